# Ctrl-C stops an evaluation in any state, soon, and keeps everything defined. `-v`: the times; the bar is 100 ms on an idle machine in a plain build:
# here the answer counts, and that it comes within -limit (4000 ms, for busy machines; LIMIT in the environment, for sanitizer builds). `-n N`: N rounds.
import os, re, sys, tempfile, time
import pty_
from pty_ import Repl

STATES = [
    ("tight loop", "for { }"),
    ("two loops and a wait", "go func() { for { } }(); go func() { for { } }(); select {}"),
    ("deadlock but for a timer", "time.AfterFunc(time.Hour, func() {}); <-make(chan int)"),
    ("lock", "go func() { time.Sleep(time.Hour) }(); mu.Lock(); mu.Lock()"),
    ("select", "go func() { time.Sleep(time.Hour) }(); select { case <-ch: case ch <- 1: case <-ch2: }"),
    ("sleep", "time.Sleep(time.Hour)"),
    ("read", "os.Stdin.Read(make([]byte, 10))"),
    ("collections", "for { runtime.GC() }"),
    ("garbage", "for { sink = make([]byte, 100000) }"),
    ("sort callback", "sort.Slice(make([]int, 1000000), func(i, j int) bool { for { } })"),
    ("print flood", "for i := 0; ; i++ { fmt.Println(i) }"),
    ("timer callback", "time.AfterFunc(1, func() { for { } }); select {}"),
    ("finalizer", "p := new([4]int); runtime.SetFinalizer(p, func(*[4]int) { for { } }); p = nil; for i := 0; i < 3; i++ { runtime.GC() }; time.Sleep(time.Hour)"),
    ("map iteration", "for { for k, v := range m { m[k] = v + 1 } }"),
    ("10,000 goroutines", "for i := 0; i < 10000; i++ { go func() { for { runtime.Gosched() } }() }; select {}"),
    ("C function", 'ffi_usleep(3000000)'),
    ("wait group, condition", "go func() { cond.L.Lock(); cond.Wait() }(); go func() { time.Sleep(time.Hour) }(); wg.Add(1); wg.Wait()"),
]

def option(name, otherwise):
    return float(sys.argv[sys.argv.index(name) + 1]) if name in sys.argv else otherwise

times, bad, limit = {}, 0, option("-limit", float(os.environ.get("LIMIT", 4000)))

def note(name, ms, got):
    global bad
    ok = ms <= limit and got.strip().endswith("42  (int)")
    bad += not ok
    times[name] = max(ms, times.get(name, 0))
    if not ok:
        print(f"{name}: {ms:.0f} ms, FAILED {got!r}")

def states():
    r = Repl()
    r.prompt()
    for line in ["answer := 42", "var mu sync.Mutex", "ch, ch2 := make(chan int), make(chan int)", "var sink []byte", "var wg sync.WaitGroup",
                 "m := map[int]int{1: 1, 2: 2, 3: 3}", "cond := sync.NewCond(&sync.Mutex{})", "var ffi_usleep func(uint32) int32",
                 'func() { lib, err := purego.Dlopen("libc.so.6", purego.RTLD_NOW); if err != nil { panic(err) }; purego.RegisterLibFunc(&ffi_usleep, lib, "usleep") }()']:
        out = r.ask(line)
        assert out.strip() == "", (line, out)
    for name, code in STATES:
        r.send('{ fmt.Print("be", "gun"); ' + code + " }\r")
        r.until(b"begun")  # on a busy machine that takes time, and a Ctrl-C before it takes the entry away
        time.sleep(0.25)
        ms = r.interrupt()
        note(name, ms, r.ask("answer"))
        if name == "lock":
            r.ask("mu = sync.Mutex{}")
    left = r.ask("runtime.NumGoroutine()").strip()
    if int(left.split()[0]) > 3 or "-v" in sys.argv:
        print("goroutines left:", left)
    global bad
    if not r.close():
        print("Ctrl-D does not leave")
        bad += 1

# The front end: a long function is read, checked and compiled.
def long_compile():
    r = Repl()
    r.prompt()
    r.ask("answer := 42")
    lines = "".join(f"x{i} := {i} + y; _ = x{i}; for i := 0; i < x{i}; i++ {{ y += i * {i} }}\n" for i in range(20000))
    with tempfile.NamedTemporaryFile("w", suffix=".go") as f:
        f.write("func big(y int) int {\nif y > 0 { return y }\n" + lines + "return y }\nbig(1)\n")
        f.flush()
        for delay in (0.05, 0.12, 0.2, 0.27, 0.33):
            r.send(f":load {f.name}\r")
            time.sleep(delay)
            ms = r.interrupt(b"^C")  # on a slow machine the entry has not been taken up yet: then the editor says nothing more
            got = r.ask("answer")
            if "42" not in got:  # it had ended just then: there were two prompts
                got = r.prompt(5).decode(errors="replace").replace("\r", "")[:-4]
            note(f"long compile (1.5 MB), after {delay} s", ms, got)
    r.close()

# A paste that has no end: the editor is in the middle of an entry.
def huge_paste():
    pty_.PROMPT = b"\x1b[?2004h>>> "
    r = Repl(env={"TERM": "xterm", "NO_COLOR": "1"})
    r.prompt()
    r.ask("answer := 42")
    for brackets in (True, False):
        r.paste_begin(brackets)
        ms = r.interrupt(b"^C")
        if brackets:
            r.send("\x1b[201~")
        note("huge paste" + ("" if brackets else " without brackets"), ms, re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", r.ask("answer")))
    r.close()
    pty_.PROMPT = b">>> "

for _ in range(int(option("-n", 1))):
    states()
    long_compile()
    huge_paste()
if "-v" in sys.argv:
    for name, ms in times.items():
        print(f"{name}: {ms:.0f} ms")
worst = max(times, key=times.get)
print(f"worst of {len(times)} states: {worst}, {times[worst]:.0f} ms")
print("ok" if not bad else f"{bad} failed")
