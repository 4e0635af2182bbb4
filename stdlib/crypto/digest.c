// digest.c - the compression functions of MD5, SHA-1, SHA-256 and SHA-512, and random bytes: natives of internal/digest and crypto/rand.
// From RFC 1321 and FIPS 180-4. The constants of MD5 and SHA-2 are computed from their definitions at first use.     Locks: none;
// two Ms may fill the tables at once, with the same values.
#include <math.h>
#include <string.h>
#include <sys/random.h>
#include "vm/native.h"
#include "runtime/runtime.h"

enum { MD5, SHA1, SHA256, SHA512 };  // as in digest.go

static inline uint32_t rol(uint32_t x, int n) { return x << n | x >> (32 - n); }
static inline uint32_t ror(uint32_t x, int n) { return x >> n | x << (32 - n); }
static inline uint64_t ror64(uint64_t x, int n) { return x >> n | x << (64 - n); }

static uint32_t le32(const uint8_t *p) { return p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24; }
static uint32_t be32(const uint8_t *p) { return __builtin_bswap32(le32(p)); }
static uint64_t be64(const uint8_t *p) { return (uint64_t)be32(p) << 32 | be32(p + 4); }

static void md5_block(uint64_t *h, const uint8_t *p) {
    static const uint8_t shifts[4][4] = {{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};
    static uint32_t sines[64];
    static _Atomic bool ready;
    if (!ready) {
        for (int i = 0; i < 64; i++) sines[i] = (uint32_t)(int64_t)(fabs(sin(i + 1)) * 4294967296.0);
        ready = true;
    }
    uint32_t a = (uint32_t)h[0], b = (uint32_t)h[1], c = (uint32_t)h[2], d = (uint32_t)h[3];
    for (int i = 0; i < 64; i++) {
        uint32_t f;
        int k;
        switch (i / 16) {
        case 0: f = (b & c) | (~b & d); k = i; break;
        case 1: f = (d & b) | (~d & c); k = (5 * i + 1) % 16; break;
        case 2: f = b ^ c ^ d; k = (3 * i + 5) % 16; break;
        default: f = c ^ (b | ~d); k = 7 * i % 16;
        }
        uint32_t t = a + f + sines[i] + le32(p + 4 * k);
        a = d;
        d = c;
        c = b;
        b += rol(t, shifts[i / 16][i % 4]);
    }
    h[0] = (uint32_t)(h[0] + a);
    h[1] = (uint32_t)(h[1] + b);
    h[2] = (uint32_t)(h[2] + c);
    h[3] = (uint32_t)(h[3] + d);
}

static void sha1_block(uint64_t *h, const uint8_t *p) {
    uint32_t w[80], a = (uint32_t)h[0], b = (uint32_t)h[1], c = (uint32_t)h[2], d = (uint32_t)h[3], e = (uint32_t)h[4];
    for (int i = 0; i < 16; i++) w[i] = be32(p + 4 * i);
    for (int i = 16; i < 80; i++) w[i] = rol(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
    for (int i = 0; i < 80; i++) {
        uint32_t f, k;
        if (i < 20) f = (b & c) | (~b & d), k = 0x5a827999;
        else if (i < 40) f = b ^ c ^ d, k = 0x6ed9eba1;
        else if (i < 60) f = (b & c) | (b & d) | (c & d), k = 0x8f1bbcdc;
        else f = b ^ c ^ d, k = 0xca62c1d6;
        uint32_t t = rol(a, 5) + f + e + k + w[i];
        e = d;
        d = c;
        c = rol(b, 30);
        b = a;
        a = t;
    }
    const uint32_t add[5] = {a, b, c, d, e};
    for (int i = 0; i < 5; i++) h[i] = (uint32_t)(h[i] + add[i]);
}

// The first 64 bits of the fraction of the cube root of the i-th prime: floor(cbrt(p) * 2^64) mod 2^64, by bisection over r with
// r^3 <= p * 2^192. Exact integer arithmetic in 32-bit digits.
static bool cube_fits(unsigned __int128 r, uint32_t p) {  // r < 2^68
    uint64_t d[3] = {(uint32_t)r, (uint32_t)(r >> 32), (uint32_t)(r >> 64)}, sq[6] = {0}, cu[9] = {0};
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 3; j++) {
            uint64_t v = d[i] * d[j];
            for (int k = i + j; v && k < 6; k++) {
                v += sq[k];
                sq[k] = (uint32_t)v;
                v >>= 32;
            }
        }
    for (int i = 0; i < 6; i++)
        for (int j = 0; j < 3; j++) {
            uint64_t v = sq[i] * d[j];
            for (int k = i + j; v && k < 9; k++) {
                v += cu[k];
                cu[k] = (uint32_t)v;
                v >>= 32;
            }
        }
    for (int k = 8; k > 6; k--)
        if (cu[k]) return false;
    if (cu[6] != p) return cu[6] < p;
    for (int k = 0; k < 6; k++)
        if (cu[k]) return false;
    return true;
}

static const uint64_t *sha2_constants(void) {
    static uint64_t table[80];
    static _Atomic bool ready;
    if (!ready) {
        int n = 0;
        for (uint32_t p = 2; n < 80; p++) {
            bool prime = true;
            for (uint32_t q = 2; q * q <= p; q++) prime = prime && p % q != 0;
            if (!prime) continue;
            unsigned __int128 low = 0, high = (unsigned __int128)8 << 64;
            while (high - low > 1) {
                unsigned __int128 mid = low + (high - low) / 2;
                if (cube_fits(mid, p)) low = mid;
                else high = mid;
            }
            table[n++] = (uint64_t)low;
        }
        ready = true;
    }
    return table;
}

static void sha256_block(uint64_t *h, const uint8_t *p, const uint64_t *k) {
    uint32_t w[64];
    for (int i = 0; i < 16; i++) w[i] = be32(p + 4 * i);
    for (int i = 16; i < 64; i++) {
        uint32_t s0 = ror(w[i - 15], 7) ^ ror(w[i - 15], 18) ^ w[i - 15] >> 3;
        uint32_t s1 = ror(w[i - 2], 17) ^ ror(w[i - 2], 19) ^ w[i - 2] >> 10;
        w[i] = w[i - 16] + s0 + w[i - 7] + s1;
    }
    uint32_t a = (uint32_t)h[0], b = (uint32_t)h[1], c = (uint32_t)h[2], d = (uint32_t)h[3], e = (uint32_t)h[4], f = (uint32_t)h[5], g = (uint32_t)h[6], v = (uint32_t)h[7];
    for (int i = 0; i < 64; i++) {
        uint32_t t = v + (ror(e, 6) ^ ror(e, 11) ^ ror(e, 25)) + ((e & f) ^ (~e & g)) + (uint32_t)(k[i] >> 32) + w[i];
        uint32_t u = (ror(a, 2) ^ ror(a, 13) ^ ror(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
        v = g, g = f, f = e, e = d + t;
        d = c, c = b, b = a, a = t + u;
    }
    const uint32_t add[8] = {a, b, c, d, e, f, g, v};
    for (int i = 0; i < 8; i++) h[i] = (uint32_t)(h[i] + add[i]);
}

static void sha512_block(uint64_t *h, const uint8_t *p, const uint64_t *k) {
    uint64_t w[80];
    for (int i = 0; i < 16; i++) w[i] = be64(p + 8 * i);
    for (int i = 16; i < 80; i++) {
        uint64_t s0 = ror64(w[i - 15], 1) ^ ror64(w[i - 15], 8) ^ w[i - 15] >> 7;
        uint64_t s1 = ror64(w[i - 2], 19) ^ ror64(w[i - 2], 61) ^ w[i - 2] >> 6;
        w[i] = w[i - 16] + s0 + w[i - 7] + s1;
    }
    uint64_t a = (uint64_t)h[0], b = (uint64_t)h[1], c = (uint64_t)h[2], d = (uint64_t)h[3], e = (uint64_t)h[4], f = (uint64_t)h[5], g = (uint64_t)h[6], v = (uint64_t)h[7];
    for (int i = 0; i < 80; i++) {
        uint64_t t = v + (ror64(e, 14) ^ ror64(e, 18) ^ ror64(e, 41)) + ((e & f) ^ (~e & g)) + k[i] + w[i];
        uint64_t u = (ror64(a, 28) ^ ror64(a, 34) ^ ror64(a, 39)) + ((a & b) ^ (a & c) ^ (b & c));
        v = g, g = f, f = e, e = d + t;
        d = c, c = b, b = a, a = t + u;
    }
    const uint64_t add[8] = {a, b, c, d, e, f, g, v};
    for (int i = 0; i < 8; i++) h[i] = (uint64_t)(h[i] + add[i]);
}

// func blocks(kind int, h *[8]uint64, p []byte): p holds whole blocks.
static int digest_blocks(void *gp, void *window) {
    (void)gp;
    struct { int64_t kind; uint64_t *h; goslice p; } *a = window;
    const uint8_t *p = a->p.p;
    const uint64_t *k = a->kind >= SHA256 ? sha2_constants() : NULL;
    int64_t size = a->kind == SHA512 ? 128 : 64;
    for (int64_t i = 0; i + size <= a->p.len; i += size)
        switch (a->kind) {
        case MD5: md5_block(a->h, p + i); break;
        case SHA1: sha1_block(a->h, p + i); break;
        case SHA256: sha256_block(a->h, p + i, k); break;
        default: sha512_block(a->h, p + i, k);
        }
    return RT_OK;
}

// func fill(b []byte) bool
static int rand_fill(void *gp, void *w) {
    (void)gp;
    struct { uint64_t ok; goslice b; } *a = w;
    char *p = a->b.p;
    for (int64_t n = a->b.len; n > 0;) {
        ssize_t k = getrandom(p, n > 256 ? 256 : (size_t)n, 0);
        if (k < 0) continue;  // EINTR: nothing else happens to so few bytes
        p += k;
        n -= k;
    }
    a->ok = true;
    return RT_OK;
}

const NativeEntry std_digest_natives[] = {{"crypto/rand.fill", rand_fill}, {"internal/digest.blocks", digest_blocks}, {0}};
