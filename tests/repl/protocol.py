# gosling repl -json: requests and their events; output, values, errors with places, interrupts, how a request ends.
import json, os, subprocess, time

p = subprocess.Popen([os.environ["GOSLING"], "repl", "-json", "-maxmem=1500M"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
bad = 0

def send(**request):
    p.stdin.write(request.pop("raw").encode() if "raw" in request else json.dumps(request).encode())
    p.stdin.write(b"\n")
    p.stdin.flush()

def event():
    line = p.stdout.readline()
    assert line, "the session ended"
    e = json.loads(line)
    e.pop("ms", None)
    return e

def until_done(id):
    got = []
    while True:
        e = event()
        got.append(e)
        if e["event"] == "done" and e.get("id") == id:
            return got

def joined(events):  # chunks of a stream make one text
    out = []
    for e in events:
        e = {k: v for k, v in e.items() if k != "id"}
        if out and e["event"] == out[-1]["event"] == "output" and e["stream"] == out[-1]["stream"]:
            out[-1] = dict(e, text=out[-1]["text"] + e["text"])
        else:
            out.append(e)
    return out

count = 0
def ask(want, op="eval", **more):
    global bad, count
    count += 1
    send(id=count, op=op, **more)
    got = joined(until_done(count))
    for w in want:
        if isinstance(w, str):
            w = {"event": "done", "status": w}
        if not any(all(k in e and (v(e[k]) if callable(v) else e[k] == v) for k, v in w.items()) for e in got):
            print(f"{op} {more}: got {got}, want {w}")
            bad += 1
    return got

def value(text, type, **more):
    return dict(event="value", text=text, type=type, **more)

def output(text, stream="stdout"):
    return dict(event="output", stream=stream, text=text)

def main():
    global bad
    if (e := event()) != {"event": "ready", "protocol": 1, "version": "go1.26"}:
        print("first event:", e)
        bad += 1
    ask([value("2", "int"), "ok"], code="1+1")
    ask([value('"\u00e9\\n"', "string"), "ok"], code='"\u00e9\\n"')
    ask([value("12", "int"), value("nil", "error"), "ok"], code='strconv.Atoi("12")')
    ask([value('&errors.errorString{s: "no"}', "error", dynamic="*errors.errorString", says="no")], code='errors.New("no")')
    ask([value("nil", "untyped nil"), "ok"], code="nil")
    ask([value("type int", "type"), "ok"], code="int")
    got = ask([output("a\nb\n"), output("c\n", "stderr"), value("5", "int"), "ok"], code='fmt.Println("a"); fmt.Println("b"); println("c"); 5')
    if [e["event"] for e in got][-1] != "done" or got.index(value("5", "int")) != len(got) - 2:
        print("order:", got)
        bad += 1
    ask([output("x: \u4e16 \ufffd\n")], code='fmt.Print("x: \\xe4"); fmt.Print("\\xb8\\x96 \\xff\\n")')  # a character in two writes; a byte that is none
    ask([dict(event="value", cut=True, text=lambda s: 100 <= len(s) < 1000)], code="make([]int, 100000)", limit=100)
    # declarations of several lines, errors with their places
    ask([dict(event="error", file="<repl>", line=3, col=9, message="undefined: oops"), "error"], code="\nfunc f() int {\n\treturn oops\n}")
    ask([dict(event="error", file="a.go", line=42, col=9, message="undefined: oops"), "error"], code="func f() int {\n\treturn oops\n}", file="a.go", line=41)
    ask([dict(event="error", line=1, message=lambda m: m.startswith("syntax error")), "error"], code="x := )")
    ask(["incomplete"], code="func f() {")
    ask(["incomplete"], op="check", code="if true {")
    ask(["ok"], op="check", code="if true { }")
    ask(["ok"], code="type Point struct { Alpha, Beta int }\n// Gamma adds.\nfunc (p Point) Gamma() int { return p.Alpha + p.Beta }\npt := Point{3, 4}\nanswer := 42")
    ask([value("7", "int")], code="pt.Gamma()")
    # what editors ask
    ask([{"event": "completions", "from": 3, "common": "Alpha", "names": ["Alpha"]}, "ok"], op="complete", code="pt.Al+1", pos=5)
    ask([dict(event="completions", names=lambda n: "ToUpper" in n and "ToLower" in n)], op="complete", code="strings.To")
    ask([dict(event="type", text="func() int"), "ok"], op="type", code="pt.Gamma")
    ask([dict(event="error", message="undefined: pq"), "error"], op="type", code="pq.Gamma")
    ask([dict(event="doc", text="func (Point).Gamma() int\n    Gamma adds.\n"), "ok"], op="doc", code="pt.Gamma")
    ask([dict(event="doc", text=lambda t: t.startswith("func Cut(s, sep string)"))], op="doc", code="strings.Cut")
    ask(["unknown"], op="doc", code="nobody.Knows")
    ask([dict(event="output", text=lambda t: "answer int = 42" in t)], code=":env")
    # ends
    ask(["panic", dict(event="output", stream="stderr", text=lambda t: "panic: on purpose" in t)], code='panic("on purpose")')
    ask(["deadlock"], code="<-make(chan int)")
    ask(["exit"], code="os.Exit(3)")
    ask(["fatal", dict(event="output", stream="stderr", text=lambda t: "stack overflow" in t)], code="func deep(n int) int { return deep(n+1) + 1 }; deep(1)")
    ask(["fatal"], code="var hog [][]byte; for { hog = append(hog, make([]byte, 10<<20)) }")
    ask(["ok"], code="hog = nil")
    ask([value("42", "int")], code="answer")
    # an interrupt ends what runs and what waits
    for what in ("for { }", "time.Sleep(time.Hour)", 'for { fmt.Println("flood") }'):
        send(id="run", op="eval", code=what)
        send(id="wait", op="eval", code="answer = 43")
        time.sleep(0.3)
        t = time.time()
        send(id="stop", op="interrupt")
        statuses = [(e["id"], e["status"]) for e in until_done("stop") if e["event"] == "done"]
        ms = (time.time() - t) * 1000
        if statuses != [("run", "interrupted"), ("wait", "interrupted"), ("stop", "ok")] or ms > float(os.environ.get("LIMIT", 1500)):
            print(f"interrupt of {what}: {statuses}, {ms:.0f} ms")
            bad += 1
    ask([value("42", "int")], code="answer")
    # standard input is not the program's; processes and C write to the same streams
    ask([value("0", "int"), value('&errors.errorString{s: "EOF"}', "error")], code="os.Stdin.Read(make([]byte, 10))")
    ask([output("from a process\n")], code='cmd := exec.Command("echo", "from a process"); cmd.Stdout = os.Stdout; _ = cmd.Run()')
    # goroutines in the background: output without a request's id
    ask(["ok"], code='go func() { time.Sleep(50 * time.Millisecond); fmt.Println("later") }()')
    if (e := event()) != output("later\n"):
        print("background:", e)
        bad += 1
    # what is no request
    for raw, want in (("nonsense", "a JSON object is expected"), ('{"op":"fly","code":""}', "unknown op: fly"), ('{"op":"eval"}', "a code is needed: eval"), ('{"op":1}', "a request needs an op"),
                      ('{"op":"eval","code":"1"', "a comma or brace is expected"), ('{"op":"eval","code":"1\\u0000"}', "a NUL in the code: eval")):
        send(raw=raw)
        got = until_done(None)
        if got != [{"event": "error", "message": want}, {"event": "done", "status": "bad request"}]:
            print(raw, got)
            bad += 1
    send(raw='{"op":"eval","code":"\\"\\u4e16\\ud83d\\ude00\\"","other":[1,{"a":"}"}],"id":{"a":1}}')
    if (got := until_done({"a": 1}))[0] != {"id": {"a": 1}, "event": "value", "text": '"\u4e16\U0001f600"', "type": "string"}:
        print("escapes:", got)
        bad += 1
    send(id="last", op="quit")
    got = until_done("last")
    if got[-1]["status"] != "ok" or event() != {"event": "bye"} or p.wait(10) != 0:
        print("the end:", got, p.returncode)
        bad += 1
    q = subprocess.run([os.environ["GOSLING"], "repl", "-json"], input=b'{"op":"eval","code":"2*3"}\n{"op":"eval","code":":quit"}\n{"op":"eval","code":"1"}', stdout=subprocess.PIPE, timeout=20)
    if b'"text":"6"' not in q.stdout or q.stdout.count(b'"done"') != 2 or not q.stdout.endswith(b'{"event":"bye"}\n'):
        print("end of the input:", q.stdout)
        bad += 1
    print("ok" if not bad else f"{bad} failed")

main()
