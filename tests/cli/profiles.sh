# gosling test's profiles, read as protobuf (../pprof.py; `go tool pprof -top` reads them too): the functions on top, and lines.
here=$(cd "$(dirname "$0")" && pwd)
d=$(mktemp -d); trap 'rm -rf "$d"' EXIT; cd "$d"
mkdir sub
printf 'module prof\n\ngo 1.26\n' > go.mod
cat > sub/a.go <<'END'
package sub

var kept [][]byte

func Spin(n int) (s int) {

	for i := 0; i < n; i++ { s += i * i & 3 }

	return s
}

func Keep(n int) {
	for i := 0; i < n; i++ {
		kept = append(kept,
			make([]byte, 10000))
	}
}
END
cat > sub/a_test.go <<'END'
package sub

import (
	"context"
	"os"
	"runtime/pprof"
	"sync"
	"testing"
	"time"
)

func TestAll(t *testing.T) {
	pprof.Do(context.Background(), pprof.Labels("part", "spin"), func(context.Context) {
		for begin := time.Now(); time.Since(begin) < 400*time.Millisecond; {
			Spin(100000)
		}
	})
	Keep(1000)
	var mu sync.Mutex
	mu.Lock()
	go func() {
		time.Sleep(250 * time.Millisecond)
		mu.Unlock()
	}()
	mu.Lock()
	f, _ := os.Create("goroutine.prof")
	pprof.Lookup("goroutine").WriteTo(f, 0)
	f.Close()
}
END
$GOSLING test -cpuprofile cpu.prof -memprofile mem.prof -memprofilerate 1 -blockprofile block.prof -mutexprofile mutex.prof ./sub | sed 's/[0-9.]*s$/T/'
for p in cpu mem; do python3 "$here/../pprof.py" $p.prof; done
for p in block mutex; do python3 "$here/../pprof.py" $p.prof 9 | grep -E 'count|sync'; done
python3 - "$here" <<'END'
import sys
sys.path.insert(0, sys.argv[1] + "/..")
import pprof
_, samples = pprof.read("cpu.prof")
print("labels", all(("part", "spin") in labels for stack, _, labels in samples if any(f == "prof/sub.Spin" for f, _, _ in stack)))
_, samples = pprof.read("mem.prof")
print("kept", [(v, labels) for stack, v, labels in samples if stack and stack[0][0] == "prof/sub.Keep" and labels == [("bytes", 10240)]])
_, samples = pprof.read("sub/goroutine.prof")
print("goroutines", sum(v[0] for _, v, _ in samples), any(f == "prof/sub.TestAll" for stack, _, _ in samples for f, _, _ in stack))
END
cp -r sub other
$GOSLING test -cpuprofile c.prof ./... 2>&1; echo "status $?"
$GOSLING test -trace t.out ./sub 2>&1; echo "status $?"
