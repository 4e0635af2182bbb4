# -m -m: what may be inlined at which cost, and by which flows values escape: recorded from compiled Go's (go 1.26).
d=$(mktemp -d); trap 'rm -rf "$d"' EXIT; cd "$d"
cat > escape_flows.go <<'END'
package main

type T struct{ p *int }

func (t *T) M(p *int) { t.p = p }

var sink any
var gp *int
var gs []*int

func a1(s []*int, c chan *int, m map[string]*int) {
	var x int
	var px = &x
	c <- px
	for _, v := range s {
		gp = v
	}
	var y, z int
	gs = append(gs, &y)
	m["a"], gp = &z, &y
}
func a2(f func(*int), p *int) (q *int, err error) {
	f(p)
	q = p
	return
}
func a3(p **int, t T) any {
	sink = t
	if p != nil {
		gp = *p
	}
	switch v := sink.(type) {
	case *int:
		gp = v
	}
	x := 3
	f := func() *int { return &x }
	go func() { sink = f }()
	defer func() { println(*f()) }()
	s := []*int{&x}
	gs = s[1:]
	b := [2]*int{0: &x}
	gp = b[0]
	return t.p
}
func a4(n int) (r []byte) {
	r = make([]byte, n)
	big := make([]byte, 1<<20)
	r = append(r, big...)
	var arr [10]int
	gs2 = arr[:]
	str := string(r)
	sink = str
	x, y := &n, n
	gp = x
	_ = y
	panic(x)
}

var gs2 []int

type R struct {
	a, b int
	s    []string
}

func (t *R) Get() int  { return t.a }
func (t *R) Set(a int) { t.a = a; t.b++ }
func abs(x int) int {
	if x < 0 {
		return -x
	} else if x == 0 {
		return 1
	}
	return x
}
func loop(s []int) (n int) {
	for i := 0; i < len(s); i++ {
		n += s[i]
	}
	for _, v := range s {
		n -= v
	}
	return
}
func sw(k int) string {
	switch k {
	case 1:
		return "a"
	default:
		return "b"
	}
}
func newerr(s string) error { return &errs{s} }
func decl() (int, error) {
	var x, y int
	var z = 3
	var e error = newerr("x")
	x, y = y, z
	return x, e
}

type errs struct{ s string }

func (e *errs) Error() string { return e.s }
func rec(n int) int {
	if n == 0 {
		return 0
	}
	return rec(n - 1)
}
func r() { recover() }
func g() { go r() }
func sel(c chan int) {
	select {
	case <-c:
	default:
	}
}

//go:noinline
func no() {}
func lab() {
L:
	for {
		break L
	}
}
func cl(x int) func() int           { return func() int { return x } }
func lit() *R                       { return &R{a: 1, s: []string{"x", "y"}} }
func mp(m map[string]int)           { m["a"] = len(m); delete(m, "b") }
func str(s string, b []byte) string { return s[1:2] + string(b) + "x" }
func empty()                        {}
func panics(x int) {
	if x > 1 && x < 5 || !true {
		panic("bad")
	}
}
func main() {
	t := &R{}
	t.Set(3)
	println(t.Get())
	func() { println(1) }()
}
END
$GOSLING build -gcflags="-m -m" escape_flows.go 2>&1; echo "status $?"
$GOSLING build -gcflags="-m=2 -l" escape_flows.go 2>&1; echo "status $?"
