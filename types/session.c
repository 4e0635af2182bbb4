// session.c - a package that grows entry by entry, for the REPL.
// Twin: none
//
// An entry is a file whose declarations join the package's scope; a name that was there already is replaced. The list `replaced` tells the compiler what
// took whose place: a function of the same signature and a variable of the same type go on being the same function or variable with
// a new body or value; everything else is a new object, and what was compiled before keeps the old one. A type that was replaced is marked old, and is
// shown as such. A method may come in a later entry than its type, or again. Whatever an entry did is undone if it has errors
// (types_extend) or if its initialisers did not come to their end (types_rollback).
#include <stdlib.h>
#include <string.h>

#include "types/check.h"

typedef struct MethodUndo { Type *t; int n, index; Object *old; } MethodUndo;  // n methods before; index >= 0: old stood there

typedef struct Session {
    ObjVec imports;             // package names of all entries so far
    int nimports;               // of them before the last entry
    Object **list;              // the scope before the last entry
    int n, cap;
    VEC(Redecl) replaced;       // by the last entry
    VEC(MethodUndo) methods;
} Session;

void check_session_free(PkgCheck *pc) {
    Session *s = pc->session;
    if (!s) return;
    vec_free(&s->imports);
    vec_free(&s->replaced);
    vec_free(&s->methods);
    free(s->list);
    free(s);
}

Package *types_new_session(Checker *ck, const char *path, const char *name) {
    PkgCheck *pc = check_new_pkg(ck, path, NULL, CHECK_NO_MAIN | CHECK_REPL_);
    pc->session = xcalloc(1, sizeof *pc->session);
    pc->pkg->name = intern_cstr(name);
    pc->pkg->complete = true;
    return pc->pkg;
}

static Object *imported_as(Session *s, Name *name) {
    for (int i = s->imports.n - 1; i >= 0; i--)
        if (s->imports.v[i]->name == name) return s->imports.v[i];
    return NULL;
}

static void dot_import_again(Checker *ck, PkgCheck *pc, Scope *from, Scope *filescope) {
    for (int i = 0; i < from->n; i++) {
        Object *o = from->list[i];
        if (!types_exported(o->name) || types_scope_lookup(filescope, o->name) || types_scope_lookup(pc->pkg->scope, o->name)) continue;
        Scope *parent = o->parent;
        scope_insert(ck, filescope, o);
        o->parent = parent;
    }
}

// Later entries see what earlier ones imported, unless they or others declared the name since.
void check_session_imports(Checker *ck, PkgCheck *pc, Scope *filescope) {
    Session *s = pc->session;
    for (int i = 0; i < pc->imports.n; i++) {
        Object *o = pc->imports.v[i], *known = imported_as(s, o->name);
        if (!known || known->imported != o->imported || o->name == name_dot) vec_push(&s->imports, o);
    }
    for (int i = s->imports.n - 1; i >= 0; i--) {
        Object *o = s->imports.v[i];
        if (o->name == name_dot) dot_import_again(ck, pc, o->imported->scope, filescope);
        else if (!types_scope_lookup(pc->pkg->scope, o->name)) scope_insert(ck, filescope, o);
    }
}

void check_session_declare(Checker *ck, PkgCheck *pc, Object *o) {
    if (name_is_blank(o->name)) return;
    Object *old = scope_replace(ck, pc->pkg->scope, o);
    if (!old) return;
    if (old->pos >= pc->pkg->files[0]->n.pos) {  // of the same entry
        check_error(ck, o->pos, E_DuplicateDecl, "%N redeclared in this block\n\t%P: other declaration of %N", o->name, old->pos, old->name);
        return;
    }
    if (strncmp(old->name->s, "gosling_", 8) == 0) return;  // the REPL's own
    old->old = true;
    vec_push(&pc->session->replaced, (Redecl){old, o});
}

// Methods for a type of an earlier entry are waiting in pc->methods.
void check_session_method(Checker *ck, PkgCheck *pc, Object *base) {
    Type *t = base->type->kind == TNamed ? base->type : NULL;
    ObjVec *list = ptrmap_get(&pc->methods, base);
    if (!t || !list || !list->n) return;
    Object *m = vec_last(list);
    MethodUndo u = {.t = t, .n = t->named.nmethods, .index = -1};
    for (int i = 0; i < t->named.nmethods && u.index < 0; i++)
        if (t->named.methods[i]->name == m->name && t->named.methods[i]->pos < pc->pkg->files[0]->n.pos) u.index = i;
    if (u.index >= 0) {
        u.old = t->named.methods[u.index];
        vec_push(&pc->session->replaced, (Redecl){u.old, m});
        t->named.methods[u.index] = m;
        (void)vec_pop(list);
        check_forget_methods(ck, t, u.index);
    }
    vec_push(&pc->session->methods, u);
    ptrmap_free(&ck->msets);
    check_collect_methods(ck, base);
}

static void undo(Checker *ck, PkgCheck *pc) {
    Session *s = pc->session;
    scope_restore(pc->pkg->scope, s->list, s->n);
    s->imports.n = s->nimports;
    for (int i = s->replaced.n - 1; i >= 0; i--) s->replaced.v[i].old->old = false;
    for (int i = s->methods.n - 1; i >= 0; i--) {
        MethodUndo *u = &s->methods.v[i];
        u->t->named.nmethods = u->n;
        if (u->index < 0) continue;
        u->t->named.methods[u->index] = u->old;
        check_forget_methods(ck, u->t, u->index);
    }
    if (s->methods.n) ptrmap_free(&ck->msets);
    s->replaced.n = s->methods.n = 0;
}

static void begin(Checker *ck, PkgCheck *pc, File *file) {
    Session *s = pc->session;
    Package *pkg = pc->pkg;
    pc->failed = false;
    ck->firsterr = false;
    types_set_stack(ck, 6u << 20);  // the session's goroutine may be on another thread now
    check_forget_deps(pc);          // older entries' order is settled
    pc->objlist.n = 0;
    pc->imports.n = 0;
    pc->pkgnames_done = false;
    pkg->nfuncs = 0;
    pkg->ninit = 0;
    pkg->files = NEWN(ck, File *, 1);
    pkg->files[0] = file;
    pkg->nfiles = 1;
    s->replaced.n = s->methods.n = 0;
    s->nimports = s->imports.n;
    if (pkg->scope->n > s->cap) {
        s->cap = 2 * pkg->scope->n;
        s->list = xrealloc(s->list, sizeof *s->list * (size_t)s->cap);
    }
    s->n = pkg->scope->n;
    if (s->n) memcpy(s->list, pkg->scope->list, sizeof *s->list * (size_t)s->n);
    ck->env = (Env){.pc = pc, .version = pc->version};
}

bool types_extend(Checker *ck, Package *pkg, File *file) {
    PkgCheck *pc = pkg->priv;
    Env saved = ck->env;
    begin(ck, pc, file);
    check_all_labels(ck, &file->n);
    check_collect_objects(ck, pc, &file, 1);
    check_whole(ck, pc);
    if (pc->failed) undo(ck, pc);
    ck->env = saved;
    return !pc->failed;
}

void types_rollback(Package *pkg) { undo(pkg->ck, pkg->priv); }

Object *types_session_import(Package *pkg, Name *name) { return imported_as(((PkgCheck *)pkg->priv)->session, name); }

void types_session_list_imports(Package *pkg, Buf *b) {
    Session *s = ((PkgCheck *)pkg->priv)->session;
    for (int i = 0; i < s->imports.n; i++) {
        Object *o = s->imports.v[i];
        if (o->name == o->imported->name) buf_printf(b, "import \"%s\"\n", o->imported->path);
        else buf_printf(b, "import %s \"%s\"\n", o->name->s, o->imported->path);
    }
}

bool types_session_methods(Package *pkg) { return ((PkgCheck *)pkg->priv)->session->methods.n > 0; }

int types_session_replaced(Package *pkg, Redecl **list) {
    Session *s = ((PkgCheck *)pkg->priv)->session;
    *list = s->replaced.v;
    return s->replaced.n;
}

bool types_session_expr(Checker *ck, Package *pkg, File *file, Expr *e) {
    PkgCheck *pc = pkg->priv;
    Env saved = ck->env;
    begin(ck, pc, file);
    check_collect_objects(ck, pc, &file, 1);
    ck->env = (Env){.pc = pc, .version = pc->version, .scope = file->scope, .file = file};
    Operand x = {0};
    check_raw_expr(ck, NULL, &x, e, NULL, false);
    check_process_delayed(ck, 0);
    bool ok = !pc->failed && x.mode != MInvalid;
    if (!ok) undo(ck, pc);
    ck->env = saved;
    return ok;
}
