// vm.h - the virtual machine's public face.
#ifndef GOSLING_VM_VM_H
#define GOSLING_VM_VM_H
#include <stdio.h>
#include "runtime/g.h"
#include "vm/bytecode.h"

void vm_init(void);                       // fills rt_hooks, makes the stubs; before rt_schedinit

// What the program's image tells the VM (set by cmd after loading).
typedef struct vmhooks {
    bool (*compile)(Func *f);             // fills in a lazy Func; false: compile error, already printed
    const _type *(*errortype)(int kind);  // type of run-time errors of kind PE_*: a struct of one string (PE_TYPEASSERT: pointer to one)
    bool session;                         // a REPL: a panic that nobody recovers ends its evaluation (runtime/session.c)
} vmhooks;
extern vmhooks vm_hooks;
extern bool vm_opprof;
#endif
