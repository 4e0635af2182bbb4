// recover.c - PARSE_RECOVER: a tree also for a file with syntax errors, so that the checker can look at the rest of it, as types2's own tests do.
//
// The grammar stops at the first thing wrong. What holds that place - the statement, the member of a struct, interface, literal or group, at last the
// declaration - is taken out of the file, and the file is read again, until it is good. Where taking out the innermost does not help (the place is
// refused once more, or it was empty), the next one around it goes. Every round takes out more, so there is an end; rounds are bounded all the same.
#include "parser/parse_int.h"

#include <stdlib.h>

enum { MAX_DEPTH = 1000 };

typedef struct Level {
    uint32_t start;  // where the element begins that is being read
    uint8_t open;    // '{', '(' of a group, or 'x': brackets inside an expression, which hold no elements of their own
    bool header;     // behind if, for, switch, before their "{": semicolons end nothing
} Level;

// The next token that is not in a range taken out.
static Token next(Parser *p, Lexer *l) {
    Token k = lexer_next(l);
    return p->skips.n ? parser_skip(p, l, k) : k;
}

Token parser_skip(Parser *p, Lexer *l, Token k) {
    for (int i = 0; i < p->skips.n; i++) {
        uint32_t off = lexer_offset(l);
        if (k == TK_EOF || off < p->skips.v[i].from || off >= p->skips.v[i].to) continue;
        l->cur = l->src->text + p->skips.v[i].to;
        l->nlsemi = false;
        k = lexer_next(l);
        i = -1;
    }
    return k;
}

static bool is_open(Token k) { return k == TK_LPAREN || k == TK_LBRACK || k == TK_LBRACE; }
static bool is_close(Token k) { return k == TK_RPAREN || k == TK_RBRACK || k == TK_RBRACE; }

// What is left of n levels behind the closing bracket k: a "}" closes all parentheses inside it, other brackets close no "{".
static int close(const Level *lv, int n, Token k) {
    if (k == TK_RBRACE)
        while (n > 1 && lv[n - 1].open != '{') n--;
    else if (lv[n - 1].open == '{') return n;
    return n > 1 ? n - 1 : n;
}

// The levels around the token at `stop`; the number of them.
static int levels(Parser *p, Level *lv, uint32_t stop) {
    Lexer l;
    lexer_init(&l, p->src);
    l.record = false;
    int n = 1;
    Token prev = TK_EOF;
    lv[0] = (Level){0, '{', false};
    for (;;) {
        Token k = next(p, &l);
        uint32_t off = lexer_offset(&l), end = off + lexer_len(&l);
        if (k == TK_EOF || off >= stop) return n;
        if (is_open(k)) {
            bool group = k == TK_LPAREN && (prev == TK_IMPORT || prev == TK_CONST || prev == TK_TYPE || prev == TK_VAR);
            if (k == TK_LBRACE) lv[n - 1].header = false;
            if (n == MAX_DEPTH) return n;
            lv[n++] = (Level){end, k == TK_LBRACE ? '{' : group ? '(' : 'x', false};
        } else if (is_close(k)) {
            n = close(lv, n, k);
        } else if (k == TK_SEMICOLON && !lv[n - 1].header) {
            lv[n - 1].start = end;
        } else if (k == TK_IF || k == TK_FOR || k == TK_SWITCH) {
            lv[n - 1].header = true;
        } else if ((k == TK_COLON && lv[n - 1].open == '{') && (prev == TK_DEFAULT)) {
            lv[n - 1].start = end;
        }
        prev = k;
    }
}

// The end of the element that begins at `from`: behind its semicolon, or before the bracket that closes the level. A keyword of a declaration at the
// beginning of a line ends everything: the brackets before it do not match.
static uint32_t element_end(Parser *p, Level *lv, int n, uint32_t stop) {
    int base = n;
    Lexer l;
    lexer_init(&l, p->src);
    l.cur = p->src->text + lv[n - 1].start;
    l.record = false;
    lv[n - 1].header = false;
    for (;;) {
        Token k = lexer_next(&l);
        uint32_t off = lexer_offset(&l), end = off + lexer_len(&l);
        bool decl = k == TK_FUNC || k == TK_TYPE || k == TK_VAR || k == TK_CONST || k == TK_IMPORT;
        if (k == TK_EOF || (decl && off > stop && p->src->text[off - 1] == '\n')) return off;
        if (k == TK_LBRACE) lv[n - 1].header = false;
        if (is_open(k) && n < MAX_DEPTH) lv[n++] = (Level){end, k == TK_LBRACE ? '{' : 'x', false};
        if (is_close(k) && (n = close(lv, n, k)) < base) return off;
        if (k == TK_IF || k == TK_FOR || k == TK_SWITCH) lv[n - 1].header = true;
        if (k == TK_SEMICOLON && n == base && !lv[n - 1].header && off >= stop) return end;
    }
}

static bool covered(Parser *p, uint32_t from, uint32_t to) {
    for (int i = 0; i < p->skips.n; i++)
        if (p->skips.v[i].from <= from && to <= p->skips.v[i].to) return true;
    return false;
}

// Takes out what holds p->stop. False: there is nothing left to take out.
bool parser_cut(Parser *p) {
    Level *lv = xmalloc(MAX_DEPTH * sizeof *lv);
    bool cut = false;
    for (int i = levels(p, lv, p->stop) - 1; i >= 0 && !cut; i--) {
        if (lv[i].open == 'x') continue;
        uint32_t from = lv[i].start, to = element_end(p, lv, i + 1, p->stop);
        if (to <= from || covered(p, from, to)) continue;
        vec_push(&p->skips, ((Range){from, to}));
        cut = true;
    }
    free(lv);
    return cut;
}
