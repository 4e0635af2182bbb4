# After each disaster every earlier name still answers, and what was half declared is gone.
import subprocess, os

DISASTERS = [
    ("panic", 'panic("on purpose")', "panic: on purpose"),
    ("panic in a goroutine", "go func() { panic(7) }(); select {}", "panic: 7"),
    ("deadlock", "<-make(chan int)", "all goroutines are asleep - deadlock!"),
    ("stack overflow", "deep(1)", "stack overflow"),
    ("os.Exit", "os.Exit(3)", "exit status 3"),
    ("Goexit", "runtime.Goexit()", ""),
    ("fatal error", "(&sync.Mutex{}).Unlock()", "unlock of unlocked mutex"),
    ("out of memory", "for i := 0; i < 10000; i++ { hog = append(hog, make([]byte, 10<<20)) }", "out of memory"),
    ("half a declaration", "half := func() int { panic(1) }()", "panic: 1"),
]
CHECK = ["x", "s", "f(2)", "m[\"a\"]", "t.n", "len(ch)"]
WANT = ["42  (int)", '"text"  (string)', "3  (int)", "7  (int)", "5  (int)", "1  (int)"]

script = ["x := 42", 's := "text"', "func f(n int) int { return n + 1 }", 'm := map[string]int{"a": 7}', "type T struct{ n int }",
          "t := T{5}", "ch := make(chan int, 1)", "ch <- 1",
          "func deep(n int) int { return deep(n+1) + 1 }", "var hog [][]byte", "ticks := 0",
          "go func() { for { time.Sleep(time.Millisecond); ticks++ } }()"]
script = script[:-1]  # a goroutine that lives on would keep the deadlock from being seen; see below
for name, code, _ in DISASTERS:
    script.append(code)
    if name == "out of memory":
        script.append("hog = nil")
    script += ['println("== after")'] + CHECK
script += ["half", "go func() { for { time.Sleep(time.Millisecond); ticks++ } }()", "panic(2)", "for i := 0; i < 500 && ticks <= 5; i++ { time.Sleep(10 * time.Millisecond) }", "ticks > 5"]
p = subprocess.run([os.environ["GOSLING"], "repl", "-q", "-maxmem=1500M"], input="\n".join(script) + "\n", stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=min(400, int(os.environ.get("LIMIT", 2000)) * 60 // 1000))
parts = p.stdout.split("== after\n")
bad = 0
if p.returncode != 0 or len(parts) != len(DISASTERS) + 1:
    print("exit", p.returncode, "parts", len(parts), p.stdout[-1500:])
    bad += 1
for i, (name, _, text) in enumerate(DISASTERS):
    if i + 1 >= len(parts):
        break
    if text not in parts[i]:
        print(f"{name}: {text!r} was not printed: {parts[i][-300:]!r}")
        bad += 1
    got = parts[i + 1].split("\n")[:len(WANT)]
    if got != WANT:
        print(f"after {name}: {got}")
        bad += 1
if "undefined: half" not in p.stdout:
    print("half a declaration was kept")
    bad += 1
if not p.stdout.rstrip().endswith("true  (bool)"):
    print("the goroutine of an earlier entry did not live on:", p.stdout[-300:])
    bad += 1
print("ok" if not bad else f"{bad} failed")
