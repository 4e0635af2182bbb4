// test2json.c - turns what a test's process prints into the events of `gosling test -json`.
// Twin: cmd/internal/test2json (the shapes of the events)
//
// The process runs with -test.v=test2json: framing lines ("=== RUN", "--- PASS:") begin with ^V then, so that they are found even behind text
// without a newline. Reports (--- PASS) become events only when the next line that is no part of them comes, since output follows a report:
// they wait on a stack, one a level of indentation. Two Lines cut the stream: in, what the process printed; out, what becomes output events.
#include <time.h>
#include <unistd.h>
#include "cmd/json.h"
#include "cmd/test.h"

enum { MARK = 0x16, MAXDEPTH = 64 };

// Cuts bytes into lines, or into pieces: a line that fills the buffer, the name of a benchmark that runs, the rest at the end.
typedef struct Lines {
    char buf[4096];
    size_t len, cap;
    bool mid;  // part of this line was handed out already
    void (*line)(Test2json *c, const char *s, size_t n);
    void (*part)(Test2json *c, const char *s, size_t n);
} Lines;

struct Test2json {
    const char *pkg, *result, *failedbuild;
    struct timespec start;
    Buf test;  // the test that output belongs to
    struct { char *action, *test; double elapsed; bool timed; } pending[MAXDEPTH];
    int npending;
    bool needmark;
    Lines in, out;
};

static void emit(Buf *b) {
    buf_str(b, "}\n");
    fwrite(b->s, 1, b->len, stdout);
    fflush(stdout);
    buf_fini(b);
}

// The beginning of an event: its time, action, package and test.
static Buf event(Test2json *c, const char *action, const char *test) {
    Buf b = BUF_INIT;
    struct timespec now;
    struct tm tm;
    clock_gettime(CLOCK_REALTIME, &now);
    localtime_r(&now.tv_sec, &tm);
    char text[64], zone[16];
    strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &tm);
    strftime(zone, sizeof zone, "%z", &tm);
    buf_printf(&b, "{\"Time\":\"%s.%09ld", text, now.tv_nsec);
    if (strcmp(zone, "+0000") == 0) buf_str(&b, "Z\"");
    else buf_printf(&b, "%.3s:%s\"", zone, zone + 3);
    json_field(&b, "Action", action, strlen(action));
    json_field(&b, "Package", c->pkg, strlen(c->pkg));
    if (*test) json_field(&b, "Test", test, strlen(test));
    return b;
}

static void output_event(Test2json *c, const char *s, size_t n) {
    Buf b = event(c, "output", buf_cstr(&c->test));
    json_field(&b, "Output", s, n);
    emit(&b);
}

static void set_test(Test2json *c, const char *s, size_t n) {
    buf_reset(&c->test);
    buf_bytes(&c->test, s, n);
}

static void flush_reports(Test2json *c, int depth) {
    set_test(c, "", 0);
    while (c->npending > depth) {
        int i = --c->npending;
        Buf b = event(c, c->pending[i].action, c->pending[i].test);
        if (c->pending[i].timed) buf_printf(&b, ",\"Elapsed\":%.10g", c->pending[i].elapsed);
        emit(&b);
        free(c->pending[i].action);
        free(c->pending[i].test);
    }
}

// ---- cutting ----

static void lines_write(Test2json *c, Lines *l, const char *s, size_t n) {
    while (n) {
        size_t m = l->cap - l->len < n ? l->cap - l->len : n, at = 0;
        memcpy(l->buf + l->len, s, m);
        l->len += m, s += m, n -= m;
        while (at < l->len) {
            size_t end = at;
            while (end < l->len && l->buf[end] != '\n' && !(l->buf[end] == MARK && end > at)) end++;
            if (end == l->len) {
                const char *tab = l->mid ? NULL : memchr(l->buf + at, '\t', l->len - at);
                size_t k = tab ? (size_t)(tab - l->buf) - at : 0;
                if (k >= 9 && memcmp(l->buf + at, "Benchmark", 9) == 0 && !(k > 9 && l->buf[at + 9] >= 'a' && l->buf[at + 9] <= 'z')) {
                    l->part(c, l->buf + at, k + 1);
                    l->mid = true;
                    at += k + 1;
                }
                break;
            }
            if (l->buf[end] == '\n') end++;
            (l->mid ? l->part : l->line)(c, l->buf + at, end - at);
            l->mid = false;
            at = end;
        }
        if (at == 0 && l->len == l->cap) {  // a long line goes in pieces; not within a character
            size_t k = l->len;
            while (k > l->len - 4 && ((unsigned char)l->buf[k - 1] & 0xc0) == 0x80) k--;
            k = ((unsigned char)l->buf[k - 1] & 0xc0) == 0xc0 ? k - 1 : l->len;
            l->part(c, l->buf, k);
            l->mid = true;
            at = k;
        }
        memmove(l->buf, l->buf + at, l->len - at);
        l->len -= at;
    }
}

static void lines_flush(Test2json *c, Lines *l) {
    size_t n = l->len;
    l->len = 0;
    if (n) l->part(c, l->buf, n);
}

static void write_out(Test2json *c, const char *s, size_t n) { lines_write(c, &c->out, s, n); }

// ---- lines of the process ----

static bool begins(const char *s, size_t n, const char *with) { return n >= strlen(with) && memcmp(s, with, strlen(with)) == 0; }

static char *lower(const char *s, size_t n) {
    char *t = xcalloc(n + 1, 1);
    for (size_t i = 0; i < n; i++) t[i] = (char)(s[i] >= 'A' && s[i] <= 'Z' ? s[i] | 32 : s[i]);
    return t;
}

// "--- PASS: Name (0.00s)" after depth indents: it waits for its output.
static void report_line(Test2json *c, const char *s, size_t n, int depth, const char *action, size_t actionlen, bool marked, const char *whole, size_t wholelen) {
    if (c->npending < depth || depth >= MAXDEPTH) {
        write_out(c, whole, wholelen);
        return;
    }
    double elapsed = 0;
    bool timed = false;
    const char *open = memmem(s, n, " (", 2);
    if (open) {
        char *end;
        elapsed = strtod(open + 2, &end);
        timed = end > open + 2 && end + 1 < s + n && end[0] == 's' && end[1] == ')';
        n = (size_t)(open - s);
    }
    c->needmark = marked;
    flush_reports(c, depth);
    set_test(c, s, n);
    c->pending[depth].action = lower(action, actionlen);
    c->pending[depth].test = strndup(s, n);
    c->pending[depth].elapsed = elapsed;
    c->pending[depth].timed = timed;
    c->npending = depth + 1;
    write_out(c, whole, wholelen);
}

// "=== RUN   Name"
static void update_line(Test2json *c, const char *s, size_t n, const char *action, size_t actionlen, bool marked, const char *whole, size_t wholelen) {
    const char *rest = NULL;
    size_t restlen = 0;
    bool attr = actionlen == 4 && memcmp(action, "ATTR", 4) == 0, pause = actionlen == 5 && memcmp(action, "PAUSE", 5) == 0;
    if (attr && (rest = memchr(s, ' ', n))) {
        restlen = n - (size_t)(rest - s) - 1;
        n = (size_t)(rest++ - s);
    }
    c->needmark = marked;
    flush_reports(c, 0);
    set_test(c, s, n);
    if (actionlen == 4 && memcmp(action, "NAME", 4) == 0) return;
    if (pause) write_out(c, whole, wholelen);
    char *name = lower(action, actionlen);
    Buf b = event(c, name, buf_cstr(&c->test));
    if (rest) {
        const char *space = memchr(rest, ' ', restlen);
        size_t k = space ? (size_t)(space - rest) : restlen;
        json_field(&b, "Key", rest, k);
        if (space && restlen > k + 1) json_field(&b, "Value", space + 1, restlen - k - 1);
    }
    emit(&b);
    free(name);
    if (!pause) write_out(c, whole, wholelen);
}

static void input_line(Test2json *c, const char *s, size_t n) {
    if (n == 0) return;
    bool marked = s[0] == MARK;
    if (c->needmark && !marked) {
        write_out(c, s, n);
        return;
    }
    if (marked) {
        lines_flush(c, &c->out);
        s++, n--;
    }
    size_t trim = n;
    if (trim && s[trim - 1] == '\n') trim--;
    if (trim && trim < n && s[trim - 1] == '\r') trim--;
    bool pass = trim == 4 && memcmp(s, "PASS", 4) == 0;
    if (pass || (trim == 4 && memcmp(s, "FAIL", 4) == 0) || begins(s, trim, "FAIL\t")) {
        flush_reports(c, 0);
        c->needmark = marked;
        write_out(c, s, n);
        c->result = pass ? "pass" : "fail";
        return;
    }
    static const char none[] = "\t[no test files]";
    if (begins(s, trim, "?   \t") && trim >= sizeof none && memcmp(s + trim - sizeof none + 1, none, sizeof none - 1) == 0 && c->npending == 0) c->result = "skip";
    static const char *const updates[] = {"RUN   ", "PAUSE ", "CONT  ", "NAME  ", "ATTR  ", "ARTIFACTS "}, *const reports[] = {"PASS: ", "FAIL: ", "SKIP: ", "BENCH: "};
    if (begins(s, trim, "=== ")) {
        if (trim == 8 && memcmp(s + 4, "NAME", 4) == 0) {
            c->needmark = marked;
            flush_reports(c, 0);
            return;
        }
        for (size_t i = 0; i < ARRAY_LEN(updates); i++)
            if (begins(s + 4, trim - 4, updates[i])) {
                size_t k = 4 + strlen(updates[i]);
                while (k < trim && s[k] == ' ') k++;
                update_line(c, s + k, trim - k, s + 4, strcspn(updates[i], " "), marked, s, n);
                return;
            }
    }
    size_t in = 0;
    int depth = 0;
    while (begins(s + in, trim - in, "    ")) in += 4, depth++;
    if (begins(s + in, trim - in, "--- "))
        for (size_t i = 0; i < ARRAY_LEN(reports); i++)
            if (begins(s + in + 4, trim - in - 4, reports[i])) {
                size_t k = in + 4 + strlen(reports[i]);
                report_line(c, s + k, trim - k, depth, s + in + 4, strcspn(reports[i], ":"), marked, s, n);
                return;
            }
    if (depth > 0 && depth <= c->npending) set_test(c, c->pending[depth - 1].test, strlen(c->pending[depth - 1].test));
    write_out(c, s, n);
}

// ---- for test.c ----

Test2json *test2json_new(const char *pkg) {
    Test2json *c = xcalloc(1, sizeof *c);
    c->pkg = pkg;
    c->in = (Lines){.cap = sizeof c->in.buf, .line = input_line, .part = write_out};
    c->out = (Lines){.cap = 1024, .line = output_event, .part = output_event};
    clock_gettime(CLOCK_MONOTONIC, &c->start);
    Buf b = event(c, "start", "");
    emit(&b);
    return c;
}

void test2json_write(Test2json *c, const char *s, size_t n) { lines_write(c, &c->in, s, n); }

void test2json_close(Test2json *c, bool failed, const char *failedbuild) {
    if (failed) c->result = "fail";
    else if (!c->result || strcmp(c->result, "skip") != 0) c->result = "pass";
    lines_flush(c, &c->in);
    lines_flush(c, &c->out);
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    double d = (double)(now.tv_sec - c->start.tv_sec) + (double)(now.tv_nsec - c->start.tv_nsec) / 1e9;
    Buf b = event(c, c->result, buf_cstr(&c->test));
    buf_printf(&b, ",\"Elapsed\":%.10g", (double)(int64_t)(d * 1000 + 0.5) / 1000);
    if (failed && failedbuild) json_field(&b, "FailedBuild", failedbuild, strlen(failedbuild));
    emit(&b);
    buf_fini(&c->test);
    free(c);
}

void test2json_build(const char *id, const char *text) {
    for (const char *s = text; *s;) {
        size_t n = strcspn(s, "\n");
        n += s[n] == '\n';
        Buf b = BUF_INIT;
        buf_char(&b, '{');
        json_field(&b, "ImportPath", id, strlen(id));
        json_field(&b, "Action", "build-output", 12);
        json_field(&b, "Output", s, n);
        emit(&b);
        s += n;
    }
    Buf b = BUF_INIT;
    buf_char(&b, '{');
    json_field(&b, "ImportPath", id, strlen(id));
    json_field(&b, "Action", "build-fail", 10);
    emit(&b);
}
