// strings.c - the natives of package strings.
#include "vm/native.h"
#include "runtime/runtime.h"
#include "stdlib/textsearch.h"

typedef struct pairargs { int64_t ret; gostring s, t; } pairargs;
typedef struct byteargs { int64_t ret; gostring s; uint64_t c; } byteargs;

static int strings_Index(void *gp, void *w) {
    (void)gp;
    pairargs *a = w;
    a->ret = text_index(a->s.p, a->s.len, a->t.p, a->t.len);
    return RT_OK;
}

static int strings_LastIndex(void *gp, void *w) {
    (void)gp;
    pairargs *a = w;
    a->ret = text_last_index(a->s.p, a->s.len, a->t.p, a->t.len);
    return RT_OK;
}

static int strings_IndexByte(void *gp, void *w) {
    (void)gp;
    byteargs *a = w;
    a->ret = text_index_byte(a->s.p, a->s.len, a->c);
    return RT_OK;
}

static int strings_LastIndexByte(void *gp, void *w) {
    (void)gp;
    byteargs *a = w;
    a->ret = text_last_index_byte(a->s.p, a->s.len, a->c);
    return RT_OK;
}

static int strings_Count(void *gp, void *w) {
    (void)gp;
    pairargs *a = w;
    a->ret = text_count(a->s.p, a->s.len, a->t.p, a->t.len);
    return RT_OK;
}

static int strings_Compare(void *gp, void *w) {
    (void)gp;
    pairargs *a = w;
    a->ret = text_compare(a->s.p, a->s.len, a->t.p, a->t.len);
    return RT_OK;
}

// func join(elems []string, sep string, total int) string
static int strings_join(void *gp, void *w) {
    (void)gp;
    struct { gostring ret; goslice elems; gostring sep; int64_t total; } *a = w;
    const gostring *e = a->elems.p;
    int64_t n = a->elems.len, total = a->total;
    gostring sep = a->sep;
    if (total == 0) {
        a->ret = (gostring){NULL, 0};
        return RT_OK;
    }
    char *p = mallocgc((uintptr_t)total, NULL, false), *to = p, *end = p + total;
    for (int64_t i = 0; i < n; i++) {
        // A racing program may have changed an element since total was summed up.
        if (i > 0 && sep.len > 0 && sep.len <= end - to) {
            memcpy(to, sep.p, (size_t)sep.len);
            to += sep.len;
        }
        gostring s = e[i];
        if (s.len > 0 && s.len <= end - to) {
            memcpy(to, s.p, (size_t)s.len);
            to += s.len;
        }
    }
    a->ret = (gostring){p, to - p};
    return RT_OK;
}

// func repeat(s string, count int) string
static int strings_repeat(void *gp, void *w) {
    (void)gp;
    struct { gostring ret, s; int64_t count; } *a = w;
    int64_t n = a->s.len, total = n * a->count;
    if (total == 0) {
        a->ret = (gostring){NULL, 0};
        return RT_OK;
    }
    const char *s = a->s.p;
    char *p = mallocgc((uintptr_t)total, NULL, false);
    if (n == 1) {
        memset(p, s[0], (size_t)total);
    } else {
        memcpy(p, s, (size_t)n);
        for (int64_t have = n; have < total;) {
            int64_t step = have < total - have ? have : total - have;
            if (step > 8192) step = 8192 / n * n > 0 ? 8192 / n * n : n;
            memcpy(p + have, p, (size_t)step);
            have += step;
        }
    }
    a->ret = (gostring){p, total};
    return RT_OK;
}

// func caseASCII(s string, up bool) (changed string, ok bool)
static int strings_caseASCII(void *gp, void *w) {
    (void)gp;
    struct { gostring changed; uint64_t ok; gostring s; uint64_t up; } *a = w;
    gostring s = a->s;
    uint8_t first = a->up ? 'a' : 'A', all = 0;
    int64_t at = s.len;
    for (int64_t i = 0; i < s.len; i++) {
        uint8_t c = (uint8_t)s.p[i];
        all |= c;
        if (at == s.len && (uint8_t)(c - first) < 26) at = i;
    }
    a->ok = all < 0x80;
    a->changed = s;
    if (!a->ok || at == s.len) return RT_OK;
    char *p = mallocgc((uintptr_t)s.len, NULL, false);
    memcpy(p, s.p, (size_t)at);
    for (int64_t i = at; i < s.len; i++) {
        uint8_t c = (uint8_t)s.p[i];
        p[i] = (char)((uint8_t)(c - first) < 26 ? c ^ 0x20 : c);
    }
    a->changed = (gostring){p, s.len};
    return RT_OK;
}

static bool is_space(unsigned char c) { return c == ' ' || (unsigned char)(c - 9) < 5; }

// func countFields(s string) int
static int strings_countFields(void *gp, void *w) {
    (void)gp;
    struct { int64_t ret; gostring s; } *a = w;
    int64_t n = 0;
    bool inside = false;
    unsigned char all = 0;
    for (int64_t i = 0; i < a->s.len; i++) {
        unsigned char c = (unsigned char)a->s.p[i];
        bool gap = is_space(c);
        all |= c;
        n += !gap && !inside;
        inside = !gap;
    }
    a->ret = all < 0x80 ? n : -1;
    return RT_OK;
}

// func nextField(s string, at int) (from, to int)
static int strings_nextField(void *gp, void *w) {
    (void)gp;
    struct { int64_t from, to; gostring s; int64_t at; } *a = w;
    const unsigned char *s = (const unsigned char *)a->s.p;
    int64_t i = a->at, n = a->s.len;
    while (i < n && is_space(s[i])) i++;
    a->from = i;
    while (i < n && !is_space(s[i])) i++;
    a->to = i;
    return RT_OK;
}

const NativeEntry std_strings_natives[] = {
    {"strings.Compare", strings_Compare},
    {"strings.Count", strings_Count},
    {"strings.Index", strings_Index},
    {"strings.IndexByte", strings_IndexByte},
    {"strings.LastIndex", strings_LastIndex},
    {"strings.LastIndexByte", strings_LastIndexByte},
    {"strings.countFields", strings_countFields},
    {"strings.nextField", strings_nextField},
    {"strings.caseASCII", strings_caseASCII},
    {"strings.join", strings_join},
    {"strings.repeat", strings_repeat},
    {0},
};
