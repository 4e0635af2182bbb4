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
// Here: tokens, reporting, resynchronisation, lists, entry points.
#include "parser/diagnose_int.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

// ---- tokens ----

void dg_next(D *d) {
    d->prev_end = d->end;
    d->tok = d->dead ? TK_EOF : lexer_next(&d->lx);
    d->off = lexer_offset(&d->lx);
    d->end = d->off + lexer_len(&d->lx);
}

bool dg_got(D *d, Token t) {
    if (d->tok != t) return false;
    dg_next(d);
    return true;
}

bool dg_is_literal(Token t) { return t >= TK_INT && t <= TK_STRING; }
// gc's _Operator and _Star: what binaryExpr and unaryExpr look at.
static bool dg_is_operator(Token t) {
    return token_info[t].prec > 0 || t == TK_NOT || t == TK_TILDE;
}

// ---- errors ----

void dg_error_at(D *d, uint32_t off, const char *fmt, ...) {
    va_list ap;
    va_start(ap, fmt);
    d->errors++;
    diag_verror(d->diags, pos_at(d->src, off), fmt, ap);
    va_end(ap);
    if (diag_full(d->diags)) d->dead = true; // gc stops here, too
}

static void lex_error_cb(void *arg, Pos pos, const char *msg) {
    D *d = arg;
    dg_error_at(d, pos - d->src->base, "%s", msg);
}

// A token in the text of a message.
const char *dg_tok_string(Token t) {
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
    else if (dg_is_literal(d->tok)) {
        buf_str(b, "literal ");
        buf_bytes(b, text, d->end - d->off);
    } else if (token_is_keyword(d->tok)) buf_printf(b, "keyword %s", token_text(d->tok));
    else buf_str(b, dg_tok_string(d->tok));
}

static bool dg_starts(const char *s, const char *prefix) {
    return strncmp(s, prefix, strlen(prefix)) == 0;
}

// msg beginning with in, at, after or expected is about the current token.
void dg_syntax_error_at(D *d, uint32_t off, const char *msg) {
    if (d->tok == TK_EOF && d->errors > 0) return;
    const char *sep = dg_starts(msg, "in ") || dg_starts(msg, "at ") || dg_starts(msg, "after ")
                          ? " "
                      : dg_starts(msg, "expected ") ? ", "
                                                    : NULL;
    if (sep == NULL) {
        dg_error_at(d, off, "syntax error: %s", msg);
        return;
    }
    Buf b = BUF_INIT;
    describe_token(d, &b);
    dg_error_at(d, off, "syntax error: unexpected %s%s%s", buf_cstr(&b), sep, msg);
    buf_fini(&b);
}

void dg_syntax_error(D *d, const char *msg) { dg_syntax_error_at(d, d->off, msg); }

void dg_syntax_errorf(D *d, uint32_t off, const char *fmt, ...) {
    Buf b = BUF_INIT;
    va_list ap;
    va_start(ap, fmt);
    buf_vprintf(&b, fmt, ap);
    va_end(ap);
    dg_syntax_error_at(d, off, buf_cstr(&b));
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
void dg_advance(D *d, int n, ...) {
    if (n == 0) {
        if (d->tok != TK_EOF) dg_next(d);
        return;
    }
    for (; d->tok != TK_EOF; dg_next(d)) {
        if (d->fnest > 0 && starts_statement(d->tok)) return;
        va_list ap;
        va_start(ap, n);
        bool hit = false;
        for (int i = 0; i < n; i++) {
            int t = va_arg(ap, int);
            hit |= (int)d->tok == t || (t == TK_ADD && dg_is_operator(d->tok) && d->tok != TK_MUL);
        }
        va_end(ap);
        if (hit) return;
    }
}

void dg_want(D *d, Token t) {
    if (dg_got(d, t)) return;
    dg_syntax_errorf(d, d->off, "expected %s", dg_tok_string(t));
    dg_advance(d, 0);
}

bool dg_got_assign(D *d) {
    if (d->tok == TK_DEFINE) dg_syntax_error(d, "expected =");
    else if (d->tok != TK_ASSIGN) return false;
    dg_next(d);
    return true;
}

// Counts the nesting of calls; false (and everything reads as EOF) when it is too deep for the C
// stack.
bool dg_enter(D *d) {
    if (++d->nest <= MAX_NEST) return true;
    if (!d->dead) {
        d->dead = true;
        dg_error_at(d, d->off, "syntax error: exceeded max nesting depth");
        d->tok = TK_EOF;
    }
    return false;
}

// ---- names and lists ----

X dg_mk(D *d, XKind k, uint32_t from, uint32_t gcpos) {
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


X dg_name(D *d) {
    uint32_t at = d->off;
    if (d->tok == TK_NAME) {
        dg_next(d);
    } else {
        dg_syntax_error(d, "expected name");
        dg_advance(d, 0);
    }
    return dg_mk(d, X_NAME, at, at);
}

int dg_name_list(D *d) { // behind the first; returns how many in all
    int n = 1;
    while (dg_got(d, TK_COMMA)) {
        dg_name(d);
        n++;
    }
    return n;
}

// Type parameters or arguments follow a "[".
static X dg_type_instance(D *d, X x) {
    uint32_t at = d->off;
    dg_want(d, TK_LBRACK);
    if (d->tok == TK_RBRACK) dg_syntax_error(d, "expected type argument list");
    else dg_type_list(d, true, NULL);
    dg_want(d, TK_RBRACK);
    return dg_mk(d, X_INDEX, x.from, at);
}

X dg_qualified_name(D *d, const X *first) {
    X x;
    if (first) {
        x = *first;
    } else if (d->tok == TK_NAME) {
        x = dg_name(d);
    } else {
        x = dg_mk(d, X_NAME, d->off, d->off);
        dg_syntax_error(d, "expected name");
        dg_advance(d, 3, TK_PERIOD, TK_SEMICOLON, TK_RBRACE);
    }
    if (d->tok == TK_PERIOD) {
        uint32_t at = d->off;
        dg_next(d);
        dg_name(d);
        x = dg_mk(d, X_SELECTOR, x.from, at);
    }
    if (d->tok == TK_LBRACK) x = dg_type_instance(d, x);
    return x;
}

X dg_expr_list(D *d) {
    X x = dg_expr(d);
    if (d->tok != TK_COMMA) return x;
    while (dg_got(d, TK_COMMA)) dg_expr(d);
    return dg_mk(d, X_LIST, x.from, x.gcpos);
}

// What gc's list does after an element. False: give up the list (and `*at` is where it ended).
bool dg_list_sep(D *d, const char *context, Token sep, Token close) {
    if (dg_got(d, sep) || d->tok == close) return true;
    dg_syntax_errorf(d, d->off, "in %s; possibly missing %s or %s", context, dg_tok_string(sep),
                  dg_tok_string(close));
    dg_advance(d, 3, TK_RPAREN, TK_RBRACK, TK_RBRACE);
    return d->tok == close;
}

void dg_skip_literal(D *d) {
    if (dg_is_literal(d->tok)) dg_next(d);
}

// ---- entry points ----

static void advance_decl(D *d) { dg_advance(d, 5, TK_IMPORT, TK_CONST, TK_TYPE, TK_VAR, TK_FUNC); }

static void source_file(D *d) {
    if (!dg_got(d, TK_PACKAGE)) {
        dg_syntax_error(d, "package statement must be first");
        return;
    }
    dg_name(d);
    dg_want(d, TK_SEMICOLON);
    if (d->errors) return; // a bad package clause: nothing that follows would make sense
    Token prev = TK_IMPORT;
    bool bodyless = false; // the last declaration was a function without a body
    while (d->tok != TK_EOF) {
        if (d->tok == TK_IMPORT && prev != TK_IMPORT)
            dg_syntax_error(d, "imports must appear before other declarations");
        prev = d->tok;
        bool was_bodyless = bodyless;
        switch (d->tok) {
        case TK_IMPORT: dg_next(d); dg_append_group(d, dg_import_decl); bodyless = false; break;
        case TK_CONST: dg_next(d); dg_append_group(d, dg_const_decl); bodyless = false; break;
        case TK_TYPE: dg_next(d); dg_append_group(d, dg_type_decl); bodyless = false; break;
        case TK_VAR: dg_next(d); dg_append_group(d, dg_var_decl); bodyless = false; break;
        case TK_FUNC: dg_next(d); bodyless = !dg_func_decl(d); break;
        default:
            dg_syntax_error(d, d->tok == TK_LBRACE && was_bodyless
                                ? "unexpected semicolon or newline before {"
                                : "non-declaration statement outside function body");
            advance_decl(d);
            continue;
        }
        if (d->tok != TK_EOF && !dg_got(d, TK_SEMICOLON)) {
            dg_syntax_error(d, "after top level declaration");
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
            dg_next(d);
            dg_append_group(d, dg_import_decl);
        } else if (d->tok == TK_FUNC && (save.error = NULL, lexer_next(&save) == TK_NAME)) {
            dg_next(d);
            dg_func_decl(d);
        } else {
            ok = dg_stmt_or_nil(d);
        }
        if (!ok || d->tok == TK_RBRACE) {
            dg_syntax_error(d, "at start of statement");
            return;
        }
        dg_end_of_stmt(d);
    }
}

bool parse_diagnose(FileSrc *src, uint32_t from, uint32_t to, Token what, Diags *diags) {
    D d = {.src = src, .diags = diags};
    if (what == TK_XSTMTS) lexer_init_range(&d.lx, src, from, to);
    else lexer_init(&d.lx, src);
    d.lx.record = false;
    d.lx.arg = &d;
    d.lx.error = lex_error_cb;
    dg_next(&d);
    switch (what) {
    case TK_PACKAGE: source_file(&d); break;
    case TK_XSTMTS:
        d.fnest = 1;
        dg_stmt_list(&d);
        if (d.tok != TK_EOF) dg_syntax_error(&d, "expected }");
        break;
    case TK_XFUNC: repl_entry(&d); break;
    default:
        dg_expr(&d);
        dg_got(&d, TK_SEMICOLON);
        if (d.tok != TK_EOF) dg_syntax_error(&d, "at end of expression");
    }
    return d.errors > 0;
}
