// token.c - the table of tokens. (That go.y numbers them alike is asserted in parser/parse.c.)
#include "lexer/token.h"

#include <string.h>

const TokenInfo token_info[TK_COUNT] = {
#define TOK(NAME, TEXT, PREC, CLASS) {#NAME, TEXT, PREC, TC_##CLASS},
#include "lexer/token.def"
#undef TOK
};

Token token_keyword(const char *s, unsigned n) {
    for (int t = TK_BREAK; t <= TK_VAR; t++)
        if (strlen(token_info[t].text) == n && memcmp(token_info[t].text, s, n) == 0)
            return (Token)t;
    return TK_NAME;
}
