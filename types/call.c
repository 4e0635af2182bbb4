// call.c - calls, arguments, explicit and inferred instantiation of generic functions.
// Twin: cmd/compile/internal/types2/call.go
//
// The signature of a generic callee has its type parameters renamed for every call, because a
// function may call itself with other arguments; generic functions passed as arguments add their
// own renamed parameters, and all are inferred together.
#include <string.h>

#include "types/check.h"

// ---- instantiation --------------------------------------------------------------------------

struct sig_check {
    Pos pos;
    TypeList *tparams, *targs;
    NodeList xlist;
};

static void verify_later(Checker *ck, void *arg) {
    struct sig_check *c = arg;
    const char *cause = "";
    int i = check_verify(ck, c->pos, c->tparams, c->targs, &cause);
    if (i >= 0) {
        check_soft_error(ck, i < c->xlist.n ? at(c->xlist.v[i]) : c->pos, E_InvalidTypeArg, "%s",
                         cause);
    } else {
        check_mono_instance(ck, c->pos, c->tparams, c->targs, c->xlist);
    }
}

static Type *instantiate_signature(Checker *ck, Pos pos, Expr *e, Type *sig, TypeList *targs,
                                   NodeList xlist) {
    Type *inst = check_instance(ck, pos, sig, targs);
    if (inst->kind != TSignature) return sig;
    if (inst->sig.recv && !sig->sig.recv) inst->sig.recv = NULL;
    check_record_instance(ck, e, targs, inst);
    struct sig_check *c = NEW(ck, struct sig_check);
    *c = (struct sig_check){pos, sig->sig.tparams, targs, xlist};
    check_later(ck, verify_later, c);
    return inst;
}

// Instantiates the generic function x with the type arguments of inst, the rest inferred from the
// target t. With infer unset and arguments missing, *out gets the given ones and x stays generic.
void check_func_inst(Checker *ck, Target *t, Pos pos, Operand *x, IndexExpr *inst, bool infer,
                     TypeList **out) {
    if (out) *out = NULL;
    Pos errpos = inst ? ast_gcpos((Node *)inst) : pos;
    if (inst) x->expr = (Expr *)inst;
    bool versionerr = !check_verify_version(ck, errpos, 18, "function instantiation");
    TypeList *targs = NULL;
    NodeList xlist = {NULL, 0};
    if (inst) {
        xlist = inst->indices;
        targs = check_type_list(ck, xlist);
        if (!targs) {
            x->mode = MInvalid;
            return;
        }
    }
    Type *sig = x->type;
    int got = list_len(targs), want = list_len(sig->sig.tparams);
    if (got > want) {
        check_error(ck, at(xlist.v[got - 1]), E_WrongTypeArgCount,
                    "got %d type arguments but want %d", got, want);
        x->mode = MInvalid;
        return;
    }
    if (got < want) {
        if (!infer) {
            if (out) *out = targs;
            return;
        }
        Operand arg = {0}, *args[1] = {&arg};
        int nargs = 0;
        Type *params = types_emptytuple;
        bool reverse = false;
        if (t && sig->sig.tparams) {
            if (!versionerr) {
                check_verify_version(ck, errpos, 21,
                                     inst ? "partially instantiated function in assignment"
                                          : "implicitly instantiated function in assignment");
            }
            Type *g =
                types_new_signature(ck, NULL, sig->sig.params, sig->sig.results, sig->sig.variadic);
            Object *p = object_var(ck, pos, intern_cstr(""), g);
            params = types_new_tuple(ck, 1, &p);
            Ident *id = ast_new(ck->arena, N_Ident, x->expr ? x->expr->n.pos : pos);
            id->name = intern_cstr(t->desc);
            arg = (Operand){.mode = MValue, .expr = &id->e, .type = t->sig};
            nargs = 1;
            reverse = true;
        }
        TypeList *tparams;
        Type *p2;
        check_rename_tparams(ck, sig->sig.tparams, params, &tparams, &p2);
        Err err = err_new(ck, E_CannotInferTypeArgs);
        targs = check_infer(ck, pos, tparams, targs, p2, args, nargs, reverse, &err);
        if (!targs) {
            err_report(&err);
            x->mode = MInvalid;
            return;
        }
        buf_fini(&err.buf);
    }
    x->type = instantiate_signature(ck, x->expr ? ast_gcpos((Node *)x->expr) : pos, x->expr, sig,
                                    targs, xlist);
    x->mode = MValue;
}

// ---- arguments ------------------------------------------------------------------------------

static Operand **generic_expr_list(Checker *ck, NodeList l, int *n, TypeList ***atargs) {
    bool infer = l.n == 0 || !check_allow_version(ck, 21);
    *n = l.n;
    *atargs = NEWN(ck, TypeList *, l.n);
    if (l.n == 0) return NULL;
    Operand **r = NEWN(ck, Operand *, l.n);
    for (int i = 0; i < l.n; i++) {
        Expr *e = (Expr *)l.v[i];
        Operand *x = r[i] = NEW(ck, Operand);
        if (ast_is(e, N_IndexExpr) && !check_too_deep(ck, e->n.pos)) {
            x->expr = e;
            if (check_index_expr(ck, x, (IndexExpr *)e)) {
                TypeList *given;
                check_func_inst(ck, NULL, ast_gcpos((Node *)x->expr), x, (IndexExpr *)e, infer,
                                &given);
                if (given) {
                    (*atargs)[i] = given;
                    x->expr = e;
                } else {
                    x->expr = e;
                    check_record(ck, x);
                }
                continue;
            }
            x->expr = e;
            if (x->mode != MInvalid && x->mode != MNoValue && !check_finite_size(ck, x->type))
                x->mode = MInvalid;
            check_record(ck, x);
        } else {
            check_raw_expr(ck, NULL, x, e, NULL, true);
        }
        check_exclude(ck, x, 1u << MNoValue | 1u << MBuiltin | 1u << MTypExpr);
        if (l.n > 1) {
            check_single_value(ck, x);
        } else if (x->mode != MInvalid && x->type->kind == TTuple) {
            Type *t = x->type;
            *n = t->tuple.n;
            r = NEWN(ck, Operand *, t->tuple.n);
            for (int k = 0; k < t->tuple.n; k++) {
                r[k] = NEW(ck, Operand);
                *r[k] = (Operand){.mode = MValue, .expr = e, .type = t->tuple.vars[k]->type};
            }
            *atargs = NEWN(ck, TypeList *, t->tuple.n);
            return r;
        }
    }
    return r;
}

static void arg_count_error(Checker *ck, CallExpr *call, Type *sig, Operand **args, int nargs,
                            int npars, bool ddd) {
    Pos pos = at(call);
    const char *qual = "not enough";
    if (nargs > npars) {
        pos = at(args[npars]->expr);
        qual = "too many";
    } else if (nargs > 0) {
        pos = at(args[nargs - 1]->expr);
    }
    int np = tuple_len(sig->sig.params);
    Type **have = NEWN(ck, Type *, nargs), **want = NEWN(ck, Type *, np);
    for (int i = 0; i < nargs; i++) have[i] = args[i]->type;
    for (int i = 0; i < np; i++) want[i] = sig->sig.params->tuple.vars[i]->type;
    Err e = err_new(ck, E_WrongArgCount);
    err_addf(&e, pos, "%s arguments in call to %E", qual, call->fun);
    err_addf(&e, NO_POS, "have %s", check_types_summary(ck, have, nargs, false, ddd));
    err_addf(&e, NO_POS, "want %s", check_types_summary(ck, want, np, sig->sig.variadic, false));
    err_report(&e);
}

static Type *arguments(Checker *ck, CallExpr *call, Type *sig, TypeList *targs, NodeList xlist,
                       Operand **args, int nargs, TypeList **atargs) {
    Type *rsig = sig;
    int npars = tuple_len(sig->sig.params);
    bool ddd = call->ellipsis != NO_POS, adjusted = false;
    Type *params = sig->sig.params;
    if (sig->sig.variadic) {
        if (ddd) {
            if (call->args.n == 1 && nargs > 1) {
                check_error(ck, at(call), E_InvalidDotDotDot, "cannot use ... with %d-valued %E",
                            nargs, (Expr *)call->args.v[0]);
                return rsig;
            }
        } else if (nargs >= npars - 1) {
            Object **vars = NEWN(ck, Object *, nargs);
            for (int i = 0; i < npars - 1; i++) vars[i] = sig->sig.params->tuple.vars[i];
            Object *last = sig->sig.params->tuple.vars[npars - 1];
            Type *elem = last->type->kind == TSlice ? last->type->slice.elem : invalid_type();
            Object *v = NEW(ck, Object);
            *v = *last;
            v->type = elem;
            for (int i = npars - 1; i < nargs; i++) vars[i] = v;
            params = types_new_tuple(ck, nargs, vars);
            adjusted = true;
            npars = nargs;
        } else {
            npars--;
        }
    } else if (ddd) {
        check_error(ck, at(call), E_NonVariadicDotDotDot,
                    "cannot use ... in call to non-variadic %E", call->fun);
        return rsig;
    }
    if (nargs != npars) {
        arg_count_error(ck, call, sig, args, nargs, npars, ddd);
        return rsig;
    }
    TypeVec tparams = {0}, given = {0};
    int n = list_len(sig->sig.tparams);
    Pos callpos = call->e.oppos;
    if (n > 0) {
        if (!check_allow_version(ck, 18)) {
            bool ix = ast_is(call->fun, N_IndexExpr);
            check_verify_version(ck, ix ? at(call->fun) : at(call), 18,
                                 ix ? "function instantiation" : "implicit function instantiation");
        }
        TypeList *renamed;
        check_rename_tparams(ck, sig->sig.tparams, params, &renamed, &params);
        for (int i = 0; i < n; i++) {
            vec_push(&tparams, renamed->at[i]);
            vec_push(&given, i < list_len(targs) ? targs->at[i] : NULL);
        }
    }
    int ngeneric = 0;
    for (int i = 0; i < nargs; i++) {
        Type *as = args[i]->type;
        if (args[i]->mode == MInvalid || as->kind != TSignature || list_len(as->sig.tparams) == 0)
            continue;
        if (ngeneric++ == 0)
            check_verify_version(ck, atx(args[i]), 21,
                                 "implicitly instantiated function as argument");
        TypeList *renamed;
        Type *copy = sig_new(ck), *t;
        copy->sig = as->sig;
        check_rename_tparams(ck, as->sig.tparams, copy, &renamed, &t);
        if (t == copy || t == as) {
            t = sig_new(ck);
            t->sig = as->sig;
        }
        t->sig.tparams = renamed;
        args[i]->type = t;
        for (int k = 0; k < renamed->n; k++) {
            vec_push(&tparams, renamed->at[k]);
            vec_push(&given, atargs[i] && k < atargs[i]->n ? atargs[i]->at[k] : NULL);
        }
    }
    if (tparams.n > 0) {
        Err err = err_new(ck, E_CannotInferTypeArgs);
        TypeList *tp = type_list(ck, tparams.v, tparams.n), *g = type_list(ck, given.v, given.n);
        TypeList *inferred = check_infer(ck, callpos, tp, g, params, args, nargs, false, &err);
        vec_free(&tparams);
        vec_free(&given);
        if (!inferred) {
            if (err.n > 0) {
                check_error(ck, err.pos, E_CannotInferTypeArgs, "in call to %E, %s", call->fun,
                            buf_cstr(&err.buf));
            }
            buf_fini(&err.buf);
            return rsig;
        }
        buf_fini(&err.buf);
        if (n > 0) {
            TypeList *mine = type_list(ck, inferred->at, n);
            rsig = instantiate_signature(ck, callpos, call->fun, sig, mine, xlist);
            if (adjusted) {
                TypeList *tp0 = type_list(ck, tp->at, n);
                params = check_subst(ck, callpos, params, tp0, mine);
            } else {
                params = rsig->sig.params;
            }
        }
        int j = n;
        for (int i = 0; i < nargs; i++) {
            Type *as = args[i]->type;
            if (args[i]->mode == MInvalid || as->kind != TSignature ||
                list_len(as->sig.tparams) == 0)
                continue;
            int k = as->sig.tparams->n;
            args[i]->type =
                instantiate_signature(ck, callpos, args[i]->expr, as,
                                      type_list(ck, inferred->at + j, k), (NodeList){NULL, 0});
            check_record(ck, args[i]);
            j += k;
        }
    }
    if (nargs > 0) {
        // The text is wanted in errors only; most calls have none.
        const char *context = NULL;
        for (int i = 0; i < nargs; i++) {
            Type *pt = params->tuple.vars[i]->type;
            if (args[i]->mode >= MConstant && is_typed(args[i]->type) &&
                args[i]->type->kind != TTuple && args[i]->type == pt && pt->kind != TSignature)
                continue;
            if (!context) context = check_sprintf(ck, "argument to %E", call->fun);
            check_assignment(ck, args[i], pt, context);
        }
    }
    return rsig;
}

// ---- calls ----------------------------------------------------------------------------------

static const char *call_cond(Checker *ck, void *arg, Type *t, Type *u) {
    (void)arg;
    if (u && u->kind != TSignature) return check_sprintf(ck, "%T is not a function", t);
    return NULL;
}

static void conversion_call(Checker *ck, Operand *x, CallExpr *call) {
    Type *t = x->type;
    x->mode = MInvalid;
    int n = call->args.n;
    if (n == 0) {
        check_error(ck, at(call), E_WrongArgCount, "missing argument in conversion to %T", t);
    } else if (n == 1) {
        check_expr(ck, NULL, x, (Expr *)call->args.v[0]);
        if (x->mode == MInvalid) return;
        Type *u = types_under(t);
        if (u->kind == TInterface && !types_is_typeparam(t) &&
            !typeset_is_methodset(type_typeset(ck, u, NO_POS))) {
            check_error(ck, at(call), E_MisplacedConstraintIface,
                        "cannot use interface %T in conversion (contains specific type constraints "
                        "or is comparable)",
                        t);
            x->mode = MInvalid;
            return;
        }
        if (call->ellipsis != NO_POS) {
            check_error(ck, at(call->args.v[0]), E_BadDotDotDotSyntax,
                        "invalid use of ... in conversion to %T", t);
            x->mode = MInvalid;
            return;
        }
        check_conversion(ck, x, t);
    } else {
        check_use(ck, call->args);
        check_error(ck, at(call->args.v[n - 1]), E_WrongArgCount,
                    "too many arguments in conversion to %T", t);
    }
}

static int builtin_kind(int id) {
    switch (id) {
    case BClear:
    case BClose:
    case BCopy:
    case BDelete:
    case BPanic:
    case BPrint:
    case BPrintln:
    case BRecover:
    case BAssert:
    case BTrace: return X_STATEMENT;
    default: return X_EXPRESSION;
    }
}

int check_call_expr(Checker *ck, Operand *x, CallExpr *call) {
    IndexExpr *inst = NULL;
    if (ast_is(call->fun, N_IndexExpr) && !check_too_deep(ck, call->e.n.pos)) {
        IndexExpr *ix = (IndexExpr *)call->fun;
        x->expr = call->fun;
        if (check_index_expr(ck, x, ix)) inst = ix;
        x->expr = call->fun;
        check_record(ck, x);
    } else {
        check_expr_or_type(ck, x, call->fun, true);
    }
    switch (x->mode) {
    case MInvalid:
        check_use(ck, call->args);
        x->expr = (Expr *)call;
        return X_STATEMENT;
    case MTypExpr:
        if (is_generic(x->type)) {
            check_error(ck, atx(x), E_WrongTypeArgCount,
                        "cannot use generic type %E without instantiation", x->expr);
            x->mode = MInvalid;
            x->type = invalid_type();
            x->expr = (Expr *)call;
            return X_CONVERSION;
        }
        conversion_call(ck, x, call);
        x->expr = (Expr *)call;
        return X_CONVERSION;
    case MBuiltin: {
        int id = x->builtin;
        if (!check_builtin(ck, x, call, (BuiltinId)id)) x->mode = MInvalid;
        x->expr = (Expr *)call;
        if (x->mode != MInvalid && x->mode != MConstant) ck->env.hascallorrecv = true;
        return builtin_kind(id);
    }
    default: break;
    }
    const char *cause = "";
    Type *sig = type_common_under(ck, x->type, call_cond, NULL, &cause);
    if (!sig) {
        check_error(ck, atx(x), E_InvalidCall, "invalid operation: cannot call %X: %s", x, cause);
        x->mode = MInvalid;
        x->expr = (Expr *)call;
        return X_STATEMENT;
    }
    bool generic = list_len(sig->sig.tparams) > 0;
    NodeList xlist = {NULL, 0};
    TypeList *targs = NULL;
    if (inst) {
        xlist = inst->indices;
        targs = check_type_list(ck, xlist);
        int want = list_len(sig->sig.tparams);
        if (targs && targs->n > want) {
            check_error(ck, at(xlist.v[want]), E_WrongTypeArgCount,
                        "got %d type arguments but want %d", targs->n, want);
            targs = NULL;
        }
        if (!targs) {
            check_use(ck, call->args);
            x->mode = MInvalid;
            x->expr = (Expr *)call;
            return X_STATEMENT;
        }
        if (targs->n == want && want > 0) {
            check_verify_version(ck, at(inst), 18, "function instantiation");
            sig =
                instantiate_signature(ck, ast_gcpos((Node *)inst), (Expr *)inst, sig, targs, xlist);
            targs = NULL;
            xlist = (NodeList){NULL, 0};
        }
    }
    int nargs;
    TypeList **atargs;
    Operand **args = generic_expr_list(ck, call->args, &nargs, &atargs);
    sig = arguments(ck, call, sig, targs, xlist, args, nargs, atargs);
    if (generic && list_len(sig->sig.tparams) == 0) {
        check_record_type(ck, call->fun, MValue, sig, NULL);
        for (Expr *f = call->fun; ast_is(f, N_ParenExpr);) {
            f = ((ParenExpr *)f)->x;
            check_record_type(ck, f, MValue, sig, NULL);
        }
    }
    switch (tuple_len(sig->sig.results)) {
    case 0: x->mode = MNoValue; break;
    case 1:
        x->mode = MValue;
        x->type = sig->sig.results->tuple.vars[0]->type;
        break;
    default: x->mode = MValue; x->type = sig->sig.results;
    }
    x->val = NULL;
    x->expr = (Expr *)call;
    ck->env.hascallorrecv = true;
    // A result type with uninferred parameters in it would only lead to follow-on errors.
    if (x->mode == MValue && list_len(sig->sig.tparams) > 0) {
        TypeList *tp = sig->sig.tparams, *inv = types_new_list(ck, tp->n);
        for (int i = 0; i < tp->n; i++) inv->at[i] = invalid_type();
        if (check_subst(ck, call->e.n.pos, x->type, tp, inv) != x->type) x->mode = MInvalid;
    }
    return X_STATEMENT;
}
