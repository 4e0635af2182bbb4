# Dumps at the level "system": GOTRACEBACK=system, and SIGQUIT whatever GOTRACEBACK says. Addresses are made N. The headers are real Go's.
d=$(mktemp -d)
cat > $d/p.go <<'EOF'
package main

import (
	"os"
	"time"
)

func f(n int) {
	if n == 0 {
		panic("boom")
	}
	f(n - 1)
}

func main() {
	go func() { select {} }()
	time.Sleep(time.Millisecond)
	if len(os.Args) > 1 {
		println("ready")
		time.Sleep(time.Minute)
	}
	f(1)
}
EOF
norm() { sed -E "s#$d#DIR#; s/0x[0-9a-f]+/0xN/g; s/ m=-?[0-9]+/ m=N/; s/^goroutine [0-9]+ gp/goroutine N gp/"; }
ulimit -c 0
GOTRACEBACK=system $GOSLING run $d/p.go 2>&1 | norm
echo == SIGQUIT
GOTRACEBACK=none $GOSLING run $d/p.go wait 2> $d/err &
p=$!
for i in $(seq 200); do grep -q ready $d/err && break; sleep 0.05; done
sleep 0.2
kill -QUIT $p
wait $p
echo exit $?
norm < $d/err
rm -rf $d
