// pkgdir.c - the files of a package's directory: which take part in a build for linux/amd64, and reading them.
// Twin: $GOROOT/src/go/build/build.go (MatchFile, ImportDir)
#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>
#include "cmd/load.h"

static const char *const systems[] = {"aix",   "android", "darwin", "dragonfly", "freebsd", "hurd",    "illumos", "ios",    "js",
                                      "linux", "nacl",    "netbsd", "openbsd",   "plan9",   "solaris", "wasip1",  "windows", "zos"};
static const char *const machines[] = {"386",    "amd64",  "amd64p32",   "arm",   "armbe", "arm64", "arm64be", "loong64", "mips",
                                       "mipsle", "mips64", "mips64le",   "mips64p32", "mips64p32le", "ppc", "ppc64", "ppc64le", "riscv",
                                       "riscv64", "s390", "s390x", "sparc", "sparc64", "wasm"};

static bool listed(const char *const *list, size_t count, const char *s, size_t n) {
    for (size_t i = 0; i < count; i++)
        if (strlen(list[i]) == n && memcmp(list[i], s, n) == 0) return true;
    return false;
}

// Is name a word of a comma-separated list?
static bool in_words(const char *list, const char *name, size_t n) {
    for (const char *s = list; s && *s; s += strcspn(s, ", "), s += strspn(s, ", "))
        if (strcspn(s, ", ") == n && memcmp(s, name, n) == 0) return true;
    return false;
}

bool pkgdir_tag(const char *name, size_t n, void *loader) {
    static const char *const set[] = {"linux", "amd64", "unix", "gc", "purego"};  // purego: what there is in assembly otherwise
    Loader *l = loader;
    if (listed(set, ARRAY_LEN(set), name, n) || in_words(l->tags, name, n)) return true;
    return n > 4 && memcmp(name, "go1.", 4) == 0 && atoi(name + 4) <= 26;
}

// Does the end of the name, _SYSTEM, _MACHINE or _SYSTEM_MACHINE, admit the file? The first word is never one of them.
static bool name_fits(Loader *l, const char *name, size_t n) {
    const char *first = memchr(name, '_', n);
    if (!first) return true;
    const char *end = name + n, *a = end;
    while (a > first + 1 && a[-1] != '_') a--;
    size_t na = (size_t)(end - a);
    bool machine = listed(machines, ARRAY_LEN(machines), a, na);
    if (!machine) return !listed(systems, ARRAY_LEN(systems), a, na) || pkgdir_tag(a, na, l);
    if (!pkgdir_tag(a, na, l)) return false;
    if (a == first + 1) return true;
    const char *s = a - 1;
    while (s > first + 1 && s[-1] != '_') s--;
    size_t ns = (size_t)(a - 1 - s);
    return !listed(systems, ARRAY_LEN(systems), s, ns) || pkgdir_tag(s, ns, l);
}

enum kind { OTHER, SOURCE, TEST };
static enum kind kind_of(const char *name) {
    size_t n = strlen(name);
    if (n < 4 || strcmp(name + n - 3, ".go") != 0 || name[0] == '_' || name[0] == '.') return OTHER;
    return n >= 8 && memcmp(name + n - 8, "_test", 5) == 0 ? TEST : SOURCE;
}

bool pkgdir_any(const char *dir) {
    DIR *d = opendir(dir);
    bool any = false;
    if (!d) return false;
    for (struct dirent *e; !any && (e = readdir(d));) any = kind_of(e->d_name) != OTHER;
    closedir(d);
    return any;
}

// Relative to the working directory where that is shorter.
const char *pkgdir_shown(const char *path) {
    char cwd[4096];
    while (path[0] == '.' && path[1] == '/') path += 2;
    if (path[0] != '/' || !getcwd(cwd, sizeof cwd)) return path;
    size_t n = 0, same = 0;  // same: length of the common directories
    for (; cwd[n] && cwd[n] == path[n]; n++)
        if (cwd[n] == '/') same = n;
    if (!cwd[n] && path[n] == '/') return path + n + 1;
    Buf b = BUF_INIT;
    for (const char *s = cwd + same; (s = strchr(s, '/')); s++) buf_str(&b, "../");
    buf_str(&b, path + same + 1);
    buf_cstr(&b);
    return b.len < strlen(path) ? buf_take(&b) : path;
}

FileSrc *pkgdir_source(const char *path) {
    char err[300];
    FileSrc *src = pos_read_file(path, pkgdir_shown(path), err, sizeof err);
    if (!src) fprintf(stderr, "gosling: %s\n", err);
    return src;
}

static int by_name(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

static bool uses_cgo(File *f) {
    for (int i = 0; i < f->imports.n; i++) {
        ImportSpec *s = (ImportSpec *)f->imports.v[i];
        if (s->value && strcmp(s->value->s, "C") == 0) return true;
    }
    return false;
}

// The end of the last blank line among the blank and // lines at the top of a file: only above it count // +build lines.
static const char *header_end(const char *s) {
    const char *end = s;
    for (;;) {
        s += strspn(s, " \t\r");
        if (*s == '\n') end = ++s;
        else if (s[0] == '/' && s[1] == '/' && strchr(s, '\n')) s = strchr(s, '\n') + 1;
        else return end;
    }
}

// One option of a // +build line: terms with commas between them, all of which must hold.
static bool option_holds(Loader *l, const char *s, size_t n) {
    for (const char *end = s + n; s < end;) {
        const char *comma = memchr(s, ',', (size_t)(end - s)), *stop = comma ? comma : end;
        bool not = *s == '!';
        s += not;
        if (s == stop || pkgdir_tag(s, (size_t)(stop - s), l) == not) return false;
        s = stop + 1;
    }
    return n > 0;
}

// The constraints of before Go 1.17, which a file without //go:build may still have: one option of each line must hold.
static bool plusbuild_holds(Loader *l, const FileSrc *src) {
    const char *end = header_end(src->text);
    for (const char *s = src->text; s < end; s += *s == '\n') {
        s += strspn(s, " \t\r/");
        if (strncmp(s, "+build", 6) != 0 || !strchr(" \t\r\n", s[6])) {
            s += strcspn(s, "\n");
            continue;
        }
        bool ok = false;
        for (s += 6; *s && *s != '\n';) {
            s += strspn(s, " \t\r");
            size_t n = strcspn(s, " \t\r\n");
            if (n) ok |= option_holds(l, s, n);
            s += n;
        }
        if (!ok) return false;
    }
    return true;
}

// NULL: its constraints or import "C" leave it out.
static File *parse_fitting(Loader *l, Arena *a, const char *name) {
    FileSrc *src = pkgdir_source(name);
    if (!src) exit(1);
    Diags ignored;
    diag_init(&ignored);
    File *f = parse_file(a, src, &ignored, PARSE_IMPORTS_ONLY);
    diag_fini(&ignored);
    if (uses_cgo(f)) return NULL;
    if (f->build ? !parse_build_holds(f->build->text + 8, f->build->len - 8, pkgdir_tag, l) : !plusbuild_holds(l, src)) return NULL;
    return parse_file(a, src, &l->diags, 0);
}

static bool meant(const Unit *u, const char *name) {
    for (int i = 0; i < u->nonly; i++)
        if (strcmp(u->only[i], name) == 0) return true;
    return !u->only;
}

void pkgdir_part(Loader *l, Unit *u, bool tests) {
    DIR *d = opendir(u->dir);
    VEC(char *) names = {0};
    Arena *a = arena_new();
    for (struct dirent *e; d && (e = readdir(d));)
        if (kind_of(e->d_name) == (tests ? TEST : SOURCE) && meant(u, e->d_name) && name_fits(l, e->d_name, strlen(e->d_name) - (tests ? 8 : 3)))
            vec_push(&names, arena_printf(a, "%s/%s", u->dir, e->d_name));
    if (d) closedir(d);
    if (names.n) qsort(names.v, (size_t)names.n, sizeof *names.v, by_name);
    u->files = xcalloc((size_t)names.n + 1, sizeof *u->files);
    for (int i = 0; i < names.n; i++) {
        File *f = parse_fitting(l, a, names.v[i]);
        if (f) u->files[u->nfiles++] = f;
    }
    vec_free(&names);
}

bool pkgdir_read(Loader *l, Unit *u, const char *importer, Pos pos) {
    DIR *d = opendir(u->dir);
    if (!d) return true;
    VEC(char *) names = {0};
    Arena *a = arena_new();
    int ngo = 0, ntest = 0;
    for (struct dirent *e; (e = readdir(d));) {
        enum kind k = kind_of(e->d_name);
        ngo += k != OTHER;
        ntest += k == TEST;
        if (k == SOURCE && name_fits(l, e->d_name, strlen(e->d_name) - 3)) vec_push(&names, arena_printf(a, "%s/%s", u->dir, e->d_name));
    }
    closedir(d);
    if (names.n) qsort(names.v, (size_t)names.n, sizeof *names.v, by_name);
    VEC(File *) files = {0};
    for (int i = 0; i < names.n; i++) {
        File *f = parse_fitting(l, a, names.v[i]);
        if (!f) continue;
        const FileSrc *src = f->src;
        if (f->name && files.n && files.v[0]->name && files.v[0]->name->name != f->name->name) {
            const char *s = strrchr(files.v[0]->src->name, '/'), *t = strrchr(src->name, '/');
            char real[4096];
            load_error(l, pos, "found packages %s (%s) and %s (%s) in %s", files.v[0]->name->name->s, s ? s + 1 : files.v[0]->src->name,
                       f->name->name->s, t ? t + 1 : src->name, realpath(u->dir, real) ? real : u->dir);
            return false;
        }
        vec_push(&files, f);
    }
    u->files = files.v;
    u->nfiles = files.n;
    if (files.n || !ngo) return true;
    char real[4096];
    const char *dir = realpath(u->dir, real) ? real : u->dir;
    if (importer) {
        load_error(l, NO_POS, "package %s", importer);
        if (ntest == ngo) load_error(l, NO_POS, "\timports %s: no non-test Go files in %s", u->path, dir);
        else load_error(l, NO_POS, "\timports %s: build constraints exclude all Go files in %s", u->path, dir);
    } else if (ntest == ngo) load_error(l, NO_POS, "package %s: no non-test Go files in %s", u->path, dir);
    else load_error(l, NO_POS, "package %s: build constraints exclude all Go files in %s", u->path, dir);
    return false;
}
