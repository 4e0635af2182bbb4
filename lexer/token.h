// token.h - token kinds (TK_ADD ...), their text, precedence and class; from token.def.
#ifndef GOSLING_LEXER_TOKEN_H
#define GOSLING_LEXER_TOKEN_H

#include <stdbool.h>
#include <stdint.h>

typedef enum Token {
#define TOK(NAME, TEXT, PREC, CLASS) TK_##NAME,
#include "lexer/token.def"
#undef TOK
    TK_COUNT
} Token;

typedef enum TokenClass {
    TC_SPECIAL,
    TC_LITERAL,
    TC_OPERATOR,
    TC_ASSIGNOP,
    TC_KEYWORD,
    TC_PSEUDO
} TokenClass;

typedef struct TokenInfo {
    const char *name; // "ADD"
    const char *text; // "+"
    uint8_t prec;     // 1 (||) to 5 (*), 0: no binary operator
    uint8_t cls;      // TokenClass
} TokenInfo;

extern const TokenInfo token_info[TK_COUNT];

static inline const char *token_text(int t) { return token_info[t].text; }
// The operator of an assignment operation: TK_ADD for TK_ADD_ASSIGN.
static inline Token token_assign_op(int t) { return (Token)(t - TK_ADD_ASSIGN + TK_ADD); }
static inline bool token_is_assign_op(int t) {
    return t >= TK_ADD_ASSIGN && t <= TK_AND_NOT_ASSIGN;
}
static inline bool token_is_keyword(int t) { return t >= TK_BREAK && t <= TK_VAR; }
// The keyword token that s[0:n] spells, TK_NAME if none.
Token token_keyword(const char *s, unsigned n);

#endif
