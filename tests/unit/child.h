// child.h - for C unit tests of how programs end: runs a function in a process of its own and reads what it writes to standard error.
#ifndef GOSLING_TESTS_CHILD_H
#define GOSLING_TESTS_CHILD_H
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

// f() should not return. The result is waitpid's status; buf gets the text, cut at size, with a 0 behind it.
static inline int runchild(void (*f)(void *), void *arg, unsigned seconds, char *buf, size_t size) {
    int fd[2], st;
    if (pipe(fd) != 0) abort();
    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0) {
        dup2(fd[1], 2);
        close(fd[0]);
        struct rlimit none = { 0, 0 };
        setrlimit(RLIMIT_CORE, &none);
        alarm(seconds);
        f(arg);
        _exit(9);
    }
    close(fd[1]);
    size_t n = 0;
    for (ssize_t k; n < size - 1 && (k = read(fd[0], buf + n, size - 1 - n)) > 0;) n += (size_t)k;
    buf[n] = 0;
    close(fd[0]);
    waitpid(pid, &st, 0);
    return st;
}
#endif
