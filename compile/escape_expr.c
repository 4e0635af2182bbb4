// escape_expr.c - where the values of expressions flow.
// Twin: $GOROOT/src/cmd/compile/internal/escape/expr.go, assign.go
//
// Conversions to interfaces, addresses and dereferences that the syntax leaves out are gc's nodes, so they are made explicit here.
#include "compile/escape_int.h"

bool esc_hasptr(Type *t) { return layout(t)->hasptr; }

Type *esc_type(Esc *e, Expr *x) {
    Type *t = typeof_(e->f, x);
    return t && types_is_untyped(t) ? types_default(t) : t;
}

Selection *esc_selection(Esc *e, SelectorExpr *x) { return selection_of(e->f, x); }

void esc_discard(Esc *e, Expr *x) { esc_expr(e, hole_blank(e), x); }

static bool nothing(Expr *x) { return !x || x->cval || x->mode == MTypExpr || x->mode == MNilValue || x->mode == MBuiltin; }

static bool is_nil_type(Type *t) { return t->kind == TBasic && t->basic.kind == KUntypedNil; }

void esc_conv(Esc *e, Hole k, Expr *x, Type *to) {
    x = ast_unparen(x);
    if (to && is_iface(to) && x->type && x->mode != MNilValue && x->type->kind != TTuple) {
        Type *t = esc_type(e, x);
        if (!is_nil_type(t) && !is_iface(t)) {
            if (!is_direct(t)) {
                k = esc_spill(e, k, &x->n, EW_CONV);
                Expr *v = x->cval ? x : esc_static_value(e, x);
                if (v->cval) k.dst->init = v;
            }
            k = hole_note(k, "interface-converted", &x->n);
        }
    }
    esc_expr(e, k, x);
}

// What an element of a literal may leave out: {…} is T{…} or &T{…}.
static void element(Esc *e, Hole k, Expr *x, Type *t);

static void complit(Esc *e, Hole k, CompositeLit *x, Type *t) {
    Type *u = types_under(t);
    if (u->kind == TInterface || u->kind == TTypeParam) u = types_core(t);
    if (k.derefs >= 0 && !esc_hasptr(t)) k.dst = &e->b->blank;
    if (u->kind == TSlice) k = esc_spill(e, k, &x->e.n, EW_NODE);
    if (u->kind == TMap) esc_spill(e, k, &x->e.n, EW_NODE);
    for (int i = 0; i < x->elts.n; i++) {
        Expr *v = ast_expr_at(x->elts, i), *key = NULL;
        if (v->n.kind == N_KeyValueExpr) {
            key = ((KeyValueExpr *)v)->key;
            v = ((KeyValueExpr *)v)->value;
        }
        switch (u->kind) {
        case TStruct: {
            int f = i;
            if (key)
                for (f = 0; f < u->strct.n - 1 && u->strct.fields[f]->name != ((Ident *)key)->name;) f++;
            Type *ft = u->strct.fields[f]->type;
            bool huge = slots_of(t) > 4096 && esc_hasptr(t);  // built on the heap
            element(e, huge ? hole_heap(e) : hole_note(k, "struct literal element", &x->e.n), v, ft);
            break;
        }
        case TArray: {
            bool huge = slots_of(t) > 4096 && esc_hasptr(t);
            element(e, huge ? hole_heap(e) : hole_note(k, "array literal element", &x->e.n), v, u->array.elem);
            break;
        }
        case TSlice: element(e, hole_note(k, "slice-literal-element", &x->e.n), v, u->slice.elem); break;
        case TMap:
            element(e, hole_note(hole_heap(e), "map literal key", &x->e.n), key, u->map.key);
            element(e, hole_note(hole_heap(e), "map literal value", &x->e.n), v, u->map.elem);
            break;
        default: esc_discard(e, v);
        }
    }
}

static void element(Esc *e, Hole k, Expr *x, Type *t) {
    Expr *y = ast_unparen(x);
    if (y->n.kind == N_CompositeLit && !((CompositeLit *)y)->type_expr) {
        Type *u = types_under(t);
        if (u->kind == TPointer) complit(e, esc_spill(e, k, &y->n, EW_VARIADIC), (CompositeLit *)y, u->pointer.elem);
        else complit(e, k, (CompositeLit *)y, t);
    } else esc_conv(e, k, x, t);
}

// x.f1.f2…: how many pointers the path follows, and the type at its end.
static int path_derefs(Type **t, const int *index, int n) {
    int derefs = 0;
    for (int i = 0; i < n; i++) {
        Type *u = types_under(*t);
        if (u->kind == TPointer) {
            derefs++;
            u = types_under(u->pointer.elem);
        }
        *t = u->strct.fields[index[i]]->type;
    }
    return derefs;
}

// The receiver of a method call or value, with the & or * that it implies; k: where the parameter goes.
void esc_receiver(Esc *e, Hole k, SelectorExpr *x, Selection *sel) {
    Type *t = typeof_(e->f, x->x);
    int derefs = path_derefs(&t, sel->index, sel->nindex - 1);
    bool ptr = types_under(t)->kind == TPointer;
    if (!is_iface(t)) {
        if (sel->obj->ptrrecv && !ptr) k = hole_shift(k, -1, "address-of", &x->e.n);
        else if (!sel->obj->ptrrecv && ptr) k = hole_shift(k, 1, "indirection", &x->e.n);
    }
    if (derefs) k = hole_shift(k, derefs, "dot of pointer", &x->e.n);
    esc_expr(e, k, x->x);
}

static void selector(Esc *e, Hole k, SelectorExpr *x) {
    if (!x->selection) return;  // of a package
    Selection *sel = esc_selection(e, x);
    if (sel->kind == FieldVal) {
        Type *t = typeof_(e->f, x->x);
        int d = path_derefs(&t, sel->index, sel->nindex);
        esc_expr(e, d ? hole_shift(k, d, "dot of pointer", &x->e.n) : esc_flows_on ? hole_note(k, "dot", &x->e.n) : k, x->x);
    } else if (sel->kind == MethodVal) {
        Hole clo = esc_spill(e, k, &x->e.n, EW_NODE), arg = hole_heap(e);
        Type *t = typeof_(e->f, x->x);
        path_derefs(&t, sel->index, sel->nindex - 1);
        if (!is_iface(t)) {
            TypeList *targs = NULL;
            Object *decl = types_method_origin(cc.ck, sel->obj, &targs);
            Type *sig = types_under(decl->type);
            int n = sig->sig.results->tuple.n;
            Hole *ks = ARENA_ARRAY(e->b->arena, Hole, n + 1);
            for (int i = 0; i < n; i++) ks[i] = hole_heap(e);
            EscUnit *u = esc_unit_of(decl, targs);
            arg = esc_param(e, ks, n, u, NULL, 0);
        }
        esc_receiver(e, esc_tee(e, arg, clo), x, sel);
    }
}

static void index_expr(Esc *e, Hole k, IndexExpr *x) {
    Expr *i = ast_expr_at(x->indices, 0);
    if (x->x->mode == MTypExpr || i->mode == MTypExpr) return;  // an instance of a generic function
    Type *t = esc_type(e, x->x), *u = types_under(t);
    if (u->kind == TInterface || u->kind == TTypeParam) u = types_core(t);
    if (!u) {
        esc_discard(e, x->x);
        esc_discard(e, i);
        return;
    }
    switch (u->kind) {
    case TMap:
        esc_discard(e, x->x);
        esc_conv(e, hole_blank(e), i, u->map.key);
        return;
    case TArray: esc_expr(e, hole_note(k, "fixed-array-index-of", &x->e.n), x->x); break;
    default: esc_expr(e, hole_shift(k, 1, "dot of pointer", &x->e.n), x->x); break;
    }
    esc_discard(e, i);
}

static Hole dot_type(Esc *e, Hole k, Type *t, Node *at) {
    (void)e;
    return hole_shift(k, !is_iface(t) && !is_direct(t), "dot", at);
}

// x is the field Data of a *reflect.SliceHeader or *reflect.StringHeader.
bool esc_reflect_data(Esc *e, Expr *x) {
    x = ast_unparen(x);
    if (x->n.kind != N_SelectorExpr || !((SelectorExpr *)x)->selection || strcmp(((SelectorExpr *)x)->sel->name->s, "Data") != 0) return false;
    Type *t = types_unalias(typeof_(e->f, ((SelectorExpr *)x)->x));
    if (t->kind != TPointer) return false;
    t = types_unalias(t->pointer.elem);
    if (t->kind != TNamed || !t->named.obj->pkg || strcmp(t->named.obj->pkg->path, "reflect") != 0) return false;
    const char *n = t->named.obj->name->s;
    return strcmp(n, "SliceHeader") == 0 || strcmp(n, "StringHeader") == 0;
}

// uintptr arithmetic that ends in an unsafe.Pointer.
void esc_unsafe_value(Esc *e, Hole k, Expr *x) {
    x = ast_unparen(x);
    if (nothing(x)) return;
    switch (x->n.kind) {
    case N_CallExpr: {
        CallExpr *c = (CallExpr *)x;
        if (ast_unparen(c->fun)->mode == MTypExpr) {
            Expr *y = ast_expr_at(c->args, 0);
            Type *u = types_under(esc_type(e, y));
            if (u->kind == TBasic && u->basic.kind == KUnsafePointer) esc_expr(e, k, y);
            else esc_discard(e, y);
            return;
        }
        break;
    }
    case N_SelectorExpr: {  // reflect.SliceHeader and StringHeader: Data
        SelectorExpr *s = (SelectorExpr *)x;
        if (!esc_reflect_data(e, x)) break;
        esc_expr(e, hole_shift(k, 1, "reflect.Header.Data", &x->n), s->x);
        return;
    }
    case N_UnaryExpr:
        if (x->n.op == TK_ADD || x->n.op == TK_SUB || x->n.op == TK_XOR) {
            esc_unsafe_value(e, k, ((UnaryExpr *)x)->x);
            return;
        }
        break;
    case N_BinaryExpr: {
        BinaryExpr *b = (BinaryExpr *)x;
        if (x->n.op == TK_SHL || x->n.op == TK_SHR) {
            esc_unsafe_value(e, k, b->x);
            esc_discard(e, b->y);
        } else {
            esc_unsafe_value(e, k, b->x);
            esc_unsafe_value(e, k, b->y);
        }
        return;
    }
    default: break;
    }
    esc_discard(e, x);
}

static bool basic_is(Type *u, int kind) { return u->kind == TBasic && u->basic.kind == kind; }

static Hole conv_spill(Esc *e, Hole k, CallExpr *c, int what) {  // gc says it is where its operand begins
    return esc_spill_at(e, k, &c->e.n, what, ast_startpos(c->args.v[0]));
}

static void conversion(Esc *e, Hole k, CallExpr *c) {
    Expr *x = ast_expr_at(c->args, 0);
    Type *to = typeof_(e->f, c->fun), *from = esc_type(e, x), *tu = types_under(to), *fu = types_under(from);
    if (x->mode == MNilValue || is_nil_type(fu)) return;
    if (tu->kind == TInterface && fu->kind != TInterface) {
        if (!is_direct(from)) k = conv_spill(e, k, c, EW_CONV);
        esc_expr(e, hole_note(k, "interface-converted", &c->e.n), x);
    } else if (tu->kind == TBasic && tu->basic.info & IsString && !(fu->kind == TBasic && fu->basic.info & IsString)) {
        conv_spill(e, k, c, EW_NODE);
        esc_discard(e, x);
    } else if (tu->kind == TSlice && fu->kind == TBasic) {
        conv_spill(e, k, c, EW_NODE);
        esc_discard(e, x);
    } else if (fu->kind == TSlice && tu->kind == TArray) esc_expr(e, hole_shift(k, 1, "slice-to-array", &c->e.n), x);
    else if (basic_is(tu, KUnsafePointer) && basic_is(fu, KUintptr)) esc_unsafe_value(e, k, x);
    else esc_expr(e, k, x);
}

static void comparison(Esc *e, BinaryExpr *x) {
    Type *a = esc_type(e, x->x), *b = esc_type(e, x->y);
    if (a && b && is_iface(a) != is_iface(b)) {
        esc_conv(e, hole_blank(e), x->x, b);
        esc_conv(e, hole_blank(e), x->y, a);
        return;
    }
    esc_discard(e, x->x);
    esc_discard(e, x->y);
}

static void concat_operands(Esc *e, Expr *x) {
    x = ast_unparen(x);
    if (!x->cval && x->n.kind == N_BinaryExpr && x->n.op == TK_ADD) {
        concat_operands(e, ((BinaryExpr *)x)->x);
        concat_operands(e, ((BinaryExpr *)x)->y);
    } else esc_discard(e, x);
}

static void unary(Esc *e, Hole k, UnaryExpr *x) {
    Expr *y = ast_unparen(x->x);
    if (x->e.n.op != TK_AND) {
        esc_discard(e, y);
        return;
    }
    if (y->n.kind == N_CompositeLit) {
        Type *t = types_under(typeof_(e->f, &x->e))->pointer.elem;
        Hole in = esc_spill_at(e, k, &y->n, EW_VARIADIC, x->e.n.pos);
        complit(e, in, (CompositeLit *)y, t);
    } else esc_expr(e, hole_shift(k, -1, "address-of", &x->e.n), y);
}

void esc_expr(Esc *e, Hole k, Expr *x) {
    x = ast_unparen(x);
    if (nothing(x)) return;
    Type *t = x->type ? typeof_(e->f, x) : NULL;
    if (k.derefs >= 0 && t && t->kind != TTuple && !types_is_untyped(t) && !esc_hasptr(t)) k.dst = &e->b->blank;
    switch (x->n.kind) {
    case N_Ident: {
        Object *o = ((Ident *)x)->obj;
        if (o && o->kind == OVar && !o->ispkgvar) esc_flow(e->b, k, esc_varloc(e, o));
        break;
    }
    case N_FuncLit: esc_funclit(e, k, (FuncLit *)x); break;
    case N_CompositeLit: complit(e, k, (CompositeLit *)x, t); break;
    case N_SelectorExpr: selector(e, k, (SelectorExpr *)x); break;
    case N_IndexExpr: index_expr(e, k, (IndexExpr *)x); break;
    case N_SliceExpr: {
        SliceExpr *s = (SliceExpr *)x;
        Type *st = esc_type(e, s->x), *u = types_under(st);
        if (u->kind == TInterface || u->kind == TTypeParam) u = types_core(st);
        if (u && u->kind == TArray) {
            k = hole_shift(k, -1, "slice", &x->n);
            if (esc_flows_on) {
                k = hole_note(k, "address-of", &s->x->n);
                k.notes->at = k.notes->next->at;
            }
            esc_expr(e, k, s->x);
        } else esc_expr(e, hole_note(k, "slice", &x->n), s->x);
        if (s->lo) esc_discard(e, s->lo);
        if (s->hi) esc_discard(e, s->hi);
        if (s->max) esc_discard(e, s->max);
        break;
    }
    case N_StarExpr: esc_expr(e, hole_shift(k, 1, "indirection", &x->n), ((StarExpr *)x)->x); break;
    case N_TypeAssertExpr: {
        TypeAssertExpr *a = (TypeAssertExpr *)x;
        esc_expr(e, dot_type(e, k, typeof_(e->f, a->type_expr), &x->n), a->x);
        break;
    }
    case N_CallExpr:
        if (ast_unparen(((CallExpr *)x)->fun)->mode == MTypExpr) conversion(e, k, (CallExpr *)x);
        else esc_call(e, &k, 1, (CallExpr *)x);
        break;
    case N_UnaryExpr: unary(e, k, (UnaryExpr *)x); break;
    case N_BinaryExpr:
        if (x->n.op == TK_ADD && t && types_under(t)->kind == TBasic && types_under(t)->basic.info & IsString) {
            esc_spill(e, k, &x->n, EW_NODE);
            concat_operands(e, x);
        } else comparison(e, (BinaryExpr *)x);
        break;
    default: break;
    }
}

// A place on the left of an assignment: where its value goes.
Hole esc_addr(Esc *e, Expr *x) {
    if (!x) return hole_blank(e);
    x = ast_unparen(x);
    switch (x->n.kind) {
    case N_Ident: {
        Object *o = ((Ident *)x)->obj;
        if (ast_is_blank((Ident *)x)) return hole_blank(e);
        if (o && o->kind == OVar && !o->ispkgvar) return hole_of(esc_varloc(e, o));
        return hole_heap(e);
    }
    case N_SelectorExpr: {
        SelectorExpr *s = (SelectorExpr *)x;
        if (!s->selection) return hole_heap(e);
        Selection *sel = esc_selection(e, s);
        Type *t = typeof_(e->f, s->x);
        int d = path_derefs(&t, sel->index, sel->nindex);
        if (d == 0) return esc_addr(e, s->x);
        esc_expr(e, hole_shift(hole_of(&e->b->mutator), d - 1, NULL, NULL), s->x);
        return hole_heap(e);
    }
    case N_IndexExpr: {
        IndexExpr *ix = (IndexExpr *)x;
        Expr *i = ast_expr_at(ix->indices, 0);
        Type *t = esc_type(e, ix->x), *u = types_under(t);
        if (u->kind == TInterface || u->kind == TTypeParam) u = types_core(t);
        if (u->kind == TMap) {
            esc_discard(e, ix->x);
            esc_conv(e, hole_note(hole_heap(e), "key of map put", &x->n), i, u->map.key);
            return hole_heap(e);
        }
        esc_discard(e, i);
        if (u->kind == TArray) return esc_addr(e, ix->x);
        esc_expr(e, hole_of(&e->b->mutator), ix->x);
        return hole_heap(e);
    }
    case N_StarExpr: esc_expr(e, hole_of(&e->b->mutator), ((StarExpr *)x)->x); return hole_heap(e);
    default: esc_discard(e, x); return hole_heap(e);
    }
}
