// escape.h - escape analysis' answers, asked by code generation.
#ifndef GOSLING_COMPILE_ESCAPE_H
#define GOSLING_COMPILE_ESCAPE_H
#include "compile/int.h"

enum {
    ESC_NONE,        // plain slots: nobody takes the address
    ESC_STACK_ADDR,  // the address is taken, but does not outlive the frame (nor, in a loop, the iteration): fixed slots
    ESC_HEAP,
};
int escape_var(Fn *f, Object *o);
// &T{}, new(T), make([]T, const), function literals, interface conversions …: ESC_STACK_ADDR or ESC_HEAP
int escape_alloc(Fn *f, Node *site);
bool escape_uses_stack(BlockStmt *body);   // could any answer in this body be ESC_STACK_ADDR?
// Variables that a literal (or range-over-func body) shares with the function around it.
bool escape_by_reference(Fn *f, Object *o);
#endif
