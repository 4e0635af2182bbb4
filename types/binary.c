// binary.c - unary and binary operators, comparisons, shifts.
// Twin: cmd/compile/internal/types2/expr.go
#include <string.h>

#include "types/check.h"

static ConstOp const_op(int tok) {
    switch (tok) {
    case TK_ADD: return C_ADD;
    case TK_SUB: return C_SUB;
    case TK_MUL: return C_MUL;
    case TK_QUO: return C_QUO;
    case TK_REM: return C_REM;
    case TK_AND: return C_AND;
    case TK_OR: return C_OR;
    case TK_XOR: return C_XOR;
    case TK_AND_NOT: return C_ANDNOT;
    case TK_LAND: return C_LAND;
    case TK_LOR: return C_LOR;
    case TK_EQL: return C_EQL;
    case TK_NEQ: return C_NEQ;
    case TK_LSS: return C_LSS;
    case TK_LEQ: return C_LEQ;
    case TK_GTR: return C_GTR;
    case TK_GEQ: return C_GEQ;
    default: return C_NOT;
    }
}

static bool is_comparison(int op) {
    return op == TK_EQL || op == TK_NEQ || op == TK_LSS || op == TK_LEQ || op == TK_GTR ||
           op == TK_GEQ;
}

static Pos op_pos(Expr *e) {
    if (ast_is(e, N_BinaryExpr)) return e->oppos;
    return at(e);
}

static bool op_defined(Checker *ck, Operand *x, int info, int op) {
    if (type_all_basic(x->type, info)) return true;
    check_error(ck, atx(x), E_UndefinedOp, "invalid operation: operator %s not defined on %X",
                token_text(op), x);
    x->mode = MInvalid;
    return false;
}

// ---- unary ----------------------------------------------------------------------------------

// Notes that e's storage is reached through a pointer from now on.
void check_mark_addr(Expr *e) {
    for (;;) {
        e = ast_unparen(e);
        switch (e->n.kind) {
        case N_Ident: {
            Object *o = ((Ident *)e)->obj;
            if (o && o->kind == OVar) o->addrtaken = true;
            return;
        }
        case N_SelectorExpr: {
            SelectorExpr *s = (SelectorExpr *)e;
            if (!s->selection || s->selection->indirect) {
                if (!s->selection && s->sel->obj && s->sel->obj->kind == OVar)
                    s->sel->obj->addrtaken = true;
                return;
            }
            e = s->x;
            break;
        }
        case N_IndexExpr: {
            IndexExpr *i = (IndexExpr *)e;
            if (!i->x->type || types_under(i->x->type)->kind != TArray) return;
            e = i->x;
            break;
        }
        default: return;
        }
    }
}

struct chan_cond {
    bool recv;
};

static const char *chan_elem_cond(Checker *ck, void *arg, Type *t, Type *u) {
    struct chan_cond *c = arg;
    if (!u) return "no specific channel type";
    if (u->kind != TChan) return check_sprintf(ck, "non-channel %T", t);
    if (c->recv && u->chan.dir == SendOnly) return check_sprintf(ck, "send-only channel %T", t);
    if (!c->recv && u->chan.dir == RecvOnly) return check_sprintf(ck, "receive-only channel %T", t);
    return NULL;
}

Type *check_chan_elem(Checker *ck, Pos pos, Operand *x, bool recv) {
    struct chan_cond c = {recv};
    const char *cause = "";
    Type *u = type_common_under(ck, x->type, chan_elem_cond, &c, &cause);
    if (u) return u->chan.elem;
    const char *verb = recv ? "receive from" : "send to";
    if (types_is_typeparam(x->type))
        check_error(ck, pos, recv ? E_InvalidReceive : E_InvalidSend,
                    "invalid operation: cannot %s %X: %s", verb, x, cause);
    else
        check_error(ck, pos, recv ? E_InvalidReceive : E_InvalidSend,
                    "invalid operation: cannot %s %s %X", verb, cause, x);
    return NULL;
}

void check_unary(Checker *ck, Operand *x, UnaryExpr *e) {
    check_expr(ck, NULL, x, e->x);
    if (x->mode == MInvalid) return;
    int op = e->e.n.op, info = 0;
    switch (op) {
    case TK_AND:
        if (!ast_is(ast_unparen(e->x), N_CompositeLit) && x->mode != MVariable) {
            check_error(ck, atx(x), E_UnaddressableOperand,
                        "invalid operation: cannot take address of %X", x);
            x->mode = MInvalid;
            return;
        }
        check_mark_addr(e->x);
        x->mode = MValue;
        x->type = types_new_pointer(ck, x->type);
        return;
    case TK_ARROW: {
        Type *elem = check_chan_elem(ck, atx(x), x, true);
        if (!elem) {
            x->mode = MInvalid;
            return;
        }
        x->mode = MCommaOk;
        x->type = elem;
        ck->env.hascallorrecv = true;
        return;
    }
    case TK_TILDE:
        if (!type_all_basic(x->type, IsInteger)) {
            check_error(ck, at(e), E_UndefinedOp,
                        "cannot use ~ outside of interface or type constraint");
            x->mode = MInvalid;
            return;
        }
        check_error(
            ck, at(e), E_UndefinedOp,
            "cannot use ~ outside of interface or type constraint (use ^ for bitwise complement)");
        op = TK_XOR;
        info = IsInteger;
        break;
    case TK_ADD:
    case TK_SUB: info = IsNumeric; break;
    case TK_XOR: info = IsInteger; break;
    case TK_NOT: info = IsBoolean; break;
    default: break;
    }
    if (!op_defined(ck, x, info, op)) return;
    if (x->mode == MConstant) {
        if (const_is_unknown(x->val)) return;
        unsigned prec = 0;
        if (type_is_basic(x->type, IsUnsigned)) prec = (unsigned)types_sizeof(x->type) * 8;
        ConstOp cop = op == TK_ADD ? C_ADD : op == TK_SUB ? C_SUB : op == TK_XOR ? C_XOR : C_NOT;
        x->val = const_unary(ck->arena, cop, x->val, prec);
        x->expr = (Expr *)e;
        check_overflow(ck, x, op_pos(x->expr));
        return;
    }
    x->mode = MValue;
}

// ---- comparison -----------------------------------------------------------------------------

static const char *incomparable_cause(Checker *ck, Type *t) {
    switch (types_under(t)->kind) {
    case TSlice:
    case TSignature:
    case TMap: return check_sprintf(ck, "%s can only be compared to nil", composite_kind(t));
    default: break;
    }
    bool ok;
    return comparable_cause(ck, t, true, &ok);
}

void check_comparison(Checker *ck, Operand *x, Operand *y, int op, bool switchcase) {
    if (!is_valid(x->type) || !is_valid(y->type)) {
        x->mode = MInvalid;
        return;
    }
    if (switchcase) op = TK_EQL;
    Operand *errop = x;
    const char *cause = "";
    ErrCode code = E_MismatchedTypes, ignore;
    bool ok = operand_assignable(ck, x, y->type, NULL, &ignore) ||
              operand_assignable(ck, y, x->type, NULL, &ignore);
    if (!ok) {
        errop = y;
        cause = check_sprintf(ck, "mismatched types %T and %T", x->type, y->type);
        goto error;
    }
    code = E_UndefinedOp;
    if (op == TK_EQL || op == TK_NEQ) {
        if (operand_is_nil(x) || operand_is_nil(y)) {
            Type *t = operand_is_nil(x) ? y->type : x->type;
            if (!has_nil(t)) {
                errop = y;
                goto error;
            }
        } else if (!types_comparable_type(x->type)) {
            errop = x;
            cause = incomparable_cause(ck, x->type);
            goto error;
        } else if (!types_comparable_type(y->type)) {
            errop = y;
            cause = incomparable_cause(ck, y->type);
            goto error;
        }
    } else {
        if (!type_all_basic(x->type, IsOrdered)) {
            errop = x;
            goto error;
        }
        if (!type_all_basic(y->type, IsOrdered)) {
            errop = y;
            goto error;
        }
    }
    if (x->mode == MConstant && y->mode == MConstant) {
        x->val =
            const_new_bool(ck->arena, const_compare_op(ck->arena, x->val, const_op(op), y->val));
    } else {
        x->mode = MValue;
        check_update_expr_type(ck, x->expr, types_default(x->type), true);
        check_update_expr_type(ck, y->expr, types_default(y->type), true);
    }
    x->type = types_basic[KUntypedBool];
    return;
error:
    if (!*cause) {
        if (types_is_typeparam(x->type) || types_is_typeparam(y->type)) {
            if (!types_is_typeparam(x->type)) errop = y;
            cause = check_sprintf(ck, "type parameter %T cannot use operator %s", errop->type,
                                  token_text(op));
        } else {
            const char *what = composite_kind(errop->type);
            if (!*what) what = check_sprintf(ck, "%T", errop->type);
            cause = check_sprintf(ck, "operator %s not defined on %s", token_text(op), what);
        }
    }
    if (switchcase)
        check_error(ck, atx(x), code, "invalid case %E in switch on %E (%s)", x->expr, y->expr,
                    cause);
    else
        check_error(ck, atx(errop), code, "invalid operation: %E %s %E (%s)", x->expr,
                    token_text(op), y->expr, cause);
    x->mode = MInvalid;
}

// ---- shifts ---------------------------------------------------------------------------------

static void shift1(Checker *ck, Operand *x, Operand *y, Expr *e, int op) {
    Const *xval = NULL;
    if (x->mode == MConstant) xval = const_to_int(ck->arena, x->val);
    bool isint = type_all_basic(x->type, IsInteger);
    if (!isint && !(is_untyped(x->type) && xval && const_kind(xval) == CInt)) {
        check_error(ck, atx(x), E_InvalidShiftOperand,
                    "invalid operation: shifted operand %X must be integer", x);
        x->mode = MInvalid;
        return;
    }
    Const *yval = NULL;
    if (y->mode == MConstant) {
        yval = const_to_int(ck->arena, y->val);
        if (const_kind(yval) == CInt && const_sign(yval) < 0) {
            check_error(ck, atx(y), E_InvalidShiftCount,
                        "invalid operation: negative shift count %X", y);
            x->mode = MInvalid;
            return;
        }
        if (is_untyped(y->type)) {
            check_representable(ck, y, types_basic[KUint]);
            if (y->mode == MInvalid) {
                x->mode = MInvalid;
                return;
            }
        }
    } else if (type_all_basic(y->type, IsInteger)) {
        if (!type_all_basic(y->type, IsUnsigned) &&
            !check_verify_version(ck, atx(y), 13, "invalid operation: signed shift count %X", y)) {
            x->mode = MInvalid;
            return;
        }
    } else if (is_untyped(y->type)) {
        check_convert_untyped(ck, y, types_basic[KUint]);
        if (y->mode == MInvalid) {
            x->mode = MInvalid;
            return;
        }
    } else {
        check_error(ck, atx(y), E_InvalidShiftCount,
                    "invalid operation: shift count %X must be integer", y);
        x->mode = MInvalid;
        return;
    }
    if (x->mode == MConstant) {
        if (y->mode == MConstant) {
            if (const_is_unknown(x->val) || const_is_unknown(y->val)) {
                x->val = &const_unknown;
                if (!type_is_basic(x->type, IsInteger)) x->type = types_basic[KUntypedInt];
                return;
            }
            enum { SHIFT_BOUND = 1023 - 1 + 52 };
            uint64_t s;
            if (const_kind(yval) != CInt || !const_uint64(yval, &s) || s > SHIFT_BOUND) {
                check_error(ck, atx(y), E_InvalidShiftCount,
                            "invalid operation: invalid shift count %X", y);
                x->mode = MInvalid;
                return;
            }
            if (!type_is_basic(x->type, IsInteger)) x->type = types_basic[KUntypedInt];
            x->val = const_shift(ck->arena, xval, op == TK_SHL, (unsigned)s);
            x->expr = e;
            check_overflow(ck, x, op_pos(x->expr));
            return;
        }
        if (is_untyped(x->type)) {
            // The constant takes the type that the whole shift gets from its context.
            if (x->expr && x->expr->type && is_untyped(x->expr->type))
                x->expr->n.flags |= NF_SHIFTLHS;
            x->mode = MValue;
            return;
        }
    }
    if (!type_all_basic(x->type, IsInteger)) {
        check_error(ck, atx(x), E_InvalidShiftOperand,
                    "invalid operation: shifted operand %X must be integer", x);
        x->mode = MInvalid;
        return;
    }
    x->mode = MValue;
}

static void shift(Checker *ck, Operand *x, Operand *y, Expr *e, int op) {
    shift1(ck, x, y, e, op);
    // A constant count that is materialised is a uint, 1.0 included.
    if (x->mode == MValue && y->mode == MConstant && is_untyped(y->type))
        check_update_expr_type(ck, y->expr, types_basic[KUint], true);
}

// ---- binary ---------------------------------------------------------------------------------

static bool may_convert(Operand *x, Operand *y) {
    if (is_typed(x->type) && is_typed(y->type)) return false;
    if (type_all_basic(x->type, IsNumeric) != type_all_basic(y->type, IsNumeric)) return false;
    if (types_is_interface(x->type) || types_is_interface(y->type)) return true;
    if (type_all_basic(x->type, IsBoolean) != type_all_basic(y->type, IsBoolean)) return false;
    if (type_all_basic(x->type, IsString) != type_all_basic(y->type, IsString)) return false;
    if (operand_is_nil(x)) return has_nil(y->type);
    if (operand_is_nil(y)) return has_nil(x->type);
    if (types_under(x->type)->kind == TPointer || types_under(y->type)->kind == TPointer)
        return false;
    return true;
}

void check_match_types(Checker *ck, Operand *x, Operand *y) {
    if (!may_convert(x, y)) return;
    check_convert_untyped(ck, x, y->type);
    if (x->mode == MInvalid) return;
    check_convert_untyped(ck, y, x->type);
    if (y->mode == MInvalid) x->mode = MInvalid;
}

void check_binary(Checker *ck, Operand *x, Expr *e, Expr *lhs, Expr *rhs, int op, Pos oppos) {
    Operand y = {0};
    (void)oppos;
    check_expr(ck, NULL, x, lhs);
    check_expr(ck, NULL, &y, rhs);
    if (x->mode == MInvalid) return;
    if (y.mode == MInvalid) {
        x->mode = MInvalid;
        x->expr = y.expr;
        return;
    }
    if (op == TK_SHL || op == TK_SHR) {
        shift(ck, x, &y, e, op);
        return;
    }
    check_match_types(ck, x, &y);
    if (x->mode == MInvalid) return;
    if (is_comparison(op)) {
        check_comparison(ck, x, &y, op, false);
        return;
    }
    if (!types_identical(x->type, y.type)) {
        if (is_valid(x->type) && is_valid(y.type)) {
            if (e)
                check_error(ck, atx(x), E_MismatchedTypes,
                            "invalid operation: %E (mismatched types %T and %T)", e, x->type,
                            y.type);
            else
                check_error(ck, atx(x), E_MismatchedTypes,
                            "invalid operation: %E %s= %E (mismatched types %T and %T)", lhs,
                            token_text(op), rhs, x->type, y.type);
        }
        x->mode = MInvalid;
        return;
    }
    int info;
    switch (op) {
    case TK_ADD: info = IsNumeric | IsString; break;
    case TK_SUB:
    case TK_MUL:
    case TK_QUO: info = IsNumeric; break;
    case TK_LAND:
    case TK_LOR: info = IsBoolean; break;
    default: info = IsInteger;
    }
    if (!op_defined(ck, x, info, op)) return;
    if (op == TK_QUO || op == TK_REM) {
        bool constx = x->mode == MConstant, consty = y.mode == MConstant;
        if (consty && (constx || type_all_basic(x->type, IsInteger)) && const_sign(y.val) == 0) {
            check_error(ck, atx(&y), E_DivByZero, "invalid operation: division by zero");
            x->mode = MInvalid;
            return;
        }
        if (constx && consty && type_is_basic(x->type, IsComplex)) {
            Const *re = const_real(ck->arena, y.val), *im = const_imag(ck->arena, y.val);
            if (const_sign(const_binary(ck->arena, re, C_MUL, re)) == 0 &&
                const_sign(const_binary(ck->arena, im, C_MUL, im)) == 0) {
                check_error(ck, atx(&y), E_DivByZero, "invalid operation: division by zero");
                x->mode = MInvalid;
                return;
            }
        }
    }
    if (x->mode == MConstant && y.mode == MConstant) {
        if (const_is_unknown(x->val) || const_is_unknown(y.val)) {
            x->val = &const_unknown;
            return;
        }
        ConstOp cop = const_op(op);
        if (op == TK_QUO && type_is_basic(x->type, IsInteger)) cop = C_IQUO;
        x->val = const_binary(ck->arena, x->val, cop, y.val);
        x->expr = e;
        check_overflow(ck, x, e ? op_pos(e) : NO_POS);
        return;
    }
    x->mode = MValue;
}

void check_type_assertion(Checker *ck, Expr *e, Operand *x, Type *t, bool typeswitch) {
    const char *cause = "";
    if (check_assertable(ck, x->type, t, &cause)) return;
    if (typeswitch)
        check_error(ck, at(e), E_ImpossibleAssert,
                    "impossible type switch case: %E\n\t%X cannot have dynamic type %T %s", e, x, t,
                    cause);
    else
        check_error(ck, at(e), E_ImpossibleAssert,
                    "impossible type assertion: %E\n\t%T does not implement %T %s", e, t, x->type,
                    cause);
}
