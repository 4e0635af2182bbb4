// repl_complete.c - what may stand at the cursor: names, fields and methods, members of packages, import paths, commands.
//
// The text in front of the cursor ends with a name, perhaps behind an expression and a dot. What is left of the dot is checked as an
// expression (nothing runs); a package name that nothing else has is the library's, which is imported by use.
#include "cmd/repl_line.h"
#include "lexer/token.h"
#include "stdlib/stdlib.h"

static bool name_byte(char c) { return c == '_' || (c & 0x80) || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z'); }

static void offer(Completion *c, const char *name, const char *typed) {
    if (strncmp(name, typed, strlen(typed)) != 0 || strncmp(name, "gosling_", 8) == 0 || strcmp(name, "_") == 0) return;
    for (int i = 0; i < c->names.n; i++)
        if (strcmp(c->names.v[i], name) == 0) return;
    vec_push(&c->names, xstrdup(name));
}

// The expression that ends in front of s[n]: back over names, selectors, calls, indices.
static size_t operand_start(const char *s, size_t n) {
    int depth = 0;
    size_t i = n;
    while (i > 0) {
        char ch = s[i - 1];
        if (ch == ')' || ch == ']' || ch == '}') depth++;
        else if (ch == '(' || ch == '[' || ch == '{') {
            if (depth == 0) break;
            depth--;
        } else if (ch == '"' || ch == '`') {
            size_t k = i - 1;
            while (k > 0 && !(s[k - 1] == ch && (ch == '`' || k < 2 || s[k - 2] != '\\'))) k--;
            if (k == 0) break;
            i = k - 1;
            continue;
        } else if (depth == 0 && !name_byte(ch) && ch != '.') break;
        i--;
    }
    return i;
}

static void offer_scope(Completion *c, Scope *s, const char *typed, bool exported) {
    for (int i = 0; i < s->n; i++)
        if (!exported || types_exported(s->list[i]->name)) offer(c, s->list[i]->name->s, typed);
}

// Fields and methods of t, those of embedded ones too.
static void offer_members(Completion *c, Type *t, const char *typed, int depth) {
    if (depth > 4) return;
    bool foreign;
    MethodSet *ms = types_methodset(repl.l.ck, t);
    Type *u = types_under(t);
    for (int i = 0; i < ms->n; i++)
        if (types_exported(ms->at[i]->obj->name) || ms->at[i]->obj->pkg == repl.session) offer(c, ms->at[i]->obj->name->s, typed);
    if (u->kind == TPointer) u = types_under(u->pointer.elem);
    else if (types_unalias(t)->kind == TNamed && depth == 0 && u->kind != TInterface) offer_members(c, types_new_pointer(repl.l.ck, t), typed, 3);  // x.M with a pointer receiver
    if (u->kind == TInterface)
        for (int i = 0, n = types_iface_nmethods(u); i < n; i++) offer(c, types_iface_method(u, i)->name->s, typed);
    if (u->kind != TStruct) return;
    for (int i = 0; i < u->strct.n; i++) {
        Object *f = u->strct.fields[i];
        foreign = f->pkg != repl.session && !types_exported(f->name);
        if (!foreign) offer(c, f->name->s, typed);
        if (f->embedded) offer_members(c, f->type, typed, depth + 1);
    }
}

Package *library_package(const char *name) {
    const char *path = std_named(name);
    return path ? load_std(&repl.l, path) : NULL;
}

static void selector(Completion *c, const char *text, size_t dot, const char *typed) {
    size_t from = operand_start(text, dot);
    char *x = strndup(text + from, dot - from);
    Object *o;
    bool plain = *x != 0;
    for (const char *s = x; *s; s++) plain = plain && name_byte(*s);
    Object *known = plain ? types_scope_lookup(repl.session->scope, intern_cstr(x)) : NULL;
    Package *p = NULL;
    if (plain && !known) {
        Object *imp = types_session_import(repl.session, intern_cstr(x));
        p = imp ? imp->imported : library_package(x);
    }
    if (p) types_read_all(p);
    if (p) offer_scope(c, p->scope, typed, true);
    else {
        Type *t = *x ? entry_typeof(x, &o) : NULL;
        if (t && t->kind != TTuple) offer_members(c, t, typed, 0);
    }
    free(x);
}

static void import_path(Completion *c, const char *typed) {
    for (int i = 0; i < std_npackages; i++)
        if (!strstr(std_packages[i].path, "internal")) offer(c, std_packages[i].path, typed);
}

static void command_names(Completion *c, const char *typed) {
    const char *name;
    for (int i = 0; (name = command_name(i)); i++) offer(c, name, typed);
}

static void names(Completion *c, const char *typed) {
    offer_scope(c, repl.session->scope, typed, false);
    offer_scope(c, types_universe, typed, false);
    for (int i = 0; i < std_npackages; i++) {
        const char *path = std_packages[i].path, *slash = strrchr(path, '/');
        if (*typed && !strstr(path, "internal")) offer(c, slash ? slash + 1 : path, typed);
    }
    static const char *const keywords[] = {"break", "case", "chan", "const", "continue", "default", "defer", "else", "fallthrough", "for", "func", "go", "goto",
                                           "if", "import", "interface", "map", "package", "range", "return", "select", "struct", "switch", "type", "var"};
    for (size_t i = 0; *typed && i < ARRAY_LEN(keywords); i++) offer(c, keywords[i], typed);
}

static int by_name(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

void complete(const char *text, Completion *c) {
    size_t n = strlen(text), at = n;
    while (at > 0 && name_byte(text[at - 1])) at--;
    const char *typed = text + at, *line = strrchr(text, '\n'), *quote = strrchr(text, '"');
    line = line ? line + 1 : text;
    line += strspn(line, " \t");
    vm_front_lock();
    if (*line == ':' && line == text + strspn(text, " \t") && !strpbrk(line, " \t")) {
        typed = line;
        command_names(c, typed);
    } else if (strncmp(line, "import", 6) == 0 && quote && quote > line) {
        typed = quote + 1;
        import_path(c, typed);
    } else if (at > 0 && text[at - 1] == '.') selector(c, text, at - 1, typed);
    else names(c, typed);
    diag_clear(&repl.l.diags);
    vm_front_unlock();
    c->typed = strlen(typed);
    if (!c->names.n) {
        buf_str(&c->common, typed);
        return;
    }
    qsort(c->names.v, (size_t)c->names.n, sizeof(char *), by_name);
    buf_str(&c->common, c->names.v[0]);
    for (int i = 1; i < c->names.n; i++) {
        size_t k = 0;
        while (k < c->common.len && c->common.s[k] == c->names.v[i][k]) k++;
        buf_truncate(&c->common, k);
    }
}

void complete_columns(Buf *b, const Completion *c, int width) {
    enum { MOST = 200 };
    int n = c->names.n < MOST ? c->names.n : MOST, longest = 0;
    for (int i = 0; i < n; i++)
        if ((int)strlen(c->names.v[i]) > longest) longest = (int)strlen(c->names.v[i]);
    int percol = width / (longest + 2) > 0 ? width / (longest + 2) : 1, rows = (n + percol - 1) / percol;
    for (int r = 0; r < rows; r++) {
        for (int i = r; i < n; i += rows) buf_printf(b, i + rows < n ? "%-*s" : "%.0d%s", i + rows < n ? longest + 2 : 0, c->names.v[i]);
        buf_char(b, '\n');
    }
    if (n < c->names.n) buf_printf(b, "... and %d more\n", c->names.n - n);
}

void completion_free(Completion *c) {
    for (int i = 0; i < c->names.n; i++) free(c->names.v[i]);
    vec_free(&c->names);
    buf_fini(&c->common);
}
