// runtime_map.c - maps: random operations against an array, iteration while growing and deleting, NaN, big keys and values, strings, collection.
#include "tests/unit/runtime_fake.h"
#include "runtime/map.h"

static void *root[4];
enum { KEYS = 5000 };
static int64_t model[KEYS];
static bool has[KEYS];

static void *get(G *gp, const maptype *t, hmap *h, const void *k) {
    void *e;
    CHECK(mapaccess(gp, t, h, k, &e) == RT_OK);
    return e;
}
static void put(G *gp, const maptype *t, hmap *h, const void *k, int64_t v) {
    void *e;
    CHECK(mapassign(gp, t, h, k, &e) == RT_OK);
    memcpy(e, &v, 8);
}

static void randomops(G *gp, const char *name, int kind, bool fast) {
    TEST(name);
    const maptype *t = (const maptype *)rtype_map(rtype_basic(kind), rtype_basic(KIND_INT));
    hmap *h;
    makemap(gp, t, 0, &h);
    root[0] = h;
    memset(has, 0, sizeof has);
    int64_t n = 0;
    for (int step = 0; step < 200000; step++) {
        uint64_t k = rt_randn(step < 100000 ? KEYS : KEYS / 10);
        void *e;
        switch (rt_randn(step / 20000 % 2 ? 3 : 6)) {
        case 0:
            mapdelete(gp, t, h, &k);
            n -= has[k];
            has[k] = false;
            break;
        case 1:
            e = fast ? mapaccess_fast64(t, h, k) : get(gp, t, h, &k);
            CHECK((e != NULL) == has[k]);
            if (e && has[k]) CHECK_EQ(*(int64_t *)e, model[k]);
            break;
        default:
            if (fast) mapassign_fast64(gp, t, h, k, false, &e);
            else mapassign(gp, t, h, &k, &e);
            *(int64_t *)e = model[k] = step;
            n += !has[k];
            has[k] = true;
        }
        CHECK_EQ(maplen(h), n);
        if (unit_local) return;
        if (step % 10000 == 0) {  // every element exactly once
            static int seen[KEYS];
            memset(seen, 0, sizeof seen);
            hiter it;
            int64_t c = 0;
            for (mapiterinit(gp, t, h, &it); it.key; mapiternext(gp, &it), c++) {
                uint64_t x = 0;
                memcpy(&x, it.key, t->keysize);
                CHECK(x < KEYS && has[x] && !seen[x]++);
                CHECK_EQ(*(int64_t *)it.elem, model[x]);
                if (unit_local) return;
            }
            CHECK_EQ(c, n);
        }
        if (step % 50000 == 17) gcstart(GC_STW);
    }
    mapclear(gp, t, h);
    CHECK_EQ(maplen(h), 0);
    uint64_t k = 1;
    CHECK(get(gp, t, h, &k) == NULL);
}

static void strings(G *gp) {
    TEST("map/strings");
    const maptype *t = (const maptype *)rtype_map(rtype_basic(KIND_STRING), rtype_basic(KIND_STRING));
    hmap *h;
    makemap(gp, t, 100, &h);
    root[0] = h;
    for (int i = 0; i < 20000; i++) {
        char b[32];
        int n = snprintf(b, sizeof b, "key%d", i);
        gostring k = slicebytetostring((uint8_t *)b, n);
        void *e;
        if (i & 1) mapassign_faststr(gp, t, h, k, &e);
        else mapassign(gp, t, h, &k, &e);
        *(gostring *)e = k;
        if (i % 5000 == 0) gcstart(GC_STW);
    }
    gcstart(GC_STW);
    for (int i = 0; i < 100000; i++) mallocgc(16 + (uintptr_t)i % 64, NULL, true);
    for (int i = 0; i < 20000; i++) {
        char b[32];
        int n = snprintf(b, sizeof b, "key%d", i);
        gostring k = { b, n }, *e = mapaccess_faststr(t, h, k);
        CHECK(e && e->len == n && !memcmp(e->p, b, (size_t)n), "%s", b);
        CHECK(get(gp, t, h, &k) == e);
        if (unit_local) return;
    }
    gostring no = { "nokey", 5 };
    CHECK(!mapaccess_faststr(t, h, no));
}

static void nans(G *gp) {
    TEST("map/nan");
    const maptype *t = (const maptype *)rtype_map(rtype_basic(KIND_FLOAT64), rtype_basic(KIND_INT));
    hmap *h;
    makemap(gp, t, 0, &h);
    root[0] = h;
    double nan = __builtin_nan(""), z = 0.0, mz = -0.0;
    for (int i = 0; i < 1000; i++) put(gp, t, h, &nan, i);
    CHECK_EQ(maplen(h), 1000);
    put(gp, t, h, &z, 5);
    put(gp, t, h, &mz, 6);
    CHECK_EQ(maplen(h), 1001);
    CHECK_EQ(*(int64_t *)get(gp, t, h, &z), 6);
    CHECK(get(gp, t, h, &nan) == NULL);
    hiter it;
    int64_t c = 0, sum = 0;
    for (mapiterinit(gp, t, h, &it); it.key; mapiternext(gp, &it)) {
        c++;
        sum += *(int64_t *)it.elem;
        if (c == 100)
            for (int i = 0; i < 3000; i++) {  // grows under the iterator
                double d = i + 1;
                put(gp, t, h, &d, 0);
            }
    }
    CHECK(c >= 1001 && c <= 4001, "%lld", (long long)c);
    CHECK_EQ(sum, 999 * 500 + 6);
    mapclear(gp, t, h);
    CHECK_EQ(maplen(h), 0);
}

static void iterate(G *gp) {
    TEST("map/iterate-mutate");
    const maptype *t = (const maptype *)rtype_map(rtype_basic(KIND_INT), rtype_basic(KIND_INT));
    for (int round = 0; round < 200; round++) {
        hmap *h;
        makemap(gp, t, 0, &h);
        root[0] = h;
        int n = 1 + (int)rt_randn(300);
        for (int64_t i = 0; i < n; i++) put(gp, t, h, &i, i);
        static uint8_t state[4096];  // 1 present from the start, 2 seen, 4 deleted
        memset(state, 0, sizeof state);
        memset(state, 1, (size_t)n);
        hiter it;
        int64_t extra = n;
        for (mapiterinit(gp, t, h, &it); it.key; mapiternext(gp, &it)) {
            int64_t k = *(int64_t *)it.key;
            CHECK(!(state[k] & 2), "key %lld twice", (long long)k);
            CHECK(!(state[k] & 4), "deleted key %lld", (long long)k);
            state[k] |= 2;
            if (unit_local) return;
            for (int j = 0; j < 3 && extra < 4000; j++, extra++) put(gp, t, h, &extra, extra);
            int64_t d = rt_randn((uint32_t)n);
            if (d != k && rt_randn(2)) {
                mapdelete(gp, t, h, &d);
                state[d] |= 4;
            }
        }
        for (int i = 0; i < n; i++) CHECK(state[i] & 6, "key %d missed", i);
    }
    hmap *h;  // clear ends an iteration; what is inserted afterwards may or may not come
    makemap(gp, t, 0, &h);
    root[0] = h;
    for (int64_t i = 0; i < 1000; i++) put(gp, t, h, &i, i);
    hiter it;
    int c = 0;
    for (mapiterinit(gp, t, h, &it); it.key; mapiternext(gp, &it))
        if (++c == 10) mapclear(gp, t, h);
    CHECK_EQ(c, 10);
}

static void bigparts(G *gp) {
    TEST("map/indirect");
    const _type *big = rtype_array(rtype_basic(KIND_INT), 20);  // 160 bytes: by pointer
    const maptype *t = (const maptype *)rtype_map(big, big);
    hmap *h;
    makemap(gp, t, 0, &h);
    root[0] = h;
    int64_t k[20] = { 0 };
    void *e;
    for (int i = 0; i < 2000; i++) {
        k[3] = i;
        mapassign(gp, t, h, k, &e);
        ((int64_t *)e)[19] = i * 2;
    }
    gcstart(GC_STW);
    for (int i = 0; i < 50000; i++) mallocgc(160, NULL, true);
    for (int i = 0; i < 2000; i++) {
        k[3] = i;
        int64_t *v = get(gp, t, h, k);
        CHECK(v && v[19] == i * 2);
    }
    CHECK_EQ(t->keysize, 8);
    CHECK(t->flags & MAPFLAG_INDIRECTKEY);
    // unhashable keys in interfaces
    const maptype *ti = (const maptype *)rtype_map(rtype_interface(NULL, 0), rtype_basic(KIND_INT));
    makemap(gp, ti, 0, &h);
    eface bad = { rtype_slice(rtype_basic(KIND_INT)), k }, good = { rtype_basic(KIND_INT), &k[3] };
    CHECK(mapassign(gp, ti, h, &bad, &e) == RT_PANIC);
    CHECK(!strcmp(gp->panicval.data, "hash of unhashable type []int"));
    CHECK(mapaccess(gp, ti, h, &bad, &e) == RT_PANIC);
    put(gp, ti, h, &good, 9);
    int64_t same = 1999;
    eface again = { rtype_basic(KIND_INT), &same };
    CHECK_EQ(*(int64_t *)get(gp, ti, h, &again), 9);
    CHECK(mapassign(gp, ti, NULL, &good, &e) == RT_PANIC);
    CHECK(!strcmp(gp->panicval.data, "assignment to entry in nil map"));
    gp->panicval.data = NULL;
}

static rtstatus tmain(G *gp, slot *f) {
    (void)f;
    gcaddroot(root, sizeof root, NULL);
    randomops(gp, "map/int", KIND_INT, false);
    randomops(gp, "map/fast64", KIND_INT, true);
    randomops(gp, "map/fast32", KIND_UINT32, true);
    strings(gp);
    nans(gp);
    iterate(gp);
    bigparts(gp);
    TEST("map/speed");
    const maptype *t = (const maptype *)rtype_map(rtype_basic(KIND_INT), rtype_basic(KIND_INT));
    hmap *h;
    makemap(gp, t, 0, &h);
    root[0] = h;
    void *e;
    int64_t t0 = cpunow(), s = 0;
    for (uint64_t i = 0; i < 1000000; i++) mapassign_fast64(gp, t, h, i * 7919, false, &e), *(int64_t *)e = 1;
    printf("# insert growing to 1M: %.1f ns\n", (double)(cpunow() - t0) / 1e6);
    t0 = cpunow();
    for (uint64_t i = 0; i < 1000000; i++) s += *(int64_t *)mapaccess_fast64(t, h, i * 7919);
    printf("# lookup 1M: %.1f ns\n", (double)(cpunow() - t0) / 1e6);
    makemap(gp, t, 0, &h);
    root[0] = h;
    for (uint64_t i = 0; i < 1000; i++) mapassign_fast64(gp, t, h, i, false, &e), *(int64_t *)e = 1;
    t0 = cpunow();
    for (uint64_t i = 0; i < 10000000; i++) s += *(int64_t *)mapaccess_fast64(t, h, i % 1000);
    printf("# lookup 1k: %.1f ns\n", (double)(cpunow() - t0) / 1e7);
    CHECK_EQ(s, 11000000);
    hiter it;
    t0 = cpunow();
    for (int r = 0; r < 1000; r++)
        for (mapiterinit(gp, t, h, &it); it.key; mapiternext(gp, &it)) s++;
    printf("# range: %.1f ns\n", (double)(cpunow() - t0) / 1e6);
    exit(unit_done());
}

int main(void) { fake_start(tmain); }
