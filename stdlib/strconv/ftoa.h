// ftoa.h - floating-point numbers and text (ftoa.cc), also for other natives in C.
#ifndef GOSLING_STDLIB_STRCONV_FTOA_H
#define GOSLING_STDLIB_STRCONV_FTOA_H
#include <stdbool.h>
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif
// Writes f as strconv.FormatFloat does in the formats e, E, f, g and G; returns the length, or minus the room to call again with.
int64_t std_formatfloat(char *out, int64_t room, double f, int fmt, int64_t prec, int bits);
// Reads a plain decimal number; false if it is something else or out of range.
bool std_parsefloat(const char *s, int64_t n, int bits, double *f);
#ifdef __cplusplus
}
#endif
#endif
