// fast.c - encoding/json for plain types in one go: natives that encode and decode by a plan.     Locks: none.
//
// A plan (fast.go) mirrors a type without methods of its own for JSON. Whatever is unusual - a type mismatch, a key in another case, a value
// with methods in an interface, great depth or size - makes the native give up, and the Go code starts this value again from its beginning; what was stored
// until then is stored again, the same.
#include <math.h>
#include <stdlib.h>
#include "vm/native.h"
#include "runtime/runtime.h"
#include "stdlib/encoding/json/json.h"
#include "stdlib/strconv/ftoa.h"

typedef struct plan plan;
typedef struct planfield {
    gostring name, label[2];  // label: "name": with and without HTML escaped
    uint64_t offset;
    const plan *plan;
    uint64_t omit;            // 1 omitempty, 2 omitzero
} planfield;
struct plan {
    const _type *t;
    int64_t kind;             // KIND_*
    const plan *elem;
    goslice fields;
};

enum { DEPTH = 200, MOST = 4 << 20 };  // of nesting; bytes of output

static const _type *any_type, *map_type, *slice_type;

static void types_ready(void) {  // idempotent
    if (__atomic_load_n(&slice_type, __ATOMIC_ACQUIRE)) return;
    any_type = rtype_interface(NULL, 0);
    map_type = rtype_map(rtype_basic(KIND_STRING), any_type);
    __atomic_store_n(&slice_type, rtype_slice(any_type), __ATOMIC_RELEASE);
}

// ---- encoding

typedef struct encoder { void *gp; outbuf o; bool html; } encoder;

static bool enc(encoder *e, const plan *p, const void *v, int depth);
static bool enc_any(encoder *e, eface v, int depth);

static void put_uint(outbuf *o, uint64_t u, bool neg) {
    char buf[24], *s = buf + sizeof buf;
    do *--s = (char)('0' + u % 10); while (u /= 10);
    if (neg) *--s = '-';
    out_bytes(o, s, buf + sizeof buf - s);
}

static void put_int(outbuf *o, int64_t i) { put_uint(o, i < 0 ? -(uint64_t)i : (uint64_t)i, i < 0); }

static bool put_float(outbuf *o, double f, int bits) {
    if (!isfinite(f)) return false;
    double a = fabs(f);
    int fmt = 'f';
    if (a != 0 && (bits == 64 ? a < 1e-6 || a >= 1e21 : (float)a < 1e-6f || (float)a >= 1e21f)) fmt = 'e';
    out_reserve(o, 400);
    char *s = o->p + o->n;
    int64_t n = std_formatfloat(s, 400, f, fmt, -1, bits);
    if (n < 0) return false;
    if (fmt == 'e' && n >= 4 && s[n - 4] == 'e' && s[n - 3] == '-' && s[n - 2] == '0') {
        s[n - 2] = s[n - 1];
        n--;
    }
    o->n += n;
    return true;
}

static bool put_basic(outbuf *o, int kind, const void *v, bool html) {
    switch (kind) {
    case KIND_BOOL: *(const bool *)v ? out_bytes(o, "true", 4) : out_bytes(o, "false", 5); return true;
    case KIND_INT: case KIND_INT64: put_int(o, *(const int64_t *)v); return true;
    case KIND_INT8: put_int(o, *(const int8_t *)v); return true;
    case KIND_INT16: put_int(o, *(const int16_t *)v); return true;
    case KIND_INT32: put_int(o, *(const int32_t *)v); return true;
    case KIND_UINT: case KIND_UINT64: case KIND_UINTPTR: put_uint(o, *(const uint64_t *)v, false); return true;
    case KIND_UINT8: put_uint(o, *(const uint8_t *)v, false); return true;
    case KIND_UINT16: put_uint(o, *(const uint16_t *)v, false); return true;
    case KIND_UINT32: put_uint(o, *(const uint32_t *)v, false); return true;
    case KIND_FLOAT32: return put_float(o, *(const float *)v, 32);
    case KIND_FLOAT64: return put_float(o, *(const double *)v, 64);
    case KIND_STRING: json_quote(o, ((const gostring *)v)->p, ((const gostring *)v)->len, html); return true;
    }
    return false;
}

typedef struct entry { gostring key; void *value; } entry;

static int by_key(const void *a, const void *b) { return cmpstring(((const entry *)a)->key, ((const entry *)b)->key); }

// elem NULL: the values are interfaces.
static bool enc_map(encoder *e, const maptype *t, hmap *h, const plan *elem, int depth) {
    if (!h) {
        out_bytes(&e->o, "null", 4);
        return true;
    }
    int64_t n = maplen(h), k = 0;
    entry *list = malloc((size_t)(n ? n : 1) * sizeof *list);
    if (!list) throw("encoding/json: out of memory");
    hiter it = {0};
    bool ok = mapiterinit(e->gp, t, h, &it) == RT_OK;
    for (; ok && it.key && k < n; k++) {
        list[k] = (entry){*(gostring *)it.key, it.elem};
        ok = mapiternext(e->gp, &it) == RT_OK;
    }
    qsort(list, (size_t)k, sizeof *list, by_key);
    out_byte(&e->o, '{');
    for (int64_t i = 0; ok && i < k; i++) {
        if (i) out_byte(&e->o, ',');
        json_quote(&e->o, list[i].key.p, list[i].key.len, e->html);
        out_byte(&e->o, ':');
        ok = elem ? enc(e, elem, list[i].value, depth + 1) : enc_any(e, *(eface *)list[i].value, depth + 1);
    }
    out_byte(&e->o, '}');
    free(list);
    return ok;
}

static bool enc_slice(encoder *e, const char *p, int64_t n, const plan *elem, int depth) {
    out_byte(&e->o, '[');
    for (int64_t i = 0; i < n; i++) {
        if (i) out_byte(&e->o, ',');
        if (!(elem ? enc(e, elem, p + (uintptr_t)i * elem->t->size, depth + 1) : enc_any(e, ((const eface *)(const void *)p)[i], depth + 1))) return false;
    }
    out_byte(&e->o, ']');
    return true;
}

static bool enc_any(encoder *e, eface v, int depth) {
    if (depth > DEPTH || e->o.n > MOST) return false;
    if (!v.type) {
        out_bytes(&e->o, "null", 4);
        return true;
    }
    if (v.type == map_type) return enc_map(e, (const maptype *)v.type, v.data, NULL, depth);
    if (v.type == slice_type) {
        const goslice *s = v.data;
        if (s->p) return enc_slice(e, s->p, s->len, NULL, depth);
        out_bytes(&e->o, "null", 4);
        return true;
    }
    int kind = v.type->kind;
    if (!((kind >= KIND_BOOL && kind <= KIND_FLOAT64) || kind == KIND_STRING) || v.type != rtype_basic(kind)) return false;
    return put_basic(&e->o, kind, v.data, e->html);
}

static bool all_zero(const char *p, uintptr_t n) {
    while (n && *p == 0) p++, n--;
    return n == 0;
}

static bool omitted(const planfield *f, const void *v) {
    switch (f->plan->kind) {
    case KIND_STRING: case KIND_SLICE:  // omitempty by length; a slice is zero if it is nil
        if (f->omit & 1 || f->plan->kind == KIND_STRING) return ((const goslice *)v)->len == 0;
        return ((const goslice *)v)->p == NULL;
    case KIND_MAP: return *(hmap *const *)v == NULL || (f->omit & 1 && maplen(*(hmap *const *)v) == 0);
    case KIND_POINTER: return *(void *const *)v == NULL;
    case KIND_INTERFACE: return ((const eface *)v)->type == NULL;
    default: return all_zero(v, f->plan->t->size);
    }
}

static bool enc(encoder *e, const plan *p, const void *v, int depth) {
    if (depth > DEPTH || e->o.n > MOST) return false;
    switch (p->kind) {
    case KIND_STRUCT: {
        char sep = '{';
        const planfield *f = p->fields.p;
        for (int64_t i = 0; i < p->fields.len; i++, f++) {
            const char *at = (const char *)v + f->offset;
            if (f->omit && omitted(f, at)) continue;
            out_byte(&e->o, sep);
            sep = ',';
            out_bytes(&e->o, f->label[e->html].p, f->label[e->html].len);
            if (!enc(e, f->plan, at, depth + 1)) return false;
        }
        if (sep == '{') out_byte(&e->o, '{');
        out_byte(&e->o, '}');
        return true;
    }
    case KIND_POINTER: {
        const void *to = *(void *const *)v;
        if (to) return enc(e, p->elem, to, depth + 1);
        out_bytes(&e->o, "null", 4);
        return true;
    }
    case KIND_SLICE: {
        const goslice *s = v;
        if (s->p) return enc_slice(e, s->p, s->len, p->elem, depth);
        out_bytes(&e->o, "null", 4);
        return true;
    }
    case KIND_ARRAY: return enc_slice(e, v, ((const arraytype *)p->t)->len, p->elem, depth);
    case KIND_MAP: return enc_map(e, (const maptype *)p->t, *(hmap *const *)v, p->elem, depth);
    case KIND_INTERFACE: return enc_any(e, *(const eface *)v, depth);
    default: return put_basic(&e->o, (int)p->kind, v, e->html);
    }
}

// func encodePlan(p *plan, v any, html bool) (out []byte, ok bool)
static int json_encodePlan(void *gp, void *w) {
    struct { goslice out; uint64_t ok; const plan *p; eface v; uint64_t html; } *a = w;
    types_ready();
    encoder e = {.gp = gp, .html = a->html};
    bool direct = a->v.type && a->v.type->tflag & TFLAG_DIRECTIFACE;
    a->ok = a->p ? enc(&e, a->p, direct ? (void *)&a->v.data : a->v.data, 0) : enc_any(&e, a->v, 0);
    if (a->ok) {
        a->out = out_take(&e.o);
    } else {
        free(e.o.p);
        a->out = (goslice){0};
    }
    return RT_OK;
}

// ---- decoding: the text is valid JSON, unless the program changes it meanwhile

typedef struct decoder { void *gp; const char *s; int64_t i, n; } decoder;

static bool dec(decoder *d, const plan *p, void *v, int depth);

static char peek(decoder *d) {
    while (d->i < d->n && (d->s[d->i] == ' ' || d->s[d->i] == '\n' || d->s[d->i] == '\t' || d->s[d->i] == '\r')) d->i++;
    return d->i < d->n ? d->s[d->i] : 0;
}

static bool take(decoder *d, char c) {
    if (peek(d) != c) return false;
    d->i++;
    return true;
}

static bool word(decoder *d, const char *w, int n) {
    if (d->n - d->i < n || memcmp(d->s + d->i, w, (size_t)n) != 0) return false;
    d->i += n;
    return true;
}

static bool dec_string(decoder *d, gostring *out) {
    if (peek(d) != '"') return false;
    int64_t from = d->i;
    d->i = json_string_end(d->s, from + 1, d->n);
    *out = (gostring){0};
    return json_unquote(d->s + from, d->i - from, out);
}

static int64_t number_end(decoder *d) {
    int64_t i = d->i;
    while (i < d->n && ((uint8_t)(d->s[i] - '0') < 10 || d->s[i] == '-' || d->s[i] == '+' || d->s[i] == '.' || (d->s[i] | 0x20) == 'e')) i++;
    return i;
}

static bool dec_float(decoder *d, int bits, double *f) {
    int64_t end = number_end(d);
    if (end == d->i || !std_parsefloat(d->s + d->i, end - d->i, bits, f)) return false;
    d->i = end;
    return true;
}

// What separates elements: true to go on, and *more tells whether there is another.
static bool separator(decoder *d, char close, bool *more) {
    char c = peek(d);
    d->i++;
    *more = c == ',';
    return c == ',' || c == close;
}

static bool dec_any(decoder *d, eface *out, int depth) {
    if (depth > DEPTH) return false;
    char c = peek(d);
    switch (c) {
    case '"': {
        gostring s;
        if (!dec_string(d, &s)) return false;
        *out = (eface){rtype_basic(KIND_STRING), convt(rtype_basic(KIND_STRING), &s)};
        return true;
    }
    case 'n':
        *out = (eface){0};
        return word(d, "null", 4);
    case 't': case 'f': {
        bool b = c == 't';
        *out = (eface){rtype_basic(KIND_BOOL), convt(rtype_basic(KIND_BOOL), &b)};
        return b ? word(d, "true", 4) : word(d, "false", 5);
    }
    case '[': {
        goslice s = {0};
        d->i++;
        bool more = peek(d) != ']';
        if (!more) d->i++;
        while (more) {
            eface x;
            if (!dec_any(d, &x, depth + 1)) return false;
            if (s.len == s.cap) {
                goslice grown;
                if (growslice(d->gp, any_type, s.p, s.len + 1, s.cap, 1, &grown) != RT_OK) return false;
                grown.len = s.len;
                memset((eface *)grown.p + s.len, 0, (size_t)(grown.cap - s.len) * sizeof(eface));
                s = grown;
            }
            typedmemmove(any_type, (eface *)s.p + s.len++, &x);
            if (!separator(d, ']', &more)) return false;
        }
        if (!s.p && makeslice(d->gp, any_type, 0, 0, &s.p) != RT_OK) return false;
        *out = (eface){slice_type, convt(slice_type, &s)};
        return true;
    }
    case '{': {
        hmap *h;
        if (makemap(d->gp, (const maptype *)map_type, 0, &h) != RT_OK) return false;
        d->i++;
        bool more = peek(d) != '}';
        if (!more) d->i++;
        while (more) {
            gostring key;
            eface x;
            void *at;
            if (!dec_string(d, &key) || !take(d, ':') || !dec_any(d, &x, depth + 1)) return false;
            if (mapassign_faststr(d->gp, (const maptype *)map_type, h, key, &at) != RT_OK) return false;
            typedmemmove(any_type, at, &x);
            if (!separator(d, '}', &more)) return false;
        }
        *out = (eface){map_type, h};
        return true;
    }
    }
    double f;
    if (!dec_float(d, 64, &f)) return false;
    *out = (eface){rtype_basic(KIND_FLOAT64), convt(rtype_basic(KIND_FLOAT64), &f)};
    return true;
}

static bool dec_int(decoder *d, int kind, void *v) {
    int64_t end = number_end(d), i = d->i;
    bool neg = i < end && d->s[i] == '-', is_signed = kind <= KIND_INT64;
    if (neg) i++;
    if (i == end || end - i > 19 || (neg && !is_signed)) return false;
    uint64_t u = 0;
    for (; i < end; i++) {
        if ((uint8_t)(d->s[i] - '0') >= 10) return false;
        u = u * 10 + (uint64_t)(d->s[i] - '0');
    }
    static const uint8_t sizes[] = {[KIND_INT] = 64, [KIND_INT8] = 8, [KIND_INT16] = 16, [KIND_INT32] = 32, [KIND_INT64] = 64,
                                    [KIND_UINT] = 64, [KIND_UINT8] = 8, [KIND_UINT16] = 16, [KIND_UINT32] = 32, [KIND_UINT64] = 64, [KIND_UINTPTR] = 64};
    int bits = sizes[kind];
    uint64_t most = is_signed ? (1ull << (bits - 1)) - 1 + neg : bits == 64 ? UINT64_MAX : (1ull << bits) - 1;
    if (u > most) return false;
    if (neg) u = -u;
    switch (bits) {
    case 8: *(uint8_t *)v = (uint8_t)u; break;
    case 16: *(uint16_t *)v = (uint16_t)u; break;
    case 32: *(uint32_t *)v = (uint32_t)u; break;
    default: *(uint64_t *)v = u;
    }
    d->i = end;
    return true;
}

static bool dec_slice(decoder *d, const plan *p, goslice *v, int depth) {
    const _type *et = p->elem->t;
    goslice s = *v;
    int64_t len = 0;
    bool more = peek(d) != ']';
    if (!more) d->i++;
    while (more) {
        if (len == s.cap) {
            goslice grown;
            if (growslice(d->gp, et, s.p, len + 1, s.cap, 1, &grown) != RT_OK) return false;
            memset((char *)grown.p + (uintptr_t)len * et->size, 0, (size_t)(grown.cap - len) * et->size);
            s = grown;
        }
        if (!dec(d, p->elem, (char *)s.p + (uintptr_t)len * et->size, depth + 1)) return false;
        len++;
        if (!separator(d, ']', &more)) return false;
    }
    s.len = len;
    if (len == 0) {
        s.cap = 0;
        if (makeslice(d->gp, et, 0, 0, &s.p) != RT_OK) return false;
    }
    typedmemmove(p->t, v, &s);
    return true;
}

static bool dec_map(decoder *d, const plan *p, hmap **v, int depth) {
    const maptype *t = (const maptype *)p->t;
    hmap *h = *v;
    if (!h) {
        if (makemap(d->gp, t, 0, &h) != RT_OK) return false;
        typedmemmove(p->t, v, &h);
    }
    void *tmp = newobject(t->elem);
    bool more = peek(d) != '}';
    if (!more) d->i++;
    for (bool used = false; more; used = true) {
        gostring key;
        void *at;
        if (used) typedmemclr(t->elem, tmp);
        if (!dec_string(d, &key) || !take(d, ':') || !dec(d, p->elem, tmp, depth + 1)) return false;
        if (mapassign_faststr(d->gp, t, h, key, &at) != RT_OK) return false;
        typedmemmove(t->elem, at, tmp);
        if (!separator(d, '}', &more)) return false;
    }
    return true;
}

static bool same_letters(const char *a, const char *b, int64_t n) {
    for (int64_t i = 0; i < n; i++) {
        uint8_t x = (uint8_t)a[i], y = (uint8_t)b[i];
        if (x != y && ((x ^ y) != 0x20 || (uint8_t)((x | 0x20) - 'a') >= 26)) return false;
    }
    return true;
}

static bool dec_struct(decoder *d, const plan *p, char *v, int depth) {
    const planfield *fields = p->fields.p;
    int64_t n = p->fields.len, hint = 0;
    bool more = peek(d) != '}';
    if (!more) d->i++;
    while (more) {
        if (peek(d) != '"') return false;
        int64_t from = d->i + 1, end = json_string_end(d->s, from, d->n);
        const char *key = d->s + from;
        int64_t len = end - from - 1, k = 0, at = -1;
        for (; k < n && at < 0; k++) {  // usually in the order of the fields
            int64_t f = hint + k < n ? hint + k : hint + k - n;
            if (fields[f].name.len == len && memcmp(fields[f].name.p, key, (size_t)len) == 0) at = f;
        }
        if (at < 0) {
            for (k = 0; k < len; k++)
                if (key[k] == '\\' || (uint8_t)key[k] >= 0x80) return false;
            for (k = 0; k < n; k++) {
                for (int64_t c = 0; c < fields[k].name.len; c++)
                    if ((uint8_t)fields[k].name.p[c] >= 0x80) return false;
                if (fields[k].name.len == len && same_letters(fields[k].name.p, key, len)) return false;
            }
        }
        d->i = end;
        if (!take(d, ':')) return false;
        peek(d);
        if (at >= 0) {
            hint = at + 1 < n ? at + 1 : 0;
            if (!dec(d, fields[at].plan, v + fields[at].offset, depth + 1)) return false;
        } else {
            d->i = json_value_end(d->s, d->i, d->n);
        }
        if (!separator(d, '}', &more)) return false;
    }
    return true;
}

static bool dec(decoder *d, const plan *p, void *v, int depth) {
    if (depth > DEPTH) return false;
    char c = peek(d);
    if (c == 'n') {
        if (p->kind == KIND_INTERFACE && ((eface *)v)->type && ((eface *)v)->type->kind == KIND_POINTER) return false;
        if (p->kind == KIND_INTERFACE || p->kind == KIND_POINTER || p->kind == KIND_MAP || p->kind == KIND_SLICE) typedmemclr(p->t, v);
        return word(d, "null", 4);
    }
    switch (p->kind) {
    case KIND_BOOL:
        if (c != 't' && c != 'f') return false;
        *(bool *)v = c == 't';
        return c == 't' ? word(d, "true", 4) : word(d, "false", 5);
    case KIND_FLOAT32: {
        double f;
        if (!dec_float(d, 32, &f)) return false;
        *(float *)v = (float)f;
        return true;
    }
    case KIND_FLOAT64: return dec_float(d, 64, v);
    case KIND_STRING: {
        gostring s;
        if (!dec_string(d, &s)) return false;
        typedmemmove(rtype_basic(KIND_STRING), v, &s);
        return true;
    }
    case KIND_INTERFACE: {
        const eface *have = v;
        eface x;
        if ((have->type && have->type->kind == KIND_POINTER) || !dec_any(d, &x, depth)) return false;
        typedmemmove(any_type, v, &x);
        return true;
    }
    case KIND_POINTER: {
        void *to = *(void **)v;
        if (to) return dec(d, p->elem, to, depth + 1);
        to = newobject(p->elem->t);
        if (!dec(d, p->elem, to, depth + 1)) return false;
        typedmemmove(p->t, v, &to);
        return true;
    }
    case KIND_SLICE: return take(d, '[') && dec_slice(d, p, v, depth);
    case KIND_MAP: return take(d, '{') && dec_map(d, p, v, depth);
    case KIND_STRUCT: return take(d, '{') && dec_struct(d, p, v, depth);
    case KIND_ARRAY: return false;
    default: return dec_int(d, (int)p->kind, v);
    }
}

// func decodePlan(p *plan, to unsafe.Pointer, text string, i int) int: the end of the value, or -1.
static int json_decodePlan(void *gp, void *w) {
    struct { int64_t end; const plan *p; void *to; gostring text; int64_t i; } *a = w;
    types_ready();
    decoder d = {gp, a->text.p, a->i, a->text.len};
    a->end = dec(&d, a->p, a->to, 0) && d.i <= d.n ? d.i : -1;
    return RT_OK;
}

// func decodeAny(text string, i int) (x any, end int)
static int json_decodeAny(void *gp, void *w) {
    struct { eface x; int64_t end; gostring text; int64_t i; } *a = w;
    types_ready();
    decoder d = {gp, a->text.p, a->i, a->text.len};
    eface x = {0};
    a->end = dec_any(&d, &x, 0) && d.i <= d.n ? d.i : -1;
    a->x = x;
    return RT_OK;
}

const NativeEntry std_json_fast_natives[] = {
    {"encoding/json.decodeAny", json_decodeAny},
    {"encoding/json.decodePlan", json_decodePlan},
    {"encoding/json.encodePlan", json_encodePlan},
    {0},
};
