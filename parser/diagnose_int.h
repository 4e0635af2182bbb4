// diagnose_int.h - private to diagnose*.c: what they know about an expression, a statement, and
// where they are.
#ifndef GOSLING_PARSER_DIAGNOSE_INT_H
#define GOSLING_PARSER_DIAGNOSE_INT_H

#include "parser/parse_int.h"

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

// diagnose.c
void dg_next(D *d);
bool dg_got(D *d, Token t);
bool dg_is_literal(Token t);
void dg_error_at(D *d, uint32_t off, const char *fmt, ...) PRINTF_LIKE(3, 4);
const char *dg_tok_string(Token t);
void dg_syntax_error_at(D *d, uint32_t off, const char *msg);
void dg_syntax_error(D *d, const char *msg);
void dg_syntax_errorf(D *d, uint32_t off, const char *fmt, ...) PRINTF_LIKE(3, 4);
void dg_advance(D *d, int n, ...);
void dg_want(D *d, Token t);
bool dg_got_assign(D *d);
bool dg_enter(D *d);
X dg_mk(D *d, XKind k, uint32_t from, uint32_t gcpos);
X dg_name(D *d);
int dg_name_list(D *d);
X dg_expr_list(D *d);
bool dg_list_sep(D *d, const char *context, Token sep, Token close);
X dg_qualified_name(D *d, const X *first);
void dg_skip_literal(D *d);

// diagnose_expr.c
X dg_expr(D *d);
X dg_binary_expr(D *d, const X *first, int prec);
X dg_pexpr(D *d, const X *first, bool keep_parens);
bool dg_type_or_nil(D *d, X *x);
X dg_type(D *d);
void dg_func_type(D *d, const char *context);
void dg_param_list(D *d, const X *name1, const X *type1, Token close, bool need_names, bool dddok,
                   int *count, bool *first_named);
X dg_array_type(D *d, uint32_t at, bool have_len);
bool dg_type_list(D *d, bool strict, X *first);
void dg_call_stmt(D *d);

// diagnose_stmt.c
void dg_func_body(D *d);
bool dg_stmt_or_nil(D *d);
void dg_end_of_stmt(D *d);
void dg_stmt_list(D *d);
void dg_append_group(D *d, void (*decl)(D *));
void dg_import_decl(D *d);
void dg_const_decl(D *d);
void dg_type_decl(D *d);
void dg_var_decl(D *d);
bool dg_func_decl(D *d);

#endif
