// lexer_test.c - tests of lexer/: tokens, semicolons, errors with places, values of literals.
#include "lexer/lexer.h"

#include <stdio.h>
#include <string.h>

static int passed, failed;
static Buf out = BUF_INIT;

static void on_error(void *arg, Pos pos, const char *msg) {
    (void)arg;
    buf_printf(&out, "{%d: %s} ", pos_raw(pos).col, msg);
}

static void on_directive(void *arg, Pos pos, const char *text, uint32_t len) {
    (void)arg, (void)pos;
    buf_printf(&out, "<%.*s> ", (int)len, text);
}

static void check(const char *what, const char *got, const char *want, int line) {
    if (strcmp(got, want) == 0) {
        passed++;
        return;
    }
    failed++;
    printf("%s:%d: %s\n  got  %s\n  want %s\n", __FILE__, line, what, got, want);
}

// The tokens of text[0:n] as one line.
static void lex(const char *text, size_t n, const char *want, int line) {
    Lexer l;
    buf_reset(&out);
    FileSrc *f = pos_add_file("t.go", text, n);
    lexer_init(&l, f);
    l.error = on_error;
    l.directive = on_directive;
    for (Token t; (t = lexer_next(&l)) != TK_EOF;) {
        if (t == TK_SEMICOLON) buf_str(&out, l.semi == SEMI_NEWLINE ? "nl " : l.semi == SEMI_EOF ? "eof " : "; ");
        else if (t >= TK_NAME && t <= TK_STRING) buf_printf(&out, "%s:%.*s ", token_info[t].name, (int)lexer_len(&l), l.tok);
        else buf_printf(&out, "%s ", token_text(t));
    }
    if (out.len && out.s[out.len - 1] == ' ') buf_truncate(&out, out.len - 1);
    check(text, buf_cstr(&out), want, line);
}
#define LEX(S, W) lex(S, sizeof(S) - 1, W, __LINE__)

static void str(const char *lit, const char *want, int line) {
    buf_reset(&out);
    lit_string(&out, lit, (uint32_t)strlen(lit));
    check(lit, buf_cstr(&out), want, line);
}
#define STR(S, W) str(S, W, __LINE__)

static void num(const char *lit, int base, const char *want, int line) {
    buf_reset(&out);
    int b = lit_number(&out, lit, (uint32_t)strlen(lit));
    check(lit, buf_cstr(&out), want, line);
    if (b != base) failed++, printf("%s:%d: base %d\n", __FILE__, line, b);
}
#define NUM(S, B, W) num(S, B, W, __LINE__)

int main(void) {
    LEX("", "");
    LEX("a b", "NAME:a NAME:b eof");
    LEX("return\nx)\n}\nif\n", "return nl NAME:x ) nl } nl if");
    LEX("a /* c */ b // d\nc", "NAME:a NAME:b nl NAME:c eof");
    LEX("a /* \n */ b", "NAME:a nl NAME:b eof");
    LEX("+ += ++ & && &= &^ &^= <- << <<= <", "+ += ++ & && &= &^ &^= <- << <<= <");
    LEX(": := = == ! != ~ . ... ..", ": := = == ! != ~ . ... . .");
    LEX("0 07 0x1F 0b1_0 0o7 1_000 1. .5 1e3 0x1p-2 1i 089i 1.5e+3i", "INT:0 INT:07 INT:0x1F INT:0b1_0 INT:0o7 INT:1_000 FLOAT:1. FLOAT:.5 FLOAT:1e3 FLOAT:0x1p-2 IMAG:1i IMAG:089i IMAG:1.5e+3i eof");
    LEX("08", "{2: invalid digit '8' in octal literal} INT:08 eof");
    LEX("1__0", "{3: '_' must separate successive digits} INT:1__0 eof");
    LEX("0x", "{3: hexadecimal literal has no digits} INT:0x eof");
    LEX("1e+", "{4: exponent has no digits} FLOAT:1e+ eof");
    LEX("0x1.8", "{6: hexadecimal mantissa requires a 'p' exponent} FLOAT:0x1.8 eof");
    LEX("0b1.", "{4: invalid radix point in binary literal} FLOAT:0b1. eof");
    LEX("1p3", "{2: 'p' exponent requires hexadecimal mantissa} FLOAT:1p3 eof");
    LEX("1if", "IMAG:1i NAME:f eof");
    LEX("'a' '\\n' '\\u20ac' '\xE2\x82\xAC'", "CHAR:'a' CHAR:'\\n' CHAR:'\\u20ac' CHAR:'\xE2\x82\xAC' eof");
    LEX("''", "{2: empty rune literal or unescaped '} CHAR:'' eof");
    LEX("'ab'", "{1: more than one character in rune literal} CHAR:'ab' eof");
    LEX("'a\n", "{3: newline in rune literal} CHAR:'a nl");
    LEX("\"\\q\"", "{3: unknown escape} STRING:\"\\q\" eof");
    LEX("\"\\ud800\"", "{8: escape is invalid Unicode code point U+D800} STRING:\"\\ud800\" eof");
    LEX("\"\\400\"", "{6: octal escape value 256 > 255} STRING:\"\\400\" eof");
    LEX("\"abc\n", "{5: newline in string} STRING:\"abc nl");
    LEX("\"abc", "{1: string not terminated} STRING:\"abc eof");
    LEX("`a\r\nb`", "STRING:`a\r\nb` eof");
    LEX("`a", "{1: string not terminated} STRING:`a eof");
    LEX("/* a", "{1: comment not terminated}");
    LEX("a @ b", "NAME:a {3: invalid character U+0040 '@'} NAME:b eof");
    LEX("a\0b", "{2: invalid NUL character} NAME:a eof");
    LEX("a \xff b", "NAME:a {3: invalid UTF-8 encoding} NAME:b eof");
    LEX("\xEF\xBB\xBF" "a \xEF\xBB\xBF" "b", "NAME:a {6: invalid BOM in the middle of the file} NAME:b eof");
    LEX("\xC3\xA9t\xC3\xA9 \xE2\x82\xAC", "NAME:\xC3\xA9t\xC3\xA9 {7: invalid character U+20AC '\xE2\x82\xAC' in identifier} NAME:\xE2\x82\xAC eof");
    LEX("\xD9\xA3x", "{1: identifier cannot begin with digit U+0663 '\xD9\xA3'} NAME:\xD9\xA3x eof");
    LEX("#!/usr/bin/gosling\na", "NAME:a eof");
    LEX("//go:noinline\n//go:embed a b\r\nx", "<go:noinline> <go:embed a b> NAME:x eof");
    LEX("//line a.go:0\nx", "{13: invalid line number: 0} NAME:x eof");
    STR("\"a\\n\\x41\\101\\u20ac\\U0001F600\\\\\\\"\"", "a\nAA\xE2\x82\xAC\xF0\x9F\x98\x80\\\"");
    STR("`a\r\n\\n`", "a\n\\n");
    NUM("0x_1F", 16, "1F");
    NUM("0o17", 8, "17");
    NUM("017", 8, "17");
    NUM("1_000", 10, "1000");
    NUM("0b101", 2, "101");
    NUM("0", 10, "0");
    NUM("010i", 10, "010");
    NUM("0x1.8p1", 16, "0x1.8p1");
    NUM("08.5", 10, "08.5");
    if (lit_char("'\\''", 4) != '\'' || lit_char("'\\x41'", 6) != 'A') failed++;
    buf_fini(&out);
    printf("%d passed, %d failed\n", passed, failed);
    return failed > 0;
}
