// test.h - the parts of gosling test: test.c (the command), testmain.c (one package's process), test2json.c (-json).
#ifndef GOSLING_CMD_TEST_H
#define GOSLING_CMD_TEST_H
#include "cmd/cmd.h"

typedef struct Test2json Test2json;
Test2json *test2json_new(const char *pkg);  // prints the start event
void test2json_write(Test2json *c, const char *s, size_t n);
void test2json_close(Test2json *c, bool failed, const char *failedbuild);  // the last event; frees
void test2json_build(const char *id, const char *text);  // the events of a build that failed

typedef struct TestDir { const char *dir, *path; } TestDir;
typedef struct TestCover {
    int mode;                 // -1: none; else of compile's cover_mode
    char **patterns;          // import paths of -coverpkg, perhaps with /... ; none: the package itself
    char **shown;             // as they were given
    int npatterns;
    const TestDir *tested;    // all packages of the command
    int ntested;
    int warnfd;               // for what is said once; 0: it has been
    const char *profile;      // where this package's goes, NULL: nowhere
} TestCover;

typedef struct TestPackage {
    const char *dir, *path;
    char **only;   // base names of the files that were named, NULL: all of the directory
    int nonly;
    char **flags;  // -tags=..., -mod=...
    int nflags;
    TestCover cover;
} TestPackage;

// In a process of its own: loads the package in dir with its tests and reports to fd report: nothing and its end if it runs, else a letter
// (N no test files, F build failed, S setup failed) and the text for standard error. Then it runs the tests in directory cwd (NULL: here).
void testmain_run(const TestPackage *t, const char *cwd, int report, int argc, char **argv) __attribute__((noreturn));
// cover.c: counters for the packages that count, and the Go text that tells package testing of them. self: the package under test.
struct Unit;
bool cover_untested(const TestCover *cv, struct Unit *u);  // no tests: its profile has no counts; false: it has no statements
void cover_program(Loader *l, const TestCover *cv, struct Unit *self, Buf *out);
#endif
