// debug.c - debug knobs from the environment: GODEBUG (Go's names), GOSLING_DEBUG (the stress modes), GOTRACEBACK.
// Twin: $GOROOT/src/runtime/runtime1.go
//
// Both variables are lists of name=value separated by commas; unknown names are ignored.
#include "runtime/mprof.h"

rtdebug debug = { .traceback_level = 1 };

typedef struct knob { const char *name; int64_t *value; } knob;
static const knob knobs[] = {
    { "gcstress", &debug.gcstress },       { "stackmove", &debug.stackmove }, { "preemptstress", &debug.preemptstress },
    { "clobberfree", &debug.clobberfree }, { "schedseed", &debug.schedseed }, { "gctrace", &debug.gctrace },
    { "gccheckmark", &debug.gccheckmark }, { "mapcheck", &debug.mapcheck },   { "gcstoptheworld", &debug.gcstoptheworld },
    { "schedtrace", &debug.schedtrace },   { "scheddetail", &debug.scheddetail },   { "gcconc", &debug.gcconc },         { "poisonframes", &debug.poisonframes },
    { "inittrace", &debug.inittrace },     { "panicnil", &debug.panicnil },
};

static void parse(const char *s) {
    while (s && *s) {
        const char *end = strchr(s, ',');
        size_t n = end ? (size_t)(end - s) : strlen(s);
        for (size_t i = 0; i < sizeof knobs / sizeof *knobs; i++) {
            size_t k = strlen(knobs[i].name);
            if (k < n && memcmp(knobs[i].name, s, k) == 0 && s[k] == '=') *knobs[i].value = strtoll(s + k + 1, NULL, 10);
        }
        s = end ? end + 1 : NULL;
    }
}

// Levels only rise: a program cannot ask for less than its environment did (but the first call, for the environment, may).
void settraceback(const char *t) {
    static int env;
    static bool known;
    int level = 1;
    bool all = false, crash = false;
    if (!t || !*t || strcmp(t, "single") == 0) level = 1;
    else if (strcmp(t, "none") == 0) level = 0;
    else if (strcmp(t, "all") == 0) all = true;
    else if (strcmp(t, "system") == 0) level = 2, all = true;
    else if (strcmp(t, "crash") == 0) level = 2, all = crash = true;
    else {
        level = atoi(t);
        all = level > 0;
    }
    if (!known) {
        known = true;
        env = level | (all ? 4 : 0) | (crash ? 8 : 0);
    }
    debug.traceback_level = level > (env & 3) ? level : env & 3;
    debug.traceback_all = all || (env & 4);
    debug.traceback_crash = crash || (env & 8);
}

bool rt_panicnil(void) { return debug.panicnil == 1; }

void parsedebugvars(void) {
    parse(getenv("GODEBUG"));
    parse(getenv("GOSLING_DEBUG"));
    if (debug.gcstress) atomic_store(&mallochooked, 1);
    debug.poison = debug.stackmove || debug.poisonframes || debug.preemptstress || debug.schedseed;
    settraceback(getenv("GOTRACEBACK"));
}
