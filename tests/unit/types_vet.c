// types_vet.c - a driver for the checker alone: parses and checks files, prints gc's errors.
//
//     types_vet [-lang=go1.N] [-all] [-time] [-lazy] file.go...      one package, imports from GOROOT/src
//     types_vet -pkg path...                                 packages of GOROOT/src, bodies too
//
// Imports are lazy unless -all is given. Exit status 1 after errors.
#include <dirent.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "parser/parser.h"
#include "types/types.h"

static const char *goroot = "/usr/local/go";
static Diags diags;
static Checker *ck;
static bool all_bodies, timing;
static char module[256];
static VEC(Package *) loaded;

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static bool tag_ok(const char *s, size_t n) {
    static const char *const yes[] = {"linux",
                                      "amd64",
                                      "unix",
                                      "gc",
                                      "goexperiment.swissmap",
                                      "goexperiment.aliastypeparams",
                                      "goexperiment.regabiwrappers",
                                      "goexperiment.regabiargs",
                                      "goexperiment.spinbitmutex",
                                      "goexperiment.greenteagc",
                                      "goexperiment.randomizedheapbase64",
                                      "goexperiment.sizespecializedmalloc"};
    for (size_t i = 0; i < ARRAY_LEN(yes); i++)
        if (strlen(yes[i]) == n && strncmp(yes[i], s, n) == 0) return true;
    if (n > 4 && strncmp(s, "go1.", 4) == 0) return atoi(s + 4) <= 26;
    return false;
}

static const char *p;
static void sp(void) {
    while (*p == ' ' || *p == '\t') p++;
}
static bool or_expr(void);
static bool not_expr(void) {
    sp();
    if (*p == '!') return p++, !not_expr();
    if (*p == '(') {
        p++;
        bool v = or_expr();
        sp();
        if (*p == ')') p++;
        return v;
    }
    const char *s = p;
    while (*p && !strchr(" \t()&|!", *p)) p++;
    return tag_ok(s, (size_t)(p - s));
}
static bool and_expr(void) {
    bool v = not_expr();
    for (sp(); strncmp(p, "&&", 2) == 0; sp()) {
        p += 2;
        bool w = not_expr();
        v = v && w;
    }
    return v;
}
static bool or_expr(void) {
    bool v = and_expr();
    for (sp(); strncmp(p, "||", 2) == 0; sp()) {
        p += 2;
        bool w = and_expr();
        v = v || w;
    }
    return v;
}

static bool known(const char *s) {
    static const char *const os[] = {
        "aix",     "android",  "darwin", "dragonfly", "freebsd", "hurd",    "illumos", "ios",
        "js",      "linux",    "nacl",   "netbsd",    "openbsd", "plan9",   "solaris", "wasip1",
        "windows", "zos",      "386",    "amd64",     "arm",     "arm64",   "loong64", "mips",
        "mips64",  "mips64le", "mipsle", "ppc64",     "ppc64le", "riscv64", "s390x",   "wasm",
        "sparc64", "riscv",    "ppc",    "sparc",     "s390",    "armbe",   "arm64be", "amd64p32"};
    for (size_t i = 0; i < ARRAY_LEN(os); i++)
        if (strcmp(os[i], s) == 0) return true;
    return false;
}

static bool name_ok(const char *name) {
    char b[256];
    size_t n = strlen(name);
    if (n < 4 || strcmp(name + n - 3, ".go") != 0 || name[0] == '_' || name[0] == '.' ||
        n >= sizeof b)
        return false;
    memcpy(b, name, n - 3);
    b[n - 3] = 0;
    if (n > 8 && strcmp(b + n - 8, "_test") == 0) return false;
    char *u = strrchr(b, '_');
    if (!u) return true;
    if (known(u + 1) && strcmp(u + 1, "linux") != 0 && strcmp(u + 1, "amd64") != 0) return false;
    if (!known(u + 1)) return true;
    *u = 0;
    u = strrchr(b, '_');
    return !u || !known(u + 1) || strcmp(u + 1, "linux") == 0;
}

static int by_name(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static Package *load_dir(const char *dir, const char *path, unsigned flags) {
    DIR *d = opendir(dir);
    if (!d) return NULL;
    VEC(char *) names = {0};
    struct dirent *e;
    while ((e = readdir(d)))
        if (name_ok(e->d_name)) vec_push(&names, strdup(e->d_name));
    closedir(d);
    if (names.n == 0) return NULL;
    qsort(names.v, (size_t)names.n, sizeof *names.v, by_name);
    VEC(File *) files = {0};
    Arena *a = arena_new();
    for (int i = 0; i < names.n; i++) {
        char f[4096], err[256];
        snprintf(f, sizeof f, "%s/%s", dir, names.v[i]);
        FileSrc *src = pos_read_file(f, strdup(f), err, sizeof err);
        if (!src) continue;
        Diags hd;
        diag_init(&hd);
        File *h = parse_file(a, src, &hd, PARSE_HEADER_ONLY);
        if (h->build) {
            char *line = strndup(h->build->text, h->build->len);
            p = line + strlen("go:build");
            if (!or_expr()) continue;
        }
        if (h->name && strcmp(h->name->name->s, "documentation") == 0) continue;
        File *fl = parse_file(a, src, &diags, flags & CHECK_LAZY ? PARSE_LAZY_BODIES : 0);
        vec_push(&files, fl);
    }
    if (files.n == 0) return NULL;
    double t = now();
    Package *pkg = types_check_package(ck, path, files.v, files.n, NULL, flags);
    vec_push(&loaded, pkg);
    if (timing) fprintf(stderr, "%8.3f ms %s\n", now() - t, path);
    return pkg;
}

static Package *do_import(Importer *imp, const char *path, const char *fromdir, Pos pos) {
    (void)imp;
    char dir[2048];
    Package *q = types_find_package(ck, path);
    if (q) return q;
    if (types_importing(ck, path)) {
        diag_error(&diags, pos, "import cycle not allowed");
        return NULL;
    }
    if (path[0] == '.') {
        snprintf(dir, sizeof dir, "%s/%s", fromdir, path);
    } else if (module[0] && strncmp(path, module, strlen(module)) == 0 &&
               path[strlen(module)] == '/') {
        snprintf(dir, sizeof dir, "./%s", path + strlen(module) + 1);
    } else {
        snprintf(dir, sizeof dir, "%s/src/%s", goroot, path);
        if (access(dir, R_OK) != 0) snprintf(dir, sizeof dir, "%s/src/vendor/%s", goroot, path);
        if (access(dir, R_OK) != 0) snprintf(dir, sizeof dir, "%s/src/cmd/vendor/%s", goroot, path);
    }
    q = load_dir(dir, path, CHECK_NATIVE | (all_bodies ? 0 : CHECK_LAZY));
    if (!q) diag_error(&diags, pos, "package %s is not in std (%s)", path, dir);
    return q;
}

// -dump: every expression of the loaded packages with its type and value, for comparing with go/types.
static bool dump_expr(Node *n, void *arg) {
    (void)arg;
    if (!n) return false;
    if (ast_class[n->kind] == NC_EXPR && ((Expr *)n)->mode != MInvalid && ((Expr *)n)->type) {
        Expr *e = (Expr *)n;
        Position at = pos_raw(n->pos);
        Buf b = BUF_INIT;
        buf_printf(&b, "%s:%d:%d %s ", strrchr(at.file, '/') + 1, at.line, at.col,
                   ast_kind_name[n->kind]);
        if (e->mode == MNoValue) buf_str(&b, "()");
        else if (e->mode == MBuiltin) buf_str(&b, "builtin");
        else types_string(&b, e->type, NULL);
        if (e->cval) {
            buf_str(&b, " = ");
            const_text(&b, e->cval);
        }
        printf("%s\n", buf_cstr(&b));
        buf_fini(&b);
    }
    return true;
}

static int run(int argc, char **argv) {
    Importer imp = {.import = do_import};
    diag_init(&diags);
    diags.limit = 0;
    VEC(char *) names = {0};
    bool pkgs = false, bodies = false, dump = false, lazy = false, order = false, recover = false;
    const char *lang = NULL;
    for (int i = 1; i < argc; i++) {
        if (strncmp(argv[i], "-lang=", 6) == 0) lang = argv[i] + 6;
        else if (strcmp(argv[i], "-all") == 0) all_bodies = true;
        else if (strcmp(argv[i], "-time") == 0) timing = true;
        else if (strcmp(argv[i], "-lazy") == 0) lazy = true;
        else if (strcmp(argv[i], "-order") == 0) order = true;
        else if (strcmp(argv[i], "-pkg") == 0) pkgs = true;
        else if (strcmp(argv[i], "-bodies") == 0) bodies = true;
        else if (strcmp(argv[i], "-dump") == 0) dump = true;
        else if (strcmp(argv[i], "-test") == 0) recover = true, types_test_builtins();
        else if (argv[i][0] == '-') continue;
        else vec_push(&names, argv[i]);
    }
    FILE *m = fopen("go.mod", "r");
    if (m) {
        char line[300];
        while (fgets(line, sizeof line, m))
            if (sscanf(line, "module %255s", module) == 1) break;
        fclose(m);
    }
    ck = types_new_checker(&imp, &diags);
    types_set_stack(ck, (size_t)200 << 20);
    if (lang) types_set_lang(ck, lang);
    if (pkgs) {
        for (int i = 0; i < names.n; i++) do_import(&imp, names.v[i], ".", NO_POS);
    } else {
        Arena *a = arena_new();
        VEC(File *) files = {0};
        for (int i = 0; i < names.n; i++) {
            char err[256];
            FileSrc *src = pos_read_file(names.v[i], names.v[i], err, sizeof err);
            if (!src) {
                fprintf(stderr, "%s\n", err);
                return 1;
            }
            vec_push(&files, parse_file(a, src, &diags, recover ? PARSE_RECOVER : 0));
        }
        bool syntax = false;
        for (int i = 0; i < diags.list.n; i++)
            syntax |= !recover && strncmp(diags.list.v[i].msg, "syntax error", 12) == 0;
        if (!syntax) {
            Package *pkg = types_check_package(ck, "main", files.v, files.n, NULL,
                                               CHECK_NATIVE | CHECK_NO_MAIN);
            if (lazy)
                for (int i = 0; i < loaded.n; i++) {
                    double t = now();
                    types_init_order(ck, loaded.v[i]);
                    if (timing) fprintf(stderr, "%8.3f ms init %s\n", now() - t, loaded.v[i]->path);
                }
            for (int i = 0; order && i < pkg->ninit; i++) {
                for (int k = 0; k < pkg->initorder[i].nlhs; k++)
                    printf("%s ", pkg->initorder[i].lhs[k]->name->s);
                printf("\n");
            }
        }
    }
    for (int i = 0; bodies && i < loaded.n; i++) {
        types_init_order(ck, loaded.v[i]);
        for (int k = loaded.v[i]->nfuncs - 1; k >= 0; k--)
            types_check_body(ck, loaded.v[i]->funcs[k]);
    }
    for (int i = 0; order && pkgs && i < loaded.n; i++) {
        Package *q = loaded.v[i];
        for (int k = 0; k < q->ninit; k++) {
            printf("%s:", q->path);
            for (int j = 0; j < q->initorder[k].nlhs; j++)
                printf(" %s", q->initorder[k].lhs[j]->name->s);
            printf("\n");
        }
    }
    for (int i = 0; dump && i < loaded.n; i++)
        if (loaded.v[i]->path == intern_cstr(names.v[0])->s)
            for (int k = 0; k < loaded.v[i]->nfiles; k++)
                ast_walk(&loaded.v[i]->files[k]->n, dump_expr, NULL);
    bool failed = diags.nerrors > 0;
    diag_fprint(&diags, stdout, "");
    types_free_checker(ck);
    return failed;
}

struct args {
    int argc;
    char **argv;
    int rc;
};
static void *thread(void *x) {
    struct args *a = x;
    a->rc = run(a->argc, a->argv);
    return NULL;
}

int main(int argc, char **argv) {
    struct args a = {argc, argv, 0};
    pthread_attr_t at;
    pthread_t t;
    pthread_attr_init(&at);
    pthread_attr_setstacksize(&at, (size_t)256 << 20);
    pthread_create(&t, &at, thread, &a);
    pthread_join(t, NULL);
    return a.rc;
}
