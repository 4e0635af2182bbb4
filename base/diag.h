// diag.h - collected errors and their printing in gc's form.
//
// A Diags collects; nothing is printed before diag_print. As in gc, at most one "syntax error" is
// kept per line, equal messages on one line are dropped, printing is sorted by position, and after
// 10 errors comes "too many errors" and the rest is silence. A Diags belongs to one thread at a
// time.
#ifndef GOSLING_BASE_DIAG_H
#define GOSLING_BASE_DIAG_H

#include "base/buf.h"
#include "base/pos.h"
#include "base/vec.h"
#include <stdarg.h>
#include <stdio.h>

typedef struct Diag {
    Pos pos;
    uint16_t code; // the checker's error code, 0 if none
    bool soft; // errors that alone do not make a program meaningless (unused variable/import ...)
    bool warning;  // vet and the like; not counted
    char *msg;     // owned; continuation lines begin with a tab
} Diag;

typedef struct Diags {
    VEC(Diag) list;
    int nerrors;     // errors kept (not warnings)
    int limit;       // errors printed before "too many errors"; 0 = all (-e). diag_init sets 10
    Pos last_syntax; // for one syntax error per line
    Pos last_other;  // for equal messages on a line
    int last_msg;    // index of the last non-syntax error, -1
    bool overflow;   // the limit was reached: further errors are dropped
    Pos overflow_pos;// position of the error that reached it
} Diags;

void diag_init(Diags *d);
void diag_fini(Diags *d);
void diag_clear(Diags *d);
void diag_error(Diags *d, Pos pos, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
void diag_verror(Diags *d, Pos pos, const char *fmt, va_list ap)
    __attribute__((format(printf, 3, 0)));
void diag_soft_error(Diags *d, Pos pos, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
void diag_warn(Diags *d, Pos pos, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
void diag_add(Diags *d, Pos pos, int code, bool soft, const char *msg); // msg is copied
bool diag_full(const Diags *d); // the limit is reached; whoever looks for more errors may stop
void diag_sort(Diags *d);       // by file, line, column; stable; drops equal neighbours
// Sorts and prints "file:line:col: message" lines, then "too many errors" when the limit was
// reached. prefix goes before each relative file name that has no directory ("./" for gc's form; ""
// or NULL: none).
void diag_print(Diags *d, Buf *out, const char *prefix);
void diag_fprint(Diags *d, FILE *out, const char *prefix);
// "file:line:col" of one position, in gc's form (columns above 255 print as 255 there, and here).
void diag_format_pos(Buf *out, Pos pos, const char *prefix);

#endif
