// stdlib.h - the standard library as the front end and cmd see it: sources embedded in the binary, natives beside them.
#ifndef GOSLING_STDLIB_STDLIB_H
#define GOSLING_STDLIB_STDLIB_H
#include <stdbool.h>
#include <stdint.h>

typedef struct StdFile {
    const char *name;   // "mutex.go"
    int64_t size;
    const char *text;   // size bytes and a NUL
} StdFile;

typedef struct StdPackage {
    const char *path;   // import path
    int nfiles;
    const StdFile *files;
} StdPackage;

extern const StdPackage std_packages[];  // sorted by path; made by tools/embed.py
extern const int std_npackages;

const StdPackage *std_find(const char *importpath);  // NULL: no such package

// What cmd tells os.
void std_os_args(int argc, char **argv);  // before the program starts; argv[0] is its name; the strings stay
// What cmd tells ffi: false refuses every call of C.
extern bool ffi_off;
#endif
