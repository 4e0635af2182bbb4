// repl_doc.c - :doc: what is written about a name.
//
// The library's comments are one text made at build time (tools/docs.py, which tells its form); it is searched when somebody asks, so start-up does not
// touch it. What the session declared is read in the source of its entry. A name may have a package in front (strings.Cut, crypto/rand.Read) or a
// value (x.Method): then the checker says what it is.
#include "cmd/repl.h"
#include "stdlib/stdlib.h"
#include "vm/vm.h"

extern const char std_docs[];
enum { RECORD = 1, DECL = 2, COMMENT = 3 };

// The record of a name (behind its first line), NULL: there is none.
static const char *record(const char *name) {
    Buf key = BUF_INIT;
    buf_printf(&key, "%c%s\n", RECORD, name);
    const char *at = strstr(std_docs, buf_cstr(&key));
    if (at) at += key.len;
    buf_fini(&key);
    return at;
}

static const char *put_lines(Buf *b, const char *s, char kind, const char *before) {
    for (; *s == kind; s++) {
        size_t n = strcspn(++s, "\n");
        if (n) buf_str(b, before);
        buf_bytes(b, s, n);
        buf_char(b, '\n');
        s += n;
    }
    return s;
}

// The first lines of the records that are one name longer than `name`: a type's methods, a package's members.
static void put_members(Buf *b, const char *name, bool package) {
    size_t n = strlen(name);
    for (const char *s = std_docs; (s = strchr(s, RECORD)); ) {
        const char *member = ++s, *nl = strchr(s, '\n');
        s = nl + 1;
        if (strncmp(member, name, n) != 0 || member[n] != '.' || memchr(member + n + 1, '.', (size_t)(nl - member) - n - 1)) continue;
        size_t len = strcspn(s + 1, "\n");
        if (package && len > 6 && strncmp(s + 1, "type ", 5) == 0 && s[len] == '{') len -= 2;  // what it is made of: asked for by itself
        buf_bytes(b, s + 1, len);
        buf_char(b, '\n');
    }
}

static bool library(const char *name, Buf *out) {
    const char *s = record(name);
    if (!s) return false;
    bool package = strncmp(s + 1, "package ", 8) == 0, is_type = strncmp(s + 1, "type ", 5) == 0;
    Buf b = BUF_INIT;
    s = put_lines(&b, s, DECL, "");
    put_code(out, b.s, b.len);
    put_lines(out, s, COMMENT, "    ");
    buf_reset(&b);
    if (package || is_type) put_members(&b, name, package);
    if (b.len) {
        buf_char(out, '\n');
        put_code(out, b.s, b.len);
    }
    buf_fini(&b);
    return true;
}

// name is what follows the package, "": nothing. False: nothing is written about it.
static bool member(const char *path, const char *name, Buf *out) {
    Buf b = BUF_INIT;
    buf_printf(&b, *name ? "%s.%s" : "%s", path, name);
    bool found = library(buf_cstr(&b), out);
    buf_fini(&b);
    return found;
}

// ---- of the session -------------------------------------------------------------------------

static const char *line_start(const FileSrc *f, const char *s) {
    while (s > f->text && s[-1] != '\n') s--;
    return s;
}

// Its declaration, the comment above it in its entry, a type's methods.
static void own(Object *o, Buf *out) {
    FileSrc *f = pos_filesrc(o->pos);
    Buf b = BUF_INIT;
    types_object_string(&b, o, repl.session);
    buf_char(&b, '\n');
    put_code(out, b.s, b.len);
    buf_reset(&b);
    const char *decl = line_start(f, f->text + (o->pos - f->base)), *from = decl;
    while (from > f->text) {
        const char *above = line_start(f, from - 1), *text = above + strspn(above, " \t");
        if (strncmp(text, "//", 2) != 0 || strncmp(text, "//line ", 7) == 0) break;
        from = above;
    }
    for (const char *s = from; s < decl;) {
        const char *nl = strchr(s, '\n'), *text = strstr(s, "//") + 2;
        text += *text == ' ';
        buf_printf(out, "    %.*s\n", (int)(nl - text), text);
        s = nl + 1;
    }
    Type *t = o->kind == OTypeName ? types_unalias(o->type) : NULL;
    for (int i = 0; t && t->kind == TNamed && i < t->named.nmethods; i++) {
        types_object_string(&b, t->named.methods[i], repl.session);
        buf_char(&b, '\n');
    }
    if (b.len) {
        buf_char(out, '\n');
        put_code(out, b.s, b.len);
    }
    buf_fini(&b);
}

// What the checker says that the name means.
static bool checked(const char *name, Buf *out) {
    Type *t;
    Object *o = entry_object(name, &t);
    if (!o && t && (t->kind == TNamed || t->kind == TAlias)) o = t->named.obj;  // P[int]
    if (!o) return false;
    if (o->kind == OFunc && o->type && o->type->kind == TSignature && o->type->sig.recv) {
        TypeList *targs;
        Object *origin = types_method_origin(repl.l.ck, o, &targs);
        if (origin) o = origin;
    }
    if (o->pkg == repl.session) {
        own(o, out);
        return true;
    }
    if (!o->pkg) return false;
    Buf b = BUF_INIT;
    Object *recv = o->kind == OFunc && o->type && o->type->kind == TSignature ? o->type->sig.recv : NULL;
    Type *rt = recv ? types_unalias(recv->type) : NULL;
    if (rt && rt->kind == TPointer) rt = types_unalias(rt->pointer.elem);
    if (rt && rt->kind == TNamed) buf_printf(&b, "%s.%s.%s", o->pkg->path, rt->named.obj->name->s, o->name->s);
    else buf_printf(&b, "%s.%s", o->pkg->path, o->name->s);
    bool found = library(buf_cstr(&b), out);
    if (!found) {  // a field, a method of an interface: nothing of their own
        buf_reset(&b);
        types_object_string(&b, o, repl.session);
        buf_char(&b, '\n');
        put_code(out, b.s, b.len);
        found = true;
    }
    buf_fini(&b);
    return found;
}

bool doc_about(const char *name, Buf *b) {
    const char *slash = strrchr(name, '/'), *dot = strchr(slash ? slash : name, '.');
    char *head = dot ? strndup(name, (size_t)(dot - name)) : xstrdup(name);
    bool found = false;
    const char *rest = dot ? dot + 1 : "";
    Object *known = types_scope_lookup(repl.session->scope, intern_cstr(head));
    if (known && !dot) own(known, b), found = true;
    else if (known) found = checked(name, b);
    if (!found) {
        Object *imp = types_session_import(repl.session, intern_cstr(head));
        const char *path = imp ? imp->imported->path : slash ? head : std_named(head);
        found = path && member(path, rest, b);
        if (!found && !dot) found = member("builtin", head, b);
    }
    free(head);
    return found || checked(name, b);
}

bool doc_command(char *arg, void *gp) {
    (void)gp;
    if (!*arg) {
        fputs("usage: :doc NAME\n", stderr);
        return true;
    }
    Buf b = BUF_INIT;
    vm_front_lock();
    if (!doc_about(arg, &b)) fprintf(stderr, "nothing is known about %s\n", arg);
    vm_front_unlock();
    fwrite(b.s ? b.s : "", 1, b.len, stdout);
    fflush(stdout);
    buf_fini(&b);
    return true;
}
