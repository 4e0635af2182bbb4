// vet_printf.c - calls of the printing functions: verbs against arguments.
// Twin: passes/printf
//
// A set of classes of values (ARG_*) says what a verb prints; an argument's type is matched against it, element by element for compound types.
#include "cmd/vet.h"

enum {
    ARG_BOOL = 1, ARG_BYTE = 2, ARG_INT = 4, ARG_RUNE = 8, ARG_STRING = 16, ARG_FLOAT = 32, ARG_COMPLEX = 64, ARG_POINTER = 128, ARG_ERROR = 256,
    ARG_ANY = -1
};

typedef struct Verb { char verb; const char *flags; int args; } Verb;
static const Verb verbs[] = {
    {'%', "", 0},
    {'b', " -+.0#", ARG_INT | ARG_FLOAT | ARG_COMPLEX | ARG_POINTER},
    {'c', "-", ARG_RUNE | ARG_INT},
    {'d', " -+.0", ARG_INT | ARG_POINTER},
    {'e', " -+.0#", ARG_FLOAT | ARG_COMPLEX},
    {'E', " -+.0#", ARG_FLOAT | ARG_COMPLEX},
    {'f', " -+.0#", ARG_FLOAT | ARG_COMPLEX},
    {'F', " -+.0#", ARG_FLOAT | ARG_COMPLEX},
    {'g', " -+.0#", ARG_FLOAT | ARG_COMPLEX},
    {'G', " -+.0#", ARG_FLOAT | ARG_COMPLEX},
    {'o', " -+.0#", ARG_INT | ARG_POINTER},
    {'O', " -+.0#", ARG_INT | ARG_POINTER},
    {'p', "-#", ARG_POINTER},
    {'q', " -+.0#", ARG_RUNE | ARG_INT | ARG_STRING},
    {'s', " -+.0", ARG_STRING},
    {'t', "-", ARG_BOOL},
    {'T', "-", ARG_ANY},
    {'U', "-#", ARG_RUNE | ARG_INT},
    {'v', " -+.0#", ARG_ANY},
    {'w', " -+.0#", ARG_ERROR},
    {'x', " -+.0#", ARG_RUNE | ARG_INT | ARG_STRING | ARG_POINTER | ARG_FLOAT | ARG_COMPLEX},
    {'X', " -+.0#", ARG_RUNE | ARG_INT | ARG_STRING | ARG_POINTER | ARG_FLOAT | ARG_COMPLEX},
};

enum kind { NONE, PRINT, PRINTF, ERRORF };

static enum kind kind_of(Object *o, int depth);

typedef struct Wrapper { Object *format, *args; int depth; enum kind kind; } Wrapper;

static Object *named(Node *n) { return n->kind == N_Ident ? ((Ident *)n)->obj : NULL; }

static bool forwards(Node *n, void *arg) {
    Wrapper *w = arg;
    if (!n || w->kind || n->kind == N_FuncLit) return false;
    CallExpr *c = AST_CAST(CallExpr, n);
    if (!c || !c->ellipsis || named(c->args.v[c->args.n - 1]) != w->args) return true;
    enum kind k = kind_of(vet_callee(c), w->depth + 1);
    if (k == PRINT || (k && c->args.n > 1 && w->format && named(c->args.v[c->args.n - 2]) == w->format)) w->kind = k;
    return true;
}

// A function of the program that hands its last parameters, (format string,) args ...any, on to a printing function prints as that does.
static enum kind wrapper_kind(Object *o, int depth) {
    Type *last = o->type->sig.variadic && o->type->sig.params->tuple.n ? types_under(o->type->sig.params->tuple.vars[o->type->sig.params->tuple.n - 1]->type) : NULL;
    FuncDecl *f = o->decl;
    if (depth > 4 || !last || last->kind != TSlice || !types_is_interface(last->slice.elem) || !f || f->n.kind != N_FuncDecl || !f->body) return NONE;
    int n = o->type->sig.params->tuple.n;
    Wrapper w = {.args = o->type->sig.params->tuple.vars[n - 1], .depth = depth};
    if (n > 1 && types_under(o->type->sig.params->tuple.vars[n - 2]->type) == types_basic[KString]) w.format = o->type->sig.params->tuple.vars[n - 2];
    ast_walk(&f->body->s.n, forwards, &w);
    return w.kind;
}

// How a function prints, if it does.
static enum kind kind_of(Object *o, int depth) {
    static const struct { const char *pkg, *recv, *print, *printf; } table[] = {
        {"fmt", NULL, " Print Println Sprint Sprintln Fprint Fprintln Append Appendln ", " Printf Sprintf Fprintf Appendf "},
        {"log", NULL, " Print Println Fatal Fatalln Panic Panicln ", " Printf Fatalf Panicf "},
        {"log", "Logger", " Print Println Fatal Fatalln Panic Panicln ", " Printf Fatalf Panicf "},
        {"testing", "common", " Error Fatal Log Skip ", " Errorf Fatalf Logf Skipf "},
        {"testing", "TB", " Error Fatal Log Skip ", " Errorf Fatalf Logf Skipf "},
    };
    if (!o || o->kind != OFunc || !o->pkg || !o->type) return NONE;
    Type *r = o->type->sig.recv ? types_unalias(o->type->sig.recv->type) : NULL;
    if (r && r->kind == TPointer) r = types_unalias(r->pointer.elem);
    const char *recv = r && r->kind == TNamed ? r->named.obj->name->s : NULL;
    char word[64];
    snprintf(word, sizeof word, " %.60s ", o->name->s);
    if (vet_is_func(o, "fmt", "Errorf")) return ERRORF;
    for (size_t i = 0; i < ARRAY_LEN(table); i++) {
        if (strcmp(table[i].pkg, o->pkg->path) != 0 || !table[i].recv != !recv || (recv && strcmp(recv, table[i].recv) != 0)) continue;
        if (strstr(table[i].print, word)) return PRINT;
        if (strstr(table[i].printf, word)) return PRINTF;
    }
    return o->pkg->native && o->pkg->lazy ? NONE : wrapper_kind(o, depth);
}

static const char *full_name(Vet *v, Object *o) {
    if (o->type->sig.recv) return arena_printf(v->file->arena, "(%s).%s", vet_type(v, o->type->sig.recv->type), o->name->s);
    return arena_printf(v->file->arena, "%s.%s", o->pkg->path, o->name->s);
}

static bool method_of(Vet *v, Type *t, const char *name, const char *result) {
    int *index, nindex;
    bool indirect;
    Object *m = types_lookup_field_or_method(v->pkg->ck, t, false, NULL, intern_cstr(name), &index, &nindex, &indirect);
    if (!m || m->kind != OFunc) return false;
    Type *s = m->type;
    if (result) return s->sig.params->tuple.n == 0 && s->sig.results->tuple.n == 1 && types_under(s->sig.results->tuple.vars[0]->type) == types_basic[KString];
    return s->sig.params->tuple.n == 2 && s->sig.results->tuple.n == 0;
}

static bool is_formatter(Vet *v, Type *t) {
    if (types_is_interface(t)) return true;  // whatever it holds may be one
    return method_of(v, t, "Format", NULL);
}

static bool as_string(Vet *v, Type *t) {
    if (types_is_interface(t)) return true;
    return method_of(v, t, "Error", "string") || method_of(v, t, "String", "string");
}

typedef struct Match { Vet *v; int args; Type *seen[64]; int n; } Match;

static bool matches(Match *m, Type *t, bool top) {
    if (m->args == ARG_ERROR) return types_convertible(m->v->pkg->ck, t, types_error);
    if (types_is_typeparam(t) || is_formatter(m->v, t)) return true;
    if ((m->args & ARG_STRING) && as_string(m->v, t)) return true;
    Type *u = types_under(t);
    for (int i = 0; i < m->n; i++)
        if (m->seen[i] == u) return true;
    if (m->n == 64) return true;
    m->seen[m->n++] = u;
    switch (u->kind) {
    case TSignature: return m->args == ARG_POINTER;
    case TMap: return m->args == ARG_POINTER || (matches(m, u->map.key, false) && matches(m, u->map.elem, false));
    case TChan: return m->args & ARG_POINTER;
    case TArray:
    case TSlice: {
        Type *e = u->kind == TArray ? u->array.elem : u->slice.elem;
        if ((m->args & ARG_STRING) && types_under(e) == types_basic[KUint8]) return true;
        if (u->kind == TSlice && m->args == ARG_POINTER) return true;
        return matches(m, e, false);
    }
    case TPointer: {
        if (m->args == ARG_POINTER) return true;
        if (types_is_typeparam(u->pointer.elem)) return true;
        Type *e = types_under(u->pointer.elem);
        if (e->kind != TStruct && e->kind != TArray && e->kind != TSlice && e->kind != TMap) return m->args & ARG_POINTER;
        return top && matches(m, e, false);
    }
    case TStruct:
        for (int i = 0; i < u->strct.n; i++) {
            Object *f = u->strct.fields[i];
            if (!matches(m, f->type, false)) return false;
            if ((m->args & ARG_STRING) && !types_exported(f->name) && as_string(m->v, f->type)) return false;
        }
        return true;
    case TInterface: return true;
    case TBasic: break;
    default: return true;
    }
    switch (u->basic.kind) {
    case KBool:
    case KUntypedBool: return m->args & ARG_BOOL;
    case KUint8: return m->args & (ARG_INT | ARG_BYTE);
    case KInt32:
    case KUntypedRune: return m->args & (ARG_INT | ARG_RUNE);
    case KInvalid: return true;
    case KUnsafePointer: return m->args & (ARG_POINTER | ARG_INT);
    case KUntypedNil: return false;
    default: break;
    }
    if (u->basic.info & IsInteger) return m->args & ARG_INT;
    if (u->basic.info & IsFloat) return m->args & ARG_FLOAT;
    if (u->basic.info & IsComplex) return m->args & ARG_COMPLEX;
    return u->basic.info & IsString ? m->args & ARG_STRING : false;
}

static bool is_nil(Expr *x) { return ast_is(x, N_Ident) && ((Ident *)x)->obj && ((Ident *)x)->obj->kind == ONil; }

static bool accepts(Vet *v, int args, Expr *x) {
    if (args == ARG_ANY || !x->type) return true;
    if (is_nil(x)) return false;
    Match m = {.v = v, .args = args};
    return matches(&m, x->type, true);
}

static bool is_func_value(Expr *x) {
    return x->type && types_unalias(x->type)->kind == TSignature && !is_nil(x);
}

// ---- formats --------------------------------------------------------------------------------

typedef struct Check {
    Vet *v;
    CallExpr *call;
    const char *name;
    enum kind kind;
    Expr *format;
    int first;     // argument behind the format
    int next, max; // argument that comes next; the greatest that was used
    bool indexed;
} Check;

// Where byte `at` of the string's value stands in the source.
static Pos place(Expr *x, size_t at) {
    if (!ast_is(x, N_BasicLit)) return x->n.pos;
    BasicLit *b = (BasicLit *)x;
    const char *s = b->lit + 1;
    if (b->lit[0] == '`') return x->n.pos + 1 + (Pos)at;
    for (size_t n = 0; n < at && s < b->lit + b->len;) {
        if (*s != '\\') s++, n++;
        else if (s[1] == 'x') s += 4, n++;
        else if (s[1] == 'u' || s[1] == 'U') {
            char digits[9] = {0};
            size_t len = s[1] == 'u' ? 4 : 8;
            memcpy(digits, s + 2, len);
            unsigned long r = strtoul(digits, NULL, 16);
            n += r < 0x80 ? 1 : r < 0x800 ? 2 : r < 0x10000 ? 3 : 4;
            s += 2 + len;
        }
        else if (s[1] >= '0' && s[1] <= '7') s += 4, n++;
        else s += 2, n++;
    }
    return x->n.pos + (Pos)(s - b->lit);
}

static const char *count(Vet *v, int n) { return arena_printf(v->file->arena, "%d arg%s", n, n == 1 ? "" : "s"); }

// Is there an argument i? Complains if not.
static bool argument(Check *c, Pos at, const char *op, int i) {
    int n = c->call->args.n;
    if (i < 0) return false;
    if (i < n - 1 || (i == n - 1 && !c->call->ellipsis)) return true;
    if (c->call->ellipsis) return false;
    vet_warn(c->v, at, "%s format %s reads arg #%d, but call has %s", c->name, op, i - c->first + 1, count(c->v, n - c->first));
    return false;
}

// [n]: sets the next argument. False: malformed.
static bool index_of(Check *c, const char **s, const char *end) {
    if (*s == end || **s != '[') return true;
    char *stop;
    long i = strtol(*s + 1, &stop, 10);
    if (stop == *s + 1 || *stop != ']' || i < 1) return false;
    c->next = c->first + (int)i - 1;
    c->indexed = true;
    *s = stop + 1;
    return true;
}

// One directive from its % on; false: it was reported, or cannot be judged.
static bool directive(Check *c, const char *text, const char **s, const char *end) {
    const char *from = *s, *p = from + 1, *flags = p;
    Pos at = place(c->format, (size_t)(from - text));
    int stars[2], nstars = 0;
    while (p < end && strchr("+-# 0", *p)) p++;
    const char *flagend = p;
    bool prec = false;
    for (int part = 0; part < 2; part++) {
        if (part && (p == end || *p != '.')) break;
        if (part) p++, prec = true;
        const char *before = p;
        if (!index_of(c, &p, end)) goto bad_index;
        if (p < end && *p == '*') {
            p++;
            stars[nstars++] = c->next++;
        } else if (p == before)
            while (p < end && *p >= '0' && *p <= '9') p++;
    }
    if (!index_of(c, &p, end)) goto bad_index;
    if (p == end) {
        vet_warn(c->v, c->format->n.pos, "%s format %.*s is missing verb at end of string", c->name, (int)(end - from), from);
        return false;
    }
    int len = 1;
    while (p + len < end && ((unsigned char)p[len] & 0xc0) == 0x80) len++;
    const char *op = arena_strndup(c->v->file->arena, from, (size_t)(p + len - from));
    *s = p + len;
    const Verb *verb = NULL;
    for (size_t i = 0; i < ARRAY_LEN(verbs) && !verb; i++)
        if (verbs[i].verb == *p && len == 1) verb = &verbs[i];
    int arg = *p == '%' ? -1 : c->next;
    Expr *x = arg >= 0 && arg < c->call->args.n ? ast_expr_at(c->call->args, arg) : NULL;
    bool formatter = *p != 'w' && x && x->type && !is_nil(x) && is_formatter(c->v, x->type);
    if (!formatter) {
        if (!verb) {
            vet_warn(c->v, at, "%s format %s has unknown verb %.*s", c->name, op, len, p);
            return false;
        }
        for (const char *f = flags; f < flagend + prec; f++) {
            char flag = f < flagend ? *f : '.';
            if (flag == '0' || strchr(verb->flags, flag)) continue;
            vet_warn(c->v, at, "%s format %s has unrecognized flag %c", c->name, op, flag);
            return false;
        }
    }
    for (int i = 0; i < nstars; i++) {
        if (!argument(c, at, op, stars[i])) return false;
        Expr *w = ast_expr_at(c->call->args, stars[i]);
        if (!accepts(c->v, ARG_INT, w)) {
            vet_warn(c->v, at, "%s format %s uses non-int %s as argument of *", c->name, op, vet_text(c->v, w));
            return false;
        }
        if (stars[i] > c->max) c->max = stars[i];
    }
    if (arg >= 0) {
        c->next++;
        if (arg > c->max) c->max = arg;
    }
    if (arg < 0 || formatter) return true;
    if (!argument(c, at, op, arg)) return false;
    if (is_func_value(x) && *p != 'p' && *p != 'T') {
        vet_warn(c->v, at, "%s format %s arg %s is a func value, not called", c->name, op, vet_text(c->v, x));
        return false;
    }
    int args = *p == 'q' && c->v->version >= 26 ? ARG_RUNE | ARG_BYTE | ARG_STRING : verb->args;
    if (!accepts(c->v, args, x)) {
        vet_warn(c->v, at, "%s format %s has arg %s of wrong type %s", c->name, op, vet_text(c->v, x), is_nil(x) ? "untyped nil" : vet_type(c->v, x->type));
        return false;
    }
    if (*p == 'w' && c->kind != ERRORF) {
        vet_warn(c->v, at, "%s does not support error-wrapping directive %%w", c->name);
        return false;
    }
    return true;
bad_index:
    vet_warn(c->v, c->format->n.pos, "%s format has invalid argument index %.*s", c->name, (int)strcspn(p, "]") + 1, p);
    return false;
}

static void check_format(Check *c) {
    CallExpr *call = c->call;
    const char *text;
    size_t n;
    if (!vet_string_const(c->format, &text, &n)) {
        if (call->args.n == c->first && c->v->version >= 24) vet_warn(c->v, c->format->n.pos, "non-constant format string in call to %s", c->name);
        return;
    }
    text = arena_strndup(c->v->file->arena, text, n);
    const char *end = text + n;
    if (!memchr(text, '%', n)) {
        if (call->args.n > c->first) vet_warn(c->v, call->args.v[c->first]->pos, "%s call has arguments but no formatting directives", c->name);
        return;
    }
    c->next = c->first;
    c->max = c->first - 1;
    for (const char *s = text; s < end;)
        if (*s != '%') s++;
        else if (!directive(c, text, &s, end)) return;
    if ((call->ellipsis && c->max >= call->args.n - 2) || c->indexed || c->max + 1 >= call->args.n) return;
    vet_warn(c->v, call->e.n.pos, "%s call needs %s but has %s", c->name, count(c->v, c->max + 1 - c->first), count(c->v, call->args.n - c->first));
}

// ---- Print, Println -------------------------------------------------------------------------

static size_t verb_at(const char *s, size_t n) {  // length of something like a directive, 0 if it is none
    size_t i = 1;
    while (i < n && strchr("+-#", s[i])) i++;
    while (i < n && ((s[i] >= '0' && s[i] <= '9') || s[i] == '*')) i++;
    if (i < n && s[i] == '.')
        for (i++; i < n && ((s[i] >= '0' && s[i] <= '9') || s[i] == '*');) i++;
    return i < n && s[i] && strchr("bcdefgopqstvxEFGTUX", s[i]) ? i + 1 : 0;
}

static bool hex(char c) { return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'f'); }

static void check_print(Check *c) {
    CallExpr *call = c->call;
    const char *s;
    size_t n;
    int first = c->first;
    if (call->args.n <= first) return;
    Expr *x = ast_expr_at(call->args, first);
    if (first == 0 && ast_is(x, N_SelectorExpr)) {
        SelectorExpr *sel = (SelectorExpr *)x;
        if (ast_is(sel->x, N_Ident) && strcmp(((Ident *)sel->x)->name->s, "os") == 0 && strncmp(sel->sel->name->s, "Std", 3) == 0)
            vet_warn(c->v, call->e.n.pos, "%s does not take io.Writer but has first arg %s", c->name, vet_text(c->v, x));
    }
    if (vet_string_const(x, &s, &n)) {
        if (n && s[n - 1] == '%') n--;
        for (size_t i = 0; i < n; i++) {
            size_t len = s[i] == '%' ? verb_at(s + i, n - i) : 0;
            if (!len) continue;
            if (!(len >= 3 && hex(s[i + 1]) && hex(s[i + 2]))) {
                vet_warn(c->v, call->e.n.pos, "%s call has possible Printf formatting directive %.*s", c->name, (int)len, s + i);
                break;
            }
            i += len - 1;
        }
    }
    size_t ln = strlen(c->name);
    x = ast_expr_at(call->args, call->args.n - 1);
    if (ln > 2 && strcmp(c->name + ln - 2, "ln") == 0 && vet_string_const(x, &s, &n) && n && s[n - 1] == '\n')
        vet_warn(c->v, call->e.n.pos, "%s arg list ends with redundant newline", c->name);
    for (int i = first; i < call->args.n; i++)
        if (is_func_value(ast_expr_at(call->args, i)))
            vet_warn(c->v, call->e.n.pos, "%s arg %s is a func value, not called", c->name, vet_text(c->v, call->args.v[i]));
}

void vet_printf(Vet *v, CallExpr *call) {
    Object *o = vet_callee(call);
    enum kind k = kind_of(o, 0);
    if (k == NONE) return;
    Check c = {.v = v, .call = call, .name = full_name(v, o), .kind = k, .first = o->type->sig.params->tuple.n - 1};
    if (k == PRINT) {
        check_print(&c);
        return;
    }
    if (call->args.n < c.first) return;
    c.format = ast_expr_at(call->args, c.first - 1);
    check_format(&c);
}
