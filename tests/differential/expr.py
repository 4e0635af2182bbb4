"""Random expressions. expr(t) is never a Go constant, so that no constant overflows; leaves may be."""
from gotypes import *


class Exprs:
    """r: random source; scopes: [(name, type, assignable)] per block; calls: [(name, params, results)] that may be called."""
    def var(self, t, assignable=False):
        found = [n for s in self.scopes for n, vt, a in s if vt == t and (a or not assignable)]
        if not found:
            return None
        return self.r.choice(found[-6:] if self.r.random() < .7 else found)

    def vars_of(self, pred):
        return [(n, t, a) for s in self.scopes for n, t, a in s if pred(t)]

    def leaf(self, t):
        """Not constant."""
        r = self.r
        v = self.var(t) if r.random() < .85 else None
        if v:
            return v
        if t.kind in ("int", "uint", "float", "string", "bool", "complex"):
            g = [n for n, gt in self.globals if gt == t]
            if g and r.random() < .7:
                return r.choice(g)
            return f"func() {t.name} {{ return {literal(r, t)} }}()" if r.random() < .1 else f"id[{t.name}]({literal(r, t)})"
        return self.make(t, 1)

    def operand(self, t, d):
        """May be constant: the other operand must not be."""
        if t.kind in ("int", "uint", "float", "string", "complex") and self.r.random() < .3:
            return literal(self.r, t)
        return self.expr(t, d)

    def make(self, t, d):
        """A fresh value of a composite type."""
        r = self.r
        lit = lambda e: literal(r, e) if e.kind in ("int", "uint", "float", "string", "bool", "complex") and r.random() < .5 else self.expr(e, d - 1)
        if t.kind == "slice":
            k = r.random()
            if k < .15:
                return f"make({t.name}, {r.randint(0, 5)}, {r.randint(5, 9)})"
            if k < .2:
                return f"{t.name}(nil)"
            return f"{t.name}{{{', '.join(lit(t.elem) for _ in range(r.randint(0, 5)))}}}"
        if t.kind == "array":
            if r.random() < .2 and t.n > 2:
                return f"{t.name}{{{t.n - 1}: {lit(t.elem)}}}"
            return f"{t.name}{{{', '.join(lit(t.elem) for _ in range(r.randint(0, t.n)))}}}"
        if t.kind == "map":
            ks = []
            for _ in range(r.randint(0, 4)):
                v = r.choice(['"a"', '"b"', '"cc"', '""', '"d"']) if t.key.kind == "string" else str(r.randint(0, 9))
                if v not in ks:
                    ks.append(v)
            return f"{t.name}{{{', '.join(k + ': ' + lit(t.elem) for k in ks)}}}"
        if t.kind == "struct":
            if r.random() < .5:
                return f"{t.name}{{{', '.join(lit(ft) for _, ft in t.fields)}}}"
            fs = r.sample(t.fields, r.randint(0, len(t.fields)))
            return f"{t.name}{{{', '.join(n + ': ' + lit(ft) for n, ft in fs)}}}"
        if t.kind == "ptr":
            return "&" + self.make(t.elem, d - 1)
        if t.kind == "any":
            e = r.choice(SCALARS + [s for s in self.structs if s.shown])
            return f"any({self.expr(e, d - 1)})"
        if t.kind == "func":
            ps = [self.fresh("q") for _ in t.params]
            self.scopes.append([(n, pt, True) for n, pt in zip(ps, t.params)])
            e = self.expr(t.elem, min(d, 2))
            self.scopes.pop()
            return f"func({', '.join(n + ' ' + pt.name for n, pt in zip(ps, t.params))}) {t.elem.name} {{ tick(); return {e} }}"
        return self.expr(t, d)

    def places(self, t, d, write=False):
        """Expressions that select a t out of something in scope."""
        r, out = self.r, []
        for n, vt, a in self.vars_of(lambda v: v.kind in ("slice", "array", "map", "struct", "ptr")):
            if vt.kind == "slice" and vt.elem == t:
                out.append(lambda n=n: f"{n}[{self.index(n, d)}]")
            elif vt.kind == "array" and vt.elem == t and (a or not write):
                out.append(lambda n=n, k=vt.n: f"{n}[{r.randrange(k)}]" if r.random() < .5 else f"{n}[{self.index(n, d)}]")
            elif vt.kind == "map" and vt.elem == t:
                out.append(lambda n=n, k=vt.key: f"{n}[{self.key(k, d)}]")
            elif vt.kind == "struct" and (a or not write) or vt.kind == "ptr":
                out += [lambda n=n, f=f: f"{n}.{f}" for f, ft in (vt.elem if vt.kind == "ptr" else vt).fields if ft == t]
        return out

    def key(self, k, d):
        if k.kind == "string":
            return self.r.choice(['"a"', '"b"', '"zz"', '"cc"']) if self.r.random() < .6 else self.expr(k, d - 1)
        return str(self.r.randint(0, 9)) if self.r.random() < .6 else f"{self.expr(k, d - 1)} % 10"

    def index(self, n, d):
        it = self.r.choice([INT, INT, UINT8, INT64, INT32, UINT64])
        e = self.expr(it, d - 1)
        return e if self.r.random() < .02 else f"at({e}, len({n}))"

    def call(self, t, d):
        fs = [] if self.pure else [c for c in self.calls if c[2] == [t]]
        if not fs:
            return None
        name, ps, _ = self.r.choice(fs)
        return f"{name}({', '.join(self.expr(pt, d - 1) for pt in ps)})"

    def expr(self, t, d=3):
        r = self.r
        if d <= 0:
            return self.leaf(t)
        if r.random() < .25:
            ps = self.places(t, d)
            if ps:
                return r.choice(ps)()
        if r.random() < .08:
            c = self.call(t, d)
            if c:
                return c
        if not self.pure and r.random() < .05:
            fv = self.vars_of(lambda v: v.kind == "func" and v.elem == t)
            if fv:
                n, ft, _ = r.choice(fv)
                return f"{n}({', '.join(self.expr(pt, d - 1) for pt in ft.params)})"
        if r.random() < .03 and t.kind != "func":
            fn, b = r.choice([("pick", self.expr(BOOL, d - 1)), ("second", None)])
            args = [self.expr(t, d - 1), self.expr(t, d - 1)]
            return f"pick({b}, {', '.join(args)})" if b else f"second({', '.join(args)})"
        e = getattr(self, "e_" + {"uint": "int"}.get(t.kind, t.kind), None)
        if e:
            return e(t, d)
        return self.leaf(t) if r.random() < .5 else self.make(t, d - 1)

    def e_int(self, t, d):
        r = self.r
        k = r.random()
        x = self.expr(t, d - 1)
        if k < .42:
            op = r.choice(["+", "-", "*", "&", "|", "^", "&^"])
            y = self.operand(t, d - 1)
            return f"({y} {op} {x})" if r.random() < .4 else f"({x} {op} {y})"
        if k < .52:
            op = r.choice("/%")
            y = int_literal(r, t, True) if r.random() < .5 else self.expr(t, d - 1) if r.random() < .1 else f"({self.expr(t, d - 1)} | 1)"
            return f"({x} {op} {y})"
        if k < .66:
            ct = r.choice(INTS)
            y = str(r.choice([0, 1, 2, 3, 7, 8, 15, 16, 31, 32, 33, 63, 64, 65, 100])) if r.random() < .5 else \
                self.expr(ct, d - 1) if ct.kind == "uint" or r.random() < .05 else f"({self.expr(ct, d - 1)} & {r.choice([7, 15, 31, 63])})"
            return f"({x} {r.choice(['<<', '>>'])} {y})"
        if k < .72:
            return f"({r.choice('-^+')}{x})"
        if k < .84:
            u = r.choice(INTS)
            return f"{t.name}({self.expr(u, d - 1)})"
        if k < .87:
            return f"{t.name}(toint(float64({self.expr(r.choice([FLOAT64, FLOAT32]), d - 1)})))"
        if k < .91:
            s = self.vars_of(lambda v: v.kind in ("slice", "string", "map"))
            return f"{t.name}(len({r.choice(s)[0] if s else self.expr(STRING, d - 1)}))"
        if k < .94:
            return f"{r.choice(['min', 'max'])}({x}, {self.operand(t, d - 1)})"
        if k < .96 and t == UINT8:
            s = self.vars_of(lambda v: v.kind == "string")
            if s:
                return f"({r.choice(s)[0]} + \"x\")[{r.choice([0, 0, 0, 1])}]"
        if k < .98:
            return f"gadd{self.n}({x}, {self.expr(t, d - 1)})"
        return f"func() {t.name} {{ if {self.expr(BOOL, d - 1)} {{ return {x} }}; return {self.operand(t, d - 1)} }}()"

    def e_float(self, t, d):
        r = self.r
        x, k = self.expr(t, d - 1), r.random()
        if k < .55:
            return f"({x} {r.choice(['+', '-', '*', '/'])} {self.leaf(t) if r.random() < .4 else self.expr(t, d - 1)})"
        if k < .65:
            return f"({x} * {literal(r, t)})"
        if k < .75:
            return f"(-{x})"
        if k < .9:
            return f"{t.name}({self.expr(r.choice(INTS + [FLOAT64, FLOAT32]), d - 1)})"
        if k < .95:
            return f"{t.name}({r.choice(['real', 'imag'])}({self.expr(COMPLEX, d - 1)}))"
        return f"{r.choice(['min', 'max'])}({x}, {self.expr(t, d - 1)})"

    def e_complex(self, t, d):
        r = self.r
        if r.random() < .3:
            return f"complex({self.expr(FLOAT64, d - 1)}, {self.expr(FLOAT64, d - 1)})"
        return f"({self.expr(t, d - 1)} {r.choice('+-*')} {self.operand(t, d - 1)})"

    def e_string(self, t, d):
        r = self.r
        x, k = self.expr(t, d - 1), r.random()
        if k < .4:
            return f"cut({x} + {self.operand(t, d - 1)})"
        if k < .55:
            n = self.var(STRING)
            if n:
                i = r.random()
                return f"{n}[at({self.expr(INT, d - 1)}, len({n})):]" if i < .5 else f"{n}[:at({self.expr(INT, d - 1)}, len({n}))]" if i < .9 else \
                    f"{n}[{self.expr(UINT8, d - 1)}:{self.expr(UINT8, d - 1)}]"
        if k < .65:
            return f"string(rune({self.expr(r.choice([INT32, UINT8]), d - 1)}))"
        if k < .72:
            return f"string([]byte({x}))" if r.random() < .5 else f"string([]rune({x}))"
        if k < .85:
            return f"fmt.Sprint({self.expr(r.choice(SCALARS), d - 1)}, {x})"
        if k < .9:
            return f"{r.choice(['min', 'max'])}({x}, {self.operand(t, d - 1)})"
        return f"cut(fmt.Sprintf({r.choice(['%q', '%v|%[1]T', '%+v', '%#v', '%8v', '%x']).join(chr(34) * 2)}, {self.expr(r.choice(SCALARS[:15] + [STRING]), d - 1)}))"

    def e_bool(self, t, d):
        r, k = self.r, self.r.random()
        if k < .55:
            o = r.choice(SCALARS)
            ops = ["==", "!="] + (["<", "<=", ">", ">="] * 2 if o.kind not in ("bool", "complex") else [])
            return f"({self.expr(o, d - 1)} {r.choice(ops)} {self.operand(o, d - 1) if o.kind != 'bool' else self.expr(o, d - 1)})"
        if k < .8:
            return f"({self.expr(t, d - 1)} {r.choice(['&&', '||'])} {self.expr(t, d - 1)})"
        if k < .9:
            return f"!{self.expr(t, d - 1)}"
        c = self.vars_of(lambda v: v.comparable and v.kind in ("struct", "array"))
        if c:
            n, vt, _ = r.choice(c)
            return f"({n} == {self.leaf(vt) if self.var(vt) else n})"
        return f"(any({self.expr(INT, d - 1)}) == any({self.expr(r.choice([INT, INT64]), d - 1)}))"

    def e_any(self, t, d):
        return self.leaf(t) if self.r.random() < .4 else self.make(t, d)
