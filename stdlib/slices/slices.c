// slices.c - the natives of package slices: sorting integers.
#include "vm/native.h"
#include "runtime/runtime.h"

static void insertion(int64_t *x, int64_t n) {
    for (int64_t i = 1; i < n; i++) {
        int64_t v = x[i], j = i;
        for (; j > 0 && x[j - 1] > v; j--) x[j] = x[j - 1];
        x[j] = v;
    }
}

static void sift(int64_t *x, int64_t at, int64_t n) {
    int64_t v = x[at];
    for (int64_t kid; (kid = 2 * at + 1) < n; at = kid) {
        if (kid + 1 < n && x[kid + 1] > x[kid]) kid++;
        if (x[kid] <= v) break;
        x[at] = x[kid];
    }
    x[at] = v;
}

static void heap(int64_t *x, int64_t n) {
    for (int64_t i = n / 2 - 1; i >= 0; i--) sift(x, i, n);
    for (int64_t i = n - 1; i > 0; i--) {
        int64_t v = x[0];
        x[0] = x[i];
        x[i] = v;
        sift(x, 0, i);
    }
}

// Quicksort around the median of three; a heap when it goes wrong, insertion for the rest.
static void quick(int64_t *x, int64_t n, int depth) {
    while (n > 24) {
        if (depth-- == 0) {
            heap(x, n);
            return;
        }
        int64_t a = x[0], b = x[n / 2], c = x[n - 1];
        int64_t pivot = a < b ? (b < c ? b : a < c ? c : a) : (a < c ? a : b < c ? c : b);
        int64_t i = -1, j = n;
        for (;;) {
            // The bounds matter only if another goroutine writes to x meanwhile.
            do i++; while (i < n - 1 && x[i] < pivot);
            do j--; while (j > 0 && x[j] > pivot);
            if (i >= j) break;
            int64_t v = x[i];
            x[i] = x[j];
            x[j] = v;
        }
        quick(x, j + 1, depth);
        x += j + 1;
        n -= j + 1;
    }
    insertion(x, n);
}

// func sortPiece(x []int)
static int slices_sortPiece(void *gp, void *w) {
    (void)gp;
    goslice *x = w;
    if (x->len > 1) quick(x->p, x->len, 40);
    return RT_OK;
}

// func mergePieces(out, a, b []int) int
static int slices_mergePieces(void *gp, void *w) {
    (void)gp;
    struct { int64_t taken; goslice out, a, b; } *s = w;
    int64_t *out = s->out.p;
    const int64_t *a = s->a.p, *b = s->b.p;
    int64_t i = 0, j = 0, n = s->out.len, na = s->a.len, nb = s->b.len;
    for (int64_t k = 0; k < n; k++) {
        if (j == nb || (i < na && a[i] <= b[j])) out[k] = a[i++];
        else out[k] = b[j++];
    }
    s->taken = i;
    return RT_OK;
}

const NativeEntry std_slices_natives[] = {
    {"slices.mergePieces", slices_mergePieces},
    {"slices.sortPiece", slices_sortPiece},
    {0},
};
