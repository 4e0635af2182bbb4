# stdlib/rules.mk - the embedded sources
STDGO := $(shell find stdlib -name '*.go' ! -name '*_test.go' | LC_ALL=C sort)

$(B)/gen/embed.c: tools/embed.py $(STDGO) stdlib
	@mkdir -p $(@D)
	python3 tools/embed.py stdlib $@

$(B)/gen/docs.c: tools/docs.py tools/embed.py stdlib/builtin.doc $(STDGO) stdlib
	@mkdir -p $(@D)
	python3 tools/docs.py stdlib $@

$(B)/gen/docs.o: $(B)/gen/docs.c
	$(CC) $(CSTD) -O0 $(CPPFLAGS) -c -o $@ $<

$(B)/gen/embed.o: $(B)/gen/embed.c stdlib/stdlib.h
	$(CC) $(CSTD) -O0 $(CPPFLAGS) -c -o $@ $<

# unicode's categories; std::to_chars and std::from_chars of strconv
LDLIBS += -lutf8proc -lstdc++
