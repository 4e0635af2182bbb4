// repl_value.c - a value as Go syntax, read from memory by its run-time type: no Go code runs, no package is loaded.
//
// A composite that does not fit on the line is broken into lines, element by element. Pointers are followed at the outermost place only. What the
// user declared has no package name; a type that was replaced since is called old. Output stops soon after `limit` bytes (`cut`).
#include <math.h>
#include "cmd/repl.h"
#include "base/utf8.h"

enum Ctx { TOP, FIELD, ELEM, IFACE };  // is the type shown elsewhere? TOP: behind it; FIELD: no; ELEM: the composite around says it; IFACE: no

typedef struct Printer {
    Buf *b;
    size_t limit;
    bool cut, oneline, over;  // over: one line is too short
    int indent, column0;
} Printer;

enum { WIDTH = 100, ONELINE_MAX = 100000 };

// ---- types ----------------------------------------------------------------------------------

static void put_gostr(Buf *b, gostring s) { buf_bytes(b, s.p, (size_t)s.len); }

static void strip_main(Buf *b, gostring s) {
    for (int64_t i = 0; i < s.len; i++) {
        bool word = i > 0 && (s.p[i - 1] == '_' || s.p[i - 1] == '/' || ((s.p[i - 1] | 32) >= 'a' && (s.p[i - 1] | 32) <= 'z'));
        if (!word && s.len - i > 5 && memcmp(s.p + i, "main.", 5) == 0) i += 4;
        else if (!word && s.len - i >= 12 && memcmp(s.p + i, "interface {}", 12) == 0) {
            buf_str(b, "any");
            i += 11;
        } else buf_char(b, s.p[i]);
    }
}

void value_type(Buf *b, const _type *t) {
    if (t->tflag & TFLAG_NAMED) {
        Type *front = t->uncommon ? t->uncommon->front : NULL;
        if (front && front->kind == TNamed) types_string(b, front, repl.session);
        else strip_main(b, t->str);
        return;
    }
    switch (t->kind) {
    case KIND_POINTER: buf_char(b, '*'); value_type(b, ((const ptrtype *)t)->elem); break;
    case KIND_SLICE:
        if (((const slicetype *)t)->elem == rtype_basic(KIND_UINT8)) {
            buf_str(b, "[]byte");
            break;
        }
        buf_str(b, "[]");
        value_type(b, ((const slicetype *)t)->elem);
        break;
    case KIND_ARRAY: buf_printf(b, "[%lld]", (long long)((const arraytype *)t)->len); value_type(b, ((const arraytype *)t)->elem); break;
    case KIND_MAP:
        buf_str(b, "map[");
        value_type(b, ((const maptype *)t)->key);
        buf_char(b, ']');
        value_type(b, ((const maptype *)t)->elem);
        break;
    default: strip_main(b, t->str);
    }
}

// ---- numbers --------------------------------------------------------------------------------

// As strconv.FormatFloat(v, 'g', -1, bits); `point`: a float must be recognisable.
static void put_float(Buf *b, double v, int bits, bool point) {
    if (isnan(v)) buf_str(b, "math.NaN()");
    else if (isinf(v)) buf_printf(b, "math.Inf(%d)", v > 0 ? 1 : -1);
    else {
        char s[64];
        for (int prec = 0; prec < 17; prec++) {
            snprintf(s, sizeof s, "%.*e", prec, v);
            if (bits == 32 ? strtof(s, NULL) == (float)v : strtod(s, NULL) == v) break;
        }
        char *e = strchr(s, 'e');
        int exp = atoi(e + 1), digits = (int)(e - s) - (s[0] == '-') - (strchr(s, '.') != NULL);
        if (exp < -4 || exp >= 6) {
            buf_str(b, s);
            return;
        }
        snprintf(s, sizeof s, "%.*f", digits - 1 - exp > 0 ? digits - 1 - exp : 0, v);
        buf_str(b, s);
        if (point && !strchr(s, '.')) buf_str(b, ".0");
    }
}

static uint64_t load_uint(const _type *t, const void *v) {
    uint64_t x = 0;
    memcpy(&x, v, t->size > 8 ? 8 : t->size);
    return x;
}

static int64_t load_int(const _type *t, const void *v) {
    int shift = 64 - (int)t->size * 8;
    return (int64_t)(load_uint(t, v) << shift) >> shift;
}

static double load_float(const _type *t, const void *v) {
    if (t->kind == KIND_FLOAT32 || t->kind == KIND_COMPLEX64) return (double)*(const float *)v;
    return *(const double *)v;
}

// ---- composites -----------------------------------------------------------------------------

static void value(Printer *p, const _type *t, const void *v, enum Ctx ctx, int depth);

static bool stop(Printer *p) {
    if (p->oneline && (p->over || p->b->len > (size_t)p->column0 + WIDTH - (size_t)p->indent)) return p->over = true;
    if (p->b->len > p->limit) return p->cut = true;
    return false;
}

static void newline(Printer *p) {
    buf_char(p->b, '\n');
    for (int i = 0; i < p->indent; i++) buf_char(p->b, ' ');
}

// What stands between the braces: n elements that `item` writes.
static void list(Printer *p, int64_t n, void (*item)(Printer *, void *, int64_t), void *arg) {
    buf_char(p->b, '{');
    if (!p->oneline && n) p->indent += 4;
    for (int64_t i = 0; i < n; i++) {
        if (stop(p)) {
            if (!p->oneline) newline(p);
            buf_printf(p->b, "/* %lld more */", (long long)(n - i));
            break;
        }
        if (p->oneline) {
            if (i) buf_str(p->b, ", ");
            item(p, arg, i);
        } else {
            newline(p);
            item(p, arg, i);
            buf_char(p->b, ',');
        }
    }
    if (!p->oneline && n) {
        p->indent -= 4;
        newline(p);
    }
    buf_char(p->b, '}');
}

typedef struct Elems { const _type *t; const char *at; int64_t perline; int depth; } Elems;
static void put_elem(Printer *p, void *arg, int64_t i) {
    Elems *e = arg;
    value(p, e->t, e->at + (size_t)i * e->t->size, ELEM, e->depth);
}

static void put_field(Printer *p, void *arg, int64_t i) {
    Elems *e = arg;
    const structfield *f = &((const structtype *)e->t)->fields[i];
    put_gostr(p->b, f->name);
    buf_str(p->b, ": ");
    value(p, f->typ, e->at + f->offset, FIELD, e->depth);
}

typedef struct Pairs { const maptype *t; int depth; VEC(const char *) key; VEC(const char *) elem; int *order; } Pairs;
static void put_pair(Printer *p, void *arg, int64_t i) {
    Pairs *m = arg;
    int k = m->order[i];
    value(p, m->t->key, m->key.v[k], ELEM, m->depth);
    buf_str(p->b, ": ");
    value(p, m->t->elem, m->elem.v[k], ELEM, m->depth);
}

static int compare_keys(const void *a, const void *b, void *arg) {
    Pairs *m = arg;
    const void *x = m->key.v[*(const int *)a], *y = m->key.v[*(const int *)b];
    const _type *t = m->t->key;
    if (t->kind == KIND_STRING) {
        const gostring *s = x, *r = y;
        int c = memcmp(s->p ? s->p : "", r->p ? r->p : "", (size_t)(s->len < r->len ? s->len : r->len));
        return c ? c : s->len < r->len ? -1 : s->len > r->len;
    }
    if (t->kind == KIND_FLOAT32 || t->kind == KIND_FLOAT64) return load_float(t, x) < load_float(t, y) ? -1 : load_float(t, x) > load_float(t, y);
    if (t->kind >= KIND_INT && t->kind <= KIND_INT64) return load_int(t, x) < load_int(t, y) ? -1 : load_int(t, x) > load_int(t, y);
    if (t->kind <= KIND_UINTPTR) return load_uint(t, x) < load_uint(t, y) ? -1 : load_uint(t, x) > load_uint(t, y);
    return *(const int *)a - *(const int *)b;
}

// The pairs of a map, in the order of their keys; pairs_free when done.
static Pairs pairs_of(const maptype *t, hmap *h, int64_t most, int depth) {
    Pairs m = {.t = t, .depth = depth};
    session_mapwalk(t, h, most, &m.key.v, &m.key.n, &m.elem.v);
    m.order = xmalloc(sizeof(int) * (size_t)(m.key.n + 1));
    for (int i = 0; i < m.key.n; i++) m.order[i] = i;
    qsort_r(m.order, (size_t)m.key.n, sizeof(int), compare_keys, &m);
    return m;
}

static void pairs_free(Pairs *m) {
    free(m->order);
    free(m->key.v);
    free(m->elem.v);
}

// A composite on one line if it fits there.
static void braces(Printer *p, int64_t n, void (*item)(Printer *, void *, int64_t), void *arg) {
    if (p->oneline || n == 0) {
        list(p, n, item, arg);
        return;
    }
    size_t start = p->b->len;
    const char *nl = start ? memrchr(p->b->s, '\n', start) : NULL;
    Printer try = *p;
    try.oneline = true;
    try.column0 = nl ? (int)(nl + 1 - p->b->s) + p->indent : 0;
    list(&try, n, item, arg);
    if (try.over || p->b->len > (size_t)try.column0 + WIDTH - (size_t)p->indent) {
        buf_truncate(p->b, start);
        list(p, n, item, arg);
    } else p->cut = p->cut || try.cut;
}

// ---- strings --------------------------------------------------------------------------------

static bool readable(const char *s, int64_t n) {
    for (int64_t i = 0; i < n;) {
        uint32_t r;
        int k = utf8_decode(s + i, (size_t)(n - i), &r);
        if ((r < 32 && r != '\n' && r != '\t') || r == 127 || r == 0xfffd) return false;
        i += k;
    }
    return n > 0;
}

static void put_string(Printer *p, const char *s, int64_t n) {
    int64_t most = (int64_t)p->limit + 16;
    if (n > most) {
        while (most > 0 && ((unsigned char)s[most] & 0xc0) == 0x80) most--;
        buf_quote(p->b, s, (size_t)most);
        buf_printf(p->b, " /* %lld more bytes */", (long long)(n - most));
        p->cut = true;
    } else buf_quote(p->b, s ? s : "", (size_t)n);
}

// ---- values ---------------------------------------------------------------------------------

static void put_address(Printer *p, const _type *t, const void *a) {
    bool paren = t->kind == KIND_POINTER || t->kind == KIND_CHAN || t->kind == KIND_FUNC;
    if (paren) buf_char(p->b, '(');
    value_type(p->b, t);
    buf_printf(p->b, paren ? ")(%p)" : "(%p)", a);
}

static void put_func(Printer *p, const void *cv) {
    const Func *f = ((const ClosureVal *)cv)->fn;
    const char *name = f->name ? f->name : "?";
    buf_str(p->b, strncmp(name, "main.", 5) == 0 ? name + 5 : name);
}

static void value(Printer *p, const _type *t, const void *v, enum Ctx ctx, int depth) {
    Buf *b = p->b;
    int k = t->kind;
    bool conv = ctx == IFACE && k < KIND_ARRAY && ((t->tflag & TFLAG_NAMED && t->uncommon && t->uncommon->pkgpath.len) || (k != KIND_INT && k != KIND_BOOL && k != KIND_FLOAT64 && k != KIND_COMPLEX128));
    if (k == KIND_STRING) conv = ctx == IFACE && t->uncommon && t->uncommon->pkgpath.len;
    if (depth > 50) {
        buf_str(b, "/* deeper */");
        return;
    }
    if (conv) {
        value_type(b, t);
        buf_char(b, '(');
    }
    switch (k) {
    case KIND_BOOL: buf_str(b, *(const bool *)v ? "true" : "false"); break;
    case KIND_INT: case KIND_INT8: case KIND_INT16: case KIND_INT32: case KIND_INT64: buf_printf(b, "%lld", (long long)load_int(t, v)); break;
    case KIND_UINTPTR: buf_printf(b, "0x%llx", (unsigned long long)load_uint(t, v)); break;
    case KIND_UINT: case KIND_UINT8: case KIND_UINT16: case KIND_UINT32: case KIND_UINT64: buf_printf(b, "%llu", (unsigned long long)load_uint(t, v)); break;
    case KIND_FLOAT32: case KIND_FLOAT64: put_float(b, load_float(t, v), k == KIND_FLOAT32 ? 32 : 64, ctx == IFACE && !conv); break;
    case KIND_COMPLEX64: case KIND_COMPLEX128: {
        int bits = k == KIND_COMPLEX64 ? 32 : 64;
        double re = load_float(t, v), im = load_float(t, (const char *)v + t->size / 2);
        if (isnan(re) || isinf(re) || isnan(im) || isinf(im)) {
            buf_str(b, "complex(");
            put_float(b, re, bits, false);
            buf_str(b, ", ");
            put_float(b, im, bits, false);
            buf_char(b, ')');
            break;
        }
        buf_char(b, '(');
        put_float(b, re, bits, false);
        if (!signbit(im)) buf_char(b, '+');
        put_float(b, im, bits, false);
        buf_str(b, "i)");
        break;
    }
    case KIND_STRING: put_string(p, ((const gostring *)v)->p, ((const gostring *)v)->len); break;
    case KIND_SLICE: {
        const goslice *s = v;
        const _type *et = ((const slicetype *)t)->elem;
        if (!s->p) {
            if (ctx == IFACE) value_type(b, t);
            buf_str(b, ctx == IFACE ? "(nil)" : "nil");
            break;
        }
        if (et->kind == KIND_UINT8 && readable(s->p, s->len < 4096 ? s->len : 4096)) {
            value_type(b, t);
            buf_char(b, '(');
            put_string(p, s->p, s->len);
            buf_char(b, ')');
            break;
        }
        if (ctx != ELEM) value_type(b, t);
        braces(p, s->len, put_elem, &(Elems){.t = et, .at = s->p, .depth = depth + 1});
        break;
    }
    case KIND_ARRAY:
        if (ctx != ELEM) value_type(b, t);
        braces(p, ((const arraytype *)t)->len, put_elem, &(Elems){.t = ((const arraytype *)t)->elem, .at = v, .depth = depth + 1});
        break;
    case KIND_STRUCT:
        if (ctx != ELEM) value_type(b, t);
        braces(p, ((const structtype *)t)->nfields, put_field, &(Elems){.t = t, .at = v, .depth = depth + 1});
        break;
    case KIND_MAP:
        if (!*(hmap *const *)v) {
            if (ctx == IFACE) value_type(b, t);
            buf_str(b, ctx == IFACE ? "(nil)" : "nil");
            break;
        }
        if (ctx != ELEM) value_type(b, t);
        Pairs m = pairs_of((const maptype *)t, *(hmap *const *)v, stop(p) ? 0 : 100000, depth + 1);
        if (p->oneline) list(p, m.key.n, put_pair, &m);
        else braces(p, m.key.n, put_pair, &m);
        pairs_free(&m);
        break;
    case KIND_INTERFACE: {
        const eface *e = v;
        const _type *dt = !e->type ? NULL : ((const interfacetype *)t)->nmethods ? ((const iface *)v)->tab->type : e->type;
        if (!dt) buf_str(b, "nil");
        else value(p, dt, dt->tflag & TFLAG_DIRECTIFACE ? (const void *)&e->data : e->data, IFACE, depth);
        break;
    }
    case KIND_POINTER: {
        const void *to = *(void *const *)v;
        const _type *et = ((const ptrtype *)t)->elem;
        if (!to) {
            if (ctx == IFACE) {
                buf_char(b, '(');
                value_type(b, t);
                buf_char(b, ')');
            }
            buf_str(b, ctx == IFACE ? "(nil)" : "nil");
        } else if (depth == 0 && (et->kind == KIND_STRUCT || et->kind == KIND_ARRAY || et->kind == KIND_SLICE || et->kind == KIND_MAP)) {
            buf_char(b, '&');
            value(p, et, to, FIELD, depth + 1);
        } else put_address(p, t, to);
        break;
    }
    case KIND_UNSAFEPOINTER: case KIND_CHAN: case KIND_FUNC: {
        const void *a = *(void *const *)v;
        if (!a && ctx != IFACE) buf_str(b, "nil");
        else if (a && k == KIND_FUNC) put_func(p, a);
        else put_address(p, t, a);
        break;
    }
    default: buf_str(b, "?");
    }
    if (conv) buf_char(b, ')');
}

bool value_put(Buf *b, const _type *t, const void *v, size_t limit) {
    Printer p = {.b = b, .limit = limit};
    value(&p, t, v, TOP, 0);
    return !p.cut;
}
