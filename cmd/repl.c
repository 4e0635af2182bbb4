// repl.c - the read-eval-print loop.
//
// An entry (one or more lines, until the syntax is complete) is cut into its declarations and statements. Each becomes a small file of the
// session's package, is checked, compiled and run before the next one: declarations as they are, `x := e` as `var x = e`, an expression as
// a hidden variable that is then printed, other statements as the body of a function. The loop itself is a goroutine's function
// (compile_session_loop); each piece runs in a goroutine of its own, which can be ended with all that it started (runtime/session.c).
// Reading happens in a system call, so other goroutines go on meanwhile.
#include <editline/readline.h>
#include <unistd.h>
#include "cmd/cmd.h"
#include "runtime/runtime.h"
#include "stdlib/stdlib.h"
#include "vm/vm.h"

typedef struct Piece { char *text; bool isexpr; } Piece;

static Loader l;
static Package *session;
static bool tty, quiet;
static VEC(Piece) pieces;   // what is left of the entry
static int nextpiece, counter;
static Func *running;       // the code of the evaluation
static int why;             // it ended: SESSION_*
static bool declares;       // what runs are the initialisers of a declaration
static Func *pending;       // the statement that follows a hidden declaration
static VEC(char *) imports; // import specs given by the user, kept for all entries

static char *read_line(bool more) {
    if (tty) {
        char *s = readline(more ? "... " : ">>> ");
        if (s && *s) add_history(s);
        return s;
    }
    char *s = NULL;
    size_t cap = 0;
    ssize_t n = getline(&s, &cap, stdin);
    if (n < 0) {
        free(s);
        return NULL;
    }
    if (n && s[n - 1] == '\n') s[n - 1] = 0;
    return s;
}

static char *slice(FileSrc *src, Pos from, Pos to) { return strndup(src->text + (from - src->base), to - from); }

static void add_piece(char *text, bool isexpr) { vec_push(&pieces, (Piece){text, isexpr}); }

static void cut(FileSrc *src, ReplInput *in) {
    for (int i = 0; i < in->nodes.n; i++) {
        Node *n = in->nodes.v[i];
        Pos end = i + 1 < in->nodes.n ? in->nodes.v[i + 1]->pos : pos_at(src, src->len);
        Pos from = n->pos;
        while (n->kind == N_FuncDecl && from > src->base && strncmp(src->text + (from - src->base), "func", 4) != 0) from--;  // its pos is the name's
        char *text = slice(src, from, end);
        size_t k = strlen(text);
        while (k && (text[k - 1] == '\n' || text[k - 1] == ' ' || text[k - 1] == ';' || text[k - 1] == '\t')) text[--k] = 0;
        Buf b = BUF_INIT;
        if (n->kind == N_GenDecl && n->op == TK_IMPORT) {
            vec_push(&imports, text);
            continue;
        }
        if (n->kind == N_GenDecl || n->kind == N_FuncDecl) add_piece(text, false);
        else if (n->kind == N_AssignStmt && n->op == TK_DEFINE) {
            char *op = src->text ? strstr(text, ":=") : NULL;
            buf_printf(&b, "var %.*s = %s", (int)(op - text), text, op + 2);
            add_piece(buf_take(&b), false);
        } else if (n->kind == N_ExprStmt) add_piece(text, true);
        else {
            buf_printf(&b, "func gosling_f%d() {\n%s\n}", ++counter, text);
            add_piece(buf_take(&b), false);
        }
    }
}

// Reads until an entry is complete. In a system call: no Go memory is touched.
static int repl_read(void *gp, void *w) {
    int64_t *ok = w;
    entersyscall(gp);
    session_idle(true);
    *ok = 0;
    vec_clear(&pieces);
    nextpiece = 0;
    pending = NULL;  // a panic may have ended the last entry
    Buf b = BUF_INIT;
    for (char *line; (line = read_line(b.len != 0));) {
        if (b.len == 0 && (strcmp(line, ":quit") == 0 || strcmp(line, ":q") == 0)) break;
        buf_printf(&b, "%s\n", line);
        free(line);
        char *text = xstrdup(buf_cstr(&b));  // sources live for ever
        FileSrc *src = pos_add_file("<repl>", text, strlen(text));
        ReplInput in = {0};
        diag_clear(&l.diags);
        bool good = parse_repl(arena_new(), src, &l.diags, &in);
        if (in.incomplete) continue;
        *ok = 1;
        if (good && !l.diags.nerrors) cut(src, &in);
        else diag_fprint(&l.diags, stderr, "");
        break;
    }
    buf_fini(&b);
    session_idle(false);
    return RT_SYSCALL;
}

static bool names_package(const char *text, const char *name) {
    size_t n = strlen(name);
    for (const char *p = text; (p = strstr(p, name)); p++)
        if (p[n] == '.' && (p == text || !(p[-1] == '_' || p[-1] == '.' || ((p[-1] | 32) >= 'a' && (p[-1] | 32) <= 'z')))) return true;
    return false;
}

static const char *last_part(const char *path) {
    const char *s = strrchr(path, '/');
    return s ? s + 1 : path;
}

// A file around one piece; packages of the library are imported by use.
static char *file_text(const char *body) {
    Buf b = BUF_INIT;
    buf_str(&b, "package main\n");
    for (int i = 0; i < imports.n; i++) buf_printf(&b, "%s\n", imports.v[i]);
    for (int i = 0; i < std_npackages; i++) {
        const char *path = std_packages[i].path;
        if (strncmp(path, "internal", 8) == 0 || strcmp(path, "math/rand/v2") == 0 || !names_package(body, last_part(path))) continue;
        bool known = types_scope_lookup(session->scope, intern_cstr(last_part(path))) != NULL;
        for (int k = 0; k < imports.n; k++) known = known || strstr(imports.v[k], last_part(path));
        if (!known) buf_printf(&b, "import \"%s\"\n", path);
    }
    buf_printf(&b, "//line <repl>:1\n%s\n", body);
    return buf_take(&b);
}

static Func *compile_text(const char *body, bool report) {
    char *text = file_text(body);
    diag_clear(&l.diags);
    File *f = parse_file(arena_new(), pos_add_file("<repl>", text, strlen(text)), &l.diags, 0);
    if (!(f->n.flags & NF_BAD) && types_extend(l.ck, session, f) && !l.diags.nerrors) return compile_session_entry(session);
    if (report) diag_fprint(&l.diags, stderr, "");
    return NULL;
}

static Func *run_function(int n) {
    char name[40];
    snprintf(name, sizeof name, "gosling_f%d", n);
    Object *o = types_scope_lookup(session->scope, intern_cstr(name));
    return o ? compile_funcof(o, NULL) : NULL;
}

// Gives the closure of the next piece, nil at the end of the entry.
static int repl_next(void *gp, void *w) {
    (void)gp;
    void **out = w;
    *out = NULL;
    if (pending) {
        *out = &pending->self;
        running = pending;
        declares = false;
        pending = NULL;
        return RT_OK;
    }
    while (nextpiece < pieces.n && !*out) {
        Piece p = pieces.v[nextpiece++];
        Func *f;
        vm_front_lock();
        if (p.isexpr) {
            // First as a value that is printed; a call without a result is a statement.
            Buf b = BUF_INIT;
            int n = ++counter;
            buf_printf(&b, "var gosling_v%d = %s\nfunc gosling_f%d() { fmt.Printf(\"%%#v  (%%T)\\n\", gosling_v%d, gosling_v%d) }", n, p.text, n, n, n);
            f = compile_text(buf_cstr(&b), false);
            if (!f) {
                buf_reset(&b);
                buf_printf(&b, "func gosling_f%d() { %s }", n, p.text);
                f = compile_text(buf_cstr(&b), true);
            }
            buf_fini(&b);
            if (f) pending = run_function(n);
        } else {
            f = compile_text(p.text, true);
            if (f && strncmp(p.text, "func gosling_f", strlen("func gosling_f")) == 0) pending = run_function(atoi(p.text + strlen("func gosling_f")));
        }
        vm_front_unlock();
        declares = true;
        running = f;
        if (f) *out = &f->self;
        else nextpiece = pieces.n;  // the rest of a failed entry is not run
    }
    return RT_OK;
}

// --- running: natives of the session's goroutine; runtime/session.c does the work ---
static int repl_run(void *gp, void *w) {
    (void)w;
    rtstatus st = session_run(gp, &running->self, &why);
    if (st == RT_OK && why == SESSION_DONE) session_idle(false);
    return st;
}

// Until what an ended evaluation had started is gone. Its declarations are taken back, and the rest of the entry is not run.
static int repl_settle(void *gp, void *w) {
    int64_t *more = w;
    int left = 0;
    *more = 0;
    if (why == SESSION_DONE) return RT_OK;
    if (!session_settle(gp, &left) || left > 0) {
        *more = 1;
        return RT_YIELD;
    }
    vm_front_lock();
    if (declares) types_rollback(session);
    vm_front_unlock();
    nextpiece = pieces.n;
    pending = NULL;
    if (why == SESSION_INTERRUPTED) fputs("interrupted\n", stderr);
    why = SESSION_DONE;
    return RT_OK;
}

static int repl_end(void *gp, void *w) {
    (void)gp;
    (void)w;
    if (tty) putchar('\n');
    fflush(stdout);
    rt_session = false;
    rt_exit(0);
}

// Out of memory must end the evaluation before the kernel ends the session: three quarters of what is there now.
static uint64_t default_maxmem(void) {
    uint64_t bytes = (uint64_t)sysconf(_SC_AVPHYS_PAGES) * (uint64_t)sysconf(_SC_PAGESIZE);
    return bytes / 4 * 3;
}

int cmd_repl(int argc, char **argv) {
    extern char **environ;
    uint64_t maxmem = 0;
    for (; argc && argv[0][0] == '-'; argc--, argv++) {
        if (strcmp(argv[0], "-q") == 0) quiet = true;
        else if (strncmp(argv[0], "-maxmem=", 8) != 0 || (maxmem = parse_size(argv[0] + 8)) < 16 << 20) {
            fprintf(stderr, "usage: gosling repl [-q] [-maxmem=SIZE]\n");
            return 2;
        }
    }
    tty = isatty(0);
    loader_init(&l);
    knob_init();
    rt_args(argc, argv, environ);
    rt_setmaxmem(maxmem ? maxmem : default_maxmem());
    std_os_args(argc, argv);
    vm_init();
    rt_schedinit();
    compile_init();
    vm_hooks = (vmhooks){.compile = compile_func, .errortype = compile_errortype};
    session = types_new_session(l.ck, "main", "main");
    Func *f = compile_session_loop(l.ck, session, &l.diags, repl_read, repl_next, repl_run, repl_settle, repl_end);
    if (!f) return 1;
    vm_hooks.session = true;
    session_init();
    if (tty && !quiet) puts("gosling: Go, interpreted. Declarations, statements, expressions; Ctrl-D leaves.");
    rt_main(&f->self);
    return 0;
}
