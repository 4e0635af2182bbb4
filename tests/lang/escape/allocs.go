// Heap allocations of small functions, counted as testing.AllocsPerRun does, beside those of compiled Go (recorded with go 1.26).
// Any argument: the functions that allocate more are printed; -v: all.
package main

import (
	"errors"
	"fmt"
	"os"
	"testing"
)

type point struct{ x, y int }

func (p *point) sum() int { return p.x + p.y }
func (p point) sum2() int { return p.x + p.y }

type summer interface{ sum2() int }

type node struct {
	v    int
	next *node
}

func (n *node) total() int {
	t := 0
	for ; n != nil; n = n.next {
		t += n.v
	}
	return t
}

type wrapper struct {
	data []int
	p    *point
}

func (w *wrapper) total() int { return len(w.data) + w.p.x }

type builder struct{ buf []byte }

func (b *builder) add(c byte) { b.buf = append(b.buf, c) }

type stack[T any] struct{ items []T }

func (s *stack[T]) push(v T) { s.items = append(s.items, v) }
func (s *stack[T]) pop() T {
	v := s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return v
}

var (
	n       = 7
	keep    int
	sinkP   *point
	sinkS   []int
	sinkF   func() int
	sinkI   any
	sinkStr string
	sinkM   map[int]int
	sinkA   []any
	strs    = []string{"hello", "world"}
	buf     = []byte("hell and more")
	table   = map[string]int{"hel": 3}
	errNeg  = errors.New("negative")
)

func sum(s []int) int {
	t := 0
	for _, v := range s {
		t += v
	}
	return t
}

func apply(f func(int), v int) { f(v); f(v + 1) }

func newCounter() func() int {
	c := 0
	return func() int { c++; return c }
}

func newPoint(x, y int) *point { return &point{x, y} }

//go:noinline
func newPointNI(x, y int) *point { return &point{x, y} }

func typeSwitch(v any) int {
	switch x := v.(type) {
	case int:
		return x
	case string:
		return len(x)
	}
	return 0
}

func withDefer(v int) (r int) {
	defer func() { r += v }()
	return v
}

func withDeferMethod(v int) int {
	p := &point{v, 1}
	defer p.sum()
	return v
}

func safeDiv(a, b int) (r int) {
	defer func() {
		if e := recover(); e != nil {
			r = -1
		}
	}()
	return a / b
}

func sumAll(v ...int) int { return sum(v) }

func countAny(v ...any) int { return len(v) }

func keepAny(v ...any) { sinkA = v }

func swap(a, b *int) { *a, *b = *b, *a }

func fill(p *point, v int) { p.x, p.y = v, v }

func row(m *[4][4]int, i int) []int { return m[i][:] }

func ptrTo[T any](v T) *T { return &v }

func mapSlice[T, U any](s []T, f func(T) U) []U {
	r := make([]U, 0, len(s))
	for _, v := range s {
		r = append(r, f(v))
	}
	return r
}

func check(v int) error {
	if v < 0 {
		return fmt.Errorf("negative: %d", v)
	}
	return nil
}

func checkSentinel(v int) error {
	if v < 0 {
		return errNeg
	}
	return nil
}

func upTo(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n; i++ {
			if !yield(i) {
				return
			}
		}
	}
}

func insertion(s []int) {
	for i := 1; i < len(s); i++ {
		for j := i; j > 0 && s[j] < s[j-1]; j-- {
			s[j], s[j-1] = s[j-1], s[j]
		}
	}
}

func depth(p *point, d int) int {
	if d == 0 {
		return p.sum()
	}
	q := point{p.x + 1, d}
	return depth(&q, d-1)
}

func f_ptrLocal() {
	x := 5
	p := &x
	*p += n
	keep += *p
}

func f_newInt() {
	p := new(int)
	*p = n
	keep += *p
}

func f_structPtr() {
	p := &point{n, 2}
	keep += p.x + p.y
}

func f_structPtrCall() {
	p := &point{n, 2}
	keep += p.sum()
}

func f_structPtrEsc() {
	sinkP = &point{n, 2}
}

func f_makeConst() {
	s := make([]int, 10)
	s[3] = n
	keep += s[3]
}

func f_makeVar() {
	s := make([]int, n)
	keep += len(s)
}

func f_makeVarSmall() {
	s := make([]byte, n)
	s[0] = 1
	keep += len(s)
}

func f_makeEsc() {
	sinkS = make([]int, 10)
}

func f_sliceLit() {
	s := []int{1, 2, 3, n}
	keep += sum(s)
}

func f_arraySlice() {
	var a [16]int
	s := a[:]
	s[2] = n
	keep += sum(s)
}

func f_appendLocal() {
	s := make([]int, 0, 8)
	for i := 0; i < 8; i++ {
		s = append(s, i*n)
	}
	keep += sum(s)
}

func f_appendGrow() {
	var s []int
	for i := 0; i < 100; i++ {
		s = append(s, i)
	}
	keep += len(s)
}

func f_closureRead() {
	f := func() int { return n + 1 }
	keep += f()
}

func f_closureWrite() {
	x := 0
	f := func() { x += n }
	f()
	f()
	keep += x
}

func f_closureArg() {
	x := 0
	apply(func(v int) { x += v }, n)
	keep += x
}

func f_closureEsc() {
	x := n
	sinkF = func() int { x++; return x }
}

func f_closureValEsc() {
	x := n
	sinkF = func() int { return x }
}

func f_counter() {
	c := newCounter()
	keep += c() + c()
}

func f_newPointInl() {
	p := newPoint(n, 2)
	keep += p.x
}

func f_newPointNoinl() {
	p := newPointNI(n, 2)
	keep += p.x
}

func f_ifaceInt() {
	var v any = n + 1000
	keep += v.(int)
}

func f_ifaceSmall() {
	sinkI = n & 7
}

func f_ifaceEsc() {
	sinkI = n + 1000
}

func f_ifaceStruct() {
	var s summer = point{n, 2}
	keep += s.sum2()
}

func f_ifacePtr() {
	var s summer = &point{n, 2}
	keep += s.sum2()
}

func f_ifaceConst() {
	sinkI = "constant"
}

func f_ifaceParam() {
	keep += typeSwitch(n + 500)
}

func f_deferClosure() {
	keep += withDefer(n)
}

func f_deferMethod() {
	keep += withDeferMethod(n)
}

func f_recoverNamed() {
	keep += safeDiv(n, 0)
}

func f_methodValue() {
	p := &point{n, 2}
	f := p.sum
	keep += f()
}

func f_methodValueEsc() {
	p := point{n, 2}
	sinkF = p.sum2
}

func f_variadic() {
	keep += sumAll(1, 2, 3, n)
}

func f_variadicAny() {
	keep += countAny(1, "a", n+1000)
}

func f_variadicEsc() {
	keepAny(n+1000, n+2000)
}

func f_strConcat() {
	s := strs[n&1] + strs[1-n&1]
	keep += len(s)
}

func f_strConcatEsc() {
	sinkStr = strs[n&1] + strs[1-n&1]
}

func f_strConcat3() {
	s := "a" + strs[n&1] + "b"
	keep += len(s)
}

func f_bytesToStr() {
	b := []byte{1, 2, 3, byte(n)}
	s := string(b)
	keep += len(s)
}

func f_strToBytes() {
	b := []byte(strs[n&1])
	keep += len(b)
}

func f_bytesCompare() {
	if string(buf[:4]) == strs[0] {
		keep++
	}
}

func f_mapKeyBytes() {
	keep += table[string(buf[:3])]
}

func f_rangeBytes() {
	for _, c := range []byte(strs[0]) {
		keep += int(c)
	}
}

func f_runeString() {
	s := string(rune(n + 900))
	keep += len(s)
}

func f_mapLocal() {
	m := map[int]int{}
	m[n] = 1
	keep += len(m)
}

func f_mapMake() {
	m := make(map[string]int)
	m["a"] = n
	keep += m["a"]
}

func f_mapEsc() {
	sinkM = make(map[int]int)
}

func f_linked() {
	a := node{v: n}
	b := node{v: 2, next: &a}
	c := &node{v: 3, next: &b}
	keep += c.total()
}

func f_loopPtr() {
	for i := 0; i < 4; i++ {
		p := &point{i, n}
		keep += p.sum()
	}
}

func f_loopPtrEsc() {
	for i := 0; i < 4; i++ {
		sinkP = &point{i, n}
	}
}

func f_loopLast() {
	var last *point
	for i := 0; i < 4; i++ {
		last = &point{i, n}
	}
	keep += last.x
}

func f_swapPtrs() {
	a, b := n, 2
	swap(&a, &b)
	keep += a
}

func f_outParam() {
	var r point
	fill(&r, n)
	keep += r.x
}

func f_matrix() {
	var m [4][4]int
	r := row(&m, 2)
	r[1] = n
	keep += m[2][1]
}

func f_structOfSlices() {
	w := wrapper{data: make([]int, 4), p: &point{1, n}}
	keep += w.total()
}

func f_builder() {
	var b builder
	b.add('x')
	b.add(byte(n))
	keep += len(b.buf)
}

func f_sliceOfPtrs() {
	x, y := n, 2
	ps := []*int{&x, &y}
	keep += *ps[0] + *ps[1]
}

func f_generic() {
	p := ptrTo(n)
	keep += *p
}

func f_genericMap() {
	s := mapSlice([]int{1, 2, n}, func(x int) int { return x * 2 })
	keep += len(s)
}

func f_stack() {
	var st stack[int]
	st.push(n)
	st.push(2)
	keep += st.pop()
}

func f_errNew() {
	if err := check(n); err != nil {
		keep++
	}
}

func f_errSentinel() {
	if err := checkSentinel(n); err == errNeg {
		keep++
	}
}

func f_goChan() {
	c := make(chan int, 1)
	c <- n
	keep += <-c
}

func f_rangeFunc() {
	for v := range upTo(n) {
		keep += v
	}
}

func f_copyArray() {
	a := [8]int{n}
	b := a
	p := &b
	p[1] = 3
	keep += a[1] + b[0]
}

func f_bigArray() {
	var a [1000]int
	p := &a
	p[n] = 1
	keep += p[n]
}

func f_tooBig() {
	p := new([20000]int)
	p[n] = 1
	keep += p[n]
}

func f_sortLocal() {
	s := []int{3, 1, n, 2}
	insertion(s)
	keep += s[0]
}

func f_recursive() {
	keep += depth(&point{n, 0}, 5)
}

var funcs = []struct {
	name string
	f    func()
	gc   float64
}{
	{"ptrLocal", f_ptrLocal, 0},
	{"newInt", f_newInt, 0},
	{"structPtr", f_structPtr, 0},
	{"structPtrCall", f_structPtrCall, 0},
	{"structPtrEsc", f_structPtrEsc, 1},
	{"makeConst", f_makeConst, 0},
	{"makeVar", f_makeVar, 1},
	{"makeVarSmall", f_makeVarSmall, 0},
	{"makeEsc", f_makeEsc, 1},
	{"sliceLit", f_sliceLit, 0},
	{"arraySlice", f_arraySlice, 0},
	{"appendLocal", f_appendLocal, 0},
	{"appendGrow", f_appendGrow, 5},
	{"closureRead", f_closureRead, 0},
	{"closureWrite", f_closureWrite, 0},
	{"closureArg", f_closureArg, 0},
	{"closureEsc", f_closureEsc, 2},
	{"closureValEsc", f_closureValEsc, 1},
	{"counter", f_counter, 0},
	{"newPointInl", f_newPointInl, 0},
	{"newPointNoinl", f_newPointNoinl, 1},
	{"ifaceInt", f_ifaceInt, 0},
	{"ifaceSmall", f_ifaceSmall, 0},
	{"ifaceEsc", f_ifaceEsc, 1},
	{"ifaceStruct", f_ifaceStruct, 0},
	{"ifacePtr", f_ifacePtr, 0},
	{"ifaceConst", f_ifaceConst, 0},
	{"ifaceParam", f_ifaceParam, 0},
	{"deferClosure", f_deferClosure, 0},
	{"deferMethod", f_deferMethod, 0},
	{"recoverNamed", f_recoverNamed, 0},
	{"methodValue", f_methodValue, 0},
	{"methodValueEsc", f_methodValueEsc, 1},
	{"variadic", f_variadic, 0},
	{"variadicAny", f_variadicAny, 0},
	{"variadicEsc", f_variadicEsc, 3},
	{"strConcat", f_strConcat, 0},
	{"strConcatEsc", f_strConcatEsc, 1},
	{"strConcat3", f_strConcat3, 0},
	{"bytesToStr", f_bytesToStr, 0},
	{"strToBytes", f_strToBytes, 0},
	{"bytesCompare", f_bytesCompare, 0},
	{"mapKeyBytes", f_mapKeyBytes, 0},
	{"rangeBytes", f_rangeBytes, 0},
	{"runeString", f_runeString, 0},
	{"mapLocal", f_mapLocal, 0},
	{"mapMake", f_mapMake, 0},
	{"mapEsc", f_mapEsc, 1},
	{"linked", f_linked, 0},
	{"loopPtr", f_loopPtr, 0},
	{"loopPtrEsc", f_loopPtrEsc, 4},
	{"loopLast", f_loopLast, 4},
	{"swapPtrs", f_swapPtrs, 0},
	{"outParam", f_outParam, 0},
	{"matrix", f_matrix, 0},
	{"structOfSlices", f_structOfSlices, 0},
	{"builder", f_builder, 1},
	{"sliceOfPtrs", f_sliceOfPtrs, 0},
	{"generic", f_generic, 0},
	{"genericMap", f_genericMap, 0},
	{"stack", f_stack, 2},
	{"errNew", f_errNew, 0},
	{"errSentinel", f_errSentinel, 0},
	{"goChan", f_goChan, 1},
	{"rangeFunc", f_rangeFunc, 0},
	{"copyArray", f_copyArray, 0},
	{"bigArray", f_bigArray, 0},
	{"tooBig", f_tooBig, 1},
	{"sortLocal", f_sortLocal, 0},
	{"recursive", f_recursive, 0},
}

func main() {
	more := 0
	for _, t := range funcs {
		got := testing.AllocsPerRun(100, t.f)
		if got > t.gc {
			more++
		}
		if len(os.Args) > 1 && (os.Args[1] == "-v" || got > t.gc) {
			fmt.Println(t.name, got, t.gc)
		}
	}
	fmt.Println(len(funcs), "functions; at most 5 allocate more than compiled Go:", more <= 5)
}
