#!/usr/bin/env python3
"""Sample packages for `gosling test`: tests/gotest/X.dir is a module, the lines of its file cmd are commands (`test -v .`), X.out holds what
`go test` answered: standard output and error and the exit status, without what differs from run to run.

    tests/gotest.py X.dir...        records the answers of real Go (GOFLAGS=-count=1 -vet=off: no cache, no vet)
"""
import json, os, re, shlex, subprocess, sys

TRACE = re.compile(r"^(goroutine \d+ .*:|\[signal .*\])$")


def plain(text):
    """Without times, tracebacks (up to the line of the package), figures of benchmarks, directories."""
    out, skipping = [], False
    for line in text.split("\n"):
        if skipping and not re.match(r"\x16?FAIL\t|exit status|--- |\*\*\* ", line):
            continue
        skipping = False
        if TRACE.match(line):
            skipping = True
            line = "[traceback]"
        if line.startswith("cpu: "):
            continue
        line = re.sub(r"^( +)(testing|fuzz|tb|t|benchmark)\.go:\d+: ", r"\1INSIDE: ", line)  # logged by package testing itself
        line = re.sub(r" \(/\S+/go/src/\S+\)$", "", line)  # where Go's library would be
        line = re.sub(r"\(\d+\.\d\ds\)", "(T)", line)
        line = re.sub(r"\t\d+\.\d\d\ds", "\tT", line)
        line = re.sub(r"\(0x[0-9a-f]+\)|\+0x[0-9a-f]+", "0x", line)
        line = re.sub(r"^(--- \w+: Benchmark\S+?)-\d+$", r"\1", line)
        m = re.match(r"(Benchmark\S+?)(-\d+)? *\t *\d+\t(.*)", line)
        if m or re.match(r" +\d+\t +[\d.]+ ns/op", line):
            line = re.sub(r"^(Benchmark\S+?)(-\d+)? *\t", r"\1 P\t", line)
            line = re.sub(r"\d+\.\d+ MB/s|[\d.]+ ns/op|\d+ B/op|\d+ allocs/op", lambda m: "N " + m.group().split()[1], line)
            line = re.sub(r"\t *\d+\t", "\tN\t", re.sub(r"^ +\d+\t", "N\t", line))
            line = re.sub(r"[ ]+", " ", line).replace("\t ", "\t")  # columns are as wide as the figures
        elif line.startswith("Benchmark"):
            line = re.sub(r"-\d+ *(\t|$)", r" P\1", line)
            line = re.sub(r" +\t", r" P\t", line.replace(" P\t", " \t"))
        out.append(line)
    return "\n".join(out)


def plain_json(text):
    """Events without time; neighbouring output events of one test are put together before the rest is made plain."""
    events = []
    for line in text.split("\n"):
        if not line.startswith("{"):
            if line:
                events.append(line)
            continue
        e = json.loads(line)
        e.pop("Time", None)
        if "Elapsed" in e:
            e["Elapsed"] = 0
        last = events[-1] if events and isinstance(events[-1], dict) else None
        trace = last and last.get("Action") == "output" and "[traceback]" in plain(last["Output"]) and not last["Output"].endswith("[end]")
        if e.get("Action") == "output" and last and last["Action"] == "output" and (last.get("Test") == e.get("Test") or trace and not e["Output"].startswith("FAIL")):
            last["Output"] += e["Output"]
        else:
            events.append(e)
    for e in events:
        if isinstance(e, dict) and "Output" in e:
            e["Output"] = plain(e["Output"])
    return "\n".join(e if isinstance(e, str) else json.dumps(e, ensure_ascii=False) for e in events) + "\n"


def answer(tool, path, timeout=60):
    """The tool (a list of words) run for each command of the sample."""
    text = ""
    env = dict(os.environ, GOFLAGS="-count=1 -vet=off", GOMAXPROCS="2")
    for line in open(os.path.join(path, "cmd"), encoding="utf-8"):
        words = shlex.split(line.strip(), comments=False)
        if not words:
            continue
        try:
            p = subprocess.run(tool + words, cwd=path, env=env, capture_output=True, timeout=timeout, stdin=subprocess.DEVNULL)
            code, out, err = p.returncode, p.stdout.decode(errors="replace"), p.stderr.decode(errors="replace")
        except subprocess.TimeoutExpired:
            code, out, err = "timeout", "", ""
        out = plain_json(out) if "-json" in words else plain(out)
        where = os.path.realpath(path)
        both = f"$ {line.strip()}\n{out}" + (f"[standard error]\n{plain(err)}" if err else "")
        text += both.replace(where, "DIR") + f"[exit status {code}]\n\n"
    return text


if __name__ == "__main__":
    for name in sys.argv[1:]:
        name = name.rstrip("/")
        with open(name[:-4] + ".out", "w", encoding="utf-8") as f:
            f.write(answer(["go"], name))
