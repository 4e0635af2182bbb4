// wakeup.pml - no goroutine stays in a queue while a P idles: submitting work against a thread that stops looking for it.
//
// Of runtime/proc.c: submit and wakep (publish, then read npidle and nmspinning), findrunnable (give up the P, lower nmspinning, look at the
// queues again, sleep) and mspinning_reset (who found work wakes one more).
// P 0 submits two goroutines to its own queue and then is busy for ever, as is whoever runs one. Two more Ps and three threads for them.
// Every step is sequentially consistent, as the four accesses of the protocol are in C.
//
// mutant 1: no second look at the queues
// mutant 2: submit reads who is idle before the goroutine is in the queue
// mutant 3: a thread that found work does not wake another
// mutant 4: the second look comes before the count is lowered
#ifndef MUTANT
#define MUTANT 0
#endif
#define THREADS 3
byte queue;                 // goroutines in P 0's queue
byte npidle = 2;
short nmspinning;
bool asleep[THREADS] = true;
bool note_[THREADS];
byte ran;

ltl conserved { <> (ran == 2) }

// One idle P and a thread for it, which looks for work from the start.
inline wakep() {
    if
    :: npidle != 0 ->
        atomic {
            if
            :: nmspinning == 0 -> nmspinning = 1; won = true
            :: else -> won = false
            fi
        }
        if
        :: won ->
            atomic {  // under sched.lock
                if
                :: npidle == 0 -> won = false
                :: else ->
                    npidle--;
                    if
                    :: asleep[0] -> asleep[0] = false; note_[0] = true
                    :: !asleep[0] && asleep[1] -> asleep[1] = false; note_[1] = true
                    :: else -> assert(asleep[2]); asleep[2] = false; note_[2] = true
                    fi
                fi
            }
            if
            :: !won -> nmspinning--
            :: else
            fi
        :: else
        fi
    :: else
    fi
}

active proctype Submitter() {
    bool won;
    byte i, idle;
    for (i : 1 .. 2) {
#if MUTANT == 2
        idle = (npidle != 0 && nmspinning == 0);
        queue++;
        if
        :: idle -> wakep()
        :: else
        fi
#else
        queue++;
        wakep()
#endif
    }
}

active [THREADS] proctype Thread() {
    bool won, gotp, work;
    byte me = _pid - 1;
end_parked:
    atomic { note_[me] -> note_[me] = false }
top:
    atomic {
        if
        :: queue > 0 -> queue--; work = true
        :: else -> work = false
        fi
    }
    if
    :: work -> goto found
    :: else
    fi;
    atomic { npidle++ }
#if MUTANT != 4
    nmspinning--;
    assert(nmspinning >= 0);
#endif
    gotp = false;
#if MUTANT != 1
    if
    :: queue > 0 ->
        atomic {
            if
            :: npidle > 0 -> npidle--; gotp = true
            :: else
            fi
        }
    :: else
    fi;
#endif
#if MUTANT == 4
    nmspinning--;
#endif
    if
    :: gotp -> nmspinning++; goto top
    :: else
    fi;
    asleep[me] = true;
    goto end_parked;
found:
    nmspinning--;
#if MUTANT != 3
    wakep();
#endif
    ran++
}
