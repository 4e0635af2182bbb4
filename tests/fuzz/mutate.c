// mutate.c - mutations for libFuzzer that know what a Go token looks like.
//
// Half of the time libFuzzer's own byte mutations; else one of: delete, repeat, copy or swap runs of tokens inside the text, wrap a run in brackets
// (many times: depth is what breaks parsers), or put in a word of the language.
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max, unsigned seed);

static unsigned state;
static unsigned rnd(unsigned n) {
    state = state * 1664525u + 1013904223u;
    return n ? (state >> 8) % n : 0;
}

static int class(uint8_t c) {
    if (c == ' ' || c == '\t' || c == '\n') return 0;
    if ((c | 32) >= 'a' && (c | 32) <= 'z') return 1;
    if (c == '_' || (c >= '0' && c <= '9') || c >= 128) return 1;
    return 2;
}

// The next token boundary at or after i.
static size_t boundary(const uint8_t *d, size_t n, size_t i) {
    while (i > 0 && i < n && class(d[i]) == class(d[i - 1]) && class(d[i]) != 2) i++;
    return i < n ? i : n;
}

static size_t insert(uint8_t *d, size_t n, size_t max, size_t at, const void *s, size_t k) {
    if (n + k > max) return n;
    memmove(d + at + k, d + at, n - at);
    memcpy(d + at, s, k);
    return n + k;
}

static const char *const words[] = {
    "func ", "type ", "var ", "const ", "struct{", "interface{", "map[", "chan ", "<-", "...", "range ", "for ", "if ", "switch ", "case ", "default:", "select ", "go ", "defer ",
    "return ", "goto ", "break ", "continue ", "fallthrough", "[T any]", "[", "]", "(", ")", "{", "}", ":=", "=", "*", "&", "&^=", "<<", ".", ",", ";", "\n", "~", "|", "nil", "iota",
    "int", "any", "string", "float64", "complex128", "uintptr", "comparable", "len(", "cap(", "append(", "make(", "new(", "copy(", "min(", "recover()", "panic(", "1<<63", "0x1p-1074",
    "1e400", "'\\''", "\"\\xff\"", "`", "/*", "//line x:1\n", "//go:build ", "import \"fmt\"\n", "unsafe", ".(type)", "[]", "[...]", "0", "-1", "_", "L:", "main", "init", "import . \"fmt\"\n",
};

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max, unsigned seed) {
    state = seed;
    if (size == 0 || rnd(2)) return LLVMFuzzerMutate(data, size, max);
    size_t a = boundary(data, size, rnd((unsigned)size)), b = boundary(data, size, a + rnd(rnd(4) ? 12 : 120)), n = b - a;
    uint8_t run[256];
    if (n > sizeof run) n = sizeof run;
    memcpy(run, data + a, n);
    switch (rnd(6)) {
    case 0: // delete
        memmove(data + a, data + a + n, size - a - n);
        return size - n ? size - n : size;
    case 1: // repeat
        for (unsigned k = 1 + rnd(rnd(8) ? 3 : 300); k; k--) size = insert(data, size, max, a, run, n);
        return size;
    case 2: // copy elsewhere
        return insert(data, size, max, boundary(data, size, rnd((unsigned)size)), run, n);
    case 3: { // replace another run by it
        size_t c = boundary(data, size, rnd((unsigned)size)), e = boundary(data, size, c + rnd(12));
        memmove(data + c, data + e, size - e);
        return insert(data, size - (e - c), max, c, run, n);
    }
    case 4: { // wrap
        static const char pairs[][2] = {{'(', ')'}, {'[', ']'}, {'{', '}'}, {'(', ')'}};
        const char *p = pairs[rnd(4)];
        for (unsigned k = 1 + rnd(rnd(8) ? 2 : 400); k && size + 2 <= max; k--) {
            size = insert(data, size, max, a, p, 1);
            size = insert(data, size, max, a + 1 + n <= size ? a + 1 + n : size, p + 1, 1);
        }
        return size;
    }
    default: {
        const char *w = words[rnd(sizeof words / sizeof *words)];
        return insert(data, size, max, a, w, strlen(w));
    }
    }
}
