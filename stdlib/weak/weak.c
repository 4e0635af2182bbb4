// weak.c - natives of package weak. What is not in the heap lives for ever: its handle is its address, marked in the lowest bit.
#include "runtime/natives_api.h"
#include "vm/native.h"

static int weak_find(void *gp, void *w) {
    (void)gp;
    struct { void *handle; uintptr_t offset; char *p; } *a = w;
    void *base;
    uint64_t size;
    if (heapobject(a->p, &base, &size)) {
        a->offset = (uintptr_t)(a->p - (char *)base);
        a->handle = (void *)(uintptr_t)getweakhandle(base);
    } else {
        a->offset = UINTPTR_MAX;
        a->handle = a->p;
    }
    return RT_OK;
}

static int weak_strong(void *gp, void *w) {
    (void)gp;
    struct { void *ret, *handle; uintptr_t offset; } *a = w;
    if (a->offset == UINTPTR_MAX) {
        a->ret = a->handle;
        return RT_OK;
    }
    char *p = weaktostrong(a->handle);
    a->ret = p ? p + a->offset : NULL;
    return RT_OK;
}

const NativeEntry std_weak_natives[] = {
    {"weak.find", weak_find},
    {"weak.strong", weak_strong},
    {0}};
