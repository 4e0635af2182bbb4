#!/usr/bin/env python3
"""Benchmarks as ratios: gosling's CPU time over that of gc (compiled, functions noinline), Lua 5.4 and LuaJIT -joff, where installed.

    tests/bench/run.py [--gosling build/gosling] [--rounds N] [NAME...]

Rounds are interleaved and pinned to one CPU; the minimum counts. Those named par_* may use every CPU, and wall time is taken. The first six are the kernels of the project's speed goal.
"""
import argparse, glob, math, os, resource, shutil, subprocess, sys, tempfile, time

HERE = os.path.dirname(os.path.abspath(__file__))
KERNELS = ["fib", "sum", "sieve", "nbody", "matmul", "tree"]


def cpu_time(cmd, pin):
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    pre = (lambda: os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})) if pin else None
    p = subprocess.run(cmd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, preexec_fn=pre)
    after, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic() - start
    if p.returncode:
        sys.exit(f"{' '.join(cmd)}: exit {p.returncode}\n{p.stdout.decode()[-500:]}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime if pin else wall, p.stdout


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--gosling", default=os.path.join(HERE, "..", "..", "build", "gosling"))
    ap.add_argument("--rounds", type=int, default=3)
    ap.add_argument("names", nargs="*")
    opt = ap.parse_args()
    names = opt.names or KERNELS + sorted(n for n in (os.path.basename(p)[:-3] for p in glob.glob(HERE + "/*.go")) if n not in KERNELS)
    go, lua, jit = shutil.which("go"), shutil.which("lua5.4"), shutil.which("luajit")
    rows, tmp = {}, tempfile.mkdtemp()
    print(f"{'benchmark':14}{'gosling s':>10}{'/ gc':>8}{'/ Lua':>8}{'/ LuaJIT -joff':>16}")
    for name in names:
        src = os.path.join(HERE, name + ".go")
        cmds = {"gosling": [opt.gosling, "run", src]}
        if go:
            subprocess.run([go, "build", "-o", f"{tmp}/{name}", src], check=True)
            cmds["gc"] = [f"{tmp}/{name}"]
        script = os.path.join(HERE, name + ".lua")
        if os.path.exists(script):
            if lua:
                cmds["lua"] = [lua, script]
            if jit:
                cmds["joff"] = [jit, "-joff", script]
        best, out = {}, {}
        for _ in range(opt.rounds):
            for who, cmd in cmds.items():
                t, out[who] = cpu_time(cmd, not name.startswith("par_"))
                best[who] = min(t, best.get(who, 1e9))
        if "gc" in out and out["gc"] != out["gosling"]:
            sys.exit(f"{name}: outputs differ: {out['gosling'][:80]} {out['gc'][:80]}")
        ratio = {w: best["gosling"] / best[w] for w in best if w != "gosling"}
        rows[name] = ratio
        print(f"{name:14}{best['gosling']:10.3f}" + "".join(f"{ratio[w]:{n}.2f}" if w in ratio else " " * n for w, n in (("gc", 8), ("lua", 8), ("joff", 16))), flush=True)
    kernels = [rows[k] for k in KERNELS if k in rows]
    for who in ("gc", "lua", "joff"):
        v = [r[who] for r in kernels if who in r]
        if v and len(v) == len(KERNELS):
            print(f"geometric mean of the six kernels / {who}: {math.exp(sum(map(math.log, v)) / len(v)):.2f}, worst {max(v):.2f}")


main()
