// parser.h - a file in; an AST in an arena and a list of syntax errors out.
//
// Twin: cmd/compile/internal/syntax (wording and recovery), go/ast (shape of the tree)
//
// A correct file is read by the Lemon grammar (go.y) alone. When that meets anything wrong it
// stops, and the file is read a second time by diagnose.c, which knows gc's messages and its way to
// go on after an error, and makes no tree. So speed and the tree come from the one, the words from
// the other.
//
// Two grades of errors, as in gc. "syntax error: ..." is final: the File is marked NF_BAD, its tree
// is useless and nothing is type-checked. Lesser ones (malformed literals, stray characters, `can
// only use ... with final parameter`, `method has no receiver`, ...) leave a whole tree without
// NF_BAD: gc goes on with type checking then and reports both, so a caller who wants the same looks
// at NF_BAD, not at diags->nerrors, before going on.
#ifndef GOSLING_PARSER_PARSER_H
#define GOSLING_PARSER_PARSER_H

#include "parser/ast.h"

enum {
    PARSE_LAZY_BODIES =
        1, // bodies of top-level functions: skip, mark NF_LAZY, parse_body reads them later
    PARSE_IMPORTS_ONLY = 2, // stop after the imports
    PARSE_HEADER_ONLY = 4,  // stop after the package clause
    PARSE_STOPPABLE = 32,   // front_stop (base.h) ends it: an entry of a REPL
    PARSE_RECOVER = 16,     // syntax errors take out the statement or declaration only: NF_BAD is not set (for tests of the checker)
    PARSE_LAZY_SIGS = 8     // with LAZY_BODIES: signatures of functions and methods too, parse_signature
                            // reads them later; for source that is known to be good
};

// Never NULL; errors are in diags; NF_BAD in n.flags after syntax errors.
File *parse_file(Arena *a, FileSrc *src, Diags *diags, unsigned mode);

// ---- files of which an index is at hand (the library's) ----

// Parses only those ranges of a file; the first holds the package clause and the imports. Bodies and signatures are left out.
File *parse_parts(Arena *a, FileSrc *src, const uint32_t (*parts)[2], int n, Diags *diags);
// A declaration of the file that was left out: text[from:to], a whole GenDecl or FuncDecl, without its body.
Node *parse_late(File *f, uint32_t from, uint32_t to, Diags *diags);
// The same for a function without type parameters, from the index alone. Offsets: the function's name, what is behind it, the body's "{" (0: none),
// the declaration's end, what is behind the receiver's "(" (0: no method).
FuncDecl *parse_late_func(File *f, uint32_t name, uint32_t sig, uint32_t body, uint32_t to, uint32_t recv);

// Parses a body left out by PARSE_LAZY_BODIES into the file's arena. False after syntax errors
// (then the body is there but empty); lesser errors are in diags only. Not thread-safe per File:
// the caller holds its lock.
bool parse_body(FuncDecl *f, Diags *diags);
void parse_signature(FuncDecl *f, Diags *diags); // if it was left out

// One expression (or type) that is the whole of src. NULL after errors.
Expr *parse_expr(Arena *a, FileSrc *src, Diags *diags);

// ---- //go:build ----

// expr is what follows "go:build" (File.build holds the line). The minor Go version that it implies
// (21 for go1.21), -1 if none.
int parse_build_version(const char *expr, size_t len);
// Does it hold, where tag tells which tags are set?
bool parse_build_holds(const char *expr, size_t len,
                       bool (*tag)(const char *name, size_t len, void *arg), void *arg);

// ---- REPL ----

typedef struct ReplInput {
    NodeList nodes;  // GenDecl, FuncDecl, statements; in order. An ImportSpec sits in its GenDecl
    bool incomplete; // the input ends inside something: ask for another line (then no errors are
                     // reported)
    File *file;      // a File without package clause that owns directives and positions
} ReplInput;

// Declarations and statements mixed, as typed at a prompt. Statement-level `var`, `const`, `type`
// come as GenDecl.
bool parse_repl(Arena *a, FileSrc *src, Diags *diags, ReplInput *out);

#endif
