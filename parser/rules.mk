# parser/rules.mk - the generated parser. Lemon's own code gets relaxed warnings.
$(B)/gen/go.c: parser/go.y
	@mkdir -p $(@D)
	lemon -q -T/usr/share/lemon/lempar.c -d$(B)/gen parser/go.y

$(B)/gen/go.o: $(B)/gen/go.c parser/parse_int.h
	@$(CC) $(CSTD) $(OPT) $(CFLAGS) $(CPPFLAGS) -MMD -MP -Wall -Wextra -Wno-unused-parameter -Wno-unused-variable -Wno-sign-compare -DNDEBUG -c -o $@ $<
