# -maxmem: bombs of memory end with a fatal error, status 2, and at most 32 MB above the limit; a program that lives within it is not disturbed.
unset GODEBUG GOSLING_DEBUG  # (a checking collector needs memory of its own)
d=$(mktemp -d); trap 'rm -rf "$d"' EXIT; cd "$d"
cat > bombs.go <<'END'
package main

import (
	"os"
	"strings"
	"time"
)

type list struct {
	next *list
	v    [10]int
}

func rec(n int) int { return rec(n+1) + 1 }

func main() {
	switch os.Args[1] {
	case "append":
		var s []*int
		for i := 0; ; i++ {
			x := i
			s = append(s, &x)
		}
	case "bytes":
		var s []byte
		for {
			s = append(s, make([]byte, 1<<20)...)
		}
	case "string":
		s := "x"
		for {
			s += s
		}
	case "go":
		for {
			go func() { select {} }()
		}
	case "recursion":
		println(rec(0))
	case "list":
		var l *list
		for {
			l = &list{next: l}
		}
	case "map":
		m := map[int]string{}
		for i := 0; ; i++ {
			m[i] = string(rune(i))
		}
	case "chan":
		var cs []chan int
		for {
			cs = append(cs, make(chan int, 1000))
		}
	case "timer":
		for {
			time.AfterFunc(time.Hour, func() {})
		}
	case "defer":
		for {
			defer func() {}()
		}
	case "repeat":
		println(len(strings.Repeat("abc", 1<<30)))
	case "fits":
		keep := make([][]byte, 32)
		for i := range keep {
			keep[i] = make([]byte, 1<<20)
		}
		for i := range 600 {
			make1(i)
		}
		for i := range 12 { // not all of them at once have room
			b := make([]byte, 28<<20)
			for k := 0; k < len(b); k += 4096 {
				b[k] = byte(i)
			}
		}
		println("fits", len(keep))
	}
}

func make1(i int) {
	b := make([]byte, 1<<20)
	b[i] = 1
}
END
cat > run.py <<'END'
import os, sys, subprocess
for what in sys.argv[2:]:
    p = subprocess.Popen([sys.argv[1], "run", "-maxmem=128M", "bombs.go", what], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    err = p.stderr.read().decode(errors="replace")
    _, status, use = os.wait4(p.pid, 0)
    first = [l for l in err.split("\n") if l.startswith(("fatal", "fits"))][:1]
    mb = use.ru_maxrss >> 10
    print(what, os.waitstatus_to_exitcode(status), first, "within" if mb <= 128 + int(os.environ.get("SLACK", 32)) else "%d MB" % mb)
END
python3 run.py "$GOSLING" append bytes string go recursion list map chan timer defer repeat fits
"$GOSLING" run -maxmem=1k bombs.go x 2>&1; echo "status $?"
