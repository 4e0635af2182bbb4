// unwind.c - defer, panic, recover and Goexit over the frames of a goroutine.
// Twin: $GOROOT/src/runtime/panic.go       Locks: none; everything belongs to the running goroutine.
//
// gp->defers is a vector, newest last; an entry names its frame by the offset of fp. gp->panics is a chain, newest first.
// A panic runs deferred calls one by one *above* the frame that raised it (the stack below stays as it was), each returning to the
// panicret stub, which lands in vm_panicret: either the call recovered, then the stack is cut back to the frame that had
// deferred it and that frame's DEFERRET goes on, or the next deferred call starts. Nothing here recurses.
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/base.h"
#include "runtime/uncaught.h"
#include "vm/vm_int.h"

static inline slot *at(G *gp, int64_t off) { return (slot *)((char *)gp->stklo + off); }
static inline int64_t offset(G *gp, const slot *p) { return (const char *)p - (const char *)gp->stklo; }

void vm_defer(G *gp, slot *fp, const Insn *pc, void *fn) {
    if (gp->ndefers == gp->capdefers) {
        gp->capdefers = gp->capdefers ? gp->capdefers * 2 : 4;
        memlimit_charge((int64_t)((gp->capdefers - gp->capdefers / 2) * sizeof *gp->defers));
        gp->defers = xrealloc(gp->defers, gp->capdefers * sizeof *gp->defers);
    }
    gp->defers[gp->ndefers++] = (_defer){.fpoff = offset(gp, fp), .fn = fn, .pc = pc};
}

// A defer of an outer frame (range over functions): below the entries of the frames above it.
void vm_deferat(G *gp, int64_t fpoff, const Insn *pc, void *fn) {
    vm_defer(gp, at(gp, fpoff), pc, fn);
    uint32_t i = gp->ndefers - 1;
    _defer d = gp->defers[i];
    for (; i > 0 && gp->defers[i - 1].fpoff > fpoff; i--) gp->defers[i] = gp->defers[i - 1];
    gp->defers[i] = d;
}

// A window above everything that is in use: the frame that raised the newest panic stays as it is.
static rtstatus callabove(G *gp, int64_t topfp, const Insn *toppc, void *closure, Func *f, slot **window) {
    uint32_t size = findfunc(toppc)->framesize;
    uint32_t need = size + 2 + f->nres + f->narg + 2;
    if (at(gp, topfp) + need > gp->stkhi) {
        gp->sched.fp = at(gp, topfp);
        gp->sched.pc = toppc;
        if (!stackgrow(gp, gp->sched.fp, (uintptr_t)need * sizeof(slot))) rt_stackoverflow(gp);
    }
    slot *w = at(gp, topfp) + size + 2;
    *window = w;
    return vm_callclosure(gp, w, closure, vm_stubs.panicret);
}

static bool haserrormethod(const _type *t, const char *name, int *idx) {
    const uncommontype *u = type_uncommon(t);
    size_t n = strlen(name);
    for (int64_t i = 0; u && i < u->nmethods; i++)
        if (u->methods[i].name.len == (int64_t)n && memcmp(u->methods[i].name.p, name, n) == 0 && u->methods[i].pkgpath.len == 0) {
            const functype *ft = (const functype *)type_method_type(t, (int)i);
            if (ft && ft->nin == 0 && ft->nout == 1 && ft->out[0]->kind == KIND_STRING && !(ft->out[0]->uncommon && ft->out[0]->uncommon->pkgpath.len)) {
                *idx = (int)i;
                return true;
            }
        }
    return false;
}

// Is one of our own run-time errors: its text is known without calling Go.
static bool rterrortext(const _panic *p, gostring *text) {
    if (p->kind == PE_VALUE || p->kind == PE_NILPANIC || p->goexit || !p->val.type) return false;
    const gostring *s = p->val.data, prefix = {"runtime error: ", 15};
    *text = *s;
    if (p->kind == PE_ERROR || p->kind == PE_BOUNDS || p->kind == PE_MEM || p->kind == PE_ADDR) *text = concatstrings((gostring[]){prefix, *s}, 2);
    return true;
}

// Before the program dies: the texts of errors and Stringers, oldest panic first. RT_OK: a call was started.
static rtstatus preprint(G *gp, bool *done) {
    *done = false;
    _panic *next = NULL;
    for (_panic *p = gp->panics; p; p = p->link)
        if (!p->hastext && !p->goexit) next = p;
    if (!next) {
        *done = true;
        return RT_OK;
    }
    next->hastext = true;
    gostring s;
    int i;
    const _type *t = next->val.type;
    if (rterrortext(next, &s)) {
        next->text = s;
        return preprint(gp, done);
    }
    if (!t || !(haserrormethod(t, "Error", &i) || haserrormethod(t, "String", &i))) return preprint(gp, done);
    _panic *top = gp->panics;
    next->printing = true;
    Func *f = type_method_ifn(t, i);
    if (!vm_resolve(f)) rt_exit(1);
    slot *w;
    // The result comes back in the window's first two slots: vm_panicret picks it up there.
    int64_t topfp = top->topfp;
    uint32_t size = findfunc(top->toppc)->framesize;
    if (at(gp, topfp) + size + 8 > gp->stkhi) {
        gp->sched.fp = at(gp, topfp);
        gp->sched.pc = top->toppc;
        if (!stackgrow(gp, gp->sched.fp, (size + 8) * sizeof(slot))) rt_stackoverflow(gp);
    }
    at(gp, topfp)[size + 2 + 2].p = next->val.data;
    top->callfp = offset(gp, at(gp, topfp) + size + 2);
    top->ownerfp = -1;
    return callabove(gp, topfp, top->toppc, &f->self, f, &w);
}

__attribute__((noreturn)) static void die(G *gp) {
    _panic *p = gp->panics;
    gp->sched.fp = at(gp, p->topfp);
    gp->sched.pc = p->toppc;
    rt_uncaught(gp);
}

// In a REPL: the panic is printed, and its evaluation is over.
static rtstatus endevaluation(G *gp) {
    _panic *p = gp->panics;
    gp->sched.fp = at(gp, p->topfp);
    gp->sched.pc = p->toppc;
    printlock();
    vm_printpanics(gp, 2);
    vm_traceback(gp, 2, false);
    printunlock();
    session_panicked(gp);
    return RT_DEAD;  // session_reap drops the rest
}

static bool isuser(const Func *f) {
    return !f || strncmp(f->name, "main.", 5) == 0 || strncmp(f->name, "gosling.", 8) == 0 || func_flags(f) & FUNC_STUB;
}

bool vm_inuser(G *gp) {
    const Func *f = findfunc(gp->sched.pc);
    if (isuser(f)) return true;
    return gp->sched.pc == (const void *)atomic_load_explicit(&f->code, memory_order_acquire) && isuser(findfunc(gp->sched.fp[-1].p));
}

void vm_forget(G *gp) {
    for (_panic *p; (p = gp->panics);) {
        gp->panics = p->link;
        free(p);
    }
    gp->ndefers = 0;
}

// Starts the next deferred call of the newest panic, or ends the program (panic) or the goroutine (Goexit).
static rtstatus rundefers(G *gp) {
    _panic *p = gp->panics;
    if (gp->ndefers == 0) {
        if (p->goexit) {
            while ((p = gp->panics)) {
                gp->panics = p->link;
                free(p);
            }
            return RT_DEAD;
        }
        bool done;
        rtstatus st = preprint(gp, &done);
        if (done && vm_hooks.session) return endevaluation(gp);
        if (done) die(gp);
        return st;
    }
    _defer d = gp->defers[--gp->ndefers];
    for (_panic *q = p->link; q; q = q->link)
        if (q->callfp > d.fpoff) q->aborted = true;
    p->ownerfp = d.fpoff;
    uint32_t size = findfunc(p->toppc)->framesize;
    p->callfp = p->topfp + (int64_t)(size + 2) * 8;
    if (!d.fn) {  // defer of a nil func panics when it is called
        gp->sched.fp = at(gp, p->topfp);
        gp->sched.pc = p->toppc;
        rt_panic(gp, PE_MEM, "invalid memory address or nil pointer dereference");
        return vm_startpanic(gp);
    }
    Func *f = ((ClosureVal *)d.fn)->fn;
    if (!vm_resolve(f)) rt_exit(1);
    slot *w;
    if ((char *)d.fn >= (char *)gp->stklo && (char *)d.fn < (char *)gp->stkhi) {
        // The closure lives in the frame that deferred: name it by offset while the stack may grow.
        int64_t off = offset(gp, d.fn);
        if (at(gp, p->topfp) + size + 8 + f->framesize > gp->stkhi) {
            gp->sched.fp = at(gp, p->topfp);
            gp->sched.pc = p->toppc;
            if (!stackgrow(gp, gp->sched.fp, (size + 8 + (uintptr_t)f->framesize) * sizeof(slot))) rt_stackoverflow(gp);
        }
        d.fn = at(gp, off);
    }
    return callabove(gp, p->topfp, p->toppc, d.fn, f, &w);
}

rtstatus vm_startpanic(G *gp) {
    if (gp->panickind == PE_VALUE && !gp->panicval.type && !rt_panicnil()) {
        gp->panicval = vm_mkerror(PE_NILPANIC, (gostring){"", 0});
    }
    _panic *p = xcalloc(1, sizeof *p);
    p->link = gp->panics;
    p->val = gp->panicval;
    p->kind = gp->panickind;
    p->goexit = gp->panickind == PE_GOEXIT;
    p->topfp = offset(gp, gp->sched.fp);
    p->toppc = gp->sched.pc;
    p->sigcode = SEGV_MAPERR;
    if (p->kind == PE_MEM || p->kind == PE_ADDR) takesigfault(&p->sigcode, &p->sigaddr);
    gp->panicval = (eface){0};
    if (p->link && p->link->recovered && p->link->val.type == p->val.type && p->link->val.data == p->val.data && p->val.type)
        p->repanicked = true;
    gp->panics = p;
    return rundefers(gp);
}

// The pc of the frame at offset fpoff, found by walking from the top.
static Func *funcat(G *gp, int64_t fpoff) {
    Frame fr;
    frame_first(gp, &fr);
    do {
        if (offset(gp, fr.fp) == fpoff) return fr.f;
    } while (frame_next(gp, &fr));
    throw("panic: the deferring frame is gone");
}

rtstatus vm_panicret(G *gp) {
    _panic *p = gp->panics;
    if (!p) throw("panicret without a panic");
    for (_panic *q = p; q; q = q->link)
        if (q->printing) {
            slot *w = at(gp, p->callfp);
            q->text = *(gostring *)w;
            q->printing = false;
        }
    gp->sched.fp = at(gp, p->topfp);
    gp->sched.pc = p->toppc;
    if (!p->recovered) return rundefers(gp);

    int64_t owner = p->ownerfp;
    Func *f = funcat(gp, owner);
    bool goexit = false;
    // This panic is over, and so is every older one that was raised above the frame that goes on.
    while ((p = gp->panics) && p->topfp >= owner) {
        if (p->goexit) goexit = true;
        gp->panics = p->link;
        free(p);
    }
    gp->sched.fp = at(gp, owner);
    gp->sched.pc = atomic_load_explicit(&f->code, memory_order_acquire) + f->deferret;
    if (goexit) {  // recovering does not stop a Goexit
        gp->panicval = (eface){0};
        gp->panickind = PE_GOEXIT;
        return vm_startpanic(gp);
    }
    return RT_OK;
}

// recover() works when the function that calls it was itself called by the running panic. Compiler-made wrappers don't count.
void vm_recover(G *gp, slot *fp, slot *dst) {
    dst[0].p = dst[1].p = NULL;
    _panic *p = gp->panics;
    if (!p || p->goexit || p->recovered) return;
    Func *f = findfunc(gp->sched.pc);
    bool self = func_flags(f) & FUNC_WRAPPER;  // `defer recover()`: the wrapper stands for the builtin itself
    for (;;) {
        const Insn *ret = fp[-1].p;
        if (ret == vm_stubs.panicret) {
            if (!self && offset(gp, fp) == p->callfp) break;
            return;
        }
        Func *caller = findfunc(ret);
        if (self) self = false;
        else if (!(func_flags(caller) & FUNC_WRAPPER) && strncmp(caller->name, "reflect.", 8) != 0) return;  // defer v.Call(nil) calls v
        if (func_flags(caller) & FUNC_STUB) return;
        fp -= window_before(ret);
    }
    p->recovered = true;
    dst[0].p = (void *)(uintptr_t)p->val.type;
    dst[1].p = p->val.data;
}

static void writeall(int fd, const char *s, size_t n) {
    if (fd == 2) crashcopy(s, n);
    while (n) {
        ssize_t w = write(fd, s, n);
        if (w < 0 && errno == EINTR) continue;
        if (w <= 0) return;
        s += w;
        n -= (size_t)w;
    }
}

static void putindented(Buf *b, const char *s, int64_t n) {
    for (int64_t i = 0; i < n; i++) {
        buf_char(b, s[i]);
        if (s[i] == '\n') buf_char(b, '\t');
    }
}

static void putvalue(Buf *b, const _panic *p) {
    const _type *t = p->val.type;
    const void *v = t && t->tflag & TFLAG_DIRECTIFACE ? (const void *)&p->val.data : p->val.data;
    if (p->hastext && p->text.p) {
        putindented(b, p->text.p, p->text.len);
        return;
    }
    if (!t) {
        buf_str(b, "nil");
        return;
    }
    bool named = t->uncommon && t->uncommon->pkgpath.len;
    Buf x = BUF_INIT;
    switch (t->kind) {
    case KIND_BOOL: buf_str(&x, *(const uint8_t *)v ? "true" : "false"); break;
    case KIND_INT: case KIND_INT64: buf_printf(&x, "%lld", (long long)*(const int64_t *)v); break;
    case KIND_INT8: buf_printf(&x, "%d", *(const int8_t *)v); break;
    case KIND_INT16: buf_printf(&x, "%d", *(const int16_t *)v); break;
    case KIND_INT32: buf_printf(&x, "%d", *(const int32_t *)v); break;
    case KIND_UINT: case KIND_UINT64: case KIND_UINTPTR: buf_printf(&x, "%llu", (unsigned long long)*(const uint64_t *)v); break;
    case KIND_UINT8: buf_printf(&x, "%u", *(const uint8_t *)v); break;
    case KIND_UINT16: buf_printf(&x, "%u", *(const uint16_t *)v); break;
    case KIND_UINT32: buf_printf(&x, "%u", *(const uint32_t *)v); break;
    case KIND_FLOAT32: rt_formatfloat(&x, *(const float *)v, 32); break;
    case KIND_FLOAT64: rt_formatfloat(&x, *(const double *)v, 64); break;
    case KIND_COMPLEX64: case KIND_COMPLEX128: {
        double re = t->kind == KIND_COMPLEX64 ? ((const float *)v)[0] : ((const double *)v)[0];
        double im = t->kind == KIND_COMPLEX64 ? ((const float *)v)[1] : ((const double *)v)[1];
        buf_char(&x, '(');
        rt_formatfloat(&x, re, t->kind == KIND_COMPLEX64 ? 32 : 64);
        if (!(im < 0) && im == im) buf_char(&x, '+');
        rt_formatfloat(&x, im, t->kind == KIND_COMPLEX64 ? 32 : 64);
        buf_str(&x, "i)");
        break;
    }
    case KIND_STRING: {
        const gostring *s = v;
        if (named) buf_char(&x, '"');
        putindented(&x, s->p, s->len);
        if (named) buf_char(&x, '"');
        break;
    }
    default:
        buf_printf(b, "(%.*s) %p", (int)t->str.len, t->str.p, p->val.data);
        return;
    }
    if (named) buf_printf(b, "%.*s(%s)", (int)t->str.len, t->str.p, buf_cstr(&x));
    else buf_bytes(b, x.s, x.len);
    buf_fini(&x);
}

static void putpanics(Buf *b, const _panic *p) {
    if (p->link) {
        putpanics(b, p->link);
        if (p->repanicked) return;
        if (!p->link->goexit) buf_char(b, '\t');
    }
    if (p->goexit) return;
    buf_str(b, "panic: ");
    putvalue(b, p);
    if (p->recovered) buf_str(b, " [recovered]");
    buf_char(b, '\n');
}

void vm_printpanics(G *gp, int fd) {
    if (!gp->panics) return;
    Buf b = BUF_INIT;
    putpanics(&b, gp->panics);
    if (gp->panics->repanicked && b.len > 12 && b.s[b.len - 2] == ']') {
        buf_truncate(&b, b.len - 2);
        buf_str(&b, ", repanicked]\n");
    }
    const _panic *p = gp->panics;
    if (p->kind == PE_MEM || p->kind == PE_ADDR)
        buf_printf(&b, "[signal SIGSEGV: segmentation violation code=%#x addr=0x%llx pc=%p]\n", (unsigned)p->sigcode,
                   (unsigned long long)p->sigaddr, (const void *)p->toppc);
    writeall(fd, b.s, b.len);
    buf_fini(&b);
}

// Where a function's source is: absolute, or for the library the package's folder and the file's name.
// fp: of a dump that names addresses: the frame grows upward from it, and sp is its end.
static void putplace(Buf *b, const Place *at, const Func *frame, const Insn *pc, const slot *fp) {
    const Func *f = at->f;
    const char *file = place_file(at), *slash = strrchr(f->name, '/'), *dot = strchr(slash ? slash : f->name, '.');
    char cwd[4096];
    if (file[0] != '/' && file[0] != '<' && !strchr(file, '/') && dot && strncmp(f->name, "main.", 5) != 0 && access(file, F_OK) != 0)
        buf_printf(b, "\t%.*s/%s", dot - f->name < 2000 ? (int)(dot - f->name) : 2000, f->name, file);
    else if (file[0] != '/' && file[0] != '<' && access(file, F_OK) == 0 && getcwd(cwd, sizeof cwd))
        buf_printf(b, "\t%s/%s", cwd, strncmp(file, "./", 2) == 0 ? file + 2 : file);
    else buf_printf(b, "\t%s", file);
    buf_printf(b, ":%d", place_line(at));
    if (!at->inlined) buf_printf(b, " +0x%x", (unsigned)((pc - atomic_load_explicit(&frame->code, memory_order_acquire)) * 8));
    if (fp && !at->inlined) buf_printf(b, " fp=%p sp=%p pc=%p", (const void *)fp, (const void *)(fp + frame->framesize), (const void *)pc);
    buf_char(b, '\n');
}

// The frames on both sides of the middle of a deep stack are printed, as many each.
enum { TRACE_END = 50 };
typedef struct traceframe { const Func *f; const Insn *pc; const slot *fp; bool panicked; Place at; } traceframe;  // fp: NULL where no addresses are wanted

// Perhaps in a signal handler: nothing may be allocated. The text is written when no more of it is sure to fit.
enum { TRACE_ROOM = 24 << 10, TRACE_FRAME = 15 << 10 };
static void flushtrace(Buf *b, int fd) {
    writeall(fd, b->s, b->len);
    buf_reset(b);
}

static void putframe(Buf *b, int fd, const traceframe *t) {
    if (b->len > TRACE_ROOM - TRACE_FRAME) flushtrace(b, fd);
    buf_printf(b, "%.4000s(%s)\n", t->at.f->name, t->f->narg || t->at.inlined ? "..." : "");
    putplace(b, &t->at, t->f, t->pc, t->fp);
    if (t->panicked) buf_str(b, "panic(...)\n\truntime/panic.go +0x0\n");
}

// One goroutine's frames, newest first, as Go prints them.
void vm_traceback(G *gp, int fd, bool all) {
    char room[TRACE_ROOM];
    Buf b = { room, 0, sizeof room };
    Frame fr;
    if (!gp->sched.fp) return;
    room[0] = 0;
    frame_first(gp, &fr);
    int64_t n = 0;
    traceframe last[TRACE_END];  // a ring
    do {
        if (!fr.f || (func_flags(fr.f) & FUNC_STUB)) continue;
        bool panicked = fr.fp[-1].p == vm_stubs.panicret;
        if (!(func_flags(fr.f) & FUNC_WRAPPER) || all) {
            traceframe t = {fr.f, fr.pc, all ? fr.fp : NULL, false, {0}};
            const Insn *pc = frame_at(&fr);
            for (int up = 0; func_place(fr.f, pc, up, &t.at); up++) {
                t.panicked = panicked && !t.at.inlined;
                if (n < TRACE_END) putframe(&b, fd, &t);
                else last[n % TRACE_END] = t;
                n++;
            }
        } else if (panicked && n <= TRACE_END) buf_str(&b, "panic(...)\n\truntime/panic.go +0x0\n");
    } while (frame_next(gp, &fr));
    if (n > 2 * TRACE_END) buf_printf(&b, "...%lld frames elided...\n", (long long)n - 2 * TRACE_END);
    for (int64_t i = n - TRACE_END > TRACE_END ? n - TRACE_END : TRACE_END; i < n; i++) putframe(&b, fd, &last[i % TRACE_END]);
    if (gp->creatorpc) {
        Func *f = findfunc(gp->creatorpc);
        if (f) {
            flushtrace(&b, fd);
            buf_printf(&b, "created by %.4000s in goroutine %lld\n", f->name, (long long)gp->parentgoid);
            Place at;
            for (int up = 0; func_place(f, gp->creatorpc, up, &at) && at.inlined;) up++;
            putplace(&b, &at, f, gp->creatorpc, NULL);
        }
    }
    writeall(fd, b.s, b.len);
}
