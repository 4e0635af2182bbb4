# tests/fuzz/rules.mk - libFuzzer targets (clang, ASan, UBSan): make fuzz T=parse|check|run SECONDS=600; hostile sources; the comparison with real Go.
# VM_SWITCH: clang takes minutes for the edges of computed jumps.
FUZZFLAGS := CC=clang CXX=clang++ B=build/fuzz OPT="-O1 -falign-functions=16 -fno-math-errno" CFLAGS="-g -fsanitize=address,undefined,fuzzer-no-link -fno-sanitize-recover=undefined -fno-omit-frame-pointer -DVM_SWITCH"
FUZZ_SEEDS = $(wildcard tests/lang tests/errors tests/runtime tests/fuzz/found $(shell go env GOROOT 2>/dev/null)/test)
FUZZ_OPTIONS := ASAN_OPTIONS=detect_leaks=0:exitcode=77:allocator_may_return_null=1 UBSAN_OPTIONS=print_stacktrace=1:exitcode=77
SECONDS ?= 600

FUZZ_FRONT := $(filter $(B)/base/% $(B)/lexer/% $(B)/parser/% $(B)/types/%,$(OBJ)) $(B)/gen/lexer.o $(B)/gen/go.o
FUZZ_LINK = @echo "  LD  $@"; $(CC) $(ALLC) -fsanitize=fuzzer -no-pie -o $@ $(filter %.c %.o,$^) $(LDLIBS) -lm -lpthread
$(B)/fuzz-parse $(B)/fuzz-check: $(B)/fuzz-%: tests/fuzz/%.c tests/fuzz/mutate.c $(FUZZ_FRONT)
	$(FUZZ_LINK)
$(B)/fuzz-run: tests/fuzz/run.c tests/fuzz/mutate.c $(filter-out $(B)/cmd/main.o,$(OBJ))
	$(FUZZ_LINK)

# `run` forks, so libFuzzer must have no thread of its own that watches memory: it might hold a lock just then.
# SEEDS=N: N of the seeds only; a seed takes `run` 30 ms and more. Finds are written to build/fuzz/T-crash-*; put them into tests/fuzz/found/ as .go files with the repair.
fuzz:
	@command -v clang >/dev/null || { echo "fuzz: there is no clang"; exit 2; }
	$(MAKE) $(FUZZFLAGS) build/fuzz/fuzz-$(T)
	$(if $(filter run,$(T)),FUZZ_OUTPUT=1 $(FUZZ_OPTIONS) build/fuzz/fuzz-run tests/lang/inline/bodies.go 2>/dev/null | diff - tests/lang/inline/bodies.out)  # programs do run in it
	python3 tests/fuzz/seed.py $(if $(SEEDS),-n $(SEEDS)) build/fuzz/corpus-$(T) $(FUZZ_SEEDS)
	$(FUZZ_OPTIONS) build/fuzz/fuzz-$(T) -fork=1 -max_total_time=$(SECONDS) -max_len=6000 \
	  -timeout=10 -rss_limit_mb=$(if $(filter run,$(T)),0,1500) -artifact_prefix=build/fuzz/$(T)- build/fuzz/corpus-$(T)

ci-fuzz:
	@command -v clang >/dev/null || { echo "ci-fuzz: there is no clang (tools/setup.sh fuzz installs it)"; exit 2; }
	for t in parse check run; do $(MAKE) fuzz T=$$t SECONDS=60 SEEDS=300 || exit 1; done

hostile: $(B)/gosling
	python3 tests/fuzz/hostile.py --gosling $(B)/gosling

differential: $(B)/gosling
	python3 tests/differential/run.py --gosling $(B)/gosling -n $(N) --out build/differential

.PHONY: fuzz ci-fuzz hostile differential
