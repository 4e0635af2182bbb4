// escape_int.h - shared by compile/escape*.c: the location graph of a batch of functions.
// Twin: $GOROOT/src/cmd/compile/internal/escape
//
// A location stands for a variable or for what an expression allocates. An edge `dst <- src, n` says that src's value, dereferenced n
// times, may be stored in dst; n = -1: src's address. A hole is where an expression's value goes: a location and a count. From every
// location the graph is walked backwards with the least counts; whatever's address reaches a place that outlives it escapes. A batch
// is a strongly connected part of the call graph; functions outside it are represented by their tags (Leaks), one a parameter.
//
// A unit is a declared function (with its type arguments) and the literals in it; its answers, by node or variable, are kept for code
// generation. All of a batch's graph lives in an arena that goes when the batch is solved.
#ifndef GOSLING_COMPILE_ESCAPE_INT_H
#define GOSLING_COMPILE_ESCAPE_INT_H
#include "compile/escape.h"

enum { LEAK_HEAP, LEAK_MUTATOR, LEAK_CALLEE, LEAK_RESULT0, NLEAKS = 8, NLEAKRESULTS = NLEAKS - LEAK_RESULT0 };
typedef struct Leaks { uint8_t v[NLEAKS]; } Leaks;  // least count + 1 of a flow to each; 0: none

enum { AT_ESCAPES = 1, AT_PERSISTS = 2, AT_MUTATES = 4, AT_CALLS = 8 };

typedef struct EscLoc EscLoc;
typedef struct EscFn EscFn;
typedef struct EscUnit EscUnit;

// What a value passes on its way along an edge, the latest first: kept under -m=2 only.
typedef struct EscNote { struct EscNote *next; const char *why, *text; Node *where; EscLoc *loc; Pos at; EscUnit *unit; } EscNote;

typedef struct EscEdge { EscLoc *src; int derefs; const char *why; Node *where; EscNote *notes; } EscEdge;

struct EscLoc {
    Node *n;              // what allocates, NULL for variables and temporaries
    Object *obj;          // variable
    uint8_t what;         // EW_*: which allocation of n
    EscFn *fn;
    Node *frame;          // whose code it is in: NULL (the declared function), a literal, a range over a function
    VEC(EscEdge) edges;   // incoming
    int loopdepth;
    int result;           // 1 + index of a result, 0: none
    int derefs;
    uint32_t walkgen, queuedone;
    bool queuedall, captured, reassigned, addrtaken, param, paramout;
    uint8_t attrs;
    Leaks leaks;
    EscLoc *via;          // the next step towards the walk's root
    int viaedge;
    EscFn *lit;           // of a function literal
    int slots;            // what it takes in a frame; closures: what they capture
    Expr *init;           // variable: its initial value, where there is just one; site: the constant that its operand or size always is
    Pos at;               // variable: where gc says it is, if not at its name
    const char *text;     // what gc calls it, if not by its expression
    bool quiet;           // gc has no such location: not reported
    const char *reason;   // escapes: why, where and to what
    Node *reasonat;
    EscLoc *reasonto;
};

typedef struct Hole { EscLoc *dst; int derefs; bool addrtaken; const char *why; Node *where; EscNote *notes; } Hole;

struct EscFn {            // a declared function or a literal
    EscUnit *unit;
    EscFn *outer;
    FuncLit *lit;
    Type *sig;            // with the declared objects
    EscLoc **results;
    Object **params; int nparams;   // receiver first
    bool resultslost;
    const char *name;
    struct EscInl *inl;   // the inlined call that it was found in
};

typedef struct EscKey { const void *key; uint8_t val; } EscKey;
typedef struct EscMap { EscKey *v; int n, cap; } EscMap;
typedef struct LocEntry { const void *key; EscLoc *loc; } LocEntry;

typedef struct EscFrame { Node *frame; int ptrslots, plainslots; } EscFrame;   // stack objects of a frame: slots with and without pointers
enum { U_NEW, U_VISITED, U_BATCH, U_DONE };
struct EscUnit {
    Object *obj;          // the declared function; NULL: package initialisation
    TypeList *targs;
    Package *pkg;
    uint8_t state;
    uint8_t inlkind;      // inlcall.c: 0: not known yet
    int inlcost;          // 0: not known yet; > 0: 1 + what inlining costs; < 0: it is not inlined
    int visitgen, low;
    bool onstack;
    Fn *shell;            // substitutes types
    Type *sig;            // as declared
    BlockStmt *body;
    EscFn *fn;
    Leaks *tags;          // receiver first
    int ntags;
    EscMap answers;
    VEC(EscFrame) frames;
    LocEntry *locs; int nlocs, caplocs;     // during analysis: variables
    VEC(EscFn *) fns;
    EscUnit *home;        // a literal that captures nothing is a unit of its own: whose answers and frames it adds to
    FuncLit *lit;
    struct EscBatch *batch;
    VEC(EscUnit *) lits;  // such literals
    EscUnit *next;        // in the table of units
};

enum { ESC_STATIC_LIT = 0x4000 };   // Node.flags: a literal that is static data

typedef struct EscClosure { Hole k; EscFn *fn; Object **vars; EscLoc **locs; int nvars; } EscClosure;
typedef struct EscShared { EscLoc *l; Node *at; bool ref; } EscShared;   // a variable and the body of a range over a function
typedef struct EscLabel { Node *stmt; bool looping; } EscLabel;

typedef struct EscBatch {
    Arena *arena;
    VEC(EscLoc *) all;
    VEC(EscClosure) closures;
    VEC(EscShared) shared;
    VEC(EscUnit *) units;
    EscLoc heap, mutator, callee, blank;
    bool stoppable, stopped;  // of a session: Ctrl-C leaves it unfinished, and its units new
} EscBatch;
static inline bool esc_stopped(EscBatch *b) {  // once is for ever: front_stop may be gone again when the batch is finished
    if (unlikely(front_stop) && b->stoppable) b->stopped = true;
    return b->stopped;
}

typedef struct EscInl {   // an inlined call: the callee's variables have locations of their own in the caller
    struct EscInl *outer;
    EscUnit *u;
    FuncLit *lit;
    Pos at;               // of the outermost call: gc reports all at it
    Type *sig;
    EscLoc **results;
    VEC(LocEntry) vars;
} EscInl;

typedef struct Esc {      // walking one function
    EscBatch *b;
    EscFn *fn;
    Fn *f;                // shell
    Node *frame;
    EscInl *inl;
    int loopdepth;
    int inrange;          // > 0: in the body of a range over a function, which is a frame of its own
    VEC(EscLabel) labels;
} Esc;

// flows: -m=2 says how a value comes to where it escapes
void esc_say_escape(const EscLoc *l, const EscLoc *root, const EscEdge *direct);   // direct: the flow that is not in the graph; NULL: the walk's
void esc_say_leak(const EscLoc *l, const EscLoc *root, int derefs);
void esc_say_capture(const EscFn *lit, const EscLoc *l, bool byval);
void esc_put_func(Buf *b, const EscUnit *u, const FuncLit *lit);   // type and body as -m=2 shows them
Hole esc_captured(Hole k, FuncLit *lit, Object *o);
Hole esc_inlined_result(Hole k, const EscInl *in, ReturnStmt *s);      // inlined, a return is an assignment to the result
Hole esc_inlined_param(Hole k, const EscInl *in, CallExpr *x);    // and a call one to the parameters
EscUnit *esc_flows_unit(EscUnit *u);   // whose source is walked from here; returns whose was
extern Pos esc_inl_at;
extern bool esc_as_written;             // expressions are printed as before inlining
extern EscMap esc_inlined;              // calls that -m has inlined

// graph
EscLoc *esc_newloc(Esc *e, Node *n, int what, bool persists);
EscLoc *esc_varloc(Esc *e, Object *o);           // the location of a variable, made when it is first asked for
EscLoc *esc_findvar(EscUnit *u, Object *o);
EscLoc *esc_lookvar(Esc *e, Object *o);         // NULL: it has none (yet)
void esc_flow(EscBatch *b, Hole k, EscLoc *src);
void esc_solve(EscBatch *b);
Hole esc_tee(Esc *e, Hole a, Hole b);
Hole esc_later(Esc *e, Hole k);
Hole esc_spill(Esc *e, Hole k, Node *n, int what);
Hole esc_spill_at(Esc *e, Hole k, Node *n, int what, Pos at);   // reported there, unless it is inlined
static inline Hole hole_of(EscLoc *l) { return (Hole){.dst = l}; }
static inline Hole hole_heap(Esc *e) { return hole_of(&e->b->heap); }
static inline Hole hole_blank(Esc *e) { return hole_of(&e->b->blank); }
extern bool esc_flows_on;
EscNote *esc_note(EscNote *next, const char *why, Node *where);
static inline Hole hole_note(Hole k, const char *why, Node *at) {
    k.why = why;
    k.where = at;
    if (esc_flows_on) k.notes = esc_note(k.notes, why, at);
    return k;
}
static inline Hole hole_shift(Hole k, int by, const char *why, Node *at) {
    k.derefs += by;
    k.addrtaken = by < 0;
    return why ? hole_note(k, why, at ? at : k.where) : k;
}
static inline Hole hole_spill(Hole k, EscLoc *l) {   // the address of what l allocates
    k = hole_shift(k, -1, NULL, NULL);
    if (esc_flows_on) {
        k.notes = esc_note(k.notes, "spill", l->n);
        k.notes->loc = l;
    }
    return k;
}
void leaks_add(Leaks *l, int i, int derefs);
static inline int leaks_get(const Leaks *l, int i) { return (int)l->v[i] - 1; }
void leaks_optimize(Leaks *l);

static inline Hole hole_element(Hole k, Node *call) {   // of what a variadic call passes
    k = hole_note(k, "slice-literal-element", call);
    if (esc_flows_on) k.notes->text = "... argument";
    return k;
}

// expressions and statements
void esc_expr(Esc *e, Hole k, Expr *x);
void esc_conv(Esc *e, Hole k, Expr *x, Type *to);   // with the implicit conversion to `to`
void esc_discard(Esc *e, Expr *x);
Hole esc_addr(Esc *e, Expr *x);                      // a place that is assigned
void esc_call(Esc *e, Hole *ks, int nks, CallExpr *x);
void esc_walk_fn(EscBatch *b, EscFn *fn, BlockStmt *body);
void esc_block(Esc *e, BlockStmt *b);
bool esc_find_labels(Node *n, void *e);  // for ast_walk: fills e->labels
bool esc_ends_here(Stmt *s);
void esc_go(Esc *e, Stmt *s, Expr *call, bool isdefer);
EscLoc *esc_funclit(Esc *e, Hole k, FuncLit *x);
EscFn *esc_litfn(Esc *e, FuncLit *x);
void esc_declare(Esc *e, Object *o);
void esc_receiver(Esc *e, Hole k, SelectorExpr *x, Selection *sel);
Hole esc_param(Esc *e, Hole *ks, int nks, EscUnit *u, EscFn *lit, int i);
Expr *esc_static_value(Esc *e, Expr *x);
bool esc_hasptr(Type *t);
bool esc_reflect_data(Esc *e, Expr *x);
void esc_unsafe_value(Esc *e, Hole k, Expr *x);   // a uintptr that may be made of a pointer
Type *esc_type(Esc *e, Expr *x);
Selection *esc_selection(Esc *e, SelectorExpr *x);

// units
EscUnit *esc_unit_of(Object *fn, TypeList *targs);
EscUnit *esc_lit_unit(Esc *e, FuncLit *x);      // NULL: the literal captures variables
EscUnit *esc_static_callee(Esc *e, Expr *fun, EscFn **lit);
Leaks esc_native_leaks(Object *fn, int param, Type *t);
void escmap_put(EscMap *m, const void *key, uint8_t val);
uint8_t escmap_get(const EscMap *m, const void *key);

// inlining: what -m reports; code generation asks for the cost (inlcall.c)
int inline_cost(EscUnit *u, FuncLit *lit);
int inline_cost_why(EscUnit *u, FuncLit *lit, const char **why);   // for -m=2
EscUnit *esc_unit_find(Object *fn, TypeList *targs);   // NULL: it was not looked into
extern bool esc_inline_on;
bool esc_inline(Esc *e, Hole *ks, int nks, CallExpr *x, EscUnit *u, FuncLit *lit, SelectorExpr *se, Selection *sel, int shift);

// report
void esc_put_type(Buf *b, Type *t);
void esc_put_expr(Buf *b, const EscUnit *u, Expr *x);   // an expression as gc prints it
const char *esc_loc_text(const EscLoc *l);              // what an allocation is called
const char *esc_fn_title(const EscFn *fn);              // F, T.M, (*T).M, F.func1
extern bool esc_report_on;        // collect gc's -m lines
extern Package *esc_report_pkg;
EscUnit **esc_units_swap(EscUnit **table);   // the table of units; NULL: a new one. Returns the one in use till now
void esc_report_batch(EscBatch *b);
void esc_report_bounds(EscUnit *u);
void esc_report_inlinable(EscUnit *u);
void esc_say(Pos p, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
enum { SAY_CAN_INLINE, SAY_INLINING, SAY_ESCAPE };       // gc says all of one kind before the next
void esc_say_inline(int kind, Pos home, Pos p, const char *fmt, ...) __attribute__((format(printf, 4, 5)));   // home: of the function that has the call
#endif
