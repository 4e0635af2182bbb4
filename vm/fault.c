// fault.c - a fault of the hardware inside the program's own memory accesses becomes a Go panic.
// Twin: $GOROOT/src/runtime/signal_unix.go (sigpanic), panic.go (panicmemAddr)      Locks: none; runs in a signal handler.
//
// A Go pointer may lead into memory that cannot be touched: a page the program protected itself, a file mapping cut short, a bad
// unsafe.Pointer. The kernel interrupts vm_run, or a function that vm_run called to copy or compare user memory. The interrupted context is
// then sent to the loop's landing pad, whose registers are the loop's own:
//   - vm_run stands in a section of its own, so its addresses are known. The landing pad is a label whose address is taken: gcc must
//     keep pc, fp and gp there where every dispatch keeps them. LD and ST in loop.c keep pc from being advanced before an access.
//   - below another function the unwinder finds vm_run's frame and with it the callee-saved registers that the loop uses.
// Builds whose loop is not gcc's (VM_HWFAULT 0) save pc and fp at every instruction and leave the handler by siglongjmp.
// Only the C library's memory functions and functions marked USERMEM are left in this way: they hold no lock and leave nothing half done.
// Whatever else faults is a defect of gosling's own and ends in `fatal error: unexpected signal`.
#include <signal.h>
#include <ucontext.h>
#include <unwind.h>
#include "vm/vm_int.h"
#include "vm/fault.h"

#if VM_HWFAULT
static _Atomic(void *) landingpad;

void fault_setpad(void *pad) { atomic_store_explicit(&landingpad, pad, memory_order_relaxed); }

extern const char __start_vm_loop[], __stop_vm_loop[], __start_usermem[], __stop_usermem[], __executable_start[], etext[];

static bool within(uintptr_t pc, const char *lo, const char *hi) { return pc >= (uintptr_t)lo && pc < (uintptr_t)hi; }

typedef struct Search { uintptr_t rbx, rbp, r12, r13, r14, r15, rsp; int depth; bool found; } Search;

// DWARF's register numbers: 3 rbx, 6 rbp, 7 rsp, 12 to 15.
static _Unwind_Reason_Code visit(struct _Unwind_Context *c, void *arg) {
    Search *s = arg;
    if (++s->depth > 32) return _URC_END_OF_STACK;
    if (!within(_Unwind_GetIP(c), __start_vm_loop, __stop_vm_loop)) return _URC_NO_REASON;
    s->rbx = _Unwind_GetGR(c, 3);
    s->rbp = _Unwind_GetGR(c, 6);
    s->r12 = _Unwind_GetGR(c, 12);
    s->r13 = _Unwind_GetGR(c, 13);
    s->r14 = _Unwind_GetGR(c, 14);
    s->r15 = _Unwind_GetGR(c, 15);
    s->rsp = _Unwind_GetCFA(c);  // in a frame that called: the value of rsp at that call, before the return address was pushed
    s->found = true;
    return _URC_END_OF_STACK;
}

bool vm_sigfault(int sig, void *siginfo, void *uctx) {
    const siginfo_t *si = siginfo;
    greg_t *r = ((ucontext_t *)uctx)->uc_mcontext.gregs;
    uintptr_t pc = (uintptr_t)r[REG_RIP];
    void *pad = atomic_load_explicit(&landingpad, memory_order_relaxed);
    G *gp = getg();
    if ((sig != SIGSEGV && sig != SIGBUS) || !pad || !gp || si->si_code <= 0) return false;
    if (!within(pc, __start_vm_loop, __stop_vm_loop)) {
        if (within(pc, __executable_start, etext) && !within(pc, __start_usermem, __stop_usermem)) return false;
        Search s = {0};
        _Unwind_Backtrace(visit, &s);
        if (!s.found) return false;
        r[REG_RBX] = (greg_t)s.rbx;
        r[REG_RBP] = (greg_t)s.rbp;
        r[REG_R12] = (greg_t)s.r12;
        r[REG_R13] = (greg_t)s.r13;
        r[REG_R14] = (greg_t)s.r14;
        r[REG_R15] = (greg_t)s.r15;
        r[REG_RSP] = (greg_t)s.rsp;
    }
    setsigfault(sig, si->si_code, (uintptr_t)si->si_addr);
    r[REG_RIP] = (greg_t)pad;
    return true;
}
#else
__thread sigjmp_buf fault_jmp;

bool vm_sigfault(int sig, void *siginfo, void *uctx) {
    const siginfo_t *si = siginfo;
    (void)uctx;
    if ((sig != SIGSEGV && sig != SIGBUS) || !getg() || si->si_code <= 0) return false;
    setsigfault(sig, si->si_code, (uintptr_t)si->si_addr);
    siglongjmp(fault_jmp, 1);
}
#endif
