// type.h - run-time type descriptors: the border between the compiler, the runtime and reflect.
// Twin: $GOROOT/src/internal/abi/type.go (names, not layout: ours holds plain pointers, no offsets)
//
// A _type is immutable once published, except for the fields marked (lazy), which are filled once under
// typelock and read with acquire. Descriptors are canonical: two identical Go types have one _type, so
// identity is pointer comparison. Unnamed types are canonicalised by the rtype_* constructors of type.c (the
// compiler and reflect both go through them); a named type (or an instance of a generic one) is made once by whoever declares it.
// stdlib/reflect mirrors these structs field by field: change both.
#ifndef GOSLING_RUNTIME_TYPE_H
#define GOSLING_RUNTIME_TYPE_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct _type _type;
typedef struct Func Func;  // vm/bytecode.h

// reflect.Kind's numbers.
enum {
    KIND_INVALID, KIND_BOOL, KIND_INT, KIND_INT8, KIND_INT16, KIND_INT32, KIND_INT64,
    KIND_UINT, KIND_UINT8, KIND_UINT16, KIND_UINT32, KIND_UINT64, KIND_UINTPTR,
    KIND_FLOAT32, KIND_FLOAT64, KIND_COMPLEX64, KIND_COMPLEX128,
    KIND_ARRAY, KIND_CHAN, KIND_FUNC, KIND_INTERFACE, KIND_MAP, KIND_POINTER, KIND_SLICE, KIND_STRING,
    KIND_STRUCT, KIND_UNSAFEPOINTER
};

enum {
    TFLAG_NAMED = 1,         // a defined type (or predeclared one)
    TFLAG_COMPARABLE = 2,    // == is defined (it may still panic on an interface inside)
    TFLAG_DIRECTIFACE = 4,   // pointer-shaped: an interface's data word is the value itself
    TFLAG_REGULARMEM = 8,    // equal and hash may treat a value as size bytes
    TFLAG_HASHMIGHTPANIC = 16,
    TFLAG_VARIADIC = 32,     // functype only
};

typedef struct gostring { const char *p; int64_t len; } gostring;
typedef struct goslice { void *p; int64_t len, cap; } goslice;

// One method of a defined type (or of a struct with embedded ones), sorted by name then package path.
typedef struct method {
    gostring name;
    gostring pkgpath;   // empty if exported
    const _type *mtyp;  // (lazy) func type without receiver; see type_method_type
    Func *ifn;          // (lazy) called through an interface: receiver is the data word
    Func *tfn;          // (lazy) called with the receiver as its first argument
    void *front;        // the compiler's own handle
} method;

typedef struct uncommontype {
    gostring pkgpath;  // path of the declaring package; empty for predeclared
    gostring name;     // without package, with type arguments
    int64_t nmethods;  // -1: methods not filled in yet (lazy)
    method *methods;
    void *front;       // the compiler's own handle (its Type)
} uncommontype;

struct _type {
    uintptr_t size;
    uintptr_t ptrdata;         // bytes from the start that may hold pointers
    uint32_t hash;
    uint8_t tflag, align, fieldalign, kind;
    const uint8_t *gcmask;     // one bit a word for ptrdata/8 words, lowest bit first; NULL if ptrdata is 0.
                               // For arrays of more than GCMASK_MAX_WORDS words: NULL with ptrdata != 0, use the element's
    gostring str;              // as reflect.Type.String: "[]main.T"
    uncommontype *uncommon;    // NULL for types without name and methods
    const _type *ptrtothis;    // (lazy) *T
    const _type *slicetothis;  // (lazy) []T
};
enum { GCMASK_MAX_WORDS = 1 << 16 };

typedef struct arraytype { _type t; const _type *elem, *slice; int64_t len; } arraytype;
typedef struct ptrtype { _type t; const _type *elem; } ptrtype;
typedef struct slicetype { _type t; const _type *elem; } slicetype;
enum { CHANDIR_RECV = 1, CHANDIR_SEND = 2, CHANDIR_BOTH = 3 };
typedef struct chantype { _type t; const _type *elem; int64_t dir; } chantype;
typedef struct functype {
    _type t;
    int64_t nin, nout;          // TFLAG_VARIADIC: the last in is a slice
    const _type *const *in, *const *out;
} functype;
typedef struct imethod { gostring name, pkgpath; const _type *typ; } imethod;  // pkgpath empty if exported
typedef struct interfacetype {
    _type t;
    int64_t nmethods;
    const imethod *methods;     // sorted by name, then package path
} interfacetype;
typedef struct structfield {
    gostring name, pkgpath, tag;  // pkgpath empty if exported
    const _type *typ;
    uintptr_t offset;
    uint64_t embedded;
} structfield;
typedef struct structtype { _type t; int64_t nfields; const structfield *fields; } structtype;
// Bucket layout (map.c): 8 tophash bytes, 8 keys, 8 values, overflow pointer; keys or values above 128 bytes are held by pointer.
enum { MAPFLAG_INDIRECTKEY = 1, MAPFLAG_INDIRECTELEM = 2, MAPFLAG_REFLEXIVEKEY = 4, MAPFLAG_NEEDKEYUPDATE = 8,
       MAPFLAG_HASHMIGHTPANIC = 16 };
typedef struct maptype {
    _type t;
    const _type *key, *elem;
    const _type *bucket;          // (lazy) with the four fields below
    uint8_t keysize, valuesize;   // slot sizes in the bucket: pointers where indirect
    uint16_t bucketsize;
    uint32_t flags;
} maptype;

// Interface values. itab.fun has one entry a method of inter, in its order.
typedef struct itab {
    const interfacetype *inter;
    const _type *type;
    uint32_t hash, unused;
    Func *fun[];
} itab;
typedef struct iface { const itab *tab; void *data; } iface;
typedef struct eface { const _type *type; void *data; } eface;

// Iteration state of `range` over a map. It lives in the frame (HITER_SLOTS slots); bits of HITER_PTRMASK are pointer slots.
typedef struct hiter {
    void *key;          // NULL at the end; points at the key (value slots are normalised by the compiler after the copy)
    void *elem;
    const maptype *t;
    void *h, *buckets, *bptr, *overflow, *oldoverflow;
    uint64_t startbucket;
    uint64_t bits;      // offset, wrapped, B, i packed by map.c
    uint64_t bucket;
    uint64_t checkbucket;
    uint64_t clearseq;
} hiter;
enum { HITER_SLOTS = 13, HITER_PTRMASK = 0xfb };

// One case of a select, in frame slots; sends first, then receives (as selectgo wants them).
typedef struct scase { void *c; void *elem; } scase;
enum { SCASE_SLOTS = 2 };

// --- constructors (type.c); all thread-safe, results live for ever ---
const _type *rtype_basic(int kind);                       // predeclared types; KIND_UNSAFEPOINTER too
const _type *rtype_ptr(const _type *elem);
const _type *rtype_slice(const _type *elem);
const _type *rtype_array(const _type *elem, int64_t len);
const _type *rtype_chan(const _type *elem, int dir);
const _type *rtype_map(const _type *key, const _type *elem);
const _type *rtype_func(const _type *const *in, int nin, const _type *const *out, int nout, bool variadic);
const _type *rtype_struct(const structfield *f, int n);   // offsets are computed; embedded promoted methods through uncommon.front
const _type *rtype_interface(const imethod *m, int n);    // m sorted
// A defined type, in two steps so that it can refer to itself: a shell whose _type header is already right (the front end knows
// size, mask and flags before the members' descriptors exist), then completion, which copies the kind's own
// fields (elem, fields, methods …) from the descriptor of its underlying type. front goes to uncommon->front.
// The constructors above therefore must not read anything of an element but its _type header; maptype.bucket and
// the slot sizes beside it are (lazy): made by the first makemap.
_type *rtype_named_new(const _type *header, gostring pkgpath, gostring name, void *front);
void rtype_named_complete(_type *named, const _type *underlying);

// Methods of t, filled in at the first use by the front end (hook fill_methods).
const uncommontype *type_uncommon(const _type *t);        // NULL if t can have no methods
const _type *type_method_type(const _type *t, int i);
Func *type_method_ifn(const _type *t, int i);
Func *type_method_tfn(const _type *t, int i);

// itabs: canonical per (inter, type). NULL if type does not implement inter (then *missing, if not NULL, is the method's name).
const itab *getitab(const interfacetype *inter, const _type *type, gostring *missing);
// The compiler adds one whose functions it knows statically (returns the canonical one if it exists already).
const itab *itab_add(const interfacetype *inter, const _type *type, Func *const *fun);

// The front end's part of laziness. Set once at start by cmd.
typedef struct typehooks {
    void (*fill_methods)(_type *t);                       // sets uncommon->methods, then nmethods (release)
    const _type *(*method_type)(const _type *t, int i);
    Func *(*method_func)(const _type *t, int i, bool iface);
} typehooks;
extern typehooks type_hooks;
#endif
