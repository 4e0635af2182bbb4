// stdlib.h - the standard library as the front end and cmd see it: sources embedded in the binary, natives beside them.
#ifndef GOSLING_STDLIB_STDLIB_H
#define GOSLING_STDLIB_STDLIB_H
#include <stdbool.h>
#include <stdint.h>

// Made by tools/embed.py. A file's text has no comments and no indentation. `at_once` are the ranges that must be parsed when the package is
// imported: its head (package clause and imports), variables with initialisers, init functions. What stands in between is found by name.
typedef struct StdFile {
    const char *name;   // "mutex.go"
    uint32_t size;
    const uint32_t (*at_once)[2];
    int nat_once;
    const char *text;   // size bytes and a NUL
} StdFile;

typedef enum StdKind { STD_FUNC, STD_TYPE, STD_VAR, STD_CONST } StdKind;

// One name that a declaration declares, or one method. Offsets are into the file's text.
typedef struct StdDecl {
    uint32_t name, from, to;   // the declaration is text[from:to]; rows of one group share it
    uint32_t sig, body, recv;  // of functions: behind the name; the body's "{", 0: none; behind the receiver's "(". sig 0: to be parsed whole (generic)
    uint16_t method, nmethods; // of types: their rows in StdPackage.methods
    uint16_t file_len;         // file | length of the name << 8
    uint16_t kind;
} StdDecl;

typedef struct StdPackage {
    const char *path;   // import path
    int nfiles;
    const StdFile *files;
    int ndecls;
    const StdDecl *decls, *methods;
    const uint16_t *slots;  // 1 + place in decls, by name_hash(name) & mask and linear probing
    uint32_t mask;
} StdPackage;

extern const StdPackage std_packages[];  // sorted by path; made by tools/embed.py
extern const int std_npackages;

const StdPackage *std_find(const char *importpath);  // NULL: no such package
const char *std_named(const char *name);  // the shortest path of a public package whose last element is name; NULL: none
// The place in p->decls of what declares a name (hash: its name_hash); -1: nothing, or a declaration that is parsed at once.
int std_decl(const StdPackage *p, const char *name, uint32_t len, uint32_t hash);
static inline int std_fileno(const StdDecl *d) { return d->file_len & 255; }         // place in StdPackage.files
const char *std_name(const StdPackage *p, const StdDecl *d, uint32_t *len);          // no NUL behind it

// What cmd tells os.
void std_os_args(int argc, char **argv);  // before the program starts; argv[0] is its name; the strings stay
// What cmd asks of a run: every allocation is counted from the start on, and told by line of the files that are own; called: it was a function
// of the library, below that line, that allocated. f is called when the program ends by itself.
void std_countallocs(void);
void std_alloclines(bool (*own)(const char *file), void (*line)(const char *file, int line, bool called, uint64_t objects, uint64_t bytes));
void std_atexit(void (*f)(void));
void std_memprofile(const int64_t *rate);  // the heap profile is kept from now on; *rate: runtime.MemProfileRate
// What cmd tells ffi: false refuses every call of C.
extern bool ffi_off;
#endif
