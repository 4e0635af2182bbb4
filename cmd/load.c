// load.c - finds and reads the packages of a program for the checker: its own files and modules, the embedded standard library.
// Twin: cmd/go/internal/load/pkg.go (wording)
#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>
#include "cmd/load.h"
#include "stdlib/stdlib.h"

void load_error(Loader *l, Pos pos, const char *fmt, ...) {
    Buf b = BUF_INIT;
    va_list ap;
    if (pos != NO_POS) {
        diag_format_pos(&b, pos, "");
        buf_str(&b, ": ");
    }
    va_start(ap, fmt);
    buf_vprintf(&b, fmt, ap);
    va_end(ap);
    buf_cstr(&b);
    vec_push(&l->loaderrors, buf_take(&b));
}

// ---- loading --------------------------------------------------------------------------------

static Unit *find_unit(Loader *l, const char *path) {
    for (int i = 0; i < l->nunits; i++)
        if (strcmp(l->units[i]->path, path) == 0) return l->units[i];
    return NULL;
}

static Unit *new_unit(Loader *l, const char *path, const char *dir, const char *go) {
    Unit *u = xcalloc(1, sizeof *u);
    *u = (Unit){.path = path, .dir = dir, .go = go};
    l->units = xrealloc(l->units, sizeof *l->units * (size_t)(l->nunits + 1));
    return l->units[l->nunits++] = u;
}

// The rule of internal packages: the importer lies at or below the parent of the last "internal" of the path.
static bool may_import(const char *path, const char *importer) {
    const char *at = NULL;
    for (const char *s = path; (s = strstr(s, "internal")); s += 8)
        if ((s == path || s[-1] == '/') && (s[8] == '/' || !s[8])) at = s;
    if (!at) return true;
    if (at == path) return false;
    size_t n = (size_t)(at - 1 - path);
    return strncmp(importer, path, n) == 0 && (importer[n] == '/' || !importer[n]);
}

static void cycle_error(Loader *l, const char *path, const char *from) {
    bool first = true;
    for (int i = 0; i < l->nunits; i++) {  // those that are loading are the way here, in order
        Unit *u = l->units[i];
        if (!u->loading) continue;
        if (first) load_error(l, NO_POS, "package %s", u->path);
        else load_error(l, NO_POS, "\timports %s from %s", u->path, u->from);
        first = false;
    }
    load_error(l, NO_POS, "\timports %s from %s: import cycle not allowed", path, from);
}

typedef struct Wanted { const char *path; Pos pos; const char *file; } Wanted;
static int by_path(const void *a, const void *b) {
    int c = strcmp(((const Wanted *)a)->path, ((const Wanted *)b)->path);
    return c ? c : ((const Wanted *)a)->pos < ((const Wanted *)b)->pos ? -1 : 1;
}

static void internal_error(Loader *l, Unit *u, Wanted *w) {
    Buf b = BUF_INIT;
    diag_format_pos(&b, w->pos, "");
    load_error(l, NO_POS, "package %s\n\t%s: use of internal package %s not allowed", u->path, buf_cstr(&b), w->path);
    buf_fini(&b);
}

static void load_imports(Loader *l, Unit *u, const char *identity);

// identity: where the importer lies, for the rule of internal packages; NULL: anywhere
static void load_import(Loader *l, Unit *u, const char *identity, Wanted *w) {
    const char *path = w->path, *go = NULL;
    if (strcmp(path, "unsafe") == 0) return;
    if (std_find(path)) {
        if (l->main && identity && !may_import(path, identity) && strcmp(l->main->path, "std") != 0 && strcmp(l->main->path, "cmd") != 0) {
            internal_error(l, u, w);
        }
        return;
    }
    if (!*path || *path == '/' || strpbrk(path, "!\"#$%&'()*,:;<=>?[\\]^`{|} ")) return;  // the checker's business
    if (path[0] == '.' && (path[1] == '/' || (path[1] == '.' && path[2] == '/') || !path[1])) {
        load_error(l, w->pos, "\"%s\" is relative, but relative import paths are not supported in module mode", path);
        return;
    }
    Unit *x = find_unit(l, path);
    if (x && x->loading) {
        cycle_error(l, path, w->file);
        return;
    }
    if (!x) {
        const char *dir = module_find(l, path, &go), *dot = strchr(path, '.'), *slash = strchr(path, '/');
        if (!dir) {
            bool host = dot && (!slash || dot < slash);
            if (!host && l->main && !may_import(path, "")) internal_error(l, u, w);
            else if (!host) load_error(l, w->pos, "package %s is not in std", path);
            else if (!l->main)
                load_error(l, w->pos, "no required module provides package %s: go.mod file not found in current directory or any parent directory; see 'go help modules'", path);
            else if (l->main->vendored)
                load_error(l, w->pos, "cannot find module providing package %s: import lookup disabled by -mod=vendor", path);
            else load_error(l, w->pos, "no required module provides package %s; to add it:\n\tgo get %s", path, path);
            return;
        }
        x = new_unit(l, path, dir, go);
        x->from = w->file;
        if (!pkgdir_read(l, x, u->path, w->pos)) return;
        load_imports(l, x, path);
    }
    if (identity && !may_import(path, identity)) {
        internal_error(l, u, w);
    } else if (x->nfiles && x->files[0]->name && strcmp(x->files[0]->name->name->s, "main") == 0) {
        load_error(l, w->pos, "import \"%s\" is a program, not an importable package", path);
    }
}

static void load_imports(Loader *l, Unit *u, const char *identity) {
    VEC(Wanted) list = {0};
    for (int i = 0; i < u->nfiles; i++) {
        const char *name = u->files[i]->src->name, *slash = strrchr(name, '/');
        for (int k = 0; k < u->files[i]->imports.n; k++) {
            ImportSpec *s = (ImportSpec *)u->files[i]->imports.v[k];
            if (s->value && s->path) vec_push(&list, (Wanted){s->value->s, s->path->e.n.pos, slash ? slash + 1 : name});
        }
    }
    if (list.n) qsort(list.v, (size_t)list.n, sizeof *list.v, by_path);
    u->loading = true;
    for (int i = 0; i < list.n; i++)
        if (i == 0 || strcmp(list.v[i].path, list.v[i - 1].path) != 0) load_import(l, u, identity, &list.v[i]);
    u->loading = false;
    vec_free(&list);
    embed_files(l, u);
}

// ---- checking -------------------------------------------------------------------------------

// before: how many errors there were when the package was begun; those of other packages do not count here.
static Package *check(Loader *l, Unit *u, const char *path, unsigned flags, int before) {
    for (int i = 0; i < u->nfiles; i++)
        if (u->files[i]->n.flags & NF_BAD) return NULL;
    Package *p = types_check_package(l->ck, path, u->files, u->nfiles, l->langset ? NULL : u->go, flags);
    return p->failed || l->diags.nerrors > before ? NULL : p;
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
    p = load_std(l, path);
    if (p) return p;
    Unit *u = find_unit(l, path);
    if (!u) {  // typed at a prompt
        Unit here = {.path = "command-line-arguments"};
        int n = l->loaderrors.n;
        load_import(l, &here, NULL, &(Wanted){path, pos, "-"});
        u = l->loaderrors.n > n ? NULL : find_unit(l, path);
        if (!u) {
            const char *text = l->loaderrors.n > n ? l->loaderrors.v[n] : "could not import";
            const char *colon = strstr(text, ": ");
            diag_error(&l->diags, pos, "%s", colon ? colon + 2 : text);
            l->loaderrors.n = n;
            return NULL;
        }
    }
    return check(l, u, path, 0, before);
}

static Loader *current;
static Package *import_by_path(const char *path) { return current->imp.import(&current->imp, path, ".", NO_POS); }

// -gcflags: without inlining (-l); -N asks for nothing that is done here.
static bool gcflags(const char *s) {
    bool l = false;
    if (strncmp(s, "all=", 4) == 0) s += 4;
    for (size_t n; *s; s += n) {
        n = strcspn(s, " ");
        if (n == 2 && strncmp(s, "-l", 2) == 0) l = true;
        else if (n && !(n == 2 && strncmp(s, "-N", 2) == 0)) return false;
        n += s[n] == ' ';
    }
    compile_noinline = compile_noinline || l;
    return true;
}

bool loader_flag(Loader *l, const char *arg) {
    if (strncmp(arg, "-gcflags=", 9) == 0) return gcflags(arg + 9);
    if (strncmp(arg, "-tags=", 6) == 0) l->tags = arg + 6;
    else if (strncmp(arg, "-mod=", 5) == 0) l->modflag = arg + 5;
    else if (strncmp(arg, "-lang=", 6) == 0) {
        types_set_lang(l->ck, arg + 6);
        l->langset = true;
    } else return false;
    return true;
}

void loader_init(Loader *l) {
    memset(l, 0, sizeof *l);
    diag_init(&l->diags);
    l->imp = (Importer){.import = import, .data = l};
    l->ck = types_new_checker(&l->imp, &l->diags);
    types_set_pos_prefix(l->ck, "./");
    current = l;
    compile_import = import_by_path;
    const char *env = getenv("GOFLAGS");
    char *flags = env ? xstrdup(env) : NULL, *save = NULL;  // kept: flags point into it
    for (char *w = flags ? strtok_r(flags, " ", &save) : NULL; w; w = strtok_r(NULL, " ", &save)) loader_flag(l, w);
}

void loader_report(Loader *l) {
    for (int i = 0; i < l->loaderrors.n; i++) fprintf(stderr, "%s\n", l->loaderrors.v[i]);
    if (l->loaderrors.n) return;
    if (l->allerrors) l->diags.limit = 0;
    if (isatty(2)) show_errors(l);
    else diag_fprint(&l->diags, stderr, "./");
}

Unit *load_unit(Loader *l, const char *path, const char *dir) { return new_unit(l, path, dir, l->main ? l->main->go : NULL); }
void load_unit_imports(Loader *l, Unit *u) { load_imports(l, u, u->lies ? u->lies : u->path); }
Package *load_unit_check(Loader *l, Unit *u, unsigned flags) { return check(l, u, u->path, flags, 0); }

// ---- programs -------------------------------------------------------------------------------

static Package *load_main(Loader *l, Unit *u, const char *identity, unsigned flags) {
    load_imports(l, u, identity);
    if (l->allerrors) l->loaderrors.n = 0;  // -e: the checker goes on and reports its imports itself
    return l->loaderrors.n ? NULL : check(l, u, "main", flags, 0);
}

Package *load_text(Loader *l, const char *name, const char *text, size_t len, unsigned flags) {
    Unit *u = new_unit(l, "command-line-arguments", ".", NULL);
    u->files = xcalloc(1, sizeof *u->files);
    u->files[u->nfiles++] = parse_file(arena_new(), pos_add_file(name, text, len), &l->diags, 0);
    return load_main(l, u, NULL, flags);
}

// The import path of a directory of the main module; NULL without a module.
static const char *path_of(Loader *l, const char *dir) {
    char real[4096];
    if (!l->main || !realpath(dir, real)) return NULL;
    Buf b = BUF_INIT;
    buf_printf(&b, "%s%s", l->main->path, real + strlen(l->main->dir));
    buf_cstr(&b);
    return buf_take(&b);
}

Package *load_files(Loader *l, char **names, int n, unsigned flags) {
    const char *slash = n ? strrchr(names[0], '/') : NULL;
    const char *dir = slash ? strndup(names[0], (size_t)(slash - names[0] + 1)) : ".";
    if (n) l->main = module_around(l, dir);
    Unit *u = new_unit(l, "command-line-arguments", dir, l->main ? l->main->go : NULL);
    u->files = xcalloc((size_t)n + 1, sizeof *u->files);
    Arena *a = arena_new();
    for (int i = 0; i < n; i++) {
        char err[300];
        FileSrc *src = pos_read_file(names[i], names[i], err, sizeof err);
        if (!src) {
            fprintf(stderr, "gosling: %s\n", err);
            return NULL;
        }
        u->files[u->nfiles++] = parse_file(a, src, &l->diags, 0);
    }
    return load_main(l, u, path_of(l, dir), flags);
}

Package *load_dir(Loader *l, const char *dir, unsigned flags) {
    l->main = module_around(l, dir);
    const char *path = path_of(l, dir);
    Unit *u = new_unit(l, path ? path : "command-line-arguments", dir, l->main ? l->main->go : NULL);
    if (!pkgdir_read(l, u, NULL, NO_POS)) return NULL;
    if (!u->nfiles) {
        fprintf(stderr, "gosling: no Go files in %s\n", dir);
        return NULL;
    }
    return load_main(l, u, path, flags);
}
