// repl_json.c - the line protocol for editors (gosling repl -json): one JSON object a line, requests on standard input, events on standard output.
//
// Descriptors 0, 1 and 2 are not the protocol's: a program reads nothing from standard input, and what it (or C code, or a process that it
// started) writes goes into two pipes, whose other ends become output events. The real ones are moved aside. Three threads: the listener reads
// requests into a queue, so that an interrupt is seen while something runs; the reporter turns the pipes into events; the session's
// goroutine takes requests, and drains the pipes before each event of its own, so that a request's output comes before its end.
// Locks: queue.lock (the listener and the session), out.lock (whoever writes an event). Neither is held while the other is taken.
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include "base/utf8.h"
#include "cmd/json.h"
#include "cmd/repl_line.h"
#include "runtime/natives_api.h"
#include "vm/vm.h"

typedef struct Request {
    JsonObject o;
    char *id;            // as it was written, NULL: none
    const char *bad;     // why it is no request
    bool stopped;        // an interrupt came before it was its turn
} Request;

static struct {
    pthread_mutex_t lock;
    pthread_cond_t more;
    VEC(Request *) list;
    bool ended;
} queue = {.lock = PTHREAD_MUTEX_INITIALIZER, .more = PTHREAD_COND_INITIALIZER};

typedef struct Stream { int fd; const char *name; char tail[4]; int ntail; } Stream;  // tail: the beginning of a character
static struct {
    pthread_mutex_t lock;
    int fd;
    char *id;            // of the request that runs, NULL: none
    Stream streams[2];
} out = {.lock = PTHREAD_MUTEX_INITIALIZER};

static int in;           // the real standard input
static Request *now;     // the request that runs
static int64_t since;
static const char *outcome;
static size_t limit;     // bytes of a value that are shown

// ---- events ---------------------------------------------------------------------------------

static Buf event(const char *name) {
    Buf b = BUF_INIT;
    buf_char(&b, '{');
    if (out.id) buf_printf(&b, "\"id\":%s", out.id);
    json_cfield(&b, "event", name);
    return b;
}

static void put(Buf *b) {
    buf_str(b, "}\n");
    const char *s = b->s;
    for (size_t n = b->len; n;) {
        ssize_t k = write(out.fd, s, n);
        if (k < 0 && errno != EINTR) break;
        if (k > 0) s += k, n -= (size_t)k;
    }
    buf_fini(b);
}

// Bytes at the end of s that begin a character which is not complete.
static size_t unfinished(const char *s, size_t n) {
    for (size_t k = 1; k <= 3 && k <= n; k++) {
        unsigned char c = (unsigned char)s[n - k];
        if (c >= 0xc0) return k < (size_t)(c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : 2) ? k : 0;
        if (c < 0x80) return 0;
    }
    return 0;
}

// What is in a pipe becomes events. flush: the last character is not waited for. Under out.lock.
static void pass_on(Stream *s, bool flush) {
    char chunk[16384];
    int left = 0;  // what comes meanwhile may be without end
    ioctl(s->fd, FIONREAD, &left);
    while (left > 0 || flush) {
        memcpy(chunk, s->tail, (size_t)s->ntail);
        ssize_t k = read(s->fd, chunk + s->ntail, sizeof chunk - sizeof s->tail);
        if (k < 0 && errno == EINTR) continue;
        size_t n = (size_t)s->ntail + (k > 0 ? (size_t)k : 0), keep = flush && k <= 0 ? 0 : unfinished(chunk, n);
        memcpy(s->tail, chunk + n - keep, keep);
        s->ntail = (int)keep;
        if (n > keep) {
            Buf b = event("output");
            json_cfield(&b, "stream", s->name);
            json_field(&b, "text", chunk, n - keep);
            put(&b);
        }
        if (k <= 0) return;
        left -= (int)k;
        flush = flush && left > 0;
    }
}

static void *reporter(void *arg) {
    (void)arg;
    for (;;) {
        struct pollfd p[3] = {{.fd = out.streams[0].fd, .events = POLLIN}, {.fd = out.streams[1].fd, .events = POLLIN}, {.fd = out.fd}};
        if (poll(p, 3, -1) < 0 && errno != EINTR) return NULL;
        if (p[2].revents & (POLLERR | POLLHUP)) _exit(0);  // nobody listens any more
        pthread_mutex_lock(&out.lock);
        for (int i = 0; i < 2; i++)
            if (p[i].revents) pass_on(&out.streams[i], false);
        pthread_mutex_unlock(&out.lock);
    }
}

// An event of the session's: begun under the lock, behind what was written so far.
static Buf begin(const char *name) {
    fflush(stdout);
    fflush(stderr);
    pthread_mutex_lock(&out.lock);
    for (int i = 0; i < 2; i++) pass_on(&out.streams[i], true);
    return event(name);
}

static void end(Buf *b) {
    put(b);
    pthread_mutex_unlock(&out.lock);
}

static void text_event(const char *name, const char *s, size_t n) {
    Buf b = begin(name);
    json_field(&b, "text", s, n);
    end(&b);
}

void json_errors(void) {
    Diags *d = &repl.l.diags;
    diag_sort(d);
    for (int i = 0; i < d->list.n; i++) {
        Diag *e = &d->list.v[i];
        Buf b = begin(e->warning ? "warning" : "error");
        if (e->pos) {
            Position p = pos_position(e->pos);
            json_cfield(&b, "file", p.file);
            buf_printf(&b, ",\"line\":%d,\"col\":%d", p.line, p.col);
        }
        json_cfield(&b, "message", e->msg);
        end(&b);
    }
    json_outcome("error");
}

void json_value(const Buf *value, bool whole, Type *type, const _type *dynamic, const gostring *says) {
    Buf t = BUF_INIT;
    types_string(&t, type, repl.session);
    Buf b = begin("value");
    json_field(&b, "text", value->s ? value->s : "", value->len);
    json_cfield(&b, "type", buf_cstr(&t));
    buf_reset(&t);
    if (dynamic) {
        value_type(&t, dynamic);
        json_cfield(&b, "dynamic", buf_cstr(&t));
    }
    if (says) json_field(&b, "says", says->p, says->len < 1000 ? (size_t)says->len : 1000);
    if (!whole) buf_str(&b, ",\"cut\":true");
    end(&b);
    buf_fini(&t);
}

void json_text(const char *value, size_t n, const char *type) {
    Buf b = begin("value");
    json_field(&b, "text", value, n);
    json_cfield(&b, "type", type);
    end(&b);
}

size_t json_limit(void) { return limit; }

// The first reason stays.
void json_outcome(const char *why) {
    if (!outcome) outcome = why;
}

// ---- requests -------------------------------------------------------------------------------

static void request_free(Request *r) {
    if (!r) return;
    json_free(&r->o);
    free(r->id);
    free(r);
}

static const char *member(const Request *r, const char *name) {
    const JsonMember *m = json_member(&r->o, name);
    return m ? m->text : NULL;
}

static long number(const Request *r, const char *name, long otherwise) {
    const JsonMember *m = json_member(&r->o, name);
    char *e;
    long n = m ? strtol(m->raw, &e, 10) : 0;
    return m && !*e && n >= 0 ? n : otherwise;
}

static void answer_done(const char *status) {
    Buf b = begin("done");
    json_cfield(&b, "status", status);
    buf_printf(&b, ",\"ms\":%.3f", (double)(nanotime() - since) / 1e6);
    end(&b);
}

static void stop_waiting(void) {
    pthread_mutex_lock(&queue.lock);
    for (int i = 0; i < queue.list.n; i++) queue.list.v[i]->stopped = true;
    session_sigint();  // under the lock: what is taken next has not begun
    pthread_mutex_unlock(&queue.lock);
}

static void *listener(void *arg) {
    (void)arg;
    FILE *f = fdopen(in, "r");
    char *line = NULL;
    size_t cap = 0;
    while (f && getline(&line, &cap, f) >= 0) {
        if (!line[strspn(line, " \t\r\n")]) continue;
        Request *r = xcalloc(1, sizeof *r);
        r->bad = json_read(&r->o, line);
        const JsonMember *id = json_member(&r->o, "id");
        if (id && id->raw) r->id = xstrdup(id->raw);
        const char *op = member(r, "op");
        if (!r->bad && op && strcmp(op, "interrupt") == 0) stop_waiting();
        pthread_mutex_lock(&queue.lock);
        vec_push(&queue.list, r);
        pthread_cond_signal(&queue.more);
        pthread_mutex_unlock(&queue.lock);
    }
    free(line);
    pthread_mutex_lock(&queue.lock);
    queue.ended = true;
    pthread_cond_signal(&queue.more);
    pthread_mutex_unlock(&queue.lock);
    return NULL;
}

static Request *take(void) {
    pthread_mutex_lock(&queue.lock);
    while (!queue.list.n && !queue.ended) pthread_cond_wait(&queue.more, &queue.lock);
    Request *r = NULL;
    if (queue.list.n) {
        r = queue.list.v[0];
        memmove(queue.list.v, queue.list.v + 1, sizeof *queue.list.v * (size_t)--queue.list.n);
    }
    front_stop = 0;
    pthread_mutex_unlock(&queue.lock);
    return r;
}

// ---- what needs no evaluation ---------------------------------------------------------------

static void answer_complete(const Request *r, const char *code) {
    size_t n = strlen(code), pos = (size_t)number(r, "pos", (long)n);
    char *text = strndup(code, pos < n ? pos : n);
    Completion c = {0};
    complete(text, &c);
    Buf b = begin("completions");
    buf_printf(&b, ",\"from\":%zu", strlen(text) - c.typed);
    json_cfield(&b, "common", buf_cstr(&c.common));
    buf_str(&b, ",\"names\":[");
    for (int i = 0; i < c.names.n; i++) {
        if (i) buf_char(&b, ',');
        json_string(&b, c.names.v[i], strlen(c.names.v[i]));
    }
    buf_char(&b, ']');
    end(&b);
    completion_free(&c);
    free(text);
}

static void answer_type(const char *code) {
    Buf b = BUF_INIT;
    vm_front_lock();
    if (entry_type(code, &b)) text_event("type", b.s, b.len);
    else entry_errors();
    vm_front_unlock();
    buf_fini(&b);
}

static void answer_doc(const char *name) {
    Buf b = BUF_INIT;
    vm_front_lock();
    bool found = doc_about(name, &b);
    vm_front_unlock();
    if (found) text_event("doc", b.s, b.len);
    else json_outcome("unknown");
    buf_fini(&b);
}

static void answer_bad(const char *why, const char *what) {
    Buf b = begin("error");
    Buf m = BUF_INIT;
    buf_printf(&m, what ? "%s: %s" : "%s", why, what);
    json_cfield(&b, "message", buf_cstr(&m));
    end(&b);
    buf_fini(&m);
    json_outcome("bad request");
}

// True: text is to be evaluated.
static bool answer(const Request *r, Buf *text) {
    const char *op = member(r, "op"), *code = member(r, "code");
    if (r->bad) answer_bad(r->bad, NULL);
    else if (!op) answer_bad("a request needs an op", NULL);
    else if (r->stopped) json_outcome("interrupted");
    else if (strcmp(op, "interrupt") == 0) return false;
    else if (strcmp(op, "quit") == 0) repl.quit = true;
    else if (!code) answer_bad("a code is needed", op);
    else if (strlen(code) != json_member(&r->o, "code")->len) answer_bad("a NUL in the code", op);
    else if (strcmp(op, "eval") == 0) {
        for (long i = number(r, "line", 1); i > 1; i--) buf_char(text, '\n');  // so that positions are the editor's
        buf_str(text, code);
        return true;
    } else if (strcmp(op, "complete") == 0) answer_complete(r, code);
    else if (strcmp(op, "type") == 0) answer_type(code);
    else if (strcmp(op, "doc") == 0) answer_doc(code);
    else if (strcmp(op, "check") == 0) json_outcome(line_incomplete(code) ? "incomplete" : "ok");
    else answer_bad("unknown op", op);
    return false;
}

// ---- the session ----------------------------------------------------------------------------

// The next request that is to be evaluated; false: the end. The last one is done.
bool json_entry(Buf *text, const char **file) {
    for (;;) {
        if (now) {
            answer_done(outcome ? outcome : "ok");
            pthread_mutex_lock(&out.lock);
            out.id = NULL;
            pthread_mutex_unlock(&out.lock);
            request_free(now);
        }
        outcome = NULL;
        now = repl.quit ? NULL : take();
        if (!now) return false;
        since = nanotime();
        pthread_mutex_lock(&out.lock);
        out.id = now->id;
        pthread_mutex_unlock(&out.lock);
        limit = (size_t)number(now, "limit", 1 << 16);
        const char *name = member(now, "file");
        *file = name && *name && !strpbrk(name, "\r\n") ? intern_cstr(name)->s : "<repl>";
        buf_reset(text);
        if (answer(now, text)) return true;
    }
}

static bool start(void *(*f)(void *)) {
    pthread_t t;
    sigset_t all, old;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &old);
    bool ok = pthread_create(&t, NULL, f, NULL) == 0;
    if (ok) pthread_detach(t);
    pthread_sigmask(SIG_SETMASK, &old, NULL);
    return ok;
}

// Before anything else runs.
bool json_init(void) {
    static const char *const names[] = {"stdout", "stderr"};
    in = fcntl(0, F_DUPFD_CLOEXEC, 10);
    out.fd = fcntl(1, F_DUPFD_CLOEXEC, 10);
    int null = open("/dev/null", O_RDONLY);
    if (in < 0 || out.fd < 0 || null < 0 || dup2(null, 0) < 0) return false;
    close(null);
    for (int i = 0; i < 2; i++) {
        int p[2];
        if (pipe2(p, O_CLOEXEC) != 0 || dup2(p[1], i + 1) < 0) return false;
        close(p[1]);
        int fd = fcntl(p[0], F_DUPFD_CLOEXEC, 10);
        close(p[0]);
        fcntl(fd, F_SETFL, O_NONBLOCK);
        out.streams[i] = (Stream){.fd = fd, .name = names[i]};
    }
    setvbuf(stdout, NULL, _IOFBF, 1 << 16);
    return true;
}

bool json_begin(void) {
    Buf b = begin("ready");
    buf_str(&b, ",\"protocol\":1");
    json_cfield(&b, "version", "go1.26");
    end(&b);
    return start(reporter) && start(listener);
}

void json_end(void) {
    Buf b = begin("bye");
    end(&b);
}
