// vet.c - gosling vet: type-checks a program, then looks for what is correct Go but hardly meant.
// Twin: cmd/vet, golang.org/x/tools/go/analysis/passes
#include <sys/stat.h>
#include <unistd.h>
#include "cmd/vet.h"

void vet_warn(Vet *v, Pos pos, const char *fmt, ...) {
    Buf b = BUF_INIT;
    va_list ap;
    va_start(ap, fmt);
    buf_vprintf(&b, fmt, ap);
    va_end(ap);
    diag_warn(&v->l->diags, pos, "%s", buf_cstr(&b));
    buf_fini(&b);
}

const char *vet_text(Vet *v, const void *expr) {
    const Node *n = expr;
    Pos end = ast_endpos(n);
    FileSrc *f = pos_filesrc(n->pos);
    if (f && end > n->pos && end <= f->base + f->len) {
        const char *s = f->text + (n->pos - f->base);
        if (!memchr(s, '\n', end - n->pos)) return arena_strndup(v->file->arena, s, end - n->pos);
    }
    return ast_expr_cstr(v->file->arena, (const Expr *)n);
}

const char *vet_type(Vet *v, Type *t) {
    Buf b = BUF_INIT;
    types_string_full(&b, t);
    const char *s = arena_strndup(v->file->arena, buf_cstr(&b), b.len);
    buf_fini(&b);
    return s;
}

Object *vet_callee(CallExpr *c) {
    Expr *f = ast_unparen(c->fun);
    if (ast_is(f, N_IndexExpr)) f = ast_unparen(((IndexExpr *)f)->x);
    Object *o = NULL;
    if (ast_is(f, N_Ident)) o = ((Ident *)f)->obj;
    else if (ast_is(f, N_SelectorExpr)) {
        SelectorExpr *s = (SelectorExpr *)f;
        o = s->selection ? s->selection->obj : s->sel->obj;
    }
    return o && (o->kind == OFunc || o->kind == OBuiltin) ? o : NULL;
}

bool vet_is_func(Object *o, const char *pkg, const char *name) {
    return o && o->kind == OFunc && o->pkg && !o->isfield && strcmp(o->pkg->path, pkg) == 0 && strcmp(o->name->s, name) == 0 && o->type->sig.recv == NULL;
}

bool vet_string_const(Expr *x, const char **s, size_t *n) {
    if (!x->cval || const_kind(x->cval) != CString) return false;
    *s = const_string(x->cval, n);
    return true;
}

static bool visit(Node *n, void *arg) {
    Vet *v = arg;
    if (!n) {
        (void)vec_pop(&v->stack);
        return false;
    }
    vec_push(&v->stack, n);
    vet_copylocks(v, n);
    switch (n->kind) {
    case N_CallExpr: vet_printf(v, (CallExpr *)n); break;
    case N_FuncDecl:
        if (((FuncDecl *)n)->body) {
            vet_unreachable(v, ((FuncDecl *)n)->body);
            vet_lostcancel(v, ((FuncDecl *)n)->body);
        }
        break;
    case N_FuncLit:
        vet_unreachable(v, ((FuncLit *)n)->body);
        vet_lostcancel(v, ((FuncLit *)n)->body);
        break;
    case N_AssignStmt: vet_assign(v, (AssignStmt *)n); break;
    case N_StructType: vet_structtag(v, (StructType *)n); break;
    case N_ForStmt:
    case N_RangeStmt: vet_loopclosure(v, n); break;
    case N_BinaryExpr: vet_nilfunc(v, (BinaryExpr *)n); break;
    case N_ExprStmt: vet_unusedresult(v, (ExprStmt *)n); break;
    default: break;
    }
    return true;
}

void vet_package(Loader *l, Package *p, const char *path) {
    Vet v = {.l = l, .pkg = p};
    p->path = intern_cstr(path)->s;  // as messages name it
    for (int i = 0; i < p->nfiles; i++) {
        int minor = 26;
        v.file = p->files[i];
        if (p->goversion) sscanf(p->goversion, "go1.%d", &minor);
        if (v.file->goversion) sscanf(v.file->goversion, "go1.%d", &minor);
        v.version = minor;
        for (int k = 0; k < v.file->decls.n; k++) ast_walk(v.file->decls.v[k], visit, &v);
    }
    vec_free(&v.stack);
}

int cmd_vet(int argc, char **argv) {
    static Loader l;
    loader_init(&l);
    for (; argc && argv[0][0] == '-' && argv[0][1]; argc--, argv++) {
        if (strcmp(argv[0], "-e") == 0) {
            l.allerrors = true;
            l.diags.limit = 0;
        } else if (!loader_flag(&l, argv[0])) {
            fprintf(stderr, "gosling vet: unknown flag %s\n", argv[0]);
            return 2;
        }
    }
    struct stat st;
    bool dir = argc == 1 && stat(argv[0], &st) == 0 && S_ISDIR(st.st_mode);
    Package *p = dir ? load_dir(&l, argv[0], CHECK_NO_MAIN | CHECK_NATIVE) : load_files(&l, argv, argc, CHECK_NO_MAIN | CHECK_NATIVE);
    if (p && !l.allerrors) vet_package(&l, p, l.units[0]->path);
    if (p && !l.diags.list.n) return 0;
    if (p && !l.diags.nerrors && !isatty(2)) diag_fprint(&l.diags, stderr, "");
    else loader_report(&l);
    return 1;
}
