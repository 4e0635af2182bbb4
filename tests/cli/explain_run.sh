# gosling explain escape --run: what each line allocated. Ten ints that moved, ten points, backing arrays of 1, 2, 4, 8 and 16 pointers (append).
d=$(mktemp -d); trap 'rm -rf "$d"' EXIT; cd "$d"
cat > p.go <<'EOF2'
package main

import (
	"os"
	"strings"
)

type point struct{ x, y int }

var (
	sink any
	keep []*point
)

func moved(n int) *int {
	x := n
	return &x
}

func main() {
	for i := range 10 {
		keep = append(keep, &point{i, i})
		sink = *moved(i) + 1000
	}
	local := &point{1, 2}
	local.x++
	sink = strings.Repeat("ab", 10+local.x)
	println("arguments", len(os.Args)-1)
}
EOF2
$GOSLING explain escape --run p.go -- a b 2>&1; echo "status $?"
printf 'package main\n\nfunc main() {\n\tpanic(1)\n}\n' > q.go
$GOSLING explain escape --run q.go 2>/dev/null; echo "status $?"
$GOSLING explain escape --run; echo "status $?"
