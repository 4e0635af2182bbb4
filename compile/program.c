// program.c - from checked packages to a Func that runs them: initialisation order of packages, the entry, and the hooks' other side.
#include "compile/int.h"

Compiler cc;
Package *(*compile_import)(const char *path);

static void visit(Package *p, PackageVec *out) {
    for (int i = 0; i < out->n; i++)
        if (out->v[i] == p) return;
    if (p == types_unsafe) return;
    if (p->aux == &cc) return;  // on the way: a cycle, reported by the checker
    p->aux = &cc;
    // Go initialises imports in order of their paths.
    Package **imp = ARENA_ARRAY(cc.arena, Package *, p->nimports + 1);
    if (p->nimports) memcpy(imp, p->imports, sizeof *imp * (size_t)p->nimports);
    for (int i = 1; i < p->nimports; i++)
        for (int k = i; k > 0 && strcmp(imp[k - 1]->path, imp[k]->path) > 0; k--) {
            Package *t = imp[k];
            imp[k] = imp[k - 1];
            imp[k - 1] = t;
        }
    for (int i = 0; i < p->nimports; i++) visit(imp[i], out);
    p->aux = NULL;
    vec_push(out, p);
}

void program_order(Package *p, PackageVec *out) { visit(p, out); }

bool program_init_is_static(Package *p, int i) {
    InitEntry *e = &p->initorder[i];
    if (cc.session && p == cc.mainpkg) return false;
    return e->nlhs == 1 && !(e->lhs[0]->name->len == 1 && e->lhs[0]->name->s[0] == '_') && is_static(e->rhs, e->lhs[0]->type);
}

static bool is_init(Object *o) {
    FuncDecl *d = o->decl;
    return d && !d->recv && strcmp(o->name->s, "init") == 0;
}

bool program_has_init(Package *p) {
    types_init_order(cc.ck, p);
    for (int i = 0; i < p->ninit; i++)
        if (!program_init_is_static(p, i)) return true;
    for (int i = 0; i < p->nfuncs; i++)
        if (is_init(p->funcs[i])) return true;
    return false;
}

Func *compile_program(Checker *ck, Package *mainpkg, Diags *diags) {
    cc.ck = ck;
    cc.mainpkg = mainpkg;
    cc.diags = diags;
    if (!cc.arena) cc.arena = arena_new();
    Front *fr = ARENA_NEW(cc.arena, Front);
    *fr = (Front){.kind = FK_MAIN, .pkg = mainpkg};
    Func *f = wrapper_func(fr, "runtime.main");
    return f;
}

bool compile_package_now(Package *pkg, Diags *diags) {
    int before = diags->nerrors;
    types_read_all(pkg);
    for (int i = 0; i < pkg->nfuncs; i++) {
        Object *o = pkg->funcs[i];
        types_resolve(cc.ck, o);
        Type *s = o->type;
        if (!o->hasbody || !s || s->kind != TSignature || s->sig.tparams || s->sig.rtparams || (o->name->len == 1 && o->name->s[0] == '_')) continue;
        Func *f = funcof(o, NULL);
        if ((f->flags & FUNC_LAZY) && !compile_func(f)) return false;
    }
    return diags->nerrors == before;
}

// The run-time error types are Go types of package runtime: looked up when the first error is raised.
const _type *compile_errortype(int kind) {
    static const char *const names[] = {"errorString", "boundsError", "plainError", "errorString", "TypeAssertionError", "", "PanicNilError", "errorAddressString"};
    types_set_stack(cc.ck, FRONT_STACK);
    Package *rt = types_find_package(cc.ck, "runtime");
    if (!rt && compile_import) rt = compile_import("runtime");
    if (!rt || kind < 0 || kind > 7 || kind == 5) return NULL;
    Object *o = types_scope_lookup(rt->scope, intern_cstr(names[kind]));
    if (!o || o->kind != OTypeName) return NULL;
    types_resolve(cc.ck, o);
    return kind == 4 || kind == 6 ? rtype(types_new_pointer(cc.ck, o->type)) : rtype(o->type);
}
