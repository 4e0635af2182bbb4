// escape.c - escape analysis over the call graph: units and batches, parameter tags, and the answers that code generation asks for.
// Twin: $GOROOT/src/cmd/compile/internal/escape/escape.go
//
// A function is analysed when it is compiled, callees before callers (Tarjan's strongly connected components). Its answers and tags are
// kept. Callees in packages that are not checked yet are only looked into when they are small and near (start-up would pay for
// all of fmt otherwise); an unknown callee lets everything escape. `gosling build -gcflags=-m` has no such limits.
#include "compile/escape_int.h"
#include <stdlib.h>

bool compile_noescape;
bool esc_report_on;
Package *esc_report_pkg;

enum { V_KNOWN = 1, V_REF = 2, V_HEAP = 4, A_STACK = 1, A_HEAP = 2, A_PTRS = 4, A_ZEROCOPY = 8 };
enum { FAR = 3, SMALL_BODY = 1000, BUDGET = 12000 };          // callees in lazy packages: call depth, bytes of a body, bytes in all
enum { MAX_VAR = 64 << 10, MAX_IMPLICIT = 64 << 10, MAX_FRAME = 192 << 10 };

// --- answers
static uint32_t hash_ptr(const void *p) {
    uint64_t x = (uint64_t)(uintptr_t)p * 0x9E3779B97F4A7C15ull;
    return (uint32_t)(x >> 32);
}

void escmap_put(EscMap *m, const void *key, uint8_t val) {
    if (m->n * 2 >= m->cap) {
        EscKey *old = m->v;
        int n = m->cap;
        m->cap = n ? n * 2 : 16;
        m->v = ARENA_ARRAY(cc.arena, EscKey, m->cap);
        m->n = 0;
        for (int i = 0; i < n; i++)
            if (old[i].key) escmap_put(m, old[i].key, old[i].val);
    }
    uint32_t mask = (uint32_t)m->cap - 1, h = hash_ptr(key) & mask;
    while (m->v[h].key && m->v[h].key != key) h = (h + 1) & mask;
    if (!m->v[h].key) m->n++;
    m->v[h].key = key;
    m->v[h].val |= val;
}

uint8_t escmap_get(const EscMap *m, const void *key) {
    if (!m->cap) return 0;
    uint32_t mask = (uint32_t)m->cap - 1, h = hash_ptr(key) & mask;
    while (m->v[h].key && m->v[h].key != key) h = (h + 1) & mask;
    return m->v[h].val;
}

static const void *site_key(const Node *n, int what) { return (const char *)n + 1 + what; }

// Whose variables and sites f compiles: those of an inlined function have their own answers.
static EscUnit *unit_of(Fn *f) { return f->inl ? f->inl->unit : fn_root(f)->esc; }

bool escape_by_reference(Fn *f, Object *o) {
    EscUnit *u = unit_of(f);
    uint8_t v = u && !fn_captured_by_body(f, o) ? escmap_get(&u->answers, o) : 0;
    if (v & V_KNOWN) return v & V_REF;
    return o->addrtaken || o->reassigned || o->isresult || layout(var_type(f, o))->size > 128;
}

int escape_var(Fn *f, Object *o) {
    EscUnit *u = unit_of(f);
    uint8_t v = u ? escmap_get(&u->answers, o) : 0;
    if (v & V_KNOWN) return v & V_HEAP ? ESC_HEAP : v & V_REF || o->addrtaken ? ESC_STACK_ADDR : ESC_NONE;
    if (o->addrtaken) return ESC_HEAP;
    if ((o->captured || fn_captured_by_body(f, o)) && escape_by_reference(f, o)) return ESC_HEAP;
    return ESC_NONE;
}

int escape_alloc(Fn *f, Node *site, int what) {
    EscUnit *u = unit_of(f);
    uint8_t v = u ? escmap_get(&u->answers, site_key(site, what)) : 0;
    return (v & (A_STACK | A_HEAP)) == A_STACK ? ESC_STACK_ADDR : ESC_HEAP;
}

int64_t escape_make_room(Type *elem) {
    int64_t size = layout(elem)->size;
    return size ? 32 / size : 0;
}

bool escape_zerocopy(Fn *f, Node *site) { return unit_of(f) && escmap_get(&unit_of(f)->answers, site_key(site, EW_NODE)) & A_ZEROCOPY; }

bool escape_site_ptrs(Fn *f, Node *site, int what) { return escmap_get(&unit_of(f)->answers, site_key(site, what)) & A_PTRS; }

// --- units
static EscBatch *current;   // the one that is being made
enum { NUNITS = 2048 };
static EscUnit *firstunits[NUNITS], **units = firstunits;

static EscUnit *find_unit(Object *fn, TypeList *targs) {
    uint32_t h = (hash_ptr(fn) ^ (targs && targs->n ? types_list_hash(targs) : 0)) % NUNITS;
    for (EscUnit *u = units[h]; u; u = u->next)
        if (u->obj == fn && (targs && targs->n ? u->targs && types_list_identical(u->targs, targs) : !u->targs)) return u;
    EscUnit *u = ARENA_NEW(cc.arena, EscUnit);
    u->obj = fn;
    u->targs = targs && targs->n ? targs : NULL;
    u->pkg = fn->pkg;
    u->next = units[h];
    units[h] = u;
    return u;
}

EscUnit **esc_units_swap(EscUnit **table) {
    EscUnit **now = units;
    units = table ? table : ARENA_ARRAY(cc.arena, EscUnit *, NUNITS);
    return now;
}

// Natives that keep nothing of what they are given, do not block, and return none of it. Whoever is not here may keep all.
static bool native_keeps_nothing(Object *fn) {
    static const char *const pkgs[] = {"sync/atomic", "internal/runtime/atomic", "math", "math/bits", "internal/bytealg", "unicode/utf8", "strconv", "bytes",
                                       "hash/adler32", "hash/crc32", "hash/crc64", "hash/fnv", "internal/digest", "encoding/base64", "encoding/base32", "encoding/hex"};
    Type *results = fn->type && fn->type->kind == TSignature ? fn->type->sig.results : NULL;
    bool plain = results != NULL;
    for (int i = 0; plain && i < results->tuple.n; i++) plain = !esc_hasptr(results->tuple.vars[i]->type);
    if (plain && fn->pkg && strcmp(fn->pkg->path, "strings") == 0) return true;  // the others may return an argument
    FuncDecl *d = fn->decl;
    if (d && d->pragma & PRAGMA_NOESCAPE) return true;
    const char *n = fn->name->s;
    for (size_t i = 0; fn->pkg && i < ARRAY_LEN(pkgs); i++)
        if (strcmp(fn->pkg->path, pkgs[i]) == 0 && !strstr(n, "Pointer") && strcmp(n, "setvalue") != 0) return true;
    return false;
}

static void native_tags(EscUnit *u) {
    Type *s = u->sig;
    u->ntags = (s->sig.recv != NULL) + s->sig.params->tuple.n;
    u->tags = ARENA_ARRAY(cc.arena, Leaks, u->ntags + 1);
    bool quiet = native_keeps_nothing(u->obj);
    for (int i = 0; i < u->ntags; i++) {
        if (quiet) {
            leaks_add(&u->tags[i], LEAK_MUTATOR, 0);
            leaks_add(&u->tags[i], LEAK_CALLEE, 0);
        } else leaks_add(&u->tags[i], LEAK_HEAP, 0);
    }
    u->state = U_DONE;
}

// The unit of a callee if anything is known about it.
EscUnit *esc_unit_of(Object *fn, TypeList *targs) {
    if (cc.session && fn->pkg == cc.mainpkg && !esc_report_on) return NULL;  // another body may come
    EscUnit *u = find_unit(fn, targs);
    if (u->state == U_NEW && !fn->hasbody) {
        types_resolve(cc.ck, fn);
        if (!fn->type || fn->type->kind != TSignature) return NULL;
        u->sig = fn->type;
        native_tags(u);
    }
    return u->state == U_DONE || (u->state == U_BATCH && u->batch == current) ? u : NULL;
}

EscUnit *esc_unit_find(Object *fn, TypeList *targs) {
    EscUnit *u = find_unit(fn, targs);
    return u->body && u->shell ? u : NULL;
}

// --- the call graph
typedef struct Callees { EscUnit *u; VEC(Object *) fn; VEC(TypeList *) targs; VEC(Object *) vars; VEC(Expr *) inits; } Callees;   // vars: of interface types, and what they begin with

static void add_callee(Callees *c, Object *o, TypeList *targs) {
    if (!o->hasbody) return;
    vec_push(&c->fn, o);
    vec_push(&c->targs, targs);
}

static void note_init(Callees *c, Node *lhs, Node *rhs) {
    Object *o = lhs->kind == N_Ident ? ((Ident *)lhs)->obj : NULL;
    if (!o || o->kind != OVar || o->reassigned || !o->type || types_under(o->type)->kind != TInterface) return;
    vec_push(&c->vars, o);
    vec_push(&c->inits, (Expr *)rhs);
}

// A method call on a variable of an interface type whose value's type is known.
static void add_known_method(Callees *c, SelectorExpr *x, Selection *sel) {
    Expr *v = ast_unparen(x->x);
    for (int i = c->vars.n - 1; i >= 0 && v->n.kind == N_Ident; i--)
        if (c->vars.v[i] == ((Ident *)v)->obj) {
            v = ast_unparen(c->inits.v[i]);
            if (v->n.kind == N_CallExpr && ast_unparen(((CallExpr *)v)->fun)->mode == MTypExpr) v = ast_unparen(ast_expr_at(((CallExpr *)v)->args, 0));
        }
    Type *t = v->type ? typeof_(c->u->shell, v) : NULL;
    if (!t || t->kind == TTuple || types_is_untyped(t) || is_iface(t)) return;
    MethodSet *ms = methods_of(t);
    for (int i = 0; i < ms->n; i++) {
        if (ms->at[i]->obj->name != sel->obj->name || ms->at[i]->nindex != 1) continue;
        TypeList *targs = NULL;
        Object *d = types_method_origin(cc.ck, ms->at[i]->obj, &targs);
        if (d) add_callee(c, d, targs);
    }
}

static bool scan_callees(Node *n, void *arg) {
    Callees *c = arg;
    if (!n) return true;
    Fn *f = c->u->shell;
    if (n->kind == N_ValueSpec && n->op == TK_VAR && ((ValueSpec *)n)->names.n == ((ValueSpec *)n)->values.n)
        for (int i = 0; i < ((ValueSpec *)n)->names.n; i++) note_init(c, ((ValueSpec *)n)->names.v[i], ((ValueSpec *)n)->values.v[i]);
    if (n->kind == N_AssignStmt && n->op == TK_DEFINE && ((AssignStmt *)n)->lhs.n == ((AssignStmt *)n)->rhs.n)
        for (int i = 0; i < ((AssignStmt *)n)->lhs.n; i++) note_init(c, ((AssignStmt *)n)->lhs.v[i], ((AssignStmt *)n)->rhs.v[i]);
    if (n->kind == N_Ident) {
        Ident *id = (Ident *)n;
        if (!id->obj || id->obj->kind != OFunc || (id->obj->type && id->obj->type->kind == TSignature && id->obj->type->sig.recv)) return true;
        TypeList *inst = id->inst;
        if (inst && f->targs) inst = types_subst_list(cc.ck, inst, f->tparams, f->targs);
        if (!inst && id->obj->type && id->obj->type->kind == TSignature && id->obj->type->sig.tparams) return true;
        add_callee(c, id->obj, inst);
    } else if (n->kind == N_SelectorExpr && ((SelectorExpr *)n)->selection) {
        SelectorExpr *x = (SelectorExpr *)n;
        Selection *sel = selection_of(f, x);
        if (sel->kind == FieldVal || !sel->obj) return true;
        if (is_iface(sel->recv)) {
            if (sel->kind == MethodVal) add_known_method(c, x, sel);
            return true;
        }
        if (!sel->obj->type || !types_under(sel->obj->type) || types_under(sel->obj->type)->kind != TSignature) return true;
        TypeList *targs = NULL;
        Object *d = types_method_origin(cc.ck, sel->obj, &targs);
        if (d) add_callee(c, d, targs);
    }
    return true;
}

static int visits, budget;
typedef VEC(EscUnit *) UnitVec;

static bool allowed(Object *o, int depth) {
    if (o->checked || esc_report_on) return true;
    FuncDecl *d = o->decl;
    int64_t n = (int64_t)d->rbrace - (int64_t)d->lbrace;
    if (depth > FAR || n > SMALL_BODY || n > budget) return false;
    budget -= (int)n;
    return true;
}

// Checks the function and makes its shell. False: nothing will be known.
static bool unit_open(EscUnit *u) {
    if (!types_check_body(cc.ck, u->obj)) return false;
    FuncDecl *d = u->obj->decl;
    u->sig = u->obj->type;
    u->body = d->body;
    if (!u->body || u->sig->kind != TSignature) return false;
    TypeList *tp = u->sig->sig.recv ? u->sig->sig.rtparams : u->sig->sig.tparams;
    if (tp && !u->targs) return false;
    u->shell = ARENA_NEW(cc.arena, Fn);
    u->shell->pkg = u->pkg;
    u->shell->targs = tp ? u->targs : NULL;
    u->shell->tparams = tp;
    return true;
}

static void batch_run(EscUnit **v, int n);

static int visit(EscUnit *u, UnitVec *stack, int depth) {
    u->state = U_VISITED;
    u->visitgen = u->low = ++visits;
    vec_push(stack, u);
    u->onstack = true;
    Callees c = {.u = u};
    ast_walk(&u->body->s.n, scan_callees, &c);
    for (int i = 0; i < c.fn.n && !compile_stopped(u->pkg); i++) {
        EscUnit *v = find_unit(c.fn.v[i], c.targs.v[i]);
        if (v->state == U_NEW) {
            if (!allowed(v->obj, depth + 1) || depth > 500 || !unit_open(v)) continue;
            int low = visit(v, stack, v->pkg == u->pkg ? depth : depth + 1);
            if (low < u->low) u->low = low;
        } else if (v->onstack && v->visitgen < u->low) u->low = v->visitgen;
    }
    vec_free(&c.fn);
    vec_free(&c.targs);
    vec_free(&c.vars);
    vec_free(&c.inits);
    if (u->low != u->visitgen) return u->low;
    int at = stack->n;
    while (stack->v[--at] != u) {}
    for (int i = at; i < stack->n; i++) stack->v[i]->onstack = false;
    batch_run(stack->v + at, stack->n - at);
    stack->n = at;
    return u->low;
}

EscUnit *escape_analyse(Object *fn, TypeList *targs) {
    if (compile_noescape) return NULL;
    EscUnit *u = find_unit(fn, targs);
    if (u->state == U_NEW) {
        budget = BUDGET;
        UnitVec stack = {0};
        if (!unit_open(u)) return NULL;
        visit(u, &stack, 0);
        vec_free(&stack);
    }
    return u->state == U_DONE ? u : NULL;
}

// --- batches
static bool declares_var(Object *o) { return o && o->name && o->name->len && !(o->name->len == 1 && o->name->s[0] == '_'); }

static void unit_begin(EscBatch *b, EscUnit *u) {
    u->state = U_BATCH;
    u->batch = b;
    EscFn *fn = u->fn = ARENA_NEW(b->arena, EscFn);
    fn->unit = u;
    fn->lit = u->lit;
    fn->sig = u->sig;
    vec_push(&u->fns, fn);
    Esc e = {.b = b, .fn = fn, .f = u->shell, .frame = u->lit ? &u->lit->e.n : NULL, .loopdepth = 1};
    Type *pt = u->sig->sig.params, *rt = u->sig->sig.results;
    fn->params = ARENA_ARRAY(b->arena, Object *, pt->tuple.n + 1);
    if (u->sig->sig.recv) fn->params[fn->nparams++] = u->sig->sig.recv;
    for (int i = 0; i < pt->tuple.n; i++) fn->params[fn->nparams++] = pt->tuple.vars[i];
    for (int i = 0; i < fn->nparams; i++)
        if (declares_var(fn->params[i])) esc_varloc(&e, fn->params[i])->param = true;
    fn->results = ARENA_ARRAY(b->arena, EscLoc *, rt->tuple.n + 1);
    for (int i = 0; i < rt->tuple.n; i++) {
        fn->results[i] = esc_varloc(&e, rt->tuple.vars[i]);
        fn->results[i]->paramout = true;
        fn->results[i]->result = i + 1;
    }
}

static void captures_flow(EscBatch *b) {
    for (int i = 0; i < b->closures.n; i++) {
        EscClosure *c = &b->closures.v[i];
        c->k.dst->slots = 1;
        for (int v = 0; v < c->nvars; v++) {
            Object *o = c->vars[v];
            EscLoc *l = c->locs[v];
            c->k.dst->slots += 1;
            bool byval = !l->addrtaken && !l->reassigned && !o->addrtaken && !l->paramout && layout(fsubst(c->fn->unit->shell, o->type))->size <= 128;
            Hole k = esc_captured(c->k, c->fn->lit, o);
            if (!byval) l->addrtaken = true;
            if (esc_flows_on) esc_say_capture(c->fn, l, byval);
            esc_flow(b, byval ? k : hole_shift(k, -1, "reference", NULL), l);
            if (byval) c->k.dst->slots += layout(fsubst(c->fn->unit->shell, o->type))->nslots;
        }
    }
}

// A body's closure is on the heap: what it shares is there too, by reference if anyone refers to it.
static void shared_flow(EscBatch *b) {
    for (int i = 0; i < b->shared.n; i++) {
        EscShared *s = &b->shared.v[i];
        Hole k = hole_note(hole_of(&b->heap), "shared with the body of a range over a function", s->at);
        esc_flow(b, s->l->addrtaken ? hole_shift(k, -1, NULL, NULL) : k, s->l);
    }
}

static int64_t literal_len(CompositeLit *x) {
    int64_t n = 0, at = 0;
    for (int i = 0; i < x->elts.n; i++) {
        Expr *e = ast_expr_at(x->elts, i);
        if (e->n.kind == N_KeyValueExpr && ((KeyValueExpr *)e)->key->cval) const_int64(((KeyValueExpr *)e)->key->cval, &at);
        if (++at > n) n = at;
    }
    return n;
}

typedef struct Size { int64_t bytes, limit; bool ptrs; const char *never; } Size;   // never: why it can't be in a frame

static Size size_of(Type *t, int64_t n) {
    const Layout *l = layout(t);
    return (Size){.bytes = n && l->size > (INT64_MAX >> 1) / n ? INT64_MAX >> 1 : l->size * n, .limit = MAX_IMPLICIT, .ptrs = l->hasptr};
}

static Type *core(Type *t) {
    Type *u = types_under(t);
    return u->kind == TTypeParam || u->kind == TInterface ? types_core(t) : u;
}

static Type *value_type(Fn *f, Expr *x) {
    Type *t = typeof_(f, x);
    return types_is_untyped(t) ? types_default(t) : t;
}

// What code generation puts into the frame for a call's site: builtins, variadic slices, closures of go and defer.
static Size call_size(EscLoc *l, Fn *f, CallExpr *x) {
    Expr *fun = ast_unparen(x->fun);
    Object *o = fun->n.kind == N_Ident ? ((Ident *)fun)->obj : NULL;
    bool builtin = o && o->kind == OBuiltin;
    if (l->what == EW_VARIADIC || l->what == EW_WRAPPED) {
        Type *sig = builtin || fun->mode == MTypExpr ? NULL : core(typeof_(f, fun));
        int np = sig ? sig->sig.params->tuple.n : 0;
        if (!l->quiet) {
            Type *st = fsubst(f, sig->sig.params->tuple.vars[np - 1]->type);
            return size_of(types_under(st)->slice.elem, x->args.n - np + 1);
        }
        Size s = {.bytes = 24, .limit = MAX_IMPLICIT, .ptrs = true};  // the function, its value, alignment
        for (int i = 0; i < x->args.n; i++) {
            Expr *a = ast_expr_at(x->args, i);
            if (a->mode == MTypExpr || !a->type) continue;
            int64_t n = a->type->kind == TTuple ? 64 * a->type->tuple.n : layout(value_type(f, a))->size;
            s.bytes += n < 24 ? 24 : (n + 7) & ~7ll;
        }
        return s;
    }
    if (fun->mode == MTypExpr) return (Size){.bytes = 32, .limit = MAX_IMPLICIT};  // of strings
    if (!builtin) return (Size){.limit = MAX_IMPLICIT};
    Type *u = core(typeof_(f, &x->e));
    if (o->builtin == BNew) return size_of(u->pointer.elem, 1);
    if (o->builtin == BAppend) {  // append.c: the first elements, and whether they are in use; zeroed at entry
        int64_t n = u->kind == TSlice && !x->ellipsis && x->args.n > 1 ? escape_make_room(u->slice.elem) : 0;
        return (Size){.bytes = n ? 8 + ((n * layout(u->slice.elem)->size + 7) & ~7ll) : 0, .limit = MAX_IMPLICIT, .ptrs = n > 0};
    }
    if (o->builtin == BMake && u->kind == TMap) return (Size){.bytes = 8 * escape_map_slots(typeof_(f, &x->e)), .limit = MAX_IMPLICIT, .ptrs = true};
    if (o->builtin == BMake && u->kind == TSlice) {
        int64_t n = -1;
        bool literal = ast_expr_at(x->args, x->args.n - 1)->cval && ast_expr_at(x->args, 1)->cval;
        if (l->init) const_int64(l->init->cval, &n);
        Size s = size_of(u->slice.elem, n < 0 ? 0 : n);
        int64_t room = escape_make_room(u->slice.elem);
        if (!literal && s.bytes <= s.limit && !esc_report_on) s = size_of(u->slice.elem, room);
        if (layout(u->slice.elem)->size == 0) s.never = "zero-sized element";
        return s;
    }
    return (Size){.limit = MAX_IMPLICIT};
}

static Size loc_size(EscLoc *l) {
    Fn *f = l->fn->unit->shell;
    if (l->obj) {
        Size s = size_of(fsubst(f, l->obj->type), 1);
        s.limit = l->param || l->paramout ? INT64_MAX : esc_report_on ? 128 << 10 : MAX_VAR;
        return s;
    }
    Size none = {.limit = MAX_IMPLICIT};
    if (!l->n) return none;
    Expr *x = (Expr *)l->n;
    if (l->what == EW_CONV) {
        Type *t = typeof_(f, x);
        if (x->n.kind == N_CallExpr && ast_unparen(((CallExpr *)x)->fun)->mode == MTypExpr && is_iface(t)) t = typeof_(f, ast_expr_at(((CallExpr *)x)->args, 0));
        if (types_is_untyped(t)) t = types_default(t);
        if (t->kind == TTuple) return (Size){.never = "several values"};
        Size s = size_of(t, 1);
        s.limit = esc_report_on ? 128 << 10 : 16 << 10;
        return s;
    }
    switch (l->n->kind) {
    case N_FuncLit: return (Size){.bytes = 8 * (int64_t)l->slots, .limit = MAX_IMPLICIT, .ptrs = true};
    case N_SelectorExpr: {  // a method value: the function and the receiver, which is no larger than what it is selected from
        int64_t n = layout(value_type(f, ((SelectorExpr *)x)->x))->size;
        Selection *sel = selection_of(f, (SelectorExpr *)x);
        Type *t = sel->obj->type && types_under(sel->obj->type)->kind == TSignature && types_under(sel->obj->type)->sig.recv ? fsubst(f, types_under(sel->obj->type)->sig.recv->type) : NULL;
        if (t && !types_mentions_tparam(t) && layout(t)->size > n) n = layout(t)->size;
        return (Size){.bytes = 8 + (n < 16 ? 16 : (n + 7) & ~7ll), .limit = MAX_IMPLICIT, .ptrs = true};
    }
    case N_CompositeLit: {
        CompositeLit *c = (CompositeLit *)x;
        Type *t = typeof_(f, x);
        if (types_under(t)->kind == TPointer && !c->type_expr) t = types_under(t)->pointer.elem;
        if (l->what == EW_VARIADIC) return size_of(t, 1);
        Type *u = core(t);
        if (u->kind == TMap) return (Size){.bytes = c->elts.n <= 8 ? 8 * escape_map_slots(t) : 0, .limit = MAX_IMPLICIT, .ptrs = true};
        return u->kind == TSlice ? size_of(u->slice.elem, literal_len(c)) : none;
    }
    case N_CallExpr: return call_size(l, f, (CallExpr *)x);
    case N_BinaryExpr: case N_AssignStmt: return (Size){.bytes = 32, .limit = MAX_IMPLICIT};  // of strings
    default: return none;
    }
}

// What is too large for a frame is on the heap, whatever points to it.
static void size_limits(EscBatch *b) {
    int64_t total = 0;
    for (int i = 0; i < b->all.n; i++) {
        EscLoc *l = b->all.v[i];
        if (!l->obj && !l->n) continue;
        Size s = loc_size(l);
        const char *why = s.never ? s.never : s.bytes > s.limit ? "too large for stack" : NULL;
        if (!why && !esc_report_on && (l->addrtaken || l->n) && s.bytes > 256 && (total += s.bytes) > MAX_FRAME) why = "the frame would be too large";
        if (why) esc_flow(b, hole_shift(hole_note(hole_of(&b->heap), why, l->n), -1, NULL, NULL), l);
    }
}

// Counts a stack object for its frame, see perm.c.
static bool frame_add(EscLoc *l) {  // with pointers?
    EscUnit *u = l->fn->unit->home ? l->fn->unit->home : l->fn->unit;
    EscFrame *fr = NULL;
    for (int i = 0; i < u->frames.n && !fr; i++)
        if (u->frames.v[i].frame == l->frame) fr = &u->frames.v[i];
    if (!fr) {
        vec_push(&u->frames, (EscFrame){.frame = l->frame});
        fr = &vec_last(&u->frames);
    }
    Size s = loc_size(l);
    int n = s.bytes > 8 ? (int)((s.bytes + 7) / 8) : 1;
    if (s.ptrs) fr->ptrslots += n;
    else fr->plainslots += n;
    return s.ptrs;
}

bool escape_frame(Fn *f, Node *frame, int *ptrslots, int *plainslots) {
    EscUnit *u = unit_of(f);
    for (int i = 0; u && i < u->frames.n; i++)
        if (u->frames.v[i].frame == frame) {
            *ptrslots = u->frames.v[i].ptrslots;
            *plainslots = u->frames.v[i].plainslots;
            return true;
        }
    return false;
}

static void unit_finish(EscUnit *u) {
    EscFn *fn = u->fn;
    u->ntags = fn->nparams;
    u->tags = ARENA_ARRAY(cc.arena, Leaks, u->ntags + 1);
    for (int i = 0; i < fn->nparams; i++) {
        if (!declares_var(fn->params[i])) continue;
        EscLoc *l = esc_findvar(u, fn->params[i]);
        u->tags[i] = l->leaks;
        leaks_optimize(&u->tags[i]);
    }
    u->state = U_DONE;
}

// The analysis was stopped: the unit is as it was before.
static void unit_forget(EscUnit *u) {
    u->answers = (EscMap){0};
    u->frames.n = 0;
    u->lits.n = 0;
    u->state = U_NEW;
}

// []byte(string) that nobody writes to may share the string's bytes.
static bool zero_copy(EscLoc *l) {
    if (l->attrs & AT_MUTATES || l->n->kind != N_CallExpr || l->what != EW_NODE || ast_unparen(((CallExpr *)l->n)->fun)->mode != MTypExpr) return false;
    Type *t = types_under(typeof_(l->fn->unit->shell, (Expr *)l->n));
    return t->kind == TSlice && layout(t->slice.elem)->size == 1;
}

EscUnit *esc_lit_unit(Esc *e, FuncLit *x) {
    EscUnit *u = e->fn->unit, *home = u->home ? u->home : u;
    for (int i = 0; i < home->lits.n; i++)
        if (home->lits.v[i]->lit == x) return home->lits.v[i];
    Object **fv;
    int n = fn_free_vars(&x->e.n, x->e.n.pos, x->body->rbrace, &fv);
    for (int i = 0; i < n; i++)
        if (esc_findvar(u, fv[i])) return NULL;
    EscUnit *l = ARENA_NEW(cc.arena, EscUnit);
    l->obj = home->obj;
    l->targs = home->targs;
    l->pkg = home->pkg;
    l->shell = home->shell;
    l->home = home;
    l->lit = x;
    l->sig = types_under(x->e.type);
    l->body = x->body;
    vec_push(&home->lits, l);
    batch_run(&l, 1);
    return l;
}

static void batch_run(EscUnit **v, int n) {
    static Arena *scratch;  // batches nest like calls
    if (!scratch) scratch = arena_new();
    ArenaMark mark = arena_mark(scratch);
    EscBatch b = {.arena = scratch}, *outer = current;
    current = &b;
    b.heap.attrs = AT_ESCAPES | AT_PERSISTS | AT_MUTATES | AT_CALLS;
    b.mutator.attrs = AT_MUTATES;
    b.callee.attrs = AT_CALLS;
    for (int i = 0; i < n; i++) {
        vec_push(&b.units, v[i]);
        b.stoppable = b.stoppable || (cc.session && v[i]->pkg == cc.mainpkg);
        unit_begin(&b, v[i]);
    }
    for (int i = 0; i < n; i++) esc_walk_fn(&b, v[i]->fn, v[i]->body);
    captures_flow(&b);
    shared_flow(&b);
    size_limits(&b);
    esc_solve(&b);
    bool stopped = b.stopped;
    for (int i = 0; i < n; i++) {
        if (stopped) unit_forget(v[i]);
        else unit_finish(v[i]);
    }
    for (int i = 0; i < b.all.n && !stopped; i++) {
        EscLoc *l = b.all.v[i];
        EscUnit *home = l->fn->unit->home ? l->fn->unit->home : l->fn->unit;
        EscMap *m = &home->answers;
        bool heap = l->attrs & AT_ESCAPES;
        bool ref = l->addrtaken || (l->obj && l->obj->addrtaken);
        bool ptrs = false;
        if (!heap && (l->obj ? ref : l->n != NULL && !(l->what == EW_CONV && ((Expr *)l->n)->cval))) ptrs = frame_add(l);
        if (l->obj) escmap_put(m, l->obj, (uint8_t)(V_KNOWN | (heap ? V_HEAP : 0) | (ref ? V_REF : 0)));
        else if (l->n) escmap_put(m, site_key(l->n, l->what), (uint8_t)((heap ? A_HEAP : ptrs ? A_STACK | A_PTRS : A_STACK) | (!heap && zero_copy(l) ? A_ZEROCOPY : 0)));
    }
    if (esc_report_on && !stopped) esc_report_batch(&b);
    current = outer;
    for (int i = 0; i < b.all.n; i++) vec_free(&b.all.v[i]->edges);
    vec_free(&b.heap.edges);
    vec_free(&b.mutator.edges);
    vec_free(&b.callee.edges);
    for (int i = 0; i < n; i++) {
        vec_free(&v[i]->fns);
        v[i]->locs = NULL;
        v[i]->nlocs = v[i]->caplocs = 0;
        v[i]->fn = NULL;
    }
    vec_free(&b.all);
    vec_free(&b.closures);
    vec_free(&b.shared);
    vec_free(&b.units);
    arena_reset(scratch, mark);
}

// Literals of initialisers are static data as far as calls do not come in between: they allocate nothing.
static void mark_static(Expr *x) {
    x = ast_unparen(x);
    if (x->n.kind == N_UnaryExpr && x->n.op == TK_AND) x = ast_unparen(((UnaryExpr *)x)->x);
    if (x->n.kind != N_CompositeLit) return;
    Type *u = x->type ? types_under(x->type) : NULL;
    if (u && u->kind == TMap) return;
    x->n.flags |= ESC_STATIC_LIT;
    for (int i = 0; i < ((CompositeLit *)x)->elts.n; i++) {
        Expr *e = ast_expr_at(((CompositeLit *)x)->elts, i);
        mark_static(e->n.kind == N_KeyValueExpr ? ((KeyValueExpr *)e)->value : e);
    }
}

// Initialisers of package variables are a function of their own.
void escape_analyse_init(Package *p) {
    int n = p->ninit;
    if (!n) return;
    Object *v = types_new_var(cc.ck, p, intern_cstr("init"), NULL);
    EscUnit *u = ARENA_NEW(cc.arena, EscUnit);
    u->obj = v;
    u->pkg = p;
    u->sig = types_new_signature(cc.ck, NULL, types_emptytuple, types_emptytuple, false);
    u->shell = ARENA_NEW(cc.arena, Fn);
    u->shell->pkg = p;
    u->body = ast_new(cc.arena, N_BlockStmt, p->initorder[0].rhs->n.pos);
    Node **list = ARENA_ARRAY(cc.arena, Node *, n);
    int k = 0;
    for (int i = 0; i < n; i++) {
        InitEntry *in = &p->initorder[i];
        if (program_init_is_static(p, i)) continue;
        AssignStmt *a = ast_new(cc.arena, N_AssignStmt, in->rhs->n.pos);
        a->s.n.op = TK_ASSIGN;
        a->s.oppos = in->rhs->n.pos;
        Node **lhs = ARENA_ARRAY(cc.arena, Node *, in->nlhs);
        for (int j = 0; j < in->nlhs; j++) {
            Ident *id = ast_new(cc.arena, N_Ident, in->lhs[j]->pos);
            id->name = in->lhs[j]->name;
            id->obj = in->lhs[j];
            id->e.type = in->lhs[j]->type;
            id->e.mode = MVariable;
            lhs[j] = &id->e.n;
        }
        a->lhs = (NodeList){lhs, in->nlhs};
        Node *rhs = &in->rhs->n;
        a->rhs = ast_list(cc.arena, (void *const *)&rhs, 1);
        list[k++] = &a->s.n;
        mark_static(in->rhs);
    }
    u->body->list = (NodeList){list, k};
    UnitVec stack = {0};
    visit(u, &stack, 0);
    vec_free(&stack);
}
