#!/usr/bin/env python3
"""Makes random, terminating, race-free Go programs: gen.py SEED... prints one with a unit per seed.

A unit is a handful of types, constants, generic functions, iterators, methods and functions, and a function that uses them. Its output is one line: its
name and a hash of all it showed. `PROGRAM NAME` runs one unit and prints what it shows. A unit depends on its seed only.
"""
import os, random, sys
from gotypes import *
from stmt2 import Stmts2

HERE = os.path.dirname(os.path.abspath(__file__))


class Unit(Stmts2):
    def __init__(self, seed):
        self.r, self.n = random.Random(seed), seed
        self.names = self.prints = self.depth = self.nest = 0
        self.out, self.scopes, self.calls, self.iters, self.globals = [], [], [], [], []
        self.structs, self.named, self.results = [], [], []
        self.pure = self.ret_ok = False
        self.budget = 0
        self.types()
        self.consts()
        self.generics()
        for _ in range(2):
            self.iterator()
        for _ in range(self.r.randint(2, 4)):
            self.func()
        self.w(f"func unit{seed}() {{")
        self.budget = 70
        self.scopes = [[]]
        for _ in range(4):
            self.depth = 1
            self.declare()
        for _ in range(6):  # what panics in one does not end the others
            self.s_recovering(3, 6)
            self.s_show()
        self.depth = 0
        self.w("}")

    def types(self):
        r, n = self.r, self.n
        under = r.choice(INTS)
        self.named.append(T(under.kind, f"N{n}", bits=under.bits))
        self.w(f"type N{n} {under.name}")
        if r.random() < .5:
            self.w(f"func (x N{n}) String() string {{ return fmt.Sprintf(\"N(%d)\", {under.name}(x)) }}")
        self.w(f"type I{n} interface {{ Get(int) int; Set(int) }}")
        for i in range(r.randint(2, 3)):
            fs = [(f"F{j}", self.anytype(1)) for j in range(r.randint(1, 4))] + [("A", r.choice(INTS))]
            s = T("struct", f"S{n}x{i}", fields=list(fs))
            embed = f"E{n}x{i}"
            self.w(f"type {embed} struct {{ Tag{i} int }}")
            self.w(f"func (e *{embed}) Bump() int {{ e.Tag{i} += {r.randint(1, 9)}; return e.Tag{i} }}")
            s.fields.append((embed, T("struct", embed, fields=[(f"Tag{i}", INT)])))
            self.w(f"type {s.name} struct {{")
            for f, t in fs:
                self.w(f"\t{f} {t.name}")
            self.out.append(f"\t{embed}\n}}")
            at = fs[-1][1]
            rv = "*" if r.random() < .4 else ""
            self.w(f"func (s {s.name}) Get(x int) int {{ return x ^ int(s.A){r.choice(['', ' + s.Bump()', f' * s.Tag{i}'])} }}")
            self.w(f"func (s *{s.name}) Set(x int) {{ s.A {r.choice(['', '+', '^', '-'])}= {at.name}(x); s.Bump() }}")
            self.structs.append(s)

    def consts(self):
        r, n = self.r, self.n
        self.w(f"const (\n\tC{n}a = iota*{r.randint(1, 9)} + {r.randint(1, 1 << 40)}\n\tC{n}b = 1 << (iota + {r.randint(0, 60)})\n\tC{n}f = {r.random()} * {r.randint(1, 999)}e{r.randint(-9, 9)}\n)")
        for i in range(r.randint(1, 3)):
            t = r.choice(SCALARS)
            self.w(f"var G{n}x{i} {t.name} = {literal(r, t)}")
            self.globals.append((f"G{n}x{i}", t))

    def generics(self):
        r, n = self.r, self.n
        op = r.choice("+-*")
        self.w(f"func gadd{n}[V integer](a, b V) V {{\n\tif a {r.choice(['<', '>', '=='])} b {{ return a {op} b }}\n\tvar c V = {r.randint(1, 100)}\n\treturn (a {r.choice('^&|')} b) {r.choice('+-*')} c << {r.randint(0, 9)}\n}}")
        self.w(f"type L{n}[V any] struct {{ list []V; next *L{n}[V] }}")
        self.w(f"func (l *L{n}[V]) Push(v V) *L{n}[V] {{ l.list = append(l.list, v); if len(l.list) > {r.randint(1, 3)} {{ return &L{n}[V]{{next: l}} }}; return l }}")
        self.w(f"func (l *L{n}[V]) All() func(func(int, V) bool) {{\n\treturn func(yield func(int, V) bool) {{\n\t\tfor x, i := l, 0; x != nil; x = x.next {{\n\t\t\tfor _, v := range x.list {{"
               f"\n\t\t\t\tif !yield(i, v) {{ return }}\n\t\t\t\ti++\n\t\t\t}}\n\t\t}}\n\t}}\n}}")

    def iterator(self):
        t, i = self.r.choice(SCALARS + self.structs), len(self.iters)
        name = f"it{self.n}x{i}"
        if self.r.random() < .5:
            self.w(f"func {name}(n int, v {t.name}) func(func(int, {t.name}) bool) {{\n\treturn func(yield func(int, {t.name}) bool) {{\n\t\tdefer p({i}, \"end\")")
            self.w(f"\t\tfor i := range n {{\n\t\t\tif !yield(i * {self.r.randint(1, 5)}, v) {{ return }}")
            self.depth, self.scopes = 3, [[("v", t, True), ("n", INT, False), ("i", INT, False)]]
            self.w(f"v = {self.expr(t, 2)}")
            self.depth = 0
            self.w("\t\t}\n\t}\n}")
        else:
            self.w(f"func {name}(n int, v {t.name}) func(func(int, {t.name}) bool) {{\n\tl := &L{self.n}[{t.name}]{{}}\n\tfor range n {{ l = l.Push(v) }}\n\treturn l.All()\n}}")
        self.iters.append((name, t))

    def func(self):
        r, i = self.r, len(self.calls)
        ps = [(self.fresh("q"), self.anytype(1), True) for _ in range(r.randint(0, 3))]
        rs = [self.r.choice(SCALARS) if r.random() < .7 else self.anytype(1) for _ in range(r.choice([1, 1, 1, 2, 3]))]
        named = r.random() < .4
        self.w(f"func h{self.n}x{i}({', '.join(n + ' ' + t.name for n, t, _ in ps)}) ({', '.join((f'r{j} ' if named else '') + t.name for j, t in enumerate(rs))}) {{")
        self.budget, self.depth, self.scopes = 12, 0, []
        if named and r.random() < .5:
            self.w("\tdefer func() {\n\t\tif e := recover(); e != nil {")
            self.w(f"\t\t\tp({i}, why(e))\n\t\t}}")
            self.scopes = [[(f"r{j}", t, True) for j, t in enumerate(rs)]]
            self.depth = 2
            self.w(f"r0 = {self.expr(rs[0], 2)}")
            self.depth, self.scopes = 0, []
            self.w("\t}()")
        self.function(ps + ([(f"r{j}", t, True) for j, t in enumerate(rs)] if named else []), rs, 5)
        self.w("}")
        self.calls.append((f"h{self.n}x{i}", [t for _, t, _ in ps], rs))

    def text(self):
        return "\n".join(self.out) + "\n"


def program(units):
    """units: [(seed, text)]"""
    prelude = open(os.path.join(HERE, "prelude.go.txt")).read()
    return prelude + "\n" + "\n".join(t for _, t in units) + "\nfunc main() {\n" + "".join(f'\tunit("u{s}", unit{s})\n' for s, _ in units) + "}\n"


if __name__ == "__main__":
    print(program([(int(s), Unit(int(s)).text()) for s in sys.argv[1:]]), end="")
