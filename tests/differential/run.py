#!/usr/bin/env python3
"""Compares gosling with real Go on random programs (gen.py): run.py --gosling build/gosling -n UNITS [--seed S] [--out DIR].

Programs of 40 units are built by `go build` and run; gosling runs them plainly and under stress modes in turn. Where the outputs differ, or one
accepts what the other rejects, the units in question are written to DIR as programs of one unit each, with the first line that differs under trace.
Status 0: all agree; 1: differences; 2: there is no Go to compare with.
"""
import argparse, os, re, shutil, subprocess, sys, time
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from gen import Unit, program

MODES = ["", "stackmove=1", "gcstress=3", "clobberfree=1,gcstress=7", "preemptstress=1", "poisonframes=1", "gcconc=1"]


def call(cmd, opt, debug="", limit=120):
    env = dict(os.environ, GOSLING_DEBUG=debug) if debug else os.environ
    try:
        p = subprocess.run(cmd, capture_output=True, timeout=limit, env=env)
        return p.returncode, p.stdout.decode(errors="replace"), p.stderr.decode(errors="replace")
    except subprocess.TimeoutExpired as e:
        return "timeout", (e.stdout or b"").decode(errors="replace"), ""


def build(units, opt, name="batch"):
    """Leaves out units that gc rejects: [(seed, text)] and the binary, and {seed: error}."""
    rejected = {}
    while units:
        path = os.path.join(opt.out, name + ".go")
        text = program(units)
        open(path, "w").write(text)
        code, _, err = call(["go", "build", "-gcflags=-e", "-o", path[:-3], path], opt, limit=300)
        if code == 0:
            return units, path, rejected
        lines = text.split("\n")
        starts = [(i + 1, int(m.group(1))) for i, l in enumerate(lines) if (m := re.match(r"type N(\d+) ", l))]
        bad = {}
        for m in re.finditer(r"\.go:(\d+):\d+: (.*)", err):
            owner = [s for l, s in starts if l <= int(m.group(1))]
            if owner:
                bad.setdefault(owner[-1], m.group(2))
        if not bad:
            print("gc:", err[:500])
            return [], path, rejected
        rejected.update(bad)
        units = [u for u in units if u[0] not in bad]
    return [], "", rejected


def single(unit, opt, mode):
    """One unit alone: the first difference under trace, or None."""
    name = f"u{unit[0]}"
    units, path, _ = build([unit], opt, name)
    if not units:
        return None
    want = call([path[:-3], name], opt)
    got = call([opt.gosling, "run", path, name], opt, mode)
    os.remove(path[:-3])
    if want[:2] == got[:2]:
        os.remove(path)
        return None
    w, g = want[1].split("\n"), got[1].split("\n")
    for i in range(max(len(w), len(g))):
        a, b = (x[i] if i < len(x) else "<end>" for x in (w, g))
        if a != b:
            return f"{path}: line {i + 1}: go {a[:150]!r}, gosling {b[:150]!r} {got[0]} {got[2][:300]}"
    return f"{path}: status go {want[0]} gosling {got[0]} {got[2][:300]}"


def main():
    ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ap.add_argument("--gosling", default="build/gosling")
    ap.add_argument("-n", type=int, default=200)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--batch", type=int, default=40)
    ap.add_argument("--seconds", type=float, default=1e9)
    ap.add_argument("--out", default="build/differential")
    opt = ap.parse_args()
    if not shutil.which("go"):
        print("differential: no Go installation to compare with (the go command is not in PATH)")
        return 2
    os.makedirs(opt.out, exist_ok=True)
    opt.gosling = os.path.abspath(opt.gosling)
    functions = agree = units_ok = 0
    finds, left_out, t0 = [], {}, time.time()
    for k, first in enumerate(range(opt.seed, opt.seed + opt.n, opt.batch)):
        if time.time() - t0 > opt.seconds:
            break
        units, path, rejected = build([(s, Unit(s).text()) for s in range(first, min(first + opt.batch, opt.seed + opt.n))], opt)
        left_out.update(rejected)
        if not units:
            continue
        code, want, err = call([path[:-3]], opt)
        mode = MODES[k // 2 % len(MODES)] if k % 2 else ""
        for m in dict.fromkeys(["", mode]):
            gcode, got, gerr = call([opt.gosling, "run", path], opt, m)
            w, g = want.split("\n"), got.split("\n")
            bad = [u for u in units if not any(l.startswith(f"u{u[0]} ") and l in g for l in w)]
            if code != gcode and not bad:
                print(f"status: go {code}, gosling {gcode} {gerr[:300]}")
            if not any(l.startswith("u") for l in g):
                m2 = re.findall(r"\.go:(\d+):\d+: (.*)", gerr)
                print(f"gosling ran nothing of {path} [{m}]: {gerr[:400]}", flush=True)
                lines = open(path).read().split("\n")
                owners = {int(re.match(r"type N(\d+) ", [l for l in lines[:int(n)] if l.startswith("type N")][-1]).group(1)) for n, _ in m2}
                bad = [u for u in units if u[0] in owners] or units[:3]
            for u in bad[:6]:
                d = single(u, opt, m)
                finds.append(u[0])
                print(f"FIND [{m}] {d or f'u{u[0]}: alone it agrees'}", flush=True)
            if bad:
                break
        units_ok += len(units) - len(bad)
        agree += sum(t.count("\nfunc ") + t.startswith("func ") for u, t in units if u not in [b[0] for b in bad])
    for s, e in list(left_out.items())[:5]:
        print(f"(gc rejects u{s}: {e})")
    print(f"{units_ok} units with {agree} functions agree, {len(finds)} differ, {len(left_out)} left out because gc rejects them; {time.time() - t0:.0f} s")
    return 1 if finds or not units_ok else 0


if __name__ == "__main__":
    sys.exit(main())
