// diagnose.c - says what is wrong with a source that the grammar did not accept.
// Twin: cmd/compile/internal/syntax/parser.go (what is reported where, and how it goes on after an
// error)
//
// A recursive descent over the tokens in the shape of gc's own parser, with its messages and its
// points of resynchronisation, that builds nothing: the few facts about an expression that later
// decisions need are in an X, returned by value. Works on a file, a function body, an expression or
// a REPL entry.
//
// exprlev < 0: in a header, where "{" ends the expression. fnest: functions around, decides whether
// keywords that begin statements stop a resynchronisation.
#include "parser/parse_int.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

typedef enum XKind {
    X_BAD, X_NAME, X_LITERAL, X_PAREN, X_FUNCLIT, X_COMPLIT, X_SELECTOR, X_INDEX, X_SLICE, X_ASSERT,
    X_GUARD, X_CALL, X_UNARY, X_BINARY, X_LIST, X_KEYVALUE,
    X_ARRAYT, X_SLICET, X_STRUCTT, X_FUNCT, X_IFACET, X_MAPT, X_CHANT, X_DOTS
} XKind;

typedef enum ChanFix { FIX_OK, FIX_ARROW, FIX_ELEM } ChanFix; // what <- before a channel type meets

typedef enum Extract { EX_NONE, EX_NAME, EX_BOTH } Extract; // a name; a name and a constraint

typedef struct X {
    uint8_t kind;     // XKind
    uint8_t inner;    // kind without parentheses
    bool typeelem;    // can only be (part of) a constraint
    bool value;       // can't be a type
    bool only_name;   // (the inner of) an index: see complit
    uint8_t fix;      // ChanFix, of a channel type
    uint8_t ext;      // Extract: reading it as `P constraint`, if not forced
    uint8_t ext_force; // the same, if it must be one
    uint32_t from;    // start of its text
    uint32_t gcpos;   // gc's position
    uint32_t elem;    // fix: where the element's text begins
    uint32_t to;      // end of its text
} X;

typedef enum SKind { S_NONE, S_EXPR, S_ASSIGN, S_DEFINE, S_OTHER, S_RANGE, S_GUARD } SKind;

typedef struct S { // a simple statement
    SKind kind;
    uint32_t from, to; // its text
    uint32_t gcpos;
} S;

typedef struct D {
    Lexer lx;
    FileSrc *src;
    Diags *diags;
    Token tok;
    uint32_t off, end; // of the current token
    uint32_t prev_end; // of the one before
    int fnest, exprlev, nest;
    int errors;
    bool dead; // nested too deeply: everything reads as EOF
} D;

enum { MAX_NEST = 4000 };

// ---- tokens ----

static void next(D *d) {
    d->prev_end = d->end;
    d->tok = d->dead ? TK_EOF : lexer_next(&d->lx);
    d->off = lexer_offset(&d->lx);
    d->end = d->off + lexer_len(&d->lx);
}

static bool got(D *d, Token t) {
    if (d->tok != t) return false;
    next(d);
    return true;
}

static bool is_literal(Token t) { return t >= TK_INT && t <= TK_STRING; }
// gc's _Operator and _Star: what binaryExpr and unaryExpr look at.
static bool is_operator(Token t) {
    return token_info[t].prec > 0 || t == TK_NOT || t == TK_TILDE;
}

// ---- errors ----

static void error_at(D *d, uint32_t off, const char *fmt, ...) PRINTF_LIKE(3, 4);
static void error_at(D *d, uint32_t off, const char *fmt, ...) {
    va_list ap;
    va_start(ap, fmt);
    d->errors++;
    diag_verror(d->diags, pos_at(d->src, off), fmt, ap);
    va_end(ap);
    if (diag_full(d->diags)) d->dead = true; // gc stops here, too
}

static void lex_error_cb(void *arg, Pos pos, const char *msg) {
    D *d = arg;
    error_at(d, pos - d->src->base, "%s", msg);
}

// A token in the text of a message.
static const char *tok_string(Token t) {
    switch (t) {
    case TK_COMMA: return "comma";
    case TK_SEMICOLON: return "semicolon or newline";
    case TK_CHAN: return "keyword chan"; // the one keyword that is ever expected
    default: return token_text(t);
    }
}

static void describe_token(D *d, Buf *b) {
    const char *text = d->src->text + d->off;
    if (d->tok == TK_NAME) buf_printf(b, "name %.*s", (int)(d->end - d->off), text);
    else if (d->tok == TK_SEMICOLON)
        buf_str(b, d->lx.semi == SEMI_EOF       ? "EOF"
                   : d->lx.semi == SEMI_NEWLINE ? "newline"
                                                : "semicolon");
    else if (is_literal(d->tok)) {
        buf_str(b, "literal ");
        buf_bytes(b, text, d->end - d->off);
    } else if (token_is_keyword(d->tok)) buf_printf(b, "keyword %s", token_text(d->tok));
    else buf_str(b, tok_string(d->tok));
}

static bool starts(const char *s, const char *prefix) {
    return strncmp(s, prefix, strlen(prefix)) == 0;
}

// msg beginning with in, at, after or expected is about the current token.
static void syntax_error_at(D *d, uint32_t off, const char *msg) {
    if (d->tok == TK_EOF && d->errors > 0) return;
    const char *sep = starts(msg, "in ") || starts(msg, "at ") || starts(msg, "after ") ? " "
                      : starts(msg, "expected ")                                        ? ", "
                                                                                        : NULL;
    if (sep == NULL) {
        error_at(d, off, "syntax error: %s", msg);
        return;
    }
    Buf b = BUF_INIT;
    describe_token(d, &b);
    error_at(d, off, "syntax error: unexpected %s%s%s", buf_cstr(&b), sep, msg);
    buf_fini(&b);
}

static void syntax_error(D *d, const char *msg) { syntax_error_at(d, d->off, msg); }

static void syntax_errorf(D *d, uint32_t off, const char *fmt, ...) PRINTF_LIKE(3, 4);
static void syntax_errorf(D *d, uint32_t off, const char *fmt, ...) {
    Buf b = BUF_INIT;
    va_list ap;
    va_start(ap, fmt);
    buf_vprintf(&b, fmt, ap);
    va_end(ap);
    syntax_error_at(d, off, buf_cstr(&b));
    buf_fini(&b);
}

// ---- resynchronisation ----

static bool starts_statement(Token t) {
    switch (t) {
    case TK_BREAK: case TK_CONST: case TK_CONTINUE: case TK_DEFER: case TK_FALLTHROUGH: case TK_FOR:
    case TK_GO:
    case TK_GOTO:
    case TK_IF:
    case TK_RETURN:
    case TK_SELECT:
    case TK_SWITCH:
    case TK_TYPE:
    case TK_VAR:
        return true;
    default: return false;
    }
}

// Skips to one of the n tokens given (each an int); with n == 0 skips one token.
static void advance(D *d, int n, ...) {
    if (n == 0) {
        if (d->tok != TK_EOF) next(d);
        return;
    }
    for (; d->tok != TK_EOF; next(d)) {
        if (d->fnest > 0 && starts_statement(d->tok)) return;
        va_list ap;
        va_start(ap, n);
        bool hit = false;
        for (int i = 0; i < n; i++) {
            int t = va_arg(ap, int);
            hit |= (int)d->tok == t || (t == TK_ADD && is_operator(d->tok) && d->tok != TK_MUL);
        }
        va_end(ap);
        if (hit) return;
    }
}

static void want(D *d, Token t) {
    if (got(d, t)) return;
    syntax_errorf(d, d->off, "expected %s", tok_string(t));
    advance(d, 0);
}

static bool got_assign(D *d) {
    if (d->tok == TK_DEFINE) syntax_error(d, "expected =");
    else if (d->tok != TK_ASSIGN) return false;
    next(d);
    return true;
}

// Counts the nesting of calls; false (and everything reads as EOF) when it is too deep for the C
// stack.
static bool enter(D *d) {
    if (++d->nest <= MAX_NEST) return true;
    if (!d->dead) {
        d->dead = true;
        error_at(d, d->off, "syntax error: exceeded max nesting depth");
        d->tok = TK_EOF;
    }
    return false;
}

// ---- forward ----

static X expr(D *d);
static X expr_list(D *d);
static X binary_expr(D *d, const X *first, int prec);
static X unary_expr(D *d);
static X pexpr(D *d, const X *first, bool keep_parens);
static bool type_or_nil(D *d, X *x);
static X type_(D *d);
static void func_body(D *d);
static void func_type(D *d, const char *context);
static void complit_expr(D *d);
static X array_type(D *d, uint32_t pos, bool have_len);
static X array_or_targs(D *d, const X *name);
static bool type_list(D *d, bool strict, X *first);
static void stmt_list(D *d);
static void block_stmt(D *d, const char *context);
static S simple_stmt(D *d, const X *lhs, Token keyword);
static bool stmt_or_nil(D *d);
static void import_decl(D *d);
static void const_decl(D *d);
static void type_decl(D *d);
static void var_decl(D *d);

static X mk(D *d, XKind k, uint32_t from, uint32_t gcpos) {
    return (X){.kind = (uint8_t)k,
               .inner = (uint8_t)k,
               .from = from,
               .gcpos = gcpos,
               .to = d->prev_end,
               .typeelem = k >= X_ARRAYT && k <= X_CHANT,
               .value = k == X_LITERAL || k == X_COMPLIT || k == X_FUNCLIT || k == X_SLICE ||
                        k == X_ASSERT || k == X_GUARD || k == X_CALL || k == X_BINARY,
               .ext = k == X_NAME ? EX_NAME : EX_NONE,
               .ext_force = k == X_NAME ? EX_NAME : EX_NONE};
}

// ---- names and lists ----

static X name(D *d) {
    uint32_t at = d->off;
    if (d->tok == TK_NAME) {
        next(d);
    } else {
        syntax_error(d, "expected name");
        advance(d, 0);
    }
    return mk(d, X_NAME, at, at);
}

static int name_list(D *d) { // behind the first; returns how many in all
    int n = 1;
    while (got(d, TK_COMMA)) {
        name(d);
        n++;
    }
    return n;
}

// Type parameters or arguments follow a "[".
static X type_instance(D *d, X x) {
    uint32_t at = d->off;
    want(d, TK_LBRACK);
    if (d->tok == TK_RBRACK) syntax_error(d, "expected type argument list");
    else type_list(d, true, NULL);
    want(d, TK_RBRACK);
    return mk(d, X_INDEX, x.from, at);
}

static X qualified_name(D *d, const X *first) {
    X x;
    if (first) {
        x = *first;
    } else if (d->tok == TK_NAME) {
        x = name(d);
    } else {
        x = mk(d, X_NAME, d->off, d->off);
        syntax_error(d, "expected name");
        advance(d, 3, TK_PERIOD, TK_SEMICOLON, TK_RBRACE);
    }
    if (d->tok == TK_PERIOD) {
        uint32_t at = d->off;
        next(d);
        name(d);
        x = mk(d, X_SELECTOR, x.from, at);
    }
    if (d->tok == TK_LBRACK) x = type_instance(d, x);
    return x;
}

static X expr_list(D *d) {
    X x = expr(d);
    if (d->tok != TK_COMMA) return x;
    while (got(d, TK_COMMA)) expr(d);
    return mk(d, X_LIST, x.from, x.gcpos);
}

// What gc's list does after an element. False: give up the list (and `*at` is where it ended).
static bool list_sep(D *d, const char *context, Token sep, Token close) {
    if (got(d, sep) || d->tok == close) return true;
    syntax_errorf(d, d->off, "in %s; possibly missing %s or %s", context, tok_string(sep),
                  tok_string(close));
    advance(d, 3, TK_RPAREN, TK_RBRACK, TK_RBRACE);
    return d->tok == close;
}

static void skip_literal(D *d) {
    if (is_literal(d->tok)) next(d);
}

// ---- declarations ----

static void append_group(D *d, void (*decl)(D *)) {
    if (d->tok != TK_LPAREN) {
        decl(d);
        return;
    }
    next(d);
    while (d->tok != TK_EOF && d->tok != TK_RPAREN) {
        decl(d);
        if (!list_sep(d, "grouped declaration", TK_SEMICOLON, TK_RPAREN)) return;
    }
    want(d, TK_RPAREN);
}

static void import_decl(D *d) {
    if (d->tok == TK_NAME || d->tok == TK_PERIOD) next(d);
    if (!is_literal(d->tok)) {
        syntax_error(d, "missing import path");
        advance(d, 2, TK_SEMICOLON, TK_RPAREN);
        return;
    }
    uint32_t at = d->off;
    bool bad = d->tok != TK_STRING && !d->lx.bad;
    next(d);
    if (bad) syntax_error_at(d, at, "import path must be a string");
}

static void const_decl(D *d) {
    X t;
    name(d);
    name_list(d);
    if (d->tok == TK_EOF || d->tok == TK_SEMICOLON || d->tok == TK_RPAREN) return;
    type_or_nil(d, &t);
    if (got_assign(d)) expr_list(d);
}

static void var_decl(D *d) {
    name(d);
    name_list(d);
    if (got_assign(d)) {
        expr_list(d);
        return;
    }
    type_(d);
    if (got_assign(d)) expr_list(d);
}

static void param_list(D *d, const X *name1, const X *type1, Token close, bool need_names,
                       bool dddok, int *count, bool *first_named);

static void type_decl(D *d) {
    X t;
    bool have = true;
    name(d);
    if (d->tok == TK_LBRACK) {
        uint32_t at = d->off;
        next(d);
        if (d->tok == TK_NAME) {
            X x = name(d), pname = x;
            if (d->tok != TK_LBRACK) {
                d->exprlev++;
                x = pexpr(d, &x, false);
                x = binary_expr(d, &x, 0);
                d->exprlev--;
            }
            uint8_t ex = d->tok == TK_COMMA ? x.ext_force : x.ext;
            if (ex == EX_BOTH || (ex == EX_NAME && d->tok != TK_RBRACK)) {
                param_list(d, &pname, ex == EX_BOTH ? &x : NULL, TK_RBRACK, true, false, NULL,
                           NULL);
                got_assign(d);
                have = type_or_nil(d, &t);
            } else {
                array_type(d, at, true);
            }
        } else if (got(d, TK_RBRACK)) {
            type_(d);
        } else {
            array_type(d, at, false);
        }
    } else {
        got_assign(d);
        have = type_or_nil(d, &t);
    }
    if (!have) {
        syntax_error(d, "in type declaration");
        advance(d, 2, TK_SEMICOLON, TK_RPAREN);
    }
}

static bool func_decl(D *d) { // true: it has a body
    bool method = false;
    if (got(d, TK_LPAREN)) {
        int n = 0;
        method = true;
        param_list(d, NULL, NULL, TK_RPAREN, false, false, &n, NULL);
        if (n == 0) error_at(d, d->off, "method has no receiver");
        else if (n > 1) error_at(d, d->off, "method has multiple receivers");
    }
    if (d->tok == TK_NAME) {
        next(d);
        func_type(d, method ? "method" : "");
    } else {
        syntax_error(d, method ? "expected name" : "expected name or (");
        advance(d, 2, TK_LBRACE, TK_SEMICOLON);
    }
    if (d->tok != TK_LBRACE) return false;
    func_body(d);
    return true;
}

static void func_body(D *d) {
    d->fnest++;
    block_stmt(d, "");
    d->fnest--;
}

// ---- expressions ----

static X expr(D *d) { return binary_expr(d, NULL, 0); }

static X binary_expr(D *d, const X *first, int prec) {
    X x = first ? *first : unary_expr(d);
    while (token_info[d->tok].prec > prec) {
        Token op = d->tok;
        uint32_t at = d->off;
        next(d);
        X y;
        if (enter(d)) y = binary_expr(d, NULL, token_info[op].prec);
        else y = mk(d, X_BAD, d->off, d->off);
        d->nest--;
        X b = mk(d, X_BINARY, x.from, at);
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

static X unary_expr(D *d) {
    uint32_t at = d->off;
    Token op = d->tok;
    switch (op) {
    case TK_MUL: case TK_ADD: case TK_SUB: case TK_NOT: case TK_XOR: case TK_TILDE: case TK_AND: {
        next(d);
        X y = mk(d, X_BAD, at, at);
        if (enter(d)) y = unary_expr(d);
        d->nest--;
        X x = mk(d, X_UNARY, at, at);
        x.typeelem = y.typeelem || op == TK_TILDE;
        x.value = op != TK_MUL;
        return x;
    }
    case TK_ARROW: {
        next(d);
        X y = mk(d, X_BAD, at, at);
        if (enter(d)) y = unary_expr(d);
        d->nest--;
        if (y.kind == X_CHANT) {
            if (y.fix == FIX_ARROW) syntax_error(d, "unexpected <-, expected chan");
            if (y.fix == FIX_ELEM)
                syntax_errorf(d, d->off, "unexpected %.*s, expected chan", (int)(y.to - y.elem),
                              d->src->text + y.elem);
            y.from = y.gcpos = at;
            y.fix = FIX_ARROW;
            return y;
        }
        X x = mk(d, X_UNARY, at, at);
        x.typeelem = y.typeelem;
        x.value = true;
        return x;
    }
    default: return pexpr(d, NULL, true);
    }
}

static void call_stmt(D *d) {
    const char *what = d->tok == TK_GO ? "go" : "defer";
    next(d);
    X x = pexpr(d, NULL, d->tok == TK_LPAREN);
    if (x.kind == X_PAREN) error_at(d, x.from, "expression in %s must not be parenthesized", what);
}

static X operand(D *d, bool keep_parens) {
    uint32_t at = d->off;
    X x;
    switch (d->tok) {
    case TK_NAME: return name(d);
    case TK_INT: case TK_FLOAT: case TK_IMAG: case TK_CHAR: case TK_STRING:
        next(d);
        return mk(d, X_LITERAL, at, at);
    case TK_LPAREN:
        next(d);
        d->exprlev++;
        if (enter(d)) x = expr(d);
        else x = mk(d, X_BAD, at, at);
        d->nest--;
        d->exprlev--;
        want(d, TK_RPAREN);
        if (d->tok == TK_LBRACE) keep_parens = true;
        if (keep_parens) {
            X px = mk(d, X_PAREN, at, at);
            px.inner = x.inner;
            px.typeelem = x.typeelem;
            px.value = x.value;
            return px;
        }
        return x;
    case TK_FUNC:
        next(d);
        func_type(d, "function type");
        if (d->tok == TK_LBRACE) {
            d->exprlev++;
            if (enter(d)) func_body(d);
            d->nest--;
            d->exprlev--;
            return mk(d, X_FUNCLIT, at, at);
        }
        return mk(d, X_FUNCT, at, at);
    case TK_LBRACK: case TK_CHAN: case TK_MAP: case TK_STRUCT: case TK_INTERFACE: return type_(d);
    default:
        x = mk(d, X_BAD, at, at);
        syntax_error(d, "expected expression");
        advance(d, 3, TK_RPAREN, TK_RBRACK, TK_RBRACE);
        return x;
    }
}

// Behind "[" of x[...].
static X index_or_slice(D *d, X x, uint32_t at) {
    X i = mk(d, X_BAD, d->off, d->off);
    if (d->tok != TK_COLON) {
        bool comma = false;
        if (d->tok == TK_RBRACK) syntax_error(d, "expected operand");
        else comma = type_list(d, false, &i);
        if (comma || d->tok == TK_RBRACK) {
            want(d, TK_RBRACK);
            X r = mk(d, X_INDEX, x.from, at);
            r.value = x.value || i.value;
            return r;
        }
    }
    if (!got(d, TK_COLON)) {
        syntax_error(d, "expected comma, : or ]");
        advance(d, 3, TK_COMMA, TK_COLON, TK_RBRACK);
    }
    d->exprlev++;
    bool middle = d->tok != TK_COLON && d->tok != TK_RBRACK;
    if (middle) expr(d);
    if (d->tok == TK_COLON) {
        if (!middle) error_at(d, d->off, "middle index required in 3-index slice");
        next(d);
        if (d->tok != TK_RBRACK) expr(d);
        else error_at(d, d->off, "final index required in 3-index slice");
    }
    d->exprlev--;
    want(d, TK_RBRACK);
    return mk(d, X_SLICE, x.from, at);
}

// Behind "(" of x(...).
static X call(D *d, X x, uint32_t at) {
    int n = 0;
    bool dots = false, arg_typeelem = false, closed = true;
    d->exprlev++;
    while (d->tok != TK_EOF && d->tok != TK_RPAREN && !dots) {
        X a = expr(d);
        arg_typeelem = a.typeelem;
        n++;
        dots = got(d, TK_ELLIPSIS);
        if (!list_sep(d, "argument list", TK_COMMA, TK_RPAREN)) {
            closed = false;
            break;
        }
    }
    if (closed) want(d, TK_RPAREN);
    d->exprlev--;
    X r = mk(d, X_CALL, x.from, at);
    if (x.kind == X_NAME && n == 1 && !dots) {
        r.ext = arg_typeelem ? EX_BOTH : EX_NONE;
        r.ext_force = EX_BOTH;
    }
    return r;
}

static X pexpr(D *d, const X *first, bool keep_parens) {
    X x = first ? *first : operand(d, keep_parens);
    for (;;) {
        uint32_t at = d->off;
        switch (d->tok) {
        case TK_PERIOD:
            next(d);
            if (d->tok == TK_NAME) {
                next(d);
                x = mk(d, X_SELECTOR, x.from, at);
            } else if (got(d, TK_LPAREN)) {
                bool guard = got(d, TK_TYPE);
                if (!guard) type_(d);
                want(d, TK_RPAREN);
                x = mk(d, guard ? X_GUARD : X_ASSERT, x.from, at);
            } else {
                syntax_error(d, "expected name or (");
                advance(d, 2, TK_SEMICOLON, TK_RPAREN);
            }
            break;
        case TK_LBRACK:
            next(d);
            if (enter(d)) x = index_or_slice(d, x, at);
            d->nest--;
            break;
        case TK_LPAREN:
            next(d);
            if (enter(d)) x = call(d, x, at);
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
            if (x.kind == X_PAREN) syntax_error(d, "cannot parenthesize type in composite literal");
            complit_expr(d);
            x = mk(d, X_COMPLIT, x.from, at);
            break;
        }
        default: return x;
        }
    }
}

static void bare_complit_expr(D *d) {
    if (d->tok == TK_LBRACE) complit_expr(d);
    else expr(d);
}

static void complit_expr(D *d) {
    bool closed = true;
    d->exprlev++;
    want(d, TK_LBRACE);
    if (enter(d)) {
        while (d->tok != TK_EOF && d->tok != TK_RBRACE) {
            bare_complit_expr(d);
            if (got(d, TK_COLON)) bare_complit_expr(d);
            if (!list_sep(d, "composite literal", TK_COMMA, TK_RBRACE)) {
                closed = false;
                break;
            }
        }
    }
    d->nest--;
    if (closed) want(d, TK_RBRACE);
    d->exprlev--;
}

// ---- types ----

static X type_(D *d) {
    X x;
    if (type_or_nil(d, &x)) return x;
    x = mk(d, X_BAD, d->off, d->off);
    syntax_error(d, "expected type");
    advance(d, 6, TK_COMMA, TK_COLON, TK_SEMICOLON, TK_RPAREN, TK_RBRACK, TK_RBRACE);
    return x;
}

static X chan_type(D *d, uint32_t at, int dir) {
    X elem;
    uint32_t from = d->off;
    if (!type_or_nil(d, &elem)) {
        elem = mk(d, X_BAD, d->off, d->off);
        syntax_error(d, "missing channel element type");
    }
    X x = mk(d, X_CHANT, at, at);
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
    want(d, TK_LBRACE);
    while (d->tok != TK_EOF && d->tok != TK_RBRACE) {
        f(d);
        if (!list_sep(d, context, TK_SEMICOLON, TK_RBRACE)) return;
    }
    want(d, TK_RBRACE);
}

static bool type_or_nil_1(D *d, X *x) {
    uint32_t at = d->off, paren;
    switch (d->tok) {
    case TK_MUL: {
        next(d);
        X y = type_(d);
        *x = mk(d, X_UNARY, at, at);
        x->typeelem = y.typeelem;
        return true;
    }
    case TK_ARROW:
        next(d);
        want(d, TK_CHAN);
        *x = chan_type(d, at, CHAN_RECV);
        return true;
    case TK_FUNC:
        next(d);
        paren = d->off;
        func_type(d, "function type");
        *x = mk(d, X_FUNCT, at, paren); // gc places the type at its "("
        return true;
    case TK_LBRACK:
        next(d);
        if (got(d, TK_RBRACK)) {
            type_(d);
            *x = mk(d, X_SLICET, at, at);
        } else {
            *x = array_type(d, at, false);
        }
        return true;
    case TK_CHAN:
        next(d);
        *x = chan_type(d, at, got(d, TK_ARROW) ? CHAN_SEND : CHAN_BOTH);
        return true;
    case TK_MAP:
        next(d);
        want(d, TK_LBRACK);
        type_(d);
        want(d, TK_RBRACK);
        type_(d);
        *x = mk(d, X_MAPT, at, at);
        return true;
    case TK_STRUCT:
        next(d);
        braced_list(d, "struct type", field_decl);
        *x = mk(d, X_STRUCTT, at, at);
        return true;
    case TK_INTERFACE:
        next(d);
        braced_list(d, "interface type", interface_elem);
        *x = mk(d, X_IFACET, at, at);
        return true;
    case TK_NAME: *x = qualified_name(d, NULL); return true;
    case TK_LPAREN:
        next(d);
        *x = type_(d);
        want(d, TK_RPAREN);
        return true; // x: without the parentheses
    default: return false;
    }
}

static bool type_or_nil(D *d, X *x) {
    bool ok = false;
    if (enter(d)) ok = type_or_nil_1(d, x);
    d->nest--;
    return ok;
}

static void func_type(D *d, const char *context) {
    uint32_t at = d->off;
    if (got(d, TK_LBRACK)) {
        if (*context) syntax_errorf(d, at, "%s must have no type parameters", context);
        if (d->tok == TK_RBRACK) {
            syntax_error(d, "empty type parameter list");
            next(d);
        } else {
            param_list(d, NULL, NULL, TK_RBRACK, true, false, NULL, NULL);
        }
    }
    want(d, TK_LPAREN);
    param_list(d, NULL, NULL, TK_RPAREN, false, true, NULL, NULL);
    X t;
    if (got(d, TK_LPAREN)) param_list(d, NULL, NULL, TK_RPAREN, false, false, NULL, NULL);
    else type_or_nil(d, &t);
}

static X array_type(D *d, uint32_t at, bool have_len) {
    if (!have_len && !got(d, TK_ELLIPSIS)) {
        d->exprlev++;
        expr(d);
        d->exprlev--;
    }
    if (d->tok == TK_COMMA) {
        syntax_error(d, "unexpected comma; expected ]");
        next(d);
    }
    want(d, TK_RBRACK);
    type_(d);
    return mk(d, X_ARRAYT, at, at);
}

static void field_decl(D *d) {
    X x;
    switch (d->tok) {
    case TK_NAME:
        x = name(d);
        if (d->tok == TK_PERIOD || is_literal(d->tok) || d->tok == TK_SEMICOLON ||
            d->tok == TK_RBRACE) {
            qualified_name(d, &x);
            skip_literal(d);
            return;
        }
        if (name_list(d) == 1 && d->tok == TK_LBRACK) array_or_targs(d, &x);
        else type_(d);
        skip_literal(d);
        return;
    case TK_MUL:
        next(d);
        if (d->tok == TK_LPAREN) {
            syntax_error(d, "cannot parenthesize embedded type");
            next(d);
            qualified_name(d, NULL);
            got(d, TK_RPAREN);
        } else {
            qualified_name(d, NULL);
        }
        skip_literal(d);
        return;
    case TK_LPAREN:
        syntax_error(d, "cannot parenthesize embedded type");
        next(d);
        got(d, TK_MUL);
        qualified_name(d, NULL);
        got(d, TK_RPAREN);
        skip_literal(d);
        return;
    default:
        syntax_error(d, "expected field name or embedded type");
        advance(d, 2, TK_SEMICOLON, TK_RBRACE);
    }
}

// name[...]: an array type with a name before it, or an instance of a generic type of that name.
static X array_or_targs(D *d, const X *nm) {
    uint32_t at = d->off;
    X t;
    want(d, TK_LBRACK);
    if (got(d, TK_RBRACK)) {
        type_(d);
        return mk(d, X_SLICET, at, at);
    }
    bool comma = type_list(d, false, NULL);
    want(d, TK_RBRACK);
    if (!comma && type_or_nil(d, &t)) return mk(d, X_ARRAYT, at, at);
    return mk(d, X_INDEX, nm->from, at);
}

static X embedded_term(D *d) {
    uint32_t at = d->off;
    X x;
    if (got(d, TK_TILDE)) {
        type_(d);
        return mk(d, X_UNARY, at, at);
    }
    if (type_or_nil(d, &x)) return x;
    x = mk(d, X_BAD, at, at);
    syntax_error(d, "expected ~ term or type");
    advance(d, 5, TK_ADD /* any operator */, TK_SEMICOLON, TK_RPAREN, TK_RBRACK, TK_RBRACE);
    return x;
}

static X embedded_elem(D *d, const X *first) {
    X x = first ? *first : embedded_term(d);
    while (d->tok == TK_OR) {
        uint32_t at = d->off;
        next(d);
        embedded_term(d);
        x = mk(d, X_BINARY, x.from, at);
    }
    return x;
}

static void interface_elem(D *d) {
    if (d->tok != TK_NAME) {
        embedded_elem(d, NULL);
        return;
    }
    X x = name(d);
    if (d->tok == TK_LPAREN) {
        func_type(d, "interface method");
        return;
    }
    if (d->tok != TK_LBRACK) {
        x = qualified_name(d, &x);
        embedded_elem(d, &x);
        return;
    }
    uint32_t at = d->off;
    next(d);
    if (d->tok == TK_RBRACK) {
        uint32_t rb = d->off;
        next(d);
        if (d->tok == TK_LPAREN) {
            error_at(d, rb, "empty type parameter list");
            func_type(d, "interface method");
            return;
        }
        error_at(d, rb, "empty type argument list");
        embedded_elem(d, &x);
        return;
    }
    int n = 0;
    bool named = false;
    param_list(d, NULL, NULL, TK_RBRACK, false, false, &n, &named);
    if (n == 0 ? d->tok == TK_LPAREN : named) {
        func_type(d, "interface method");
        if (n) error_at(d, at, "interface method must have no type parameters");
        return;
    }
    x = mk(d, X_INDEX, x.from, at);
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
        X n1 = nm ? *nm : name(d);
        pr->name_at = pr->type_at = n1.from;
        if (d->tok == TK_LBRACK) {
            x = array_or_targs(d, &n1);
            pr->has_type = true;
            pr->has_name = x.kind != X_INDEX;
            if (pr->has_name) pr->type_at = x.from;
            if (sets && d->tok == TK_OR) embedded_elem(d, &x);
            return true;
        }
        if (d->tok == TK_PERIOD) {
            x = qualified_name(d, &n1);
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
        next(d);
        pr->has_type = true;
        pr->dots = type_or_nil(d, &x);
        if (!pr->dots) syntax_error(d, "... is missing type");
        return true;
    }
    if (sets && d->tok == TK_TILDE) {
        embedded_elem(d, NULL);
        pr->has_type = true;
        return true;
    }
    pr->has_type = type_or_nil(d, &x);
    if (pr->has_type) pr->type_at = x.kind == X_FUNCT ? x.gcpos : x.from;
    if (sets && d->tok == TK_OR && pr->has_type) embedded_elem(d, &x);
    if (pr->has_name || pr->has_type) return true;
    syntax_errorf(d, d->off, "expected %s", tok_string(follow));
    advance(d, 2, TK_COMMA, follow);
    return false;
}

// name1 and type1: the first parameter's, if they were read already.
static void param_list(D *d, const X *name1, const X *type1, Token close, bool need_names,
                       bool dddok, int *count, bool *first_named) {
    VEC(Param) v = {0};
    int named = 0, typed = 0;
    uint32_t end;
    bool closed = true;
    if (count) *count = 0;
    if (name1 && type1 && got(d, close)) {
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
        if (!list_sep(d, "parameter list", TK_COMMA, close)) {
            closed = false;
            break;
        }
    }
    end = d->off;
    if (closed) want(d, close);
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
                syntax_error_at(d, end,
                                need_names ? "missing type constraint" : "missing parameter type");
            else if (!need_names)
                syntax_error_at(d, err, "missing parameter name");
            else
                syntax_error_at(d, err,
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
        error_at(d, v.v[i].dots_at,
                 dddok ? "can only use ... with final parameter" : "invalid use of ...");
        break;
    }
    vec_free(&v);
}

// True if there was a comma. *first is the first element.
static bool type_list(D *d, bool strict, X *first) {
    X t, x;
    bool comma = false;
    d->exprlev++;
    x = strict ? type_(d) : expr(d);
    if (first) *first = x;
    if (got(d, TK_COMMA)) {
        comma = true;
        if (type_or_nil(d, &t))
            while (got(d, TK_COMMA) && type_or_nil(d, &t)) continue;
    }
    d->exprlev--;
    return comma;
}

// ---- statements ----

static S mks(D *d, SKind k, uint32_t from, uint32_t gcpos) {
    return (S){k, from, d->prev_end, gcpos};
}

static S range_clause(D *d, uint32_t from) {
    next(d);
    expr(d);
    return mks(d, S_RANGE, from, from);
}

static S simple_stmt(D *d, const X *first, Token keyword) {
    if (keyword == TK_FOR && d->tok == TK_RANGE) return range_clause(d, d->off);
    X lhs = first ? *first : expr_list(d);
    uint32_t at = d->off;
    if (lhs.kind != X_LIST && d->tok != TK_ASSIGN && d->tok != TK_DEFINE) {
        if (token_is_assign_op(d->tok) || d->tok == TK_ARROW) {
            next(d);
            expr(d);
            return mks(d, S_OTHER, lhs.from, at);
        }
        if (d->tok == TK_INC || d->tok == TK_DEC) {
            next(d);
            return mks(d, S_OTHER, lhs.from, at);
        }
        return mks(d, S_EXPR, lhs.from, lhs.gcpos);
    }
    if (d->tok != TK_ASSIGN && d->tok != TK_DEFINE) {
        syntax_error(d, "expected := or = or comma");
        advance(d, 2, TK_SEMICOLON, TK_RBRACE);
        return mks(d, S_EXPR, lhs.from, lhs.gcpos);
    }
    bool def = d->tok == TK_DEFINE;
    next(d);
    if (keyword == TK_FOR && d->tok == TK_RANGE) return range_clause(d, lhs.from);
    X rhs = expr_list(d);
    if (rhs.kind == X_GUARD && keyword == TK_SWITCH && def && lhs.kind == X_NAME)
        return mks(d, S_EXPR, lhs.from, rhs.gcpos);
    return mks(d, def ? S_DEFINE : S_ASSIGN, lhs.from, at);
}

static bool labeled_stmt(D *d) {
    uint32_t at = d->off;
    want(d, TK_COLON);
    if (d->tok == TK_RBRACE) return true;
    if (stmt_or_nil(d)) return true;
    syntax_error_at(d, at, "missing statement after label");
    return false;
}

static void block_stmt(D *d, const char *context) {
    if (!got(d, TK_LBRACE)) {
        syntax_errorf(d, d->off, "expected { after %s", context);
        advance(d, 2, TK_NAME, TK_RBRACE);
        if (got(d, TK_RBRACE)) return;
    }
    if (enter(d)) stmt_list(d);
    d->nest--;
    want(d, TK_RBRACE);
}

// The statement's text as gc prints it in "cannot use ... as value".
static void cannot_use(D *d, S s) {
    Buf b = BUF_INIT;
    parse_stmt_string(&b, d->src, s.from, s.to);
    syntax_errorf(d, s.gcpos, "cannot use %s as value", buf_cstr(&b));
    buf_fini(&b);
}

static void header(D *d, Token keyword) {
    next(d);
    if (d->tok == TK_LBRACE) {
        if (keyword == TK_IF) syntax_error(d, "missing condition in if statement");
        return;
    }
    int outer = d->exprlev;
    d->exprlev = -1;
    S init = {S_NONE, 0, 0, 0}, cond = init;
    bool have_semi = false;
    uint32_t semi_at = 0;
    SemiKind semi = SEMI_SEMICOLON;
    if (d->tok != TK_SEMICOLON) {
        if (got(d, TK_VAR))
            syntax_errorf(d, d->off, "var declaration not allowed in %s initializer",
                          token_text(keyword));
        init = simple_stmt(d, NULL, keyword);
        if (init.kind == S_RANGE) {
            d->exprlev = outer;
            return;
        }
    }
    if (d->tok == TK_LBRACE) {
        cond = init;
        goto done;
    }
    if (d->tok == TK_SEMICOLON) {
        have_semi = true;
        semi_at = d->off;
        semi = d->lx.semi;
        next(d);
    } else {
        want(d, TK_LBRACE);
        if (d->tok != TK_LBRACE) advance(d, 2, TK_LBRACE, TK_RBRACE);
    }
    if (keyword == TK_FOR) {
        if (d->tok != TK_SEMICOLON) {
            if (d->tok == TK_LBRACE) {
                syntax_error(d, "expected for loop condition");
                goto done;
            }
            cond = simple_stmt(d, NULL, TK_EOF);
        }
        want(d, TK_SEMICOLON);
        if (d->tok != TK_LBRACE) {
            S post = simple_stmt(d, NULL, TK_EOF);
            if (post.kind == S_DEFINE)
                syntax_error_at(d, post.gcpos, "cannot declare in post statement of for loop");
        }
    } else if (d->tok != TK_LBRACE) {
        cond = simple_stmt(d, NULL, keyword);
    }
done:
    if (cond.kind == S_NONE) {
        if (keyword == TK_IF && have_semi) {
            if (semi != SEMI_SEMICOLON)
                syntax_errorf(d, semi_at, "unexpected %s, expected { after if clause",
                              semi == SEMI_EOF ? "EOF" : "newline");
            else syntax_error_at(d, semi_at, "missing condition in if statement");
        }
    } else if (cond.kind != S_EXPR) {
        cannot_use(d, cond);
    }
    d->exprlev = outer;
}

static void if_stmt(D *d) {
    header(d, TK_IF);
    block_stmt(d, "if clause");
    if (!got(d, TK_ELSE)) return;
    if (d->tok == TK_IF) {
        if (enter(d)) if_stmt(d);
        d->nest--;
    } else if (d->tok == TK_LBRACE) {
        block_stmt(d, "");
    } else {
        syntax_error(d, "else must be followed by if or statement block");
        advance(d, 2, TK_NAME, TK_RBRACE);
    }
}

static void clause(D *d, bool comm) {
    if (got(d, TK_CASE)) {
        if (comm) simple_stmt(d, NULL, TK_EOF);
        else expr_list(d);
    } else if (!got(d, TK_DEFAULT)) {
        syntax_error(d, "expected case or default or }");
        advance(d, 4, TK_COLON, TK_CASE, TK_DEFAULT, TK_RBRACE);
    }
    want(d, TK_COLON);
    stmt_list(d);
}

static void clauses(D *d, bool comm) {
    if (!got(d, TK_LBRACE)) {
        syntax_error(d, comm ? "missing { after select clause" : "missing { after switch clause");
        advance(d, 3, TK_CASE, TK_DEFAULT, TK_RBRACE);
    }
    if (enter(d))
        while (d->tok != TK_EOF && d->tok != TK_RBRACE) clause(d, comm);
    d->nest--;
    want(d, TK_RBRACE);
}

static bool stmt_or_nil(D *d) {
    X x;
    switch (d->tok) {
    case TK_NAME:
        x = expr_list(d);
        if (x.kind == X_NAME && d->tok == TK_COLON) return labeled_stmt(d);
        simple_stmt(d, &x, TK_EOF);
        return true;
    case TK_VAR: next(d); append_group(d, var_decl); return true;
    case TK_CONST: next(d); append_group(d, const_decl); return true;
    case TK_TYPE: next(d); append_group(d, type_decl); return true;
    case TK_LBRACE: block_stmt(d, ""); return true;
    case TK_ADD: case TK_SUB: case TK_MUL: case TK_AND: case TK_XOR: case TK_NOT:
    case TK_INT:
    case TK_FLOAT:
    case TK_IMAG:
    case TK_CHAR:
    case TK_STRING:
    case TK_FUNC:
    case TK_LPAREN:
    case TK_LBRACK: case TK_STRUCT: case TK_MAP: case TK_CHAN: case TK_INTERFACE: case TK_ARROW:
        simple_stmt(d, NULL, TK_EOF);
        return true;
    case TK_FOR:
        header(d, TK_FOR);
        block_stmt(d, "for clause");
        return true;
    case TK_SWITCH:
        header(d, TK_SWITCH);
        clauses(d, false);
        return true;
    case TK_SELECT:
        next(d);
        clauses(d, true);
        return true;
    case TK_IF: if_stmt(d); return true;
    case TK_FALLTHROUGH: next(d); return true;
    case TK_BREAK: case TK_CONTINUE:
        next(d);
        got(d, TK_NAME);
        return true;
    case TK_GO: case TK_DEFER: call_stmt(d); return true;
    case TK_GOTO:
        next(d);
        name(d);
        return true;
    case TK_RETURN:
        next(d);
        if (d->tok != TK_SEMICOLON && d->tok != TK_RBRACE) expr_list(d);
        return true;
    case TK_SEMICOLON: return true;
    default: return false;
    }
}

static void end_of_stmt(D *d) {
    if (got(d, TK_SEMICOLON) || d->tok == TK_RBRACE) return;
    syntax_error(d, "at end of statement");
    advance(d, 4, TK_SEMICOLON, TK_RBRACE, TK_CASE, TK_DEFAULT);
    got(d, TK_SEMICOLON);
}

static void stmt_list(D *d) {
    while (d->tok != TK_EOF && d->tok != TK_RBRACE && d->tok != TK_CASE && d->tok != TK_DEFAULT) {
        if (!stmt_or_nil(d)) return;
        end_of_stmt(d);
    }
}

// ---- entry points ----

static void advance_decl(D *d) { advance(d, 5, TK_IMPORT, TK_CONST, TK_TYPE, TK_VAR, TK_FUNC); }

static void source_file(D *d) {
    if (!got(d, TK_PACKAGE)) {
        syntax_error(d, "package statement must be first");
        return;
    }
    name(d);
    want(d, TK_SEMICOLON);
    if (d->errors) return; // a bad package clause: nothing that follows would make sense
    Token prev = TK_IMPORT;
    bool bodyless = false; // the last declaration was a function without a body
    while (d->tok != TK_EOF) {
        if (d->tok == TK_IMPORT && prev != TK_IMPORT)
            syntax_error(d, "imports must appear before other declarations");
        prev = d->tok;
        bool was_bodyless = bodyless;
        switch (d->tok) {
        case TK_IMPORT: next(d); append_group(d, import_decl); bodyless = false; break;
        case TK_CONST: next(d); append_group(d, const_decl); bodyless = false; break;
        case TK_TYPE: next(d); append_group(d, type_decl); bodyless = false; break;
        case TK_VAR: next(d); append_group(d, var_decl); bodyless = false; break;
        case TK_FUNC: next(d); bodyless = !func_decl(d); break;
        default:
            syntax_error(d, d->tok == TK_LBRACE && was_bodyless
                                ? "unexpected semicolon or newline before {"
                                : "non-declaration statement outside function body");
            advance_decl(d);
            continue;
        }
        if (d->tok != TK_EOF && !got(d, TK_SEMICOLON)) {
            syntax_error(d, "after top level declaration");
            advance_decl(d);
        }
    }
}

static void repl_entry(D *d) {
    d->fnest = 1;
    while (d->tok != TK_EOF) {
        bool ok = true;
        Lexer save = d->lx;
        if (d->tok == TK_IMPORT) {
            next(d);
            append_group(d, import_decl);
        } else if (d->tok == TK_FUNC && (save.error = NULL, lexer_next(&save) == TK_NAME)) {
            next(d);
            func_decl(d);
        } else {
            ok = stmt_or_nil(d);
        }
        if (!ok || d->tok == TK_RBRACE) {
            syntax_error(d, "at start of statement");
            return;
        }
        end_of_stmt(d);
    }
}

bool parse_diagnose(FileSrc *src, uint32_t from, uint32_t to, Token what, Diags *diags) {
    D d = {.src = src, .diags = diags};
    if (what == TK_XSTMTS) lexer_init_range(&d.lx, src, from, to);
    else lexer_init(&d.lx, src);
    d.lx.record = false;
    d.lx.arg = &d;
    d.lx.error = lex_error_cb;
    next(&d);
    switch (what) {
    case TK_PACKAGE: source_file(&d); break;
    case TK_XSTMTS:
        d.fnest = 1;
        stmt_list(&d);
        if (d.tok != TK_EOF) syntax_error(&d, "expected }");
        break;
    case TK_XFUNC: repl_entry(&d); break;
    default:
        expr(&d);
        got(&d, TK_SEMICOLON);
        if (d.tok != TK_EOF) syntax_error(&d, "at end of expression");
    }
    return d.errors > 0;
}
