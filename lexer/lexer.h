// lexer.h - bytes in, one token at a time out.
//
// Twin: cmd/compile/internal/syntax/scanner.go (wording and places of errors)
//
// A Lexer lies on the caller's stack and owns nothing; tokens are ranges of the file's text. Errors
// and directives are told through two callbacks; after an error the lexer goes on as gc's scanner
// does.
#ifndef GOSLING_LEXER_LEXER_H
#define GOSLING_LEXER_LEXER_H

#include "base/base.h"
#include "lexer/token.h"

typedef enum SemiKind { SEMI_SEMICOLON, SEMI_NEWLINE, SEMI_EOF } SemiKind;

typedef struct Lexer {
    FileSrc *src;     // borrowed
    const char *cur;  // next byte
    const char *end;  // the text's end; *end need not be 0 if only a part of a file is read
    const char *tok;  // where the current token begins
    bool nlsemi;      // a newline here would be a semicolon
    bool bad;         // the current literal is malformed (reported already)
    uint8_t semi;     // SemiKind of the current TK_SEMICOLON
    bool record;      // tell the file about //line directives
    void *arg;        // for the callbacks
    void (*error)(void *arg, Pos pos, const char *msg); // may be NULL
    // A //go: comment; text is what follows "//".
    void (*directive)(void *arg, Pos pos, const char *text, uint32_t len); // may be NULL
} Lexer;

// Sets l to read the whole file; skips a BOM and a "#!" line. The callbacks are the caller's to
// set.
void lexer_init(Lexer *l, FileSrc *src);
// Sets l to read text[from:to] only.
void lexer_init_range(Lexer *l, FileSrc *src, uint32_t from, uint32_t to);
// The next token; its text is l->tok[0 : l->cur - l->tok].
Token lexer_next(Lexer *l);
// With l just behind a "{" that opens a block: goes to just behind the matching "}", fast, looking
// at nothing but brackets, strings, runes and comments. *close gets the brace's offset. False if
// there is none.
bool lexer_skip_block(Lexer *l, uint32_t *close);

// With l just behind the "(" of a function declaration's parameters: goes to the declaration's end,
// a newline or just behind the body. *lbrace: offset of the body's "{"; 0: none. False: not known.
bool lexer_skip_func(Lexer *l, uint32_t *lbrace);

static inline uint32_t lexer_offset(const Lexer *l) { return (uint32_t)(l->tok - l->src->text); }
static inline uint32_t lexer_len(const Lexer *l) { return (uint32_t)(l->cur - l->tok); }
static inline Pos lexer_pos(const Lexer *l) { return pos_at(l->src, lexer_offset(l)); }

// ---- values of literals (of well-formed source text, quotes included) ----

void lit_string(Buf *out, const char *lit, uint32_t len);  // "..." or `...`; appends the bytes
uint32_t lit_char(const char *lit, uint32_t len);          // '...'
// Copies a number's text without underscores, and "0o" or a leading 0 made "0o"-free for base 8;
// gives the base. (What is left: digits of that base for an integer; a decimal or 0x float; the 'i'
// of an imaginary is dropped.)
int lit_number(Buf *out, const char *lit, uint32_t len);

#endif
