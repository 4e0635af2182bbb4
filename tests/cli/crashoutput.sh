# debug.SetCrashOutput: what a dying program prints goes to a second file too, and only that.
d=$(mktemp -d); trap 'rm -rf "$d"' EXIT; cd "$d"
cat > p.go <<'END'
package main

import (
	"fmt"
	"os"
	"runtime/debug"
	"sync"
	"syscall"
	"time"
)

func main() {
	f, err := os.Create(os.Args[2])
	fmt.Println(err, debug.SetCrashOutput(f, debug.CrashOptions{}), f.Close())
	println("before")
	switch os.Args[1] {
	case "panic":
		panic("on purpose")
	case "deadlock":
		select {}
	case "fatal":
		new(sync.Mutex).Unlock()
	case "quit":
		syscall.Kill(os.Getpid(), syscall.SIGQUIT)
		time.Sleep(time.Hour)
	case "exit":
		os.Exit(3)
	case "off":
		fmt.Println(debug.SetCrashOutput(nil, debug.CrashOptions{}))
		panic("on purpose")
	case "closed":
		fmt.Println(debug.SetCrashOutput(f, debug.CrashOptions{}))
	}
}
END
for how in panic deadlock fatal quit exit off closed; do
    "$GOSLING" run p.go $how $how.txt 2> err.txt
    echo "$how: status $?"
    grep -v '^before$' err.txt > want.txt
    if cmp -s want.txt $how.txt; then echo "the same, $(test -s want.txt && echo text || echo nothing)"; else echo "$(wc -c < $how.txt) bytes"; fi
done
