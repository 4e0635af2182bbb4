# Escape analysis' lines under -gcflags=-m -l: recorded from compiled Go's (go 1.26), positions included.
d=$(mktemp -d); trap 'rm -rf "$d"' EXIT; cd "$d"
cat > escape_lines.go <<'END'
package main

import "fmt"

type point struct{ x, y int }

type shape interface{ area() int }

func (p *point) area() int { return p.x * p.y }

var sink any
var keep *int

func local(n int) int {
	x := n
	p := &x
	return *p
}

func moved(n int) *int {
	x := n
	return &x
}

func stored(p *int) { keep = p }

func content(p **int) { keep = *p }

func through(p *point) *point { return p }

func field(p *point) *int { return &p.x }

func literals(n int) int {
	s := []int{1, 2, n}
	q := &point{n, 1}
	m := map[string]int{"a": n}
	return s[0] + q.area() + m["a"]
}

func closures(n int) func() int {
	x := 0
	inner := func() { x += n }
	inner()
	return func() int { return x }
}

func boxes(n int) {
	sink = n
	var v any = n + 1
	_ = v
	fmt.Println("n", n)
}

func loop() *point {
	var last *point
	for i := 0; i < 3; i++ {
		last = &point{i, i}
	}
	tmp := &point{1, 2}
	tmp.x++
	return last
}

func dynamic(s shape, f func(*int)) {
	x := 1
	f(&x)
	s.area()
}

func text(a, b string) string {
	t := a + b
	u := []byte(a)
	return t + string(u)
}

func buffers(n int) int {
	small := make([]byte, 64)
	large := make([]byte, 1<<20)
	some := make([]int, n)
	return len(small) + len(large) + len(some)
}

func deferred(p *point) {
	defer p.area()
	defer func() { keep = nil }()
	go func() { sink = p }()
}

func main() {
	local(1)
	moved(2)
	boxes(3)
}
END
$GOSLING build -gcflags='-m -l' escape_lines.go 2>&1; echo "status $?"
