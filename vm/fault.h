// fault.h - faults in user memory as panics (fault.c).
#ifndef GOSLING_VM_FAULT_H
#define GOSLING_VM_FAULT_H
#include <stdbool.h>

#include <setjmp.h>

#if defined(__x86_64__) && !defined(VM_SWITCH) && !defined(__clang__) && !defined(__SANITIZE_THREAD__)
#define VM_HWFAULT 1   // the interrupted context itself goes on at the loop's landing pad
#else
#define VM_HWFAULT 0   // the loop saves pc and fp before every instruction, and the handler jumps
#endif

#if VM_HWFAULT
void fault_setpad(void *pad);      // address of the label in vm_run where an interrupted access goes on
#else
extern __thread sigjmp_buf fault_jmp;  // set by vm_run
#endif
bool vm_sigfault(int sig, void *siginfo, void *uctx);  // rt_hooks.sigfault
#endif
