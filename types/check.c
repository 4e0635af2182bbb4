// check.c - the checker's life, packages, bodies on demand.
// Twin: cmd/compile/internal/types2/{check,api}.go
//
// A package is checked in this order: labels (gc takes them for syntax), collecting objects,
// declaring them, the queue with all function bodies, initialisation order, unused imports. A lazy
// package stops after collecting and declares an object when somebody asks for it.
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "types/check.h"

Checker *types_new_checker(Importer *imp, Diags *diags) {
    universe_init();
    Checker *ck = xcalloc(1, sizeof *ck);
    ck->arena = arena_new();
    ck->imp = imp;
    ck->diags = diags;
    ck->nextid = 1000;
    ck->posprefix = "./";
    types_set_stack(ck, 0);
    return ck;
}

// How much C stack recursion may use, from here down; 0: most of the thread's limit.
void types_set_stack(Checker *ck, size_t bytes) {
    if (bytes == 0) {
        struct rlimit r;
        bytes = 6u << 20;
        if (getrlimit(RLIMIT_STACK, &r) == 0 && r.rlim_cur != RLIM_INFINITY &&
            r.rlim_cur > (2u << 20))
            bytes = (size_t)r.rlim_cur - (1u << 20);
        if (bytes > (size_t)512 << 20) bytes = (size_t)512 << 20;
    }
    ck->stack_limit = (char *)__builtin_frame_address(0) - bytes;
}

void types_set_pos_prefix(Checker *ck, const char *prefix) { ck->posprefix = prefix; }

void check_forget_deps(PkgCheck *pc) {
    for (int k = 0; k < pc->objlist.n; k++) {
        DeclInfo *d = pc->objlist.v[k]->info;
        vec_free(&d->deps);
        ptrmap_free(&d->depset);
    }
    for (int k = 0; k < pc->lateobjs.n; k++) {
        DeclInfo *d = pc->lateobjs.v[k]->info;
        vec_free(&d->deps);
        ptrmap_free(&d->depset);
    }
}

void types_free_checker(Checker *ck) {
    if (!ck) return;
    for (int i = 0; i < ck->pcs.n; i++) {
        PkgCheck *pc = ck->pcs.v[i];
        check_forget_deps(pc);
        vec_free(&pc->objlist);
        vec_free(&pc->lateobjs);
        vec_free(&pc->imports);
        check_session_free(pc);
        ptrmap_free(&pc->methods);
        ptrmap_free(&pc->dotimports);
        ptrmap_free(&pc->pkgnames);
        check_mono_free(pc);
        vec_free(&pc->ifaces);
        free(pc->pkg->imports);
        free(pc->pkg->funcs);
    }
    vec_free(&ck->pcs);
    vec_free(&ck->delayed);
    vec_free(&ck->objpath);
    vec_free(&ck->importing);
    ptrmap_free(&ck->packages);
    ptrmap_free(&ck->msets);
    free(ck->inst);
    free(ck->memo);
    arena_free(ck->arena);
    free(ck);
}

void types_set_lang(Checker *ck, const char *v) {
    int minor = 0;
    if (v && sscanf(v, "go1.%d", &minor) == 1) ck->lang = minor;
    else if (v && strcmp(v, "go1") == 0) ck->lang = 1;
    else ck->lang = 0;
}

Package *types_find_package(Checker *ck, const char *path) {
    return ptrmap_get(&ck->packages, intern_cstr(path)->s);
}

bool types_importing(Checker *ck, const char *path) {
    const char *p = intern_cstr(path)->s;
    for (int i = 0; i < ck->importing.n; i++)
        if (ck->importing.v[i] == p) return true;
    return false;
}

PkgCheck *check_new_pkg(Checker *ck, const char *path, const char *goversion, unsigned flags) {
    Package *pkg = NEW(ck, Package);
    PkgCheck *pc = NEW(ck, PkgCheck);
    pkg->path = intern_cstr(path)->s;
    pkg->scope = scope_new(ck, types_universe, NO_POS, NO_POS);
    pkg->ck = ck;
    pkg->lazy = flags & CHECK_LAZY;
    pkg->native = flags & CHECK_NATIVE;
    pkg->goversion = goversion;
    pkg->priv = pc;
    pc->ck = ck;
    pc->pkg = pkg;
    pc->flags = flags;
    pc->version = flags & CHECK_LAZY ? 0 : ck->lang; // -lang is not for the library
    int minor;
    if (goversion && sscanf(goversion, "go1.%d", &minor) == 1) pc->version = minor;
    vec_push(&ck->pcs, pc);
    return pc;
}

// Files whose package clause agrees with the first one's.
static int take_files(Checker *ck, PkgCheck *pc, File **files, int n) {
    Package *pkg = pc->pkg;
    pkg->files = NEWN(ck, File *, n);
    for (int i = 0; i < n; i++) {
        Ident *id = files[i]->name;
        if (!id) continue;
        if (!pkg->name) {
            // The parser has its own words for the blank name.
            if (name_is_blank(id->name) && ck->diags->nerrors == 0)
                check_error(ck, at(id), E_BlankPkgName, "invalid package name _");
            pkg->name = id->name;
        } else if (pkg->name != id->name) {
            check_error(ck, at(id), E_MismatchedPkgName, "package %N; expected package %N",
                        id->name, pkg->name);
            continue;
        }
        pkg->files[pkg->nfiles++] = files[i];
    }
    if (!pkg->name) pkg->name = name_blank;
    return pkg->nfiles;
}

static void check_main(Checker *ck, PkgCheck *pc) {
    Package *p = pc->pkg;
    if (p->name != name_main || (pc->flags & (CHECK_NO_MAIN | CHECK_LAZY)) || pc->failed ||
        p->nfiles == 0)
        return;
    Object *m = types_scope_lookup(p->scope, name_main);
    if (!m || m->kind != OFunc)
        check_error(ck, NO_POS, E_MissingMain, "runtime.main_main·f: function main is undeclared in the main package");
}

static void missing_bodies(Checker *ck, PkgCheck *pc) {
    if ((pc->flags & CHECK_NATIVE) || pc->failed) return;
    for (int i = 0; i < pc->pkg->nfuncs; i++) {
        Object *o = pc->pkg->funcs[i];
        FuncDecl *d = o->decl;
        if (!o->hasbody && !o->linkname)
            check_error(ck, d->recv ? d->recv->n.pos : o->pos, E_MissingBody,
                        "missing function body");
    }
}

void check_whole(Checker *ck, PkgCheck *pc) {
    Package *pkg = pc->pkg;
    ck->env = (Env){.pc = pc, .version = pc->version};
    check_direct_cycles(ck, pc);
    check_package_objects(ck, pc);
    check_process_delayed(ck, 0);
    ck->env = (Env){.pc = pc, .version = pc->version};
    check_init_order(ck, pc);
    if (!(pc->flags & (CHECK_IGNORE_BODIES | CHECK_REPL_))) check_unused_imports(ck, pc);
    if (!pc->failed) check_monomorph(ck, pc);
    if (!pc->failed) check_anon_cycles(ck, pc);
    if (!pc->failed) check_pragmas_late(ck, pc);
    missing_bodies(ck, pc);
    check_main(ck, pc);
    (void)pkg;
}

Package *types_check_package(Checker *ck, const char *path, File **files, int nfiles,
                             const char *goversion, unsigned flags) {
    Env saved = ck->env;
    bool firsterr = ck->firsterr;
    // The queue of whoever imports us must not run with us.
    ActionVec outer = ck->delayed;
    ck->delayed = (ActionVec){0};
    ck->firsterr = false;
    PkgCheck *pc = check_new_pkg(ck, path, goversion, flags);
    Package *pkg = pc->pkg;
    vec_push(&ck->importing, pkg->path);
    ck->env = (Env){.pc = pc, .version = pc->version};
    int n = take_files(ck, pc, files, nfiles);
    if (!pkg->lazy)
        for (int i = 0; i < n; i++) check_all_labels(ck, &pkg->files[i]->n);
    if (!pkg->lazy) check_pragmas_early(ck, pc);
    ck->firsterr = false; // these do not make others follow-on errors
    check_collect_objects(ck, pc, pkg->files, n);
    ck->env = (Env){.pc = pc, .version = pc->version};
    if (!pkg->lazy) check_whole(ck, pc);
    pkg->failed = pc->failed;
    pkg->complete = true;
    ptrmap_put(&ck->packages, pkg->path, pkg);
    (void)vec_pop(&ck->importing);
    vec_free(&ck->delayed);
    ck->delayed = outer;
    ck->env = saved;
    ck->firsterr = firsterr;
    return pkg;
}

// Initialisation order of a lazy package, when somebody asks for it.
void types_init_order(Checker *ck, Package *pkg) {
    PkgCheck *pc = pkg->priv;
    if (!pkg->lazy || pkg->initdone || !pc) return;
    pkg->initdone = true;
    Env saved = ck->env;
    ck->env = (Env){.pc = pc, .version = pc->version};
    check_init_order(ck, pc);
    ck->env = saved;
    pkg->failed |= pc->failed;
}

void types_resolve(Checker *ck, Object *o) {
    if (o->type) return;
    int top = ck->delayed.n;
    check_obj_decl(ck, o);
    if (ck->objpath.n == 0) check_process_delayed(ck, top);
}

bool types_check_body(Checker *ck, Object *f) {
    if (f->origin) f = f->origin;
    if (f->checked || !f->info || !f->hasbody) return true;
    DeclInfo *d = f->info;
    FuncDecl *fd = d->fdecl;
    f->checked = true;
    int errors = ck->nerrors;
    if (!fd->body && !parse_body(fd, ck->diags)) return false;
    Env saved = ck->env;
    int top = ck->delayed.n;
    ck->env = (Env){.pc = d->pc, .scope = d->filescope, .version = d->version, .file = d->file};
    check_resolve(ck, f);
    if (d->pc->pkg->lazy) check_labels_body(ck, fd);
    check_func_body(ck, d, f, NULL, f->name->s, f->type, fd->body, NULL);
    fd->scope = f->type->sig.scope;
    check_process_delayed(ck, top);
    ck->env = saved;
    return ck->nerrors == errors;
}

int types_file_version(Package *pkg, Object *o) {
    (void)pkg;
    int v = o && o->info ? o->info->version : 0;
    return v ? v : CUR_VERSION;
}
