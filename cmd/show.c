// show.c - errors for a reader at a terminal: gc's line, the source line with a caret, and a hint where a likely cause is known.
//
// What goes to a file or a pipe stays as gc prints it. Colours only where NO_COLOR is not set.
#include <unistd.h>
#include "cmd/load.h"
#include "stdlib/stdlib.h"

// Edit distance with swaps of neighbours, at most max + 1.
static int distance(const char *a, const char *b, int max) {
    int n = (int)strlen(a), m = (int)strlen(b), row[3][48];
    if (n > 46 || m > 46 || n - m > max || m - n > max) return max + 1;
    for (int j = 0; j <= m; j++) row[0][j] = j;
    for (int i = 1; i <= n; i++) {
        int *cur = row[i % 3], *prev = row[(i + 2) % 3], *before = row[(i + 1) % 3];
        cur[0] = i;
        for (int j = 1; j <= m; j++) {
            int d = prev[j - 1] + (a[i - 1] != b[j - 1]);
            if (prev[j] + 1 < d) d = prev[j] + 1;
            if (cur[j - 1] + 1 < d) d = cur[j - 1] + 1;
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] && before[j - 2] + 1 < d) d = before[j - 2] + 1;
            cur[j] = d;
        }
    }
    return row[n % 3][m];
}

typedef struct Nearest { const char *word, *name; int best; bool exported; } Nearest;

static void candidates(Nearest *c, Scope *s, Pos pos) {
    for (int i = 0; i < s->n; i++) {
        const char *name = s->list[i]->name->s;
        if (c->exported && !types_exported(s->list[i]->name)) continue;
        int d = distance(c->word, name, c->best - 1);
        if (d < c->best && strcmp(name, c->word) != 0) {
            c->best = d;
            c->name = name;
        }
    }
    for (Scope *k = pos ? s->children : NULL; k; k = k->next)
        if (!k->pos || !k->end || (k->pos <= pos && pos <= k->end)) candidates(c, k, pos);
}

static bool undefined(Loader *l, Buf *b, const Diag *d, const char *what) {
    char word[64];
    size_t n = strcspn(what, " \n");
    if (n >= sizeof word) return false;
    memcpy(word, what, n);
    word[n] = 0;
    char *dot = strchr(word, '.');
    Nearest c = {.word = dot ? dot + 1 : word, .best = strlen(dot ? dot + 1 : word) > 4 ? 3 : 2};
    if (dot) {
        *dot = 0;
        const char *path = std_named(word);
        Package *p = path ? types_find_package(l->ck, path) : NULL;
        if (!p) return false;
        c.exported = true;
        candidates(&c, p->scope, NO_POS);
        if (c.name) buf_printf(b, "did you mean %s.%s?", word, c.name);
        return c.name != NULL;
    }
    FileSrc *f = pos_filesrc(d->pos);
    const char *path = std_named(word);
    if (path && f && f->text[d->pos - f->base + n] == '.') {
        buf_printf(b, "import \"%s\" is missing", path);
        return true;
    }
    Package *p = types_find_package(l->ck, "main");
    if (p) candidates(&c, p->scope, d->pos);
    candidates(&c, types_universe, NO_POS);
    if (c.name) buf_printf(b, "did you mean %s?", c.name);
    return c.name != NULL;
}

// A likely cause of the error, if one is known.
static bool hint(Loader *l, Buf *b, const Diag *d, const char *line, size_t len) {
    const char *m = d->msg;
    if (strncmp(m, "undefined: ", 11) == 0 && !strchr(m, '(')) return undefined(l, b, d, m + 11);
    if (strstr(m, "non-declaration statement outside function body")) {
        if (memmem(line, len, ":=", 2)) buf_str(b, ":= declares inside functions only; here it is var name = value");
        else buf_str(b, "statements belong into a function, such as func main()");
    } else if (strstr(m, "as value") && strstr(m, " = ")) buf_str(b, "= assigns; == compares");
    else if (strncmp(m, "name ", 5) == 0 && strstr(m, "not exported by package")) buf_str(b, "only names that begin with a capital letter can be used by other packages");
    else if (strstr(m, "imported and not used")) buf_str(b, "remove the import, or write import _ if the package is wanted for what it does at start");
    else if (strstr(m, "no new variables on left side of :=")) buf_str(b, "all of them are declared already: = assigns");
    else if (strncmp(m, "missing return", 14) == 0) buf_str(b, "the function has a result, but its end can be reached without a return");
    else return false;
    return true;
}

void show_errors(Loader *l) {
    const char *none = getenv("NO_COLOR"), *term = getenv("TERM");
    bool colour = !(none && *none) && !(term && strcmp(term, "dumb") == 0);
    const char *bold = colour ? "\033[1m" : "", *red = colour ? "\033[1;31m" : "", *green = colour ? "\033[32m" : "", *off = colour ? "\033[0m" : "";
    diag_sort(&l->diags);
    for (int i = 0; i < l->diags.list.n; i++) {
        Diag *d = &l->diags.list.v[i];
        Buf b = BUF_INIT;
        if (d->pos != NO_POS) {
            diag_format_pos(&b, d->pos, d->warning ? "" : "./");
            fprintf(stderr, "%s%s:%s ", bold, buf_cstr(&b), off);
        }
        fprintf(stderr, "%s\n", d->msg);
        FileSrc *f = d->pos != NO_POS ? pos_filesrc(d->pos) : NULL;
        size_t len = 0;
        const char *line = f ? pos_line_text(f, pos_raw_line(d->pos), &len) : NULL;
        if (line && len < 400 && line <= f->text + (d->pos - f->base)) {
            fprintf(stderr, "    %.*s\n    ", (int)len, line);
            for (const char *s = line; s < f->text + (d->pos - f->base); s++)
                if (((unsigned char)*s & 0xc0) != 0x80) fputc(*s == '\t' ? '\t' : ' ', stderr);
            fprintf(stderr, "%s^%s\n", red, off);
        }
        buf_reset(&b);
        if (hint(l, &b, d, line ? line : "", len)) fprintf(stderr, "    %shint: %s%s\n", green, buf_cstr(&b), off);
        buf_fini(&b);
    }
    if (l->diags.overflow) {
        Buf b = BUF_INIT;
        diag_format_pos(&b, l->diags.overflow_pos, "./");
        fprintf(stderr, "%s: too many errors\n", buf_cstr(&b));
        buf_fini(&b);
    }
}
