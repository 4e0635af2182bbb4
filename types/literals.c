// literals.c - basic, function and composite literals.
// Twin: cmd/compile/internal/types2/literals.go
#include <stdlib.h>
#include <string.h>

#include "types/check.h"

static void lang_compat(Checker *ck, BasicLit *e) {
    if (e->len <= 2 || check_allow_version(ck, 13)) return;
    char c = e->lit[1] | 0x20;
    const char *what = NULL;
    if (memchr(e->lit, '_', e->len)) what = "underscore in numeric literal";
    else if (e->lit[0] != '0') return;
    else if (c == 'b') what = "binary literal";
    else if (c == 'o') what = "0o/0O-style octal literal";
    else if (e->e.n.op != TK_INT && c == 'x') what = "hexadecimal floating-point literal";
    if (what) check_verify_version(ck, at(e), 13, "%s", what);
}

// A number that is merely out of reach: its form the lexer has not complained about.
static bool well_formed(BasicLit *e) {
    if (e->e.n.op != TK_FLOAT && e->e.n.op != TK_IMAG) return false;
    bool hex = e->len > 2 && e->lit[0] == '0' && (e->lit[1] | 0x20) == 'x';
    uint32_t i = hex ? 2 : 0;
    while (i < e->len && (hex ? strchr("0123456789abcdefABCDEF_.", e->lit[i])
                              : strchr("0123456789_.", e->lit[i])))
        i++;
    if (i == 0 || i >= e->len || (e->lit[i] | 0x20) != (hex ? 'p' : 'e')) return false;
    i++;
    if (i < e->len && (e->lit[i] == '+' || e->lit[i] == '-')) i++;
    uint32_t digits = i;
    while (i < e->len && strchr("0123456789_", e->lit[i])) i++;
    return i > digits && (i == e->len || (i + 1 == e->len && e->lit[i] == 'i'));
}

void check_basic_lit(Checker *ck, Operand *x, BasicLit *e) {
    int op = e->e.n.op, kind;
    enum { LIMIT = 10000 };
    if (op == TK_INT || op == TK_FLOAT || op == TK_IMAG) {
        lang_compat(ck, e);
        if (e->len > LIMIT) {
            check_error(ck, at(e), E_InvalidConstVal, "excessively long constant: %s... (%d chars)",
                        arena_strndup(ck->arena, e->lit, 10), (int)e->len);
            return;
        }
    }
    Arena *a = ck->arena;
    switch (op) {
    case TK_INT:
        x->val = const_lit_int(a, e->lit, e->len);
        kind = KUntypedInt;
        break;
    case TK_FLOAT:
        x->val = const_lit_float(a, e->lit, e->len);
        kind = KUntypedFloat;
        break;
    case TK_IMAG:
        x->val = const_lit_imag(a, e->lit, e->len);
        kind = KUntypedComplex;
        break;
    case TK_CHAR:
        x->val = const_lit_char(a, e->lit, e->len);
        kind = KUntypedRune;
        break;
    default: x->val = const_lit_string(a, e->lit, e->len); kind = KUntypedString;
    }
    if (const_is_unknown(x->val)) {
        // Most of these the lexer has reported.
        if (ck->diags->nerrors == 0 || well_formed(e))
            check_error(ck, at(e), E_InvalidConstVal, "malformed constant: %s",
                        arena_strndup(a, e->lit, e->len));
        return;
    }
    x->mode = MConstant;
    x->type = types_basic[kind];
    x->expr = &e->e;
    if (op == TK_INT) check_overflow(ck, x, at(e));
}

struct lit_body {
    FuncLit *e;
    Type *sig;
};

static void body_later(Checker *ck, void *arg) {
    struct lit_body *b = arg;
    check_func_body(ck, ck->env.decl, NULL, b->e, "<function literal>", b->sig, b->e->body,
                    ck->env.iota);
}

void check_func_lit(Checker *ck, Operand *x, FuncLit *e) {
    Type *sig = check_typ(ck, &e->type_expr->e);
    if (sig->kind != TSignature) return;
    e->scope = sig->sig.scope;
    if (e->body) {
        struct lit_body *b = NEW(ck, struct lit_body);
        *b = (struct lit_body){e, sig};
        check_later(ck, body_later, b);
    }
    x->mode = MValue;
    x->type = sig;
}

// ---- composite literals ---------------------------------------------------------------------

static int field_index(Checker *ck, Type *st, Name *name, bool fold) {
    if (name_is_blank(name)) return -1;
    for (int i = 0; i < st->strct.n; i++)
        if (same_id(st->strct.fields[i], ck->env.pc->pkg, name, fold)) return i;
    return -1;
}

static void struct_keyed(Checker *ck, Operand *x, CompositeLit *e, Type *st, Type *base) {
    bool *visited = NEWN(ck, bool, st->strct.n);
    for (int i = 0; i < e->elts.n; i++) {
        KeyValueExpr *kv = AST_CAST(KeyValueExpr, e->elts.v[i]);
        if (!kv) {
            check_error(ck, at(e->elts.v[i]), E_MixedStructLit,
                        "mixture of field:value and value elements in struct literal");
            continue;
        }
        Ident *key = AST_CAST(Ident, kv->key);
        int f = key ? field_index(ck, st, key->name, false) : -1;
        // The value of a field with a generic function type may be inferred from it.
        check_expr(ck, NULL, x, kv->value);
        if (!key) {
            check_error(ck, at(kv), E_InvalidLitField, "invalid field name %E in struct literal",
                        kv->key);
            continue;
        }
        if (f < 0) {
            int j = field_index(ck, st, key->name, true);
            check_error(
                ck, at(kv->key), E_MissingLitField, "%s",
                check_lookup_error(ck, base, key->name, j >= 0 ? st->strct.fields[j] : NULL, true));
            continue;
        }
        key->obj = st->strct.fields[f];
        check_assignment(ck, x, st->strct.fields[f]->type, "struct literal");
        if (visited[f]) {
            check_error(ck, at(kv), E_DuplicateLitField,
                        "duplicate field name %N in struct literal", key->name);
            continue;
        }
        visited[f] = true;
    }
}

static void struct_plain(Checker *ck, Operand *x, CompositeLit *e, Type *st, Type *base) {
    for (int i = 0; i < e->elts.n; i++) {
        Expr *v = (Expr *)e->elts.v[i];
        if (ast_is(v, N_KeyValueExpr)) {
            check_error(ck, at(v), E_MixedStructLit,
                        "mixture of field:value and value elements in struct literal");
            continue;
        }
        check_expr(ck, NULL, x, v);
        if (i >= st->strct.n) {
            check_error(ck, atx(x), E_InvalidStructLit,
                        "too many values in struct literal of type %T", base);
            break;
        }
        Object *f = st->strct.fields[i];
        if (!types_exported(f->name) && f->pkg != ck->env.pc->pkg) {
            check_error(ck, atx(x), E_UnexportedLitField,
                        "implicit assignment to unexported field %N in struct literal of type %T",
                        f->name, base);
            continue;
        }
        check_assignment(ck, x, f->type, "struct literal");
    }
    if (e->elts.n < st->strct.n)
        check_error(ck, e->rbrace, E_InvalidStructLit,
                    "too few values in struct literal of type %T", base);
}

// Keys seen so far: open hashing over a growing list.
struct seen_key {
    Const *val;
    Type *type;
    int next;
};
struct seen_keys {
    VEC(struct seen_key) list;
    int *bucket;
    uint32_t n;
};

// Constants of different kinds but equal value count as one key.
static Const *key_val(Checker *ck, Const *v) {
    if (const_kind(v) == CComplex || const_kind(v) == CFloat) {
        Const *f = const_to_float(ck->arena, v);
        if (const_kind(f) != CFloat) return v;
        Const *i = const_to_int(ck->arena, f);
        return const_kind(i) == CInt ? i : f;
    }
    return v;
}

static bool seen_key(Checker *ck, struct seen_keys *s, Const *v, Type *t, bool bytype) {
    v = key_val(ck, v);
    if ((uint32_t)s->list.n >= s->n) {
        s->n = s->n ? s->n * 4 : 32;
        free(s->bucket);
        s->bucket = xmalloc(sizeof *s->bucket * s->n);
        memset(s->bucket, -1, sizeof *s->bucket * s->n);
        for (int i = 0; i < s->list.n; i++) {
            uint32_t h = (uint32_t)(const_hash(s->list.v[i].val) >> 16) & (s->n - 1);
            s->list.v[i].next = s->bucket[h];
            s->bucket[h] = i;
        }
    }
    uint32_t h = (uint32_t)(const_hash(v) >> 16) & (s->n - 1);
    for (int i = s->bucket[h]; i >= 0; i = s->list.v[i].next) {
        struct seen_key *k = &s->list.v[i];
        if (const_kind(k->val) == const_kind(v) && const_compare(k->val, v) == 0 &&
            (!bytype || types_identical(k->type, t)))
            return true;
    }
    vec_push(&s->list, (struct seen_key){v, t, s->bucket[h]});
    s->bucket[h] = s->list.n - 1;
    return false;
}

static void map_lit(Checker *ck, Operand *x, CompositeLit *e, Type *m) {
    bool bytype = types_is_interface(m->map.key);
    struct seen_keys seen = {0};
    for (int i = 0; i < e->elts.n; i++) {
        KeyValueExpr *kv = AST_CAST(KeyValueExpr, e->elts.v[i]);
        if (!kv) {
            check_error(ck, at(e->elts.v[i]), E_MissingLitKey, "missing key in map literal");
            continue;
        }
        check_expr_hint(ck, x, kv->key, m->map.key);
        check_assignment(ck, x, m->map.key, "map literal");
        if (x->mode == MInvalid) continue;
        if (x->mode == MConstant && !const_is_unknown(x->val) &&
            seen_key(ck, &seen, x->val, x->type, bytype)) {
            check_error(ck, atx(x), E_DuplicateLitKey, "duplicate key %K in map literal", x->val);
            continue;
        }
        check_expr_hint(ck, x, kv->value, m->map.elem);
        check_assignment(ck, x, m->map.elem, "map literal");
    }
    vec_free(&seen.list);
    free(seen.bucket);
}

void check_composite_lit(Checker *ck, Operand *x, CompositeLit *e, Type *hint) {
    Type *t, *base;
    bool iselem = false;
    if (e->type_expr) {
        ArrayType *a = AST_CAST(ArrayType, e->type_expr);
        if (a && ast_is(a->len, N_Ellipsis)) {
            t = types_new_array(ck, check_var_type(ck, a->elt), -1);
        } else {
            t = check_typ(ck, e->type_expr);
        }
        base = t;
    } else if (hint) {
        t = base = hint;
        Type *u = type_common_under(ck, base, NULL, NULL, NULL);
        bool ptr = false;
        if (u) {
            Type *b = type_deref(u, &ptr);
            if (ptr) base = b;
        }
        iselem = true;
    } else {
        check_error(ck, at(e), E_UntypedLit, "missing type in composite literal");
        t = base = invalid_type();
    }
    Type *u = type_common_under(ck, base, NULL, NULL, NULL);
    switch (u ? u->kind : TInvalidKind) {
    case TStruct:
        if (e->elts.n == 0) break;
        if (ast_is(e->elts.v[0], N_KeyValueExpr)) struct_keyed(ck, x, e, u, base);
        else struct_plain(ck, x, e, u, base);
        break;
    case TArray: {
        int64_t n = check_indexed_elts(ck, e->elts, u->array.elem, u->array.len);
        if (u->array.len < 0) {
            u->array.len = n;
            if (e->type_expr) check_record_type(ck, e->type_expr, MTypExpr, u, NULL);
        }
        break;
    }
    case TSlice: check_indexed_elts(ck, e->elts, u->slice.elem, -1); break;
    case TMap: map_lit(ck, x, e, u); break;
    default:
        for (int i = 0; i < e->elts.n; i++) check_use1(ck, (Expr *)e->elts.v[i]);
        if (u && !is_valid(u)) break;
        check_error(ck, at(e), E_InvalidLit, "invalid composite literal%s type %T%s",
                    iselem ? " element" : "", t, u ? "" : " (no common underlying type)");
        x->mode = MInvalid;
        return;
    }
    x->mode = MValue;
    x->val = NULL;
    x->type = t;
}

int64_t check_indexed_elts(Checker *ck, NodeList elts, Type *t, int64_t len) {
    int64_t index = 0, max = 0;
    // Without keys no index repeats: only then a set of them is kept.
    bool keyed = false;
    for (int i = 0; i < elts.n && !keyed; i++) keyed = ast_is(elts.v[i], N_KeyValueExpr);
    PtrMap seen = {0};
    for (int i = 0; i < elts.n; i++) {
        Expr *e = (Expr *)elts.v[i], *val = e;
        bool valid = false;
        if (ast_is(e, N_KeyValueExpr)) {
            KeyValueExpr *kv = (KeyValueExpr *)e;
            int64_t k;
            if (is_valid(check_index(ck, kv->key, len, &k))) {
                if (k >= 0) {
                    index = k;
                    valid = true;
                } else {
                    check_error(ck, at(e), E_InvalidLitIndex, "index %E must be integer constant",
                                kv->key);
                }
            }
            val = kv->value;
        } else if (len >= 0 && index >= len) {
            check_error(ck, at(e), E_OversizeArrayLit, "index %l is out of bounds (>= %l)", index,
                        len);
        } else {
            valid = true;
        }
        if (valid && keyed && !ptrmap_put(&seen, (void *)(intptr_t)(index + 1), e))
            check_error(ck, at(e), E_DuplicateLitKey,
                        "duplicate index %l in array or slice literal", index);
        index++;
        if (index > max) max = index;
        Operand x = {0};
        check_expr_hint(ck, &x, val, t);
        check_assignment(ck, &x, t, "array or slice literal");
    }
    ptrmap_free(&seen);
    return max;
}
