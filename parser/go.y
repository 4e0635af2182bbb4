// go.y - the grammar of Go 1.26, for Lemon.
//
// Every action is one builder call (build.c). Types are operands of the expression grammar wherever gc's
// parser takes them for operands too; the checker sorts values from types. Three tokens are made by the
// driver (parse.c): LBODY, a "{" directly in the header of an if, for or switch; LTPARAM, the "[" that
// opens a type declaration's type parameters; LAZYBODY and LAZYSIG, parts of a function that were skipped.
//
// Lists have an int as value: where they begin on the parser's stack of nodes (see list_begin, list_take).
// `hdr` is reduced exactly when a header's LBODY is seen to open the block: it tells the driver.
// Where a type ends is settled by LOWEST: a type takes whatever can belong to it.

%name GoParse
%token_prefix GO_
%token_type {Tok}
%extra_argument {Parser *p}
%default_type {int}
%stack_size 0

%token NAME INT FLOAT IMAG CHAR STRING.
%token ADD SUB MUL QUO REM AND OR XOR SHL SHR AND_NOT.
%token ADD_ASSIGN SUB_ASSIGN MUL_ASSIGN QUO_ASSIGN REM_ASSIGN AND_ASSIGN OR_ASSIGN XOR_ASSIGN SHL_ASSIGN
  SHR_ASSIGN AND_NOT_ASSIGN.
%token LAND LOR ARROW INC DEC EQL LSS GTR ASSIGN NOT TILDE NEQ LEQ GEQ DEFINE ELLIPSIS.
%token LPAREN LBRACK LBRACE COMMA PERIOD RPAREN RBRACK RBRACE SEMICOLON COLON.
%token BREAK CASE CHAN CONST CONTINUE DEFAULT DEFER ELSE FALLTHROUGH FOR FUNC GO GOTO IF IMPORT INTERFACE MAP
  PACKAGE RANGE RETURN SELECT STRUCT SWITCH TYPE VAR.
%token LBODY LTPARAM LAZYBODY LAZYSIG XSIG XEXPR XSTMTS XFUNC.

%nonassoc LOWEST.
%nonassoc LPAREN LBRACK LBRACE LBODY PERIOD ARROW.
%left LOR.
%left LAND.
%left EQL NEQ LSS LEQ GTR GEQ.
%left ADD SUB OR XOR.
%left MUL QUO REM SHL SHR AND AND_NOT.

%include {
#include "parser/parse_int.h"
#include <assert.h>
#include <stdlib.h>
#define YYMALLOCARGTYPE size_t

}
%syntax_error { parser_fail(p, yyminor); }
%parse_failure { p->failed = true; }
%code {
// token.def and %token above number the tokens alike. (Lemon's own defines, TK_X, are renamed to GO_X by the
// rules in rules.mk, so both lists can be seen here.)
#define TOK(NAME, TEXT, PREC, CLASS) _Static_assert(TK_##NAME == GO_##NAME, #NAME);
#define GO_EOF 0
#include "lexer/token.def"
#undef TOK

// The number of symbols on the parser's stack.
long go_parser_depth(void *parser) {
    yyParser *yp = parser;
    return yp->yytos - yp->yystack;
}
}

// ---- starting points ----

start ::= PACKAGE(K) NAME(N) SEMICOLON topdecls(D). { file_done(p, K, N, D); }
start ::= XEXPR expr(X).                        { p->result_expr = X; }
start ::= XEXPR expr(X) SEMICOLON.              { p->result_expr = X; }
start ::= XSIG signature(S).                    { p->result_expr = &S->e; }
start ::= XSIG signature(S) SEMICOLON.          { p->result_expr = &S->e; }
start ::= XSTMTS items(L).                      { p->result_list = list_take(p, L); }
start ::= XSTMTS items(L) item(S).              { list_add(p, S); p->result_list = list_take(p, L); }

items(L) ::= .                                  { L = list_empty(p); }
items(L) ::= items(A) SEMICOLON.                { L = A; }
items(L) ::= items(A) item(S) SEMICOLON.        { L = A; list_add(p, S); }
%type item {Node *}
item(S) ::= stmt(A).                            { S = (Node *)A; }
item(S) ::= importdecl(A).                      { S = A; }
item(S) ::= XFUNC funcdecl(A).                  { S = A; }

topdecls(L) ::= .                               { L = list_empty(p); file_header(p); }
topdecls(L) ::= topdecls(A) topdecl(D) SEMICOLON. { L = A; list_add(p, D); decl_done(p); }
%type topdecl {Node *}
topdecl(D) ::= importdecl(A).                   { D = A; }
topdecl(D) ::= gendecl(A).                      { D = (Node *)A; }
topdecl(D) ::= FUNC funcdecl(A).                { D = A; }

// ---- declarations ----

%type importdecl {Node *}
importdecl(D) ::= IMPORT(K) importspec(S).      { D = (Node *)mk_gendecl1(p, K, S); }
importdecl(D) ::= IMPORT(K) LPAREN(L) importspecs(S) RPAREN(R). { D = (Node *)mk_gendecl(p, K, L, S, R); }
importdecl(D) ::= IMPORT(K) LPAREN(L) importspecs(S) importspec(A) RPAREN(R).
  { list_add(p, A); D = (Node *)mk_gendecl(p, K, L, S, R); }
importspecs(L) ::= .                            { L = list_empty(p); }
importspecs(L) ::= importspecs(A) importspec(S) SEMICOLON. { L = A; list_add(p, S); }
%type importspec {Node *}
importspec(S) ::= STRING(P).                    { S = mk_importspec(p, NULL, P); }
importspec(S) ::= NAME(N) STRING(P).            { S = mk_importspec(p, &N, P); }
importspec(S) ::= PERIOD(N) STRING(P).          { S = mk_importspec(p, &N, P); }

%type gendecl {GenDecl *}
gendecl(D) ::= VAR(K) varspec(S).               { D = mk_gendecl1(p, K, S); }
gendecl(D) ::= VAR(K) LPAREN(L) varspecs(S) RPAREN(R). { D = mk_gendecl(p, K, L, S, R); }
gendecl(D) ::= VAR(K) LPAREN(L) varspecs(S) varspec(A) RPAREN(R).
  { list_add(p, A); D = mk_gendecl(p, K, L, S, R); }
varspecs(L) ::= .                               { L = list_empty(p); }
varspecs(L) ::= varspecs(A) varspec(S) SEMICOLON. { L = A; list_add(p, S); }
%type varspec {Node *}
varspec(S) ::= namelist(N) typ(T).              { S = mk_valuespec(p, TK_VAR, N, T, -1); }
varspec(S) ::= namelist(N) typ(T) ASSIGN exprlist(V). { S = mk_valuespec(p, TK_VAR, N, T, V); }
varspec(S) ::= namelist(N) ASSIGN exprlist(V).  { S = mk_valuespec(p, TK_VAR, N, NULL, V); }

gendecl(D) ::= CONST(K) constspec(S).           { D = mk_gendecl1(p, K, S); }
gendecl(D) ::= CONST(K) LPAREN(L) constspecs(S) RPAREN(R). { D = mk_gendecl(p, K, L, S, R); }
gendecl(D) ::= CONST(K) LPAREN(L) constspecs(S) constspec(A) RPAREN(R).
  { list_add(p, A); D = mk_gendecl(p, K, L, S, R); }
constspecs(L) ::= .                             { L = list_empty(p); }
constspecs(L) ::= constspecs(A) constspec(S) SEMICOLON. { L = A; list_add(p, S); }
%type constspec {Node *}
constspec(S) ::= namelist(N).                   { S = mk_valuespec(p, TK_CONST, N, NULL, -1); }
constspec(S) ::= namelist(N) typ(T).            { S = mk_valuespec(p, TK_CONST, N, T, -1); }
constspec(S) ::= namelist(N) typ(T) ASSIGN exprlist(V). { S = mk_valuespec(p, TK_CONST, N, T, V); }
constspec(S) ::= namelist(N) ASSIGN exprlist(V). { S = mk_valuespec(p, TK_CONST, N, NULL, V); }

gendecl(D) ::= TYPE(K) typespec(S).             { D = mk_gendecl1(p, K, S); }
gendecl(D) ::= TYPE(K) LPAREN(L) typespecs(S) RPAREN(R). { D = mk_gendecl(p, K, L, S, R); }
gendecl(D) ::= TYPE(K) LPAREN(L) typespecs(S) typespec(A) RPAREN(R).
  { list_add(p, A); D = mk_gendecl(p, K, L, S, R); }
typespecs(L) ::= .                              { L = list_empty(p); }
typespecs(L) ::= typespecs(A) typespec(S) SEMICOLON. { L = A; list_add(p, S); }
%type typespec {Node *}
typespec(S) ::= NAME(N) typ(T).                 { S = mk_typespec(p, N, NULL, NULL, T); }
typespec(S) ::= NAME(N) ASSIGN(A) typ(T).       { S = mk_typespec(p, N, NULL, &A, T); }
typespec(S) ::= NAME(N) LTPARAM(L) tparams(P) RBRACK(R) typ(T).
  { S = mk_typespec(p, N, mk_tparams(p, L, P, R), NULL, T); }
typespec(S) ::= NAME(N) LTPARAM(L) tparams(P) RBRACK(R) ASSIGN(A) typ(T).
  { S = mk_typespec(p, N, mk_tparams(p, L, P, R), &A, T); }

%type funcdecl {Node *}
funcdecl(D) ::= NAME(N) signature(S) body(B).   { D = mk_funcdecl(p, NULL, N, NULL, S, B); }
funcdecl(D) ::= NAME(N) LBRACK(L) tparams(P) RBRACK(R) signature(S) body(B).
  { D = mk_funcdecl(p, NULL, N, mk_tparams(p, L, P, R), S, B); }
funcdecl(D) ::= LPAREN(L) params(P) RPAREN(R) NAME(N) signature(S) body(B).
  { D = mk_funcdecl(p, mk_params(p, L, P, R, false), N, NULL, S, B); }
funcdecl(D) ::= NAME(N) LAZYSIG(T).             { D = mk_lazyfunc(p, NULL, N, T); }
funcdecl(D) ::= LPAREN(L) params(P) RPAREN(R) NAME(N) LAZYSIG(T).
  { D = mk_lazyfunc(p, mk_params(p, L, P, R, false), N, T); }
%type body {Body}
body(B) ::= .                                   { B = (Body){0}; }
body(B) ::= LAZYBODY(T).                        { B = (Body){.lazy = T}; }
body(B) ::= block(S).                           { B = (Body){.block = S}; }

namelist(L) ::= NAME(N).                        { L = list_begin(p, mk_ident(p, N)); }
namelist(L) ::= namelist(A) COMMA NAME(N).      { L = A; list_add(p, mk_ident(p, N)); }

// ---- functions: signatures and parameters ----

%type signature {FuncType *}
signature(S) ::= LPAREN(L) params(P) RPAREN(R) result(T).
  { S = mk_signature(p, L, mk_params(p, L, P, R, true), T); }
%type result {FieldList *}
result(R) ::= . [LOWEST]                        { R = NULL; }
result(R) ::= LPAREN(L) params(P) RPAREN(C).    { R = mk_params(p, L, P, C, false); }
result(R) ::= tname(T).                         { R = mk_result(p, T); }
result(R) ::= tbrack(T).                        { R = mk_result(p, T); }
result(R) ::= tother(T).                        { R = mk_result(p, T); }
result(R) ::= tarrow(T).                        { R = mk_result(p, T); }

params(L) ::= .                                 { L = list_empty(p); }
params(L) ::= paramlist(A).                     { L = A; }
params(L) ::= paramlist(A) COMMA.               { L = A; }
paramlist(L) ::= param(F).                      { L = list_begin(p, F); }
paramlist(L) ::= paramlist(A) COMMA param(F).   { L = A; list_add(p, F); }
// A parameter that begins with a name may turn out to be a type; mk_params decides.
%type param {Field *}
param(F) ::= NAME(N).                           { F = mk_param(p, &N, NULL); }
param(F) ::= NAME(N) tname(T).                  { F = mk_param(p, &N, T); }
param(F) ::= NAME(N) tother(T).                 { F = mk_param(p, &N, T); }
param(F) ::= NAME(N) tparen(T).                 { F = mk_param(p, &N, T); }
param(F) ::= NAME(N) tarrow(T).                 { F = mk_param(p, &N, T); }
param(F) ::= NAME(N) ELLIPSIS(E) typ(T).        { F = mk_param(p, &N, mk_ellipsis(p, E, T)); }
param(F) ::= NAME(N) LBRACK(L) RBRACK typ(T).   { F = mk_param(p, &N, mk_array(p, L, NULL, T)); }
param(F) ::= NAME(N) LBRACK(L) targs(A) RBRACK typ(T). { F = mk_param(p, &N, mk_array_of_targs(p, L, A, T)); }
param(F) ::= NAME(N) LBRACK(L) targs(A) RBRACK(R). { F = mk_param(p, NULL, mk_index(p, mk_ident(p, N), L, A, R)); }
param(F) ::= NAME(A) PERIOD(D) NAME(B).         { F = mk_param(p, NULL, mk_qualified(p, A, D, B)); }
param(F) ::= NAME(A) PERIOD(D) NAME(B) LBRACK(L) stargs(T) RBRACK(R).
  { F = mk_param(p, NULL, mk_index(p, mk_qualified(p, A, D, B), L, T, R)); }
param(F) ::= ELLIPSIS(E) typ(T).                { F = mk_param(p, NULL, mk_ellipsis(p, E, T)); }
param(F) ::= tbrack(T).                         { F = mk_param(p, NULL, T); }
param(F) ::= tother(T).                         { F = mk_param(p, NULL, T); }
param(F) ::= tparen(T).                         { F = mk_param(p, NULL, T); }
param(F) ::= tarrow(T).                         { F = mk_param(p, NULL, T); }

tparams(L) ::= tparamlist(A).                   { L = A; }
tparams(L) ::= tparamlist(A) COMMA.             { L = A; }
tparamlist(L) ::= tparam(F).                    { L = list_begin(p, F); }
tparamlist(L) ::= tparamlist(A) COMMA tparam(F). { L = A; list_add(p, F); }
%type tparam {Field *}
tparam(F) ::= NAME(N).                          { F = mk_param(p, &N, NULL); }
tparam(F) ::= NAME(N) union(T).                 { F = mk_param(p, &N, T); }

%type union {Expr *}
union(X) ::= term(A).                           { X = A; }
union(X) ::= union(A) OR(O) term(B).            { X = mk_binary(p, A, O, B); }
%type term {Expr *}
term(X) ::= typ(A).                             { X = A; }
term(X) ::= TILDE(O) typ(A).                    { X = mk_unary(p, O, A); }

// ---- types ----

%type typ {Expr *}
typ(T) ::= tname(A).                            { T = A; }
typ(T) ::= tbrack(A).                           { T = A; }
typ(T) ::= tother(A).                           { T = A; }
typ(T) ::= tparen(A).                           { T = A; }
typ(T) ::= tarrow(A).                           { T = A; }

%type tname {Expr *}
tname(T) ::= typename(A). [LOWEST]              { T = A; }
tname(T) ::= typename(A) LBRACK(L) stargs(S) RBRACK(R). { T = mk_index(p, A, L, S, R); }
%type typename {Expr *}
typename(T) ::= NAME(N). [LOWEST]               { T = mk_ident(p, N); }
typename(T) ::= NAME(A) PERIOD(D) NAME(B).      { T = mk_qualified(p, A, D, B); }

%type tparen {Expr *}
tparen(T) ::= LPAREN typ(A) RPAREN.             { T = A; } // gc drops these parentheses, too
%type tarrow {Expr *}
tarrow(T) ::= ARROW(A) CHAN typ(E).             { T = mk_chan(p, A, CHAN_RECV, A, E); }
%type tother {Expr *}
tother(T) ::= MUL(O) typ(A).                    { T = mk_star(p, O, A); }
tother(T) ::= lit2(A).                          { T = A; }
tother(T) ::= lit3(A).                          { T = A; }

%type tbrack {Expr *} // types that begin with "["
tbrack(T) ::= LBRACK(L) RBRACK typ(E).          { T = mk_array(p, L, NULL, E); }
tbrack(T) ::= LBRACK(L) expr(N) RBRACK typ(E).  { T = mk_array(p, L, N, E); }
tbrack(T) ::= LBRACK(L) ELLIPSIS(D) RBRACK typ(E). { T = mk_array(p, L, mk_ellipsis(p, D, NULL), E); }
%type lit2 {Expr *} // other types of composite literals
lit2(T) ::= MAP(M) LBRACK typ(K) RBRACK typ(V). { T = mk_map(p, M, K, V); }
lit2(T) ::= STRUCT(S) LBRACE(L) fields(F) RBRACE(R). { T = mk_struct(p, S, L, F, R); }
lit2(T) ::= STRUCT(S) LBRACE(L) fields(F) field(A) RBRACE(R). { list_add(p, A); T = mk_struct(p, S, L, F, R); }
%type lit3 {Expr *}
lit3(T) ::= chantype(A).                        { T = A; }
lit3(T) ::= iface(A).                           { T = A; }
lit3(T) ::= functype(A).                        { T = A; }
%type chantype {Expr *}
chantype(T) ::= CHAN(C) tname(E).               { T = mk_chan(p, C, CHAN_BOTH, C, E); }
chantype(T) ::= CHAN(C) tbrack(E).              { T = mk_chan(p, C, CHAN_BOTH, C, E); }
chantype(T) ::= CHAN(C) tother(E).              { T = mk_chan(p, C, CHAN_BOTH, C, E); }
chantype(T) ::= CHAN(C) tparen(E).              { T = mk_chan(p, C, CHAN_BOTH, C, E); }
chantype(T) ::= CHAN(C) ARROW(A) typ(E).        { T = mk_chan(p, C, CHAN_SEND, A, E); }
%type functype {Expr *}
functype(T) ::= FUNC(F) signature(S).           { T = mk_functype(p, F, S); }
%type iface {Expr *}
iface(T) ::= INTERFACE(I) LBRACE(L) ielems(E) RBRACE(R). { T = mk_iface(p, I, L, E, R); }
iface(T) ::= INTERFACE(I) LBRACE(L) ielems(E) ielem(A) RBRACE(R). { list_add(p, A); T = mk_iface(p, I, L, E, R); }

ielems(L) ::= .                                 { L = list_empty(p); }
ielems(L) ::= ielems(A) ielem(F) SEMICOLON.     { L = A; list_add(p, F); }
%type ielem {Field *}
ielem(F) ::= NAME(N) signature(S).              { F = mk_method(p, N, S); }
ielem(F) ::= union(T).                          { F = mk_embedded_elem(p, T); }

fields(L) ::= .                                 { L = list_empty(p); }
fields(L) ::= fields(A) field(F) SEMICOLON.     { L = A; list_add(p, F); }
%type tag {BasicLit *}
tag(T) ::= .                                    { T = NULL; }
tag(T) ::= INT|FLOAT|IMAG|CHAR|STRING(S).       { T = mk_lit(p, S); }
%type field {Field *}
field(F) ::= NAME(N) tname(T) tag(G).           { F = mk_field1(p, N, T, G); }
field(F) ::= NAME(N) tother(T) tag(G).          { F = mk_field1(p, N, T, G); }
field(F) ::= NAME(N) tparen(T) tag(G).          { F = mk_field1(p, N, T, G); }
field(F) ::= NAME(N) tarrow(T) tag(G).          { F = mk_field1(p, N, T, G); }
field(F) ::= NAME(N) LBRACK(L) RBRACK typ(T) tag(G). { F = mk_field1(p, N, mk_array(p, L, NULL, T), G); }
field(F) ::= NAME(N) LBRACK(L) targs(A) RBRACK typ(T) tag(G). { F = mk_field1(p, N, mk_array_of_targs(p, L, A, T), G); }
field(F) ::= NAME(N) LBRACK(L) targs(A) RBRACK(R) tag(G). { F = mk_embedded(p, mk_index(p, mk_ident(p, N), L, A, R), G); }
field(F) ::= NAME(N) COMMA namelist(A) typ(T) tag(G). { F = mk_fields(p, N, A, T, G); }
field(F) ::= NAME(N) tag(G).                    { F = mk_embedded(p, mk_ident(p, N), G); }
field(F) ::= NAME(A) PERIOD(D) NAME(B) tag(G).  { F = mk_embedded(p, mk_qualified(p, A, D, B), G); }
field(F) ::= NAME(A) PERIOD(D) NAME(B) LBRACK(L) stargs(T) RBRACK(R) tag(G).
  { F = mk_embedded(p, mk_index(p, mk_qualified(p, A, D, B), L, T, R), G); }
field(F) ::= MUL(O) tname(T) tag(G).            { F = mk_embedded(p, mk_star(p, O, T), G); }

// Type arguments: after an operand the first may be an expression (an index), else all are types.
targs(L) ::= expr(X).                           { L = list_begin(p, X); }
targs(L) ::= expr(X) COMMA.                     { L = ~list_begin(p, X); }
targs(L) ::= expr(X) COMMA typelist(A).         { L = A; list_insert(p, A, X); }
targs(L) ::= expr(X) COMMA typelist(A) COMMA.   { L = A; list_insert(p, A, X); }
stargs(L) ::= typelist(A).                      { L = A; }
stargs(L) ::= typelist(A) COMMA.                { L = A; }
typelist(L) ::= typ(T).                         { L = list_begin(p, T); }
typelist(L) ::= typelist(A) COMMA typ(T).       { L = A; list_add(p, T); }

// ---- expressions ----

exprlist(L) ::= expr(X).                        { L = list_begin(p, X); }
exprlist(L) ::= exprlist(A) COMMA expr(X).      { L = A; list_add(p, X); }

%type expr {Expr *}
expr(X) ::= uexpr(A).                           { X = A; }
expr(X) ::= expr(A) LOR(O) expr(B).             { X = mk_binary(p, A, O, B); }
expr(X) ::= expr(A) LAND(O) expr(B).            { X = mk_binary(p, A, O, B); }
expr(X) ::= expr(A) EQL|NEQ|LSS|LEQ|GTR|GEQ(O) expr(B). { X = mk_binary(p, A, O, B); }
expr(X) ::= expr(A) ADD|SUB|OR|XOR(O) expr(B).  { X = mk_binary(p, A, O, B); }
expr(X) ::= expr(A) MUL|QUO|REM|SHL|SHR|AND|AND_NOT(O) expr(B). { X = mk_binary(p, A, O, B); }

%type uexpr {Expr *}
uexpr(X) ::= pexpr(A).                          { X = A; }
uexpr(X) ::= ADD|SUB|NOT|XOR|TILDE|AND(O) uexpr(A). { X = mk_unary(p, O, A); }
uexpr(X) ::= MUL(O) uexpr(A).                   { X = mk_star(p, O, A); }
uexpr(X) ::= ARROW(O) uexpr(A).                 { X = mk_recv(p, O, A); }

%type pexpr {Expr *}
pexpr(X) ::= operand(A).                        { X = A; }
pexpr(X) ::= pexpr(A) PERIOD(D) NAME(N).        { X = mk_selector(p, A, D, N); }
pexpr(X) ::= pexpr(A) PERIOD(D) LPAREN typ(T) RPAREN(R). { X = mk_assert(p, A, D, T, R); }
pexpr(X) ::= pexpr(A) PERIOD(D) LPAREN TYPE RPAREN(R). { X = mk_assert(p, A, D, NULL, R); }
pexpr(X) ::= pexpr(A) LBRACK(L) targs(I) RBRACK(R). { X = mk_index(p, A, L, I, R); }
pexpr(X) ::= pexpr(A) LBRACK(L) expr_opt(F) COLON expr_opt(T) RBRACK(R).
  { X = mk_slice(p, A, L, F, T, NULL, false, R); }
pexpr(X) ::= pexpr(A) LBRACK(L) expr_opt(F) COLON expr_opt(T) COLON expr_opt(M) RBRACK(R).
  { X = mk_slice(p, A, L, F, T, M, true, R); }
pexpr(X) ::= pexpr(A) LPAREN(L) RPAREN(R).      { X = mk_call(p, A, L, list_empty(p), NULL, R); }
pexpr(X) ::= pexpr(A) LPAREN(L) exprlist(E) RPAREN(R). { X = mk_call(p, A, L, E, NULL, R); }
pexpr(X) ::= pexpr(A) LPAREN(L) exprlist(E) COMMA RPAREN(R). { X = mk_call(p, A, L, E, NULL, R); }
pexpr(X) ::= pexpr(A) LPAREN(L) exprlist(E) ELLIPSIS(D) RPAREN(R). { X = mk_call(p, A, L, E, &D, R); }
pexpr(X) ::= pexpr(A) LPAREN(L) exprlist(E) ELLIPSIS(D) COMMA RPAREN(R). { X = mk_call(p, A, L, E, &D, R); }
pexpr(X) ::= pexpr(A) LBRACE(L) elems(E) RBRACE(R). { X = mk_complit_named(p, A, L, E, R); }
%type expr_opt {Expr *}
expr_opt(X) ::= .                               { X = NULL; }
expr_opt(X) ::= expr(A).                        { X = A; }

%type operand {Expr *}
operand(X) ::= NAME(N).                         { X = mk_ident(p, N); }
operand(X) ::= INT|FLOAT|IMAG|CHAR|STRING(L).   { X = (Expr *)mk_lit(p, L); }
operand(X) ::= LPAREN(L) expr(A) RPAREN(R).     { X = mk_paren(p, L, A, R); }
operand(X) ::= littype(T). [LOWEST]             { X = T; }
operand(X) ::= littype(T) LBRACE|LBODY(L) elems(E) RBRACE(R). { X = mk_complit(p, T, L, E, R); }
operand(X) ::= chantype(T).                     { X = T; }
operand(X) ::= iface(T).                        { X = T; }
operand(X) ::= functype(T). [LOWEST]            { X = T; }
operand(X) ::= functype(T) LBRACE|LBODY(L) stmts(S) RBRACE(R). { X = mk_funclit(p, T, mk_block(p, L, S, R)); }
%type littype {Expr *}
littype(T) ::= tbrack(A).                       { T = A; }
littype(T) ::= lit2(A).                         { T = A; }

elems(L) ::= .                                  { L = list_empty(p); }
elems(L) ::= elemlist(A).                       { L = A; }
elems(L) ::= elemlist(A) COMMA.                 { L = A; }
elemlist(L) ::= elem(X).                        { L = list_begin(p, X); }
elemlist(L) ::= elemlist(A) COMMA elem(X).      { L = A; list_add(p, X); }
%type elem {Expr *}
elem(X) ::= elemval(A).                         { X = A; }
elem(X) ::= elemval(K) COLON(C) elemval(V).     { X = mk_keyvalue(p, K, C, V); }
%type elemval {Expr *}
elemval(X) ::= expr(A).                         { X = A; }
elemval(X) ::= LBRACE(L) elems(E) RBRACE(R).    { X = mk_complit(p, NULL, L, E, R); }

// ---- statements ----

%type block {BlockStmt *}
block(B) ::= LBRACE(L) stmts(S) RBRACE(R).      { B = mk_block(p, L, S, R); }
stmts(L) ::= stmtsemi(A).                       { L = A; }
stmts(L) ::= stmtsemi(A) stmt(S).               { L = A; list_add(p, S); }
stmtsemi(L) ::= .                               { L = list_empty(p); }
stmtsemi(L) ::= stmtsemi(A) SEMICOLON.          { L = A; }
stmtsemi(L) ::= stmtsemi(A) stmt(S) SEMICOLON.  { L = A; list_add(p, S); }

%type stmt {Stmt *}
stmt(S) ::= simple(A).                          { S = mk_simple(p, A); }
stmt(S) ::= gendecl(D).                         { S = mk_declstmt(p, D); }
stmt(S) ::= block(B).                           { S = (Stmt *)B; }
stmt(S) ::= ifstmt(A).                          { S = A; }
stmt(S) ::= NAME(N) COLON(C).                   { S = mk_labeled(p, N, C, NULL); }
stmt(S) ::= NAME(N) COLON(C) stmt(A).           { S = mk_labeled(p, N, C, A); }
stmt(S) ::= RETURN(K).                          { S = mk_return(p, K, list_empty(p)); }
stmt(S) ::= RETURN(K) exprlist(L).              { S = mk_return(p, K, L); }
stmt(S) ::= FALLTHROUGH(K).                     { S = mk_branch(p, K, NULL); }
stmt(S) ::= BREAK|CONTINUE(K).                  { S = mk_branch(p, K, NULL); }
stmt(S) ::= BREAK|CONTINUE(K) NAME(N).          { S = mk_branch(p, K, &N); }
stmt(S) ::= GOTO(K) NAME(N).                    { S = mk_branch(p, K, &N); }
stmt(S) ::= GO(K) pexpr(X).                     { S = mk_go(p, K, X); }
stmt(S) ::= DEFER(K) pexpr(X).                  { S = mk_go(p, K, X); }

%type simple {Stmt *}
simple(S) ::= expr(X).                          { S = mk_exprstmt(p, X); }
simple(S) ::= expr(X) INC|DEC(O).               { S = mk_incdec(p, X, O); }
simple(S) ::= expr(X) ARROW(O) expr(Y).         { S = mk_send(p, X, O, Y); }
simple(S) ::= expr(X) ADD_ASSIGN|SUB_ASSIGN|MUL_ASSIGN|QUO_ASSIGN|REM_ASSIGN|AND_ASSIGN|OR_ASSIGN|XOR_ASSIGN|SHL_ASSIGN|SHR_ASSIGN|AND_NOT_ASSIGN(O) expr(Y).
  { S = mk_assign_op(p, X, O, Y); }
simple(S) ::= exprlist(A) ASSIGN|DEFINE(O) exprlist(B). { S = mk_assign(p, A, O, B); }
%type simple_opt {Stmt *}
simple_opt(S) ::= .                             { S = NULL; }
simple_opt(S) ::= simple(A).                    { S = A; }

hdr ::= .                                       { p->header_ended = true; }

%type ifstmt {Stmt *}
ifstmt(S) ::= IF(K) simple(C) hdr LBODY(L) stmts(B) RBRACE(R) else(E).
  { S = mk_if(p, K, NULL, C, mk_block(p, L, B, R), E); }
ifstmt(S) ::= IF(K) simple_opt(I) SEMICOLON simple(C) hdr LBODY(L) stmts(B) RBRACE(R) else(E).
  { S = mk_if(p, K, I, C, mk_block(p, L, B, R), E); }
%type else {Stmt *}
else(E) ::= .                                   { E = NULL; }
else(E) ::= ELSE ifstmt(S).                     { E = S; }
else(E) ::= ELSE block(B).                      { E = (Stmt *)B; }

stmt(S) ::= FOR(K) hdr LBODY(L) stmts(B) RBRACE(R). { S = mk_for(p, K, NULL, NULL, NULL, mk_block(p, L, B, R)); }
stmt(S) ::= FOR(K) simple(C) hdr LBODY(L) stmts(B) RBRACE(R). { S = mk_for(p, K, NULL, C, NULL, mk_block(p, L, B, R)); }
stmt(S) ::= FOR(K) simple_opt(I) SEMICOLON simple_opt(C) SEMICOLON simple_opt(P) hdr LBODY(L) stmts(B) RBRACE(R).
  { S = mk_for(p, K, I, C, P, mk_block(p, L, B, R)); }
stmt(S) ::= FOR(K) RANGE(G) expr(X) hdr LBODY(L) stmts(B) RBRACE(R).
  { S = mk_range(p, K, -1, NULL, G, X, mk_block(p, L, B, R)); }
stmt(S) ::= FOR(K) exprlist(A) ASSIGN|DEFINE(O) RANGE(G) expr(X) hdr LBODY(L) stmts(B) RBRACE(R).
  { BlockStmt *b = mk_block(p, L, B, R); S = mk_range(p, K, A, &O, G, X, b); }

stmt(S) ::= SWITCH(K) hdr LBODY(L) switchbody(B) RBRACE(R). { S = mk_switch(p, K, NULL, NULL, L, B, R); }
stmt(S) ::= SWITCH(K) simple(T) hdr LBODY(L) switchbody(B) RBRACE(R). { S = mk_switch(p, K, NULL, T, L, B, R); }
stmt(S) ::= SWITCH(K) simple_opt(I) SEMICOLON simple_opt(T) hdr LBODY(L) switchbody(B) RBRACE(R).
  { S = mk_switch(p, K, I, T, L, B, R); }
switchbody(L) ::= clauses(A).                   { L = A; }
switchbody(L) ::= clauses(A) casehead(H) stmtsemi(B) stmt(S).
  { L = A; list_add(p, S); list_add(p, mk_clause_body(p, H, B)); }
clauses(L) ::= .                                { L = list_empty(p); }
clauses(L) ::= clauses(A) casehead(H) stmtsemi(B). { L = A; list_add(p, mk_clause_body(p, H, B)); }
%type casehead {Stmt *}
casehead(H) ::= CASE(K) exprlist(L) COLON(C).   { H = mk_case(p, K, L, C); }
casehead(H) ::= DEFAULT(K) COLON(C).            { H = mk_case(p, K, -1, C); }

stmt(S) ::= SELECT(K) LBRACE(L) selectbody(B) RBRACE(R). { S = mk_select(p, K, L, B, R); }
selectbody(L) ::= comms(A).                     { L = A; }
selectbody(L) ::= comms(A) commhead(H) stmtsemi(B) stmt(S).
  { L = A; list_add(p, S); list_add(p, mk_clause_body(p, H, B)); }
comms(L) ::= .                                  { L = list_empty(p); }
comms(L) ::= comms(A) commhead(H) stmtsemi(B).  { L = A; list_add(p, mk_clause_body(p, H, B)); }
%type commhead {Stmt *}
commhead(H) ::= CASE(K) simple(S) COLON(C).     { H = mk_comm(p, K, S, C); }
commhead(H) ::= DEFAULT(K) COLON(C).            { H = mk_comm(p, K, NULL, C); }
