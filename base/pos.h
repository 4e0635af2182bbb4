// pos.h - source files and positions.
//
// Like go/token: a Pos is a file's base plus a byte offset in it, all files of the process share
// one number space, 0 is "no position". Lines are found when somebody asks for one: the table of a
// file's lines is made by the first lookup, so loading and lexing pay nothing for it. Safe from
// several threads; a FileSrc lives for ever (its text too).
#ifndef GOSLING_BASE_POS_H
#define GOSLING_BASE_POS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef uint32_t Pos;
#define NO_POS ((Pos)0)

typedef struct FileSrc {
    const char *name;  // as messages print it                              (const)
    const char *text;  // the bytes; text[len] must be 0                    (const)
    uint32_t len;      //                                                   (const)
    Pos base;          // the Pos of text[0]                                (const)
    int index;         // 0, 1, 2 ... in order of adding                    (const)
    struct FilePriv *priv; // owned: line table, //line directives          (lock)
} FileSrc;

typedef struct Position {
    const char *file; // borrowed, never NULL ("" if unknown)
    int line;         // from 1; 0 = unknown
    int col;          // bytes, from 1; 0 = unknown
    uint32_t offset;  // byte offset in the real file
    bool relative;    // a //line directive applies
} Position;

// Adds a file to the set. text is borrowed, must stay for ever, and text[len] must be 0.
FileSrc *pos_add_file(const char *name, const char *text, size_t len);
// Reads a file and adds it under `name`. NULL on failure, with a message in Go's words ("open x.go:
// no such file or directory") in err[0:errlen]. Refuses directories, devices and files above 256
// MiB.
FileSrc *pos_read_file(const char *path, const char *name, char *err, size_t errlen);

static inline Pos pos_at(const FileSrc *f, size_t offset) { return f->base + (Pos)offset; }
FileSrc *pos_filesrc(Pos p); // NULL for NO_POS

// With //line directives applied:
Position pos_position(Pos p);
const char *pos_file(Pos p);
int pos_line(Pos p);
int pos_col(Pos p);
// Without them:
Position pos_raw(Pos p);
int pos_raw_line(Pos p);

// A //line or /*line*/ directive: what begins at offset `off` is `file`:line:col (file NULL or "" =
// unchanged, col 0 = unknown: columns are not printed from there on). Directives must come in order
// of offset; ones at or before the last are ignored.
void pos_add_line_directive(FileSrc *f, size_t off, const char *file, int line, int col);

// The text of one raw line without its newline; for printing source excerpts.
const char *pos_line_text(const FileSrc *f, int line, size_t *len);

#endif
