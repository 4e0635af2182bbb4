// session.c - the REPL's side of the compiler: the loop that reads, compiles and runs entries, and the code of one entry.
// A session is a package that grows (types_extend). What an entry declares is initialised at once, when the entry runs.
#include "compile/int.h"
#include "runtime/runtime.h"

typedef struct Loop { NativeFn read, next, run, settle, end; } Loop;

static int call_native(Fn *f, NativeFn n, int nres) {
    int w = window_alloc(f, nres, 0);
    emit_ext(f, OP_CALLN, w, 0, 0, (uint64_t)(uintptr_t)n);
    fn_release(f, w + nres);
    return w;
}

// for read() { for c := next(); c != nil; c = next() { if c != 1 { run(); for settle() {} } } }; end()
static void emit_loop(Fn *f, void *arg) {
    Loop *l = arg;
    Label *again = label_new(f), *entry = label_new(f), *settle = label_new(f), *done = label_new(f);
    label_place(f, again);
    int m = fn_mark(f), ok = call_native(f, l->read, 1);
    emit_jump(f, OP_JEQI, ok, 0, done);
    fn_release(f, m);
    label_place(f, entry);
    int c = call_native(f, l->next, 1);
    emit_jump(f, OP_JEQI, c, 0, again);
    emit_jump(f, OP_JEQI, c, 1, entry);
    fn_release(f, m);
    call_native(f, l->run, 0);
    label_place(f, settle);
    int more = call_native(f, l->settle, 1);
    emit_jump(f, OP_JEQI, more, 0, entry);
    fn_release(f, m);
    emit_jump(f, OP_JMP, 0, 0, settle);
    label_place(f, done);
    call_native(f, l->end, 0);
    fn_release(f, m);
}

Func *compile_session_loop(Checker *ck, Package *pkg, Diags *diags, NativeFn read, NativeFn next, NativeFn run, NativeFn settle, NativeFn end) {
    compile_program(ck, pkg, diags);
    cc.session = true;
    Func *f = func_new("gosling.repl");
    f->file = "<repl>";
    Loop l = {read, next, run, settle, end};
    Type *none = types_new_signature(ck, NULL, types_emptytuple, types_emptytuple, false);
    return fn_compile_code(f, pkg, none, emit_loop, &l, false) ? f : NULL;
}

Func *compile_session_entry(Package *pkg) {
    Front *fr = ARENA_NEW(cc.arena, Front);
    *fr = (Front){.kind = FK_PKGINIT, .pkg = pkg};
    Func *f = wrapper_func(fr, "gosling.entry");
    // Packages that this entry imports for the first time are initialised before it.
    PackageVec order = {0};
    for (int i = 0; i < pkg->nimports; i++) program_order(pkg->imports[i], &order);
    fr->imports = arena_dup(cc.arena, order.v, sizeof(Package *) * (size_t)order.n);
    fr->nimports = order.n;
    vec_free(&order);
    return compile_func(f) ? f : NULL;
}

void *compile_global(Object *var, const _type **t) {
    *t = rtype(var->type);
    return global_addr(var);
}

// Does `now` go on as what `old` was?
static bool same_thing(Object *old, Object *now) {
    if (old->kind != now->kind || !old->type || !now->type) return false;
    if (old->kind == OVar) return types_identical(old->type, now->type);
    return old->kind == OFunc && old->ptrrecv == now->ptrrecv && old->hasbody && now->hasbody && types_identical(old->type, now->type);
}

static bool has_initialiser(Package *pkg, Object *o) {
    for (int i = 0; i < pkg->ninit; i++)
        for (int k = 0; k < pkg->initorder[i].nlhs; k++)
            if (pkg->initorder[i].lhs[k] == o) return true;
    return false;
}

void compile_session_replace(Package *pkg, bool back, void (*report)(Redecl)) {
    Redecl *list;
    int n = types_session_replaced(pkg, &list);
    bool methods = false;
    for (int i = 0; i < n; i++) {
        Object *old = back ? list[i].now : list[i].old, *now = back ? list[i].old : list[i].now;
        bool ismethod = now->kind == OFunc && now->type->sig.recv;
        methods = methods || ismethod;
        if (!same_thing(old, now)) {
            if (ismethod) old->old = true;
            if (report && !back) report(list[i]);
        } else if (old->kind == OVar) {
            void *p = global_addr(old);
            now->aux = old->aux;
            if (!back && !has_initialiser(pkg, now)) typedmemclr(rtype(now->type), p);
        } else func_redeclare(old, now);
        if (back) now->newer = NULL;
    }
    for (int i = 0; i < pkg->nfuncs; i++) methods = methods || ((FuncDecl *)pkg->funcs[i]->decl)->recv;
    if (methods) rtype_forget_methods(pkg);
}

void compile_session_package(Package *pkg) { cc.mainpkg = pkg; }
