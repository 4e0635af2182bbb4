// Inlined calls: bodies with loops, switches, several returns, heap variables; recursion; results of every size.
package main

import (
	"errors"
	"fmt"
	"strings"
)

func sumTo(n int) int {
	s := 0
	for i := 1; i <= n; i++ {
		s += i
	}
	return s
}
func index(s []string, x string) int {
	for i, v := range s {
		if v == x {
			return i
		}
	}
	return -1
}
func count(s string, c byte) (n int) {
	for i := 0; i < len(s); i++ {
		if s[i] != c {
			continue
		}
		if n++; n == 3 {
			break
		}
	}
	return
}
func kind(x any) string {
	switch v := x.(type) {
	case nil:
		return "nil"
	case int:
		return "int" + fmt.Sprint(v+1)
	case string, []byte:
		return fmt.Sprintf("%T", v)
	}
	return "?"
}
func sign(x int) int {
	switch {
	case x < 0:
		return -1
	case x > 0:
		return 1
	}
	return 0
}
func grade(x int) string {
	switch x {
	case 1, 2:
		return "low"
	case 3:
		fallthrough
	case 4:
		return "mid"
	default:
		return "high"
	}
}
func box(x int) *int       { return &x }
func local(x int) *int     { y := x * 2; return &y }
func result(x int) (r int) { p := &r; *p = x + 1; return }
func leak(x int) (r int, p *int) {
	p = &r
	r = x
	return r + 1, p
}
func parse(s string) (int, error) {
	if s == "" {
		return 0, errors.New("empty")
	}
	return len(s), nil
}
func must(n int, err error) int {
	if err != nil {
		panic(err)
	}
	return n
}
func fact(n int) int {
	if n <= 1 {
		return 1
	}
	return n * fact(n-1)
}
func even(n int) bool { return n == 0 || odd(n-1) }
func odd(n int) bool  { return n != 0 && even(n-1) }
func l1(x int) int    { return l2(x) + 1 }
func l2(x int) int    { return l3(x) + 10 }
func l3(x int) int    { return l4(x) + 100 }
func l4(x int) int    { return l5(x) + 1000 }
func l5(x int) int    { return x * 2 }
func iface(x int) fmt.Stringer { return num(x) }
func toErr(s string) error {
	if s == "" {
		return nil
	}
	return errors.New(s)
}

type num int

func (n num) String() string { return strings.Repeat("#", int(n)) }

type big struct {
	a [6]int
	s string
	e error
}

func mkbig(n int) big { return big{a: [6]int{n, 1, 2}, s: fmt.Sprint(n), e: toErr("e")} }
func (b big) with(i, x int) big {
	b.a[i] = x
	return b
}
func (b *big) at(i int) *int { return &b.a[i] }
func cplx(a complex128) complex128 { return a * a }
func f32(a float32) float32        { return a / 3 }
func narrow(a int8, b uint16) (int8, uint16) { return a + 100, b - 7 }
func cat(a, b string) string       { return a + "-" + b }
func bytesOf(s string) []byte      { return []byte(s) }
func sub(s []int, i, j int) []int  { return s[i:j] }
func mk() map[string]int           { return map[string]int{} }
func empty() struct{}              { return struct{}{} }
func while(c func() bool) (n int) {
	for c() {
		n++
	}
	return n
}

func main() {
	fmt.Println(sumTo(10), sumTo(sumTo(4)), index([]string{"a", "b"}, "b"), index(nil, "x"))
	fmt.Println(count("xaxbxcxd", 'x'), count("", 'x'))
	fmt.Println(kind(nil), kind(1), kind("s"), kind([]byte{}), kind(1.5))
	fmt.Println(sign(-3), sign(0), sign(9), grade(1), grade(3), grade(4), grade(5))
	var ps []*int
	for i := 0; i < 3; i++ {
		p, q := box(i), local(i)
		r, rp := leak(i)
		*p += 10
		ps = append(ps, p, q, rp)
		fmt.Print(r, " ", result(i), " ")
	}
	for _, p := range ps {
		fmt.Print(*p, " ")
	}
	fmt.Println()
	n, err := parse("")
	fmt.Println(n, err, must(parse("abc")))
	fmt.Println(fact(10), even(10), odd(7), even(3), l1(1), l2(2), l3(3))
	fmt.Println(iface(3), toErr(""), toErr("x"))
	b := mkbig(5)
	b = b.with(3, 33).with(4, 44)
	*b.at(5) = 55
	fmt.Println(b.a, b.s, b.e, mkbig(1).with(0, 9).a)
	fmt.Println(cplx(complex(1, 2)), f32(1))
	fmt.Println(narrow(100, 3))
	fmt.Println(cat("a", cat("b", "c")), string(bytesOf("xyz")), sub([]int{1, 2, 3, 4}, 1, 3), len(mk()), empty())
	k := 0
	fmt.Println(while(func() bool { k++; return k < 5 }), k)
	// a closure made in a loop around inlined calls keeps its own variables
	var fs []func() int
	for i := 0; i < 3; i++ {
		v := sumTo(i)
		fs = append(fs, func() int { v++; return l5(v) + i })
	}
	for _, f := range fs {
		fmt.Print(f(), f(), " ")
	}
	fmt.Println()
	for i := range 3 {
		defer func() { fmt.Println("deferred", sumTo(i), recover()) }()
	}
	must(parse(""))
}
