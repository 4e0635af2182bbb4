// diag.c - collecting, filtering and printing errors as gc does.
// Twin: cmd/compile/internal/base/print.go
#include "base/base.h"

#include <stdlib.h>
#include <string.h>

enum { GC_COL_MAX = 255, GC_LINE_MAX = (1 << 20) - 1 }; // gc packs positions into so many bits

void diag_init(Diags *d) {
    memset(d, 0, sizeof *d);
    d->limit = 10;
    d->last_msg = -1;
}

void diag_clear(Diags *d) {
    for (int i = 0; i < d->list.n; i++) free(d->list.v[i].msg);
    vec_clear(&d->list);
    d->nerrors = 0;
    d->last_syntax = d->last_other = NO_POS;
    d->last_msg = -1;
    d->overflow = false;
    d->overflow_pos = NO_POS;
}

void diag_fini(Diags *d) {
    diag_clear(d);
    vec_free(&d->list);
}

bool diag_full(const Diags *d) { return d->overflow; }

static bool same_line(Pos a, Pos b) {
    if (a == NO_POS || b == NO_POS) return false;
    return a == b || (pos_filesrc(a) == pos_filesrc(b) && pos_raw_line(a) == pos_raw_line(b));
}

void diag_add(Diags *d, Pos pos, int code, bool soft, const char *msg) {
    if (d->overflow) return;
    if (strncmp(msg, "syntax error", 12) == 0) {
        if (same_line(d->last_syntax, pos)) return;
        d->last_syntax = pos;
    } else {
        if (d->last_msg >= 0 && same_line(d->last_other, pos) &&
            strcmp(d->list.v[d->last_msg].msg, msg) == 0)
            return;
        d->last_other = pos;
        d->last_msg = d->list.n;
    }
    vec_push(&d->list,
             (Diag){.pos = pos, .code = (uint16_t)code, .soft = soft, .msg = xstrdup(msg)});
    if (++d->nerrors >= d->limit && d->limit > 0) {
        d->overflow = true;
        d->overflow_pos = pos;
    }
}

void diag_verror(Diags *d, Pos pos, const char *fmt, va_list ap) {
    Buf b = BUF_INIT;
    buf_vprintf(&b, fmt, ap);
    diag_add(d, pos, 0, false, buf_cstr(&b));
    buf_fini(&b);
}

void diag_error(Diags *d, Pos pos, const char *fmt, ...) {
    va_list ap;
    va_start(ap, fmt);
    diag_verror(d, pos, fmt, ap);
    va_end(ap);
}

void diag_soft_error(Diags *d, Pos pos, const char *fmt, ...) {
    Buf b = BUF_INIT;
    va_list ap;
    va_start(ap, fmt);
    buf_vprintf(&b, fmt, ap);
    va_end(ap);
    diag_add(d, pos, 0, true, buf_cstr(&b));
    buf_fini(&b);
}

void diag_warn(Diags *d, Pos pos, const char *fmt, ...) {
    Buf b = BUF_INIT;
    va_list ap;
    va_start(ap, fmt);
    buf_vprintf(&b, fmt, ap);
    va_end(ap);
    vec_push(&d->list, (Diag){.pos = pos, .warning = true, .msg = buf_take(&b)});
}

// Stable merge sort by Pos (files in order of loading, then offset).
static void merge_sort(Diag *v, Diag *tmp, int n) {
    if (n < 2) return;
    int m = n / 2, i = 0, j = m, k = 0;
    merge_sort(v, tmp, m);
    merge_sort(v + m, tmp, n - m);
    while (i < m && j < n) tmp[k++] = v[j].pos < v[i].pos ? v[j++] : v[i++];
    while (i < m) tmp[k++] = v[i++];
    while (j < n) tmp[k++] = v[j++];
    memcpy(v, tmp, (size_t)n * sizeof *v);
}

void diag_sort(Diags *d) {
    if (d->list.n < 2) return;
    Diag *tmp = xmalloc((size_t)d->list.n * sizeof *tmp);
    merge_sort(d->list.v, tmp, d->list.n);
    free(tmp);
    int k = 1;
    for (int i = 1; i < d->list.n; i++) {
        Diag *last = &d->list.v[k - 1], *x = &d->list.v[i];
        if (last->pos == x->pos && strcmp(last->msg, x->msg) == 0) free(x->msg);
        else d->list.v[k++] = *x;
    }
    d->list.n = k;
    d->last_msg = -1;
}

void diag_format_pos(Buf *out, Pos pos, const char *prefix) {
    Position p = pos_position(pos);
    if (p.line == 0) {
        buf_str(out, "<unknown line number>");
        return;
    }
    if (prefix && *prefix && strchr(p.file, '/') == NULL && p.file[0] != '<' && p.file[0] != '-') buf_str(out, prefix);
    buf_printf(out, "%s:%d", p.file, p.line > GC_LINE_MAX ? GC_LINE_MAX : p.line);
    if (p.col > 0) buf_printf(out, ":%d", p.col > GC_COL_MAX ? GC_COL_MAX : p.col);
}

void diag_print(Diags *d, Buf *out, const char *prefix) {
    diag_sort(d);
    for (int i = 0; i < d->list.n; i++) {
        if (d->list.v[i].pos != NO_POS) {
            diag_format_pos(out, d->list.v[i].pos, prefix);
            buf_str(out, ": ");
        }
        buf_printf(out, "%s\n", d->list.v[i].msg);
    }
    if (d->overflow) {
        diag_format_pos(out, d->overflow_pos, prefix);
        buf_str(out, ": too many errors\n");
    }
}

void diag_fprint(Diags *d, FILE *out, const char *prefix) {
    Buf b = BUF_INIT;
    diag_print(d, &b, prefix);
    if (b.len) fwrite(b.s, 1, b.len, out);
    buf_fini(&b);
}
