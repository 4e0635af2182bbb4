#!/usr/bin/env python3
"""Compute the table of math/rand's generator: its state after 7.8e12 steps from seed 1.

The generator is the additive lagged Fibonacci y[t] = y[t-607] + y[t-273] mod 2^64 (Mitchell and Reeds), first filled
by Lehmer's x = 48271*x mod 2^31-1. 7.8e12 steps at once: x^N modulo x^607 - x^334 - 1 by squaring.
usage: tools/mkrng.py > stdlib/math/rand/table.go
"""
LENGTH, TAP, STEPS, MASK = 607, 273, 7_800_000_000_000, (1 << 64) - 1

# The first state: 20 numbers dropped, then three a word.
x, start = 1, []
for _ in range(20):
    x = x * 48271 % 0x7FFFFFFF
for _ in range(LENGTH):
    word = 0
    for shift in (20, 10, 0):
        x = x * 48271 % 0x7FFFFFFF
        word ^= x << shift
    start.append(word)

WIDTH = 144  # bits for a coefficient of a product


def pack(p):
    return int.from_bytes(b"".join(c.to_bytes(WIDTH // 8, "little") for c in p), "little")


def reduce(p):
    p = p + [0] * (2 * LENGTH - len(p))
    for i in range(len(p) - 1, LENGTH - 1, -1):
        c, p[i] = p[i], 0
        p[i - LENGTH] += c
        p[i - TAP] += c
    return [c & MASK for c in p[:LENGTH]]


def square(p):
    n = pack(p) ** 2
    data = n.to_bytes(2 * LENGTH * WIDTH // 8, "little")
    step = WIDTH // 8
    return reduce([int.from_bytes(data[i:i + step], "little") & MASK for i in range(0, len(data), step)])


power = [1] + [0] * (LENGTH - 1)
for bit in bin(STEPS)[2:]:
    power = square(power)
    if bit == "1":
        power = reduce([0] + power)

# s[j] = y[j-606]; y[t-607] stands at index (334-t) mod 607 of the state.
s = [start[(LENGTH - TAP - (j + 1)) % LENGTH] for j in range(LENGTH)]
for j in range(LENGTH, 2 * LENGTH):
    s.append((s[j - LENGTH] + s[j - TAP]) & MASK)
table = [0] * LENGTH
for i in range(LENGTH):
    t = STEPS - 606 + i
    table[(LENGTH - TAP - t) % LENGTH] = sum(p * s[i + j] for j, p in enumerate(power)) & MASK

print("// Made by tools/mkrng.py. Do not edit.\n\npackage rand\n")
print("// warm is the generator's state long after its start.\nvar warm = [length]uint64{")
for i in range(0, LENGTH, 4):
    print("\t" + ", ".join("0x%016x" % w for w in table[i:i + 4]) + ",")
print("}")
