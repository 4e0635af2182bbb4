// runtime_mem.c - size classes, page allocator, allocation, growslice's capacities, marking, finalizers, weak cells, stacks.
#include "tests/unit/runtime_fake.h"

static const uint8_t one[] = { 1 }, nodemask[] = { 1 };
static const _type node16 = { .size = 16, .ptrdata = 8, .align = 8, .fieldalign = 8, .kind = KIND_STRUCT, .gcmask = nodemask };
static const _type ptrtype_ = { .size = 8, .ptrdata = 8, .align = 8, .fieldalign = 8, .kind = KIND_POINTER, .gcmask = one };
static const _type noptr24 = { .size = 24, .align = 8, .fieldalign = 8, .kind = KIND_STRUCT };
static void *root[64];

static void collect(void) {
    uint32_t n = load_rlx(&gc.cycles);
    gcstart(GC_STW);
    CHECK_EQ(load_rlx(&gc.cycles), n + 1);
}
static bool marked(void *p) {  // alive by the last cycle
    mspan *s = spanof((uintptr_t)p);
    if (!s) return false;
    gcsweep_finish();
    s = spanof((uintptr_t)p);
    if (!s) return false;
    uint32_t i = s->spanclass >> 1 ? objindex(s, (uintptr_t)p) : 0;
    return s->allocbits[i / 64] >> (i % 64) & 1;
}

static void sizes(void) {
    TEST("mem/sizeclasses");
    CHECK_EQ(class_to_size[1], 8);
    CHECK_EQ(class_to_size[67], 32768);
    CHECK_EQ(class_to_size[35], 1408);
    CHECK_EQ(class_to_pages[35], 2);
    for (uintptr_t n = 1; n <= 32768; n++) {
        uint32_t c = sizeclass(n);
        if (class_to_size[c] < n || class_to_size[c - 1] >= n) CHECK(false, "size %lu class %u", n, c);
    }
    for (int c = 1; c < NUM_SIZECLASSES; c++)
        for (uintptr_t off = 0; off < (uintptr_t)class_to_pages[c] * 8192; off++)
            if ((((uint64_t)off * class_to_divmul[c]) >> 32) != off / class_to_size[c]) {
                CHECK(false, "class %d offset %lu", c, off);
                break;
            }
    CHECK_EQ(roundupsize(33, true), 48);
    CHECK_EQ(roundupsize(520, false), 568);
    CHECK_EQ(roundupsize(32761, true), 32768);
    CHECK_EQ(roundupsize(32769, true), 40960);
}

static void pages(void) {
    TEST("mem/pagealloc");
    static pagealloc p;
    pagealloc_init(&p, 64);
    pagealloc_grow(&p, 4);
    CHECK_EQ(pagealloc_alloc(&p, 1), 0);
    CHECK_EQ(pagealloc_alloc(&p, 600), 1);
    CHECK_EQ(pagealloc_alloc(&p, 3), 601);
    pagealloc_free(&p, 1, 600);
    CHECK_EQ(pagealloc_alloc(&p, 512), 1);
    CHECK_EQ(pagealloc_alloc(&p, 89), 604);
    CHECK_EQ(pagealloc_alloc(&p, 88), 513);
    CHECK_EQ(pagealloc_alloc(&p, 5000), -1);
    // against a plain array of bytes
    enum { N = 2048 };
    static uint8_t used[N];
    static uint16_t len[N];
    static pagealloc q;
    pagealloc_init(&q, 64);
    pagealloc_grow(&q, N / 512);
    for (int step = 0; step < 20000; step++) {
        uintptr_t n = 1 + rt_randn(rt_randn(20) == 0 ? 700 : 20);
        if (rt_randn(100) < 55) {
            intptr_t want = -1;
            for (uintptr_t i = 0, run = 0; i < N; i++) {
                run = used[i] ? 0 : run + 1;
                if (run == n) {
                    want = (intptr_t)(i + 1 - n);
                    break;
                }
            }
            intptr_t got = pagealloc_alloc(&q, n);
            CHECK_EQ(got, want);
            if (got != want) return;
            if (got < 0) continue;
            len[got] = (uint16_t)n;
            memset(used + got, 1, n);
        } else {
            uintptr_t i = rt_randn(N);
            while (i < N && !len[i]) i++;
            if (i == N) continue;
            pagealloc_free(&q, i, len[i]);
            memset(used + i, 0, len[i]);
            len[i] = 0;
        }
    }
}

static void growth(G *gp) {
    TEST("mem/growslice");
    // what gc prints for append(one element at a time) on []byte, []int, []*T, []struct{24 bytes}
    static const int64_t bytes[] = { 8, 16, 32, 64, 128, 256, 512, 896, 1408, 2048, 3072, 4096, 5376, 6912, 9472, 12288, 16384, 21760, 28672, 40960, 57344 };
    static const int64_t ints[] = { 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 848, 1280, 1792, 2560, 3408, 5120, 7168, 9216, 12288, 16384 };
    static const int64_t ptrs[] = { 1, 2, 4, 8, 16, 32, 64, 143, 287, 607, 1023, 1535, 2303, 3071, 4095, 6144, 8192, 11264, 14336, 18432, 23552 };
    static const int64_t s24[] = { 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 853, 1365, 2048 };
    const struct { const _type *t; const int64_t *want; size_t n; } rows[] = {
        { rtype_basic(KIND_UINT8), bytes, sizeof bytes / 8 }, { rtype_basic(KIND_INT), ints, sizeof ints / 8 },
        { &ptrtype_, ptrs, sizeof ptrs / 8 }, { &noptr24, s24, sizeof s24 / 8 } };
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        goslice s = { NULL, 0, 0 };
        for (size_t i = 0; i < rows[r].n; i++) {
            goslice n;
            growslice(gp, rows[r].t, s.p, s.cap + 1, s.cap, 1, &n);
            CHECK(n.cap == rows[r].want[i], "row %zu: %lld, want %lld", r, (long long)n.cap, (long long)rows[r].want[i]);
            s = n;
        }
    }
    goslice n;
    growslice(gp, rtype_basic(KIND_UINT8), NULL, 5, 0, 5, &n);
    CHECK_EQ(n.cap, 8);
    goslice four = { mallocgc(64, rtype_basic(KIND_STRING), true), 4, 4 };
    growslice(gp, rtype_basic(KIND_STRING), four.p, 5, 4, 1, &n);
    CHECK_EQ(n.cap, 8);
    void *p;
    CHECK(makeslice(gp, rtype_basic(KIND_INT), -1, -1, &p) == RT_PANIC);
    CHECK(!strcmp(gp->panicval.data, "makeslice: len out of range"));
    CHECK(makeslice(gp, rtype_basic(KIND_INT), 1, 1ll << 60, &p) == RT_PANIC);
    CHECK(!strcmp(gp->panicval.data, "makeslice: cap out of range"));
    gp->panicval.data = NULL;
}

typedef struct node { struct node *next; int64_t v; } node;

static void marking(void) {
    TEST("mem/mark");
    for (int i = 0; i < 100000; i++) {
        node *n = newobject(&node16);
        n->next = root[0];
        n->v = i;
        root[0] = n;
        mallocgc(100, NULL, true);  // garbage
    }
    int64_t before = load_rlx(&gc.heaplive);
    collect();
    CHECK(load_rlx(&gc.heaplive) < before / 2);
    CHECK(gc.heapmarked >= 1600000 && gc.heapmarked < 2200000, "%lld", (long long)gc.heapmarked);
    int64_t n = 0;
    for (node *x = root[0]; x; x = x->next) n += x->v == 99999 - n;
    CHECK_EQ(n, 100000);
    for (int i = 0; i < 1000000; i++) {  // reuse must be zeroed
        node *x = newobject(&node16);
        if (x->next || x->v) {
            CHECK(false, "not zero");
            break;
        }
    }
    root[0] = NULL;
    // interior pointers, and each way to say where pointers are
    static const uintptr_t sizes_[] = { 8, 16, 64, 512, 520, 1024, 4096, 32760, 32768, 100000, 3000000 };
    for (size_t i = 0; i < sizeof sizes_ / sizeof *sizes_; i++) {
        uintptr_t sz = sizes_[i] & ~7ul;
        void **a = mallocgc(sz, &ptrtype_, true);
        for (uintptr_t k = 0; k < sz / 8; k += sz / 8 > 100 ? 97 : 1) {
            node *x = newobject(&node16);
            x->v = (int64_t)k;
            a[k] = (uint8_t *)x + 8;  // interior
        }
        root[1 + i] = (uint8_t *)a + sz - 1;
    }
    collect();
    for (int i = 0; i < 200000; i++) ((node *)newobject(&node16))->v = -1;
    collect();
    for (size_t i = 0; i < sizeof sizes_ / sizeof *sizes_; i++) {
        uintptr_t sz = sizes_[i] & ~7ul;
        void **a = (void **)((uint8_t *)root[1 + i] + 1 - sz);
        CHECK(marked(a), "size %lu", sz);
        for (uintptr_t k = 0; k < sz / 8; k += sz / 8 > 100 ? 97 : 1)
            if (*(int64_t *)a[k] != (int64_t)k) CHECK(false, "size %lu word %lu lost", sz, k);
        root[1 + i] = NULL;
    }
    collect();
    gcsweep_finish();
    collect();
    gcsweep_finish();
    CHECK(gc.heapmarked < 100000, "%lld left", (long long)gc.heapmarked);
}

static void tiny(void) {
    TEST("mem/tiny");
    uint8_t *a = mallocgc(1, NULL, true), *b = mallocgc(2, NULL, true), *c = mallocgc(8, NULL, true);
    CHECK(*a == 0 && b[0] == 0);
    CHECK(((uintptr_t)b & 1) == 0 && ((uintptr_t)c & 7) == 0);
    CHECK((uintptr_t)b - (uintptr_t)a < 16);
    CHECK(mallocgc(0, NULL, true) == mallocgc(0, NULL, true));
}

static void fins(G *gp) {
    TEST("mem/finalizer");
    node *a = newobject(&node16), *b = newobject(&node16);
    a->next = b;
    b->v = 77;
    static int fnobj;
    CHECK(setfinalizer(a, &fnobj, NULL, NULL));
    CHECK(!setfinalizer(a, &fnobj, NULL, NULL));
    CHECK(!setfinalizer(&fnobj, &fnobj, NULL, NULL));
    _Atomic(void *) *w = getweakhandle(b), *wa = getweakhandle(a);
    CHECK(w == getweakhandle(b));
    CHECK(weaktostrong(w) == b);
    void *bp = b, *ap = a;
    a = b = NULL;
    collect();
    gcsweep_finish();
    finrun r = { 0 };
    CHECK(nextfinalizer(gp, &r) == RT_OK);
    gp->issystem = false;
    CHECK(r.fn == &fnobj && r.arg == ap);
    CHECK(marked(ap) && marked(bp));
    CHECK(weaktostrong(wa) == NULL);
    CHECK(weaktostrong(w) == bp);
    r.arg = NULL;
    collect();
    gcsweep_finish();
    CHECK(!marked(ap) && !marked(bp));
    CHECK(weaktostrong(w) == NULL);
    void *big = mallocgc(2000, &ptrtype_, true);
    uint64_t id = addcleanup(big, &fnobj, NULL);
    CHECK(id != 0);
    uint64_t id2 = addcleanup(big, &fnobj, &fnobj);
    stopcleanup(big, id);
    (void)id2;
    big = NULL;
    collect();
    gcsweep_finish();
    CHECK(nextfinalizer(gp, &r) == RT_OK && r.arg == &fnobj && r.kind == SPECIAL_CLEANUP);
    gp->issystem = false;
}

static void stacks(void) {
    TEST("mem/stackalloc");
    void *s[2000];
    uintptr_t n[2000];
    for (int i = 0; i < 2000; i++) {
        n[i] = (uintptr_t)512 << rt_randn(9);
        s[i] = stackalloc(n[i]);
        memset(s[i], i, n[i]);
    }
    for (int i = 0; i < 2000; i++) {
        uint8_t *p = s[i];
        CHECK(p[0] == (uint8_t)i && p[n[i] - 1] == (uint8_t)i);
        stackfree(s[i], n[i]);
    }
    uint64_t before = load_rlx(&mheap_.manualpages);
    stackcache_clear(getm()->p->mcache);
    CHECK(load_rlx(&mheap_.manualpages) <= before && load_rlx(&mheap_.manualpages) < 20, "%lu pages", load_rlx(&mheap_.manualpages));
}

static rtstatus grower(G *gp, slot *f) {  // a pointer into the stack, and the stack moved under it
    f[2].p = &f[5];
    f[5].i = 4711;
    slot *old = gp->stklo;
    for (int k = 0; k < 6; k++) {
        CHECK(stackgrow(gp, gp->sched.fp + FRAME, 512));
        f = gp->sched.fp;
        CHECK(f[2].p == &f[5] && f[5].i == 4711);
    }
    CHECK(gp->stklo != old);
    CHECK((uintptr_t)gp->stkhi - (uintptr_t)gp->stklo >= 512 << 6);
    return RT_OK;
}

static rtstatus tmain(G *gp, slot *f) {
    (void)f;
    gc.enabled = false;  // only when asked
    gcaddroot(root, sizeof root, NULL);
    sizes();
    pages();
    growth(gp);
    tiny();
    marking();
    fins(gp);
    stacks();
    TEST("mem/stackgrow");
    grower(gp, gp->sched.fp);
    TEST("mem/memstats");
    memstats a, b;
    CHECK(readmemstats(&a));
    for (int i = 0; i < 1000; i++) mallocgc(64, NULL, true);
    mallocgc(1 << 20, NULL, true);
    CHECK(readmemstats(&b));
    CHECK_EQ(b.mallocs - a.mallocs, 1001);
    CHECK_EQ(b.totalalloc - a.totalalloc, 64000 + (1 << 20));
    int64_t t0 = cpunow();
    for (int i = 0; i < 10000000; i++) mallocgc(16, NULL, true);
    printf("# alloc 16 noscan, no gc: %.1f ns\n", (double)(cpunow() - t0) / 1e7);
    collect();
    t0 = cpunow();
    for (int i = 0; i < 10000000; i++) mallocgc(16, &node16, true);
    printf("# alloc 16 ptr, sweeping: %.1f ns\n", (double)(cpunow() - t0) / 1e7);
    for (int i = 0; i < 4000000; i++) {
        node *n = newobject(&node16);
        n->next = root[0];
        root[0] = n;
    }
    t0 = cpunow();
    collect();
    printf("# mark list of 4M 16-byte nodes: %.1f ns/object\n", (double)(cpunow() - t0) / 4e6);
    root[0] = NULL;
    root[1] = mallocgc(8 << 22, &ptrtype_, true);
    for (int i = 0; i < 4 << 20; i++) ((void **)root[1])[i] = newobject(&node16);
    t0 = cpunow();
    collect();
    printf("# mark array of 4M 16-byte nodes: %.1f ns/object\n", (double)(cpunow() - t0) / (4 << 20));
    t0 = cpunow();
    gcsweep_finish();
    printf("# sweep: %.1f ns/object\n", (double)(cpunow() - t0) / (4 << 20));
    exit(unit_done());
}

int main(void) { fake_start(tmain); }
