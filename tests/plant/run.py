#!/usr/bin/env python3
"""Plants bugs and shows that the tests find them: `make plant`, or tests/plant/run.py [--runs N] [--keep] [NUMBER...]

For each line of PLANTS (its head describes the columns) the same tests run twice: on the tree as it is, where they must pass, and on a build
with -DPLANT=n, where a test must fail or hang within --runs tries. A planted build starts as hard links to the objects of the build that it
is compared with; only the sources that mention PLANT are compiled again. The last line is "N caught, M missed".
"""
import argparse, glob, os, re, shutil, subprocess, sys, time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
# What the three kinds of builds are made with, as the Makefile's targets of the same names do.
KINDS = {
    "plain": ("build", []),
    "tsan": ("build/tsan", ["CC=clang", "CXX=clang++", "OPT=-O1 -falign-functions=16 -fno-math-errno", "LDFLAGS=-fsanitize=thread"]),
    "debug": ("build/debug", ["OPT=-Og -falign-functions=16 -fno-math-errno"]),
}
CFLAGS = {"plain": "-g", "tsan": "-g -fsanitize=thread", "debug": "-g -DRT_DEBUG=1 -DVM_SWITCH"}


def lines():
    with open(os.path.join(ROOT, "tests/plant/PLANTS")) as f:
        for line in f:
            if line.strip() and not line.startswith("#"):
                n, mode, tests = line.rstrip("\n").split("\t")
                yield int(n), mode, tests.split(",")


def make(kind, directory, targets, extra=""):
    cmd = ["make", f"-j{os.cpu_count()}", f"B={directory}", f"CFLAGS={CFLAGS[kind]}{extra}"] + KINDS[kind][1] + [f"{directory}/{t}" for t in targets]
    p = subprocess.run(cmd, cwd=ROOT, capture_output=True, text=True)
    if p.returncode != 0:
        sys.exit(f"plant: {' '.join(cmd)} failed:\n{(p.stdout + p.stderr)[-2000:]}")


def targets_of(tests):
    units = {"tests/" + t for t in tests if t.startswith("unit/")}
    return sorted(units) + (["gosling"] if len(units) < len(tests) else [])


def planted_sources():
    for path in glob.glob(ROOT + "/*/*.c") + glob.glob(ROOT + "/stdlib/*/*.c"):
        with open(path, errors="replace") as f:
            if re.search(r"\bPLANT\b", f.read()):
                yield os.path.relpath(path, ROOT)


def plant(kind, n, tests):
    base, directory = KINDS[kind][0], f"build/plant/{kind}{n}"
    shutil.rmtree(os.path.join(ROOT, directory), ignore_errors=True)
    for path in glob.glob(f"{ROOT}/{base}/**/*.o", recursive=True) + glob.glob(f"{ROOT}/{base}/gen/**", recursive=True) + glob.glob(f"{ROOT}/{base}/mk*"):
        rel = os.path.relpath(path, os.path.join(ROOT, base))
        if os.path.isdir(path) or rel.split("/")[0] in ("tsan", "asan", "debug", "plant"):
            continue
        to = os.path.join(ROOT, directory, rel)
        os.makedirs(os.path.dirname(to), exist_ok=True)
        if not os.path.exists(to):
            os.link(path, to)
    for src in planted_sources():
        obj = os.path.join(ROOT, directory, src[:-2] + ".o")
        if os.path.exists(obj):
            os.remove(obj)  # the link; the object itself stays
    make(kind, directory, targets_of(tests), f" -DPLANT={n}")
    return directory


def run(directory, kind, mode, tests, timeout):
    """What the first failing test says, or ''."""
    env = dict(os.environ, GOMAXPROCS=str(max(2, os.cpu_count())))
    if kind == "tsan":
        env.update(GOMAXPROCS="4", TSAN_OPTIONS="halt_on_error=1 exitcode=66")
    elif mode not in ("-", "debug"):
        env.update(GOSLING_DEBUG=mode, GODEBUG="gccheckmark=1")
    cmd = [sys.executable, "tests/run.py", "--gosling", f"{directory}/gosling", "--timeout", str(timeout)]
    if any(t.startswith("unit/") for t in tests):
        cmd += ["--unit", f"{directory}/tests/unit"]
    p = subprocess.run(cmd + tests, cwd=ROOT, env=env, capture_output=True, text=True)
    if p.returncode == 0:
        return ""
    failed = [l for l in p.stdout.split("\n") if l.startswith("FAIL ")]
    return failed[0][5:] if failed else "no test of this name"


def main():
    ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ap.add_argument("--runs", type=int, default=10, help="tries a planted build gets")
    ap.add_argument("--timeout", type=float, default=60, help="seconds until a test counts as hanging")
    ap.add_argument("--keep", action="store_true", help="keep the planted builds under build/plant")
    ap.add_argument("number", nargs="*", type=int)
    opt = ap.parse_args()
    rows = [r for r in lines() if not opt.number or r[0] in opt.number]
    kindof = lambda mode: mode if mode in ("tsan", "debug") else "plain"
    for kind in KINDS:
        want = sorted({t for _, mode, tests in rows if kindof(mode) == kind for t in targets_of(tests)})
        if want:
            make(kind, KINDS[kind][0], want)
    caught, clean = 0, {}
    for n, mode, tests in rows:
        kind, began = kindof(mode), time.time()
        key = (mode, tuple(tests))
        if key not in clean:
            clean[key] = run(KINDS[kind][0], kind, mode, tests, opt.timeout)
        if clean[key]:
            print(f"plant {n}: MISSED: without it too: {clean[key]}", flush=True)
            continue
        directory = plant(kind, n, tests)
        why = ""
        for k in range(1, opt.runs + 1):
            why = run(directory, kind, mode, tests, opt.timeout)
            if why:
                break
        how = "" if mode == "-" else f" under {mode}"
        if why and why != "no test of this name":
            caught += 1
            print(f"plant {n}: caught by {why.split(':')[0]}{how}, run {k} of {opt.runs} ({time.time() - began:.0f} s): {' '.join(why.split(': ', 1)[-1].split())[:140]}", flush=True)
        else:
            print(f"plant {n}: MISSED by {','.join(tests)}{how} in {opt.runs} runs", flush=True)
        if not opt.keep:
            shutil.rmtree(os.path.join(ROOT, directory), ignore_errors=True)
    print(f"{caught} caught, {len(rows) - caught} missed")
    return 0 if rows and caught == len(rows) else 1


if __name__ == "__main__":
    sys.exit(main())
