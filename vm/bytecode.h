// bytecode.h - instructions, functions and their tables: the border between the compiler and the VM.
//
//   63          48 47          32 31          16 15           0
//  +--------------+--------------+--------------+--------------+
//  |      c       |      b       |      a       |      op      |   fp[a], fp[b], fp[c]; or imm = c:b as int32
//  +--------------+--------------+--------------+--------------+
//  |                    ext: 64-bit constant or address        |   second word of the instructions whose format has ':'
//  +-----------------------------------------------------------+
//
// Frame, growing upward; fp points at slot 0:
//   fp[-1]            return pc (the only thing that a call writes)
//   fp[0 .. nres)     results
//   fp[nres .. +narg) parameters, receiver first
//   fp[ctx]           closure pointer, for functions called through one (ctx = nres + narg)
//   …                 variables, temporaries, and the windows of calls: a callee's fp is the caller's fp + a
//
// Every call instruction has two words; a return address is the word after them, so that RET finds the window
// in pc[-2].a and restores fp without a saved address.
#ifndef GOSLING_VM_BYTECODE_H
#define GOSLING_VM_BYTECODE_H
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include "runtime/type.h"

typedef union Insn {
    struct { uint16_t op, a; union { struct { uint16_t b, c; }; int32_t imm; }; };
    uint64_t ext;
} Insn;
_Static_assert(sizeof(Insn) == 8, "instructions are one word");

enum {
#define OP(name, format, flags, doc) OP_##name,
#include "vm/opcode.def"
#undef OP
    OP_COUNT
};
// Flags of opcode.def.
enum { F_SAFEPOINT = 1, F_PANIC = 2, F_PARK = 4, F_CALL = 8, F_JUMP = 16, F_END = 32 };

typedef struct OpInfo { const char *name, *format, *doc; uint8_t flags; } OpInfo;
extern const OpInfo op_info[OP_COUNT];

// Pointer map of a safepoint: slot i of the frame holds a pointer if bit i of bits[] is set.
typedef struct StackMap { uint32_t nbits; uint32_t bits[]; } StackMap;
typedef struct StackObj { uint16_t slot, n; } StackObj;   // n slots of the frame whose address was taken
typedef struct MapEntry { uint32_t pc; uint32_t unused; const StackMap *map; } MapEntry;     // sorted by pc (index of instruction)
typedef struct LineEntry { uint32_t pc, pos; } LineEntry;                                   // sorted; a Pos of the line that holds from pc on
// The code [from, to) is an inlined call of fn at callpos, in the inlined call `parent` (-1: in the function itself). Sorted by from, the outer one first.
typedef struct InlEntry { uint32_t from, to; int32_t parent; uint32_t callpos; struct Func *fn; } InlEntry;
typedef struct FuncFile { const char *name; } FuncFile;

// From pc on, what is in `slot` is an index of a type without sign (or with one, again). A slot without an entry holds signed ones.
typedef struct IndexSign { uint32_t pc; uint16_t slot; bool uns; } IndexSign;

typedef int (*NativeFn)(void *gp, void *window);

enum {
    FUNC_WRAPPER = 1,   // compiler-made; recover and tracebacks look through it
    FUNC_DEFER = 2,     // has defer statements: results are zeroed at entry, deferret is set
    FUNC_NATIVE = 4,
    FUNC_LAZY = 8,      // code is the lazy stub still
    FUNC_CLOSURE = 16,  // function literal
    FUNC_STUB = 32,     // goexit, panic return: the VM's own
};

struct Func {
    struct Func *self;            // &f->self is a function value (closure without captures) for this function
    const Insn *_Atomic code;     // entry; published last (release)
    uint32_t framesize;           // slots above fp, including the largest window and its header
    uint16_t nres, narg;          // slots
    uint32_t flags;
    uint32_t ncode;               // words
    uint32_t deferret;            // index of DEFERRET, for FUNC_DEFER
    const char *name;             // as in a traceback: main.(*T).m, main.f.func1, main.g[...]
    uint32_t pos;                 // a Pos (base/pos.h), turned into file and line when somebody asks. 0: it is in `file`, line 1
    const char *file;
    const StackMap *argmap;       // parameters at entry
    const StackMap *panicmap;     // what outlives a panic in this frame: the results
    const StackMap *objmap;       // every pointer in the stack objects; NULL: there are none. They are zeroed before the first safepoint
    const StackObj *objs;         // sorted by slot                                    (stack objects: compile/perm.c, vm/stackobj.c)
    uint32_t nobjs;
    const MapEntry *maps; uint32_t nmaps;
    const LineEntry *lines; uint32_t nlines;
    const InlEntry *inls; uint32_t ninls;
    const IndexSign *isigns; uint32_t nisigns;  // for the texts of indices out of range
    NativeFn native;
    void *front;                  // compiler's: what to compile
    const _type *type;            // functype, for reflect (lazy)
    uint32_t id;
};

// FUNC_LAZY goes last of all, while other goroutines may already run it.
static inline uint32_t func_flags(const Func *f) { return __atomic_load_n(&f->flags, __ATOMIC_RELAXED); }

// ext of SLICE: element size in the low 32 bits, and:
#define SLICE_LO (1ull << 32)
#define SLICE_HI (1ull << 33)
#define SLICE_MAX (1ull << 34)
#define SLICE_STRING (1ull << 35)   // result has two slots
#define SLICE_ULO (1ull << 37)      // the index is of a type without sign
#define SLICE_UHI (1ull << 38)
#define SLICE_UMAX (1ull << 39)
#define SLICE_ARRAY (1ull << 36)    // rB was made of an array: errors say length
// ext of ASSERT…: the type asserted, and the static type of the operand (for the text of the panic).
typedef struct AssertInfo { const _type *want, *from; } AssertInfo;
// ext of AP…F: room elements behind a word that says whether they are in use, at a slot of the frame; for a slice that is empty.
typedef struct AppendBuf { const _type *elem; uint32_t slot, room; } AppendBuf;
// b of PRINT
enum { PRINT_BOOL, PRINT_INT, PRINT_UINT, PRINT_FLOAT, PRINT_FLOAT32, PRINT_COMPLEX, PRINT_STRING, PRINT_POINTER, PRINT_EFACE, PRINT_IFACE,
       PRINT_SLICE, PRINT_SPACE, PRINT_NL, PRINT_LOCK, PRINT_UNLOCK, PRINT_HEX };

// --- the image of a program, grown lazily (vm/code.c) ---
Func *func_new(const char *name);                              // registered, FUNC_LAZY, code = lazy stub
Insn *code_alloc(Func *f, uint32_t nwords);                    // from code memory; findfunc knows it
Func *findfunc(const void *pc);                                // NULL if pc is not in code
const OpInfo *op_by_number(int op);
// f is to be compiled again, from a front that changed. What runs in the old code goes on there. No other goroutine may run now.
void vm_func_reset(Func *f);
NativeFn native_find(const char *qualified);                   // "strings.IndexByte", "time.(*Timer).x"; NULL
// The front end is single-threaded: this lock is held around all that it does. It nests within one thread.
void vm_front_lock(void);
void vm_front_unlock(void);
// Data that Go code sees but the collector does not manage.
typedef struct ClosureVal { Func *fn; } ClosureVal;
static inline int op_words(int op) { const char *s = op_info[op].format; while (*s && *s != ':') s++; return *s ? 2 : 1; }
bool func_known(const void *p);
void vm_each_func(const char *prefix, void (*f)(Func *, void *), void *arg);
void func_dis(void *out /* FILE */, const Func *f);
#endif
