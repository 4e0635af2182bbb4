// check.c - fuzz target: lexer, parser and checker. Imports give small stand-ins, so that one input takes a fraction of a millisecond.
#include <stdlib.h>
#include "parser/parser.h"
#include "types/types.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct { const char *path, *text; } packages[] = {
    {"fmt", "package fmt\ntype Stringer interface { String() string }\nfunc Println(a ...any) (int, error)\nfunc Printf(f string, a ...any) (int, error)\nfunc Sprint(a ...any) string\n"
            "func Sprintf(f string, a ...any) string\nfunc Errorf(f string, a ...any) error\n"},
    {"errors", "package errors\nfunc New(s string) error\nfunc Is(a, b error) bool\n"},
    {"strings", "package strings\ntype Builder struct { b []byte }\nfunc (b *Builder) WriteString(s string) (int, error)\nfunc Join(a []string, s string) string\n"},
    {"sort", "package sort\ntype Interface interface { Len() int; Less(i, j int) bool; Swap(i, j int) }\nfunc Sort(x Interface)\nfunc Ints(x []int)\n"},
    {"iter", "package iter\ntype Seq[V any] func(yield func(V) bool)\ntype Seq2[K, V any] func(yield func(K, V) bool)\n"},
    {"sync", "package sync\ntype Mutex struct { x int }\nfunc (m *Mutex) Lock()\nfunc (m *Mutex) Unlock()\ntype WaitGroup struct { m Mutex }\n"},
};
static Diags diags;
static Arena *arena;
static Checker *checker;

static Package *import(Importer *imp, const char *path, const char *fromdir, Pos pos) {
    (void)imp, (void)fromdir;
    Package *p = types_find_package(checker, path);
    if (p) return p;
    for (size_t i = 0; i < ARRAY_LEN(packages); i++)
        if (strcmp(path, packages[i].path) == 0) {
            File *f = parse_file(arena, pos_add_file(path, packages[i].text, strlen(packages[i].text)), &diags, 0);
            return types_check_package(checker, path, &f, 1, NULL, CHECK_NATIVE);
        }
    diag_error(&diags, pos, "package %s is not in std", path);
    return NULL;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    char *text = xcalloc(size + 1, 1);
    memcpy(text, data, size);
    arena = arena_new();
    diag_init(&diags);
    Importer imp = {.import = import};
    checker = types_new_checker(&imp, &diags);
    File *f = parse_file(arena, pos_add_file("x.go", text, size), &diags, 0);
    if (!(f->n.flags & NF_BAD)) {
        Package *p = types_check_package(checker, "main", &f, 1, NULL, size % 3 ? 0 : CHECK_NO_MAIN);
        if (p->failed && diags.nerrors == 0) abort();  // failed without saying why
    }
    Buf out = BUF_INIT;
    diag_sort(&diags);
    diag_print(&diags, &out, "./");
    buf_fini(&out);
    types_free_checker(checker);
    diag_fini(&diags);
    arena_free(arena);
    free(text);
    return 0;
}
