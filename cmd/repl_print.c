// repl_print.c - values on the screen: with their types, coloured, a page at a time.
//
// The text of a value is made up to a limit, of which a page is shown; :more shows the next, and makes the text longer when its end
// is reached. The variables behind it stay alive until the next expression.
#include <stdarg.h>
#include <wctype.h>
#include "cmd/repl.h"

enum { PAGE_LINES = 24, PAGE_BYTES = 2400, FIRST_LIMIT = 1 << 16, LAST_LIMIT = 1 << 28 };

static struct {
    int index;       // of the value
    size_t limit, shown;
    bool rest;       // there is more
} page;

// ---- colour ---------------------------------------------------------------------------------

static bool word(const char *s, size_t n, const char *w) { return strlen(w) == n && memcmp(s, w, n) == 0; }

// Strings, numbers, nil/true/false and comments of a line of Go.
static void colour(Buf *out, const char *s, size_t n) {
    for (size_t i = 0; i < n;) {
        size_t from = i;
        const char *c = NULL;
        unsigned char ch = (unsigned char)s[i];
        if (ch == '"') {
            for (i++; i < n && s[i] != '"'; i++) i += s[i] == '\\';
            i = i < n ? i + 1 : n;
            c = "32";
        } else if (ch == '/' && i + 1 < n && s[i + 1] == '*') {
            const char *e = memmem(s + i, n - i, "*/", 2);
            i = e ? (size_t)(e - s) + 2 : n;
            c = "2";
        } else if (ch == '/' && i + 1 < n && s[i + 1] == '/') {
            const char *e = memchr(s + i, '\n', n - i);
            i = e ? (size_t)(e - s) : n;
            c = "2";
        } else if ((ch >= '0' && ch <= '9') || (ch == '-' && i + 1 < n && s[i + 1] >= '0' && s[i + 1] <= '9')) {
            for (i++; i < n && (strchr(".xX+-", s[i]) || (s[i] >= '0' && s[i] <= '9') || ((s[i] | 32) >= 'a' && (s[i] | 32) <= 'f')) && s[i]; i++)
                if (strchr("+-", s[i]) && (s[i - 1] | 32) != 'e') break;
            c = "36";
        } else if (ch == '_' || ch >= 0x80 || ((ch | 32) >= 'a' && (ch | 32) <= 'z')) {
            for (; i < n; i++) {
                unsigned char k = (unsigned char)s[i];
                if (!(k == '_' || k >= 0x80 || ((k | 32) >= 'a' && (k | 32) <= 'z') || (k >= '0' && k <= '9'))) break;
            }
            if (word(s + from, i - from, "nil") || word(s + from, i - from, "true") || word(s + from, i - from, "false")) c = "35";
        } else i++;
        if (c) buf_printf(out, "\033[%sm", c);
        buf_bytes(out, s + from, i - from);
        if (c) buf_str(out, "\033[0m");
    }
}

void put_code(Buf *b, const char *s, size_t n) {
    if (repl.colour) colour(b, s, n);
    else buf_bytes(b, s, n);
}

void print_text(const char *s, size_t n) {
    Buf b = BUF_INIT;
    put_code(&b, s, n);
    fwrite(b.s ? b.s : "", 1, b.len, stdout);
    buf_fini(&b);
    fflush(stdout);
}

void out_printf(const char *fmt, ...) {
    Buf b = BUF_INIT;
    va_list ap;
    va_start(ap, fmt);
    buf_vprintf(&b, fmt, ap);
    va_end(ap);
    print_text(b.s ? b.s : "", b.len);
    buf_fini(&b);
}

// ---- values ---------------------------------------------------------------------------------

static void put_typed(Buf *b, Object *o, const void *v, const _type *t) {
    bool dynamic = t->kind == KIND_INTERFACE && ((const eface *)v)->type;
    buf_str(b, "  (");
    types_string(b, o->type, repl.session);
    if (dynamic) {
        buf_str(b, ": ");
        value_type(b, ((const interfacetype *)t)->nmethods ? ((const iface *)v)->tab->type : ((const eface *)v)->type);
    }
    buf_char(b, ')');
    if (repl.comment && repl.nvalues == 1) {
        const _type *st;
        const gostring *s = compile_global(repl.comment, &st);
        Buf q = BUF_INIT;
        if (s->len) buf_quote(&q, s->p, (size_t)(s->len < 200 ? s->len : 200));
        if (q.len > 2) {
            bool plain = s->len <= 200 && (int64_t)q.len == s->len + 2;
            buf_printf(b, "  // %.*s", plain ? (int)q.len - 2 : (int)q.len, plain ? q.s + 1 : q.s);
        }
        buf_fini(&q);
    }
    buf_char(b, '\n');
}

// Where a page from `from` ends: at the end of a line if it can be.
static size_t page_end(const Buf *b, size_t from, int lines) {
    size_t i = from, most = from + PAGE_BYTES * (size_t)lines / PAGE_LINES, nl = 0;
    for (; i < b->len && i < most; i++) {
        if (b->s[i] != '\n') continue;
        nl = i + 1;
        if (--lines == 0) return nl;
    }
    if (i == b->len) return i;
    if (nl > from) return nl;
    while (i > from + 1 && ((unsigned char)b->s[i] & 0xc0) == 0x80) i--;
    return i;
}

// As a literal where that says more than the number.
static void put_rune(Buf *b, int32_t r) {
    if (r == '\'' || r == '\\') buf_printf(b, "'\\%c'", r);
    else if (r > 32 && r != 127 && (r < 0x7f || iswprint((wint_t)r))) {
        buf_char(b, '\'');
        buf_rune(b, (uint32_t)r);
        buf_char(b, '\'');
    } else buf_printf(b, "%d", r);
}

static void show(bool more) {
    Object *o = repl.values[page.index];
    const _type *t;
    const void *v = compile_global(o, &t);
    for (;; page.limit *= 8) {
        Buf b = BUF_INIT;
        bool whole = true;
        if (o->type == types_rune) put_rune(&b, *(const int32_t *)v);
        else whole = value_put(&b, t, v, page.limit);
        size_t from = page.shown, end = from < b.len ? page_end(&b, from, more ? 2 * PAGE_LINES : PAGE_LINES) : b.len;
        if (!whole && end == b.len && page.limit < LAST_LIMIT) {  // the text was cut in this page
            buf_fini(&b);
            continue;
        }
        if (whole && b.len - end < 200) end = b.len;  // not for a few bytes
        page.rest = end < b.len;
        Buf out = BUF_INIT;
        if (end > from) buf_bytes(&out, b.s + from, end - from);
        if (!page.rest) put_typed(&out, o, v, t);
        else {
            if (out.s[out.len - 1] != '\n') buf_char(&out, '\n');
            buf_printf(&out, "// ... :more shows more of this ");
            types_string(&out, o->type, repl.session);
            buf_char(&out, '\n');
        }
        page.shown = end;
        print_text(out.s, out.len);
        buf_fini(&out);
        buf_fini(&b);
        return;
    }
}

// For an editor: whole, up to its limit.
static void report(int i) {
    Object *o = repl.values[i];
    const _type *t, *st, *dynamic = NULL;
    const void *v = compile_global(o, &t);
    if (t->kind == KIND_INTERFACE && ((const eface *)v)->type) dynamic = ((const interfacetype *)t)->nmethods ? ((const iface *)v)->tab->type : ((const eface *)v)->type;
    Buf b = BUF_INIT;
    bool whole = true;
    if (o->type == types_rune) put_rune(&b, *(const int32_t *)v);
    else whole = value_put(&b, t, v, json_limit());
    json_value(&b, whole, o->type, dynamic, repl.comment && repl.nvalues == 1 ? compile_global(repl.comment, &st) : NULL);
    buf_fini(&b);
}

void print_values(void) {
    for (int i = 0; repl.json && i < repl.nvalues; i++) report(i);
    if (repl.json) return;
    for (page.index = 0; page.index < repl.nvalues; page.index++) {
        page.limit = FIRST_LIMIT;
        page.shown = 0;
        show(false);
        if (page.rest) return;
    }
}

void print_more(void) {
    if (!page.rest || page.index >= repl.nvalues) {
        fputs("nothing was cut\n", stderr);
        return;
    }
    show(true);
    if (page.rest) return;
    for (page.index++; page.index < repl.nvalues && !page.rest; page.index++) {
        page.limit = FIRST_LIMIT;
        page.shown = 0;
        show(false);
        if (page.rest) return;
    }
}

void print_forget(void) {
    for (int i = 0; i < repl.nvalues; i++) {
        const _type *t;
        void *v = repl.values[i]->aux ? compile_global(repl.values[i], &t) : NULL;
        if (v) typedmemclr(t, v);
    }
    repl.nvalues = 0;
    repl.fresh = false;
    repl.comment = NULL;
    page.rest = false;
}

// ---- :show ----------------------------------------------------------------------------------

static void put_short(Buf *b, const _type *t, const void *v) {
    Buf one = BUF_INIT;
    value_put(&one, t, v, 200);
    for (size_t i = 0; i < one.len && i < 160; i++) {
        buf_char(b, one.s[i] == '\n' ? ' ' : one.s[i]);
        while (one.s[i] == '\n' && i + 1 < one.len && one.s[i + 1] == ' ') i++;
    }
    if (one.len > 160) buf_str(b, "...");
    buf_fini(&one);
}

static void put_type(Buf *b, const _type *t, const void *v) {
    (void)v;
    value_type(b, t);
}

void print_structure(void) {
    Buf b = BUF_INIT;
    const _type *t;
    const void *v = compile_global(repl.values[0], &t), *at = NULL;
    if (repl.byaddress) {
        at = v = *(void *const *)v;
        t = ((const ptrtype *)t)->elem;
    }
    session_show(&b, t, v, at, put_short, put_type);
    print_text(b.s, b.len);
    buf_fini(&b);
}
