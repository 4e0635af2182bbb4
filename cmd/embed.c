// embed.c - //go:embed: finds the files that the patterns name and gives the variables initialisers that hold them.
// Twin: cmd/go/internal/load/pkg.go (resolveEmbed), cmd/compile/internal/noder/noder.go
//
// A string or []byte variable gets a literal (for the latter: converted); an embed.FS the call `collect("packed files")`, with an identifier that
// is bound to the library's function already (NF_EMBED). The checker has its own say about misplaced directives.
#include <ctype.h>
#include <dirent.h>
#include <fnmatch.h>
#include <sys/stat.h>
#include <unistd.h>
#include "cmd/load.h"

typedef VEC(const char *) Names;

static const char *at_dir(Unit *u, const char *name) {
    Buf b = BUF_INIT;
    buf_printf(&b, "%s/%s", u->dir, name);
    buf_cstr(&b);
    return buf_take(&b);
}

static int by_name(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

static bool valid_path(const char *s) {
    for (size_t n; (n = strcspn(s, "/")) > 0; s += n + 1) {
        if ((n == 1 && s[0] == '.') || (n == 2 && s[0] == '.' && s[1] == '.')) return false;
        if (!s[n]) return true;
    }
    return false;
}

static bool bad_name(const char *s) {  // what a module may not hold
    if (strpbrk(s, "\"'*<>?`|/\\:")) return true;
    static const char *const control[] = {".bzr", ".hg", ".git", ".svn"};
    for (size_t i = 0; i < ARRAY_LEN(control); i++)
        if (strcmp(s, control[i]) == 0) return true;
    return false;
}

// Members of a directory, sorted.
static void members(const char *dir, Names *out) {
    DIR *d = opendir(dir);
    if (!d) return;
    for (struct dirent *e; (e = readdir(d));)
        if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0) vec_push(out, xstrdup(e->d_name));
    closedir(d);
    if (out->n) qsort(out->v, (size_t)out->n, sizeof *out->v, by_name);
}

static const char *below(const char *dir, const char *name) {
    Buf b = BUF_INIT;
    buf_printf(&b, "%s%s%s", dir, *dir ? "/" : "", name);
    buf_cstr(&b);
    return buf_take(&b);
}

// path.Match over the tree, element by element.
static void glob(Unit *u, const char *dir, const char *pattern, Names *out) {
    size_t n = strcspn(pattern, "/");
    char *first = strndup(pattern, n);
    Names names = {0};
    members(at_dir(u, *dir ? dir : "."), &names);
    for (int i = 0; i < names.n; i++) {
        if (fnmatch(first, names.v[i], 0) != 0) continue;
        const char *name = below(dir, names.v[i]);
        if (pattern[n]) glob(u, name, pattern + n + 1, out);
        else vec_push(out, name);
    }
    vec_free(&names);
    free(first);
}

static bool bad_pattern(const char *s) {
    for (; *s; s++) {
        if (*s == '\\' && !*++s) return true;
        if (*s != '[') continue;
        if (s[1] == '^') s++;
        const char *from = ++s;
        while (*s && (*s != ']' || s == from)) s += *s == '\\' && s[1] ? 2 : 1;
        if (!*s || s == from) return true;
    }
    return false;
}

// All files below a directory; without those that begin with . or _ unless all is set.
static void walk(Unit *u, const char *dir, bool all, Names *out) {
    Names names = {0};
    members(at_dir(u, dir), &names);
    for (int i = 0; i < names.n; i++) {
        const char *name = below(dir, names.v[i]);
        struct stat st;
        if (bad_name(names.v[i]) || (!all && (names.v[i][0] == '.' || names.v[i][0] == '_')) || lstat(at_dir(u, name), &st) != 0) continue;
        if (S_ISREG(st.st_mode)) vec_push(out, name);
        else if (S_ISDIR(st.st_mode) && access(at_dir(u, below(name, "go.mod")), F_OK) != 0) walk(u, name, all, out);
    }
    vec_free(&names);
}

// Adds the files of a pattern to out; false: an error was reported.
static bool resolve(Loader *l, Unit *u, const char *pattern, Pos pos, Names *out, bool *single) {
    const char *glb = pattern;
    bool all = strncmp(pattern, "all:", 4) == 0;
    if (all) glb += 4;
#define FAIL(...) return load_error(l, pos, __VA_ARGS__), false
    if ((strcmp(glb, ".") != 0 && !valid_path(glb)) || bad_pattern(glb)) FAIL("pattern %s: invalid pattern syntax", pattern);
    Names hits = {0};
    if (strcmp(glb, ".") == 0) vec_push(&hits, "");
    else glob(u, "", glb, &hits);
    if (!hits.n) FAIL("pattern %s: no matching files found", pattern);
    int before = out->n;
    for (int i = 0; i < hits.n; i++) {
        const char *name = hits.v[i], *slash = strrchr(name, '/'), *base = slash ? slash + 1 : name;
        struct stat st;
        if (lstat(at_dir(u, name), &st) != 0) continue;
        const char *what = S_ISDIR(st.st_mode) ? "directory" : "file";
        for (const char *s = S_ISDIR(st.st_mode) ? name + strlen(name) : slash; s && s > name;) {  // each directory of the way
            if (access(at_dir(u, below(strndup(name, (size_t)(s - name)), "go.mod")), F_OK) == 0)
                FAIL("pattern %s: cannot embed %s %s: in different module", pattern, what, name);
            do s--; while (s > name && *s != '/');
        }
        if (*base && bad_name(base)) FAIL("pattern %s: cannot embed %s %s: invalid name %s", pattern, what, name, base);
        if (S_ISREG(st.st_mode)) vec_push(out, name);
        else if (S_ISDIR(st.st_mode)) {
            int n = out->n;
            *single = false;
            walk(u, name, all, out);
            if (out->n == n) FAIL("pattern %s: cannot embed directory %s: contains no embeddable files", pattern, name);
        } else FAIL("pattern %s: cannot embed irregular file %s", pattern, name);
    }
    if (out->n == before) FAIL("pattern %s: no matching files found", pattern);
    return true;
#undef FAIL
}

// ---- the variables --------------------------------------------------------------------------

enum embedkind { E_UNKNOWN, E_STRING, E_BYTES, E_FILES };

static bool is_byte(const Expr *x) {
    const Ident *id = AST_CAST(Ident, x);
    return id && (strcmp(id->name->s, "byte") == 0 || strcmp(id->name->s, "uint8") == 0);
}

// What a type expression means, named types of the package looked through.
static enum embedkind kind_of(Unit *u, File *f, Expr *x, int depth) {
    x = ast_unparen(x);
    if (ast_is(x, N_ArrayType)) {
        ArrayType *t = (ArrayType *)x;
        if (t->len) return E_UNKNOWN;
        if (is_byte(t->elt)) return E_BYTES;
        const Ident *id = AST_CAST(Ident, t->elt);
        for (int i = 0; id && i < u->nfiles; i++)
            for (int k = 0; k < u->files[i]->decls.n; k++) {
                GenDecl *g = AST_CAST(GenDecl, u->files[i]->decls.v[k]);
                for (int j = 0; g && g->n.op == TK_TYPE && j < g->specs.n; j++) {
                    TypeSpec *s = (TypeSpec *)g->specs.v[j];
                    if (s->name->name == id->name && is_byte(s->type_expr)) return E_BYTES;
                }
            }
        return E_UNKNOWN;
    }
    if (ast_is(x, N_SelectorExpr)) {
        SelectorExpr *s = (SelectorExpr *)x;
        const Ident *p = AST_CAST(Ident, s->x);
        for (int i = 0; p && i < f->imports.n; i++) {
            ImportSpec *is = (ImportSpec *)f->imports.v[i];
            if (is->value && strcmp(is->value->s, "embed") == 0 && strcmp(is->name ? is->name->name->s : "embed", p->name->s) == 0)
                return strcmp(s->sel->name->s, "FS") == 0 ? E_FILES : E_UNKNOWN;
        }
        return E_UNKNOWN;
    }
    const Ident *id = AST_CAST(Ident, x);
    for (int i = 0; id && i < u->nfiles; i++)
        for (int k = 0; k < u->files[i]->decls.n; k++) {
            GenDecl *g = AST_CAST(GenDecl, u->files[i]->decls.v[k]);
            for (int j = 0; g && g->n.op == TK_TYPE && j < g->specs.n; j++) {
                TypeSpec *s = (TypeSpec *)g->specs.v[j];
                if (s->name->name == id->name && depth < 100) {
                    enum embedkind e = kind_of(u, u->files[i], s->type_expr, depth + 1);
                    return e == E_FILES && s->assign == NO_POS ? E_UNKNOWN : e;
                }
            }
        }
    return id && strcmp(id->name->s, "string") == 0 ? E_STRING : E_UNKNOWN;
}

static BasicLit *literal(File *f, Pos pos, const char *s, size_t n) {
    BasicLit *b = ast_new(f->arena, N_BasicLit, pos);
    char *text = arena_alloc(f->arena, 4 * n + 3), *to = text;
    *to++ = '"';
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)s[i];
        if (c >= 32 && c < 127 && c != '"' && c != '\\') *to++ = (char)c;
        else to += sprintf(to, "\\x%02x", c);
    }
    *to++ = '"';
    b->e.n.op = TK_STRING;
    b->lit = text;
    b->len = (uint32_t)(to - text);
    return b;
}

static Expr *call(File *f, Pos pos, Expr *fun, BasicLit *arg) {
    CallExpr *c = ast_new(f->arena, N_CallExpr, pos);
    c->fun = fun;
    c->args = ast_list(f->arena, (void *const[]){arg}, 1);
    c->e.oppos = c->rparen = pos;
    c->e.depth = 3;
    return &c->e;
}

static bool read_all(Unit *u, const char *name, Buf *b) {
    FILE *in = fopen(at_dir(u, name), "rb");
    if (!in) return false;
    char chunk[65536];
    for (size_t n; (n = fread(chunk, 1, sizeof chunk, in)) > 0;) buf_bytes(b, chunk, n);
    return fclose(in) == 0;
}

static void initialise(Loader *l, Unit *u, File *f, ValueSpec *v, Names *files, bool single) {
    enum embedkind kind = kind_of(u, f, v->type_expr, 0);
    Pos pos = ((Ident *)v->names.v[0])->e.n.pos;
    Buf b = BUF_INIT;
    if (kind == E_UNKNOWN) {
        diag_error(&l->diags, pos, "go:embed cannot apply to var of type %s", ast_expr_cstr(f->arena, v->type_expr));
        return;
    }
    if (files->n) qsort(files->v, (size_t)files->n, sizeof *files->v, by_name);
    int n = 0;
    for (int i = 0; i < files->n; i++)
        if (i == 0 || strcmp(files->v[i], files->v[n - 1]) != 0) files->v[n++] = files->v[i];
    if (kind != E_FILES && (n != 1 || !single)) {
        diag_error(&l->diags, pos, "invalid go:embed: multiple files for type %s", ast_expr_cstr(f->arena, v->type_expr));
        return;
    }
    for (int i = 0; i < n; i++) {
        Buf data = BUF_INIT;
        if (!read_all(u, files->v[i], &data)) {
            load_error(l, pos, "embed %s: cannot be read", files->v[i]);
            return;
        }
        if (kind == E_FILES) {
            buf_bytes(&b, files->v[i], strlen(files->v[i]) + 1);
            buf_printf(&b, "%zu", data.len);
            buf_char(&b, 0);
        }
        buf_bytes(&b, data.s ? data.s : "", data.len);
        buf_fini(&data);
    }
    Expr *init = (Expr *)literal(f, pos, b.s ? b.s : "", b.len);
    if (kind == E_BYTES) {  // T("..."), T read once more from its text
        Diags none;
        diag_init(&none);
        const char *text = ast_expr_cstr(f->arena, v->type_expr);
        Expr *t = parse_expr(f->arena, pos_add_file(f->src->name, text, strlen(text)), &none);
        diag_fini(&none);
        if (t) init = call(f, pos, t, (BasicLit *)init);
    } else if (kind == E_FILES) {
        Ident *id = ast_new(f->arena, N_Ident, pos);
        id->name = intern_cstr("collect");
        id->obj = types_scope_lookup(load_std(l, "embed")->scope, id->name);
        id->e.n.flags |= NF_EMBED;
        init = call(f, pos, &id->e, (BasicLit *)init);
    }
    v->n.flags |= NF_EMBED;
    v->values = ast_list(f->arena, (void *const[]){init}, 1);
    buf_fini(&b);
}

// The patterns of one directive: words, or Go strings. False: malformed.
static bool patterns(Loader *l, Unit *u, Directive *d, Names *out, bool *single) {
    const char *s = d->text + 8, *end = d->text + d->len;
    int n = 0;
    for (;;) {
        while (s < end && isspace((unsigned char)*s)) s++;
        if (s >= end) break;
        const char *from = s;
        Buf b = BUF_INIT;
        if (*s == '"' || *s == '`') {
            char q = *s++;
            for (; s < end && *s != q; s++) {
                if (q == '"' && *s == '\\' && s + 1 < end) s++;
                buf_char(&b, *s);
            }
            if (s >= end) {
                diag_error(&l->diags, d->pos, "invalid quoted string in //go:embed: %.*s", (int)(end - from), from);
                return false;
            }
            s++;
        } else {
            while (s < end && !isspace((unsigned char)*s)) s++;
            buf_bytes(&b, from, (size_t)(s - from));
        }
        n++;
        buf_cstr(&b);
        if (!resolve(l, u, buf_take(&b), d->pos + (Pos)(from - d->text), out, single)) return false;
    }
    return n > 0;  // without any: the checker complains
}

static bool is_embed(Directive *d) { return d->len >= 8 && memcmp(d->text, "go:embed", 8) == 0 && (d->len == 8 || isspace((unsigned char)d->text[8])); }

void embed_files(Loader *l, Unit *u) {
    if (l->allerrors) return;  // -e is about types
    for (int i = 0; i < u->nfiles; i++) {
        File *f = u->files[i];
        bool imported = false, any = false;
        for (Directive *d = f->directives; d && !any; d = d->next) any = is_embed(d);
        for (int k = 0; any && k < f->imports.n; k++) {
            ImportSpec *s = (ImportSpec *)f->imports.v[k];
            imported |= s->value && strcmp(s->value->s, "embed") == 0;
        }
        if (!imported || (f->n.flags & NF_BAD)) continue;
        Pos prev = f->name->e.n.pos;  // directives between here and a variable are that variable's
        for (int k = 0; k < f->decls.n; k++) {
            GenDecl *g = AST_CAST(GenDecl, f->decls.v[k]);
            for (int j = 0; g && g->n.op == TK_VAR && j < g->specs.n; j++) {
                ValueSpec *v = (ValueSpec *)g->specs.v[j];
                Names files = {0};
                bool single = true, ok = false;
                for (Directive *d = v->directives; d; d = d->next)
                    if (is_embed(d) && d->pos > prev && d->pos < ast_endpos(&v->n)) {
                        ok = patterns(l, u, d, &files, &single);
                        if (!ok) break;
                    }
                if (ok && v->names.n == 1 && !v->values.n && v->type_expr) initialise(l, u, f, v, &files, single);
                vec_free(&files);
            }
            prev = ast_endpos(f->decls.v[k]);
        }
    }
}
