// runq.pml - a P's local run queue: its owner pushes and pops, a thief takes halves, runnext is taken by all.
//
// Of runtime/proc_p.c: runqput (exchange of runnext, slot before tail), runqputslow (half goes to the global queue by CAS of head), runqget and
// runqgrab (head before tail, copy, CAS of head). Each access to head, tail, runnext or a slot is a step of its own, in program order.
// Goroutines are numbered; taken[g] counts how often g left the queue. Each must leave it exactly once.
//
// mutant 1: tail is published before the slot is written
// mutant 2: a thief reads tail before head and believes them
// mutant 3: runnext is taken by a load and a store
// mutant 4: a thief sets head without a CAS
// mutant 5: a thief moves head first and copies the slots then
#ifndef MUTANT
#define MUTANT 0
#endif
#define N 4
#define K 5
byte head, tail, runnext;
byte slot[N];
byte taken[K + 1];
byte finished;

ltl emptied { <> (finished == 2) }

inline take(g) {
    atomic {
        assert(g != 0);
        taken[g]++;
        assert(taken[g] == 1)
    }
}

inline cashead(old, new, ok) {
    atomic {
        if
        :: head == old -> head = new; ok = true
        :: else -> ok = false
        fi
    }
}

inline casnext(old, ok) {
#if MUTANT == 3
    runnext = 0;
    ok = true
#else
    atomic {
        if
        :: runnext == old -> runnext = 0; ok = true
        :: else -> ok = false
        fi
    }
#endif
}

inline put(item, next) {
    x = item;
    if
    :: next -> atomic { g = runnext; runnext = x; x = g }
    :: else
    fi;
    do
    :: x == 0 -> break
    :: else ->
        h = head;
        t = tail;
        if
        :: t - h < N ->
#if MUTANT == 1
            tail = t + 1;
            slot[t % N] = x;
#else
            slot[t % N] = x;
            tail = t + 1;
#endif
            x = 0
        :: else ->
            a = slot[h % N];
            b = slot[(h + 1) % N];
            cashead(h, h + N / 2, ok);
            if
            :: ok -> take(a); take(b); take(x); x = 0  // the global queue has them
            :: else
            fi
        fi
    od
}

inline get() {  // to g, 0 if there is none
    g = runnext;
    ok = false;
    if
    :: g != 0 -> casnext(g, ok)
    :: else
    fi;
    do
    :: ok -> break
    :: else ->
        h = head;
        t = tail;
        if
        :: t == h -> g = 0; ok = true
        :: else -> g = slot[h % N]; cashead(h, h + 1, ok)
        fi
    od
}

active proctype Owner() {
    byte i, x, g, h, t, a, b;
    bool ok;
    for (i : 1 .. K) {
        if
        :: put(i, true)
        :: put(i, false)
        fi;
        if
        :: i % 2 == 0 ->
            get();
            if
            :: g != 0 -> take(g)
            :: else
            fi
        :: else
        fi
    }
    do
    :: get();
        if
        :: g != 0 -> take(g)
        :: else -> break
        fi
    od;
    finished++;
    finished == 2;
    assert(head == tail && runnext == 0);
    for (i : 1 .. K) {
        assert(taken[i] == 1)
    }
}

active proctype Thief() {
    byte g, h, t, a, b, grabs;
    short n;
    bool ok = false;
    do
    :: grabs == 2 -> break
    :: grabs < 2 ->
#if MUTANT == 2
        t = tail;
        h = head;
        n = (t - h + 16) % N;
#else
        h = head;
        t = tail;
        n = t - h;
#endif
        n = n - n / 2;
        if
        :: n == 0 ->
            g = runnext;
            if
            :: g == 0 -> break
            :: else ->
                casnext(g, ok);
                if
                :: ok -> take(g); grabs++
                :: else
                fi
            fi
        :: n > N / 2  // head and tail do not belong together
        :: n > 0 && n <= N / 2 ->
#if MUTANT == 5
            cashead(h, h + n, ok);
            a = slot[h % N];
            b = slot[(h + 1) % N];
#else
            a = slot[h % N];
            b = slot[(h + 1) % N];
#if MUTANT == 4
            head = h + n;
            ok = true;
#else
            cashead(h, h + n, ok);
#endif
#endif
            if
            :: ok ->
                take(a);
                grabs++;
                if
                :: n == 2 -> take(b)
                :: else
                fi
            :: else
            fi
        fi
    od;
    finished++
}
