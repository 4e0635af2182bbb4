// repl.h - what the files of the REPL share; private to cmd.
//
// One entry at a time: repl_line.c, repl_json.c or standard input give its text, repl_entry.c cuts it into pieces, repl.c runs them one after the
// other as evaluations (runtime/session.c), repl_print.c shows what an expression gave. All but the reading happens in natives of the session's
// goroutine, which hold a P: Go memory may be read there, and no collection moves on past a safepoint meanwhile.
#ifndef GOSLING_CMD_REPL_H
#define GOSLING_CMD_REPL_H
#include "cmd/load.h"
#include "runtime/runtime.h"

typedef enum PieceKind { PIECE_DECL, PIECE_STMT, PIECE_EXPR, PIECE_COMMAND } PieceKind;
typedef struct Piece {
    PieceKind kind;
    char *text;        // a declaration; statements; an expression; a command with its arguments (owned)
    const char *file;  // where it comes from, for messages
    int line, col;     // of its first byte there
    bool show, timed;  // EXPR: :show; how long it took is said
} Piece;

enum { MAXVALUES = 64 };
typedef struct Repl {
    Loader l;
    Package *session;
    bool tty, quiet, json, colour, wide;
    bool quit;                   // :quit was given
    VEC(Piece) pieces;           // what is left of the entry
    int next;                    // the one that comes next
    VEC(Piece) held;
    char *text;                  // the entry, NULL: a command
    bool failed;                 // it did not come to its end
    VEC(char *) kept;            // entries that came to their end, for :save
    Object *values[MAXVALUES];   // of the last expression
    int nvalues;
    bool fresh;                  // they were not shown yet
    bool byaddress;              // :show has its address
    Object *comment;             // what its method Error or String says, NULL
} Repl;
extern Repl repl;

// repl_entry.c
typedef enum EntryState { ENTRY_DONE, ENTRY_MORE, ENTRY_BAD } EntryState;
EntryState entry_read(const char *text, const char *file);   // cuts it into repl.pieces; errors are printed
void entry_insert(Piece p);                                  // before the pieces that are left
typedef enum EntryCode { ENTRY_FAILED, ENTRY_NOTHING, ENTRY_RUN, ENTRY_RUN_FUNC } EntryCode;  // errors were printed; it is done;
EntryCode entry_check(Piece *p);                             // run what compile_session_entry gives; and then entry_func()
Func *entry_func(void);
bool entry_type(const char *expr, Buf *out);                 // for :type; false: errors are in diags
Type *entry_typeof(const char *expr, Object **obj);          // NULL: it has none. *obj: what a plain or qualified name means
Object *entry_object(const char *name, Type **t);              // what it means, T.M of a pointer's method too. No errors are left
bool entry_try(const char *code, bool *declares);              // for :escape: checks function declarations, or statements as a function's body; to be rolled back
void entry_errors(void);                                     // prints what is in diags

bool entry_incomplete(const char *text);                     // more lines are needed

// repl.c, repl_input.c, repl_complete.c, repl_json.c
void repl_reset(void);
bool reading_entry(void);        // into repl.pieces; false: the end
void reading_cancel(void);       // Ctrl-C while an entry is typed
void reading_end(void);
Package *library_package(const char *name);  // imported by use; NULL: there is none

// repl_json.c: the protocol for editors
bool json_init(void);            // moves the descriptors; before the runtime starts
bool json_begin(void);
bool json_entry(Buf *text, const char **file);  // the next request that is to be evaluated, after all others; false: the end
void json_end(void);
void json_errors(void);          // what is in diags
void json_outcome(const char *why);             // how the request ends, if not well; the first word counts
size_t json_limit(void);         // bytes of a value
void json_value(const Buf *value, bool whole, Type *type, const _type *dynamic, const gostring *says);
void json_text(const char *value, size_t n, const char *type);

// repl_help.c, repl_command.c
extern const char repl_manual[], repl_manual_end[];
void command_list(Buf *b);

// repl_doc.c, repl_code.c: commands
bool doc_about(const char *name, Buf *b);    // false: nothing is known about it
bool doc_command(char *arg, void *gp);
bool dis_command(char *arg, void *gp);
bool escape_command(char *arg, void *gp);

// repl_value.c
bool value_put(Buf *b, const _type *t, const void *v, size_t limit);  // false: it was cut
void value_type(Buf *b, const _type *t);

// repl_print.c
void print_values(void);      // repl.values
void print_structure(void);   // of the one value: :show. A pointer to what can be addressed
void print_more(void);
void put_code(Buf *b, const char *s, size_t n);  // coloured if wanted
void print_text(const char *s, size_t n);   // to standard output, coloured if wanted
void print_forget(void);
void out_printf(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

// repl_command.c
bool command_run(const char *text, void *gp);  // false: to be called again
const char *command_name(int i);            // NULL: no more
#endif
