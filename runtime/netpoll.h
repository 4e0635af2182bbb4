// netpoll.h - goroutines that wait for file descriptors: the runtime's side of internal/poll. Private to runtime/ and stdlib/.
#ifndef GOSLING_RUNTIME_NETPOLL_H
#define GOSLING_RUNTIME_NETPOLL_H
#include "runtime/runtime2.h"

typedef struct pollDesc pollDesc;
enum { POLL_OK, POLL_CLOSING, POLL_TIMEOUT, POLL_NOTPOLLABLE };  // what waiting ends with

// For natives; all run on an M with a P. mode is 'r', 'w', or (deadlines) 'r'+'w'.
int poll_open(int fd, pollDesc **out);                   // an errno; EPERM: the kernel cannot poll it (a regular file)
void poll_close(pollDesc *pd);                           // after poll_unblock; before the descriptor is closed
int poll_reset(pollDesc *pd, int mode);                  // before an operation: forgets old readiness
int poll_check(pollDesc *pd, int mode);                  // POLL_*: may an operation go on?
rtstatus poll_wait(G *gp, pollDesc *pd, int mode);       // RT_PARK: called again when ready, timed out or closed (clears gp->resuming)
void poll_setdeadline(pollDesc *pd, int64_t when, int mode);  // nanotime; 0: none; < 0: has passed
void poll_unblock(pollDesc *pd);                         // closing: wakes everybody

// For the scheduler.
void netpollinit(void);
bool netpollinited(void);
bool netpoll_any(void);                // goroutines wait for descriptors
gqueue netpoll(int64_t until);         // goroutines that became runnable. until: 0 look only, < 0 for ever, else nanotime
void netpoll_break(void);              // ends a blocking netpoll
extern struct rlimit rt_nofile;
// Between netpoll.c and netpoll_epoll.c.
int netpollopen(int fd, pollDesc *pd, uint32_t seq);
int netpollclose(int fd);
void netpollready(gqueue *q, pollDesc *pd, uint32_t seq, bool r, bool w, bool err);
enum { POLLSEQ_BITS = 22 };            // of the sequence number, beside a pointer to 64-byte units, in an event's data
static inline uint64_t polltag(pollDesc *pd, uint32_t seq) {
    return ((uint64_t)(uintptr_t)pd >> 6) << POLLSEQ_BITS | (seq & ((1u << POLLSEQ_BITS) - 1));
}
#endif
