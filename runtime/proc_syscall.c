// proc_syscall.c - blocking system calls: the P may be taken away meanwhile.
// Twin: $GOROOT/src/runtime/proc.go (entersyscall, exitsyscall)
//
// In a system call the P stays with its M in state P_SYSCALL. sysmon (after 20 us and more) or a stop of the world takes it by
// CAS; the returning goroutine takes it back by CAS, or finds an idle P, or is queued.
#include "runtime/mgc.h"

void entersyscall(G *gp) {
    M *m = getm();
    P *p = m->p;
    store_rlx(&p->syscalltick, load_rlx(&p->syscalltick) + 1);
    casgstatus(gp, G_RUNNING, G_SYSCALL);
    store_rlx(&m->oldp, p);
    m->p = NULL;
    store_rlx(&p->m, NULL);
    if (unlikely(load_rlx(&sched.sysmonwait))) {
        lock(&sched.lock);
        if (load_rlx(&sched.sysmonwait)) {
            store_rlx(&sched.sysmonwait, 0);
            notewakeup(&sched.sysmonnote);
        }
        unlock(&sched.lock);
    }
    atomic_store(&p->status, P_SYSCALL);
    if (unlikely(atomic_load(&sched.gcwaiting))) {
        lock(&sched.lock);
        uint32_t s = P_SYSCALL;
        if (sched.stopwait > 0 && atomic_compare_exchange_strong(&p->status, &s, P_GCSTOP)) {
            store_rlx(&p->syscalltick, load_rlx(&p->syscalltick) + 1);
            if (--sched.stopwait == 0) notewakeup(&sched.stopnote);
        }
        unlock(&sched.lock);
    }
}

bool exitsyscall(G *gp) {
    M *m = getm();
    P *p = load_rlx(&m->oldp);
    store_rlx(&m->oldp, NULL);
    uint32_t s = P_SYSCALL;
    bool have = false;
    if (p && atomic_compare_exchange_strong(&p->status, &s, P_RUNNING)) {
        m->p = p;
        store_rlx(&p->m, m);
        have = true;
    } else {
        lock(&sched.lock);
        P *q = pidleget();
        if (q && load_rlx(&sched.sysmonwait)) {
            store_rlx(&sched.sysmonwait, 0);
            notewakeup(&sched.sysmonnote);
        }
        unlock(&sched.lock);
        if (q) {
            acquirep(q);
            have = true;
        }
    }
    if (have) {
        store_rlx(&m->p->syscalltick, load_rlx(&m->p->syscalltick) + 1);
        casgstatus(gp, G_SYSCALL, G_RUNNING);
        setguard(gp);
        gcscanself(gp);
        if (unlikely(atomic_load(&sched.gcwaiting))) store_rlx(&gp->preempt, 2), poisonguard(gp);
        return true;
    }
    casgstatus_marking(gp, G_SYSCALL, G_RUNNABLE);  // without a P: marking may begin at any moment
    dropg(m);
    lock(&sched.lock);
    // A P may have become idle since: nobody would look for this goroutine then.
    P *q = pidleget();
    if (!q) globrunqput(gp);
    unlock(&sched.lock);
    if (q) {
        acquirep(q);
        runqput(q, gp, false);
    }
    return false;
}
