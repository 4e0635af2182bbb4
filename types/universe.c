// universe.c - the predeclared types, objects and package unsafe.
// Twin: cmd/compile/internal/types2/universe.go
//
// Built once per process by universe_init, never written to afterwards (all that is computed
// lazily for other types is filled in here), so that checkers may share it.
#include <string.h>

#include "types/check.h"

Type *types_basic[KBasicMax];
Type *types_byte, *types_rune, *types_any, *types_error, *types_comparable;
Type *types_emptytuple, *types_emptyiface;
Scope *types_universe;
Package *types_unsafe;
Name *name_blank, *name_init, *name_main, *name_iota, *name_error, *name_unsafe, *name_dot;
Object *universe_iota, *universe_nil, *universe_any, *universe_comparable, *universe_error;

static const struct {
    uint8_t kind;
    uint16_t info;
    const char *name;
} basics[] = {
    {KInvalid, 0, "invalid type"},
    {KBool, IsBoolean, "bool"},
    {KInt, IsInteger, "int"},
    {KInt8, IsInteger, "int8"},
    {KInt16, IsInteger, "int16"},
    {KInt32, IsInteger, "int32"},
    {KInt64, IsInteger, "int64"},
    {KUint, IsInteger | IsUnsigned, "uint"},
    {KUint8, IsInteger | IsUnsigned, "uint8"},
    {KUint16, IsInteger | IsUnsigned, "uint16"},
    {KUint32, IsInteger | IsUnsigned, "uint32"},
    {KUint64, IsInteger | IsUnsigned, "uint64"},
    {KUintptr, IsInteger | IsUnsigned, "uintptr"},
    {KFloat32, IsFloat, "float32"},
    {KFloat64, IsFloat, "float64"},
    {KComplex64, IsComplex, "complex64"},
    {KComplex128, IsComplex, "complex128"},
    {KString, IsString, "string"},
    {KUnsafePointer, 0, "Pointer"},
    {KUntypedBool, IsBoolean | IsUntyped, "untyped bool"},
    {KUntypedInt, IsInteger | IsUntyped, "untyped int"},
    {KUntypedRune, IsInteger | IsUntyped, "untyped rune"},
    {KUntypedFloat, IsFloat | IsUntyped, "untyped float"},
    {KUntypedComplex, IsComplex | IsUntyped, "untyped complex"},
    {KUntypedString, IsString | IsUntyped, "untyped string"},
    {KUntypedNil, IsUntyped, "untyped nil"},
};

static const char *const builtin_names[BBuiltinMax] = {
    "append", "cap",     "clear",     "close",   "complex",    "copy",    "delete",
    "imag",   "len",     "make",      "max",     "min",        "new",     "panic",
    "print",  "println", "real",      "recover", "Add",        "Alignof", "Offsetof",
    "Sizeof", "Slice",   "SliceData", "String",  "StringData", "assert",  "trace",
};

static Object *define(Checker *ck, Scope *s, ObjKind k, const char *name, Type *t, Package *pkg) {
    Object *o = object_new(ck, k, NO_POS, pkg, intern_cstr(name), t);
    scope_insert(ck, s, o);
    return o;
}

static Type *new_basic(Checker *ck, int i, const char *name) {
    Type *t = type_new(ck, TBasic);
    t->basic.kind = basics[i].kind;
    t->basic.info = basics[i].info;
    t->basic.name = name;
    types_hash(t);
    return t;
}

static TypeSet *top_set(Checker *ck) {
    TypeSet *s = NEW(ck, TypeSet);
    s->all = true;
    return s;
}

static Type *new_iface(Checker *ck) {
    Type *t = type_new(ck, TInterface);
    t->iface.complete = true;
    t->iface.tset = top_set(ck);
    t->iface.ck = NULL;
    return t;
}

void universe_init(void) {
    if (types_universe) return;
    static Arena *forever;
    forever = arena_new();
    Checker fake = {.arena = forever}, *ck = &fake;
    name_blank = intern_cstr("_");
    name_init = intern_cstr("init");
    name_main = intern_cstr("main");
    name_iota = intern_cstr("iota");
    name_error = intern_cstr("error");
    name_unsafe = intern_cstr("unsafe");
    name_dot = intern_cstr(".");
    Scope *u = scope_new(ck, NULL, NO_POS, NO_POS);
    types_emptytuple = type_new(ck, TTuple);
    types_hash(types_emptytuple);

    types_unsafe = NEW(ck, Package);
    types_unsafe->path = name_unsafe->s;
    types_unsafe->name = name_unsafe;
    types_unsafe->complete = true;
    types_unsafe->scope = scope_new(ck, u, NO_POS, NO_POS);

    for (int i = 0; i < KBasicMax; i++) {
        Type *t = types_basic[i] = new_basic(ck, i, basics[i].name);
        if (i == KUnsafePointer) {
            define(ck, types_unsafe->scope, OTypeName, "Pointer", t, types_unsafe);
        } else if (i != KInvalid && i < KUntypedBool) {
            define(ck, u, OTypeName, basics[i].name, t, NULL);
        }
    }
    types_byte = new_basic(ck, KUint8, "byte");
    types_rune = new_basic(ck, KInt32, "rune");
    define(ck, u, OTypeName, "byte", types_byte, NULL);
    define(ck, u, OTypeName, "rune", types_rune, NULL);

    types_emptyiface = new_iface(ck);
    types_hash(types_emptyiface);
    universe_any = define(ck, u, OTypeName, "any", NULL, NULL);
    types_any = type_new_alias(ck, universe_any, types_emptyiface);
    types_any->alias.from_rhs = types_any->alias.actual = new_iface(ck); // printed as any
    types_hash(types_any);

    universe_error = define(ck, u, OTypeName, "error", NULL, NULL);
    types_error = type_new_named(ck, universe_error, NULL);
    Object *recv = object_new(ck, OVar, NO_POS, NULL, intern_cstr(""), types_error);
    Object *res = object_new(ck, OVar, NO_POS, NULL, intern_cstr(""), types_basic[KString]);
    recv->isparam = res->isresult = true;
    Type *sig = types_new_signature(ck, recv, NULL, types_new_tuple(ck, 1, &res), false);
    types_hash(sig);
    Object *err = object_new(ck, OFunc, NO_POS, NULL, intern_cstr("Error"), sig);
    Type *it = new_iface(ck);
    it->iface.nmethods = 1;
    it->iface.methods = arena_dup(ck->arena, &err, sizeof err);
    it->iface.tset->nmethods = 1;
    it->iface.tset->methods = it->iface.methods;
    types_error->named.from_rhs = types_error->named.underlying = it;
    types_hash(it);
    types_hash(types_error);

    universe_comparable = define(ck, u, OTypeName, "comparable", NULL, NULL);
    types_comparable = type_new_named(ck, universe_comparable, NULL);
    it = new_iface(ck);
    it->iface.tset->comparable = true;
    types_comparable->named.from_rhs = types_comparable->named.underlying = it;
    types_hash(it);
    types_hash(types_comparable);

    define(ck, u, OConst, "true", types_basic[KUntypedBool], NULL)->cval =
        const_new_bool(ck->arena, true);
    define(ck, u, OConst, "false", types_basic[KUntypedBool], NULL)->cval =
        const_new_bool(ck->arena, false);
    universe_iota = define(ck, u, OConst, "iota", types_basic[KUntypedInt], NULL);
    universe_iota->cval = const_new_int(ck->arena, 0);
    universe_nil = define(ck, u, ONil, "nil", types_basic[KUntypedNil], NULL);
    for (int i = 0; i < BAssert; i++) {
        bool inunsafe = i >= BAdd;
        Object *o = define(ck, inunsafe ? types_unsafe->scope : u, OBuiltin, builtin_names[i],
                           invalid_type(), inunsafe ? types_unsafe : NULL);
        o->builtin = (uint8_t)i;
    }
    types_universe = u;
}

// assert and trace, which Go's own tests of its checkers use. For tests only.
void types_test_builtins(void) {
    universe_init();
    Checker fake = {.arena = arena_new()};
    for (int i = BAssert; i <= BTrace; i++)
        define(&fake, types_universe, OBuiltin, builtin_names[i], invalid_type(), NULL)->builtin =
            (uint8_t)i;
}
