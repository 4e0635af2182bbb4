// unit.h - the whole test framework of the C unit tests: CHECK prints a FAIL line and goes on, done() prints ok lines' sum.
#ifndef GOSLING_TESTS_UNIT_H
#define GOSLING_TESTS_UNIT_H
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *unit_name = "";
static int unit_failed, unit_total, unit_local;
#define TEST(name) do { unit_end(); unit_name = (name); unit_local = 0; unit_total++; } while (0)
#define CHECK(c, ...) do { if (!(c)) { printf("FAIL %s %s:%d: %s", unit_name, __FILE__, __LINE__, #c); printf(" " __VA_ARGS__); \
    printf("\n"); fflush(stdout); unit_local++; unit_failed++; } } while (0)
#define CHECK_EQ(a, b) do { long long a_ = (long long)(a), b_ = (long long)(b); CHECK(a_ == b_, "(%lld, want %lld)", a_, b_); } while (0)
static inline void unit_end(void) {
    if (*unit_name && unit_local == 0) printf("ok %s\n", unit_name);
    unit_name = "";
}
static inline int unit_done(void) {
    unit_end();
    fflush(stdout);
    return unit_failed ? 1 : 0;
}
#endif
