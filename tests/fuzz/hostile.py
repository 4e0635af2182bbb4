#!/usr/bin/env python3
"""Hostile sources: each is generated and must give a clear error or a correct run within 2 s of processor time and 512 MB: hostile.py [--gosling G] [NAME...].

A row: name, the text (or a function that makes it), and what is expected: text on standard output with status 0, or "error" for status 1 with a
positioned message. None: either. LIMIT (environment): milliseconds, for sanitizer builds.
"""
import argparse, os, resource, subprocess, sys, tempfile, threading, time

K = 1000
MAIN = "package main\n"
def main(body, head=""):
    return MAIN + head + "func main() {\n" + body + "\n}\n"
def deep(n, a, x, b):
    return main("x := " + a * n + x + b * n + "\nprintln(x)")
def lines(n, f):
    return "\n".join(f(i) for i in range(n))

CASES = {
    "parens100k": lambda: deep(100 * K, "(", "1", ")"), "parens1M": lambda: deep(1000 * K, "(", "1", ")"),
    "braces100k": lambda: main("{" * 100 * K + "}" * 100 * K), "braces1M": lambda: main("{" * 1000 * K + "}" * 1000 * K),
    "open_parens": lambda: main("(" * 1000 * K), "open_brackets": lambda: main("x := " + "[" * 1000 * K), "open_braces": lambda: main("{" * 1000 * K),
    "minus1M": lambda: deep(500 * K, "- ", "1", ""), "not1M": lambda: deep(1000 * K, "!", "true", ""),
    "sum50k_vars": (lambda: main("x := 1\ny := " + " + ".join(["x"] * 50 * K) + "\nprintln(y == 50000)"), None),
    "sum50k_consts": (lambda: main("y := " + " + ".join(["1"] * 50 * K) + "\nprintln(y == 50000)"), None),
    "sum10k_strings": (lambda: main("s := " + " + ".join(['"a"'] * 10 * K) + "\nprintln(len(s) == 10000)"), None),
    "concat10k_vars": (lambda: main("a := \"a\"\ns := " + " + ".join(["a"] * 10 * K) + "\nprintln(len(s) == 10000)"), None),
    "sum1M": lambda: main("x := 1\ny := " + "+".join(["x"] * 1000 * K) + "\nprintln(y)"),
    "and50k": (lambda: main("t := true\nprintln(" + " && ".join(["t"] * 50 * K) + ")"), None),
    "stars1M": lambda: MAIN + "type T " + "*" * 1000 * K + "int\nfunc main() {}\n", "slices10k": lambda: MAIN + "type T " + "[]" * 10 * K + "int\nfunc main() {}\n",
    "if10k": lambda: main("t := true\n" + "if t {\n" * 10 * K + "}\n" * 10 * K), "if100k": lambda: main("t := true\n" + "if t {\n" * 100 * K + "}\n" * 100 * K),
    "funclits1k": lambda: main("func() {\n" * 1000 + "}()\n" * 1000), "funclits10k": lambda: main("func() {\n" * 10 * K + "}()\n" * 10 * K),
    "elseif100k": lambda: main("x := 5\nif x == 0 {\n}" + "".join(f" else if x == {i + 1} {{\n}}" for i in range(100 * K))),
    "selectors1M": lambda: main("var x int\nprintln(x" + ".f" * 1000 * K + ")"), "calls100k": lambda: main("f()" + "()" * 100 * K), "index100k": lambda: main("var x int\n_ = x" + "[0]" * 100 * K),
    "digits1M": (lambda: main("var x = " + "9" * 1000 * K + "\n_ = x"), "error"), "shift100k": (lambda: main("const c = 1 << 100000\n_ = c"), "error"),
    "exp1e9": (lambda: main("const c = 1e1000000000\n_ = c"), "error"), "exp1e99": (lambda: main("const c = 1e99999999999999999999\n_ = c"), "error"),
    "string50MB": (lambda: main("s := \"" + "a" * 50_000_000 + "\"\nprintln(len(s) == 50000000)"), "true"), "ident10MB": lambda: main("var " + "a" * 10_000_000 + " int"),
    "array1<<50": (lambda: main("var a [1 << 50]int\n_ = a"), None), "global1<<33": (lambda: MAIN + "var a [1 << 33]int\nfunc main() { a[0] = 1 }\n", None),
    "funcs100k": (lambda: MAIN + lines(100 * K, lambda i: f"func f{i}() int {{ return {i} }}") + "\nfunc main() { println(f99999() == 99999) }\n", "true"),
    "literal1M": (lambda: MAIN + "var a = []int{" + ",".join(map(str, range(1000 * K))) + "}\nfunc main() { println(a[999999] == 999999) }\n", "true"),
    "switch100k": (lambda: main("x := 77777\nswitch x {\n" + lines(100 * K, lambda i: f"case {i}:\n\tx = -{i}") + "\n}\nprintln(x == -77777)"), "true"),
    "const_doubled40": lambda: main("const s0 = \"0123456789abcdef\"\n" + lines(40, lambda i: f"const s{i + 1} = s{i} + s{i}") + "\nprintln(len(s40))"),
    "const_squared": lambda: main("const c0 = 3\n" + lines(40, lambda i: f"const c{i + 1} = c{i} * c{i}") + "\n_ = c40"),
    "const_float_squared": lambda: main("const c0 = 1.0/3\n" + lines(40, lambda i: f"const c{i + 1} = c{i} * c{i}") + "\n_ = c40"),
    "instance_cycle": (lambda: MAIN + "func f[T any](n int) { if n > 0 { f[*T](n - 1) } }\nfunc main() { f[int](3) }\n", "error"),
    "type_growth": lambda: MAIN + "type P[A, B any] struct { a A; b B }\n" + "".join(f"type T{i + 1} = P[T{i}, T{i}]\n" for i in range(30)).replace("T0,", "int,").replace("T0]", "int]") + "func main() { var x *T30; _ = x }\n",
    "bad_utf8": (lambda: b"package main\nfunc main() { s := \"\xff\xfe\"; _ = s }\n", "error"), "nul": (lambda: b"package main\nfunc main() { \x00 }\n", "error"),
    "bom_inside": (lambda: main("x := \"a\ufeffb\"\n_ = x"), "error"), "surrogate": (lambda: main("s := \"\\ud800\"\n_ = s"), "error"),
    "crlf": (lambda: main("s := `a\r\nb`\nprintln(len(s) == 3)").replace("\n", "\r\n"), "true"), "raw_open": (lambda: main("x := `abc"), "error"), "comment_open": (lambda: main("/* abc"), "error"),
    "errors1M": (lambda: main("x ? y\n" * 300 * K), "error"), "errors_types": (lambda: main("undefined1()\n" * 300 * K), "error"), "line_abuse": lambda: main("".join(f"//line x{i}.go:{i + 1}:{i % 9 + 1}\nx{i}()\n" for i in range(50 * K))),
    "type_self": (lambda: MAIN + "type T struct { t T }\nfunc main() {}\n", "error"), "const_self": (lambda: MAIN + "const a = b\nconst b = a\nfunc main() {}\n", "error"),
    "var_self": (lambda: MAIN + "var a = f()\nfunc f() int { return a }\nfunc main() {}\n", "error"), "iface_self": (lambda: MAIN + "type I interface { I }\nfunc main() {}\n", "error"),
    "type_chain100k": lambda: MAIN + "type T0 int\n" + lines(100 * K, lambda i: f"type T{i + 1} T{i}") + "\nfunc main() {}\n", "const_chain100k": lambda: MAIN + "const c0 = 1\n" + lines(100 * K, lambda i: f"const c{100 * K - i} = c{100 * K - i - 1}") + "\nfunc main() { println(c100000) }\n",
    "var_chain30k": (lambda: MAIN + lines(30 * K, lambda i: f"var v{i} = v{i + 1}") + "\nvar v30000 = 7\nfunc main() { println(v0 == 7) }\n", None),
    "func_chain30k": (lambda: MAIN + "var v = f0()\n" + lines(30 * K, lambda i: f"func f{i}() int {{ return f{i + 1}() }}") + "\nfunc f30000() int { return 7 }\nfunc main() { println(v == 7) }\n", "true"),
    "embed_ifaces": lambda: MAIN + "type I0 interface { m() }\n" + lines(30, lambda i: f"type I{i + 1} interface {{ I{i}; interface{{ I{i}; n{i}() }} }}") + "\nfunc main() { var x I30; _ = x }\n",
    "embed_structs": lambda: MAIN + "type S0 struct { f int }\n" + lines(30, lambda i: f"type A{i} struct {{ S{i} }}\ntype B{i} struct {{ S{i} }}\ntype S{i + 1} struct {{ *A{i}; *B{i} }}") + "\nfunc main() { var x S30; _ = x.zzz }\n",
    "union_ifaces": lambda: MAIN + "type I0 interface { int | string }\n" + lines(25, lambda i: f"type I{i + 1} interface {{ I{i} | interface{{ I{i} }} }}") + "\nfunc f[T I25](T) {}\nfunc main() { f(1) }\n",
    "tparams1k": lambda: MAIN + "func f[" + ", ".join(f"T{i} any" for i in range(1000)) + "](" + ", ".join(f"x{i} T{i}" for i in range(1000)) + ") {}\nfunc main() { f(" + ", ".join(["1"] * 1000) + ") }\n",
    "tparams10k_mutual": lambda: MAIN + "func f[" + ", ".join(f"T{i} interface{{ ~[]T{i + 1} }}" for i in range(10 * K)) + ", T10000 any](x T0) {}\nfunc main() { f([]int(nil)) }\n",
    "gotos10k": lambda: main("x := 0\n" + lines(10 * K, lambda i: f"L{i}:\n\tif x++; x == {i + 3} {{ goto L{(i * 7919) % 10000} }}") + "\nprintln(x > 0)"),
    "locals70k": (lambda: main(lines(70 * K, lambda i: f"v{i} := {i}\n_ = v{i}") + "\nprintln(v69999)"), None), "consts70k": (lambda: main("s := 0.0\n" + lines(70 * K, lambda i: f"s += {i}.5") + "\nprintln(s > 0)"), None),
    "params70k": (lambda: MAIN + "func f(" + ", ".join(f"a{i}" for i in range(70 * K)) + " int) int { return a69999 }\nfunc main() { println(f(" + ", ".join(["1"] * 70 * K) + ")) }\n", None),
    "fields70k": (lambda: MAIN + "type T struct {\n" + lines(70 * K, lambda i: f"f{i} int") + "\n}\nfunc main() { t := new(T); t.f69999 = 5; println(t.f69999 == 5) }\n", "true"),
    "methods20k": (lambda: MAIN + "type T int\n" + lines(20 * K, lambda i: f"func (T) m{i}() int {{ return {i} }}") + "\nfunc main() { println(T(0).m19999() == 19999) }\n", "true"),
    "strings_switch30k": (lambda: main("x := \"k777\"\nswitch x {\n" + lines(30 * K, lambda i: f'case "k{i}":\n\tx = "{i}"') + '\n}\nprintln(x == "777")'), "true"),
    "map_literal100k": (lambda: MAIN + "var m = map[int]string{" + ",".join(f'{i}: "v"' for i in range(100 * K)) + "}\nfunc main() { println(len(m) == 100000) }\n", "true"),
    "shl_chain": lambda: main("x := 1\n_ = x" + " << x" * 100 * K), "comments20MB": (lambda: main("println(true)" + "/* x */" * 3_000_000), "true"),
    "semis10M": (lambda: main(";" * 10_000_000 + "println(true)"), "true"), "newlines50M": (lambda: main("\n" * 50_000_000 + "println(true)"), "true"),
    "recursion": (lambda: MAIN + "func f(n int) int { return f(n+1) + 1 }\nfunc main() { println(f(0)) }\n", "fatal"), "make_huge": (lambda: main("n := 1 << 62\n_ = make([]int, n)"), "fatal"),
}


def run(gosling, path, seconds):
    """(status, out, err, cpu seconds, peak MB); a time-out has status 'timeout'."""
    p = subprocess.Popen([gosling, "run", "-maxmem=400M", path], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                         preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (int(seconds * 4), int(seconds * 4) + 1)))
    got = {}
    def drain(name, f):
        got[name] = f.read(1 << 20)
        while f.read(1 << 16):
            pass
    ts = [threading.Thread(target=drain, args=a) for a in (("out", p.stdout), ("err", p.stderr))]
    for t in ts:
        t.start()
    _, st, ru = os.wait4(p.pid, 0)
    for t in ts:
        t.join()
    return os.waitstatus_to_exitcode(st), got["out"].decode(errors="replace"), got["err"].decode(errors="replace"), ru.ru_utime + ru.ru_stime, ru.ru_maxrss / 1024


def judge(want, code, out, err, cpu, mb, seconds):
    if cpu > seconds:
        return f"{cpu:.1f} s"
    if mb > 512:
        return f"{mb:.0f} MB"
    if code is None or code < 0 or code > 2 or "internal error" in err:
        return f"status {code}: {(err or out)[-200:]!r}"
    if code == 1 and ".go:" not in err:
        return f"an error without a position: {err[:200]!r}"
    if want == "error" and code != 1 or want == "fatal" and code != 2 or want == "true" and (code != 0 or "true" not in err + out):
        return f"wanted {want}, status {code}: {(err or out)[:200]!r}"
    return ""


def main_():
    ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ap.add_argument("--gosling", default="build/gosling")
    ap.add_argument("names", nargs="*")
    opt = ap.parse_args()
    seconds, failed = float(os.environ.get("LIMIT", 2000)) / 1000, 0
    cases = {n: c for n, c in CASES.items() if not opt.names or n in opt.names}
    with tempfile.TemporaryDirectory() as d:
        for name, c in cases.items():
            make, want = c if isinstance(c, tuple) else (c, None)
            text = make()
            path = os.path.join(d, "hostile.go")
            with open(path, "wb") as f:
                f.write(text if isinstance(text, bytes) else text.encode())
            code, out, err, cpu, mb = run(opt.gosling, path, seconds)
            bad = judge(want, code, out, err, cpu, mb, seconds)
            failed += bool(bad)
            print(f"{'FAIL' if bad else 'ok'} {name}: {cpu:.2f} s, {mb:.0f} MB, status {code} {bad or (err or out).strip()[:90]!r}", flush=True)
    print(f"{len(cases) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main_())
