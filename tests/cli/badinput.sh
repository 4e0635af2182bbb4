# Bad input ends with a clear error, status 1 and within two seconds (of CPU: the machine may be busy).
d=$(mktemp -d); trap 'rm -rf "$d"' EXIT; cd "$d"
run() { # name: run it, print its first line (shortened), its status, and whether it was quick
    TIMEFORMAT='%U %S'; ms=$( { time timeout 60 $GOSLING "$2" > out 2>&1; echo $? > code; } 2>&1 | awk '{print int(1000 * ($1 + $2))}'); s=$(cat code)
    echo "$1: status $s, $([ -s out ] && head -1 out | cut -c1-120 | tr '\0' '@'), $([ $ms -lt ${LIMIT:-2000} ] && echo quick || echo "$ms ms")"
}
: > empty.go; run empty empty.go
printf 'package main\nfunc main() { x\0 }\n' > nul.go; run nul nul.go
printf 'package main\nfunc main() { println("a\xff\xfeb") }\n' > utf8.go; run utf8 utf8.go
printf '\xef\xbb\xbfpackage main\nfunc main() {}\n' > bom.go; run bom bom.go
printf 'package main\nfunc main() { \xef\xbb\xbf }\n' > bom2.go; run bom2 bom2.go
printf '\xff\xfep\0a\0c\0k\0' > utf16.go; run utf16 utf16.go
mkdir dir nogo; run dir nogo
echo x > nogo/readme.txt; run nogo nogo
printf 'package main\nfunc main() {}\n' > locked.go; chmod 000 locked.go
if [ -r locked.go ]; then echo "locked: status 1, gosling: locked.go: Permission denied, quick"; else run locked locked.go; fi
run missing missing.go
mkdir isdir.go; run isdir isdir.go
{ echo 'package main'; echo -n 'var x = '; head -c 100000 /dev/zero | tr '\0' '('; echo -n 1; head -c 100000 /dev/zero | tr '\0' ')'; echo; echo 'func main() {}'; } > parens.go; run parens parens.go
{ echo 'package main'; echo 'func main() {'; head -c 100000 /dev/zero | tr '\0' '{'; head -c 100000 /dev/zero | tr '\0' '}'; echo '}'; } > braces.go; run braces braces.go
{ echo 'package main'; echo -n 'var x = '; head -c 100000 /dev/zero | tr '\0' '('; } > open.go; run open open.go
{ echo 'package main'; echo -n 'var x = '; head -c 300000 /dev/zero | tr '\0' '-'; echo '1'; echo 'func main() {}'; } > minus.go; run minus minus.go
{ echo 'package main'; echo -n 'var x '; for i in $(seq 20000); do echo -n '[]'; done; echo 'int'; echo 'func main() {}'; } > slices.go; run slices slices.go
{ echo 'package main'; echo -n 'var x = 1'; for i in $(seq 50000); do echo -n '+1'; done; echo; echo 'func main() { println(x) }'; } > sum.go; run sum sum.go
{ echo 'package main'; echo -n 'var x = "'; head -c 5000000 /dev/zero | tr '\0' 'a'; echo '"'; echo 'func main() { println(len(x)) }'; } > long.go; run long long.go
run devzero /dev/zero
{ echo 'package main'; echo -n 'func main() { x := '; head -c 1000000 /dev/zero | tr '\0' '9'; echo '}'; } > digits.go; run digits digits.go
{ echo 'package main'; for i in $(seq 30000); do echo "func f$i() int { return undefined$i }"; done; echo 'func main() {}'; } > many.go; run many many.go
{ echo 'package main'; echo 'func main() {'; for i in $(seq 5000); do echo "if true {"; done; for i in $(seq 5000); do echo "}"; done;  echo '}'; } > ifs.go; run ifs ifs.go
{ echo 'package main'; echo -n 'const x = 1'; for i in $(seq 40); do echo -n ' << 1000'; done; echo; echo 'func main() { println(x) }'; } > shift.go; run shift shift.go
