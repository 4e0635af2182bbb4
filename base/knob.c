// knob.c - the variables of knob.def and the reading of GOSLING_DEBUG.
#include "base/base.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define KNOB(NAME, DEFAULT, DOC) long knob_##NAME = DEFAULT;
#include "base/knob.def"
#undef KNOB

static const struct {
    const char *name;
    long *var;
    long def;
    const char *doc;
} knobs[] = {
#define KNOB(NAME, DEFAULT, DOC) {#NAME, &knob_##NAME, DEFAULT, DOC},
#include "base/knob.def"
#undef KNOB
};

static bool knob_set(const char *name, size_t n, long val) {
    for (size_t i = 0; i < ARRAY_LEN(knobs); i++) {
        if (strlen(knobs[i].name) != n || memcmp(knobs[i].name, name, n) != 0) continue;
        *knobs[i].var = val;
        return true;
    }
    return false;
}

bool knob_parse(const char *spec) {
    bool ok = true;
    while (*spec) {
        size_t n = strcspn(spec, ","), k = strcspn(spec, "=,");
        if (n > 0 && !knob_set(spec, k, k < n ? strtol(spec + k + 1, NULL, 0) : 1)) ok = false;
        spec += n + (spec[n] == ',');
    }
    return ok;
}

void knob_init(void) {
    const char *s = getenv("GOSLING_DEBUG");
    if (s && !knob_parse(s)) fprintf(stderr, "gosling: GOSLING_DEBUG=%s: unknown name\n", s);
}

void knob_each(void (*f)(const char *name, long val, long def, const char *doc, void *arg),
               void *arg) {
    for (size_t i = 0; i < ARRAY_LEN(knobs); i++)
        f(knobs[i].name, *knobs[i].var, knobs[i].def, knobs[i].doc, arg);
}
