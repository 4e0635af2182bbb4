// diagnose_expr.c - the part of diagnose.c that reads expressions, types and parameters.
#include "parser/diagnose_int.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

static X dg_unary_expr(D *d);
static X dg_array_or_targs(D *d, const X *nm);
static void dg_complit_expr(D *d);

// ---- expressions ----

X dg_expr(D *d) { return dg_binary_expr(d, NULL, 0); }

X dg_binary_expr(D *d, const X *first, int prec) {
    X x = first ? *first : dg_unary_expr(d);
    while (token_info[d->tok].prec > prec) {
        Token op = d->tok;
        uint32_t at = d->off;
        dg_next(d);
        X y;
        if (dg_enter(d)) y = dg_binary_expr(d, NULL, token_info[op].prec);
        else y = dg_mk(d, X_BAD, d->off, d->off);
        d->nest--;
        X b = dg_mk(d, X_BINARY, x.from, at);
        b.typeelem = x.typeelem || y.typeelem;
        if (op == TK_MUL && x.kind == X_NAME) {
            b.ext = y.typeelem ? EX_BOTH : EX_NONE;
            b.ext_force = EX_BOTH;
        } else if (op == TK_OR) {
            uint8_t ex = y.typeelem ? x.ext_force : x.ext;
            b.ext = ex == EX_BOTH ? EX_BOTH : EX_NONE;
            b.ext_force = x.ext_force == EX_BOTH ? EX_BOTH : EX_NONE;
        }
        x = b;
    }
    return x;
}

static X dg_unary_expr(D *d) {
    uint32_t at = d->off;
    Token op = d->tok;
    switch (op) {
    case TK_MUL: case TK_ADD: case TK_SUB: case TK_NOT: case TK_XOR: case TK_TILDE: case TK_AND: {
        dg_next(d);
        X y = dg_mk(d, X_BAD, at, at);
        if (dg_enter(d)) y = dg_unary_expr(d);
        d->nest--;
        X x = dg_mk(d, X_UNARY, at, at);
        x.typeelem = y.typeelem || op == TK_TILDE;
        x.value = op != TK_MUL;
        return x;
    }
    case TK_ARROW: {
        dg_next(d);
        X y = dg_mk(d, X_BAD, at, at);
        if (dg_enter(d)) y = dg_unary_expr(d);
        d->nest--;
        if (y.kind == X_CHANT) {
            if (y.fix == FIX_ARROW) dg_syntax_error(d, "unexpected <-, expected chan");
            if (y.fix == FIX_ELEM)
                dg_syntax_errorf(d, d->off, "unexpected %.*s, expected chan", (int)(y.to - y.elem),
                              d->src->text + y.elem);
            y.from = y.gcpos = at;
            y.fix = FIX_ARROW;
            return y;
        }
        X x = dg_mk(d, X_UNARY, at, at);
        x.typeelem = y.typeelem;
        x.value = true;
        return x;
    }
    default: return dg_pexpr(d, NULL, true);
    }
}

void dg_call_stmt(D *d) {
    const char *what = d->tok == TK_GO ? "go" : "defer";
    dg_next(d);
    X x = dg_pexpr(d, NULL, d->tok == TK_LPAREN);
    if (x.kind == X_PAREN)
        dg_error_at(d, x.from, "expression in %s must not be parenthesized", what);
}

static X operand(D *d, bool keep_parens) {
    uint32_t at = d->off;
    X x;
    switch (d->tok) {
    case TK_NAME: return dg_name(d);
    case TK_INT: case TK_FLOAT: case TK_IMAG: case TK_CHAR: case TK_STRING:
        dg_next(d);
        return dg_mk(d, X_LITERAL, at, at);
    case TK_LPAREN:
        dg_next(d);
        d->exprlev++;
        if (dg_enter(d)) x = dg_expr(d);
        else x = dg_mk(d, X_BAD, at, at);
        d->nest--;
        d->exprlev--;
        dg_want(d, TK_RPAREN);
        if (d->tok == TK_LBRACE) keep_parens = true;
        if (keep_parens) {
            X px = dg_mk(d, X_PAREN, at, at);
            px.inner = x.inner;
            px.typeelem = x.typeelem;
            px.value = x.value;
            return px;
        }
        return x;
    case TK_FUNC:
        dg_next(d);
        dg_func_type(d, "function type");
        if (d->tok == TK_LBRACE) {
            d->exprlev++;
            if (dg_enter(d)) dg_func_body(d);
            d->nest--;
            d->exprlev--;
            return dg_mk(d, X_FUNCLIT, at, at);
        }
        return dg_mk(d, X_FUNCT, at, at);
    case TK_LBRACK: case TK_CHAN: case TK_MAP: case TK_STRUCT: case TK_INTERFACE: return dg_type(d);
    default:
        x = dg_mk(d, X_BAD, at, at);
        dg_syntax_error(d, "expected expression");
        dg_advance(d, 3, TK_RPAREN, TK_RBRACK, TK_RBRACE);
        return x;
    }
}

// Behind "[" of x[...].
static X index_or_slice(D *d, X x, uint32_t at) {
    X i = dg_mk(d, X_BAD, d->off, d->off);
    if (d->tok != TK_COLON) {
        bool comma = false;
        if (d->tok == TK_RBRACK) dg_syntax_error(d, "expected operand");
        else comma = dg_type_list(d, false, &i);
        if (comma || d->tok == TK_RBRACK) {
            dg_want(d, TK_RBRACK);
            X r = dg_mk(d, X_INDEX, x.from, at);
            r.value = x.value || i.value;
            return r;
        }
    }
    if (!dg_got(d, TK_COLON)) {
        dg_syntax_error(d, "expected comma, : or ]");
        dg_advance(d, 3, TK_COMMA, TK_COLON, TK_RBRACK);
    }
    d->exprlev++;
    bool middle = d->tok != TK_COLON && d->tok != TK_RBRACK;
    if (middle) dg_expr(d);
    if (d->tok == TK_COLON) {
        if (!middle) dg_error_at(d, d->off, "middle index required in 3-index slice");
        dg_next(d);
        if (d->tok != TK_RBRACK) dg_expr(d);
        else dg_error_at(d, d->off, "final index required in 3-index slice");
    }
    d->exprlev--;
    dg_want(d, TK_RBRACK);
    return dg_mk(d, X_SLICE, x.from, at);
}

// Behind "(" of x(...).
static X call(D *d, X x, uint32_t at) {
    int n = 0;
    bool dots = false, arg_typeelem = false, closed = true;
    d->exprlev++;
    while (d->tok != TK_EOF && d->tok != TK_RPAREN && !dots) {
        X a = dg_expr(d);
        arg_typeelem = a.typeelem;
        n++;
        dots = dg_got(d, TK_ELLIPSIS);
        if (!dg_list_sep(d, "argument list", TK_COMMA, TK_RPAREN)) {
            closed = false;
            break;
        }
    }
    if (closed) dg_want(d, TK_RPAREN);
    d->exprlev--;
    X r = dg_mk(d, X_CALL, x.from, at);
    if (x.kind == X_NAME && n == 1 && !dots) {
        r.ext = arg_typeelem ? EX_BOTH : EX_NONE;
        r.ext_force = EX_BOTH;
    }
    return r;
}

X dg_pexpr(D *d, const X *first, bool keep_parens) {
    X x = first ? *first : operand(d, keep_parens);
    for (;;) {
        uint32_t at = d->off;
        switch (d->tok) {
        case TK_PERIOD:
            dg_next(d);
            if (d->tok == TK_NAME) {
                dg_next(d);
                x = dg_mk(d, X_SELECTOR, x.from, at);
            } else if (dg_got(d, TK_LPAREN)) {
                bool guard = dg_got(d, TK_TYPE);
                if (!guard) dg_type(d);
                dg_want(d, TK_RPAREN);
                x = dg_mk(d, guard ? X_GUARD : X_ASSERT, x.from, at);
            } else {
                dg_syntax_error(d, "expected name or (");
                dg_advance(d, 2, TK_SEMICOLON, TK_RPAREN);
            }
            break;
        case TK_LBRACK:
            dg_next(d);
            if (dg_enter(d)) x = index_or_slice(d, x, at);
            d->nest--;
            break;
        case TK_LPAREN:
            dg_next(d);
            if (dg_enter(d)) x = call(d, x, at);
            d->nest--;
            break;
        case TK_LBRACE: {
            bool ok = false;
            if (x.inner == X_NAME || x.inner == X_SELECTOR) ok = d->exprlev >= 0;
            else if (x.inner == X_INDEX) ok = d->exprlev >= 0 && !x.value;
            else
                ok = x.inner == X_ARRAYT || x.inner == X_SLICET || x.inner == X_STRUCTT ||
                     x.inner == X_MAPT;
            if (!ok) return x;
            if (x.kind == X_PAREN)
                dg_syntax_error(d, "cannot parenthesize type in composite literal");
            dg_complit_expr(d);
            x = dg_mk(d, X_COMPLIT, x.from, at);
            break;
        }
        default: return x;
        }
    }
}

static void bare_complit_expr(D *d) {
    if (d->tok == TK_LBRACE) dg_complit_expr(d);
    else dg_expr(d);
}

static void dg_complit_expr(D *d) {
    bool closed = true;
    d->exprlev++;
    dg_want(d, TK_LBRACE);
    if (dg_enter(d)) {
        while (d->tok != TK_EOF && d->tok != TK_RBRACE) {
            bare_complit_expr(d);
            if (dg_got(d, TK_COLON)) bare_complit_expr(d);
            if (!dg_list_sep(d, "composite literal", TK_COMMA, TK_RBRACE)) {
                closed = false;
                break;
            }
        }
    }
    d->nest--;
    if (closed) dg_want(d, TK_RBRACE);
    d->exprlev--;
}

// ---- types ----

X dg_type(D *d) {
    X x;
    if (dg_type_or_nil(d, &x)) return x;
    x = dg_mk(d, X_BAD, d->off, d->off);
    dg_syntax_error(d, "expected type");
    dg_advance(d, 6, TK_COMMA, TK_COLON, TK_SEMICOLON, TK_RPAREN, TK_RBRACK, TK_RBRACE);
    return x;
}

static X chan_type(D *d, uint32_t at, int dir) {
    X elem;
    uint32_t from = d->off;
    if (!dg_type_or_nil(d, &elem)) {
        elem = dg_mk(d, X_BAD, d->off, d->off);
        dg_syntax_error(d, "missing channel element type");
    }
    X x = dg_mk(d, X_CHANT, at, at);
    x.elem = from;
    if (dir == CHAN_BOTH) x.fix = FIX_OK;
    else if (dir == CHAN_RECV) x.fix = FIX_ARROW;
    else if (elem.kind == X_CHANT) x.fix = elem.fix, x.elem = elem.elem;
    else x.fix = FIX_ELEM;
    return x;
}

static void field_decl(D *d);
static void interface_elem(D *d);

static void braced_list(D *d, const char *context, void (*f)(D *)) {
    dg_want(d, TK_LBRACE);
    while (d->tok != TK_EOF && d->tok != TK_RBRACE) {
        f(d);
        if (!dg_list_sep(d, context, TK_SEMICOLON, TK_RBRACE)) return;
    }
    dg_want(d, TK_RBRACE);
}

static bool type_or_nil_1(D *d, X *x) {
    uint32_t at = d->off, paren;
    switch (d->tok) {
    case TK_MUL: {
        dg_next(d);
        X y = dg_type(d);
        *x = dg_mk(d, X_UNARY, at, at);
        x->typeelem = y.typeelem;
        return true;
    }
    case TK_ARROW:
        dg_next(d);
        dg_want(d, TK_CHAN);
        *x = chan_type(d, at, CHAN_RECV);
        return true;
    case TK_FUNC:
        dg_next(d);
        paren = d->off;
        dg_func_type(d, "function type");
        *x = dg_mk(d, X_FUNCT, at, paren); // gc places the type at its "("
        return true;
    case TK_LBRACK:
        dg_next(d);
        if (dg_got(d, TK_RBRACK)) {
            dg_type(d);
            *x = dg_mk(d, X_SLICET, at, at);
        } else {
            *x = dg_array_type(d, at, false);
        }
        return true;
    case TK_CHAN:
        dg_next(d);
        *x = chan_type(d, at, dg_got(d, TK_ARROW) ? CHAN_SEND : CHAN_BOTH);
        return true;
    case TK_MAP:
        dg_next(d);
        dg_want(d, TK_LBRACK);
        dg_type(d);
        dg_want(d, TK_RBRACK);
        dg_type(d);
        *x = dg_mk(d, X_MAPT, at, at);
        return true;
    case TK_STRUCT:
        dg_next(d);
        braced_list(d, "struct type", field_decl);
        *x = dg_mk(d, X_STRUCTT, at, at);
        return true;
    case TK_INTERFACE:
        dg_next(d);
        braced_list(d, "interface type", interface_elem);
        *x = dg_mk(d, X_IFACET, at, at);
        return true;
    case TK_NAME: *x = dg_qualified_name(d, NULL); return true;
    case TK_LPAREN:
        dg_next(d);
        *x = dg_type(d);
        dg_want(d, TK_RPAREN);
        return true; // x: without the parentheses
    default: return false;
    }
}

bool dg_type_or_nil(D *d, X *x) {
    bool ok = false;
    if (dg_enter(d)) ok = type_or_nil_1(d, x);
    d->nest--;
    return ok;
}

void dg_func_type(D *d, const char *context) {
    uint32_t at = d->off;
    if (dg_got(d, TK_LBRACK)) {
        if (*context) dg_syntax_errorf(d, at, "%s must have no type parameters", context);
        if (d->tok == TK_RBRACK) {
            dg_syntax_error(d, "empty type parameter list");
            dg_next(d);
        } else {
            dg_param_list(d, NULL, NULL, TK_RBRACK, true, false, NULL, NULL);
        }
    }
    dg_want(d, TK_LPAREN);
    dg_param_list(d, NULL, NULL, TK_RPAREN, false, true, NULL, NULL);
    X t;
    if (dg_got(d, TK_LPAREN)) dg_param_list(d, NULL, NULL, TK_RPAREN, false, false, NULL, NULL);
    else dg_type_or_nil(d, &t);
}

X dg_array_type(D *d, uint32_t at, bool have_len) {
    if (!have_len && !dg_got(d, TK_ELLIPSIS)) {
        d->exprlev++;
        dg_expr(d);
        d->exprlev--;
    }
    if (d->tok == TK_COMMA) {
        dg_syntax_error(d, "unexpected comma; expected ]");
        dg_next(d);
    }
    dg_want(d, TK_RBRACK);
    dg_type(d);
    return dg_mk(d, X_ARRAYT, at, at);
}

static void field_decl(D *d) {
    X x;
    switch (d->tok) {
    case TK_NAME:
        x = dg_name(d);
        if (d->tok == TK_PERIOD || dg_is_literal(d->tok) || d->tok == TK_SEMICOLON ||
            d->tok == TK_RBRACE) {
            dg_qualified_name(d, &x);
            dg_skip_literal(d);
            return;
        }
        if (dg_name_list(d) == 1 && d->tok == TK_LBRACK) dg_array_or_targs(d, &x);
        else dg_type(d);
        dg_skip_literal(d);
        return;
    case TK_MUL:
        dg_next(d);
        if (d->tok == TK_LPAREN) {
            dg_syntax_error(d, "cannot parenthesize embedded type");
            dg_next(d);
            dg_qualified_name(d, NULL);
            dg_got(d, TK_RPAREN);
        } else {
            dg_qualified_name(d, NULL);
        }
        dg_skip_literal(d);
        return;
    case TK_LPAREN:
        dg_syntax_error(d, "cannot parenthesize embedded type");
        dg_next(d);
        dg_got(d, TK_MUL);
        dg_qualified_name(d, NULL);
        dg_got(d, TK_RPAREN);
        dg_skip_literal(d);
        return;
    default:
        dg_syntax_error(d, "expected field name or embedded type");
        dg_advance(d, 2, TK_SEMICOLON, TK_RBRACE);
    }
}

// name[...]: an array type with a name before it, or an instance of a generic type of that name.
static X dg_array_or_targs(D *d, const X *nm) {
    uint32_t at = d->off;
    X t;
    dg_want(d, TK_LBRACK);
    if (dg_got(d, TK_RBRACK)) {
        dg_type(d);
        return dg_mk(d, X_SLICET, at, at);
    }
    bool comma = dg_type_list(d, false, NULL);
    dg_want(d, TK_RBRACK);
    if (!comma && dg_type_or_nil(d, &t)) return dg_mk(d, X_ARRAYT, at, at);
    return dg_mk(d, X_INDEX, nm->from, at);
}

static X embedded_term(D *d) {
    uint32_t at = d->off;
    X x;
    if (dg_got(d, TK_TILDE)) {
        dg_type(d);
        return dg_mk(d, X_UNARY, at, at);
    }
    if (dg_type_or_nil(d, &x)) return x;
    x = dg_mk(d, X_BAD, at, at);
    dg_syntax_error(d, "expected ~ term or type");
    dg_advance(d, 5, TK_ADD /* any operator */, TK_SEMICOLON, TK_RPAREN, TK_RBRACK, TK_RBRACE);
    return x;
}

static X embedded_elem(D *d, const X *first) {
    X x = first ? *first : embedded_term(d);
    while (d->tok == TK_OR) {
        uint32_t at = d->off;
        dg_next(d);
        embedded_term(d);
        x = dg_mk(d, X_BINARY, x.from, at);
    }
    return x;
}

static void interface_elem(D *d) {
    if (d->tok != TK_NAME) {
        embedded_elem(d, NULL);
        return;
    }
    X x = dg_name(d);
    if (d->tok == TK_LPAREN) {
        dg_func_type(d, "interface method");
        return;
    }
    if (d->tok != TK_LBRACK) {
        x = dg_qualified_name(d, &x);
        embedded_elem(d, &x);
        return;
    }
    uint32_t at = d->off;
    dg_next(d);
    if (d->tok == TK_RBRACK) {
        uint32_t rb = d->off;
        dg_next(d);
        if (d->tok == TK_LPAREN) {
            dg_error_at(d, rb, "empty type parameter list");
            dg_func_type(d, "interface method");
            return;
        }
        dg_error_at(d, rb, "empty type argument list");
        embedded_elem(d, &x);
        return;
    }
    int n = 0;
    bool named = false;
    dg_param_list(d, NULL, NULL, TK_RBRACK, false, false, &n, &named);
    if (n == 0 ? d->tok == TK_LPAREN : named) {
        dg_func_type(d, "interface method");
        if (n) dg_error_at(d, at, "interface method must have no type parameters");
        return;
    }
    x = dg_mk(d, X_INDEX, x.from, at);
    embedded_elem(d, &x);
}

// One parameter. False: there was none (reported).
typedef struct Param {
    bool has_name, has_type, dots;
    uint32_t name_at;   // start of the name
    uint32_t type_at;   // start of the type
    uint32_t dots_at;
} Param;

static bool param_decl(D *d, const X *nm, Token follow, Param *pr) {
    bool sets = follow == TK_RBRACK; // type parameters: constraints may be unions
    X x;
    *pr = (Param){0};
    pr->type_at = d->off;
    if (nm == NULL && sets && d->tok == TK_TILDE) {
        embedded_elem(d, NULL);
        pr->has_type = true;
        return true;
    }
    if (d->tok == TK_NAME || nm) {
        X n1 = nm ? *nm : dg_name(d);
        pr->name_at = pr->type_at = n1.from;
        if (d->tok == TK_LBRACK) {
            x = dg_array_or_targs(d, &n1);
            pr->has_type = true;
            pr->has_name = x.kind != X_INDEX;
            if (pr->has_name) pr->type_at = x.from;
            if (sets && d->tok == TK_OR) embedded_elem(d, &x);
            return true;
        }
        if (d->tok == TK_PERIOD) {
            x = dg_qualified_name(d, &n1);
            pr->has_type = true;
            if (sets && d->tok == TK_OR) embedded_elem(d, &x);
            return true;
        }
        if (sets && d->tok == TK_OR) {
            embedded_elem(d, &n1);
            pr->has_type = true;
            return true;
        }
        pr->has_name = true;
        pr->type_at = d->off;
    }
    if (d->tok == TK_ELLIPSIS) {
        pr->dots_at = d->off;
        dg_next(d);
        pr->has_type = true;
        pr->dots = dg_type_or_nil(d, &x);
        if (!pr->dots) dg_syntax_error(d, "... is missing type");
        return true;
    }
    if (sets && d->tok == TK_TILDE) {
        embedded_elem(d, NULL);
        pr->has_type = true;
        return true;
    }
    pr->has_type = dg_type_or_nil(d, &x);
    if (pr->has_type) pr->type_at = x.kind == X_FUNCT ? x.gcpos : x.from;
    if (sets && d->tok == TK_OR && pr->has_type) embedded_elem(d, &x);
    if (pr->has_name || pr->has_type) return true;
    dg_syntax_errorf(d, d->off, "expected %s", dg_tok_string(follow));
    dg_advance(d, 2, TK_COMMA, follow);
    return false;
}

// name1 and type1: the first parameter's, if they were read already.
void dg_param_list(D *d, const X *name1, const X *type1, Token close, bool need_names,
                       bool dddok, int *count, bool *first_named) {
    VEC(Param) v = {0};
    int named = 0, typed = 0;
    uint32_t end;
    bool closed = true;
    if (count) *count = 0;
    if (name1 && type1 && dg_got(d, close)) {
        if (count) *count = 1;
        return;
    }
    while (d->tok != TK_EOF && d->tok != close) {
        Param pr = {0};
        bool have = true;
        if (type1)
            pr = (Param){
                .has_name = true, .has_type = true, .name_at = name1->from, .type_at = type1->from};
        else have = param_decl(d, name1, close, &pr);
        name1 = type1 = NULL;
        if (have) {
            named += pr.has_name && pr.has_type;
            typed += pr.has_type;
            vec_push(&v, pr);
        }
        if (!dg_list_sep(d, "parameter list", TK_COMMA, close)) {
            closed = false;
            break;
        }
    }
    end = d->off;
    if (closed) dg_want(d, close);
    if (count) *count = v.n;
    if (first_named) *first_named = v.n && v.v[0].has_name && (named > 0 || need_names);
    if (v.n > 0 && (named > 0 || need_names) && named != v.n) {
        uint32_t err = UINT32_MAX; // the left-most error
        bool type = false;
        for (int i = v.n - 1; i >= 0; i--) {
            if (v.v[i].has_type) {
                type = true;
                if (!v.v[i].has_name) err = v.v[i].type_at;
            } else if (!type) {
                err = v.v[i].name_at;
            }
        }
        if (err != UINT32_MAX) {
            if (named == typed)
                dg_syntax_error_at(d, end,
                                need_names ? "missing type constraint" : "missing parameter type");
            else if (!need_names)
                dg_syntax_error_at(d, err, "missing parameter name");
            else
                dg_syntax_error_at(d, err,
                                v.n == 1 ? "missing type parameter name or invalid array length"
                                         : "missing type parameter name");
        }
    }
    if (named > 0 || need_names) // a, b ...T: both are variadic
        for (int i = v.n - 2; i >= 0; i--)
            if (!v.v[i].has_type && v.v[i + 1].dots)
                v.v[i].dots = true, v.v[i].dots_at = v.v[i + 1].dots_at;
    for (int i = 0; i < v.n; i++) {
        if (!v.v[i].dots || (dddok && i + 1 == v.n)) continue;
        dg_error_at(d, v.v[i].dots_at,
                 dddok ? "can only use ... with final parameter" : "invalid use of ...");
        break;
    }
    vec_free(&v);
}

// True if there was a comma. *first is the first element.
bool dg_type_list(D *d, bool strict, X *first) {
    X t, x;
    bool comma = false;
    d->exprlev++;
    x = strict ? dg_type(d) : dg_expr(d);
    if (first) *first = x;
    if (dg_got(d, TK_COMMA)) {
        comma = true;
        if (dg_type_or_nil(d, &t))
            while (dg_got(d, TK_COMMA) && dg_type_or_nil(d, &t)) continue;
    }
    d->exprlev--;
    return comma;
}

