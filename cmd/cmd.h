// cmd.h - shared by the subcommands of the gosling tool.
#ifndef GOSLING_CMD_CMD_H
#define GOSLING_CMD_CMD_H
#include "base/base.h"
#include "compile/compile.h"
#include "parser/parser.h"
#include "types/types.h"

typedef struct Loader {
    Diags diags;
    Checker *ck;
    Importer imp;
    struct Module *main;           // the program's module, NULL: single files
    struct Module **build;         // modules it needs, one version of each
    int nbuild;
    bool listed;                   // build is filled
    struct Unit **units;           // packages of the program, in order of loading
    int nunits;
    VEC(char *) loaderrors;        // lines; nothing is checked if there are any
    const char *tags, *modflag;    // -tags=a,b and -mod=vendor|mod|readonly
    bool allerrors, langset;       // -e, -lang
} Loader;

void loader_init(Loader *l);  // reads GOFLAGS
bool loader_flag(Loader *l, const char *arg);  // -tags=..., -mod=..., -lang=...; false: another flag
// Parses and checks the named files as one package main; NULL after errors (in l->diags).
Package *load_files(Loader *l, char **names, int n, unsigned flags);
Package *load_text(Loader *l, const char *name, const char *text, size_t len, unsigned flags);
Package *load_snippet(Loader *l, const char *code);
Package *load_dir(Loader *l, const char *dir, unsigned flags);
void loader_report(Loader *l);
struct Func *cmd_prepare(Loader *l, Package *pkg, int argc, char **argv);  // the runtime is ready; returns the program, compiled
void cmd_start(Loader *l, Package *pkg, int argc, char **argv) __attribute__((noreturn));  // runs a checked program

int cmd_run(int argc, char **argv);
int cmd_test(int argc, char **argv);
int cmd_repl(int argc, char **argv);
uint64_t parse_size(const char *s);  // 500M, 2GiB; 0: it is no size
int cmd_vet(int argc, char **argv);
int cmd_explain(int argc, char **argv);
int cmd_build(int argc, char **argv);
int cmd_dis(int argc, char **argv);
int cmd_version(int argc, char **argv);
int cmd_help(int argc, char **argv);
#endif
