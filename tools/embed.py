#!/usr/bin/env python3
"""Turn stdlib/**/*.go into one C file: a sorted table of packages, each with its files and their text.

    embed.py STDLIB-FOLDER OUTPUT.c

Tests (_test.go) and files whose //go:build line asks for another system stay out. The texts end with a NUL. Comments (but directives) and
the tabs that indent are left out: they would be read at every start. Lines stay where they are.
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
        for i, path in enumerate(order):
            out.write("static const StdFile files%d[] = {\n" % i)
            for name, text in packages[path]:
                out.write('  {"%s", %d,\n%s},\n' % (name, len(text.encode()), c_string(text)))
            out.write("};\n")
        out.write("\nconst StdPackage std_packages[] = {\n")
        for i, path in enumerate(order):
            out.write('  {"%s", %d, files%d},\n' % (path, len(packages[path]), i))
        out.write("};\nconst int std_npackages = %d;\n" % len(order))
    os.replace(temporary, target)


main()
