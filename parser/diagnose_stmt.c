// diagnose_stmt.c - the part of diagnose.c that reads declarations and statements.
#include "parser/diagnose_int.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

static void dg_block_stmt(D *d, const char *context);

// ---- declarations ----

void dg_append_group(D *d, void (*decl)(D *)) {
    if (d->tok != TK_LPAREN) {
        decl(d);
        return;
    }
    dg_next(d);
    while (d->tok != TK_EOF && d->tok != TK_RPAREN) {
        decl(d);
        if (!dg_list_sep(d, "grouped declaration", TK_SEMICOLON, TK_RPAREN)) return;
    }
    dg_want(d, TK_RPAREN);
}

void dg_import_decl(D *d) {
    if (d->tok == TK_NAME || d->tok == TK_PERIOD) dg_next(d);
    if (!dg_is_literal(d->tok)) {
        dg_syntax_error(d, "missing import path");
        dg_advance(d, 2, TK_SEMICOLON, TK_RPAREN);
        return;
    }
    uint32_t at = d->off;
    bool bad = d->tok != TK_STRING && !d->lx.bad;
    dg_next(d);
    if (bad) dg_syntax_error_at(d, at, "import path must be a string");
}

void dg_const_decl(D *d) {
    X t;
    dg_name(d);
    dg_name_list(d);
    if (d->tok == TK_EOF || d->tok == TK_SEMICOLON || d->tok == TK_RPAREN) return;
    dg_type_or_nil(d, &t);
    if (dg_got_assign(d)) dg_expr_list(d);
}

void dg_var_decl(D *d) {
    dg_name(d);
    dg_name_list(d);
    if (dg_got_assign(d)) {
        dg_expr_list(d);
        return;
    }
    dg_type(d);
    if (dg_got_assign(d)) dg_expr_list(d);
}


void dg_type_decl(D *d) {
    X t;
    bool have = true;
    dg_name(d);
    if (d->tok == TK_LBRACK) {
        uint32_t at = d->off;
        dg_next(d);
        if (d->tok == TK_NAME) {
            X x = dg_name(d), pname = x;
            if (d->tok != TK_LBRACK) {
                d->exprlev++;
                x = dg_pexpr(d, &x, false);
                x = dg_binary_expr(d, &x, 0);
                d->exprlev--;
            }
            uint8_t ex = d->tok == TK_COMMA ? x.ext_force : x.ext;
            if (ex == EX_BOTH || (ex == EX_NAME && d->tok != TK_RBRACK)) {
                dg_param_list(d, &pname, ex == EX_BOTH ? &x : NULL, TK_RBRACK, true, false, NULL,
                           NULL);
                dg_got_assign(d);
                have = dg_type_or_nil(d, &t);
            } else {
                dg_array_type(d, at, true);
            }
        } else if (dg_got(d, TK_RBRACK)) {
            dg_type(d);
        } else {
            dg_array_type(d, at, false);
        }
    } else {
        dg_got_assign(d);
        have = dg_type_or_nil(d, &t);
    }
    if (!have) {
        dg_syntax_error(d, "in type declaration");
        dg_advance(d, 2, TK_SEMICOLON, TK_RPAREN);
    }
}

bool dg_func_decl(D *d) { // true: it has a body
    bool method = false;
    if (dg_got(d, TK_LPAREN)) {
        int n = 0;
        method = true;
        dg_param_list(d, NULL, NULL, TK_RPAREN, false, false, &n, NULL);
        if (n == 0) dg_error_at(d, d->off, "method has no receiver");
        else if (n > 1) dg_error_at(d, d->off, "method has multiple receivers");
    }
    if (d->tok == TK_NAME) {
        dg_next(d);
        dg_func_type(d, method ? "method" : "");
    } else {
        dg_syntax_error(d, method ? "expected name" : "expected name or (");
        dg_advance(d, 2, TK_LBRACE, TK_SEMICOLON);
    }
    if (d->tok != TK_LBRACE) return false;
    dg_func_body(d);
    return true;
}

void dg_func_body(D *d) {
    d->fnest++;
    dg_block_stmt(d, "");
    d->fnest--;
}

// ---- statements ----

static S mks(D *d, SKind k, uint32_t from, uint32_t gcpos) {
    return (S){k, from, d->prev_end, gcpos};
}

static S range_clause(D *d, uint32_t from) {
    dg_next(d);
    dg_expr(d);
    return mks(d, S_RANGE, from, from);
}

static S dg_simple_stmt(D *d, const X *first, Token keyword) {
    if (keyword == TK_FOR && d->tok == TK_RANGE) return range_clause(d, d->off);
    X lhs = first ? *first : dg_expr_list(d);
    uint32_t at = d->off;
    if (lhs.kind != X_LIST && d->tok != TK_ASSIGN && d->tok != TK_DEFINE) {
        if (token_is_assign_op(d->tok) || d->tok == TK_ARROW) {
            dg_next(d);
            dg_expr(d);
            return mks(d, S_OTHER, lhs.from, at);
        }
        if (d->tok == TK_INC || d->tok == TK_DEC) {
            dg_next(d);
            return mks(d, S_OTHER, lhs.from, at);
        }
        return mks(d, S_EXPR, lhs.from, lhs.gcpos);
    }
    if (d->tok != TK_ASSIGN && d->tok != TK_DEFINE) {
        dg_syntax_error(d, "expected := or = or comma");
        dg_advance(d, 2, TK_SEMICOLON, TK_RBRACE);
        return mks(d, S_EXPR, lhs.from, lhs.gcpos);
    }
    bool def = d->tok == TK_DEFINE;
    dg_next(d);
    if (keyword == TK_FOR && d->tok == TK_RANGE) return range_clause(d, lhs.from);
    X rhs = dg_expr_list(d);
    if (rhs.kind == X_GUARD && keyword == TK_SWITCH && def && lhs.kind == X_NAME)
        return mks(d, S_EXPR, lhs.from, rhs.gcpos);
    return mks(d, def ? S_DEFINE : S_ASSIGN, lhs.from, at);
}

static bool labeled_stmt(D *d) {
    uint32_t at = d->off;
    dg_want(d, TK_COLON);
    if (d->tok == TK_RBRACE) return true;
    if (dg_stmt_or_nil(d)) return true;
    dg_syntax_error_at(d, at, "missing statement after label");
    return false;
}

static void dg_block_stmt(D *d, const char *context) {
    if (!dg_got(d, TK_LBRACE)) {
        dg_syntax_errorf(d, d->off, "expected { after %s", context);
        dg_advance(d, 2, TK_NAME, TK_RBRACE);
        if (dg_got(d, TK_RBRACE)) return;
    }
    if (dg_enter(d)) dg_stmt_list(d);
    d->nest--;
    dg_want(d, TK_RBRACE);
}

// The statement's text as gc prints it in "cannot use ... as value".
static void cannot_use(D *d, S s) {
    Buf b = BUF_INIT;
    parse_stmt_string(&b, d->src, s.from, s.to);
    dg_syntax_errorf(d, s.gcpos, "cannot use %s as value", buf_cstr(&b));
    buf_fini(&b);
}

static void header(D *d, Token keyword) {
    dg_next(d);
    if (d->tok == TK_LBRACE) {
        if (keyword == TK_IF) dg_syntax_error(d, "missing condition in if statement");
        return;
    }
    int outer = d->exprlev;
    d->exprlev = -1;
    S init = {S_NONE, 0, 0, 0}, cond = init;
    bool have_semi = false;
    uint32_t semi_at = 0;
    SemiKind semi = SEMI_SEMICOLON;
    if (d->tok != TK_SEMICOLON) {
        if (dg_got(d, TK_VAR))
            dg_syntax_errorf(d, d->off, "var declaration not allowed in %s initializer",
                          token_text(keyword));
        init = dg_simple_stmt(d, NULL, keyword);
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
        dg_next(d);
    } else {
        dg_want(d, TK_LBRACE);
        if (d->tok != TK_LBRACE) dg_advance(d, 2, TK_LBRACE, TK_RBRACE);
    }
    if (keyword == TK_FOR) {
        if (d->tok != TK_SEMICOLON) {
            if (d->tok == TK_LBRACE) {
                dg_syntax_error(d, "expected for loop condition");
                goto done;
            }
            cond = dg_simple_stmt(d, NULL, TK_EOF);
        }
        dg_want(d, TK_SEMICOLON);
        if (d->tok != TK_LBRACE) {
            S post = dg_simple_stmt(d, NULL, TK_EOF);
            if (post.kind == S_DEFINE)
                dg_syntax_error_at(d, post.gcpos, "cannot declare in post statement of for loop");
        }
    } else if (d->tok != TK_LBRACE) {
        cond = dg_simple_stmt(d, NULL, keyword);
    }
done:
    if (cond.kind == S_NONE) {
        if (keyword == TK_IF && have_semi) {
            if (semi != SEMI_SEMICOLON)
                dg_syntax_errorf(d, semi_at, "unexpected %s, expected { after if clause",
                              semi == SEMI_EOF ? "EOF" : "newline");
            else dg_syntax_error_at(d, semi_at, "missing condition in if statement");
        }
    } else if (cond.kind != S_EXPR) {
        cannot_use(d, cond);
    }
    d->exprlev = outer;
}

static void if_stmt(D *d) {
    header(d, TK_IF);
    dg_block_stmt(d, "if clause");
    if (!dg_got(d, TK_ELSE)) return;
    if (d->tok == TK_IF) {
        if (dg_enter(d)) if_stmt(d);
        d->nest--;
    } else if (d->tok == TK_LBRACE) {
        dg_block_stmt(d, "");
    } else {
        dg_syntax_error(d, "else must be followed by if or statement block");
        dg_advance(d, 2, TK_NAME, TK_RBRACE);
    }
}

static void clause(D *d, bool comm) {
    if (dg_got(d, TK_CASE)) {
        if (comm) dg_simple_stmt(d, NULL, TK_EOF);
        else dg_expr_list(d);
    } else if (!dg_got(d, TK_DEFAULT)) {
        dg_syntax_error(d, "expected case or default or }");
        dg_advance(d, 4, TK_COLON, TK_CASE, TK_DEFAULT, TK_RBRACE);
    }
    dg_want(d, TK_COLON);
    dg_stmt_list(d);
}

static void clauses(D *d, bool comm) {
    if (!dg_got(d, TK_LBRACE)) {
        dg_syntax_error(d,
                        comm ? "missing { after select clause" : "missing { after switch clause");
        dg_advance(d, 3, TK_CASE, TK_DEFAULT, TK_RBRACE);
    }
    if (dg_enter(d))
        while (d->tok != TK_EOF && d->tok != TK_RBRACE) clause(d, comm);
    d->nest--;
    dg_want(d, TK_RBRACE);
}

bool dg_stmt_or_nil(D *d) {
    X x;
    switch (d->tok) {
    case TK_NAME:
        x = dg_expr_list(d);
        if (x.kind == X_NAME && d->tok == TK_COLON) return labeled_stmt(d);
        dg_simple_stmt(d, &x, TK_EOF);
        return true;
    case TK_VAR: dg_next(d); dg_append_group(d, dg_var_decl); return true;
    case TK_CONST: dg_next(d); dg_append_group(d, dg_const_decl); return true;
    case TK_TYPE: dg_next(d); dg_append_group(d, dg_type_decl); return true;
    case TK_LBRACE: dg_block_stmt(d, ""); return true;
    case TK_ADD: case TK_SUB: case TK_MUL: case TK_AND: case TK_XOR: case TK_NOT:
    case TK_INT:
    case TK_FLOAT:
    case TK_IMAG:
    case TK_CHAR:
    case TK_STRING:
    case TK_FUNC:
    case TK_LPAREN:
    case TK_LBRACK: case TK_STRUCT: case TK_MAP: case TK_CHAN: case TK_INTERFACE: case TK_ARROW:
        dg_simple_stmt(d, NULL, TK_EOF);
        return true;
    case TK_FOR:
        header(d, TK_FOR);
        dg_block_stmt(d, "for clause");
        return true;
    case TK_SWITCH:
        header(d, TK_SWITCH);
        clauses(d, false);
        return true;
    case TK_SELECT:
        dg_next(d);
        clauses(d, true);
        return true;
    case TK_IF: if_stmt(d); return true;
    case TK_FALLTHROUGH: dg_next(d); return true;
    case TK_BREAK: case TK_CONTINUE:
        dg_next(d);
        dg_got(d, TK_NAME);
        return true;
    case TK_GO: case TK_DEFER: dg_call_stmt(d); return true;
    case TK_GOTO:
        dg_next(d);
        dg_name(d);
        return true;
    case TK_RETURN:
        dg_next(d);
        if (d->tok != TK_SEMICOLON && d->tok != TK_RBRACE) dg_expr_list(d);
        return true;
    case TK_SEMICOLON: return true;
    default: return false;
    }
}

void dg_end_of_stmt(D *d) {
    if (dg_got(d, TK_SEMICOLON) || d->tok == TK_RBRACE) return;
    dg_syntax_error(d, "at end of statement");
    dg_advance(d, 4, TK_SEMICOLON, TK_RBRACE, TK_CASE, TK_DEFAULT);
    dg_got(d, TK_SEMICOLON);
}

void dg_stmt_list(D *d) {
    while (d->tok != TK_EOF && d->tok != TK_RBRACE && d->tok != TK_CASE && d->tok != TK_DEFAULT) {
        if (!dg_stmt_or_nil(d)) return;
        dg_end_of_stmt(d);
    }
}

