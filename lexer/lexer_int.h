// lexer_int.h - private to lexer/: the slow paths that lexer.re calls on anything unusual.
#ifndef GOSLING_LEXER_LEXER_INT_H
#define GOSLING_LEXER_LEXER_INT_H

#include "lexer/lexer.h"

// Each is called with l->tok at the token's first byte; rereads it rune by rune, reports as gc
// does, leaves l->cur behind it.
Token lex_slow_number(Lexer *l);
Token lex_slow_ident(Lexer *l);
Token lex_slow_string(Lexer *l);
Token lex_slow_rawstring(Lexer *l);
Token lex_slow_rune(Lexer *l);
void lex_slow_line_comment(Lexer *l);
bool lex_slow_full_comment(Lexer *l); // false if not terminated
// A character no token begins with: reports, skips it. True: it was the start of an identifier.
bool lex_slow_other(Lexer *l);

void lex_error(Lexer *l, const char *at, const char *fmt, ...) PRINTF_LIKE(3, 4);
void lex_comment(Lexer *l); // the comment l->tok .. l->cur: handles directives

bool uni_is_letter(uint32_t r); // categories L*, and '_' not included
bool uni_is_digit(uint32_t r);  // Nd
bool uni_is_print(uint32_t r);  // letters, marks, numbers, punctuation, symbols, ASCII space

#endif
