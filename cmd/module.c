// module.c - go.mod files: which module is around a directory, and which directory provides a package.
// Twin: cmd/go/internal/modload (minimal version selection), golang.org/x/mod/{modfile,module,semver}
//
// The build list is found once: from the main module's requirements on, the greatest version that anyone asks for of each module whose go.mod
// is on this machine, in a replacing directory or in the module cache. Nothing is downloaded.
#include <ctype.h>
#include <sys/stat.h>
#include <unistd.h>
#include "cmd/load.h"

static const char *join(const char *dir, const char *name) {
    Buf b = BUF_INIT;
    buf_printf(&b, "%s/%s", dir, name);
    buf_cstr(&b);
    return buf_take(&b);
}

static bool is_dir(const char *path) {
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

// The words of a line, quotes removed, up to a comment; at most max.
static int words(const char *s, const char *end, const char **w, int max) {
    int n = 0;
    while (n < max) {
        while (s < end && (isspace((unsigned char)*s))) s++;
        if (s == end || (end - s > 1 && s[0] == '/' && s[1] == '/')) break;
        const char *from = s;
        if (*s == '"' || *s == '`') {
            char q = *s++;
            from = s;
            while (s < end && *s != q) s++;
            w[n++] = strndup(from, (size_t)(s - from));
            if (s < end) s++;
            continue;
        }
        while (s < end && !isspace((unsigned char)*s)) s++;
        w[n++] = strndup(from, (size_t)(s - from));
    }
    return n;
}

static void directive(Module *m, const char *verb, const char **w, int n) {
    if (n < 1) return;
    if (strcmp(verb, "module") == 0) m->path = w[0];
    else if (strcmp(verb, "go") == 0) {
        Buf b = BUF_INIT;
        buf_printf(&b, "go%s", w[0]);
        buf_cstr(&b);
        m->go = buf_take(&b);
    } else if (strcmp(verb, "require") == 0 && n >= 2) {
        vec_push(&m->require, (ModVersion){w[0], w[1]});
    } else if (strcmp(verb, "replace") == 0) {
        Replace r = {{w[0], NULL}, {NULL, NULL}};
        int at = 1;
        if (at < n && strcmp(w[at], "=>") != 0) r.from.version = w[at++];
        if (++at >= n) return;
        r.to.path = w[at++];
        if (at < n) r.to.version = w[at];
        vec_push(&m->replace, r);
    }
}

static Module *parse_mod(const char *dir) {
    char err[300];
    const char *file = join(dir, "go.mod");
    if (access(file, R_OK) != 0) return NULL;
    FileSrc *src = pos_read_file(file, file, err, sizeof err);
    if (!src) return NULL;
    Module *m = xcalloc(1, sizeof *m);
    m->dir = dir;
    const char *block = NULL;
    for (const char *s = src->text, *eol; *s; s = *eol ? eol + 1 : eol) {
        eol = s + strcspn(s, "\n");
        const char *w[6];
        int n = words(s, eol, w, 6);
        if (n == 0) continue;
        if (block) {
            if (strcmp(w[0], ")") == 0) block = NULL;
            else directive(m, block, w, n);
        } else if (n > 1 && strcmp(w[1], "(") == 0) block = w[0];
        else directive(m, w[0], w + 1, n - 1);
    }
    if (!m->path) m->path = "";
    if (!m->go) m->go = "go1.16";
    return m;
}

Module *module_around(Loader *l, const char *dir) {
    char real[4096];
    if (!realpath(dir, real)) return NULL;
    for (size_t n = strlen(real) + 1; n-- > 0;) {
        if (real[n] != '/' && real[n] != 0) continue;
        real[n] = 0;
        Module *m = parse_mod(real);
        if (!m) continue;
        m->dir = xstrdup(real);
        int minor = 0;
        if (sscanf(m->go, "go1.%d", &minor) == 1 && minor > 26)
            load_error(l, NO_POS, "go: go.mod requires go >= %s (running go 1.26)", m->go + 2);
        const char *mode = l->modflag;
        m->vendored = mode ? strcmp(mode, "vendor") == 0 : minor >= 14 && is_dir(join(m->dir, "vendor"));
        return m;
    }
    return NULL;
}

// ---- versions -------------------------------------------------------------------------------

// One dot-separated field: numbers by value, and below words.
static int compare_fields(const char *a, size_t n, const char *b, size_t m) {
    bool an = n && strspn(a, "0123456789") >= n, bn = m && strspn(b, "0123456789") >= m;
    if (an != bn) return an ? -1 : 1;
    if (an && n != m) return n < m ? -1 : 1;
    int c = memcmp(a, b, n < m ? n : m);
    return c ? c : n < m ? -1 : n > m;
}

static int compare_dotted(const char *a, size_t na, const char *b, size_t nb) {
    const char *ae = a + na, *be = b + nb;
    while (a < ae && b < be) {
        const char *x = memchr(a, '.', (size_t)(ae - a)), *y = memchr(b, '.', (size_t)(be - b));
        if (!x) x = ae;
        if (!y) y = be;
        int c = compare_fields(a, (size_t)(x - a), b, (size_t)(y - b));
        if (c) return c;
        a = x < ae ? x + 1 : ae;
        b = y < be ? y + 1 : be;
    }
    return (a < ae) - (b < be);
}

static int compare_versions(const char *a, const char *b) {
    a += *a == 'v';
    b += *b == 'v';
    size_t na = strcspn(a, "-+"), nb = strcspn(b, "-+");
    int c = compare_dotted(a, na, b, nb);
    if (c) return c;
    bool pa = a[na] == '-', pb = b[nb] == '-';  // before the release itself
    if (!pa || !pb) return pb - pa;
    return compare_dotted(a + na + 1, strcspn(a + na + 1, "+"), b + nb + 1, strcspn(b + nb + 1, "+"));
}

// ---- the build list -------------------------------------------------------------------------

static const char *cache_dir(void) {
    const char *s = getenv("GOMODCACHE");
    if (s && *s) return s;
    if ((s = getenv("GOPATH")) && *s) return join(strndup(s, strcspn(s, ":")), "pkg/mod");
    return (s = getenv("HOME")) ? join(s, "go/pkg/mod") : "/nonexistent";
}

// The cache writes capitals as ! and the small letter.
static const char *cached(ModVersion v) {
    Buf b = BUF_INIT;
    buf_printf(&b, "%s/", cache_dir());
    for (int part = 0; part < 2; part++) {
        if (part) buf_char(&b, '@');
        for (const char *s = part ? v.version : v.path; *s; s++) {
            if (*s >= 'A' && *s <= 'Z') buf_char(&b, '!');
            buf_char(&b, tolower((unsigned char)*s));
        }
    }
    buf_cstr(&b);
    return buf_take(&b);
}

// Where the source of a module is; never NULL, but the directory may be missing.
static const char *source_of(Module *main, ModVersion v) {
    for (int pass = 0; pass < 2; pass++)  // a replacement of this version is stronger than one of all
        for (int i = 0; i < main->replace.n; i++) {
            Replace *r = &main->replace.v[i];
            if (strcmp(r->from.path, v.path) != 0 || (r->from.version == NULL) != (pass == 1) || (!pass && strcmp(r->from.version, v.version) != 0)) continue;
            if (r->to.version) return cached(r->to);
            return r->to.path[0] == '/' ? r->to.path : join(main->dir, r->to.path);
        }
    return cached(v);
}

static void add_requirements(Loader *l, Module *m) {
    for (int i = 0; i < m->require.n; i++) {
        ModVersion v = m->require.v[i];
        Module *known = NULL;
        for (int k = 0; k < l->nbuild && !known; k++)
            if (strcmp(l->build[k]->path, v.path) == 0) known = l->build[k];
        if (known && (!known->version || compare_versions(v.version, known->version) <= 0)) continue;
        const char *dir = source_of(l->main, v);
        Module *x = parse_mod(dir);
        if (!x) {
            x = xcalloc(1, sizeof *x);
            x->go = "go1.16";
            x->dir = is_dir(dir) ? dir : NULL;
        }
        x->path = v.path;
        x->version = v.version;
        if (known) *known = *x;
        else {
            l->build = xrealloc(l->build, sizeof *l->build * (size_t)(l->nbuild + 1));
            l->build[l->nbuild++] = x;
        }
        add_requirements(l, x);
    }
}

// What follows the module's path in a package's path: "" or "/...". NULL: of another module.
static const char *inside(const char *path, const char *mod) {
    size_t n = strlen(mod);
    return strncmp(path, mod, n) == 0 && (path[n] == '/' || path[n] == 0) ? path + n : NULL;
}

static bool has_go(const char *dir) { return is_dir(dir) && pkgdir_any(dir); }

// The language version of a vendored package, from the notes in vendor/modules.txt.
static const char *vendored_version(Module *main, const char *path) {
    char err[300];
    static FileSrc *src;
    const char *file = join(main->dir, "vendor/modules.txt"), *go = "go1.16";
    if (!src && (access(file, R_OK) != 0 || !(src = pos_read_file(file, file, err, sizeof err)))) return go;
    for (const char *s = src->text, *eol; *s; s = *eol ? eol + 1 : eol) {
        eol = s + strcspn(s, "\n");
        const char *w[6];
        int n = words(s, eol, w, 6);
        if (n > 0 && strcmp(w[0], "#") == 0) go = "go1.16";
        else if (n > 2 && strcmp(w[0], "##") == 0 && strcmp(w[n - 2], "go") == 0) {
            Module m = {0};
            directive(&m, "go", w + n - 1, 1);
            go = m.go;
        }
        else if (n == 1 && strcmp(w[0], path) == 0) break;
    }
    return go;
}

const char *module_find(Loader *l, const char *path, const char **go) {
    if (!l->main) return NULL;
    const char *rest = inside(path, l->main->path);
    if (rest) {
        const char *dir = *rest ? join(l->main->dir, rest + 1) : l->main->dir;
        *go = l->main->go;
        if (has_go(dir)) return dir;
    }
    if (l->main->vendored) {
        const char *dir = join(join(l->main->dir, "vendor"), path);
        *go = vendored_version(l->main, path);
        return has_go(dir) ? dir : NULL;
    }
    if (!l->listed) {
        l->listed = true;
        add_requirements(l, l->main);
    }
    const char *best = NULL;
    size_t bestlen = 0;
    for (int i = 0; i < l->nbuild; i++) {
        Module *m = l->build[i];
        if (!(rest = inside(path, m->path)) || !m->dir || strlen(m->path) < bestlen) continue;
        const char *dir = *rest ? join(m->dir, rest + 1) : m->dir;
        if (!has_go(dir)) continue;
        best = dir;
        bestlen = strlen(m->path);
        *go = m->go;
    }
    return best;
}
