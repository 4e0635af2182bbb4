// fault.h - faults in user memory as panics (fault.c).
#ifndef GOSLING_VM_FAULT_H
#define GOSLING_VM_FAULT_H
#include <stdbool.h>

#if defined(__x86_64__) && !defined(VM_SWITCH) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define VM_HWFAULT 1   // faults are handed to the loop
#else
#define VM_HWFAULT 0
#endif

void fault_setpad(void *pad);      // address of the label in vm_run where an interrupted access goes on
bool vm_sigfault(int sig, void *siginfo, void *uctx);  // rt_hooks.sigfault
#endif
