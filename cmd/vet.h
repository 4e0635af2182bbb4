// vet.h - what the analyses of gosling vet share; private to cmd.
//
// An analysis is a function of one node. vet.c walks every file once and shows each node, with the nodes around it, to all of them; their
// findings are warnings of the loader's Diags. Wording and positions are those of go vet.
#ifndef GOSLING_CMD_VET_H
#define GOSLING_CMD_VET_H
#include "cmd/load.h"

typedef struct Vet {
    Loader *l;
    Package *pkg;
    File *file;
    int version;        // minor language version of the file
    VEC(Node *) stack;  // nodes around the one at hand, itself last
} Vet;

void vet_package(Loader *l, Package *p, const char *path);
void vet_warn(Vet *v, Pos pos, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
const char *vet_text(Vet *v, const void *expr);  // as in the source
const char *vet_type(Vet *v, Type *t);           // with package paths
Object *vet_callee(CallExpr *c);                 // function or method that is called by name, builtins too; NULL
bool vet_is_func(Object *o, const char *pkg, const char *name);
bool vet_string_const(Expr *x, const char **s, size_t *n);

void vet_printf(Vet *v, CallExpr *c);
void vet_copylocks(Vet *v, Node *n);
void vet_unreachable(Vet *v, BlockStmt *body);
void vet_assign(Vet *v, AssignStmt *s);
void vet_structtag(Vet *v, StructType *t);
void vet_loopclosure(Vet *v, Node *loop);
void vet_nilfunc(Vet *v, BinaryExpr *x);
void vet_unusedresult(Vet *v, ExprStmt *s);
void vet_lostcancel(Vet *v, BlockStmt *body);
#endif
