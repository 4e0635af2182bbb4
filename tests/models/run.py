#!/usr/bin/env python3
"""Checks the Spin models of this directory: `make models`, or tests/models/run.py [NAME...]

Each model is searched twice: for failed assertions and threads that wait for ever, and for runs that break its LTL property (with weak fairness).
Both must find nothing. Then each mutant that its head lists (`// mutant k: what it does`) is searched the same way: Spin must refute it.
Needs Spin (Debian package spin) and a C compiler. The last line is "N passed, N failed".
"""
import glob, os, re, shutil, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))


def search(model, mutant):
    """(what was wrong or '', number of states)"""
    states = 0
    with tempfile.TemporaryDirectory() as d:
        for cmd in (["spin", "-a", f"-DMUTANT={mutant}", model], ["cc", "-O1", "-w", "-DVECTORSZ=2048", "-o", "pan", "pan.c"]):
            p = subprocess.run(cmd, cwd=d, capture_output=True, text=True)
            if p.returncode != 0 or "Error" in p.stdout:
                sys.exit(f"{' '.join(cmd)}: {(p.stdout + p.stderr).strip()[-1000:]}")
        for what, args in (("", ["-noclaim"]), ("the property is broken", ["-a", "-f"])):
            out = subprocess.run(["./pan", "-m200000"] + args, cwd=d, capture_output=True, text=True).stdout
            errors = re.search(r"errors: (\d+)", out)
            count = re.search(r"(\d+) states, stored", out)
            if not errors or not count or "max search depth too small" in out:
                return "the search did not end: " + out.strip()[-300:], states
            states += int(count.group(1))
            if errors.group(1) != "0":
                m = re.search(r"pan:\d+: (assertion violated.*?|invalid end state.*?|.*?) \(at depth", out)
                text = what or (m.group(1) if m else "refuted")
                return text.replace("invalid end state", "threads wait for ever"), states
    return "", states


def main():
    if not shutil.which("spin"):
        print("not run: Spin is not installed (Debian package spin)\n0 passed, 1 failed")
        return 1
    passed = failed = 0
    for model in sorted(glob.glob(HERE + "/*.pml")):
        name = os.path.basename(model)[:-4]
        if len(sys.argv) > 1 and name not in sys.argv[1:]:
            continue
        wrong, states = search(model, 0)
        print(f"{'FAIL' if wrong else 'ok  '} {name}: {wrong or 'verified'}, {states} states", flush=True)
        passed, failed = passed + (not wrong), failed + bool(wrong)
        with open(model) as f:
            mutants = re.findall(r"^// mutant (\d+): (.*)$", f.read(), re.M)
        for k, text in mutants:
            wrong, _ = search(model, int(k))
            good = wrong and not wrong.startswith("the search")
            print(f"{'ok  ' if good else 'FAIL'} {name}, mutant {k}, {text}: {'refuted, ' + wrong if good else wrong or 'not noticed'}", flush=True)
            passed, failed = passed + bool(good), failed + (not good)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
