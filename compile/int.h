// int.h - shared by the files of compile/ only: what a function under compilation is.
//
// Slots are handed out like a stack: variables of the scopes that are open, then temporaries of the expression being evaluated; a
// mark is taken before and released after. `live` has a bit for every slot that holds a pointer *now*; it is what a safepoint's
// pointer map is made of, so the rule is: set the bits after the value is written (ptr_set), clear them by releasing the slots.
// Slots whose address is taken (perm) belong to their variable until the function ends, are zeroed at entry and are always in the map.
#ifndef GOSLING_COMPILE_INT_H
#define GOSLING_COMPILE_INT_H
#include "compile/compile.h"

typedef enum Class {  // how a value of a type sits in slots
    CL_NONE,          // no slots: struct{}, [0]T
    CL_BOOL, CL_INT,  // CL_INT: width and sign in Layout.w
    CL_F64, CL_F32, CL_C64, CL_C128, CL_PTR, CL_STR, CL_SLICE, CL_EFACE, CL_IFACE,
    CL_MEM            // structs and arrays: memory layout
} Class;
// Widths in the order of the opcodes' suffixes.
enum { W_I64, W_I32, W_I16, W_I8, W_U32, W_U16, W_U8, W_U64 };

typedef struct Layout {
    Type *type;         // substituted
    Type *under;
    int64_t size;
    int32_t nslots;
    uint8_t cls, w, align;
    bool hasptr;
    const _type *rt;    // NULL until asked for
    uint32_t nwords;    // of ptrs
    const uint32_t *ptrs;  // bit a word; NULL if !hasptr
} Layout;

typedef struct Label { int pc; VEC(int) uses; } Label;  // pc -1: not placed yet

typedef enum LocKind { LOC_NONE, LOC_SLOT, LOC_PERM, LOC_BOX, LOC_GLOBAL } LocKind;
typedef struct Loc {   // where a variable lives
    uint8_t kind;
    int slot;          // SLOT, PERM: its first slot. BOX: the slot with the address
    void *addr;        // GLOBAL
} Loc;
typedef struct VarEntry { Object *obj; Loc loc; } VarEntry;

typedef enum LvKind { LV_BLANK, LV_SLOT, LV_FRAME, LV_MEM, LV_GLOBAL, LV_ELEM, LV_MAP } LvKind;
typedef struct Lv {    // a place that can be assigned
    uint8_t kind;
    Type *type;
    int slot;          // SLOT: destination. FRAME: base slot of the aggregate. MEM: slot of the pointer. ELEM: slice. MAP: map
    int index;         // ELEM: slot of the index. MAP: slot of the key
    int64_t off;       // FRAME, MEM, GLOBAL: byte offset
    void *addr;        // GLOBAL
    Type *maptype;
    bool nonnil;       // MEM: the pointer is a box's or an element's
} Lv;

typedef struct Target {  // of break and continue
    struct Target *outer;
    Node *stmt;
    Label *brk, *cont;
    int ndefer;
} Target;

typedef struct RangeFunc RangeFunc;
typedef struct GotoLabel { LabeledStmt *stmt; Label *label; } GotoLabel;
typedef struct SwitchTable { int pc, n; Label **to; } SwitchTable;

typedef struct PermObject { const void *key; int slot, n; bool hasptr; } PermObject;   // a stack object's place
typedef struct Hoisted { Expr *e; int slot; } Hoisted;   // what was evaluated before the expression that holds it
typedef struct AppendStore { const Object *var; const AppendBuf *buf; } AppendStore;  // the frame's place for the first elements of a slice
typedef struct Inlining {  // an inlined call whose body is being lowered
    struct Inlining *outer;
    struct EscUnit *unit;
    ReturnStmt *tail;      // its last statement: control simply goes on
    int entry;             // in Fn.inls
    bool hasdefer;         // of the frame
} Inlining;
typedef struct InlCall {
    Func *callee;          // NULL: of a literal that is called in place, not made yet
    struct EscUnit *unit;
    FuncLit *lit;
    SelectorExpr *se;
    Selection *sel;        // of a method
    bool value, todst;     // its body is `return x`; the body may write the destination step by step
} InlCall;
typedef struct LitVar { Object *var; FuncLit *lit; Func *fn; } LitVar;   // a variable whose only value is this literal
typedef struct InlJump { Label *to; bool when; } InlJump;
typedef struct Unit { int pc, slot, n; } Unit;  // n slots from slot were allocated together before pc

typedef struct Fn {
    struct Fn *outer;    // function this one is a literal of
    struct Fn *parent;   // the function whose `return`s, labels and results a range-over-func body shares
    Func *f;
    Package *pkg;
    TypeList *tparams, *targs;
    Type *sig;           // substituted
    VEC(uint64_t) code;
    VEC(MapEntry) maps;
    VEC(IndexSign) isigns;
    VEC(LineEntry) lines;
    VEC(InlEntry) inls;
    VEC(LitVar) litvars;
    Inlining *inl;       // inlcall.c: f stands for the callee of the innermost inlined call
    int top, maxtop;
    uint32_t *live, *perm;  // bitsets of nwords words
    int nwords;
    VarEntry *vars; int nvars, capvars;  // open-addressed by obj
    Target *targets;
    VEC(Label *) labels;
    VEC(GotoLabel) gotos;
    VEC(SwitchTable *) tables;
    int permptr, permptrend, permplain, permplainend;   // what is left of the slots for stack objects, with and without pointers
    int permmore[2];     // slots that the last attempt lacked: with pointers, without
    bool permshort;
    VEC(PermObject) permobjects;
    Node *site;          // the conversion to an interface that is being compiled, see convert_iface
    VEC(Hoisted) hoisted;  // hoist.c
    bool hoisting;       // an expression whose calls are hoisted is being compiled
    VEC(Unit) units;     // every fn_alloc, in order
    VEC(AppendStore) appendstores;  // append.c
    VEC(Object *) copied; bool copiesknown;  // append.c, of the outermost function: slices that are copied to other variables
    Label *ret;          // of the DEFERRET, when there are defers
    int deferwin;        // its window; patched
    bool hasdefer, longjumps, failed, recovers;
    int nres, narg, ctx;
    int *resslots;
    Object **results; int nresults;
    Pos linepos;
    Pos pos;
    int nlits, nwraps;   // function literals and wrappers so far, for their names
    StackMap *lastmap;
    const char *name;
    RangeFunc *rf;       // this is the body of a range over a function
    VEC(Object *) shared;    // variables that such bodies capture (kept by the outermost function)
    Object **hiddenres, *hiddenfp;  // of the outermost function: values of returns out of bodies, its frame's offset
    struct EscUnit *esc; // escape analysis' answers, of the outermost function
    int rowpc;           // the last LXHEAD of a place, for load_elem to make one instruction of x[i][j]
    int elempc;          // the last PXAB or IXA of a place, for lv_load to make one instruction of array[i] and slice[i].f
} Fn;

struct EscUnit *escape_analyse(Object *fn, TypeList *targs);

typedef struct Compiler {
    Checker *ck;
    Package *mainpkg;
    Diags *diags;
    Arena *arena;
    Pos where;
    bool session;        // a REPL: every variable is initialised by code
} Compiler;
extern Compiler cc;
// Ctrl-C in a REPL: the session's own functions are not compiled to their end. What belongs to the library is.
static inline bool compile_stopped(const Package *p) { return unlikely(front_stop) && cc.session && p == cc.mainpkg; }
enum { FRONT_STACK = 6 << 20 };  // C stack that the checker may use when it is called from a running program; Ms have 8 MiB

typedef enum FrontKind { FK_DECL, FK_LIT, FK_PKGINIT, FK_MAIN, FK_METHOD, FK_BOUND, FK_METHODEXPR, FK_DEFERWRAP, FK_BUILTINWRAP, FK_EQUAL } FrontKind;
typedef struct Front {    // what a lazy Func is made of
    uint8_t kind;
    bool iface;           // METHOD: receiver is an interface's data word
    Object *obj;          // DECL
    TypeList *targs;      // DECL
    Package *pkg;         // PKGINIT
    Type *recv;           // METHOD, BOUND, METHODEXPR: type of the receiver as written
    Selection *sel;
    Package **imports;    // PKGINIT of a session's entry: packages to initialise first, if they are not yet
    int nimports;
} Front;

// layout.c
const Layout *layout(Type *t);
static inline int slots_of(Type *t) { return layout(t)->nslots; }
static inline bool blank_name(const Name *n) { return n->s[0] == '_' && !n->s[1]; }
Type *fsubst(Fn *f, Type *t);               // under f's type arguments
Type *typeof_(Fn *f, Expr *e);              // substituted type of e
bool is_direct(Type *t);                    // pointer-shaped
const _type *rtype(Type *t);
const itab *static_itab(Type *it, Type *concrete);
bool is_iface(Type *t);

// emit.c
int hoist(Fn *f, Node *const *es, int n, Type *(*target)(Fn *, void *, int), void *arg);  // hoist.c: the calls of a list first, as gc does
int hoist1(Fn *f, Expr *e);
int hoist_entry(Fn *f, Expr *key, Expr *value, Type *map);
void hoist_end(Fn *f, int mark);
int hoisted_slot(Fn *f, Expr *e);               // -1: it is not
void perm_publish(Fn *f, Func *fn);
void liveness(Fn *f, const uint32_t *always, int nalways);  // liveness.c: takes dead slots out of f's maps; always: slots that stay
int emit(Fn *f, int op, int a, int b, int c);
int emit_imm(Fn *f, int op, int a, int64_t imm);
int emit_ext(Fn *f, int op, int a, int b, int c, uint64_t ext);
int emit_immext(Fn *f, int op, int a, int64_t imm, uint64_t ext);
void emit_jump(Fn *f, int op, int a, int b, Label *to);   // any op with F_JUMP; takes the L form when `to` is behind
void emit_mov(Fn *f, int dst, int src, int n);
void emit_zero(Fn *f, int dst, int n);
void emit_int(Fn *f, int dst, int64_t v);
void emit_safepoint(Fn *f, int pc);
Label *label_new(Fn *f);
void label_place(Fn *f, Label *l);
void at_pos(Fn *f, Pos p);
int fn_alloc(Fn *f, int n);                 // n slots on top
int fn_mark(Fn *f);
void fn_release(Fn *f, int mark);
void ptr_set(Fn *f, int slot, Type *t);
void ptr_set_word(Fn *f, int slot);
void ptr_clear(Fn *f, int slot, int n);
bool fn_finish(Fn *f);
void unsupported(Fn *f, Pos p, const char *fmt, ...) __attribute__((format(printf, 3, 4)));

// vars.c
Loc *var_find(Fn *f, Object *o);
Loc *var_declare(Fn *f, Object *o, Type *t);       // allocates slots or a box; the value is not set
void var_declare_zero(Fn *f, Object *o);
void var_init_from(Fn *f, Object *o, Expr *e);     // declares and initialises
void var_init_slot(Fn *f, Object *o, int slot);    // declares with a value that is in slots
void var_set_box(Fn *f, Object *o, int slot);
void var_set_perm(Fn *f, Object *o, int slot);
void var_alias(Fn *f, Object *o, int slot);        // o is what stands in these slots
bool var_needs_box(Fn *f, Object *o);
Type *arg_type(Fn *f, CallExpr *e, int i);   // builtin.c: of an argument, untyped ones by default
Type *core_of(Type *t);
void append_to(Fn *f, CallExpr *e, int dst);  // append.c
void *global_addr(Object *o);
void *data_alloc(Type *t, int64_t n);              // static data: n values of t, known to the collector
Type *var_type(Fn *f, Object *o);

// expr.c
int expr(Fn *f, Expr *e);                          // where the value is: a variable's own slots or fresh ones on top
void expr_to(Fn *f, Expr *e, int dst);             // written by the last instruction only; live bits set
void expr_conv_to(Fn *f, Expr *e, Type *to, int dst);  // with the implicit conversion to `to`
int expr_conv(Fn *f, Expr *e, Type *to);
void convert_iface(Fn *f, int src, Type *from, Type *to, int dst);
bool is_large(Type *t);
int large_addr(Fn *f, Expr *e);
void expr_drop(Fn *f, Expr *e);                    // for effects
void const_to(Fn *f, Const *c, Type *t, int dst);
bool const_imm16(Fn *f, Expr *e, int64_t *v);
void load_mem(Fn *f, Type *t, int dst, int ptr, int64_t off);
void store_mem(Fn *f, Type *t, int ptr, int64_t off, int src);
void load_global(Fn *f, Type *t, int dst, void *addr);
void store_global(Fn *f, Type *t, void *addr, int src);
void load_frame(Fn *f, Type *t, int dst, int base, int64_t off);
void store_frame(Fn *f, Type *t, int base, int64_t off, int src);
void normalise(Fn *f, Type *t, int slot);          // after a small scalar was written through the slot's address
int fresh(Fn *f, Type *t);                         // slots for a value of t, on top
void zero_value(Fn *f, Type *t, int dst);
Selection *selection_of(Fn *f, SelectorExpr *e);
Type *field_at(Type *st, int i, int64_t *off);
int addr_of(Fn *f, Expr *e);                       // slot with the address of an addressable expression
void commaok_to(Fn *f, Expr *e, Type *t, int dst, int ok);
void slice_expr_to(Fn *f, SliceExpr *e, int dst);
void closure_object(Fn *f, Node *site, int what, Func *fn, int n, const int *slots, Type *const *types, int dst);
bool call_to(Fn *f, CallExpr *e, int dst);          // conversions and builtins straight into dst; false: an ordinary call

// ops.c
void binary_to(Fn *f, BinaryExpr *e, int dst);
void unary_to(Fn *f, UnaryExpr *e, int dst);
void arith(Fn *f, int op, Type *t, int dst, int x, int y, Type *yt, Pos pos);  // token op on values of t
bool arith_imm(Fn *f, int op, Type *t, int dst, int x, int64_t imm);
void cond_jump(Fn *f, Expr *e, Label *to, bool when);   // jump if e is `when`
void equal_to(Fn *f, Type *t, int x, int y, int dst);
bool shift_count(Expr *y, int64_t *n);
bool expr_has_call(Expr *e);
void convert_to(Fn *f, int src, Type *from, Type *to, int dst);   // T(x)

// lvalue.c
bool is_wide_unsigned(Type *t);
int index_value(Fn *f, Expr *e, Pos at);           // an index; at: of the bracket; the run time is told if it has no sign
Lv lvalue(Fn *f, Expr *e);
void lv_load(Fn *f, Lv *lv, int dst);              // and forget the place: its address may be a part of the load now
void lv_peek(Fn *f, Lv *lv, int dst);              // the place is used again
void lv_store(Fn *f, Lv *lv, int src);
void lv_addr(Fn *f, Lv *lv, int dst);

void lv_fix(Fn *f, Lv *lv, int mark);
Lv rvalue_place(Fn *f, Expr *e);
Lv field_path(Fn *f, Lv base, Type *t, const int *index, int n);
Lv path_place(Fn *f, Expr *x, const int *index, int n);
int slice_head(Fn *f, Expr *x, Type *t);           // slots of (pointer, length) of a slice or string
void load_elem(Fn *f, Type *t, int dst, int slice, int index);
void store_elem(Fn *f, Type *t, int slice, int index, int src);
bool store_elem_const(Fn *f, Lv *lv, Expr *rhs);
void map_get(Fn *f, Type *mt, int dst, int map, int key, int ok);
void map_set(Fn *f, Type *mt, int p, int map, int key);

// call.c
int call_expr(Fn *f, CallExpr *e);                 // results are in the returned slots, on top
void stmt_go(Fn *f, Expr *call, bool isdefer, Pos pos);
void emit_call_func(Fn *f, Func *callee, int win);
CallExpr *spread_args(Fn *f, CallExpr *e);
int window_alloc(Fn *f, int nres, int narg);
Func *func_of(Fn *f, Expr *fun, TypeList **targs);
void args_to(Fn *f, CallExpr *e, Type *sig, int at);
void args_place(Fn *f, CallExpr *e, Type *sig, int at, const int *alias, const int *keep);   // alias[i] >= 0: argument i is not needed; keep: call.c

// inlcall.c
int inline_call(Fn *f, CallExpr *e, Type *results);        // the results' slots, -1: an ordinary call
bool inline_value_to(Fn *f, CallExpr *e, int dst);
bool inline_cond_jump(Fn *f, CallExpr *e, Label *to, bool when);
bool inline_find(Fn *f, CallExpr *e, InlCall *c);
void inline_emit(Fn *f, CallExpr *e, InlCall *c, int res, InlJump *jump);
void declare_param(Fn *f, Object *o, Type *t, int at);     // func.c
Func *lit_func(Fn *f, FuncLit *e, bool wrapper);
void inline_note_literal(Fn *f, Object *o, Expr *e);       // before o is declared with the value of e
int sig_slots(Type *tuple);
void ptr_set_tuple(Fn *f, int slot, Type *tuple);

// builtin.c
int builtin_call(Fn *f, CallExpr *e, int id, int dst);   // dst -1: choose
bool intrinsic_call(Fn *f, CallExpr *e, Object *fn, int dst);

// stmt.c, switch.c, range.c, select.c, assign.c
enum { NF_COVER = NF_USER << 2, NF_COVERINSIDE = NF_USER << 3 };  // statements, clauses: has a counter of coverage (cover.c)
void cover_count(Fn *f, Node *n, bool inside);
void stmt(Fn *f, Stmt *s);
void stmt_list(Fn *f, NodeList l);
void block(Fn *f, BlockStmt *b);
void stmt_assign(Fn *f, AssignStmt *s);
void stmt_switch(Fn *f, SwitchStmt *s, Node *labelled);
void stmt_typeswitch(Fn *f, TypeSwitchStmt *s, Node *labelled);
void stmt_range(Fn *f, RangeStmt *s, Node *labelled);
void stmt_select(Fn *f, SelectStmt *s, Node *labelled);
void target_push(Fn *f, Target *t, Node *stmt, Label *brk, Label *cont);
void stmt_return(Fn *f, ReturnStmt *s);
void stmt_incdec(Fn *f, IncDecStmt *s);
void decl_vars(Fn *f, ValueSpec *v);
void result_store(Fn *f, int i, int src);
bool rangefunc_branch(Fn *f, BranchStmt *s, Node *want);   // in the body of a range over a function: leave through it
bool rangefunc_escape(Fn *f, BranchStmt *s, LabeledStmt *to);
bool rangefunc_return(Fn *f, ReturnStmt *s);
void rangefunc_scan(Fn *f, BlockStmt *b);
int rangefunc_frame(Fn *f);
Type *unnamed_params(Type *tuple);
int fn_free_vars(Node *n, Pos start, Pos end, Object ***out);
void stmt_rangefunc(Fn *f, RangeStmt *s, Type *sig);
void emit_return(Fn *f);

// closure.c, complit.c, func.c, program.c, wrapper.c, static.c
void funclit_to(Fn *f, FuncLit *e, int dst);
void funclit_wrapper_to(Fn *f, FuncLit *e, Node *site, int dst);   // site: the go or defer statement's call
bool closure_free_vars(Fn *f, Node *lit, Pos start, Pos end, NodeList *unused, Object ***vars, int *n);
void complit_to(Fn *f, CompositeLit *e, Type *t, int dst);
void complit_store(Fn *f, CompositeLit *e, Type *t, int ptr, int64_t off, bool zeroed);
void complit_addr_to(Fn *f, CompositeLit *e, Type *t, int dst);
Fn *fn_new(Fn *outer, Func *func, Package *pkg, Type *sig);
bool fn_body(Fn *f, FuncType *ft, Object *recv, BlockStmt *body);
void fn_free(Fn *f);
Func *funcof(Object *fn, TypeList *targs);
void func_redeclare(Object *old, Object *now);
void rtype_forget_methods(Package *pkg);  // the method sets of its types are asked for again
Func *method_func(Type *recv, Selection *sel, bool ifacecall);
Func *wrapper_func(Front *fr, const char *name);
bool wrapper_compile(Func *f, Front *fr);
typedef VEC(Package *) PackageVec;
void program_order(Package *p, PackageVec *out);
bool program_has_init(Package *p);
bool is_static(Expr *e, Type *t);
void *static_string(const char *s, size_t n);
bool static_init(Expr *e, Type *t, void *dst, TypeList *tparams, TypeList *targs);  // false: not static; dst may be half written
int method_index(Type *it, Object *m);
MethodSet *methods_of(Type *t);
const char *func_name(Object *fn, TypeList *targs);
Fn *fn_root(Fn *f);
Func *fn_synthetic_over(Fn *f, Node *frame, const char *name, Type *sig, int nfree, Object **freev, int dst, void (*emitbody)(Fn *, void *), void *arg);
bool fn_compile_code(Func *f, Package *pkg, Type *sig, void (*emitbody)(Fn *, void *), void *arg, bool closure);
bool fn_captured_by_body(Fn *f, Object *o);        // by the body of a range over a function
bool program_init_is_static(Package *p, int i);    // initialiser i needs no code
#endif
