// escape.h - escape analysis' answers, asked by code generation. Its reports: compile.h.
#ifndef GOSLING_COMPILE_ESCAPE_H
#define GOSLING_COMPILE_ESCAPE_H
#include "compile/int.h"

enum {
    ESC_NONE,        // plain slots: nobody takes the address
    ESC_STACK_ADDR,  // the address is taken, but does not outlive the frame (nor, in a loop, the iteration): fixed slots
    ESC_HEAP,
};
enum {               // an expression may allocate more than once
    EW_NODE,         // the literal, make, new, closure, string operation itself
    EW_CONV,         // the data of its conversion to an interface
    EW_WRAPPED,      // the slice of variadic arguments in the closure that go and defer make
    EW_VARIADIC,     // a call's slice of variadic arguments; go and defer: the closure around the arguments
};
int escape_var(Fn *f, Object *o);
// &T{}, new(T), make([]T, const), function literals, interface conversions …: ESC_STACK_ADDR or ESC_HEAP
int escape_alloc(Fn *f, Node *site, int what);
// The slots of a stack object, by variable or site; the same each time it is asked for. Its type must be what the analysis thought.
int perm_var(Fn *f, Object *o, Type *t);
int perm_site(Fn *f, Node *site, int what, Type *t);
int64_t escape_make_room(Type *elem);      // elements of a make of unknown size that are kept in the frame
bool escape_zerocopy(Fn *f, Node *site);   // a []byte(string) that nobody writes to
bool escape_site_ptrs(Fn *f, Node *site, int what);
bool escape_frame(Fn *f, Node *frame, int *ptrslots, int *plainslots);
void perm_begin(Fn *f, Node *frame);       // at the start of the code: reserves the frame's stack objects
// A new zeroed object of type t for a site, in the frame or on the heap: its address in slot dst.
void site_new(Fn *f, Node *site, int what, Type *t, int dst);
int64_t escape_map_slots(Type *mt);
int perm_map(Fn *f, Node *site, Type *mt);  // zeroed slots for a small map that does not escape; 0: on the heap
int perm_buffer(Fn *f, Node *site);        // 32 bytes for a string operation that does not escape; 0: on the heap
void emit_concat(Fn *f, Node *site, int dst, int from, int n);
// Variables that a literal (or range-over-func body) shares with the function around it.
bool escape_by_reference(Fn *f, Object *o);

void escape_analyse_init(Package *p);      // of the initialisers of package variables
#endif
