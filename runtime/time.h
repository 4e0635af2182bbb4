// time.h - timers that call C: for the poller's deadlines. Private to runtime/.
#ifndef GOSLING_RUNTIME_TIME_H
#define GOSLING_RUNTIME_TIME_H
#include "runtime/runtime2.h"

// f runs on an M with a P, without locks, and gets the seq of the setting that fired. Off-heap, never freed.
timer *newctimer(void (*f)(void *arg, uint32_t seq), void *arg);
void setctimer(timer *t, int64_t when, uint32_t seq);  // when 0: off. May fire with an old seq once more if it just does
#endif
