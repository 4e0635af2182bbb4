// uncaught.h - the end of a program that panics, and floats as the runtime prints them.
#ifndef GOSLING_RUNTIME_UNCAUGHT_H
#define GOSLING_RUNTIME_UNCAUGHT_H
#include "runtime/runtime.h"
struct Buf;
// Prints the chain of panics and the tracebacks, exit status 2. gp->sched is the frame that raised the newest panic.
__attribute__((noreturn)) void rt_uncaught(G *gp);
void rt_formatfloat(struct Buf *b, double v, int bits);
void printfloat32(float v);
#endif
