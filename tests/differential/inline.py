#!/usr/bin/env python3
"""What the inliner takes: random programs of small functions and methods that call each other, with closures called in place.

    tests/differential/inline.py [--gosling build/gosling] [-n PROGRAMS] [--seed S] [--go] [--out DIR]

gosling runs each with inlining, without (GOSLING_DEBUG=noinline=1) and with it under a stress mode; standard output and status must be the same.
--go: real Go's too; the order of a panic and the calls around it is not specified everywhere, so each of these differences has to be looked at.
A program that differs stays in DIR. Status 1: something differed.
"""
import argparse, os, random, subprocess, sys

MODES = ["gcstress=1", "stackmove=1", "preemptstress=1", "clobberfree=1,gcstress=3", "poisonframes=1", "schedseed=7"]
TYPES = ["int", "string", "V", "[]int", "*V", "[3]int", "bool"]
PRE = '''package main

import "fmt"

type V struct {
	a, b int
	s    string
}

var g, h = 3, 4
var gs = "g"
var gv = V{1, 2, "gv"}
var tr []string

func note(s string, x int) int { tr = append(tr, s); return x }
func show(p *V) string {
	if p == nil {
		return "nil"
	}
	return fmt.Sprint(*p)
}
func clip(s string) string {
	if len(s) > 12 {
		return s[len(s)-12:]
	}
	return s
}

func try(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(name, "panic:", r)
		}
		if len(tr) > 0 {
			fmt.Println(name, tr)
			tr = nil
		}
	}()
	f()
}
'''


class F:
    def __init__(self, name, recv, params, results, named):
        self.name, self.recv, self.params, self.results, self.named = name, recv, params, results, named


funcs = []


def zero(t):
    return {"int": "0", "string": '""', "V": "V{}", "[]int": "nil", "*V": "nil", "[3]int": "[3]int{}", "bool": "false"}[t]


class Scope:
    def __init__(self):
        self.vars, self.n, self.clos = [], 0, []

    def fresh(self):
        self.n += 1
        return f"v{self.n}"

    def of(self, t):
        return [n for n, x in self.vars if x == t]


def call(s, t, d):
    c = [f for f in funcs if len(f.results) == 1 and f.results[0] == t]
    if not c:
        return None
    f = R.choice(c[-6:] if R.random() < 0.6 else c)
    args = ", ".join(expr(s, p, d - 1) for _, p in f.params)
    if f.recv:
        ptr, r = f.recv.startswith("*"), None
        own = s.of("V") + (["gv"] if R.random() < 0.3 else [])
        if ptr:
            r = R.choice(own) if own and R.random() < 0.6 else f"({expr(s, '*V', d - 1)})"
        else:
            r = R.choice(own) if own and R.random() < 0.5 else f"({expr(s, R.choice(['V', '*V']), d - 1)})"
        return f"{r}.{f.name}({args})"
    return f"{f.name}({args})"


def expr(s, t, d=2):
    v = s.of(t)
    k = R.random()
    if d > 0 and k < 0.4:
        c = call(s, t, d)
        if c:
            return c
    if v and (k < 0.7 or d <= 0):
        return R.choice(v)
    e = lambda x: expr(s, x, d - 1)
    if t == "int":
        if d <= 0:
            return R.choice(["1", "2", "-3", "7", "g", "h"])
        return R.choice([
            lambda: f"({e('int')} {R.choice(['+', '-', '*', '^', '&'])} {e('int')})", lambda: f"{e('V')}.{R.choice('ab')}", lambda: f"({e('*V')}).{R.choice('ab')}",
            lambda: f"len({e('string')})", lambda: f"len({e('[]int')})", lambda: f"{e('[3]int')}[{R.choice('012')}]", lambda: f"({e('int')} / (g-g+{e('int')}%4))",
            lambda: f"note(\"{R.randrange(99)}\", {e('int')})", lambda: f"{e('[]int')}[{R.choice('012')}]",
            lambda: f"func(x int) int {{ {R.choice(['x++', 'x *= 3', 'g++', 'x -= h'])}; return x }}({e('int')})"])()
    if t == "string":
        return R.choice([lambda: f'"{R.choice("xyz")}"', lambda: "gs", lambda: f"clip({e('string')} + {e('string')})" if d > 0 else '"q"', lambda: f"{e('V')}.s" if d > 0 else '"r"'])()
    if t == "V":
        return R.choice([lambda: f"V{{{e('int')}, {e('int')}, {e('string')}}}", lambda: "gv", lambda: f"(*{e('*V')})"])() if d > 0 else "gv"
    if t == "*V":
        vs = s.of("V")
        return R.choice([lambda: f"&V{{{e('int')}, {e('int')}, {e('string')}}}", lambda: "&gv", lambda: f"&{R.choice(vs)}" if vs else "&gv", lambda: "(*V)(nil)" if R.random() < 0.1 else "&gv"])() if d > 0 else "&gv"
    if t == "[]int":
        return R.choice([lambda: f"[]int{{{e('int')}, {e('int')}, {e('int')}}}", lambda: f"append({e('[]int')}[:1:1], {e('int')})"])() if d > 0 else "[]int{1, 2, 3}"
    if t == "[3]int":
        return f"[3]int{{{e('int')}, {e('int')}, {e('int')}}}" if d > 0 else "[3]int{4, 5, 6}"
    if t == "bool":
        if d <= 0:
            return R.choice(["true", "false", "g > 2"])
        return R.choice([lambda: f"{e('int')} {R.choice(['<', '>', '==', '!='])} {e('int')}", lambda: f"({e('bool')} {R.choice(['&&', '||'])} {e('bool')})", lambda: f"!({e('bool')})",
                         lambda: f"{e('string')} == {e('string')}", lambda: f"({e('V')} == {e('V')})"])()


def assign(s, ind):
    n, t = R.choice(s.vars)
    k = R.random()
    if t == "V" and k < 0.4:
        return f"{ind}{n}.{R.choice('ab')} = {expr(s, 'int')}\n"
    if t == "[3]int" and k < 0.4:
        return f"{ind}{n}[{R.choice('012')}] = {expr(s, 'int')}\n"
    if t == "int" and k < 0.4:
        return f"{ind}{n} {R.choice(['+=', '-=', '*='])} {expr(s, 'int')}\n"
    if t == "*V" and k < 0.4:
        return f"{ind}{n}.{R.choice('ab')} += {expr(s, 'int')}\n"
    same = [m for m, x in s.vars if x == t and m != n]
    if same and k < 0.55:
        return f"{ind}{n}, {same[0]} = {expr(s, t)}, {expr(s, t)}\n"
    return f"{ind}{n} = {expr(s, t)}\n"


def stmts(s, ind, n, ret, depth=1):
    out, mark = "", len(s.vars)
    for _ in range(n):
        k = R.random()
        if k < 0.35 and s.vars:
            out += assign(s, ind)
        elif k < 0.5:
            t, v = R.choice(TYPES), s.fresh()
            out += f"{ind}{v} := {expr(s, t)}\n{ind}_ = {v}\n" if t != "[]int" or True else ""
            s.vars.append((v, t))
        elif k < 0.58:
            out += f"{ind}{R.choice(['g', 'h'])} {R.choice(['+=', '=', '-='])} {expr(s, 'int')} % 100\n"
        elif k < 0.72 and depth:
            out += f"{ind}if {expr(s, 'bool')} {{\n{stmts(s, ind + chr(9), R.randrange(1, 3), ret, depth - 1)}"
            out += (ret(ind + "\t") if R.random() < 0.5 else "") + f"{ind}}}\n"
        elif k < 0.8 and depth:
            v = s.fresh()
            s.vars.append((v, "int"))
            body = stmts(s, ind + "\t", R.randrange(1, 3), ret, 0)
            s.vars.remove((v, "int"))
            out += f"{ind}for {v} := range {R.randrange(1, 4)} {{\n{ind}\t_ = {v}\n{body}" + (f"{ind}\tif {expr(s, 'bool', 1)} {{\n{ind}\t\t{R.choice(['break', 'continue'])}\n{ind}\t}}\n" if R.random() < 0.4 else "") + f"{ind}}}\n"
        elif k < 0.87 and s.vars:
            v, (w, t) = s.fresh(), R.choice(s.vars)
            a = {"int": f"{w} += x", "V": f"{w}.a += x", "*V": f"{w} = &V{{x, {w}.b, {w}.s}}", "string": f"{w} = clip({w} + \"c\")", "bool": f"{w} = x > 2", "[]int": f"{w} = append({w}[:1:1], x)", "[3]int": f"{w}[1] = x"}[t]
            out += f"{ind}{v} := func(x int) int {{ {a}; return x + 1 }}\n{ind}g = ({v}({expr(s, 'int')}) + {v}(g)) % 50\n"
        else:
            fs = [f for f in funcs if len(f.results) == 2 and not f.recv]
            if fs:
                f = R.choice(fs)
                a, b = s.fresh(), s.fresh()
                out += f"{ind}{a}, {b} := {f.name}({', '.join(expr(s, p, 1) for _, p in f.params)})\n{ind}_, _ = {a}, {b}\n"
                s.vars += [(a, f.results[0]), (b, f.results[1])]
    del s.vars[mark:]
    return out


def function(i):
    recv = R.choice([None, None, "V", "*V"])
    params = [(f"p{k}", R.choice(TYPES)) for k in range(R.randrange(0, 4))]
    results = [R.choice(TYPES) for _ in range(R.choice([1, 1, 1, 1, 2]))]
    named = R.random() < 0.35
    s = Scope()
    s.vars = list(params) + ([("r", recv)] if recv else [])
    if named:
        s.vars += [(f"q{k}", t) for k, t in enumerate(results)]
    ret = lambda ind: f"{ind}return\n" if named and R.random() < 0.5 else f"{ind}return {', '.join(expr(s, t) for t in results)}\n"
    simple = R.random() < 0.35
    body = "" if simple else stmts(s, "\t", R.randrange(1, 4), ret)
    res = ", ".join((f"q{k} " if named else "") + t for k, t in enumerate(results))
    sig = f"func {'(r ' + recv + ') ' if recv else ''}f{i}({', '.join(a + ' ' + t for a, t in params)}) ({res})"
    text = ("//go:noinline\n" if R.random() < 0.1 else "") + f"{sig} {{\n{body}{ret(chr(9))}}}\n\n"
    funcs.append(F(f"f{i}", recv, params, results, named))
    return text


def program(seed):
    global R
    R = random.Random(seed)
    funcs.clear()
    out = [PRE] + [function(i) for i in range(14)] + ["func main() {"]
    for i in range(12):
        s, body = Scope(), ""
        for _ in range(5):
            t, v = R.choice(TYPES), s.fresh()
            body += f"\t\t{v} := {expr(s, t)}\n\t\t_ = {v}\n"
            s.vars.append((v, t))
        for _ in range(6):
            body += stmts(s, "\t\t", 1, lambda ind: f"{ind}return\n")
            body += "\t\tfmt.Println(" + ", ".join(f"show({n})" if t == "*V" else n for n, t in s.vars) + ")\n"
            f = R.choice(funcs)
            c = call(s, f.results[0], 2) if len(f.results) == 1 else None
            if c:
                body += f"\t\tfmt.Println({'show(' + c + ')' if f.results[0] == '*V' else c}, g, h, gv)\n"
        out.append(f'\ttry("u{i}", func() {{\n{body}\t}})')
    return "\n".join(out + ["}", ""])


def run(cmd, debug=""):
    try:
        p = subprocess.run(cmd, capture_output=True, timeout=60, env=dict(os.environ, GOSLING_DEBUG=debug))
        return p.returncode, p.stdout, p.stderr
    except subprocess.TimeoutExpired:
        return "timeout", b"", b""


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--gosling", default="build/gosling")
    ap.add_argument("-n", type=int, default=200)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--go", action="store_true")
    ap.add_argument("--out", default="build/differential")
    opt = ap.parse_args()
    os.makedirs(opt.out, exist_ok=True)
    differ = rejected = 0
    for seed in range(opt.seed, opt.seed + opt.n):
        path = f"{opt.out}/inline{seed}.go"
        with open(path, "w") as f:
            f.write(program(seed))
        plain = run([opt.gosling, "run", path], "noinline=1")
        mode = MODES[seed % len(MODES)]
        answers = {"inlined": run([opt.gosling, "run", path]), mode: run([opt.gosling, "run", path], mode)}
        if opt.go:
            answers["go"] = run(["go", "run", path])
        wrong = [k for k, a in answers.items() if a[:2] != plain[:2]]
        if plain[0] == 1 and not wrong:
            rejected += 1
        if wrong:
            differ += 1
            print(f"{path}: differs: {', '.join(wrong)}", flush=True)
        else:
            os.remove(path)
    print(f"{opt.n} programs, {differ} differ, {rejected} rejected by the compiler")
    return differ > 0


if __name__ == "__main__":
    sys.exit(main())
