// msize.c - size classes: the tables that tools/mksizeclasses.c computes, and what a request is rounded up to.
// Twin: $GOROOT/src/runtime/msize.go, sizeclasses.go
#include "runtime/mheap.h"
#include "sizeclasses.h"

_Static_assert((int)NUMCLASSES == (int)NUM_SIZECLASSES, "mheap.h and the generated table agree");
const uint16_t class_to_size[NUM_SIZECLASSES] = { CLASS_TO_SIZE };
const uint8_t class_to_pages[NUM_SIZECLASSES] = { CLASS_TO_PAGES };
const uint8_t size_to_class8[129] = { SIZE_TO_CLASS8 };
const uint8_t size_to_class128[249] = { SIZE_TO_CLASS128 };
uint32_t class_to_divmul[NUM_SIZECLASSES];

// Bytes that mallocgc makes usable for a request. append's capacities come from here.
uintptr_t roundupsize(uintptr_t size, bool noscan) {
    if (size <= MAX_SMALL) {
        uintptr_t head = !noscan && size > HEADER_MIN ? 8 : 0;
        return class_to_size[sizeclass(size + head)] - head;
    }
    uintptr_t up = size + PAGE_SIZE_ - 1;
    return up < size ? size : up & ~(uintptr_t)(PAGE_SIZE_ - 1);
}
