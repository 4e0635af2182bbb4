#!/usr/bin/env python3
"""Turn stdlib/**/*.go into one C file: a sorted table of packages, each with its files and their text.

    embed.py STDLIB-FOLDER OUTPUT.c

Tests (_test.go) and files whose //go:build line asks for another system stay out. The texts end with a NUL. Comments (but directives) and
the tabs that indent are left out: they would be read at every start. Lines stay where they are. Beside the text goes an index of the
declarations, so that a program reads only those that it uses.
"""
import os
import re
import sys

TAGS = {"linux", "amd64", "unix", "gosling", "gc"} | {"go1.%d" % n for n in range(1, 27)}


def wanted(text):
    """Evaluate the //go:build line above the package clause, if there is one."""
    for line in text.split("\n"):
        if line.startswith("package "):
            return True
        m = re.match(r"//go:build\s+(.*)", line)
        if m:
            words = re.findall(r"&&|\|\||!|\(|\)|[\w.]+", m.group(1))
            names = {"&&": " and ", "||": " or ", "!": " not ", "(": "(", ")": ")"}
            return bool(eval("".join(names.get(w) or str(w in TAGS) for w in words)))
    return True


TOKEN = re.compile(r"""
    (?P<keep>//(?:go:|line\s|export\s)[^\n]*     # a directive
      | `[^`]*` | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*')
  | (?P<line>[ \t]*//[^\n]*)
  | (?P<block>/\*.*?\*/)
  | (?P<indent>^[ \t]+)
""", re.X | re.S | re.M)


def strip(text):
    def put(m):
        if m["keep"]:
            return m["keep"]
        return "\n" * m["block"].count("\n") or " " if m["block"] else ""
    return TOKEN.sub(put, text)


def c_string(text):
    out = []
    for line in text.splitlines(keepends=True):
        raw = line.encode()
        s = "".join({10: "\\n", 9: "\\t", 13: "\\r", 34: '\\"', 92: "\\\\", 63: "\\?"}.get(b) or
                    (chr(b) if 32 <= b < 127 else "\\%03o" % b) for b in raw)
        out.append('    "%s"' % s)
    return "\n".join(out) or '    ""'


# ---- the index of declarations (see StdDecl in stdlib.h) ----

PIECE = re.compile(r"""
    (?P<skip>//[^\n]* | `[^`]*` | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*')
  | (?P<open>[(\[{]) | (?P<close>[)\]}]) | (?P<newline>\n) | (?P<word>[^\W\d]\w*) | (?P<other>[^\s\w] | \d[\w.]*)
""", re.X | re.S)
FUNC = re.compile(r"func (?:\((?P<recv>[^)]*)\) )?(?P<name>\w+)(?P<next>[(\[])")
SIMPLE_RECV = re.compile(r"(?:\w+ )?\*?(?P<base>\w+)$")
ANY_RECV = re.compile(r"(?:\w+ )?\*?(?P<base>\w+)")


class Decl:
    """A top-level declaration: text[start:end]; names: (offset, name); recv: the base type of a method."""
    def __init__(self, kind, start):
        self.kind, self.start, self.end, self.names, self.initialised = kind, start, 0, [], False
        self.recv = None
        self.sig = self.body = self.recvat = 0


def split(text, where):
    """The offset where the imports end, and the declarations behind them."""
    decls, depth, line_start, kind, prev, group = [], 0, True, None, "", False
    head = directive = None
    for m in PIECE.finditer(text):
        if m["newline"]:
            line_start = True
            continue
        if m["skip"] and m["skip"].startswith("//"):
            if depth == 0 and head is not None and m["skip"].startswith("//go:"):
                directive = m.start()
            continue
        word = m["word"]
        if depth == 0 and line_start and word in ("package", "import", "func", "type", "var", "const"):
            if word not in ("package", "import"):
                if head is None:
                    head = m.start()
                decls.append(Decl(word, m.start()))
                decls[-1].directive, directive = directive, None
            kind, group = word, False
            names_open = word in ("type", "var", "const")
        elif kind in ("type", "var", "const") and decls:
            d = decls[-1]
            if m["open"] == "(" and depth == 0 and prev == kind:
                group = True
            top = depth == (1 if group else 0)
            if top and line_start and group and prev not in tuple("=+-*/|&,.<>"):
                names_open = True
            if top and word and names_open and (prev in (kind, ",") or (prev == "(" and group) or line_start):
                d.names.append((m.start(), word))
            elif top and m["other"] == ",":
                pass
            else:
                if top and not (m["open"] == "(" and prev == kind):
                    names_open = False
            if top and m["other"] == "=" and kind == "var":
                d.initialised = True
        elif kind == "func" and m["open"] == "{" and depth == 0 and prev not in ("struct", "interface") and not decls[-1].body:
            decls[-1].body = m.start()
        depth += bool(m["open"]) - bool(m["close"])
        line_start = False
        prev = m.group()
    for d, after in zip(decls, decls[1:] + [None]):
        d.end = d.start + len(text[d.start:after.start if after else len(text)].rstrip())
        while True:  # comment lines between declarations (directives) belong to neither
            last = text.rfind("\n", d.start, d.end)
            if last < 0 or not text[last + 1:d.end].startswith("//"):
                break
            d.end = d.start + len(text[d.start:last].rstrip())
        if d.kind == "func":
            m = FUNC.match(text, d.start)
            if not m:
                sys.exit("%s: cannot read %s" % (where, text[d.start:d.start + 60]))
            d.names = [(m.start("name"), m["name"])]
            if m["recv"] is not None:
                base = ANY_RECV.match(m["recv"])["base"]
                d.recv, d.recvat = base, m.start("recv")
            if m["next"] == "(" and (m["recv"] is None or SIMPLE_RECV.match(m["recv"])):
                d.sig = m.start("next")
    return len(text) if head is None else head, decls


MASK = (1 << 64) - 1


def name_hash(name):
    """As base/intern.c."""
    s = name.encode()
    h, mul = 0x9E3779B97F4A7C15 ^ len(s), 0xD6E8FEB86659FD93
    while len(s) >= 8:
        h = (h ^ int.from_bytes(s[:8], "little")) * mul & MASK
        h ^= h >> 32
        s = s[8:]
    h = (h ^ int.from_bytes(s, "big")) * mul & MASK
    h ^= h >> 32
    return (h * mul & MASK) >> 32


KINDS = {"func": "STD_FUNC", "type": "STD_TYPE", "var": "STD_VAR", "const": "STD_CONST"}


def index(path, files):
    """Per file the ranges that are parsed at once; for the package rows, methods and the hash table of the names."""
    eager, rows, methods = [], [], {}
    for k, (name, text) in enumerate(files):
        octets = text.encode()
        if len(octets) != len(text):  # offsets are of bytes
            text = octets.decode("latin-1")
        head, decls = split(text, path + "/" + name)
        ranges = [(0, head)]
        for d in decls:
            one = dict(file=k, start=d.start, end=d.end, sig=d.sig, body=d.body, recv=d.recvat, kind=KINDS[d.kind])
            if d.directive is not None:
                ranges.append((d.directive, d.end))
            elif d.recv:
                methods.setdefault(d.recv, []).append(dict(one, at=d.names[0][0], name=d.names[0][1]))
            elif d.initialised or (d.kind == "func" and d.names[0][1] in ("init", "_")) or any(n == "_" for _, n in d.names if d.kind != "const"):
                ranges.append((d.start, d.end))
            else:
                rows += [dict(one, at=at, name=n) for at, n in d.names if n != "_"]
        eager.append(ranges)
    table = []
    for r in rows:
        mine = methods.pop(r["name"], []) if r["kind"] == "STD_TYPE" else []
        r["first"], r["n"] = len(table), len(mine)
        table += mine
    if methods:
        sys.exit("%s: methods of %s, which is no type declared here" % (path, ", ".join(methods)))
    if len({r["name"] for r in rows}) != len(rows):
        sys.exit("%s: a name is declared twice" % path)
    size = 4
    while size < 2 * len(rows):
        size *= 2
    slots = [0] * size
    for i, r in enumerate(rows):
        at = name_hash(r["name"]) & size - 1
        while slots[at]:
            at = at + 1 & size - 1
        slots[at] = i + 1
    return eager, rows, table, slots


def decl_row(r):
    return "{%d,%d,%d,%d,%d,%d,%d,%d,%d,%s}" % (r["at"], r["start"], r["end"], r["sig"], r["body"], r["recv"], r.get("first", 0), r.get("n", 0),
                                               r["file"] | len(r["name"].encode("latin-1")) << 8, r["kind"])


def main():
    root, target = sys.argv[1:3]
    packages = {}
    for folder, subfolders, names in os.walk(root):
        subfolders[:] = sorted(s for s in subfolders if s != "testdata")
        for name in sorted(names):
            if name.endswith(".go") and not name.endswith("_test.go"):
                with open(os.path.join(folder, name), encoding="utf-8") as f:
                    text = f.read()
                if wanted(text):
                    text = strip(text)
                    packages.setdefault(os.path.relpath(folder, root), []).append((name, text))
    temporary = "%s.%d" % (target, os.getpid())
    with open(temporary, "w", encoding="ascii") as out:
        out.write('// made by tools/embed.py\n#include "stdlib/stdlib.h"\n\n')
        order = sorted(packages)
        sizes = []
        for i, path in enumerate(order):
            eager, rows, methods, slots = index(path, packages[path])
            sizes.append((len(rows), len(slots)))
            for k, ranges in enumerate(eager):
                out.write("static const uint32_t r%d_%d[][2] = {%s};\n" % (i, k, ",".join("{%d,%d}" % r for r in ranges)))
            out.write("static const StdFile files%d[] = {\n" % i)
            for k, (name, text) in enumerate(packages[path]):
                out.write('  {"%s", %d, r%d_%d, %d,\n%s},\n' % (name, len(text.encode()), i, k, len(eager[k]), c_string(text)))
            out.write("};\n")
            out.write("static const StdDecl decls%d[] = {%s};\n" % (i, ",\n".join(map(decl_row, rows)) or "{0}"))
            out.write("static const StdDecl methods%d[] = {%s};\n" % (i, ",\n".join(map(decl_row, methods)) or "{0}"))
            out.write("static const uint16_t slots%d[] = {%s};\n" % (i, ",".join(map(str, slots))))
        out.write("\nconst StdPackage std_packages[] = {\n")
        for i, path in enumerate(order):
            out.write('  {"%s", %d, files%d, %d, decls%d, methods%d, slots%d, %d},\n' % (path, len(packages[path]), i, sizes[i][0], i, i, i, sizes[i][1] - 1))
        out.write("};\nconst int std_npackages = %d;\n" % len(order))
    os.replace(temporary, target)


if __name__ == "__main__":
    main()
