// index.c - finds embedded packages by path and their declarations by name, in the tables that tools/embed.py made.
#include <string.h>
#include "stdlib/stdlib.h"

const StdPackage *std_find(const char *importpath) {
    int lo = 0, hi = std_npackages;
    while (lo < hi) {
        int mid = (lo + hi) / 2, c = strcmp(importpath, std_packages[mid].path);
        if (c == 0) return &std_packages[mid];
        if (c < 0) hi = mid;
        else lo = mid + 1;
    }
    return NULL;
}

const char *std_named(const char *name) {
    const char *found = NULL;
    for (int i = 0; i < std_npackages; i++) {
        const char *path = std_packages[i].path, *slash = strrchr(path, '/');
        if (strstr(path, "internal") || strcmp(slash ? slash + 1 : path, name) != 0) continue;
        if (!found || strlen(path) < strlen(found)) found = path;
    }
    return found;
}

const char *std_name(const StdPackage *p, const StdDecl *d, uint32_t *len) {
    *len = d->file_len >> 8;
    return p->files[std_fileno(d)].text + d->name;
}

int std_decl(const StdPackage *p, const char *name, uint32_t len, uint32_t hash) {
    for (uint32_t i = hash & p->mask; p->slots[i]; i = (i + 1) & p->mask) {
        uint32_t n;
        const char *s = std_name(p, &p->decls[p->slots[i] - 1], &n);
        if (n == len && memcmp(s, name, n) == 0) return p->slots[i] - 1;
    }
    return -1;
}
