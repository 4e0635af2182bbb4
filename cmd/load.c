// load.c - finds and reads the source of packages for the checker: the program's own files, the embedded standard library.
#include <dirent.h>
#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>
#include "cmd/cmd.h"
#include "stdlib/stdlib.h"

static Package *import_std(Loader *l, const char *path) {
    const StdPackage *p = std_find(path);
    if (!p) return NULL;
    static Arena *a;  // one for all: packages are small, and never freed
    if (!a) a = arena_new();
    VEC(File *) files = {0};
    for (int i = 0; i < p->nfiles; i++) {
        FileSrc *src = pos_add_file(p->files[i].name, p->files[i].text, (size_t)p->files[i].size);
        vec_push(&files, parse_file(a, src, &l->diags, PARSE_LAZY_BODIES | PARSE_LAZY_SIGS));
    }
    return types_check_package(l->ck, path, files.v, files.n, NULL, CHECK_LAZY | CHECK_NATIVE);
}

static Package *import(Importer *imp, const char *path, const char *fromdir, Pos pos) {
    Loader *l = imp->data;
    (void)fromdir;
    Package *p = types_find_package(l->ck, path);
    if (p) return p;
    if (types_importing(l->ck, path)) {
        diag_error(&l->diags, pos, "import cycle not allowed: import of \"%s\"", path);
        return NULL;
    }
    int before = l->diags.nerrors;
    p = import_std(l, path);
    if (p) return p;
    if (l->root && l->modpath) {
        size_t n = strlen(l->modpath);
        if (strncmp(path, l->modpath, n) == 0 && (path[n] == '/' || path[n] == 0)) {
            Buf b = BUF_INIT;
            buf_printf(&b, "%s%s", l->root, path + n);
            p = load_package_dir(l, buf_cstr(&b), path, 0);
            buf_fini(&b);
            if (p || l->diags.nerrors > before) return p;
        }
    }
    const char *dot = strchr(path, '.'), *slash = strchr(path, '/');
    if (dot && (!slash || dot < slash)) diag_error(&l->diags, pos, "no required module provides package %s", path);
    else diag_error(&l->diags, pos, "package %s is not in std", path);
    return NULL;
}

static Loader *current;
static Package *import_by_path(const char *path) { return current->imp.import(&current->imp, path, ".", NO_POS); }

void loader_init(Loader *l) {
    memset(l, 0, sizeof *l);
    diag_init(&l->diags);
    l->imp = (Importer){.import = import, .data = l};
    l->ck = types_new_checker(&l->imp, &l->diags);
    types_set_pos_prefix(l->ck, "./");
    current = l;
    compile_import = import_by_path;
}

void loader_report(Loader *l) {
    if (l->allerrors) l->diags.limit = 0;
    diag_fprint(&l->diags, stderr, "./");
}

// before: how many errors there were when the package was begun; those of other packages do not count here.
static Package *check(Loader *l, const char *path, File **files, int n, unsigned flags, int before) {
    for (int i = 0; i < n; i++)
        if (files[i]->n.flags & NF_BAD) return NULL;
    const char *version = NULL;
    Package *p = types_check_package(l->ck, path, files, n, version, flags);
    return p->failed || l->diags.nerrors > before ? NULL : p;
}

Package *load_text(Loader *l, const char *name, const char *text, size_t len, unsigned flags) {
    Arena *a = arena_new();
    File *f = parse_file(a, pos_add_file(name, text, len), &l->diags, 0);
    return check(l, "main", &f, 1, flags, 0);
}

// A word of the end of a file's name, such as _windows_arm64, that names another system or architecture.
static bool foreign(const char *s, size_t n) {
    static const char *const others[] = {
        "aix",   "android", "darwin", "dragonfly", "freebsd",  "illumos", "ios",     "js",     "netbsd", "openbsd", "plan9", "solaris", "wasip1",
        "windows", "386",   "arm",    "arm64",     "loong64",  "mips",    "mips64",  "mips64le", "mipsle", "ppc64", "ppc64le", "riscv64", "s390x", "wasm"};
    for (size_t i = 0; i < ARRAY_LEN(others); i++)
        if (strlen(others[i]) == n && memcmp(others[i], s, n) == 0) return true;
    return false;
}

// The Go files of a directory that take part in a build for linux/amd64, as far as names tell.
static bool matches(const char *name) {
    size_t n = strlen(name);
    if (n < 4 || strcmp(name + n - 3, ".go") != 0 || name[0] == '_' || name[0] == '.') return false;
    n -= 3;
    if (n > 5 && memcmp(name + n - 5, "_test", 5) == 0) return false;
    bool more = true;  // only before _amd64 stands a system too
    while (more) {
        size_t at = n;
        while (at > 0 && name[at - 1] != '_') at--;
        if (at == 0) break;
        if (foreign(name + at, n - at)) return false;
        more = n - at == 5 && memcmp(name + at, "amd64", 5) == 0;
        n = at - 1;
    }
    return true;
}

static bool tag_holds(const char *name, size_t n, void *arg) {
    static const char *const set[] = {"linux", "amd64", "unix", "gc"};
    (void)arg;
    for (size_t i = 0; i < ARRAY_LEN(set); i++)
        if (strlen(set[i]) == n && memcmp(set[i], name, n) == 0) return true;
    if (n > 4 && memcmp(name, "go1.", 4) == 0) return atoi(name + 4) <= 26;
    return false;
}

static int by_name(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

Package *load_package_dir(Loader *l, const char *dir, const char *path, unsigned flags) {
    DIR *d = opendir(dir);
    if (!d) return NULL;
    int before = l->diags.nerrors;
    VEC(char *) names = {0};
    Arena *a = arena_new();
    for (struct dirent *e; (e = readdir(d));)
        if (matches(e->d_name)) vec_push(&names, arena_printf(a, "%s/%s", dir, e->d_name));
    closedir(d);
    if (!names.n) return NULL;
    qsort(names.v, (size_t)names.n, sizeof *names.v, by_name);
    VEC(File *) files = {0};
    for (int i = 0; i < names.n; i++) {
        char err[300];
        const char *shown = strncmp(names.v[i], "./", 2) == 0 ? names.v[i] + 2 : names.v[i];
        char cwd[4096];
        if (getcwd(cwd, sizeof cwd) && strncmp(shown, cwd, strlen(cwd)) == 0 && shown[strlen(cwd)] == '/') shown += strlen(cwd) + 1;
        FileSrc *src = pos_read_file(names.v[i], shown, err, sizeof err);
        if (!src) {
            fprintf(stderr, "gosling: %s\n", err);
            return NULL;
        }
        Diags ignored;
        diag_init(&ignored);
        File *f = parse_file(a, src, &ignored, PARSE_HEADER_ONLY);
        diag_fini(&ignored);
        if (f->build && !parse_build_holds(f->build->text + 8, f->build->len - 8, tag_holds, NULL)) continue;
        vec_push(&files, parse_file(a, src, &l->diags, 0));
    }
    if (!files.n) return NULL;
    return check(l, path, files.v, files.n, flags, before);
}

// The module that dir belongs to: the nearest go.mod upward.
static void find_module(Loader *l, const char *dir) {
    char real[4096];
    if (!realpath(dir, real)) return;
    Buf b = BUF_INIT;
    for (size_t n = strlen(real); n; n--) {
        if (real[n] != '/' && real[n] != 0) continue;
        real[n] = 0;
        buf_reset(&b);
        buf_printf(&b, "%s/go.mod", real);
        if (access(buf_cstr(&b), R_OK) != 0) continue;
        char err[300];
        FileSrc *mod = pos_read_file(buf_cstr(&b), buf_cstr(&b), err, sizeof err);
        const char *m = mod ? mod->text : NULL;
        while (m && !(strncmp(m, "module", 6) == 0 && (m[6] == ' ' || m[6] == '\t'))) m = strchr(m, '\n') ? strchr(m, '\n') + 1 : NULL;
        if (!m) break;
        m += 6 + strspn(m + 6, " \t\"");
        size_t len = strcspn(m, " \t\r\n\"");
        char *path = xcalloc(len + 1, 1);
        memcpy(path, m, len);
        l->modpath = path;
        l->root = xstrdup(real);
        break;
    }
    buf_fini(&b);
}

// The directory part of a file name.
static void find_module_of_file(Loader *l, const char *name) {
    const char *slash = strrchr(name, '/');
    char *dir = slash ? strndup(name, (size_t)(slash - name + 1)) : xstrdup(".");
    find_module(l, dir);
    free(dir);
}

Package *load_files(Loader *l, char **names, int n, unsigned flags) {
    Arena *a = arena_new();
    VEC(File *) files = {0};
    for (int i = 0; i < n; i++) {
        char err[300];
        FileSrc *src = pos_read_file(names[i], names[i], err, sizeof err);
        if (!src) {
            fprintf(stderr, "gosling: %s\n", err);
            return NULL;
        }
        vec_push(&files, parse_file(a, src, &l->diags, 0));
    }
    if (n) find_module_of_file(l, names[0]);
    return check(l, "main", files.v, files.n, flags, 0);
}

Package *load_dir(Loader *l, const char *dir, unsigned flags) {
    find_module(l, dir);
    Package *p = load_package_dir(l, dir, "main", flags);
    if (!p && !l->diags.nerrors) fprintf(stderr, "gosling: no Go files in %s\n", dir);
    return p;
}
