// mcheckmark.c - gccheckmark=1: after each mark, marks all over again with the world stopped and compares.
// Twin: $GOROOT/src/runtime/mcheckmark.go      Locks: none (stw)
//
// The second mark has bits of its own (one for 8 bytes of heap, mapped for the occasion) and its own stack, and knows nothing of barriers. Whatever it
// reaches must have been marked by the concurrent one; if not, a write barrier is missing somewhere, and the way from the root is printed.
#include "runtime/mgc.h"
#include <sys/mman.h>

typedef struct entry { uintptr_t obj, from; } entry;  // from: the word that led here
static _Atomic uint64_t *bits;
static entry *stack;
static uint64_t n, cap;

static void bad(mspan *s, uintptr_t obj, uintptr_t word) {
    printerr("runtime: checkmark: object 0x%lx (size %lu, class %u) is reachable but not marked\n", (unsigned long)obj, (unsigned long)s->elemsize,
             s->spanclass >> 1);
    mspan *from = spanof(word);
    if (from) {
        uintptr_t o = from->base + (from->spanclass >> 1 ? objindex(from, word) : 0) * from->elemsize;
        uint32_t i = from->spanclass >> 1 ? objindex(from, word) : 0;
        printerr("\tfrom word 0x%lx at offset %lu of object 0x%lx (size %lu, marked %d)\n", (unsigned long)word, (unsigned long)(word - o),
                 (unsigned long)o, (unsigned long)from->elemsize, (int)(load_rlx(&from->markbits[i / 64]) >> (i % 64) & 1));
    } else printerr("\tfrom root word 0x%lx\n", (unsigned long)word);
    throw("checkmark found unmarked object");
}

static void visit(void *ctx, void **word) {
    (void)ctx;
    uintptr_t p = (uintptr_t)*word;
    mspan *s = spanof(p);
    if (!s) return;
    uint32_t i = s->spanclass >> 1 ? objindex(s, p) : 0;
    uintptr_t obj = s->base + i * s->elemsize, b = (obj - mheap_.base) / 8;
    if (load_rlx(&bits[b / 64]) >> (b % 64) & 1) return;
    store_rlx(&bits[b / 64], load_rlx(&bits[b / 64]) | 1ull << (b % 64));
    if (!(load_rlx(&s->markbits[i / 64]) >> (i % 64) & 1)) bad(s, obj, (uintptr_t)word);
    if (n == cap) {
        cap = cap ? cap * 2 : 4096;
        stack = realloc(stack, cap * sizeof *stack);
        if (!stack) throw("out of memory in checkmark");
    }
    stack[n++] = (entry){ obj, (uintptr_t)word };
}

void gccheckmark(void) {
    uintptr_t bytes = mheap_.pages.nchunks * CHUNK_BYTES / 64;
    bits = mmap(NULL, bytes + 1, PROT_READ | PROT_WRITE, MAP_ANONYMOUS | MAP_PRIVATE, -1, 0);
    if (bits == MAP_FAILED) outofmemory();
    n = 0;
    gcmark_eachroot(visit, NULL);
    while (n > 0) {
        entry e = stack[--n];
        mspan *s = spanof(e.obj);
        object_foreachptr(s, e.obj, visit, NULL);
    }
    munmap((void *)bits, bytes + 1);
}
