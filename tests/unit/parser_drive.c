// parser_drive.c - a tool for the parser's tests: parses the files named on the command line.
//
//     parser_drive [-lazy] [-bodies] [-lex] [-dump] [-e] [-q] [-r] file.go ...     ("-" reads names from stdin)
//
// Prints errors as gc does. -q: only "ok FILE" or "bad FILE"; -lex: tokens only; -time: a summary at the end.
#include "lexer/lexer.h"
#include "parser/parser.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

static double now(void) {
    struct timespec ts;
    clock_gettime(CLOCK_MONOTONIC, &ts);
    return (double)ts.tv_sec + (double)ts.tv_nsec / 1e9;
}

static unsigned mode;
static bool raw, lex, dump, all, quiet, bodies, timing, repl;
static size_t nfiles, nbytes, nbad, narena, ntokens;
static double spent;

static void one(const char *name) {
    char err[512];
    FileSrc *src = pos_read_file(name, name, err, sizeof err);
    if (src == NULL) {
        printf("%s\n", err);
        return;
    }
    nfiles++;
    nbytes += src->len;
    double t0 = now();
    if (lex) {
        Lexer l;
        lexer_init(&l, src);
        while (lexer_next(&l) != TK_EOF) ntokens++;
        spent += now() - t0;
        return;
    }
    Diags d;
    diag_init(&d);
    if (all) d.limit = 0;
    Arena *a = arena_new();
    File *f;
    if (repl) {
        ReplInput in;
        parse_repl(a, src, &d, &in);
        printf("%s: %d nodes%s\n", name, in.nodes.n, in.incomplete ? ", incomplete" : "");
        f = in.file;
    } else {
        f = parse_file(a, src, &d, mode);
    }
    if (bodies)
        for (int i = 0; i < f->decls.n; i++)
            if (ast_is(f->decls.v[i], N_FuncDecl)) parse_body((FuncDecl *)f->decls.v[i], &d);
    spent += now() - t0;
    narena += arena_size(a);
    if (d.nerrors) nbad++;
    if (quiet) printf("%s %s\n", d.nerrors ? "bad" : "ok", name);
    else if (raw) {
        diag_sort(&d);
        for (int i = 0; i < d.list.n; i++) {
            Position p = pos_raw(d.list.v[i].pos);
            printf("%s:%d:%d: %s\n", p.file, p.line, p.col > 255 ? 255 : p.col, d.list.v[i].msg);
        }
    } else diag_fprint(&d, stdout, "./");
    if (dump) {
        Buf b = BUF_INIT;
        ast_dump(&b, &f->n);
        fwrite(b.s, 1, b.len, stdout);
        buf_fini(&b);
    }
    diag_fini(&d);
    arena_free(a);
}

int main(int argc, char **argv) {
    for (int i = 1; i < argc; i++) {
        const char *s = argv[i];
        if (strcmp(s, "-lazy") == 0) mode |= PARSE_LAZY_BODIES;
        else if (strcmp(s, "-imports") == 0) mode |= PARSE_IMPORTS_ONLY;
        else if (strcmp(s, "-bodies") == 0) bodies = true;
        else if (strcmp(s, "-lex") == 0) lex = true;
        else if (strcmp(s, "-dump") == 0) dump = true;
        else if (strcmp(s, "-e") == 0) all = true;
        else if (strcmp(s, "-raw") == 0) raw = true;
        else if (strcmp(s, "-q") == 0) quiet = true;
        else if (strcmp(s, "-r") == 0) repl = true;
        else if (strcmp(s, "-time") == 0) timing = true;
        else if (strcmp(s, "-") == 0) {
            char line[4096];
            while (fgets(line, sizeof line, stdin)) {
                line[strcspn(line, "\n")] = 0;
                one(line);
            }
        } else one(s);
    }
    if (timing)
        printf("%zu files, %zu bytes, %zu bad, %.3f s, %.1f MB/s, arena %zu, tokens %zu\n", nfiles, nbytes, nbad, spent,
               (double)nbytes / 1e6 / spent, narena, ntokens);
    return nbad > 0;
}
