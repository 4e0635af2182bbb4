# tests/unit/rules.mk - C unit tests; each prints `ok NAME` and `FAIL NAME …` lines and exits 1 if anything failed.
RT_UNIT := $(patsubst tests/unit/%.c,%,$(wildcard tests/unit/runtime_*.c))
RT_OBJ  := $(patsubst %.c,$(B)/%.o,$(wildcard runtime/*.c)) $(B)/base/buf.o $(B)/base/base.o $(B)/base/utf8.o

$(B)/tests/unit/runtime_%: tests/unit/runtime_%.c tests/unit/unit.h tests/unit/child.h tests/unit/runtime_fake.h $(RT_OBJ)
	@mkdir -p $(@D)
	@echo "  LD  $@"; $(CC) $(ALLC) $(LDFLAGS) -o $@ $< $(RT_OBJ) -lm -lpthread

unit-runtime: $(RT_UNIT:%=$(B)/tests/unit/%)
	@fail=0; for t in $(RT_UNIT); do for p in 1 4; do out=$$(GOMAXPROCS=$$p $(B)/tests/unit/$$t) || fail=1; printf '%s\n' "$$out" | grep -v '^#'; done; done; exit $$fail

.PHONY: unit-runtime

# The checker against Go's own test data (needs a Go installation): the lines of all errors; VERBOSE=-v, T: which files.
$(B)/tests/unit/types_vet: tests/unit/types_vet.c $(FRONT_OBJ)
	@mkdir -p $(@D)
	@echo "  LD  $@"; $(CC) $(ALLC) $(LDFLAGS) -o $@ $< $(filter %.o,$^) -lgmp -lm -lpthread

testdata: $(B)/tests/unit/types_vet
	python3 tests/unit/types_testdata.py $(B)/tests/unit/types_vet -lines $(VERBOSE) $(T)

.PHONY: testdata
