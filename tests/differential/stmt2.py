"""More random statements: deferred calls, goroutines, channels, interfaces, methods, constants."""
from gotypes import *
from stmt import Stmts


class Stmts2(Stmts):
    def s_mapop(self):
        r = self.r
        vs = self.vars_of(lambda v: v.kind == "map")
        if not vs:
            return self.declare(map_of(r.choice([STRING, INT, UINT8]), self.anytype(1)))
        n, t, _ = r.choice(vs)
        k = r.random()
        if k < .3:
            self.w(f"delete({n}, {self.key(t.key, 2)})")
        elif k < .6:
            self.w(f"if len({n}) < 20 {{ {n}[{self.key(t.key, 2)}] = {self.expr(t.elem, 2)} }}")
        elif k < .95:
            v, ok = self.fresh(), self.fresh("ok")
            self.w(f"{v}, {ok} := {n}[{self.key(t.key, 2)}]")
            self.w(f"_, _ = {v}, {ok}")
            self.scopes[-1] += [(v, t.elem, True), (ok, BOOL, True)]
        else:
            self.w(f"clear({n})")

    def s_method(self):
        r = self.r
        vs = self.vars_of(lambda v: v in self.structs or v.kind == "ptr")
        vs = [v for v in vs if v[2] or v[1].kind == "ptr"]
        if not vs or self.pure:
            return self.declare(r.choice(self.structs))
        n, t, _ = r.choice(vs)
        st = t.elem if t.kind == "ptr" else t
        k, a = r.random(), self.expr(INT, 2)
        if k < .35:
            self.show(f"{n}.Get({a})")
        elif k < .6:
            self.w(f"{n}.Set({a})")
        elif k < .75:
            m = self.fresh("f")
            self.w(f"{m} := {n}.Get")
            self.w(f"{n}.Set({a})")
            self.show(f"{m}({self.expr(INT, 1)})")
            self.scopes[-1].append((m, func_of([INT], INT), False))
        elif k < .9:
            self.show(f"{st.name}.Get({'*' if t.kind == 'ptr' else ''}{n}, {a})")
        else:
            self.w(f"(*{st.name}).Set({'' if t.kind == 'ptr' else '&'}{n}, {a})")

    def s_iface(self):
        r, v, st = self.r, self.fresh("x"), self.r.choice(self.structs)
        if self.pure:
            return self.s_show()
        ps = [n for n, t, _ in self.vars_of(lambda t: t == ptr_to(st))]
        self.w(f"var {v} I{self.n} = {r.choice(ps) if ps and r.random() < .7 else '&' + self.make(st, 2)}")
        self.w(f"{v}.Set({self.expr(INT, 2)})")
        self.show(f"{v}.Get({self.expr(INT, 2)})")
        o = r.choice(self.structs)
        ok, y = self.fresh("ok"), self.fresh("y")
        self.w(f"if {y}, {ok} := {v}.(*{o.name}); {ok} {{")
        self.block(1, [(y, ptr_to(o), False), (ok, BOOL, True)])
        self.w("}")
        if r.random() < .1:
            self.show(f"{v}.(*{o.name}) != nil")
        if r.random() < .3:
            self.show(f"interface{{ Get(int) int }}({v}).Get(3)")

    def s_recovering(self, lo=1, hi=3):
        self.w("func() {")
        self.depth += 1
        self.w("defer func() {")
        self.w("\tif r := recover(); r != nil {")
        self.prints += 1
        self.w(f"\t\tp({self.prints}, why(r))")
        if self.r.random() < .15:
            self.w(f"\t\tif {self.expr(BOOL, 1)} {{ panic(\"again\") }}")
        self.w("\t}")
        self.w("}()")
        self.depth -= 1
        old, self.ret_ok, self.results = (self.ret_ok, self.results), True, []
        self.block(self.r.randint(lo, hi))
        if self.r.random() < .5:
            self.depth += 1
            self.trouble()
            self.depth -= 1
        self.ret_ok, self.results = old
        self.w("}()")

    def trouble(self):
        r, e = self.r, lambda t: self.expr(t, 2)
        sl = self.vars_of(lambda v: v.kind == "slice")
        k = r.randrange(11)
        if k == 0:
            self.w(f"panic({e(r.choice(SCALARS + [s for s in self.structs if s.shown]))})")
        elif k == 1:
            self.w(f"panic(fmt.Errorf(\"e%v: %w\", {e(INT)}, errors.New({e(STRING)})))")
        elif k == 2 and sl:
            self.show(f"len({r.choice(sl)[0]}[{e(INT)}:])")
        elif k == 3 and sl:
            self.show(f"len({r.choice(sl)[0]}[{e(UINT8)}:{e(UINT8)}])")
        elif k == 4:
            self.show(f"{e(ANY)}.({r.choice(SCALARS + self.structs).name})")
        elif k == 5:
            self.show(f"{e(INT)} / {self.leaf(INT)}")
        elif k == 6:
            self.w(f"var np *{r.choice(self.structs).name}")
            self.show("np.Get(1)")
        elif k == 7:
            self.show(f"{e(STRING)}[{e(INT)}]")
        elif k == 8:
            self.show(f"len(make([]int, {e(INT)} & 1023 - 9))")
        elif k == 9 and sl:
            n, t, _ = r.choice(sl)
            self.show(f"len([{r.randint(1, 4)}]{t.elem.name}({n}))")
        else:
            self.w("var nm map[string]int")
            self.w(f"nm[{e(STRING)}] = {e(INT)}")

    def s_defer(self):
        r = self.r
        if r.random() < .5:
            a, t = self.fresh("q"), r.choice(SCALARS)
            self.w(f"defer func({a} {t.name}) {{")
            self.scopes.append([(a, t, True)])
            self.depth += 1
            self.show(a)
            self.depth -= 1
            old, self.ret_ok = self.ret_ok, False
            self.block(r.randint(0, 1))
            self.ret_ok = old
            self.scopes.pop()
            self.w(f"}}({self.expr(t, 2)})")
        else:
            self.prints += 1
            self.w(f"defer p({self.prints}, {self.expr(r.choice(SCALARS), 2)})")

    def s_block(self):
        self.w("{")
        self.block(self.r.randint(1, 4))
        self.w("}")

    def s_iife(self):
        t, v, q = self.anytype(1), self.fresh(), self.fresh("r")
        self.w(f"{v} := func() ({q} {t.name}) {{")
        self.depth += 1
        if self.r.random() < .5:
            self.w(f"defer func() {{ if recover() != nil {{ {q} = {self.expr(t, 2)} }} }}()")
        self.depth -= 1
        self.function([(q, t, True)], [t], 3)
        self.w("}()")
        self.w(f"_ = {v}")
        self.scopes[-1].append((v, t, True))

    def s_slices(self):
        """Arrays are values, slices are not."""
        t = self.r.choice(SCALARS)
        n = self.r.randint(2, 5)
        a, b, s = self.fresh("a"), self.fresh("a"), self.fresh("s")
        self.w(f"{a} := {self.make(array_of(n, t), 2)}")
        self.w(f"{b}, {s} := {a}, {a}[{self.r.randint(0, 1)}:]")
        self.scopes[-1] += [(a, array_of(n, t), True), (b, array_of(n, t), True), (s, slice_of(t), True)]
        self.w(f"{s}[{self.r.randint(0, n - 2)}] = {self.expr(t, 2)}")
        self.show(f"fmt.Sprint({a}, {b}, {s}, {a} == {b})")

    def s_bytes(self):
        v, t = self.fresh("b"), self.r.choice([slice_of(UINT8), slice_of(INT32)])
        self.w(f"{v} := clip({t.name}({self.expr(STRING, 2)}))")
        self.scopes[-1].append((v, t, True))
        self.w(f"for i := range {v} {{ _ = i; {v}[i] ^= {self.expr(t.elem, 1)} & 15 }}")
        self.show(f"string({v})")

    def s_const(self):
        """Exact arithmetic on constants; Python is not asked, the two Go implementations are."""
        r, c = self.r, self.fresh("c")
        def ce(d):
            if d == 0:
                return r.choice([str(r.randint(1, 1 << r.choice([3, 8, 40, 70]))), f"1<<{r.randint(0, 90)}", "'x'", f"C{self.n}a", f"C{self.n}b"])
            k = r.random()
            if k < .2:
                return f"({ce(d - 1)} {r.choice(['<<', '>>'])} {r.randint(0, 20)})"
            return f"({ce(d - 1)} {r.choice(['+', '-', '*', '&', '|', '^', '&^'])} {ce(d - 1)})"
        if r.random() < .35:
            f = lambda d: r.choice(["1.5", "0.1", "3", "1e20", "7.0", f"C{self.n}f"]) if d == 0 else f"({f(d - 1)} {r.choice('+-*')} {f(d - 1)})"
            self.w(f"const {c} = {f(3)} / 3.7")
            self.show(f"float64({c})")
            self.show(f"float32({c} / 1e60)")
        else:
            self.w(f"const {c} = {ce(3)}")
            t = r.choice(INTS)
            hi = (1 << (t.bits - 1)) - 1
            self.show(f"{t.name}({c} & {hi})")
            self.show(f"{t.name}(({c} / 7) & {hi})")
            self.show(f"{c} > {ce(1)}")
            self.show(f"float64({c})")
            self.show(f"uint64({c} >> {r.randint(0, 40)} & (1<<64 - 1))")

    def quietly(self, f):
        """In another goroutine: only its own variables, no calls that tick."""
        old = self.scopes, self.pure, self.ret_ok
        self.scopes, self.pure, self.ret_ok = [], True, False
        try:
            return f()
        finally:
            self.scopes, self.pure, self.ret_ok = old

    def simple(self, t, ps):
        def f():
            self.scopes = [ps]
            gs, self.globals = self.globals, []
            e = self.expr(t, 2)
            self.globals = gs
            return e
        return self.quietly(f)

    def s_chan(self):
        r, t = self.r, self.r.choice([t for t in SCALARS if t.kind != "any"])
        c, v, q = self.fresh("c"), self.fresh("e"), self.fresh("q")
        self.w(f"{c} := make(chan {t.name}{r.choice(['', ', 1', ', 3'])})")
        self.w(f"go func({q} {t.name}) {{")
        self.w(f"\tdefer close({c})")
        self.w("\tdefer func() { recover() }()")
        self.w(f"\tfor i := range {r.randint(0, 5)} {{ _, _ = i, {q}")
        self.w(f"\t\t{c} <- {self.simple(t, [(q, t, True), ('i', INT, False)])}")
        self.w("\t}")
        self.w(f"}}({self.expr(t, 2)})")
        self.w(f"for {v} := range {c} {{")
        self.depth += 1
        self.w(f"tick()")
        self.show(v)
        self.depth -= 1
        self.block(r.randint(0, 1), [(v, t, True)])
        self.w("}")
        self.w(f"if z, ok := <-{c}; !ok {{")
        self.depth += 1
        self.show("z")
        self.depth -= 1
        self.w("}")

    def s_select(self):
        r, t = self.r, self.r.choice(SCALARS)
        a, b = self.fresh("c"), self.fresh("c")
        self.w(f"{a}, {b} := make(chan {t.name}, {r.randint(0, 2)}), make(chan {t.name})")
        if r.random() < .3:
            self.w(f"{b} = nil")
        self.w("select {")
        self.w(f"case {a} <- {self.expr(t, 2)}:")
        self.block(1)
        self.w(f"case z, ok := <-{b}:")
        self.w("\tp(0, z)\n\tp(0, ok)")
        self.w("default:")
        self.block(1)
        self.w("}")
        self.w("select {")
        self.w(f"case z := <-{a}:")
        self.depth += 1
        self.show(f"fmt.Sprint(z, len({a}))")
        self.depth -= 1
        self.w("default:")
        self.w(f"\tp(0, cap({a}))")
        self.w("}")

    def s_wait(self):
        r, t, n = self.r, self.r.choice(INTS + [STRING, FLOAT64]), self.r.randint(1, 4)
        g, s = self.fresh("g"), self.fresh("s")
        self.w(f"var {g} sync.WaitGroup")
        self.w(f"{s} := make([]{t.name}, {n})")
        self.w(f"for i := range {s} {{")
        self.depth += 1
        q = self.fresh("q")
        self.w(f"{q} := {self.expr(t, 2)}")
        self.w(f"_ = {q}")
        self.w(f"{g}.Go(func() {{")
        self.w("\tdefer func() { recover() }()")
        self.w(f"\t{s}[i] = {self.simple(t, [(q, t, False), ('i', INT, False)])}")
        self.w("})")
        self.depth -= 1
        self.w("}")
        self.w(f"{g}.Wait()")
        self.scopes[-1].append((s, slice_of(t), True))
        self.show(s)
