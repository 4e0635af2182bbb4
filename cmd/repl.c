// repl.c - the read-eval-print loop.
//
// The loop is a goroutine's function (compile_session_loop) made of the natives here; each piece of an entry runs in a goroutine of its own, which
// can be ended with all that it started (runtime/session.c). Reading happens in a system call, so other goroutines go on meanwhile.
#include <errno.h>
#include <unistd.h>
#include "cmd/repl.h"
#include "stdlib/stdlib.h"
#include "runtime/natives_api.h"
#include "vm/vm.h"

Repl repl;
static enum { CHECK, REPLACE, CODE, FUNC, UNDO } phase;  // what repl_next does next with the current piece
static Piece *cur;
static EntryCode code;
static Func *running;    // the code of the evaluation
static int why;          // it ended: SESSION_*
static bool declares;    // what runs are the initialisers of a declaration
static int64_t started;

// Reads until an entry is complete. In a system call: no Go memory is touched.
static int repl_read(void *gp, void *w) {
    int64_t *ok = w;
    ((G *)gp)->issystem = true;  // programs do not see the session's own goroutine
    entersyscall(gp);
    session_idle(true);
    for (int i = 0; i < repl.pieces.n; i++) free(repl.pieces.v[i].text);
    vec_clear(&repl.pieces);
    repl.next = 0;
    phase = CHECK;  // a panic may have ended the last entry
    cur = NULL;
    if (repl.text && !repl.failed) vec_push(&repl.kept, repl.text);
    else free(repl.text);
    repl.text = NULL;
    repl.failed = false;
    *ok = (repl.json || !repl.quit) && reading_entry();  // the last request is answered
    session_idle(false);
    return RT_SYSCALL;
}

static void end_entry(void) {
    repl.failed = true;
    repl.next = repl.pieces.n;
    phase = CHECK;
    cur = NULL;
}

static void note_changed(Redecl r) {
    const char *name = r.now->name->s;
    if (r.old->kind == OTypeName && r.now->kind == OTypeName) fprintf(stderr, "// %s: values that are there already keep the old type\n", name);
    else if (r.old->kind == OFunc && r.now->kind == OFunc) fprintf(stderr, "// %s: another signature; what was defined before goes on calling the old one\n", name);
    else if (r.old->kind == OVar && r.now->kind == OVar) fprintf(stderr, "// %s: another type; what was defined before goes on using the old variable\n", name);
}

static void say_interrupted(void) {
    if (repl.json) json_outcome("interrupted");
    else fputs("interrupted\n", stderr);
}

// Ctrl-C while an entry was read or compiled.
static void interrupted(void) {
    print_forget();
    end_entry();
    say_interrupted();
}

// Does the last entry take the place of something that other goroutines may be using?
static bool replaces(void) {
    Redecl *list;
    return types_session_replaced(repl.session, &list) > 0 || types_session_methods(repl.session);
}

// Gives the closure of the next evaluation; nil at the end of the entry, 1: to be asked again.
static int repl_next(void *gp, void *w) {
    (void)gp;
    void **out = w;
    *out = NULL;
    for (;;) {
        if (front_stop && phase == CHECK && !repl.failed) interrupted();
        if (phase == CHECK) {
            if (repl.next >= repl.pieces.n) return RT_OK;
            Piece *p = cur = &repl.pieces.v[repl.next++];
            if (p->kind == PIECE_COMMAND) {
                if (!command_run(p->text, gp)) {  // it waits
                    repl.next--;
                    *out = (void *)1;
                    return RT_YIELD;
                }
                continue;
            }
            vm_front_lock();
            code = entry_check(p);
            phase = code <= ENTRY_NOTHING ? CHECK : replaces() ? REPLACE : CODE;
            vm_front_unlock();
            if (front_stop) {
                if (code > ENTRY_NOTHING) types_rollback(repl.session);
                interrupted();
            }
            if (code == ENTRY_FAILED) end_entry();  // the rest of a failed entry is not run
        } else if (phase == REPLACE) {
            if (!session_stop()) {
                *out = (void *)1;
                return RT_YIELD;
            }
            vm_front_lock();
            compile_session_replace(repl.session, false, repl.quiet ? NULL : note_changed);
            vm_front_unlock();
            session_start();
            phase = CODE;
        } else if (phase == UNDO) {
            if (!session_stop()) {
                *out = (void *)1;
                return RT_YIELD;
            }
            vm_front_lock();
            compile_session_replace(repl.session, true, NULL);
            types_rollback(repl.session);
            vm_front_unlock();
            session_start();
            if (front_stop) interrupted();
            else end_entry();
        } else {
            vm_front_lock();
            declares = phase == CODE;
            running = declares ? compile_session_entry(repl.session) : entry_func();
            if (!running) entry_errors();
            if (!running || front_stop) {
                phase = declares ? UNDO : CHECK;
                vm_front_unlock();
                continue;
            }
            phase = running && declares && code == ENTRY_RUN_FUNC ? FUNC : CHECK;
            vm_front_unlock();
            *out = &running->self;
            return RT_OK;
        }
    }
}

// --- running: natives of the session's goroutine; runtime/session.c does the work ---
static int repl_run(void *gp, void *w) {
    (void)w;
    if (!started) started = nanotime();
    rtstatus st = session_run(gp, &running->self, &why);
    if (st == RT_OK && why == SESSION_DONE) session_idle(false);
    return st;
}

// A piece has come to its end.
static void finish(void) {
    int64_t took = nanotime() - started;
    started = 0;
    if (repl.fresh) {
        repl.fresh = false;
        if (cur->show) print_structure();
        else print_values();
    }
    if (cur->timed) out_printf("// %s%.3f ms\n", "", (double)took / 1e6);
}

// Until what an ended evaluation had started is gone. Its declarations are taken back, and the rest of the entry is not run.
static int repl_settle(void *gp, void *w) {
    int64_t *more = w;
    int left = 0;
    *more = 0;
    if (why == SESSION_DONE) {
        if (phase == CHECK) finish();
        return RT_OK;
    }
    if (!session_settle(gp, &left) || left > 0) {
        *more = 1;
        return RT_YIELD;
    }
    bool undo = declares && cur && replaces();
    if (undo && !session_stop()) {
        *more = 1;
        return RT_YIELD;
    }
    vm_front_lock();
    if (undo) compile_session_replace(repl.session, true, NULL);
    if (undo) session_start();
    if (declares) types_rollback(repl.session);
    vm_front_unlock();
    print_forget();
    started = 0;
    end_entry();
    static const char *const outcomes[] = {[SESSION_PANIC] = "panic", [SESSION_FATAL] = "fatal", [SESSION_EXIT] = "exit", [SESSION_DEADLOCK] = "deadlock"};
    if (why == SESSION_INTERRUPTED) say_interrupted();
    else if (repl.json) json_outcome(outcomes[why]);
    why = SESSION_DONE;
    return RT_OK;
}

static int repl_end(void *gp, void *w) {
    (void)gp;
    (void)w;
    reading_end();
    if (repl.json) json_end();
    fflush(stdout);
    rt_session = false;
    rt_exit(0);
}

// Out of memory must end the evaluation before the kernel ends the session: three quarters of what is there now.
static uint64_t default_maxmem(void) {
    uint64_t bytes = (uint64_t)sysconf(_SC_AVPHYS_PAGES) * (uint64_t)sysconf(_SC_PAGESIZE);
    return bytes / 4 * 3;
}

void repl_reset(void) {
    repl.session = types_new_session(repl.l.ck, "main", "main");
    compile_session_package(repl.session);
}

int cmd_repl(int argc, char **argv) {
    extern char **environ;
    uint64_t maxmem = 0;
    for (; argc && argv[0][0] == '-'; argc--, argv++) {
        if (strcmp(argv[0], "-q") == 0) repl.quiet = true;
        else if (strcmp(argv[0], "-json") == 0) repl.json = true;
        else if (strcmp(argv[0], "-help") == 0 || strcmp(argv[0], "--help") == 0 || strcmp(argv[0], "-h") == 0) {
            Buf b = BUF_INIT;
            buf_printf(&b, "%sCOMMANDS\n", repl_manual);
            command_list(&b);
            buf_str(&b, repl_manual_end);
            fputs(buf_cstr(&b), stdout);
            return 0;
        } else if (strncmp(argv[0], "-maxmem=", 8) != 0 || (maxmem = parse_size(argv[0] + 8)) < 16 << 20) {
            fprintf(stderr, "usage: gosling repl [-q] [-json] [-maxmem=SIZE]\nRun 'gosling repl -help' for the manual.\n");
            return 2;
        }
    }
    if (repl.json && !json_init()) {
        fprintf(stderr, "gosling repl -json: %s\n", strerror(errno));
        return 1;
    }
    const char *none = getenv("NO_COLOR"), *term = getenv("TERM");
    repl.tty = isatty(0) && !repl.json;
    repl.colour = isatty(1) && !repl.json && !(none && *none) && term && strcmp(term, "dumb") != 0;
    loader_init(&repl.l);
    knob_init();
    rt_args(argc, argv, environ);
    rt_setmaxmem(maxmem ? maxmem : default_maxmem());
    static char *self[] = {"gosling", NULL};
    std_os_args(argc ? argc : 1, argc ? argv : self);
    vm_init();
    rt_schedinit();
    compile_init();
    vm_hooks = (vmhooks){.compile = compile_func, .errortype = compile_errortype};
    repl.session = types_new_session(repl.l.ck, "main", "main");
    Func *f = compile_session_loop(repl.l.ck, repl.session, &repl.l.diags, repl_read, repl_next, repl_run, repl_settle, repl_end);
    if (!f) return 1;
    vm_hooks.session = true;
    session_init();
    if (repl.json && !json_begin()) return 1;
    if (repl.tty && !repl.quiet) puts("gosling: Go, interpreted. Declarations, statements, expressions; :help lists commands, Ctrl-D leaves.");
    rt_main(&f->self);
    return 0;
}
