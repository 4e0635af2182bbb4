// regexp.c - the matchers of package regexp: a backtracker with a bit for each state, and a simulation of the nondeterministic automaton.
// Twin: $GOROOT/src/regexp/backtrack.go and exec.go, by what they compute.     Locks: none; all memory is the caller's.
//
// A program is an array of words that code.go makes. Both matchers take time linear in the text. The backtracker is for small
// texts: its bits (instruction x place) are bounded, so one call is short. The simulation stops after STEPS thread steps and is called again; its whole state is
// in work: see struct nfa.
#include <stdlib.h>
#include "vm/native.h"
#include "runtime/runtime.h"
#include "stdlib/textsearch.h"

enum { I_ALT, I_ALTMATCH, I_CAP, I_EMPTY, I_MATCH, I_FAIL, I_NOP, I_SET, I_RUNE1, I_ANY, I_ANYNOTNL };  // syntax.InstOp
enum { H_INSTS, H_START, H_FLAGS, H_PREFIX, H_TEXT, H_FIRST, H_SIZE = 16 };                              // code.go
enum { LONGEST = 1, ANCHORED = 2, HASFIRST = 4 };
enum { NO_MATCH, MATCHED, MORE_TIME, MORE_TEXT };                                                        // exec.go
enum { BEGIN_LINE = 1, END_LINE = 2, BEGIN_TEXT = 4, END_TEXT = 8, WORD = 16, NO_WORD = 32 };             // syntax.EmptyOp
enum { STEPS = 200000 };

typedef struct inst { uint32_t op, out, arg, set; } inst;

static inline const inst *insts_of(const uint32_t *code) { return (const inst *)(code + H_SIZE); }

// Decodes the rune at s[0..n), as package utf8 does: an invalid byte is a U+FFFD of width 1. At the end: -1, width 0.
static inline int32_t decode(const uint8_t *s, int64_t n, int *width) {
    if (n <= 0) {
        *width = 0;
        return -1;
    }
    uint32_t c = s[0];
    *width = 1;
    if (c < 0x80) return (int32_t)c;
    if (c < 0xc2 || c > 0xf4 || n < 2 || (s[1] & 0xc0) != 0x80) return 0xfffd;
    if (c < 0xe0) {
        *width = 2;
        return (int32_t)((c & 0x1f) << 6 | (s[1] & 0x3f));
    }
    if (n < 3 || (s[2] & 0xc0) != 0x80) return 0xfffd;
    if (c < 0xf0) {
        uint32_t v = (c & 0xf) << 12 | (uint32_t)(s[1] & 0x3f) << 6 | (s[2] & 0x3f);
        if (v < 0x800 || (v >= 0xd800 && v < 0xe000)) return 0xfffd;
        *width = 3;
        return (int32_t)v;
    }
    if (n < 4 || (s[3] & 0xc0) != 0x80) return 0xfffd;
    uint32_t v = (c & 7) << 18 | (uint32_t)(s[1] & 0x3f) << 12 | (uint32_t)(s[2] & 0x3f) << 6 | (s[3] & 0x3f);
    if (v < 0x10000 || v > 0x10ffff) return 0xfffd;
    *width = 4;
    return (int32_t)v;
}

static int32_t decode_before(const uint8_t *s, int64_t pos) {  // the rune that ends at pos, or -1
    if (pos <= 0) return -1;
    for (int64_t from = pos - 1; from >= 0 && from >= pos - 4; from--) {
        int w;
        int32_t c = decode(s + from, pos - from, &w);
        if (from + w == pos && (w > 1 || from == pos - 1) && (w > 1 || c < 0x80)) return c;
        if ((s[from] & 0xc0) != 0x80) break;
    }
    return 0xfffd;
}

static inline bool is_word(int32_t c) {
    uint32_t l = (uint32_t)c | 0x20;
    return l - 'a' < 26 || (uint32_t)c - '0' < 10 || c == '_';
}

static uint32_t context(int32_t before, int32_t after) {
    uint32_t f = is_word(before) == is_word(after) ? NO_WORD : WORD;
    if (before < 0) f |= BEGIN_TEXT | BEGIN_LINE;
    if (before == '\n') f |= BEGIN_LINE;
    if (after < 0) f |= END_TEXT | END_LINE;
    if (after == '\n') f |= END_LINE;
    return f;
}

static bool set_has(const uint32_t *set, int32_t c) {
    if ((uint32_t)c < 128) return set[c >> 5] >> (c & 31) & 1;
    if (c < 0) return false;
    uint32_t lo = 0, hi = set[4];
    for (const uint32_t *pairs = set + 5; lo < hi;) {
        uint32_t mid = (lo + hi) / 2;
        if ((uint32_t)c < pairs[2 * mid]) hi = mid;
        else if ((uint32_t)c > pairs[2 * mid + 1]) lo = mid + 1;
        else return true;
    }
    return false;
}

static inline bool inst_takes(const uint32_t *code, const inst *i, int32_t c) {
    switch (i->op) {
    case I_RUNE1: return c == (int32_t)i->arg;
    case I_SET: return set_has(code + i->set, c);
    case I_ANY: return c >= 0;
    default: return c >= 0 && c != '\n';
    }
}

// The first place from pos on where a match may begin; -1: nowhere in this text.
static int64_t candidate(const uint32_t *code, const char *text, int64_t len, int64_t pos) {
    if (code[H_PREFIX] > 0) {
        int64_t at = text_index(text + pos, len - pos, (const char *)(code + code[H_TEXT]), code[H_PREFIX]);
        return at < 0 ? -1 : pos + at;
    }
    if (code[H_FLAGS] & HASFIRST) {
        const uint32_t *first = code + H_FIRST;
        while (pos < len && !(first[(uint8_t)text[pos] >> 5] >> ((uint8_t)text[pos] & 31) & 1)) pos++;
        if (pos == len) return -1;
    }
    return pos;
}

// ---- the backtracker ----

typedef struct job { int32_t pc; uint32_t slot; int64_t pos; } job;  // pc < 0: put pos back into the slot

typedef struct jobs { job *at; int64_t n, cap; job few[512]; } jobs;

static void jobs_push(jobs *j, int32_t pc, uint32_t index, int64_t pos) {
    if (j->n == j->cap) {
        job *more = malloc((size_t)j->cap * 2 * sizeof *more);
        if (!more) throw("regexp: out of memory");
        memcpy(more, j->at, (size_t)j->n * sizeof *more);
        if (j->at != j->few) free(j->at);
        j->at = more;
        j->cap *= 2;
    }
    j->at[j->n++] = (job){pc, index, pos};
}

typedef struct tracker {
    const uint32_t *code;
    const uint8_t *text;
    int64_t len, base, places;  // places from base to len, both included
    int64_t *caps;
    int64_t ncap;
    uint32_t *visited;
} tracker;

static bool try_at(tracker *t, jobs *j, int64_t start) {
    const inst *in = insts_of(t->code);
    jobs_push(j, (int32_t)t->code[H_START], 0, start);
    while (j->n > 0) {
        job top = j->at[--j->n];
        if (top.pc < 0) {
            t->caps[top.slot] = top.pos;
            continue;
        }
        uint32_t pc = (uint32_t)top.pc;
        int64_t pos = top.pos;
        for (;;) {
            uint64_t bit = (uint64_t)pc * (uint64_t)t->places + (uint64_t)(pos - t->base);
            if (t->visited[bit >> 5] >> (bit & 31) & 1) break;
            t->visited[bit >> 5] |= 1u << (bit & 31);
            const inst *i = &in[pc];
            if (i->op >= I_SET) {
                int w;
                int32_t c = decode(t->text + pos, t->len - pos, &w);
                if (!inst_takes(t->code, i, c)) break;
                pos += w;
            } else if (i->op == I_ALT || i->op == I_ALTMATCH) {
                jobs_push(j, (int32_t)i->arg, 0, pos);
            } else if (i->op == I_CAP) {
                if (i->arg < t->ncap) {
                    jobs_push(j, -1, i->arg, t->caps[i->arg]);
                    t->caps[i->arg] = pos;
                }
            } else if (i->op == I_EMPTY) {
                int w;
                uint32_t have = context(decode_before(t->text, pos), decode(t->text + pos, t->len - pos, &w));
                if (i->arg & ~have) break;
            } else if (i->op == I_MATCH) {
                if (t->ncap > 0) {
                    t->caps[0] = start;
                    t->caps[1] = pos;
                }
                return true;
            } else if (i->op == I_FAIL) {
                break;
            }
            pc = i->out;
        }
    }
    return false;
}

// func backtrack(code []uint32, text string, pos int, caps []int, visited []uint32) bool
static int regexp_backtrack(void *gp, void *w) {
    (void)gp;
    struct { uint64_t ret; goslice code; gostring text; int64_t pos; goslice caps, visited; } *a = w;
    tracker t = {a->code.p, (const uint8_t *)a->text.p, a->text.len, a->pos, a->text.len - a->pos + 1, a->caps.p, a->caps.len, a->visited.p};
    a->ret = false;
    bool anchored = t.code[H_FLAGS] & ANCHORED;
    if (anchored && a->pos > 0) return RT_OK;
    int64_t pos = anchored ? a->pos : candidate(t.code, a->text.p, t.len, a->pos);
    if (pos < 0) return RT_OK;
    memset(t.visited, 0, ((uint64_t)t.code[H_INSTS] * (uint64_t)t.places + 31) / 32 * 4);
    for (int64_t i = 0; i < t.ncap; i++) t.caps[i] = -1;
    jobs j = {.cap = 512};
    j.at = j.few;
    while (pos >= 0 && pos <= t.len) {
        if (try_at(&t, &j, pos)) {
            a->ret = true;
            break;
        }
        if (anchored || pos == t.len) break;
        int width;
        decode(t.text + pos, t.len - pos, &width);
        pos = candidate(t.code, a->text.p, t.len, pos + width);
    }
    if (j.at != j.few) free(j.at);
    return RT_OK;
}

// ---- the simulation ----

// Threads of one place in order of preference: a sparse set of instructions, each with its captures.
typedef struct queue { uint32_t *sparse, *dense; int64_t *caps; } queue;

typedef struct entry { int64_t pc, value; } entry;  // pc < 0: put value back into slot ~pc

// In work: pos, started, matched, the threads waiting, the parity of the queues, the rune before pos, 2 spare; then the arrays.
enum { W_POS, W_STARTED, W_MATCHED, W_N, W_PARITY, W_BEFORE, W_ARRAYS = 8 };

typedef struct nfa {
    const uint32_t *code;
    const inst *in;
    int64_t ncap;
    int64_t *found;  // the captures of the best match
    int64_t *now;    // those of the thread being followed
    queue q[2];
    uint32_t n[2];
    entry *stack;
} nfa;

static void nfa_add(nfa *m, int side, uint32_t start, int64_t pos, uint32_t have) {
    queue *q = &m->q[side];
    entry *s = m->stack;
    int64_t top = 0;
    s[top++] = (entry){start, 0};
    while (top > 0) {
        entry e = s[--top];
        if (e.pc < 0) {
            m->now[~e.pc] = e.value;
            continue;
        }
        for (uint32_t pc = (uint32_t)e.pc;;) {
            uint32_t at = q->sparse[pc];
            if (at < m->n[side] && q->dense[at] == pc) break;
            at = m->n[side]++;
            q->sparse[pc] = at;
            q->dense[at] = pc;
            const inst *i = &m->in[pc];
            if (i->op == I_ALT || i->op == I_ALTMATCH) {
                s[top++] = (entry){i->arg, 0};
            } else if (i->op == I_CAP) {
                if (i->arg < m->ncap) {
                    s[top++] = (entry){~(int64_t)i->arg, m->now[i->arg]};
                    m->now[i->arg] = pos;
                }
            } else if (i->op == I_EMPTY) {
                if (i->arg & ~have) break;
            } else if (i->op == I_FAIL) {
                break;
            } else if (i->op != I_NOP) {
                for (int64_t k = 0; k < m->ncap; k++) q->caps[at * m->ncap + k] = m->now[k];
                break;
            }
            pc = i->out;
        }
    }
}

// func simulate(code []uint32, text string, base int, last bool, caps []int, work []uint64) int
static int regexp_simulate(void *gp, void *window) {
    (void)gp;
    struct { int64_t ret; goslice code; gostring text; int64_t base; uint64_t last; goslice caps, work; } *a = window;
    nfa m = {.code = a->code.p, .ncap = a->caps.len};
    m.in = insts_of(m.code);
    int64_t *work = a->work.p;
    int64_t ninst = m.code[H_INSTS];
    bool longest = m.code[H_FLAGS] & LONGEST, anchored = m.code[H_FLAGS] & ANCHORED;
    m.found = a->caps.p;
    int64_t *free_ = work + W_ARRAYS;
    m.now = free_;
    free_ += m.ncap;
    for (int k = 0; k < 2; k++) {
        m.q[k].sparse = (uint32_t *)free_;
        m.q[k].dense = m.q[k].sparse + ninst;
        free_ += ninst;
        m.q[k].caps = free_;
        free_ += ninst * m.ncap;
    }
    m.stack = (entry *)free_;  // two for each instruction, at most
    const uint8_t *text = (const uint8_t *)a->text.p;
    int64_t len = a->text.len, pos = work[W_POS] - a->base, spent = 0;
    if (!work[W_STARTED]) {
        work[W_STARTED] = 1;
        work[W_MATCHED] = work[W_N] = work[W_PARITY] = 0;
        work[W_BEFORE] = decode_before(text, pos);
        for (int64_t k = 0; k < m.ncap; k++) m.found[k] = -1;
    }
    bool matched = work[W_MATCHED];
    int side = (int)work[W_PARITY];
    m.n[side] = (uint32_t)work[W_N];
    int32_t before = (int32_t)work[W_BEFORE];
    for (a->ret = -1; a->ret < 0;) {
        if (m.n[side] == 0) {
            if (matched || (anchored && pos + a->base != 0)) break;
            if (a->last && !anchored) {
                int64_t to = candidate(m.code, a->text.p, len, pos);
                if (to < 0) break;
                if (to > pos) before = decode_before(text, pos = to);
            }
        }
        if (!a->last && len - pos < 8) {  // this rune and the next
            a->ret = MORE_TEXT;
            break;
        }
        if (spent > STEPS) {
            a->ret = MORE_TIME;
            break;
        }
        int w, w2;
        int32_t c = decode(text + pos, len - pos, &w);
        if (!matched) {
            for (int64_t k = 0; k < m.ncap; k++) m.now[k] = -1;
            if (m.ncap > 0) m.now[0] = pos + a->base;
            nfa_add(&m, side, m.code[H_START], pos + a->base, context(before, c));
        }
        uint32_t have = context(c, decode(text + pos + w, len - pos - w, &w2));
        int next = !side;
        m.n[next] = 0;
        queue *q = &m.q[side];
        for (uint32_t k = 0; k < m.n[side]; k++) {
            const inst *i = &m.in[q->dense[k]];
            const int64_t *caps = q->caps + k * m.ncap;
            if (i->op < I_SET && i->op != I_MATCH) continue;
            if (longest && matched && m.ncap > 0 && m.found[0] < caps[0]) continue;
            if (i->op == I_MATCH) {
                if (m.ncap > 0 && (!longest || !matched || m.found[1] < pos + a->base)) {
                    for (int64_t s = 0; s < m.ncap; s++) m.found[s] = caps[s];
                    m.found[1] = pos + a->base;
                }
                matched = true;
                if (!longest) break;  // the threads behind are less preferred
            } else if (inst_takes(m.code, i, c)) {
                for (int64_t s = 0; s < m.ncap; s++) m.now[s] = caps[s];
                nfa_add(&m, next, i->out, pos + w + a->base, have);
            }
        }
        spent += m.n[side] + m.n[next] + 1;
        if (w == 0 || (matched && m.ncap == 0)) break;
        side = next;
        pos += w;
        before = c;
    }
    work[W_POS] = pos + a->base;
    work[W_MATCHED] = matched;
    work[W_PARITY] = side;
    work[W_N] = m.n[side];
    work[W_BEFORE] = before;
    if (a->ret < 0) a->ret = matched ? MATCHED : NO_MATCH;
    return RT_OK;
}

const NativeEntry std_regexp_natives[] = {
    {"regexp.backtrack", regexp_backtrack},
    {"regexp.simulate", regexp_simulate},
    {0},
};
