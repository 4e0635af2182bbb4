// literal.c - the values of literals, and the lexer's slow paths: reading a token rune by rune as
// gc does. Twin: cmd/compile/internal/syntax/scanner.go, source.go
//
// Reader is gc's `source`: one rune of look-ahead. It reports and skips what may be nowhere in a
// file: NUL, bad UTF-8, a BOM. All the slow functions below use it and write l->cur when done.
#include "lexer/lexer_int.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void lex_error(Lexer *l, const char *at, const char *fmt, ...) {
    if (l->error == NULL) return;
    Buf b = BUF_INIT;
    va_list ap;
    va_start(ap, fmt);
    buf_vprintf(&b, fmt, ap);
    va_end(ap);
    l->error(l->arg, pos_at(l->src, (size_t)(at - l->src->text)), buf_cstr(&b));
    buf_fini(&b);
}

typedef struct Reader {
    Lexer *l;
    const char *at; // where ch begins
    int w;          // its size
    int ch;         // the rune, -1 at the end
} Reader;

static void reader_settle(Reader *r) { // finds the first acceptable rune at r->at
    Lexer *l = r->l;
    for (;; r->at += r->w) {
        uint32_t c;
        if (r->at >= l->end) {
            r->at = l->end;
            r->ch = -1;
            r->w = 0;
            return;
        }
        r->w = utf8_decode(r->at, (size_t)(l->end - r->at), &c);
        r->ch = (int)c;
        if (c == 0) lex_error(l, r->at, "invalid NUL character");
        else if (c == RUNE_ERROR && r->w == 1) lex_error(l, r->at, "invalid UTF-8 encoding");
        else if (c == 0xFEFF) {
            if (r->at != l->src->text) lex_error(l, r->at, "invalid BOM in the middle of the file");
        } else return;
    }
}

static Reader reader_at(Lexer *l, const char *at) {
    Reader r = {l, at, 0, 0};
    reader_settle(&r);
    return r;
}

static void next(Reader *r) {
    r->at += r->w;
    reader_settle(r);
}

// U+0040 '@', as Go's %#U.
static const char *hash_u(char out[32], int ch) {
    int n = snprintf(out, 32, "U+%04X", (unsigned)ch);
    if (uni_is_print((uint32_t)ch)) {
        out[n++] = ' ';
        out[n++] = '\'';
        n += utf8_encode(out + n, (uint32_t)ch);
        out[n++] = '\'';
        out[n] = 0;
    }
    return out;
}

// 'x', as Go's %q of a rune.
static const char *quote_rune(char out[32], int ch) {
    static const char esc[] = "abtnvfr";
    char body[16];
    if (ch == '\'' || ch == '\\') snprintf(body, sizeof body, "\\%c", ch);
    else if (ch >= 7 && ch <= 13) snprintf(body, sizeof body, "\\%c", esc[ch - 7]);
    else if (uni_is_print((uint32_t)ch)) body[utf8_encode(body, (uint32_t)ch)] = 0;
    else if (ch < 0x80) snprintf(body, sizeof body, "\\x%02x", (unsigned)ch);
    else snprintf(body, sizeof body, ch > 0xFFFF ? "\\U%08x" : "\\u%04x", (unsigned)ch);
    snprintf(out, 32, "'%s'", body);
    return out;
}

static const char *base_name(int base) {
    return base == 2 ? "binary" : base == 8 ? "octal" : base == 10 ? "decimal" : "hexadecimal";
}

static int lower(int c) { return c | 0x20; }
static bool is_dec(int c) { return c >= '0' && c <= '9'; }
static bool is_hex(int c) { return is_dec(c) || (lower(c) >= 'a' && lower(c) <= 'f'); }

static Token finish(Lexer *l, const Reader *r, Token t, bool ok) {
    l->cur = r->at;
    l->nlsemi = true;
    l->bad = !ok;
    return t;
}

// ---- identifiers and stray characters ----

// Does r stand at a character of an identifier? A wrong one is reported, and counts.
static bool at_ident_char(Reader *r, bool first) {
    char u[32];
    if (r->ch == '_' || (r->ch > 0 && r->ch < 0x80 && lower(r->ch) >= 'a' && lower(r->ch) <= 'z'))
        return true;
    if (r->ch < 0x80) return is_dec(r->ch) && !first;
    if (uni_is_letter((uint32_t)r->ch)) return true;
    if (uni_is_digit((uint32_t)r->ch)) {
        if (first)
            lex_error(r->l, r->at, "identifier cannot begin with digit %s", hash_u(u, r->ch));
        return true;
    }
    lex_error(r->l, r->at, "invalid character %s in identifier", hash_u(u, r->ch));
    return true;
}

Token lex_slow_ident(Lexer *l) {
    Reader r = reader_at(l, l->tok);
    // The first character was looked at, and reported if wrong, by lex_slow_other.
    do next(&r);
    while (at_ident_char(&r, false));
    return finish(l, &r, TK_NAME, true);
}

bool lex_slow_other(Lexer *l) {
    char u[32];
    Reader r = reader_at(l, l->tok);
    if (r.at != l->tok || r.ch < 0) { // something was skipped: start anew behind it
        l->cur = r.at;
        return false;
    }
    if (r.ch >= 0x80 && at_ident_char(&r, true)) return true;
    lex_error(l, r.at, "invalid character %s", hash_u(u, r.ch));
    next(&r);
    l->cur = r.at;
    return false;
}

// ---- numbers ----

enum { SEEN_DIGIT = 1, SEEN_SEP = 2 };

static int digits(Reader *r, int base, const char **invalid) {
    int seen = 0;
    for (;; next(r)) {
        if (r->ch == '_') {
            seen |= SEEN_SEP;
        } else if (base == 16 ? is_hex(r->ch) : is_dec(r->ch)) {
            seen |= SEEN_DIGIT;
            if (base < 10 && r->ch >= '0' + base && invalid && *invalid == NULL) *invalid = r->at;
        } else {
            return seen;
        }
    }
}

// The offset of the first '_' that is not between digits (or a prefix and a digit), -1 if none.
static int invalid_sep(const char *s, int n) {
    bool hexa = false;
    char prev = '.'; // '0': digit, '_', '.': anything else
    int i = 0;
    if (n >= 2 && s[0] == '0') {
        int c = lower(s[1]);
        hexa = c == 'x';
        if (c == 'x' || c == 'o' || c == 'b') {
            prev = '0';
            i = 2;
        }
    }
    for (; i < n; i++) {
        char kind = s[i] == '_' ? '_' : is_dec(s[i]) || (hexa && is_hex(s[i])) ? '0' : '.';
        if (kind == '_' && prev != '0') return i;
        if (kind == '.' && prev == '_') return i - 1;
        prev = kind;
    }
    return prev == '_' ? n - 1 : -1;
}

Token lex_slow_number(Lexer *l) {
    Reader r = reader_at(l, l->tok);
    Token kind = TK_INT;
    int base = 10, seen = 0, prefix = 0; // prefix: 0 or one of '0' x o b
    bool ok = true, point = false;
    const char *invalid = NULL;
    char q[32];
    if (r.ch == '0') {
        next(&r);
        int c = lower(r.ch);
        prefix = c == 'x' || c == 'o' || c == 'b' ? c : '0';
        base = c == 'x' ? 16 : c == 'b' ? 2 : 8;
        if (prefix == '0') seen = SEEN_DIGIT;
        else next(&r);
    }
    if (r.ch != '.' || prefix) seen |= digits(&r, base, &invalid);
    if (r.ch == '.') {
        if (prefix == 'o' || prefix == 'b') {
            lex_error(l, r.at, "invalid radix point in %s literal", base_name(base));
            ok = false;
        }
        next(&r);
        point = true;
    }
    if (point) {
        kind = TK_FLOAT;
        seen |= digits(&r, base, &invalid);
    }
    if (!(seen & SEEN_DIGIT) && ok) {
        lex_error(l, r.at, "%s literal has no digits", base_name(base));
        ok = false;
    }
    int e = lower(r.ch);
    if (e == 'e' || e == 'p') {
        if (ok && e == 'e' && prefix != 0 && prefix != '0') {
            lex_error(l, r.at, "%s exponent requires decimal mantissa", quote_rune(q, r.ch));
            ok = false;
        } else if (ok && e == 'p' && prefix != 'x') {
            lex_error(l, r.at, "%s exponent requires hexadecimal mantissa", quote_rune(q, r.ch));
            ok = false;
        }
        next(&r);
        kind = TK_FLOAT;
        if (r.ch == '+' || r.ch == '-') next(&r);
        seen = digits(&r, 10, NULL) | (seen & SEEN_SEP);
        if (!(seen & SEEN_DIGIT) && ok) {
            lex_error(l, r.at, "exponent has no digits");
            ok = false;
        }
    } else if (prefix == 'x' && kind == TK_FLOAT && ok) {
        lex_error(l, r.at, "hexadecimal mantissa requires a 'p' exponent");
        ok = false;
    }
    bool integer = kind == TK_INT;
    if (r.ch == 'i') {
        kind = TK_IMAG;
        integer = false;
        next(&r);
    }
    if (integer && invalid && ok) {
        lex_error(l, invalid, "invalid digit %s in %s literal", quote_rune(q, *invalid),
                  base_name(base));
        ok = false;
    }
    if ((seen & SEEN_SEP) && ok) {
        int i = invalid_sep(l->tok, (int)(r.at - l->tok));
        if (i >= 0) {
            lex_error(l, l->tok + i, "'_' must separate successive digits");
            ok = false;
        }
    }
    return finish(l, &r, kind, ok);
}

// ---- strings and runes ----

// r stands behind a backslash.
static bool escape(Reader *r, int quote) {
    Lexer *l = r->l;
    int n, base;
    uint32_t max = 255;
    char q[32];
    if (r->ch == quote || (r->ch > 0 && r->ch < 0x80 && strchr("abfnrtv\\", r->ch))) {
        next(r);
        return true;
    }
    if (r->ch >= '0' && r->ch <= '7') {
        n = 3, base = 8;
    } else if (r->ch == 'x' || r->ch == 'u' || r->ch == 'U') {
        n = r->ch == 'x' ? 2 : r->ch == 'u' ? 4 : 8;
        if (r->ch != 'x') max = RUNE_MAX;
        base = 16;
        next(r);
    } else {
        if (r->ch < 0) return true; // the caller complains about the end
        lex_error(l, r->at, "unknown escape");
        return false;
    }
    uint32_t x = 0;
    for (; n > 0; n--) {
        if (r->ch < 0) return true;
        int d = is_dec(r->ch) ? r->ch - '0' : is_hex(r->ch) ? lower(r->ch) - 'a' + 10 : base;
        if (d >= base) {
            lex_error(l, r->at, "invalid character %s in %s escape", quote_rune(q, r->ch),
                      base_name(base));
            return false;
        }
        x = x * (uint32_t)base + (uint32_t)d;
        next(r);
    }
    if (base == 8 && x > max) {
        lex_error(l, r->at, "octal escape value %u > 255", x);
        return false;
    }
    if (x > max || (max != 255 && !utf8_is_rune(x))) {
        // Go prints any number here, quoted only if it is a printable rune: these never are.
        lex_error(l, r->at, "escape is invalid Unicode code point U+%04X", x);
        return false;
    }
    return true;
}

Token lex_slow_string(Lexer *l) {
    Reader r = reader_at(l, l->tok);
    bool ok = true;
    for (next(&r);;) {
        if (r.ch == '"') {
            next(&r);
            break;
        }
        if (r.ch == '\\') {
            next(&r);
            if (!escape(&r, '"')) ok = false;
            continue;
        }
        if (r.ch == '\n' || r.ch < 0) {
            if (r.ch < 0) lex_error(l, l->tok, "string not terminated");
            else lex_error(l, r.at, "newline in string");
            ok = false;
            break;
        }
        next(&r);
    }
    return finish(l, &r, TK_STRING, ok);
}

Token lex_slow_rawstring(Lexer *l) {
    Reader r = reader_at(l, l->tok);
    for (next(&r); r.ch != '`' && r.ch >= 0;) next(&r);
    bool ok = r.ch >= 0;
    if (ok) next(&r);
    else lex_error(l, l->tok, "string not terminated");
    return finish(l, &r, TK_STRING, ok);
}

Token lex_slow_rune(Lexer *l) {
    Reader r = reader_at(l, l->tok);
    bool ok = true;
    next(&r);
    for (int n = 0;; n++) {
        if (r.ch == '\'') {
            if (ok && n == 0) lex_error(l, r.at, "empty rune literal or unescaped '");
            else if (ok && n != 1) lex_error(l, l->tok, "more than one character in rune literal");
            if (n != 1) ok = false;
            next(&r);
            break;
        }
        if (r.ch == '\\') {
            next(&r);
            if (!escape(&r, '\'')) ok = false;
            continue;
        }
        if (r.ch == '\n' || r.ch < 0) {
            if (ok && r.ch < 0) lex_error(l, l->tok, "rune literal not terminated");
            else if (ok) lex_error(l, r.at, "newline in rune literal");
            ok = false;
            break;
        }
        next(&r);
    }
    return finish(l, &r, TK_CHAR, ok);
}

// ---- comments ----

void lex_slow_line_comment(Lexer *l) {
    Reader r = reader_at(l, l->tok);
    while (r.ch >= 0 && r.ch != '\n') next(&r);
    l->cur = r.at;
}

bool lex_slow_full_comment(Lexer *l) {
    Reader r = reader_at(l, l->tok + 2);
    while (r.ch >= 0) {
        while (r.ch == '*') {
            next(&r);
            if (r.ch == '/') {
                next(&r);
                l->cur = r.at;
                return true;
            }
        }
        if (r.ch >= 0) next(&r);
    }
    l->cur = r.at;
    lex_error(l, l->tok, "comment not terminated");
    return false;
}

// The number behind the last ':' of s[0:n]. Returns the offset behind that ':', 0 if there is none.
static size_t trailing_digits(const char *s, size_t n, uint64_t *val, bool *ok) {
    size_t i = n;
    while (i > 0 && s[i - 1] != ':') i--;
    if (i == 0) return 0;
    *val = 0;
    *ok = i < n;
    for (size_t k = i; k < n; k++) {
        if (!is_dec(s[k]) || *val > UINT64_MAX / 10 - 1) {
            *ok = false;
            break;
        }
        *val = *val * 10 + (uint64_t)(s[k] - '0');
    }
    return i;
}

// text[0:n] is what follows "line " in a comment; `next_off` is where the directive takes effect.
static void line_directive(Lexer *l, const char *text, size_t n, size_t next_off) {
    const uint64_t pos_max = 1u << 30;
    uint64_t line = 0, col = 0, n2 = 0;
    bool ok = false, ok2 = false;
    size_t i = trailing_digits(text, n, &line, &ok), i2;
    if (i == 0) return;
    if (!ok) {
        lex_error(l, text + i, "invalid line number: %.*s", (int)(n - i), text + i);
        return;
    }
    i2 = trailing_digits(text, i - 1, &n2, &ok2);
    if (i2 && ok2) {
        col = line;
        line = n2;
        if (col == 0 || col > pos_max) {
            lex_error(l, text + i, "invalid column number: %.*s", (int)(n - i), text + i);
            return;
        }
        n = i - 1;
        i = i2;
    } else {
        ok2 = false;
    }
    if (line == 0 || line > pos_max) {
        lex_error(l, text + i, "invalid line number: %.*s", (int)(n - i), text + i);
        return;
    }
    if (!l->record) return;
    char *name = xmalloc(i + 1);
    memcpy(name, text, i - 1);
    name[i - 1] = 0;
    // Without a column an empty name is an empty name; with one it means the previous name.
    pos_add_line_directive(l->src, next_off, *name || ok2 ? name : "??", (int)line, (int)col);
    free(name);
}

void lex_comment(Lexer *l) {
    const char *s = l->tok;
    size_t n = (size_t)(l->cur - s);
    bool full = s[1] == '*';
    size_t len = n - 2; // of the text behind the opening
    if (full) len -= 2;
    else if (s[n - 1] == '\r') len--;
    bool line_start = s == l->src->text || s[-1] == '\n';
    if (len >= 5 && memcmp(s + 2, "line ", 5) == 0 && (full || line_start)) {
        if (full && memchr(s, '\n', n)) return; // gc ignores it
        size_t off = (size_t)(l->cur - l->src->text);
        line_directive(l, s + 7, len - 5, full ? off : off + 1);
    } else if (!full && len >= 3 && memcmp(s + 2, "go:", 3) == 0 && l->directive) {
        l->directive(l->arg, pos_at(l->src, (size_t)(s + 2 - l->src->text)), s + 2, (uint32_t)len);
    }
}

// ---- starting, skipping ----

void lexer_init_range(Lexer *l, FileSrc *src, uint32_t from, uint32_t to) {
    memset(l, 0, sizeof *l);
    l->src = src;
    l->cur = l->tok = src->text + from;
    l->end = src->text + to;
}

void lexer_init(Lexer *l, FileSrc *src) {
    lexer_init_range(l, src, 0, src->len);
    l->record = true;
    if (src->len >= 3 && memcmp(l->cur, "\xEF\xBB\xBF", 3) == 0) l->cur += 3;
    if (l->end - l->cur >= 2 && l->cur[0] == '#' && l->cur[1] == '!') {
        const char *nl = memchr(l->cur, '\n', (size_t)(l->end - l->cur));
        l->cur = nl ? nl : l->end;
    }
}

bool lexer_skip_block(Lexer *l, uint32_t *close) {
    static const uint8_t stop[256] = {['"'] = 1, ['`'] = 1, ['\''] = 1, ['/'] = 1,
                                      ['{'] = 1, ['}'] = 1, [0] = 1};
    const char *p = l->cur, *end = l->end;
    int depth = 1;
    for (;;) {
        while (!stop[(unsigned char)*p]) p++;
        char c = *p;
        if (p >= end || c == 0) return false; // a NUL in the text: let the parser see it
        p++;
        if (c == '{') {
            depth++;
        } else if (c == '}') {
            if (--depth == 0) break;
        } else if (c == '`') {
            p = memchr(p, '`', (size_t)(end - p));
            if (p == NULL) return false;
            p++;
        } else if (c == '"' || c == '\'') {
            for (; *p != c; p++) {
                if (*p == '\\') p++;
                if (p >= end || *p == '\n') return false;
            }
            p++;
        } else if (*p == '/') {
            const char *from = p - 1, *nl = memchr(p, '\n', (size_t)(end - p));
            p = nl ? nl : end;
            if (p - from > 7 && from[2] == 'l' && l->record) {
                l->tok = from;
                l->cur = p;
                lex_comment(l);
            }
        } else if (*p == '*') {
            const char *from = p - 1;
            for (p++;; p++) {
                p = memchr(p, '*', (size_t)(end - p));
                if (p == NULL) return false;
                if (p[1] == '/') break;
            }
            p += 2;
            if (from[2] == 'l' && l->record) {
                l->tok = from;
                l->cur = p;
                lex_comment(l);
            }
        }
    }
    *close = (uint32_t)(p - 1 - l->src->text);
    l->cur = p;
    l->tok = p - 1;
    l->nlsemi = true;
    return true;
}

static bool behind_word(const char *p, const char *start, const char *word) {
    size_t n = strlen(word);
    while (p > start && (p[-1] == ' ' || p[-1] == '\t')) p--;
    return (size_t)(p - start) >= n && memcmp(p - n, word, n) == 0;
}

bool lexer_skip_func(Lexer *l, uint32_t *lbrace) {
    int depth = 1;
    for (const char *p = l->cur; p < l->end; p++) {
        switch (*p) {
        case '(': case '[': depth++; break;
        case ')': case ']': case '}': depth--; break;
        case '{':
            if (depth == 0 && !behind_word(p, l->cur, "interface") && !behind_word(p, l->cur, "struct")) {
                *lbrace = (uint32_t)(p - l->src->text);
                l->cur = p + 1;
                uint32_t close;
                return lexer_skip_block(l, &close);
            }
            depth++;
            break;
        case '\n':
            if (depth > 0) break;
            *lbrace = 0;
            l->tok = l->cur = p;
            l->nlsemi = true;
            return true;
        case '"': case '`': case '/': case 0: return false;
        default: break;
        }
    }
    return false;
}

// ---- values ----

// s[0:n] begins with a backslash. Appends what it stands for; returns the bytes used.
static uint32_t unescape(const char *s, uint32_t n, uint32_t *val, bool *byte) {
    static const char from[] = "abfnrtv", to[] = "\a\b\f\n\r\t\v";
    *byte = false;
    const char *k = s[1] ? strchr(from, s[1]) : NULL;
    if (k) return *val = (uint32_t)to[k - from], 2;
    uint32_t digits_n = s[1] == 'x' ? 2 : s[1] == 'u' ? 4 : s[1] == 'U' ? 8 : 3, base = 16, i = 2;
    if (s[1] >= '0' && s[1] <= '7') base = 8, i = 1;
    else if (s[1] != 'x' && s[1] != 'u' && s[1] != 'U') return *val = (unsigned char)s[1], 2;
    *byte = base == 8 || s[1] == 'x';
    *val = 0;
    for (uint32_t stop = i + digits_n; i < stop && i < n; i++)
        *val = *val * base + (uint32_t)(is_dec(s[i]) ? s[i] - '0' : lower(s[i]) - 'a' + 10);
    return i;
}

void lit_string(Buf *out, const char *lit, uint32_t len) {
    const char *s = lit + 1, *end = lit + len - 1;
    if (len < 2) return;
    buf_reserve(out, len);
    if (*lit == '`') {
        for (const char *cr; (cr = memchr(s, '\r', (size_t)(end - s))) != NULL; s = cr + 1)
            buf_bytes(out, s, (size_t)(cr - s));
        buf_bytes(out, s, (size_t)(end - s));
        return;
    }
    for (const char *b; (b = memchr(s, '\\', (size_t)(end - s))) != NULL;) {
        uint32_t v;
        bool byte;
        buf_bytes(out, s, (size_t)(b - s));
        s = b + unescape(b, (uint32_t)(end - b), &v, &byte);
        if (byte) buf_char(out, (int)v);
        else buf_rune(out, v);
    }
    buf_bytes(out, s, (size_t)(end - s));
}

uint32_t lit_char(const char *lit, uint32_t len) {
    uint32_t v = RUNE_ERROR;
    bool byte;
    if (len < 3) return v;
    if (lit[1] == '\\') unescape(lit + 1, len - 2, &v, &byte);
    else utf8_decode(lit + 1, len - 2, &v);
    return v;
}

int lit_number(Buf *out, const char *lit, uint32_t len) {
    int base = 10;
    bool imag = len > 0 && lit[len - 1] == 'i';
    if (imag) len--;
    uint32_t i = 0;
    bool real = false;
    for (uint32_t k = 0; k < len; k++) real |= lit[k] == '.';
    if (len >= 2 && lit[0] == '0') {
        int c = lower(lit[1]);
        base = c == 'x' ? 16 : c == 'b' ? 2 : 8;
        if (base != 16)
            for (uint32_t k = 0; k < len; k++) real |= lower(lit[k]) == 'e';
        else
            for (uint32_t k = 2; k < len; k++) real |= lower(lit[k]) == 'p';
        // 0123i is decimal for the sake of old programs; so are 08.5 and 01e3.
        if (c != 'x' && c != 'b' && c != 'o' && (real || imag)) base = 10;
        else if (c == 'x' && real) i = 0;
        else i = c == 'x' || c == 'b' || c == 'o' ? 2 : 1;
    }
    for (; i < len; i++)
        if (lit[i] != '_') buf_char(out, lit[i]);
    return base;
}
