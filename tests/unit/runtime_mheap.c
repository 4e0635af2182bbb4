// runtime_mheap.c - several threads on the page allocator and on the mcentrals, with sweeping under way. The threads are no Ms: these layers need none.
#include "tests/unit/runtime_fake.h"

enum { THREADS = 4, ROUNDS = 12 };
static pthread_barrier_t bar;
static _Atomic uint32_t failures;
static _Atomic uint8_t owner[1 << 20];  // by page number: thread + 1
static uintptr_t npages0;

static uint32_t rnd(uint64_t *s, uint32_t n) {
    *s = *s * 6364136223846793005ull + 1442695040888963407ull;
    return (uint32_t)(((*s >> 33) * n) >> 31);
}
static void fail(const char *what) {
    if (atomic_fetch_add(&failures, 1) < 5) printf("FAIL mheap: %s\n", what);
}
static uintptr_t pageof(mspan *s) { return (s->base - mheap_.base) >> PAGE_SHIFT; }
static void claim(mspan *s, uint8_t me) {
    for (uintptr_t i = 0; i < s->npages; i++) {
        uint8_t z = 0;
        if (!atomic_compare_exchange_strong(&owner[pageof(s) + i], &z, me)) fail("a page was handed out twice");
    }
}
static void disown(mspan *s) {
    for (uintptr_t i = 0; i < s->npages; i++) atomic_store(&owner[pageof(s) + i], 0);
}

// --- spans of all lengths, taken and given back ---
static void *pagesthread(void *arg) {
    uint8_t me = (uint8_t)(uintptr_t)arg;
    uint64_t seed = me;
    enum { HELD = 40 };
    mspan *held[HELD] = { 0 };
    for (int step = 0; step < 20000; step++) {
        mspan **h = &held[rnd(&seed, HELD)];
        if (*h) {
            mspan *s = *h;
            uint8_t *p = (uint8_t *)s->base;
            if (p[0] != me || p[(s->npages << PAGE_SHIFT) - 1] != me) fail("somebody else wrote to my pages");
            if (spanof(s->base) != s && load_rlx(&s->state) == SPAN_INUSE) fail("spanof");
            disown(s);
            mheap_free(s);
            *h = NULL;
        } else {
            uintptr_t n = 1 + rnd(&seed, rnd(&seed, 50) == 0 ? 600 : 12);
            mspan *s = rnd(&seed, 3) ? mheap_alloc(n, 1) : mheap_allocmanual(n);
            if (s->npages != n) fail("length");
            claim(s, me);
            ((uint8_t *)s->base)[0] = ((uint8_t *)s->base)[(n << PAGE_SHIFT) - 1] = me;
            *h = s;
        }
        if (step % 5000 == 4999) mheap_scavenge(false);
    }
    for (int i = 0; i < HELD; i++)
        if (held[i]) {
            disown(held[i]);
            mheap_free(held[i]);
        }
    return NULL;
}

// --- spans from the mcentrals: objects are made, some are marked, the others must be swept and only they ---
typedef struct kept { uint64_t *p; uint64_t want; } kept;
enum { KEEP = 6000 };
static kept keeps[THREADS][KEEP];
static uint32_t nkeep[THREADS];
static const uint8_t classes[] = { 2 << 1 | 1, 5 << 1 | 1, 5 << 1, 20 << 1 | 1, 40 << 1 };

static void *centralthread(void *arg) {
    uint32_t t = (uint32_t)(uintptr_t)arg;
    uint64_t seed = t + 77;
    for (int round = 0; round < ROUNDS; round++) {
        for (int step = 0; step < 150; step++) {
            mcentral *c = &mheap_.central[classes[rnd(&seed, sizeof classes)]];
            mspan *s = mcentral_cachespan(c);
            claim(s, (uint8_t)(t + 1));
            if (s->alloccount >= s->nelems) fail("a full span");
            uint32_t want = rnd(&seed, s->nelems) + 1;
            for (uint32_t i = s->freeindex; i < s->nelems && want > 0; i++) {
                if (s->allocbits[i / 64] >> (i % 64) & 1) continue;
                uint64_t *p = (uint64_t *)(s->base + (uintptr_t)i * s->elemsize), v = (uintptr_t)p ^ t;
                if (*p >> 60 == 5) fail("a live object was handed out again");
                *p = 0;
                s->freeindex = (uint16_t)(i + 1);
                s->alloccount++;
                want--;
                if (rnd(&seed, 4) == 0 && nkeep[t] < KEEP) {
                    *p = v | 5ull << 60;
                    keeps[t][nkeep[t]++] = (kept){ p, *p };
                }
            }
            disown(s);
            mcentral_uncachespan(c, s);
            if (rnd(&seed, 3) == 0) sweepone();
        }
        gcsweep_finish();
        pthread_barrier_wait(&bar);
        for (uint32_t i = 0; i < nkeep[t];) {
            kept *k = &keeps[t][i];
            if (*k->p != k->want) fail("a live object was changed");
            if (rnd(&seed, 3) == 0) {  // dies
                *k->p = 0;
                *k = keeps[t][--nkeep[t]];
                continue;
            }
            mspan *s = spanof((uintptr_t)k->p);
            if (!s) fail("a live object's span is gone");
            else {
                uint32_t n = objindex(s, (uintptr_t)k->p);
                atomic_fetch_or(&s->markbits[n / 64], 1ull << (n % 64));
            }
            i++;
        }
        if (pthread_barrier_wait(&bar) == PTHREAD_BARRIER_SERIAL_THREAD) gcsweep_start();
        pthread_barrier_wait(&bar);
    }
    return NULL;
}

static void together(void *(*f)(void *)) {
    pthread_t th[THREADS];
    for (uintptr_t i = 0; i < THREADS; i++) pthread_create(&th[i], NULL, f, (void *)i);
    for (int i = 0; i < THREADS; i++) pthread_join(th[i], NULL);
}

// A heap that grows past 64 MiB: a thread makes memory ready ahead of it, and what it hands over is zero and belongs to nobody else.
static void readymemory(void) {
    enum { SPANS = 14000 };
    static mspan *s[SPANS];
    uintptr_t before = mheap_.pages.nchunks;
    for (int i = 0; i < SPANS; i++) {
        s[i] = mheap_alloc(1, 1);
        claim(s[i], 1);
        if (!s[i]->needzero && *(uint64_t *)s[i]->base != 0) fail("fresh memory is not zero");
        *(uint64_t *)s[i]->base = (uint64_t)i + 1;
    }
    bool enough = false;
    for (int tries = 0; tries < 5000 && !enough; tries++) {
        usleep_(1000);
        lock(&mheap_.lock);
        enough = !mready_due(&mheap_);
        unlock(&mheap_.lock);
    }
    CHECK(enough && mheap_.pages.nchunks > before, "nobody makes memory ready: %lu chunks", mheap_.pages.nchunks);
    for (int i = 0; i < SPANS; i++) {
        if (*(uint64_t *)s[i]->base != (uint64_t)i + 1) fail("somebody else wrote to my page");
        disown(s[i]);
        mheap_free(s[i]);
    }
}

static rtstatus tmain(G *gp, slot *f) {
    (void)gp;
    (void)f;
    gc.enabled = false;
    store_rlx(&gc.retain, 0);
    TEST("mheap/pages");
    npages0 = load_rlx(&mheap_.pagesinuse);
    together(pagesthread);
    CHECK_EQ(load_rlx(&mheap_.pagesinuse), npages0);
    uint64_t bits = 0;
    for (uintptr_t c = 0; c < mheap_.pages.nchunks; c++)
        for (int i = 0; i < CHUNK_PAGES / 64; i++) bits += (uint64_t)__builtin_popcountll(mheap_.pages.bits[c][i]);
    CHECK_EQ(bits, npages0);
    CHECK_EQ(load_rlx(&failures), 0);
    TEST("mcentral/threads");
    pthread_barrier_init(&bar, NULL, THREADS);
    for (int32_t i = 0; i < gomaxprocs; i++) mcache_releaseall(allp[i]->mcache);
    together(centralthread);
    gcsweep_finish();
    CHECK_EQ(load_rlx(&failures), 0);
    TEST("mheap/ready");
    readymemory();
    CHECK_EQ(load_rlx(&failures), 0);
    exit(unit_done());
}

int main(void) { fake_start(tmain); }
