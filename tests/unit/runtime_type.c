// runtime_type.c - type constructors, their strings, canonical identity, equality, hashing, panics' texts, print's forms, strings.
#include "tests/unit/runtime_fake.h"

#define GS(s) ((gostring){ s, (int64_t)strlen(s) })
static bool is(gostring s, const char *w) { return s.len == (int64_t)strlen(w) && !memcmp(s.p, w, strlen(w)); }
#define STR(t, w) do { gostring s_ = (t)->str; CHECK(is(s_, w), "%.*s, want %s", (int)s_.len, s_.p, w); } while (0)
static char *text(G *gp) { return gp->panicval.data; }
#define TEXT(w) CHECK(!strcmp(text(gp), w), "%s", text(gp))

static void types(void) {
    TEST("type/strings");
    const _type *i = rtype_basic(KIND_INT), *s = rtype_basic(KIND_STRING), *sl = rtype_slice(i);
    STR(sl, "[]int");
    STR(rtype_ptr(sl), "*[]int");
    STR(rtype_map(s, sl), "map[string][]int");
    STR(rtype_array(rtype_ptr(i), 3), "[3]*int");
    const _type *rc = rtype_chan(i, CHANDIR_RECV);
    STR(rc, "<-chan int");
    STR(rtype_chan(rc, CHANDIR_BOTH), "chan (<-chan int)");
    STR(rtype_chan(rc, CHANDIR_RECV), "<-chan <-chan int");
    STR(rtype_chan(rc, CHANDIR_SEND), "chan<- <-chan int");
    STR(rtype_chan(rtype_chan(i, CHANDIR_SEND), CHANDIR_BOTH), "chan chan<- int");
    const _type *e = rtype_interface(NULL, 0);
    STR(e, "interface {}");
    const _type *ss = rtype_slice(s), *in[] = { i, ss }, *out[] = { i, s };
    STR(rtype_func(in, 2, out, 1, true), "func(int, ...string) int");
    STR(rtype_func(in, 2, out, 2, false), "func(int, []string) (int, string)");
    STR(rtype_func(NULL, 0, NULL, 0, false), "func()");
    imethod m[] = { { GS("Read"), GS(""), rtype_func(in, 1, out, 2, false) }, { GS("x"), GS("a/main"), rtype_func(NULL, 0, NULL, 0, false) } };
    STR(rtype_interface(m, 2), "interface { Read(int) (int, string); main.x() }");
    structfield f[] = { { GS("X"), GS(""), GS("json:\"x\""), i, 0, 0 }, { GS("y"), GS("main"), GS(""), rtype_basic(KIND_BOOL), 0, 0 },
                        { GS("T"), GS(""), GS(""), s, 0, 1 } };
    const _type *st = rtype_struct(f, 3);
    STR(st, "struct { X int \"json:\\\"x\\\"\"; y bool; string }");
    STR(rtype_struct(NULL, 0), "struct {}");
    TEST("type/layout");
    CHECK_EQ(st->size, 32);
    CHECK_EQ(((structtype *)st)->fields[2].offset, 16);
    CHECK_EQ(st->ptrdata, 24);
    CHECK_EQ(st->gcmask[0], 4);
    const _type *a = rtype_array(st, 3);
    CHECK_EQ(a->size, 96);
    CHECK_EQ(a->ptrdata, 64 + 24);
    CHECK_EQ(a->gcmask[0] | a->gcmask[1] << 8, 4 | 4 << 4 | 4 << 8);
    structfield z[] = { { GS("A"), GS(""), GS(""), i, 0, 0 }, { GS("B"), GS(""), GS(""), rtype_struct(NULL, 0), 0, 0 } };
    CHECK_EQ(rtype_struct(z, 2)->size, 16);
    CHECK_EQ(rtype_array(rtype_struct(NULL, 0), 5)->size, 0);
    CHECK(rtype_array(rtype_ptr(i), 1)->tflag & TFLAG_DIRECTIFACE);
    CHECK(!(rtype_array(rtype_ptr(i), 2)->tflag & TFLAG_DIRECTIFACE));
    CHECK(!(rtype_struct(f, 2)->tflag & TFLAG_REGULARMEM));
    CHECK(rtype_struct(f, 1)->tflag & TFLAG_REGULARMEM);
    TEST("type/canonical");
    CHECK(rtype_struct(f, 3) == st);
    f[0].tag = GS("other");
    CHECK(rtype_struct(f, 3) != st);
    CHECK(rtype_map(s, sl) == rtype_map(s, sl));
    CHECK(rtype_func(in, 2, out, 1, true) != rtype_func(in, 2, out, 1, false));
    CHECK(rtype_interface(m, 2) == rtype_interface(m, 2));
    m[1].pkgpath = GS("b/main");
    CHECK(rtype_interface(m, 2) != rtype_interface(m, 1));
    _type head = { .size = 8, .align = 8, .fieldalign = 8, .kind = KIND_INT, .tflag = TFLAG_COMPARABLE | TFLAG_REGULARMEM };
    _type *n = rtype_named_new(&head, GS("x/y/pkg"), GS("T"), NULL);
    rtype_named_complete(n, i);
    STR(n, "pkg.T");
    STR(rtype_ptr(n), "*pkg.T");
    CHECK(rtype_ptr(n)->uncommon != NULL);
    CHECK(rtype_ptr(i)->hash != rtype_ptr(s)->hash);
}

static void equal(G *gp) {
    TEST("type/equal");
    const _type *i = rtype_basic(KIND_INT), *e = rtype_interface(NULL, 0), *sl = rtype_slice(i);
    bool eq;
    int64_t a = 5, b = 5, c = 6;
    CHECK(efaceeq(gp, (eface){ i, &a }, (eface){ i, &b }, &eq) == RT_OK && eq);
    CHECK(efaceeq(gp, (eface){ i, &a }, (eface){ i, &c }, &eq) == RT_OK && !eq);
    CHECK(efaceeq(gp, (eface){ i, &a }, (eface){ rtype_basic(KIND_UINT), &b }, &eq) == RT_OK && !eq);
    CHECK(efaceeq(gp, (eface){ sl, &a }, (eface){ sl, &b }, &eq) == RT_PANIC);
    TEXT("comparing uncomparable type []int");
    structfield f[] = { { GS("A"), GS(""), GS(""), e, 0, 0 }, { GS("B"), GS(""), GS(""), rtype_basic(KIND_FLOAT64), 0, 0 } };
    const _type *st = rtype_struct(f, 2);
    struct { eface e; double d; } x = { { i, &a }, 1.5 }, y = { { i, &b }, 1.5 };
    uint64_t hx, hy;
    CHECK(typeeq(gp, st, &x, &y, &eq) == RT_OK && eq);
    CHECK(typehash(gp, st, &x, 7, &hx) == RT_OK && typehash(gp, st, &y, 7, &hy) == RT_OK && hx == hy);
    y.d = 2;
    CHECK(typeeq(gp, st, &x, &y, &eq) == RT_OK && !eq);
    for (uintptr_t n = 0; n < 200; n++) {  // every length, every bit matters
        uint8_t buf[200] = { 0 };
        uint64_t h = memhash(buf, 1, n);
        CHECK(h != memhash(buf, 2, n));
        for (uintptr_t k = 0; k < n; k++) {
            buf[k] ^= 1;
            CHECK(memhash(buf, 1, n) != h, "length %lu byte %lu", n, k);
            buf[k] ^= 1;
        }
    }
}

static void texts(G *gp) {
    TEST("panic/texts");
    gopanicindex(gp, 5, 3); TEXT("index out of range [5] with length 3");
    gopanicindex(gp, -1, 3); TEXT("index out of range [-1]");
    gopanicindexu(gp, ~0ull, 3); TEXT("index out of range [18446744073709551615] with length 3");
    gopanicslice(gp, 0, 5, 3, true); TEXT("slice bounds out of range [:5] with capacity 3");
    gopanicslice(gp, 0, 5, 3, false); TEXT("slice bounds out of range [:5] with length 3");
    gopanicslice(gp, 4, 2, 8, true); TEXT("slice bounds out of range [4:2]");
    gopanicslice(gp, -1, 2, 8, true); TEXT("slice bounds out of range [-1:]");
    gopanicslice(gp, 0, -2, 8, true); TEXT("slice bounds out of range [:-2]");
    gopanicslice3(gp, 0, 1, 9, 8, true); TEXT("slice bounds out of range [::9] with capacity 8");
    gopanicslice3(gp, 0, 5, 4, 8, false); TEXT("slice bounds out of range [:5:4]");
    gopanicslice3(gp, 3, 2, 4, 8, true); TEXT("slice bounds out of range [3:2:]");
    gopanicslice3(gp, -3, 2, 4, 8, true); TEXT("slice bounds out of range [-3::]");
    gopanicsliceconvert(gp, 2, 4); TEXT("cannot convert slice with length 2 to array or pointer to array with length 4");
    gopanicdivide(gp); TEXT("integer divide by zero");
    gopanicshift(gp); TEXT("negative shift amount");
    const _type *i = rtype_basic(KIND_INT), *s = rtype_basic(KIND_STRING), *e = rtype_interface(NULL, 0);
    panicdottype(gp, s, i, e); TEXT("interface conversion: interface {} is string, not int");
    panicdottype(gp, NULL, i, e); TEXT("interface conversion: interface {} is nil, not int");
    imethod m[] = { { GS("Foo"), GS(""), rtype_func(NULL, 0, NULL, 0, false) } };
    const interfacetype *fo = (const interfacetype *)rtype_interface(m, 1);
    const itab *tab;
    CHECK(assertE2I(gp, fo, i, false, &tab) == RT_PANIC);
    TEXT("interface conversion: int is not interface { Foo() }: missing method Foo");
    CHECK(assertE2I(gp, fo, NULL, false, &tab) == RT_PANIC);
    TEXT("interface conversion: interface is nil, not interface { Foo() }");
    CHECK(assertE2I(gp, fo, i, true, &tab) == RT_OK && !tab);
    hchan *c;
    CHECK(makechan(gp, (const chantype *)rtype_chan(i, 3), -1, &c) == RT_PANIC); TEXT("makechan: size out of range");
    CHECK(closechan(gp, NULL) == RT_PANIC); TEXT("close of nil channel");
    makechan(gp, (const chantype *)rtype_chan(i, 3), 1, &c);
    closechan(gp, c);
    CHECK(closechan(gp, c) == RT_PANIC); TEXT("close of closed channel");
    int64_t v = 1;
    CHECK(chansend(gp, c, &v, true, NULL) == RT_PANIC); TEXT("send on closed channel");
    bool sel, ok;
    CHECK(chanrecv(gp, c, &v, true, &sel, &ok) == RT_OK && sel && !ok && v == 0);
    gp->panicval.data = NULL;
}

static void gostrings(void) {
    TEST("string");
    gostring ab[] = { GS("ab"), GS(""), GS("cd") };
    CHECK(is(concatstrings(ab, 3), "abcd"));
    CHECK(concatstrings(ab, 2).p == ab[0].p);
    CHECK_EQ(cmpstring(GS("a"), GS("b")), -1);
    CHECK_EQ(cmpstring(GS("ab"), GS("a")), 1);
    CHECK_EQ(cmpstring(GS("x"), GS("x")), 0);
    CHECK(is(intstring(0x20ac, NULL), "\xe2\x82\xac"));
    CHECK(is(intstring(-1, NULL), "\xef\xbf\xbd"));
    CHECK(is(intstring(0xd800, NULL), "\xef\xbf\xbd"));
    const struct { const char *s; int32_t r; int n; } dec[] = {
        { "a", 'a', 1 }, { "\xc3\xa9", 0xe9, 2 }, { "\xe2\x82\xac", 0x20ac, 3 }, { "\xf0\x9f\x98\x80", 0x1f600, 4 }, { "\xc0\x80", 0xfffd, 1 },
        { "\xed\xa0\x80", 0xfffd, 1 }, { "\xe2\x82", 0xfffd, 1 }, { "\xf4\x90\x80\x80", 0xfffd, 1 }, { "\xff", 0xfffd, 1 }, { "\xe0\x80\x80", 0xfffd, 1 } };
    for (size_t i = 0; i < sizeof dec / sizeof *dec; i++) {
        int32_t r;
        CHECK_EQ(decoderune(GS(dec[i].s), 0, &r), dec[i].n);
        CHECK_EQ(r, dec[i].r);
    }
    goslice rs = stringtoslicerune(GS("h\xc3\xa9\xff"));
    CHECK_EQ(rs.len, 3);
    CHECK_EQ(((int32_t *)rs.p)[2], 0xfffd);
    CHECK(is(slicerunetostring(rs.p, 3), "h\xc3\xa9\xef\xbf\xbd"));
    goslice bs = stringtoslicebyte(GS("hello"));
    CHECK(bs.len == 5 && bs.cap == 8 && !memcmp(bs.p, "hello", 5));
}

static rtstatus tmain(G *gp, slot *f) {
    (void)f;
    types();
    equal(gp);
    texts(gp);
    gostrings();
    exit(unit_done());
}
int main(void) { fake_start(tmain); }
