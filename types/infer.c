// infer.c - stub.
#include "types/check.h"
TypeList *check_infer(Checker *ck, Pos pos, TypeList *tparams, TypeList *targs, Type *params, Operand **args, int nargs,
                      bool reverse, Err *err) {
    (void)tparams, (void)params, (void)args, (void)nargs, (void)reverse;
    err_addf(err, pos, "inference missing");
    (void)ck;
    return targs ? NULL : NULL;
}
void check_rename_tparams(Checker *ck, TypeList *tparams, Type *t, TypeList **newt, Type **newtype) {
    (void)ck;
    *newt = tparams;
    *newtype = t;
}
void check_mono_instance(Checker *ck, Pos pos, TypeList *tparams, TypeList *targs) { (void)ck, (void)pos, (void)tparams, (void)targs; }
void check_monomorph(Checker *ck, PkgCheck *pc) { (void)ck, (void)pc; }
