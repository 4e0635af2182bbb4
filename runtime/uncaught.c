// uncaught.c - the end of a program that panics, and floats as the runtime prints them.
// Twin: fatalpanic in $GOROOT/src/runtime/panic.go, print.go
#include "base/buf.h"
#include "runtime/natives_api.h"
#include "runtime/uncaught.h"
#include <math.h>
#include <stdio.h>

// The shortest digits that read back as v, as strconv's 'g' with precision -1 writes them.
void rt_formatfloat(Buf *b, double v, int bits) {
    if (v != v) {
        buf_str(b, "NaN");
        return;
    }
    if (isinf(v)) {
        buf_str(b, v > 0 ? "+Inf" : "-Inf");
        return;
    }
    char t[40];
    for (int prec = 0; prec < 17; prec++) {
        snprintf(t, sizeof t, "%.*e", prec, v);
        if (bits == 32 ? strtof(t, NULL) == (float)v : strtod(t, NULL) == v) break;
    }
    char *e = strchr(t, 'e');
    int x = atoi(e + 1);
    *e = 0;
    if (x < -4 || x >= 6) {
        buf_printf(b, "%se%c%02d", t, x < 0 ? '-' : '+', x < 0 ? -x : x);
        return;
    }
    char digits[40];
    int n = 0;
    for (char *p = t; *p; p++)
        if (*p >= '0' && *p <= '9') digits[n++] = *p;
    if (t[0] == '-') buf_char(b, '-');
    if (x < 0) {
        buf_str(b, "0.");
        for (int i = -1; i > x; i--) buf_char(b, '0');
        buf_bytes(b, digits, (size_t)n);
        return;
    }
    for (int i = 0; i <= x; i++) buf_char(b, i < n ? digits[i] : '0');
    if (n > x + 1) {
        buf_char(b, '.');
        buf_bytes(b, digits + x + 1, (size_t)(n - x - 1));
    }
}

static void printfmt(double v, int bits) {
    Buf b = BUF_INIT;
    rt_formatfloat(&b, v, bits);
    writeerr(b.s, b.len);
    buf_fini(&b);
}

void printfloat(double v) { printfmt(v, 64); }
void printfloat32(float v) { printfmt(v, 32); }

void printcomplex(double re, double im) {
    Buf b = BUF_INIT;
    buf_char(&b, '(');
    rt_formatfloat(&b, re, 64);
    if (!(im < 0) && !isinf(im) && im == im) buf_char(&b, '+');
    rt_formatfloat(&b, im, 64);
    buf_str(&b, "i)");
    writeerr(b.s, b.len);
    buf_fini(&b);
}

void rt_uncaught(G *gp) {
    printlock();
    store_rlx(&rt_crashing, true);
    rt_hooks.printpanics(gp, 2);
    if (debug.traceback_level > 0) {
        writeerr("\n", 1);
        goroutineheader(gp);
        rt_hooks.traceback(gp, 2, debug.traceback_level > 1);
        if (debug.traceback_all) tracebackothers(gp);
    }
    rt_exit(2);
}
