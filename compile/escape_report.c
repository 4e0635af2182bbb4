// escape_report.c - what gc prints under -m: a line for each variable moved, each expression that allocates, each parameter that leaks.
// Twin: $GOROOT/src/cmd/compile/internal/escape/escape.go (finish, reportLeaks), ir/fmt.go
#include "compile/escape_int.h"
#include <stdarg.h>
#include <stdlib.h>

typedef struct Line { int kind; Pos home, pos; const char *text; int order; } Line;
static VEC(Line) lines;

static void say(int kind, Pos home, Pos p, const char *fmt, va_list ap) {
    char text[2000];
    vsnprintf(text, sizeof text, fmt, ap);
    vec_push(&lines, (Line){kind, home, p, arena_strdup(cc.arena, text), lines.n});
}

void esc_say(Pos p, const char *fmt, ...) {
    va_list ap;
    va_start(ap, fmt);
    say(SAY_ESCAPE, 0, p, fmt, ap);
    va_end(ap);
}

void esc_say_inline(int kind, Pos home, Pos p, const char *fmt, ...) {
    va_list ap;
    va_start(ap, fmt);
    say(kind, home, p, fmt, ap);
    va_end(ap);
}

static int by_pos(const void *a, const void *b) {
    const Line *x = a, *y = b;
    if (x->kind != y->kind) return x->kind - y->kind;
    if (x->pos != y->pos) return x->pos < y->pos ? -1 : 1;
    int c = strcmp(x->text, y->text);
    return c ? c : x->order - y->order;
}

static int by_order(const void *a, const void *b) {
    const Line *x = a, *y = b;
    if (x->kind != y->kind) return x->kind - y->kind;
    if (x->home != y->home) return x->home < y->home ? -1 : 1;
    return x->order - y->order;
}

// Every instantiation says the same: once is enough.
static void drop_repeated(void) {
    int n = 0;
    qsort(lines.v, (size_t)lines.n, sizeof *lines.v, by_pos);
    for (int i = 0; i < lines.n; i++) {
        const Line *l = &lines.v[i], *last = n ? &lines.v[n - 1] : NULL;
        bool flow = l->text[0] == ' ' || l->text[strlen(l->text) - 1] == ':';
        flow |= strstr(l->text, " capturing by ") != NULL;  // by each literal
        if (!last || flow || last->kind != l->kind || last->pos != l->pos || strcmp(last->text, l->text) != 0) lines.v[n++] = *l;
    }
    lines.n = n;
}

void escape_report_print(FILE *out) {
    if (!lines.n) return;
    drop_repeated();
    qsort(lines.v, (size_t)lines.n, sizeof *lines.v, by_order);
    for (int i = 0; i < lines.n; i++) {
        Line *l = &lines.v[i];
        Buf b = BUF_INIT;
        diag_format_pos(&b, l->pos, "./");
        fprintf(out, "%s: %s\n", buf_cstr(&b), l->text);
        buf_fini(&b);
    }
}

// --- expressions as gc's intermediate representation prints them
typedef struct Text { Buf b; Fn *f; Package *pkg; Expr *size; int inner; } Text;   // size: what stands for the last argument of a make; inner: depth in operands

static void put_type(Text *t, Type *ty) {  // gc has a space before the braces
    Buf b = BUF_INIT;
    types_string(&b, ty, t->pkg);
    for (const char *s = buf_cstr(&b); *s; s++) {
        if (*s == '{' && s > b.s + 5 && (strncmp(s - 6, "struct", 6) == 0 || (s > b.s + 8 && strncmp(s - 9, "interface", 9) == 0))) buf_str(&t->b, " ");
        buf_bytes(&t->b, s, 1);
    }
    buf_fini(&b);
}

static void put(Text *t, Expr *x);

bool esc_as_written;
static void operand(Text *t, Expr *x) {
    t->inner++;
    put(t, x);
    t->inner--;
}

static void put_args(Text *t, NodeList l, int from, bool dots);

// Static method calls are calls of functions with the receiver as an argument: (*T).Set(t, 3).
static bool put_method(Text *t, Expr *fun, bool more) {
    SelectorExpr *s = (SelectorExpr *)fun;
    Selection *sel = fun->n.kind == N_SelectorExpr && s->selection ? selection_of(t->f, s) : NULL;
    if (!sel || sel->kind != MethodVal || is_iface(sel->recv) || sel->nindex != 1 || types_under(sel->recv)->kind == TTypeParam) return false;
    Type *recv = types_unalias(typeof_(t->f, s->x)), *base = recv->kind == TPointer ? recv->pointer.elem : recv;
    buf_str(&t->b, sel->obj->ptrrecv ? "(*" : "");
    put_type(t, base);
    buf_printf(&t->b, sel->obj->ptrrecv ? ").%s(" : ".%s(", s->sel->name->s);
    bool is_ptr = types_under(recv)->kind == TPointer;
    if (sel->obj->ptrrecv != is_ptr) buf_str(&t->b, is_ptr ? "*" : "&");
    put(t, s->x);
    if (more) buf_str(&t->b, ", ");
    return true;
}

// A call that was inlined is known by its result; false: it was not, or has several.
static bool put_inlined(Text *t, CallExpr *c) {
    if (esc_as_written || !escmap_get(&esc_inlined, c)) return false;
    Type *sig = types_under(c->fun->type);
    if (!sig || sig->kind != TSignature || sig->sig.results->tuple.n != 1) return false;
    Object *r = sig->sig.results->tuple.vars[0];
    buf_printf(&t->b, t->inner ? "(%s)" : "%s", r->name && r->name->len && strcmp(r->name->s, "_") != 0 ? r->name->s : "~r0");
    return true;
}

static void put_args(Text *t, NodeList l, int from, bool dots) {
    int inner = t->inner;
    t->inner = 0;
    for (int i = from; i < l.n; i++) {
        if (i > from) buf_str(&t->b, ", ");
        put(t, ast_expr_at(l, i));
    }
    t->inner = inner;
    if (dots) buf_str(&t->b, "...");
}

static void put_conv(Text *t, Type *to, Expr *x) {
    Type *u = types_unalias(to);
    bool name = u->kind == TNamed || u->kind == TBasic || u->kind == TTypeParam || to->kind == TAlias;
    if (!name) buf_str(&t->b, "(");
    put_type(t, to);
    buf_str(&t->b, name ? "(" : ")(");
    put(t, x);
    buf_str(&t->b, ")");
}

static void put_const(Text *t, Expr *x) {
    Type *ty = typeof_(t->f, x), *u = types_under(ty);
    int kind = const_kind(x->cval);
    int64_t v;
    if (u->kind == TBasic && ((u->basic.kind == KUntypedRune) || ty == types_rune) && const_int64(x->cval, &v) && v >= 0 && v < 0x110000) {
        char s[8];
        buf_str(&t->b, "'");
        buf_bytes(&t->b, s, (size_t)utf8_encode(s, (uint32_t)v));
        buf_str(&t->b, "'");
        return;
    }
    bool plain = types_is_untyped(ty) || (kind == CBool && ty == types_basic[KBool]) || (kind == CString && ty == types_basic[KString]) ||
                 (kind == CInt && ty == types_basic[KInt]) || ((kind == CFloat || kind == CInt) && ty == types_basic[KFloat64]) || (kind == CComplex && ty == types_basic[KComplex128]);
    if (!plain) {
        put_type(t, ty);
        buf_str(&t->b, "(");
    }
    const_text(&t->b, x->cval);
    if (!plain) buf_str(&t->b, ")");
}

static void put(Text *t, Expr *x) {
    x = ast_unparen(x);
    if (x->cval && x->type) {
        put_const(t, x);
        return;
    }
    switch (x->n.kind) {
    case N_FuncLit: buf_str(&t->b, t->inner ? "(func literal)" : "func literal"); return;
    case N_Ident: {
        Object *o = ((Ident *)x)->obj;
        if (o && (o->kind == OVar || o->kind == OFunc) && o->pkg && o->pkg != esc_report_pkg) buf_printf(&t->b, "%s.", o->pkg->name ? o->pkg->name->s : "?");
        break;
    }
    case N_CompositeLit: {
        Type *ty = typeof_(t->f, x);
        put_type(t, ty);
        buf_str(&t->b, ((CompositeLit *)x)->elts.n ? "{...}" : "{}");
        return;
    }
    case N_UnaryExpr:
        if (x->n.op == TK_AND) {
            buf_str(&t->b, "&");
            operand(t, ((UnaryExpr *)x)->x);
            return;
        }
        buf_str(&t->b, token_text(x->n.op));
        operand(t, ((UnaryExpr *)x)->x);
        return;
    case N_BinaryExpr:
        operand(t, ((BinaryExpr *)x)->x);
        buf_printf(&t->b, " %s ", token_text(x->n.op));
        operand(t, ((BinaryExpr *)x)->y);
        return;
    case N_CallExpr: {
        CallExpr *c = (CallExpr *)x;
        Expr *fun = ast_unparen(c->fun);
        if (x->cval) break;
        if (fun->mode == MTypExpr) {
            put_conv(t, typeof_(t->f, fun), ast_expr_at(c->args, 0));
            return;
        }
        if (fun->n.kind == N_Ident && ((Ident *)fun)->obj && ((Ident *)fun)->obj->kind == OBuiltin) {
            int id = ((Ident *)fun)->obj->builtin;
            if (id == BNew || id == BMake) {
                buf_str(&t->b, id == BNew ? "new(" : "make(");
                Expr *a = ast_expr_at(c->args, 0);
                if (a->mode == MTypExpr) put_type(t, typeof_(t->f, a));
                else put(t, a);
                if (c->args.n > 1) buf_str(&t->b, ", ");
                for (int i = 1; i < c->args.n; i++) {
                    if (i > 1) buf_str(&t->b, ", ");
                    put(t, i == c->args.n - 1 && t->size ? t->size : ast_expr_at(c->args, i));
                }
                buf_str(&t->b, ")");
                return;
            }
        }
        if (put_inlined(t, c)) return;
        if (!put_method(t, fun, c->args.n > 0)) {
            operand(t, c->fun);
            buf_str(&t->b, "(");
        }
        put_args(t, c->args, 0, c->ellipsis != 0);
        buf_str(&t->b, ")");
        return;
    }
    case N_StarExpr: {
        bool nested = ast_unparen(((StarExpr *)x)->x)->n.kind == N_StarExpr;
        buf_str(&t->b, nested ? "*(" : "*");
        operand(t, ((StarExpr *)x)->x);
        if (nested) buf_str(&t->b, ")");
        return;
    }
    case N_TypeAssertExpr:
        put(t, ((TypeAssertExpr *)x)->x);
        buf_str(&t->b, ".(");
        put_type(t, typeof_(t->f, x)->kind == TTuple ? typeof_(t->f, ((TypeAssertExpr *)x)->type_expr) : typeof_(t->f, x));
        buf_str(&t->b, ")");
        return;
    case N_IndexExpr:
        if (ast_expr_at(((IndexExpr *)x)->indices, 0)->mode == MTypExpr) break;
        operand(t, ((IndexExpr *)x)->x);
        buf_str(&t->b, "[");
        put(t, ast_expr_at(((IndexExpr *)x)->indices, 0));
        buf_str(&t->b, "]");
        return;
    case N_SelectorExpr:
        if (ast_unparen(((SelectorExpr *)x)->x)->n.kind == N_UnaryExpr || ast_unparen(((SelectorExpr *)x)->x)->n.kind == N_StarExpr) {
            buf_str(&t->b, "(");
            put(t, ((SelectorExpr *)x)->x);
            buf_printf(&t->b, ").%s", ((SelectorExpr *)x)->sel->name->s);
            return;
        }
        operand(t, ((SelectorExpr *)x)->x);
        buf_printf(&t->b, ".%s", ((SelectorExpr *)x)->sel->name->s);
        return;
    default: break;
    }
    ast_expr_string(&t->b, x);
}

void esc_put_type(Buf *b, Type *ty) {
    Text t = {.b = *b, .pkg = esc_report_pkg};
    put_type(&t, ty);
    *b = t.b;
}

void esc_put_expr(Buf *b, const EscUnit *u, Expr *x) {
    Text t = {.b = *b, .f = u->shell, .pkg = esc_report_pkg};
    put(&t, x);
    *b = t.b;
}

const char *esc_loc_text(const EscLoc *l) {
    if (l->text) return l->text;
    Text t = {.b = BUF_INIT, .f = l->fn->unit->shell, .pkg = esc_report_pkg, .size = l->n->kind == N_CallExpr && l->what == EW_NODE ? l->init : NULL};
    if (l->what == EW_CONV && l->init) put(&t, l->init);
    else if (l->n->kind == N_AssignStmt) {
        AssignStmt *s = (AssignStmt *)l->n;
        put(&t, ast_expr_at(s->lhs, 0));
        buf_str(&t.b, " + ");
        put(&t, ast_expr_at(s->rhs, 0));
    } else if ((l->what == EW_VARIADIC || l->what == EW_WRAPPED) && l->n->kind == N_CallExpr) buf_str(&t.b, "... argument");
    else if (l->what == EW_VARIADIC && l->n->kind == N_CompositeLit) {
        Type *ty = typeof_(t.f, (Expr *)l->n);
        if (types_under(ty)->kind == TPointer) ty = types_under(ty)->pointer.elem;
        buf_str(&t.b, "&");
        put_type(&t, ty);
        buf_str(&t.b, ((CompositeLit *)l->n)->elts.n ? "{...}" : "{}");
    } else put(&t, (Expr *)l->n);
    const char *s = arena_strdup(cc.arena, buf_cstr(&t.b));
    buf_fini(&t.b);
    return s;
}

// --- lines
static bool is_append(const EscLoc *l) {
    if (l->n->kind != N_CallExpr || l->what != EW_NODE || l->text) return false;
    Ident *id = (Ident *)ast_unparen(((CallExpr *)l->n)->fun);
    return id->e.n.kind == N_Ident && id->obj && id->obj->kind == OBuiltin && id->obj->builtin == BAppend;
}

static const char *var_name(Object *o) { return o->name->s; }

static void leaks_lines(Pos p, const char *name, const Leaks *l, Type *sig) {
    bool any = false;
    int x = leaks_get(l, LEAK_HEAP);
    if (x >= 0) {
        esc_say(p, x == 0 ? "leaking param: %s" : "leaking param content: %s", name);
        any = true;
    }
    for (int i = 0; i < NLEAKRESULTS && i < sig->sig.results->tuple.n; i++) {
        if ((x = leaks_get(l, LEAK_RESULT0 + i)) < 0) continue;
        Object *r = sig->sig.results->tuple.vars[i];
        char gen[16];
        snprintf(gen, sizeof gen, "~r%d", i);
        esc_say(p, "leaking param: %s to result %s level=%d", name, r->name && r->name->len && strcmp(r->name->s, "_") != 0 ? r->name->s : gen, x);
        any = true;
    }
    if (!any) esc_say(p, "%s does not escape", name);
}

static void fn_lines(EscFn *fn) {
    for (int i = 0; i < fn->nparams; i++) {
        Object *o = fn->params[i];
        if (!o->name || !o->name->len || strcmp(o->name->s, "_") == 0 || !esc_hasptr(fsubst(fn->unit->shell, o->type))) continue;
        EscLoc *l = esc_findvar(fn->unit, o);
        if (!l || l->attrs & AT_ESCAPES) continue;
        Leaks k = l->leaks;
        leaks_optimize(&k);
        leaks_lines(o->pos, var_name(o), &k, fn->sig);
    }
}

static bool explaining;
static void explain_loc(EscLoc *l);

void esc_report_batch(EscBatch *b) {
    for (int i = 0; i < b->units.n; i++) {
        EscUnit *u = b->units.v[i];
        if (u->pkg != esc_report_pkg || (u->targs && u->targs->n && u->obj == NULL)) continue;
        for (int k = 0; k < u->fns.n; k++)
            if (!u->fns.v[k]->inl) fn_lines(u->fns.v[k]);
        if (esc_inline_on) esc_report_inlinable(u);
        esc_report_bounds(u);
    }
    for (int i = 0; i < 2 * b->all.n; i++) {  // variables first
        EscLoc *l = b->all.v[i % b->all.n];
        if ((l->obj == NULL) != (i >= b->all.n)) continue;
        if (l->fn->unit->pkg != esc_report_pkg || l->quiet || (l->n && l->n->flags & ESC_STATIC_LIT && l->what != EW_CONV)) continue;
        if (explaining) {
            explain_loc(l);
            continue;
        }
        bool heap = l->attrs & AT_ESCAPES;
        if (l->obj) {
            if (heap) esc_say(l->at ? l->at : l->obj->pos, "moved to heap: %s", var_name(l->obj));
        } else if (l->n) {
            esc_say(l->at ? l->at : ast_gcpos(l->n), heap ? "%s escapes to heap" : "%s does not escape", is_append(l) ? "append" : esc_loc_text(l));
            if (l->n->kind == N_CallExpr && l->what == EW_NODE && !(l->attrs & AT_MUTATES) && ast_unparen(((CallExpr *)l->n)->fun)->mode == MTypExpr) {
                Type *t = types_under(typeof_(l->fn->unit->shell, (Expr *)l->n));
                if (t->kind == TSlice && layout(t->slice.elem)->size == 1) esc_say(l->at ? l->at : ast_gcpos(l->n), "zero-copy string->[]byte conversion");
            }
        }
    }
}

// Functions without a body: what their pragmas promise.
static void external_lines(Object *o) {
    FuncDecl *d = o->decl;
    Type *s = o->type;
    for (int i = 0; i < s->sig.params->tuple.n; i++) {
        Object *p = s->sig.params->tuple.vars[i];
        if (!p->name || !p->name->len || strcmp(p->name->s, "_") == 0) continue;
        Type *u = types_under(p->type);
        if (u->kind == TBasic && u->basic.kind == KUintptr) esc_say(p->pos, "assuming %s is unsafe uintptr", p->name->s);
        else if (esc_hasptr(p->type)) esc_say(p->pos, d->pragma & PRAGMA_NOESCAPE ? "%s does not escape" : "leaking param: %s", p->name->s);
    }
}

void escape_report_package(Package *p, EscapeFlags flags) {
    esc_inline_on = !flags.noinline;
    esc_flows_on = flags.m > 1;
    if (!cc.arena) cc.arena = arena_new();
    esc_report_on = true;
    esc_report_pkg = p;
    for (int i = 0; i < p->nfuncs; i++) {
        Object *o = p->funcs[i];
        types_resolve(cc.ck, o);
        Type *s = o->type;
        if (!s || s->kind != TSignature) continue;
        if (!o->hasbody) external_lines(o);
        else if (!s->sig.tparams && !s->sig.rtparams) escape_analyse(o, NULL);
    }
    escape_analyse_init(p);
}

// --- gosling explain escape
typedef struct Cause { Pos pos; const char *text; } Cause;
static VEC(Cause) causes;

static const char *cause_words(const char *why) {
    static const struct { const char *why, *words; } table[] = {
        {"return", "it is returned"}, {"assign", "it is assigned"}, {"assign-pair", "it is assigned"}, {"address-of", "its address is taken"},
        {"captured by a closure", "a function literal captures it"}, {"reference", "a function literal shares it by reference"},
        {"call parameter", "it is passed to a function that keeps it or is not known"}, {"interface-converted", "it is converted to an interface"},
        {"send", "it is sent on a channel"}, {"go", "it is used by a new goroutine"}, {"defer", "a deferred call in a loop keeps it"}, {"panic", "it is a panic's value"},
        {"map literal key", "it is a key of a map"}, {"map literal value", "it is a value in a map"}, {"key of map put", "it is a key of a map"},
        {"slice-literal-element", "it is an element of a slice"}, {"array literal element", "it is an element of an array"}, {"struct literal element", "it is a field of a struct"},
        {"too large for stack", "it is too large for a frame"}, {"zero-sized element", "its elements have no size"}, {"slice", "it is sliced"},
        {"range-deref", "a range loop gives it to a variable that lives longer"}, {"dot of pointer", "it is reached through a pointer"}, {"indirection", "it is reached through a pointer"},
        {"shared with the body of a range over a function", "the body of a range over a function shares it"}, {"callee operand", "it is called, and its results are kept"},
    };
    for (size_t i = 0; why && i < ARRAY_LEN(table); i++)
        if (strcmp(why, table[i].why) == 0) return table[i].words;
    return why ? why : "its address is kept";
}

static void explain_loc(EscLoc *l) {
    if (!(l->attrs & AT_ESCAPES) || (!l->obj && !l->n) || l->quiet) return;
    if (l->n && l->n->flags & ESC_STATIC_LIT && l->what != EW_CONV) return;
    Pos at = l->obj ? l->at ? l->at : l->obj->pos : l->at ? l->at : ast_gcpos(l->n);
    Buf t = BUF_INIT;
    buf_printf(&t, l->obj ? "%s lives on the heap: " : "%s is allocated on the heap: ", l->obj ? var_name(l->obj) : is_append(l) ? "append" : esc_loc_text(l));
    buf_str(&t, cause_words(l->reason));
    if (l->reasonat && pos_line(l->reasonat->pos) != pos_line(at)) buf_printf(&t, " (line %d)", pos_line(l->reasonat->pos));
    EscLoc *to = l->reasonto;
    if (to && to->paramout) buf_str(&t, to->obj && to->obj->name && to->obj->name->len ? ", and reaches a result of the function" : ", and reaches the caller as a result");
    else if (to && to->obj && to->fn == l->fn && to->loopdepth < l->loopdepth) buf_printf(&t, ", and reaches %s, which outlives the iteration of the loop", var_name(to->obj));
    else if (to && to->obj) buf_printf(&t, ", and reaches %s, which is on the heap or lives longer", var_name(to->obj));
    else if (to && to->n) buf_str(&t, ", and reaches something that is on the heap");
    vec_push(&causes, (Cause){at, arena_strdup(cc.arena, buf_cstr(&t))});
    buf_fini(&t);
}

static int by_place(const void *a, const void *b) {
    const Cause *x = a, *y = b;
    return x->pos != y->pos ? (x->pos < y->pos ? -1 : 1) : strcmp(x->text, y->text);
}

void escape_explain_package(Package *p) {
    explaining = true;
    escape_report_package(p, (EscapeFlags){.noinline = true});
}

// Lines first.. of src while `to` is not passed, with the causes below them.
static int print_causes(FILE *out, FileSrc *src, Pos from, Pos to, void (*more)(FILE *out, FileSrc *src, int line)) {
    if (causes.n) qsort(causes.v, (size_t)causes.n, sizeof *causes.v, by_place);
    int k = 0, told = 0;
    for (int line = from ? pos_raw_line(from) : 1;; line++) {
        size_t len;
        const char *text = pos_line_text(src, line, &len);
        if (text < src->text || text >= src->text + src->len || (to && pos_at(src, (size_t)(text - src->text)) > to)) break;
        if (to && strncmp(text, "//line ", 7) == 0) continue;
        fprintf(out, "%5d  %.*s\n", to ? pos_line(pos_at(src, (size_t)(text - src->text))) : line, (int)len, text);
        while (k < causes.n && (pos_filesrc(causes.v[k].pos) != src || pos_raw_line(causes.v[k].pos) < line)) k++;
        for (; k < causes.n && pos_filesrc(causes.v[k].pos) == src && pos_raw_line(causes.v[k].pos) == line; k++) {
            if (k && causes.v[k - 1].pos == causes.v[k].pos && strcmp(causes.v[k - 1].text, causes.v[k].text) == 0) continue;
            fprintf(out, "       ^ %s\n", causes.v[k].text);
            told++;
        }
        if (more) more(out, src, line);
    }
    return told;
}

void escape_explain_print(FILE *out, FileSrc *src, void (*more)(FILE *out, FileSrc *src, int line)) { print_causes(out, src, 0, 0, more); }

// Everything is looked into anew and forgotten: a report has other limits than code generation.
int escape_explain_func(FILE *out, Object *fn, Pos from, Pos to) {
    EscUnit **units = esc_units_swap(NULL);
    explaining = esc_report_on = true;
    esc_report_pkg = fn->pkg;
    causes.n = 0;
    escape_analyse(fn, NULL);
    explaining = esc_report_on = false;
    esc_report_pkg = NULL;
    esc_units_swap(units);
    return print_causes(out, pos_filesrc(from), from, to, NULL);
}
