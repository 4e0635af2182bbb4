// loop.c - the interpreter: fetch, dispatch and the fast path of every instruction.
// Twin: none; opcode.def says what each does, bytecode.h draws frame and instruction.   Locks: none.
//
// pc, fp and gp are the whole state; they live in registers. Before anything that may park, panic, move the stack or look at it they are
// saved in gp->sched, and after it read back from there: the goroutine may have moved, or another one taken its place (RT_PARK).
// So a goroutine switch is three assignments. Whatever needs more than a few lines is a function in slow.c, call.c or unwind.c.
// Go variables are read and written as relaxed atomics of a word: racing Go programs are no C races.
//
// NEXT hides a goto, the one exception to the rule in HACKING.md: every handler ends with its own indirect jump.
#include <math.h>
#include <stdatomic.h>
#include <string.h>
#include "vm/fault.h"
#include "vm/vm_int.h"

#define LD(T, p) __atomic_load_n((const T *)(p), __ATOMIC_RELAXED)
#define ST(T, p, v) __atomic_store_n((T *)(p), (T)(v), __ATOMIC_RELAXED)
#define A (pc->a)
#define B (pc->b)
#define C (pc->c)
#define SB ((int64_t)(int16_t)pc->b)
#define SC ((int64_t)(int16_t)pc->c)  // 64 bits: the way from jump to jump is one load and one lea
#define IMM ((int64_t)pc->imm)
#define RA fp[pc->a]
#define RB fp[pc->b]
#define RC fp[pc->c]
#define EXT (pc[1].ext)
#define EXTP ((void *)pc[1].ext)
// A load or store close to nil faults, and fault.c makes a panic of it: where that works there is no test. (Operand C is below 65,536, and
// nothing is ever mapped there.) pc must still be the instruction's own at the access: NEXT's asm keeps it from being advanced early.
#if VM_HWFAULT
#define NILTEST(p) ((void)0)
#else
#define NILTEST(p) do { if (unlikely(!(p))) goto nilptr; } while (0)
#endif
// The registers that hold pc and fp, for callers.c.
#if VM_HWFAULT
#define NAMEREGS asm volatile(".pushsection vm_regs,\"a\"\n\t.ascii \"%q0 %q1 \"\n\t.popsection" : : "r"(pc), "r"(fp))
#else
#define NAMEREGS ((void)0)
#endif
#define SAVE (gp->sched.pc = pc, gp->sched.fp = fp)
#define LOADSTATE (pc = gp->sched.pc, fp = gp->sched.fp)

#ifdef VM_SWITCH
#define CASE(x) case OP_##x:
#define NEXT(n) do { pc += (n); SAVE; goto dispatch; } while (0)
#elif !VM_HWFAULT
#define CASE(x) L_##x:
#define NEXT(n) do { pc += (n); SAVE; goto *labels[LD(uint16_t, &pc->op)]; } while (0)
#else
#define CASE(x) L_##x:
#define NEXT(n) do { asm volatile("" : "+r"(pc) : : "memory"); pc += (n); goto *labels[LD(uint16_t, &pc->op)]; } while (0)
#endif
#define TRY(call, n) do { st = (call); if (unlikely(st != RT_OK)) goto status; NEXT(n); } while (0)

typedef int64_t I64; typedef int32_t I32; typedef int16_t I16; typedef int8_t I8;
typedef uint32_t U32; typedef uint16_t U16; typedef uint8_t U8; typedef uint64_t U64;

static inline float getf32(slot s) { return s.f32; }
static inline slot putf32(float f) { slot s = {.u = 0}; s.f32 = f; return s; }

static inline uint64_t f2u(double d) {
    // amd64's conversion as gc does it: through int64 below 2^63, else subtract and flip the top bit.
    if (d < 9223372036854775808.0) return d > -9223372036854775809.0 ? (uint64_t)(int64_t)d : 1ull << 63;
    d -= 9223372036854775808.0;
    return (d < 9223372036854775808.0 ? (uint64_t)(int64_t)d : 1ull << 63) ^ (1ull << 63);
}
static inline int64_t f2i(double d) {  // out of range: the machine's indefinite value
    return d >= -9223372036854775808.0 && d < 9223372036854775808.0 ? (int64_t)d : INT64_MIN;
}
static inline double gomin(double x, double y) {
    if (x != x || y != y) return NAN;
    if (x == 0 && y == 0) return signbit(x) ? x : y;
    return x < y ? x : y;
}
static inline double gomax(double x, double y) {
    if (x != x || y != y) return NAN;
    if (x == 0 && y == 0) return signbit(x) ? y : x;
    return x > y ? x : y;
}
static inline bool streq(const slot *x, const slot *y) {
    return x[1].i == y[1].i && (x[0].p == y[0].p || x[1].i == 0 || memcmp(x[0].p, y[0].p, (size_t)x[1].i) == 0);
}
static inline slot *guardof(G *gp) { return atomic_load_explicit(&gp->stackguard, memory_order_relaxed); }
static inline uint32_t polled(G *gp) { return atomic_load_explicit(&gp->preempt, memory_order_relaxed); }
static inline void barrier(void *dst, void *v) {
    if (unlikely(atomic_load_explicit(&writebarrier_on, memory_order_relaxed))) gcwritebarrier(dst, v);
}
static uint8_t zerovalue[1024] __attribute__((aligned(16)));
static void *elem_or_zero(void *p, const maptype *t) {
    if (p) return p;
    if (t->elem->size <= sizeof zerovalue) return zerovalue;
    return persistentalloc(t->elem->size, 16);
}

__attribute__((section("vm_loop"))) void vm_run(void) {
#ifndef VM_SWITCH
    static const void *const labels[] = {
#define OP(name, format, flags, doc) &&L_##name,
#include "vm/opcode.def"
#undef OP
    };
#endif
    const Insn *pc;
    slot *fp;
    G *gp;
    rtstatus st;

#if VM_HWFAULT
    fault_setpad(&&fault);
#else
    if (sigsetjmp(fault_jmp, 1)) {
        gp = getg();
        LOADSTATE;
        goto fault;
    }
#endif
reschedule:
    gp = schedule();
    LOADSTATE;
#ifdef VM_SWITCH
dispatch:
    switch (pc->op) {
#else
    NEXT(0);
#endif

    CASE(NOP) NAMEREGS; NEXT(1);
    CASE(KEEP) NAMEREGS; NEXT(1);
    CASE(COVER) {
        uint32_t *n = EXTP;
        if (A == 0) ST(uint32_t, n, 1);
        else if (A == 1) ST(uint32_t, n, LD(uint32_t, n) + 1);
        else __atomic_fetch_add(n, 1, __ATOMIC_RELAXED);
        NEXT(2);
    }
    CASE(MOV) RA = RB; NEXT(1);
    CASE(MOV2) { slot x = fp[B], y = fp[B + 1]; fp[A] = x; fp[A + 1] = y; NEXT(1); }
    CASE(MOV3) { slot x = fp[B], y = fp[B + 1], z = fp[B + 2]; fp[A] = x; fp[A + 1] = y; fp[A + 2] = z; NEXT(1); }
    CASE(MOVN) memmove(&RA, &RB, C * sizeof(slot)); NEXT(1);
    CASE(LDI) RA.i = IMM; NEXT(1);
    CASE(LDC) RA.u = EXT; NEXT(2);
    CASE(LDSTR) RA.u = EXT; fp[A + 1].i = IMM; NEXT(2);
    CASE(ZERO) memset(&RA, 0, B * sizeof(slot)); NEXT(1);
    CASE(LEA) RA.p = (char *)&RB + C; NEXT(1);
#define X(t, T, f) CASE(LDF##t) RA.f = LD(T, (char *)&RB + C); NEXT(1);
    X(8S, int8_t, i) X(8U, uint8_t, u) X(16S, int16_t, i) X(16U, uint16_t, u) X(32S, int32_t, i) X(32U, uint32_t, u)
#undef X
#define X(t) CASE(STF##t) ST(uint##t##_t, (char *)&RA + C, RB.u); NEXT(1);
    X(8) X(16) X(32)
#undef X

    // --- integers
#define X(w)                                                                            \
    CASE(ADD_##w) RA.i = (w)(RB.u + RC.u); NEXT(1);                                     \
    CASE(SUB_##w) RA.i = (w)(RB.u - RC.u); NEXT(1);                                     \
    CASE(MUL_##w) RA.i = (w)(RB.u * RC.u); NEXT(1);                                     \
    CASE(SHL_##w) RA.i = RC.u < 64 ? (w)(RB.u << RC.u) : 0; NEXT(1);                    \
    CASE(NEG_##w) RA.i = (w)(-RB.u); NEXT(1);                                           \
    CASE(NOT_##w) RA.i = (w)(~RB.u); NEXT(1);                                           \
    CASE(ADDI_##w) RA.i = (w)(RB.u + (uint64_t)SC); NEXT(1);                            \
    CASE(SHLI_##w) RA.i = (w)(RB.u << C); NEXT(1);                                      \
    CASE(MULI_##w) RA.i = (w)(RB.u * (uint64_t)SC); NEXT(1);
    X(I64) X(I32) X(I16) X(I8) X(U32) X(U16) X(U8)
#undef X
#define X(w)                                                                            \
    CASE(DIV_##w) {                                                                     \
        int64_t d = RC.i;                                                               \
        if (unlikely(d == 0)) goto divide;                                              \
        RA.i = d == -1 ? (w)(-RB.u) : RB.i / d;                                         \
        NEXT(1);                                                                        \
    }
    X(I64) X(I32) X(I16) X(I8)
#undef X
    CASE(MAC_I64) { uint64_t x = RA.u; asm("" : "+r"(x)); RA.u = x + RB.u * RC.u; NEXT(1); }  // no add to memory: it forwards slowly
    CASE(DIV_U) { if (unlikely(RC.u == 0)) goto divide; RA.u = RB.u / RC.u; NEXT(1); }
    CASE(MOD_I) { int64_t d = RC.i; if (unlikely(d == 0)) goto divide; RA.i = d == -1 ? 0 : RB.i % d; NEXT(1); }
    CASE(MOD_U) { if (unlikely(RC.u == 0)) goto divide; RA.u = RB.u % RC.u; NEXT(1); }
    CASE(DIVI_U) RA.u = RB.u / C; NEXT(1);
    CASE(MODI_U) RA.u = RB.u % C; NEXT(1);
    CASE(DIVI_I) RA.i = RB.i / SC; NEXT(1);
    CASE(MODI_I) RA.i = RB.i % SC; NEXT(1);
    CASE(AND) RA.u = RB.u & RC.u; NEXT(1);
    CASE(OR) RA.u = RB.u | RC.u; NEXT(1);
    CASE(XOR) RA.u = RB.u ^ RC.u; NEXT(1);
    CASE(ANDN) RA.u = RB.u & ~RC.u; NEXT(1);
    CASE(SHR_S) RA.i = RB.i >> (RC.u < 64 ? RC.u : 63); NEXT(1);
    CASE(SHR_U) RA.u = RC.u < 64 ? RB.u >> RC.u : 0; NEXT(1);
    CASE(ANDI) RA.u = RB.u & C; NEXT(1);
    CASE(ORI) RA.u = RB.u | C; NEXT(1);
    CASE(XORI) RA.u = RB.u ^ C; NEXT(1);
    CASE(SHRI_S) RA.i = RB.i >> C; NEXT(1);
    CASE(SHRI_U) RA.u = RB.u >> C; NEXT(1);
    CASE(CKSHIFT) { if (unlikely(RA.i < 0)) { SAVE; st = rt_panic(gp, PE_ERROR, "negative shift amount"); goto status; } NEXT(1); }
    CASE(SX8) RA.i = (int8_t)RB.i; NEXT(1);
    CASE(SX16) RA.i = (int16_t)RB.i; NEXT(1);
    CASE(SX32) RA.i = (int32_t)RB.i; NEXT(1);
    CASE(ZX8) RA.u = (uint8_t)RB.u; NEXT(1);
    CASE(ZX16) RA.u = (uint16_t)RB.u; NEXT(1);
    CASE(ZX32) RA.u = (uint32_t)RB.u; NEXT(1);
    CASE(NOTB) RA.u = RB.u ^ 1; NEXT(1);

    // --- floating point
    CASE(FADD) RA.f = RB.f + RC.f; NEXT(1);
    CASE(FSUB) RA.f = RB.f - RC.f; NEXT(1);
    CASE(FMUL) RA.f = RB.f * RC.f; NEXT(1);
    CASE(FDIV) RA.f = RB.f / RC.f; NEXT(1);
    CASE(FNEG) RA.u = RB.u ^ (1ull << 63); NEXT(1);
    CASE(FADD32) RA = putf32(getf32(RB) + getf32(RC)); NEXT(1);
    CASE(FSUB32) RA = putf32(getf32(RB) - getf32(RC)); NEXT(1);
    CASE(FMUL32) RA = putf32(getf32(RB) * getf32(RC)); NEXT(1);
    CASE(FDIV32) RA = putf32(getf32(RB) / getf32(RC)); NEXT(1);
    CASE(FNEG32) RA.u = RB.u ^ (1u << 31); NEXT(1);
    CASE(FMAC) RA.f += RB.f * RC.f; NEXT(1);
    CASE(FMSC) RA.f -= RB.f * RC.f; NEXT(1);
    CASE(FMACM) { char *p = RA.p; if (unlikely(!p)) goto nilptr; p += EXT; slot v = {.u = LD(uint64_t, p)}; v.f += RB.f * RC.f; ST(uint64_t, p, v.u); NEXT(2); }
    CASE(FMSCM) { char *p = RA.p; if (unlikely(!p)) goto nilptr; p += EXT; slot v = {.u = LD(uint64_t, p)}; v.f -= RB.f * RC.f; ST(uint64_t, p, v.u); NEXT(2); }
    CASE(FSQRT) RA.f = sqrt(RB.f); NEXT(1);
    CASE(FABS) RA.u = RB.u & ~(1ull << 63); NEXT(1);
    CASE(FFLOOR) RA.f = floor(RB.f); NEXT(1);
    CASE(FCEIL) RA.f = ceil(RB.f); NEXT(1);
    CASE(FTRUNC) RA.f = trunc(RB.f); NEXT(1);
    CASE(FMIN) RA.f = gomin(RB.f, RC.f); NEXT(1);
    CASE(FMAX) RA.f = gomax(RB.f, RC.f); NEXT(1);
    CASE(I2F) RA.f = (double)RB.i; NEXT(1);
    CASE(U2F) RA.f = (double)RB.u; NEXT(1);
    CASE(I2F32) RA = putf32((float)RB.i); NEXT(1);
    CASE(U2F32) RA = putf32((float)RB.u); NEXT(1);
    CASE(F2I) RA.i = f2i(RB.f); NEXT(1);
    CASE(F2U) RA.u = f2u(RB.f); NEXT(1);
    CASE(F2F32) RA = putf32((float)RB.f); NEXT(1);
    CASE(F322F) RA.f = getf32(RB); NEXT(1);
    CASE(F322I) RA.i = f2i(getf32(RB)); NEXT(1);
    CASE(F322U) RA.u = f2u(getf32(RB)); NEXT(1);
    CASE(CADD) { double x = fp[B].f + fp[C].f, y = fp[B + 1].f + fp[C + 1].f; fp[A].f = x; fp[A + 1].f = y; NEXT(1); }
    CASE(CSUB) { double x = fp[B].f - fp[C].f, y = fp[B + 1].f - fp[C + 1].f; fp[A].f = x; fp[A + 1].f = y; NEXT(1); }
    CASE(CMUL) {
        double a = fp[B].f, b = fp[B + 1].f, c = fp[C].f, d = fp[C + 1].f;
        fp[A].f = a * c - b * d; fp[A + 1].f = a * d + b * c;
        NEXT(1);
    }
    CASE(CDIV) TRY(slow_misc(gp, fp, pc), 1);
    CASE(CEQ) RA.u = fp[B].f == fp[C].f && fp[B + 1].f == fp[C + 1].f; NEXT(1);
    CASE(C642C) { float z[2]; memcpy(z, &RB, 8); fp[A].f = z[0]; fp[A + 1].f = z[1]; NEXT(1); }
    CASE(C2C64) { float z[2] = {(float)fp[B].f, (float)fp[B + 1].f}; memcpy(&RA, z, 8); NEXT(1); }

    // --- comparisons
    CASE(SEQ) RA.u = RB.u == RC.u; NEXT(1);
    CASE(SNE) RA.u = RB.u != RC.u; NEXT(1);
    CASE(SLT) RA.u = RB.i < RC.i; NEXT(1);
    CASE(SLE) RA.u = RB.i <= RC.i; NEXT(1);
    CASE(SLTU) RA.u = RB.u < RC.u; NEXT(1);
    CASE(SLEU) RA.u = RB.u <= RC.u; NEXT(1);
    CASE(SEQI) RA.u = RB.i == SC; NEXT(1);
    CASE(SNEI) RA.u = RB.i != SC; NEXT(1);
    CASE(FSEQ) RA.u = RB.f == RC.f; NEXT(1);
    CASE(FSNE) RA.u = RB.f != RC.f; NEXT(1);
    CASE(FSLT) RA.u = RB.f < RC.f; NEXT(1);
    CASE(FSLE) RA.u = RB.f <= RC.f; NEXT(1);

    // --- jumps
    CASE(JMP) NEXT(1 + IMM);
    CASE(LOOP) { if (unlikely(polled(gp))) goto poll; NEXT(1 + IMM); }
#define X(L, POLL)                                                                      \
    CASE(L##JT) { POLL; if (RA.u) NEXT(1 + IMM); NEXT(1); }                             \
    CASE(L##JF) { POLL; if (!RA.u) NEXT(1 + IMM); NEXT(1); }                            \
    CASE(L##JEQ) { POLL; if (RA.u == RB.u) NEXT(1 + SC); NEXT(1); }                     \
    CASE(L##JNE) { POLL; if (RA.u != RB.u) NEXT(1 + SC); NEXT(1); }                     \
    CASE(L##JLT) { POLL; if (RA.i < RB.i) NEXT(1 + SC); NEXT(1); }                      \
    CASE(L##JLE) { POLL; if (RA.i <= RB.i) NEXT(1 + SC); NEXT(1); }                     \
    CASE(L##JLTU) { POLL; if (RA.u < RB.u) NEXT(1 + SC); NEXT(1); }                     \
    CASE(L##JLEU) { POLL; if (RA.u <= RB.u) NEXT(1 + SC); NEXT(1); }                    \
    CASE(L##JEQI) { POLL; if (RA.i == SB) NEXT(1 + SC); NEXT(1); }                      \
    CASE(L##JNEI) { POLL; if (RA.i != SB) NEXT(1 + SC); NEXT(1); }                      \
    CASE(L##JLTI) { POLL; if (RA.i < SB) NEXT(1 + SC); NEXT(1); }                       \
    CASE(L##JLEI) { POLL; if (RA.i <= SB) NEXT(1 + SC); NEXT(1); }                      \
    CASE(L##JGTI) { POLL; if (RA.i > SB) NEXT(1 + SC); NEXT(1); }                       \
    CASE(L##JGEI) { POLL; if (RA.i >= SB) NEXT(1 + SC); NEXT(1); }                      \
    CASE(L##JFEQ) { POLL; if (RA.f == RB.f) NEXT(1 + SC); NEXT(1); }                    \
    CASE(L##JFNE) { POLL; if (RA.f != RB.f) NEXT(1 + SC); NEXT(1); }                    \
    CASE(L##JFLT) { POLL; if (RA.f < RB.f) NEXT(1 + SC); NEXT(1); }                     \
    CASE(L##JFLE) { POLL; if (RA.f <= RB.f) NEXT(1 + SC); NEXT(1); }                    \
    CASE(L##JFNLT) { POLL; if (!(RA.f < RB.f)) NEXT(1 + SC); NEXT(1); }                 \
    CASE(L##JFNLE) { POLL; if (!(RA.f <= RB.f)) NEXT(1 + SC); NEXT(1); }
    X(, )
    X(L, if (unlikely(polled(gp))) goto poll)
#undef X
    CASE(JSTREQ) { if (streq(&RA, &RB)) NEXT(1 + SC); NEXT(1); }
    CASE(JSTRNE) { if (!streq(&RA, &RB)) NEXT(1 + SC); NEXT(1); }
    CASE(INCLT) { if (unlikely(polled(gp))) goto poll; int64_t i = ++RA.i; if (i < RB.i) NEXT(1 + SC); NEXT(1); }
    CASE(INCLTI) { if (unlikely(polled(gp))) goto poll; int64_t i = ++RA.i; if (i < SB) NEXT(1 + SC); NEXT(1); }
    CASE(INCLTC) { if (unlikely(polled(gp))) goto poll; int64_t i = ++RA.i; if (i < (int64_t)EXT) NEXT(1 + SC); NEXT(2); }
    CASE(SWITCH) {
        uint64_t i = RA.u;
        if (i < (uint64_t)IMM) NEXT(((const int32_t *)(pc + 2))[i]);
        NEXT(2 + (int64_t)EXT);
    }

    // --- memory through a pointer
#define X(t, T, f)                                                                      \
    CASE(LD##t) {                                                                       \
        char *p = RB.p;                                                                 \
        NILTEST(p);                                                                     \
        RA.f = LD(T, p + C);                                                            \
        NEXT(1);                                                                        \
    }
    X(8S, int8_t, i) X(8U, uint8_t, u) X(16S, int16_t, i) X(16U, uint16_t, u) X(32S, int32_t, i) X(32U, uint32_t, u) X(64, uint64_t, u)
#undef X
    CASE(LD128) {
        char *p = RB.p;
        NILTEST(p);
        uint64_t x = LD(uint64_t, p + C), y = LD(uint64_t, p + C + 8);
        fp[A].u = x; fp[A + 1].u = y;
        NEXT(1);
    }
    CASE(LD192) {
        char *p = RB.p;
        NILTEST(p);
        uint64_t x = LD(uint64_t, p + C), y = LD(uint64_t, p + C + 8), z = LD(uint64_t, p + C + 16);
        fp[A].u = x; fp[A + 1].u = y; fp[A + 2].u = z;
        NEXT(1);
    }
    CASE(LDM) { char *p = RB.p; if (unlikely(!p)) goto nilptr; racecopy(&RA, p + C, EXT); NEXT(2); }
#define X(t)                                                                            \
    CASE(ST##t) {                                                                       \
        char *p = RA.p;                                                                 \
        NILTEST(p);                                                                     \
        ST(uint##t##_t, p + C, RB.u);                                                   \
        NEXT(1);                                                                        \
    }
    X(8) X(16) X(32) X(64)
#undef X
    CASE(STP) {
        char *p = RA.p;
        if (unlikely(!p)) goto nilptr;
        barrier(p + C, RB.p);
        ST(uint64_t, p + C, RB.u);
        NEXT(1);
    }
    CASE(STSTR) {
        char *p = RA.p;
        if (unlikely(!p)) goto nilptr;
        barrier(p + C, RB.p);
        ST(uint64_t, p + C, fp[B].u); ST(uint64_t, p + C + 8, fp[B + 1].u);
        NEXT(1);
    }
    CASE(STSLC) {
        char *p = RA.p;
        if (unlikely(!p)) goto nilptr;
        barrier(p + C, RB.p);
        ST(uint64_t, p + C, fp[B].u); ST(uint64_t, p + C + 8, fp[B + 1].u); ST(uint64_t, p + C + 16, fp[B + 2].u);
        NEXT(1);
    }
    CASE(STIFC) {
        char *p = RA.p;
        if (unlikely(!p)) goto nilptr;
        barrier(p + C + 8, fp[B + 1].p);
        ST(uint64_t, p + C, fp[B].u); ST(uint64_t, p + C + 8, fp[B + 1].u);
        NEXT(1);
    }
    CASE(STM) { char *p = RA.p; if (unlikely(!p)) goto nilptr; racecopy(p + C, &RB, EXT); NEXT(2); }
    CASE(STT) { char *p = RA.p; if (unlikely(!p)) goto nilptr; typedmemmove(EXTP, p + C, &RB); NEXT(2); }
    CASE(CPT) { if (unlikely(!RA.p || !RB.p)) goto nilptr; typedmemmove(EXTP, RA.p, RB.p); NEXT(2); }
    CASE(ZEROT) { if (unlikely(!RA.p)) goto nilptr; typedmemclr(EXTP, RA.p); NEXT(2); }
    CASE(NILCK) { if (unlikely(!RA.p)) goto nilptr; NEXT(1); }
    CASE(FADDR) { char *p = RB.p; if (unlikely(!p)) goto nilptr; RA.p = p + C; NEXT(1); }
    CASE(FADDRX) { char *p = RB.p; if (unlikely(!p)) goto nilptr; RA.p = p + EXT; NEXT(2); }
    CASE(ADDP) RA.u = RB.u + EXT; NEXT(2);

    // --- package variables
#define X(t, T, f) CASE(LDG##t) RA.f = LD(T, EXTP); NEXT(2);
    X(8S, int8_t, i) X(8U, uint8_t, u) X(16S, int16_t, i) X(16U, uint16_t, u) X(32S, int32_t, i) X(32U, uint32_t, u) X(64, uint64_t, u)
#undef X
    CASE(LDG128) { char *p = EXTP; fp[A].u = LD(uint64_t, p); fp[A + 1].u = LD(uint64_t, p + 8); NEXT(2); }
    CASE(LDG192) { char *p = EXTP; fp[A].u = LD(uint64_t, p); fp[A + 1].u = LD(uint64_t, p + 8); fp[A + 2].u = LD(uint64_t, p + 16); NEXT(2); }
#define X(t) CASE(STG##t) ST(uint##t##_t, EXTP, RA.u); NEXT(2);
    X(8) X(16) X(32) X(64)
#undef X
    CASE(STGP) barrier(EXTP, RA.p); ST(uint64_t, EXTP, RA.u); NEXT(2);

    // --- elements
#define X(t, T, f)                                                                      \
    CASE(LX##t) {                                                                       \
        uint64_t i = RC.u;                                                              \
        if (unlikely(i >= fp[B + 1].u)) goto badindex_bc;                               \
        RA.f = LD(T, (T *)RB.p + i);                                                    \
        NEXT(1);                                                                        \
    }
    X(8S, int8_t, i) X(8U, uint8_t, u) X(16S, int16_t, i) X(16U, uint16_t, u) X(32S, int32_t, i) X(32U, uint32_t, u) X(64, uint64_t, u)
#undef X
    CASE(LX128) {
        uint64_t i = RC.u;
        if (unlikely(i >= fp[B + 1].u)) goto badindex_bc;
        char *p = (char *)RB.p + i * 16;
        uint64_t x = LD(uint64_t, p), y = LD(uint64_t, p + 8);
        fp[A].u = x; fp[A + 1].u = y;
        NEXT(1);
    }
    CASE(LX192) {
        uint64_t i = RC.u;
        if (unlikely(i >= fp[B + 1].u)) goto badindex_bc;
        char *p = (char *)RB.p + i * 24;
        uint64_t x = LD(uint64_t, p), y = LD(uint64_t, p + 8), z = LD(uint64_t, p + 16);
        fp[A].u = x; fp[A + 1].u = y; fp[A + 2].u = z;
        NEXT(1);
    }
    CASE(LXF64) {
        uint64_t i = RC.u, ext = EXT;
        if (unlikely(i >= fp[B + 1].u)) goto badindex_bc;
        RA.u = LD(uint64_t, (char *)RB.p + i * (ext >> 32) + (uint32_t)ext);
        NEXT(2);
    }
    CASE(LXHEAD) {
        uint64_t i = RC.u;
        if (unlikely(i >= fp[B + 1].u)) goto badindex_bc;
        char *p = (char *)RB.p + i * 24;
        uint64_t x = LD(uint64_t, p), y = LD(uint64_t, p + 8);
        fp[A].u = x; fp[A + 1].u = y;
        NEXT(1);
    }
#define X(t, T)                                                                         \
    CASE(LXX##t) {                                                                      \
        uint64_t i = RC.u, k = fp[EXT].u;                                               \
        if (unlikely(i >= fp[B + 1].u)) goto badindex_bc;                               \
        const goslice *s = (const goslice *)RB.p + i;                                   \
        if (unlikely(k >= LD(uint64_t, &s->len))) goto badindex_row;                    \
        RA.u = LD(T, (const T *)LD(uint64_t, &s->p) + k);                               \
        NEXT(2);                                                                        \
    }
    X(64, uint64_t) X(8U, uint8_t)
#undef X
#define X(t, T, f)                                                                      \
    CASE(LPX##t) {                                                                      \
        goslice *s = RB.p;                                                              \
        NILTEST(s);                                                                     \
        uint64_t i = RC.u;                                                              \
        if (unlikely(i >= LD(uint64_t, &s->len))) goto badindex_pbc;                    \
        RA.f = LD(T, (T *)LD(uint64_t, &s->p) + i);                                     \
        NEXT(1);                                                                        \
    }
    X(8U, uint8_t, u) X(32S, int32_t, i) X(64, uint64_t, u)
#undef X
    CASE(LPX128) {
        goslice *s = RB.p;
        NILTEST(s);
        uint64_t i = RC.u;
        if (unlikely(i >= LD(uint64_t, &s->len))) goto badindex_pbc;
        char *p = (char *)LD(uint64_t, &s->p) + i * 16;
        uint64_t x = LD(uint64_t, p), y = LD(uint64_t, p + 8);
        fp[A].u = x; fp[A + 1].u = y;
        NEXT(1);
    }
    CASE(IXA) {
        uint64_t i = RC.u;
        if (unlikely(i >= fp[B + 1].u)) goto badindex_bc;
        RA.p = (char *)RB.p + i * EXT;
        NEXT(2);
    }
    CASE(IPXA) {
        goslice *s = RB.p;
        NILTEST(s);
        uint64_t i = RC.u;
        if (unlikely(i >= LD(uint64_t, &s->len))) goto badindex_pbc;
        RA.p = (char *)LD(uint64_t, &s->p) + i * EXT;
        NEXT(2);
    }
#define X(t)                                                                            \
    CASE(STX##t) {                                                                      \
        uint64_t i = RB.u;                                                              \
        if (unlikely(i >= fp[A + 1].u)) goto badindex_ab;                               \
        ST(uint##t##_t, (uint##t##_t *)RA.p + i, RC.u);                                 \
        NEXT(1);                                                                        \
    }
    X(8) X(16) X(32) X(64)
#undef X
    CASE(STXP) {
        uint64_t i = RB.u;
        if (unlikely(i >= fp[A + 1].u)) goto badindex_ab;
        uint64_t *p = (uint64_t *)RA.p + i;
        barrier(p, RC.p);
        ST(uint64_t, p, RC.u);
        NEXT(1);
    }
#define X(t)                                                                            \
    CASE(STXI##t) {                                                                     \
        uint64_t i = RB.u;                                                              \
        if (unlikely(i >= fp[A + 1].u)) goto badindex_ab;                               \
        ST(uint##t##_t, (uint##t##_t *)RA.p + i, SC);                                   \
        NEXT(1);                                                                        \
    }
    X(8) X(16) X(32) X(64)
#undef X
#define X(t)                                                                            \
    CASE(STPX##t) {                                                                     \
        goslice *s = RA.p;                                                              \
        NILTEST(s);                                                                     \
        uint64_t i = RB.u;                                                              \
        if (unlikely(i >= LD(uint64_t, &s->len))) goto badindex_pab;                    \
        ST(uint##t##_t, (uint##t##_t *)LD(uint64_t, &s->p) + i, RC.u);                  \
        NEXT(1);                                                                        \
    }
    X(8) X(32) X(64)
#undef X
    CASE(BNDI) { if (unlikely(RA.u >= (uint64_t)(uint32_t)IMM)) { SAVE; st = vm_panicindex(gp, pc, A, RA.i, (uint32_t)IMM); goto status; } NEXT(1); }
    CASE(BNDR) { if (unlikely(RA.u >= RB.u)) { SAVE; st = vm_panicindex(gp, pc, A, RA.i, RB.i); goto status; } NEXT(1); }
    CASE(SLICE2ARR) { SAVE; st = rt_panic(gp, PE_BOUNDS, "cannot convert slice with length %lld to array or pointer to array with length %lld", (long long)RA.i, (long long)RB.i); goto status; }
    CASE(PXA) { char *p = RB.p; if (unlikely(!p)) goto nilptr; RA.p = p + RC.u * EXT; NEXT(2); }
    CASE(PXAB) {
        uint64_t i = RC.u, ext = EXT;
        if (unlikely(i >= ext >> 32)) goto badindex_array;
        char *p = RB.p;
        if (unlikely(!p)) goto nilptr;
        RA.p = p + i * (uint32_t)ext;
        NEXT(2);
    }
#define X(t, T)                                                                         \
    CASE(LAXB##t) {                                                                     \
        uint64_t i = RC.u, ext = EXT;                                                   \
        if (unlikely(i >= ext >> 32)) goto badindex_array;                              \
        char *p = RB.p;                                                                 \
        if (unlikely(!p)) goto nilptr;                                                  \
        RA.u = LD(T, (T *)(p + (uint32_t)ext) + i);                                     \
        NEXT(2);                                                                        \
    }
    X(64, uint64_t) X(8U, uint8_t)
#undef X
    CASE(LFX64) RA = fp[B + RC.u]; NEXT(1);
    CASE(STFX64) fp[A + RB.u] = RC; NEXT(1);
#define X(t, T, f) CASE(LAX##t) { if (unlikely(!RB.p)) goto nilptr; RA.f = LD(T, (T *)RB.p + RC.u); NEXT(1); }
    X(8U, uint8_t, u) X(32S, int32_t, i) X(64, uint64_t, u)
#undef X
#define X(t) CASE(STAX##t) { if (unlikely(!RA.p)) goto nilptr; ST(uint##t##_t, (uint##t##_t *)RA.p + RB.u, RC.u); NEXT(1); }
    X(8) X(32) X(64)
#undef X

    // --- allocation
    CASE(NEW) RA.p = newobject(EXTP); NEXT(2);
    CASE(MKSLICE) {
        int64_t len = RB.i, cap = RC.i;
        void *p;
        SAVE;
        st = makeslice(gp, EXTP, len, cap, &p);
        if (unlikely(st != RT_OK)) goto status;
        fp[A].p = p; fp[A + 1].i = len; fp[A + 2].i = cap;
        NEXT(2);
    }
    CASE(MKMAP) { SAVE; hmap *h; if (C) { RA.p = makemapin(EXTP, &fp[C]); NEXT(2); } st = makemap(gp, EXTP, RB.i, &h); if (unlikely(st != RT_OK)) goto status; RA.p = h; NEXT(2); }
    CASE(MKCHAN) { SAVE; hchan *c; st = makechan(gp, EXTP, RB.i, &c); if (unlikely(st != RT_OK)) goto status; RA.p = c; NEXT(2); }

    // --- strings and slices
    CASE(CONCAT) { gostring s = concatstrings((gostring *)&RB, C); if (unlikely((uintptr_t)s.p - (uintptr_t)gp->stklo < (uintptr_t)gp->stkhi - (uintptr_t)gp->stklo)) s = copystring(s); fp[A].p = (void *)s.p; fp[A + 1].i = s.len; NEXT(1); }
    CASE(CONCATB) { gostring s = concatstringsbuf((gostring *)&RB, C, (char *)&fp[EXT]); fp[A].p = (void *)s.p; fp[A + 1].i = s.len; NEXT(2); }
    CASE(STREQ) RA.u = streq(&RB, &RC); NEXT(1);
    CASE(STRCMP) RA.i = cmpstring(*(gostring *)&RB, *(gostring *)&RC); NEXT(1);
    CASE(B2S) CASE(S2B) CASE(R2S) CASE(S2R) CASE(I2S) TRY(slow_misc(gp, fp, pc), 1);
    CASE(RANGESTR) {
        int64_t i = fp[A].i;
        if (i >= fp[B + 1].i) NEXT(1 + SC);
        uint8_t c = ((uint8_t *)RB.p)[i];
        fp[A + 1].i = i;
        if (c < 0x80) { fp[A + 2].i = c; fp[A].i = i + 1; NEXT(1); }
        int32_t r;
        fp[A].i = i + decoderune(*(gostring *)&RB, i, &r);
        fp[A + 2].i = r;
        NEXT(1);
    }
    CASE(SLICE) { SAVE; TRY(slow_slice(gp, fp, pc), 2); }
    CASE(APGROW) CASE(APGROWF) CASE(APSLICE) { SAVE; TRY(slow_misc(gp, fp, pc), 2); }
#define X(op, T, GROW)                                                                  \
    CASE(op) {                                                                          \
        goslice s = *(goslice *)&RB;                                                    \
        uint64_t v = RC.u;                                                              \
        if (unlikely(s.len >= s.cap)) {                                                 \
            SAVE;                                                                       \
            st = GROW;                                                                  \
            if (unlikely(st != RT_OK)) goto status;                                     \
        } else s.len++;                                                                 \
        ST(T, (T *)s.p + s.len - 1, v);                                                 \
        *(goslice *)&RA = s;                                                            \
        NEXT(2);                                                                        \
    }
    X(AP64, uint64_t, growslice(gp, EXTP, s.p, s.len + 1, s.cap, 1, &s))
    X(AP8, uint8_t, growslice(gp, EXTP, s.p, s.len + 1, s.cap, 1, &s))
    X(AP64F, uint64_t, slow_growinframe(gp, fp, EXTP, 1, &s))
    X(AP8F, uint8_t, slow_growinframe(gp, fp, EXTP, 1, &s))
#undef X
    CASE(COPY) CASE(CLEARS) { SAVE; TRY(slow_misc(gp, fp, pc), 2); }

    // --- interfaces
    CASE(MKE) { void *d = convt(EXTP, &RB); fp[A].p = EXTP; fp[A + 1].p = d; NEXT(2); }
    CASE(MKI) { void *d = convt(((const itab *)EXTP)->type, &RB); fp[A].p = EXTP; fp[A + 1].p = d; NEXT(2); }
    CASE(I2E) { const itab *t = fp[B].p; void *d = fp[B + 1].p; fp[A].p = t ? (void *)t->type : NULL; fp[A + 1].p = d; NEXT(1); }
    CASE(TYPEOF) { const itab *t = RB.p; RA.p = t ? (void *)t->type : NULL; NEXT(1); }
    CASE(ASSERT) CASE(ASSERT2) CASE(ASSERTI) CASE(ASSERTI2) { SAVE; TRY(slow_assert(gp, fp, pc), 2); }
    CASE(EFEQ) CASE(IFEQ) { SAVE; TRY(slow_misc(gp, fp, pc), 1); }
    CASE(TYEQ) CASE(TYEQP) { SAVE; TRY(slow_misc(gp, fp, pc), 2); }

    // --- maps
    CASE(MAPGET) { SAVE; void *p; st = mapaccess(gp, EXTP, RB.p, &RC, &p); if (unlikely(st != RT_OK)) goto status; RA.p = elem_or_zero(p, EXTP); NEXT(2); }
    CASE(MAPGET2) {
        SAVE; void *p;
        st = mapaccess(gp, EXTP, RB.p, &RC, &p);
        if (unlikely(st != RT_OK)) goto status;
        fp[A].p = elem_or_zero(p, EXTP); fp[A + 1].u = p != NULL;
        NEXT(2);
    }
    CASE(MAPGET64) RA.p = elem_or_zero(mapaccess_fast64(EXTP, RB.p, RC.u), EXTP); NEXT(2);
    CASE(MAPGET642) { void *p = mapaccess_fast64(EXTP, RB.p, RC.u); fp[A].p = elem_or_zero(p, EXTP); fp[A + 1].u = p != NULL; NEXT(2); }
    CASE(MAPGETSTR) RA.p = elem_or_zero(mapaccess_faststr(EXTP, RB.p, *(gostring *)&RC), EXTP); NEXT(2);
    CASE(MAPGETSTR2) { void *p = mapaccess_faststr(EXTP, RB.p, *(gostring *)&RC); fp[A].p = elem_or_zero(p, EXTP); fp[A + 1].u = p != NULL; NEXT(2); }
    CASE(MAPSET) { SAVE; TRY(mapassign(gp, EXTP, RB.p, &RC, &RA.p), 2); }
    CASE(MAPSET64) { SAVE; TRY(mapassign_fast64(gp, EXTP, RB.p, RC.u, ((const maptype *)EXTP)->key->ptrdata != 0, &RA.p), 2); }
    CASE(MAPSETSTR) { SAVE; TRY(mapassign_faststr(gp, EXTP, RB.p, *(gostring *)&RC, &RA.p), 2); }
    CASE(MAPDEL) { SAVE; TRY(mapdelete(gp, EXTP, RA.p, &RB), 2); }
    CASE(MAPCLR) { SAVE; TRY(mapclear(gp, EXTP, RA.p), 2); }
    CASE(MAPLEN) RA.i = maplen(RB.p); NEXT(1);
    CASE(MAPITER) { SAVE; TRY(mapiterinit(gp, EXTP, RB.p, (hiter *)&RA), 2); }
    CASE(MAPNEXT) { SAVE; TRY(mapiternext(gp, (hiter *)&RA), 1); }

    // --- channels
    CASE(SEND) { SAVE; TRY(chansend(gp, RA.p, &RB, true, NULL), 1); }
    CASE(RECV) { SAVE; TRY(chanrecv(gp, RB.p, A == 0xffff ? NULL : &RA, true, NULL, NULL), 1); }
    CASE(RECV2) {
        bool ok;
        SAVE;
        st = chanrecv(gp, RB.p, A == 0xffff ? NULL : &RA, true, NULL, &ok);
        if (unlikely(st != RT_OK)) goto status;
        RC.u = ok;
        NEXT(1);
    }
    CASE(CLOSE) { SAVE; TRY(closechan(gp, RA.p), 1); }
    CASE(CHLEN) RA.i = chanlen(RB.p); NEXT(1);
    CASE(CHCAP) RA.i = chancap(RB.p); NEXT(1);
    CASE(TRYSEND) {
        bool done = false;
        SAVE;
        st = chansend(gp, RA.p, &RB, false, &done);
        if (unlikely(st != RT_OK)) goto status;
        RC.u = done;
        NEXT(1);
    }
    CASE(TRYRECV) {
        bool done = false, ok = false;
        SAVE;
        st = chanrecv(gp, RB.p, A == 0xffff ? NULL : &RA, false, &done, &ok);
        if (unlikely(st != RT_OK)) goto status;
        fp[C].u = done; fp[C + 1].u = ok;
        NEXT(1);
    }
    CASE(SELECT) {
        bool ok = false;
        int64_t chosen = -1;
        SAVE;
        st = selectgo(gp, (scase *)&RA, B, C, EXT >> 32 & 1, &chosen, &ok);
        if (unlikely(st != RT_OK)) goto status;
        uint32_t d = (uint32_t)EXT;
        fp[d].i = chosen; fp[d + 1].u = ok;
        NEXT(2);
    }

    // --- calls
    CASE(CALL) {  // atomic loads: vm_calllazy writes these two words while other goroutines run them; the last one brings the callee's code
        slot *w = fp + LD(uint16_t, &pc->a);
        w[-1].p = (void *)(pc + 2);
        fp = w;
        uint32_t size = LD(uint32_t, &pc->imm);
        pc = (const Insn *)__atomic_load_n(&pc[1].ext, __ATOMIC_ACQUIRE);
        if (unlikely(w + size > guardof(gp))) { SAVE; st = vm_morestack(gp, size); goto resume; }
        NEXT(0);
    }
    CASE(CALLC) {
        slot *w = fp + A;
        ClosureVal *cv = RB.p;
        if (unlikely(!cv)) goto nilptr;
        Func *f = cv->fn;
        uint32_t size = __atomic_load_n(&f->framesize, __ATOMIC_ACQUIRE);
        if (unlikely(w + size > guardof(gp))) { SAVE; st = vm_callclosure(gp, w, cv, pc + 2); goto resume; }
        w[-1].p = (void *)(pc + 2);
        w[f->nres + f->narg].p = cv;
        fp = w;
        pc = atomic_load_explicit(&f->code, memory_order_relaxed);
        NEXT(0);
    }
    CASE(CALLI) {
        slot *w = fp + A;
        const itab *tab = fp[B].p;
        if (unlikely(!tab)) goto nilptr;
        Func *f = tab->fun[C];
        w[EXT].p = fp[B + 1].p;
        uint32_t size = __atomic_load_n(&f->framesize, __ATOMIC_ACQUIRE);
        if (unlikely(w + size > guardof(gp))) { SAVE; st = vm_callclosure(gp, w, &f->self, pc + 2); goto resume; }
        w[-1].p = (void *)(pc + 2);
        fp = w;
        pc = atomic_load_explicit(&f->code, memory_order_relaxed);
        NEXT(0);
    }
    CASE(CALLLAZY) { SAVE; st = vm_calllazy((Insn *)(uintptr_t)pc); goto resume; }
    CASE(CALLN) { SAVE; st = (rtstatus)((NativeFn)EXT)(gp, fp + A); if (unlikely(st != RT_OK)) goto native; NEXT(2); }
    CASE(NATIVE) { SAVE; st = (rtstatus)findfunc(pc)->native(gp, fp); if (unlikely(st != RT_OK)) goto native; NEXT(1); }
    CASE(RET) {
        pc = fp[-1].p;
        fp -= window_before(pc);
        NEXT(0);
    }
    CASE(DEFERRET) {
        if (gp->ndefers && gp->defers[gp->ndefers - 1].fpoff == (char *)fp - (char *)gp->stklo) {
            SAVE;
            st = vm_callclosure(gp, fp + A, gp->defers[--gp->ndefers].fn, pc + 2);
            goto resume;
        }
        NEXT(3);
    }
    CASE(GO) { SAVE; if (unlikely(!RA.p)) fatal("go of nil func value"); newproc(gp, RA.p, pc); NEXT(1); }
    CASE(DEFER) vm_defer(gp, fp, pc, RA.p); NEXT(1);
    CASE(DEFERAT) vm_deferat(gp, RB.i, pc, RA.p); NEXT(1);
    CASE(FPOFF) RA.i = (char *)fp - (char *)gp->stklo; NEXT(1);
    CASE(RECOVER) { SAVE; vm_recover(gp, fp, &RA); NEXT(1); }
    CASE(PANIC) { SAVE; st = rt_panicvalue(gp, *(eface *)&RA); goto status; }
    CASE(PANICRT) { SAVE; st = rt_panic(gp, A, "%s", (const char *)EXTP); goto status; }

    // --- the VM's own
    CASE(LAZY) throw("LAZY executed");
    CASE(GOEXIT) goexit0(gp); goto reschedule;
    CASE(PANICRET) { SAVE; st = vm_panicret(gp); goto resume; }
    CASE(VMRET) throw("VMRET outside vm_call");
    CASE(TRAP) throw("TRAP executed in %s", findfunc(pc) ? findfunc(pc)->name : "?");
    CASE(PRINT) slow_misc(gp, fp, pc); NEXT(1);
#ifdef VM_SWITCH
    }
    throw("bad opcode %d", pc->op);
#endif

    // --- out of line
fault:  // from a signal handler, at any access to user memory (fault.c)
    SAVE;
    st = sigpanic(gp);
    goto status;
nilptr:
    SAVE;
    st = rt_panic(gp, PE_MEM, "invalid memory address or nil pointer dereference");
    goto status;
divide:
    SAVE;
    st = rt_panic(gp, PE_ERROR, "integer divide by zero");
    goto status;
badindex_bc:
    SAVE;
    st = vm_panicindex(gp, pc, C, RC.i, fp[B + 1].i);
    goto status;
badindex_pbc:
    SAVE;
    st = vm_panicindex(gp, pc, C, RC.i, ((goslice *)RB.p)->len);
    goto status;
badindex_row:
    SAVE;
    st = vm_panicindex(gp, pc, (uint16_t)EXT, fp[EXT].i, ((goslice *)RB.p)[RC.u].len);
    goto status;
badindex_array:
    SAVE;
    st = vm_panicindex(gp, pc, C, RC.i, (int64_t)(EXT >> 32));
    goto status;
badindex_ab:
    SAVE;
    st = vm_panicindex(gp, pc, B, RB.i, fp[A + 1].i);
    goto status;
badindex_pab:
    SAVE;
    st = vm_panicindex(gp, pc, B, RB.i, ((goslice *)RA.p)->len);
    goto status;
poll:
    SAVE;
    st = preempted(gp);
resume:  // the new state is in gp->sched, whatever happened
    if (st == RT_OK) { LOADSTATE; NEXT(0); }
status:
    switch (st) {
    case RT_OK: LOADSTATE; NEXT(0);
    case RT_PANIC:
        st = vm_startpanic(gp);
        goto resume;
    case RT_PARK: goto reschedule;
    case RT_YIELD:
        gosched(gp);
        goto reschedule;
    case RT_SYSCALL: break;
    case RT_DEAD:
        if (unlikely(rt_session)) session_reap(gp);
        else goexit0(gp);
        goto reschedule;
    case RT_EXIT: break;
    }
    throw("vm_run: status %d", (int)st);

native:  // a native that has its results in place but gives up the processor
    if (st == RT_YIELD) {
        gp->sched.pc = pc + op_words(pc->op);
        goyield(gp);
        goto reschedule;
    }
    if (st == RT_SYSCALL) {  // no P yet: the collector may be walking this stack, and either pc will do for it
        __atomic_store_n(&gp->sched.pc, pc + op_words(pc->op), __ATOMIC_RELAXED);
        if (!exitsyscall(gp)) goto reschedule;
        if (unlikely(rt_session) && session_killed_(gp)) { st = RT_DEAD; goto status; }
        LOADSTATE;
        NEXT(0);
    }
    goto status;
}
