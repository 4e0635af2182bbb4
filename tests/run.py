#!/usr/bin/env python3
"""Runs gosling's tests: Go programs with recorded answers of real Go, programs with errors, and C unit tests.

    tests/run.py [--gosling build/gosling] [-j N] [--unit build] [--timeout S] [FILTER...]

A program tests/**/X.go is run; its standard output must equal X.out. Lines at its top say more:
    // exit: 2             exit status (default 0)
    // stderr: text        standard error contains this text (may be repeated)
    // args: a b           arguments          // stdin: text     standard input
    // env: NAME=value     environment        // slow            left out under --quick
tests/fuzz/found/X.go is what a fuzz target found: it must give an error or run, no more.
tests/errors/X.go holds errors: the `file:line:col: message` lines of gc stand in X.err, nothing may run, exit status 1.
tests/vet/X.go: what go vet says stands in X.vet.
A directory X.dir is a module or package; its answer is X.out. In tests/gotest/ it is a module whose tests run (gotest.py).
The last line is "N passed, N failed".
"""
import argparse, concurrent.futures, glob, os, re, signal, subprocess, sys

import gotest

HERE = os.path.dirname(os.path.abspath(__file__))


def header(path):
    h = {"exit": "0", "stderr": [], "args": "", "env": [], "stdin": None, "flags": set()}
    with open(path, encoding="utf-8", errors="replace") as f:
        for line in f:
            m = re.match(r"// (exit|args|stdin): ?(.*)$", line)
            if m:
                h[m.group(1)] = m.group(2)
                continue
            m = re.match(r"// (stderr|env): ?(.*)$", line)
            if m:
                h[m.group(1)].append(m.group(2))
                continue
            if line.strip() == "// slow":
                h["flags"].add(line.strip()[3:])
            elif line.strip() and not line.startswith("//"):
                break
    return h


def execute(cmd, opt, env=None, stdin="", cwd=None):
    try:
        p = subprocess.run(cmd, input=stdin.encode(), capture_output=True, timeout=opt.timeout, env=env, cwd=cwd)
        return p.returncode, p.stdout.decode(errors="replace"), p.stderr.decode(errors="replace")
    except subprocess.TimeoutExpired as e:
        return "timeout", (e.stdout or b"").decode(errors="replace"), (e.stderr or b"").decode(errors="replace")


def first_difference(got, want):
    g, w = got.split("\n"), want.split("\n")
    for i in range(max(len(g), len(w))):
        a, b = g[i] if i < len(g) else "<end>", w[i] if i < len(w) else "<end>"
        if a != b:
            return f"line {i + 1}: got {a[:120]!r}, want {b[:120]!r}"
    return ""


def run_program(path, opt):
    h = header(path) if path.endswith(".go") else {"exit": "0", "stderr": [], "args": "", "env": [], "stdin": None, "flags": set()}
    if "slow" in h["flags"] and opt.quick:
        return None
    env = dict(os.environ, **dict(e.split("=", 1) for e in h["env"]))
    name = os.path.basename(path)
    code, out, err = execute([opt.gosling, "run", name] + h["args"].split(), opt, env, h["stdin"] or "", os.path.dirname(path))
    want_file = re.sub(r"\.(go|dir)$", ".out", path)
    want = open(want_file, encoding="utf-8", errors="replace", newline="").read() if os.path.exists(want_file) else ""
    if str(code) != h["exit"]:
        return f"exit {code}, want {h['exit']}: {(err or out).strip()[:300]}"
    if out != want:
        return "stdout " + first_difference(out, want)
    for text in h["stderr"]:
        if text not in err:
            return f"stderr lacks {text!r}: {err[:300]!r}"
    return ""


def run_example(path, opt):
    """examples/X.go; its answer is tests/examples/X.out, its arguments the words of X.args."""
    name = os.path.basename(path)[:-3]
    answers = os.path.join(HERE, "examples")
    args = open(f"{answers}/{name}.args").read().split() if os.path.exists(f"{answers}/{name}.args") else []
    code, out, err = execute([opt.gosling, path] + args, opt, cwd=answers)
    if code != 0:
        return f"exit {code}: {err[-300:]}"
    want = open(f"{answers}/{name}.out", encoding="utf-8", newline="").read()
    return "" if out == want else "stdout " + first_difference(out, want)


def run_errors(path, opt):
    want = open(path[:-3] + ".err", encoding="utf-8", newline="").read()
    name = os.path.basename(path)
    code, out, err = execute([opt.gosling, "run", name], opt, cwd=os.path.dirname(path))
    if code != 1:
        return f"exit {code}, want 1: {err[:200]}"
    if out:
        return "it printed to standard output"
    return "" if err == want else "stderr " + first_difference(err, want)


def run_vet(path, opt):
    """tests/vet/X.go; what go vet says about it, sorted by position, is X.vet; exit status 1 if it says something."""
    want = open(path[:-3] + ".vet", encoding="utf-8", newline="").read()
    code, out, err = execute([opt.gosling, "vet", os.path.basename(path)], opt, cwd=os.path.dirname(path))
    if code != (1 if want else 0):
        return f"exit {code}: {err[:200]}"
    code2, out2, err2 = execute([opt.gosling, "vet", "-e", os.path.basename(path)], opt, cwd=os.path.dirname(path))
    if code2 or err2:
        return f"vet -e: exit {code2}: {err2[:200]}"
    return "" if err == want else "stderr " + first_difference(err, want)


def run_found(path, opt):
    """A find of the fuzz targets: an error or a run, within 2 s of processor time (LIMIT: milliseconds), no crash."""
    limit = max(1, int(os.environ.get("LIMIT", 2000)) // 1000)
    code, out, err = execute(["bash", "-c", f"ulimit -t {limit}; exec \"$0\" run -maxmem=256M \"$1\"", opt.gosling, path], opt)
    return "" if code in (0, 1, 2) and "internal error" not in err else f"exit {code}: {err[-300:]}"


def run_cli(path, opt):
    """A shell script that prints; $GOSLING is the tool."""
    code, out, err = execute(["bash", os.path.basename(path)], opt, dict(os.environ, GOSLING=opt.gosling), "", os.path.dirname(path))
    want = open(path[:-3] + ".out", encoding="utf-8", newline="").read()
    return "" if out == want else "stdout " + first_difference(out, want) + (" stderr: " + err[:200] if err else "")


def run_gotest(path, opt):
    want = open(path[:-4] + ".out", encoding="utf-8", newline="").read()
    got = gotest.answer([opt.gosling], path, opt.timeout)
    return "" if got == want else first_difference(got, want)


def run_repl(path, opt):
    """A Python script that drives sessions; its last line is ok."""
    code, out, err = execute([sys.executable, os.path.basename(path)], opt, dict(os.environ, GOSLING=opt.gosling), "", os.path.dirname(path))
    return "" if code == 0 and out.rstrip().split("\n")[-1] == "ok" else f"exit {code}: {(out + err)[-600:]}"


def run_unit(path, opt):
    code, out, err = execute([path], opt, cwd=os.path.dirname(HERE))
    bad = [l for l in out.split("\n") if l.startswith("FAIL")]
    return "" if code == 0 and not bad else f"exit {code}: {(bad or [(out + err)[-300:]])[0]}"


def main():
    signal.signal(signal.SIGINT, signal.default_int_handler)  # in the background of a shell it is ignored, and tests would inherit that
    ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ap.add_argument("--gosling", default=os.path.join(HERE, "..", "build", "gosling"))
    ap.add_argument("--unit", help="directory with built unit tests")
    ap.add_argument("-j", type=int, default=os.cpu_count())
    ap.add_argument("--timeout", type=float, default=60)
    ap.add_argument("--quick", action="store_true", help="leave out tests marked slow")
    ap.add_argument("filter", nargs="*")
    opt = ap.parse_args()
    opt.gosling = os.path.abspath(opt.gosling)
    jobs = []
    for path in sorted(glob.glob(HERE + "/**/*.go", recursive=True) + glob.glob(HERE + "/**/*.dir", recursive=True)):
        rel = os.path.relpath(path, HERE)
        if rel.startswith(("unit/", "bench/", "soak/")) or ".dir/" in rel:
            continue
        if rel.startswith("timing/") and not any("timing" in f for f in opt.filter):
            continue
        if rel.startswith("gotest/"):
            jobs.append((rel, run_gotest, path))
        elif rel.startswith("fuzz/"):
            jobs.append((rel, run_found, path))
        elif rel.startswith("errors/"):
            jobs.append((rel, run_errors, path))
        elif rel.startswith("vet/"):
            jobs.append((rel, run_vet, path))
        elif os.path.exists(re.sub(r"\.(go|dir)$", ".out", path)) or path.endswith(".go") and header(path)["exit"] != "0":
            jobs.append((rel, run_program, path))
        else:
            jobs.append((rel, lambda p, o: "no recorded answer (.out)", path))
    for path in sorted(glob.glob(os.path.join(HERE, "..", "examples", "*.go"))):
        jobs.append(("examples/" + os.path.basename(path), run_example, os.path.abspath(path)))
    for path in sorted(glob.glob(HERE + "/cli/*.sh")):
        jobs.append((os.path.relpath(path, HERE), run_cli, path))
    for path in sorted(glob.glob(HERE + "/repl/[a-z]*[a-z].py")):
        jobs.append((os.path.relpath(path, HERE), run_repl, path))
    if opt.unit:
        for path in sorted(glob.glob(opt.unit + "/*")):
            if os.access(path, os.X_OK) and not os.path.isdir(path):
                jobs.append(("unit/" + os.path.basename(path), run_unit, path))
    if opt.filter:
        jobs = [j for j in jobs if any(f in j[0] for f in opt.filter)]
    passed = failed = skipped = 0
    with concurrent.futures.ThreadPoolExecutor(opt.j) as pool:
        for (rel, _, _), result in zip(jobs, pool.map(lambda j: j[1](j[2], opt), jobs)):
            if result is None:
                skipped += 1
            elif result:
                failed += 1
                print(f"FAIL {rel}: {result}", flush=True)
            else:
                passed += 1
    if skipped:
        print(f"({skipped} not run in this mode)")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
