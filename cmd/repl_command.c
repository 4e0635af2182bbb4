// repl_command.c - the commands of the REPL: lines that begin with a colon.
#include <errno.h>
#include <unistd.h>
#include "cmd/repl.h"
#include "runtime/natives_api.h"
#include "vm/vm.h"

typedef bool (*CommandFn)(char *arg, void *gp);  // false: it waits for something, call it again
typedef struct Command { const char *name, *arg, *help; CommandFn run; } Command;
static const Command commands[];

// ---- entries --------------------------------------------------------------------------------

static void insert(PieceKind kind, const char *text, bool shown, bool timed) {
    entry_insert((Piece){.kind = kind, .text = xstrdup(text), .file = "<repl>", .line = 1, .col = 1, .show = shown, .timed = timed});
}

// The pieces of text come next. Those that are left over stay behind them.
static bool insert_entry(const char *text, const char *file, bool timed) {
    int first = repl.pieces.n;
    EntryState st = entry_read(text, file);
    if (st == ENTRY_MORE) fputs("the code is not complete\n", stderr);
    int n = repl.pieces.n - first;
    for (int i = n - 1; i >= 0; i--) {
        Piece p = repl.pieces.v[--repl.pieces.n];
        p.timed = timed && i == n - 1;
        vec_push(&repl.held, p);
    }
    while (repl.held.n) entry_insert(repl.held.v[0]), memmove(repl.held.v, repl.held.v + 1, sizeof(Piece) * (size_t)--repl.held.n);
    return st == ENTRY_DONE;
}

static bool time_(char *arg, void *gp) {
    (void)gp;
    if (*arg) insert_entry(arg, "<repl>", true);
    else fputs("usage: :time CODE\n", stderr);
    return true;
}

static bool load(char *arg, void *gp) {
    (void)gp;
    char err[300];
    FileSrc *src = pos_read_file(arg, arg, err, sizeof err);
    if (!src) {
        fprintf(stderr, "%s\n", err);
        return true;
    }
    char *text = strndup(src->text, src->len);
    insert_entry(text, xstrdup(arg), false);
    free(text);
    return true;
}

static bool save(char *arg, void *gp) {
    (void)gp;
    if (!*arg) {
        fputs("usage: :save FILE\n", stderr);
        return true;
    }
    FILE *f = fopen(arg, "wxe");
    if (!f) {
        fprintf(stderr, "%s: %s\n", arg, strerror(errno));
        return true;
    }
    for (int i = 0; i < repl.kept.n; i++) fprintf(f, "%s\n", repl.kept.v[i]);
    if (fclose(f) != 0) fprintf(stderr, "%s: %s\n", arg, strerror(errno));
    return true;
}

// ---- what is known --------------------------------------------------------------------------

static bool type(char *arg, void *gp) {
    (void)gp;
    Buf b = BUF_INIT;
    if (!*arg) {
        fputs("usage: :type EXPR\n", stderr);
        return true;
    }
    vm_front_lock();
    if (entry_type(arg, &b)) buf_char(&b, '\n');
    else entry_errors();
    vm_front_unlock();
    if (b.len) print_text(b.s, b.len);
    buf_fini(&b);
    return true;
}

static void env_of(Buf *b, int kind) {
    Scope *s = repl.session->scope;
    for (int i = 0; i < s->n; i++) {
        Object *o = s->list[i];
        if (o->kind != kind || !o->type || strncmp(o->name->s, "gosling_", 8) == 0) continue;
        types_object_string(b, o, repl.session);
        if (kind == OConst) {
            buf_str(b, " = ");
            const_text(b, o->cval);
        } else if (kind == OVar && o->aux) {
            const _type *t;
            const void *v = compile_global(o, &t);
            Buf one = BUF_INIT;
            value_put(&one, t, v, 60);
            buf_str(b, " = ");
            for (size_t k = 0; k < one.len && k < 76; k++) {
                if (one.s[k] == '\n') {
                    while (k + 1 < one.len && one.s[k + 1] == ' ') k++;
                    buf_char(b, ' ');
                } else buf_char(b, one.s[k]);
            }
            if (one.len > 76) buf_str(b, "...");
            buf_fini(&one);
        }
        buf_char(b, '\n');
    }
}

static bool env(char *arg, void *gp) {
    (void)arg;
    (void)gp;
    Buf b = BUF_INIT;
    vm_front_lock();
    types_session_list_imports(repl.session, &b);
    env_of(&b, OTypeName);
    env_of(&b, OConst);
    env_of(&b, OVar);
    env_of(&b, OFunc);
    vm_front_unlock();
    if (b.len) print_text(b.s, b.len);
    buf_fini(&b);
    return true;
}

static bool reset(char *arg, void *gp) {
    static int left = -1;  // goroutines that are still there
    (void)arg;
    if (!session_endall(gp, &left) || left > 0) return false;
    left = -1;
    print_forget();
    vm_front_lock();
    repl_reset();
    vm_front_unlock();
    for (int i = 0; i < repl.kept.n; i++) free(repl.kept.v[i]);
    repl.kept.n = 0;
    return true;
}

// ---- the runtime ----------------------------------------------------------------------------

static bool goroutines(char *arg, void *gp) {
    (void)arg;
    if (!session_stop()) return false;
    session_goroutines(gp);
    session_start();
    return true;
}

static bool heap(char *arg, void *gp) {
    (void)arg;
    (void)gp;
    memstats ms;
    if (!readmemstats(&ms)) return false;
    out_printf("%.1f MB in %lld objects of %.1f MB obtained; %lld collections; next at %.1f MB; %lld goroutines\n", (double)ms.heapalloc / 1e6,
               (long long)(ms.mallocs - ms.frees), (double)ms.heapsys / 1e6, (long long)ms.numgc, (double)ms.nextgc / 1e6, (long long)numgoroutine());
    return true;
}

static bool gc(char *arg, void *gp) {
    (void)arg;
    (void)gp;
    insert(PIECE_COMMAND, ":heap", false, false);
    insert(PIECE_STMT, "runtime.GC()", false, false);
    return true;
}

static bool more(char *arg, void *gp) {
    (void)arg;
    (void)gp;
    print_more();
    return true;
}

static bool quit(char *arg, void *gp) {
    (void)arg;
    (void)gp;
    repl.quit = true;
    repl.next = repl.pieces.n;
    return true;
}

static bool show(char *arg, void *gp) {
    (void)gp;
    if (*arg) insert(PIECE_EXPR, arg, true, false);
    else fputs("usage: :show EXPR\n", stderr);
    return true;
}

static bool help(char *arg, void *gp);

static const Command commands[] = {
    {"help", "", "this list", help},
    {"type", "EXPR", "the type of an expression, which is not evaluated; what a type is made of", type},
    {"doc", "NAME", "what is written about a package, a name of the library (fmt.Println, time.Time.Sub), of the language or of yours", doc_command},
    {"time", "CODE", "run, and say how long it took", time_},
    {"load", "FILE", "the entries of a file, or the declarations of a Go file", load},
    {"save", "FILE", "write the entries so far to a new file, for :load", save},
    {"env", "", "what is declared and imported", env},
    {"reset", "", "end all goroutines and forget all declarations", reset},
    {"goroutines", "", "all goroutines, with what they wait for", goroutines},
    {"gc", "", "collect garbage", gc},
    {"heap", "", "memory in use", heap},
    {"dis", "FUNC", "a function's bytecode, with its pointer maps", dis_command},
    {"escape", "CODE", "a function by its name, or code that is not run: its source with what is on the heap and why", escape_command},
    {"show", "EXPR", "a value with what is behind it: slice header and array, hmap and buckets, hchan, itab, state of a mutex", show},
    {"more", "", "more of a value that was cut", more},
    {"quit", "", "leave; so does Ctrl-D", quit},
};

void command_list(Buf *b) {
    for (size_t i = 0; i < ARRAY_LEN(commands); i++) {
        char left[40];
        snprintf(left, sizeof left, ":%s %s", commands[i].name, commands[i].arg);
        buf_printf(b, "    %-16s %s\n", left, commands[i].help);
    }
}

static bool help(char *arg, void *gp) {
    (void)arg;
    (void)gp;
    Buf b = BUF_INIT;
    buf_str(&b, "Type Go: declarations, statements, expressions, imports. Standard packages are imported by use.\nAn expression's value is shown; Ctrl-C stops what runs.\n\n");
    command_list(&b);
    buf_str(&b, "\nA command may be shortened. `gosling repl -help` is the manual.\n");
    fwrite(b.s, 1, b.len, stdout);
    fflush(stdout);
    buf_fini(&b);
    return true;
}

const char *command_name(int i) {
    static char name[40];
    if (i >= (int)ARRAY_LEN(commands)) return NULL;
    snprintf(name, sizeof name, ":%s", commands[i].name);
    return name;
}

bool command_run(const char *text, void *gp) {
    size_t n = strcspn(text + 1, " \t\n");
    const Command *found = NULL;
    for (size_t i = 0; i < ARRAY_LEN(commands); i++) {
        if (strncmp(commands[i].name, text + 1, n) != 0) continue;
        bool exact = !commands[i].name[n];
        if (found && !exact) continue;  // the first one that begins so
        found = &commands[i];
        if (exact) break;
    }
    if (!found || n == 0) {
        fprintf(stderr, "unknown command %.*s (:help lists them)\n", (int)n + 1, text);
        return true;
    }
    char *arg = xstrdup(text + 1 + n + strspn(text + 1 + n, " \t"));
    for (size_t k = strlen(arg); k && strchr(" \t\n\r", arg[k - 1]);) arg[--k] = 0;
    bool done = found->run(arg, gp);
    free(arg);
    return done;
}
