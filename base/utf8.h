// utf8.h - UTF-8 as Go reads and writes it (no surrogates, no overlong forms, at most U+10FFFF).
#ifndef GOSLING_BASE_UTF8_H
#define GOSLING_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define RUNE_ERROR 0xFFFDu
#define RUNE_MAX 0x10FFFFu
#define UTF8_MAX 4

// Decodes the first rune of s[0:n]; returns its size, 0 if n is 0. A bad encoding gives RUNE_ERROR
// and size 1.
int utf8_decode(const char *s, size_t n, uint32_t *r);
// Decodes the last rune of s[0:n], likewise.
int utf8_decode_last(const char *s, size_t n, uint32_t *r);
// Writes r (RUNE_ERROR for what is no rune) to out[0:UTF8_MAX]; returns its size.
int utf8_encode(char *out, uint32_t r);
int utf8_size(uint32_t r); // bytes that utf8_encode would write
bool utf8_valid(const char *s, size_t n);
size_t utf8_count(const char *s, size_t n); // runes, each bad byte counts as one
static inline bool utf8_is_rune(uint32_t r) {
    return r < 0xD800 || (r > 0xDFFF && r <= RUNE_MAX);
}

#endif
