// chan.h - a channel's structure, shared with select.c, time.c and inspectors. Private to runtime/.
#ifndef GOSLING_RUNTIME_CHAN_H
#define GOSLING_RUNTIME_CHAN_H
#include "runtime/runtime2.h"

struct hchan {
    _Atomic uint64_t qcount;  // values now in buf                    (lock; len() reads it)
    uint64_t dataqsiz;        // capacity, 0 if unbuffered            (const)
    uint8_t *buf;             // gc: dataqsiz slots                   (const)
    uint16_t elemsize;        // (const)
    _Atomic uint32_t closed;  // (lock; fast paths read it)
    timer *timer;             // the channel of this timer, or NULL   (const)
    const _type *elemtype;    // (const)
    uint64_t sendx, recvx;    // next slot to fill, to take           (lock)
    waitq recvq, sendq;       // parked, oldest first                 (lock)
    mutex lock;               // rank HCHAN; never ready a G under it
};

static inline uint8_t *chanbuf(hchan *c, uint64_t i) { return c->buf + i * c->elemsize; }
// Under the lock, but the tests for a channel that is not ready read it without: see chansend.
static inline void waitq_setfirst(waitq *q, sudog *s) { __atomic_store_n(&q->first, s, __ATOMIC_RELAXED); }
static inline void enqueue(waitq *q, sudog *s) {
    s->next = NULL;
    s->prev = q->last;
    if (q->last) q->last->next = s;
    else waitq_setfirst(q, s);
    q->last = s;
}
sudog *dequeue(waitq *q);                       // skips selects that were won by somebody else
void waitq_remove(waitq *q, sudog *s);
void chan_send_to(hchan *c, sudog *s, const void *elem);  // receiver s takes elem; unlocks c; readies
void chan_recv_from(hchan *c, sudog *s, void *elem);      // from sender s, buffer full or unbuffered; unlocks c; readies
void chan_check(hchan *c);
rtstatus panic_sendclosed(G *gp);
// Puts a value into a timer's channel if it is empty; called by the timer with its lock held.
bool chan_timersend(hchan *c, const void *elem);
bool chan_drain(hchan *c);                      // empties a timer's channel; true if there was a value
#endif
