// testmain.c - the process of one package's tests: finds them, writes the program that lists them, runs it.
// Twin: cmd/go/internal/load/test.go (which functions are tests), go/doc (the output of examples)
//
// Three packages are checked: the package with its _test files, the external test package PATH_test, and the program, whose text is made here.
#include <ctype.h>
#include <unistd.h>
#include "cmd/load.h"
#include "cmd/test.h"

typedef struct Lists {
    Buf tests, benchmarks, fuzz, examples;
    const char *testmain;  // the import that has TestMain
    Buf errors;
} Lists;

static bool ends_with(const char *s, const char *end) {
    size_t n = strlen(s), k = strlen(end);
    return n >= k && strcmp(s + n - k, end) == 0;
}

// TestX, but not Testing: what follows is no lower-case letter.
static bool named(const char *s, const char *prefix) {
    size_t n = strlen(prefix);
    if (strncmp(s, prefix, n) != 0) return false;
    return !islower((unsigned char)s[n]);
}

// ---- the comment at the end of an example ----

typedef struct Comment { size_t from, to; } Comment;

// The last group of comments between from and to: comments with nothing but one newline between them. One behind code is a group of its own.
static bool last_comment(const char *s, size_t from, size_t to, Comment *c) {
    bool any = false, open = false, code = true;  // code: there is some on this line
    for (size_t i = from; i < to;) {
        if (s[i] == '/' && (s[i + 1] == '/' || s[i + 1] == '*')) {
            size_t end = i;
            if (s[i + 1] == '/') while (end < to && s[end] != '\n') end++;
            else {
                const char *e = strstr(s + i + 2, "*/");
                end = e ? (size_t)(e - s) + 2 : to;
            }
            if (!open) c->from = i;
            c->to = end;
            any = open = true;
            i = end;
            size_t lines = 0, k = i;
            while (k < to && (s[k] == ' ' || s[k] == '\t' || s[k] == '\r' || s[k] == '\n')) lines += s[k++] == '\n';
            if (lines > 1 || (lines && code)) open = false;
            if (lines) code = false;
        } else if (s[i] == '"' || s[i] == '\'' || s[i] == '`') {
            char q = s[i++];
            while (i < to && s[i] != q) i += s[i] == '\\' && q != '`' ? 2 : 1;
            i++;
            open = false;
            code = true;
        } else {
            if (s[i] == '\n') code = false;
            else if (!strchr(" \t\r", s[i])) open = false, code = true;
            i++;
        }
    }
    return any;
}

// The text of a group, without the marks; no empty lines at its ends nor two in a row.
static void comment_text(const char *s, Comment c, Buf *b) {
    bool block = false, blank = false;
    for (size_t i = c.from; i < c.to;) {
        size_t end = i;
        while (end < c.to && s[end] != '\n') end++;
        size_t next = end + 1, n = end;
        if (!block) {
            while (i < n && (s[i] == ' ' || s[i] == '\t')) i++;
            block = s[i] == '/' && s[i + 1] == '*';
            bool line = !block && s[i] == '/';
            if (block || line) i += 2;
            if (line && i < n && s[i] == ' ') i++;
        }
        if (block && n - i >= 2 && memcmp(s + n - 2, "*/", 2) == 0) n -= 2, block = false;
        while (n > i && strchr(" \t\r", s[n - 1])) n--;
        if (n == i) blank = true;
        else {
            if (blank && b->len) buf_char(b, '\n');
            blank = false;
            buf_bytes(b, s + i, n - i);
            buf_char(b, '\n');
        }
        i = next;
    }
}

// Is there an "Output:" comment? Then its text and whether the order counts.
static bool example_output(FuncDecl *f, Buf *b, bool *unordered) {
    const FileSrc *src = f->file->src;
    Comment c;
    if (!f->lbrace || !last_comment(src->text, f->lbrace - src->base + 1, f->rbrace - src->base, &c)) return false;
    Buf text = BUF_INIT;
    comment_text(src->text, c, &text);
    const char *s = buf_cstr(&text);
    s += strspn(s, " \t\r\n");
    *unordered = strncasecmp(s, "unordered output:", 17) == 0;
    bool found = *unordered || strncasecmp(s, "output:", 7) == 0;
    if (found) {
        s = strchr(s, ':') + 1;
        s += strspn(s, " ");
        if (*s == '\n') s++;
        buf_str(b, s);
    }
    buf_fini(&text);
    return found;
}

// ---- finding tests ----

static void wrong_signature(Lists *l, FuncDecl *f, char letter, const char *type) {
    const char *name = f->name->name->s;
    const FileSrc *src = f->file->src;
    Pos at = f->name->e.n.pos;
    while (at > src->base && memcmp(src->text + (at - src->base), "func", 4) != 0) at--;
    Position pos = pos_position(at);
    char real[4096];
    buf_printf(&l->errors, "%s:%d:%d", realpath(pos.file, real) ? real : pos.file, pos.line, pos.col);
    buf_printf(&l->errors, ": wrong signature for %s, must be: func %s(%c *testing.%s)\n", name, name, letter, type);
}

// Does it take one *testing.TYPE and nothing else? Checked as the syntax says it, as cmd/go does.
static bool takes(FuncDecl *f, const char *type) {
    FuncType *t = f->type_expr;
    if (t->tparams || (t->results && t->results->list.n) || t->params->list.n != 1) return false;
    Field *p = (Field *)t->params->list.v[0];
    if (p->names.n > 1) return false;
    StarExpr *star = AST_CAST(StarExpr, p->type_expr);
    if (!star) return false;
    SelectorExpr *sel = AST_CAST(SelectorExpr, star->x);
    Ident *id = AST_CAST(Ident, star->x);
    return sel ? strcmp(sel->sel->name->s, type) == 0 : id && strcmp(id->name->s, type) == 0;
}

static void collect(Lists *l, File *file, const char *import, bool *used) {
    for (int i = 0; i < file->decls.n; i++) {
        FuncDecl *f = AST_CAST(FuncDecl, file->decls.v[i]);
        if (!f || f->recv) continue;
        const char *s = f->name->name->s;
        if (strcmp(s, "TestMain") == 0 && takes(f, "M")) {
            l->testmain = import;
            *used = true;
        } else if (named(s, "Test") || named(s, "Benchmark") || named(s, "Fuzz")) {
            Buf *b = *s == 'T' ? &l->tests : *s == 'B' ? &l->benchmarks : &l->fuzz;
            const char *type = *s == 'T' ? "T" : *s == 'B' ? "B" : "F";
            if (!takes(f, type)) {
                wrong_signature(l, f, (char)(*type | 32), type);
                continue;
            }
            buf_printf(b, "\t{\"%s\", %s.%s},\n", s, import, s);
            *used = true;
        } else if (named(s, "Example") && f->type_expr->params->list.n == 0) {
            Buf out = BUF_INIT;
            bool unordered = false;
            if (!example_output(f, &out, &unordered)) continue;
            buf_printf(&l->examples, "\t{\"%s\", %s.%s, ", s, import, s);
            buf_quote(&l->examples, out.s ? out.s : "", out.len);
            buf_printf(&l->examples, ", %s},\n", unordered ? "true" : "false");
            buf_fini(&out);
            *used = true;
        }
    }
}

// ---- the program ----

static void program(Buf *b, const char *path, bool cover, Lists *l, bool internal, bool usesinternal, bool external, bool usesexternal) {
    buf_str(b, "package main\n\nimport (\n\t\"os\"\n\t\"regexp\"\n\t\"testing\"\n");
    if (cover) buf_str(b, "\t\"unsafe\"\n");
    if (internal) buf_printf(b, "\t%s \"%s\"\n", usesinternal ? "_test" : "_", path);
    if (external) buf_printf(b, "\t%s \"%s_test\"\n", usesexternal ? "_xtest" : "_", path);
    buf_printf(b, ")\n\nvar tests = []testing.InternalTest{\n%s}\n\nvar benchmarks = []testing.InternalBenchmark{\n%s}\n\n", buf_cstr(&l->tests),
               buf_cstr(&l->benchmarks));
    buf_printf(b, "var fuzz = []testing.InternalFuzzTarget{\n%s}\n\nvar examples = []testing.InternalExample{\n%s}\n\n", buf_cstr(&l->fuzz),
               buf_cstr(&l->examples));
    buf_printf(b,
               "type deps struct{}\n\nvar code int\n\nfunc (deps) ImportPath() string { return \"%s\" }\nfunc (deps) Exited(c int) { code = c }\n"
               "func (deps) MatchString(pat, str string) (bool, error) {\n\tif pat == last.pat && last.re != nil {\n\t\treturn last.re.MatchString(str), nil\n\t}\n"
               "\tre, err := regexp.Compile(pat)\n\tif err != nil {\n\t\treturn false, err\n\t}\n\tlast.pat, last.re = pat, re\n\treturn re.MatchString(str), nil\n}\n\n"
               "var last struct {\n\tpat string\n\tre *regexp.Regexp\n}\n\n"
               "func main() {\n\tm := testing.MainStart(deps{}, tests, benchmarks, fuzz, examples)\n\t",
               path);
    if (l->testmain) buf_printf(b, "%s.TestMain(m)\n\tos.Exit(code)\n}\n", l->testmain);
    else buf_str(b, "os.Exit(m.Run())\n}\n");
}

__attribute__((noreturn)) static void give_up(int report, char letter, const char *text) {
    size_t n = strlen(text);
    if (write(report, &letter, 1) == 1)
        for (ssize_t w; n && (w = write(report, text, n)) > 0; text += w) n -= (size_t)w;
    _exit(1);
}

// The build failed: "# PATH [PATH.test]" and the errors.
__attribute__((noreturn)) static void build_failed(Loader *l, const char *path, const char *suffix, int report) {
    Buf b = BUF_INIT;
    buf_printf(&b, "# %s%s [%s.test]\n", path, suffix, path);
    diag_print(&l->diags, &b, "./");
    give_up(report, 'F', buf_cstr(&b));
}

// What could not be loaded: "# PATH" and the lines.
__attribute__((noreturn)) static void setup_failed(Loader *l, const char *path, const char *text, int report) {
    Buf b = BUF_INIT;
    buf_printf(&b, "# %s\n%s", path, text);
    for (int i = 0; i < l->loaderrors.n; i++) buf_printf(&b, "%s\n", l->loaderrors.v[i]);
    give_up(report, 'S', buf_cstr(&b));
}

static void add_file(Unit *u, File *f) {
    u->files = xrealloc(u->files, sizeof *u->files * (size_t)(u->nfiles + 1));
    u->files[u->nfiles++] = f;
}

void testmain_run(const TestPackage *t, const char *cwd, int report, int argc, char **argv) {
    static Loader l;
    Buf b = BUF_INIT;
    const char *path = t->path;
    loader_init(&l);
    for (int i = 0; i < t->nflags; i++) loader_flag(&l, t->flags[i]);
    l.main = module_around(&l, t->dir);
    Unit tests = {.dir = t->dir, .only = t->only, .nonly = t->nonly};
    pkgdir_part(&l, &tests, true);
    for (int i = 0; i < tests.nfiles; i++)
        if (tests.files[i]->n.flags & NF_BAD) {
            diag_print(&l.diags, &b, "");
            setup_failed(&l, path, buf_cstr(&b), report);
        }
    if (!tests.nfiles && t->cover.mode >= 0) {
        Unit alone = {.path = path, .dir = t->dir, .only = t->only, .nonly = t->nonly};
        pkgdir_part(&l, &alone, false);
        if (cover_untested(&t->cover, &alone)) give_up(report, 'N', "cover");
    }
    if (!tests.nfiles) give_up(report, 'N', "");
    Unit *internal = load_unit(&l, path, t->dir), *external = load_unit(&l, xstrdup((buf_printf(&b, "%s_test", path), buf_cstr(&b))), t->dir);
    external->lies = path;
    internal->only = t->only;
    internal->nonly = t->nonly;
    pkgdir_part(&l, internal, false);
    for (int i = 0; i < internal->nfiles; i++)
        if (internal->files[i]->n.flags & NF_BAD) build_failed(&l, path, "", report);
    Lists lists = {0};
    bool used[2] = {false, false};
    for (int i = 0; i < tests.nfiles; i++) add_file(ends_with(tests.files[i]->name->name->s, "_test") ? external : internal, tests.files[i]);
    for (int ext = 0; ext < 2; ext++)
        for (int i = 0; i < tests.nfiles; i++)
            if (ends_with(tests.files[i]->name->name->s, "_test") == ext) collect(&lists, tests.files[i], ext ? "_xtest" : "_test", &used[ext]);
    load_unit_imports(&l, internal);
    load_unit_imports(&l, external);
    if (lists.errors.len || l.loaderrors.n) setup_failed(&l, path, buf_cstr(&lists.errors), report);
    if (internal->nfiles && !load_unit_check(&l, internal, CHECK_NO_MAIN)) build_failed(&l, path, "", report);
    if (external->nfiles && !load_unit_check(&l, external, CHECK_NO_MAIN)) build_failed(&l, path, "_test", report);
    buf_reset(&b);
    bool cover = t->cover.mode >= 0;
    program(&b, path, cover, &lists, internal->nfiles > 0, used[0], external->nfiles > 0, used[1]);
    if (cover) cover_program(&l, &t->cover, internal, &b);
    Unit *program = load_unit(&l, "main", ".");
    add_file(program, parse_file(arena_new(), pos_add_file("_testmain.go", buf_cstr(&b), b.len), &l.diags, 0));
    Package *main = load_unit_check(&l, program, 0);
    if (!main) build_failed(&l, path, ".test", report);
    if (cwd && chdir(cwd) != 0) give_up(report, 'S', "gosling test: chdir failed\n");
    if (cwd) setenv("PWD", cwd, 1);
    close(report);
    cmd_start(&l, main, argc, argv);
}
