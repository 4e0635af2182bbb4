// compile.h - the compiler's public face: checked packages in, functions that the VM can run out.
//
// Everything is compiled at its first use. compile_program makes one Func that runs every package's initialisation and main.main;
// it is LAZY like all others, and the VM comes back through compile_func when one of them is called the first time.
#ifndef GOSLING_COMPILE_COMPILE_H
#define GOSLING_COMPILE_COMPILE_H
#include <stdio.h>
#include "types/types.h"
#include "vm/bytecode.h"

// main and all that it imports; initialisation order is that of the imports.
Func *compile_program(Checker *ck, Package *mainpkg, Diags *diags);
// Compiles now, for -dis and for reporting what is not supported before anything runs. False after errors (in diags).
bool compile_package_now(Package *pkg, Diags *diags);
// The REPL: a Func that calls read (false: end), then every closure that next gives (nil: no more; 1: ask again), for ever; and the code of the session's latest entry.
Func *compile_session_loop(Checker *ck, Package *pkg, Diags *diags, NativeFn read, NativeFn next, NativeFn run, NativeFn settle, NativeFn end);
Func *compile_session_entry(Package *pkg);
void compile_session_package(Package *pkg);        // entries belong to this one from now on
// What the last entry declared anew takes the place of what was there (or, back, the other way round): after types_extend, before its code is made.
// The world is stopped. report is told what is another thing now, of which earlier code keeps the old one.
void compile_session_replace(Package *pkg, bool back, void (*report)(Redecl r));
void *compile_global(Object *var, const _type **t);  // address and type of a package variable
bool compile_func(Func *f);                        // hook of the VM, called with the compile lock held; errors go to stderr
Func *compile_funcof(Object *fn, TypeList *targs); // the Func of a declared function
const _type *compile_rtype(Type *t);               // run-time descriptor
const _type *compile_errortype(int kind);          // run-time error types of package runtime, by PE_*
// Loads a package that the program does not import (package runtime, for the types of its errors). Set by cmd.
extern Package *(*compile_import)(const char *path);
// Coverage, before anything is compiled: a counter for a statement, or (inside) for the empty block or clause. mode: 0 set, 1 count, 2 atomic.
void cover_mode(int mode);
void cover_add(Node *n, bool inside, uint32_t *counter);
// gc's -m lines: collects those of a package, then prints them in order. explain: the source, with what is on the heap and why below the lines that
// it is about; more: below the causes of a line, may be NULL.
typedef struct EscapeFlags { int m; bool noinline; } EscapeFlags;
void escape_report_package(Package *p, EscapeFlags flags);
void escape_report_print(FILE *out);
void escape_explain_package(Package *p);
void escape_explain_print(FILE *out, FileSrc *src, void (*more)(FILE *out, FileSrc *src, int line));
int escape_explain_func(FILE *out, Object *fn, Pos from, Pos to);  // of a session: the lines of fn from .. to, with their own numbers; how many causes there are
void compile_init(void);                           // sets type_hooks
void compile_each_func(void (*f)(Func *f, void *arg), void *arg);
extern bool compile_noinline;                      // -gcflags=-l
extern bool compile_noescape;                      // everything on the heap (a stress mode)
#endif
