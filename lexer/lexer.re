// lexer.re - the tokens of Go, by re2c.
// Twin: cmd/compile/internal/syntax/scanner.go
//
// The rules match what is well formed. Anything else (a number with a letter behind it, a string with a bad
// escape, a NUL, a stray byte) matches a shorter rule and goes to literal.c, which reads the token again
// rune by rune and reports what gc reports, where gc reports it.
// The text ends in a NUL at l->end, so no rule needs to check for the end.

#include "lexer/lexer_int.h"

#include <string.h>

/*!include:re2c "unicode_categories.re" */
/*!include:re2c "unicode_new.re" */

/*!re2c
    re2c:yyfill:enable = 0;
    re2c:encoding:utf8 = 1;
    re2c:define:YYCTYPE = "unsigned char";

    // A character that may stand in comments and strings: no NUL, no surrogate, no BOM, valid UTF-8.
    any     = [^\x00\ud800-\udfff\ufeff];
    nonl    = any \ [\n];
    uletter = L | L_new | "_";
    udigit  = Nd | Nd_new;
    hex     = [0-9a-fA-F];
    dec     = [0-9] ("_"? [0-9])*;
    hexs    = hex ("_"? hex)*;
    exp     = [eE] [+-]? dec;
    pexp    = [pP] [+-]? dec;
    decint  = "0" | [1-9] ("_"? [0-9])*;
    preint  = "0" "_"? [0-7] ("_"? [0-7])* | "0" [oO] "_"? [0-7] ("_"? [0-7])*
            | "0" [bB] "_"? [01] ("_"? [01])* | "0" [xX] "_"? hexs;
    decflt  = dec "." dec? exp? | dec exp | "." dec exp?;
    hexflt  = "0" [xX] ("_"? hexs "."? | "_"? hexs "." hexs | "." hexs) pexp;
    bmp     = [0-9a-cA-CefEF] hex{3} | [dD] [0-7] hex{2};
    escape  = "\\" ([abfnrtv\\] | [0-3] [0-7]{2} | "x" hex{2} | "u" bmp
            | "U" ("0000" bmp | "000" [1-9a-fA-F] hex{4} | "0010" hex{4}));
*/

bool uni_is_letter(uint32_t r) {
    char buf[UTF8_MAX + 1] = {0};
    buf[utf8_encode(buf, r)] = 0;
    const unsigned char *YYCURSOR = (const unsigned char *)buf, *YYMARKER = YYCURSOR;
    (void)YYMARKER;
    /*!local:re2c
        L | L_new { return true; }
        *         { return false; }
    */
}

bool uni_is_digit(uint32_t r) {
    char buf[UTF8_MAX + 1] = {0};
    buf[utf8_encode(buf, r)] = 0;
    const unsigned char *YYCURSOR = (const unsigned char *)buf, *YYMARKER = YYCURSOR;
    (void)YYMARKER;
    /*!local:re2c
        Nd | Nd_new { return true; }
        *           { return false; }
    */
}

bool uni_is_print(uint32_t r) {
    char buf[UTF8_MAX + 1] = {0};
    buf[utf8_encode(buf, r)] = 0;
    const unsigned char *YYCURSOR = (const unsigned char *)buf, *YYMARKER = YYCURSOR;
    (void)YYMARKER;
    /*!local:re2c
        " " | L | L_new | M | N | Nd_new | P | S { return true; }
        *                                        { return false; }
    */
}

// Is the number l->tok .. p complete, or does something follow that gc reads as part of it?
static inline bool number_goes_on(const unsigned char *p) {
    return (*p >= '0' && *p <= '9') || *p == '_' || (*p >= 'a' && *p <= 'z') ||
           (*p >= 'A' && *p <= 'Z');
}

#define TOKEN(T, NLSEMI)                                                                           \
    do {                                                                                           \
        l->cur = (const char *)YYCURSOR;                                                           \
        l->nlsemi = (NLSEMI);                                                                      \
        return T;                                                                                  \
    } while (0)

// Does a wrong character follow that gc takes for a part of the name?
#define WORD_GOES_ON                                                                               \
    unlikely(*YYCURSOR >= 0x80 || (*YYCURSOR == 0 && (const char *)YYCURSOR < l->end))
#define KEYWORD(T, NLSEMI)                                                                         \
    do {                                                                                           \
        if (WORD_GOES_ON) return lex_slow_ident(l);                                                \
        TOKEN(T, NLSEMI);                                                                          \
    } while (0)

Token lexer_next(Lexer *l) {
    const unsigned char *YYCURSOR = (const unsigned char *)l->cur, *YYMARKER = YYCURSOR;
    const bool nlsemi = l->nlsemi;
    l->nlsemi = false;
    l->bad = false;
again:
    l->tok = (const char *)YYCURSOR;
    if (unlikely(l->tok >= l->end)) goto at_end;
    /*!re2c
        [ \t\r]+    { goto again; }
        "\n"        {
            if (!nlsemi) goto again;
            l->semi = SEMI_NEWLINE;
            TOKEN(TK_SEMICOLON, false);
        }
        "//" nonl*  {
            l->cur = (const char *)YYCURSOR;
            if (unlikely(*YYCURSOR != '\n' && l->cur < l->end)) lex_slow_line_comment(l);
            if (l->tok[2] == 'g' || l->tok[2] == 'l') lex_comment(l);
            YYCURSOR = (const unsigned char *)l->cur;
            goto again;
        }
        "/*" (any \ [*] | "*"+ (any \ [*/]))* "*"+ "/" {
            l->cur = (const char *)YYCURSOR;
            if (unlikely(l->cur > l->end)) goto slow_comment;
        comment_done:
            if (l->tok[2] == 'l') lex_comment(l);
            if (nlsemi && memchr(l->tok, '\n', (size_t)(l->cur - l->tok))) {
                l->semi = SEMI_NEWLINE;
                TOKEN(TK_SEMICOLON, false);
            }
            goto again;
        }
        "/*"        {
        slow_comment:;
            bool closed = lex_slow_full_comment(l);
            YYCURSOR = (const unsigned char *)l->cur;
            if (closed) goto comment_done;
            if (nlsemi && memchr(l->tok, '\n', (size_t)(l->cur - l->tok))) {
                l->semi = SEMI_NEWLINE;
                TOKEN(TK_SEMICOLON, false);
            }
            goto again;
        }

        "break"       { KEYWORD(TK_BREAK, true); }
        "case"        { KEYWORD(TK_CASE, false); }
        "chan"        { KEYWORD(TK_CHAN, false); }
        "const"       { KEYWORD(TK_CONST, false); }
        "continue"    { KEYWORD(TK_CONTINUE, true); }
        "default"     { KEYWORD(TK_DEFAULT, false); }
        "defer"       { KEYWORD(TK_DEFER, false); }
        "else"        { KEYWORD(TK_ELSE, false); }
        "fallthrough" { KEYWORD(TK_FALLTHROUGH, true); }
        "for"         { KEYWORD(TK_FOR, false); }
        "func"        { KEYWORD(TK_FUNC, false); }
        "go"          { KEYWORD(TK_GO, false); }
        "goto"        { KEYWORD(TK_GOTO, false); }
        "if"          { KEYWORD(TK_IF, false); }
        "import"      { KEYWORD(TK_IMPORT, false); }
        "interface"   { KEYWORD(TK_INTERFACE, false); }
        "map"         { KEYWORD(TK_MAP, false); }
        "package"     { KEYWORD(TK_PACKAGE, false); }
        "range"       { KEYWORD(TK_RANGE, false); }
        "return"      { KEYWORD(TK_RETURN, true); }
        "select"      { KEYWORD(TK_SELECT, false); }
        "struct"      { KEYWORD(TK_STRUCT, false); }
        "switch"      { KEYWORD(TK_SWITCH, false); }
        "type"        { KEYWORD(TK_TYPE, false); }
        "var"         { KEYWORD(TK_VAR, false); }

        uletter (uletter | udigit)* {
            if (WORD_GOES_ON) return lex_slow_ident(l);
            TOKEN(TK_NAME, true);
        }

        decint      {
            if (unlikely(number_goes_on(YYCURSOR))) goto slow_number;
            TOKEN(TK_INT, true);
        }
        preint      {
            if (unlikely(number_goes_on(YYCURSOR) || *YYCURSOR == '.')) goto slow_number;
            TOKEN(TK_INT, true);
        }
        decflt      {
            if (unlikely(number_goes_on(YYCURSOR))) goto slow_number;
            TOKEN(TK_FLOAT, true);
        }
        hexflt      {
            if (unlikely(number_goes_on(YYCURSOR))) goto slow_number;
            TOKEN(TK_FLOAT, true);
        }
        (decint | preint | decflt | hexflt | dec) "i" {
            TOKEN(TK_IMAG, true);
        }
        dec         {
        slow_number:
            return lex_slow_number(l);
        }

        ["] (nonl \ ["\\] | escape | "\\\"")* ["] { TOKEN(TK_STRING, true); }
        "`" (any \ [`])* "`"                    { TOKEN(TK_STRING, true); }
        "'" (nonl \ ['\\] | escape | "\\'") "'"   { TOKEN(TK_CHAR, true); }
        ["]         { return lex_slow_string(l); }
        "`"         { return lex_slow_rawstring(l); }
        "'"         { return lex_slow_rune(l); }

        "+"         { TOKEN(TK_ADD, false); }
        "-"         { TOKEN(TK_SUB, false); }
        "*"         { TOKEN(TK_MUL, false); }
        "/"         { TOKEN(TK_QUO, false); }
        "%"         { TOKEN(TK_REM, false); }
        "&"         { TOKEN(TK_AND, false); }
        "|"         { TOKEN(TK_OR, false); }
        "^"         { TOKEN(TK_XOR, false); }
        "<<"        { TOKEN(TK_SHL, false); }
        ">>"        { TOKEN(TK_SHR, false); }
        "&^"        { TOKEN(TK_AND_NOT, false); }
        "+="        { TOKEN(TK_ADD_ASSIGN, false); }
        "-="        { TOKEN(TK_SUB_ASSIGN, false); }
        "*="        { TOKEN(TK_MUL_ASSIGN, false); }
        "/="        { TOKEN(TK_QUO_ASSIGN, false); }
        "%="        { TOKEN(TK_REM_ASSIGN, false); }
        "&="        { TOKEN(TK_AND_ASSIGN, false); }
        "|="        { TOKEN(TK_OR_ASSIGN, false); }
        "^="        { TOKEN(TK_XOR_ASSIGN, false); }
        "<<="       { TOKEN(TK_SHL_ASSIGN, false); }
        ">>="       { TOKEN(TK_SHR_ASSIGN, false); }
        "&^="       { TOKEN(TK_AND_NOT_ASSIGN, false); }
        "&&"        { TOKEN(TK_LAND, false); }
        "||"        { TOKEN(TK_LOR, false); }
        "<-"        { TOKEN(TK_ARROW, false); }
        "++"        { TOKEN(TK_INC, true); }
        "--"        { TOKEN(TK_DEC, true); }
        "=="        { TOKEN(TK_EQL, false); }
        "<"         { TOKEN(TK_LSS, false); }
        ">"         { TOKEN(TK_GTR, false); }
        "="         { TOKEN(TK_ASSIGN, false); }
        "!"         { TOKEN(TK_NOT, false); }
        "~"         { TOKEN(TK_TILDE, false); }
        "!="        { TOKEN(TK_NEQ, false); }
        "<="        { TOKEN(TK_LEQ, false); }
        ">="        { TOKEN(TK_GEQ, false); }
        ":="        { TOKEN(TK_DEFINE, false); }
        "..."       { TOKEN(TK_ELLIPSIS, false); }
        "("         { TOKEN(TK_LPAREN, false); }
        "["         { TOKEN(TK_LBRACK, false); }
        "{"         { TOKEN(TK_LBRACE, false); }
        ","         { TOKEN(TK_COMMA, false); }
        "."         { TOKEN(TK_PERIOD, false); }
        ")"         { TOKEN(TK_RPAREN, true); }
        "]"         { TOKEN(TK_RBRACK, true); }
        "}"         { TOKEN(TK_RBRACE, true); }
        ";"         {
            l->semi = SEMI_SEMICOLON;
            TOKEN(TK_SEMICOLON, false);
        }
        ":"         { TOKEN(TK_COLON, false); }

        *           {
            if (lex_slow_other(l)) return lex_slow_ident(l);
            YYCURSOR = (const unsigned char *)l->cur;
            goto again;
        }
    */
at_end:
    l->tok = l->cur = l->end;
    if (nlsemi) {
        l->semi = SEMI_EOF;
        return TK_SEMICOLON;
    }
    return TK_EOF;
}
