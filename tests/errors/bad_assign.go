package main

const c = 1

func f() int { return 1 }

func main() {
	1 = 2
	c = 3
	f() = 4
	"abc"[0] = 'x'
	s := "abc"
	s[0] = 'x'
	m := map[string]struct{ x int }{}
	m["a"].x = 1
	nil = 3
	a, b := 1
	x, y := 1, 2, 3
	_ = nil
	x.y = 2
	&x = nil
}
