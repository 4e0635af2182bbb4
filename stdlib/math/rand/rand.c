// rand.c - the natives of math/rand and math/rand/v2.
#include "vm/native.h"
#include "runtime/natives_api.h"

static int rand_random(void *gp, void *w) {
    (void)gp;
    *(uint64_t *)w = rt_fastrand64();
    return RT_OK;
}

const NativeEntry std_math_rand_natives[] = {
    {"math/rand.random", rand_random},
    {"math/rand/v2.random", rand_random},
    {0},
};
