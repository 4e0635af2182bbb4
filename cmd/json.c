// json.c - JSON for the tools' line protocols.
#include <stdlib.h>
#include "base/utf8.h"
#include "cmd/json.h"

void json_string(Buf *b, const char *s, size_t n) {
    buf_char(b, '"');
    for (size_t i = 0; i < n;) {
        unsigned char ch = (unsigned char)s[i];
        if (ch < 0x80) {
            static const char names[] = "\b\f\n\r\t", letters[] = "bfnrt";
            const char *at = ch ? strchr(names, ch) : NULL;
            if (at) buf_printf(b, "\\%c", letters[at - names]);
            else if (ch == '"' || ch == '\\') buf_printf(b, "\\%c", ch);
            else if (ch < 0x20 || ch == '<' || ch == '>' || ch == '&') buf_printf(b, "\\u%04x", ch);
            else buf_char(b, (char)ch);
            i++;
            continue;
        }
        uint32_t r;
        int w = utf8_decode(s + i, n - i, &r);
        if (r == 0xfffd && w <= 1) buf_str(b, "\\ufffd");
        else if (r == 0x2028 || r == 0x2029) buf_printf(b, "\\u%04x", r);
        else buf_bytes(b, s + i, (size_t)w);
        i += (size_t)(w > 0 ? w : 1);
    }
    buf_char(b, '"');
}

void json_field(Buf *b, const char *name, const char *s, size_t n) {
    buf_printf(b, "%s\"%s\":", b->len > 1 ? "," : "", name);
    json_string(b, s, n);
}

void json_cfield(Buf *b, const char *name, const char *s) { json_field(b, name, s, strlen(s)); }

// ---- reading --------------------------------------------------------------------------------

static const char *blank(const char *s) { return s + strspn(s, " \t\r\n"); }

static bool hex4(const char *s, uint32_t *r) {
    *r = 0;
    for (int i = 0; i < 4; i++) {
        char c = (char)(s[i] | 32);
        if (!(s[i] >= '0' && s[i] <= '9') && !(c >= 'a' && c <= 'f')) return false;
        *r = *r * 16 + (uint32_t)(s[i] <= '9' ? s[i] - '0' : c - 'a' + 10);
    }
    return true;
}

// Behind the string at s (its quote); NULL: it is none. out may be NULL.
static const char *string(const char *s, Buf *out) {
    static const char escapes[] = "\"\\/bfnrt", means[] = "\"\\/\b\f\n\r\t";
    if (*s++ != '"') return NULL;
    for (; *s != '"'; s++) {
        if ((unsigned char)*s < 0x20) return NULL;
        if (*s != '\\') {
            if (out) buf_char(out, *s);
            continue;
        }
        uint32_t r, low;
        const char *e = *++s ? strchr(escapes, *s) : NULL;
        if (e) {
            if (out) buf_char(out, means[e - escapes]);
            continue;
        }
        if (*s != 'u' || !hex4(s + 1, &r)) return NULL;
        s += 4;
        if (r >= 0xd800 && r < 0xdc00 && s[1] == '\\' && s[2] == 'u' && hex4(s + 3, &low) && low >= 0xdc00 && low < 0xe000) {
            r = 0x10000 + ((r - 0xd800) << 10) + (low - 0xdc00);
            s += 6;
        }
        if (out) buf_rune(out, r >= 0xd800 && r < 0xe000 ? 0xfffd : r);
    }
    return s + 1;
}

// Behind a value of any kind.
static const char *skip(const char *s) {
    if (*s == '"') return string(s, NULL);
    if (*s == '{' || *s == '[') {
        int depth = 0;
        while (*s) {
            if (*s == '"') {
                if (!(s = string(s, NULL))) return NULL;
                continue;
            }
            depth += (*s == '{' || *s == '[') - (*s == '}' || *s == ']');
            s++;
            if (depth == 0) return s;
        }
        return NULL;
    }
    size_t n = strcspn(s, ",}] \t\r\n");
    if (n == 4 && (memcmp(s, "true", 4) == 0 || memcmp(s, "null", 4) == 0)) return s + n;
    if (n == 5 && memcmp(s, "false", 5) == 0) return s + n;
    return n && strspn(s, "-+.0123456789eE") >= n ? s + n : NULL;
}

const char *json_read(JsonObject *o, const char *s) {
    s = blank(s);
    if (*s != '{') return "a JSON object is expected";
    s = blank(s + 1);
    while (*s != '}') {
        Buf name = BUF_INIT;
        const char *e = string(s, &name);
        JsonMember m = {.name = NULL};
        buf_cstr(&name);
        m.name = buf_take(&name);
        vec_push(&o->members, m);
        JsonMember *at = &vec_last(&o->members);
        if (!e || *(e = blank(e)) != ':') return "a name and a colon are expected";
        s = blank(e + 1);
        if (!(e = skip(s))) return "a value is expected";
        at->raw = strndup(s, (size_t)(e - s));
        if (*s == '"') {
            Buf text = BUF_INIT;
            string(s, &text);
            at->len = text.len;
            buf_cstr(&text);
            at->text = buf_take(&text);
        }
        s = blank(e);
        if (*s == ',') s = blank(s + 1);
        else if (*s != '}') return "a comma or brace is expected";
    }
    return *blank(s + 1) ? "there is more behind the object" : NULL;
}

const JsonMember *json_member(const JsonObject *o, const char *name) {
    for (int i = 0; i < o->members.n; i++)
        if (strcmp(o->members.v[i].name, name) == 0) return &o->members.v[i];
    return NULL;
}

void json_free(JsonObject *o) {
    for (int i = 0; i < o->members.n; i++) {
        free(o->members.v[i].name);
        free(o->members.v[i].raw);
        free(o->members.v[i].text);
    }
    vec_free(&o->members);
}
