# Several files, a directory, a module with packages; arguments after them.
d=$(mktemp -d); trap 'rm -rf "$d"' EXIT; cd "$d"
printf 'package main\nimport "fmt"\nfunc main() { fmt.Println(name(), v) }\nfunc init() { fmt.Println("init a") }\n' > a.go
printf 'package main\nimport ("fmt"; "os")\nvar v = 5\nfunc name() string { return fmt.Sprint(os.Args[1:]) }\nfunc init() { fmt.Println("init b") }\n' > b.go
$GOSLING run a.go b.go x y; echo "status $?"
$GOSLING b.go a.go; echo "status $?"
$GOSLING a.go 2>&1; echo "status $?"
mkdir -p m/cmd m/lib/deep m/internal/x
printf 'module example.com/m\n\ngo 1.26\n' > m/go.mod
printf 'package main\nimport (\n\t"example.com/m/lib"\n\td "example.com/m/lib/deep"\n\t"example.com/m/internal/x"\n\t"fmt"\n)\nfunc main() { fmt.Println(lib.Hello(), d.V, x.X) }\nfunc init() { fmt.Println("init main") }\n' > m/cmd/main.go
printf 'package lib\nimport "example.com/m/lib/deep"\nfunc Hello() string { return "hello" + deep.V }\nfunc init() { println("init lib") }\n' > m/lib/lib.go
printf 'package lib\nfunc init() { println("init lib 2") }\n' > m/lib/other.go
printf 'package lib\nthis is not read\n' > m/lib/skip_test.go
printf '//go:build ignore\n\npackage lib\nneither is this\n' > m/lib/ignored.go
printf 'package lib\nfunc init() { println("windows") }\n' > m/lib/os_windows.go
printf 'package deep\nvar V = func() string { println("deep"); return "!" }()\n' > m/lib/deep/deep.go
printf 'package x\nconst X = 3\n' > m/internal/x/x.go
$GOSLING run m/cmd 2>&1; echo "status $?"
(cd m && $GOSLING run ./cmd 2>/dev/null; echo "status $?")
$GOSLING m/cmd/main.go 2>/dev/null; echo "status $?"
printf 'package lib\nimport "example.com/m/nope"\nvar _ = 1 + "a"\n' > m/lib/bad.go
$GOSLING run m/cmd 2>&1 | sed "s,$d/,,"; echo "status ${PIPESTATUS[0]}"
printf 'package deep\nimport _ "example.com/m/lib"\n' > m/lib/deep/cycle.go; rm m/lib/bad.go
$GOSLING run m/cmd 2>&1 | grep -c 'import cycle not allowed'
printf 'package other\n' > c.go
$GOSLING run a.go b.go c.go 2>&1; echo "status $?"
printf 'package lib\nfunc main() {}\n' > l.go
$GOSLING run l.go 2>&1; echo "status $?"
printf 'package main\nimport "no/such/package"\nimport "example.org/nothing"\nfunc main() {}\n' > i.go
$GOSLING i.go 2>&1; echo "status $?"
printf 'package main\nfunc notmain() {}\n' > n.go
$GOSLING n.go 2>&1; echo "status $?"
