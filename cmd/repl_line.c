// repl_line.c - the line editor: a whole entry, of one or more lines, is edited at once, on libedit.
//
// Enter ends the entry when its syntax is complete and makes a new line otherwise; up and down move between its lines, then through the history. Keys
// come from line_getc, which waits for the terminal and for wakefd: Ctrl-C (a signal, seen by the runtime's watcher thread) and output of
// goroutines in the background. That output is collected while a line is edited (line_output), and written above the line by the
// editor's own thread: what is being typed is taken off the screen, and shown again below it. Pasted text in brackets is read in one piece.
// The editor draws slowly what is huge: a paste of more than HUGE bytes, with what stood before and behind it, is put aside (taken) and cannot be
// edited; the entry goes on behind it.
#include <errno.h>
#include <histedit.h>
#include <locale.h>
#include <langinfo.h>
#include <poll.h>
#include <pthread.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>
#include "cmd/repl.h"
#include "cmd/repl_line.h"
#include "base/utf8.h"

static EditLine *el;
static History *hist;
static HistEvent hev;
static int wakefd = -1;
static _Atomic bool cancelled;
static bool swallow;            // what is left of a paste that was stopped
static const char *prompt_text = "";
static bool entered;            // Enter ended the entry: el_gets returns NULL for an empty one too
enum { HUGE = 1 << 16, MOST = 64 << 20 };
static struct { Buf text; bool now, ended; } taken;  // now: just so; ended: its last line is a whole one
static struct { pthread_mutex_t lock; _Atomic bool editing; Buf text; } out = {.lock = PTHREAD_MUTEX_INITIALIZER};

// ---- output of others -----------------------------------------------------------------------

static void wake(void) {
    while (write(wakefd, &(uint64_t){1}, 8) < 0 && errno == EINTR) {}
}

void line_cancel(void) {
    atomic_store(&cancelled, true);
    if (wakefd >= 0) wake();
}

bool line_output(int fd, const void *p, size_t n) {
    if (!atomic_load(&out.editing) || (fd == 2 && !isatty(2))) return false;
    for (int i = 0; i < 1000; i++) {  // a flood waits for the terminal
        pthread_mutex_lock(&out.lock);
        bool editing = atomic_load(&out.editing), room = out.text.len < 1 << 16;
        if (editing && room) buf_bytes(&out.text, p, n);
        pthread_mutex_unlock(&out.lock);
        if (!editing) return false;
        if (room) break;
        usleep(1000);
    }
    wake();
    return true;
}

static void write_all(const char *s, size_t n) {
    while (n) {
        ssize_t k = write(1, s, n);
        if (k < 0 && errno != EINTR) return;
        if (k > 0) s += k, n -= (size_t)k;
    }
}

static int columns(void) {
    struct winsize w;
    return ioctl(1, TIOCGWINSZ, &w) == 0 && w.ws_col > 1 ? w.ws_col : 80;
}

// Rows that prompt and text up to the cursor take, above the cursor's.
static int rows_above(void) {
    const LineInfo *l = el_line(el);
    int cols = columns(), col = (int)strlen(prompt_text), rows = 0;
    for (const char *s = l->buffer; s < l->cursor;) {
        uint32_t r;
        int k = utf8_decode(s, (size_t)(l->cursor - s), &r), w = *s == '\t' ? 8 - col % 8 : wcwidth((wchar_t)r);
        s += k;
        if (r == '\n') rows++, col = 0;
        else if ((col += w > 0 ? w : 0) >= cols) rows++, col = col == cols ? 0 : w;
    }
    return rows;
}

static void flush_output(bool redraw) {
    pthread_mutex_lock(&out.lock);
    Buf b = out.text;
    out.text = (Buf)BUF_INIT;
    pthread_mutex_unlock(&out.lock);
    if (b.len) {
        if (redraw) {
            char up[40];
            int n = rows_above();
            snprintf(up, sizeof up, n ? "\r\033[%dA\033[J" : "\r\033[J", n);
            write_all(up, strlen(up));
        }
        // The terminal is in the editor's mode: a newline does not return the carriage by itself everywhere.
        write_all(b.s, b.len);
        if (b.s[b.len - 1] != '\n') write_all("\n", 1);
        if (redraw) el_set(el, EL_REFRESH);
    }
    buf_fini(&b);
}

// ---- keys -----------------------------------------------------------------------------------

// One byte, -1: Ctrl-C, -2: the end.
static int get_byte(void) {
    for (;;) {
        if (atomic_load(&cancelled)) return -1;
        struct pollfd p[2] = {{.fd = 0, .events = POLLIN}, {.fd = wakefd, .events = POLLIN}};
        int n = poll(p, 2, swallow ? 200 : -1);
        if (n < 0 && errno != EINTR) return -2;
        if (n == 0) swallow = false;
        if (n <= 0) continue;
        if (p[1].revents) {
            uint64_t x;
            if (read(wakefd, &x, 8) == 8 && !atomic_load(&cancelled)) flush_output(true);
            continue;
        }
        unsigned char c;
        ssize_t k = read(0, &c, 1);
        if (k == 1) return c;
        if (k == 0 || errno != EINTR) return -2;
    }
}

static int line_getc(EditLine *e, wchar_t *c) {
    (void)e;
    char s[4];
    int n = 0, b;
    if (swallow) {
        static const char end[] = "\033[201~";
        for (int at = 0; swallow && end[at];) {
            b = get_byte();
            if (b == -2) return 0;
            if (b == -1) break;
            at = b == end[at] ? at + 1 : b == end[0];
            if (!end[at]) swallow = false;
        }
    }
    b = get_byte();
    if (b == -2) return 0;
    if (b == -1) {
        *c = 3;
        return 1;
    }
    s[n++] = (char)b;
    int want = b >= 0xf0 ? 4 : b >= 0xe0 ? 3 : b >= 0xc0 ? 2 : 1;
    while (n < want && (b = get_byte()) >= 0x80) s[n++] = (char)b;
    uint32_t r;
    utf8_decode(s, (size_t)n, &r);
    *c = (wchar_t)r;
    return 1;
}

// ---- commands of the editor -----------------------------------------------------------------

static unsigned char ed_cancel(EditLine *e, int ch) {
    (void)ch;
    const LineInfo *l = el_line(e);
    for (const char *s = l->cursor; s < l->lastchar; s++)
        if (*s == '\n') write_all("\n", 1);
    return CC_EOF;
}

// Carriage returns of a terminal are newlines of a text.
static void newlines(Buf *b) {
    size_t k = 0;
    for (size_t i = 0; i < b->len; i++) {
        if (b->s[i] == '\r') b->s[k++] = '\n', i += i + 1 < b->len && b->s[i + 1] == '\n';
        else if (b->s[i]) b->s[k++] = b->s[i];
    }
    if (b->len) buf_truncate(b, k);
}

// Inserts a paste, or takes it with all that is there.
static unsigned char insert_paste(EditLine *e, Buf *b, bool ended) {
    const LineInfo *l = el_line(e);
    if (b->len + (size_t)(l->lastchar - l->buffer) <= HUGE) {
        if (el_insertstr(e, buf_cstr(b)) != 0) return CC_ERROR;
        if (ended) el_push(e, "\r");  // which asks again whether the entry is complete
        return CC_REFRESH;
    }
    buf_bytes(&taken.text, l->buffer, (size_t)(l->cursor - l->buffer));
    buf_bytes(&taken.text, b->s, b->len);
    buf_bytes(&taken.text, l->cursor, (size_t)(l->lastchar - l->cursor));
    buf_char(&taken.text, '\n');
    taken.ended = ended;
    taken.now = true;
    return CC_NEWLINE;
}

// A new line, and with it what is waiting already, if that is more than somebody types: a paste without brackets. Shown once, not key by key.
static unsigned char insert_pending(EditLine *e) {
    Buf b = BUF_INIT;
    char chunk[4096];
    int most = 0;
    buf_char(&b, '\n');
    if (ioctl(0, FIONREAD, &most) == 0 && most > 16)
        for (struct pollfd p = {.fd = 0, .events = POLLIN}; !atomic_load(&cancelled) && b.len < MOST && poll(&p, 1, 2) == 1;) {
            ssize_t n = read(0, chunk, sizeof chunk);
            if (n > 0) buf_bytes(&b, chunk, (size_t)n);
            else if (n == 0 || errno != EINTR) break;
        }
    newlines(&b);
    bool ended = b.len > 1 && b.s[b.len - 1] == '\n';
    if (ended) buf_truncate(&b, b.len - 1);
    unsigned char answer = atomic_load(&cancelled) ? CC_EOF : insert_paste(e, &b, ended);
    buf_fini(&b);
    return answer;
}

static unsigned char ed_enter(EditLine *e, int ch) {
    (void)ch;
    const LineInfo *l = el_line(e);
    Buf text = BUF_INIT;
    buf_bytes(&text, taken.text.s ? taken.text.s : "", taken.text.len);
    buf_bytes(&text, l->buffer, (size_t)(l->lastchar - l->buffer));
    bool more = line_incomplete(buf_cstr(&text));
    buf_fini(&text);
    if (atomic_load(&cancelled)) return ed_cancel(e, 3);
    if (more) return insert_pending(e);
    if (l->cursor == l->lastchar) {
        entered = true;
        return CC_NEWLINE;
    }
    el_cursor(e, 1 << 30);  // what is printed next comes below the entry
    el_push(e, "\r");
    return CC_CURSOR;
}

static unsigned char ed_newline(EditLine *e, int ch) {
    (void)ch;
    return el_insertstr(e, "\n") < 0 ? CC_ERROR : CC_REFRESH;
}

// Bytes in front of the cursor, as characters.
static int chars(const char *from, const char *to) {
    int n = 0;
    for (; from < to; from++) n += ((unsigned char)*from & 0xc0) != 0x80;
    return n;
}

static const char *line_start(const LineInfo *l, const char *p) {
    while (p > l->buffer && p[-1] != '\n') p--;
    return p;
}

static unsigned char ed_up(EditLine *e, int ch) {
    (void)ch;
    const LineInfo *l = el_line(e);
    const char *b = line_start(l, l->cursor);
    if (b == l->buffer) {
        el_push(e, "\020");
        return CC_NORM;
    }
    int col = chars(b, l->cursor);
    const char *p = line_start(l, b - 1);
    int len = chars(p, b - 1), to = len < col ? len : col;
    el_cursor(e, -(col + 1 + len - to));
    return CC_CURSOR;
}

static unsigned char ed_down(EditLine *e, int ch) {
    (void)ch;
    const LineInfo *l = el_line(e);
    const char *b = line_start(l, l->cursor), *n = memchr(l->cursor, '\n', (size_t)(l->lastchar - l->cursor));
    if (!n) {
        el_push(e, "\016");
        return CC_NORM;
    }
    const char *end = memchr(n + 1, '\n', (size_t)(l->lastchar - n - 1));
    if (!end) end = l->lastchar;
    int col = chars(b, l->cursor), len = chars(n + 1, end);
    el_cursor(e, chars(l->cursor, n) + 1 + (len < col ? len : col));
    return CC_CURSOR;
}

static unsigned char ed_home(EditLine *e, int ch) {
    (void)ch;
    const LineInfo *l = el_line(e);
    const char *b = line_start(l, l->cursor);
    el_cursor(e, -chars(b, l->cursor));
    return CC_CURSOR;
}

static unsigned char ed_end(EditLine *e, int ch) {
    (void)ch;
    const LineInfo *l = el_line(e);
    const char *n = memchr(l->cursor, '\n', (size_t)(l->lastchar - l->cursor));
    el_cursor(e, chars(l->cursor, n ? n : l->lastchar));
    return CC_CURSOR;
}

static unsigned char ed_paste(EditLine *e, int ch) {
    (void)ch;
    static const char end[] = "\033[201~";
    Buf b = BUF_INIT;
    char chunk[4096];
    for (;;) {
        if (atomic_load(&cancelled)) {
            swallow = true;
            break;
        }
        struct pollfd p[2] = {{.fd = 0, .events = POLLIN}, {.fd = wakefd, .events = POLLIN}};
        if (poll(p, 2, -1) < 0 && errno != EINTR) break;
        if (p[1].revents) {
            uint64_t x;
            if (read(wakefd, &x, 8) == 8) continue;
        }
        if (!(p[0].revents & (POLLIN | POLLHUP))) continue;
        // What follows the paste is not ours: near its end, bytes are taken one by one.
        int most = 0;
        if (ioctl(0, FIONREAD, &most) < 0 || most <= 0) most = 1;
        bool near = b.len && memchr(b.s + (b.len > 5 ? b.len - 5 : 0), '\033', b.len > 5 ? 5 : b.len);
        size_t want = near ? 1 : (size_t)most < sizeof chunk ? (size_t)most : sizeof chunk;
        ssize_t n = read(0, chunk, want);
        if (n <= 0) {
            if (n < 0 && errno == EINTR) continue;
            break;
        }
        size_t from = b.len > 5 ? b.len - 5 : 0;
        buf_bytes(&b, chunk, (size_t)n);
        char *at = memmem(b.s + from, b.len - from, end, 6);
        if (!at) continue;
        Buf rest = BUF_INIT;
        buf_bytes(&rest, at + 6, b.len - (size_t)(at + 6 - b.s));
        buf_truncate(&b, (size_t)(at - b.s));
        if (rest.len) el_push(e, buf_cstr(&rest));
        buf_fini(&rest);
        break;
    }
    if (swallow) {
        buf_fini(&b);
        el_push(e, "\003");
        return CC_NORM;
    }
    newlines(&b);
    while (b.len && b.s[b.len - 1] == '\n') buf_truncate(&b, b.len - 1);
    unsigned char answer = b.len ? insert_paste(e, &b, false) : CC_REFRESH;
    buf_fini(&b);
    return answer;
}

static unsigned char ed_complete(EditLine *e, int ch) {
    (void)ch;
    const LineInfo *l = el_line(e);
    const char *b = l->cursor;
    while (b > l->buffer && (b[-1] == ' ' || b[-1] == '\t')) b--;
    if (b == l->buffer || b[-1] == '\n') return el_insertstr(e, "\t") < 0 ? CC_ERROR : CC_REFRESH;
    char *text = strndup(l->buffer, (size_t)(l->cursor - l->buffer));
    Completion c = {0};
    complete(text, &c);
    free(text);
    size_t n = c.common.len - c.typed;
    unsigned char answer = CC_ERROR;
    if (c.names.n && n) {
        if (el_insertstr(e, buf_cstr(&c.common) + c.typed) == 0) answer = CC_REFRESH;
    } else if (c.names.n > 1) {
        Buf list = BUF_INIT;
        complete_columns(&list, &c, columns());
        const char *rest = memchr(l->cursor, '\n', (size_t)(l->lastchar - l->cursor));
        for (; rest; rest = memchr(rest + 1, '\n', (size_t)(l->lastchar - rest - 1))) write_all("\n", 1);
        write_all("\n", 1);
        write_all(list.s, list.len);
        buf_fini(&list);
        answer = CC_REDISPLAY;
    }
    completion_free(&c);
    return answer;
}

// ---- history --------------------------------------------------------------------------------

static char *history_path(void) {
    const char *own = getenv("GOSLING_HISTORY"), *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
    Buf b = BUF_INIT;
    if (own && *own) buf_str(&b, own);
    else if (state && *state == '/') buf_printf(&b, "%s/gosling/history", state);
    else if (home && *home) buf_printf(&b, "%s/.gosling_history", home);
    else return NULL;
    buf_cstr(&b);
    return buf_take(&b);
}

enum { KEEP = 1000 };

// One entry a line: \n and \\ stand for a newline and a backslash.
static void history_load(void) {
    char *path = history_path(), *line = NULL;
    FILE *f = path ? fopen(path, "re") : NULL;
    free(path);
    if (!f) return;
    size_t cap = 0;
    for (ssize_t n; (n = getline(&line, &cap, f)) > 0;) {
        size_t k = 0;
        if (line[n - 1] == '\n') n--;
        for (ssize_t i = 0; i < n; i++) {
            if (line[i] == '\\' && i + 1 < n) line[k++] = line[++i] == 'n' ? '\n' : line[i];
            else line[k++] = line[i];
        }
        line[k] = 0;
        history(hist, &hev, H_ENTER, line);
    }
    free(line);
    fclose(f);
}

void line_remember(const char *text) {
    static char *last;
    if (!hist || !*text || *text == ' ' || strlen(text) > HUGE || (last && strcmp(last, text) == 0)) return;
    free(last);
    last = xstrdup(text);
    history(hist, &hev, H_ENTER, text);
    char *path = history_path();
    int fd = path ? history_open(path) : -1;
    free(path);
    if (fd < 0) return;
    Buf b = BUF_INIT;
    for (const char *s = text; *s; s++) {
        if (*s == '\n') buf_str(&b, "\\n");
        else if (*s == '\\') buf_str(&b, "\\\\");
        else buf_char(&b, *s);
    }
    buf_char(&b, '\n');
    if (write(fd, b.s, b.len) < 0) {}  // a full disk: not worth a word
    buf_fini(&b);
    close(fd);
}

// ---- the editor -----------------------------------------------------------------------------

static char *get_prompt(EditLine *e) {
    (void)e;
    return (char *)(uintptr_t)prompt_text;
}

bool line_init(void) {
    setlocale(LC_CTYPE, "");
    if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0) setlocale(LC_CTYPE, "C.UTF-8");
    wakefd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    el = el_init("gosling", stdin, stdout, stderr);
    if (!el) return false;
    hist = history_init();
    history(hist, &hev, H_SETSIZE, KEEP);
    el_set(el, EL_HIST, history, hist);
    el_set(el, EL_PROMPT, get_prompt);
    el_set(el, EL_EDITOR, "emacs");
    el_set(el, EL_SIGNAL, 0);
    el_set(el, EL_GETCFN, line_getc);
    static const struct { const char *name; unsigned char (*f)(EditLine *, int); const char *keys[4]; } bind[] = {
        {"gosling-cancel", ed_cancel, {"^C"}},
        {"gosling-enter", ed_enter, {"^M", "^J"}},
        {"gosling-newline", ed_newline, {"\\e^M", "\\e^J"}},
        {"gosling-up", ed_up, {"\\e[A", "\\eOA"}},
        {"gosling-down", ed_down, {"\\e[B", "\\eOB"}},
        {"gosling-home", ed_home, {"^A", "\\e[H", "\\e[1~", "\\eOH"}},
        {"gosling-end", ed_end, {"^E", "\\e[F", "\\e[4~", "\\eOF"}},
        {"gosling-paste", ed_paste, {"\\e[200~"}},
        {"gosling-complete", ed_complete, {"^I"}},
    };
    for (size_t i = 0; i < ARRAY_LEN(bind); i++) {
        el_set(el, EL_ADDFN, bind[i].name, bind[i].name, bind[i].f);
        for (int k = 0; k < 4 && bind[i].keys[k]; k++) el_set(el, EL_BIND, bind[i].keys[k], bind[i].name, NULL);
    }
    static const char *const more[][2] = {{"\\e[3~", "ed-delete-next-char"}, {"\\e[1;5C", "em-next-word"}, {"\\e[1;5D", "ed-prev-word"}, {"^R", "em-inc-search-prev"}};
    for (size_t i = 0; i < ARRAY_LEN(more); i++) el_set(el, EL_BIND, more[i][0], more[i][1], NULL);
    history_load();
    return true;
}

LineEnd line_edit(const char *prompt, Buf *text) {
    int n = 0;
    prompt_text = prompt;
    entered = false;
    atomic_store(&cancelled, false);
    uint64_t x;
    if (read(wakefd, &x, 8) < 0) {}
    el_set(el, EL_PREP_TERM, 1);
    write_all("\033[?2004h", 8);
    atomic_store(&out.editing, true);
    const char *s = el_gets(el, &n);
    while (taken.now && !atomic_load(&cancelled)) {
        Buf note = BUF_INIT;
        int lines = 0;
        for (const char *p = taken.text.s; (p = memchr(p, '\n', (size_t)(taken.text.s + taken.text.len - p))); p++) lines++;
        buf_printf(&note, "\r\n// %d lines, %zu bytes\n", lines, taken.text.len);
        write_all(note.s, note.len);
        buf_fini(&note);
        taken.now = false;
        if (taken.ended && !line_incomplete(buf_cstr(&taken.text))) {
            entered = true;
            s = NULL;
            break;
        }
        if (atomic_load(&cancelled)) break;
        prompt_text = "... ";
        s = el_gets(el, &n);
    }
    Buf before = taken.text;
    taken.text = (Buf)BUF_INIT;
    taken.now = false;
    pthread_mutex_lock(&out.lock);
    atomic_store(&out.editing, false);
    pthread_mutex_unlock(&out.lock);
    write_all("\033[?2004l", 8);
    bool stop = atomic_exchange(&cancelled, false);
    if (stop) write_all("^C\n", 3);
    else if (s || entered) write_all("\n", 1);
    flush_output(false);
    if (stop) {
        el_reset(el);
        buf_fini(&before);
        return LINE_CANCELLED;
    }
    if (before.len) buf_bytes(text, before.s, before.len);
    buf_fini(&before);
    if (s) buf_bytes(text, s, (size_t)n);
    else if (!entered) return LINE_EOF;
    return LINE_OK;
}

void line_end(void) {
    if (el) el_end(el);
    el = NULL;
}
