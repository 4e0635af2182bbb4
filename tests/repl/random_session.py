# A random session agrees with the same text run as a program: declarations at package level, all else in main, in the same order.
#   random_session.py [-n STEPS] [-seed S] [-go]      -go: the program is run by real Go, else by gosling
import os, random, re, subprocess, sys, tempfile

def option(name, default):
    return int(sys.argv[sys.argv.index(name) + 1]) if name in sys.argv else default

class Gen:
    def __init__(self, seed):
        self.r = random.Random(seed)
        self.n = 0
        self.vars = {t: [] for t in ("int", "string", "bool", "[]int", "map[string]int", "float64")}
        self.globals, self.funcs, self.structs, self.objs, self.generic = [], [], [], [], []
        self.session, self.decls, self.body = [], [], []

    def new(self, prefix):
        self.n += 1
        return f"{prefix}{self.n}"

    def pick(self, typ, depth=0):
        r = self.r
        own = self.vars[typ] + (self.globals if typ == "int" else [])
        k = r.randrange(10)
        if depth > 2 or k < 3:
            if own and r.random() < 0.7:
                return r.choice(own)
            return {"int": lambda: str(r.randrange(-50, 100)), "string": lambda: '"' + "".join(r.choices("abcxyz\u00e9", k=r.randrange(5))) + '"', "bool": lambda: r.choice(["true", "false"]),
                    "float64": lambda: f"{r.randrange(1, 99)}.{r.choice([0, 25, 5])}", "[]int": lambda: "[]int{%s}" % ", ".join(str(r.randrange(20)) for _ in range(r.randrange(1, 4))),
                    "map[string]int": lambda: 'map[string]int{"k": %d}' % r.randrange(9)}[typ]()
        e = lambda t: self.pick(t, depth + 1)
        if typ == "int":
            c = ["id(%s) %s %s" % (e("int"), r.choice(["+", "-", "*", "&", "|", "^"]), e("int")), "id(%s) / (id(%s) | 1)" % (e("int"), e("int")),
                 "len(%s)" % e("string"), "len(%s)" % e("[]int"), "at(%s, %s)" % (e("[]int"), e("int")), "%s[%s]" % (e("map[string]int"), e("string")), "sum(%s...)" % e("[]int")]
            c += ["%s(%s, %s)" % (f, e("int"), e("int")) for f in self.funcs[-3:]] + ["%s.Get()" % o for o in self.objs[-3:]] + ["%s(%s)" % (g, e("int")) for g in self.generic[-2:]]
            return "(" + r.choice(c) + ")"
        if typ == "string":
            c = ["%s + %s" % (e("string"), e("string")), "fmt.Sprint(%s)" % e(r.choice(list(self.vars))), "strings.ToUpper(%s)" % e("string"), "strings.Repeat(%s, 2)" % e("string")]
            c = [x for x in c] + ["%s(%s)" % (g, e("string")) for g in self.generic[-2:]]
            x = r.choice(c)
            return "cut(" + x + ")"
        if typ == "bool":
            return "(" + r.choice(["%s < id(%s)" % (e("int"), e("int")), "%s == id(%s)" % (e("int"), e("int")), "!%s" % e("bool"), "%s && %s" % (e("bool"), e("bool")),
                                   'strings.Contains(%s, "a")' % e("string")]) + ")"
        if typ == "float64":
            return "(" + r.choice(["float64(%s)" % e("int"), "math.Abs(%s)" % e("float64"), "math.Floor(%s / 3)" % e("float64"), "%s + %s" % (e("float64"), e("float64"))]) + ")"
        if typ == "[]int":
            return r.choice(["append([]int{%s}, %s)" % (e("int"), e("int")), "[]int{%s, %s}" % (e("int"), e("int")), "sorted(%s)" % e("[]int")])
        return 'map[string]int{%s: %s}' % ('"q"', e("int"))

    def stmt(self, text):
        self.session.append(text)
        self.body.append(text)

    def decl(self, text):
        self.session.append(text)
        self.decls.append(text)

    def step(self):
        r, p = self.r, self.pick
        k = r.randrange(16)
        typ = r.choice(list(self.vars))
        if k < 3 or not all(self.vars.values()):
            if not all(self.vars.values()):
                typ = r.choice([t for t in self.vars if not self.vars[t]])
            v = self.new("v")
            e = p(typ)
            e = f"id({e})" if typ == "int" else f"cut({e})" if typ == "string" else e
            self.session.append(f"{v} := {e}")
            self.body.append(f"{v} := {e}; _ = {v}")
            self.vars[typ].append(v)
        elif k == 3:
            v = r.choice(self.vars[typ])
            self.stmt(f"{v} = {p(typ)}")
        elif k == 4:
            self.stmt("fmt.Println(%s, %s)" % (p(typ), p("int")))
        elif k < 7:
            typ = r.choice(["int", "string", "bool"])
            e = p(typ)
            if typ == "int":
                e = f"id({e})"
            self.session.append(e)
            self.body.append(f'fmt.Printf("%#v  (%T)\\n", {e}, {e})')
        elif k == 7:
            g = self.new("g")
            self.decl(f"var {g} int = {r.randrange(100)}")
            self.globals.append(g)
        elif k == 8:
            f, g = self.new("f"), r.choice(self.globals or ["7"])
            body = r.choice([f"return a + b*{g}", f"if a > b {{ return a - {g} }}; return b", f"s := 0; for i := 0; i < 5; i++ {{ s += a*i - b }}; return s + {g}",
                             "defer func() { if x := recover(); x != nil { c = b } }(); return []int{a}[a&1]", "f := func(x int) int { return x + a }; return f(b)",
                             "c2 := make(chan int, 2); go func() { c2 <- a; c2 <- b }(); return <-c2 - <-c2"])
            self.decl(f"func {f}(a, b int) (c int) {{ {body} }}")
            self.funcs.append(f)
        elif k == 9:
            t, o = self.new("T"), self.new("o")
            self.decl(f"type {t} struct {{ a int; s string }}")
            self.decl(f"func (t {t}) Get() int {{ return t.a + len(t.s) }}")
            self.decl(f"func (t *{t}) Set(n int) {{ t.a = n }}")
            e = f"{t}{{{p('int')}, {p('string')}}}"
            self.session.append(f"{o} := {e}")
            self.body.append(f"{o} := {e}; _ = {o}")
            self.objs.append(o)
        elif k == 10 and self.objs:
            self.stmt(f"{r.choice(self.objs)}.Set({p('int')})")
        elif k == 11:
            g = self.new("gen")
            self.decl(f"func {g}[A any](a A) A {{ x := []A{{a, a}}; return x[1] }}")
            self.generic.append(g)
        elif k == 12:
            self.stmt("for i, x := range %s { if x == i { continue }; %s += x; %s++ }" % (p("[]int"), r.choice(self.vars["int"]), r.choice(self.vars["int"])))
        elif k == 13:
            m = r.choice(self.vars["map[string]int"])
            self.stmt(f"{m}[{p('string')}] = {p('int')}")
        elif k == 14:
            s = r.choice(self.vars["[]int"])
            self.stmt(f"if {p('bool')} {{ {s} = append({s}, {p('int')}) }} else {{ {s} = {s}[:1] }}")
        elif self.globals:
            self.stmt(f"{r.choice(self.globals)} += {p('int')}")

HELPERS = ["func id(x int) int { return int(int16(x)) }", "func at(s []int, i int) int { return s[int(uint(i)%uint(len(s)))] }", "func sum(s ...int) (n int) { for _, x := range s { n += x }; return }",
           "func cut(s string) string { if len(s) > 20 { return s[:20] }; return s }", "func sorted(s []int) []int { s = slices.Clone(s); slices.Sort(s); return s }"]

def one(steps, seed):
    g = Gen(seed)
    for h in HELPERS:
        g.decl(h)
    while len(g.session) < steps:
        g.step()
    src = 'package main\nimport ("fmt"; "math"; "slices"; "strings")\nvar _ = fmt.Sprint; var _ = math.Abs; var _ = slices.Sort[[]int]; var _ = strings.ToUpper\n' + "\n".join(g.decls) + "\nfunc main() {\n" + "\n".join(g.body) + "\n}\n"
    with tempfile.TemporaryDirectory() as d:
        path = d + "/main.go"
        open(path, "w", encoding="utf-8").write(src)
        tool = ["go", "run", path] if "-go" in sys.argv else [os.environ["GOSLING"], "run", path]
        want = subprocess.run(tool, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=600)
        if want.returncode:
            print("the program fails:", want.stdout[-600:].decode(errors="replace"))
            return False
    got = subprocess.run([os.environ["GOSLING"], "repl", "-q"], input="\n".join(g.session).encode() + b"\n", stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=600)
    a, b = got.stdout.decode(errors="replace").split("\n"), want.stdout.decode(errors="replace").split("\n")
    for i in range(max(len(a), len(b))):
        if i >= len(a) or i >= len(b) or a[i] != b[i]:
            print(f"seed {seed}, line {i + 1} of the output: session {a[i:i + 1]}, program {b[i:i + 1]}")
            return False
    if "-v" in sys.argv:
        print(f"seed {seed}: {len(g.session)} steps, {len(a)} lines agree")
    return True

seed = option("-seed", 1)
print("ok" if one(option("-n", 400), seed) and one(option("-n", 400), seed + 1) else "failed")
