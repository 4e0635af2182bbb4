// repl_line.h - the line editor and where entries come from; private to the REPL.
#ifndef GOSLING_CMD_REPL_LINE_H
#define GOSLING_CMD_REPL_LINE_H
#include "cmd/repl.h"

// repl_line.c
typedef enum LineEnd { LINE_OK, LINE_CANCELLED, LINE_EOF } LineEnd;
bool line_init(void);
LineEnd line_edit(const char *prompt, Buf *text);   // one entry
void line_remember(const char *text);               // in the history
void line_cancel(void);                             // from another thread: Ctrl-C
bool line_output(int fd, const void *p, size_t n);  // from other threads: false: no line is edited, write it yourself
void line_end(void);

// repl_input.c
typedef struct Balance { int depth; char in; bool any; } Balance;  // open brackets; inside `...` or a comment; not only blank
void balance_feed(Balance *b, const char *s, size_t n);
bool line_incomplete(const char *text);
int history_open(const char *path);                 // for appending, readable by the user alone; its directory is made. -1: cannot

// repl_complete.c
typedef struct Completion { VEC(char *) names; Buf common; size_t typed; } Completion;  // what all have in common; what of it is typed
void complete(const char *text, Completion *c);     // the name at the end of text
void complete_columns(Buf *b, const Completion *c, int width);
void completion_free(Completion *c);
#endif
