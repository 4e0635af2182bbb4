// iter.c - the native of package iter.
#include "runtime/g.h"
#include "runtime/natives_api.h"
#include "vm/native.h"

static int iter_leave(void *gp, void *w) {
    (void)w;
    store_rlx(&((G *)gp)->leaving, true);
    return RT_OK;
}

const NativeEntry std_iter_natives[] = {
    {"iter.leave", iter_leave},
    {NULL, NULL},
};
