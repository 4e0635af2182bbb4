#!/usr/bin/env python3
"""Turn the comments of stdlib/**/*.go into one C string for the REPL's :doc.

    docs.py STDLIB-FOLDER OUTPUT.c

A record is \\001, the name (fmt, fmt.Println, strings.Builder.Len), a newline, the declaration's lines, each behind \\002, and the comment's, each behind
\\003. Only exported names. A type's declaration is shown whole but for its unexported members, that of a member of a group is its own line. What
stdlib/builtin.doc declares is the language's own and has the names builtin.len ...
"""
import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from embed import wanted

FUNC = re.compile(r"func (?:\((?:\w+ )?\*?(?P<recv>\w+)[^)]*\) )?(?P<name>\w+)")
PLAIN = re.compile(r"(?:type|var|const) (?P<names>\w+(?:, \w+)*)")
MEMBER = re.compile(r"\t(?P<names>\w+(?:, \w+)*)")
FIELD = re.compile(r"\t(?P<names>\*?\w+(?:\.\w+)?(?:, \w+)*)")


def exported(name):
    return name[:1].isupper()


def squeeze(line):
    code, mark, comment = line.strip().partition(" // ")
    return re.sub(r"  +", " ", code.strip()) + (mark + comment)


def type_lines(lines):
    """A type's declaration without its unexported members, which one line stands for; lines: from its head to its closing bracket."""
    if len(lines) == 1:
        return [squeeze(lines[0])]
    out, hidden, depth, drop, comment = [squeeze(lines[0])], False, 0, False, []
    for line in lines[1:-1]:
        text = line.strip()
        if depth == 0 and text.startswith("//"):
            comment.append("    " + text)
            continue
        if depth == 0 and text:
            m = FIELD.match(line)
            name = m["names"].lstrip("*").split(".")[-1] if m else "X"
            drop = not any(exported(n.strip()) for n in name.split(","))
            hidden = hidden or drop
        if text and not drop:
            out += comment + ["    " * (1 + depth) + squeeze(line)]
        comment = []
        depth += line.count("{") - line.count("}")
    return out + ["    // unexported members"] * hidden + [lines[-1].rstrip()]


def records(path, lines, every):
    """Yields name, lines of the declaration, lines of the comment."""
    comment, group, group_comment, i = [], None, [], 0
    while i < len(lines):
        line = lines[i]
        i += 1
        if line.strip().startswith("//"):
            if not re.match(r"\s*//(go:|line |export )", line):
                comment.append(re.sub(r"^\s*//( |$)", "", line))
            continue
        words, comment = comment, []
        if line.startswith("package "):
            if words and not words[0].startswith("SPDX"):
                yield path, ["package " + path.split("/")[-1] + " // import \"%s\"" % path], words
        elif line.startswith(("var (", "const (", "type (")):
            group, group_comment = line.split()[0], words
        elif line == ")":
            group = None
        elif group:
            m = MEMBER.match(line)
            for name in m["names"].split(", ") if m else []:
                if exported(name):
                    yield path + "." + name, [group + " " + squeeze(line)], words or group_comment
        elif line.startswith("type "):
            name = PLAIN.match(line)["names"]
            decl = [line]
            if line.rstrip().endswith(("{", "(")):
                while lines[i - 1].rstrip() not in ("}", ")"):
                    decl.append(lines[i])
                    i += 1
            if every or exported(name):
                yield path + "." + name, type_lines(decl), words
        else:
            m = FUNC.match(line)
            if m and (every or exported(m["name"])) and (not m["recv"] or exported(m["recv"])):
                decl = [re.sub(r"\s*\{( .*\})?$", "", line)]
                while line.count("(") > line.count(")") and i < len(lines):  # its parameters go on
                    line += lines[i]
                    decl.append("    " + re.sub(r"\s*\{$", "", lines[i].strip()))
                    i += 1
                yield path + "." + (m["recv"] + "." if m["recv"] else "") + m["name"], decl, words
                continue
            m = PLAIN.match(line)
            for name in m["names"].split(", ") if m else []:
                if every or exported(name):
                    yield path + "." + name, [re.sub(r"\s*\{$", "{ ... }", squeeze(line))], words


def main():
    root, target = sys.argv[1:3]
    with open(os.path.join(root, "builtin.doc"), encoding="utf-8") as f:
        out = list(records("builtin", f.read().split("\n"), True))
    for folder, subfolders, names in os.walk(root):
        subfolders[:] = sorted(s for s in subfolders if s not in ("internal", "testdata"))
        path = os.path.relpath(folder, root)
        for name in sorted(names):
            if name.endswith(".go") and not name.endswith("_test.go"):
                with open(os.path.join(folder, name), encoding="utf-8") as f:
                    text = f.read()
                if wanted(text):
                    out += records(path, text.split("\n"), False)
    with open(target + ".tmp", "w", encoding="ascii") as f:
        f.write("// made by tools/docs.py\nextern const char std_docs[];\nconst char std_docs[] =\n")
        for name, decl, words in out:
            while words and not words[-1].strip():
                words = words[:-1]
            text = "\001%s\n%s%s" % (name, "".join("\002%s\n" % d for d in decl), "".join("\003%s\n" % w for w in words))
            for line in text.splitlines(keepends=True):
                f.write('"%s"\n' % "".join(chr(b) if 32 <= b < 127 and b not in b'"\\?' else "\\%03o" % b for b in line.encode()))
        f.write(";\n")
    os.replace(target + ".tmp", target)


main()
