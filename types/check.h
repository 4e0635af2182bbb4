// check.h - what the files of types/ share; private to the module.
//
// A Checker outlives packages; a PkgCheck is one package's state in it and stays as long as bodies
// or objects of the package may still be checked on demand. `ck->env` says on whose behalf we are
// working (package, file version, scope, function); whoever starts on a declaration of its own
// saves it and restores it. Work that must wait until types are complete is queued with
// check_later and carries its environment with it.
#ifndef GOSLING_TYPES_CHECK_H
#define GOSLING_TYPES_CHECK_H

#include <string.h>

#include "lexer/token.h"
#include "parser/parser.h"
#include "types/constant.h"
#include "types/types.h"

typedef enum ErrCode {
    E_NONE,
#define ECODE(NAME, ...) E_##NAME,
#include "types/errors.def"
#undef ECODE
    E_MAX
} ErrCode;

typedef struct Operand {
    uint8_t mode;     // OperandMode
    uint8_t builtin;  // BuiltinId
    Expr   *expr;
    Type   *type;
    Const  *val;      // MConstant
} Operand;

// Set or map of pointers; open addressing. Zero is empty.
typedef struct PtrMap {
    const void **key;
    void       **val;
    uint32_t     n, cap;
} PtrMap;
void  ptrmap_free(PtrMap *m);
void *ptrmap_get(const PtrMap *m, const void *key);
bool  ptrmap_has(const PtrMap *m, const void *key);
bool  ptrmap_put(PtrMap *m, const void *key, void *val);  // true when new

typedef struct PkgCheck PkgCheck;
typedef VEC(Object *) ObjVec;
typedef VEC(Type *) TypeVec;

struct DeclInfo {
    PkgCheck  *pc;
    File      *file;
    Scope     *filescope;
    int        version;
    Object   **lhs;      // n:1 variable declaration, else NULL
    int        nlhs;
    Expr      *vtyp, *init;
    bool       inherited;
    TypeSpec  *tdecl;
    FuncDecl  *fdecl;
    VEC(Object *) deps;  // in order of first mention
    PtrMap     depset;
    Object    *self;
};

typedef struct Env {
    PkgCheck *pc;
    DeclInfo *decl;          // package-level declaration whose dependencies are collected
    Scope    *scope;
    int       version;       // Go minor version of the file, 0: newest
    File     *file;          // NULL where no file is meant
    Const    *iota;
    Pos       errpos;        // of an inherited constant
    int       ifacedepth;    // interface types around the one being checked
    bool      intparamlist, haslabel, hascallorrecv;
    Type     *sig;           // of the function whose body is checked
    Object   *func;          // declared function around, or NULL
    void     *funclit;       // innermost function literal, or NULL
    TypeList *tparams;       // type parameters of the declared function around (for local types)
} Env;

typedef struct Action Action;
struct Action {
    void (*run)(Checker *ck, void *arg);
    void  *arg;
    Env    env;
};

typedef VEC(Action) ActionVec;

struct PkgCheck {
    Checker  *ck;
    Package  *pkg;
    unsigned  flags;
    int       version;
    VEC(Object *) objlist;       // source-ordered package objects and methods
    VEC(Object *) lateobjs;      // those that were read later (LateDecls)
    LateDecls *late;
    VEC(Object *) imports;       // OPkgName, for unused imports
    struct Session *session;     // of a session: session.c
    PtrMap    methods;           // Object type name -> MethodList
    PtrMap    dotimports;        // file Scope -> PtrMap of Object -> OPkgName
    int       norder;
    bool      collected;         // what comes now is late
    bool      failed;
    PtrMap    pkgnames;          // Name -> first Package or AMBIGUOUS, for qualifying in messages
    bool      pkgnames_done;
    struct Mono *mono;
    VEC(InterfaceType *) ifaces; // not lazy: interface types in the source, outermost ones
};

struct Checker {
    Arena    *arena;
    Importer *imp;
    Diags    *diags;
    int       lang;              // default version, 0: newest
    bool      lang_from_mod;
    PtrMap    packages;          // interned path -> Package
    VEC(PkgCheck *) pcs;
    Env       env;
    ActionVec delayed;
    int       delaying;
    VEC(Object *) objpath;       // declarations in progress
    VEC(const char *) importing; // for import cycles
    uint32_t  nextid;
    int       nerrors, nbig;     // nbig: of them for types that are too large
    bool      firsterr;
    bool      quiet;
    const char *posprefix;       // of file names inside messages
    // instances: hash -> chain
    struct Instance **inst;
    uint32_t  ninst, capinst;
    struct SubstMemo **memo;
    uint32_t  nmemo, capmemo;
    PtrMap    msets;
    char     *stack_limit;
    bool      deep;              // "too deep" was reported
};

enum { CHECK_REPL_ = 1 << 16 };  // redeclaring replaces
enum { NF_ISPANIC = NF_USER, NF_SHIFTLHS = NF_USER << 1 };  // CallExpr; untyped lhs of a shift

enum { CUR_VERSION = 26 };

// ---- util.c / format ------------------------------------------------------------------------

#define NEW(ck, T) ((T *)arena_alloc((ck)->arena, sizeof(T)))
#define NEWN(ck, T, n) ((T *)arena_alloc((ck)->arena, sizeof(T) * (size_t)((n) > 0 ? (n) : 1)))

// %T Type*, %E Expr*, %X Operand*, %O Object* (as object string), %N Name*, %K Const*, %p Package*
// (path), %P Pos, %s %d %q as usual, %L TypeList*.
void check_format(Checker *ck, Buf *b, const char *fmt, ...);
const char *check_sprintf(Checker *ck, const char *fmt, ...);

typedef struct Err {
    Checker *ck;
    Buf      buf;
    Pos      pos;
    ErrCode  code;
    int      n;
    bool     soft;
    size_t   firstlen;
} Err;
Err  err_new(Checker *ck, ErrCode code);
void err_addf(Err *e, Pos pos, const char *fmt, ...);
void err_altdecl(Err *e, Object *o);
void err_report(Err *e);
void check_error(Checker *ck, Pos pos, ErrCode code, const char *fmt, ...);
void check_soft_error(Checker *ck, Pos pos, ErrCode code, const char *fmt, ...);

static inline Pos at(const void *node) { return ast_startpos((const Node *)node); }
static inline Pos atx(const Operand *x) { return x->expr ? at(x->expr) : NO_POS; }

bool check_allow_version(Checker *ck, int minor);
bool check_verify_version(Checker *ck, Pos pos, int minor, const char *fmt, ...);

void check_later(Checker *ck, void (*run)(Checker *, void *), void *arg);
void check_process_delayed(Checker *ck, int top);
bool check_too_deep(Checker *ck, Pos pos);

// ---- objects, scopes ------------------------------------------------------------------------

Object *object_new(Checker *ck, ObjKind kind, Pos pos, Package *pkg, Name *name, Type *type);
Object *object_var(Checker *ck, Pos pos, Name *name, Type *type);
Scope  *scope_new(Checker *ck, Scope *parent, Pos pos, Pos end);
Object *scope_insert(Checker *ck, Scope *s, Object *o);   // the other one if the name is taken
Object *scope_replace(Checker *ck, Scope *s, Object *o);  // the one that was there
void    scope_restore(Scope *s, Object **list, int n);
void    check_open_scope(Checker *ck, Pos pos, Pos end);
void    check_close_scope(Checker *ck);
void    check_declare(Checker *ck, Scope *s, Ident *id, Object *o, Pos scopepos);
bool    same_id(Object *o, Package *pkg, Name *name, bool foldcase);
bool    name_is_blank(Name *n);
int     object_cmp(Object *a, Object *b);                 // order of method sets
bool    is_pkg_level(Object *o);
bool    types_rune_is_upper(uint32_t r);
extern Name *name_blank, *name_init, *name_main, *name_iota, *name_error, *name_unsafe, *name_dot;
extern Object *universe_iota, *universe_nil, *universe_any, *universe_comparable, *universe_error;

// ---- types ----------------------------------------------------------------------------------

Type *type_new(Checker *ck, TypeKind k);
Type *type_new_named(Checker *ck, Object *obj, Type *rhs);
Type *type_new_tparam(Checker *ck, Object *obj, Type *bound);
Type *type_new_alias(Checker *ck, Object *obj, Type *rhs);
TypeList *type_list(Checker *ck, Type **v, int n);
Type *sig_new(Checker *ck);
static inline int tuple_len(Type *t) { return t ? t->tuple.n : 0; }
static inline int list_len(TypeList *l) { return l ? l->n : 0; }
Type *as_named(Type *t);      // TNamed or NULL, aliases removed
Type *as_tparam(Type *t);
Type *as_signature(Type *t);  // by underlying type; NULL
static inline bool is_valid(Type *t) { return types_unalias(t) != types_basic[KInvalid]; }
static inline Type *invalid_type(void) { return types_basic[KInvalid]; }
bool  type_is_basic(Type *t, int info);    // not for type parameters
bool  type_all_basic(Type *t, int info);   // all types of the type set
static inline bool is_typed(Type *t) {
    Type *u = types_unalias(t);
    return u->kind != TBasic || !(u->basic.info & IsUntyped);
}
static inline bool is_untyped(Type *t) { return !is_typed(t); }
bool  is_untyped_numeric(Type *t);
bool  is_generic(Type *t);
bool  has_nil(Type *t);
bool  has_name(Type *t);
bool  has_empty_typeset(Type *t);
bool  is_bytes_or_runes(Type *t);
bool  is_cgo(Type *t);
bool  types_identical_ignore_tags(Type *a, Type *b);
// Calls f(t, u) for the types of a type parameter's type set, once with (t, under(t)) otherwise;
// u NULL: no specific types. Stops at false.
bool  type_for_all(Type *t, bool (*f)(void *arg, Type *t, Type *u), void *arg);
// Common underlying type. *cause gets an arena string when NULL is returned.
typedef const char *(*UnderCond)(Checker *ck, void *arg, Type *t, Type *u);
Type *type_common_under(Checker *ck, Type *t, UnderCond cond, void *arg, const char **cause);
Type *type_deref(Type *t, bool *isptr);    // *T -> T, one level, pointer literals only
const char *composite_kind(Type *t);       // "" for basic and named-of-basic
Type *max_type(Type *a, Type *b);
const char *comparable_cause(Checker *ck, Type *t, bool dynamic, bool *ok); // also spec: comparable
bool  type_comparable(Type *t, bool dynamic);
int   param_sub_index(Type *t);
bool  types_identical_instance(Type *o1, TypeList *a1, Type *o2, TypeList *a2);

struct TypeSet {
    int       nmethods;
    Object  **methods;     // sorted by object_cmp
    bool      all;         // no restriction of types: every type
    int       nterms;
    Term     *terms;       // when !all; normalised: pairwise disjoint. nterms == 0: empty set
    bool      comparable;  // only when all
};
TypeSet *type_typeset(Checker *ck, Type *iface, Pos pos);  // iface: TInterface
TypeSet *tparam_typeset(Type *tparam);
Type    *tparam_iface(Type *tparam);        // underlying interface of the bound
bool     typeset_is_all(TypeSet *s);
bool     typeset_is_methodset(TypeSet *s);
bool     typeset_is_comparable(TypeSet *s);
Object  *typeset_lookup(TypeSet *s, Package *pkg, Name *name, bool fold, int *index);
bool     typeset_subset(TypeSet *a, TypeSet *b);
bool     term_list_includes(Term *terms, int n, Type *t);
bool     term_disjoint(Term a, Term b);
void     write_tparams(Checker *ck, Buf *b, TypeList *l);
void     type_write(Checker *ck, Buf *b, Type *t);         // as in ck's messages
void     type_write_sig(Checker *ck, Buf *b, Type *t);
void     type_write_sig_types(Checker *ck, Buf *b, Type *t, bool paths);  // without parameter names

// ---- named.c, subst.c, instantiate.c, infer.c, unify.c ---------------------------------------

Object *named_lookup_method(Checker *ck, Type *named, Package *pkg, Name *name, bool fold, int *i);
void    named_add_method(Checker *ck, Type *named, Object *m);
TypeList *named_tparams(Type *t);   // TNamed or TAlias
Type   *named_origin(Type *t);
Type   *named_rhs(Type *t);
Type   *check_instance(Checker *ck, Pos pos, Type *orig, TypeList *targs);
bool    check_validate_targ_len(Checker *ck, Pos pos, const char *name, int want, int got);
// Index of the first failing argument and why, or -1.
int     check_verify(Checker *ck, Pos pos, TypeList *tparams, TypeList *targs, const char **cause);
bool    check_implements(Checker *ck, Type *v, Type *t, bool constraint, const char **cause);
Type   *check_subst(Checker *ck, Pos pos, Type *t, TypeList *tparams, TypeList *targs);
Type   *check_local_rhs(Checker *ck, Type *t);
void    check_valid_type(Checker *ck, Type *named);
void    check_anon_cycles(Checker *ck, PkgCheck *pc);
bool    check_finite_size(Checker *ck, Type *t);
void    check_cycle_error(Checker *ck, Object **cycle, int n, int start);
int     first_in_src(Object **path, int n);

typedef struct Unifier Unifier;
enum { UNIFY_ASSIGN = 1, UNIFY_EXACT = 2 };
Unifier *unifier_new(Checker *ck, TypeList *tparams, TypeList *targs);
bool  unifier_unify(Unifier *u, Type *x, Type *y, int mode);
Type *unifier_at(Unifier *u, Type *tparam);
void  unifier_set(Unifier *u, Type *tparam, Type *t);
int   unifier_unknowns(Unifier *u);
TypeList *unifier_inferred(Unifier *u, TypeList *tparams);
// Infers missing type arguments; NULL after an error (in err). reverse: the words differ.
TypeList *check_infer(Checker *ck, Pos pos, TypeList *tparams, TypeList *targs, Type *params,
                      Operand **args, int nargs, bool reverse, Err *err);
void check_rename_tparams(Checker *ck, TypeList *tparams, Type *t, TypeList **newt, Type **newtype);
void check_mono_instance(Checker *ck, Pos pos, TypeList *tparams, TypeList *targs, NodeList xlist);
void check_monomorph(Checker *ck, PkgCheck *pc);
void check_mono_canon(Checker *ck, Type *mpar, Type *tpar);
void check_mono_free(PkgCheck *pc);

// ---- lookup.c --------------------------------------------------------------------------------

typedef struct Lookup {
    Object *obj;
    int    *index;
    int     nindex;
    bool    indirect;
} Lookup;
Lookup check_lookup(Checker *ck, Type *t, bool addressable, Package *pkg, Name *name, bool fold);
// A method of T missing in V, or NULL; *cause then says why in gc's words.
Object *check_missing_method(Checker *ck, Type *v, Type *t, bool isstatic, const char **cause);
Object *check_missing_method_eq(Checker *ck, Type *v, Type *t, bool isstatic,
                                bool (*eq)(void *, Type *, Type *), void *arg, const char **cause);
bool   check_assertable(Checker *ck, Type *v, Type *t, const char **cause);
bool   check_new_assertable(Checker *ck, Type *v, Type *t, const char **cause);
const char *check_lookup_error(Checker *ck, Type *t, Name *sel, Object *obj, bool structlit);

// ---- expressions -----------------------------------------------------------------------------

typedef struct Target {
    Type       *sig;
    const char *desc;
} Target;
enum { X_CONVERSION, X_EXPRESSION, X_STATEMENT };

Target *check_new_target(Checker *ck, Type *t, const char *desc);
int  check_raw_expr(Checker *ck, Target *t, Operand *x, Expr *e, Type *hint, bool allow_generic);
void check_expr(Checker *ck, Target *t, Operand *x, Expr *e);
void check_generic_expr(Checker *ck, Operand *x, Expr *e);
// Values of e: one, a tuple's, or (value, ok). Result in arena; *commaok tells the latter.
Operand **check_multi_expr(Checker *ck, Expr *e, bool allow_commaok, int *n, bool *commaok);
void check_expr_hint(Checker *ck, Operand *x, Expr *e, Type *hint);
void check_expr_or_type(Checker *ck, Operand *x, Expr *e, bool allow_generic);
void check_exclude(Checker *ck, Operand *x, unsigned modeset);
void check_single_value(Checker *ck, Operand *x);
void check_record(Checker *ck, Operand *x);
void check_record_type(Checker *ck, Expr *e, int mode, Type *t, Const *val);
void check_record_untyped_val(Expr *e, Const *val);
void check_record_commaok(Checker *ck, Expr *e, Type *t0, Type *t1);
void check_record_builtin(Checker *ck, Expr *f, Type *sig);
void check_record_instance(Checker *ck, Expr *e, TypeList *targs, Type *t);
void check_record_selection(Checker *ck, SelectorExpr *e, SelKind k, Type *recv, Object *obj,
                            Lookup *l, Type *type);
void check_update_expr_type(Checker *ck, Expr *e, Type *t, bool final);
void check_match_types(Checker *ck, Operand *x, Operand *y);
void check_comparison(Checker *ck, Operand *x, Operand *y, int op, bool switchcase);
void check_binary(Checker *ck, Operand *x, Expr *e, Expr *lhs, Expr *rhs, int op, Pos oppos);
void check_unary(Checker *ck, Operand *x, UnaryExpr *e);
void check_type_assertion(Checker *ck, Expr *e, Operand *x, Type *t, bool typeswitch);
Type *check_chan_elem(Checker *ck, Pos pos, Operand *x, bool recv);
void check_overflow(Checker *ck, Operand *x, Pos oppos);
void check_representable(Checker *ck, Operand *x, Type *basic);
Const *check_representation(Checker *ck, Operand *x, Type *basic, ErrCode *code);
bool const_representable(Checker *ck, Const *v, Type *basic, Const **rounded);
void check_invalid_conversion(Checker *ck, ErrCode code, Operand *x, Type *target);
void check_convert_untyped(Checker *ck, Operand *x, Type *target);
Type *check_implicit_type(Checker *ck, Operand *x, Type *target, Const **val, ErrCode *code);
void check_conversion(Checker *ck, Operand *x, Type *t);
void check_basic_lit(Checker *ck, Operand *x, BasicLit *e);
void check_func_lit(Checker *ck, Operand *x, FuncLit *e);
void check_composite_lit(Checker *ck, Operand *x, CompositeLit *e, Type *hint);
bool check_index_expr(Checker *ck, Operand *x, IndexExpr *e);  // true: generic function
void check_slice_expr(Checker *ck, Operand *x, SliceExpr *e);
Type *check_index(Checker *ck, Expr *e, int64_t max, int64_t *val);
bool check_is_valid_index(Checker *ck, Operand *x, ErrCode code, const char *what, bool neg);
int64_t check_indexed_elts(Checker *ck, NodeList elts, Type *t, int64_t len);
void check_ident(Checker *ck, Operand *x, Ident *e, bool wanttype);
void check_selector(Checker *ck, Operand *x, SelectorExpr *e, bool wanttype);
int  check_call_expr(Checker *ck, Operand *x, CallExpr *e);
void check_func_inst(Checker *ck, Target *t, Pos pos, Operand *x, IndexExpr *e, bool infer,
                     TypeList **out_targs);
bool check_builtin(Checker *ck, Operand *x, CallExpr *e, BuiltinId id);
bool check_use(Checker *ck, NodeList l);   // true when all were fine
bool check_use1(Checker *ck, Expr *e);
bool check_use_lhs(Checker *ck, NodeList l);
TypeList *check_type_list(Checker *ck, NodeList l);
Operand **check_expr_list(Checker *ck, NodeList l, int *n);
Operand *operand_copy(Checker *ck, const Operand *x);
bool operand_is_nil(const Operand *x);
bool operand_assignable(Checker *ck, Operand *x, Type *t, const char **cause, ErrCode *code);
void operand_write(Checker *ck, Buf *b, const Operand *x);
void operand_convert_const(Operand *x);

// ---- type expressions ------------------------------------------------------------------------

Type *check_typ(Checker *ck, Expr *e);
Type *check_var_type(Checker *ck, Expr *e);
Type *check_generic_type(Checker *ck, Expr *e, const char **cause);
Type *check_declared_type(Checker *ck, Expr *e, Object *def);
void  check_valid_var_type(Checker *ck, Expr *e, Type *t);
int64_t check_array_length(Checker *ck, Expr *e);
void  check_struct_type(Checker *ck, Type *t, StructType *e);
void  check_interface_type(Checker *ck, Type *t, InterfaceType *e, Object *def);
void  check_func_type(Checker *ck, Type *sig, FieldList *recv, FieldList *tparams, FuncType *f);
Type *check_union(Checker *ck, BinaryExpr *e);
Type *check_union_expr(Checker *ck, Expr *e);
void  check_collect_tparams(Checker *ck, TypeList **dst, FieldList *list);
Object *check_declare_tparam(Checker *ck, Ident *name, Pos scopepos);

// ---- declarations, statements ------------------------------------------------------------------

void check_obj_decl(Checker *ck, Object *o);
static inline void check_resolve(Checker *ck, Object *o) {  // like check_obj_decl, when needed
    if (!o->type) check_obj_decl(ck, o);
}
void check_add_dep(Checker *ck, Object *to);
void check_add_method_dep(Checker *ck, Object *m);
void check_push(Checker *ck, Object *o);
void check_pop(Checker *ck);
int  check_on_path(Checker *ck, Object *o);   // index, or -1
void check_decl_stmt(Checker *ck, GenDecl *d);
void check_collect_methods(Checker *ck, Object *tname);
void check_func_body(Checker *ck, DeclInfo *decl, Object *fobj, FuncLit *lit, const char *name,
                     Type *sig, BlockStmt *body, Const *iota);
void check_usage(Checker *ck, Scope *s);
bool check_labels(Checker *ck, BlockStmt *body);   // and targets of branches; false after errors
bool check_all_labels(Checker *ck, Node *n);         // of all functions below n

// ---- check.c, session.c ------------------------------------------------------------------------

PkgCheck *check_new_pkg(Checker *ck, const char *path, const char *goversion, unsigned flags);
void check_forget_deps(PkgCheck *pc);
void check_whole(Checker *ck, PkgCheck *pc);
void check_forget_methods(Checker *ck, Type *orig, int index);  // in the instances of a generic type: method `index` is another one now
void check_session_free(PkgCheck *pc);
void check_session_imports(Checker *ck, PkgCheck *pc, Scope *filescope);
void check_session_declare(Checker *ck, PkgCheck *pc, Object *o);
void check_session_method(Checker *ck, PkgCheck *pc, Object *base);
bool check_is_terminating(Checker *ck, Stmt *s, Name *label);
bool check_has_break(Stmt *s, Name *label, bool implicit);
void check_pragmas_early(Checker *ck, PkgCheck *pc);
void check_pragmas_late(Checker *ck, PkgCheck *pc);
bool check_labels_body(Checker *ck, FuncDecl *f);
void check_range_stmt(Checker *ck, unsigned inner, RangeStmt *s);
void check_stmt(Checker *ck, unsigned ctxt, Stmt *s);
void check_stmt_list(Checker *ck, unsigned ctxt, NodeList l);
void check_arity(Checker *ck, Pos pos, NodeList names, NodeList inits, bool isconst,
                 bool inherited);
// The declarations of the package-level or REPL scope.
void check_collect_objects(Checker *ck, PkgCheck *pc, File **files, int n);
bool check_collect_late(Package *pkg, Name *name);
void check_package_objects(Checker *ck, PkgCheck *pc);
void check_unused_imports(Checker *ck, PkgCheck *pc);
void check_init_order(Checker *ck, PkgCheck *pc);
void check_direct_cycles(Checker *ck, PkgCheck *pc);
Package *check_import_package(Checker *ck, Pos pos, const char *path, const char *dir);
bool check_unpack_recv(Expr *rtyp, Expr **base, NodeList *tparams);   // true: pointer
void universe_init(void);
void checker_init_env(Checker *ck, PkgCheck *pc);

// ---- assignments ------------------------------------------------------------------------------

void check_assignment(Checker *ck, Operand *x, Type *t, const char *context);
void check_init_const(Checker *ck, Object *lhs, Operand *x);
void check_init_var(Checker *ck, Object *lhs, Operand *x, const char *context);
void check_init_vars(Checker *ck, Object **lhs, int n, NodeList rhs, ReturnStmt *ret);
void check_assign_var(Checker *ck, Expr *lhs, Expr *rhs, Operand *x, const char *context);
void check_assign_vars(Checker *ck, NodeList lhs, NodeList rhs);
void check_short_var_decl(Checker *ck, Pos pos, NodeList lhs, NodeList rhs);
Type *check_lhs_var(Checker *ck, Expr *lhs);
void check_return_error(Checker *ck, Pos pos, Object **lhs, int nl, Operand **rhs, int nr);
void check_assign_error(Checker *ck, NodeList rhs, int l, int r);
const char *check_types_summary(Checker *ck, Type **t, int n, bool variadic, bool hasdots);
void check_mark_addr(Expr *e);   // x of &x, sliced array, implicit address

#endif
