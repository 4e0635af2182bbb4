// parser.h - a file in; an AST in an arena and a list of syntax errors out.
//
// Twin: cmd/compile/internal/syntax (wording and recovery), go/ast (shape of the tree)
//
// A correct file is read by the Lemon grammar (go.y) alone. When that meets anything wrong it stops, and
// the file is read a second time by diagnose.c, which knows gc's messages and its way to go on after
// an error, and makes no tree. So speed and the tree come from the one, the words from the other.
// After errors the returned File holds what was complete before the first error: nothing to rely on.
#ifndef GOSLING_PARSER_PARSER_H
#define GOSLING_PARSER_PARSER_H

#include "parser/ast.h"

enum {
    PARSE_LAZY_BODIES = 1,  // bodies of top-level functions: skip, mark NF_LAZY, parse_body reads them later
    PARSE_IMPORTS_ONLY = 2, // stop after the imports
    PARSE_HEADER_ONLY = 4   // stop after the package clause
};

// Never NULL; errors are in diags (compare diags->nerrors before and after).
File *parse_file(Arena *a, FileSrc *src, Diags *diags, unsigned mode);

// Parses a body left out by PARSE_LAZY_BODIES into the file's arena. True if it was free of errors (or was there
// already). Not thread-safe per File: the caller holds its lock.
bool parse_body(FuncDecl *f, Diags *diags);

// One expression (or type) that is the whole of src. NULL after errors.
Expr *parse_expr(Arena *a, FileSrc *src, Diags *diags);

// ---- REPL ----

typedef struct ReplInput {
    NodeList nodes;  // GenDecl, FuncDecl, statements; in order. An ImportSpec sits in its GenDecl
    bool incomplete; // the input ends inside something: ask for another line (then no errors are reported)
    File *file;      // a File without package clause that owns directives and positions
} ReplInput;

// Declarations and statements mixed, as typed at a prompt. Statement-level `var`, `const`, `type` come as GenDecl.
bool parse_repl(Arena *a, FileSrc *src, Diags *diags, ReplInput *out);

#endif
