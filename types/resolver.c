// resolver.c - collects the objects of a package, its imports and methods; unused imports.
// Twin: cmd/compile/internal/types2/resolver.go
//
// Nothing is typed here: each object gets a DeclInfo that says how to type it. Methods are kept
// with the type name that they will belong to until that is declared.
#include <stdlib.h>
#include <string.h>

#include "types/check.h"

static DeclInfo *new_info(Checker *ck, PkgCheck *pc, File *f, Scope *scope, int version) {
    DeclInfo *d = NEW(ck, DeclInfo);
    d->pc = pc;
    d->file = f;
    d->filescope = scope;
    d->version = version;
    return d;
}

static void attach(PkgCheck *pc, Object *o, DeclInfo *d) {
    o->info = d;
    o->order = ++pc->norder;
    d->self = o;
    if (pc->collected) vec_push(&pc->lateobjs, o);
    else vec_push(&pc->objlist, o);
}

static void declare_pkg_obj(Checker *ck, PkgCheck *pc, Ident *id, Object *o, DeclInfo *d) {
    if (id->name == name_init) {
        check_error(ck, id->e.n.pos, E_InvalidInitDecl, "cannot declare init - must be func");
        return;
    }
    if (id->name == name_main && pc->pkg->name == name_main) {
        check_error(ck, id->e.n.pos, E_InvalidMainDecl, "cannot declare main - must be func");
        return;
    }
    if (pc->flags & CHECK_REPL_) check_session_declare(ck, pc, o), id->obj = o;
    else check_declare(ck, pc->pkg->scope, id, o, NO_POS);
    attach(pc, o, d);
}

// ---- imports --------------------------------------------------------------------------------

static bool valid_path(Checker *ck, ImportSpec *s) {
    if (!s->value) return false;
    if (s->value->len == 0) {
        check_error(ck, at(s->path), E_BadImportPath, "invalid import path (empty string)");
        return false;
    }
    for (uint32_t i = 0; i < s->value->len;) {
        uint32_t r;
        i += (uint32_t)utf8_decode(s->value->s + i, s->value->len - i, &r);
        if (r > ' ' && r != 0x7F && r != RUNE_ERROR &&
            (r >= 128 || !strchr("!\"#$%&'()*,:;<=>?[\\]^{|}`", (int)r)))
            continue;
        char t[UTF8_MAX + 1] = "";
        t[utf8_encode(t, r)] = 0;
        char text[64];
        if (r < ' ' || r == 0x7F) snprintf(text, sizeof text, "U+%04X", r);
        else snprintf(text, sizeof text, "U+%04X '%s'", r, t);
        check_error(ck, at(s->path), E_BadImportPath, "invalid import path (invalid character %s)",
                    text);
        return false;
    }
    return true;
}

Package *check_import_package(Checker *ck, Pos pos, const char *path, const char *dir) {
    if (strcmp(path, "unsafe") == 0) return types_unsafe;
    Package *p = NULL;
    if (ck->imp) p = ck->imp->import(ck->imp, path, dir, pos);
    if (p) return p;
    if (!ck->imp) check_error(ck, pos, E_BrokenImport, "could not import %s (no importer)", path);
    // A package to stand in for the missing one, so that its uses are not reported again.
    p = NEW(ck, Package);
    const char *slash = strrchr(path, '/');
    p->path = intern_cstr(path)->s;
    p->name = intern_cstr(slash && slash[1] ? slash + 1 : path);
    p->scope = scope_new(ck, types_universe, NO_POS, NO_POS);
    p->fake = true;
    p->ck = ck;
    return p;
}

static void add_import(PkgCheck *pc, Package *imp) {
    Package *p = pc->pkg;
    for (int i = 0; i < p->nimports; i++)
        if (p->imports[i] == imp) return;
    if ((p->nimports & (p->nimports - 1)) == 0)
        p->imports =
            xrealloc(p->imports, sizeof *p->imports * (size_t)(p->nimports ? 2 * p->nimports : 1));
    p->imports[p->nimports++] = imp;
}

static void dot_import(Checker *ck, PkgCheck *pc, ImportSpec *s, Scope *scope, Object *pn) {
    Package *imp = pn->imported;
    types_read_all(imp);
    for (int i = 0; i < imp->scope->n; i++) {
        Object *o = imp->scope->list[i];
        if (!types_exported(o->name)) continue;
        Object *alt = types_scope_lookup(scope, o->name);
        if (alt) {
            Err e = err_new(ck, E_DuplicateDecl);
            err_addf(&e, at(s->name), "%N redeclared in this block", alt->name);
            err_altdecl(&e, alt);
            err_report(&e);
            continue;
        }
        Scope *parent = o->parent;
        scope_insert(ck, scope, o);
        o->parent = parent;
        PtrMap *m = ptrmap_get(&pc->dotimports, scope);
        if (!m) {
            m = NEW(ck, PtrMap);
            ptrmap_put(&pc->dotimports, scope, m);
        }
        ptrmap_put(m, o, pn);
    }
}

static void collect_import(Checker *ck, PkgCheck *pc, ImportSpec *s, Scope *scope,
                           const char *dir) {
    if (!valid_path(ck, s)) return;
    const char *path = s->value->s;
    if (path[0] == '/') {
        check_error(ck, at(s->path), E_BadImportPath,
                    "could not import %s (import path cannot be absolute path)", path);
        return;
    }
    const char *dup = strstr(path, "//");
    if (dup && path[0] != '/') {
        Buf b = BUF_INIT;
        for (const char *c = path; *c; c++)
            if (c[0] != '/' || c[1] != '/') buf_char(&b, *c);
        check_error(ck, at(s->path), E_BadImportPath,
                    "could not import %s (non-canonical import path %q (should be %q))", path, path,
                    buf_cstr(&b));
        buf_fini(&b);
        return;
    }
    Package *imp = check_import_package(ck, at(s->path), path, dir);
    Name *name = s->name ? s->name->name : imp->name;
    if (name == name_init) {
        check_error(ck, s->n.pos, E_InvalidInitDecl,
                    "cannot import package as init - init must be a func");
        return;
    }
    if (imp != types_unsafe) add_import(pc, imp);
    Object *pn = object_new(ck, OPkgName, s->n.pos, pc->pkg, name, invalid_type());
    pn->imported = imp;
    pn->decl = s;
    s->obj = pn;
    if (s->name) s->name->obj = pn;
    if (imp->fake) pn->used = true;
    vec_push(&pc->imports, pn);
    if (name == name_dot) dot_import(ck, pc, s, scope, pn);
    else check_declare(ck, scope, NULL, pn, NO_POS);
}

// ---- constants, variables, types --------------------------------------------------------------

static void collect_consts(Checker *ck, PkgCheck *pc, File *f, Scope *scope, int version,
                           ValueSpec *s) {
    ValueSpec *from = s->inherit ? s->inherit : s;
    for (int i = 0; i < s->names.n; i++) {
        Ident *id = (Ident *)s->names.v[i];
        Object *o = object_new(ck, OConst, id->e.n.pos, pc->pkg, id->name, NULL);
        o->iota_ = s->iota;
        o->decl = s;
        DeclInfo *d = new_info(ck, pc, f, scope, version);
        d->vtyp = from->type_expr;
        d->init = i < from->values.n ? (Expr *)from->values.v[i] : NULL;
        d->inherited = s->inherit != NULL;
        declare_pkg_obj(ck, pc, id, o, d);
    }
    check_arity(ck, s->n.pos, s->names, from->values, true, s->inherit != NULL);
}

static void collect_vars(Checker *ck, PkgCheck *pc, File *f, Scope *scope, int version,
                         ValueSpec *s) {
    int n = s->names.n;
    Object **lhs = NEWN(ck, Object *, n);
    DeclInfo *shared = NULL;
    if (s->values.n == 1 && n > 1) {
        shared = new_info(ck, pc, f, scope, version);
        shared->lhs = lhs;
        shared->nlhs = n;
        shared->vtyp = s->type_expr;
        shared->init = (Expr *)s->values.v[0];
    }
    for (int i = 0; i < n; i++) {
        Ident *id = (Ident *)s->names.v[i];
        Object *o = lhs[i] = object_new(ck, OVar, id->e.n.pos, pc->pkg, id->name, NULL);
        o->ispkgvar = true;
        o->decl = s;
        id->obj = o;
        DeclInfo *d = shared;
        if (!d) {
            d = new_info(ck, pc, f, scope, version);
            d->vtyp = s->type_expr;
            d->init = i < s->values.n ? (Expr *)s->values.v[i] : NULL;
        }
        declare_pkg_obj(ck, pc, id, o, d);
    }
    if (!s->type_expr || s->values.n > 0)
        check_arity(ck, s->n.pos, s->names, s->values, false, false);
}

// ---- functions ------------------------------------------------------------------------------

struct method {
    Object *m;
    bool ptr;
    Ident *recv;
};
typedef VEC(struct method) MethodVec;

static const char *find_linkname(Checker *ck, FuncDecl *d) {
    for (Directive *x = d->file ? d->file->directives : NULL; x; x = x->next) {
        char local[256], target[512];
        if (x->len < 12 || strncmp(x->text, "go:linkname ", 12) != 0) continue;
        char *line = arena_strndup(ck->arena, x->text, x->len);
        int n = sscanf(line, "go:linkname %255s %511s", local, target);
        if (n >= 1 && strcmp(local, d->name->name->s) == 0)
            return n == 2 ? arena_strdup(ck->arena, target) : "";
    }
    return NULL;
}

static void collect_func(Checker *ck, PkgCheck *pc, File *f, Scope *scope, int version, FuncDecl *s,
                         MethodVec *methods) {
    Name *name = s->name->name;
    Object *o = object_new(ck, OFunc, s->name->e.n.pos, pc->pkg, name, NULL);
    o->decl = s;
    o->hasbody = s->body != NULL || (s->n.flags & NF_LAZY);
    s->obj = o;
    if (s->pragma & PRAGMA_LINKNAME) o->linkname = find_linkname(ck, s);
    FieldList *tp = s->type_expr ? s->type_expr->tparams : NULL;  // generic functions are read whole
    bool generic = tp && tp->list.n > 0, generr = false;
    if (!s->recv) {
        bool ismain = name == name_main && pc->pkg->name == name_main;
        if (name == name_init || ismain) {
            ErrCode code = ismain ? E_InvalidMainDecl : E_InvalidInitDecl;
            if (generic) {
                check_soft_error(ck, at(tp->list.v[0]), code,
                                 "func %N must have no type parameters", name);
                generr = true;
            }
            FieldList *r = s->type_expr ? s->type_expr->results : NULL;
            if (s->type_expr && (s->type_expr->params->list.n > 0 || (r && r->list.n > 0)))
                check_soft_error(ck, s->name->e.n.pos, code,
                                 "func %N must have no arguments and no return values", name);
        }
        if (name == name_init) {
            o->parent = pc->pkg->scope;
            s->name->obj = o;
            if (!o->hasbody)
                check_soft_error(ck, o->pos, E_MissingInitBody, "func init must have a body");
        } else if (pc->flags & CHECK_REPL_) {
            check_session_declare(ck, pc, o);
            s->name->obj = o;
        } else {
            check_declare(ck, pc->pkg->scope, s->name, o, NO_POS);
        }
    } else {
        Expr *base = NULL;
        NodeList rt;
        bool ptr = false;
        if (s->recv->list.n > 0)
            ptr = check_unpack_recv(((Field *)s->recv->list.v[0])->type_expr, &base, &rt);
        if (base && ast_is(base, N_Ident) && !name_is_blank(name))
            vec_push(methods, (struct method){o, ptr, (Ident *)base});
        s->name->obj = o;
    }
    if (generic && !generr) {
        int saved = ck->env.version;
        ck->env.version = version;
        check_verify_version(ck, at(tp->list.v[0]), 18, "type parameter");
        ck->env.version = saved;
    }
    DeclInfo *d = new_info(ck, pc, f, scope, version);
    d->fdecl = s;
    attach(pc, o, d);
    Package *p = pc->pkg;
    if ((p->nfuncs & (p->nfuncs - 1)) == 0)
        p->funcs = xrealloc(p->funcs, sizeof *p->funcs * (size_t)(p->nfuncs ? 2 * p->nfuncs : 1));
    p->funcs[p->nfuncs++] = o;
}

// Follows non-generic aliases from name to the defined type that methods are to be bound to.
static Object *base_type_name(PkgCheck *pc, bool *ptr, Ident *id) {
    for (int steps = 0; id && steps < 100; steps++) {
        Object *o = types_scope_lookup(pc->pkg->scope, id->name);
        if (!o || o->kind != OTypeName || !o->info) return NULL;
        TypeSpec *d = o->info->tdecl;
        if (d->assign == NO_POS) return o;
        if (d->tparams) return NULL;
        Expr *t = ast_unparen(d->type_expr);
        if (ast_is(t, N_StarExpr)) {
            if (*ptr) return NULL;
            *ptr = true;
            t = ast_unparen(((StarExpr *)t)->x);
        }
        id = AST_CAST(Ident, t);
    }
    return NULL;
}

static int file_version(Checker *ck, PkgCheck *pc, File *f) {
    int v = pc->version;
    if (!f->goversion) return v;
    int minor = 0;
    if (sscanf(f->goversion, "go1.%d", &minor) != 1) return v;
    if (minor > CUR_VERSION)
        check_error(ck, at(f->name), E_TooNew, "file requires newer Go version %s", f->goversion);
    return minor > 21 ? minor : 21;
}

static void bind_methods(PkgCheck *pc, MethodVec *methods) {
    for (int i = 0; i < methods->n; i++) {
        struct method *m = &methods->v[i];
        bool ptr = m->ptr;
        Object *base = base_type_name(pc, &ptr, m->recv);
        m->m->ptrrecv = ptr;
        if (!base) continue;
        ObjVec *v = ptrmap_get(&pc->methods, base);
        if (!v) {
            v = NEW(pc->ck, ObjVec);
            ptrmap_put(&pc->methods, base, v);
        }
        vec_push(v, m->m);
        if (base->type && pc->flags & CHECK_REPL_) check_session_method(pc->ck, pc, base);
    }
}

static void collect_decl(Checker *ck, PkgCheck *pc, File *f, int version, Node *n, const char *dir, MethodVec *methods) {
    Scope *scope = f->scope;
    if (n->kind == N_FuncDecl) {
        collect_func(ck, pc, f, scope, version, (FuncDecl *)n, methods);
        return;
    }
    if (n->kind != N_GenDecl) return;
    GenDecl *g = (GenDecl *)n;
    for (int j = 0; j < g->specs.n; j++) {
        Node *s = g->specs.v[j];
        switch (g->n.op) {
        case TK_IMPORT:
            collect_import(ck, pc, (ImportSpec *)s, scope, dir);
            ck->env = (Env){.pc = pc, .scope = scope, .version = version, .file = f};
            break;
        case TK_CONST: collect_consts(ck, pc, f, scope, version, (ValueSpec *)s); break;
        case TK_VAR: collect_vars(ck, pc, f, scope, version, (ValueSpec *)s); break;
        case TK_TYPE: {
            TypeSpec *t = (TypeSpec *)s;
            Object *o = object_new(ck, OTypeName, t->name->e.n.pos, pc->pkg, t->name->name, NULL);
            o->isalias = t->assign != NO_POS;
            DeclInfo *d = new_info(ck, pc, f, scope, version);
            d->tdecl = t;
            declare_pkg_obj(ck, pc, t->name, o, d);
            break;
        }
        default: break;
        }
    }
}

void types_set_late(Package *pkg, LateDecls *late) {
    PkgCheck *pc = pkg->priv;
    pc->late = late;
    pkg->scope->late = pkg;
}

// Reads the declaration of a name, if there is one still to be read.
bool check_collect_late(Package *pkg, Name *name) {
    PkgCheck *pc = pkg->priv;
    Checker *ck = pc->ck;
    File *f;
    Node *n = pc->late->decl(pc->late, name, &f);
    if (!n) return false;
    MethodVec methods = {0};
    Env saved = ck->env;
    ck->env = (Env){.pc = pc, .scope = f->scope, .version = pc->version, .file = f};
    collect_decl(ck, pc, f, pc->version, n, ".", &methods);
    const GenDecl *g = AST_CAST(GenDecl, n);
    for (int j = 0; g && g->n.op == TK_TYPE && j < g->specs.n; j++) {
        FuncDecl *m;
        for (int i = 0; (m = pc->late->method(pc->late, ((TypeSpec *)g->specs.v[j])->name->name, i)) != NULL; i++)
            collect_func(ck, pc, m->file, m->file->scope, pc->version, m, &methods);
    }
    bind_methods(pc, &methods);
    vec_free(&methods);
    ck->env = saved;
    return true;
}

void types_read_all(Package *pkg) {
    PkgCheck *pc = pkg->priv;
    Name *name;
    for (int i = 0; pc && pc->late && (name = pc->late->name(pc->late, i)) != NULL; i++) check_collect_late(pkg, name);
}

void check_collect_objects(Checker *ck, PkgCheck *pc, File **files, int nfiles) {
    MethodVec methods = {0};
    Package *pkg = pc->pkg;
    VEC(Scope *) scopes = {0};
    for (int i = 0; i < nfiles; i++) {
        File *f = files[i];
        int version = file_version(ck, pc, f);
        Scope *scope = scope_new(ck, pkg->scope, f->n.pos, NO_POS);
        f->scope = scope;
        vec_push(&scopes, scope);
        ck->env = (Env){.pc = pc, .scope = scope, .version = version, .file = f};
        const char *fn = f->src ? f->src->name : "", *slash = strrchr(fn, '/');
        const char *dir =
            slash && slash > fn ? arena_strndup(ck->arena, fn, (size_t)(slash - fn)) : ".";
        for (int k = 0; k < f->decls.n; k++) collect_decl(ck, pc, f, version, f->decls.v[k], dir, &methods);
    }
    if (pc->flags & CHECK_REPL_) check_session_imports(ck, pc, scopes.v[0]);
    // File and package scopes must not declare the same name.
    for (int i = 0; i < scopes.n; i++) {
        Scope *s = scopes.v[i];
        for (int k = 0; k < s->n; k++) {
            Object *o = s->list[k], *alt = types_scope_lookup(pkg->scope, o->name);
            if (!alt || (pc->flags & CHECK_REPL_)) continue;
            Err e = err_new(ck, E_DuplicateDecl);
            if (o->kind == OPkgName) {
                err_addf(
                    &e, alt->pos, "%N already declared through import of %s", alt->name,
                    check_sprintf(ck, "package %N (%q)", o->imported->name, o->imported->path));
                err_altdecl(&e, o);
            } else {
                err_addf(&e, alt->pos, "%N already declared through dot-import of %s", alt->name,
                         check_sprintf(ck, "package %N (%q)", o->pkg->name, o->pkg->path));
                err_altdecl(&e, o);
            }
            err_report(&e);
        }
    }
    vec_free(&scopes);
    bind_methods(pc, &methods);
    vec_free(&methods);
    pc->collected = pkg->lazy;
}

void check_package_objects(Checker *ck, PkgCheck *pc) {
    for (int phase = 0; phase < 3; phase++) {
        for (int i = 0; i < pc->objlist.n; i++) {
            Object *o = pc->objlist.v[i];
            bool type = o->kind == OTypeName, alias = type && o->info->tdecl->assign != NO_POS;
            int want = !type ? 2 : alias ? 1 : 0;
            if (want == phase) check_obj_decl(ck, o);
        }
    }
}

void check_unused_imports(Checker *ck, PkgCheck *pc) {
    for (int i = 0; i < pc->imports.n; i++) {
        Object *o = pc->imports.v[i];
        if (o->used || name_is_blank(o->name)) continue;
        const char *path = o->imported->path, *slash = strrchr(path, '/'),
                   *elem = slash ? slash + 1 : path;
        if (o->name == name_dot || strcmp(o->name->s, elem) == 0)
            check_soft_error(ck, o->pos, E_UnusedImport, "%q imported and not used", path);
        else
            check_soft_error(ck, o->pos, E_UnusedImport, "%q imported as %N and not used", path,
                             o->name);
    }
}

// Chains of type declarations by name alone that come back to themselves: type A B; type B A.
void check_direct_cycles(Checker *ck, PkgCheck *pc) {
    PtrMap done = {0};
    ObjVec path = {0};
    for (int i = 0; i < pc->objlist.n; i++) {
        Object *o = pc->objlist.v[i];
        path.n = 0;
        while (o && o->kind == OTypeName && o->info && o->info->pc == pc) {
            int k = 0;
            while (k < path.n && path.v[k] != o) k++;
            if (k < path.n) {
                o->type = invalid_type();
                check_cycle_error(ck, path.v + k, path.n - k, first_in_src(path.v + k, path.n - k));
                break;
            }
            if (!ptrmap_put(&done, o, o)) break;
            vec_push(&path, o);
            Ident *id = AST_CAST(Ident, o->info->tdecl->type_expr);
            o = id ? types_scope_lookup(pc->pkg->scope, id->name) : NULL;
        }
    }
    ptrmap_free(&done);
    vec_free(&path);
}
