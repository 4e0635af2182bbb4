// escape.c - decides what may live in a frame. A first, sound version: a variable whose address is taken or that a closure shares
// by reference is on the heap, except when only function literals share it that are called or deferred on the spot.
#include "compile/escape.h"

bool compile_noescape;

bool escape_by_reference(Fn *f, Object *o) {
    return o->addrtaken || o->reassigned || o->isresult || layout(var_type(f, o))->size > 128;
}

int escape_var(Fn *f, Object *o) {
    if (o->addrtaken) return ESC_HEAP;
    if ((o->captured || fn_captured_by_body(f, o)) && escape_by_reference(f, o)) return ESC_HEAP;
    return ESC_NONE;
}

int escape_alloc(Fn *f, Node *site) {
    (void)f;
    (void)site;
    return ESC_HEAP;
}

bool escape_uses_stack(BlockStmt *body) {
    (void)body;
    return false;
}
