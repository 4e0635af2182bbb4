// main.c - the gosling tool: subcommands.
#include <unistd.h>
#include "cmd/cmd.h"

typedef struct Command { const char *name; int (*run)(int argc, char **argv); const char *help; } Command;
static const Command commands[] = {
    {"run", cmd_run, "run [-maxmem=SIZE] [-ffi=off] FILE.go... | DIR | - [args]   check a program and run it, in at most so much memory (500M, 2GiB)"},
    {"test", cmd_test, "test [flags as go test] [PACKAGES | FILES]   run tests, benchmarks, examples and fuzz targets of packages (., DIR, ./...)"},
    {"repl", cmd_repl, "repl [-q] [-json] [-maxmem=SIZE]  declarations, statements and expressions, typed one by one; -json: for editors; repl -help is the manual"},
    {"vet", cmd_vet, "vet [-e] [-lang=go1.N] FILE.go... | DIR  check, and look for likely mistakes; -e: errors only, all of them"},
    {"build", cmd_build, "build [-gcflags='-m [-m] [-l]'] FILE.go... | DIR  check; -m: what escapes and what is inlined; twice: why"},
    {"explain", cmd_explain, "explain escape [--run] FILE.go... the source with what is on the heap, why, and what it cost"},
    {"dis", cmd_dis, "dis FILE.go                       print the bytecode"},
    {"version", cmd_version, "version                           print the version"},
    {"help", cmd_help, "help                              this text"},
};

int cmd_version(int argc, char **argv) {
    (void)argc;
    (void)argv;
    puts("gosling version go1.26 linux/amd64");
    return 0;
}

int cmd_help(int argc, char **argv) {
    (void)argc;
    (void)argv;
    puts("gosling runs Go programs.\n\nUsage:\n  gosling FILE.go [args]            run a program (also as #!/usr/bin/env gosling)\n"
         "  gosling -e 'code'                 run statements");
    for (size_t i = 0; i < ARRAY_LEN(commands); i++) printf("  gosling %s\n", commands[i].help);
    puts("\nEnvironment: GOMAXPROCS, GOGC, GOMEMLIMIT, GODEBUG, GOTRACEBACK as for compiled Go; GOSLING_DEBUG=knob=value,… for stress modes.");
    return 0;
}

int main(int argc, char **argv) {
    if (argc < 2) return isatty(0) ? cmd_repl(0, NULL) : cmd_help(0, NULL);
    for (size_t i = 0; i < ARRAY_LEN(commands); i++)
        if (strcmp(argv[1], commands[i].name) == 0) return commands[i].run(argc - 2, argv + 2);
    if (strcmp(argv[1], "-h") == 0 || strcmp(argv[1], "--help") == 0) return cmd_help(0, NULL);
    if (argv[1][0] == '-' && argv[1][1] && strcmp(argv[1], "-e") != 0) {
        fprintf(stderr, "gosling: unknown flag %s\nRun 'gosling help' for usage.\n", argv[1]);
        return 2;
    }
    return cmd_run(argc - 1, argv + 1);
}
