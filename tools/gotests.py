#!/usr/bin/env python3
"""Run the library tests that come with Go under gosling, and compare with real Go. A campaign: it needs Go, and is no part of the suite.

    gotests.py GOSLING [PACKAGE ...]

For every package of ours that Go has too: its example files, and each external test file (package x_test) that compiles alone. A file is copied into
a module of its own and run by `go test` and by `gosling test` (both -v -short); a test that passes, fails or is skipped must do the same under both.
A line for each file that differs, then `N passed, N failed` (files).
"""
import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
GOROOT = subprocess.run(["go", "env", "GOROOT"], capture_output=True, text=True, check=True).stdout.strip()


def packages():
    for folder, _, names in os.walk(os.path.join(ROOT, "stdlib")):
        path = os.path.relpath(folder, os.path.join(ROOT, "stdlib"))
        if any(n.endswith(".go") for n in names) and "internal" not in path and os.path.isdir(os.path.join(GOROOT, "src", path)):
            yield path


def outcomes(text):
    return {name: what for what, name in re.findall(r"^--- (PASS|FAIL|SKIP): (\S+) ", text, re.M)}


def run(command, folder, limit):
    try:
        r = subprocess.run(command, cwd=folder, capture_output=True, text=True, errors="replace", timeout=limit)
        return r.returncode, r.stdout + r.stderr
    except subprocess.TimeoutExpired as e:
        return -1, (e.stdout or b"").decode(errors="replace")


def compare(gosling, package, source):
    """What differs, in a line; "" if nothing does; None if real Go cannot run the file alone."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(source, folder)
        data = os.path.join(os.path.dirname(source), "testdata")
        if os.path.isdir(data):
            os.symlink(data, os.path.join(folder, "testdata"))
        with open(os.path.join(folder, "go.mod"), "w") as f:
            f.write("module x\n\ngo 1.26\n")
        code, _ = run(["go", "test", "-vet=off", "-c", "-o", "real.test"], folder, 300)
        if code != 0:
            return None
        code, text = run(["./real.test", "-test.v", "-test.short"], folder, 200)
        want = outcomes(text)
        if code < 0 or not want:
            return None
        code, text = run([gosling, "test", "-v", "-short", "-vet=off"], folder, 300)
        have = outcomes(text)
        if code < 0:
            return "time-out after " + " ".join(re.findall(r"^=== RUN\s+(\S+)", text, re.M)[-1:])
        bad = sorted(k for k in want if have.get(k) != want[k])
        return "" if not bad else "%d of %d: %s%s" % (len(bad), len(want), " ".join(bad[:6]), "" if have else ": " + " / ".join(text.strip().split("\n")[:4]))


def main():
    gosling, only = os.path.abspath(sys.argv[1]), sys.argv[2:]
    passed = failed = 0
    for package in sorted(packages()):
        if only and package not in only:
            continue
        for source in sorted(glob.glob(os.path.join(GOROOT, "src", package, "*_test.go"))):
            with open(source, encoding="utf-8") as f:
                if not re.search(r"^package \w+_test", f.read(), re.M):
                    continue
            difference = compare(gosling, package, source)
            if difference is None:
                continue
            passed += not difference
            failed += bool(difference)
            if difference:
                print("%s/%s: %s" % (package, os.path.basename(source), difference), flush=True)
    print("%d passed, %d failed" % (passed, failed))


main()
