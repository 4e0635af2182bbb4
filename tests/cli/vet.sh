# vet checks and runs nothing; -e prints all errors instead of ten.
d=$(mktemp -d); trap 'rm -rf "$d"' EXIT; cd "$d"
printf 'package main\nfunc main() { println("ran") }\n' > ok.go
$GOSLING vet ok.go 2>&1; echo "status $?"
{ echo 'package main'; echo 'func main() {'; for i in $(seq 15); do echo "	v$i := $i"; done; echo '}'; } > bad.go
$GOSLING vet bad.go > out 2>&1; echo "status $?"; wc -l < out; tail -1 out
$GOSLING vet -e bad.go > out 2>&1; echo "status $?"; wc -l < out; tail -1 out
$GOSLING bad.go 2>&1 | wc -l
printf 'package main\nfunc f() int { return g() }\n' > a.go
printf 'package main\nfunc g() int { return "x" }\n' > b.go
$GOSLING vet a.go b.go 2>&1; echo "status $?"
mkdir p; cp a.go b.go p; printf 'package main\nfunc main() {}\n' > p/main.go
$GOSLING vet p 2>&1; echo "status $?"
$GOSLING vet nosuch.go 2>&1; echo "status $?"
