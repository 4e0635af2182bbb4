# Entries and what they print: values as Go syntax, statements, redefinition, methods in later entries, commands, roll-back.
import os, re, subprocess

CASES = [
    # values
    ("1+1", "2  (int)"), ('"a\\tb"', '"a\\tb"  (string)'), ("3.0", "3  (float64)"), ("1e6", "1e+06  (float64)"), ("'a'", "'a'  (rune)"),
    ("nil", "nil  (untyped nil)"), ("1<<100", "1267650600228229401496703205376  (untyped int constant)"),
    ("uint8(7)", "7  (uint8)"), ("float32(0.1)", "0.1  (float32)"), ("-2+3i", "(-2+3i)  (complex128)"), ("math.Inf(-1)", "math.Inf(-1)  (float64)"),
    ("[]int{1, 2}", "[]int{1, 2}  ([]int)"), ("[2]bool{true}", "[2]bool{true, false}  ([2]bool)"),
    ('map[string]int{"b": 2, "a": 1}', 'map[string]int{"a": 1, "b": 2}  (map[string]int)'),
    ('[]byte("hello")', '[]byte("hello")  ([]byte)'), ("[]byte{0, 1}", "[]byte{0, 1}  ([]byte)"),
    ("struct{ a int; b string }{1, \"x\"}", 'struct { a int; b string }{a: 1, b: "x"}  (struct{a int; b string})'),
    ('[]any{1, "a", 2.0, int8(3), nil, []int(nil), error(nil)}', '[]any{1, "a", 2.0, int8(3), nil, []int(nil), nil}  ([]any)'),
    ("[]int(nil)", "nil  ([]int)"), ("map[int]int(nil)", "nil  (map[int]int)"), ("(*int)(nil)", "nil  (*int)"),
    ('errors.New("boom")', '&errors.errorString{s: "boom"}  (error: *errors.errorString)  // boom'),
    ("time.Second", "1000000000  (time.Duration)  // 1s"), ("strings.ToUpper", "strings.ToUpper  (func(s string) string)"),
    ('strconv.Atoi("12")', "12  (int)\nnil  (error)"), ("int", "type int"), ("any(5)", "5  (any: int)"),
    ("x, y := 1, 2", ""), ("x, y = y, x", ""), ("x", "2  (int)"), ("func() {}()", ""), ("println", "<repl>:1:1: println (built-in) must be called"),
    # statements and errors
    ("for i := 0; i < 2; i++ {\nfmt.Println(i)\n}", "0\n1"), ("x +", None), ("1", "3  (int)"), ("undefinedname", "<repl>:1:1: undefined: undefinedname"),
    ("if true {", None), ("y = 7 }", ""), ("y", "7  (int)"), ("a := 1; b := a + 1; a + b", "3  (int)"),
    # redefinition
    ("func f(n int) int { return n + 1 }", ""), ("func g() int { return f(1) }", ""), ("g()", "2  (int)"), ("h := f", ""),
    ("func f(n int) int { return n * 100 }", ""), ("g()", "100  (int)"), ("h(2)", "200  (int)"),
    ("func f(s string) string { return s }", ""), ("g()", "100  (int)"), ('f("z")', '"z"  (string)'),
    ("v := 1", ""), ("func rv() int { return v }", ""), ("v := 5", ""), ("rv()", "5  (int)"), ("var v int", ""), ("rv()", "0  (int)"),
    ('v := "s"', ""), ("rv()", "0  (int)"), ("v", '"s"  (string)'),
    ("type T struct{ n int }", ""), ("t := T{1}", ""), ("type T struct{ s string }", ""), ("t", "old T{n: 1}  (old T)"), ('T{"q"}', 'T{s: "q"}  (T)'),
    ("var u T = t", "<repl>:1:11: cannot use t (variable of struct type old T) as T value in variable declaration"),
    ("any(t) == any(T{})", "false  (bool)"),
    # methods later than their type, and again
    ("_, ok := any(T{}).(fmt.Stringer); ok", "false  (bool)"), ('func (t T) String() string { return "T:" + t.s }', ""),
    ('T{"q"}', 'T{s: "q"}  (T)  // T:q'), ('fmt.Println(T{"r"})', "T:r"), ("_, ok = any(T{}).(fmt.Stringer); ok", "true  (bool)"),
    ("var st fmt.Stringer = T{}", ""), ('func (t T) String() string { return "U:" + t.s }', ""), ("st.String()", '"U:"  (string)'),
    ("func (t *T) Set(s string) { t.s = s }", ""), ("w := T{}", ""), ('w.Set("set")', ""), ("w.s", '"set"  (string)'),
    ("func (t T) s() {}", "<repl>:1:12: field and method with the same name s\n\t<repl>:1:16: other declaration of s"), ("w.s", '"set"  (string)'),
    # generics
    ("func m[E any](e E) []E { return []E{e} }", ""), ("func mm() int { return len(m(1)) }", ""), ("mm()", "1  (int)"),
    ("func m[E any](e E) []E { return []E{e, e} }", ""), ("mm()", "2  (int)"), ("type P[A any] struct{ a A }", ""), ("P[int]{1}", "P[int]{a: 1}  (P[int])"),
    ("func (p P[A]) Get() A { return p.a }", ""), ("P[int]{3}.Get()", "3  (int)"), ("func (p P[A]) Get() (z A) { return }", ""), ("P[int]{3}.Get()", "0  (int)"),
    # half-made declarations are rolled back; a function that was replaced in vain is the old one again
    ('k := func() int { panic("no") }()', re.compile(r"panic: no\n")), ("k", "<repl>:1:1: undefined: k"),
    ("func r1() int { return 1 }", ""), ("func r1() int { return 2 }; var r2 = []int{}[r1()]", re.compile("index out of range")), ("r1()", "1  (int)"),
    ("func bad() int { return oops }", "<repl>:1:25: undefined: oops"), ("bad()", "<repl>:1:1: undefined: bad"),
    # declarations that refer to each other
    ("type A struct{ b *B }; type B struct{ a *A }; func even(n int) bool { return n == 0 || odd(n-1) }; func odd(n int) bool { return n != 0 && even(n-1) }", ""),
    ("even(10)", "true  (bool)"), ("A{}", "A{b: nil}  (A)"),
    ('import r "math/rand"', ""), ("r.New(r.NewSource(1)).Intn(10)", re.compile(r"\d  \(int\)")), ("strings := []int{4}", ""), ("strings", "[]int{4}  ([]int)"),
    # commands
    (":type f", "func(s string) string"), (":type 1<<3", "untyped int  // constant 8"), (":type T", "T  // struct{s string}"), (":type len(x", None), (")", re.compile("syntax error")),
    (":doc strings.Builder.Len", "func (b *Builder) Len() int\n    Len returns the length of what has been collected."), (":doc fmt", re.compile(r'^package fmt // import "fmt"\n    Package fmt .*\n\n(.*\n)*func Println\(a \.\.\.any\)')),
    (":doc time.Second", re.compile("^const Second Duration")), (":doc sync.Mutex", re.compile(r"^type Mutex struct \{\n    // unexported members\n\}\n    A Mutex (.*\n)*func \(m \*Mutex\) TryLock\(\) bool")),
    (":doc append", re.compile(r"^func append\(s \[\]T, elems \.\.\.T\) \[\]T\n    append returns")), (":doc crypto/rand.Read", re.compile(r"^func Read\(b \[\]byte\)")), (":doc r.Perm", re.compile(r"^func Perm\(n int\) \[\]int")),
    ("var sb strings2.Builder", "<repl>:1:8: undefined: strings2"), ("var bld bytes.Buffer", ""), (":doc bld.WriteByte", re.compile(r"^func \(b \*Buffer\) WriteByte")),
    ("// twice is n two times.\n// No more.\nfunc twice(n int) *int { n += n; return &n }", ""), (":doc twice", "func twice(n int) *int\n    twice is n two times.\n    No more."),
    ("// D is for :doc.\ntype D struct{ n int }\n// Set does.\nfunc (d *D) Set(n int) { d.n = n }", None), ("func (d *D) Get() int { return d.n }", ""), (":doc D", "type D struct{n int}\n    D is for :doc.\n\nfunc (*D).Set(n int)\nfunc (*D).Get() int"),
    (":doc D.Set", "func (*D).Set(n int)\n    Set does."), (":doc nobody.Knows", "nothing is known about nobody.Knows"), (":dis twice", re.compile(r"^func main\.twice .*\n(.*\n)* +\d+ +ADD_I64(.*\n)* +\d+ +RET")), ("*twice(2)", "4  (int)"),
    (":escape twice", "    3  func twice(n int) *int { n += n; return &n }\n       ^ n lives on the heap: its address is taken, and reaches the caller as a result"),
    (":escape D.Set", re.compile(r"^    2  func .*\n// nothing that it makes is on the heap$")), (":escape x := &D{}; y := *x; fmt.Println(y)", re.compile(r"^    1  x := &D.*\n       \^ y is allocated on the heap: .*$")),
    (":escape func g() []byte { return make([]byte, 8) }", re.compile(r"\n       \^ make\(\[\]byte, 8\) is allocated on the heap: it is returned")), (":escape nosuch", "<repl>:1:1: undefined: nosuch"), (":dis 1+1", "1+1 is no function"),
    ("g()", "100  (int)"), ("*twice(2)", "4  (int)"),
    (":time len(\"abc\")", re.compile(r"3  \(int\)\n// \d+\.\d+ ms")), (":nonsense", "unknown command :nonsense (:help lists them)"),
    ("big := make([]int, 5000)", ""), ("big", re.compile(r"^\[\]int\{\n    0,\n(    0,\n)+// \.\.\. :more shows more of this \[\]int")), (":more", re.compile(r"^(    0,\n){40}")),
    ("runtime.NumGoroutine()", "1  (int)"), ("wait := make(chan int)", ""), ("go func() { wait <- 1 }()", ""), ("time.Sleep(time.Millisecond)", ""),
    (":goroutines", re.compile(r"goroutine \d+ \[chan send.*\]:")), (":show wait", re.compile(r"waiting to send: goroutine \d+")),
    ("sl := []int{1, 2, 3}[:2]", ""), (":show sl", re.compile(r"len 2\n  cap 3\n  \[0\] 1\n  \[1\] 2\n  \[2\] \(beyond len\) 3")),
    ('ma := map[string]int{"k": 1}', ""), (":show ma", re.compile(r'count 1, B 0 \(1 buckets.*tophash [0-9a-f]{2}: "k": 1', re.S)),
    ("var mu sync.Mutex; mu.Lock()", ""), (":show mu", re.compile(r"state 0x1: locked, 0 waiting")), (":show error(errors.New(\"x\"))", re.compile(r"itab 0x.*\(error, \*errors.errorString\)\n    fun\[0\] Error")),
    (":heap", re.compile(r"\d+ collections")), (":gc", re.compile(r"[1-9]\d* collections")), ("ticks := 0", ""), ("go func() { for { time.Sleep(time.Millisecond); ticks++ } }()", ""), ("go func() { for { } }(); go func() { select {} }()", ""),
    ("time.AfterFunc(time.Millisecond, func() { for { } }); runtime.NumGoroutine()", re.compile(r"[4-9]  \(int\)$")), (":reset", ""), ("runtime.NumGoroutine()", "1  (int)"), ("x", "<repl>:1:1: undefined: x"),
    ("time.Sleep(5 * time.Millisecond); runtime.NumGoroutine()", "1  (int)"), (":reset", ""),
    (":type x, x", "<repl>:1:4: one expression is expected here"), (":show 1, 2", "<repl>:1:4: one expression is expected here"), (":type", "usage: :type EXPR"),
    ("package main", ""), ("// A program.\npackage main; import \"fmt\"", None), ("func main() {", None), ('\tfmt.Println("as a program")', None), ("}", ""), ("main()", "as a program"),
    # nothing is unused; a dot import goes on
    ("for i := range 2 { x := 5 }; func unused() { y := 1 }", ""), ("switch z := any(1).(type) { case int: }", ""), ('import . "strings"', ""), ('ToUpper("dot")', '"DOT"  (string)'), ("func ToUpper(int) int { return 7 }", ""), ("ToUpper(1)", "7  (int)"),
    ("func Map[T any](s []T) {}", ""), (":dis Map", "Map is generic: it has code for each list of type arguments, not of its own"), (":dis slices.Sort", re.compile("is generic")), (":escape Map", "Map is generic: not supported yet"),
    # a method reaches unnamed structs that embed its type
    ("type T struct{ n int }", ""), ("v := struct{ T }{T{3}}", ""), ("w := &struct{ *T; k int }{&T{4}, 1}", ""), ("fmt.Println(v)", "{{3}}"), ("_, ok := any(w).(fmt.Stringer); ok", "false  (bool)"),
    ('func (t T) String() string { return fmt.Sprint("T", t.n) }', ""), ("fmt.Println(v, w)", "T3 T4"), ("_, ok = any(w).(fmt.Stringer); ok", "true  (bool)"), ("reflect.TypeOf(v).NumMethod()", "1  (int)"), (":reset", ""),
    ("type S struct{ i int }", ""), ("S{1}", "S{i: 1}  (S)"), (":env", "type S struct{i int}"), (":quit", ""),
]

script, marks = [], []
for i, (entry, want) in enumerate(CASES):
    script.append(entry)
    if want is not None:  # else the entry goes on with the next one
        if entry != ":quit":
            script.append(f'print("\\n@{i}@\\n")')
        marks.append((i, entry, want))
p = subprocess.run([os.environ["GOSLING"], "repl", "-q"], input="\n".join(script) + "\n", stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=100)
rest, bad = p.stdout, 0
for i, entry, want in marks:
    out, _, rest = rest.partition(f"\n@{i}@\n") if entry != ":quit" else (rest, "", "")
    out = out.strip("\n")
    if not (want.search(out) if isinstance(want, re.Pattern) else out == want):
        print(f"{entry!r}: got {out[:400]!r}, want {want if isinstance(want, str) else want.pattern!r}")
        bad += 1
print("ok" if not bad and p.returncode == 0 else f"{bad} failed, exit {p.returncode}")
