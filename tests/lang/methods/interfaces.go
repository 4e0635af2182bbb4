package main

import (
	"errors"
	"fmt"
	"io"
	"strings"
)

type RW interface {
	io.Reader
	io.Writer
}
type Buf struct{ data []byte }

func (b *Buf) Read(p []byte) (int, error) {
	if len(b.data) == 0 {
		return 0, io.EOF
	}
	n := copy(p, b.data)
	b.data = b.data[n:]
	return n, nil
}
func (b *Buf) Write(p []byte) (int, error) { b.data = append(b.data, p...); return len(p), nil }

type E1 struct{ s string }
type E2 struct {
	E1
	err error
}

func (e E1) Error() string  { return e.s }
func (e *E2) Error() string { return e.s + ": " + e.err.Error() }
func (e *E2) Unwrap() error { return e.err }

func mayFail(n int) error {
	switch n {
	case 0:
		return nil
	case 1:
		return E1{"e1"}
	case 2:
		return &E2{E1{"e2"}, io.ErrUnexpectedEOF}
	}
	var e *E2
	return e
}

type Small struct{ a int8 }
type Wide struct{ a, b, c int }
type Z struct{}

func (s Small) V() int { return int(s.a) }
func (w Wide) V() int  { return w.a + w.b + w.c }
func (w *Wide) P() int { return w.c }
func (Z) V() int       { return 42 }

type F float64
type Fn func() int
type Sl []int
type M map[string]int
type Ch chan int

func (f F) V() int  { return int(f * 2) }
func (f Fn) V() int { return f() }
func (s Sl) V() int { return len(s) }
func (m M) V() int  { return m["v"] }
func (c Ch) V() int { return cap(c) }

type V interface{ V() int }

func main() {
	var rw RW = &Buf{}
	fmt.Fprintf(rw, "hello %d", 5)
	var r io.Reader = rw
	b, err := io.ReadAll(r)
	fmt.Println(string(b), err)
	w, ok := r.(io.Writer)
	fmt.Println(w == rw, ok)
	_, ok = r.(io.Closer)
	fmt.Println(ok)
	for i := range 4 {
		err := mayFail(i)
		fmt.Print(i, " ", err == nil, " ")
		var e2 *E2
		var e1 E1
		if i != 3 {
			fmt.Println(errors.As(err, &e2), errors.As(err, &e1), errors.Is(err, io.ErrUnexpectedEOF), err)
		}
	}
	fmt.Println()
	x := Wide{1, 2, 3}
	vs := []V{Small{-7}, x, &x, Z{}, &Z{}, F(2.5), Fn(func() int { return 11 }), Sl{1, 2}, M{"v": 9}, make(Ch, 6)}
	x.a = 100
	for _, v := range vs {
		fmt.Print(v.V(), " ")
	}
	fmt.Println()
	for _, v := range vs {
		p, ok := v.(interface{ P() int })
		fmt.Print(ok)
		if ok {
			fmt.Print(p.P())
		}
		fmt.Print(" ")
	}
	fmt.Println()
	m := map[V]string{Small{1}: "small", Wide{1, 2, 3}: "wide", Z{}: "z", F(1): "f"}
	fmt.Println(m[Small{1}], m[Wide{1, 2, 3}], m[Z{}], m[F(1)], m[F(2)] == "", len(m))
	var a any = x
	y := a.(Wide)
	y.a = 0
	fmt.Println(a.(Wide).a, y.a, a == any(x))
	var e1, e2 any = 1, 1.0
	fmt.Println(e1 == e2, e1 == 1, e2 == 1.0, any("a") == "a")
	type pair struct{ a, b any }
	fmt.Println(pair{1, "x"} == pair{1, "x"}, pair{1, nil} == pair{1, 0})
	var s fmt.Stringer
	fmt.Println(s == nil)
	var sb *strings.Builder
	s = sb
	fmt.Println(s == nil, s == (*strings.Builder)(nil))
	f := func(vs ...any) int { return len(vs) }
	fmt.Println(f(), f(nil), f(nil, nil), f([]any{1, 2}), f([]any{1, 2, 3}...), f(nil...))
	var iface interface {
		fmt.Stringer
		error
	}
	fmt.Println(iface == nil)
	var any1 any = vs
	fmt.Println(len(any1.([]V)))
	t, ok := any(V(F(3))).(F)
	fmt.Println(t, ok)
	bs := [3]any{int8(1), uint8(1), true}
	bs2 := bs
	bs2[2] = false
	fmt.Println(bs == bs2, bs[0] == bs[1], bs[0] == any(int8(1)))
	ch := make(chan V, 2)
	ch <- F(1)
	ch <- nil
	fmt.Println((<-ch).V(), <-ch)
	func() {
		defer func() { fmt.Println(recover()) }()
		fmt.Println(V(nil).V())
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		fmt.Println(any(Wide{}).(interface{ P() int }))
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		fmt.Println(any(&Wide{}).(Wide))
	}()
}
