// parse.c - fuzz target: lexer and parser. The text is read as a file, as an expression and as REPL input.
#include <stdlib.h>
#include "parser/parser.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static FileSrc *source(const char *text, size_t size) { return pos_add_file("x.go", text, size); }

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    char *text = xcalloc(size + 1, 1);  // exactly as long as promised: ASan sees a read past it
    memcpy(text, data, size);
    Arena *a = arena_new();
    Diags d;
    diag_init(&d);
    File *f = parse_file(a, source(text, size), &d, 0);
    bool bad = d.nerrors > 0;
    if (bad != (d.nerrors > 0) || ((f->n.flags & NF_BAD) && !bad)) abort();  // a bad file without an error
    diag_clear(&d);
    parse_file(a, source(text, size), &d, PARSE_LAZY_BODIES | PARSE_LAZY_SIGS);
    diag_clear(&d);
    parse_expr(a, source(text, size), &d);
    diag_clear(&d);
    ReplInput in = {0};
    parse_repl(a, source(text, size), &d, &in);
    Buf out = BUF_INIT;
    diag_sort(&d);
    diag_print(&d, &out, "./");
    buf_fini(&out);
    diag_fini(&d);
    arena_free(a);
    free(text);
    return 0;
}
