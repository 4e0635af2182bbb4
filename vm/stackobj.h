// stackobj.h - the collector's way through stack objects (stackobj.c).
#ifndef GOSLING_VM_STACKOBJ_H
#define GOSLING_VM_STACKOBJ_H
#include "vm/vm_int.h"

typedef struct ObjRef { slot *at; const Func *f; uint16_t slot, n; bool done; } ObjRef;
typedef struct ObjScan {
    uintptr_t lo, hi;          // the stack
    void (*visit)(void *ctx, void **word);
    void *ctx;
    ObjRef *objs;              // by falling address: frames are walked from the top, a frame's objects from its end
    uint32_t nobjs, capobjs;
    uintptr_t *work;           // addresses in the stack that were found in live words
    uint32_t nwork, capwork;
} ObjScan;

void stackobj_visit(void *scan, void **word);              // a live word: to visit, or onto work if it points into the stack
void stackobj_frame(ObjScan *sc, const Frame *fr);         // notes the stack objects of a frame
void stackobj_trace(ObjScan *sc);                          // visits what work leads to; frees both lists
#endif
