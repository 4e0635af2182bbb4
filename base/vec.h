// vec.h - typed growable arrays: VEC(T) is a struct type {T *v; int n, cap;}, zero is empty.
//
//     VEC(int) xs = {0};  vec_push(&xs, 3);  for (int i = 0; i < xs.n; i++) use(xs.v[i]);
//     vec_free(&xs);
//
// Elements move when the array grows: keep indices, not pointers.
#ifndef GOSLING_BASE_VEC_H
#define GOSLING_BASE_VEC_H

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#define VEC(T)                                                                                     \
    struct {                                                                                       \
        T *v;                                                                                      \
        int n, cap;                                                                                \
    }

// Returns memory for at least `need` elements, with the old contents; sets *cap.
void *vec_grow(void *v, int *cap, int need, size_t elemsize);

#define vec_reserve(V, N)                                                                          \
    ((void)((N) > (V)->cap                                                                         \
                ? ((V)->v = vec_grow((V)->v, &(V)->cap, (N), sizeof *(V)->v), 0)                   \
                : 0))
#define vec_push(V, ...) (vec_reserve((V), (V)->n + 1), (V)->v[(V)->n++] = __VA_ARGS__)
#define vec_pop(V) ((V)->v[--(V)->n])
#define vec_last(V) ((V)->v[(V)->n - 1])
#define vec_clear(V) ((void)((V)->n = 0))
#define vec_free(V) (free((V)->v), (V)->v = NULL, (V)->n = (V)->cap = 0, (void)0)

#endif
