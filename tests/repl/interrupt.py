# Ctrl-C stops an evaluation in any state, soon, and keeps everything defined. `-v`: the times; the bar is 100 ms on an idle machine.
import sys, tempfile, time
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

def main():
    limit = float(sys.argv[sys.argv.index("-limit") + 1]) if "-limit" in sys.argv else 1500
    r = Repl()
    r.prompt()
    for line in ["answer := 42", "var mu sync.Mutex", "ch, ch2 := make(chan int), make(chan int)", "var sink []byte", "var wg sync.WaitGroup",
                 "m := map[int]int{1: 1, 2: 2, 3: 3}", "cond := sync.NewCond(&sync.Mutex{})", "var ffi_usleep func(uint32) int32",
                 'func() { lib, err := purego.Dlopen("libc.so.6", purego.RTLD_NOW); if err != nil { panic(err) }; purego.RegisterLibFunc(&ffi_usleep, lib, "usleep") }()']:
        out = r.ask(line)
        assert out.strip() == "", (line, out)
    bad = 0
    for name, code in STATES:
        r.send("{ " + code + " }\r")
        time.sleep(0.25)
        ms = r.interrupt()
        got = r.ask("answer").strip()
        if name == "lock":
            r.ask("mu = sync.Mutex{}")
        ok = ms <= limit and got.endswith("42  (int)")
        bad += not ok
        if "-v" in sys.argv or not ok:
            print(f"{name}: {ms:.0f} ms {'' if ok else 'FAILED ' + repr(got)}")
    # The front end: a long function is read, checked and compiled.
    lines = "".join(f"x{i} := {i} + y; _ = x{i}; for i := 0; i < x{i}; i++ {{ y += i * {i} }}\n" for i in range(8000))
    with tempfile.NamedTemporaryFile("w", suffix=".go") as f:
        f.write("func big(y int) int {\nif y > 0 { return y }\n" + lines + "return y }\nbig(1)\n")
        f.flush()
        for delay in (0.03, 0.1):
            r.send(f":load {f.name}\r")
            time.sleep(delay)
            ms = r.interrupt(b"^C")  # on a slow machine the entry has not been taken up yet: then the editor says nothing more
            got = r.ask("answer").strip()
            ok = ms <= limit and got.endswith("42  (int)")
            bad += not ok
            if "-v" in sys.argv or not ok:
                print(f"long compile, after {delay} s: {ms:.0f} ms {'' if ok else 'FAILED ' + repr(got)}")
    left = r.ask("runtime.NumGoroutine()").strip()
    if not r.close():
        print("Ctrl-D does not leave")
        bad += 1
    print("goroutines left:", left if "-v" in sys.argv or int(left.split()[0]) > 3 else "none")
    print("ok" if not bad else f"{bad} failed")

main()
