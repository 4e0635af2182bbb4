#!/usr/bin/env python3
"""Random C signatures, called from Go through package ffi: what C received and gave back must be what was passed.

    tests/ffi/differential.py [--gosling build/gosling] [-n 2000] [--seed 1]

A C library of n functions is generated and compiled with cc. Each folds all its arguments, field by field, into a 64-bit FNV hash and makes its
result of it (an integer, a float or a struct). Every fourth takes a callback instead, with random parameters of its own, calls it with its
arguments and folds the callback's answer. The expected answers are computed here. Ends with "N passed, N failed".
"""
import argparse, os, random, struct, subprocess, sys, tempfile

SCALARS = {  # name: (C, Go, struct format, bits)
    "i8": ("int8_t", "int8", "b"), "u8": ("uint8_t", "uint8", "B"), "i16": ("int16_t", "int16", "h"), "u16": ("uint16_t", "uint16", "H"),
    "i32": ("int32_t", "int32", "i"), "u32": ("uint32_t", "uint32", "I"), "i64": ("int64_t", "int64", "q"), "u64": ("uint64_t", "uint64", "Q"),
    "f32": ("float", "float32", "f"), "f64": ("double", "float64", "d"), "ptr": ("void *", "uintptr", "Q"), "bool": ("_Bool", "bool", "?"),
}
MASK = (1 << 64) - 1


def fnv(h, data):
    for b in data:
        h = (h ^ b) * 1099511628211 & MASK
    return h


def value(r, t):
    if t == "bool":
        return r.random() < 0.5
    if t in ("f32", "f64"):
        return r.choice([0.0, 1.5, -2.25, float(r.randrange(-10**6, 10**6)) / 8])
    size = struct.calcsize(SCALARS[t][2]) * 8
    lo, hi = (-(1 << size - 1), (1 << size - 1) - 1) if t[0] == "i" else (0, (1 << size) - 1)
    return r.choice([lo, hi, 0, r.randint(lo, hi)])


def fields(t):  # scalars of a type
    return [t] if isinstance(t, str) else [f for m in t for f in fields(m)]


def from_hash(h, t):
    if t == "bool":
        return bool(h & 1)
    if t in ("f32", "f64"):
        return float(h % 100003) / 4
    size = struct.calcsize(SCALARS[t][2]) * 8
    v = h & ((1 << size) - 1)
    return v - (1 << size) if t[0] == "i" and v >> (size - 1) else v


def rot(h, k):
    return (h >> (8 * (k % 8)) | h << (64 - 8 * (k % 8)) if k % 8 else h) & MASK


def lit(t, v):
    if t == "bool":
        return "true" if v else "false"
    if t in ("f32", "f64"):
        return repr(v)
    return str(v)


class Gen:
    def __init__(self, r):
        self.r, self.structs, self.c, self.go, self.want = r, {}, [], [], []

    def type(self, depth=0, ptr=True):
        if depth < 2 and self.r.random() < 0.15:
            return tuple(self.type(depth + 1, ptr) for _ in range(self.r.randint(1, 5)))
        return self.r.choice([s for s in SCALARS if ptr or s != "ptr"])

    def name(self, t, lang):
        if isinstance(t, str):
            return SCALARS[t][lang]
        if t not in self.structs:
            members = [(self.name(m, 0), self.name(m, 1)) for m in t]
            n = self.structs[t] = f"S{len(self.structs)}"
            self.c.append(f"typedef struct {{ " + " ".join(f"{c} f{i};" for i, (c, _) in enumerate(members)) + f" }} {n};")
            self.go.append(f"type {n} struct {{ " + "; ".join(f"F{i} {g}" for i, (_, g) in enumerate(members)) + " }")
        return self.structs[t]

    def fold(self, t, x):  # C code that folds x into h
        if isinstance(t, str):
            return f"h = fold(h, &{x}, sizeof {x}); "
        return "".join(self.fold(m, f"{x}.f{i}") for i, m in enumerate(t))

    def make(self, t, x, k, lang):  # code that sets x from hash h; k counts scalars
        if isinstance(t, str):
            h = f"rot(h, {k[0]})"
            k[0] += 1
            if lang == 0:
                rhs = {"bool": f"{h} & 1", "f32": f"(float)({h} % 100003) / 4", "f64": f"(double)({h} % 100003) / 4"}.get(t, f"({SCALARS[t][0]}){h}")
            else:
                rhs = {"bool": f"{h}&1 != 0", "f32": f"float32(float64({h}%100003) / 4)", "f64": f"float64({h}%100003) / 4"}.get(t, f"{SCALARS[t][1]}({h})")
            return f"{x} = {rhs}; "
        return "".join(self.make(m, f"{x}.{'f' if lang == 0 else 'F'}{i}", k, lang) for i, m in enumerate(t))

    def golit(self, t, vs):
        if isinstance(t, str):
            return lit(t, vs.pop(0))
        return self.name(t, 1) + "{" + ", ".join(self.golit(m, vs) for m in t) + "}"

    def show(self, t, x):
        return [x] if isinstance(t, str) else [y for i, m in enumerate(t) for y in self.show(m, f"{x}.F{i}")]

    def function(self, i):
        r = self.r
        params = [self.type() for _ in range(r.choice([0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 12]) if i % 4 else r.randint(1, 4))]
        while sum(max(1, len(fields(p))) for p in params) > 14 or any(len(fields(p)) > 8 for p in params):
            params.pop()
        ret = self.type(ptr=False)
        while len(fields(ret)) > 6:
            ret = self.type(ptr=False)
        for t in params + [ret]:
            self.name(t, 0)
        values = [[value(r, f) for f in fields(p)] for p in params]
        h = 14695981039346656037
        for p, vs in zip(params, values):
            for f, v in zip(fields(p), vs):
                h = fnv(h, struct.pack("<" + SCALARS[f][2], v))
        cargs = ", ".join(f"{self.name(p, 0)} a{k}" for k, p in enumerate(params))
        goargs = ", ".join(self.name(p, 1) for p in params)
        body = "".join(self.fold(p, f"a{k}") for k, p in enumerate(params))
        literals = ", ".join(self.golit(p, list(vs)) for p, vs in zip(params, values))
        R, G = self.name(ret, 0), self.name(ret, 1)
        if i % 4:
            self.c.append(f"{R} f{i}({cargs or 'void'}) {{ uint64_t h = SEED; {body}{R} r; memset(&r, 0, sizeof r); {self.make(ret, 'r', [0], 0)}return r; }}")
            self.go.append(f"func t{i}() {{ var f func({goargs}) {G}; bind(&f, \"f{i}\"); r := f({literals}); fmt.Println({i}, {', '.join(self.show(ret, 'r'))}) }}")
            answer = [from_hash(rot(h, k), f) for k, f in enumerate(fields(ret))]
            if any(f == "f32" for f in fields(ret)):
                answer = [struct.unpack("f", struct.pack("f", a))[0] if f == "f32" else a for a, f in zip(answer, fields(ret))]
        else:
            names = ", ".join(f"a{k}" for k in range(len(params)))
            self.c.append(f"uint64_t f{i}({R} (*cb)({', '.join(self.name(p, 0) for p in params) or 'void'}){', ' + cargs if cargs else ''}) "
                          f"{{ {R} x = cb({names}); uint64_t h = SEED; {self.fold(ret, 'x')}return h; }}")
            shown = "".join(f"h = fold(h, {y}); " for k, p in enumerate(params) for y in self.show(p, f"a{k}"))
            gop = ", ".join(f"a{k} {self.name(p, 1)}" for k, p in enumerate(params))
            self.go.append(f"func t{i}() {{ var f func(func({goargs}) {G}{', ' + goargs if goargs else ''}) uint64; bind(&f, \"f{i}\"); "
                           f"fmt.Println({i}, f(func({gop}) (r {G}) {{ h := seed; {shown}{self.make(ret, 'r', [0], 1)}return }}{', ' + literals if literals else ''})) }}")
            out = 14695981039346656037
            for k, f in enumerate(fields(ret)):
                out = fnv(out, struct.pack("<" + SCALARS[f][2], from_hash(rot(h, k), f)))
            answer = [out]
        self.want.append((i, answer))


def same(got, want):
    if isinstance(want, bool):
        return got == ("true" if want else "false")
    if isinstance(want, float):
        return abs(float(got) - want) <= 1e-6 * abs(want)
    return got == str(want)


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--gosling", default="build/gosling")
    ap.add_argument("-n", type=int, default=2000)
    ap.add_argument("--seed", type=int, default=1)
    opt = ap.parse_args()
    g = Gen(random.Random(opt.seed))
    for i in range(opt.n):
        g.function(i)
    with tempfile.TemporaryDirectory() as d:
        with open(f"{d}/lib.c", "w") as f:
            f.write("#include <stdint.h>\n#include <string.h>\nenum { SEEDLESS };\n#define SEED 14695981039346656037ull\n"
                    "static uint64_t rot(uint64_t h, int k) { k = k % 8 * 8; return k ? h >> k | h << (64 - k) : h; }\n"
                    "static uint64_t fold(uint64_t h, const void *p, size_t n) { const unsigned char *b = p; while (n--) h = (h ^ *b++) * 1099511628211ull; return h; }\n"
                    "uint64_t unused(void) { return rot(fold(0, \"\", 1), SEEDLESS); }\n" + "\n".join(g.c) + "\n")
        with open(f"{d}/main.go", "w") as f:
            f.write('package main\n\nimport (\n"ffi"\n"fmt"\n"os"\n"unsafe"\n)\n\nconst seed0 = 14695981039346656037\nvar seed uint64 = seed0\nvar lib ffi.Library\n'
                    "func bind(f any, name string) { if err := lib.Bind(f, name); err != nil { panic(err) } }\n"
                    "func rot(h uint64, k int) uint64 { k = k % 8 * 8; return h>>k | h<<(64-k) }\n"
                    "func fold[T any](h uint64, x T) uint64 { for _, b := range unsafe.Slice((*byte)(unsafe.Pointer(&x)), unsafe.Sizeof(x)) { h = (h ^ uint64(b)) * 1099511628211 }; return h }\n"
                    + "\n".join(g.go) + "\nfunc main() {\nlib, _ = ffi.Open(os.Args[1], ffi.Now)\n" + "\n".join(f"t{i}()" for i in range(opt.n)) + "\n}\n")
        subprocess.run(["cc", "-w", "-O1", "-fPIC", "-shared", "-o", f"{d}/lib.so", f"{d}/lib.c"], check=True)
        p = subprocess.run([opt.gosling, "run", f"{d}/main.go", f"{d}/lib.so"], capture_output=True, text=True, timeout=600)
        got = {l.split(" ", 1)[0]: l.split()[1:] for l in p.stdout.splitlines()}
        passed = failed = 0
        for i, want in g.want:
            have = got.get(str(i))
            if have is not None and len(have) == len(want) and all(same(a, b) for a, b in zip(have, want)):
                passed += 1
            else:
                failed += 1
                if failed < 10:
                    print(f"f{i}: got {have}, want {want}")
                    print(next((x for x in g.c if f" f{i}(" in x), "")[:300])
        if p.returncode:
            print(p.stderr[-1500:])
        print(f"{passed} passed, {failed} failed")
        return 1 if failed or p.returncode else 0


if __name__ == "__main__":
    sys.exit(main())
