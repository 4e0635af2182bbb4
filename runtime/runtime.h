// runtime.h - the runtime's public face: what the VM, the natives and cmd may call.
//
// A goroutine runs inside vm_run, one C loop per M. The loop calls into the runtime; the runtime never calls Go. Every
// function that can fail in a Go way or park returns an rtstatus, and the loop acts on it:
//   RT_OK       go on.
//   RT_PANIC    a Go panic was recorded by rt_panic*(gp, …): unwind.
//   RT_PARK     the goroutine is parked (status and locks already settled: another M may be running it, don't touch it). The
//               loop takes the next G from schedule(). Saved pc = this instruction: it runs again after the wake-up,
//               calls the same function with the same arguments, and that finishes the operation (gp->resuming is true).
//   RT_YIELD    like RT_PARK, but the goroutine is runnable (Gosched); its saved pc must be the next instruction.
//   RT_SYSCALL  a native that bracketed a system call in entersyscall has its results in place: the loop calls exitsyscall.
// Before a call that may return RT_PARK or RT_YIELD the loop has stored pc and fp in gp->sched.
#ifndef GOSLING_RUNTIME_RUNTIME_H
#define GOSLING_RUNTIME_RUNTIME_H
#include "runtime/type.h"

typedef enum rtstatus { RT_OK, RT_PANIC, RT_PARK, RT_YIELD, RT_SYSCALL, RT_DEAD, RT_EXIT } rtstatus;

typedef struct G G;
typedef struct M M;
typedef struct P P;
typedef struct hchan hchan;
typedef struct hmap hmap;
typedef union slot { int64_t i; uint64_t u; double f; float f32; void *p; } slot;
_Static_assert(sizeof(slot) == 8, "a slot is a word");

// What the runtime needs of the VM; filled in by vm_init.
enum { CALLERS_SAVED, CALLERS_HERE, CALLERS_SIGNAL };  // by gp->sched; of this thread, wherever it is; of what a signal interrupted
typedef struct rthooks {
    void (*run)(void);                 // body of an M: for ever { gp = schedule(); run it }
    void (*initg)(G *gp, void *fn);    // first frame of a new goroutine on its (empty) stack: calls closure fn without arguments
    // Calls visit for every slot or word in gp's frames, defer and panic records that may hold a pointer now. The goroutine is stopped
    // at a safepoint. visit may change the word (stack copying).
    void (*scanstack)(G *gp, void (*visit)(void *ctx, void **word), void *ctx);
    void (*adjuststack)(G *gp, void (*visit)(void *ctx, void **word), void *ctx);  // for moving: also words that are dead; NULL: as scanstack
    void (*stackmoved)(G *gp, intptr_t delta);  // the memory was copied: adjust gp->sched.fp and whatever else holds a stack address outside
                                                // the frames (words inside the frames are adjusted through adjuststack)
    uintptr_t (*stackused)(G *gp);     // bytes of the stack in use (up to the end of the top frame)
    void (*traceback)(G *gp, int fd, bool all);  // frames of one goroutine, without its header line
    void (*printpanics)(G *gp, int fd);          // "panic: …" of the chain
    // Go value of an error that the runtime raises: PE_ERROR/PE_BOUNDS/PE_MEM texts come without "runtime error: ".
    eface (*mkerror)(int kind, gostring text);
    bool (*inuser)(G *gp);             // the function on top, or the one that calls it just now, is the program's, not the library's
    void (*forget)(G *gp);             // it ends without running anything: drop its panics and deferred calls
    // Stack of gp for a profile: at most max pcs in Go's form (odd), newest first, a native on top as the even address of its C function.
    int (*callers)(G *gp, int where, void *uctx, uintptr_t *pcs, int max);
    bool (*sigfault)(int sig, void *siginfo, void *uctx);  // optional: a fault of the loop itself; true: context changed, resume
} rthooks;
extern rthooks rt_hooks;

// --- start and end (rt0.c, proc.c) ---
void rt_args(int argc, char **argv, char **envp);
void rt_setmaxmem(uint64_t bytes);       // -maxmem, before rt_schedinit: a hard limit, 0 none
void rt_schedinit(void);                 // reads GOMAXPROCS, GOGC, GODEBUG, GOTRACEBACK …
void rt_main(void *mainfn);              // newproc(mainfn), sysmon, mstart on this thread; returns never: rt_exit
extern _Atomic bool rt_crashing;         // what is printed is the end of the program
void crashcopy(const char *p, size_t n); // for who writes to standard error past writeerr: debug.SetCrashOutput
bool rt_panicnil(void);                  // GODEBUG=panicnil=1: panic(nil) is no PanicNilError
bool rt_inittrace(void);                 // GODEBUG=inittrace=1: the compiler puts these natives around a package's initialisation (inittrace.c)
int rt_initbegin(void *gp, void *w), rt_initend(void *gp, void *w);
__attribute__((noreturn)) void rt_exit(int code);              // flushes nothing, runs nothing
__attribute__((noreturn, format(printf, 1, 2))) void throw(const char *fmt, ...);  // bad gosling: prints every G, aborts
__attribute__((noreturn, format(printf, 1, 2))) void fatal(const char *fmt, ...);  // "fatal error: …" in Go's form, exit 2

// --- a REPL's evaluations (session.c) ---
extern _Atomic bool rt_session;
extern void (*rt_sessionidle)(void);     // on the watcher's thread: Ctrl-C while nothing runs (a line is being typed)
enum { SESSION_DONE, SESSION_INTERRUPTED, SESSION_DEADLOCK, SESSION_FATAL, SESSION_EXIT, SESSION_PANIC };
void session_init(void);                 // before rt_main
rtstatus session_run(G *gp, void *fn, int *why);   // a native: runs closure fn as an evaluation and parks until it is over
bool session_endall(G *self, int *left); // :reset: ends what all evaluations started. As session_settle; *left is -1 before the first call
bool session_settle(G *self, int *left); // after anything but SESSION_DONE: ends what the evaluation started. false or *left > 0: yield, call again
void session_idle(bool idle);            // true: no evaluation runs
void session_die(int code, bool exit);   // ends the calling goroutine's evaluation and this thread; returns when there is none
void session_reap(G *gp);                // the running goroutine ends: goexit0 after its panics were dropped
bool session_killed_(void *gp);          // it must end now
bool session_stopping(const void *gp);   // it must end soon: for natives that would retry a system call
void session_panicked(G *gp);            // nobody recovered: the evaluation ends with it

extern bool (*session_output)(int fd, const void *p, size_t n);  // takes what goroutines write to 1 and 2; false: it must be written. From any thread
static inline bool session_took(int fd, const void *p, size_t n) { return rt_session && session_output && (fd == 1 || fd == 2) && session_output(fd, p, n); }
void session_goroutines(G *self);        // all but self, to standard error; the world is stopped
void session_adopt(void *gp, bool service);  // service: a library's goroutine that outlives evaluations; else it belongs to the one that runs
void session_sigint(void);               // Ctrl-C; also from a signal handler
bool session_stop(void);                 // stops the world; false: yield, and ask again
void session_start(void);
// Up to `most` entries of a map as they lie there, in malloc'ed vectors (show.c).
void session_mapwalk(const maptype *t, hmap *h, int64_t most, const char ***keys, int *n, const char ***elems);
// A value with the structures behind it; at: where it lies, NULL unknown. put writes a value on one line, puttype a type.
struct Buf;
typedef void (*showput)(struct Buf *b, const _type *t, const void *v);
void session_show(struct Buf *b, const _type *t, const void *v, const void *at, showput put, showput puttype);

// --- scheduling, called by the VM's loop (proc.c) ---
G *schedule(void);                       // the next G to run, made current on this M; blocks when there is none
G *newproc1(G *creator, void *fn, const void *creatorpc, uint32_t epoch);
void newproc(G *creator, void *fn, const void *creatorpc);   // a new runnable goroutine that will call closure fn
void goexit0(G *gp);                     // the goroutine is dead: free or cache it. Then schedule()
void gosched(G *gp);                     // to the global queue. Then schedule()
void goyield(G *gp);                     // to the end of this P's queue (after a native's RT_YIELD). Then schedule()
rtstatus preempted(G *gp);               // poll found gp->preempt or a poisoned stackguard: RT_OK go on, RT_YIELD reschedule.
                                         // Stops here for a stop-the-world when one is asked (the G is at a safepoint).
void entersyscall(G *gp);
bool exitsyscall(G *gp);                 // true: still has a P. false: gp was queued as runnable; the loop calls schedule()
rtstatus timesleep(G *gp, int64_t ns);
void gopark(G *gp, bool (*unlockf)(G *, void *), void *lock, int waitreason);
void goready(G *gp);

// --- stacks (stack.c) ---
// Makes room for `need` more bytes above `top` on the running goroutine's stack by moving it; false: over the limit of 1 GiB
// (fatal "stack overflow" is printed by the caller through rt_stackoverflow).
__attribute__((noreturn)) void rt_stackoverflow(G *gp);   // prints Go's "goroutine stack exceeds" and fatal text, exit 2
bool stackgrow(G *gp, void *top, uintptr_t need);

// --- panics (panic.c) ---
enum { PE_ERROR,       // runtime.Error: "runtime error: " + text (type runtime.errorString)
       PE_BOUNDS,      // the same as runtime.boundsError
       PE_PLAIN,       // runtime.plainError: text as it is
       PE_MEM,         // nil dereference: runtime.errorString, with Go's [signal …] line
       PE_TYPEASSERT,  // *runtime.TypeAssertionError
       PE_VALUE,       // gp->panicval is any Go value
       PE_ADDR = 7 };  // runtime.errorAddressString: a fault after debug.SetPanicOnFault; its address is the M's sigaddr
rtstatus rt_panic(G *gp, int kind, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
rtstatus rt_panicvalue(G *gp, eface v);
rtstatus gopanicindex(G *gp, int64_t i, int64_t len);
enum { BOUNDS_INDEX, BOUNDS_SLICE_ALEN, BOUNDS_SLICE_ACAP, BOUNDS_SLICE_B, BOUNDS_SLICE3_ALEN, BOUNDS_SLICE3_ACAP,
       BOUNDS_SLICE3_B, BOUNDS_SLICE3_C, BOUNDS_CONVERT };
rtstatus gopanicbounds(G *gp, int code, int64_t x, bool sgn, int64_t y);  // sgn: x is signed
rtstatus gopanicindexu(G *gp, uint64_t i, int64_t len);
rtstatus sigpanic(G *gp);                // after a fault that setsigfault recorded: panics, or ends the program as Go does
void setsigfault(int sig, int code, uintptr_t addr);   // from a signal handler, for this M
uintptr_t getsigaddr(void);
void takesigfault(int *code, uintptr_t *addr);         // of the fault that this M's panic comes from; unchanged if it was a test for nil
G *getg(void);                           // the goroutine that runs on this thread, NULL if there is none
// A function that may fault on the program's own pointers, takes no lock and leaves nothing half done: see vm/fault.c.
#define USERMEM __attribute__((noinline, section("usermem")))

// --- memory (malloc.c, mbarrier.c) ---
// All return zeroed memory (unless noted), never NULL: out of memory is fatal. They run on the calling M's P and contain no safepoint;
// a collection that they make due starts at the goroutine's next safepoint.
void *mallocgc(uintptr_t size, const _type *t, bool zero);  // t NULL: no pointers. size may be a multiple of t->size
void *newobject(const _type *t);
rtstatus newarray(G *gp, const _type *elem, int64_t n, void **out);  // panics as makeslice does: use for make only through makeslice
void memlimit_charge(int64_t bytes);     // memory of C's malloc that grows with the program counts against -maxmem too
void *persistentalloc(uintptr_t size, uintptr_t align);     // off-heap, never freed, zeroed
void gcaddroot(void *start, uintptr_t size, const uint8_t *ptrmask);  // package variables and static data; mask NULL: every word
extern _Atomic uint32_t writebarrier_on;
void gcwritebarrier(void **dst, void *newval);              // shade old and new; call before the store, when writebarrier_on
void typedmemmove(const _type *t, void *dst, const void *src);
void typedmemclr(const _type *t, void *dst);
void bulkbarrier(void *dst, const void *src, uintptr_t size, const _type *t);  // src may be NULL
rtstatus runtime_gc(G *gp);              // runtime.GC(): parks until the cycle is complete

// --- channels and select (chan.c, select.c) ---
rtstatus makechan(G *gp, const chantype *t, int64_t size, hchan **out);
rtstatus chansend(G *gp, hchan *c, const void *elem, bool block, bool *selected);
rtstatus chanrecv(G *gp, hchan *c, void *elem, bool block, bool *selected, bool *received);  // elem NULL: drop
rtstatus closechan(G *gp, hchan *c);
int64_t chanlen(hchan *c);
int64_t chancap(hchan *c);
// cases[0..nsends) are sends, then nrecvs receives. *chosen is -1 for default (block false). elem addresses may be on gp's stack.
rtstatus selectgo(G *gp, scase *cases, int nsends, int nrecvs, bool block, int64_t *chosen, bool *received);

// --- maps (map.c, map_fast.c) ---
hmap *makemapin(const maptype *t, void *at);
rtstatus makemap(G *gp, const maptype *t, int64_t hint, hmap **out);
rtstatus mapaccess(G *gp, const maptype *t, hmap *h, const void *key, void **elem);   // *elem NULL if absent
rtstatus mapassign(G *gp, const maptype *t, hmap *h, const void *key, void **elem);   // the element's place
rtstatus mapdelete(G *gp, const maptype *t, hmap *h, const void *key);
rtstatus mapclear(G *gp, const maptype *t, hmap *h);
rtstatus mapiterinit(G *gp, const maptype *t, hmap *h, hiter *it);                    // also steps to the first element
rtstatus mapiternext(G *gp, hiter *it);
int64_t maplen(hmap *h);
// Fast forms: the key in a register. No hash of a key type here can panic.
void *mapaccess_fast64(const maptype *t, hmap *h, uint64_t key);   // also 32-bit keys, zero-extended: by t->keysize
void *mapaccess_faststr(const maptype *t, hmap *h, gostring key);
rtstatus mapassign_fast64(G *gp, const maptype *t, hmap *h, uint64_t key, bool keyisptr, void **elem);
rtstatus mapassign_faststr(G *gp, const maptype *t, hmap *h, gostring key, void **elem);

// --- strings and slices (string.c, slice.c) ---
gostring concatstrings(const gostring *a, int n);            // shares when only one is not empty
int cmpstring(gostring a, gostring b);
gostring slicebytetostring(const uint8_t *p, int64_t n);
goslice stringtoslicebyte(gostring s);
gostring slicerunetostring(const int32_t *p, int64_t n);
goslice stringtoslicerune(gostring s);
gostring intstring(int64_t r, char *buf);                          // buf: 4 bytes or NULL
gostring concatstringsbuf(const gostring *a, int n, char *buf);    // buf: 32 bytes
gostring copystring(gostring s);
int decoderune(gostring s, int64_t i, int32_t *r);           // bytes consumed; i < len; for range over strings
rtstatus makeslice(G *gp, const _type *elem, int64_t len, int64_t cap, void **out);
// append's growth: the new slice with len newlen and the old elements copied; panics on overflow. The capacities are gc's.
rtstatus growslice(G *gp, const _type *elem, void *oldp, int64_t newlen, int64_t oldcap, int64_t num, goslice *out);

// --- interfaces, equality, hashing (iface.c, alg.c) ---
rtstatus efaceeq(G *gp, eface a, eface b, bool *eq);         // panics on uncomparable dynamic types
rtstatus ifaceeq(G *gp, iface a, iface b, bool *eq);
rtstatus typeeq(G *gp, const _type *t, const void *a, const void *b, bool *eq);
rtstatus typehash(G *gp, const _type *t, const void *p, uint64_t seed, uint64_t *h);
uint64_t memhash(const void *p, uint64_t seed, uintptr_t n);
void *convt(const _type *t, const void *v);                  // data word for a value that is not pointer-shaped: heap copy, or a
                                                             // shared static for zero values and single bytes
rtstatus assertE2I(G *gp, const interfacetype *inter, const _type *t, bool commaok, const itab **out);  // *out NULL if commaok fails
rtstatus panicdottype(G *gp, const _type *have, const _type *want, const _type *iface);

// --- print, println (print.c): to standard error ---
void printlock(void); void printunlock(void);
void printbool(bool v); void printint(int64_t v); void printuint(uint64_t v); void printhex(uint64_t v); void printfloat(double v);
void printcomplex(double re, double im); void printstring(gostring s); void printpointer(const void *p); void printeface(eface e);
void printslice(goslice s);
#endif
