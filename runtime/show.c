// show.c - values with the runtime's own structures behind them, for a REPL's :show.
// Twin: none      Locks: hchan.lock while a channel's queues are read; all else is looked at as it is, on a P, while others may be changing it
#include "runtime/session.h"
#include "base/buf.h"
#include "runtime/chan.h"
#include "runtime/map.h"
#include "runtime/natives_api.h"
#include <stdlib.h>

enum { ELEMS = 16, BUCKETS = 16, GOROUTINES = 32 };

// The entries of a map as they lie in the buckets: at most `most` of them.
void session_mapwalk(const maptype *t, hmap *h, int64_t most, const char ***keys, int *n, const char ***elems) {
    *n = 0;
    *keys = *elems = NULL;
    if (!h || !h->buckets || most <= 0) return;
    t = mapready(t);
    if (most > maplen(h)) most = maplen(h);
    *keys = malloc(sizeof(char *) * (size_t)(most + 1));
    *elems = malloc(sizeof(char *) * (size_t)(most + 1));
    for (int old = 0; old < 2; old++) {
        uint8_t *base = old ? h->oldbuckets : h->buckets;
        uint64_t nb = !base ? 0 : old ? noldbuckets(h) : 1ull << h->B;
        for (uint64_t i = 0; base && i < nb; i++)
            for (uint8_t *b = base + i * t->bucketsize; b; b = *boverflow(t, b)) {
                if (old && bevacuated(b)) break;
                for (uint64_t k = 0; k < BUCKET_CNT; k++) {
                    if (b[k] < MINTOP) continue;
                    if (*n == most) return;
                    uint8_t *key = bkey(t, b, k), *elem = belem(t, b, k);
                    (*keys)[*n] = t->flags & MAPFLAG_INDIRECTKEY ? *(char **)key : (char *)key;
                    (*elems)[(*n)++] = t->flags & MAPFLAG_INDIRECTELEM ? *(char **)elem : (char *)elem;
                }
            }
    }
}

typedef struct Show { Buf *b; showput put, puttype; } Show;

static void place(Show *s, const void *p) {
    void *base;
    uint64_t size;
    if (!p) buf_str(s->b, "nil");
    else if (!heapobject((void *)(uintptr_t)p, &base, &size)) buf_printf(s->b, "%p (static, not on the heap)", p);
    else if (base == p) buf_printf(s->b, "%p (heap object of %llu bytes)", p, (unsigned long long)size);
    else buf_printf(s->b, "%p (byte %llu of a heap object of %llu bytes)", p, (unsigned long long)((const char *)p - (char *)base), (unsigned long long)size);
}

static void elements(Show *s, const _type *et, const char *p, int64_t len, int64_t cap) {
    for (int64_t i = 0; i < cap; i++) {
        if (i == ELEMS && len > ELEMS + 1) {
            buf_printf(s->b, "  ... %lld more\n", (long long)(len - i));
            i = len;
            if (i >= cap) break;
        }
        if (i >= len + ELEMS / 2) {
            buf_printf(s->b, "  ... %lld more\n", (long long)(cap - i));
            break;
        }
        buf_printf(s->b, i < len ? "  [%lld] " : "  [%lld] (beyond len) ", (long long)i);
        s->put(s->b, et, p + (size_t)i * et->size);
        buf_char(s->b, '\n');
    }
}

static void hex(Buf *b, const char *p, int64_t n) {
    for (int64_t i = 0; i < n && i < 32; i++) buf_printf(b, i ? " %02x" : "%02x", (unsigned char)p[i]);
    if (n > 32) buf_printf(b, " ... %lld more", (long long)(n - 32));
    buf_char(b, '\n');
}

static void bucket(Show *s, const maptype *t, uint8_t *b) {
    static const char *const marks[] = {"empty, all after it too", "empty", "moved to X", "moved to Y", "moved, was empty"};
    if (bevacuated(b)) {
        buf_printf(s->b, "    (%s)\n", marks[b[0]]);
        return;
    }
    for (uint64_t k = 0; k < BUCKET_CNT; k++) {
        if (b[k] < MINTOP) continue;
        uint8_t *key = bkey(t, b, k), *elem = belem(t, b, k);
        buf_printf(s->b, "    slot %d, tophash %02x: ", (int)k, b[k]);
        s->put(s->b, t->key, t->flags & MAPFLAG_INDIRECTKEY ? *(void **)key : key);
        buf_str(s->b, ": ");
        s->put(s->b, t->elem, t->flags & MAPFLAG_INDIRECTELEM ? *(void **)elem : elem);
        buf_char(s->b, '\n');
    }
}

static void show_map(Show *s, const maptype *t, hmap *h) {
    if (!h) {
        buf_str(s->b, "  nil: no hmap\n");
        return;
    }
    t = mapready(t);
    uint8_t f = load_rlx(&h->flags);
    buf_printf(s->b, "  hmap at ");
    place(s, h);
    buf_printf(s->b, "\n  count %lld, B %d (%llu buckets of %d slots, %d bytes each), overflow buckets %d, seed %08x, flags%s%s%s%s%s\n  buckets ", (long long)h->count, h->B,
               1ull << h->B, BUCKET_CNT, t->bucketsize, h->noverflow, h->hash0, f ? "" : " none", f & MAP_ITERATOR ? " iterator" : "",
               f & MAP_OLDITERATOR ? " olditerator" : "", f & MAP_WRITING ? " writing" : "", f & MAP_SAMESIZE ? " samesizegrow" : "");
    place(s, h->buckets);
    buf_char(s->b, '\n');
    if (h->oldbuckets) {
        buf_printf(s->b, "  growing: %llu of %llu old buckets moved, oldbuckets ", (unsigned long long)h->nevacuate, (unsigned long long)noldbuckets(h));
        place(s, h->oldbuckets);
        buf_char(s->b, '\n');
    }
    for (int old = 0; old < 2; old++) {
        uint8_t *base = old ? h->oldbuckets : h->buckets;
        uint64_t n = !base ? 0 : old ? noldbuckets(h) : 1ull << h->B;
        for (uint64_t i = 0; base && i < n; i++) {
            if (i == BUCKETS) {
                buf_printf(s->b, "  ... %llu more\n", (unsigned long long)(n - i));
                break;
            }
            uint8_t *b = base + i * t->bucketsize;
            buf_printf(s->b, "  %sbucket %llu%s\n", old ? "old " : "", (unsigned long long)i, b[0] == EMPTY_REST ? ": empty" : "");
            for (int chain = 0; b && chain < 8; b = *boverflow(t, b), chain++) {
                if (chain) buf_printf(s->b, "   overflow bucket at %p\n", (void *)b);
                bucket(s, t, b);
            }
        }
    }
}

static void waiters(Show *s, const char *name, sudog *q) {
    buf_printf(s->b, "  %s:", name);
    int n = 0;
    for (; q && n < GOROUTINES; q = q->next, n++) buf_printf(s->b, " goroutine %lld%s", (long long)q->g->goid, q->isselect ? " (select)" : "");
    buf_str(s->b, n == 0 ? " none\n" : q ? " ...\n" : "\n");
}

static void show_chan(Show *s, const chantype *t, hchan *c) {
    if (!c) {
        buf_str(s->b, "  nil: no hchan; send and receive block for ever\n");
        return;
    }
    buf_str(s->b, "  hchan at ");
    place(s, c);
    buf_printf(s->b, "\n  elements of %d bytes, %s\n", c->elemsize, load_rlx(&c->closed) ? "closed" : "open");
    lock(&c->lock);
    uint64_t n = load_rlx(&c->qcount);
    if (!c->dataqsiz) buf_str(s->b, "  unbuffered: no ring\n");
    else buf_printf(s->b, "  ring of %llu, %llu in use, next receive at %llu, next send at %llu\n", (unsigned long long)c->dataqsiz, (unsigned long long)n,
                    (unsigned long long)c->recvx, (unsigned long long)c->sendx);
    for (uint64_t i = 0; i < c->dataqsiz && i < ELEMS; i++) {
        uint64_t at = (i + c->dataqsiz - c->recvx) % c->dataqsiz;
        buf_printf(s->b, "  [%llu] ", (unsigned long long)i);
        if (at < n) s->put(s->b, t->elem, chanbuf(c, i));
        else buf_str(s->b, "(free)");
        buf_char(s->b, '\n');
    }
    if (c->dataqsiz > ELEMS) buf_printf(s->b, "  ... %llu more\n", (unsigned long long)(c->dataqsiz - ELEMS));
    waiters(s, "waiting to receive", c->recvq.first);
    waiters(s, "waiting to send", c->sendq.first);
    unlock(&c->lock);
}

static void show_iface(Show *s, const _type *t, const eface *e) {
    bool methods = ((const interfacetype *)t)->nmethods != 0;
    const itab *tab = methods ? ((const iface *)e)->tab : NULL;
    const _type *dt = methods ? tab ? tab->type : NULL : e->type;
    if (!dt) {
        buf_str(s->b, "  nil: both words are 0\n");
        return;
    }
    if (methods) {
        buf_printf(s->b, "  itab %p: (", (const void *)tab);
        s->puttype(s->b, t, NULL);
        buf_str(s->b, ", ");
    } else buf_printf(s->b, "  type %p: ", (const void *)dt);
    s->puttype(s->b, dt, NULL);
    buf_str(s->b, methods ? ")\n" : "\n");
    for (int64_t i = 0; methods && i < ((const interfacetype *)t)->nmethods; i++) {
        const imethod *m = &((const interfacetype *)t)->methods[i];
        buf_printf(s->b, "    fun[%lld] %.*s -> %p\n", (long long)i, (int)m->name.len, m->name.p, (void *)tab->fun[i]);
    }
    buf_str(s->b, "  data ");
    if (dt->tflag & TFLAG_DIRECTIFACE) buf_str(s->b, "is the value itself: ");
    else {
        place(s, e->data);
        buf_str(s->b, ": ");
    }
    s->put(s->b, dt, dt->tflag & TFLAG_DIRECTIFACE ? (const void *)&e->data : e->data);
    buf_char(s->b, '\n');
}

static bool named(const _type *t, const char *name) { return t->str.len == (int64_t)strlen(name) && memcmp(t->str.p, name, strlen(name)) == 0; }

static int64_t field(const _type *t, const void *v, const char *name) {
    const structtype *st = (const structtype *)t;
    for (int64_t i = 0; i < st->nfields; i++) {
        const structfield *f = &st->fields[i];
        if (f->name.len != (int64_t)strlen(name) || memcmp(f->name.p, name, (size_t)f->name.len) != 0) continue;
        const char *p = (const char *)v + f->offset;
        return f->typ->size == 4 ? *(const int32_t *)p : *(const int64_t *)p;
    }
    return 0;
}

// sync's own words, whose bits mean something. false: another type.
static bool show_sync(Show *s, const _type *t, const void *v, const char *indent) {
    if (named(t, "sync.Mutex")) {
        int64_t st = field(t, v, "state");
        buf_printf(s->b, "%sstate %#llx: %s%s%s, %lld waiting\n", indent, (unsigned long long)st, st & 1 ? "locked" : "unlocked", st & 2 ? ", a waiter was woken" : "",
                   st & 4 ? ", starving" : "", (long long)(st >> 3));
    } else if (named(t, "sync.RWMutex")) {
        int64_t r = field(t, v, "readers");
        buf_printf(s->b, "%sreaders %lld: %lld reading%s, %lld to leave before it\n", indent, (long long)r, (long long)(r < 0 ? r + (1 << 30) : r),
                   r < 0 ? ", a writer holds it or waits" : ", no writer", (long long)field(t, v, "leaving"));
    } else if (named(t, "sync.WaitGroup")) {
        uint64_t st = (uint64_t)field(t, v, "state");
        buf_printf(s->b, "%sstate %#llx: counter %d, %u waiting\n", indent, (unsigned long long)st, (int32_t)(st >> 32), (uint32_t)st & 0x7fffffff);
    } else return false;
    return true;
}

static void show_struct(Show *s, const structtype *t, const char *v) {
    for (int64_t i = 0; i < t->nfields; i++) {
        const structfield *f = &t->fields[i];
        buf_printf(s->b, "  +%-4llu %-12.*s ", (unsigned long long)f->offset, (int)f->name.len, f->name.p);
        s->puttype(s->b, f->typ, NULL);
        buf_str(s->b, " = ");
        s->put(s->b, f->typ, v + f->offset);
        buf_char(s->b, '\n');
        show_sync(s, f->typ, v + f->offset, "          ");
        uint64_t end = f->offset + f->typ->size, next = i + 1 < t->nfields ? t->fields[i + 1].offset : t->t.size;
        if (next > end) buf_printf(s->b, "  +%-4llu (%llu bytes of padding)\n", (unsigned long long)end, (unsigned long long)(next - end));
    }
}

void session_show(Buf *b, const _type *t, const void *v, const void *at, showput put, showput puttype) {
    Show s = {b, put, puttype};
    puttype(b, t, NULL);
    buf_printf(b, ", %llu bytes, alignment %d", (unsigned long long)t->size, t->align);
    if (at) {
        buf_str(b, ", at ");
        place(&s, at);
    }
    buf_char(b, '\n');
    switch (t->kind) {
    case KIND_STRING: {
        const gostring *g = v;
        buf_str(b, "  ptr ");
        place(&s, g->p);
        buf_printf(b, "\n  len %lld\n  bytes ", (long long)g->len);
        hex(b, g->p, g->len);
        break;
    }
    case KIND_SLICE: {
        const goslice *g = v;
        buf_str(b, "  ptr ");
        place(&s, g->p);
        buf_printf(b, "\n  len %lld\n  cap %lld\n", (long long)g->len, (long long)g->cap);
        elements(&s, ((const slicetype *)t)->elem, g->p, g->len, g->p ? g->cap : 0);
        break;
    }
    case KIND_ARRAY: elements(&s, ((const arraytype *)t)->elem, v, ((const arraytype *)t)->len, ((const arraytype *)t)->len); break;
    case KIND_MAP: show_map(&s, (const maptype *)t, *(hmap *const *)v); break;
    case KIND_CHAN: show_chan(&s, (const chantype *)t, *(hchan *const *)v); break;
    case KIND_INTERFACE: show_iface(&s, t, v); break;
    case KIND_STRUCT:
        if (!show_sync(&s, t, v, "  ")) show_struct(&s, (const structtype *)t, v);
        break;
    case KIND_POINTER: {
        const void *p = *(void *const *)v;
        buf_str(b, "  points to ");
        place(&s, p);
        buf_char(b, '\n');
        if (p) {
            const _type *et = ((const ptrtype *)t)->elem;
            buf_str(b, "  ");
            put(b, et, p);
            buf_char(b, '\n');
            if (et->kind == KIND_STRUCT && !show_sync(&s, et, p, "  ")) show_struct(&s, (const structtype *)et, p);
        }
        break;
    }
    case KIND_FUNC:
        buf_str(b, "  closure ");
        place(&s, *(void *const *)v);
        buf_char(b, '\n');
        // fall through
    default:
        buf_str(b, "  ");
        put(b, t, v);
        buf_str(b, "\n  bytes ");
        hex(b, v, (int64_t)t->size);
    }
}
