// load_std.c - packages of the embedded library, of which only the declarations that somebody asks for are read.
//
// Late is a package's LateDecls: its row in the table of the library (StdPackage), its Files, and a bit for each of its names whose declaration was
// given already. Rows of one group share the declaration, so giving one gives all. Guarded by what guards the checker.
#include "cmd/load.h"
#include "stdlib/stdlib.h"

typedef struct Late {
    LateDecls head;
    const StdPackage *p;
    File **files;
    Diags *diags;
    bool *given;  // by place in p->decls
} Late;

static bool same_decl(const StdDecl *a, const StdDecl *b) { return a->from == b->from && std_fileno(a) == std_fileno(b); }

static int find(const Late *l, const Name *name) { return std_decl(l->p, name->s, name->len, name->hash); }

static Node *read_decl(Late *l, const StdDecl *d) {
    File *f = l->files[std_fileno(d)];
    return d->sig ? &parse_late_func(f, d->name, d->sig, d->body, d->to, d->recv)->n : parse_late(f, d->from, d->to, l->diags);
}

static Node *late_decl(LateDecls *h, Name *name, File **f) {
    Late *l = (Late *)h;
    int i = find(l, name);
    if (i < 0 || l->given[i]) return NULL;
    const StdDecl *d = &l->p->decls[i];
    for (int k = i; k >= 0 && same_decl(&l->p->decls[k], d); k--) l->given[k] = true;  // rows of a group stand together
    for (int k = i; k < l->p->ndecls && same_decl(&l->p->decls[k], d); k++) l->given[k] = true;
    *f = l->files[std_fileno(d)];
    return read_decl(l, d);
}

static FuncDecl *late_method(LateDecls *h, Name *type, int i) {
    Late *l = (Late *)h;
    int k = find(l, type);
    if (k < 0 || i >= l->p->decls[k].nmethods) return NULL;
    return (FuncDecl *)read_decl(l, &l->p->methods[l->p->decls[k].method + i]);
}

static Name *late_name(LateDecls *h, int i) {
    Late *l = (Late *)h;
    if (i >= l->p->ndecls) return NULL;
    const StdDecl *d = &l->p->decls[i];
    uint32_t n;
    const char *s = std_name(l->p, d, &n);
    return intern(s, n);
}

bool load_std_named(Package *p, Name *name) {
    for (int i = 0; i < p->scope->n; i++)  // not through a lookup, which would ask for it
        if (p->scope->list[i]->name == name) return true;
    return false;
}

Package *load_std(Loader *l, const char *path) {
    Package *known = types_find_package(l->ck, path);
    if (known) return known;
    const StdPackage *p = std_find(path);
    if (!p) return NULL;
    static Arena *a;  // one for all: packages are small, and never freed
    if (!a) a = arena_new();
    File **files = ARENA_ARRAY(a, File *, p->nfiles);
    for (int i = 0; i < p->nfiles; i++) {
        const StdFile *f = &p->files[i];
        files[i] = parse_parts(a, pos_add_file(f->name, f->text, f->size), f->at_once, f->nat_once, &l->diags);
    }
    Package *pkg = types_check_package(l->ck, path, files, p->nfiles, NULL, CHECK_LAZY | CHECK_NATIVE);
    Late *late = ARENA_NEW(a, Late);
    *late = (Late){.head = {late_decl, late_method, late_name}, .p = p, .files = files, .diags = &l->diags, .given = ARENA_ARRAY(a, bool, p->ndecls + 1)};
    types_set_late(pkg, &late->head);
    return pkg;
}
