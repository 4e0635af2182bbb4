// base_test.c - tests of base/.
#include "base/base.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int passed, failed;

#define CHECK(C)                                                                                   \
    ((C) ? (void)passed++ : (void)(failed++, printf("%s:%d: failed: %s\n", __FILE__, __LINE__, #C)))

static void test_arena(void) {
    Arena *a = arena_new();
    ArenaMark m = arena_mark(a);
    for (int i = 1; i < 3000; i++) {
        unsigned char *p = arena_alloc(a, (size_t)i);
        bool zero = ((uintptr_t)p & (i >= 16 ? 15 : 7)) == 0;
        for (int k = 0; k < i; k++) zero &= p[k] == 0;
        if (!zero) failed++;
        memset(p, 0xAA, (size_t)i);
    }
    CHECK(arena_size(a) > 4000000);
    arena_reset(a, m);
    char *p = arena_alloc(a, 4096);
    CHECK(p[0] == 0 && p[4095] == 0);
    CHECK(strcmp(arena_printf(a, "%d-%s", 7, "x"), "7-x") == 0);
    CHECK(strcmp(arena_strndup(a, "hello", 3), "hel") == 0);
    char *big = arena_alloc(a, 5 << 20);
    CHECK(big[0] == 0);
    arena_free(a);
}

static void test_buf(void) {
    Buf b = BUF_INIT;
    CHECK(strcmp(buf_cstr(&b), "") == 0);
    for (int i = 0; i < 1000; i++) buf_printf(&b, "%d,", i);
    CHECK(b.len == 3890 && strncmp(b.s, "0,1,2,", 6) == 0);
    buf_reset(&b);
    buf_rune(&b, 0x20AC);
    buf_rune(&b, 0xD800);
    CHECK(strcmp(b.s, "\xE2\x82\xAC\xEF\xBF\xBD") == 0);
    buf_reset(&b);
    buf_quote(&b, "a\"\n\x01\xff\xC3\xA9", 7);
    CHECK(strcmp(b.s, "\"a\\\"\\n\\x01\\xff\xC3\xA9\"") == 0);
    char *s = buf_take(&b);
    CHECK(b.len == 0 && s != NULL);
    free(s);
}

static void test_utf8(void) {
    uint32_t r;
    char out[4];
    for (uint32_t c = 0; c <= 0x110000; c += 7) {
        int n = utf8_encode(out, c);
        int k = utf8_decode(out, (size_t)n, &r);
        if (k != n || r != (utf8_is_rune(c) ? c : RUNE_ERROR) || n != utf8_size(c)) failed++;
    }
    CHECK(utf8_decode("\xC0\x80", 2, &r) == 1 && r == RUNE_ERROR);
    CHECK(utf8_decode("\xED\xA0\x80", 3, &r) == 1 && r == RUNE_ERROR);
    CHECK(utf8_decode("\xF4\x90\x80\x80", 4, &r) == 1 && r == RUNE_ERROR);
    CHECK(utf8_decode("", 0, &r) == 0);
    CHECK(utf8_decode_last("a\xE2\x82\xAC", 4, &r) == 3 && r == 0x20AC);
    CHECK(utf8_decode_last("\xE2\x82", 2, &r) == 1 && r == RUNE_ERROR);
    CHECK(utf8_valid("abcdefghijk\xC3\xA9 12345678", 22));
    CHECK(!utf8_valid("abcdefghijk\xC3 12345678", 21));
    CHECK(utf8_count("a\xC3\xA9\xff\xE2\x82\xAC", 7) == 4);
}

static void test_intern(void) {
    char tmp[32];
    Name *first[2000];
    for (int i = 0; i < 2000; i++) {
        snprintf(tmp, sizeof tmp, "name%d", i);
        first[i] = intern_cstr(tmp);
    }
    bool same = true;
    for (int i = 0; i < 2000; i++) {
        snprintf(tmp, sizeof tmp, "name%d", i);
        same &= intern(tmp, strlen(tmp)) == first[i] && strcmp(first[i]->s, tmp) == 0;
    }
    CHECK(same);
    CHECK(intern("", 0)->len == 0 && intern("a\0b", 3) != intern("a", 1));
}

static void test_pos(void) {
    static const char text[] = "ab\nc\n\nlast";
    FileSrc *f = pos_add_file("f.go", text, sizeof text - 1);
    FileSrc *g = pos_add_file("dir/g.go", "x", 1);
    CHECK(pos_line(pos_at(f, 0)) == 1 && pos_col(pos_at(f, 1)) == 2);
    CHECK(pos_line(pos_at(f, 2)) == 1 && pos_line(pos_at(f, 3)) == 2);
    CHECK(pos_line(pos_at(f, 5)) == 3 && pos_line(pos_at(f, 6)) == 4);
    CHECK(pos_filesrc(pos_at(f, 10)) == f && pos_filesrc(pos_at(g, 0)) == g);
    CHECK(pos_filesrc(NO_POS) == NULL && pos_line(NO_POS) == 0);
    pos_add_line_directive(f, 5, "gen.y", 100, 0);
    CHECK(pos_line(pos_at(f, 3)) == 2);
    CHECK(pos_line(pos_at(f, 6)) == 101 && strcmp(pos_file(pos_at(f, 6)), "gen.y") == 0);
    CHECK(pos_col(pos_at(f, 6)) == 0 && pos_raw_line(pos_at(f, 6)) == 4);
    size_t n;
    CHECK(strncmp(pos_line_text(f, 4, &n), "last", 4) == 0 && n == 4);
    char err[256];
    CHECK(pos_read_file("/nonexistent/x.go", "x.go", err, sizeof err) == NULL);
    CHECK(strcmp(err, "open /nonexistent/x.go: no such file or directory") == 0);
    CHECK(pos_read_file("/tmp", "x.go", err, sizeof err) == NULL);
    CHECK(strcmp(err, "read /tmp: is a directory") == 0);
    CHECK(pos_read_file("/dev/zero", "x.go", err, sizeof err) == NULL);
}

static void test_diag(void) {
    static const char text[] = "1\n2\n3\n4\n5\n6\n7\n8\n9\n0\n1\n2\n3\n";
    FileSrc *f = pos_add_file("d.go", text, sizeof text - 1);
    Diags d;
    Buf b = BUF_INIT;
    diag_init(&d);
    diag_error(&d, pos_at(f, 2), "syntax error: %s", "two");
    diag_error(&d, pos_at(f, 3), "syntax error: again"); // same line
    diag_error(&d, pos_at(f, 0), "first\n\tmore");
    diag_error(&d, pos_at(f, 0), "first\n\tmore");
    CHECK(d.nerrors == 2);
    diag_print(&d, &b, "./");
    CHECK(strcmp(b.s, "./d.go:1:1: first\n\tmore\n./d.go:2:1: syntax error: two\n") == 0);
    for (int i = 0; i < 12; i++) diag_error(&d, pos_at(f, (size_t)i * 2), "e%d", i);
    CHECK(diag_full(&d) && d.nerrors == 10);
    buf_reset(&b);
    diag_print(&d, &b, NULL);
    CHECK(strstr(b.s, "d.go:8:1: too many errors\n") != NULL);
    buf_fini(&b);
    diag_fini(&d);
}

static void test_knobs(void) {
    CHECK(knob_parse("gcstress=3,stackmove") && knob_gcstress == 3 && knob_stackmove == 1);
    CHECK(!knob_parse("nosuch=1"));
    CHECK(knob_parse("gcstress=0,stackmove=0"));
}

int main(void) {
    test_arena();
    test_buf();
    test_utf8();
    test_intern();
    test_pos();
    test_diag();
    test_knobs();
    printf("%d passed, %d failed\n", passed, failed);
    return failed > 0;
}
