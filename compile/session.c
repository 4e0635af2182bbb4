// session.c - the REPL's side of the compiler: the loop that reads, compiles and runs entries, and the code of one entry.
// A session is a package that grows (types_extend). What an entry declares is initialised at once, when the entry runs.
#include "compile/int.h"

typedef struct Loop { NativeFn read, next, run, settle, end; } Loop;

static int call_native(Fn *f, NativeFn n, int nres) {
    int w = window_alloc(f, nres, 0);
    emit_ext(f, OP_CALLN, w, 0, 0, (uint64_t)(uintptr_t)n);
    fn_release(f, w + nres);
    return w;
}

// for read() { for c := next(); c != nil; c = next() { run(); for settle() {} } }; end()
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
