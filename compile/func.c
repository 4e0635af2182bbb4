// func.c - a function from its syntax to its Func: frame, parameters, body, returns; function literals and their captures.
#include "compile/int.h"
#include "compile/escape.h"
#include "parser/parser.h"
#include "runtime/runtime.h"

Fn *fn_new(Fn *outer, Func *func, Package *pkg, Type *sig) {
    Fn *f = ARENA_NEW(cc.arena, Fn);
    f->outer = outer;
    f->f = func;
    f->pkg = pkg;
    f->sig = sig;
    f->name = func->name;
    if (outer) {
        f->tparams = outer->tparams;
        f->targs = outer->targs;
    }
    return f;
}

void fn_free(Fn *f) {
    vec_free(&f->code);
    vec_free(&f->maps);
    vec_free(&f->lines);
    vec_free(&f->inls);
    vec_free(&f->litvars);
    vec_free(&f->isigns);
    for (int i = 0; i < f->labels.n; i++) vec_free(&f->labels.v[i]->uses);
    vec_free(&f->labels);
    vec_free(&f->gotos);
    vec_free(&f->tables);
    vec_free(&f->permobjects);
    vec_free(&f->hoisted);
    vec_free(&f->units);
    vec_free(&f->shared);
    vec_free(&f->appendstores);
    vec_free(&f->copied);
}

Fn *fn_root(Fn *f) {
    while (f->outer) f = f->outer;
    return f;
}

typedef struct Scan { bool defers; } Scan;
static bool scan_defer(Node *n, void *arg) {
    Scan *s = arg;
    if (!n) return true;
    if (n->kind == N_FuncLit) return false;
    if (n->kind == N_DeferStmt) s->defers = true;
    return !s->defers;
}

static bool has_defer(BlockStmt *b) {
    Scan s = {false};
    ast_walk(&b->s.n, scan_defer, &s);
    return s.defers;
}

// --- captures
typedef struct FreeVars { int n; Object **v; bool done; } FreeVars;
typedef struct FreeScan { Pos start, end; VEC(Object *) v; } FreeScan;

static bool scan_free(Node *n, void *arg) {
    FreeScan *s = arg;
    if (!n || n->kind != N_Ident) return true;
    Object *o = ((Ident *)n)->obj;
    if (!o || o->kind != OVar || o->ispkgvar || o->isfield) return true;
    if (o->pos >= s->start && o->pos <= s->end) return true;  // declared inside
    for (int i = 0; i < s->v.n; i++)
        if (s->v.v[i] == o) return true;
    vec_push(&s->v, o);
    return true;
}

static FreeVars *free_vars(Node *lit, Pos start, Pos end, void **memo) {
    if (*memo) return *memo;
    FreeScan s = {.start = start, .end = end};
    ast_walk(lit, scan_free, &s);
    FreeVars *fv = ARENA_NEW(cc.arena, FreeVars);
    fv->n = s.v.n;
    fv->v = arena_dup(cc.arena, s.v.v, sizeof(Object *) * (size_t)s.v.n);
    *memo = fv;
    vec_free(&s.v);
    return fv;
}

// The closure of a function (literal or loop body) over its free variables: the slots to capture and their types.
static int captures(Fn *f, FreeVars *fv, int *slots, Type **types, Object **objs) {
    int n = 0;
    for (int i = 0; i < fv->n; i++) {
        Object *o = fv->v[i];
        Loc *l = var_find(f, o);
        if (!l) continue;  // a name that is not used as a variable (a key of a struct literal, say)
        objs[n] = o;
        Type *t = var_type(f, o);
        if (l->kind == LOC_BOX) {
            slots[n] = l->slot;
            types[n] = types_new_pointer(cc.ck, t);
        } else if (l->kind == LOC_PERM) {
            slots[n] = fn_alloc(f, 1);
            emit(f, OP_LEA, slots[n], l->slot, 0);
            ptr_set_word(f, slots[n]);
            types[n] = types_new_pointer(cc.ck, t);
        } else {
            slots[n] = l->slot;
            types[n] = t;
        }
        n++;
    }
    return n;
}

// In the new function: the captured variables are read out of the closure once, at entry.
static void open_captures(Fn *in, Fn *f, int n, Type *const *types, Object *const *objs) {
    int64_t off = 8;
    for (int i = 0; i < n; i++) {
        const Layout *l = layout(types[i]);
        off = (off + l->align - 1) / l->align * l->align;
        int s = fn_alloc(in, l->nslots);
        if (l->nslots) load_mem(in, types[i], s, in->ctx, off);
        Loc *from = var_find(f, objs[i]);
        if (from->kind == LOC_SLOT) var_alias(in, objs[i], s);
        else var_set_box(in, objs[i], s);
        off += l->size;
    }
}

void declare_param(Fn *f, Object *o, Type *t, int at) {
    if (!o || o->name->len == 0 || (o->name->len == 1 && o->name->s[0] == '_')) return;
    if (escape_var(f, o) == ESC_STACK_ADDR) {
        int s = perm_var(f, o, t);
        emit_mov(f, s, at, slots_of(t));
        var_set_perm(f, o, s);
    } else if (var_needs_box(f, o)) {
        int b = fn_alloc(f, 1);
        emit_ext(f, OP_NEW, b, 0, 0, (uint64_t)(uintptr_t)rtype(t));
        ptr_set_word(f, b);
        store_mem(f, t, b, 0, at);
        var_set_box(f, o, b);
    } else var_alias(f, o, at);
}

static const StackMap *live_map(Fn *f) {
    StackMap *m = arena_alloc(cc.arena, sizeof *m + (size_t)f->nwords * 4);
    m->nbits = (uint32_t)f->nwords * 32;
    if (f->nwords) memcpy(m->bits, f->live, (size_t)f->nwords * 4);
    return m;
}

// origsig: the signature with the declared objects; f->sig: the substituted one.
typedef struct Body { Fn *outer; Node *frame; int ncap; Type **captypes; Object **capobjs; BlockStmt *block; Type *origsig; Object *recv; bool closure; void (*emit)(Fn *, void *); void *arg; } Body;

static void body_emit(Fn *f, Body *b) {
    Type *os = b->origsig;
    int at = 0;
    // results, receiver, parameters, closure pointer
    Type *rt = f->sig->sig.results, *pt = os->sig.params;
    f->nresults = rt->tuple.n;
    f->resslots = ARENA_ARRAY(cc.arena, int, f->nresults + 1);
    f->results = ARENA_ARRAY(cc.arena, Object *, f->nresults + 1);
    for (int i = 0; i < f->nresults; i++) f->resslots[i] = fn_alloc(f, slots_of(fsubst(f, rt->tuple.vars[i]->type)));
    f->nres = f->top;
    at = f->top;
    Type *recvt = b->recv ? fsubst(f, b->recv->type) : NULL;
    if (recvt) {
        fn_alloc(f, slots_of(recvt));
        ptr_set(f, at, recvt);
    }
    int parm = f->top;
    for (int i = 0; i < pt->tuple.n; i++) {
        Type *t = fsubst(f, pt->tuple.vars[i]->type);
        int s = fn_alloc(f, slots_of(t));
        ptr_set(f, s, t);
    }
    f->narg = f->top - f->nres;
    f->ctx = fn_alloc(f, 1);
    if (b->closure) ptr_set_word(f, f->ctx);
    f->f->nres = (uint16_t)f->nres;
    f->f->narg = (uint16_t)f->narg;
    f->f->argmap = live_map(f);
    perm_begin(f, b->frame);
    if (b->block && has_defer(b->block)) {
        f->hasdefer = true;
        f->ret = label_new(f);
    }
    if (b->block) rangefunc_scan(f, b->block);
    if (b->ncap) open_captures(f, b->outer, b->ncap, b->captypes, b->capobjs);
    if (b->closure) ptr_clear(f, f->ctx, 1);
    if (b->recv) declare_param(f, b->recv, recvt, at);
    for (int i = 0; i < pt->tuple.n; i++) {
        Type *t = fsubst(f, pt->tuple.vars[i]->type);
        declare_param(f, pt->tuple.vars[i], t, parm);
        parm += slots_of(t);
    }
    for (int i = 0; i < f->nresults; i++) {
        Object *o = os->sig.results->tuple.vars[i];
        Type *t = fsubst(f, rt->tuple.vars[i]->type);
        bool named = o->name && o->name->len && !(o->name->len == 1 && o->name->s[0] == '_');
        bool named_ = named || (o->name && o->name->len);
        if (named && var_needs_box(f, o)) {
            int bx = fn_alloc(f, 1);
            emit_ext(f, OP_NEW, bx, 0, 0, (uint64_t)(uintptr_t)rtype(t));
            ptr_set_word(f, bx);
            var_set_box(f, o, bx);
            f->results[i] = o;
            if (f->hasdefer) {
                zero_value(f, t, f->resslots[i]);
                ptr_set(f, f->resslots[i], t);
            }
            continue;
        }
        if (named && escape_var(f, o) == ESC_STACK_ADDR) {
            int s = perm_var(f, o, t);
            zero_value(f, t, s);
            var_set_perm(f, o, s);
            f->results[i] = o;
            if (f->hasdefer) {
                zero_value(f, t, f->resslots[i]);
                ptr_set(f, f->resslots[i], t);
            }
            continue;
        }
        if (named_ || f->hasdefer) {
            zero_value(f, t, f->resslots[i]);
            ptr_set(f, f->resslots[i], t);
        }
        if (named_) {
            var_alias(f, o, f->resslots[i]);
            f->results[i] = o;
        }
    }
    if (b->block) {
        block(f, b->block);
        at_pos(f, b->block->rbrace);
    } else b->emit(f, b->arg);
    if (f->nresults == 0 || !b->block) emit_return(f);
    else emit(f, OP_TRAP, 0, 0, 0);
    if (!f->ret) return;
    label_place(f, f->ret);
    if (f->nwords) memset(f->live, 0, (size_t)f->nwords * 4);
    for (int i = 0; i < f->nresults; i++) {
        ptr_set(f, f->resslots[i], fsubst(f, rt->tuple.vars[i]->type));
        Loc *l = f->results[i] ? var_find(f, f->results[i]) : NULL;
        if (l && l->kind == LOC_BOX) ptr_set_word(f, l->slot);
    }
    f->top = f->maxtop;
    int win = window_alloc(f, 2, 2);
    f->f->deferret = (uint32_t)f->code.n;
    emit_ext(f, OP_DEFERRET, win, 0, 0, 0);
    emit_imm(f, OP_JMP, 0, -3);
    f->ret = NULL;
    emit_return(f);
}

// Emits the function; once more with long jumps or more room for stack objects if it must be.
static bool fn_compile(Fn *f, Body *b) {
    Fn start = *f;
    for (int pass = 0;; pass++) {
        body_emit(f, b);
        if (f->permshort && pass > 3) unsupported(f, 0, "a stack object that was not reserved (compiler error)");
        if (f->failed || !((f->longjumps && !start.longjumps) || f->permshort)) break;
        fn_free(f);
        Func *fn = f->f;
        start.permmore[0] = f->permmore[0];
        start.permmore[1] = f->permmore[1];
        start.longjumps = f->longjumps;
        *f = start;
        f->f = fn;
    }
    bool ok = fn_finish(f);
    fn_free(f);
    return ok;
}

static void place_of(Func *fn, Pos p) {
    if (!p) return;
    fn->pos = p;
}

Func *lit_func(Fn *f, FuncLit *e, bool wrapper) {
    Fn *named = f;
    const char *name = wrapper ? arena_printf(cc.arena, "%s.deferwrap%d", f->name, ++named->nwraps)
                       : strstr(f->name, ".func") ? arena_printf(cc.arena, "%s.%d", f->name, ++named->nlits)
                                                  : arena_printf(cc.arena, "%s.func%d", f->name, ++named->nlits);
    Func *fn = func_new(name);
    fn->flags |= FUNC_CLOSURE | (wrapper ? FUNC_WRAPPER : 0);
    place_of(fn, e->e.n.pos);
    return fn;
}

static void lit_to(Fn *f, FuncLit *e, int dst, bool wrapper, Node *site) {
    FreeVars *fv = free_vars(&e->e.n, e->e.n.pos, wrapper ? e->e.n.pos : e->body->rbrace, &e->aux);
    if (wrapper) e->aux = NULL;
    int m = fn_mark(f);
    int *slots = ARENA_ARRAY(cc.arena, int, fv->n + 1);
    Type **types = ARENA_ARRAY(cc.arena, Type *, fv->n + 1);
    Object **objs = ARENA_ARRAY(cc.arena, Object *, fv->n + 1);
    int n = captures(f, fv, slots, types, objs);
    Func *fn = lit_func(f, e, wrapper);
    for (int i = 0; i < f->litvars.n; i++)
        if (f->litvars.v[i].lit == e) f->litvars.v[i].fn = fn;
    Type *sig = fsubst(f, e->e.type);
    Fn *in = fn_new(f, fn, f->pkg, types_under(sig));
    Body b = {.outer = f, .frame = wrapper ? site : &e->e.n, .ncap = n, .captypes = types, .capobjs = objs, .block = e->body, .origsig = types_under(e->e.type), .closure = true};
    if (!fn_compile(in, &b)) f->failed = true;
    if (n == 0) emit_ext(f, OP_LDC, dst, 0, 0, (uint64_t)(uintptr_t)&fn->self);
    else closure_object(f, site, site == &e->e.n ? EW_NODE : EW_VARIADIC, fn, n, slots, types, dst);
    fn_release(f, m);
    ptr_set_word(f, dst);
}

void funclit_to(Fn *f, FuncLit *e, int dst) { lit_to(f, e, dst, false, &e->e.n); }
void funclit_wrapper_to(Fn *f, FuncLit *e, Node *site, int dst) { lit_to(f, e, dst, true, site); }

int fn_free_vars(Node *n, Pos start, Pos end, Object ***out) {
    void *memo = NULL;
    FreeVars *fv = free_vars(n, start, end, &memo);
    *out = fv->v;
    return fv->n;
}

// A body that is code of ours, not syntax, run as a closure over the given variables: rangefunc.c.
Func *fn_synthetic_over(Fn *f, Node *frame, const char *name, Type *sig, int nfree, Object **freev, int dst, void (*emitbody)(Fn *, void *), void *arg) {
    FreeVars fv = {.n = nfree, .v = freev};
    int m = fn_mark(f);
    int *slots = ARENA_ARRAY(cc.arena, int, nfree + 1);
    Type **types = ARENA_ARRAY(cc.arena, Type *, nfree + 1);
    Object **objs = ARENA_ARRAY(cc.arena, Object *, nfree + 1);
    int n = captures(f, &fv, slots, types, objs);
    Func *fn = func_new(name);
    fn->flags |= FUNC_CLOSURE;
    place_of(fn, f->pos);
    Fn *in = fn_new(f, fn, f->pkg, sig);
    in->parent = f;
    Body b = {.outer = f, .frame = frame, .ncap = n, .captypes = types, .capobjs = objs, .origsig = sig, .closure = true, .emit = emitbody, .arg = arg};
    if (!fn_compile(in, &b)) f->failed = true;
    closure_object(f, NULL, 0, fn, n, slots, types, dst);
    fn_release(f, m);
    ptr_set_word(f, dst);
    return fn;
}

// --- declared functions
typedef struct Inst { Object *fn; TypeList *targs; Func *f; struct Inst *next; } Inst;
enum { NINST = 4096 };
static Inst *insts[NINST];

const char *func_name(Object *fn, TypeList *targs) {
    Type *sig = fn->type;
    const char *pkg = fn->pkg ? fn->pkg->path : "";
    Object *recv = sig && sig->kind == TSignature ? sig->sig.recv : NULL;
    const char *inst = targs && targs->n ? "[...]" : "";
    if (!recv) return arena_printf(cc.arena, "%s.%s%s", pkg, fn->name->s, inst);
    Type *t = types_unalias(recv->type);
    bool ptr = t->kind == TPointer;
    if (ptr) t = types_unalias(t->pointer.elem);
    const char *tn = t->kind == TNamed ? t->named.obj->name->s : "?";
    return ptr ? arena_printf(cc.arena, "%s.(*%s%s).%s", pkg, tn, inst, fn->name->s) : arena_printf(cc.arena, "%s.%s%s.%s", pkg, tn, inst, fn->name->s);
}

static Func *func_make(Object *fn, TypeList *targs) {
    Func *f = func_new(func_name(fn, targs));
    Front *fr = ARENA_NEW(cc.arena, Front);
    *fr = (Front){.kind = FK_DECL, .obj = fn, .targs = targs};
    f->front = fr;
    place_of(f, fn->pos);
    if (!fn->hasbody) {
        f->native = native_find(f->name);
        if (f->native) f->flags |= FUNC_NATIVE;
    }
    return f;
}

// A session's function goes on as another object now: its Func takes the new body.
void func_redeclare(Object *old, Object *now) {
    if (old->aux) {
        Func *f = old->aux;
        ((Front *)f->front)->obj = now;
        vm_func_reset(f);
        place_of(f, now->pos);
        now->aux = f;
    }
    Inst *moved = NULL;
    for (int h = 0; h < NINST && (old->type->sig.tparams || old->type->sig.rtparams); h++)
        for (Inst **p = &insts[h], *i; (i = *p);) {
            if (i->fn != old) p = &i->next;
            else {
                *p = i->next;
                i->next = moved;
                moved = i;
            }
        }
    for (Inst *i = moved, *next; i; i = next) {
        next = i->next;
        uint32_t h = (types_list_hash(i->targs) ^ (uint32_t)((uintptr_t)now >> 4)) % NINST;
        i->fn = ((Front *)i->f->front)->obj = now;
        vm_func_reset(i->f);
        place_of(i->f, now->pos);
        i->next = insts[h];
        insts[h] = i;
    }
    old->newer = now;
    now->newer = NULL;
}

Func *funcof(Object *fn, TypeList *targs) {
    while (fn->newer) fn = fn->newer;
    if (!targs || targs->n == 0) {
        if (!fn->aux) fn->aux = func_make(fn, NULL);
        return fn->aux;
    }
    uint32_t h = (types_list_hash(targs) ^ (uint32_t)((uintptr_t)fn >> 4)) % NINST;
    for (Inst *i = insts[h]; i; i = i->next)
        if (i->fn == fn && types_list_identical(i->targs, targs)) return i->f;
    Inst *i = ARENA_NEW(cc.arena, Inst);
    *i = (Inst){fn, targs, func_make(fn, targs), insts[h]};
    insts[h] = i;
    return i->f;
}

Func *compile_funcof(Object *fn, TypeList *targs) { return funcof(fn, targs); }

static void native_body(Func *f, int nres, int narg) {
    Insn *code = code_alloc(f, 2);
    code[0] = (Insn){.op = OP_NATIVE};
    code[1] = (Insn){.op = OP_RET};
    f->ncode = 2;
    f->nres = (uint16_t)nres;
    f->narg = (uint16_t)narg;
    atomic_store_explicit(&f->code, code, memory_order_release);
    __atomic_store_n(&f->framesize, (uint32_t)(nres + narg + 4), __ATOMIC_RELEASE);
    __atomic_and_fetch(&f->flags, ~(uint32_t)FUNC_LAZY, __ATOMIC_RELEASE);
}

static bool compile_decl(Func *f, Front *fr) {
    Object *fn = fr->obj;
    FuncDecl *d = fn->decl;
    if (fn->hasbody && !types_check_body(cc.ck, fn)) return false;
    Type *os = fn->type;
    Fn *in = fn_new(NULL, f, fn->pkg, os);
    in->targs = fr->targs;
    in->tparams = os->sig.recv ? os->sig.rtparams : os->sig.tparams;
    if (in->targs && !in->tparams) in->targs = NULL;
    in->sig = types_under(fsubst(in, os));
    in->pos = fn->pos;
    if (fn->hasbody) in->esc = escape_analyse(fn, fr->targs);
    if (compile_stopped(fn->pkg)) {
        fn_free(in);
        return false;
    }
    if (!fn->hasbody) {
        int nres = 0, narg = 0;
        for (int i = 0; i < os->sig.results->tuple.n; i++) nres += slots_of(fsubst(in, os->sig.results->tuple.vars[i]->type));
        if (os->sig.recv) narg += slots_of(fsubst(in, os->sig.recv->type));
        int base = nres;
        if (os->sig.recv) ptr_set(in, base, fsubst(in, os->sig.recv->type));
        for (int i = 0; i < os->sig.params->tuple.n; i++) {
            Type *t = fsubst(in, os->sig.params->tuple.vars[i]->type);
            ptr_set(in, nres + narg, t);
            narg += slots_of(t);
        }
        f->argmap = live_map(in);
        f->panicmap = f->argmap;
        if (!f->native) {  // says so when it is called
            Insn *code = code_alloc(f, 2);
            code[0] = (Insn){.op = OP_PANICRT, .a = 2};
            code[1].ext = (uint64_t)(uintptr_t)arena_printf(cc.arena, "not supported yet: native function %s", f->name);
            f->ncode = 2;
            f->nres = (uint16_t)nres;
            f->narg = (uint16_t)narg;
            atomic_store_explicit(&f->code, code, memory_order_release);
            __atomic_store_n(&f->framesize, (uint32_t)(nres + narg + 4), __ATOMIC_RELEASE);
            __atomic_and_fetch(&f->flags, ~(uint32_t)FUNC_LAZY, __ATOMIC_RELEASE);
        } else native_body(f, nres, narg);
        fn_free(in);
        return true;
    }
    Body b = {.block = d->body, .origsig = os, .recv = os->sig.recv};
    return fn_compile(in, &b);
}

bool fn_compile_code(Func *f, Package *pkg, Type *sig, void (*emitbody)(Fn *, void *), void *arg, bool closure) {
    Fn *in = fn_new(NULL, f, pkg, sig);
    static Node own;  // no stack objects
    Body b = {.origsig = sig, .frame = &own, .emit = emitbody, .arg = arg, .closure = closure};
    return fn_compile(in, &b);
}

bool compile_func(Func *f) {
    Front *fr = f->front;
    if (!fr) throw("compile_func: %s has no source", f->name);
    int before = cc.diags->nerrors;
    types_set_stack(cc.ck, FRONT_STACK);
    bool ok;
    switch (fr->kind) {
    case FK_DECL: ok = compile_decl(f, fr); break;
    default: ok = wrapper_compile(f, fr); break;
    }
    if (!ok && front_stop && cc.session) return false;  // later, perhaps
    if (!ok) {
        if (cc.diags->nerrors == before) diag_error(cc.diags, cc.where, "cannot compile %s", f->name);
        diag_fprint(cc.diags, stderr, "./");
    }
    return ok;
}
