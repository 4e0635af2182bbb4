// The index of the library's declarations (tools/embed.py) against the parser: every file is parsed whole, and each declaration must be where the index
// says, under each of its names, or in a range that is parsed at once.
#include <string.h>

#include "parser/parser.h"
#include "stdlib/stdlib.h"
#include "tests/unit/unit.h"

static int find(const StdPackage *p, const char *name) { return std_decl(p, name, (uint32_t)strlen(name), name_hash(name, strlen(name))); }

static bool named(const StdPackage *p, const StdDecl *d, const Name *name) {
    uint32_t n;
    const char *s = std_name(p, d, &n);
    return n == name->len && memcmp(s, name->s, n) == 0;
}

static bool at_once(const StdFile *f, uint32_t off) {
    for (int i = 0; i < f->nat_once; i++)
        if (f->at_once[i][0] <= off && off < f->at_once[i][1]) return true;
    return false;
}

// Is the function of row d the one that the parser found?
static bool same_func(File *f, const StdDecl *d, FuncDecl *x) {
    if (!d->sig) return (x->recv || (x->type_expr && x->type_expr->tparams)) && d->from <= x->n.pos - f->src->base && x->n.pos - f->src->base < d->to;
    FuncDecl *y = parse_late_func(f, d->name, d->sig, d->body, d->to, d->recv);
    bool same = y->name->name == x->name->name && y->sigpos == x->sigpos && y->sigend == x->sigend && y->lbrace == x->lbrace && y->rbrace == x->rbrace;
    if (!x->recv != !y->recv) return false;
    if (x->recv) {
        Field *a = (Field *)x->recv->list.v[0], *b = (Field *)y->recv->list.v[0];
        same = same && a->names.n == b->names.n && strcmp(ast_expr_cstr(f->arena, a->type_expr), ast_expr_cstr(f->arena, b->type_expr)) == 0;
        if (a->names.n) same = same && ((Ident *)a->names.v[0])->name == ((Ident *)b->names.v[0])->name;
    }
    return same;
}

static const char *base_of(FuncDecl *d) {
    Expr *x = ast_unparen(((Field *)d->recv->list.v[0])->type_expr);
    if (ast_is(x, N_StarExpr)) x = ((StarExpr *)x)->x;
    if (ast_is(x, N_IndexExpr)) x = ((IndexExpr *)x)->x;
    return ((Ident *)x)->name->s;
}

static void check_name(const StdPackage *p, int file, uint32_t off, Name *name, StdKind kind, int *seen) {
    if (strcmp(name->s, "_") == 0 || at_once(&p->files[file], off)) return;
    int i = find(p, name->s);
    CHECK(i >= 0);
    if (i < 0) printf("%s: %s is not in the index\n", p->path, name->s);
    else CHECK(std_fileno(&p->decls[i]) == file && p->decls[i].from <= off && off < p->decls[i].to && p->decls[i].kind == kind);
    ++*seen;
}

static void check_package(const StdPackage *p) {
    Arena *a = arena_new();
    Diags diags;
    diag_init(&diags);
    int seen = 0, methods = 0, rows = 0;
    for (int i = 0; i < p->nfiles; i++) {
        const StdFile *sf = &p->files[i];
        File *f = parse_file(a, pos_add_file(sf->name, sf->text, sf->size), &diags, PARSE_LAZY_BODIES | PARSE_LAZY_SIGS);
        CHECK(!(f->n.flags & NF_BAD));
        for (int k = 0; k < f->decls.n; k++) {
            uint32_t off = f->decls.v[k]->pos - f->src->base;
            FuncDecl *d = AST_CAST(FuncDecl, f->decls.v[k]);
            if (d && d->recv) {
                int t = find(p, base_of(d)), hits = 0;
                if (at_once(sf, off)) continue;
                CHECK(t >= 0);
                for (int m = 0; t >= 0 && m < p->decls[t].nmethods; m++) {
                    const StdDecl *r = &p->methods[p->decls[t].method + m];
                    if (std_fileno(r) == i && named(p, r, d->name->name)) hits += same_func(f, r, d);
                }
                CHECK(hits == 1);
                if (hits != 1) printf("%s: method %s.%s\n", p->path, base_of(d), d->name->name->s);
                methods++;
            } else if (d) {
                check_name(p, i, off, d->name->name, STD_FUNC, &seen);
                int at = find(p, d->name->name->s);
                if (at >= 0) CHECK(same_func(f, &p->decls[at], d));
            } else {
                GenDecl *g = (GenDecl *)f->decls.v[k];
                if (g->n.op == TK_IMPORT) CHECK(at_once(sf, off));
                for (int j = 0; j < g->specs.n && g->n.op != TK_IMPORT; j++) {
                    if (g->n.op == TK_TYPE) {
                        TypeSpec *t = (TypeSpec *)g->specs.v[j];
                        check_name(p, i, t->n.pos - f->src->base, t->name->name, STD_TYPE, &seen);
                        int at = find(p, t->name->name->s);
                        if (t->assign != NO_POS && at >= 0) CHECK(p->decls[at].nmethods == 0);
                    } else {
                        ValueSpec *v = (ValueSpec *)g->specs.v[j];
                        if (g->n.op == TK_VAR && v->values.n) CHECK(at_once(sf, off));
                        for (int n = 0; n < v->names.n; n++)
                            check_name(p, i, ((Ident *)v->names.v[n])->e.n.pos - f->src->base, ((Ident *)v->names.v[n])->name,
                                       g->n.op == TK_VAR ? STD_VAR : STD_CONST, &seen);
                    }
                }
            }
        }
    }
    for (int i = 0; i < p->ndecls; i++) rows += p->decls[i].nmethods;
    CHECK(seen == p->ndecls);
    if (seen != p->ndecls) printf("%s: %d names, %d rows\n", p->path, seen, p->ndecls);
    CHECK(rows == methods);
    diag_fini(&diags);
    arena_free(a);
}

int main(void) {
    TEST("index of the library");
    for (int i = 0; i < std_npackages; i++) check_package(&std_packages[i]);
    CHECK(std_npackages > 80);
    return unit_done();
}
