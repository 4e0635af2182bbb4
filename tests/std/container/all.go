// container/list, heap and ring.
package main

import (
	"container/heap"
	"container/list"
	"container/ring"
	"fmt"
)

type item struct {
	name     string
	priority int
	index    int
}
type queue []*item

func (q queue) Len() int            { return len(q) }
func (q queue) Less(i, j int) bool  { return q[i].priority > q[j].priority }
func (q queue) Swap(i, j int)       { q[i], q[j] = q[j], q[i]; q[i].index, q[j].index = i, j }
func (q *queue) Push(x interface{}) { it := x.(*item); it.index = len(*q); *q = append(*q, it) }
func (q *queue) Pop() interface{} {
	old := *q
	n := len(old)
	it := old[n-1]
	*q = old[:n-1]
	return it
}

type ints []int

func (h ints) Len() int           { return len(h) }
func (h ints) Less(i, j int) bool { return h[i] < h[j] }
func (h ints) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *ints) Push(x any)        { *h = append(*h, x.(int)) }
func (h *ints) Pop() any          { o := *h; v := o[len(o)-1]; *h = o[:len(o)-1]; return v }

func dump(l *list.List) {
	for e := l.Front(); e != nil; e = e.Next() {
		fmt.Print(e.Value, " ")
	}
	fmt.Print("| ")
	for e := l.Back(); e != nil; e = e.Prev() {
		fmt.Print(e.Value, " ")
	}
	fmt.Println(l.Len())
}

func main() {
	h := &ints{5, 2, 8, 3, 9, 1}
	heap.Init(h)
	fmt.Println(*h)
	heap.Push(h, 0)
	fmt.Println(heap.Remove(h, 2), h.Len())
	fmt.Println(*h)
	(*h)[1] = 100
	heap.Fix(h, 1)
	fmt.Print(*h, ": ")
	for h.Len() > 0 {
		fmt.Print(heap.Pop(h), " ")
	}
	fmt.Println()
	q := &queue{}
	var pear *item
	for i, n := range []string{"banana", "apple", "pear", "fig"} {
		it := &item{name: n, priority: i * 7 % 5}
		if n == "pear" {
			pear = it
		}
		heap.Push(q, it)
	}
	pear.priority = 50
	heap.Fix(q, pear.index)
	for q.Len() > 0 {
		it := heap.Pop(q).(*item)
		fmt.Print(it.name, it.priority, " ")
	}
	fmt.Println()

	l := list.New()
	e4 := l.PushBack(4)
	e1 := l.PushFront(1)
	e3 := l.InsertBefore(3, e4)
	l.InsertAfter(2, e1)
	dump(l)
	l.MoveToFront(e4)
	l.MoveToBack(e1)
	dump(l)
	l.MoveBefore(e1, e3)
	l.MoveAfter(e4, e1)
	dump(l)
	fmt.Println(l.Remove(e3), e3.Next(), e3.Prev(), l.Remove(e3), l.InsertAfter(9, e3))
	other := list.New()
	other.PushBack("x")
	l.PushBackList(other)
	l.PushFrontList(l)
	dump(l)
	fmt.Println(other.InsertBefore(1, e1) == nil)
	var zero list.List
	zero.PushBack(1)
	dump(&zero)
	zero.Init()
	fmt.Println(zero.Front() == nil, zero.Back(), zero.Len())

	r := ring.New(5)
	for i := range 5 {
		r.Value = i
		r = r.Next()
	}
	show := func(r *ring.Ring) {
		r.Do(func(v any) { fmt.Print(v, " ") })
		fmt.Println(r.Len())
	}
	show(r)
	show(r.Move(2))
	show(r.Move(-1))
	gone := r.Unlink(2)
	show(gone)
	show(r)
	r.Link(gone)
	show(r)
	show(ring.New(0))
	var one ring.Ring
	fmt.Println(one.Len(), one.Next() == &one)
}
