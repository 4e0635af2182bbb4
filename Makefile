# gosling - one non-recursive Makefile; `make help` lists the targets.
CC      ?= gcc
B       ?= build
CSTD    := -std=gnu11
WARN    := -Wall -Wextra -Wshadow -Wundef -Wvla -Wstrict-prototypes -Wmissing-prototypes -Werror
OPT     ?= -O2 -fno-math-errno
CFLAGS  ?= -g
CPPFLAGS += -I. -I$(B)/gen -D_GNU_SOURCE
LDLIBS  := -lgmp -lffi -ledit -lm -lpthread
ALLC    := $(CSTD) $(WARN) $(OPT) $(CFLAGS) $(CPPFLAGS) -MMD -MP

MODULES := base lexer parser types compile runtime vm cmd
SRC     := $(foreach m,$(MODULES),$(wildcard $(m)/*.c)) $(wildcard stdlib/*.c stdlib/*/*.c stdlib/*/*/*.c)
CXXSRC  := $(wildcard stdlib/*/*.cc)
OBJ     := $(SRC:%.c=$(B)/%.o) $(CXXSRC:%.cc=$(B)/%.o) $(B)/gen/lexer.o $(B)/gen/go.o $(B)/gen/embed.o

all: $(B)/gosling

$(B)/gosling: $(OBJ)
	@echo "  LD  $@"; $(CC) $(ALLC) $(LDFLAGS) -no-pie -o $@ $(OBJ) $(LDLIBS)

$(B)/%.o: %.c
	@mkdir -p $(@D)
	@echo "  CC  $<"; $(CC) $(ALLC) -c -o $@ $<

$(B)/%.o: %.cc
	@mkdir -p $(@D)
	@echo "  CXX $<"; $(CXX) -std=c++17 -Wall -Wextra -Werror -O2 $(CFLAGS) $(CPPFLAGS) -fno-exceptions -c -o $@ $<

# The loop wants every handler to end in its own jump, and its labels at fixed addresses.
$(B)/vm/loop.o: ALLC += -fno-pie -fno-tree-slp-vectorize --param max-goto-duplication-insns=30

include $(wildcard */rules.mk tests/*/rules.mk)
-include $(OBJ:.o=.d)

.PHONY: all clean
clean:
	rm -rf $(B)
