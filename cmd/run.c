// run.c - gosling run, gosling FILE.go, gosling -e: checks a program, then runs it in this process.
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include "cmd/load.h"
#include "runtime/runtime.h"
#include "stdlib/stdlib.h"
#include "vm/vm.h"

// NULL: more than any file may have.
static char *read_stdin(size_t *len) {
    enum { LIMIT = 256 << 20 };
    Buf b = BUF_INIT;
    char chunk[65536];
    for (ssize_t n; (n = read(0, chunk, sizeof chunk)) > 0;) {
        buf_bytes(&b, chunk, (size_t)n);
        if (b.len > LIMIT) {
            buf_fini(&b);
            return NULL;
        }
    }
    *len = b.len;
    buf_cstr(&b);
    return buf_take(&b);
}

// A program that asks for runtime.MemProfile has its allocations sampled from the start on; others do not pay for it. (runtime/pprof sees to itself.)
static void start_memprofile(Loader *l) {
    Package *p = types_find_package(l->ck, "runtime");
    if (!p || !load_std_named(p, intern_cstr("MemProfile"))) return;
    const _type *t;
    Object *rate = types_scope_lookup(p->scope, intern_cstr("MemProfileRate"));
    types_resolve(l->ck, rate);
    std_memprofile(compile_global(rate, &t));
}

Func *cmd_prepare(Loader *l, Package *pkg, int argc, char **argv) {
    extern char **environ;
    knob_init();
    rt_args(argc, argv, environ);
    std_os_args(argc, argv);
    vm_init();
    rt_schedinit();
    compile_init();
    vm_hooks = (vmhooks){.compile = compile_func, .errortype = compile_errortype};
    Func *f = compile_program(l->ck, pkg, &l->diags);
    start_memprofile(l);
    return f;
}

void cmd_start(Loader *l, Package *pkg, int argc, char **argv) {
    rt_main(&cmd_prepare(l, pkg, argc, argv)->self);
    abort();
}

// 500M, 2GiB, 100000: bytes; 0 if it is none of that.
uint64_t parse_size(const char *s) {
    char *end;
    if (*s < '0' || *s > '9') return 0;
    double v = strtod(s, &end);
    static const struct { const char *name; int shift; } units[] = {{"", 0}, {"B", 0}, {"K", 10}, {"KB", 10}, {"KiB", 10}, {"M", 20}, {"MB", 20},
                                                                    {"MiB", 20}, {"G", 30}, {"GB", 30}, {"GiB", 30}};
    for (size_t i = 0; i < ARRAY_LEN(units); i++)
        if (strcmp(end, units[i].name) == 0 && v * (double)(1ull << units[i].shift) < 1e15) return (uint64_t)(v * (double)(1ull << units[i].shift));
    return 0;
}

// argv[0] is a file, a directory or "-"; further .go files (given before any other argument) belong to the program too.
int cmd_run(int argc, char **argv) {
    static Loader l;
    for (; argc && strncmp(argv[0], "-maxmem=", 8) == 0; argc--, argv++) {
        uint64_t n = parse_size(argv[0] + 8);
        if (n < 16 << 20) {
            fprintf(stderr, "gosling run: %s: want a size of at least 16M\n", argv[0]);
            return 2;
        }
        rt_setmaxmem(n);
    }
    if (argc && strncmp(argv[0], "-ffi=", 5) == 0) {
        if (strcmp(argv[0], "-ffi=off") == 0) ffi_off = true;
        else if (strcmp(argv[0], "-ffi=on") != 0) {
            fprintf(stderr, "gosling run: %s: want on or off\n", argv[0]);
            return 2;
        }
        argc--, argv++;
    }
    loader_init(&l);
    for (; argc && loader_flag(&l, argv[0]); argc--, argv++) continue;
    if (argc < 1) {
        fprintf(stderr, "gosling run: no Go files listed\n");
        return 2;
    }
    Package *pkg;
    int used = 1;
    struct stat st;
    if (strcmp(argv[0], "-e") == 0) {
        if (argc < 2) {
            fprintf(stderr, "gosling -e: code is missing\n");
            return 2;
        }
        pkg = load_snippet(&l, argv[1]);
        used = 2;
    } else if (strcmp(argv[0], "-") == 0) {
        size_t n;
        char *text = read_stdin(&n);
        if (!text) {
            fprintf(stderr, "gosling: read standard input: file too large\n");
            return 1;
        }
        pkg = load_text(&l, "-", text, n, 0);
    } else if (stat(argv[0], &st) == 0 && S_ISDIR(st.st_mode)) {
        pkg = load_dir(&l, argv[0], 0);
    } else {
        while (used < argc && strlen(argv[used]) > 3 && strcmp(argv[used] + strlen(argv[used]) - 3, ".go") == 0) used++;
        pkg = load_files(&l, argv, used, 0);
    }
    if (!pkg) {
        loader_report(&l);
        return 1;
    }
    if (strcmp(pkg->name->s, "main") != 0) {
        fprintf(stderr, "package command-line-arguments is not a main package\n");
        return 1;
    }
    argv[used - 1] = argv[0];
    cmd_start(&l, pkg, argc - used + 1, argv + used - 1);
}

static void print_func(Func *f, void *arg) {
    (void)arg;
    func_dis(stdout, f);
}

int cmd_dis(int argc, char **argv) {
    static Loader l;
    extern char **environ;
    loader_init(&l);
    Package *p = load_files(&l, argv, argc, 0);
    if (!p) {
        loader_report(&l);
        return 1;
    }
    knob_init();
    rt_args(argc, argv, environ);
    std_os_args(argc, argv);
    vm_init();
    rt_schedinit();
    compile_init();
    vm_hooks = (vmhooks){.compile = compile_func, .errortype = compile_errortype};
    compile_program(l.ck, p, &l.diags);
    bool ok = compile_package_now(p, &l.diags);
    vm_each_func("main.", print_func, NULL);
    return ok ? 0 : 1;
}

// -e 'code': statements become the body of main; a text with a package clause is a program. Imports are found by use.
Package *load_snippet(Loader *l, const char *code) {
    if (strstr(code, "package main")) return load_text(l, "-e", xstrdup(code), strlen(code), 0);
    static const char *const known[] = {"fmt", "os", "strings", "strconv", "math", "sort", "time", "sync", "errors", "bytes", "bufio", "io", "slices", "maps",
                                        "unicode", "context", "runtime"};
    Buf b = BUF_INIT;
    buf_str(&b, "package main;");
    for (size_t i = 0; i < ARRAY_LEN(known); i++) {
        size_t n = strlen(known[i]);
        for (const char *p = code; (p = strstr(p, known[i])); p++)
            if (p[n] == '.' && (p == code || !(p[-1] == '_' || p[-1] == '.' || (p[-1] | 32) >= 'a'))) {
                buf_printf(&b, "import \"%s\";", known[i]);
                break;
            }
    }
    buf_printf(&b, "func main() {\n//line -e:1:1\n%s\n}\n", code);
    size_t n = b.len;
    buf_cstr(&b);
    return load_text(l, "-e", buf_take(&b), n, 0);
}
