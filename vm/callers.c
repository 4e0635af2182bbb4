// callers.c - the stack of a goroutine for a profile, also in the middle of an instruction.
// Twin: $GOROOT/src/runtime/traceback.go (tracebackPCs), proc.go (sigprof)      Locks: none; may run in a signal handler
//
// While vm_run runs, pc and fp are in two registers, the same ones at the beginning of every instruction (fault.c says why). The
// instruction NOP writes their names into the section vm_regs. In vm_run itself they are read from what the signal saved; below it, in a function that
// it called, the unwinder finds vm_run's frame and with it these registers, which are callee-saved. Builds whose loop is not gcc's save pc and fp
// before each instruction.
// Between the two stores of a call or a return the pair may not fit together, and a handler cannot trust what it finds: every step is checked,
// and a stack that makes no sense is cut short.
#include <string.h>
#include <ucontext.h>
#include <unwind.h>
#include "vm/fault.h"
#include "vm/vm_int.h"

#if VM_HWFAULT
extern const char __start_vm_loop[], __stop_vm_loop[], __start_vm_regs[], __stop_vm_regs[];

static const struct { const char *name; int dwarf, greg; } registers[] = {
    {"%rbx ", 3, REG_RBX}, {"%rbp ", 6, REG_RBP}, {"%r12 ", 12, REG_R12}, {"%r13 ", 13, REG_R13}, {"%r14 ", 14, REG_R14}, {"%r15 ", 15, REG_R15},
};

static int home(const char **s) {  // index of the register that *s names, -1: another one
    for (int i = 0; i < 6; i++)
        if (__stop_vm_regs - *s >= 5 && memcmp(*s, registers[i].name, 5) == 0) {
            *s += 5;
            return i;
        }
    return -1;
}

static bool inloop(uintptr_t ip) { return ip >= (uintptr_t)__start_vm_loop && ip < (uintptr_t)__stop_vm_loop; }

typedef struct Search { int pcreg, fpreg, depth; uintptr_t pc, fp; bool found; } Search;

static _Unwind_Reason_Code visit(struct _Unwind_Context *c, void *arg) {
    Search *s = arg;
    if (++s->depth > 64) return _URC_END_OF_STACK;
    if (!inloop(_Unwind_GetIP(c))) return _URC_NO_REASON;
    s->pc = _Unwind_GetGR(c, registers[s->pcreg].dwarf);
    s->fp = _Unwind_GetGR(c, registers[s->fpreg].dwarf);
    s->found = true;
    return _URC_END_OF_STACK;
}

// *below: in a function that the loop called
static bool current(G *gp, void *uctx, const Insn **pc, slot **fp, bool *below) {
    (void)gp;
    const char *names = __start_vm_regs;
    Search s = {.pcreg = home(&names), .fpreg = home(&names)};
    if (s.pcreg < 0 || s.fpreg < 0) return false;
    const greg_t *r = uctx ? ((ucontext_t *)uctx)->uc_mcontext.gregs : NULL;
    *below = !r || !inloop((uintptr_t)r[REG_RIP]);
    if (*below) {
        _Unwind_Backtrace(visit, &s);
        if (!s.found) return false;
    } else {
        s.pc = (uintptr_t)r[registers[s.pcreg].greg];
        s.fp = (uintptr_t)r[registers[s.fpreg].greg];
    }
    *pc = (const Insn *)s.pc;
    *fp = (slot *)s.fp;
    return true;
}
#else
static bool current(G *gp, void *uctx, const Insn **pc, slot **fp, bool *below) {
    (void)uctx;
    *pc = gp->sched.pc;
    *fp = gp->sched.fp;
    *below = true;
    return true;
}
#endif

static bool valid(G *gp, const slot *fp) { return fp > gp->stklo && fp < gp->stkhi && ((uintptr_t)fp & 7) == 0; }

int vm_callers(G *gp, int where, void *uctx, uintptr_t *pcs, int max) {
    const Insn *pc = gp->sched.pc;
    slot *fp = gp->sched.fp;
    bool below = true;
    int n = 0;
    if (where != CALLERS_SAVED && !current(gp, where == CALLERS_SIGNAL ? uctx : NULL, &pc, &fp, &below)) return 0;
    Func *f = ((uintptr_t)pc & 7) == 0 ? findfunc(pc) : NULL;
    if (!f || f == vm_stubs.fgoexit) return 0;
    if (below && __atomic_load_n(&pc->op, __ATOMIC_RELAXED) == OP_CALLN && max > 0) {
        uintptr_t native = (uintptr_t)__atomic_load_n(&pc[1].ext, __ATOMIC_RELAXED);
        if ((native & 1) == 0) pcs[n++] = native;
    }
    const _panic *p = gp->panics;
    bool top = true;
    while (f && n < max) {
        int before = n;
        Place place;
        for (int up = 0; !(func_flags(f) & (FUNC_WRAPPER | FUNC_STUB)) && n < max && func_place(f, pc, up, &place); up++) pcs[n++] = place_pc(pc, up);
        if (f == vm_stubs.fgoexit || !valid(gp, fp)) break;
        const Insn *ret = fp[-1].p;
        if (ret == vm_stubs.panicret) {
            int64_t at = (char *)fp - (char *)gp->stklo;
            while (p && p->callfp != at) p = p->link;
            if (!p) break;
            pc = p->toppc;
            fp = (slot *)((char *)gp->stklo + p->topfp);
            p = p->link;
        } else {
            if (((uintptr_t)ret & 7) != 0 || !findfunc(ret - 2)) break;
            if (top && ret - 2 == pc) n = before;  // a call has moved fp but not pc yet
            pc = ret - 2;
            fp -= window_before(ret);
        }
        f = findfunc(pc);
        top = false;
    }
    return n;
}
