// util.c - pointer maps, the queue of delayed work, error texts and language versions.
// Twin: cmd/compile/internal/types2/{errors,format,version}.go
//
// An error is collected part by part in an Err and handed to the Diags once; the parts after the
// first become tab-indented lines, with a position in front where they have one. Messages that
// mention an invalid operand or type inside are dropped after the first error: they follow from it.
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "types/check.h"

// ---- pointer maps ---------------------------------------------------------------------------

static uint32_t ptr_hash(const void *p) {
    uint64_t h = (uint64_t)(uintptr_t)p * 0x9E3779B97F4A7C15u;
    return (uint32_t)(h >> 32);
}

void ptrmap_free(PtrMap *m) {
    free(m->key);
    free(m->val);
    memset(m, 0, sizeof *m);
}

static uint32_t ptrmap_slot(const PtrMap *m, const void *key) {
    uint32_t i = ptr_hash(key) & (m->cap - 1);
    while (m->key[i] && m->key[i] != key) i = (i + 1) & (m->cap - 1);
    return i;
}

void *ptrmap_get(const PtrMap *m, const void *key) {
    if (m->n == 0) return NULL;
    uint32_t i = ptrmap_slot(m, key);
    return m->key[i] ? m->val[i] : NULL;
}

bool ptrmap_has(const PtrMap *m, const void *key) {
    return m->n > 0 && m->key[ptrmap_slot(m, key)] != NULL;
}

bool ptrmap_put(PtrMap *m, const void *key, void *val) {
    if ((m->n + 1) * 4 > m->cap * 3) {
        PtrMap old = *m;
        m->cap = old.cap ? old.cap * 2 : 8;
        m->key = xcalloc(m->cap, sizeof *m->key);
        m->val = xcalloc(m->cap, sizeof *m->val);
        for (uint32_t i = 0; i < old.cap; i++) {
            if (!old.key[i]) continue;
            uint32_t j = ptrmap_slot(m, old.key[i]);
            m->key[j] = old.key[i];
            m->val[j] = old.val[i];
        }
        free(old.key);
        free(old.val);
    }
    uint32_t i = ptrmap_slot(m, key);
    bool isnew = m->key[i] == NULL;
    m->key[i] = key;
    m->val[i] = val;
    m->n += isnew;
    return isnew;
}

// ---- formatting -----------------------------------------------------------------------------

static void format_v(Checker *ck, Buf *b, const char *fmt, va_list ap) {
    for (const char *p = fmt; *p; p++) {
        if (*p != '%') {
            buf_char(b, *p);
            continue;
        }
        switch (*++p) {
        case '%': buf_char(b, '%'); break;
        case 's': buf_str(b, va_arg(ap, const char *)); break;
        case 'd': buf_printf(b, "%d", va_arg(ap, int)); break;
        case 'l': buf_printf(b, "%lld", (long long)va_arg(ap, int64_t)); break;
        case 'q': {
            const char *s = va_arg(ap, const char *);
            buf_quote(b, s, strlen(s));
            break;
        }
        case 'T': type_write(ck, b, va_arg(ap, Type *)); break;
        case 'E': ast_expr_string(b, va_arg(ap, const Expr *)); break;
        case 'X': operand_write(ck, b, va_arg(ap, const Operand *)); break;
        case 'O':
            types_object_string(b, va_arg(ap, Object *), ck->env.pc ? ck->env.pc->pkg : NULL);
            break;
        case 'N': {
            Name *n = va_arg(ap, Name *);
            buf_bytes(b, n->s, n->len);
            break;
        }
        case 'K': const_text(b, va_arg(ap, const Const *)); break;
        case 'P': diag_format_pos(b, va_arg(ap, Pos), ck->posprefix); break;
        case 'L': {
            TypeList *l = va_arg(ap, TypeList *);
            buf_char(b, '[');
            for (int i = 0; i < list_len(l); i++) {
                if (i > 0) buf_str(b, ", ");
                type_write(ck, b, l->at[i]);
            }
            buf_char(b, ']');
            break;
        }
        default: base_fatal("check_format: bad verb %%%c in %s", *p, fmt);
        }
    }
}

void check_format(Checker *ck, Buf *b, const char *fmt, ...) {
    va_list ap;
    va_start(ap, fmt);
    format_v(ck, b, fmt, ap);
    va_end(ap);
}

const char *check_sprintf(Checker *ck, const char *fmt, ...) {
    Buf b = BUF_INIT;
    va_list ap;
    va_start(ap, fmt);
    format_v(ck, &b, fmt, ap);
    va_end(ap);
    const char *s = arena_strndup(ck->arena, buf_cstr(&b), b.len);
    buf_fini(&b);
    return s;
}

// ---- errors ---------------------------------------------------------------------------------

Err err_new(Checker *ck, ErrCode code) {
    Err e = {.ck = ck, .buf = BUF_INIT, .code = code};
    return e;
}

static void err_addv(Err *e, Pos pos, const char *fmt, va_list ap) {
    if (e->n++ == 0) {
        e->pos = pos;
    } else {
        buf_str(&e->buf, "\n\t");
        if (pos != NO_POS) {
            diag_format_pos(&e->buf, pos, e->ck->posprefix);
            buf_str(&e->buf, ": ");
        }
    }
    format_v(e->ck, &e->buf, fmt, ap);
    if (e->n == 1) e->firstlen = e->buf.len;
}

void err_addf(Err *e, Pos pos, const char *fmt, ...) {
    va_list ap;
    va_start(ap, fmt);
    err_addv(e, pos, fmt, ap);
    va_end(ap);
}

void err_altdecl(Err *e, Object *o) {
    if (o->pos != NO_POS) err_addf(e, o->pos, "other declaration of %N", o->name);
}

// Is what inside the first part, but not at its start?
static bool mentions(Err *e, const char *what) {
    const char *s = buf_cstr(&e->buf), *hit = strstr(s, what);
    return hit && hit > s && (size_t)(hit - s) < e->firstlen;
}

// gc says why the version is what it is.
static void version_hint(Err *e) {
    Checker *ck = e->ck;
    const char *hit = strstr(buf_cstr(&e->buf), "requires go1.");
    if (!hit || !strstr(hit, " or later")) return;
    int minor = 0;
    File *f = ck->env.file;
    if (!f || !f->goversion || sscanf(f->goversion, "go1.%d", &minor) != 1 ||
        minor != ck->env.version) {
        buf_printf(&e->buf, " (-lang was set to go1.%d; check go.mod)", ck->env.version);
    } else {
        buf_printf(&e->buf, " (file declares //go:build go1.%d)", ck->env.version);
    }
}

void err_report(Err *e) {
    Checker *ck = e->ck;
    bool follow = ck->firsterr && (mentions(e, "invalid operand") || mentions(e, "invalid type"));
    if (e->n > 0 && !follow) {
        version_hint(e);
        Pos pos = ck->env.errpos != NO_POS ? ck->env.errpos : e->pos;
        ck->firsterr = true;
        ck->nerrors++;
        if (ck->env.pc) ck->env.pc->failed = true;
        if (!ck->quiet) diag_add(ck->diags, pos, e->code, e->soft, buf_cstr(&e->buf));
    }
    buf_fini(&e->buf);
    e->n = 0;
}

void check_error(Checker *ck, Pos pos, ErrCode code, const char *fmt, ...) {
    Err e = err_new(ck, code);
    va_list ap;
    va_start(ap, fmt);
    err_addv(&e, pos, fmt, ap);
    va_end(ap);
    err_report(&e);
}

void check_soft_error(Checker *ck, Pos pos, ErrCode code, const char *fmt, ...) {
    Err e = err_new(ck, code);
    va_list ap;
    va_start(ap, fmt);
    err_addv(&e, pos, fmt, ap);
    va_end(ap);
    e.soft = true;
    err_report(&e);
}

// Guards our own recursion: over types, and over trees whose levels cost more than the parser
// reckons with. The limit is an address, so that it holds whoever calls whom.
bool check_too_deep(Checker *ck, Pos pos) {
    if (unlikely(front_stop) && ck->env.pc && ck->env.pc->flags & CHECK_REPL_) return ck->env.pc->failed = true;
    char here;
    if (likely((char *)__builtin_frame_address(0) > ck->stack_limit)) return false;
    (void)here;
    if (!ck->deep) {
        ck->deep = true;
        check_error(ck, pos, E_TooDeep, "nested too deeply");
    }
    return true;
}

// ---- versions -------------------------------------------------------------------------------

bool check_allow_version(Checker *ck, int minor) {
    int v = ck->env.version;
    return v == 0 || v >= minor;
}

bool check_verify_version(Checker *ck, Pos pos, int minor, const char *fmt, ...) {
    if (check_allow_version(ck, minor)) return true;
    Err e = err_new(ck, E_UnsupportedFeature);
    va_list ap;
    va_start(ap, fmt);
    err_addv(&e, pos, fmt, ap);
    va_end(ap);
    buf_printf(&e.buf, " requires go1.%d or later", minor);
    e.firstlen = e.buf.len;
    err_report(&e);
    return false;
}

// ---- delayed work ---------------------------------------------------------------------------

void check_later(Checker *ck, void (*run)(Checker *, void *), void *arg) {
    vec_push(&ck->delayed, (Action){run, arg, ck->env});
}

void check_process_delayed(Checker *ck, int top) {
    Env saved = ck->env;
    for (int i = top; i < ck->delayed.n; i++) {
        Action a = ck->delayed.v[i];
        ck->env = a.env;
        a.run(ck, a.arg);
    }
    ck->delayed.n = top;
    ck->env = saved;
}
