// repl_code.c - :dis and :escape: what the compiler makes of a function.
#include "cmd/repl.h"
#include "vm/vm.h"

// The function that a name means; NULL: it means something else, or nothing.
static Object *function(const char *name) {
    Type *t;
    Object *o = *name ? entry_object(name, &t) : NULL;
    if (o) types_resolve(repl.l.ck, o);
    if (!o || o->kind != OFunc || !o->type || o->type->kind != TSignature) return NULL;
    while (o->newer) o = o->newer;
    return o;
}

static bool generic(const Object *o) { return o->type->sig.tparams || o->type->sig.rtparams; }

static void print_func(Func *f, void *arg) {
    if (!(f->flags & FUNC_LAZY)) func_dis(arg, f);
}

// A function's literals are compiled with it, or when they are made: only those that are there are printed.
static void print_code(Func *f, FILE *out) {
    func_dis(out, f);
    Buf b = BUF_INIT;
    buf_printf(&b, "%s.func", f->name);
    vm_each_func(buf_cstr(&b), print_func, out);
    buf_fini(&b);
}

bool dis_command(char *arg, void *gp) {
    (void)gp;
    vm_front_lock();
    Object *o = function(arg);
    if (!*arg) fputs("usage: :dis FUNCTION\n", stderr);
    else if (!o) fprintf(stderr, "%s is no function\n", arg);
    else if (generic(o)) fprintf(stderr, "%s is generic: it has code for each list of type arguments, not of its own\n", arg);
    else if (!o->hasbody) fprintf(stderr, "%s is a native: it has no bytecode\n", arg);
    else {
        Func *f = compile_funcof(o, NULL);
        if (!(f->flags & FUNC_LAZY) || compile_func(f)) print_code(f, stdout);
        fflush(stdout);
    }
    vm_front_unlock();
    return true;
}

static void explain(Object *o, Pos from, Pos to) {
    char *text = NULL;
    size_t n = 0;
    FILE *f = open_memstream(&text, &n);
    int causes = escape_explain_func(f, o, from, to);
    if (causes == 0) fputs("// nothing that it makes is on the heap\n", f);
    fclose(f);
    print_text(text, n);
    free(text);
}

// From the line with the name to that of the closing brace.
static void explain_function(Object *o) {
    FuncDecl *d = o->decl;
    explain(o, o->pos, d->rbrace);
}

// Code that is not run: the body of a function, or function declarations.
static void explain_code(const char *code) {
    bool declares;
    if (entry_try(code, &declares)) {
        for (int i = 0; i < repl.session->nfuncs; i++) {
            Object *o = repl.session->funcs[i];
            FuncDecl *d = o->decl;
            if (generic(o)) fprintf(stderr, "%s is generic: not supported yet\n", o->name->s);
            else if (declares) explain_function(o);
            else explain(o, ((BlockStmt *)d->body)->list.n ? ((BlockStmt *)d->body)->list.v[0]->pos : o->pos, d->rbrace - 1);
        }
        types_rollback(repl.session);
    } else entry_errors();
}

bool escape_command(char *arg, void *gp) {
    (void)gp;
    vm_front_lock();
    Object *o = function(arg);
    if (!*arg) fputs("usage: :escape FUNCTION or CODE\n", stderr);
    else if (!o) explain_code(arg);
    else if (generic(o)) fprintf(stderr, "%s is generic: not supported yet\n", arg);
    else if (!o->hasbody) fprintf(stderr, "%s is a native: it has no source\n", arg);
    else explain_function(o);
    vm_front_unlock();
    return true;
}
