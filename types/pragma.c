// pragma.c - compiler directives: where they may stand and what they may be applied to.
// Twin: cmd/compile/internal/noder/{noder,writer}.go
//
// gc has two rounds: what a directive says of itself is judged while parsing, what it is attached
// to only in a package that is otherwise correct. A directive in front of a function is the
// function's; anywhere else those with an effect on functions are misplaced.
#include <stdlib.h>
#include <string.h>

#include "types/check.h"

enum verb_class { V_NONE, V_BUILD, V_FUNC, V_RUNTIME, V_STDONLY };

static bool verb_is(const Directive *d, const char *name) {
    size_t n = strlen(name);
    return d->len >= n && memcmp(d->text, name, n) == 0 && (d->len == n || d->text[n] == ' ');
}

static enum verb_class class_of(const Directive *d) {
    static const char *const func[] = {
        "go:nointerface",     "go:noescape",       "go:norace",
        "go:nosplit",         "go:noinline",       "go:nocheckptr",
        "go:cgo_unsafe_args", "go:uintptrescapes", "go:registerparams"};
    static const char *const runtime[] = {"go:systemstack", "go:nowritebarrier",
                                          "go:nowritebarrierrec", "go:yeswritebarrierrec"};
    if (verb_is(d, "go:build")) return V_BUILD;
    if (verb_is(d, "go:uintptrkeepalive")) return V_STDONLY;
    for (size_t i = 0; i < ARRAY_LEN(func); i++)
        if (verb_is(d, func[i])) return V_FUNC;
    for (size_t i = 0; i < ARRAY_LEN(runtime); i++)
        if (verb_is(d, runtime[i])) return V_RUNTIME;
    return V_NONE;
}

static bool alone_on_line(File *f, Pos pos) {
    if (!f->src) return true;
    const char *p = f->src->text + (pos - f->src->base);
    while (p > f->src->text && p[-1] != '\n') {
        p--;
        if (*p != ' ' && *p != '\t' && *p != '/') return false;
    }
    return true;
}

static Pos dir_pos(const Directive *d) { return d->pos; } // behind the slashes, as in gc

static const char *text_of(Checker *ck, const Directive *d) {
    return arena_strndup(ck->arena, d->text, d->len);
}

static int fields(const char *text, char **out, int max, char *copy) {
    int n = 0;
    (void)text;
    for (char *t = strtok(copy, " \t"); t && n < max; t = strtok(NULL, " \t")) out[n++] = t;
    return n;
}

struct placed {
    FuncDecl *func;
    ValueSpec *var; // package level
    bool infunc;
    bool dropped; // nothing to be attached to: gc notices while parsing
};

// What comes behind pos: the declaration it belongs to.
static struct placed place(File *f, Pos pos) {
    struct placed p = {0};
    for (int i = 0; i < f->decls.n; i++) {
        Node *n = f->decls.v[i];
        if (n->kind == N_FuncDecl) {
            FuncDecl *fn = (FuncDecl *)n;
            if (pos > n->pos && fn->rbrace && pos < fn->rbrace)
                return (struct placed){.infunc = true};
            if (pos < n->pos) return (struct placed){.func = fn};
            continue;
        }
        GenDecl *g = (GenDecl *)n;
        if (pos < g->n.pos && (g->n.flags & NF_GROUP)) return (struct placed){.dropped = true};
        for (int k = 0; k < g->specs.n; k++) {
            Node *s = g->specs.v[k];
            if (pos < s->pos) {
                if (g->n.op == TK_VAR) p.var = (ValueSpec *)s;
                return p;
            }
        }
    }
    p.dropped = true;
    return p;
}

// Inside a function: does a declaration follow the directive?
static bool before_decl(File *f, Pos pos) {
    if (!f->src) return false;
    const char *p = f->src->text + (pos - f->src->base);
    for (;;) {
        p = strchr(p, '\n');
        if (!p) return false;
        p += strspn(p, " \t\r\n");
        if (p[0] == '/' && p[1] == '/') continue;
        return strncmp(p, "var", 3) == 0 || strncmp(p, "const", 5) == 0 ||
               strncmp(p, "type", 4) == 0;
    }
}

// What gc says while it parses.
void check_pragmas_early(Checker *ck, PkgCheck *pc) {
    for (int i = 0; i < pc->pkg->nfiles; i++) {
        File *f = pc->pkg->files[i];
        for (Directive *d = f->directives; d; d = d->next) {
            if (d->len < 3 || strncmp(d->text, "go:", 3) != 0) continue;
            Pos pos = dir_pos(d);
            if (!alone_on_line(f, d->pos)) {
                check_error(ck, pos, E_Directive, "misplaced compiler directive");
                continue;
            }
            char *out[4], *copy = arena_strndup(ck->arena, d->text, d->len);
            int n = fields(d->text, out, 4, copy);
            const char *verb = n > 0 ? out[0] : "";
            if (verb_is(d, "go:linkname") && (n < 2 || n > 3)) {
                check_error(ck, pos, E_Directive, "usage: //go:linkname localname [linkname]");
            } else if (verb_is(d, "go:embed") && n < 2) {
                check_error(ck, pos, E_Directive, "usage: //go:embed pattern...");
            } else if (strncmp(verb, "go:cgo_", 7) == 0) {
                check_error(ck, pos, E_Directive, "//%s only allowed in cgo-generated code",
                            text_of(ck, d));
                if (strcmp(verb, "go:cgo_ldflag") == 0 && (n != 2 || out[1][0] != '"'))
                    check_error(ck, pos, E_Directive, "usage: //go:cgo_ldflag \"arg\"");
            } else if (class_of(d) == V_RUNTIME) {
                check_error(ck, pos, E_Directive, "//%s only allowed in runtime", verb);
            } else if (class_of(d) == V_STDONLY) {
                check_error(ck, pos, E_Directive, "//%s is only allowed in the standard library",
                            verb);
            } else if (class_of(d) != V_NONE && pos > f->n.pos) {
                struct placed p = place(f, pos);
                if (p.dropped || (p.infunc && !before_decl(f, pos)))
                    check_error(ck, pos, E_Directive, "misplaced compiler directive");
            } else if (verb_is(d, "go:embed") && place(f, pos).dropped) {
                check_error(ck, pos, E_Directive, "misplaced go:embed directive");
            }
        }
    }
}

static bool imports(File *f, const char *path) {
    for (int i = 0; i < f->imports.n; i++) {
        ImportSpec *s = (ImportSpec *)f->imports.v[i];
        if (s->value && strcmp(s->value->s, path) == 0) return true;
    }
    return false;
}

static void check_embed(Checker *ck, File *f, Directive *d, ValueSpec *v, bool infunc) {
    Pos pos = dir_pos(d);
    const char *msg = NULL;
    if (!imports(f, "embed"))
        msg = "go:embed requires import \"embed\" (or import _ \"embed\", if package is not used)";
    else if (v && v->names.n > 1) msg = "go:embed cannot apply to multiple vars";
    else if (v && v->values.n > 0 && !(v->n.flags & NF_EMBED)) msg = "go:embed cannot apply to var with initializer";
    else if (v && !v->type_expr) msg = "go:embed cannot apply to var without type";
    else if (infunc) msg = "go:embed cannot apply to var inside func";
    if (msg) {
        check_error(ck, pos, E_Directive, "%s", msg);
        return;
    }
    ck->env.version = ck->env.pc->version;
    ck->env.file = f;
    check_verify_version(ck, pos, 16, "go:embed");
}

static void check_linkname(Checker *ck, PkgCheck *pc, File *f, Directive *d, PtrMap *seen) {
    char *out[4], *copy = arena_strndup(ck->arena, d->text, d->len);
    Pos pos = dir_pos(d);
    int n = fields(d->text, out, 4, copy);
    if (n < 2) return;
    if (!imports(f, "unsafe")) {
        check_error(ck, pos, E_Directive,
                    "//go:linkname only allowed in Go files that import \"unsafe\"");
        return;
    }
    if (n == 3 && strchr(out[2], '[') && strchr(out[2], ']')) {
        check_error(ck, pos, E_Directive,
                    "//go:linkname reference of an instantiation is not allowed");
        return;
    }
    Name *name = intern_cstr(out[1]);
    Object *o = types_scope_lookup(pc->pkg->scope, name);
    bool good = o && (o->kind == OVar || o->kind == OFunc);
    if (!good && check_allow_version(ck, 18))  // before, it had no effect
        check_error(ck, pos, E_Directive,
                    "//go:linkname must refer to declared function or variable");
    else if (good && !ptrmap_put(seen, o, o))
        check_error(ck, pos, E_Directive, "duplicate //go:linkname for %N", name);
}

// What gc says of a package that is otherwise correct.
void check_pragmas_late(Checker *ck, PkgCheck *pc) {
    PtrMap seen = {0};
    for (int i = 0; i < pc->pkg->nfiles; i++) {
        File *f = pc->pkg->files[i];
        for (Directive *d = f->directives; d; d = d->next) {
            if (d->len < 3 || strncmp(d->text, "go:", 3) != 0 || !alone_on_line(f, d->pos))
                continue;
            enum verb_class c = class_of(d);
            bool embed = verb_is(d, "go:embed"), link = verb_is(d, "go:linkname");
            if (link) check_linkname(ck, pc, f, d, &seen);
            if (c == V_NONE && !embed) continue;
            struct placed p = place(f, d->pos);
            bool beforepkg = f->name && d->pos < f->name->e.n.pos;
            if (embed) {
                if ((p.var || p.infunc) && !beforepkg) check_embed(ck, f, d, p.var, p.infunc);
                else check_error(ck, dir_pos(d), E_Directive, "misplaced go:embed directive");
            } else if (c == V_BUILD ? !beforepkg : beforepkg || !p.func) {
                check_error(ck, dir_pos(d), E_Directive, "misplaced compiler directive");
            }
        }
    }
    ptrmap_free(&seen);
    for (int i = 0; i < pc->pkg->nfuncs; i++) {
        FuncDecl *d = pc->pkg->funcs[i]->decl;
        if (d->body && (d->pragma & PRAGMA_NOESCAPE))
            check_error(ck, d->recv ? d->recv->n.pos : d->name->e.n.pos, E_Directive,
                        "can only use //go:noescape with external func implementations");
    }
}
