# gosling - one non-recursive Makefile; `make help` lists the targets.
CC      ?= gcc
B       ?= build
CSTD    := -std=gnu11
WARN    := -Wall -Wextra -Wshadow -Wundef -Wvla -Wstrict-prototypes -Wmissing-prototypes -Werror
OPT     ?= -O2 -fno-math-errno
CFLAGS  ?= -g
CPPFLAGS += -I. -I$(B)/gen -D_GNU_SOURCE
LDLIBS  := -lgmp -lffi -ledit
# All but the C library is linked statically: loading ten shared objects takes a millisecond of every run. STATIC= for shared ones.
STATIC  ?= 1
comma   := ,
ALLC    := $(CSTD) $(WARN) $(OPT) $(CFLAGS) $(CPPFLAGS) -MMD -MP

MODULES := base lexer parser types compile runtime vm cmd
SRC     := $(foreach m,$(MODULES),$(wildcard $(m)/*.c)) $(wildcard stdlib/*.c stdlib/*/*.c stdlib/*/*/*.c)
CXXSRC  := $(wildcard stdlib/*/*.cc)
OBJ     := $(SRC:%.c=$(B)/%.o) $(CXXSRC:%.cc=$(B)/%.o) $(B)/gen/lexer.o $(B)/gen/go.o $(B)/gen/embed.o $(B)/gen/docs.o

all: $(B)/gosling

$(B)/gosling: $(OBJ)
	@echo "  LD  $@"; $(CC) $(ALLC) $(LDFLAGS) -no-pie -o $@ $(OBJ) $(if $(STATIC),-static-libgcc -Wl$(comma)-Bstatic $(LDLIBS) -ltinfo -lbsd -lmd -Wl$(comma)-Bdynamic,$(LDLIBS)) -lm -lpthread

$(B)/%.o: %.c
	@mkdir -p $(@D)
	@echo "  CC  $<"; $(CC) $(ALLC) -c -o $@ $<

$(B)/%.o: %.cc
	@mkdir -p $(@D)
	@echo "  CXX $<"; $(CXX) -std=c++17 -Wall -Wextra -Werror -O2 $(CFLAGS) $(CPPFLAGS) -fno-exceptions -c -o $@ $<

# The loop wants every handler to end in its own jump, and its labels at fixed addresses.
$(B)/vm/loop.o: ALLC += -fno-pie -fno-tree-slp-vectorize $(if $(findstring clang,$(CC)),,--param max-goto-duplication-insns=30)

FRONT_OBJ := $(filter $(B)/base/% $(B)/lexer/% $(B)/parser/% $(B)/types/%,$(OBJ)) $(B)/gen/lexer.o $(B)/gen/go.o
include $(wildcard */rules.mk tests/*/rules.mk)
-include $(OBJ:.o=.d)

# --- tests
UNIT := $(patsubst tests/unit/%.c,$(B)/tests/unit/%,$(wildcard tests/unit/*_test.c) $(wildcard tests/unit/runtime_*.c))

$(B)/tests/unit/%_test: tests/unit/%_test.c $(FRONT_OBJ)
	@mkdir -p $(@D)
	@echo "  LD  $@"; $(CC) $(ALLC) $(LDFLAGS) -o $@ $< $(FRONT_OBJ) -lgmp -lm

$(B)/tests/unit/stdindex_test: tests/unit/stdindex_test.c $(FRONT_OBJ) $(B)/gen/embed.o $(B)/stdlib/index.o
	@mkdir -p $(@D)
	@echo "  LD  $@"; $(CC) $(ALLC) $(LDFLAGS) -o $@ $< $(FRONT_OBJ) $(B)/gen/embed.o $(B)/stdlib/index.o -lgmp -lm

unit: $(UNIT)

test: $(B)/gosling $(UNIT)
	python3 tests/run.py --gosling $(B)/gosling --unit $(B)/tests/unit $(T)

# The suite under each stress mode.
STRESS := gcstress=1 gcconc=1 gcconc=1,clobberfree=1,preemptstress=1 stackmove=1 poisonframes=1 preemptstress=1 clobberfree=1,gcstress=3 schedseed=7
stress: $(B)/gosling
	@for s in $(STRESS); do echo "== GOSLING_DEBUG=$$s"; GOSLING_DEBUG=$$s python3 tests/run.py --gosling $(B)/gosling --timeout 120 $(T) && GOSLING_DEBUG=$$s python3 tests/run.py --gosling $(B)/gosling -j 1 timing/ || exit 1; done
ci-stress: $(B)/gosling
	@for s in $(STRESS); do echo "== GOSLING_DEBUG=$$s"; GOSLING_DEBUG=$$s python3 tests/run.py --quick --gosling $(B)/gosling --timeout 120 lang/ runtime/ || exit 1; done

# Sanitizers: whole builds of their own. LIMIT: milliseconds that hostile input may take there (2,000 in the real build);
# SLACK: MB that -maxmem may be exceeded by (32), since red zones, quarantined memory and TSan's shadow (over five times the memory) are not in its books.
# Functions are aligned as under -O2: a native's address is told from a pc by its lowest bit (vm/callers.c).
LOW := -O1 -falign-functions=16
asan:
	$(MAKE) B=build/asan OPT="$(LOW) -fno-math-errno" CFLAGS="-g -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer" LDFLAGS="-fsanitize=address,undefined" build/asan/gosling
	LIMIT=20000 SLACK=400 ASAN_OPTIONS=detect_leaks=0 python3 tests/run.py --gosling build/asan/gosling --timeout 120 $(T)
ubsan: asan
tsan:
	$(MAKE) CC=clang CXX=clang++ B=build/tsan OPT="$(LOW) -fno-math-errno" CFLAGS="-g -fsanitize=thread" LDFLAGS="-fsanitize=thread" build/tsan/gosling
	LIMIT=20000 SLACK=1500 GOMAXPROCS=4 TSAN_OPTIONS="halt_on_error=1 exitcode=66" python3 tests/run.py --gosling build/tsan/gosling --timeout 400 $(T)

debug:
	$(MAKE) B=build/debug OPT="-Og -falign-functions=16 -fno-math-errno" CFLAGS="-g -DRT_DEBUG=1 -DVM_SWITCH" build/debug/gosling

# Everything at once for a long time; fails if memory, threads or files grow. SOAK=60m
SOAK ?= 10m
soak: $(B)/gosling
	$(B)/gosling run tests/soak/soak.go -for $(SOAK) -every 10s

# Long random REPL sessions against the same text as a program (tests/repl/random_session.py); GO=-go: real Go runs the program. And Ctrl-C with its limit of 100 ms.
repl-session: $(B)/gosling
	cd tests/repl && GOSLING=$(CURDIR)/$(B)/gosling python3 random_session.py -v -n 5000 $(GO)
	cd tests/repl && for t in interrupt editor; do GOSLING=$(CURDIR)/$(B)/gosling python3 $$t.py -v -limit 100; done
.PHONY: repl-session

# What depends on real time and on two processors; not part of the suite, which must pass under every stress mode.
timing: $(B)/gosling
	python3 tests/run.py --gosling $(B)/gosling -j 1 timing/

# Random C signatures against a generated library.
N ?= 2000
inline-differential: $(B)/gosling
	python3 tests/differential/inline.py --gosling $(B)/gosling -n $(N)
ffi-differential: $(B)/gosling
	python3 tests/ffi/differential.py --gosling $(B)/gosling -n $(N)

# Planted bugs that the tests must find (tests/plant), Spin models of the scheduler's protocols (tests/models). T: which ones.
plant: $(B)/gosling
	python3 tests/plant/run.py $(T)
models:
	python3 tests/models/run.py $(T)
.PHONY: plant models

bench: $(B)/gosling
	python3 tests/bench/run.py --gosling $(B)/gosling $(T)

# Go's own tests; needs a Go installation and the runner of ../shared.
conformance: $(B)/gosling
	cd ../shared/conformance && python3 gotest.py --kind run,rundir,runoutput --run '$(CURDIR)/$(B)/gosling run {files}' --witness -j 2 --causes 20

deps:
	sh tools/depcheck.sh

help:
	@echo "make             the tool, optimised: $(B)/gosling"
	@echo "make test        all tests; T='FILTER…' some"
	@echo "make stress      the tests under every stress mode;  make asan | tsan: under sanitizers"
	@echo "make differential  N=2000 units of random Go functions compared with real Go (8 functions each or more)"
	@echo "make fuzz        T=parse|check|run SECONDS=600 under libFuzzer (clang); make ci-fuzz: a minute each; make hostile: sources made to hurt"
	@echo "make inline-differential  N=2000 random programs of small functions: inlined, not inlined and under stress they do the same"
	@echo "make ffi-differential  N=2000 random C signatures called from Go, and called back"
	@echo "make repl-session  5,000 random steps of the REPL agree with a program (GO=-go: real Go's); Ctrl-C within 100 ms in every state"
	@echo "make timing      the few tests that depend on real time"
	@echo "make soak        maps, chans, select, timers, net at once; SOAK=60m for how long"
	@echo "make plant       builds with planted bugs, each of which a test must find; T='3 18' some"
	@echo "make models      Spin models of park/ready, the wake-up and the run queue, and their mutants (needs spin)"
	@echo "make bench       benchmarks, as ratios to gc, Lua and LuaJIT -joff where installed"
	@echo "make testdata    the checker against the test data of go/types (needs Go); T='FILTER…' some, VERBOSE=-v"
	@echo "make conformance Go's own test directory;  make deps: who includes whom"

.PHONY: all inline-differential timing soak ffi-differential unit test stress ci-stress asan ubsan tsan debug bench conformance deps help clean
clean:
	rm -rf build
