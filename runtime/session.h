// session.h - evaluations of a REPL: what the rest of the runtime asks of session.c. Private to runtime/ but for runtime.h's part.
#ifndef GOSLING_RUNTIME_SESSION_H
#define GOSLING_RUNTIME_SESSION_H
#include "runtime/runtime2.h"

#define EPOCH_EVAL (1u << 31)  // to newproc1: it is the evaluation's own goroutine
bool session_killedslow(G *gp);
// Its evaluation was ended: it runs no more Go code, and is freed where it is met.
static inline bool session_killed(G *gp) { return unlikely(rt_session) && session_killedslow(gp); }
void session_ended(G *gp);             // gp dies on this M, which has a P
bool session_deadlock(void);           // under sched.lock: nothing can go on. true: an evaluation ends for it, not the program
bool session_fatalwait(void);          // two threads die at once in a session: true: go on now

// Takes a parked goroutine off what it waits for, the world stopped. false: it stays where it is.
bool sema_detach(G *gp, sudog *s);
void notifylist_detach(G *gp, sudog *s);
bool timer_detach(timer *t);
bool poll_detach(G *gp);
void chan_detach(G *gp);
void signal_session(void);             // SIGINT is the session's from now on (signal_unix.c)
#endif
