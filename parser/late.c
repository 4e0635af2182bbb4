// late.c - declarations that were left out when their file was parsed (parse_parts), read when somebody asks for them.
//
// The index that says where they are was made from the same text (tools/embed.py), so nothing can be wrong with them. Functions are not even
// lexed: name, receiver, and the places of signature and body make a FuncDecl; parse_signature and parse_body read those later.
#include "parser/parse_int.h"

Node *parse_late(File *f, uint32_t from, uint32_t to, Diags *diags) {
    Parser p;
    parser_init(&p, f->arena, f->src, diags, PARSE_LAZY_BODIES | PARSE_LAZY_SIGS);
    p.file = f;
    p.late = true;
    lexer_init_range(&p.lx, f->src, from, to);
    parser_drive(&p, TK_PACKAGE);
    if (p.failed || p.soft || p.result_list.n != 1) base_fatal("bad declaration at %u of %s", from, f->src->name);
    parser_fini(&p);
    return p.result_list.v[0];
}

static inline bool word(char c) { return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80); }

static Tok word_at(FileSrc *src, uint32_t off) {
    uint32_t end = off;
    while (word(src->text[end])) end++;
    return (Tok){off, end - off, TK_NAME, false};
}

// (r *T), (r T), (*T), (T); `at` is behind the "(".
static FieldList *receiver(Parser *p, uint32_t at) {
    const char *text = p->src->text;
    Tok open = {at - 1, 1, TK_LPAREN, false}, name = {0}, type = {0};
    bool named = false, ptr = false;
    uint32_t star = 0;
    if (word(text[at])) {
        type = word_at(p->src, at);
        at += type.len;
        if (text[at] == ' ') named = true, name = type, at++;
    }
    if (text[at] == '*') ptr = true, star = at++;
    if (text[at] != ')') type = word_at(p->src, at), at += type.len;
    Expr *x = mk_ident(p, type);
    if (ptr) x = mk_star(p, (Tok){star, 1, TK_MUL, false}, x);
    return mk_recvlist(p, open, mk_param(p, named ? &name : NULL, x), (Tok){at, 1, TK_RPAREN, false});
}

FuncDecl *parse_late_func(File *f, uint32_t name, uint32_t sig, uint32_t body, uint32_t to, uint32_t recv) {
    Parser p;
    parser_init(&p, f->arena, f->src, NULL, 0);
    p.file = f;
    p.lazybody = body;
    FuncDecl *d = (FuncDecl *)mk_lazyfunc(&p, recv ? receiver(&p, recv) : NULL, word_at(f->src, name), (Tok){sig, to - sig, TK_LAZYSIG, false});
    parser_fini(&p);
    return d;
}
