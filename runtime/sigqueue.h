// sigqueue.h - signals for the program. For os/signal's natives and signal_unix.c.
#ifndef GOSLING_RUNTIME_SIGQUEUE_H
#define GOSLING_RUNTIME_SIGQUEUE_H
#include "runtime/runtime.h"

enum { SIG_LAST = 64 };
bool sigsend(int sig);      // from a handler: false if nobody wants it
void sigenable(int sig);    // Notify
void sigdisable(int sig);   // back to what Go programs do by default
void sigdiscard(int sig);
bool sigignored(int sig);
rtstatus sigrecv(G *gp, int64_t *sig);  // RT_SYSCALL with *sig 0: ask again
// signal_unix.c
void signal_catch(int sig);
void signal_default(int sig);
void signal_ignore(int sig);
void sigpipe(void);         // a write to standard output or error met a broken pipe: dies, unless the program handles SIGPIPE
#endif
