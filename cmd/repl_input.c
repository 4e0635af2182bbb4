// repl_input.c - where entries come from: the line editor, plain lines of a terminal or a file, requests of an editor (-json).
//
// Lines are gathered until brackets are closed and the parser has no use for more.
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>
#include "cmd/repl_line.h"
#include "runtime/natives_api.h"

static bool editor;             // libedit is in use
static _Atomic bool cancelled;

// ---- completeness ---------------------------------------------------------------------------

// A line at a time: a string or rune cannot be open at its end.
void balance_feed(Balance *b, const char *s, size_t n) {
    for (size_t i = 0; i < n; i++) {
        char c = s[i];
        if (b->in == '`') {
            if (c == '`') b->in = 0;
        } else if (b->in == '*') {
            if (c == '*' && i + 1 < n && s[i + 1] == '/') b->in = 0, i++;
        } else if (c == '"' || c == '\'') {
            for (i++; i < n && s[i] != c && s[i] != '\n'; i++) i += s[i] == '\\';
            b->any = true;
        } else if (c == '`') b->in = c, b->any = true;
        else if (c == '/' && i + 1 < n && s[i + 1] == '*') b->in = '*', i++;
        else if (c == '/' && i + 1 < n && s[i + 1] == '/') {
            while (i < n && s[i] != '\n') i++;
        } else {
            if (c == '{' || c == '(' || c == '[') b->depth++;
            if (c == '}' || c == ')' || c == ']') b->depth--;
            if (c != ' ' && c != '\t' && c != '\n' && c != '\r') b->any = true;
        }
    }
}

static bool open_end(const Balance *b) { return b->in || b->depth > 0; }

bool line_incomplete(const char *text) {
    const char *s = text + strspn(text, " \t\r\n");
    if (*s == ':' && s[1] != '=') return false;
    Balance b = {0};
    balance_feed(&b, text, strlen(text));
    if (open_end(&b)) return true;
    return b.any && entry_incomplete(text);
}

// ---- sources --------------------------------------------------------------------------------

// One line; NULL: the end, or Ctrl-C.
static char *plain_line(void) {
    char *s = NULL;
    size_t cap = 0;
    if (repl.tty) {  // Ctrl-C must be noticed: no blocking read
        for (;;) {
            if (atomic_load(&cancelled)) return NULL;
            struct pollfd p = {.fd = 0, .events = POLLIN};
            int n = poll(&p, 1, 20);
            if (n > 0) break;
        }
    }
    ssize_t n = getline(&s, &cap, stdin);
    if (n < 0) {
        free(s);
        return NULL;
    }
    return s;
}

static LineEnd plain_entry(Buf *text) {
    Balance b = {0};
    atomic_store(&cancelled, false);
    for (;;) {
        if (repl.tty) {
            fputs(b.any || b.in ? "... " : ">>> ", stdout);
            fflush(stdout);
        }
        char *line = plain_line();
        if (!line && atomic_exchange(&cancelled, false)) {
            puts("");
            return LINE_CANCELLED;
        }
        if (!line) {
            if (repl.tty) puts("");
            return b.any ? LINE_OK : LINE_EOF;
        }
        size_t n = strlen(line), k = strspn(line, " \t");
        bool command = !b.any && !b.in && line[k] == ':' && line[k + 1] != '=';
        if (command) buf_reset(text);
        buf_bytes(text, line, n);
        balance_feed(&b, line, n);
        free(line);
        if (command) return LINE_OK;
        if (!b.any && !b.in) {
            if (n == k + 1) buf_reset(text);  // comments belong to what follows, but for a blank line
        } else if (!open_end(&b) && !entry_incomplete(buf_cstr(text))) return LINE_OK;
    }
}

bool reading_entry(void) {
    Buf text = BUF_INIT;
    bool go = true;
    const char *file = "<repl>";
    static bool begun;
    if (!begun) {
        const char *term = getenv("TERM");
        begun = true;
        editor = repl.tty && term && strcmp(term, "dumb") != 0 && isatty(1) && line_init();
        rt_sessionidle = reading_cancel;
        session_output = editor ? line_output : NULL;
    }
    for (;;) {
        buf_reset(&text);
        if (repl.json) {
            go = json_entry(&text, &file);
            break;
        }
        front_stop = 0;
        LineEnd end = editor ? line_edit(">>> ", &text) : plain_entry(&text);
        if (end == LINE_CANCELLED) continue;
        go = end == LINE_OK;
        if (!go) break;
        const char *s = buf_cstr(&text);
        if (!s[strspn(s, " \t\r\n")]) continue;
        if (editor) {
            while (text.len && text.s[text.len - 1] == '\n') buf_truncate(&text, text.len - 1);
            line_remember(buf_cstr(&text));
        }
        break;
    }
    if (go) {
        EntryState st = entry_read(buf_cstr(&text), file);
        if (front_stop) {
            if (repl.json) json_outcome("interrupted");
            else fputs("interrupted\n", stderr);
            for (int i = 0; i < repl.pieces.n; i++) free(repl.pieces.v[i].text);
            vec_clear(&repl.pieces);
            repl.failed = true;  // it has been said
            st = ENTRY_BAD;
        }
        if (st == ENTRY_MORE && repl.json) json_outcome("incomplete");
        else if (st == ENTRY_MORE) fputs("the entry is not complete\n", stderr);
        while (text.len && text.s[text.len - 1] == '\n') buf_truncate(&text, text.len - 1);
        if (st == ENTRY_DONE && !(repl.pieces.n && repl.pieces.v[0].kind == PIECE_COMMAND)) repl.text = buf_take(&text);
    }
    buf_fini(&text);
    return go;
}

void reading_cancel(void) {
    if (editor) line_cancel();
    else atomic_store(&cancelled, true);
}

void reading_end(void) {
    if (editor) {
        line_end();
        putchar('\n');
    }
}

// ---- the history's file ---------------------------------------------------------------------

int history_open(const char *path) {
    int flags = O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW;
    int fd = open(path, flags, 0600);
    if (fd < 0 && errno == ENOENT) {
        char *dir = xstrdup(path);
        for (char *s = dir + 1; (s = strchr(s, '/')); *s++ = '/') {
            *s = 0;
            mkdir(dir, 0700);
        }
        free(dir);
        fd = open(path, flags, 0600);
    }
    struct stat st;
    if (fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && (st.st_mode & 077)) fchmod(fd, 0600);
    return fd;
}
