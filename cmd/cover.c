// cover.c - coverage: the blocks of a file's statements, and what the program of the tests says about them.
// Twin: cmd/cover (which statements make a block, where it begins and ends, so that percentages and profiles are the same)
//
// A block is a run of statements that is left only at its end: behind a statement that branches, or whose text has the body of a function
// literal, a new one begins. It begins where its first statement does (the first one of a list: at the list's bracket) and ends before the
// body of what it ends with. Each gets a counter, which the compiler raises before the first statement (compile/cover.c).
#include "cmd/load.h"
#include "cmd/test.h"
#include "lexer/lexer.h"

typedef struct CoverBlock { Pos from, to; int stmts; Node *at; bool inside; } CoverBlock;
typedef struct CoverFile {
    const FileSrc *src;
    VEC(CoverBlock) blocks;
} CoverFile;

// ---- where things end ----

// Simple statements: up to the semicolon or the bracket that they do not open.
static Pos simple_end(CoverFile *c, Pos pos) {
    Lexer l;
    uint32_t from = pos - c->src->base, end = from;
    lexer_init_range(&l, (FileSrc *)(uintptr_t)c->src, from, c->src->len);
    for (int depth = 0;;) {
        Token t = lexer_next(&l);
        if (t == TK_EOF || (t == TK_SEMICOLON && depth == 0)) break;
        if (t == TK_LPAREN || t == TK_LBRACK || t == TK_LBRACE) depth++;
        if ((t == TK_RPAREN || t == TK_RBRACK || t == TK_RBRACE) && depth-- == 0) break;
        end = lexer_offset(&l) + lexer_len(&l);
    }
    return c->src->base + end;
}

static Pos stmt_end(CoverFile *c, Stmt *s) {
    switch (s->n.kind) {
    case N_BlockStmt: return ((BlockStmt *)s)->rbrace + 1;
    case N_IfStmt: {
        IfStmt *i = (IfStmt *)s;
        return i->els ? stmt_end(c, i->els) : i->body->rbrace + 1;
    }
    case N_ForStmt: return ((ForStmt *)s)->body->rbrace + 1;
    case N_RangeStmt: return ((RangeStmt *)s)->body->rbrace + 1;
    case N_SwitchStmt: return ((SwitchStmt *)s)->rbrace + 1;
    case N_TypeSwitchStmt: return ((TypeSwitchStmt *)s)->rbrace + 1;
    case N_SelectStmt: return ((SelectStmt *)s)->rbrace + 1;
    case N_LabeledStmt: return stmt_end(c, ((LabeledStmt *)s)->stmt);
    case N_EmptyStmt: return s->n.flags & NF_IMPLICIT ? s->n.pos : s->n.pos + 1;
    default: return simple_end(c, s->n.pos);
    }
}

static bool find_literal(Node *n, void *arg) {
    Pos *body = arg;
    if (!n || *body) return false;
    if (n->kind == N_FuncLit) *body = ((FuncLit *)n)->body->s.n.pos;
    return *body == 0;
}

// Where the body of the first function literal in n begins, 0 none.
static Pos literal_in(void *n) {
    Pos body = 0;
    ast_walk(n, find_literal, &body);
    return body;
}

static Pos first(const Pos *p, int n) {
    int i = 0;
    while (i + 1 < n && !p[i]) i++;
    return p[i];
}
#define FIRST(...) first((const Pos[]){__VA_ARGS__}, sizeof((const Pos[]){__VA_ARGS__}) / sizeof(Pos))

// Where a block ends that ends with s.
static Pos boundary(CoverFile *c, Stmt *s) {
    switch (s->n.kind) {
    case N_BlockStmt: return s->n.pos;
    case N_IfStmt: {
        IfStmt *i = (IfStmt *)s;
        return FIRST(literal_in(i->init), literal_in(i->cond), i->body->s.n.pos);
    }
    case N_ForStmt: {
        ForStmt *i = (ForStmt *)s;
        return FIRST(literal_in(i->init), literal_in(i->cond), literal_in(i->post), i->body->s.n.pos);
    }
    case N_RangeStmt: return FIRST(literal_in(((RangeStmt *)s)->x), ((RangeStmt *)s)->body->s.n.pos);
    case N_SwitchStmt: return FIRST(literal_in(((SwitchStmt *)s)->init), literal_in(((SwitchStmt *)s)->tag), ((SwitchStmt *)s)->lbrace);
    case N_TypeSwitchStmt: return FIRST(literal_in(((TypeSwitchStmt *)s)->init), ((TypeSwitchStmt *)s)->lbrace);
    case N_SelectStmt: return ((SelectStmt *)s)->lbrace;
    case N_LabeledStmt: return boundary(c, ((LabeledStmt *)s)->stmt);
    default: return FIRST(literal_in(s), stmt_end(c, s));
    }
}

static bool is_loop_or_switch(const Stmt *s) {
    return s->n.kind == N_ForStmt || s->n.kind == N_RangeStmt || s->n.kind == N_SwitchStmt || s->n.kind == N_TypeSwitchStmt || s->n.kind == N_SelectStmt;
}

static bool ends_block(Stmt *s) {
    if (is_loop_or_switch(s)) return true;
    switch (s->n.kind) {
    case N_BlockStmt: case N_BranchStmt: case N_IfStmt: case N_LabeledStmt: return true;
    case N_ExprStmt: {
        CallExpr *call = AST_CAST(CallExpr, ((ExprStmt *)s)->x);
        Ident *id = call && call->args.n == 1 ? AST_CAST(Ident, call->fun) : NULL;
        if (id && strcmp(id->name->s, "panic") == 0) return true;
        break;
    }
    default: break;
    }
    return literal_in(s) != 0;
}

// ---- blocks ----

// The blocks of a list that stands between bracket and end. whole: if it is one block, that reaches to the end.
static void list_blocks(CoverFile *c, Pos bracket, Pos inside, Pos end, NodeList l, bool whole, Node *owner) {
    if (l.n == 0) {
        vec_push(&c->blocks, (CoverBlock){inside, end, 0, owner, true});
        return;
    }
    Pos from = bracket;
    Stmt *head = (Stmt *)l.v[0];  // l.v[i], or without its labels: a goto to a label begins a block
    for (int i = 0; i < l.n;) {
        Pos to = end;
        Node *at = &head->n;
        int n = 0;
        bool ended = false;
        while (!ended && i < l.n) {
            Stmt *s = head;
            to = boundary(c, s);
            n++;
            ended = ends_block(s);
            if (ended && s->n.kind == N_LabeledStmt && !is_loop_or_switch(((LabeledStmt *)s)->stmt)) {
                to = s->n.pos;
                head = ((LabeledStmt *)s)->stmt;
            } else head = ++i < l.n ? (Stmt *)l.v[i] : NULL;
        }
        whole = whole && !ended;
        if (whole) to = end;
        if (from != to) vec_push(&c->blocks, (CoverBlock){from, to, n, at, false});
        if (head) from = head->n.pos;
    }
}

static Pos after_else(const CoverFile *c, Pos from) {
    const char *text = c->src->text, *s = text + (from - c->src->base);
    while (strncmp(s, "else", 4) != 0) {
        const char *e = s[0] == '/' && s[1] == '/' ? strchr(s, '\n') : s[0] == '/' && s[1] == '*' ? strstr(s + 2, "*/") : NULL;
        s = e ? e + 1 : s + 1;
    }
    return c->src->base + (Pos)(s - text) + 4;
}

static bool visit(Node *n, void *arg);

static void clauses(CoverFile *c, NodeList cases) {
    for (int i = 0; i < cases.n; i++) {
        Node *n = cases.v[i];
        bool comm = n->kind == N_CommClause;
        NodeList body = comm ? ((CommClause *)n)->body : ((CaseClause *)n)->body;
        Pos inside = (comm ? ((CommClause *)n)->colon : ((CaseClause *)n)->colon) + 1;
        list_blocks(c, inside, inside, body.n ? stmt_end(c, (Stmt *)body.v[body.n - 1]) : inside, body, false, n);
    }
}

static void visit_else(CoverFile *c, IfStmt *i) {
    Pos pos = after_else(c, i->body->rbrace + 1);
    if (i->els->n.kind == N_IfStmt) {
        Node *only = &i->els->n;
        list_blocks(c, pos, pos + 1, stmt_end(c, i->els), (NodeList){&only, 1}, true, only);
        ast_walk(only, visit, c);
        return;
    }
    BlockStmt *b = (BlockStmt *)i->els;
    list_blocks(c, pos, pos + 1, b->rbrace + 1, b->list, true, &b->s.n);
    for (int k = 0; k < b->list.n; k++) ast_walk(b->list.v[k], visit, c);
}

static bool visit(Node *n, void *arg) {
    CoverFile *c = arg;
    if (!n) return false;
    switch (n->kind) {
    case N_BlockStmt: {
        BlockStmt *b = (BlockStmt *)n;
        list_blocks(c, n->pos, n->pos + 1, b->rbrace + 1, b->list, true, n);
        return true;
    }
    case N_SwitchStmt: clauses(c, ((SwitchStmt *)n)->cases); return true;
    case N_TypeSwitchStmt: clauses(c, ((TypeSwitchStmt *)n)->cases); return true;
    case N_SelectStmt: clauses(c, ((SelectStmt *)n)->cases); return true;
    case N_IfStmt: {
        IfStmt *i = (IfStmt *)n;
        if (i->init) ast_walk(&i->init->n, visit, c);
        ast_walk(&i->cond->n, visit, c);
        ast_walk(&i->body->s.n, visit, c);
        if (i->els) visit_else(c, i);
        return false;
    }
    case N_FuncDecl: {
        FuncDecl *f = (FuncDecl *)n;
        if (f->body && strcmp(f->name->name->s, "_") != 0) ast_walk(&f->body->s.n, visit, c);
        return false;
    }
    default: return true;
    }
}

// ---- the program ----

// How the profile names a package's directory.
static const char *profile_dir(const Unit *u) {
    static char real[4096];
    return strcmp(u->path, "command-line-arguments") == 0 && realpath(u->dir, real) ? real : u->path;
}

static bool path_matches(const char *pattern, const char *path) {
    size_t n = strlen(pattern);
    if (strcmp(pattern, "all") == 0) return true;
    if (n >= 4 && strcmp(pattern + n - 4, "/...") == 0) return strncmp(pattern, path, n - 4) == 0 && (path[n - 4] == '/' || !path[n - 4]);
    return strcmp(pattern, path) == 0;
}

static bool is_test(const char *name) {
    size_t n = strlen(name);
    return n > 8 && strcmp(name + n - 8, "_test.go") == 0;
}

static const char *base_name(const FileSrc *src) {
    const char *slash = strrchr(src->name, '/');
    return slash ? slash + 1 : src->name;
}

static int by_place(const void *a, const void *b) {
    const CoverBlock *x = a, *y = b;
    return x->from != y->from ? (x->from < y->from ? -1 : 1) : x->to != y->to ? (x->to < y->to ? -1 : 1) : 0;
}

bool cover_untested(const TestCover *cv, Unit *u) {
    FILE *f = cv->profile ? fopen(cv->profile, "we") : NULL;
    bool any = false, counts = cv->npatterns == 0;
    for (int k = 0; k < cv->npatterns; k++) counts |= path_matches(cv->patterns[k], u->path);
    if (f) fputs("mode:\n", f);
    for (int i = 0; counts && i < u->nfiles; i++) {
        CoverFile c = {.src = u->files[i]->src};
        ast_walk(&u->files[i]->n, visit, &c);
        if (c.blocks.n) qsort(c.blocks.v, (size_t)c.blocks.n, sizeof *c.blocks.v, by_place);
        for (int k = 0; k < c.blocks.n; k++) {
            CoverBlock *b = &c.blocks.v[k];
            Position from = pos_raw(b->from), to = pos_raw(b->to);
            if (f) fprintf(f, "%s/%s:%d.%d,%d.%d %d 0\n", profile_dir(u), base_name(c.src), from.line, from.col, to.line, to.col, b->stmts);
        }
        any |= c.blocks.n > 0;
        vec_free(&c.blocks);
    }
    if (f) fclose(f);
    return any;
}

static void cover_file(const char *path, File *file, Buf *counters, Buf *table) {
    CoverFile c = {.src = file->src};
    ast_walk(&file->n, visit, &c);
    if (!c.blocks.n) return;
    const char *name = base_name(file->src);
    uint32_t *at = xcalloc((size_t)c.blocks.n, sizeof *at);  // for as long as the program runs
    buf_printf(counters, "\t\"%s/%s\": unsafe.Slice((*uint32)(unsafe.Pointer(uintptr(%#llx))), %d),\n", path, name, (unsigned long long)(uintptr_t)at, c.blocks.n);
    buf_printf(table, "\t\"%s/%s\": {", path, name);
    for (int i = 0; i < c.blocks.n; i++) {
        CoverBlock *b = &c.blocks.v[i];
        Position from = pos_raw(b->from), to = pos_raw(b->to);
        cover_add(b->at, b->inside, &at[i]);
        buf_printf(table, "{%d, %d, %d, %d, %d}, ", from.line, from.col, to.line, to.col, b->stmts);
    }
    buf_str(table, "},\n");
    vec_free(&c.blocks);
}

// The packages tested may need more packages: those count too.
static void load_others(Loader *l, const TestCover *cv) {
    for (int i = 0; i < cv->ntested; i++) {
        bool have = false;
        for (int k = 0; k < l->nunits; k++) have |= strcmp(l->units[k]->path, cv->tested[i].path) == 0;
        if (have) continue;
        Unit *u = load_unit(l, cv->tested[i].path, cv->tested[i].dir), tests = {.dir = u->dir};
        pkgdir_part(l, u, false);
        load_unit_imports(l, u);
        pkgdir_part(l, &tests, true);
        tests.path = u->path;
        load_unit_imports(l, &tests);
    }
}

void cover_program(Loader *l, const TestCover *cv, Unit *self, Buf *out) {
    Buf counters = BUF_INIT, table = BUF_INIT, in = BUF_INIT;
    cover_mode(cv->mode);
    if (cv->npatterns) load_others(l, cv);
    bool *used = xcalloc((size_t)cv->npatterns + 1, sizeof *used), any = false;
    for (int i = 0; i < l->nunits; i++) {
        Unit *u = l->units[i];
        bool take = u == self;
        for (int k = 0; k < cv->npatterns; k++) {
            bool fits = path_matches(cv->patterns[k], u->path);
            take = k == 0 ? fits : take || fits;
            used[k] |= fits;
        }
        for (int k = 0; take && k < u->nfiles; k++)
            if (!is_test(u->files[k]->src->name)) cover_file(profile_dir(u), u->files[k], &counters, &table);
    }
    for (int k = 0; k < cv->npatterns; k++) {
        any |= used[k];
        if (!used[k] && cv->warnfd > 0) dprintf(cv->warnfd, "warning: no packages being tested depend on matches for pattern %s\n", cv->shown[k]);
        buf_printf(&in, "%s%s", k ? ", " : " in ", cv->shown[k]);
    }
    static const char *const modes[] = {"set", "count", "atomic"};
    buf_printf(out, "var _ = testing.RegisterCover\nvar _ unsafe.Pointer\n\nfunc init() {\n\ttesting.RegisterCover(testing.Cover{Mode: \"%s\", CoveredPackages: \"%s\", "
               "Counters: map[string][]uint32{\n%s}, Blocks: map[string][]testing.CoverBlock{\n%s}})\n}\n", modes[cv->mode], any ? buf_cstr(&in) : "",
               counters.len ? buf_cstr(&counters) : "", table.len ? buf_cstr(&table) : "");
    buf_fini(&counters);
    buf_fini(&table);
    buf_fini(&in);
    free(used);
}
