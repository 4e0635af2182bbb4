// parse.c - the driver: pulls tokens, makes those that Go's grammar can't do without, pushes them
// to Lemon.
//
// `ctx` is the stack of what is open: '(' '[' '{', 'T' for the parenthesis of a group of types, 'H'
// for the header of an if, for or switch. A "{" with 'H' on top goes out as LBODY. The grammar
// takes it for the block, a composite literal or a function body; in the first case it reduces
// `hdr`, which is how we learn that the header is over. The "[" behind a declared type's name is
// decided by reading ahead with a copy of the lexer.
//
// No error is reported from here, except too deep a nesting: the first thing wrong ends the parse,
// and diagnose.c reads the text again to say what it was.
#include "parser/parse_int.h"

#include <stdlib.h>
#include <string.h>

enum {
    STACK_LIMIT = AST_MAX_DEPTH * 8
}; // symbols on Lemon's stack; the AST's own limit is the real one

static void lex_error_cb(void *arg, Pos pos, const char *msg) {
    (void)pos, (void)msg;
    ((Parser *)arg)->soft = true;
}

static void directive_cb(void *arg, Pos pos, const char *text, uint32_t len) {
    Parser *p = arg;
    Directive *d = ARENA_NEW(p->a, Directive);
    d->pos = pos;
    d->text = text;
    d->len = len;
    *p->dirtail = d;
    p->dirtail = &d->next;
}

void parser_init(Parser *p, Arena *a, FileSrc *src, Diags *diags, unsigned mode) {
    memset(p, 0, sizeof *p);
    p->a = a;
    p->src = src;
    p->base = src->base;
    p->diags = diags;
    p->mode = mode;
    p->dirtail = &p->dirs;
    p->fail_tok.kind = TK_EOF;
}

void parser_fini(Parser *p) {
    vec_free(&p->st);
    vec_free(&p->ctx);
    vec_free(&p->skips);
}

// ---- looking ahead ----

static Token peek_next(Lexer *l) { return lexer_next(l); }

// l is behind the "[" of `type T [`. Does that open type parameters (or an array's length)?
// Twin: typeDecl and extractName in cmd/compile/internal/syntax: [P *C] and [P (C)] are lengths,
// unless a comma follows or something in them can only be a type.
static bool opens_tparams(Lexer l) {
    l.error = NULL;
    l.directive = NULL;
    l.record = false;
    if (peek_next(&l) != TK_NAME) return false;
    Token t = peek_next(&l);
    if (t == TK_COMMA || t == TK_LBRACK) return true;
    if (t == TK_RBRACK || t == TK_PERIOD || t == TK_LBRACE) return false;
    if (t != TK_MUL && t != TK_LPAREN) return token_info[t].prec == 0;
    int depth = t == TK_LPAREN, skip = 0; // open grouping parentheses; open others
    for (Token prev = t;; prev = t) {
        t = peek_next(&l);
        if (t == TK_EOF) return false;
        bool operand =
            prev == TK_NAME || prev == TK_RPAREN || prev == TK_RBRACK || prev == TK_RBRACE;
        if (skip > 0) {
            if (t == TK_LPAREN || t == TK_LBRACK || t == TK_LBRACE) skip++;
            if (t == TK_RPAREN || t == TK_RBRACK || t == TK_RBRACE) skip--;
            continue;
        }
        switch (t) {
        case TK_CHAN: case TK_FUNC: case TK_INTERFACE: case TK_MAP: case TK_STRUCT: case TK_TILDE:
            return true;
        case TK_COMMA:
            if (depth == 0) return true;
            break;
        case TK_LPAREN:
            if (operand) skip = 1;
            else depth++;
            break;
        case TK_RPAREN:
            if (--depth < 0) return false;
            break;
        case TK_LBRACK:
            if (!operand) return true; // [P *[]T]: an array or slice type
            skip = 1;
            break;
        case TK_RBRACK: return false;
        case TK_LBRACE: skip = 1; break;
        default: break;
        }
    }
}

// l is behind a `func` that begins a REPL entry: is it a declaration?
static bool opens_funcdecl(Lexer l) {
    l.error = NULL;
    l.directive = NULL;
    Token t = peek_next(&l);
    if (t == TK_NAME) return true;
    if (t != TK_LPAREN) return false;
    for (int depth = 1; depth > 0;) {
        t = peek_next(&l);
        if (t == TK_EOF) return false;
        if (t == TK_LPAREN) depth++;
        if (t == TK_RPAREN) depth--;
    }
    return peek_next(&l) == TK_NAME && peek_next(&l) == TK_LPAREN;
}

// ---- the driver ----

static uint8_t ctx_top(const Parser *p) { return p->ctx.n ? vec_last(&p->ctx) : 0; }

// At the end of one of several ranges: on to the next.
static bool next_part(Parser *p) {
    if (p->nparts == 0) return false;
    p->lx.cur = p->src->text + p->parts[0][0];
    p->lx.end = p->src->text + p->parts[0][1];
    p->parts++, p->nparts--;
    return true;
}

// Feeds all tokens of p->lx to Lemon. `first` is a pseudo token to begin with, or TK_EOF: a file, or
// TK_PACKAGE: declarations of the file p->file, whose package clause was read before.
void parser_drive(Parser *p, Token first) {
    void *yyp = GoParseAlloc(xmalloc);
    bool file = first == TK_EOF || first == TK_PACKAGE; // top-level declarations, else statements
    bool declstart = true;             // at the start of a declaration or entry, nothing open
    bool infunc = false;               // in a top-level function declaration's header
    bool tname = false;                // prev is the name that a type declaration declares
    Token prev = TK_EOF;
    Tok t = {0, 0, (uint8_t)first, false};
    if (first == TK_PACKAGE) {
        Ident *name = p->file->name;
        GoParse(yyp, TK_PACKAGE, t, p);
        GoParse(yyp, TK_NAME, (Tok){name->e.n.pos - p->base, name->name->len, TK_NAME, false}, p);
        GoParse(yyp, TK_SEMICOLON, t, p);
    } else if (!file) {
        GoParse(yyp, first, t, p);
    }
    p->lx.arg = p;
    if (p->diags) p->lx.error = lex_error_cb;
    for (;;) {
        Token k = lexer_next(&p->lx);
        if (k == TK_EOF && next_part(p)) continue;
        if (unlikely(p->skips.n)) k = parser_skip(p, &p->lx, k);
        t = (Tok){lexer_offset(&p->lx), lexer_len(&p->lx), (uint8_t)k, p->lx.bad};
        if (unlikely(front_stop) && p->mode & PARSE_STOPPABLE) p->failed = true;
        if (p->failed) break;
        Token send = k;
        bool top = p->ctx.n == 0;
        switch (k) {
        case TK_NAME:
            tname = prev == TK_TYPE ||
                    (ctx_top(p) == 'T' && (prev == TK_LPAREN || prev == TK_SEMICOLON));
            break;
        case TK_LPAREN:
            if (top && infunc && prev == TK_NAME && (p->mode & PARSE_LAZY_SIGS)) {
                Lexer save = p->lx;
                if (lexer_skip_func(&p->lx, &p->lazybody)) {
                    send = TK_LAZYSIG;
                    t.len = (uint32_t)(p->lx.cur - p->lx.src->text) - t.off;
                    k = TK_RBRACE;
                    break;
                }
                p->lx = save;
            }
            vec_push(&p->ctx, prev == TK_TYPE ? 'T' : '('); break;
        case TK_LBRACK:
            if (prev == TK_NAME && tname && opens_tparams(p->lx)) send = TK_LTPARAM;
            vec_push(&p->ctx, '[');
            break;
        case TK_LBRACE:
            if (ctx_top(p) == 'H' && prev != TK_STRUCT && prev != TK_INTERFACE) {
                send = TK_LBODY;
            } else if (top && infunc && (p->mode & PARSE_LAZY_BODIES) && prev != TK_STRUCT &&
                       prev != TK_INTERFACE) {
                Lexer save = p->lx;
                uint32_t close;
                if (lexer_skip_block(&p->lx, &close)) {
                    send = TK_LAZYBODY;
                    t.len = close + 1 - t.off;
                    k = TK_RBRACE;
                } else {
                    p->lx = save;
                    vec_push(&p->ctx, '{');
                }
            } else {
                vec_push(&p->ctx, '{');
            }
            break;
        case TK_RPAREN: case TK_RBRACK: case TK_RBRACE:
            if (p->ctx.n == 0) parser_fail(p, t);
            else p->ctx.n--;
            break;
        case TK_IF: case TK_FOR: case TK_SWITCH: vec_push(&p->ctx, 'H'); break;
        case TK_FUNC:
            if (!file && top && declstart && opens_funcdecl(p->lx)) send = TK_XFUNC;
            break;
        case TK_IMPORT: break;
        default: break;
        }
        if (top && declstart) {
            infunc = k == TK_FUNC && file;
            if ((p->mode & PARSE_IMPORTS_ONLY) && file && prev == TK_SEMICOLON && k != TK_IMPORT)
                send = k = TK_EOF;
        }
        t.kind = (uint8_t)send;
        if (send == TK_LBODY) p->header_ended = false;
        GoParse(yyp, send, t, p);
        if (send == TK_LBODY) {
            if (p->header_ended) vec_last(&p->ctx) = '{';
            else vec_push(&p->ctx, '{');
        }
        if (unlikely(go_parser_depth(yyp) > STACK_LIMIT)) {
            if (p->toodeep == NO_POS) p->toodeep = tok_pos(p, t);
            p->failed = true;
        }
        if (p->failed || send == TK_EOF) break;
        declstart = p->ctx.n == 0 && k == TK_SEMICOLON;
        if ((p->mode & PARSE_HEADER_ONLY) && declstart) {
            t.kind = TK_EOF;
            GoParse(yyp, TK_EOF, t, p);
            break;
        }
        prev = send == TK_LAZYBODY || send == TK_LAZYSIG ? TK_RBRACE : k;
    }
    p->stop = t.off;
    GoParseFree(yyp, free);
}

// Reports what was wrong with src[from:to].
static void report(Parser *p, uint32_t from, uint32_t to, Token what) {
    if (front_stop && p->mode & PARSE_STOPPABLE) return;
    if (p->toodeep) {
        diag_error(p->diags, p->toodeep, "syntax error: exceeded max nesting depth");
        return;
    }
    if (!parse_diagnose(p->src, from, to, what, p->diags))
        diag_error(p->diags, tok_pos(p, p->fail_tok), "syntax error: unexpected %s",
                   token_text(p->fail_tok.kind));
}

void file_header(Parser *p) { (void)p; }

void decl_done(Parser *p) {
    // gc: imports come first
    Node *d = vec_last(&p->st);
    if (d->kind == N_GenDecl && d->op == TK_IMPORT && p->st.n > 1) {
        Node *before = p->st.v[p->st.n - 2];
        if (before->kind != N_GenDecl || before->op != TK_IMPORT)
            parser_fail(p, (Tok){d->pos - p->base, 6, TK_IMPORT, false});
    }
}

void file_done(Parser *p, Tok kw, Tok name, int decls) {
    File *f = p->file;
    if (p->late) {
        p->result_list = list_take(p, decls);
        return;
    }
    f->n.pos = tok_pos(p, kw);
    f->name = (Ident *)mk_ident(p, name);
    f->decls = list_take(p, decls);
}

// ---- directives ----

static bool dir_is(const Directive *d, const char *name) {
    size_t n = strlen(name);
    return d->len >= n && memcmp(d->text, name, n) == 0 &&
           (d->len == n || d->text[n] == ' ' || d->text[n] == '\t');
}

static unsigned pragma_of(const Directive *d) {
    static const struct {
        const char *name;
        unsigned bit;
    } rows[] = {
        {"go:noinline", PRAGMA_NOINLINE},
        {"go:nosplit", PRAGMA_NOSPLIT},
        {"go:noescape", PRAGMA_NOESCAPE},
        {"go:linkname", PRAGMA_LINKNAME},
        {"go:norace", PRAGMA_NORACE},
        {"go:nocheckptr", PRAGMA_NOCHECKPTR},
        {"go:systemstack", PRAGMA_SYSTEMSTACK},
        {"go:nowritebarrier", PRAGMA_NOWRITEBARRIER},
        {"go:nowritebarrierrec", PRAGMA_NOWRITEBARRIER},
        {"go:yeswritebarrierrec", 0},
        {"go:uintptrescapes", PRAGMA_UINTPTRESCAPES},
        {"go:uintptrkeepalive", PRAGMA_UINTPTRKEEPALIVE},
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++)
        if (dir_is(d, rows[i].name)) return rows[i].bit;
    return 0;
}

// Copies the directives before `limit` from *d on; advances *d.
static Directive *take_dirs(Parser *p, Directive **d, Pos limit) {
    Directive *first = NULL, **tail = &first;
    for (; *d && (*d)->pos < limit; *d = (*d)->next) {
        *tail = arena_dup(p->a, *d, sizeof **d);
        (*tail)->next = NULL;
        tail = &(*tail)->next;
    }
    return first;
}

static void skip_dirs(Directive **d, Pos limit) {
    while (*d && (*d)->pos < limit) *d = (*d)->next;
}

// A directive belongs to the declaration (or the spec in a group) that follows it.
static void attach_directives(Parser *p, File *f) {
    Directive *d = p->dirs;
    for (int i = 0; i < f->decls.n && d; i++) {
        Node *n = f->decls.v[i];
        if (n->kind == N_FuncDecl) {
            FuncDecl *fn = (FuncDecl *)n;
            fn->directives = take_dirs(p, &d, n->pos);
            for (Directive *x = fn->directives; x; x = x->next)
                fn->pragma |= (uint16_t)pragma_of(x);
            if (fn->rbrace) skip_dirs(&d, fn->rbrace);
            continue;
        }
        GenDecl *g = (GenDecl *)n;
        for (int k = 0; k < g->specs.n && d; k++) {
            Node *s = g->specs.v[k];
            if (s->kind == N_ValueSpec) ((ValueSpec *)s)->directives = take_dirs(p, &d, s->pos);
            else if (s->kind == N_TypeSpec) ((TypeSpec *)s)->directives = take_dirs(p, &d, s->pos);
            else skip_dirs(&d, s->pos);
            skip_dirs(&d, k + 1 < g->specs.n ? ast_endpos(s) : ast_endpos(n));
        }
    }
}

static void find_build(Parser *p, File *f) {
    for (Directive *d = p->dirs; d && d->pos < f->n.pos; d = d->next) {
        if (!dir_is(d, "go:build") || f->build) continue;
        f->build = d;
        int v = parse_build_version(d->text + 8, d->len - 8);
        if (v > 0) f->goversion = arena_printf(p->a, "go1.%d", v);
        else if (v == 0) f->goversion = "go1";
    }
}

// ---- entry points ----

static File *new_file(Parser *p) {
    File *f = ast_new(p->a, N_File, p->base);
    f->src = p->src;
    f->arena = p->a;
    return p->file = f;
}

static void collect_imports(Parser *p, File *f) {
    int start = list_empty(p);
    for (int i = 0; i < f->decls.n; i++) {
        GenDecl *g = AST_CAST(GenDecl, f->decls.v[i]);
        if (g == NULL || g->n.op != TK_IMPORT) break;
        for (int k = 0; k < g->specs.n; k++) list_add(p, g->specs.v[k]);
    }
    f->imports = list_take(p, start);
}

static File *whole_file(Parser *p) {
    File *f = new_file(p);
    p->lx.directive = directive_cb;
    parser_drive(p, TK_EOF);
    if (p->failed || p->soft) report(p, 0, p->src->len, TK_PACKAGE);
    for (int round = 0; p->failed && (p->mode & PARSE_RECOVER) && round < 200 && parser_cut(p); round++) {
        p->failed = p->header_ended = false;
        p->st.n = p->ctx.n = 0;
        p->dirs = NULL;
        p->dirtail = &p->dirs;
        p->toodeep = NO_POS;
        lexer_init(&p->lx, p->src);
        p->lx.directive = directive_cb;
        p->lx.record = false;
        parser_drive(p, TK_EOF);
    }
    if (p->failed) f->n.flags |= NF_BAD;
    f->directives = p->dirs;
    if (f->name == NULL) { // nothing to rely on, but nothing to stumble over
        f->name = ast_new(p->a, N_Ident, f->n.pos);
        f->name->name = intern_cstr("_");
    }
    find_build(p, f);
    attach_directives(p, f);
    collect_imports(p, f);
    parser_fini(p);
    return f;
}

File *parse_file(Arena *a, FileSrc *src, Diags *diags, unsigned mode) {
    Parser p;
    parser_init(&p, a, src, diags, mode);
    lexer_init(&p.lx, src);
    return whole_file(&p);
}

File *parse_parts(Arena *a, FileSrc *src, const uint32_t (*parts)[2], int n, Diags *diags) {
    Parser p;
    parser_init(&p, a, src, diags, PARSE_LAZY_BODIES | PARSE_LAZY_SIGS);
    lexer_init_range(&p.lx, src, parts[0][0], parts[0][1]);
    p.parts = parts + 1;
    p.nparts = n - 1;
    return whole_file(&p);
}

bool parse_body(FuncDecl *fn, Diags *diags) {
    if (fn->body || !(fn->n.flags & NF_LAZY)) return true;
    File *f = fn->file;
    Parser p;
    parser_init(&p, f->arena, f->src, diags, 0);
    p.file = f;
    uint32_t from = fn->lbrace - f->src->base + 1, to = fn->rbrace - f->src->base;
    lexer_init_range(&p.lx, f->src, from, to);
    parser_drive(&p, TK_XSTMTS);
    if (p.failed || p.soft) report(&p, from, to, TK_XSTMTS);
    BlockStmt *b = ast_new(f->arena, N_BlockStmt, fn->lbrace);
    b->rbrace = fn->rbrace;
    if (!p.failed) b->list = p.result_list;
    fn->body = b;
    bool ok = !p.failed;
    parser_fini(&p);
    return ok;
}

void parse_signature(FuncDecl *fn, Diags *diags) {
    if (fn->type_expr) return;
    File *f = fn->file;
    Parser p;
    parser_init(&p, f->arena, f->src, diags, 0);
    p.file = f;
    lexer_init_range(&p.lx, f->src, fn->sigpos - f->src->base, fn->sigend - f->src->base);
    parser_drive(&p, TK_XSIG);
    if (p.failed || p.soft) base_fatal("bad signature of %s in %s", fn->name->name->s, f->src->name);
    fn->type_expr = (FuncType *)p.result_expr;
    parser_fini(&p);
}

NodeList parse_range(Arena *a, FileSrc *src, uint32_t from, uint32_t to) {
    Parser p;
    parser_init(&p, a, src, NULL, 0);
    new_file(&p);
    lexer_init_range(&p.lx, src, from, to);
    parser_drive(&p, TK_XSTMTS);
    NodeList l = p.failed ? (NodeList){NULL, 0} : p.result_list;
    parser_fini(&p);
    return l;
}

Expr *parse_expr(Arena *a, FileSrc *src, Diags *diags) {
    Parser p;
    parser_init(&p, a, src, diags, 0);
    new_file(&p);
    lexer_init(&p.lx, src);
    parser_drive(&p, TK_XEXPR);
    if (p.failed || p.soft) report(&p, 0, src->len, TK_XEXPR);
    Expr *x = p.failed || p.soft ? NULL : p.result_expr;
    parser_fini(&p);
    return x;
}

typedef struct OpenEnd {
    FileSrc *src;
    bool open;
} OpenEnd;

static void open_cb(void *arg, Pos pos, const char *msg) {
    OpenEnd *o = arg;
    char c = o->src->text[pos - o->src->base];
    if (strstr(msg, "not terminated") && (c == '`' || c == '/')) o->open = true;
}

// Does the text end inside a raw string or a comment?
static bool ends_in_literal(FileSrc *src) {
    Lexer l;
    OpenEnd o = {src, false};
    lexer_init(&l, src);
    l.record = false;
    l.arg = &o;
    l.error = open_cb;
    while (lexer_next(&l) != TK_EOF) continue;
    return o.open;
}

bool parse_repl(Arena *a, FileSrc *src, Diags *diags, ReplInput *out) {
    Parser p;
    memset(out, 0, sizeof *out);
    parser_init(&p, a, src, diags, PARSE_STOPPABLE);
    out->file = new_file(&p);
    lexer_init(&p.lx, src);
    p.lx.directive = directive_cb;
    parser_drive(&p, TK_XSTMTS);
    if (p.soft) p.failed = true;
    if (p.failed) {
        bool at_end = p.fail_tok.kind == TK_EOF
                          ? p.fail_tok.off >= src->len
                          : p.fail_tok.kind == TK_SEMICOLON && p.fail_tok.len == 0;
        out->incomplete = (at_end || ends_in_literal(src)) && p.toodeep == NO_POS;
        if (!out->incomplete) report(&p, 0, src->len, TK_XFUNC);
    } else {
        NodeList l = p.result_list;
        for (int i = 0; i < l.n; i++) // declarations come without their DeclStmt
            if (l.v[i]->kind == N_DeclStmt) l.v[i] = &((DeclStmt *)l.v[i])->decl->n;
        out->nodes = l;
        out->file->decls = l;
        out->file->directives = p.dirs;
    }
    bool ok = !p.failed;
    parser_fini(&p);
    return ok;
}
