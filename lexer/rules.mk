# lexer/rules.mk - the generated lexer
$(B)/gen/lexer.c: lexer/lexer.re lexer/unicode_new.re
	@mkdir -p $(@D)
	re2c -W -Werror --no-generation-date --no-debug-info -I /usr/share/re2c/stdlib -o $@ $<

$(B)/gen/lexer.o: $(B)/gen/lexer.c
	@$(CC) $(ALLC) -c -o $@ $<
