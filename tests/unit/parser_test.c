// parser_test.c - tests of parser/: gc's syntax errors (parser_errors.txt), trees, lazy bodies, REPL entries.
#include "parser/parser.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int passed, failed;

static void check(const char *what, const char *got, const char *want) {
    if (strcmp(got, want) == 0) {
        passed++;
        return;
    }
    failed++;
    printf("parser_test: %s\n--- got\n%s--- want\n%s", what, got, want);
}

static FileSrc *source(const char *text) {
    char *copy = xstrdup(text); // sources live for ever
    return pos_add_file("t.go", copy, strlen(copy));
}

// Parses as a file, errors as text.
static void parse_errors(const char *text, unsigned mode, Buf *out) {
    Diags d;
    diag_init(&d);
    d.limit = 0;
    Arena *a = arena_new();
    File *f = parse_file(a, source(text), &d, mode);
    for (int i = 0; i < f->decls.n && (mode & PARSE_LAZY_BODIES); i++)
        if (ast_is(f->decls.v[i], N_FuncDecl)) parse_body((FuncDecl *)f->decls.v[i], &d);
    diag_print(&d, out, NULL);
    arena_free(a);
    diag_fini(&d);
}

static void test_errors(const char *path) {
    char err[256];
    FileSrc *f = pos_read_file(path, path, err, sizeof err);
    if (f == NULL) {
        printf("%s\n", err);
        failed++;
        return;
    }
    const char *s = strstr(f->text, "-- src\n");
    while (s) {
        s += 7;
        const char *w = strstr(s, "-- want\n");
        if (w == NULL) break;
        const char *next = strstr(w, "-- src\n");
        Buf src = BUF_INIT, want = BUF_INIT, got = BUF_INIT;
        buf_bytes(&src, s, (size_t)(w - s));
        w += 8;
        if (next) buf_bytes(&want, w, (size_t)(next - w));
        else buf_str(&want, w);
        parse_errors(buf_cstr(&src), 0, &got);
        check(buf_cstr(&src), buf_cstr(&got), buf_cstr(&want));
        buf_fini(&src);
        buf_fini(&want);
        buf_fini(&got);
        s = next;
    }
}

static void test_accepted(void) {
    static const char *const ok[] = {
        "type T[P any] struct{ x P; next *T[P] }",
        "type A [N]int; type B [N * 2]int; type C [len(x)]int; type D [a.b]int; type E[P *Q,] int; type F[P *struct{}] int",
        "type G[P interface{ ~int | ~string }, Q []P] = map[string]Q",
        "type I interface{ m(int) string; ~int | string; J; k.L; M[int] }",
        "func f[K comparable, V int | float64](m map[K]V) (s V) { for _, v := range m { s += v }; return }",
        "func f() { for range 10 {}; for i := range []int{1, 2} { _ = i }; for {}; for x {}; for ; ; {} }",
        "func f() { if v, ok := m[T{1}.x]; ok {} else if (T{}) == v {} else {} }",
        "func f() { switch x := y.(type) { case int, *T: case nil: default: }; switch { case a < b: fallthrough; default: } }",
        "func f() { select { case <-c: case x := <-c: case x, ok = <-c: case c <- 1: default: } }",
        "func f() { if f := func() bool { return true }; f() {}; switch func() int { return 1 }() { case 1: } }",
        "func f() { L: for { break L; continue L }; goto L; M: }",
        "var a, b = f[int](1), g[[]int, *T](x...); var c = x[1:2:3][:][i:][:j]",
        "var x = []T{{1}, {a: 2}, {}}; var y = map[string][]int{\"a\": {1}, \"b\": nil}; var z = [...]int{5: 1, 2}",
        "var c1 chan<- chan int; var c2 <-chan (<-chan int); var c3 chan (<-chan int); var c4 = (<-chan int)(nil)",
        "var f func(int, ...string) (a, b int); var g func() func() func(x, y int) error",
        "const ( a = iota; b; c, d = 1, 2 ); const e float64 = 1",
        "type S struct { a, b int `tag`; *T; p.U; V[int]; w []V[int]; x [N]int; y [2]struct{} \"t\" }",
        "func (r *T[P, _]) m() {}; func (T) n(); func (_ T[P]) o(a, b int, c ...string) {}",
        "func f() { go f(); defer func() {}(); x++; y--; a, b = b, a; a <<= 1; c <- <-d; *p = &q; return }",
        "var x = a + b*c<<2&^d == !e && -f < ^g || (h)",
        "var _ = interface{ m() }(nil).(interface{}); var _ = struct{}{}; var _ = (*T)(nil); var _ = func() {}",
    };
    for (size_t i = 0; i < ARRAY_LEN(ok); i++) {
        Buf src = BUF_INIT, got = BUF_INIT;
        buf_printf(&src, "package p; %s\n", ok[i]);
        parse_errors(buf_cstr(&src), 0, &got);
        parse_errors(buf_cstr(&src), PARSE_LAZY_BODIES, &got);
        check(ok[i], buf_cstr(&got), "");
        buf_fini(&src);
        buf_fini(&got);
    }
}

// Expressions and how gc's messages print them.
static void test_expr_string(void) {
    static const char *const rows[][2] = {
        {"a+b*(c)", "a + b * (c)"},
        {"f( x , y... )", "f(x, y...)"},
        {"[]int{1,2}", "[]int{…}"},
        {"T{}", "T{}"},
        {"func(a,b int,c ...string)(int,error){return}", "func(a, b int, c ...string) (int, error) {…}"},
        {"func(){}", "func() {}"},
        {"m[ K ] . x [ 1 : 2 ]", "m[K].x[1:2]"},
        {"*p.(*T)", "*p.(*T)"},
        {"&x", "&x"},
        {"<-c", "<-c"},
        {"map[string] chan<- int(nil)", "map[string]chan<- int(nil)"},
        {"chan(<-chan int)(x)", "chan (<-chan int)(x)"},
        {"struct{a,b int;c string \"t\"}{}", "struct{a, b int; c string \"t\"}{}"},
        {"interface{m(x int) string;E}(nil)", "interface{m(x int) string; E}(nil)"},
        {"[...]int{1}", "[...]int{…}"},
        {"f[int,*T](1)", "f[int, *T](1)"},
    };
    Arena *a = arena_new();
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        Diags d;
        diag_init(&d);
        Expr *x = parse_expr(a, source(rows[i][0]), &d);
        check(rows[i][0], x ? ast_expr_cstr(a, x) : "error", rows[i][1]);
        diag_fini(&d);
    }
    arena_free(a);
}

static void repl(const char *text, const char *want) {
    Arena *a = arena_new();
    Diags d;
    ReplInput in;
    Buf b = BUF_INIT;
    diag_init(&d);
    parse_repl(a, source(text), &d, &in);
    for (int i = 0; i < in.nodes.n; i++) buf_printf(&b, "%s ", ast_kind_name[in.nodes.v[i]->kind]);
    if (in.incomplete) buf_str(&b, "incomplete ");
    diag_print(&d, &b, NULL);
    check(text, buf_cstr(&b), want);
    buf_fini(&b);
    diag_fini(&d);
    arena_free(a);
}

static void test_repl(void) {
    repl("x := 1", "AssignStmt ");
    repl("", "");
    repl("import \"fmt\"; fmt.Println(1)\n", "GenDecl ExprStmt ");
    repl("func f() {", "incomplete ");
    repl("func f() {}\nfunc (t T) m() {}\nfunc() {}()", "FuncDecl FuncDecl ExprStmt ");
    repl("func(x T) T { return x }(1)", "ExprStmt ");
    repl("type T[P any] struct {\n", "incomplete ");
    repl("x := []int{1,\n", "incomplete ");
    repl("x := `abc\n", "incomplete ");
    repl("f(1,\n2)", "ExprStmt ");
    repl("/* abc", "incomplete ");
    repl("if x {\n} else {\n", "incomplete ");
    repl("1 +", "incomplete ");
    repl("a b", "t.go:1:3: syntax error: unexpected name b at end of statement\n");
    repl("}", "t.go:1:1: syntax error: unexpected } at start of statement\n");
    repl("var x int; x++; for i := range 3 { x += i }", "GenDecl IncDecStmt RangeStmt ");
}

static bool is_set(const char *name, size_t len, void *arg) {
    (void)arg;
    return (len == 5 && memcmp(name, "linux", 5) == 0) || (len == 5 && memcmp(name, "amd64", 5) == 0);
}

static void test_build(void) {
    static const struct {
        const char *expr;
        bool holds;
        int version;
    } rows[] = {
        {"linux", true, -1}, {"!linux", false, -1}, {"linux && !cgo || windows", true, -1}, {" (linux||darwin) && amd64", true, -1},
        {"go1.21", false, 21}, {"go1.21 && go1.20", false, 21}, {"go1.21 || go1.20", false, 20}, {"!(go1.18 || linux)", false, -1},
        {"!!go1.18", false, 18}, {"ignore", false, -1},
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        size_t n = strlen(rows[i].expr);
        bool ok = parse_build_holds(rows[i].expr, n, is_set, NULL) == rows[i].holds && parse_build_version(rows[i].expr, n) == rows[i].version;
        check(rows[i].expr, ok ? "" : "wrong", "");
    }
}

static bool count_node(Node *n, void *arg) {
    if (n) ++*(int *)arg;
    return true;
}

static void test_tree(void) {
    Arena *a = arena_new();
    Diags d;
    Buf b = BUF_INIT;
    diag_init(&d);
    File *f = parse_file(a, source("//go:build go1.21 && (linux || go1.20)\n\npackage p\nimport \"embed\"\n//go:noinline\nfunc f() {\n\tx(1)\n}\n"
                                   "const (\n\ta = iota\n\tb\n)\n//go:embed a.txt\nvar e embed.FS\n"), &d, PARSE_LAZY_BODIES);
    FuncDecl *fn = (FuncDecl *)f->decls.v[1];
    buf_printf(&b, "%s %d %d %d %d ", f->goversion, f->imports.n, fn->pragma == PRAGMA_NOINLINE, (fn->n.flags & NF_LAZY) != 0, fn->body == NULL);
    bool ok = parse_body(fn, &d);
    ValueSpec *v = (ValueSpec *)((GenDecl *)f->decls.v[2])->specs.v[1];
    ValueSpec *e = (ValueSpec *)((GenDecl *)f->decls.v[3])->specs.v[0];
    int n = 0;
    ast_walk(&f->n, count_node, &n);
    buf_printf(&b, "%d %d %d:%d iota=%d inherit=%d %.*s nodes=%d errors=%d", ok, fn->body->list.n, pos_line(fn->body->rbrace), pos_col(fn->body->rbrace),
               v->iota, v->inherit != NULL, (int)e->directives->len, e->directives->text, n, d.nerrors);
    check("tree", buf_cstr(&b), "go1.21 1 1 1 1 1 1 8:1 iota=1 inherit=1 go:embed a.txt nodes=26 errors=0");
    buf_fini(&b);
    diag_fini(&d);
    arena_free(a);
}

// gc goes on to type checking after these: the tree is whole.
static void test_lesser_errors(void) {
    static const char *const rows[] = {
        "var x = 08", "var x = 'ab'", "func f(a ...int, b int) {}", "func f(a, b ...int) {}", "func () f() {}", "func (a T, b T) f() {}",
        "func f() { go (f()) }", "var x = a[1::]", "var x = \"\\q\" @", "func f() (a ...int) {}",
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        Buf src = BUF_INIT, got = BUF_INIT;
        Diags d;
        diag_init(&d);
        Arena *a = arena_new();
        buf_printf(&src, "package p; %s\n", rows[i]);
        File *f = parse_file(a, source(buf_cstr(&src)), &d, 0);
        buf_printf(&got, "%d %d %d", (f->n.flags & NF_BAD) != 0, d.nerrors > 0, f->decls.n);
        check(rows[i], buf_cstr(&got), "0 1 1");
        buf_fini(&src);
        buf_fini(&got);
        diag_fini(&d);
        arena_free(a);
    }
}

// What is left of a file when the places with syntax errors are taken out.
static void test_recover(void) {
    static const struct { const char *text, *want; } rows[] = {
        {"var a = 1 +; var b = 2", "decls=1 nodes=6"},
        {"func f() { x(1); y(2 3); z(4) }", "decls=1 nodes=15"},
        {"func f() { if a { b c; d() } else { e() } }", "decls=1 nodes=17"},
        {"type ( A int; B; C string )", "decls=1 nodes=9"},
        {"type T struct { a int; b c d e; f string }", "decls=1 nodes=13"},
        {"var x = T{a b}; var y = 1", "decls=2 nodes=11"},
        {"func f() {\n\tx(}\n\nfunc g() { h() }\n", "decls=2 nodes=15"},
        {"func (", "decls=0 nodes=2"},
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        Buf src = BUF_INIT, got = BUF_INIT;
        Diags d;
        diag_init(&d);
        Arena *a = arena_new();
        buf_printf(&src, "package p; %s\n", rows[i].text);
        File *f = parse_file(a, source(buf_cstr(&src)), &d, PARSE_RECOVER);
        int n = 0;
        ast_walk(&f->n, count_node, &n);
        buf_printf(&got, "decls=%d nodes=%d%s%s", f->decls.n, n, f->n.flags & NF_BAD ? " bad" : "", d.nerrors ? "" : " no errors");
        check(rows[i].text, buf_cstr(&got), rows[i].want);
        buf_fini(&src);
        buf_fini(&got);
        diag_fini(&d);
        arena_free(a);
    }
}

static void test_depth(void) {
    static const struct {
        const char *before, *rep, *mid, *after;
    } rows[] = {
        {"package p; var x = ", "(", "1", ")"}, {"package p; var x = 1", "+1", "", ""}, {"package p; var x ", "*", "int", ""},
        {"package p; func f() ", "{", "", "}"}, {"package p; func f() {", "if x {", "", ""},  {"package p; var x = a", ".f", "", ""},
        {"package p; var x = ", "(", "", ""},
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        Buf s = BUF_INIT, got = BUF_INIT;
        buf_str(&s, rows[i].before);
        for (int k = 0; k < 100000; k++) buf_str(&s, rows[i].rep);
        buf_str(&s, rows[i].mid);
        for (int k = 0; k < 100000; k++) buf_str(&s, rows[i].after);
        parse_errors(buf_cstr(&s), 0, &got);
        const char *m = strstr(buf_cstr(&got), ": syntax error");
        check(rows[i].rep, m ? m : "none", ": syntax error: exceeded max nesting depth\n");
        buf_fini(&s);
        buf_fini(&got);
    }
}

int main(int argc, char **argv) {
    test_errors(argc > 1 ? argv[1] : "tests/unit/parser_errors.txt");
    test_accepted();
    test_expr_string();
    test_repl();
    test_tree();
    test_build();
    test_lesser_errors();
    test_recover();
    test_depth();
    printf("%d passed, %d failed\n", passed, failed);
    return failed > 0;
}
