// parse_int.h - private to parser/: the parser's state and the builders that go.y's actions call.
#ifndef GOSLING_PARSER_PARSE_INT_H
#define GOSLING_PARSER_PARSE_INT_H

#include "lexer/lexer.h"
#include "parser/parser.h"

typedef struct Tok {
    uint32_t off; // in the file
    uint32_t len;
    uint8_t kind; // Token
    bool bad;     // a malformed literal
} Tok;

typedef struct Body { // of a function declaration
    BlockStmt *block; // NULL: none, or lazy
    Tok lazy;         // kind TK_LAZYBODY: the skipped "{...}"
} Body;

typedef struct Range { // of the file's text
    uint32_t from, to;
} Range;

typedef struct Parser {
    Arena *a;
    FileSrc *src;
    Pos base;
    File *file;
    Diags *diags; // NULL: errors of the lexer don't count (parse_range)
    unsigned mode;
    Lexer lx;
    const uint32_t (*parts)[2]; // ranges of the text still to be read when lx is at its end
    int nparts;
    bool late;          // declarations behind a package clause that was read before
    VEC(Node *) st;     // nodes of the lists under construction
    VEC(uint8_t) ctx; // the driver's stack of open brackets: ( [ { , T a group of types, H a header
    bool failed;        // not in the grammar: diagnose.c will say what
    bool soft;          // something else is wrong, but the tree is whole
    VEC(Range) skips;   // recover.c: taken out of the file
    uint32_t stop;      // offset of the token at which the parse failed
    Tok fail_tok;       // the token that Lemon refused (kind TK_EOF also when unknown)
    uint32_t lazybody;  // offset of the "{" in the last LAZYSIG; 0: it has no body
    bool header_ended;  // hdr was reduced
    Pos toodeep;        // where AST_MAX_DEPTH was exceeded
    Expr *result_expr;
    NodeList result_list;
    Directive **dirtail;
    Directive *dirs;
} Parser;

// Lemon's, in build/gen/go.c
void *GoParseAlloc(void *(*mallocProc)(size_t));
void GoParseFree(void *p, void (*freeProc)(void *));
void GoParse(void *yyp, int yymajor, Tok yyminor, Parser *p);
long go_parser_depth(void *parser);

// parse.c
void parser_init(Parser *p, Arena *a, FileSrc *src, Diags *diags, unsigned mode);
void parser_fini(Parser *p);
void parser_drive(Parser *p, Token first);

// recover.c: the first token from k on that is not taken out; takes out what holds p->stop.
Token parser_skip(Parser *p, Lexer *l, Token k);
bool parser_cut(Parser *p);

// diagnose.c: reads src[from:to] again and reports gc's errors. `what` is a pseudo token:
// TK_PACKAGE a file, TK_XSTMTS the inside of a function body, TK_XEXPR an expression, TK_XFUNC a
// REPL entry. False if it found nothing wrong.
bool parse_diagnose(FileSrc *src, uint32_t from, uint32_t to, Token what, Diags *diags);

// The simple statement src[from:to], printed as gc prints it in `cannot use ... as value`.
void parse_stmt_string(Buf *b, FileSrc *src, uint32_t from, uint32_t to);

// The statements of src[from:to], none after an error (which is not reported).
NodeList parse_range(Arena *a, FileSrc *src, uint32_t from, uint32_t to);

static inline Pos tok_pos(const Parser *p, Tok t) { return p->base + t.off; }

void parser_fail(Parser *p, Tok at);

// Lists: a list under construction is the run of p->st from its start to the top.
static inline int list_empty(Parser *p) { return p->st.n; }
static inline void list_add(Parser *p, void *n) { vec_push(&p->st, (Node *)n); }
static inline int list_begin(Parser *p, void *n) {
    list_add(p, n);
    return p->st.n - 1;
}
void list_insert(Parser *p, int start, void *n); // n becomes the first
NodeList list_take(Parser *p, int start);        // moves it to the arena

void file_done(Parser *p, Tok kw, Tok name, int decls);
void file_header(Parser *p);
void decl_done(Parser *p);

GenDecl *mk_gendecl1(Parser *p, Tok kw, Node *spec);
GenDecl *mk_gendecl(Parser *p, Tok kw, Tok lparen, int specs, Tok rparen);
Node *mk_importspec(Parser *p, const Tok *name, Tok path);
Node *mk_valuespec(Parser *p, Token kw, int names, Expr *type, int values); // values -1: none
Node *mk_typespec(Parser *p, Tok name, FieldList *tparams, const Tok *assign, Expr *type);
Node *mk_funcdecl(Parser *p, FieldList *recv, Tok name, FieldList *tparams, FuncType *sig,
                  Body body);
FieldList *mk_recvlist(Parser *p, Tok open, Field *recv, Tok close);
Node *mk_lazyfunc(Parser *p, FieldList *recv, Tok name, Tok lazy);
FuncType *mk_signature(Parser *p, Tok lparen, FieldList *params, FieldList *results);
FieldList *mk_result(Parser *p, Expr *type);
FieldList *mk_params(Parser *p, Tok open, int list, Tok close, bool dddok);
FieldList *mk_tparams(Parser *p, Tok open, int list, Tok close);
Field *mk_param(Parser *p, const Tok *name, Expr *type);

Expr *mk_ident(Parser *p, Tok name);
BasicLit *mk_lit(Parser *p, Tok lit);
Expr *mk_qualified(Parser *p, Tok pkg, Tok dot, Tok name);
Expr *mk_paren(Parser *p, Tok lparen, Expr *x, Tok rparen);
Expr *mk_chan(Parser *p, Tok start, int dir, Tok arrow, Expr *elem);
Expr *mk_star(Parser *p, Tok op, Expr *x);
Expr *mk_array(Parser *p, Tok lbrack, Expr *len, Expr *elem);
Expr *mk_array_of_targs(Parser *p, Tok lbrack, int targs, Expr *elem);
Expr *mk_ellipsis(Parser *p, Tok dots, Expr *elem);
Expr *mk_map(Parser *p, Tok kw, Expr *key, Expr *value);
Expr *mk_struct(Parser *p, Tok kw, Tok lbrace, int fields, Tok rbrace);
Expr *mk_functype(Parser *p, Tok kw, FuncType *sig);
Expr *mk_iface(Parser *p, Tok kw, Tok lbrace, int elems, Tok rbrace);
Field *mk_method(Parser *p, Tok name, FuncType *sig);
Field *mk_embedded_elem(Parser *p, Expr *type);
Field *mk_field1(Parser *p, Tok name, Expr *type, BasicLit *tag);
Field *mk_fields(Parser *p, Tok first, int names, Expr *type, BasicLit *tag);
Field *mk_embedded(Parser *p, Expr *type, BasicLit *tag);

Expr *mk_binary(Parser *p, Expr *x, Tok op, Expr *y);
Expr *mk_unary(Parser *p, Tok op, Expr *x);
Expr *mk_recv(Parser *p, Tok op, Expr *x);
Expr *mk_selector(Parser *p, Expr *x, Tok dot, Tok name);
Expr *mk_assert(Parser *p, Expr *x, Tok dot, Expr *type, Tok rparen);
Expr *mk_index(Parser *p, Expr *x, Tok lbrack, int indices, Tok rbrack);
Expr *mk_slice(Parser *p, Expr *x, Tok lbrack, Expr *lo, Expr *hi, Expr *max, bool full,
               Tok rbrack);
Expr *mk_call(Parser *p, Expr *fun, Tok lparen, int args, const Tok *dots, Tok rparen);
Expr *mk_complit(Parser *p, Expr *type, Tok lbrace, int elts, Tok rbrace);
Expr *mk_complit_named(Parser *p, Expr *type, Tok lbrace, int elts, Tok rbrace);
Expr *mk_funclit(Parser *p, Expr *functype, BlockStmt *body);
Expr *mk_keyvalue(Parser *p, Expr *key, Tok colon, Expr *value);

BlockStmt *mk_block(Parser *p, Tok lbrace, int list, Tok rbrace);
Stmt *mk_simple(Parser *p, Stmt *s);
Stmt *mk_declstmt(Parser *p, GenDecl *d);
Stmt *mk_labeled(Parser *p, Tok name, Tok colon, Stmt *s);
Stmt *mk_return(Parser *p, Tok kw, int results);
Stmt *mk_branch(Parser *p, Tok kw, const Tok *label);
Stmt *mk_go(Parser *p, Tok kw, Expr *call);
Stmt *mk_exprstmt(Parser *p, Expr *x);
Stmt *mk_incdec(Parser *p, Expr *x, Tok op);
Stmt *mk_send(Parser *p, Expr *ch, Tok op, Expr *value);
Stmt *mk_assign_op(Parser *p, Expr *x, Tok op, Expr *y);
Stmt *mk_assign(Parser *p, int lhs, Tok op, int rhs);
Stmt *mk_if(Parser *p, Tok kw, Stmt *init, Stmt *cond, BlockStmt *body, Stmt *els);
Stmt *mk_for(Parser *p, Tok kw, Stmt *init, Stmt *cond, Stmt *post, BlockStmt *body);
Stmt *mk_range(Parser *p, Tok kw, int lhs, const Tok *op, Tok range, Expr *x, BlockStmt *body);
Stmt *mk_switch(Parser *p, Tok kw, Stmt *init, Stmt *tag, Tok lbrace, int clauses, Tok rbrace);
Stmt *mk_case(Parser *p, Tok kw, int list, Tok colon); // list -1: default
Stmt *mk_select(Parser *p, Tok kw, Tok lbrace, int clauses, Tok rbrace);
Stmt *mk_comm(Parser *p, Tok kw, Stmt *comm, Tok colon);
Stmt *mk_clause_body(Parser *p, Stmt *clause, int body);

#endif
