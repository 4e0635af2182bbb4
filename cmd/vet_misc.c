// vet_misc.c - small analyses: self-assignment, struct tags, loop variables in closures, functions compared with nil, results not used.
// Twin: passes/{assign,structtag,loopclosure,nilfunc,unusedresult}
#include "cmd/vet.h"

static bool effects(Node *n, void *arg) {
    if (!n) return false;
    if (n->kind == N_CallExpr || (n->kind == N_UnaryExpr && n->op == TK_ARROW) || n->kind == N_FuncLit) *(bool *)arg = true;
    return true;
}

void vet_assign(Vet *v, AssignStmt *s) {
    if (s->s.n.op != TK_ASSIGN || s->lhs.n != s->rhs.n) return;
    Buf b = BUF_INIT;
    for (int i = 0; i < s->lhs.n; i++) {
        Expr *x = ast_expr_at(s->lhs, i), *y = ast_expr_at(s->rhs, i);
        bool bad = x->n.kind != y->n.kind;
        ast_walk(&x->n, effects, &bad);
        ast_walk(&y->n, effects, &bad);
        if (x->n.kind == N_IndexExpr && types_under(((IndexExpr *)x)->x->type)->kind == TMap) bad = true;
        if (!bad && strcmp(vet_text(v, x), vet_text(v, y)) == 0) buf_printf(&b, "%s%s", b.len ? ", " : "", vet_text(v, x));
    }
    if (b.len) vet_warn(v, s->s.n.pos, "self-assignment of %s", buf_cstr(&b));
    buf_fini(&b);
}

// ---- struct tags ----------------------------------------------------------------------------

// One `key:"value"` from s; its error, or NULL. The value is left quoted.
static const char *tag_pair(const char **s, const char **key, size_t *nkey, const char **val, size_t *nval) {
    const char *p = *s;
    while (*p > ' ' && *p != ':' && *p != '"' && *p != 0x7f) p++;
    if (p == *s) return "bad syntax for struct tag key";
    if (*p != ':') return "bad syntax for struct tag pair";
    *key = *s;
    *nkey = (size_t)(p - *s);
    if (*++p != '"') return "bad syntax for struct tag value";
    *val = ++p;
    while (*p && *p != '"') p += *p == '\\' && p[1] ? 2 : 1;
    if (!*p) return "bad syntax for struct tag value";
    *nval = (size_t)(p - *val);
    *s = p + 1;
    return NULL;
}

static bool known_key(const char *k, size_t n) { return (n == 4 && memcmp(k, "json", 4) == 0) || (n == 3 && memcmp(k, "xml", 3) == 0); }

typedef struct Seen { const char *key, *val; size_t nkey, nval; Pos pos; } Seen;
typedef VEC(Seen) Seens;

static void field_tag(Vet *v, Field *f, Ident *name, const char *tag, Seens *seen) {
    const char *bad = NULL, *s = tag;
    bool unexported = false;
    for (int n = 0; *s && !bad; n++) {
        const char *key, *val, *from = s;
        size_t nkey, nval;
        while (*s == ' ') s++;
        if (!*s) break;
        if (n && s == from) {
            bad = "key:\"value\" pairs not separated by spaces";
            break;
        }
        bad = tag_pair(&s, &key, &nkey, &val, &nval);
        if (bad || !known_key(key, nkey)) continue;
        size_t word = 0;
        while (word < nval && val[word] != ',') word++;
        const char *comma = val + word;
        for (const char *p = val; p < val + word; p++)
            if (*p == ' ') bad = "suspicious space in struct tag value";
        if (word == 0 && comma < val + nval && memchr(comma, ' ', nval) && nkey == 4) bad = NULL;
        if (!(nval == 0 || (nval == 1 && *val == '-')) && !types_exported(name->name) && !f->embedded && !unexported) {
            unexported = true;
            vet_warn(v, name->e.n.pos, "struct field %s has %.*s tag but is not exported", name->name->s, (int)nkey, key);
        }
        if (word == 0 || (nval == 1 && *val == '-') || f->embedded) continue;
        bool attr = nkey == 3 && strstr(comma, ",attr") && strstr(comma, ",attr") < val + nval;
        for (int i = 0; i < seen->n; i++)
            if (seen->v[i].nkey == nkey + attr && seen->v[i].nval == word && memcmp(seen->v[i].val, val, word) == 0) {
                const char *file = pos_file(seen->v[i].pos), *slash = strrchr(file, '/');
                vet_warn(v, name->e.n.pos, "struct field %s repeats %.*s%s tag \"%.*s\" also at %s:%d", name->name->s, (int)nkey, key,
                         attr ? " attribute" : "", (int)word, val, slash ? slash + 1 : file, pos_line(seen->v[i].pos));
                attr = true;
                nkey = 100;
                break;
            }
        if (nkey != 100) vec_push(seen, (Seen){key, val, nkey + attr, word, name->e.n.pos});
    }
    if (bad) vet_warn(v, name->e.n.pos, "struct field tag `%s` not compatible with reflect.StructTag.Get: %s", tag, bad);
}

// The name of an embedded field.
static Ident *embedded_name(Expr *x) {
    x = ast_unparen(x);
    if (ast_is(x, N_StarExpr)) x = ast_unparen(((StarExpr *)x)->x);
    if (ast_is(x, N_IndexExpr)) x = ((IndexExpr *)x)->x;
    if (ast_is(x, N_SelectorExpr)) return ((SelectorExpr *)x)->sel;
    return AST_CAST(Ident, x);
}

void vet_structtag(Vet *v, StructType *t) {
    Type *u = t->e.type ? types_under(t->e.type) : NULL;
    if (!u || u->kind != TStruct) return;
    Seens seen = {0};
    int at = 0;
    for (int i = 0; i < t->fields->list.n; i++) {
        Field *f = (Field *)t->fields->list.v[i];
        for (int k = 0; k < (f->names.n ? f->names.n : 1); k++, at++) {
            Name *tag = u->strct.tags ? u->strct.tags[at] : NULL;
            Ident *name = f->names.n ? (Ident *)f->names.v[k] : embedded_name(f->type_expr);
            if (tag && tag->len && name) field_tag(v, f, name, tag->s, &seen);
        }
    }
    vec_free(&seen);
}

// ---- loop variables -------------------------------------------------------------------------

typedef struct Loop { Vet *v; Object *vars[8]; int n; } Loop;

static bool captured(Node *n, void *arg) {
    Loop *l = arg;
    if (!n) return false;
    for (int i = 0; n->kind == N_Ident && i < l->n; i++)
        if (((Ident *)n)->obj == l->vars[i]) vet_warn(l->v, n->pos, "loop variable %s captured by func literal", ((Ident *)n)->name->s);
    return true;
}

static void last_statement(Loop *l, NodeList list) {
    if (!list.n) return;
    Node *n = list.v[list.n - 1];
    NodeList cases = {0};
    switch (n->kind) {
    case N_IfStmt:
        last_statement(l, ((IfStmt *)n)->body->list);
        if (ast_is(((IfStmt *)n)->els, N_BlockStmt)) last_statement(l, ((BlockStmt *)((IfStmt *)n)->els)->list);
        else if (((IfStmt *)n)->els) last_statement(l, (NodeList){(Node **)&((IfStmt *)n)->els, 1});
        return;
    case N_ForStmt: last_statement(l, ((ForStmt *)n)->body->list); return;
    case N_RangeStmt: last_statement(l, ((RangeStmt *)n)->body->list); return;
    case N_SwitchStmt: cases = ((SwitchStmt *)n)->cases; break;
    case N_TypeSwitchStmt: cases = ((TypeSwitchStmt *)n)->cases; break;
    case N_SelectStmt: cases = ((SelectStmt *)n)->cases; break;
    case N_GoStmt:
    case N_DeferStmt: {
        Expr *c = n->kind == N_GoStmt ? ((GoStmt *)n)->call : ((DeferStmt *)n)->call;
        Expr *f = ast_is(c, N_CallExpr) ? ((CallExpr *)c)->fun : NULL;
        if (ast_is(f, N_FuncLit)) ast_walk(&((FuncLit *)f)->body->s.n, captured, l);
        return;
    }
    default: return;
    }
    for (int i = 0; i < cases.n; i++)
        last_statement(l, cases.v[i]->kind == N_CaseClause ? ((CaseClause *)cases.v[i])->body : ((CommClause *)cases.v[i])->body);
}

static void loop_var(Loop *l, void *x) {
    Ident *id = AST_CAST(Ident, (Node *)x);
    if (id && id->obj && l->n < 8) l->vars[l->n++] = id->obj;
}

void vet_loopclosure(Vet *v, Node *n) {
    Loop l = {.v = v};
    if (v->version >= 22) return;
    if (n->kind == N_RangeStmt) {
        RangeStmt *r = (RangeStmt *)n;
        loop_var(&l, r->key);
        loop_var(&l, r->value);
        if (l.n) last_statement(&l, r->body->list);
        return;
    }
    ForStmt *f = (ForStmt *)n;
    if (ast_is(f->post, N_IncDecStmt)) loop_var(&l, ((IncDecStmt *)f->post)->x);
    else if (ast_is(f->post, N_AssignStmt))
        for (int i = 0; i < ((AssignStmt *)f->post)->lhs.n; i++) loop_var(&l, ((AssignStmt *)f->post)->lhs.v[i]);
    if (l.n) last_statement(&l, f->body->list);
}

// ---- nil, results ---------------------------------------------------------------------------

void vet_nilfunc(Vet *v, BinaryExpr *x) {
    if (x->e.n.op != TK_EQL && x->e.n.op != TK_NEQ) return;
    Expr *f = ast_unparen(x->x), *nil = ast_unparen(x->y);
    for (int i = 0; i < 2; i++) {
        if (ast_is(nil, N_Ident) && ((Ident *)nil)->obj && ((Ident *)nil)->obj->kind == ONil) {
            Object *o = ast_is(f, N_Ident) ? ((Ident *)f)->obj : NULL;
            if (ast_is(f, N_SelectorExpr)) o = ((SelectorExpr *)f)->selection ? ((SelectorExpr *)f)->selection->obj : ((SelectorExpr *)f)->sel->obj;
            if (o && o->kind == OFunc)
                vet_warn(v, x->e.n.pos, "comparison of function %s %s nil is always %s", o->name->s, x->e.n.op == TK_EQL ? "==" : "!=",
                         x->e.n.op == TK_EQL ? "false" : "true");
            return;
        }
        Expr *t = f;
        f = nil;
        nil = t;
    }
}

void vet_unusedresult(Vet *v, ExprStmt *s) {
    static const char *const funcs[] = {
        "context.WithCancel WithDeadline WithTimeout WithValue", "errors.New", "fmt.Append Appendf Appendln Errorf Sprint Sprintf Sprintln",
        "maps.All Clone Collect Equal EqualFunc Keys Values",
        "slices.All AppendSeq Backward BinarySearch BinarySearchFunc Chunk Clip Clone Collect Compact CompactFunc Compare CompareFunc Concat Contains "
        "ContainsFunc Delete DeleteFunc Equal EqualFunc Grow Index IndexFunc Insert IsSorted IsSortedFunc Max MaxFunc Min MinFunc Repeat Replace Sorted "
        "SortedFunc SortedStableFunc Values",
        "sort.Reverse"};
    Expr *x = ast_unparen(s->x);
    Object *o = ast_is(x, N_CallExpr) ? vet_callee((CallExpr *)x) : NULL;
    if (!o || o->kind != OFunc || !o->type || o->type->kind != TSignature) return;
    Type *sig = o->type;
    if (sig->sig.recv) {
        Type *r = sig->sig.results;
        bool plain = (!sig->sig.params || !sig->sig.params->tuple.n) && r && r->tuple.n == 1 && r->tuple.vars[0]->type == types_basic[KString];
        if (plain && (strcmp(o->name->s, "Error") == 0 || strcmp(o->name->s, "String") == 0))
            vet_warn(v, x->n.pos, "result of (%s).%s call not used", vet_type(v, sig->sig.recv->type), o->name->s);
        return;
    }
    for (size_t i = 0; o->pkg && i < ARRAY_LEN(funcs); i++) {
        size_t n = strcspn(funcs[i], "."), len = strlen(o->name->s);
        if (strlen(o->pkg->path) != n || memcmp(funcs[i], o->pkg->path, n) != 0) continue;
        for (const char *w = funcs[i] + n + 1; *w; w += strcspn(w, " "), w += strspn(w, " "))
            if (strcspn(w, " ") == len && memcmp(w, o->name->s, len) == 0) vet_warn(v, x->n.pos, "result of %s.%s call not used", o->pkg->path, o->name->s);
    }
}
