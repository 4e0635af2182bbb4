// test.c - gosling test: flags, package patterns, a process for each package, the lines about packages.
// Twin: cmd/go/internal/test (flags, lines, exit status)
//
// This process never loads a package itself: it forks, the child loads and runs (testmain.c). Two pipes come back: the report of the build,
// which ends when the tests start, and what the tests print, standard error included. Packages run one after the other.
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include "cmd/test.h"

typedef struct Pkg { char *dir, *path; const char *problem; } Pkg;

static struct {
    bool verbose, json, failfast, showpass, stream;
    const char *bench, *fuzz, *list;
    const char *profile;          // the first flag that asks for a profile of one package
    const char *outputdir;
    bool cover;
    int covermode;
    const char *coverprofile;     // absolute; the packages' profiles are put together
    FILE *merged;
    VEC(char *) coverpatterns;    // as given
    VEC(char *) coverpaths;       // the same as import paths
    double timeout;               // seconds; 0: none
    bool timeoutset;
    VEC(char *) args;             // for the test's program
    VEC(char *) patterns;
    VEC(char *) files;            // base names, if files were named instead of packages
    VEC(char *) flags;            // for the loader
    VEC(Pkg) pkgs;
    char root[4096], modpath[1024];  // of the module around the working directory; empty: none
    char tmp[64];                 // holds the scripts that stand for test binaries
    bool failed;
} T;

// ---- flags ----

enum { BOOL, VALUE, PROFILE, COVER, REFUSED, LOADER, IGNORED, IGNOREDVALUE };
static const struct { const char *name; int kind; } flagtable[] = {
    {"v", BOOL}, {"short", BOOL}, {"failfast", BOOL}, {"benchmem", BOOL}, {"fullpath", BOOL}, {"json", BOOL},
    {"run", VALUE}, {"skip", VALUE}, {"count", VALUE}, {"timeout", VALUE}, {"parallel", VALUE}, {"cpu", VALUE}, {"bench", VALUE}, {"benchtime", VALUE},
    {"shuffle", VALUE}, {"list", VALUE}, {"fuzz", VALUE}, {"fuzztime", VALUE}, {"outputdir", VALUE},
    {"vet", IGNOREDVALUE}, {"p", IGNOREDVALUE}, {"fuzzminimizetime", IGNOREDVALUE}, {"buildvcs", IGNORED}, {"trimpath", IGNORED},
    {"cpuprofile", PROFILE}, {"memprofile", PROFILE}, {"blockprofile", PROFILE}, {"mutexprofile", PROFILE},
    {"memprofilerate", VALUE}, {"blockprofilerate", VALUE}, {"mutexprofilefraction", VALUE},
    {"cover", BOOL}, {"covermode", COVER}, {"coverpkg", COVER}, {"coverprofile", COVER},
    {"trace", REFUSED}, {"artifacts", REFUSED}, {"race", REFUSED}, {"msan", REFUSED}, {"asan", REFUSED}, {"c", REFUSED}, {"o", REFUSED}, {"exec", REFUSED},
    {"n", REFUSED}, {"x", REFUSED}, {"overlay", REFUSED}, {"tags", LOADER}, {"mod", LOADER}, {"modfile", REFUSED},
};

static char *format(const char *fmt, ...) {
    Buf b = BUF_INIT;
    va_list ap;
    va_start(ap, fmt);
    buf_vprintf(&b, fmt, ap);
    va_end(ap);
    buf_cstr(&b);
    return buf_take(&b);
}

// 1m30s as time.ParseDuration; negative: malformed
static double parse_duration(const char *s) {
    double total = 0;
    if (strcmp(s, "0") == 0) return 0;
    if (!*s) return -1;
    while (*s) {
        char *end;
        double v = strtod(s, &end);
        static const struct { const char *name; double seconds; } units[] = {{"ns", 1e-9}, {"us", 1e-6}, {"ms", 1e-3}, {"s", 1}, {"m", 60}, {"h", 3600}};
        if (end == s) return -1;
        size_t n = strspn(end, "nusmh"), i = 0;
        while (i < ARRAY_LEN(units) && !(strlen(units[i].name) == n && memcmp(units[i].name, end, n) == 0)) i++;
        if (i == ARRAY_LEN(units)) return -1;
        total += v * units[i].seconds;
        s = end + n;
    }
    return total;
}

static bool usage(const char *value, const char *name, const char *why) {
    fprintf(stderr, "invalid value \"%s\" for flag -%s: %s\nusage: gosling test [flags] [packages] [flags of the tests]\n", value, name, why);
    return false;
}

static bool take_flag(const char *name, const char *value) {
    if (strcmp(name, "outputdir") == 0 && value[0] != '/') {
        char cwd[4096];
        value = format("%s/%s", getcwd(cwd, sizeof cwd) ? cwd : ".", value);
    }
    vec_push(&T.args, format("-test.%s=%s", name, value));
    if (strcmp(name, "bench") == 0) T.bench = value;
    else if (strcmp(name, "fuzz") == 0) T.fuzz = value;
    else if (strcmp(name, "list") == 0) T.list = value;
    else if (strcmp(name, "outputdir") == 0) T.outputdir = value;
    else if (strcmp(name, "timeout") == 0) {
        T.timeout = parse_duration(value);
        T.timeoutset = true;
        if (T.timeout < 0) return usage(value, name, "parse error");
    } else if (strcmp(name, "shuffle") == 0) {
        char *end;
        strtoll(value, &end, 10);
        if (strcmp(value, "on") != 0 && strcmp(value, "off") != 0 && (!*value || *end)) return usage(value, name, "want \"on\", \"off\" or a number");
    } else if (strcmp(name, "count") == 0 || strcmp(name, "parallel") == 0) {
        if (!*value || value[strspn(value, "0123456789")]) return usage(value, name, "parse error");
    }
    return true;
}

static bool take_cover(const char *name, const char *value) {
    T.cover = true;
    if (strcmp(name, "coverprofile") == 0) T.coverprofile = value;
    else if (strcmp(name, "coverpkg") == 0) {
        for (const char *s = value; *s; s += *s == ',') {
            size_t n = strcspn(s, ",");
            if (n) vec_push(&T.coverpatterns, strndup(s, n));
            s += n;
        }
    } else {
        static const char *const modes[] = {"set", "count", "atomic"};
        int i = 0;
        while (i < 3 && strcmp(modes[i], value) != 0) i++;
        if (i == 3) return usage(value, name, "valid modes are \"set\", \"count\", or \"atomic\"");
        T.covermode = i;
    }
    return true;
}

// False: a usage error was reported.
static bool parse_args(int argc, char **argv) {
    bool packages = false, ended = false;  // packages stand together
    for (int i = 0; i < argc; i++) {
        char *a = argv[i];
        if (strcmp(a, "-args") == 0 || strcmp(a, "--args") == 0) {
            while (++i < argc) vec_push(&T.args, argv[i]);
            break;
        }
        if (a[0] != '-' || !a[1]) {
            if (ended) vec_push(&T.args, a);
            else vec_push(&T.patterns, a);
            packages = true;
            continue;
        }
        if (packages) ended = true;
        const char *name = a + 1 + (a[1] == '-'), *eq = strchr(name, '=');
        if (strncmp(name, "test.", 5) == 0) name += 5;
        char *key = eq ? strndup(name, (size_t)(eq - name)) : xstrdup(name);
        int kind = -1;
        for (size_t k = 0; k < ARRAY_LEN(flagtable); k++)
            if (strcmp(flagtable[k].name, key) == 0) kind = flagtable[k].kind;
        const char *value = eq ? eq + 1 : NULL;
        if (kind == -1) {  // for the program itself: what follows is not a list of packages
            vec_push(&T.args, a);
            ended = true;
            continue;
        }
        if (kind == REFUSED) {
            fprintf(stderr, "gosling test: not supported yet: -%s\n", key);
            return false;
        }
        if (kind == PROFILE && !T.profile) T.profile = key;
        if ((kind == VALUE || kind == PROFILE || kind == COVER || kind == LOADER || kind == IGNOREDVALUE) && !value) {
            if (i + 1 >= argc) {
                fprintf(stderr, "flag needs an argument: -%s\n", key);
                return false;
            }
            value = argv[++i];
        }
        if (kind == IGNORED || kind == IGNOREDVALUE) continue;
        if (kind == LOADER) vec_push(&T.flags, format("-%s=%s", key, value));
        else if (kind == BOOL) {
            bool on = !value || strcmp(value, "true") == 0 || strcmp(value, "1") == 0;
            if (strcmp(key, "v") == 0) T.verbose = on;
            else if (strcmp(key, "json") == 0) T.json = on;
            else if (strcmp(key, "cover") == 0) T.cover = on;
            else {
                vec_push(&T.args, format("-test.%s=%s", key, on ? "true" : "false"));
                if (strcmp(key, "failfast") == 0) T.failfast = on;
            }
        } else if (kind == COVER) {
            if (!take_cover(key, value)) return false;
        } else if (!take_flag(key, value)) return false;
    }
    return true;
}

// ---- packages ----

static void find_module(void) {
    char dir[4096];
    if (!getcwd(dir, sizeof dir)) return;
    for (char *end = dir + strlen(dir);; *end = 0) {
        char *name = format("%s/go.mod", dir);
        FILE *f = fopen(name, "r");
        free(name);
        char line[1200], path[1024];
        while (f && fgets(line, sizeof line, f))
            if (sscanf(line, "module %1023s", path) == 1) {
                char *p = path + (*path == '"');
                snprintf(T.modpath, sizeof T.modpath, "%.*s", (int)strcspn(p, "\""), p);
                snprintf(T.root, sizeof T.root, "%s", *dir ? dir : "/");
                fclose(f);
                return;
            }
        if (f) fclose(f);
        end = strrchr(dir, '/');
        if (!end || !*dir) return;
    }
}

// The directory as it is named in lines and messages: relative to here when below.
static char *shown_dir(const char *real) {
    char cwd[4096];
    size_t n = getcwd(cwd, sizeof cwd) ? strlen(cwd) : 0;
    if (n && strcmp(real, cwd) == 0) return xstrdup(".");
    if (n && strncmp(real, cwd, n) == 0 && real[n] == '/') return format("./%s", real + n + 1);
    return xstrdup(real);
}

static void add_package(const char *real) {
    size_t n = strlen(T.root);
    char *path = n && strncmp(real, T.root, n) == 0 && (real[n] == '/' || !real[n]) ? format("%s%s", T.modpath, real + n) : xstrdup("command-line-arguments");
    for (int i = 0; i < T.pkgs.n; i++)
        if (strcmp(T.pkgs.v[i].path, path) == 0) return;
    vec_push(&T.pkgs, (Pkg){shown_dir(real), path, NULL});
}

static bool has_go_files(const char *dir) {
    bool found = false;
    DIR *d = opendir(dir);
    for (struct dirent *e; d && !found && (e = readdir(d));) {
        size_t n = strlen(e->d_name);
        found = n > 3 && strcmp(e->d_name + n - 3, ".go") == 0 && e->d_name[0] != '_' && e->d_name[0] != '.';
    }
    if (d) closedir(d);
    return found;
}

static int by_name(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

// dir and all below, but testdata, vendor, other modules and what begins with _ or a dot.
static void walk(const char *dir) {
    if (has_go_files(dir)) add_package(dir);
    VEC(char *) names = {0};
    DIR *d = opendir(dir);
    for (struct dirent *e; d && (e = readdir(d));) {
        if (e->d_name[0] == '.' || e->d_name[0] == '_' || strcmp(e->d_name, "testdata") == 0 || strcmp(e->d_name, "vendor") == 0) continue;
        char *path = format("%s/%s", dir, e->d_name), *mod = format("%s/go.mod", path);
        struct stat st;
        if (lstat(path, &st) == 0 && S_ISDIR(st.st_mode) && access(mod, F_OK) != 0) vec_push(&names, path);
        free(mod);
    }
    if (d) closedir(d);
    if (names.n) qsort(names.v, (size_t)names.n, sizeof *names.v, by_name);
    for (int i = 0; i < names.n; i++) walk(names.v[i]);
    vec_free(&names);
}

static void expand(const char *pattern) {
    char *dir = xstrdup(pattern), real[4096];
    size_t n = strlen(dir), m = strlen(T.modpath);
    bool all = n >= 3 && strcmp(dir + n - 3, "...") == 0;
    if (all) dir[n - 3] = 0, n -= 3;
    while (n > 1 && dir[n - 1] == '/') dir[--n] = 0;
    if (m && strncmp(dir, T.modpath, m) == 0 && (dir[m] == '/' || !dir[m])) dir = format("%s%s", T.root, dir + m);
    else if (dir[0] != '.' && dir[0] != '/') {
        char *text = format("package %s is not in std", pattern);
        vec_push(&T.pkgs, (Pkg){NULL, xstrdup(pattern), text});
        return;
    }
    if (!realpath(*dir ? dir : ".", real)) {
        char cwd[4096];
        vec_push(&T.pkgs, (Pkg){NULL, xstrdup(pattern), format("stat %s/%s: directory not found", getcwd(cwd, sizeof cwd) ? cwd : "", strncmp(dir, "./", 2) ? dir : dir + 2)});
    } else if (all) {
        int before = T.pkgs.n;
        walk(real);
        if (T.pkgs.n == before) fprintf(stderr, "go: warning: \"%s\" matched no packages\n", pattern);
    } else if (has_go_files(real)) add_package(real);
    else {
        size_t k = strlen(T.root);
        char *path = k && strncmp(real, T.root, k) == 0 ? format("%s%s", T.modpath, real + k) : xstrdup(pattern);
        vec_push(&T.pkgs, (Pkg){NULL, path, format("no Go files in %s", real)});
    }
    free(dir);
}

// Files of one directory are a package too. False: they are no such thing, and that was said.
static bool named_files(void) {
    const char *dir = NULL;
    for (int i = 0; i < T.patterns.n; i++) {
        const char *f = T.patterns.v[i], *slash = strrchr(f, '/'), *base = slash ? slash + 1 : f;
        size_t n = strlen(f);
        struct stat st;
        if (n < 3 || strcmp(f + n - 3, ".go") != 0) {
            fprintf(stderr, "named files must be .go files: %s\n", f);
            puts("FAIL\t [setup failed]\nFAIL");
            return false;
        }
        if (stat(f, &st) != 0) {
            fprintf(stderr, "stat %s: no such file or directory\n", f);
            return false;
        }
        char *d = slash ? format("%.*s", slash > f ? (int)(slash - f) : 1, f) : xstrdup(".");
        char real[4096];
        d = xstrdup(shown_dir(realpath(d, real) ? real : d));
        if (dir && strcmp(dir, d) != 0) {
            fprintf(stderr, "named files must all be in one directory; have %s and %s\n", strncmp(dir, "./", 2) ? dir : dir + 2, strncmp(d, "./", 2) ? d : d + 2);
            return false;
        }
        dir = d;
        vec_push(&T.files, xstrdup(base));
    }
    vec_push(&T.pkgs, (Pkg){xstrdup(dir), xstrdup("command-line-arguments"), NULL});
    return true;
}

static bool names_file(const char *pattern) {
    size_t n = strlen(pattern);
    struct stat st;
    return n > 3 && strcmp(pattern + n - 3, ".go") == 0 && stat(pattern, &st) == 0 && !S_ISDIR(st.st_mode);
}

// ---- running ----

// ---- coverage ----

// ./... and the like as import paths; others stay what they are.
static char *pattern_path(const char *pattern) {
    char real[4096], *dir = xstrdup(pattern);
    if (dir[0] != '.' && dir[0] != '/') return dir;
    size_t n = strlen(dir);
    bool all = n >= 3 && strcmp(dir + n - 3, "...") == 0;
    if (all) dir[n - 3] = 0;
    size_t k = strlen(T.root);
    if (realpath(*dir ? dir : ".", real) && k && strncmp(real, T.root, k) == 0) return format("%s%s%s", T.modpath, real + k, all ? "/..." : "");
    return dir;
}

static void cover_begin(void) {
    if (!T.cover) return;
    for (int i = 0; i < T.coverpatterns.n; i++) vec_push(&T.coverpaths, pattern_path(T.coverpatterns.v[i]));
    if (!T.coverprofile) return;
    char cwd[4096];
    if (T.coverprofile[0] != '/') T.coverprofile = format("%s/%s", T.outputdir ? T.outputdir : getcwd(cwd, sizeof cwd) ? cwd : ".", T.coverprofile);
    T.merged = fopen(T.coverprofile, "we");
    if (!T.merged) {
        fprintf(stderr, "gosling test: open %s: %s\n", T.coverprofile, strerror(errno));
        exit(1);
    }
    static const char *const modes[] = {"set", "count", "atomic"};
    fprintf(T.merged, "mode: %s\n", modes[T.covermode]);
}

static char *cover_part(void) { return format("%s/cover.out", T.tmp); }

// A package's profile joins the others, without its first line.
static void cover_merge(void) {
    char *name = cover_part(), *line = NULL;
    size_t cap = 0;
    FILE *f = fopen(name, "re");
    for (bool head = true; f && getline(&line, &cap, f) > 0; head = false)
        if (!head) fputs(line, T.merged);
    if (f) fclose(f);
    unlink(name);
    free(line);
    free(name);
}

// What the tests say about coverage, for the line about the package.
static char *cover_note(const Buf *out) {
    const char *last = NULL;
    for (const char *s = T.cover ? out->s : NULL; s && (s = strstr(s, "coverage: ")); s++)
        if (s == out->s || s[-1] == '\n') last = s;
    return last ? format("\t%.*s", (int)strcspn(last, "\n"), last) : xstrdup("");
}

// A script that stands for the test binary: os.Args[0] of tests that start themselves.
static char *script(const Pkg *p) {
    char self[4096], real[4096];
    ssize_t n = readlink("/proc/self/exe", self, sizeof self - 1);
    if (!T.tmp[0]) {
        snprintf(T.tmp, sizeof T.tmp, "%.40s/gosling-testXXXXXX", getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp");
        if (!mkdtemp(T.tmp)) T.tmp[0] = 0;
    }
    const char *slash = strrchr(p->path, '/');
    char *name = format("%s/%s.test", T.tmp, slash ? slash + 1 : p->path);
    FILE *f = n > 0 && T.tmp[0] && realpath(p->dir, real) ? fopen(name, "w") : NULL;
    if (f) {
        fprintf(f, "#!/bin/sh\nexec '%.*s' test -gosling.binary '%s' '%s' \"$0\" \"$@\"\n", (int)n, self, real, p->path);
        fclose(f);
        chmod(name, 0700);
    }
    return name;
}

static void remove_scripts(void) {
    DIR *d = T.tmp[0] ? opendir(T.tmp) : NULL;
    for (struct dirent *e; d && (e = readdir(d));) {
        char *path = format("%s/%s", T.tmp, e->d_name);
        unlink(path);
        free(path);
    }
    if (d) closedir(d);
    if (T.tmp[0]) rmdir(T.tmp);
}

typedef struct Sink { Test2json *json; Buf out; bool direct, keep; char last; bool any; } Sink;

static void sink_write(Sink *s, const char *p, size_t n) {
    if (!n) return;
    s->any = true;
    s->last = p[n - 1];
    if (s->keep) buf_bytes(&s->out, p, n);
    if (s->json) test2json_write(s->json, p, n);
    else if (s->direct) {
        fwrite(p, 1, n, stdout);
        fflush(stdout);
    }
}

static void sink_printf(Sink *s, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
static void sink_printf(Sink *s, const char *fmt, ...) {
    Buf b = BUF_INIT;
    va_list ap;
    va_start(ap, fmt);
    buf_vprintf(&b, fmt, ap);
    va_end(ap);
    sink_write(s, buf_cstr(&b), b.len);
    buf_fini(&b);
}

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

// Reads what the tests print until their process has ended (a grandchild may hold the pipe), or the time is up a minute ago.
static int read_output(Sink *s, int fd, pid_t pid, double start, bool *killed) {
    int status = 0;
    bool ended = false;
    char chunk[65536];
    for (;;) {
        struct pollfd p = {.fd = fd, .events = POLLIN};
        int r = poll(&p, 1, 100);
        if (r > 0) {
            ssize_t n = read(fd, chunk, sizeof chunk);
            if (n <= 0) break;
            sink_write(s, chunk, (size_t)n);
        } else if (r == 0) {
            if (ended) break;
            ended = waitpid(pid, &status, WNOHANG) == pid;
            if (!ended && T.timeout > 0 && now() - start > T.timeout + (*killed ? 65 : 60)) {
                kill(pid, *killed ? SIGKILL : SIGQUIT);
                *killed = true;
            }
        }
    }
    if (!ended) while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {}
    return status;
}

static const char *exit_text(int status) {
    if (!WIFSIGNALED(status)) return format("exit status %d", WEXITSTATUS(status));
    const char *name = strsignal(WTERMSIG(status));
    char *text = format("signal: %s%s", name, WCOREDUMP(status) ? " (core dumped)" : "");
    for (char *c = text + 8; *c && *c != '('; c++) *c = (char)(*c >= 'A' && *c <= 'Z' ? *c | 32 : *c);
    return text;
}

static bool contains_line(const Buf *b, const char *line) {
    size_t n = strlen(line);
    for (const char *s = b->s; s && (s = strstr(s, line)); s++)
        if ((s == b->s || s[-1] == '\n') && s[n] == '\n') return true;
    return false;
}

// The tests have ended: the line about the package.
static void conclude(const Pkg *p, Sink *s, int status, double seconds, bool killed) {
    if (status == 0) {
        const char *note = contains_line(&s->out, "testing: warning: no tests to run")         ? " [no tests to run]"
                           : contains_line(&s->out, "testing: warning: no fuzz tests to fuzz") ? " [no fuzz tests to fuzz]"
                                                                                               : "";
        char *covered = cover_note(&s->out);
        if (!T.showpass && !s->direct && !s->json) buf_reset(&s->out);
        else if (s->keep && s->any && s->last != '\n') sink_write(s, "\n", 1);
        sink_printf(s, "ok  \t%s\t%.3fs%s%s\n", p->path, seconds, covered, note);
        return;
    }
    T.failed = true;
    if (killed) sink_printf(s, "*** Test killed with quit: ran too long (%.0fs).\n", T.timeout + 60);
    if (!s->keep || !s->any || WIFSIGNALED(status)) sink_printf(s, "%s\n", exit_text(status));
    else if (s->last != '\n') sink_write(s, "\n", 1);
    sink_printf(s, "%sFAIL\t%s\t%.3fs\n", s->json ? "\x16" : "", p->path, seconds);
}

static void run_package(const Pkg *p) {
    int report[2], out[2];
    if (pipe2(report, O_CLOEXEC) != 0 || pipe2(out, O_CLOEXEC) != 0) {
        perror("gosling test: pipe");
        exit(2);
    }
    char *name = p->problem ? NULL : script(p);
    fflush(stdout);
    fflush(stderr);
    pid_t pid = p->problem ? 0 : fork();
    if (pid == 0 && !p->problem) {
        char real[4096];
        int null = open("/dev/null", O_RDONLY), warnfd = fcntl(2, F_DUPFD_CLOEXEC, 3);
        dup2(null, 0);
        dup2(out[1], 1);
        dup2(out[1], 2);
        close(null);
        close(out[0]);
        close(out[1]);
        close(report[0]);
        VEC(char *) args = {0};
        vec_push(&args, name);
        if (T.merged) vec_push(&args, format("-test.coverprofile=%s", cover_part()));
        for (int i = 0; i < T.args.n; i++) vec_push(&args, T.args.v[i]);
        int n = args.n;
        vec_push(&args, NULL);
        TestPackage t = {p->dir, p->path, T.files.v, T.files.n, T.flags.v, T.flags.n, .cover = {.mode = -1}};
        if (T.cover) {
            TestDir *tested = xcalloc((size_t)T.pkgs.n, sizeof *tested);
            int k = 0;
            for (int i = 0; i < T.pkgs.n; i++)
                if (!T.pkgs.v[i].problem) tested[k++] = (TestDir){T.pkgs.v[i].dir, T.pkgs.v[i].path};
            t.cover = (TestCover){T.covermode, T.coverpaths.v, T.coverpatterns.v, T.coverpaths.n, tested, k, p == T.pkgs.v ? warnfd : 0, T.merged ? cover_part() : NULL};
        }
        testmain_run(&t, realpath(p->dir, real) ? real : NULL, report[1], n, args.v);
    }
    close(report[1]);
    close(out[1]);
    Buf text = BUF_INIT;
    char chunk[4096];
    for (ssize_t n; (n = read(report[0], chunk, sizeof chunk)) > 0;) buf_bytes(&text, chunk, (size_t)n);
    close(report[0]);
    if (p->problem) buf_printf(&text, "S# %s\n%s\n", p->path, p->problem);
    const char *said = buf_cstr(&text);
    Sink s = {.direct = T.stream || (T.showpass && T.pkgs.n == 1), .keep = !T.stream};
    double start = now();
    if (*said == 'F' || *said == 'S') {
        T.failed = true;
        const char *of = said + 3, *missing = *said == 'S' ? strstr(said, ": package ") : NULL;
        if (!missing && *said == 'S' && (missing = strstr(said, " provides package "))) missing += 8;
        if (missing) of = missing + 10;  // -json names what could not be loaded
        char *id = format("%.*s%s", (int)strcspn(of, missing ? " ;:\n" : "\n"), of, strstr(said, ": wrong signature for ") ? ".test" : "");
        if (T.json) {
            test2json_build(id, said + 1);
            s.json = test2json_new(p->path);
        } else fputs(said + 1, stderr);
        sink_printf(&s, "FAIL\t%s [%s failed]\n", p->path, *said == 'F' ? "build" : "setup");
        if (s.json) test2json_close(s.json, true, id);
        free(id);
        if (pid > 0) waitpid(pid, NULL, 0);
    } else {
        if (T.json) s.json = test2json_new(p->path);
        bool killed = false;
        int status = 0;
        if (*said == 'N') {
            waitpid(pid, NULL, 0);
            if (T.merged) cover_merge();
            if (said[1]) sink_printf(&s, "\t%s\t\tcoverage: 0.0%% of statements\n", p->path);
            else
            sink_printf(&s, "?   \t%s\t[no test files]\n", p->path);
        } else {
            status = read_output(&s, out[0], pid, start, &killed);
            conclude(p, &s, status, now() - start, killed);
            if (T.merged) cover_merge();
        }
        if (s.json) test2json_close(s.json, status != 0, NULL);
    }
    if (!s.direct && !s.json) fwrite(s.out.s ? s.out.s : "", 1, s.out.len, stdout);
    fflush(stdout);
    close(out[0]);
    buf_fini(&s.out);
    buf_fini(&text);
}

int cmd_test(int argc, char **argv) {
    if (argc > 3 && strcmp(argv[0], "-gosling.binary") == 0)
        testmain_run(&(TestPackage){.dir = argv[1], .path = argv[2], .cover = {.mode = -1}}, NULL, dup(2), argc - 3, argv + 3);
    T.timeout = 600;
    if (!parse_args(argc, argv)) return 2;
    char cwd[4096];
    if (T.profile && !T.outputdir) vec_push(&T.args, format("-test.outputdir=%s", getcwd(cwd, sizeof cwd) ? cwd : "."));  // the tests run in their package's directory
    // what the program gets from this command comes before the user's flags
    VEC(char *) args = {0};
    vec_push(&args, "-test.paniconexit0");
    if (!T.timeoutset) vec_push(&args, "-test.timeout=10m0s");
    if (T.json) vec_push(&args, "-test.v=test2json");
    else if (T.verbose) vec_push(&args, "-test.v=true");
    for (int i = 0; i < T.args.n; i++) vec_push(&args, T.args.v[i]);
    T.args.v = args.v;
    T.args.n = args.n;
    T.showpass = T.verbose || T.list;
    T.stream = !T.patterns.n || T.bench || T.fuzz;
    find_module();
    bool files = false;
    for (int i = 0; i < T.patterns.n; i++) files = files || names_file(T.patterns.v[i]);
    if (files && !named_files()) return 1;
    for (int i = 0; i < T.patterns.n && !files; i++) expand(T.patterns.v[i]);
    if (!T.patterns.n) expand(".");
    if (!T.pkgs.n) {
        fprintf(stderr, "no packages to test\n");
        return 1;
    }
    if (T.profile && T.pkgs.n > 1) {
        fprintf(stderr, "cannot use -%s flag with multiple packages\n", T.profile);
        return 1;
    }
    cover_begin();
    for (int i = 0; i < T.pkgs.n && !(T.failfast && T.failed); i++) run_package(&T.pkgs.v[i]);
    remove_scripts();
    if (T.merged) fclose(T.merged);
    if (T.failed && !T.json && !T.fuzz && T.patterns.n) puts("FAIL");
    return T.failed ? 1 : 0;
}
