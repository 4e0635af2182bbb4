#!/usr/bin/env python3
"""Reads profiles as `go tool pprof` does (protobuf, gzip): tests/pprof.py FILE [N] prints their sample types and the N functions on top.

A function is printed as NAME LINE: with the line that has most of the last value.
"""
import gzip, sys


def varint(b, i):
    x = shift = 0
    while True:
        x |= (b[i] & 127) << shift
        shift += 7
        i += 1
        if b[i - 1] < 128:
            return x, i


def fields(b):
    i = 0
    while i < len(b):
        key, i = varint(b, i)
        if key & 7 == 2:
            n, i = varint(b, i)
            yield key >> 3, b[i : i + n]
            i += n
        else:
            assert key & 7 == 0, "wire type"
            x, i = varint(b, i)
            yield key >> 3, x


def packed(b):
    i, out = 0, []
    while i < len(b):
        x, i = varint(b, i)
        out.append(x)
    return out


def read(path):
    """([type...], [([(function, file, line)...], [value...], [label...])...])"""
    strings, funcs, locs, samples, types, mapping = [], {}, {}, [], [], []
    for k, v in fields(gzip.decompress(open(path, "rb").read())):
        d = list(fields(v)) if isinstance(v, bytes) and k in (1, 2, 3, 4, 5) else None
        if k == 6:
            strings.append(v.decode())
        elif k == 5:
            funcs[dict(d)[1]] = dict(d)
        elif k == 4:
            locs[dict(d)[1]] = [dict(fields(x)) for f, x in d if f == 4]
        elif k == 3:
            mapping.append(dict(d))
        elif k == 2:
            samples.append(d)
        elif k == 1:
            types.append(dict(d))
    assert strings[0] == "" and len(mapping) == 1 and all(mapping[0][f] for f in (1, 3, 5, 7, 8, 9))
    name = lambda f, k: strings[funcs[f].get(k, 0)]
    out = []
    for s in samples:
        stack = [(name(l[1], 2), name(l[1], 4), l.get(2, 0)) for f, x in s if f == 1 for i in packed(x) for l in locs[i]]
        labels = [dict(fields(x)) for f, x in s if f == 3]
        labels = [(strings[l[1]], strings[l[2]] if 2 in l else l.get(3)) for l in labels]
        out.append((stack, [v for f, x in s if f == 2 for v in packed(x)], labels))
    return [(strings[t[1]], strings[t[2]]) for t in types], out


if __name__ == "__main__":
    types, samples = read(sys.argv[1])
    top, lines = {}, {}
    for stack, values, labels in samples:
        assert len(values) == len(types)
        if stack:
            f, line = stack[0][0], stack[0][::2]
            top[f] = top.get(f, 0) + values[-1]
            lines[line] = lines.get(line, 0) + values[-1]
    print(" ".join("/".join(t) for t in types))
    for f in sorted(top, key=lambda f: -top[f])[: int(sys.argv[2]) if len(sys.argv) > 2 else 1]:
        print(f, max((l for l in lines if l[0] == f), key=lambda l: lines[l])[1])
