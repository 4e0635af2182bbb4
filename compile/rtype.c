// rtype.c - run-time descriptors of types, their methods, and itabs that are known at compile time.
// Unnamed types go through the runtime's canonical constructors; a named type is made once per identity (the table below).
// Methods are filled in when the runtime first asks (type_hooks), each with a lazy Func.
#include "compile/int.h"
#include "runtime/runtime.h"

typedef struct NamedEntry { Type *t; _type *rt; } NamedEntry;
static NamedEntry *named;
static uint32_t nnamed, capnamed;
static VEC(const _type *) structs;   // unnamed ones that embed something

static gostring gostr(const Name *s) { return (gostring){s->s, s->len}; }

static gostring gocstr(const char *s) { return (gostring){s, (int64_t)strlen(s)}; }

static gostring bufstr(Buf *b) {
    gostring g = {arena_strndup(cc.arena, buf_cstr(b), b->len), (int64_t)b->len};
    buf_fini(b);
    return g;
}

static NamedEntry *find_named(Type *t) {
    if (nnamed * 2 >= capnamed) {
        uint32_t oldcap = capnamed;
        NamedEntry *old = named;
        capnamed = capnamed ? capnamed * 2 : 256;
        named = xcalloc(capnamed, sizeof *named);
        for (uint32_t i = 0; i < oldcap; i++)
            if (old[i].t) {
                uint32_t h = types_hash(old[i].t) & (capnamed - 1);
                while (named[h].t) h = (h + 1) & (capnamed - 1);
                named[h] = old[i];
            }
        free(old);
    }
    uint32_t h = types_hash(t) & (capnamed - 1);
    while (named[h].t && !types_identical(named[h].t, t)) h = (h + 1) & (capnamed - 1);
    return &named[h];
}

static bool regular_memory(Type *t) {  // equality is memcmp
    Type *u = types_under(t);
    switch (u->kind) {
    case TBasic: return !(u->basic.info & (IsFloat | IsComplex | IsString));
    case TPointer: case TChan: return true;
    case TArray: return regular_memory(u->array.elem);
    case TStruct: {
        int64_t *offs = arena_alloc(cc.arena, sizeof(int64_t) * (size_t)(u->strct.n + 1)), end = 0;
        types_offsetsof(u, offs);
        for (int i = 0; i < u->strct.n; i++) {
            Object *fl = u->strct.fields[i];
            if (offs[i] != end || !regular_memory(fl->type) || (fl->name->len == 1 && fl->name->s[0] == '_')) return false;
            end = offs[i] + types_sizeof(fl->type);
        }
        return end == types_sizeof(t);
    }
    default: return false;
    }
}

static bool hash_might_panic(Type *t) {
    Type *u = types_under(t);
    if (u->kind == TInterface) return true;
    if (u->kind == TArray) return hash_might_panic(u->array.elem);
    if (u->kind == TStruct)
        for (int i = 0; i < u->strct.n; i++)
            if (hash_might_panic(u->strct.fields[i]->type)) return true;
    return false;
}

static int rkind(Type *u) {
    switch (u->kind) {
    case TBasic:
        switch (u->basic.kind) {
        case KBool: case KUntypedBool: return KIND_BOOL;
        case KString: case KUntypedString: return KIND_STRING;
        case KUnsafePointer: return KIND_UNSAFEPOINTER;
        case KUntypedInt: return KIND_INT;
        case KUntypedRune: return KIND_INT32;
        case KUntypedFloat: return KIND_FLOAT64;
        case KUntypedComplex: return KIND_COMPLEX128;
        case KFloat32: return KIND_FLOAT32;
        case KFloat64: return KIND_FLOAT64;
        case KComplex64: return KIND_COMPLEX64;
        case KComplex128: return KIND_COMPLEX128;
        default: return u->basic.kind;  // the integers are numbered alike
        }
    case TPointer: return KIND_POINTER;
    case TSlice: return KIND_SLICE;
    case TArray: return KIND_ARRAY;
    case TMap: return KIND_MAP;
    case TChan: return KIND_CHAN;
    case TStruct: return KIND_STRUCT;
    case TSignature: return KIND_FUNC;
    case TInterface: return KIND_INTERFACE;
    default: return KIND_INVALID;
    }
}

static gostring pkgpath_of(Name *name, Package *pkg) {
    return types_exported(name) || !pkg ? (gostring){NULL, 0} : gocstr(pkg->path);
}

static const _type *unnamed(Type *u) {
    switch (u->kind) {
    case TBasic: return rtype_basic(rkind(u));
    case TPointer: return rtype_ptr(rtype(u->pointer.elem));
    case TSlice: return rtype_slice(rtype(u->slice.elem));
    case TArray: return rtype_array(rtype(u->array.elem), u->array.len);
    case TMap: return rtype_map(rtype(u->map.key), rtype(u->map.elem));
    case TChan: return rtype_chan(rtype(u->chan.elem), u->chan.dir == SendRecv ? CHANDIR_BOTH : u->chan.dir == SendOnly ? CHANDIR_SEND : CHANDIR_RECV);
    case TSignature: {
        Type *p = u->sig.params, *r = u->sig.results;
        const _type **in = ARENA_ARRAY(cc.arena, const _type *, p->tuple.n + 1), **out = ARENA_ARRAY(cc.arena, const _type *, r->tuple.n + 1);
        for (int i = 0; i < p->tuple.n; i++) in[i] = rtype(p->tuple.vars[i]->type);
        for (int i = 0; i < r->tuple.n; i++) out[i] = rtype(r->tuple.vars[i]->type);
        return rtype_func(in, p->tuple.n, out, r->tuple.n, u->sig.variadic);
    }
    case TStruct: {
        int64_t *offs = arena_alloc(cc.arena, sizeof(int64_t) * (size_t)(u->strct.n + 1));
        types_offsetsof(u, offs);
        structfield *f = ARENA_ARRAY(cc.arena, structfield, u->strct.n + 1);
        for (int i = 0; i < u->strct.n; i++) {
            Object *o = u->strct.fields[i];
            f[i] = (structfield){.name = gostr(o->name), .pkgpath = pkgpath_of(o->name, o->pkg), .typ = rtype(o->type), .offset = (uintptr_t)offs[i], .embedded = o->embedded};
            if (u->strct.tags && u->strct.tags[i]) f[i].tag = gostr(u->strct.tags[i]);
        }
        const _type *st = rtype_struct(f, u->strct.n);
        if (st->uncommon && !st->uncommon->front) {
            st->uncommon->front = u;
            vec_push(&structs, st);
        }
        return st;
    }
    case TInterface: {
        int n = types_iface_nmethods(u);
        imethod *m = ARENA_ARRAY(cc.arena, imethod, n + 1);
        for (int i = 0; i < n; i++) {
            Object *o = types_iface_method(u, i);
            Type *sig = types_new_signature(cc.ck, NULL, o->type->sig.params, o->type->sig.results, o->type->sig.variadic);
            m[i] = (imethod){.name = gostr(o->name), .pkgpath = pkgpath_of(o->name, o->pkg), .typ = rtype(sig)};
        }
        return rtype_interface(m, n);
    }
    default: throw("rtype: type kind %d", u->kind);
    }
}

const _type *compile_rtype(Type *t) {
    t = types_unalias(t);
    if (t->kind == TBasic) return rtype_basic(rkind(t));
    if (t->kind != TNamed) {
        const _type *rt = unnamed(t);
        // *T has T's methods: let fill_methods find the type.
        if (rt->uncommon && !rt->uncommon->front) rt->uncommon->front = t;
        return rt;
    }
    NamedEntry *e = find_named(t);
    if (e->t) return e->rt;
    Type *u = types_under(t);
    const Layout *l = layout(t);
    _type head = {.size = (uintptr_t)l->size, .align = l->align, .fieldalign = l->align, .kind = (uint8_t)rkind(u), .tflag = TFLAG_NAMED};
    if (types_comparable_type(t)) head.tflag |= TFLAG_COMPARABLE;
    if (is_direct(t)) head.tflag |= TFLAG_DIRECTIFACE;
    if (regular_memory(t)) head.tflag |= TFLAG_REGULARMEM;
    if (hash_might_panic(t)) head.tflag |= TFLAG_HASHMIGHTPANIC;
    if (l->hasptr) {
        uint32_t last = 0;
        for (uint32_t i = 0; i < l->nwords * 32; i++)
            if (l->ptrs[i / 32] >> (i % 32) & 1) last = i;
        head.ptrdata = (last + 1) * 8;
        if (last < GCMASK_MAX_WORDS) head.gcmask = (const uint8_t *)l->ptrs;  // little-endian: the same bits
    }
    Buf b = BUF_INIT, n = BUF_INIT;
    types_string_name(&b, t);
    head.str = bufstr(&b);
    const char *dot = memchr(head.str.p, '.', (size_t)head.str.len), *br = memchr(head.str.p, '[', (size_t)head.str.len);
    buf_bytes(&n, dot && (!br || dot < br) ? dot + 1 : head.str.p, (size_t)head.str.len - (dot && (!br || dot < br) ? (size_t)(dot + 1 - head.str.p) : 0));
    Buf path = BUF_INIT;
    types_string_path(&path, t);
    head.hash = name_hash(buf_cstr(&path), path.len);
    buf_fini(&path);
    Package *pkg = t->named.obj->pkg;
    _type *rt = rtype_named_new(&head, pkg ? gocstr(pkg->path) : (gostring){0}, bufstr(&n), t);
    *e = (NamedEntry){t, rt};
    nnamed++;
    ((Layout *)(uintptr_t)l)->rt = rt;
    rtype_named_complete(rt, unnamed(u));
    return rt;
}

static int by_method_name(const void *a, const void *b) {
    const method *x = a, *y = b;
    size_t n = (size_t)(x->name.len < y->name.len ? x->name.len : y->name.len);
    int c = memcmp(x->name.p, y->name.p, n);
    if (c) return c;
    if (x->name.len != y->name.len) return x->name.len < y->name.len ? -1 : 1;
    n = (size_t)(x->pkgpath.len < y->pkgpath.len ? x->pkgpath.len : y->pkgpath.len);
    return n ? memcmp(x->pkgpath.p, y->pkgpath.p, n) : 0;
}

MethodSet *methods_of(Type *t) { return types_methodset(cc.ck, t); }

static void fill_methods(_type *rt) {
    vm_front_lock();
    types_set_stack(cc.ck, FRONT_STACK);
    uncommontype *u = rt->uncommon;
    if (__atomic_load_n(&u->nmethods, __ATOMIC_ACQUIRE) < 0) {
        const _type *elem = rt->kind == KIND_POINTER ? ((ptrtype *)rt)->elem : NULL;
        // A *T that reflect made and the program does not mention.
        if (!u->front && elem && elem->uncommon && elem->uncommon->front) u->front = types_new_pointer(cc.ck, elem->uncommon->front);
        Type *t = u->front;
        MethodSet *ms = t && types_under(t)->kind != TInterface ? methods_of(t) : NULL;
        int n = ms ? ms->n : 0;
        method *m = ARENA_ARRAY(cc.arena, method, n + 1);
        for (int i = 0; i < n; i++) {
            Object *o = ms->at[i]->obj;
            m[i] = (method){.name = gostr(o->name), .pkgpath = pkgpath_of(o->name, o->pkg), .front = ms->at[i]};
        }
        qsort(m, (size_t)n, sizeof *m, by_method_name);
        u->methods = m;
        __atomic_store_n(&u->nmethods, n, __ATOMIC_RELEASE);
    }
    vm_front_unlock();
}

static const _type *method_type(const _type *rt, int i) {
    vm_front_lock();
    types_set_stack(cc.ck, FRONT_STACK);
    Selection *s = rt->uncommon->methods[i].front;
    Type *sig = s->obj->type;
    if (s->type && types_under(s->type)->kind == TSignature) sig = types_under(s->type);
    const _type *mt = rtype(types_new_signature(cc.ck, NULL, sig->sig.params, sig->sig.results, sig->sig.variadic));
    vm_front_unlock();
    return mt;
}

static Func *method_func_hook(const _type *rt, int i, bool ifacecall) {
    vm_front_lock();
    types_set_stack(cc.ck, FRONT_STACK);
    Func *f = method_func(rt->uncommon->front, rt->uncommon->methods[i].front, ifacecall);
    vm_front_unlock();
    return f;
}

static void forget_methods(const _type *rt) {
    const _type *p = __atomic_load_n(&rt->ptrtothis, __ATOMIC_ACQUIRE);
    if (rt->uncommon) __atomic_store_n(&rt->uncommon->nmethods, -1, __ATOMIC_RELEASE);
    if (p && p->uncommon) __atomic_store_n(&p->uncommon->nmethods, -1, __ATOMIC_RELEASE);
}

void rtype_forget_methods(Package *pkg) {
    for (uint32_t i = 0; i < capnamed; i++)
        if (named[i].t && named[i].t->named.obj->pkg == pkg) forget_methods(named[i].rt);
    for (int i = 0; i < structs.n; i++) forget_methods(structs.v[i]);  // they may embed such a type
}

// The itab of a conversion that the checker has proved; its functions stay lazy.
const itab *static_itab(Type *it, Type *concrete) {
    Type *u = types_under(it);
    int n = types_iface_nmethods(u);
    Func **fun = ARENA_ARRAY(cc.arena, Func *, n + 1);
    MethodSet *ms = methods_of(concrete);
    for (int i = 0, k = 0; i < n; i++) {
        Object *m = types_iface_method(u, i);
        for (k = 0; k < ms->n; k++)
            if (ms->at[k]->obj->name == m->name && (types_exported(m->name) || ms->at[k]->obj->pkg == m->pkg)) break;
        if (k == ms->n) throw("static_itab: no method %s", m->name->s);
        fun[i] = method_func(concrete, ms->at[k], true);
    }
    return itab_add((const interfacetype *)rtype(it), rtype(concrete), fun);
}

int method_index(Type *it, Object *m) {
    Type *u = types_under(it);
    for (int i = 0, n = types_iface_nmethods(u); i < n; i++) {
        Object *o = types_iface_method(u, i);
        if (o->name == m->name && (types_exported(m->name) || o->pkg == m->pkg)) return i;
    }
    throw("method_index: %s not found", m->name->s);
}

void compile_init(void) {
    type_hooks = (typehooks){.fill_methods = fill_methods, .method_type = method_type, .method_func = method_func_hook};
}
