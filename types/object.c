// object.c - objects, scopes and their texts; constructors of types.
// Twin: cmd/compile/internal/types2/{object,scope,package}.go
//
// A Scope keeps its objects in insertion order and, past eight of them, an open-addressed index of
// 1-based places in that order, hashed by the name's own hash. Names are interned, so comparing
// them is comparing pointers. Locals are inserted where their scope begins, which is why a lookup
// needs no position: what is not yet visible is not yet there.
#include <stdlib.h>
#include <string.h>

#include "types/check.h"

bool name_is_blank(Name *n) { return n == name_blank; }

bool types_exported(Name *name) {
    unsigned char c = (unsigned char)name->s[0];
    if (c < 0x80) return c >= 'A' && c <= 'Z';
    uint32_t r;
    utf8_decode(name->s, name->len, &r);
    return types_rune_is_upper(r);
}

// ---- objects --------------------------------------------------------------------------------

Object *object_new(Checker *ck, ObjKind kind, Pos pos, Package *pkg, Name *name, Type *type) {
    Object *o = NEW(ck, Object);
    o->kind = (uint8_t)kind;
    o->pos = pos;
    o->pkg = pkg;
    o->name = name;
    o->type = type;
    return o;
}

Object *object_var(Checker *ck, Pos pos, Name *name, Type *type) {
    Object *o = object_new(ck, OVar, pos, ck->env.pc ? ck->env.pc->pkg : NULL, name, type);
    o->func = ck->env.func;
    o->funclit = ck->env.funclit;
    return o;
}

Object *types_new_var(Checker *ck, Package *pkg, Name *name, Type *type) {
    return object_new(ck, OVar, NO_POS, pkg, name, type);
}

bool is_pkg_level(Object *o) { return o->info != NULL; }

// Do o and the name as seen from pkg mean the same member?
bool same_id(Object *o, Package *pkg, Name *name, bool foldcase) {
    if (foldcase) {
        if (o->name->len == name->len && strncasecmp(o->name->s, name->s, name->len) == 0)
            return true;
    }
    if (o->name != name) return false;
    return types_exported(name) || o->pkg == pkg;
}

// Order of method sets: exported names first, then by name, then by package path.
int object_cmp(Object *a, Object *b) {
    if (a == b) return 0;
    bool ea = types_exported(a->name), eb = types_exported(b->name);
    if (ea != eb) return ea ? -1 : 1;
    if (a->name != b->name) {
        uint32_t n = a->name->len < b->name->len ? a->name->len : b->name->len;
        int c = memcmp(a->name->s, b->name->s, n);
        if (c) return c;
        return a->name->len < b->name->len ? -1 : 1;
    }
    if (ea || a->pkg == b->pkg) return 0;
    return strcmp(a->pkg ? a->pkg->path : "", b->pkg ? b->pkg->path : "");
}

// ---- scopes ---------------------------------------------------------------------------------

Scope *scope_new(Checker *ck, Scope *parent, Pos pos, Pos end) {
    Scope *s = NEW(ck, Scope);
    s->parent = parent;
    s->pos = pos;
    s->end = end;
    if (parent && parent != types_universe) {
        if (parent->lastchild) parent->lastchild->next = s;
        else parent->children = s;
        parent->lastchild = s;
    }
    return s;
}

static uint32_t scope_slot(Scope *s, Name *name) {
    uint32_t mask = s->nindex - 1, i = name->hash & mask;
    while (s->index[i] && s->list[s->index[i] - 1]->name != name) i = (i + 1) & mask;
    return i;
}

static Object *lookup(Scope *s, Name *name) {
    if (s->index) {
        uint32_t i = s->index[scope_slot(s, name)];
        return i ? s->list[i - 1] : NULL;
    }
    for (int i = 0; i < s->n; i++)
        if (s->list[i]->name == name) return s->list[i];
    return NULL;
}

Object *types_scope_lookup(Scope *s, Name *name) {
    Object *o = lookup(s, name);
    return o || !s->late || !check_collect_late(s->late, name) ? o : lookup(s, name);
}

Object *types_scope_lookup_parent(Scope *s, Name *name, Pos pos, Scope **where) {
    for (; s; s = s->parent) {
        Object *o = types_scope_lookup(s, name);
        if (o && (pos == NO_POS || o->scopepos <= pos)) {
            if (where) *where = s;
            return o;
        }
    }
    if (where) *where = NULL;
    return NULL;
}

static void scope_add(Arena *a, Scope *s, Object *o) {
    if (s->n == s->cap) {
        int cap = s->cap ? s->cap * 2 : 4;
        Object **list = arena_alloc(a, sizeof *list * (size_t)cap);
        if (s->n) memcpy(list, s->list, sizeof *list * (size_t)s->n);
        s->list = list;
        s->cap = cap;
    }
    s->list[s->n++] = o;
    if (s->n <= 8) return;
    if ((uint32_t)s->n * 2 > s->nindex) {
        s->nindex = s->nindex ? s->nindex * 4 : 32;
        s->index = arena_alloc(a, sizeof *s->index * s->nindex);
        memset(s->index, 0, sizeof *s->index * s->nindex);
        for (int i = 0; i < s->n; i++) s->index[scope_slot(s, s->list[i]->name)] = (uint32_t)i + 1;
    } else {
        s->index[scope_slot(s, o->name)] = (uint32_t)s->n;
    }
}

Object *scope_insert(Checker *ck, Scope *s, Object *o) {
    Object *alt = types_scope_lookup(s, o->name);
    if (alt) return alt;
    scope_add(ck->arena, s, o);
    if (!o->parent) o->parent = s;
    return NULL;
}

// o takes the place of the object of the same name, which is returned; NULL: there was none.
Object *scope_replace(Checker *ck, Scope *s, Object *o) {
    Object *old = types_scope_lookup(s, o->name);
    if (!old) {
        scope_insert(ck, s, o);
        return NULL;
    }
    int i = s->index ? (int)s->index[scope_slot(s, o->name)] - 1 : 0;
    while (s->list[i] != old) i++;
    s->list[i] = o;
    o->parent = s;
    return old;
}

// The scope shrinks to these n objects again.
void scope_restore(Scope *s, Object **list, int n) {
    if (n) memcpy(s->list, list, sizeof *list * (size_t)n);
    s->n = n;
    if (!s->index) return;
    memset(s->index, 0, sizeof *s->index * s->nindex);
    for (int i = 0; i < n; i++) s->index[scope_slot(s, s->list[i]->name)] = (uint32_t)i + 1;
}

void check_open_scope(Checker *ck, Pos pos, Pos end) {
    Scope *s = scope_new(ck, ck->env.scope, pos, end);
    s->func = ck->env.func;
    ck->env.scope = s;
}

void check_close_scope(Checker *ck) { ck->env.scope = ck->env.scope->parent; }

void check_declare(Checker *ck, Scope *s, Ident *id, Object *o, Pos scopepos) {
    if (o->name != name_blank) {
        Object *alt = scope_insert(ck, s, o);
        if (alt) {
            Err e = err_new(ck, E_DuplicateDecl);
            err_addf(&e, o->pos, "%N redeclared in this block", o->name);
            err_altdecl(&e, alt);
            err_report(&e);
            if (id) id->obj = o;
            return;
        }
        o->scopepos = scopepos;
    } else if (!o->parent) {
        o->parent = s;
    }
    if (id) id->obj = o;
}

// ---- texts ----------------------------------------------------------------------------------

static void prefix(Buf *b, Package *pkg, Package *qualifier) {
    if (pkg && pkg != qualifier) buf_printf(b, "%s.", pkg->name->s);
}

void types_object_string(Buf *b, Object *o, Package *qualifier) {
    Checker *ck = o->pkg ? o->pkg->ck : NULL;
    Type *t = o->type;
    switch (o->kind) {
    case OPkgName:
        buf_printf(b, "package %s", o->name->s);
        if (o->imported && strcmp(o->imported->path, o->name->s) != 0)
            buf_printf(b, " (\"%s\")", o->imported->path);
        return;
    case OConst: buf_str(b, "const"); break;
    case OTypeName:
        buf_str(b, "type");
        if (t && types_is_typeparam(t)) buf_str(b, " parameter");
        break;
    case OVar: buf_str(b, o->isfield ? "field" : "var"); break;
    case OFunc:
        buf_str(b, "func ");
        if (t && t->kind == TSignature && t->sig.recv) {
            buf_char(b, '(');
            if (t->sig.recv->type->kind == TInterface) buf_str(b, "interface");
            else types_string(b, t->sig.recv->type, qualifier);
            buf_str(b, ").");
        } else if (t) {
            prefix(b, o->pkg, qualifier);
        }
        buf_str(b, o->name->s);
        if (t && t->kind == TSignature) type_write_sig(ck, b, t);
        return;
    case OLabel:
        buf_str(b, "label");
        t = NULL;
        break;
    case OBuiltin:
        buf_str(b, "builtin");
        t = NULL;
        break;
    case ONil: buf_str(b, "nil"); return;
    default: buf_str(b, "object"); break;
    }
    buf_char(b, ' ');
    if (o->pkg && o->parent == o->pkg->scope) prefix(b, o->pkg, qualifier);
    buf_str(b, o->name->s);
    if (!t) return;
    if (o->kind == OTypeName) {
        if (t->kind == TBasic) return;
        if (t->kind == TNamed || t->kind == TAlias) write_tparams(ck, b, named_tparams(t));
        if (t->kind == TAlias && t->alias.obj == o) {
            buf_str(b, " =");
            t = t->alias.from_rhs;
        } else if (t->kind == TTypeParam) {
            t = t->tparam.bound;
        } else {
            t = types_under(t);
        }
        if (!t) return;
    }
    buf_char(b, ' ');
    types_string(b, t, qualifier);
}

// ---- constructors of types ------------------------------------------------------------------

Type *type_new(Checker *ck, TypeKind k) {
    static const size_t size[] = {
        [TBasic] = sizeof(((Type *)0)->basic),      [TNamed] = sizeof(((Type *)0)->named),
        [TPointer] = sizeof(((Type *)0)->pointer),  [TSlice] = sizeof(((Type *)0)->slice),
        [TArray] = sizeof(((Type *)0)->array),      [TMap] = sizeof(((Type *)0)->map),
        [TChan] = sizeof(((Type *)0)->chan),        [TStruct] = sizeof(((Type *)0)->strct),
        [TTuple] = sizeof(((Type *)0)->tuple),      [TSignature] = sizeof(((Type *)0)->sig),
        [TInterface] = sizeof(((Type *)0)->iface),  [TUnion] = sizeof(((Type *)0)->uni),
        [TTypeParam] = sizeof(((Type *)0)->tparam), [TAlias] = sizeof(((Type *)0)->alias),
    };
    Type *t = arena_alloc(ck->arena, offsetof(Type, basic) + size[k]);
    t->kind = (uint8_t)k;
    if (k == TInterface) t->iface.ck = ck;
    return t;
}

TypeList *types_new_list(Checker *ck, int n) {
    TypeList *l = arena_alloc(ck->arena, sizeof *l + sizeof(Type *) * (size_t)n);
    l->n = n;
    return l;
}

TypeList *type_list(Checker *ck, Type **v, int n) {
    TypeList *l = types_new_list(ck, n);
    for (int i = 0; i < n; i++) l->at[i] = v[i];
    return l;
}

Type *types_new_pointer(Checker *ck, Type *elem) {
    Type *t = type_new(ck, TPointer);
    t->pointer.elem = elem;
    return t;
}

Type *types_new_slice(Checker *ck, Type *elem) {
    Type *t = type_new(ck, TSlice);
    t->slice.elem = elem;
    return t;
}

Type *types_new_array(Checker *ck, Type *elem, int64_t len) {
    Type *t = type_new(ck, TArray);
    t->array.elem = elem;
    t->array.len = len;
    return t;
}

Type *types_new_map(Checker *ck, Type *key, Type *elem) {
    Type *t = type_new(ck, TMap);
    t->map.key = key;
    t->map.elem = elem;
    return t;
}

Type *types_new_chan(Checker *ck, ChanDir dir, Type *elem) {
    Type *t = type_new(ck, TChan);
    t->chan.elem = elem;
    t->chan.dir = (uint8_t)dir;
    return t;
}

Type *types_new_tuple(Checker *ck, int n, Object **vars) {
    if (n == 0) return types_emptytuple;
    Type *t = type_new(ck, TTuple);
    t->tuple.n = n;
    t->tuple.vars = arena_dup(ck->arena, vars, sizeof *vars * (size_t)n);
    return t;
}

Type *sig_new(Checker *ck) {
    Type *t = type_new(ck, TSignature);
    t->sig.params = t->sig.results = types_emptytuple;
    return t;
}

Type *types_new_signature(Checker *ck, Object *recv, Type *params, Type *results, bool variadic) {
    Type *t = sig_new(ck);
    t->sig.recv = recv;
    if (params) t->sig.params = params;
    if (results) t->sig.results = results;
    t->sig.variadic = variadic;
    return t;
}

Type *types_new_struct(Checker *ck, int n, Object **fields, Name **tags) {
    Type *t = type_new(ck, TStruct);
    t->strct.n = n;
    t->strct.fields = n ? arena_dup(ck->arena, fields, sizeof *fields * (size_t)n) : NULL;
    t->strct.tags = tags && n ? arena_dup(ck->arena, tags, sizeof *tags * (size_t)n) : NULL;
    return t;
}

Type *type_new_named(Checker *ck, Object *obj, Type *rhs) {
    Type *t = type_new(ck, TNamed);
    t->named.obj = obj;
    t->named.from_rhs = rhs;
    t->named.orig = t;
    t->named.id = ++ck->nextid;
    if (!obj->type) obj->type = t;
    return t;
}

Type *type_new_alias(Checker *ck, Object *obj, Type *rhs) {
    Type *t = type_new(ck, TAlias);
    t->alias.obj = obj;
    t->alias.from_rhs = rhs;
    t->alias.orig = t;
    obj->isalias = true;
    if (!obj->type) obj->type = t;
    return t;
}

Type *type_new_tparam(Checker *ck, Object *obj, Type *bound) {
    Type *t = type_new(ck, TTypeParam);
    t->tparam.obj = obj;
    t->tparam.bound = bound;
    t->tparam.index = -1;
    t->tparam.id = ++ck->nextid;
    if (!obj->type) obj->type = t;
    return t;
}
