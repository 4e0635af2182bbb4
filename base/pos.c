// pos.c - the global set of files and the way from a Pos to file, line and column.
// Locks: set_lock for adding files; each file's lock for making its line table (both leaf locks)
//
// Files are kept in order of their bases, so the file of a Pos is found by bisection; a line
// likewise in the file's table of line starts. Pointers to files live in blocks that never move,
// published with release stores, so lookups take no lock. Bases leave a gap of one, so the position
// just behind a file's last byte (where EOF errors are) is still its own.
#include "base/base.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BLOCK_BITS = 10, BLOCK_SIZE = 1 << BLOCK_BITS, BLOCKS = 1 << 12 };

typedef struct LineDirective {
    uint32_t off;  // applies from here on
    int rawline;   // the line of off; 0 until the line table exists
    int rawcol;
    const char *file;
    int line, col;
} LineDirective;

typedef struct FilePriv {
    pthread_mutex_t lock;
    uint32_t *lines; // owned: offsets where lines begin    (atomic: set once)
    int nlines;      //                                      (const after lines)
    VEC(LineDirective)
    dirs; // in order of off              (lock; append only while the file is parsed)
} FilePriv;

static pthread_mutex_t set_lock = PTHREAD_MUTEX_INITIALIZER;
static FileSrc **blocks[BLOCKS]; // entries set once, release
static int nfiles;               // (atomic)
static uint64_t nextbase = 1;    // (set_lock)

static FileSrc *file_at(int i) {
    return __atomic_load_n(&blocks[i >> BLOCK_BITS], __ATOMIC_ACQUIRE)[i & (BLOCK_SIZE - 1)];
}

FileSrc *pos_add_file(const char *name, const char *text, size_t len) {
    pthread_mutex_lock(&set_lock);
    int i = nfiles;
    if (nextbase + len + 1 > UINT32_MAX || i >= BLOCK_SIZE * BLOCKS)
        base_fatal("more than 4 GiB of source text");
    FileSrc *f = xcalloc(1, sizeof *f);
    f->name = xstrdup(name);
    f->text = text;
    f->len = (uint32_t)len;
    f->base = (Pos)nextbase;
    f->index = i;
    f->priv = xcalloc(1, sizeof *f->priv);
    pthread_mutex_init(&f->priv->lock, NULL);
    nextbase += len + 1;
    FileSrc **b = blocks[i >> BLOCK_BITS];
    if (b == NULL) {
        b = xcalloc(BLOCK_SIZE, sizeof *b);
        __atomic_store_n(&blocks[i >> BLOCK_BITS], b, __ATOMIC_RELEASE);
    }
    b[i & (BLOCK_SIZE - 1)] = f;
    __atomic_store_n(&nfiles, i + 1, __ATOMIC_RELEASE);
    pthread_mutex_unlock(&set_lock);
    return f;
}

enum { MAX_FILE = 256 << 20 };

// Reads at most MAX_FILE bytes of fd; NULL with errno (EFBIG if there is more).
static char *read_all(int fd, size_t hint, size_t *len) {
    size_t cap = hint + 2, n = 0;
    char *text = xmalloc(cap);
    for (;;) {
        ssize_t k = read(fd, text + n, cap - 1 - n);
        if (k < 0 && errno == EINTR) continue;
        if (k < 0) break;
        if (k == 0) {
            text[n] = 0;
            *len = n;
            return text;
        }
        n += (size_t)k;
        if (n > MAX_FILE) {
            errno = EFBIG;
            break;
        }
        if (n + 1 == cap) text = xrealloc(text, cap *= 2);
    }
    int e = errno;
    free(text);
    errno = e;
    return NULL;
}

static const char *errno_text(int e) {
    switch (e) { // Go's table is the C library's in lower case
    case ENOENT: return "no such file or directory";
    case EACCES: return "permission denied";
    case EISDIR: return "is a directory";
    case ENOTDIR: return "not a directory";
    case ELOOP: return "too many levels of symbolic links";
    case EFBIG: return "file too large";
    case EINVAL: return "not a regular file";
    default: return strerror(e);
    }
}

FileSrc *pos_read_file(const char *path, const char *name, char *err, size_t errlen) {
    const char *what = "open";
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) goto fail;
    struct stat st;
    what = "read";
    if (fstat(fd, &st) != 0) goto fail;
    errno = S_ISDIR(st.st_mode) ? EISDIR : EINVAL;
    if (!S_ISREG(st.st_mode) && !S_ISFIFO(st.st_mode) && !S_ISSOCK(st.st_mode)) goto fail;
    if (S_ISREG(st.st_mode) && st.st_size > MAX_FILE) {
        errno = EFBIG;
        goto fail;
    }
    if (!S_ISREG(st.st_mode)) fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) & ~O_NONBLOCK);
    size_t len;
    char *text = read_all(fd, S_ISREG(st.st_mode) ? (size_t)st.st_size : 4096, &len);
    if (text == NULL) goto fail;
    close(fd);
    return pos_add_file(name, text, len);
fail:
    snprintf(err, errlen, "%s %s: %s", what, path, errno_text(errno));
    if (fd >= 0) close(fd);
    return NULL;
}

FileSrc *pos_filesrc(Pos p) {
    int lo = 0, hi = __atomic_load_n(&nfiles, __ATOMIC_ACQUIRE);
    if (p == NO_POS || hi == 0) return NULL;
    while (hi - lo > 1) { // invariant: base(lo) <= p < base(hi)
        int mid = lo + (hi - lo) / 2;
        if (file_at(mid)->base <= p) lo = mid;
        else hi = mid;
    }
    FileSrc *f = file_at(lo);
    return p - f->base <= f->len ? f : NULL;
}

static void make_lines(const FileSrc *f) {
    FilePriv *pv = f->priv;
    if (__atomic_load_n(&pv->lines, __ATOMIC_ACQUIRE)) return;
    pthread_mutex_lock(&pv->lock);
    if (pv->lines == NULL) {
        VEC(uint32_t) v = {0};
        vec_push(&v, 0);
        const char *p = f->text, *end = f->text + f->len;
        while (p < end && (p = memchr(p, '\n', (size_t)(end - p))) != NULL) {
            p++;
            vec_push(&v, (uint32_t)(p - f->text));
        }
        pv->nlines = v.n;
        __atomic_store_n(&pv->lines, v.v, __ATOMIC_RELEASE);
    }
    pthread_mutex_unlock(&pv->lock);
}

static int line_of(const FileSrc *f, uint32_t off, uint32_t *start) { // from 1; start: where it begins
    const uint32_t *l = __atomic_load_n(&f->priv->lines, __ATOMIC_ACQUIRE);
    if (l == NULL && pos_frugal) {
        const char *begin = f->text, *p;
        int n = 1;
        for (; (p = memchr(begin, '\n', off - (size_t)(begin - f->text))) != NULL; n++) begin = p + 1;
        *start = (uint32_t)(begin - f->text);
        return n;
    }
    if (l == NULL) {
        make_lines(f);
        l = f->priv->lines;
    }
    int lo = 0, hi = f->priv->nlines;
    while (hi - lo > 1) {
        int mid = lo + (hi - lo) / 2;
        if (l[mid] <= off) lo = mid;
        else hi = mid;
    }
    *start = l[lo];
    return lo + 1;
}

Position pos_raw(Pos p) {
    FileSrc *f = pos_filesrc(p);
    if (f == NULL) return (Position){.file = ""};
    uint32_t off = p - f->base, start;
    int line = line_of(f, off, &start);
    return (Position){f->name, line, (int)(off - start) + 1, off, false};
}

int pos_raw_line(Pos p) { return pos_raw(p).line; }

Position pos_position(Pos p) {
    Position r = pos_raw(p);
    FileSrc *f = pos_filesrc(p);
    if (f == NULL || f->priv->dirs.n == 0) return r;
    FilePriv *pv = f->priv;
    bool frugal = pos_frugal;
    if (!frugal) pthread_mutex_lock(&pv->lock);
    int lo = 0, hi = pv->dirs.n;
    while (lo < hi) { // the last directive at or before r.offset is lo - 1
        int mid = lo + (hi - lo) / 2;
        if (pv->dirs.v[mid].off <= r.offset) lo = mid + 1;
        else hi = mid;
    }
    if (lo > 0) {
        LineDirective *d = &pv->dirs.v[lo - 1];
        if (d->rawline == 0) {
            uint32_t start;
            d->rawline = line_of(f, d->off, &start);
            d->rawcol = (int)(d->off - start) + 1;
        }
        if (d->col == 0) r.col = 0;
        else if (r.line == d->rawline) r.col = d->col + (r.col - d->rawcol);
        r.line = d->line + (r.line - d->rawline);
        r.file = d->file;
        r.relative = true;
    }
    if (!frugal) pthread_mutex_unlock(&pv->lock);
    return r;
}

const char *pos_file(Pos p) { return pos_position(p).file; }
int pos_line(Pos p) { return pos_position(p).line; }
int pos_col(Pos p) { return pos_position(p).col; }

void pos_add_line_directive(FileSrc *f, size_t off, const char *file, int line, int col) {
    FilePriv *pv = f->priv;
    pthread_mutex_lock(&pv->lock);
    LineDirective *last = pv->dirs.n ? &vec_last(&pv->dirs) : NULL;
    if (last == NULL || last->off < off) {
        const char *name = file && *file ? xstrdup(file) : last ? last->file : f->name;
        vec_push(&pv->dirs, (LineDirective){(uint32_t)off, 0, 0, name, line, col});
    }
    pthread_mutex_unlock(&pv->lock);
}

const char *pos_line_text(const FileSrc *f, int line, size_t *len) {
    make_lines(f);
    if (line < 1 || line > f->priv->nlines) return *len = 0, "";
    uint32_t from = f->priv->lines[line - 1];
    uint32_t to = line < f->priv->nlines ? f->priv->lines[line] - 1 : f->len;
    *len = to - from;
    return f->text + from;
}
