# Exit statuses: of the program, after a panic, a fatal error, errors, wrong use; standard error and output stay apart.
d=$(mktemp -d); trap 'rm -rf "$d"' EXIT; cd "$d"
w() { printf 'package main\nimport "os"\nvar _ = os.Args\nfunc main() {\n%s\n}\n' "$2" > $1.go; }
w ok 'println("to stderr"); os.Stdout.WriteString("to stdout\n")'
w seven 'os.Exit(7)'
w panics 'panic("p")'
w dead 'select {}'
w big 'os.Exit(256 + 3)'
for p in ok seven panics dead big; do $GOSLING $p.go 2>/dev/null; echo "$p $?"; done
$GOSLING run ok.go 2>&1 >/dev/null; echo "run $?"
$GOSLING nosuch.go 2>&1; echo "status $?"
$GOSLING run 2>&1; echo "status $?"
$GOSLING --bogus 2>&1; echo "status $?"
$GOSLING version | cut -d' ' -f1-3; echo "status $?"
$GOSLING help | head -1; echo "status $?"
w sig 'p, _ := os.FindProcess(os.Getpid()); _ = p; for { }'
timeout -s TERM 0.3 $GOSLING sig.go; echo "terminated $?"
$GOSLING seven.go | cat; echo "${PIPESTATUS[0]}"
$GOSLING -e 'for { fmt.Println("y") }' 2>/dev/null | head -1
