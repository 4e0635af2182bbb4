package main

import (
	"cmp"
	"fmt"
	"iter"
	"strings"
)

type Stack[T any] struct{ items []T }

func (s *Stack[T]) Push(v T) *Stack[T] { s.items = append(s.items, v); return s }
func (s *Stack[T]) Pop() (v T, ok bool) {
	if len(s.items) == 0 {
		return
	}
	v = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return v, true
}
func (s Stack[T]) All() iter.Seq2[int, T] {
	return func(yield func(int, T) bool) {
		for i, v := range s.items {
			if !yield(i, v) {
				return
			}
		}
	}
}

type Pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p Pair[K, V]) String() string                     { return fmt.Sprintf("%v→%v", p.Key, p.Val) }
func (p Pair[K, V]) Swap(v V) Pair[K, V]                { p.Val = v; return p }
func MakePair[K comparable, V any](k K, v V) Pair[K, V] { return Pair[K, V]{k, v} }

type List[T any] struct {
	head *node[T]
	n    int
}
type node[T any] struct {
	v    T
	next *node[T]
}

func (l *List[T]) Add(v T) { l.head = &node[T]{v, l.head}; l.n++ }
func (l *List[T]) Each(f func(T)) {
	for n := l.head; n != nil; n = n.next {
		f(n.v)
	}
}

type Tree[K cmp.Ordered, V any] struct {
	root *tn[K, V]
	size int
}
type tn[K cmp.Ordered, V any] struct {
	Pair[K, V]
	l, r *tn[K, V]
}

func (t *Tree[K, V]) Put(k K, v V) {
	p := &t.root
	for *p != nil {
		switch c := cmp.Compare(k, (*p).Key); {
		case c < 0:
			p = &(*p).l
		case c > 0:
			p = &(*p).r
		default:
			(*p).Val = v
			return
		}
	}
	*p = &tn[K, V]{Pair: Pair[K, V]{k, v}}
	t.size++
}
func (t *Tree[K, V]) All() iter.Seq2[K, V] {
	var walk func(n *tn[K, V], y func(K, V) bool) bool
	walk = func(n *tn[K, V], y func(K, V) bool) bool {
		return n == nil || walk(n.l, y) && y(n.Key, n.Val) && walk(n.r, y)
	}
	return func(y func(K, V) bool) { walk(t.root, y) }
}

type Set[T comparable] map[T]struct{}

func (s Set[T]) Add(v T)      { s[v] = struct{}{} }
func (s Set[T]) Has(v T) bool { _, ok := s[v]; return ok }
func SetOf[T comparable](v ...T) Set[T] {
	s := Set[T]{}
	for _, x := range v {
		s.Add(x)
	}
	return s
}

type Num interface{ ~int | ~float64 }
type Matrix[T Num] [2][2]T

func (m Matrix[T]) Mul(o Matrix[T]) (r Matrix[T]) {
	for i := range 2 {
		for j := range 2 {
			for k := range 2 {
				r[i][j] += m[i][k] * o[k][j]
			}
		}
	}
	return
}

type Option[T any] func(*T)
type Handler[In, Out any] interface{ Handle(In) (Out, error) }
type HandlerFunc[In, Out any] func(In) (Out, error)

func (f HandlerFunc[In, Out]) Handle(i In) (Out, error) { return f(i) }
func Run[In, Out any](h Handler[In, Out], i In) string {
	o, err := h.Handle(i)
	return fmt.Sprintf("%v/%v", o, err)
}

type Vec[T any] = []T
type PairOf[T comparable] = Pair[T, T]
type Embed[T any] struct {
	Stack[T]
	*List[T]
	name string
}
type Ord[T any] interface{ Less(T) bool }
type Age int

func (a Age) Less(b Age) bool { return a < b }
func Least[T Ord[T]](xs ...T) T {
	m := xs[0]
	for _, x := range xs[1:] {
		if x.Less(m) {
			m = x
		}
	}
	return m
}

type Chan[T any] chan T
type Fn[T any] func(T) Fn[T]

type Cache[K comparable, V any] struct {
	m    map[K]V
	miss func(K) V
	hits int
}

func NewCache[K comparable, V any](miss func(K) V) *Cache[K, V] {
	return &Cache[K, V]{m: make(map[K]V), miss: miss}
}
func (c *Cache[K, V]) Get(k K) V {
	if v, ok := c.m[k]; ok {
		c.hits++
		return v
	}
	v := c.miss(k)
	c.m[k] = v
	return v
}

func main() {
	var s Stack[string]
	s.Push("a").Push("b").Push("c")
	v, ok := s.Pop()
	fmt.Println(v, ok)
	for i, x := range s.All() {
		fmt.Print(i, x, " ")
	}
	var e Stack[[2]int]
	fmt.Println(e.Pop())
	p := MakePair("k", 1.5)
	fmt.Println(p, p.Swap(2))
	fmt.Printf("%T %T %T\n", p, s, Pair[Pair[int, bool], []Stack[string]]{})
	var l List[int]
	for i := range 4 {
		l.Add(i)
	}
	l.Each(func(i int) { fmt.Print(i, " ") })
	var t Tree[string, int]
	for i, w := range strings.Fields("the quick brown fox jumps over the lazy dog") {
		t.Put(w, i)
	}
	for k, v := range t.All() {
		if k == "quick" {
			break
		}
		fmt.Print(k, v, " ")
	}
	fmt.Println(t.size)
	set := SetOf(1, 2, 2, 3)
	fmt.Println(len(set), set.Has(2), set.Has(5))
	m := Matrix[int]{{1, 1}, {1, 0}}
	r := m
	for range 10 {
		r = r.Mul(m)
	}
	fmt.Println(r, Matrix[float64]{{0.5}}.Mul(Matrix[float64]{{2}}))
	fmt.Println(Run[int, string](HandlerFunc[int, string](func(i int) (string, error) { return fmt.Sprint(i * 2), nil }), 21))
	var vec Vec[int] = []int{1}
	var po PairOf[int] = Pair[int, int]{1, 2}
	fmt.Printf("%T %v %T\n", vec, po, po)
	em := Embed[int]{List: &l, name: "em"}
	em.Push(5).Push(6)
	em.Add(9)
	fmt.Println(len(em.items), em.n, em.Stack.items, em.head.v)
	fmt.Println(Least(Age(5), Age(3), Age(8)))
	c := make(Chan[int], 1)
	c <- 4
	fmt.Println(<-c)
	var f Fn[int]
	n := 0
	f = func(i int) Fn[int] { n += i; return f }
	f(1)(2)(3)
	fmt.Println(n)
	var fib *Cache[int, int]
	fib = NewCache(func(i int) int {
		if i < 2 {
			return i
		}
		return fib.Get(i-1) + fib.Get(i-2)
	})
	fmt.Println(fib.Get(80), fib.hits)
	push := (*Stack[string]).Push
	push(&s, "mx")
	get := s.Pop
	fmt.Println(get())
	var st fmt.Stringer = p
	_, is := st.(Pair[string, float64])
	_, not := st.(Pair[string, int])
	fmt.Println(is, not)
	type local[T any] struct{ v T }
	fmt.Printf("%v %T\n", local[int]{3}, local[string]{})
}
