package main

type shape interface {
	area() int
	scale(k int) shape
}
type sq struct{ s int }
type rect struct{ a, b int }
type unit struct{}

//go:noinline
func (s *sq) area() int { return s.s * s.s }

//go:noinline
func (s *sq) scale(k int) shape { s.s = s.s*k%100 + 1; return s }

//go:noinline
func (r rect) area() int { return r.a * r.b }

//go:noinline
func (r rect) scale(k int) shape { return r }

//go:noinline
func (unit) area() int { return 1 }

//go:noinline
func (u unit) scale(k int) shape { return u }

//go:noinline
func total(ss []shape) int {
	t := 0
	for _, s := range ss {
		t += s.area()
		switch v := s.(type) {
		case *sq:
			t += v.s
		case rect:
			t -= v.a
		}
		if _, ok := s.(unit); ok {
			t++
		}
		s.scale(2)
	}
	return t
}

func main() {
	ss := []shape{&sq{2}, rect{2, 3}, unit{}, &sq{5}, rect{7, 1}}
	t := 0
	for i := 0; i < 300000; i++ {
		t += total(ss)
	}
	println(t)
}
