// test.h - the parts of gosling test: test.c (the command), testmain.c (one package's process), test2json.c (-json).
#ifndef GOSLING_CMD_TEST_H
#define GOSLING_CMD_TEST_H
#include "cmd/cmd.h"

typedef struct Test2json Test2json;
Test2json *test2json_new(const char *pkg);  // prints the start event
void test2json_write(Test2json *c, const char *s, size_t n);
void test2json_close(Test2json *c, bool failed, const char *failedbuild);  // the last event; frees
void test2json_build(const char *id, const char *text);  // the events of a build that failed

typedef struct TestPackage {
    const char *dir, *path;
    char **flags;  // -tags=..., -mod=...
    int nflags;
} TestPackage;

// In a process of its own: loads the package in dir with its tests and reports to fd report: nothing and its end if it runs, else a letter
// (N no test files, F build failed, S setup failed) and the text for standard error. Then it runs the tests in directory cwd (NULL: here).
void testmain_run(const TestPackage *t, const char *cwd, int report, int argc, char **argv) __attribute__((noreturn));
#endif
