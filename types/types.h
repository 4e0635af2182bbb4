// types.h - the type checker: AST in; types, objects and constants on its nodes out.
// Twin: $GOROOT/src/go/types (names) and cmd/compile/internal/types2 (error wording)
//
// A Checker is one universe of discourse: it owns an arena, the packages it has checked and the
// table of instances. All answers are written on the AST: every Expr gets `mode`, `type` and
// `cval`, every Ident its `obj`, every SelectorExpr its `selection`. Types are immutable once
// complete. Two types are the same type when types_identical says so; types_hash agrees with it.
// Nothing is global but the universe (predeclared types and objects), which is never written to
// after types_universe_init.
#ifndef GOSLING_TYPES_H
#define GOSLING_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/base.h"
#include "parser/ast.h"

typedef struct Type Type;
typedef struct Object Object;
typedef struct Scope Scope;
typedef struct Package Package;
typedef struct Selection Selection;
typedef struct TypeList TypeList;
typedef struct Const Const;
typedef struct TypeSet TypeSet;
typedef struct Checker Checker;
typedef struct DeclInfo DeclInfo;
typedef struct Importer Importer;

// ---- types ----------------------------------------------------------------------------------

typedef enum TypeKind {
    TInvalidKind, TBasic, TNamed, TPointer, TSlice, TArray, TMap, TChan, TStruct, TTuple,
    TSignature, TInterface, TUnion, TTypeParam, TAlias
} TypeKind;

typedef enum BasicKind {
    KInvalid,
    KBool, KInt, KInt8, KInt16, KInt32, KInt64,
    KUint, KUint8, KUint16, KUint32, KUint64, KUintptr,
    KFloat32, KFloat64, KComplex64, KComplex128, KString, KUnsafePointer,
    KUntypedBool, KUntypedInt, KUntypedRune, KUntypedFloat, KUntypedComplex, KUntypedString,
    KUntypedNil,
    KBasicMax
} BasicKind;

enum {  // BasicInfo
    IsBoolean = 1, IsInteger = 2, IsUnsigned = 4, IsFloat = 8, IsComplex = 16, IsString = 32,
    IsUntyped = 64,
    IsOrdered = IsInteger | IsFloat | IsString,
    IsNumeric = IsInteger | IsFloat | IsComplex,
    IsConstType = IsBoolean | IsNumeric | IsString
};

typedef enum ChanDir { SendRecv, SendOnly, RecvOnly } ChanDir;

struct TypeList {
    int   n;
    Type *at[];
};

typedef struct Term {
    bool  tilde;
    Type *type;
} Term;

struct Type {
    uint8_t  kind;       // TypeKind
    uint8_t  state;      // private to types/
    bool     has_tparam; // valid only when (state & 1): mentions a type parameter
    uint32_t hash;       // 0 until types_hash has been asked
    void    *aux;        // for the compiler (per Type node, not per identity class)
    union {
        struct { uint8_t kind; uint16_t info; const char *name; } basic;
        struct { Type *elem; } pointer;
        struct { Type *elem; } slice;
        struct { Type *elem; int64_t len; } array;       // len < 0: invalid
        struct { Type *key, *elem; } map;
        struct { Type *elem; uint8_t dir; } chan;
        struct { int n; Object **fields; Name **tags; } strct;  // tags: NULL or n, some NULL
        struct { int n; Object **vars; } tuple;
        struct {
            TypeList *tparams;   // of a generic function, else NULL
            TypeList *rtparams;  // of a method declared on a generic type, else NULL
            Object   *recv;      // NULL for plain functions
            Type     *params;    // TTuple, never NULL
            Type     *results;   // TTuple, never NULL
            Scope    *scope;
            bool      variadic;  // then the last parameter has a slice type (or string: append)
        } sig;
        struct {
            int       nmethods;  // explicitly declared
            Object  **methods;
            int       nembeds;
            Type    **embeds;
            Pos      *embedpos;
            bool      implicit;  // interface{ T } written as T in a constraint
            bool      complete;
            TypeSet  *tset;      // private; see types_iface_nmethods
            Checker  *ck;
        } iface;
        struct { int n; Term *terms; } uni;
        struct { Object *obj; int index; Type *bound; uint32_t id; } tparam;
        struct Named {
            Object   *obj;        // the type name
            Type     *from_rhs;   // declared right-hand side
            Type     *underlying; // via types_under
            TypeList *tparams;    // generic type: its parameters
            int       nmethods, capmethods;
            Object  **methods;    // declared methods, source order; instances: via types_method
            Type     *orig;       // instance: the generic type; else itself
            TypeList *targs;      // instance: type arguments, else NULL
            Pos       instpos;
            TypeList *outer;      // declared in a generic function: its type parameters
            TypeList *outerargs;  // such a type under substitution: what replaces them
            uint32_t  id;
            bool      finite, hasfinite, validated, measuring;
            uint8_t   cmp;        // comparable? two bits each: dynamic, strict; 1 yes, 2 no
            uint8_t   align;      // 0: unknown
            int64_t   size;       // when align is known
        } named;
        struct Alias {
            Object   *obj;
            Type     *from_rhs;
            Type     *actual;     // via types_unalias
            TypeList *tparams, *targs;
            Type     *orig;
        } alias;
    };
};

extern Type *types_basic[KBasicMax];  // types_basic[KInt] ...
extern Type *types_byte, *types_rune; // alias names of uint8 and int32, identical to them
extern Type *types_any, *types_error, *types_comparable;  // alias any; named error, comparable
extern Type *types_emptytuple, *types_emptyiface;
extern Scope *types_universe;
extern Package *types_unsafe;

Type *types_unalias(Type *t);                 // strips aliases
Type *types_under(Type *t);                   // underlying type; of a type parameter: its interface
bool  types_identical(Type *a, Type *b);
uint32_t types_hash(Type *t);                 // identical types hash alike
bool  types_assignable(Checker *ck, Type *v, Type *t);   // value of (typed) type v to t
bool  types_convertible(Checker *ck, Type *v, Type *t);
bool  types_implements(Checker *ck, Type *v, Type *t);   // t an interface
bool  types_comparable_type(Type *t);         // spec: comparable (interfaces included)
Type *types_default(Type *t);                 // untyped kind -> default type
void  types_string(Buf *b, Type *t, Package *qualifier);  // names of qualifier stay unqualified
// "main.T", "[]int"; package names, not paths (run-time texts want this form)
void  types_string_name(Buf *b, Type *t);
// with package paths, as go/types prints types
void  types_string_full(Buf *b, Type *t);
// unique by identity: full package paths, local types made distinct; for linker-like keys
void  types_string_path(Buf *b, Type *t);
bool  types_is_typeparam(Type *t);
bool  types_is_interface(Type *t);            // interface, not type parameter
bool  types_mentions_tparam(Type *t);         // generic code: needs types_subst before use
Type *types_core(Type *t);                    // single underlying type of the type set, or NULL

// Predicates on types_under(t); false for type parameters.
bool types_is(Type *t, int info);             // basic type with one of the info bits
static inline bool types_is_untyped(Type *t) { return types_is(t, IsUntyped); }

// Constructors; context-less, arena of ck. The compiler may make new types of checked ones.
Type *types_new_pointer(Checker *ck, Type *elem);
Type *types_new_slice(Checker *ck, Type *elem);
Type *types_new_array(Checker *ck, Type *elem, int64_t len);
Type *types_new_map(Checker *ck, Type *key, Type *elem);
Type *types_new_chan(Checker *ck, ChanDir dir, Type *elem);
Type *types_new_tuple(Checker *ck, int n, Object **vars);
Type *types_new_signature(Checker *ck, Object *recv, Type *params, Type *results, bool variadic);
Type *types_new_struct(Checker *ck, int n, Object **fields, Name **tags);
Object *types_new_var(Checker *ck, Package *pkg, Name *name, Type *type);
TypeList *types_new_list(Checker *ck, int n);

// ---- objects --------------------------------------------------------------------------------

typedef enum ObjKind {
    OBad, OPkgName, OConst, OTypeName, OVar, OFunc, OLabel, OBuiltin, ONil
} ObjKind;

typedef enum BuiltinId {
    BAppend, BCap, BClear, BClose, BComplex, BCopy, BDelete, BImag, BLen, BMake, BMax, BMin, BNew,
    BPanic, BPrint, BPrintln, BReal, BRecover,
    BAdd, BAlignof, BOffsetof, BSizeof, BSlice, BSliceData, BString, BStringData,  // unsafe.
    BAssert, BTrace,                                                              // test only
    BBuiltinMax
} BuiltinId;

struct Object {
    uint8_t     kind;       // ObjKind
    uint8_t     color;      // private to types/
    uint8_t     builtin;    // OBuiltin: BuiltinId
    bool        isfield : 1, embedded : 1, used : 1, isparam : 1, isresult : 1, isrecv : 1,
                ispkgvar : 1,   // package-level variable
                istswitch : 1,  // implicit variable of a type switch clause
                captured : 1,   // OVar: referenced from an inner function literal
                addrtaken : 1,  // OVar: &x, x[:] of an array, implicit & of a method call
                reassigned : 1, // OVar: assigned after its declaration
                ptrrecv : 1,    // OFunc: method with pointer receiver
                hasbody : 1,    // OFunc: has a body
                checked : 1,    // OFunc: body has been checked (see types_check_body)
                checking : 1,
                isalias : 1,    // OTypeName: alias declaration
                instmethod : 1, // OFunc: method of an instantiated type, see `origin`
                old : 1;        // of a session: another object has this name now
    Name       *name;       // interned: names are equal when the pointers are
    Type       *type;
    Package    *pkg;        // NULL: universe, labels
    Scope      *parent;     // NULL for fields and methods
    Pos         pos;
    Pos         scopepos;   // start of visibility of a local
    int         order;      // package level: 1.. in source order
    void       *decl;       // OFunc: FuncDecl*; others: declaring node or NULL
    Const      *cval;       // OConst
    Package    *imported;   // OPkgName
    Object     *origin;     // method or field of an instantiated type: that of the generic type
    Object     *func;       // OVar local: the function object it is declared in (NULL in literals)
    void       *funclit;    // OVar local: innermost FuncLit of its declaration, or NULL
    DeclInfo   *info;       // package level: private to types/
    const char *linkname;   // OFunc/OVar: //go:linkname target, or NULL
    Object     *newer;      // OFunc of a session: the function that it is now (its signature is the same)
    int         iota_;      // private
    void       *aux;        // for the compiler
};

bool types_exported(Name *name);
void types_object_string(Buf *b, Object *o, Package *qualifier);

// Scopes. Lookup is by interned name.
struct Scope {
    Scope    *parent;
    Scope    *children, *next, *lastchild;
    int       n, cap;
    Object  **list;       // insertion order
    uint32_t *index;      // open-addressed when n > 8
    uint32_t  nindex;
    bool      isfunc;
    Object   *func;       // function whose scope this is
    Pos       pos, end;
    Package  *late;       // of a package scope: names that are not here yet may be had from it
};
Object *types_scope_lookup(Scope *s, Name *name);  // may read a declaration, see LateDecls
Object *types_scope_lookup_parent(Scope *s, Name *name, Pos pos, Scope **where);

// ---- selections -----------------------------------------------------------------------------

typedef enum SelKind { FieldVal, MethodVal, MethodExpr } SelKind;

struct Selection {
    uint8_t  kind;       // SelKind
    bool     indirect;   // a pointer was followed on the path
    int      nindex;
    int     *index;      // path of field indices; the last one is the field's or method's
    Object  *obj;        // field or method (of the instance for generic receivers)
    Type    *recv;       // type of x in x.f
    Type    *type;       // type of x.f
};

// Looks name up in T as x.name does. Result NULL: not found, then *index != NULL means ambiguous,
// *indirect means "found, but pointer receiver needed". index lives in ck's arena.
Object *types_lookup_field_or_method(Checker *ck, Type *t, bool addressable, Package *pkg,
                                     Name *name, int **index, int *nindex, bool *indirect);

typedef struct MethodSet {
    int         n;
    Selection **at;      // sorted by name (exported first, then by package path and name)
} MethodSet;
MethodSet *types_methodset(Checker *ck, Type *t);  // memoised per Type node

// Interfaces: all methods, embedded ones too, sorted by name as above.
int     types_iface_nmethods(Type *t);
Object *types_iface_method(Type *t, int i);
// Term list of a constraint: NULL terms and n<0 when it has all types.
int     types_iface_terms(Type *t, Term **terms);
// Declared methods of a (possibly instantiated) named type, source order.
int     types_nmethods(Type *named);
Object *types_method(Checker *ck, Type *named, int i);

// ---- generics -------------------------------------------------------------------------------

// Unique per identical (orig, targs). orig: generic TNamed, TAlias or TSignature.
Type *types_instantiate(Checker *ck, Type *orig, TypeList *targs);
// Replaces tparams[i] by targs[i]; memoised per (t, targs); t itself when nothing changes.
Type *types_subst(Checker *ck, Type *t, TypeList *tparams, TypeList *targs);
// The same list when nothing changes.
TypeList *types_subst_list(Checker *ck, TypeList *l, TypeList *tparams, TypeList *targs);
bool types_list_identical(TypeList *a, TypeList *b);
uint32_t types_list_hash(TypeList *l);
// For a method object m (of an instance or not): the declared function object with its FuncDecl
// (result->decl) and in *targs the receiver's type arguments (NULL when not generic). The body is
// to be compiled under subst(rtparams of the result's signature -> *targs).
Object *types_method_origin(Checker *ck, Object *m, TypeList **targs);
// A Selection (or field index path) inside a generic body, seen under a substitution: looks the
// member up again in the substituted receiver type.
Selection *types_subst_selection(Checker *ck, Selection *s, TypeList *tparams, TypeList *targs);

// ---- constants ------------------------------------------------------------------------------

typedef enum ConstKind { CUnknown, CBool, CString, CInt, CFloat, CComplex } ConstKind;

ConstKind   const_kind(const Const *c);
bool        const_bool(const Const *c);
const char *const_string(const Const *c, size_t *len);   // not NUL-terminated in general
bool        const_int64(const Const *c, int64_t *v);     // false: does not fit, *v wraps
bool        const_uint64(const Const *c, uint64_t *v);
double      const_float64(const Const *c);               // real part; nearest even; may be inf
float       const_float32(const Const *c);
double      const_imag64(const Const *c);
float       const_imag32(const Const *c);
int         const_sign(const Const *c);
int         const_compare(const Const *a, const Const *b); // -1 0 1; bool, complex: 0 or 1
void        const_text(Buf *b, const Const *c);            // as in error messages
// The bits of c as a value of basic type t: integers truncated, floats as their IEEE bits.
uint64_t    const_bits(const Const *c, Type *t);
Const      *const_from_bool(Checker *ck, bool v);
Const      *const_from_int64(Checker *ck, int64_t v);
Const      *const_from_uint64(Checker *ck, uint64_t v);
Const      *const_from_string(Checker *ck, const char *s, size_t n);

// ---- sizes (gc, amd64) ----------------------------------------------------------------------

int64_t types_sizeof(Type *t);                       // < 0: too large
int64_t types_alignof(Type *t);
void    types_offsetsof(Type *strct, int64_t *offs); // strct: types_under is TStruct

// ---- expressions: values of Expr.mode -------------------------------------------------------

typedef enum OperandMode {
    MInvalid, MNoValue, MBuiltin, MTypExpr, MConstant, MVariable, MMapIndex, MValue, MNilValue,
    MCommaOk, MCommaErr, MCgoFunc
} OperandMode;

// ---- packages -------------------------------------------------------------------------------

typedef struct InitEntry {
    int      nlhs;
    Object **lhs;      // variables, source order; blank ones included
    Expr    *rhs;
    bool     pure;     // no calls or receives: may be dropped when no lhs is ever referenced
} InitEntry;

struct Package {
    const char  *path;       // interned: equal when the pointers are
    Name        *name;
    Scope       *scope;
    File       **files;
    int          nfiles;
    Package    **imports;    // direct, each once, in order of first import
    int          nimports;
    InitEntry   *initorder;  // with initialiser only; sorted by dependency
    int          ninit;
    Object     **funcs;      // every function and method with a body or without, source order,
    int          nfuncs;     //   init and _ included
    bool         complete, fake, lazy, native, failed, initdone;
    void        *priv;       // private to types/
    Checker     *ck;
    const char  *goversion;  // "go1.26" or NULL
    void        *aux;        // for the compiler
    void        *userdata;   // for the importer
};

struct Importer {
    // Finds, parses and checks (types_check_package) the package `path` imported from a file of
    // directory fromdir. NULL: the callback has reported the problem itself at pos.
    Package *(*import)(Importer *imp, const char *path, const char *fromdir, Pos pos);
    void *data;
};

// Where a lazy package's declarations come from that are not among its files' decls: each when its name is first looked up, a type with all its
// methods. Nothing that initialises a variable or is an init function may be among them.
typedef struct LateDecls {
    // The declaration of a name, and its file; NULL: there is none, or it was given before.
    Node *(*decl)(struct LateDecls *l, Name *name, File **f);
    FuncDecl *(*method)(struct LateDecls *l, Name *type, int i);  // the i-th method of a type; NULL behind the last
    Name *(*name)(struct LateDecls *l, int i);                    // the i-th name; NULL behind the last
} LateDecls;

enum {  // flags of types_check_package
    CHECK_LAZY = 1,        // do not check function bodies: types_check_body does later
    CHECK_NATIVE = 2,      // functions without bodies are fine
    CHECK_IGNORE_BODIES = 4,
    CHECK_NO_MAIN = 8      // package main may lack func main
};

// Errors go to diags. One thread at a time.
Checker *types_new_checker(Importer *imp, Diags *diags);
void     types_set_pos_prefix(Checker *ck, const char *prefix);  // of file names inside messages
// C stack that recursion may use below the caller's frame; 0 (default): the main thread's limit.
// Call it on the thread that checks.
void     types_set_stack(Checker *ck, size_t bytes);
void     types_free_checker(Checker *ck);    // frees all that was made with it
void     types_set_lang(Checker *ck, const char *goversion);  // -lang or go.mod: "go1.21"

// Checks one package. Never NULL; `failed` says whether
// there were errors. goversion NULL: the newest.
Package *types_check_package(Checker *ck, const char *path, File **files, int nfiles,
                             const char *goversion, unsigned flags);
// From now on pkg has these declarations too; the table stays the caller's.
void     types_set_late(Package *pkg, LateDecls *late);
void     types_read_all(Package *pkg);  // reads all of them: for those who go through pkg->scope or pkg->funcs

// Checks the body of a function of a lazy package (idempotent, cheap when done).
bool     types_check_body(Checker *ck, Object *func);

// Lazy packages: types the object if it has no type yet (the scope's objects may be untyped).
void     types_resolve(Checker *ck, Object *o);
// Lazy packages: fills pkg->initorder (others have it already). Checks what initialisers reach.
void     types_init_order(Checker *ck, Package *pkg);
// Is path being checked right now (an import of it would be a cycle)?
bool     types_importing(Checker *ck, const char *path);
// Language version (minor) of the file that declares package-level object o; 22+: a loop's
// variables are per iteration.
int      types_file_version(Package *pkg, Object *o);

// Package by path among those that ck has checked, else NULL.
Package *types_find_package(Checker *ck, const char *path);

void types_test_builtins(void);  // declares assert and trace, for tests only

// ---- REPL -----------------------------------------------------------------------------------

// A package whose scope grows entry by entry: declarations of files replace older ones of the
// same name. Results of the entry: pkg->initorder and pkg->funcs are those of this entry alone.
Package *types_new_session(Checker *ck, const char *path, const char *name);
bool     types_extend(Checker *ck, Package *pkg, File *file);
void     types_rollback(Package *pkg);  // forgets what the last entry declared: its initialisers did not come to their end
// What the last entry declared anew: objects of the same name, or methods of the same type.
typedef struct Redecl { Object *old, *now; } Redecl;
Object  *types_session_import(Package *pkg, Name *name);    // the package name that entries imported, NULL
void     types_session_list_imports(Package *pkg, Buf *b);  // as import declarations
bool     types_session_methods(Package *pkg);  // the last entry declared methods of earlier types
int      types_session_replaced(Package *pkg, Redecl **list);
// Checks an expression as an entry with file's imports would see it; the answers are on e (a type or a call without result is fine too).
bool     types_session_expr(Checker *ck, Package *pkg, File *file, Expr *e);

#endif
