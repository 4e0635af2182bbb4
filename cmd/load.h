// load.h - what the files of the loader share; private to cmd.
//
// A program is loaded before it is checked: from the main package on, every package of its own modules is found, its files are chosen by build
// constraints, read and parsed, and what stands in the way (missing packages, cycles, internal packages, patterns of //go:embed) is collected in
// Loader.loaderrors, in the go command's words. The checker then gets packages from here when it meets imports.
#ifndef GOSLING_CMD_LOAD_H
#define GOSLING_CMD_LOAD_H
#include "cmd/cmd.h"

typedef struct ModVersion { const char *path, *version; } ModVersion;  // version NULL: any, or a directory
typedef struct Replace { ModVersion from, to; } Replace;

typedef struct Module {
    const char *path, *version;  // version NULL: main module or a directory that replaces one
    const char *dir;             // NULL: not on this machine
    const char *go;              // "go1.21", as the checker wants it
    VEC(ModVersion) require;
    VEC(Replace) replace;        // of the main module
    bool vendored;               // of the main module: packages of others are under vendor/
} Module;

typedef struct Unit {  // a package of the program
    const char *path, *dir;
    const char *go;
    char **only;       // base names of the files that are meant; NULL: all
    int nonly;
    File **files;
    int nfiles;
    bool loading;
    const char *lies;  // the path of the directory's package, where this is another (an external test package), for the rule of internal packages
    const char *from;  // while loading: the base name of the file that imports it
    Package *pkg;      // checked
} Unit;

// module.c
Module *module_around(Loader *l, const char *dir);  // the one with the nearest go.mod upward; NULL: none
// The directory of package `path` that the main module asks for, and its language version. NULL: nobody provides it.
const char *module_find(Loader *l, const char *path, const char **go);

// pkgdir.c
bool pkgdir_tag(const char *name, size_t n, void *loader);
// Reads and parses the package in dir. False: a load error was added. nfiles may be 0.
bool pkgdir_read(Loader *l, Unit *u, const char *importer, Pos pos);
// The files of u->dir that take part, its _test files or the others, without a word about what is missing.
void pkgdir_part(Loader *l, Unit *u, bool tests);
bool pkgdir_any(const char *dir);  // are there Go files, whatever they are for?
FileSrc *pkgdir_source(const char *path);  // under the name that messages show; NULL: said so
const char *pkgdir_shown(const char *path);

// embed.c: gives the variables under //go:embed their initialisers.
void embed_files(Loader *l, Unit *u);

// show.c: the diagnostics with source lines, carets and hints
void show_errors(Loader *l);

// load.c
void load_error(Loader *l, Pos pos, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
Package *load_std(Loader *l, const char *path);
bool load_std_named(Package *p, Name *name);  // was this declaration of a library package asked for?
// For tests, whose packages are put together from files: a package, what it imports, its check. NULL: there were errors.
Unit *load_unit(Loader *l, const char *path, const char *dir);
void load_unit_imports(Loader *l, Unit *u);
Package *load_unit_check(Loader *l, Unit *u, unsigned flags);
#endif
