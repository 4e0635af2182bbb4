// bytes.c - the natives of package bytes.
#include "vm/native.h"
#include "runtime/runtime.h"
#include "stdlib/textsearch.h"

typedef struct pairargs { int64_t ret; goslice s, t; } pairargs;
typedef struct byteargs { int64_t ret; goslice s; uint64_t c; } byteargs;

static int bytes_Equal(void *gp, void *w) {
    (void)gp;
    pairargs *a = w;
    a->ret = a->s.len == a->t.len && (a->s.len == 0 || memcmp(a->s.p, a->t.p, (size_t)a->s.len) == 0);
    return RT_OK;
}

static int bytes_Compare(void *gp, void *w) {
    (void)gp;
    pairargs *a = w;
    a->ret = text_compare(a->s.p, a->s.len, a->t.p, a->t.len);
    return RT_OK;
}

static int bytes_Index(void *gp, void *w) {
    (void)gp;
    pairargs *a = w;
    a->ret = text_index(a->s.p, a->s.len, a->t.p, a->t.len);
    return RT_OK;
}

static int bytes_LastIndex(void *gp, void *w) {
    (void)gp;
    pairargs *a = w;
    a->ret = text_last_index(a->s.p, a->s.len, a->t.p, a->t.len);
    return RT_OK;
}

static int bytes_IndexByte(void *gp, void *w) {
    (void)gp;
    byteargs *a = w;
    a->ret = text_index_byte(a->s.p, a->s.len, a->c);
    return RT_OK;
}

static int bytes_LastIndexByte(void *gp, void *w) {
    (void)gp;
    byteargs *a = w;
    a->ret = text_last_index_byte(a->s.p, a->s.len, a->c);
    return RT_OK;
}

static int bytes_Count(void *gp, void *w) {
    (void)gp;
    pairargs *a = w;
    a->ret = text_count(a->s.p, a->s.len, a->t.p, a->t.len);
    return RT_OK;
}

const NativeEntry std_bytes_natives[] = {
    {"bytes.Compare", bytes_Compare},
    {"bytes.Count", bytes_Count},
    {"bytes.Equal", bytes_Equal},
    {"bytes.Index", bytes_Index},
    {"bytes.IndexByte", bytes_IndexByte},
    {"bytes.LastIndex", bytes_LastIndex},
    {"bytes.LastIndexByte", bytes_LastIndexByte},
    {0},
};
