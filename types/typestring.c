// typestring.c - types and operands as text.
// Twin: cmd/compile/internal/types2/{typestring,operand,selection}.go
//
// One writer with five styles. MESSAGE is what errors show: names of the package under check
// unqualified, others by package name, or by quoted path where two packages share the name. QUAL
// leaves one given package unqualified, FULL qualifies by path, NAME qualifies all by name, PATH is
// unique by identity.
#include <string.h>

#include "types/check.h"

enum style { MESSAGE, QUAL, FULL, NAME, PATH };

struct tw {
    Checker *ck;
    Buf *b;
    enum style style;
    Package *pkg;
    bool nonames;      // no parameter names
    TypeList *tparams; // PATH: of the signature being written, as $i
    Type *seen[64];
    int depth;
    int inlist;        // type arguments around
};

static void wtype(struct tw *w, Type *t);

// Package names that stand for more than one path among the imports seen from pkg.
static void mark_imports(PkgCheck *pc, PtrMap *done, Package *p) {
    if (!ptrmap_put(done, p, p)) return;
    Package *other = ptrmap_get(&pc->pkgnames, p->name);
    if (!other) ptrmap_put(&pc->pkgnames, p->name, p);
    else if (other != p) ptrmap_put(&pc->pkgnames, p->name, pc); // ambiguous
    for (int i = 0; i < p->nimports; i++) mark_imports(pc, done, p->imports[i]);
}

static void wpkg(struct tw *w, Package *p) {
    if (!p) return;
    switch (w->style) {
    case MESSAGE: {
        PkgCheck *pc = w->ck ? w->ck->env.pc : NULL;
        if (pc && pc->pkg == p) return;
        if (pc) {
            if (!pc->pkgnames_done) {
                PtrMap done = {0};
                pc->pkgnames_done = true;
                mark_imports(pc, &done, pc->pkg);
                ptrmap_free(&done);
            }
            if (ptrmap_get(&pc->pkgnames, p->name) == pc) {
                buf_printf(w->b, "\"%s\".", p->path);
                return;
            }
        }
        buf_printf(w->b, "%s.", p->name->s);
        return;
    }
    case QUAL:
        if (p == w->pkg) return;
        buf_printf(w->b, "%s.", p->name->s);
        return;
    case NAME: buf_printf(w->b, "%s.", p->name->s); return;
    case FULL:
    case PATH: buf_printf(w->b, "%s.", p->path); return;
    }
}

static void wlist(struct tw *w, TypeList *l) {
    w->inlist++;
    buf_char(w->b, '[');
    for (int i = 0; i < list_len(l); i++) {
        if (i > 0) buf_str(w->b, w->style == NAME || w->style == PATH ? "," : ", ");
        wtype(w, l->at[i]);
    }
    buf_char(w->b, ']');
    w->inlist--;
}

static void wtparams(struct tw *w, TypeList *l) {
    if (list_len(l) == 0) return;
    Type *prev = NULL;
    buf_char(w->b, '[');
    for (int i = 0; i < l->n; i++) {
        Type *p = l->at[i];
        if (i > 0) {
            if (p->tparam.bound != prev) {
                buf_char(w->b, ' ');
                wtype(w, prev);
            }
            buf_str(w->b, ", ");
        }
        prev = p->tparam.bound;
        wtype(w, p);
    }
    if (prev) {
        buf_char(w->b, ' ');
        wtype(w, prev);
    }
    buf_char(w->b, ']');
}

static void wtuple(struct tw *w, Type *t, bool variadic) {
    buf_char(w->b, '(');
    for (int i = 0; i < tuple_len(t); i++) {
        Object *v = t->tuple.vars[i];
        if (i > 0) buf_str(w->b, ", ");
        bool names = (w->style <= FULL) && !w->nonames;
        if (names && v->name && v->name->len > 0) buf_printf(w->b, "%s ", v->name->s);
        if (variadic && i == t->tuple.n - 1) {
            if (v->type->kind == TSlice) {
                buf_str(w->b, "...");
                wtype(w, v->type->slice.elem);
            } else { // append([]byte, string...)
                wtype(w, v->type);
                buf_str(w->b, "...");
            }
        } else {
            wtype(w, v->type);
        }
    }
    buf_char(w->b, ')');
}

static void wsig(struct tw *w, Type *t) {
    TypeList *saved = w->tparams;
    if (t->sig.tparams) {
        if (w->style == PATH) w->tparams = t->sig.tparams;
        wtparams(w, t->sig.tparams);
    }
    wtuple(w, t->sig.params, t->sig.variadic);
    int n = tuple_len(t->sig.results);
    if (n > 0) {
        buf_char(w->b, ' ');
        Object *r = t->sig.results->tuple.vars[0];
        bool named = (w->style <= FULL) && r->name && r->name->len > 0;
        if (n == 1 && !named) wtype(w, r->type);
        else wtuple(w, t->sig.results, false);
    }
    w->tparams = saved;
}

static void wstruct(struct tw *w, Type *t) {
    bool runtime = w->style == NAME; // as reflect prints: struct { a int; b int }
    buf_str(w->b, runtime ? "struct {" : "struct{");
    for (int i = 0; i < t->strct.n; i++) {
        Object *f = t->strct.fields[i];
        if (i > 0) buf_str(w->b, runtime ? ";" : "; ");
        if (runtime) buf_char(w->b, ' ');
        if (!f->embedded || w->style == PATH) {
            if (w->style == PATH && !types_exported(f->name)) wpkg(w, f->pkg);
            buf_printf(w->b, "%s%s", f->embedded ? "+" : "", f->name->s);
            buf_char(w->b, ' ');
        }
        wtype(w, f->type);
        Name *tag = t->strct.tags ? t->strct.tags[i] : NULL;
        if (tag && tag->len > 0) {
            buf_char(w->b, ' ');
            buf_quote(w->b, tag->s, tag->len);
        }
    }
    buf_str(w->b, runtime && t->strct.n > 0 ? " }" : "}");
}

static void wterm(struct tw *w, Term t) {
    if (t.tilde) buf_char(w->b, '~');
    wtype(w, t.type);
}

static void wiface(struct tw *w, Type *t) {
    bool msg = w->style <= FULL;
    if (msg) {
        if (t == types_any->alias.actual) {
            buf_str(w->b, "any");
            return;
        }
        if (t == types_comparable->named.underlying) {
            buf_str(w->b, "interface{comparable}");
            return;
        }
        if (t->iface.implicit) {
            if (t->iface.nmethods == 0 && t->iface.nembeds == 1) {
                wtype(w, t->iface.embeds[0]);
                return;
            }
            buf_str(w->b, "/* implicit */ ");
        }
        buf_str(w->b, "interface{");
        for (int i = 0; i < t->iface.nmethods; i++) {
            if (i > 0) buf_str(w->b, "; ");
            buf_str(w->b, t->iface.methods[i]->name->s);
            if (t->iface.methods[i]->type) wsig(w, t->iface.methods[i]->type);
        }
        for (int i = 0; i < t->iface.nembeds; i++) {
            if (i > 0 || t->iface.nmethods > 0) buf_str(w->b, "; ");
            wtype(w, t->iface.embeds[i]);
        }
        buf_char(w->b, '}');
        return;
    }
    TypeSet *s = type_typeset(t->iface.ck, t, NO_POS);
    bool runtime = w->style == NAME;
    buf_str(w->b, runtime ? "interface {" : "interface{");
    int n = 0;
    for (int i = 0; i < s->nmethods; i++) {
        Object *m = s->methods[i];
        if (n++ > 0) buf_str(w->b, runtime ? ";" : "; ");
        if (runtime) buf_char(w->b, ' ');
        if (!types_exported(m->name)) wpkg(w, m->pkg);
        buf_str(w->b, m->name->s);
        wsig(w, m->type);
    }
    if (!s->all) {
        if (n++ > 0) buf_str(w->b, "; ");
        for (int i = 0; i < s->nterms; i++) {
            if (i > 0) buf_char(w->b, '|');
            wterm(w, s->terms[i]);
        }
    }
    if (s->comparable) buf_str(w->b, n++ ? "; comparable" : "comparable");
    buf_str(w->b, runtime && n > 0 ? " }" : "}");
}

struct ordinal {
    Pos pos;
    int n;
};

static bool count_local(Node *n, void *arg) {
    struct ordinal *o = arg;
    if (n && ast_is(n, N_TypeSpec) && !((TypeSpec *)n)->assign && n->pos <= o->pos) o->n++;
    return n != NULL;
}

// Which of the types that are declared in the package's functions this is: gc tells them apart by that in lists of type arguments.
static int local_ordinal(Object *obj) {
    struct ordinal o = {obj->pos, 0};
    for (int i = 0; i < obj->pkg->nfiles; i++) {
        File *f = obj->pkg->files[i];
        for (int k = 0; k < f->decls.n; k++) {
            FuncDecl *fn = AST_CAST(FuncDecl, f->decls.v[k]);
            if (fn && fn->body) ast_walk((Node *)fn->body, count_local, &o);
        }
    }
    return o.n;
}

static void wnamed(struct tw *w, Type *t) {
    Object *o = t->named.orig->named.obj;
    if (o->old && (w->style == MESSAGE || w->style == QUAL)) buf_str(w->b, "old ");
    wpkg(w, o->pkg);
    buf_str(w->b, o->name->s);
    bool local = o->pkg && o->parent != o->pkg->scope;
    if (w->style == PATH && local) buf_printf(w->b, "\xC2\xB7%u", t->named.orig->named.id);
    if (t->named.targs && t->named.outerargs && (w->style == PATH || w->style == NAME)) {
        wlist(w, t->named.outerargs);  // [of the function around;its own]
        w->b->s[w->b->len - 1] = ';';
        size_t at = w->b->len;
        wlist(w, t->named.targs);
        memmove(w->b->s + at, w->b->s + at + 1, w->b->len - at - 1);
        w->b->len--;
    } else if (t->named.targs) {
        wlist(w, t->named.targs);
    } else if (w->style == PATH && t->named.outerargs) {
        wlist(w, t->named.outerargs);
    } else if (w->style == NAME && t->named.outerargs) {
        wlist(w, t->named.outerargs);
    } else if (w->style != PATH) {
        wtparams(w, t->named.tparams);
    }
    if (local && w->style == NAME && w->inlist) buf_printf(w->b, "\xC2\xB7%d", local_ordinal(o));
}

static void wtype1(struct tw *w, Type *t) {
    Buf *b = w->b;
    switch (t->kind) {
    case TBasic:
        if (t->basic.kind == KUnsafePointer) buf_str(b, "unsafe.");
        buf_str(b, w->style == NAME || w->style == PATH ? types_basic[t->basic.kind]->basic.name
                                                        : t->basic.name);
        break;
    case TArray:
        buf_printf(b, "[%lld]", (long long)t->array.len);
        wtype(w, t->array.elem);
        break;
    case TSlice:
        buf_str(b, "[]");
        wtype(w, t->slice.elem);
        break;
    case TPointer:
        buf_char(b, '*');
        wtype(w, t->pointer.elem);
        break;
    case TMap:
        buf_str(b, "map[");
        wtype(w, t->map.key);
        buf_char(b, ']');
        wtype(w, t->map.elem);
        break;
    case TChan: {
        buf_str(b, t->chan.dir == SendRecv   ? "chan "
                   : t->chan.dir == SendOnly ? "chan<- "
                                             : "<-chan ");
        Type *e = t->chan.elem;
        bool paren = t->chan.dir == SendRecv && e && e->kind == TChan && e->chan.dir == RecvOnly;
        if (paren) buf_char(b, '(');
        wtype(w, e);
        if (paren) buf_char(b, ')');
        break;
    }
    case TStruct: wstruct(w, t); break;
    case TTuple: wtuple(w, t, false); break;
    case TSignature:
        buf_str(b, "func");
        wsig(w, t);
        break;
    case TInterface: wiface(w, t); break;
    case TUnion:
        for (int i = 0; i < t->uni.n; i++) {
            if (i > 0) buf_str(b, " | ");
            wterm(w, t->uni.terms[i]);
        }
        break;
    case TNamed: wnamed(w, t); break;
    case TTypeParam: {
        for (int i = 0; i < list_len(w->tparams); i++) {
            if (w->tparams->at[i] == t) {
                buf_printf(b, "$%d", i);
                return;
            }
        }
        Object *o = t->tparam.obj;
        buf_str(b, o->name->s);
        if (w->style == PATH) {
            buf_printf(b, "#%u", t->tparam.id);
        } else if (types_scope_lookup(types_universe, o->name)) {
            buf_printf(b, " /* with %s declared at ", o->name->s);
            diag_format_pos(b, o->pos, w->ck ? w->ck->posprefix : NULL);
            buf_str(b, " */");
        }
        break;
    }
    case TAlias:
        if (w->style == NAME || w->style == PATH) {
            wtype(w, types_unalias(t));
            break;
        }
        wpkg(w, t->alias.obj->pkg);
        buf_str(b, t->alias.obj->name->s);
        if (t->alias.targs) wlist(w, t->alias.targs);
        else wtparams(w, t->alias.tparams);
        break;
    default: buf_str(b, "?");
    }
}

static void wtype(struct tw *w, Type *t) {
    if (!t) {
        buf_str(w->b, "<nil>");
        return;
    }
    for (int i = 0; i < w->depth; i++) {
        if (w->seen[i] != t) continue;
        static const char *const kinds[] = {
            "?",      "Basic", "Named",     "Pointer",   "Slice", "Array",     "Map",  "Chan",
            "Struct", "Tuple", "Signature", "Interface", "Union", "TypeParam", "Alias"};
        buf_printf(w->b, "<cycle to *types2.%s>", kinds[t->kind]);
        return;
    }
    if (w->depth == (int)ARRAY_LEN(w->seen)) {
        buf_str(w->b, "...");
        return;
    }
    w->seen[w->depth++] = t;
    wtype1(w, t);
    w->depth--;
}

void type_write(Checker *ck, Buf *b, Type *t) {
    struct tw w = {.ck = ck, .b = b, .style = MESSAGE};
    wtype(&w, t);
}

void types_string_full(Buf *b, Type *t) {
    struct tw w = {.b = b, .style = FULL};
    wtype(&w, t);
}

void type_write_sig(Checker *ck, Buf *b, Type *t) {
    struct tw w = {.ck = ck, .b = b, .style = MESSAGE};
    wsig(&w, t);
}

void type_write_sig_types(Checker *ck, Buf *b, Type *t, bool paths) {
    struct tw w = {.ck = ck, .b = b, .style = paths ? FULL : MESSAGE, .nonames = true};
    wsig(&w, t);
}

void write_tparams(Checker *ck, Buf *b, TypeList *l) {
    struct tw w = {.ck = ck, .b = b, .style = MESSAGE};
    wtparams(&w, l);
}

void types_string(Buf *b, Type *t, Package *qualifier) {
    struct tw w = {.b = b, .style = QUAL, .pkg = qualifier};
    wtype(&w, t);
}

void types_string_name(Buf *b, Type *t) {
    struct tw w = {.b = b, .style = NAME};
    wtype(&w, t);
}

void types_string_path(Buf *b, Type *t) {
    struct tw w = {.b = b, .style = PATH};
    wtype(&w, t);
}

// ---- operands -------------------------------------------------------------------------------

void operand_write(Checker *ck, Buf *b, const Operand *x) {
    static const char *const modes[] = {
        "invalid operand",
        "no value",
        "built-in",
        "type",
        "constant",
        "variable",
        "map index expression",
        "value",
        "nil",
        "comma, ok expression",
        "comma, error expression",
        "cgo function",
    };
    if (x->mode == MNilValue) {
        if (!x->type || x->type == invalid_type()) {
            buf_str(b, "nil (with invalid type)");
        } else if (x->type == types_basic[KUntypedNil]) {
            buf_str(b, "nil");
        } else {
            buf_str(b, "nil (of type ");
            type_write(ck, b, x->type);
            buf_char(b, ')');
        }
        return;
    }
    Buf e = BUF_INIT;
    if (x->expr) ast_expr_string(&e, x->expr);
    else if (x->mode == MTypExpr) type_write(ck, &e, x->type);
    else if (x->mode == MConstant) const_text(&e, x->val);
    if (e.len > 0) {
        buf_bytes(b, e.s, e.len);
        buf_str(b, " (");
    }
    bool hastype = false;
    if (x->mode > MTypExpr && x->type) {
        if (is_untyped(x->type)) {
            buf_str(b, x->type->basic.name);
            buf_char(b, ' ');
        } else {
            hastype = true;
        }
    }
    buf_str(b, modes[x->mode]);
    if (x->mode == MConstant && x->val) {
        Buf v = BUF_INIT;
        const_text(&v, x->val);
        if (v.len != e.len || memcmp(buf_cstr(&v), buf_cstr(&e), v.len) != 0) {
            buf_char(b, ' ');
            buf_bytes(b, v.s, v.len);
        }
        buf_fini(&v);
    }
    if (hastype && !is_valid(x->type)) {
        buf_str(b, " with invalid type");
    } else if (hastype) {
        Type *tp = as_tparam(x->type);
        buf_str(b, " of ");
        if (is_generic(x->type)) buf_str(b, "generic ");
        if (!tp && (x->type->kind == TAlias || x->type->kind == TNamed)) {
            const char *what = composite_kind(x->type);
            if (!*what) {
                Type *u = types_under(x->type);
                what = u->kind == TBasic ? u->basic.name : "";
            }
            buf_printf(b, "%s ", what);
        }
        buf_str(b, "type ");
        type_write(ck, b, x->type);
        if (tp) {
            buf_str(b, " constrained by ");
            type_write(ck, b, tp->tparam.bound);
            if (has_empty_typeset(tp)) buf_str(b, " with empty type set");
        }
    }
    if (e.len > 0) buf_char(b, ')');
    buf_fini(&e);
}
