// park.pml - a goroutine receives, parks and is made ready while a marker may halve its stack.
//
// Of runtime/: chanrecv/parkon, gopark and unlockchan (the lock is released after "waiting" is published), chan_send_to and ready (a change of
// state waits while a marker holds the goroutine, G_SCAN), stackshrink (locks the channels that the goroutine waits on).
// Two threads, one goroutine G, one channel, one marker. got[s]: the value has been written into stack s of G.
//
// mutant 1: the channel is unlocked before "waiting" is published
// mutant 2: the parking thread touches G's frame after the unlock
// mutant 3: the receiver looks for a value before it takes the lock
// mutant 4: the stack is halved without the channel's lock (#40641)
// mutant 5: the sender makes G ready with the channel locked
// mutant 6: the stack is copied and the sudog is left as it was
#ifndef MUTANT
#define MUTANT 0
#endif
mtype = { running, waiting, runnable };
mtype status = running;
bool scan;          // G_SCAN
bool chanlock, queued, buffered;
byte stack;         // which one is G's
byte elem;          // which one the sudog names
bool got[2];
bool runq;          // G is in a run queue
byte inframe = 1;   // threads that are executing G
bool done;

ltl received { <> done }

inline acquire() { atomic { !chanlock -> chanlock = true } }
inline release() { chanlock = false }

inline recv() {
#if MUTANT == 3
    seen = buffered;
    acquire();
#else
    acquire();
    seen = buffered;
#endif
    if
    :: seen ->
        buffered = false;
        got[stack] = true;
        release();
        inframe--;
        done = true
    :: else ->
        elem = stack;
        queued = true;
#if MUTANT == 1
        release();
        inframe--;
        status = waiting
#elif MUTANT == 2
        status = waiting;
        release();
        assert(status == waiting);  // stands for the use of the frame
        inframe--
#else
        inframe--;
        status = waiting;
        release()
#endif
    fi
}

inline ready() {
    atomic { !scan -> assert(status == waiting); status = runnable }
    runq = true
}

inline send() {
    acquire();
    if
    :: queued ->
        queued = false;
        to = elem;
        got[to] = true;
#if MUTANT == 5
        ready();
        release()
#else
        release();
        ready()
#endif
    :: else ->
        buffered = true;
        release()
    fi
}

proctype M(byte id) {
    bool seen;
    byte to;
    if
    :: id == 0 -> recv()
    :: else -> send()
    fi;
    do
    :: atomic { runq && !done -> runq = false };
        atomic { !scan -> assert(status == runnable); status = running };
        inframe++;
        assert(inframe == 1);
        assert(got[stack]);
        inframe--;
        done = true
    :: done -> break
    od
}

proctype Marker() {
    if
    :: atomic { (status == waiting || status == runnable) && !scan -> scan = true };
#if MUTANT != 4
        acquire();
#endif
        got[1] = got[0];
#if MUTANT != 6
        elem = 1;
#endif
        stack = 1;
#if MUTANT != 4
        release();
#endif
        scan = false
    :: skip
    fi
}

init { atomic { run M(0); run M(1); run Marker() } }
