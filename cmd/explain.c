// explain.c - gosling explain escape [--run] FILE.go... [-- ARGS]: the source, and below each line why what it makes is on the heap.
//
// With --run the program runs first, in a process of its own in which every allocation is counted by its stack; at its end that process writes
// what each line cost into a pipe. Then the listing says below the line how many objects and bytes that was, its own and those of the
// library's functions that it called.
#include <errno.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>
#include "cmd/cmd.h"
#include "stdlib/stdlib.h"

typedef struct Cost { int file, line; uint64_t n[4]; } Cost;  // objects, bytes; the same of what it called
static VEC(Cost) costs;
static Package *program;
static int results = -1;

static int file_of(const char *name) {
    for (int i = 0; i < program->nfiles; i++)
        if (strcmp(program->files[i]->src->name, name) == 0) return i;
    return -1;
}

static bool is_own(const char *name) { return file_of(name) >= 0; }

static Cost *cost_at(int file, int line) {
    for (int i = 0; i < costs.n; i++)
        if (costs.v[i].file == file && costs.v[i].line == line) return &costs.v[i];
    vec_push(&costs, (Cost){.file = file, .line = line});
    return &vec_last(&costs);
}

static void add_cost(const char *name, int line, bool called, uint64_t objects, uint64_t bytes) {
    Cost *c = cost_at(file_of(name), line);
    c->n[2 * called] += objects;
    c->n[2 * called + 1] += bytes;
}

static void write_costs(void) {
    std_alloclines(is_own, add_cost);
    vec_push(&costs, (Cost){.file = -1});  // the end
    for (int i = 0; i < costs.n; i++)
        if (write(results, &costs.v[i], sizeof costs.v[i]) < 0) break;
    close(results);
}

static void plural(FILE *out, uint64_t n, const char *what) { fprintf(out, "%llu %s%s", (unsigned long long)n, what, n == 1 ? "" : "s"); }

static void print_cost(FILE *out, FileSrc *src, int line) {
    for (int i = 0; i < costs.n; i++) {
        const Cost *c = &costs.v[i];
        if (c->line != line || program->files[c->file]->src != src) continue;
        fprintf(out, "       = ");
        for (int k = 0; k < 2; k++) {
            if (c->n[2 * k] == 0) continue;
            if (k && c->n[0]) fprintf(out, "; ");
            plural(out, c->n[2 * k], "object");
            fprintf(out, ", ");
            plural(out, c->n[2 * k + 1], "byte");
            if (k) fprintf(out, " in what it calls");
        }
        fprintf(out, "\n");
    }
}

// The program's own output goes where it always does. False: it said nothing at its end.
static bool run(Loader *l, char *name, int argc, char **argv) {
    int fds[2];
    if (pipe2(fds, O_CLOEXEC) != 0) return false;
    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0) {
        close(fds[0]);
        results = fds[1];
        VEC(char *) args = {0};
        vec_push(&args, name);
        for (int i = 0; i < argc; i++) vec_push(&args, argv[i]);
        int n = args.n;
        vec_push(&args, NULL);
        std_countallocs();
        std_atexit(write_costs);
        cmd_start(l, program, n, args.v);
    }
    close(fds[1]);
    Cost c;
    bool ended = false;
    for (ssize_t n; (n = read(fds[0], &c, sizeof c)) != 0;) {
        if (n < 0 && errno == EINTR) continue;
        if (n != (ssize_t)sizeof c) break;
        if (c.file >= 0) vec_push(&costs, c);
        ended |= c.file < 0;
    }
    close(fds[0]);
    while (waitpid(pid, NULL, 0) < 0 && errno == EINTR) continue;
    return ended;
}

int cmd_explain(int argc, char **argv) {
    static Loader l;
    bool torun = argc > 1 && (strcmp(argv[1], "--run") == 0 || strcmp(argv[1], "-run") == 0);
    if (argc < 2 + torun || strcmp(argv[0], "escape") != 0 || argv[1 + torun][0] == '-') {
        fprintf(stderr, "usage: gosling explain escape [--run] FILE.go... [-- ARGUMENTS]\n");
        return 2;
    }
    char **files = argv + 1 + torun;
    int n = 0, left = argc - 1 - torun;
    while (n < left && strcmp(files[n], "--") != 0) n++;
    loader_init(&l);
    program = load_files(&l, files, n, (torun ? 0 : CHECK_NO_MAIN) | CHECK_NATIVE);
    if (!program) {
        loader_report(&l);
        return 1;
    }
    if (torun && !run(&l, files[0], left - n > 1 ? left - n - 1 : 0, files + n + 1)) {
        fprintf(stderr, "gosling explain: the program did not end by itself: nothing is known of its costs\n");
        return 1;
    }
    cmd_prepare(&l, program, argc, argv);
    escape_explain_package(program);
    for (int i = 0; i < program->nfiles; i++) escape_explain_print(stdout, program->files[i]->src, torun ? print_cost : NULL);
    return 0;
}
