// base.h - umbrella of the module base: plain C structures that every other module builds on.
// SPDX-License-Identifier: MIT
//
// Each of the headers below is usable alone. None of them knows anything about Go except
// pos.h/diag.h, which know how gc prints positions and errors.
#ifndef GOSLING_BASE_BASE_H
#define GOSLING_BASE_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define likely(x) __builtin_expect(!!(x), 1)
#define unlikely(x) __builtin_expect(!!(x), 0)
#define NORETURN __attribute__((noreturn))
#define PRINTF_LIKE(f, a) __attribute__((format(printf, f, a)))
#define ARRAY_LEN(a) (sizeof(a) / sizeof((a)[0]))

// Memory that is never refused: prints a message and aborts when the system has none.
void *xmalloc(size_t n) __attribute__((malloc, alloc_size(1)));
void *xcalloc(size_t n, size_t size) __attribute__((malloc, alloc_size(1, 2)));
void *xrealloc(void *p, size_t n) __attribute__((alloc_size(2)));
char *xstrdup(const char *s) __attribute__((malloc));

// Somebody wants the front end to give up what it does for a REPL's entry (Ctrl-C): parser, checker and compiler look at it.
extern _Atomic int front_stop;
extern _Atomic bool pos_frugal;  // a signal handler prints and dies: no line table is made, no lock taken (pos.c)

// Bad gosling: a broken invariant of ours. Prints "gosling: internal error: ..." and aborts.
// (The runtime's throw, which prints every G, is runtime/panic.c's.)
NORETURN void base_fatal(const char *fmt, ...) PRINTF_LIKE(1, 2);

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/intern.h"
#include "base/knob.h"
#include "base/pos.h"
#include "base/utf8.h"
#include "base/vec.h"

#endif
