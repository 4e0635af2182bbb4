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
OBJ     := $(SRC:%.c=$(B)/%.o) $(B)/gen/lexer.o $(B)/gen/go.o $(B)/gen/embed.o

all: $(B)/gosling

$(B)/gosling: $(OBJ)
	$(CC) $(ALLC) $(LDFLAGS) -o $@ $(OBJ) $(LDLIBS)

$(B)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(ALLC) -c -o $@ $<
