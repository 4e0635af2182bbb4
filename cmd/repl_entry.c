// repl_entry.c - from the text of an entry to code: cutting it into pieces, packages by use, checking, compiling.
//
// An entry is cut into its declarations and statements. Each piece becomes a small file of the session's package, is checked, compiled and
// run before the next one: neighbouring declarations together (they may refer to each other), `x := e` as `var x = e`, an expression as hidden
// variables that are then printed, other statements as the body of a hidden function.
#include <unistd.h>
#include "cmd/repl.h"
#include "lexer/token.h"
#include "stdlib/stdlib.h"

#define HIDDEN_VAR "gosling_v"
#define HIDDEN_FUNC "gosling_f"

// ---- cutting --------------------------------------------------------------------------------

static char *trimmed(FileSrc *src, Pos from, Pos to) {
    const char *s = src->text + (from - src->base);
    size_t n = to - from;
    while (n && strchr("\n\r \t;", s[n - 1])) n--;
    return strndup(s, n);
}

static void add(FileSrc *src, Pos from, char *text, PieceKind kind, const char *file) {
    Position p = pos_raw(from);
    (void)src;
    vec_push(&repl.pieces, (Piece){.kind = kind, .text = text, .file = file, .line = p.line, .col = p.col});
}

static bool is_decl(Node *n) { return n->kind == N_FuncDecl || n->kind == N_GenDecl; }

// The names that a declaration gives, for telling whether two of them may be checked together.
typedef struct Names { VEC(Name *) v; } Names;
static void names_of(Node *n, Names *out) {
    if (n->kind == N_FuncDecl) {
        FuncDecl *f = (FuncDecl *)n;
        if (!f->recv) vec_push(&out->v, f->name->name);
        return;
    }
    GenDecl *g = (GenDecl *)n;
    for (int i = 0; i < g->specs.n; i++) {
        if (g->n.op == TK_TYPE) vec_push(&out->v, ((TypeSpec *)g->specs.v[i])->name->name);
        else if (g->n.op != TK_IMPORT) {
            NodeList l = ((ValueSpec *)g->specs.v[i])->names;
            for (int k = 0; k < l.n; k++) vec_push(&out->v, ((Ident *)l.v[k])->name);
        }
    }
}

static bool common(Names *a, Names *b) {
    for (int i = 0; i < a->v.n; i++)
        for (int k = 0; k < b->v.n; k++)
            if (a->v.v[i] == b->v.v[k]) return true;
    return false;
}

// Where the text of a node begins: with the comment before a declaration, which :doc shows.
static Pos start_of(FileSrc *src, Node *n, Pos after) {
    Pos from = n->pos;
    while (n->kind == N_FuncDecl && from > src->base && strncmp(src->text + (from - src->base), "func", 4) != 0) from--;  // its pos is the name's
    if (!is_decl(n)) return from;
    const char *base = src->text, *low = base + (after - src->base);
    for (const char *s = base + (from - src->base);;) {
        const char *e = s;
        while (e > low && (e[-1] == ' ' || e[-1] == '\t')) e--;
        if (e <= low || e[-1] != '\n') break;
        const char *b = --e;
        while (b > low && b[-1] != '\n') b--;
        while (b < e && (*b == ' ' || *b == '\t')) b++;
        if (strncmp(b, "//", 2) != 0) break;
        from = src->base + (Pos)(b - base);
        s = b;
    }
    return from;
}

static void cut(FileSrc *src, NodeList nodes, const char *file) {
    Pos *from = xmalloc(sizeof(Pos) * (size_t)(nodes.n + 1));
    for (int i = 0; i < nodes.n; i++) from[i] = start_of(src, nodes.v[i], i ? nodes.v[i - 1]->pos : src->base);
    from[nodes.n] = pos_at(src, src->len);
    for (int i = 0; i < nodes.n; i++) {
        Node *n = nodes.v[i];
        if (is_decl(n)) {
            Names all = {0};
            int k = i;
            names_of(n, &all);
            for (; k + 1 < nodes.n && is_decl(nodes.v[k + 1]); k++) {
                Names more = {0};
                names_of(nodes.v[k + 1], &more);
                bool again = common(&all, &more) || (nodes.v[k + 1]->kind == N_GenDecl && ((GenDecl *)nodes.v[k + 1])->n.op == TK_IMPORT);
                for (int j = 0; j < more.v.n; j++) vec_push(&all.v, more.v.v[j]);
                vec_free(&more.v);
                if (again) break;
            }
            vec_free(&all.v);
            add(src, from[i], trimmed(src, from[i], from[k + 1]), PIECE_DECL, file);
            i = k;
            continue;
        }
        char *text = trimmed(src, from[i], from[i + 1]);
        if (n->kind == N_AssignStmt && n->op == TK_DEFINE) {
            Buf b = BUF_INIT;
            char *op = strstr(text, ":=");
            buf_printf(&b, "var %.*s = \n//line %s:%d:%d\n%s", (int)(op - text), text, file, pos_raw(from[i]).line, pos_raw(from[i]).col + (int)(op + 2 - text), op + 2);
            buf_cstr(&b);
            free(text);
            add(src, from[i], buf_take(&b), PIECE_DECL, file);
        } else add(src, from[i], text, n->kind == N_ExprStmt ? PIECE_EXPR : PIECE_STMT, file);
    }
    free(from);
}

void entry_errors(void) {
    if (front_stop) return;  // it was not read to its end
    if (repl.json) {
        json_errors();
        return;
    }
    if (isatty(2)) show_errors(&repl.l);
    else diag_fprint(&repl.l.diags, stderr, "");
}

// A package clause is no entry: it becomes blanks.
static void blank_package(char *text) {
    for (char *s = text; *s;) {
        char *line = s + strspn(s, " \t"), *nl = strchr(s, '\n');
        if (strncmp(line, "package ", 8) == 0) {
            size_t n = strcspn(line, ";\n/");
            memset(line, ' ', n + (line[n] == ';'));
            return;
        }
        if (strncmp(line, "//", 2) != 0 && *line != '\n' && *line != '\r' && *line != '#') return;
        if (!nl) return;
        s = nl + 1;
    }
}

EntryState entry_read(const char *text, const char *file) {
    const char *s = text + strspn(text, " \t\r\n");
    if (*s == ':' && s[1] && s[1] != '=') {
        vec_push(&repl.pieces, (Piece){.kind = PIECE_COMMAND, .text = xstrdup(s)});
        return ENTRY_DONE;
    }
    char *copy = xstrdup(text);  // sources live for ever
    blank_package(copy);
    FileSrc *src = pos_add_file(file, copy, strlen(copy));
    ReplInput in = {0};
    diag_clear(&repl.l.diags);
    Arena *a = arena_new();
    bool good = parse_repl(a, src, &repl.l.diags, &in);
    EntryState st = in.incomplete ? ENTRY_MORE : good && !repl.l.diags.nerrors ? ENTRY_DONE : ENTRY_BAD;
    if (st == ENTRY_DONE) cut(src, in.nodes, file);
    else if (st == ENTRY_BAD) entry_errors();
    arena_free(a);
    return st;
}

bool entry_incomplete(const char *text) {
    Diags d;
    diag_init(&d);
    char *copy = xstrdup(text);
    blank_package(copy);
    ReplInput in = {0};
    Arena *a = arena_new();
    parse_repl(a, pos_add_file("<repl>", copy, strlen(copy)), &d, &in);
    arena_free(a);
    diag_fini(&d);
    return in.incomplete;
}

void entry_insert(Piece p) {
    vec_push(&repl.pieces, p);
    for (int i = repl.pieces.n - 1; i > repl.next; i--) {
        Piece t = repl.pieces.v[i];
        repl.pieces.v[i] = repl.pieces.v[i - 1];
        repl.pieces.v[i - 1] = t;
    }
}

// ---- files ----------------------------------------------------------------------------------

static const char *last_part(const char *path) {
    const char *s = strrchr(path, '/');
    return s ? s + 1 : path;
}

static bool names_package(const char *text, const char *name) {
    size_t n = strlen(name);
    for (const char *p = text; (p = strstr(p, name)); p++)
        if (p[n] == '.' && (p == text || !(p[-1] == '_' || p[-1] == '.' || ((p[-1] | 32) >= 'a' && (p[-1] | 32) <= 'z')))) return true;
    return false;
}

// A file of the session's package; packages of the library are imported by use.
static void file_begin(Buf *b, const char *body) {
    buf_str(b, "package main\n");
    for (int i = 0; i < std_npackages && !front_stop; i++) {
        const char *path = std_packages[i].path;
        if (strstr(path, "internal") || strcmp(path, "math/rand/v2") == 0 || strcmp(path, "text/template") == 0 || strcmp(path, "crypto/rand") == 0 || !names_package(body, last_part(path))) continue;
        if (!types_scope_lookup(repl.session->scope, intern_cstr(last_part(path))) && !types_session_import(repl.session, intern_cstr(last_part(path))))
            buf_printf(b, "import \"%s\"\n", path);
    }
}

static File *parse_text(Buf *b) {
    size_t n = b->len;
    buf_cstr(b);
    char *text = buf_take(b);
    diag_clear(&repl.l.diags);
    return parse_file(arena_new(), pos_add_file("<repl>", text, n), &repl.l.diags, PARSE_STOPPABLE);
}

static bool extend(Buf *b) {
    File *f = parse_text(b);
    return !(f->n.flags & NF_BAD) && types_extend(repl.l.ck, repl.session, f) && !repl.l.diags.nerrors;
}

// ---- expressions ----------------------------------------------------------------------------

// Checks an expression by itself; it stays in the arena of its file. NULL: errors are in diags.
static Expr *check_expr_text(const char *text, const char *file, int line, int col) {
    Buf b = BUF_INIT;
    file_begin(&b, text);
    buf_printf(&b, "var _ = \n//line %s:%d:%d\n%s\n", file, line, col, text);
    File *f = parse_text(&b);
    if (f->n.flags & NF_BAD || !f->decls.n) return NULL;
    GenDecl *g = (GenDecl *)f->decls.v[f->decls.n - 1];
    ValueSpec *s = g->n.kind == N_GenDecl && g->specs.n == 1 ? (ValueSpec *)g->specs.v[0] : NULL;
    if (!s || s->values.n != 1) {
        if (s && s->values.n > 1) diag_error(&repl.l.diags, s->values.v[1]->pos, "one expression is expected here");
        return NULL;
    }
    f->decls.n--;
    Expr *e = (Expr *)s->values.v[0];
    return types_session_expr(repl.l.ck, repl.session, f, e) && !repl.l.diags.nerrors ? e : NULL;
}

Type *entry_typeof(const char *text, Object **obj) {
    *obj = NULL;
    Expr *e = check_expr_text(text, "<repl>", 1, 1);
    if (!e) return NULL;
    Expr *u = ast_unparen(e);
    if (u->n.kind == N_Ident) *obj = ((Ident *)u)->obj;
    else if (u->n.kind == N_SelectorExpr) *obj = ((SelectorExpr *)u)->sel->obj;
    return e->type;
}

// A generic function is no expression by itself.
static Object *generic_function(const char *name, const char *dot) {
    if (!dot) return types_scope_lookup(repl.session->scope, intern_cstr(name));
    char *head = strndup(name, (size_t)(dot - name));
    Object *imp = types_session_import(repl.session, intern_cstr(head));
    Package *p = imp ? imp->imported : library_package(head);
    free(head);
    return p ? types_scope_lookup(p->scope, intern_cstr(dot + 1)) : NULL;
}

Object *entry_object(const char *name, Type **t) {
    Object *o = NULL;
    const char *dot = strrchr(name, '.');
    *t = entry_typeof(name, &o);
    if (!*t && dot) {
        Buf b = BUF_INIT;
        buf_printf(&b, "(*%.*s)%s", (int)(dot - name), name, dot);
        *t = entry_typeof(buf_cstr(&b), &o);
        buf_fini(&b);
    }
    diag_clear(&repl.l.diags);
    return *t ? o : generic_function(name, dot);
}

bool entry_type(const char *text, Buf *out) {
    Expr *e = check_expr_text(text, "<repl>", 1, 1);
    if (!e) return false;
    if (e->mode == MNoValue) buf_str(out, "(no value)");
    else if (e->mode == MNilValue) buf_str(out, "untyped nil");
    else if (e->mode == MTypExpr) {
        types_string(out, e->type, repl.session);
        Type *u = types_under(e->type);
        if (u != types_unalias(e->type)) {
            buf_str(out, "  // ");
            types_string(out, u, repl.session);
        }
    } else {
        types_string(out, e->type, repl.session);
        if (e->mode == MConstant) {
            buf_str(out, "  // constant ");
            const_text(out, e->cval);
        }
    }
    return true;
}

static bool fits_default(Expr *e) {
    int64_t i;
    if (e->mode != MConstant || !types_is_untyped(e->type)) return true;
    Type *d = types_default(e->type);
    if (types_is(d, IsInteger)) return const_int64(e->cval, &i) && (d != types_rune || (i >= INT32_MIN && i <= INT32_MAX));
    if (types_is(d, IsFloat)) return const_float64(e->cval) - const_float64(e->cval) == 0;
    return true;
}

// What can be shown without running anything.
static bool shown_at_once(Expr *e) {
    Buf b = BUF_INIT, type = BUF_INIT;
    if (e->mode == MNilValue) buf_str(&b, "nil"), buf_str(&type, "untyped nil");
    else if (e->mode == MTypExpr) {
        buf_str(&b, "type ");
        types_string(&b, e->type, repl.session);
        Type *u = types_under(e->type);
        if (u != types_unalias(e->type)) {
            buf_char(&b, ' ');
            types_string(&b, u, repl.session);
        }
    } else if (!fits_default(e)) {
        const_text(&b, e->cval);
        types_string(&type, e->type, repl.session);
        buf_str(&type, " constant");
    }
    bool done = b.len != 0;
    if (done && repl.json) json_text(b.s, b.len, type.len ? buf_cstr(&type) : "type");
    else if (done) out_printf(type.len ? "%s  (%s)\n" : "%s%s\n", buf_cstr(&b), buf_cstr(&type));
    buf_fini(&b);
    buf_fini(&type);
    return done;
}

static Object *hidden(const char *name) { return types_scope_lookup(repl.session->scope, intern_cstr(name)); }

static Object *hidden_value(int i) {
    char name[40];
    snprintf(name, sizeof name, HIDDEN_VAR "%d", i);
    return hidden(name);
}

static bool has_method(Type *t, const char *name) {
    int *index, n;
    bool indirect;
    Object *o = types_lookup_field_or_method(repl.l.ck, t, true, repl.session, intern_cstr(name), &index, &n, &indirect);
    if (!o || o->kind != OFunc || !o->type || o->type->kind != TSignature) return false;
    Type *p = o->type->sig.params, *r = o->type->sig.results;
    return p->tuple.n == 0 && r->tuple.n == 1 && types_is(r->tuple.vars[0]->type, IsString);
}

static EntryCode compile_statement(Piece *p) {
    Buf b = BUF_INIT;
    file_begin(&b, p->text);
    buf_printf(&b, "func " HIDDEN_FUNC "() {\n//line %s:%d:%d\n%s\n}\n", p->file, p->line, p->col, p->text);
    if (extend(&b)) return ENTRY_RUN_FUNC;
    entry_errors();
    return ENTRY_FAILED;
}

bool entry_try(const char *code, bool *declares) {
    ReplInput in = {0};
    Diags d;
    diag_init(&d);
    Arena *a = arena_new();
    parse_repl(a, pos_add_file("<repl>", xstrdup(code), strlen(code)), &d, &in);
    *declares = in.nodes.n && in.nodes.v[0]->kind == N_FuncDecl;
    arena_free(a);
    diag_fini(&d);
    Expr *e = *declares ? NULL : check_expr_text(code, "<repl>", 1, 1);
    bool value = e && e->mode != MNoValue && e->mode != MTypExpr && e->type->kind != TTuple;
    Buf b = BUF_INIT;
    file_begin(&b, code);
    if (*declares) buf_printf(&b, "//line <repl>:1:1\n%s\n", code);
    else buf_printf(&b, "func " HIDDEN_FUNC "() {\n//line <repl>:1:1\n%s%s\n}\n", value ? "_ = " : "", code);
    return extend(&b);
}

// What :show shows is looked at where it lies, if it has an address.
static void take_address(Piece *p) {
    Buf b = BUF_INIT;
    buf_printf(&b, "&(%s)", p->text);
    repl.byaddress = check_expr_text(buf_cstr(&b), p->file, p->line, p->col) != NULL;
    if (repl.byaddress) {
        free(p->text);
        p->text = buf_take(&b);
    }
    buf_fini(&b);
}

// fmt.Println("x"): what is printed is meant, not how many bytes that were.
static bool prints(Expr *e) {
    Expr *f = e->n.kind == N_CallExpr ? ast_unparen(((CallExpr *)e)->fun) : NULL;
    Object *o = f && f->n.kind == N_SelectorExpr ? ((SelectorExpr *)f)->sel->obj : NULL;
    return o && o->kind == OFunc && o->pkg && strcmp(o->pkg->path, "fmt") == 0 && (strncmp(o->name->s, "Print", 5) == 0 || strncmp(o->name->s, "Fprint", 6) == 0);
}

static EntryCode compile_expr(Piece *p) {
    if (p->show) take_address(p);
    Expr *e = check_expr_text(p->text, p->file, p->line, p->col);
    if (!e) {
        entry_errors();
        return ENTRY_FAILED;
    }
    if (e->mode == MNoValue || (prints(e) && !p->show)) return compile_statement(p);
    if (shown_at_once(e)) return ENTRY_NOTHING;
    print_forget();
    Buf b = BUF_INIT;
    int n = e->type->kind == TTuple && e->mode != MMapIndex && e->mode != MCommaOk ? e->type->tuple.n : 1;
    if (n > MAXVALUES) {
        fprintf(stderr, "an expression of %d values\n", n);
        return ENTRY_FAILED;
    }
    bool comment = n == 1 && types_unalias(e->type)->kind != TBasic && !types_is_untyped(e->type);
    const char *call = !comment || p->show ? NULL : has_method(e->type, "Error") ? "Error" : has_method(e->type, "String") ? "String" : NULL;
    file_begin(&b, p->text);
    buf_str(&b, "var ");
    for (int i = 0; i < n; i++) buf_printf(&b, i ? ", " HIDDEN_VAR "%d" : HIDDEN_VAR "%d", i);
    buf_printf(&b, " = \n//line %s:%d:%d\n%s\n", p->file, p->line, p->col, p->text);
    if (call)
        buf_printf(&b, "var " HIDDEN_VAR "s string\nfunc " HIDDEN_FUNC "() {\n\tdefer func() { recover() }()\n\t" HIDDEN_VAR "s = " HIDDEN_VAR "0.%s()\n}\n", call);
    if (!extend(&b)) {
        entry_errors();
        return ENTRY_FAILED;
    }
    for (int i = 0; i < n; i++) repl.values[i] = hidden_value(i);
    repl.nvalues = n;
    repl.fresh = true;
    repl.comment = call ? hidden(HIDDEN_VAR "s") : NULL;
    return call ? ENTRY_RUN_FUNC : ENTRY_RUN;
}

EntryCode entry_check(Piece *p) {
    if (p->kind == PIECE_EXPR) return compile_expr(p);
    if (p->kind == PIECE_STMT) return compile_statement(p);
    Buf b = BUF_INIT;
    file_begin(&b, p->text);
    buf_printf(&b, "//line %s:%d:%d\n%s\n", p->file, p->line, p->col, p->text);
    if (extend(&b)) return ENTRY_RUN;
    entry_errors();
    return ENTRY_FAILED;
}

Func *entry_func(void) {
    Object *o = hidden(HIDDEN_FUNC);
    return o ? compile_funcof(o, NULL) : NULL;
}
