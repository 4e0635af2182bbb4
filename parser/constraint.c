// constraint.c - //go:build expressions: tags with && || ! and parentheses.
// Twin: $GOROOT/src/go/build/constraint/{expr,vers}.go
//
// Both questions, does it hold and which language version does it imply, are answered while
// reading; there is no tree.
#include "parser/parser.h"

#include <string.h>

typedef struct Build {
    const char *s, *end;
    bool (*tag)(const char *name, size_t len, void *arg); // NULL: the version is asked for
    void *arg;
    int nest;
} Build;

// A value is the truth of the part (holds) and the minor version it implies, -1 for none.
typedef struct BuildVal {
    bool holds;
    int version;
} BuildVal;

static BuildVal build_or(Build *b, bool neg);

static void build_space(Build *b) {
    while (b->s < b->end && (*b->s == ' ' || *b->s == '\t' || *b->s == '\r')) b->s++;
}

static bool build_op(Build *b, const char *op) {
    build_space(b);
    if (b->end - b->s < 2 || memcmp(b->s, op, 2) != 0) return false;
    b->s += 2;
    return true;
}

// The minor version that a tag names: 0 for go1, 21 for go1.21, -1 for other tags.
static int tag_version(const char *s, size_t n) {
    if (n < 3 || memcmp(s, "go1", 3) != 0) return -1;
    if (n == 3) return 0;
    if (n == 4 || s[3] != '.') return -1;
    int v = 0;
    for (size_t i = 4; i < n; i++) {
        if (s[i] < '0' || s[i] > '9' || v > 10000) return -1;
        v = v * 10 + (s[i] - '0');
    }
    return v;
}

static BuildVal build_atom(Build *b, bool neg) {
    build_space(b);
    if (b->s < b->end && b->nest < 1000 && (*b->s == '!' || *b->s == '(')) {
        BuildVal v;
        b->nest++;
        if (*b->s++ == '!') {
            v = build_atom(b, !neg);
            v.holds = !v.holds;
        } else {
            v = build_or(b, neg);
            build_space(b);
            if (b->s < b->end && *b->s == ')') b->s++;
        }
        b->nest--;
        return v;
    }
    const char *from = b->s;
    while (b->s < b->end && !strchr(" \t\r()!&|", *b->s)) b->s++;
    size_t n = (size_t)(b->s - from);
    if (n == 0) {
        b->s = b->end; // malformed: the rest is ignored
        return (BuildVal){false, -1};
    }
    return (BuildVal){b->tag && b->tag(from, n, b->arg), neg ? -1 : tag_version(from, n)};
}

static int build_max(int v, int w) { return v > w ? v : w; }
static int build_min(int v, int w) { return v < w ? v : w; }

static BuildVal build_and(Build *b, bool neg) {
    BuildVal v = build_atom(b, neg);
    while (build_op(b, "&&")) {
        BuildVal w = build_atom(b, neg);
        v.holds &= w.holds;
        v.version = neg ? build_min(v.version, w.version) : build_max(v.version, w.version);
    }
    return v;
}

static BuildVal build_or(Build *b, bool neg) {
    BuildVal v = build_and(b, neg);
    while (build_op(b, "||")) {
        BuildVal w = build_and(b, neg);
        v.holds |= w.holds;
        v.version = neg ? build_max(v.version, w.version) : build_min(v.version, w.version);
    }
    return v;
}

int parse_build_version(const char *expr, size_t len) {
    Build b = {expr, expr + len, NULL, NULL, 0};
    return build_or(&b, false).version;
}

bool parse_build_holds(const char *expr, size_t len,
                       bool (*tag)(const char *name, size_t len, void *arg), void *arg) {
    Build b = {expr, expr + len, tag, arg, 0};
    return build_or(&b, false).holds;
}
