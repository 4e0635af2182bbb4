// ast.h - the syntax tree, in the shape and with the names of go/ast.
// Twin: $GOROOT/src/go/ast/ast.go
//
// One C struct per kind. Every node begins with a Node; expressions with an Expr, statements with a
// Stmt, so a Node* may be cast to what its kind says (ast_is, AST_CAST check it in debug builds).
// All of a tree lives in the arena given to the parser; the checker and the compiler write their
// answers into it.
//
// Positions. `pos` is where the node's text begins (its leftmost token): what types2 calls StartPos
// and nearly all errors report. `oppos` is the Pos that gc's own syntax node carries:
//     BinaryExpr      the operator
//     UnaryExpr       = pos (the operator); StarExpr too
//     CallExpr        the "("
//     SelectorExpr    the "."; sel has its own pos
//     IndexExpr       the "["
//     SliceExpr       the "["; types2's StartPos gives this, too
//     TypeAssertExpr  the "."
//     CompositeLit    the "{"
//     KeyValueExpr    the ":"
//     FuncType        the "(" (or "[") behind `func`; types2's StartPos gives this, too
//     other exprs     = pos
//     AssignStmt, IncDecStmt, SendStmt   the operator ("=", ":=", "+=", "++", "<-")
//     ExprStmt        oppos of its expression
//     LabeledStmt     the ":"
//     RangeStmt       "range"; pos is "for"
//     TypeSwitchStmt  the "." of x.(type); pos is "switch"; bind has its own pos
//     other stmts     = pos (the keyword or "{")
// Parentheses around types, where only a type can stand, are dropped, as in gc.
//
// Depth: no node is deeper than AST_MAX_DEPTH levels below its root; Expr.depth and Stmt.depth hold
// the height of the tree below (leaf: 1). So recursion over a tree is safe on an 8 MB C stack, as
// long as a level costs less than 800 bytes of it.
#ifndef GOSLING_PARSER_AST_H
#define GOSLING_PARSER_AST_H

#include "base/base.h"
#include "lexer/token.h"

#define AST_MAX_DEPTH 10000

typedef enum NodeKind {
    N_None,
#define NODE(KIND, CLASS, ...) N_##KIND,
#include "parser/ast.def"
#undef NODE
    N_COUNT
} NodeKind;

#define NODE(KIND, CLASS, ...) typedef struct KIND KIND;
#include "parser/ast.def"
#undef NODE

// types/ fills these in; nobody here looks inside.
typedef struct Type Type;
typedef struct Const Const;
typedef struct Object Object;
typedef struct Selection Selection;
typedef struct Scope Scope;
typedef struct TypeList TypeList;

typedef struct Node {
    uint8_t kind;   // NodeKind
    uint8_t op;     // a Token or a small enum, see the kind
    uint16_t flags; // NF_*
    Pos pos;        // leftmost token
} Node;

typedef struct NodeList {
    Node **v; // arena
    int n;
} NodeList;

typedef struct Expr {
    Node n;
    uint8_t mode;   // the checker's operand mode, 0 before
    uint16_t depth; // height of this subtree
    Pos oppos;      // see above
    Type *type;     // by the checker; NULL before
    Const *cval;    // by the checker; NULL: not constant
} Expr;

typedef struct Stmt {
    Node n;
    uint16_t depth;
    Pos oppos;
} Stmt;

enum { // Node.flags; the lower byte is the parser's, the upper one free for types/ and compile/
    NF_TPARAMS = 1,    // TypeSpec, FuncType: has type parameters
    NF_ALIAS = 2,      // TypeSpec: type T = ...
    NF_FULL = 4,       // SliceExpr: x[a:b:c]
    NF_DEFAULT = 8,    // CaseClause, CommClause: default
    NF_IMPLICIT = 16,  // EmptyStmt: no ';' in the source
    NF_MULTILINE = 32, // BasicLit: raw string with newlines
    NF_GROUP = 64,     // GenDecl: has parentheses
    NF_EMBED = 32,     // ValueSpec: its value stands for the files of //go:embed; Ident: obj is known
    NF_BAD = 16, // BasicLit: malformed, reported already. File: syntax errors, the tree is useless
    NF_LAZY = 128, // FuncDecl: the body is a source range, see parse_body
    NF_USER = 256  // first flag free for later passes
};

enum { CHAN_BOTH = 0, CHAN_SEND = 1, CHAN_RECV = 2 }; // ChanType op: chan T, chan<- T, <-chan T

// ---- expressions ----

struct BadExpr {
    Expr e;
};
struct Ident {
    Expr e;
    Name *name;
    Object *obj;    // checker: what it denotes (declared or used)
    TypeList *inst; // checker: type arguments of an instantiated generic
};
struct BasicLit { // op: TK_INT TK_FLOAT TK_IMAG TK_CHAR TK_STRING
    Expr e;
    const char *lit; // the source text, quotes and all; borrowed from the file
    uint32_t len;    // its length
};
struct CompositeLit { // oppos: the "{"
    Expr e;
    Expr *type_expr; // NULL: elided
    NodeList elts;   // KeyValueExpr or values
    Pos rbrace;
    void *aux;
};
struct FuncLit {
    Expr e;
    FuncType *type_expr;
    BlockStmt *body;
    Object *obj;  // checker
    Scope *scope; // checker
    void *aux;    // compiler
};
struct ParenExpr {
    Expr e;
    Expr *x;
    Pos rparen;
};
struct SelectorExpr { // oppos: the "."
    Expr e;
    Expr *x;
    Ident *sel;
    Selection *selection; // checker; NULL for package-qualified names
};
struct IndexExpr { // oppos: the "["; x[i], or an instantiation x[T1, T2]
    Expr e;
    Expr *x;
    NodeList indices; // at least one
    Pos rbrack;
};
struct SliceExpr { // oppos: the "["
    Expr e;
    Expr *x, *lo, *hi, *max; // NULL if absent; NF_FULL: x[lo:hi:max]
    Pos rbrack;
};
struct TypeAssertExpr { // oppos: the "."
    Expr e;
    Expr *x;
    Expr *type_expr; // NULL: x.(type) where it may not be (in a type switch's header there is no
                     // such node): the checker says `invalid syntax tree: use of .(type) outside
                     // type switch`
    Pos rparen;
};
struct CallExpr { // oppos: the "("
    Expr e;
    Expr *fun;
    NodeList args;
    Pos ellipsis; // of "...", NO_POS if none
    Pos rparen;
    void *aux;
};
struct StarExpr { // *x, dereference or pointer type
    Expr e;
    Expr *x;
};
struct UnaryExpr { // op: TK_ADD SUB NOT XOR AND ARROW TILDE
    Expr e;
    Expr *x;
    void *aux;
};
struct BinaryExpr { // op: TK_ADD ... ; oppos: the operator. Unions in constraints are TK_OR
    Expr e;
    Expr *x, *y;
};
struct KeyValueExpr {
    Expr e;
    Expr *key, *value;
    Pos colon;
};
struct Ellipsis { // type of a variadic parameter; or len of [...]T with elt NULL
    Expr e;
    Expr *elt;
};
struct ArrayType { // len NULL: slice; len an Ellipsis: [...]T
    Expr e;
    Expr *len;
    Expr *elt;
};
struct StructType {
    Expr e;
    FieldList *fields; // never NULL
    void *aux;
};
struct FuncType { // pos: "func", or the "(" of a method in an interface
    Expr e;
    FieldList *tparams; // NULL if none
    FieldList *params;  // never NULL
    FieldList *results; // NULL if none
};
struct InterfaceType {
    Expr e;
    FieldList *methods; // never NULL; a method: one name and a FuncType; embedded: no name, a type
                        // or union
    void *aux;
};
struct MapType {
    Expr e;
    Expr *key, *value;
};
struct ChanType { // op: CHAN_*
    Expr e;
    Expr *value;
    Pos arrow; // of "<-", NO_POS if none
};

// ---- statements ----

struct BadStmt {
    Stmt s;
};
struct EmptyStmt { // NF_IMPLICIT: nothing in the source
    Stmt s;
};
struct DeclStmt {
    Stmt s;
    GenDecl *decl;
};
struct LabeledStmt {
    Stmt s;
    Ident *label;
    Stmt *stmt; // never NULL
    Pos colon;
    Object *obj; // checker
    void *aux;   // compiler
};
struct ExprStmt {
    Stmt s;
    Expr *x;
};
struct SendStmt {
    Stmt s;
    Expr *chan, *value;
};
struct IncDecStmt { // op: TK_INC TK_DEC
    Stmt s;
    Expr *x;
};
struct AssignStmt { // op: TK_ASSIGN TK_DEFINE TK_ADD_ASSIGN ...
    Stmt s;
    NodeList lhs, rhs;
    void *aux;
};
struct GoStmt {
    Stmt s;
    Expr *call; // a CallExpr in a correct program; the checker reports others
};
struct DeferStmt {
    Stmt s;
    Expr *call;
    void *aux;
};
struct ReturnStmt {
    Stmt s;
    NodeList results;
    Object *obj; // checker: the function's signature or object, its choice
};
struct BranchStmt { // op: TK_BREAK TK_CONTINUE TK_GOTO TK_FALLTHROUGH
    Stmt s;
    Ident *label;
    Node *target; // checker: the statement left or continued, or the LabeledStmt of a goto
    void *aux;
};
struct BlockStmt {
    Stmt s; // pos: the "{"
    NodeList list;
    Pos rbrace; // `missing return` is reported here
    Scope *scope;
};
struct IfStmt {
    Stmt s;
    Stmt *init;
    Expr *cond;
    BlockStmt *body;
    Stmt *els; // BlockStmt, IfStmt or NULL
    Scope *scope;
};
struct CaseClause { // pos: "case" or "default"
    Stmt s;
    NodeList list; // empty with NF_DEFAULT
    NodeList body;
    Pos colon;
    Object *obj; // checker: the implicit variable of a type switch
    Scope *scope;
    void *aux;
};
struct SwitchStmt {
    Stmt s;
    Stmt *init;
    Expr *tag;      // NULL: true
    NodeList cases; // CaseClause
    Pos lbrace, rbrace;
    Scope *scope;
    void *aux;
};
struct TypeSwitchStmt {
    Stmt s; // oppos: the "." of x.(type)
    Stmt *init;
    Ident *bind;    // NULL: no variable
    Expr *x;        // the x of x.(type)
    NodeList cases; // CaseClause
    Pos lbrace, rbrace;
    Pos defpos;     // of ":=", NO_POS if none
    Object *obj;    // checker
    Scope *scope;
    void *aux;
};
struct CommClause {
    Stmt s;
    Stmt *comm; // SendStmt, ExprStmt, AssignStmt; NULL: default
    NodeList body;
    Pos colon;
    Scope *scope;
    void *aux;
};
struct SelectStmt {
    Stmt s;
    NodeList cases; // CommClause
    Pos lbrace, rbrace;
    void *aux;
};
struct ForStmt {
    Stmt s;
    Stmt *init;
    Expr *cond;
    Stmt *post;
    BlockStmt *body;
    Scope *scope;
    void *aux;
};
struct RangeStmt { // op: TK_ASSIGN, TK_DEFINE, or 0 when there is no key
    Stmt s;        // oppos: "range"
    Expr *key, *value;
    Expr *extra; // a third variable: the checker reports it ("at most two iteration variables")
    Expr *x;
    BlockStmt *body;
    Pos tokpos; // of "=" or ":="
    Object *keyobj, *valueobj; // checker: the variables that := declares
    Scope *scope;
    void *aux;
};

// ---- declarations ----

// A //go: comment; text is everything after "//", e.g. "go:noinline", "go:embed a b".
typedef struct Directive {
    Pos pos;
    const char *text; // borrowed from the file
    uint32_t len;
    struct Directive *next;
} Directive;

enum { // FuncDecl.pragma
    PRAGMA_NOINLINE = 1,
    PRAGMA_NOSPLIT = 2,
    PRAGMA_NOESCAPE = 4,
    PRAGMA_LINKNAME = 8,
    PRAGMA_NORACE = 16,
    PRAGMA_NOCHECKPTR = 32,
    PRAGMA_SYSTEMSTACK = 64,
    PRAGMA_NOWRITEBARRIER = 128,
    PRAGMA_UINTPTRESCAPES = 256,
    PRAGMA_UINTPTRKEEPALIVE = 512
};

struct ImportSpec {
    Node n;
    Ident *name;    // NULL; or a name, "." or "_"
    BasicLit *path; // with its quotes
    Name *value;    // the path without; NULL if malformed
    Object *obj;    // checker
};
struct ValueSpec { // op: TK_CONST or TK_VAR
    Node n;
    NodeList names; // Ident
    Expr *type_expr;
    NodeList values;
    int iota;           // index in the group (const)
    ValueSpec *inherit; // const without type and values: the spec whose type and values it repeats
    GenDecl *decl;      // the declaration around it
    Directive *directives; // //go:embed
    void *aux;
};
struct TypeSpec {
    Node n;
    Ident *name;
    FieldList *tparams; // NULL if none
    Expr *type_expr;
    Pos assign; // of "=" in an alias, else NO_POS
    GenDecl *decl;
    Directive *directives;
};
struct GenDecl { // op: TK_IMPORT TK_CONST TK_TYPE TK_VAR; pos: the keyword
    Node n;
    uint16_t depth;
    NodeList specs;
    Pos lparen, rparen;
};
struct FuncDecl {
    Node n; // pos: just behind `func`: the name, or the receiver's "("
    uint16_t depth;
    uint16_t pragma;  // PRAGMA_*
    FieldList *recv;  // NULL: no method
    Ident *name;
    FuncType *type_expr; // NULL only after PARSE_LAZY_SIGS, until parse_signature
    Pos sigpos, sigend;  // its range then
    BlockStmt *body;  // NULL: external, or NF_LAZY and not parsed yet
    Pos lbrace, rbrace; // of the body, lazy or not; NO_POS if external
    Directive *directives;
    File *file;
    Object *obj;
    Scope *scope;
    void *aux;
};

struct Field { // parameter(s), struct field(s), interface element, type parameter(s)
    Node n;
    NodeList names; // Ident; empty: anonymous
    Expr *type_expr; // Ellipsis for a variadic parameter. NULL only in a FieldList of bad source
    BasicLit *tag;
    bool embedded; // struct field: embedded
};
struct FieldList {
    Node n; // pos: the opening bracket
    NodeList list;
    Pos closing;
    uint16_t depth;
};
struct File {
    Node n; // pos: "package"
    FileSrc *src;
    Ident *name;
    NodeList decls;     // GenDecl, FuncDecl
    NodeList imports;   // ImportSpec, all of them (also found in decls)
    Directive *directives; // all of them, in order (//go:linkname is looked up here)
    Directive *build;      // the //go:build line, NULL if none
    const char *goversion; // "go1.21" implied by //go:build, NULL if none
    Arena *arena;          // where the tree lives; parse_body adds to it
    Scope *scope;
    uint16_t depth;
    void *aux;
};

// ---- services ----

typedef enum NodeClass { NC_NONE, NC_EXPR, NC_STMT, NC_DECL, NC_SPEC, NC_HELP } NodeClass;

extern const char *const ast_kind_name[N_COUNT];
extern const uint8_t ast_class[N_COUNT]; // NodeClass
extern const uint16_t ast_size[N_COUNT];

static inline bool ast_is(const void *n, NodeKind k) { return n && ((const Node *)n)->kind == k; }
static inline bool ast_is_expr(const void *n) {
    return ast_class[((const Node *)n)->kind] == NC_EXPR;
}
static inline bool ast_is_stmt(const void *n) {
    return ast_class[((const Node *)n)->kind] == NC_STMT;
}
static inline Expr *ast_expr_at(NodeList l, int i) { return (Expr *)l.v[i]; }
static inline bool ast_is_blank(const Ident *id) {
    return id->name->len == 1 && id->name->s[0] == '_';
}
// AST_CAST(BinaryExpr, n): n as a BinaryExpr*, NULL if it is none (or NULL).
#define AST_CAST(K, N) ((K *)(ast_is((N), N_##K) ? (void *)(N) : NULL))

Expr *ast_unparen(Expr *x); // without parentheses around it

// A zeroed node of this kind (depth 1). For whoever makes nodes himself: set depth if you nest.
void *ast_new(Arena *a, NodeKind k, Pos pos);
NodeList ast_list(Arena *a, void *const *nodes, int n);

// Calls f for n; when it returns true, for n's children in source order, and at last f(NULL, arg),
// as ast.Inspect. Lazy bodies that were not parsed are not entered.
void ast_walk(Node *n, bool (*f)(Node *n, void *arg), void *arg);
// Calls f for each child of n that is not NULL.
void ast_children(Node *n, void (*f)(Node *child, void *arg), void *arg);
// The tree as indented text, positions as line:col.
void ast_dump(Buf *b, const Node *n);
// An expression (or type) as gc prints it in messages: func literals as `func(x int) {…}`,
// composite literals as `T{…}`.
void ast_expr_string(Buf *b, const Expr *x);
const char *ast_expr_cstr(Arena *a, const Expr *x);
// gc's own position of a node (its syntax package's Pos): oppos where there is one.
Pos ast_gcpos(const Node *n);
// types2's StartPos: the leftmost position, except that a SliceExpr gives its "[" and a FuncType
// its "(".
Pos ast_startpos(const Node *n);
// The position just after the node's last character, as far as it is known (EndPos).
Pos ast_endpos(const Node *n);

#endif
