package main

import (
	"cmp"
	"errors"
	"fmt"
	"sort"
	"strings"
)

type Number interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~float32 | ~float64
}

func Map[T, U any](s []T, f func(T) U) []U {
	r := make([]U, 0, len(s))
	for _, v := range s {
		r = append(r, f(v))
	}
	return r
}

func Filter[S ~[]E, E any](s S, f func(E) bool) S {
	var r S
	for _, v := range s {
		if f(v) {
			r = append(r, v)
		}
	}
	return r
}

func Reduce[T, A any](s []T, a A, f func(A, T) A) A {
	for _, v := range s {
		a = f(a, v)
	}
	return a
}

func Sum[T Number](xs ...T) (t T) {
	for _, x := range xs {
		t += x
	}
	return
}

func Keys[M ~map[K]V, K cmp.Ordered, V any](m M) []K {
	var r []K
	for k := range m {
		r = append(r, k)
	}
	sort.Slice(r, func(i, j int) bool { return r[i] < r[j] })
	return r
}

func Ptr[T any](v T) *T  { return &v }
func Zero[T any]() (z T) { return }
func Index[T comparable](s []T, x T) int {
	for i, v := range s {
		if v == x {
			return i
		}
	}
	return -1
}

func MinMax[T cmp.Ordered](a T, rest ...T) (lo, hi T) {
	lo, hi = a, a
	for _, x := range rest {
		lo, hi = min(lo, x), max(hi, x)
	}
	return
}

type IDs []int
type MyInt int

func (m MyInt) String() string { return fmt.Sprintf("#%d", int(m)) }

type StringerNumber interface {
	~int
	fmt.Stringer
}

func Join[T StringerNumber](xs []T) string {
	var parts []string
	var total T
	for _, x := range xs {
		parts = append(parts, x.String())
		total += x
	}
	return strings.Join(parts, ",") + "=" + total.String()
}

type Setter[T any] interface {
	*T
	Set(string)
}
type Conf struct{ v string }

func (c *Conf) Set(s string) { c.v = "<" + s + ">" }

func FromStrings[T any, P Setter[T]](ss []string) []T {
	r := make([]T, len(ss))
	for i, s := range ss {
		P(&r[i]).Set(s)
	}
	return r
}

func Conv[To, From Number](f From) To { return To(f) }

func Len[T ~string | ~[]byte](x T) int {
	n := 0
	for i := 0; i < len(x); i++ {
		n += int(x[i])
	}
	return n
}

func Apply[F ~func(A) B, A, B any](f F, a A) B { return f(a) }

func TypeName[T any](v T) string {
	switch any(v).(type) {
	case int:
		return "int"
	case string:
		return "string"
	case []T:
		return "slice of T"
	case fmt.Stringer:
		return "Stringer"
	}
	var z T
	return fmt.Sprintf("%T", z)
}

func Compose[A, B, C any](f func(A) B, g func(B) C) func(A) C { return func(a A) C { return g(f(a)) } }

func Curry[A, B, C any](f func(A, B) C) func(A) func(B) C {
	return func(a A) func(B) C { return func(b B) C { return f(a, b) } }
}

func Must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func fact[T Number](n T) T {
	if n <= 1 {
		return 1
	}
	return n * fact(n-1)
}

func counter[T any]() func(T) (int, T) {
	n := 0
	return func(v T) (int, T) { n++; return n, v }
}

func send[C ~chan E, E any](c C, es ...E) C {
	for _, e := range es {
		c <- e
	}
	close(c)
	return c
}

func main() {
	fmt.Println(Map([]int{1, 2, 3}, func(i int) string { return strings.Repeat("x", i) }))
	fmt.Printf("%T %v\n", Filter(IDs{1, 2, 3, 4}, func(i int) bool { return i%2 == 0 }), Filter([]string{"a", "bb"}, func(s string) bool { return len(s) > 1 }))
	fmt.Println(Reduce([]int{1, 2, 3}, "", func(a string, i int) string { return a + fmt.Sprint(i) }))
	fmt.Println(Sum(1, 2, 3), Sum(1.5, 2), Sum[int8](100, 27, 1), Sum[MyInt]())
	fmt.Println(Keys(map[string]int{"b": 1, "a": 2}), Keys(map[MyInt]bool{3: true, 1: false}))
	p := Ptr(5)
	*p++
	fmt.Println(*p, *Ptr("s"), *Ptr([2]int{1, 2}))
	fmt.Println(Zero[int](), Zero[string]() == "", Zero[*int]() == nil, Zero[[2]bool](), Zero[error]() == nil, Zero[struct{ a any }]())
	fmt.Println(Index([]string{"a", "b"}, "b"), Index([]any{1, "x", 2.5}, any(2.5)), Index([][2]int{{1, 2}}, [2]int{2, 1}))
	fmt.Println(MinMax(3, 1, 2))
	fmt.Println(MinMax("b", "c", "a"))
	fmt.Println(Join([]MyInt{1, 2, 3}))
	fmt.Println(FromStrings[Conf]([]string{"a", "b"}))
	fmt.Println(Conv[int](3.9), Conv[int8](300), Conv[float64](MyInt(3))/2)
	fmt.Println(Len("abc"), Len([]byte{1, 2}))
	fmt.Println(Apply(func(i int) string { return fmt.Sprint(i, "!") }, 5), Apply(strings.ToUpper, "up"))
	fmt.Println(TypeName(1), TypeName("s"), TypeName(MyInt(1)), TypeName(1.5), TypeName([]int{}), TypeName(map[string]int{}))
	fmt.Println(Compose(func(i int) float64 { return float64(i) / 2 }, func(f float64) string { return fmt.Sprint(f) })(5))
	fmt.Println(Curry(func(a int, b string) string { return fmt.Sprint(a, b) })(1)("z"))
	fmt.Println(Must(fmt.Sprint("ok"), nil))
	func() {
		defer func() { fmt.Println(recover()) }()
		Must(0, errors.New("bad"))
	}()
	fmt.Println(fact(10), fact(5.5), fact(int8(5)))
	f := Sum[float64]
	fmt.Printf("%T %v\n", f, f(1, 2))
	c := counter[string]()
	c("a")
	fmt.Println(c("b"))
	for v := range send(make(chan int, 3), 1, 2, 3) {
		fmt.Print(v, " ")
	}
	fmt.Println()
	var g func([]int, func(int) int) []int = Map
	fmt.Println(g([]int{1}, func(i int) int { return -i }))
}
