"""Random statements. Every loop ticks; what is declared is used; no statement depends on an order the language leaves open."""
from gotypes import *
from expr import Exprs


class Stmts(Exprs):
    def fresh(self, p="v"):
        self.names += 1
        return f"{p}{self.names}"

    def w(self, s):
        self.out.append("\t" * self.depth + s)

    def show(self, e):
        self.prints += 1
        self.w(f"p({self.prints}, {e})")

    def block(self, n, extra=()):
        self.depth += 1
        self.scopes.append(list(extra))
        for name, _, _ in extra:
            self.w(f"_ = {name}")
        for _ in range(n):
            self.stmt()
        self.scopes.pop()
        self.depth -= 1

    def anytype(self, d=2):
        r, k = self.r, self.r.random()
        if k < .5 or d == 0:
            return r.choice(SCALARS + self.named)
        if k < .66:
            return slice_of(self.anytype(d - 1))
        if k < .74:
            return array_of(r.randint(1, 4), self.anytype(d - 1))
        if k < .82:
            return map_of(r.choice([STRING, INT, UINT8]), self.anytype(d - 1))
        if k < .92 and self.structs:
            s = r.choice(self.structs)
            return s if r.random() < .6 else ptr_to(s)
        if k < .96:
            return ANY
        return func_of([r.choice(SCALARS) for _ in range(r.randint(0, 2))], r.choice(SCALARS))

    def declare(self, t=None, e=None):
        t = t or self.anytype()
        v, e = self.fresh(), e or (self.make(t, 2) if self.r.random() < .5 else self.expr(t, 3))
        k = self.r.random()
        self.w(f"{v} := {e}" if k < .5 else f"var {v} {t.name} = {e}" if k < .9 or t.kind in ("map", "ptr", "func") else f"var {v} {t.name}")
        self.w(f"_ = {v}")
        self.scopes[-1].append((v, t, True))
        return v

    def target(self, t, d=2):
        ps = self.places(t, d, True)
        v = self.var(t, True)
        if ps and (not v or self.r.random() < .5):
            return self.r.choice(ps)()
        return v or self.declare(t)

    def stmt(self):
        self.budget -= 1
        if self.budget < 0:
            return self.s_show()
        names = ["declare"] * 4 + ["assign"] * 4 + ["opassign"] * 3 + ["show"] * 4 + ["if"] * 2 + ["append", "mapop", "switch", "typeswitch", "closure", "multi", "swap", "method"]
        if self.nest < 3:
            names += ["for", "for", "rangeint", "range", "range", "rangefunc", "goto", "labelled", "defer", "recovering", "block", "chan", "select", "wait", "iife", "slices", "const", "iface", "bytes"]
        self.nest += 1
        n = self.r.choice(names)
        getattr(self, n if n == "declare" else "s_" + n)()
        self.nest -= 1

    def s_show(self):
        vs = self.vars_of(lambda v: v.shown)
        if vs and self.r.random() < .7:
            return self.show(self.r.choice(vs)[0])
        self.show(self.expr(self.r.choice(SCALARS), 3))

    def s_assign(self):
        t = self.r.choice(SCALARS + self.named) if self.r.random() < .6 else self.anytype()
        self.w(f"{self.target(t)} = {self.expr(t, 3)}")

    def s_opassign(self):
        r, t = self.r, self.r.choice(INTS + [FLOAT64, FLOAT32, STRING])
        v = self.target(t)
        if t.kind == "string":
            self.w(f"{v} += {self.operand(t, 2)}")
            self.w(f"if len({v}) > 40 {{ {v} = {v}[:9] }}") if "[" not in v else self.w(f"{v} = \"q\"")
        elif t.kind == "float":
            self.w(f"{v} {r.choice(['+', '-', '*'])}= {self.operand(t, 2)}")
        elif r.random() < .2:
            self.w(f"{v}{r.choice(['++', '--'])}")
        elif r.random() < .3:
            self.w(f"{v} {r.choice(['<<', '>>'])}= {self.expr(r.choice(INTS[5:]), 2)} % 70" if t.bits else "")
        else:
            self.w(f"{v} {r.choice(['+', '-', '*', '&', '|', '^', '&^'])}= {self.operand(t, 2)}")

    def s_if(self):
        r = self.r
        if r.random() < .25:
            t = r.choice(SCALARS)
            v, e = self.fresh(), self.expr(t, 2)
            self.scopes.append([(v, t, True)])
            self.w(f"if {v} := {e}; {v} == {v} && {self.expr(BOOL, 2)} {{")
            self.block(r.randint(1, 3))
            self.scopes.pop()
        else:
            self.w(f"if {self.expr(BOOL, 3)} {{")
            self.block(r.randint(1, 3))
        if r.random() < .3:
            self.w(f"}} else if {self.expr(BOOL, 2)} {{")
            self.block(r.randint(1, 2))
        if r.random() < .5:
            self.w("} else {")
            self.block(r.randint(1, 3))
        self.w("}")

    def leave(self, *what):
        if self.r.random() < .35:
            self.w(f"if {self.expr(BOOL, 2)} {{ {self.r.choice(what)} }}")

    def body(self, extra=(), out=("break", "continue")):
        self.depth += 1
        self.w("tick()")
        self.depth -= 1
        self.block(self.r.randint(1, 3), extra)
        self.depth += 1
        self.scopes.append(list(extra))
        self.leave(*out)
        self.scopes.pop()
        self.depth -= 1

    def s_for(self):
        i, t = self.fresh("i"), self.r.choice([INT, INT, UINT8, INT64, INT32])
        n = self.r.randint(1, 7)
        self.w(self.r.choice([f"for {i} := {t.name}(0); {i} < {n}; {i}++ {{", f"for {i} := {t.name}({n}); {i} > 0; {i}-- {{", f"for {i} := {t.name}(1); {i} < 100; {i} *= 3 {{"]))
        self.body([(i, t, False)])
        self.w("}")

    def s_rangeint(self):
        i, t = self.fresh("i"), self.r.choice(INTS)
        self.w(f"for {i} := range {t.name}({self.r.randint(0, 6)}) {{" if self.r.random() < .6 else f"for {i} := range {self.expr(t, 1)} & 7 {{")
        self.body([(i, t, True)])
        self.w("}")

    def s_range(self):
        r = self.r
        vs = self.vars_of(lambda v: v.kind in ("slice", "array", "string", "map"))
        if not vs:
            vs = [(self.declare(slice_of(r.choice(SCALARS))), self.scopes[-1][-1][1], True)]
        n, t, _ = r.choice(vs)
        k, v = self.fresh("k"), self.fresh("e")
        if t.kind == "map":
            self.w(f"for _, {k} := range keys({n}) {{")
            self.depth += 1
            self.w(f"{v} := {n}[{k}]")
            self.depth -= 1
            return self.body([(k, t.key, True), (v, t.elem, True)]), self.w("}")
        amp = "&" if t.kind == "array" and r.random() < .3 else ""
        et = INT32 if t.kind == "string" else t.elem
        if r.random() < .3:
            self.w(f"for {k} := range {n} {{")
            self.body([(k, INT, True)])
        else:
            self.w(f"for {k}, {v} := range {amp}{n} {{")
            self.body([(k, INT, True), (v, et, True)])
        self.w("}")

    def s_rangefunc(self):
        if not self.iters:
            return self.s_range()
        name, t = self.r.choice(self.iters)
        k, v = self.fresh("k"), self.fresh("e")
        lab = self.fresh("L") if self.r.random() < .3 else None
        if lab:
            self.w(f"{lab}:")
        self.w(f"for {k}, {v} := range {name}({self.expr(INT, 1)} & 7, {self.expr(t, 2)}) {{")
        if lab:
            self.depth += 1
            self.w("for range 2 {")
            self.body([(k, INT, True), (v, t, True)], ("continue " + lab, "break " + lab, "break"))
            self.w("}")
            self.w(f"if {k} == 77 {{ continue {lab} }}")
            self.depth -= 1
        else:
            self.body([(k, INT, True), (v, t, True)], ("break", "continue") + ((self.ret(),) if self.ret_ok else ()))
        self.w("}")

    def ret(self):
        return "return " + ", ".join(self.expr(t, 2) for t in self.results)

    def s_labelled(self):
        lab, i, j = self.fresh("L"), self.fresh("i"), self.fresh("j")
        self.w(f"{lab}:")
        self.w(f"for {i} := range {self.r.randint(1, 5)} {{")
        self.depth += 1
        self.w(f"for {j} := 0; {j} < {self.r.randint(1, 5)}; {j}++ {{")
        self.body([(i, INT, False), (j, INT, False)], (f"break {lab}", f"continue {lab}", "break"))
        self.depth += 1
        self.w(f"if {i}+{j} > {self.r.randint(1, 9)} {{ {self.r.choice(['break', 'continue'])} {lab} }}")
        self.depth -= 1
        self.w("}")
        self.depth -= 1
        self.w("}")

    def s_goto(self):
        lab, i = self.fresh("L"), self.fresh("i")
        self.w(f"{i} := 0")
        self.w(f"{lab}:")
        self.w("{")
        self.body([(i, INT, False)], (f"{i} += 2",))
        self.w("}")
        self.w(f"if {i}++; {i} < {self.r.randint(1, 5)} {{ goto {lab} }}")

    def s_switch(self):
        r, t = self.r, self.r.choice(INTS + [STRING, FLOAT64])
        tagless = r.random() < .3
        self.w("switch {" if tagless else f"switch {self.expr(t, 2)} {{" if r.random() < .5 or t.kind != "int" else f"switch {self.expr(t, 2)} % 5 {{")
        seen, n = set(), r.randint(1, 7)
        for i in range(n):
            if tagless:
                self.w(f"case {self.expr(BOOL, 2)}:")
            else:
                ls = {('"%s"' % r.choice(WORDS)) if t.kind == "string" else r.choice(["0", "0.5", "1e10"]) if t.kind == "float" else str(r.randint(0, 9)) for _ in range(r.randint(1, 3))} - seen
                seen |= ls
                if not ls:
                    continue
                self.w("case " + ", ".join(sorted(ls)) + ":")
            self.block(r.randint(0, 2))
        if r.random() < .25:
            self.w("case " + self.expr(BOOL if tagless else t, 2) + ":")
            self.w("\tfallthrough")
        if r.random() < .8 or "fallthrough" in self.out[-1]:
            self.w("default:")
            self.block(r.randint(0, 2))
        self.w("}")

    def s_typeswitch(self):
        r, v = self.r, self.fresh("t")
        self.w(f"switch {v} := {self.expr(ANY, 2)}.(type) {{")
        for t in r.sample(list(dict.fromkeys(SCALARS + self.structs + self.named)), r.randint(1, 5)):
            self.w(f"case {t.name}:")
            self.block(r.randint(1, 2), [(v, t, True)])
        if r.random() < .3:
            self.w("case fmt.Stringer, error, nil:")
            self.w(f"\tp(0, {v} == nil)")
        self.w("default:")
        self.w(f"\tp(0, {v})")
        self.w("}")

    def s_closure(self):
        ft = func_of([self.r.choice(SCALARS) for _ in range(self.r.randint(0, 2))], self.r.choice(SCALARS))
        f = self.fresh("f")
        ps = [(self.fresh("q"), pt, True) for pt in ft.params]
        self.w(f"{f} := func({', '.join(n + ' ' + t.name for n, t, _ in ps)}) {ft.elem.name} {{")
        self.function(ps, [ft.elem], 2)
        self.w("}")
        self.w(f"_ = {f}")
        self.scopes[-1].append((f, ft, False))

    def function(self, ps, results, n):
        old, self.results, self.ret_ok = (self.results, self.ret_ok), results, True
        self.depth += 1
        self.w("tick()")
        self.depth -= 1
        self.scopes.append(ps)
        self.block(self.r.randint(0, n))
        self.depth += 1
        if results:
            self.w(self.ret())
        self.depth -= 1
        self.scopes.pop()
        self.results, self.ret_ok = old

    def s_multi(self):
        r = self.r
        many = [c for c in self.calls if len(c[2]) > 1]
        if many and not self.pure:
            name, ps, rs = r.choice(many)
            vs = [(self.fresh(), t, True) for t in rs]
            self.w(f"{', '.join(v for v, _, _ in vs)} := {name}({', '.join(self.expr(t, 2) for t in ps)})")
        else:
            vs = [(self.fresh(), t, True) for t in (self.anytype(1) for _ in range(2))]
            self.w(f"{vs[0][0]}, {vs[1][0]} := {self.make(vs[0][1], 2)}, {self.make(vs[1][1], 2)}" if all(v[1].kind in ("slice", "map", "struct", "array", "ptr") for v in vs) else
                   f"var {vs[0][0]}, {vs[1][0]} = {vs[0][1].name}({self.expr(vs[0][1], 2)}), ({vs[1][1].name})({self.expr(vs[1][1], 2)})" if vs[0][1].kind not in ("func", "ptr") else
                   f"var {vs[0][0]}, {vs[1][0]} = {self.expr(vs[0][1], 2)}, ({vs[1][1].name})({self.expr(vs[1][1], 2)})")
        for v in vs:
            self.w(f"_ = {v[0]}")
        self.scopes[-1] += vs

    def s_swap(self):
        t = self.r.choice(SCALARS)
        a, b = self.target(t, 0), self.target(t, 0)
        self.w(f"{a}, {b} = {b}, {a}" if self.r.random() < .5 else f"{a}, {b} = {self.expr(t, 2)}, {self.expr(t, 2)}")

    def s_append(self):
        r = self.r
        vs = self.vars_of(lambda v: v.kind == "slice")
        if not vs:
            return self.declare(slice_of(r.choice(SCALARS)))
        n, t, a = r.choice(vs)
        if not a:
            return self.show(f"len({n})")
        k = r.random()
        if k < .5:
            e = ", ".join(self.expr(t.elem, 2) for _ in range(r.randint(1, 3)))
            self.w(f"{n} = keep(append({n}, {e}))")
        elif k < .7:
            self.w(f"{n} = keep(append({n}[:{self.index(n, 1)}], {n}...))" if r.random() < .5 else f"{n} = keep(append({n}, {self.leaf(t)}...))")
        elif k < .8:
            self.show(f"copy({n}, {self.leaf(t)})")
        elif k < .95:
            lo, hi = self.expr(INT, 1), self.expr(INT, 1)
            self.w(r.choice([f"{n} = {n}[at({lo}, len({n})):]", f"{n} = {n}[:at({hi}, len({n})):len({n})]", f"{n} = {n}[{lo} & 3:{hi} & 7]"]))
        else:
            self.w(f"clear({n})")
        self.show(f"fmt.Sprint(len({n}), cap({n}) >= len({n}))")
