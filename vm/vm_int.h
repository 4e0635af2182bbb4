// vm_int.h - shared by the files of vm/ only.
#ifndef GOSLING_VM_INT_H
#define GOSLING_VM_INT_H
#include "vm/vm.h"

#ifndef PLANT
#define PLANT 0  // number of a bug to plant: tests/plant/PLANTS
#endif
#define likely(x) __builtin_expect(!!(x), 1)
#define unlikely(x) __builtin_expect(!!(x), 0)

// One running panic or Goexit. Off-heap; val is a root through scanstack. Frames are named by byte offsets from stklo.
struct _panic {
    _panic *link;           // the panic that was running when this one began
    eface val;
    const Insn *toppc;      // where it was raised
    int64_t topfp;
    int64_t ownerfp;        // frame whose deferred call is running
    int64_t callfp;         // frame of that deferred call
    gostring text;          // what Error or String gave, for printing
    bool recovered, goexit, aborted, printing, hastext, repanicked;
    uint8_t kind;           // PE_*
    int sigcode;            // PE_MEM, PE_ADDR: of the fault, or as it would have been
    uintptr_t sigaddr;
};
enum { PE_NILPANIC = 6, PE_GOEXIT = 100 };

// The VM's own code: return addresses that mean something. Each is preceded by two words with window 0.
typedef struct vmstubs {
    const Insn *gostart, *goexit, *panicret, *vmret;
    Func *fgoexit, *fpanic, *fvmret;
} vmstubs;
extern vmstubs vm_stubs;

// The window of the call before a return address; relaxed, because vm_calllazy may be rewriting that instruction (with the same window).
static inline uint16_t window_before(const Insn *ret) { return __atomic_load_n(&ret[-2].a, __ATOMIC_RELAXED); }

// frames (call.c)
typedef struct Frame { const Insn *pc; slot *fp; Func *f; bool top, panicking; _panic *_p; } Frame;
void frame_first(G *gp, Frame *fr);
bool frame_next(G *gp, Frame *fr);         // the caller's; false at the goroutine's end. pc is then that of the call instruction
const StackMap *frame_map(const Frame *fr);
const Insn *frame_at(const Frame *fr);      // the instruction that is being executed
void scanmap(const StackMap *m, slot *fp, void (*visit)(void *, void **), void *ctx);
int func_line(const Func *f, const Insn *pc);  // pc NULL: where f is declared
const char *func_file(const Func *f, const Insn *pc);  // as //line directives have it
// What stands at pc: up 0 the innermost of the functions whose inlined bodies it is in, and so on outward to f; false: there are not so many. A pc in Go's hands
// is the instruction's address | 1 | up << 1.
typedef struct Place { const Func *f; uint32_t pos; bool inlined; } Place;
bool func_place(const Func *f, const Insn *pc, int up, Place *out);
int place_line(const Place *p);
const char *place_file(const Place *p);
static inline uintptr_t place_pc(const Insn *pc, int up) { return (uintptr_t)pc | 1 | (uintptr_t)up << 1; }
static inline int pc_up(uintptr_t pc) { return (int)(pc >> 1 & 3); }
rtstatus vm_panicindex(G *gp, const Insn *pc, uint16_t at, int64_t i, int64_t len);  // an index, found in slot `at`, is out of range

// calls (call.c). All expect pc and fp in gp->sched and leave the new ones there.
rtstatus vm_morestack(G *gp, uint32_t need);                  // at a function's entry: poll, make room
rtstatus vm_callclosure(G *gp, slot *window, void *closure, const Insn *ret);
bool vm_resolve(Func *f);                                     // compile it if it is lazy
rtstatus vm_calllazy(Insn *pc);

// panics (unwind.c)
rtstatus vm_startpanic(G *gp);             // gp->panicval, panickind: raise at gp->sched. RT_OK: run on at gp->sched; RT_DEAD: Goexit is complete
rtstatus vm_panicret(G *gp);
void vm_recover(G *gp, slot *fp, slot *dst);
void vm_deferat(G *gp, int64_t fpoff, const Insn *pc, void *fn);
void vm_defer(G *gp, slot *fp, const Insn *pc, void *fn);
void vm_printpanics(G *gp, int fd);
bool vm_inuser(G *gp);
void vm_forget(G *gp);                     // ends without running anything

// slow paths of the loop (slow.c)
rtstatus slow_slice(G *gp, slot *fp, const Insn *pc);
rtstatus slow_assert(G *gp, slot *fp, const Insn *pc);
rtstatus slow_growinframe(G *gp, slot *fp, const AppendBuf *b, int64_t n, goslice *s);  // n more elements for *s, which has no room for them
rtstatus slow_misc(G *gp, slot *fp, const Insn *pc);
void racecopy(void *dst, const void *src, uintptr_t n);       // memmove by relaxed words
eface vm_mkerror(int kind, gostring text);
int vm_callers(G *gp, int where, void *uctx, uintptr_t *pcs, int max);  // rt_hooks.callers (callers.c)
void vm_traceback(G *gp, int fd, bool all);
void vm_run(void);
#endif
