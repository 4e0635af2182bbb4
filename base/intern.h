// intern.h - interned strings: two names are equal if and only if their pointers are.
//
// The table is global, lives for ever and is safe to use from several threads (sharded locks).
#ifndef GOSLING_BASE_INTERN_H
#define GOSLING_BASE_INTERN_H

#include <stddef.h>
#include <stdint.h>

typedef struct Name {
    uint32_t len;  // bytes                             (const)
    uint32_t hash; // name_hash of them                 (const)
    char s[];      // the bytes, then a NUL             (const)
} Name;

Name *intern(const char *s, size_t len);
Name *intern_cstr(const char *s);
uint32_t name_hash(const char *s, size_t len);

#endif
