// build.c - gosling build: checks a program; -gcflags=-m also prints what escape analysis and the inliner decide, in gc's words.
#include <string.h>
#include <sys/stat.h>
#include "cmd/cmd.h"
#include "runtime/runtime.h"
#include "stdlib/stdlib.h"
#include "vm/vm.h"

static bool next_flag(char **at, char **word) {
    while (**at == ' ' || **at == '\'' || **at == '"') (*at)++;
    if (!**at) return false;
    *word = *at;
    while (**at && **at != ' ' && **at != '\'' && **at != '"') (*at)++;
    if (**at) *(*at)++ = 0;
    return true;
}

static bool gcflags(char *text, EscapeFlags *f) {
    char *eq = strstr(text, "all=");
    if (eq == text) text += 4;
    for (char *w; next_flag(&text, &w);) {
        if (strcmp(w, "-m") == 0) f->m++;
        else if (strncmp(w, "-m=", 3) == 0) f->m = atoi(w + 3);
        else if (strcmp(w, "-l") == 0) f->noinline = true;
        else if (strcmp(w, "-0") != 0 && *w) {
            fprintf(stderr, "gosling build: unknown -gcflags flag %s\n", w);
            return false;
        }
    }
    return true;
}

int cmd_build(int argc, char **argv) {
    static Loader l;
    EscapeFlags flags = {0};
    loader_init(&l);
    for (; argc && argv[0][0] == '-'; argc--, argv++) {
        if (strncmp(argv[0], "-gcflags=", 9) == 0) {
            if (!gcflags(argv[0] + 9, &flags)) return 2;
        } else if (loader_flag(&l, argv[0])) continue;
        else if (strcmp(argv[0], "-m") == 0 || strcmp(argv[0], "-l") == 0) {  // the harness splits -gcflags={flags}
            if (!gcflags(argv[0], &flags)) return 2;
        } else {
            fprintf(stderr, "gosling build: unknown flag %s\n", argv[0]);
            return 2;
        }
    }
    if (argc < 1) {
        fprintf(stderr, "gosling build: no Go files listed\n");
        return 2;
    }
    struct stat st;
    Package *p = argc == 1 && stat(argv[0], &st) == 0 && S_ISDIR(st.st_mode) ? load_dir(&l, argv[0], 0) : load_files(&l, argv, argc, CHECK_NO_MAIN | CHECK_NATIVE);
    if (!p) {
        loader_report(&l);
        return 1;
    }
    if (!flags.m) return 0;
    cmd_prepare(&l, p, argc, argv);
    escape_report_package(p, flags);
    escape_report_print(stderr);
    return 0;
}
