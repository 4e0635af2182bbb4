// rangefunc.c - range over functions: the body becomes a closure that the iterator calls.
#include "compile/int.h"

bool rangefunc_branch(Fn *f, BranchStmt *s, Node *want) { (void)f; (void)s; (void)want; return false; }
bool rangefunc_escape(Fn *f, BranchStmt *s, LabeledStmt *to) { (void)f; (void)s; (void)to; return false; }
bool rangefunc_return(Fn *f, ReturnStmt *s) { (void)f; (void)s; return false; }
bool fn_captured_by_body(Fn *f, Object *o) { (void)f; (void)o; return false; }
void stmt_rangefunc(Fn *f, RangeStmt *s, Type *sig) { (void)sig; unsupported(f, s->s.n.pos, "range over a function"); }
