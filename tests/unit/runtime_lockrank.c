// runtime_lockrank.c - the lock order of lockrank.def: what is allowed passes, what is not ends the process with both names. Wrong orders
// run in a process of their own. The checks are compiled into every build; here they are called by hand where lock() does not.
#include "tests/unit/runtime_fake.h"
#include "tests/unit/child.h"

static mutex typelike = MUTEX_INIT(TYPE), schedlike = MUTEX_INIT(SCHED), schedlike2 = MUTEX_INIT(SCHED), heaplike = MUTEX_INIT(MHEAP), none;
static mutex chans[3] = { MUTEX_INIT(HCHAN), MUTEX_INIT(HCHAN), MUTEX_INIT(HCHAN) };

static void take(mutex *l) {
    if (!RT_DEBUG) lockrank_acquire(l);
    lock(l);
}
static void leave(mutex *l) {
    if (!RT_DEBUG) lockrank_release(l);
    unlock(l);
}

static void inorder(void) {
    for (int i = 0; i < 3; i++) {
        take(&typelike);
        for (int k = 0; k < 3; k++) take(&chans[k]);  // a select
        take(&schedlike);
        take(&heaplike);
        leave(&schedlike);  // not the last one first
        leave(&heaplike);
        for (int k = 0; k < 3; k++) leave(&chans[k]);
        take(&schedlike);
        leave(&schedlike);
        leave(&typelike);
    }
    _exit(0);
}
static void wrongorder(void) {
    take(&schedlike);
    take(&typelike);
}
static void samerank(void) {
    take(&schedlike);
    take(&schedlike2);
}
static void twice(void) {
    take(&heaplike);
    take(&heaplike);
}
static void chandown(void) {
    take(&chans[1]);
    take(&chans[0]);
}
static void unranked(void) { take(&none); }
static void notheld(void) {
    lock(&schedlike);
    if (!RT_DEBUG) lockrank_release(&schedlike);
    else {
        unlock(&schedlike);
        lockrank_release(&schedlike);
    }
}
static void *second(void *arg) {  // threads that are no Ms are checked too
    (void)arg;
    wrongorder();
    return NULL;
}
static void otherthread(void) {
    pthread_t t;
    take(&schedlike2);  // this thread's locks are no business of the other
    pthread_create(&t, NULL, second, NULL);
    pthread_join(t, NULL);
}

static void call(void *f) { ((void (**)(void))f)[0](); }

static void expect(const char *name, void (*f)(void), const char *want) {
    TEST(name);
    char buf[2048];
    int st = runchild(call, &f, 20, buf, sizeof buf);
    if (!want) CHECK(WIFEXITED(st) && WEXITSTATUS(st) == 0, "status %x: %s", st, buf);
    else {
        CHECK(WIFSIGNALED(st) && WTERMSIG(st) == SIGABRT, "status %x: %s", st, buf);
        CHECK(strstr(buf, want) != NULL, "no \"%s\" in: %s", want, buf);
    }
}

int main(void) {
    expect("lockrank/in order", inorder, NULL);
    expect("lockrank/wrong order", wrongorder, "lock order: type tables taken while holding sched.lock");
    expect("lockrank/same rank", samerank, "lock order: sched.lock taken while holding sched.lock");
    expect("lockrank/twice", twice, "lock order: mheap.lock taken while holding mheap.lock");
    expect("lockrank/channels by address", chandown, "lock order: hchan.lock taken while holding hchan.lock");
    expect("lockrank/no rank", unranked, "lock order: a mutex without a rank");
    expect("lockrank/not held", notheld, "lock order: sched.lock released by a thread that does not hold it");
    expect("lockrank/another thread", otherthread, "lock order: type tables taken while holding sched.lock");
    return unit_done();
}
