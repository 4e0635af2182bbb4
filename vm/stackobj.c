// stackobj.c - which stack objects are alive: those that a live word points to, or a pointer in another one that is alive.
// Twin: $GOROOT/src/runtime/mgcstack.go       Locks: none; the goroutine is stopped
//
// A stack object is a variable or an allocation in a frame whose address was taken. While its function still uses it by name the frame's map
// has its words. Otherwise it lives as long as somebody on this stack holds its address (nobody else may: it would have escaped), so the
// scan of a stack collects the addresses that lead into the stack itself, and marks from there. What nothing leads to is not marked through,
// although its function is still running.
#include <stdlib.h>
#include "base/base.h"
#include "vm/stackobj.h"

void stackobj_visit(void *scan, void **word) {
    ObjScan *sc = scan;
    uintptr_t p = (uintptr_t)__atomic_load_n(word, __ATOMIC_RELAXED);
    if (p - sc->lo >= sc->hi - sc->lo) {
        sc->visit(sc->ctx, word);
        return;
    }
    if (sc->nwork == sc->capwork) {
        sc->capwork = sc->capwork ? sc->capwork * 2 : 64;
        sc->work = xrealloc(sc->work, sc->capwork * sizeof *sc->work);
    }
    sc->work[sc->nwork++] = p;
}

void stackobj_frame(ObjScan *sc, const Frame *fr) {
    const Func *f = fr->f;
    if (sc->nobjs + f->nobjs > sc->capobjs) {
        sc->capobjs = (sc->nobjs + f->nobjs) * 2;
        sc->objs = xrealloc(sc->objs, sc->capobjs * sizeof *sc->objs);
    }
    for (uint32_t i = f->nobjs; i-- > 0;)
        sc->objs[sc->nobjs++] = (ObjRef){fr->fp + f->objs[i].slot, f, f->objs[i].slot, f->objs[i].n, false};
}

static ObjRef *find(ObjScan *sc, uintptr_t p) {
    uint32_t lo = 0, hi = sc->nobjs;  // the first that begins at or below p
    while (lo < hi) {
        uint32_t mid = (lo + hi) / 2;
        if ((uintptr_t)sc->objs[mid].at > p) lo = mid + 1;
        else hi = mid;
    }
    return lo < sc->nobjs && p < (uintptr_t)(sc->objs[lo].at + sc->objs[lo].n) ? &sc->objs[lo] : NULL;
}

void stackobj_trace(ObjScan *sc) {
    while (sc->nwork && sc->nobjs) {
        ObjRef *o = find(sc, sc->work[--sc->nwork]);
        if (!o || o->done) continue;
        o->done = true;
        const StackMap *m = o->f->objmap;
        for (uint32_t i = 0; i < o->n; i++) {
            uint32_t s = o->slot + i;
            if (m->bits[s / 32] >> (s % 32) & 1 && o->at[i].p) stackobj_visit(sc, &o->at[i].p);
        }
    }
    free(sc->work);
    free(sc->objs);
}
