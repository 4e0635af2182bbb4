// scan.c - natives of encoding/json that read text: the syntax checker, strings, spaces, and the rewriting of whole texts.
// Twin: $GOROOT/src/encoding/json/scanner.go and indent.go, by what they compute.     Locks: none.
//
// The checker is a resumable automaton over bytes; its state lives in the Go struct scanner. All others trust no text: a program
// may change it meanwhile, so they check bounds, but they say nothing sensible about wrong syntax.
#include <stdlib.h>
#include "vm/native.h"
#include "runtime/runtime.h"
#include "stdlib/encoding/json/json.h"

// The states; scan.go has their texts for errors in the same order.
enum {
    S_VALUE, S_VALUE_OR_END, S_KEY_OR_END, S_KEY, S_STRING, S_ESCAPE, S_U1, S_U2, S_U3, S_U4, S_NEG, S_ZERO, S_DIGITS, S_DOT, S_FRAC, S_E,
    S_ESIGN, S_EXP, S_AFTER_KEY, S_AFTER_FIELD, S_AFTER_ELEM, S_END, S_WORD,
};
enum { MAX_DEPTH = 10000 };

typedef struct scanner {
    int64_t state, depth;
    int64_t word, at;     // S_WORD: which, and how many letters of it were read
    int64_t key;          // the string being read is a key
    uint64_t objects[MAX_DEPTH / 64 + 1];  // a bit for each level
} scanner;

static const char *const words[] = {"true", "false", "null"};

static inline bool space(uint8_t c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }
static inline bool in_object(const scanner *s) { return s->objects[(s->depth - 1) / 64] >> ((s->depth - 1) % 64) & 1; }
static inline int after_value(const scanner *s) { return s->depth == 0 ? S_END : in_object(s) ? S_AFTER_FIELD : S_AFTER_ELEM; }
static inline bool hex_digit(uint8_t c) { return (uint8_t)(c - '0') < 10 || (uint8_t)((c | 0x20) - 'a') < 6; }

enum { MORE, COMPLETE, BAD, DEEP };

// Reads the state after a value; the same byte may end a number, so this is apart.
static int end_value(scanner *s, uint8_t c) {
    if (space(c)) return MORE;
    switch (s->state) {
    case S_AFTER_KEY:
        if (c != ':') return BAD;
        s->state = S_VALUE;
        return MORE;
    case S_AFTER_FIELD:
        if (c == ',') s->state = S_KEY;
        else if (c != '}') return BAD;
        else goto close;
        return MORE;
    case S_AFTER_ELEM:
        if (c == ',') s->state = S_VALUE;
        else if (c != ']') return BAD;
        else goto close;
        return MORE;
    }
    return BAD;
close:
    s->depth--;
    s->state = after_value(s);
    return s->depth == 0 ? COMPLETE : MORE;
}

static int begin_value(scanner *s, uint8_t c) {
    switch (c) {
    case '{':
    case '[':
        if (s->depth == MAX_DEPTH) return DEEP;
        if (c == '{') s->objects[s->depth / 64] |= 1ull << (s->depth % 64);
        else s->objects[s->depth / 64] &= ~(1ull << (s->depth % 64));
        s->depth++;
        s->state = c == '{' ? S_KEY_OR_END : S_VALUE_OR_END;
        return MORE;
    case '"': s->state = S_STRING; s->key = 0; return MORE;
    case '-': s->state = S_NEG; return MORE;
    case '0': s->state = S_ZERO; return MORE;
    case 't': case 'f': case 'n':
        s->state = S_WORD;
        s->word = c == 't' ? 0 : c == 'f' ? 1 : 2;
        s->at = 1;
        return MORE;
    }
    if ((uint8_t)(c - '1') < 9) {
        s->state = S_DIGITS;
        return MORE;
    }
    return BAD;
}

static int step(scanner *s, uint8_t c) {
    switch (s->state) {
    case S_VALUE_OR_END:
        if (c == ']') goto close;
        // fall through
    case S_VALUE: return space(c) ? MORE : begin_value(s, c);
    case S_KEY_OR_END:
        if (c == '}') goto close;
        // fall through
    case S_KEY:
        if (space(c)) return MORE;
        if (c != '"') return BAD;
        s->state = S_STRING;
        s->key = 1;
        return MORE;
    case S_STRING:
        if (c == '"') {
            s->state = s->key ? S_AFTER_KEY : after_value(s);
            return s->depth == 0 ? COMPLETE : MORE;
        }
        if (c == '\\') s->state = S_ESCAPE;
        return c < ' ' ? BAD : MORE;
    case S_ESCAPE:
        if (c == 'u') s->state = S_U1;
        else if (c && strchr("bfnrt\\/\"", c)) s->state = S_STRING;
        else return BAD;
        return MORE;
    case S_U1: case S_U2: case S_U3: case S_U4:
        if (!hex_digit(c)) return BAD;
        s->state = s->state == S_U4 ? S_STRING : s->state + 1;
        return MORE;
    case S_NEG:
        if ((uint8_t)(c - '0') >= 10) return BAD;
        s->state = c == '0' ? S_ZERO : S_DIGITS;
        return MORE;
    case S_DIGITS:
        if ((uint8_t)(c - '0') < 10) return MORE;
        // fall through
    case S_ZERO:
        if (c == '.') return s->state = S_DOT, MORE;
    exponent:
        if ((c | 0x20) == 'e') return s->state = S_E, MORE;
        s->state = after_value(s);
        return s->depth == 0 ? COMPLETE : end_value(s, c);  // at the top the byte is not part of the value
    case S_DOT:
        if ((uint8_t)(c - '0') >= 10) return BAD;
        s->state = S_FRAC;
        return MORE;
    case S_FRAC:
        if ((uint8_t)(c - '0') < 10) return MORE;
        goto exponent;
    case S_E:
        if (c == '+' || c == '-') return s->state = S_ESIGN, MORE;
        // fall through
    case S_ESIGN:
        if ((uint8_t)(c - '0') >= 10) return s->state = S_ESIGN, BAD;
        s->state = S_EXP;
        return MORE;
    case S_EXP:
        if ((uint8_t)(c - '0') < 10) return MORE;
        s->state = after_value(s);
        return s->depth == 0 ? COMPLETE : end_value(s, c);
    case S_WORD:
        if (c != (uint8_t)words[s->word][s->at]) return BAD;
        if (words[s->word][++s->at] == 0) {
            s->state = after_value(s);
            if (s->depth == 0) return COMPLETE;
        }
        return MORE;
    default: return end_value(s, c);
    }
close:
    s->depth--;
    s->state = after_value(s);
    return s->depth == 0 ? COMPLETE : MORE;
}

// func scan(s *scanner, text string, from, to int) (at, status int)
// Reads until the value is complete (at: behind it), wrong (at: the byte) or the text is (at: to).
static int json_scan(void *gp, void *w) {
    (void)gp;
    struct { int64_t at, status; scanner *s; gostring text; int64_t from, to; } *a = w;
    scanner *s = a->s;
    const uint8_t *p = (const uint8_t *)a->text.p;
    int64_t i = a->from, n = a->to < a->text.len ? a->to : a->text.len;
    a->status = MORE;
    for (; i < n; i++) {
        if (s->state == S_STRING)  // most bytes
            while (i < n && p[i] >= ' ' && p[i] != '"' && p[i] != '\\') i++;
        if (i == n) break;
        bool number = s->depth == 0 && s->state >= S_ZERO && s->state <= S_EXP;  // ends before the byte that ends it
        int st = step(s, p[i]);
        if (st == MORE) continue;
        a->status = st;
        if (st == COMPLETE && !number) i++;
        break;
    }
    a->at = i;
    return RT_OK;
}

// func next(text string, i int) (at int, c byte): the first byte from i on that is no space; 0 at the end.
static int json_next(void *gp, void *w) {
    (void)gp;
    struct { int64_t at; uint64_t c; gostring text; int64_t i; } *a = w;
    int64_t i = a->i;
    while (i < a->text.len && space((uint8_t)a->text.p[i])) i++;
    a->at = i;
    a->c = i < a->text.len ? (uint8_t)a->text.p[i] : 0;
    return RT_OK;
}

int64_t json_string_end(const char *p, int64_t i, int64_t n) {  // i: behind the quote
    for (; i < n; i++) {
        if (p[i] == '"') return i + 1;
        if (p[i] == '\\') i++;
    }
    return n;
}

int64_t json_value_end(const char *p, int64_t i, int64_t n) {
    int64_t depth = 0;
    while (i < n) {
        switch (p[i]) {
        case '"': i = json_string_end(p, i + 1, n); break;
        case '{': case '[': depth++; i++; continue;
        case '}': case ']': depth--; i++; break;
        case ' ': case '\n': case '\t': case '\r': case ',': case ':': i++; continue;
        default:
            while (i < n && p[i] != ',' && p[i] != ']' && p[i] != '}' && !space((uint8_t)p[i])) i++;
        }
        if (depth <= 0) return i;
    }
    return n;
}

// func valueEnd(text string, i int) int
static int json_valueEnd(void *gp, void *w) {
    (void)gp;
    struct { int64_t ret; gostring text; int64_t i; } *a = w;
    a->ret = json_value_end(a->text.p, a->i, a->text.len);
    return RT_OK;
}

static int hex4(const char *p) {
    int v = 0;
    for (int i = 0; i < 4; i++) {
        uint8_t c = (uint8_t)p[i];
        int d = (uint8_t)(c - '0') < 10 ? c - '0' : (uint8_t)((c | 0x20) - 'a') < 6 ? (c | 0x20) - 'a' + 10 : -1;
        if (d < 0) return -1;
        v = v << 4 | d;
    }
    return v;
}

static char *put_rune(char *to, uint32_t r) {
    if (r < 0x80) {
        *to++ = (char)r;
    } else if (r < 0x800) {
        *to++ = (char)(0xc0 | r >> 6);
        *to++ = (char)(0x80 | (r & 0x3f));
    } else if (r < 0x10000) {
        *to++ = (char)(0xe0 | r >> 12);
        *to++ = (char)(0x80 | (r >> 6 & 0x3f));
        *to++ = (char)(0x80 | (r & 0x3f));
    } else {
        *to++ = (char)(0xf0 | r >> 18);
        *to++ = (char)(0x80 | (r >> 12 & 0x3f));
        *to++ = (char)(0x80 | (r >> 6 & 0x3f));
        *to++ = (char)(0x80 | (r & 0x3f));
    }
    return to;
}

static int rune_len(const uint8_t *p, int64_t n) {  // of a valid multi-byte rune; 0: invalid
    int32_t r;
    int k = decoderune((gostring){(const char *)p, n}, 0, &r);
    return k > 1 ? k : 0;
}

bool json_unquote(const char *s, int64_t n, gostring *out) {
    if (n < 2 || s[0] != '"' || s[n - 1] != '"') return false;
    s++;
    n -= 2;
    int64_t i = 0, bad = 0;
    for (; i < n && s[i] != '\\' && s[i] != '"' && (uint8_t)s[i] >= ' '; i++)
        if ((uint8_t)s[i] >= 0x80) {
            int k = rune_len((const uint8_t *)s + i, n - i);
            if (k == 0) break;
            i += k - 1;
        }
    if (i == n) {
        *out = native_string(s, n);
        return true;
    }
    for (int64_t k = i; k < n; k++) bad += (uint8_t)s[k] >= 0x80;  // an invalid byte becomes three
    char *buf = mallocgc((uintptr_t)(n + 2 * bad + 4), NULL, false), *to = buf;
    memcpy(to, s, (size_t)i);
    for (to += i; i < n;) {
        uint8_t c = (uint8_t)s[i];
        if (c == '\\') {
            if (++i >= n) return false;
            char e = s[i++];
            switch (e) {
            case '"': case '\\': case '/': case '\'': *to++ = e; break;
            case 'b': *to++ = '\b'; break;
            case 'f': *to++ = '\f'; break;
            case 'n': *to++ = '\n'; break;
            case 'r': *to++ = '\r'; break;
            case 't': *to++ = '\t'; break;
            case 'u': {
                int v = n - i >= 4 ? hex4(s + i) : -1;
                if (v < 0) return false;
                i += 4;
                uint32_t r = (uint32_t)v;
                if (r >= 0xd800 && r < 0xe000) {
                    int low = n - i >= 6 && s[i] == '\\' && s[i + 1] == 'u' ? hex4(s + i + 2) : -1;
                    if (r < 0xdc00 && low >= 0xdc00 && low < 0xe000) {
                        r = 0x10000 + ((r - 0xd800) << 10 | ((uint32_t)low - 0xdc00));
                        i += 6;
                    } else {
                        r = 0xfffd;
                    }
                }
                to = put_rune(to, r);
                break;
            }
            default: return false;
            }
        } else if (c == '"' || c < ' ') {
            return false;
        } else if (c < 0x80) {
            *to++ = (char)c;
            i++;
        } else {
            int k = rune_len((const uint8_t *)s + i, n - i);
            if (k == 0) {
                to = put_rune(to, 0xfffd);
                i++;
            } else {
                memcpy(to, s + i, (size_t)k);
                to += k;
                i += k;
            }
        }
    }
    *out = (gostring){buf, to - buf};
    return true;
}

// func unquote(item string) (s string, ok bool)
static int json_unquote_(void *gp, void *w) {
    (void)gp;
    struct { gostring s; uint64_t ok; gostring item; } *a = w;
    gostring out = {NULL, 0};
    a->ok = json_unquote(a->item.p, a->item.len, &out);
    a->s = out;
    return RT_OK;
}

// ---- writing ----

void out_grow(outbuf *o, int64_t more) {
    int64_t cap = o->cap ? o->cap : 256;
    while (cap < o->n + more) cap *= 2;
    o->p = realloc(o->p, (size_t)cap);
    if (!o->p) throw("encoding/json: out of memory");
    o->cap = cap;
}

goslice out_take(outbuf *o) {
    goslice s = {mallocgc((uintptr_t)(o->n ? o->n : 1), NULL, false), o->n, o->n};
    memcpy(s.p, o->p, (size_t)o->n);
    free(o->p);
    return s;
}

static const char hexdigits[] = "0123456789abcdef";

void json_quote(outbuf *o, const char *s, int64_t n, bool html) {
    out_reserve(o, 6 * n + 2);
    char *to = o->p + o->n;
    *to++ = '"';
    for (int64_t i = 0; i < n;) {
        uint8_t c = (uint8_t)s[i];
        if (c < 0x80) {
            i++;
            if (c >= ' ' && c != '"' && c != '\\' && (!html || (c != '<' && c != '>' && c != '&'))) {
                *to++ = (char)c;
                continue;
            }
            *to++ = '\\';
            switch (c) {
            case '"': case '\\': *to++ = (char)c; break;
            case '\b': *to++ = 'b'; break;
            case '\f': *to++ = 'f'; break;
            case '\n': *to++ = 'n'; break;
            case '\r': *to++ = 'r'; break;
            case '\t': *to++ = 't'; break;
            default:
                memcpy(to, "u00", 3);
                to[3] = hexdigits[c >> 4];
                to[4] = hexdigits[c & 15];
                to += 5;
            }
            continue;
        }
        int k = rune_len((const uint8_t *)s + i, n - i);
        if (k == 0) {
            memcpy(to, "\\ufffd", 6);
            to += 6;
            i++;
        } else if (k == 3 && c == 0xe2 && (uint8_t)s[i + 1] == 0x80 && ((uint8_t)s[i + 2] & 0xfe) == 0xa8) {
            memcpy(to, "\\u202", 5);
            to[5] = hexdigits[s[i + 2] & 15];
            to += 6;
            i += 3;
        } else {
            memcpy(to, s + i, (size_t)k);
            to += k;
            i += k;
        }
    }
    *to++ = '"';
    o->n = to - o->p;
}

// func quote(s string, html bool) []byte
static int json_quote_(void *gp, void *w) {
    (void)gp;
    struct { goslice ret; gostring s; uint64_t html; } *a = w;
    outbuf o = {0};
    json_quote(&o, a->s.p, a->s.len, a->html);
    a->ret = out_take(&o);
    return RT_OK;
}

// One byte of text that needs escaping in HTML, wherever it stands; returns how many bytes of input it took, 0 if none.
static int escape_html(outbuf *o, const uint8_t *s, int64_t n) {
    if (s[0] == '<' || s[0] == '>' || s[0] == '&') {
        out_bytes(o, "\\u00", 4);
        out_byte(o, hexdigits[s[0] >> 4]);
        out_byte(o, hexdigits[s[0] & 15]);
        return 1;
    }
    if (s[0] == 0xe2 && n >= 3 && s[1] == 0x80 && (s[2] & 0xfe) == 0xa8) {
        out_bytes(o, "\\u202", 5);
        out_byte(o, hexdigits[s[2] & 15]);
        return 3;
    }
    return 0;
}

enum { ESCAPE = 1, COMPACT = 2 };

// func rewrite(src string, how int) []byte: without spaces (the text is valid then), with HTML escaped, or both.
static int json_rewrite(void *gp, void *w) {
    (void)gp;
    struct { goslice ret; gostring src; int64_t how; } *a = w;
    const uint8_t *s = (const uint8_t *)a->src.p;
    int64_t n = a->src.len;
    outbuf o = {0};
    out_reserve(&o, n + 1);
    bool string = false;
    for (int64_t i = 0; i < n; i++) {
        if (a->how & ESCAPE) {
            int k = escape_html(&o, s + i, n - i);
            if (k > 0) {
                i += k - 1;
                continue;
            }
        }
        if (s[i] == '"') {
            string = !string;
        } else if (string && s[i] == '\\' && i + 1 < n) {
            out_byte(&o, (char)s[i++]);
        } else if (!string && (a->how & COMPACT) && space(s[i])) {
            continue;
        }
        out_byte(&o, (char)s[i]);
    }
    a->ret = out_take(&o);
    return RT_OK;
}

static void newline(outbuf *o, gostring prefix, gostring indent, int64_t depth) {
    out_byte(o, '\n');
    out_bytes(o, prefix.p, prefix.len);
    for (int64_t i = 0; i < depth; i++) out_bytes(o, indent.p, indent.len);
}

// func indented(src, prefix, indent string) []byte: src is valid; spaces at its end stay.
static int json_indented(void *gp, void *w) {
    (void)gp;
    struct { goslice ret; gostring src, prefix, indent; } *a = w;
    const char *s = a->src.p;
    int64_t n = a->src.len, depth = 0;
    outbuf o = {0};
    out_reserve(&o, 2 * n + 1);
    bool fresh = false;  // a bracket was opened just now
    int64_t tail = n;
    while (n > 0 && space((uint8_t)s[n - 1])) n--;
    for (int64_t i = 0; i < n; i++) {
        char c = s[i];
        if (space((uint8_t)c)) continue;
        if (fresh && c != ']' && c != '}') {
            fresh = false;
            newline(&o, a->prefix, a->indent, ++depth);
        }
        switch (c) {
        case '"': {
            int64_t end = json_string_end(s, i + 1, n);
            out_bytes(&o, s + i, end - i);
            i = end - 1;
            break;
        }
        case '{': case '[':
            fresh = true;
            out_byte(&o, c);
            break;
        case ',':
            out_byte(&o, c);
            newline(&o, a->prefix, a->indent, depth);
            break;
        case ':': out_bytes(&o, ": ", 2); break;
        case '}': case ']':
            if (!fresh) newline(&o, a->prefix, a->indent, --depth);
            fresh = false;
            out_byte(&o, c);
            break;
        default: out_byte(&o, c);
        }
    }
    out_bytes(&o, s + n, tail - n);
    a->ret = out_take(&o);
    return RT_OK;
}

const NativeEntry std_json_scan_natives[] = {
    {"encoding/json.indented", json_indented},
    {"encoding/json.next", json_next},
    {"encoding/json.quote", json_quote_},
    {"encoding/json.rewrite", json_rewrite},
    {"encoding/json.scan", json_scan},
    {"encoding/json.unquote", json_unquote_},
    {"encoding/json.valueEnd", json_valueEnd},
    {0},
};
