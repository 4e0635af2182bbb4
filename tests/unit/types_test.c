// types_test.c - what the compiler relies on in types/: constants, identity, substitution, methods,
// selections, initialisation order, bodies on demand, sessions. Wording is tested by tests/errors and
// types_testdata.py.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "parser/parser.h"
#include "types/constant.h"
#include "types/types.h"

static int passed, failed;

#define CHECK(C)                                                                                   \
    ((C) ? (void)passed++ : (void)(failed++, printf("%s:%d: failed: %s\n", __FILE__, __LINE__, #C)))

static Diags diags;

static File *file_of(Arena *a, const char *text, unsigned mode) {
    static int n;
    char name[32];
    snprintf(name, sizeof name, "t%d.go", n++);
    return parse_file(a, pos_add_file(intern_cstr(name)->s, text, strlen(text)), &diags, mode);
}

static Package *check_text(Checker *ck, Arena *a, const char *path, const char *text,
                           unsigned flags) {
    File *f = file_of(a, text, flags & CHECK_LAZY ? PARSE_LAZY_BODIES : 0);
    return types_check_package(ck, path, &f, 1, NULL, flags | CHECK_NO_MAIN);
}

static Object *lookup(Package *p, const char *name) {
    Object *o = types_scope_lookup(p->scope, intern_cstr(name));
    if (o) types_resolve(p->ck, o);
    return o;
}

static bool type_is(Type *t, const char *want) {
    Buf b = BUF_INIT;
    types_string_name(&b, t);
    bool ok = strcmp(buf_cstr(&b), want) == 0;
    if (!ok) printf("got %s, want %s\n", buf_cstr(&b), want);
    buf_fini(&b);
    return ok;
}

static bool const_is(Const *c, const char *want) {
    Buf b = BUF_INIT;
    const_text(&b, c);
    bool ok = strcmp(buf_cstr(&b), want) == 0;
    if (!ok) printf("got %s, want %s\n", buf_cstr(&b), want);
    buf_fini(&b);
    return ok;
}

static void test_constants(Checker *ck, Arena *a) {
    Package *p = check_text(ck, a, "c",
                            "package c\n"
                            "const big = 1 << 500\nconst back = big >> 498\nconst third = 1.0 / "
                            "3\nconst one = third * 3\n"
                            "const f32 float32 = 0.1\nconst cx = (1 + 2i) * (3 - 1i)\nconst s = "
                            "\"a\" + \"b\\u00e9\\xff\"\nconst n = len(s)\n"
                            "const r = 'x' + 1\nconst m = ^uint8(1)\nconst neg = -7 / 2\nconst rem "
                            "= -7 % 3\nconst h = 0x1p-2\nconst i0, i1 = iota, iota + 10\n"
                            "const tiny = 1e-400\nconst max = 1<<64 - 1\nconst sh = 1.0 << "
                            "3\nconst b = 'a' < 'b' && 1.5 == 3.0/2\n",
                            0);
    CHECK(!p->failed);
    int64_t v;
    uint64_t u;
    CHECK(const_int64(lookup(p, "back")->cval, &v) && v == 4);
    CHECK(const_int64(lookup(p, "one")->cval, &v) && v == 1);
    CHECK(const_float32(lookup(p, "f32")->cval) == 0.1f);
    CHECK(const_float64(lookup(p, "third")->cval) == 1.0 / 3);
    CHECK(const_is(lookup(p, "cx")->cval, "(5 + 5i)"));
    size_t n;
    const char *s = const_string(lookup(p, "s")->cval, &n);
    CHECK(n == 5 && memcmp(s, "ab\xC3\xA9\xFF", 5) == 0);
    CHECK(const_int64(lookup(p, "n")->cval, &v) && v == 5);
    CHECK(const_int64(lookup(p, "r")->cval, &v) && v == 'y');
    CHECK(const_int64(lookup(p, "m")->cval, &v) && v == 254);
    CHECK(const_int64(lookup(p, "neg")->cval, &v) && v == -3);
    CHECK(const_int64(lookup(p, "rem")->cval, &v) && v == -1);
    CHECK(const_float64(lookup(p, "h")->cval) == 0.25);
    CHECK(const_int64(lookup(p, "i1")->cval, &v) && v == 10);
    CHECK(const_is(lookup(p, "tiny")->cval, "1e-400"));
    CHECK(const_uint64(lookup(p, "max")->cval, &u) && u == UINT64_MAX &&
          !const_int64(lookup(p, "max")->cval, &v));
    CHECK(const_bits(const_from_int64(ck, -1), types_basic[KUint8]) == UINT64_MAX);
    CHECK(const_int64(lookup(p, "sh")->cval, &v) && v == 8);
    CHECK(const_bool(lookup(p, "b")->cval));
}

static void test_identity(Checker *ck, Arena *a) {
    Package *p = check_text(ck, a, "id",
                            "package id\ntype L[T any] struct { next *L[T]; v T }\n"
                            "var a L[int]\nvar b L[int]\nvar c L[string]\n"
                            "var f func(x int) (y string)\nvar g func(int) string\n"
                            "type A = struct { X int \"tag\" }\nvar h struct { X int `tag` }\nvar "
                            "i struct { X int }\nvar j A\n"
                            "var k interface { M(); N() }\nvar l interface { N(); M() }\nvar m "
                            "map[string][]chan<- int\nvar n map[string][]chan<- int\n",
                            0);
    CHECK(!p->failed);
#define T(N) (lookup(p, N)->type)
    CHECK(T("a") == T("b")); // instances are unique
    CHECK(!types_identical(T("a"), T("c")));
    CHECK(types_identical(T("f"), T("g")) && types_hash(T("f")) == types_hash(T("g")));
    CHECK(types_identical(T("j"), T("h")) && !types_identical(T("h"), T("i")));
    CHECK(types_identical(T("k"), T("l")) && types_hash(T("k")) == types_hash(T("l")));
    CHECK(types_identical(T("m"), T("n")) && types_hash(T("m")) == types_hash(T("n")));
    CHECK(type_is(T("a"), "id.L[int]"));
    CHECK(type_is(T("h"), "struct { X int \"tag\" }"));
    CHECK(types_sizeof(T("a")) == 16 && types_sizeof(T("c")) == 24);
}

static void test_generics(Checker *ck, Arena *a) {
    Package *p =
        check_text(ck, a, "g",
                   "package g\ntype P[K comparable, V any] struct { k K; v V }\nfunc (p *P[A, B]) "
                   "Get(a A) B { return p.v }\n"
                   "func Map[T, U any](s []T, f func(T) U) []U { type local struct { t T; u U }; "
                   "var x local; _ = x; return nil }\n"
                   "var q P[string, []int]\nvar r = q.Get(\"x\")\nvar s = Map([]int{1}, func(i "
                   "int) string { return \"\" })\n"
                   "func Use[T any](t T) P[int, T] { var p P[int, T]; p.Get(1); return p }\n",
                   0);
    CHECK(!p->failed);
    CHECK(type_is(T("r"), "[]int") && type_is(T("s"), "[]string"));
    Object *m = lookup(p, "Map");
    TypeList *tp = m->type->sig.tparams, *targs = types_new_list(ck, 2);
    targs->at[0] = types_basic[KInt];
    targs->at[1] = types_basic[KString];
    Type *inst = types_instantiate(ck, m->type, targs);
    CHECK(type_is(inst, "func([]int, func(int) string) []string"));
    CHECK(types_subst(ck, m->type->sig.params, tp, targs) ==
          types_subst(ck, m->type->sig.params, tp, targs));
    // A local type of a generic function is one per instantiation.
    FuncDecl *fd = m->decl;
    GenDecl *gd = ((DeclStmt *)fd->body->list.v[0])->decl;
    Type *local = ((TypeSpec *)gd->specs.v[0])->name->obj->type,
         *l2 = types_subst(ck, local, tp, targs);
    CHECK(types_mentions_tparam(local) && l2 != local && !types_mentions_tparam(l2));
    CHECK(l2 == types_subst(ck, local, tp, types_subst_list(ck, tp, tp, targs)));
    CHECK(types_sizeof(l2) == 24);
    // Methods of instances lead back to their declaration.
    int *index, nindex;
    bool indirect;
    Object *get = types_lookup_field_or_method(ck, T("q"), true, p, intern_cstr("Get"), &index,
                                               &nindex, &indirect);
    TypeList *rt;
    Object *orig = types_method_origin(ck, get, &rt);
    CHECK(get->instmethod && orig->decl && rt && rt->n == 2 && type_is(rt->at[1], "[]int"));
    CHECK(types_methodset(ck, types_new_pointer(ck, T("q")))->n == 1 &&
          types_methodset(ck, T("q"))->n == 0);
}

static void test_order_and_laziness(Checker *ck, Arena *a) {
    Package *p =
        check_text(ck, a, "o",
                   "package o\nvar a = c + b\nvar b = f()\nvar c = 1\nvar d = 3\nfunc f() int { "
                   "d++; return d }\nvar e, g = h()\nfunc h() (int, int) { return a, 1 }\n"
                   "func bad() { undefined_name() }\nvar pure = []int{1, 2}\n",
                   CHECK_LAZY);
    CHECK(!p->failed && p->ninit == 0);
    types_init_order(ck, p);
    static const char *const want[] = {"c", "d", "b", "a", "e", "pure"};
    CHECK(p->ninit == 6);
    for (int i = 0; i < p->ninit && i < 6; i++)
        CHECK(strcmp(p->initorder[i].lhs[0]->name->s, want[i]) == 0);
    CHECK(p->initorder[4].nlhs == 2 && !p->initorder[4].pure && p->initorder[5].pure);
    CHECK(diags.nerrors == 0);
    CHECK(!types_check_body(ck, lookup(p, "bad")) && diags.nerrors == 1); // only now
    diag_clear(&diags);
}

static void test_flags(Checker *ck, Arena *a) {
    Package *p =
        check_text(ck, a, "fl",
                   "package fl\ntype S struct { n int }\nfunc (s *S) inc() {}\n"
                   "func f(p int) func() int { x := 1; var y int; y = 2; z := [3]int{}; var s S; "
                   "s.inc(); _ = z[:]; u := p; _ = u; return func() int { return x + y } }\n",
                   0);
    CHECK(!p->failed);
    Scope *s = lookup(p, "f")->type->sig.scope;
#define V(N) types_scope_lookup(s, intern_cstr(N))
    CHECK(V("x")->captured && !V("x")->reassigned && V("y")->captured && V("y")->reassigned);
    CHECK(V("z")->addrtaken && V("s")->addrtaken && !V("u")->addrtaken && !V("p")->captured);
}

static void test_session(Checker *ck, Arena *a) {
    Package *p = types_new_session(ck, "repl", "repl");
    CHECK(types_extend(
        ck, p,
        file_of(a, "package repl\nimport \"unsafe\"\nvar x = 1\nfunc f() int { return x }\n", 0)));
    CHECK(p->ninit == 1 && p->nfuncs == 1);
    CHECK(types_extend(
        ck, p,
        file_of(a, "package repl\nvar y = f() + int(unsafe.Sizeof(x))\nvar x = \"now a string\"\n",
                0)));
    CHECK(type_is(T("x"), "string") && type_is(T("y"), "int"));
    int before = diags.nerrors;
    CHECK(!types_extend(ck, p, file_of(a, "package repl\nvar z = 1\nvar x = nope\n", 0)));
    CHECK(diags.nerrors == before + 1 && !types_scope_lookup(p->scope, intern_cstr("z")) &&
          type_is(T("x"), "string"));
    diag_clear(&diags);
}

// Each code's example in errors.def has an error of that code.
static void test_codes(Checker *ck, Arena *a) {
    enum {
        NONE,
#define ECODE(NAME, EXAMPLE) K_##NAME,
#include "types/errors.def"
#undef ECODE
    };
    static const struct {
        int code;
        const char *name, *example;
    } rows[] = {
#define ECODE(NAME, EXAMPLE) {K_##NAME, #NAME, EXAMPLE},
#include "types/errors.def"
#undef ECODE
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        if (!*rows[i].example) continue;
        char *text = arena_printf(a, "package p\n%s\n", rows[i].example);
        Package *p = check_text(ck, a, "p", text, 0);
        bool hit = false;
        for (int k = 0; k < diags.list.n; k++) hit |= diags.list.v[k].code == rows[i].code;
        if (!hit) {
            printf("%s: its example has other errors:\n", rows[i].name);
            diag_fprint(&diags, stdout, "");
        }
        CHECK(hit && p->failed);
        diag_clear(&diags);
    }
}

int main(void) {
    diag_init(&diags);
    diags.limit = 0;
    Arena *a = arena_new();
    Checker *ck = types_new_checker(NULL, &diags);
    test_constants(ck, a);
    test_identity(ck, a);
    test_generics(ck, a);
    test_order_and_laziness(ck, a);
    test_flags(ck, a);
    test_session(ck, a);
    test_codes(ck, a);
    CHECK(diags.nerrors == 0);
    diag_fprint(&diags, stdout, "");
    types_free_checker(ck);
    arena_free(a);
    printf("types: %d passed, %d failed\n", passed, failed);
    return failed != 0;
}
