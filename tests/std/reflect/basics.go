package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"reflect"
	"sort"
	"strings"
	"unsafe"
)

type Inner struct {
	X, Y int
	name string
}

type Shape interface {
	Area() float64
	Name() string
}

type Square struct {
	Inner
	Side float64 `json:"side,omitempty" xml:"s\"q"`
	Tags []string
	next *Square
	M    map[string]int
}

func (s Square) Area() float64            { return s.Side * s.Side }
func (s *Square) Grow(by float64, n ...int) int { s.Side += by; return len(n) }
func (s Square) Name() string             { return "square" }
func (s Square) hidden()                  {}
func (i Inner) Sum(k int) int             { return i.X + i.Y + k }

type MyInt int

func (m MyInt) String() string { return fmt.Sprint("MyInt:", int(m)) }

type List[T any] struct {
	Head T
	Tail *List[T]
}
type Pair[K comparable, V any] struct {
	Key K
	Val V
}
type Fn func(int, ...string) (bool, error)

func try(name string, f func()) {
	defer func() {
		if x := recover(); x != nil {
			fmt.Printf("%s: %v\n", name, x)
		}
	}()
	f()
}

func types() {
	for _, x := range []any{true, 1, int8(1), uint16(2), 3.5, float32(1), 2i, "s", []int{1}, [3]string{}, map[string]bool{},
		make(chan int), make(<-chan int), make(chan<- string), func(int) string { return "" }, new(int), struct{}{}, Square{},
		&Square{}, MyInt(3), List[int]{}, Pair[string, []int]{}, Fn(nil), errors.New, unsafe.Pointer(nil), uintptr(1),
		[]any{1}, [2][]map[string]*int{}, struct {
			A int `x:"y"`
			b string
		}{}} {
		t := reflect.TypeOf(x)
		fmt.Println(t, t.Kind(), "name="+t.Name(), "pkg="+t.PkgPath(), t.Size(), t.Align(), t.FieldAlign(), t.Comparable(), t.NumMethod())
	}
	fmt.Println(reflect.TypeOf(nil), reflect.TypeFor[Shape](), reflect.TypeFor[error]().Kind(), reflect.TypeFor[io.Reader]().NumMethod())
	t := reflect.TypeOf(Square{})
	for i := 0; i < t.NumField(); i++ {
		f := t.Field(i)
		fmt.Println(f.Name, f.PkgPath, f.Type, string(f.Tag), f.Offset, f.Index, f.Anonymous, f.IsExported())
	}
	f, ok := t.FieldByName("Y")
	fmt.Println(f.Name, f.Index, ok, t.FieldByIndex([]int{0, 1}).Name)
	_, ok = t.FieldByName("Z")
	fmt.Println(ok)
	sf, _ := t.FieldByName("Side")
	fmt.Println(sf.Tag.Get("json"), sf.Tag.Get("xml"), sf.Tag.Get("yaml"))
	for _, f := range reflect.VisibleFields(t) {
		fmt.Print(f.Name, f.Index, " ")
	}
	fmt.Println()
	for i := 0; i < t.NumMethod(); i++ {
		m := t.Method(i)
		fmt.Println(m.Name, m.Type, m.Index, m.Func.Kind())
	}
	p := reflect.TypeOf(&Square{})
	for i := 0; i < p.NumMethod(); i++ {
		fmt.Println(p.Method(i).Name, p.Method(i).Type)
	}
	shape := reflect.TypeFor[Shape]()
	for i := 0; i < shape.NumMethod(); i++ {
		fmt.Println(shape.Method(i).Name, shape.Method(i).Type)
	}
	fmt.Println(t.Implements(shape), reflect.TypeOf(1).Implements(shape), p.Implements(shape), reflect.TypeFor[*os.File]().Implements(reflect.TypeFor[io.Writer]()))
	ft := reflect.TypeFor[Fn]()
	fmt.Println(ft.NumIn(), ft.In(1), ft.NumOut(), ft.Out(1), ft.IsVariadic(), ft)
	fmt.Println(reflect.TypeOf(MyInt(1)).ConvertibleTo(reflect.TypeOf("")), reflect.TypeOf(1).AssignableTo(reflect.TypeOf(MyInt(1))),
		reflect.TypeOf([]int{}).ConvertibleTo(reflect.TypeOf([2]int{})), reflect.TypeOf("").ConvertibleTo(reflect.TypeOf([]byte{})))
	fmt.Println(reflect.TypeOf(make(<-chan int)).ChanDir(), reflect.TypeOf(int32(1)).Bits(), reflect.TypeOf([4]int{}).Len(), reflect.TypeOf(map[string]int{}).Key())
	fmt.Println(reflect.TypeOf([]int{}) == reflect.TypeOf([]int{}), reflect.SliceOf(reflect.TypeOf(1)) == reflect.TypeOf([]int{}))
	try("Elem", func() { reflect.TypeOf(1).Elem() })
	try("NumField", func() { reflect.TypeOf(1).NumField() })
	try("Field", func() { reflect.TypeOf(Inner{}).Field(5) })
	try("Key", func() { reflect.TypeOf(1).Key() })
	try("In", func() { reflect.TypeOf(1).In(0) })
	try("Len", func() { reflect.TypeOf(1).Len() })
	try("Bits", func() { reflect.TypeOf("").Bits() })
	try("Implements", func() { reflect.TypeOf(1).Implements(reflect.TypeOf(2)) })
}

func values() {
	s := Square{Inner{1, 2, "in"}, 3, []string{"a", "b"}, nil, map[string]int{"k": 1}}
	v := reflect.ValueOf(&s).Elem()
	fmt.Println(v.Kind(), v.NumField(), v.Field(0).Field(1).Int(), v.FieldByName("X").Int(), v.FieldByName("Side").Float())
	v.FieldByName("X").SetInt(10)
	v.Field(1).SetFloat(1.5)
	v.Field(2).Set(reflect.Append(v.Field(2), reflect.ValueOf("c")))
	v.Field(2).Index(0).SetString("A")
	v.Field(4).SetMapIndex(reflect.ValueOf("z"), reflect.ValueOf(26))
	v.Field(4).SetMapIndex(reflect.ValueOf("k"), reflect.Value{})
	fmt.Printf("%+v\n", s)
	fmt.Println(v.Field(0).Field(2).String(), v.Field(0).Field(2).CanSet(), v.Field(0).Field(2).CanInterface(), v.Field(0).CanAddr())
	try("unexported", func() { v.Field(0).Field(2).SetString("x") })
	try("interface", func() { v.Field(0).Field(2).Interface() })
	try("unaddressable", func() { reflect.ValueOf(s).Field(1).SetFloat(1) })
	try("kind", func() { v.Field(1).SetInt(1) })
	try("assign", func() { v.Field(1).Set(reflect.ValueOf("x")) })
	try("zero", func() { reflect.Value{}.Int() })
	try("zerotype", func() { reflect.Value{}.Type() })
	try("index", func() { reflect.ValueOf([]int{1}).Index(1) })
	try("isnil", func() { reflect.ValueOf(1).IsNil() })
	try("elem", func() { reflect.ValueOf(1).Elem() })
	try("len", func() { reflect.ValueOf(1).Len() })
	try("addr", func() { reflect.ValueOf(1).Addr() })
	try("numfield", func() { reflect.ValueOf(1).NumField() })
	try("mapindex", func() { reflect.ValueOf(1).MapIndex(reflect.ValueOf(1)) })
	try("mapkey", func() { reflect.ValueOf(map[string]int{}).MapIndex(reflect.ValueOf(1)) })
	try("call", func() { reflect.ValueOf(1).Call(nil) })
	try("nilmap", func() { reflect.ValueOf(map[string]int(nil)).SetMapIndex(reflect.ValueOf("a"), reflect.ValueOf(1)) })
	var e error
	ev := reflect.ValueOf(&e).Elem()
	fmt.Println(ev.Kind(), ev.IsNil(), ev.Elem().IsValid(), ev.Type())
	ev.Set(reflect.ValueOf(errors.New("boom")))
	fmt.Println(e, ev.Elem().Type(), ev.Elem().Kind(), ev.NumMethod())
	var any1 any = 5
	av := reflect.ValueOf(&any1).Elem()
	av.Set(reflect.ValueOf("str"))
	fmt.Println(any1, av.Elem().Kind())
	fmt.Println(reflect.Zero(reflect.TypeOf(s)).IsZero(), v.IsZero(), reflect.ValueOf([2]int{}).IsZero(), reflect.ValueOf([2]int{0, 1}).IsZero())
	arr := [5]int{1, 2, 3, 4, 5}
	arv := reflect.ValueOf(&arr).Elem()
	sl := arv.Slice(1, 4)
	sl.Index(0).SetInt(20)
	fmt.Println(arr, sl.Len(), sl.Cap(), arv.Slice3(0, 2, 3).Cap(), reflect.ValueOf("hello").Slice(1, 3), reflect.ValueOf("hello").Index(1).Uint())
	fmt.Println(reflect.Copy(reflect.ValueOf(&arr).Elem(), reflect.ValueOf([]int{7, 8})), arr)
	b := make([]byte, 3)
	fmt.Println(reflect.Copy(reflect.ValueOf(b), reflect.ValueOf("xyz!")), string(b))
	ms := reflect.MakeSlice(reflect.TypeOf([]string{}), 2, 5)
	ms.Index(1).SetString("one")
	ms = reflect.AppendSlice(ms, reflect.ValueOf([]string{"two", "three"}))
	fmt.Println(ms, ms.Len(), ms.Cap(), ms.Interface().([]string)[3])
	m := reflect.MakeMap(reflect.TypeOf(map[string]int{}))
	for i, k := range strings.Fields("a b c d e") {
		m.SetMapIndex(reflect.ValueOf(k), reflect.ValueOf(i))
	}
	keys := m.MapKeys()
	sort.Slice(keys, func(i, j int) bool { return keys[i].String() < keys[j].String() })
	fmt.Println(keys, m.Len(), m.MapIndex(reflect.ValueOf("c")), m.MapIndex(reflect.ValueOf("zz")).IsValid())
	sum := 0
	for it := m.MapRange(); it.Next(); {
		sum += int(it.Value().Int()) * len(it.Key().String())
	}
	fmt.Println(sum)
	ch := reflect.MakeChan(reflect.TypeOf(make(chan int)), 2)
	ch.Send(reflect.ValueOf(1))
	fmt.Println(ch.TrySend(reflect.ValueOf(2)), ch.TrySend(reflect.ValueOf(3)), ch.Len(), ch.Cap())
	x, ok := ch.Recv()
	fmt.Println(x, ok)
	ch.Close()
	x, ok = ch.Recv()
	fmt.Println(x, ok)
	x, ok = ch.TryRecv()
	fmt.Println(x, ok)
	np := reflect.New(reflect.TypeOf(0))
	np.Elem().SetInt(9)
	fmt.Println(*np.Interface().(*int), reflect.Indirect(np).Int(), np.Elem().Addr().Interface() == np.Interface())
	fmt.Println(reflect.ValueOf(MyInt(4)), reflect.ValueOf(MyInt(4)).Interface(), reflect.ValueOf(s).Field(1), reflect.ValueOf(3).String(), reflect.Value{}.String())
	fmt.Println(reflect.ValueOf(uint8(200)).OverflowUint(300), reflect.ValueOf(int8(1)).OverflowInt(127), reflect.ValueOf(float32(1)).OverflowFloat(1e300))
	var swap = []string{"a", "b", "c"}
	reflect.Swapper(swap)(0, 2)
	fmt.Println(swap)
	gs := reflect.ValueOf(&swap).Elem()
	gs.Grow(10)
	gs.SetLen(5)
	fmt.Println(len(swap), cap(swap) >= 13)
	gs.Clear()
	fmt.Printf("%q\n", swap)
	fmt.Println(reflect.ValueOf(1).Equal(reflect.ValueOf(1)), reflect.ValueOf("a").Equal(reflect.ValueOf("b")), reflect.ValueOf([]int{}).Comparable())
	for i, e := range reflect.ValueOf([]string{"p", "q"}).Seq2() {
		fmt.Print(i, e, " ")
	}
	for i := range reflect.ValueOf(3).Seq() {
		fmt.Print(i, " ")
	}
	fmt.Println()
}

func converts() {
	c := func(x any, t reflect.Type) {
		v := reflect.ValueOf(x)
		if !v.CanConvert(t) {
			fmt.Println(v.Type(), "no", t)
			return
		}
		fmt.Printf("%v -> %v: %#v\n", v.Type(), t, v.Convert(t).Interface())
	}
	c(65, reflect.TypeOf(""))
	c(300, reflect.TypeOf(uint8(0)))
	c(-1, reflect.TypeOf(uint16(0)))
	c(3.99, reflect.TypeOf(0))
	c(7, reflect.TypeOf(float32(0)))
	c("héy", reflect.TypeOf([]byte{}))
	c("héy", reflect.TypeOf([]rune{}))
	c([]byte("abc"), reflect.TypeOf(""))
	c([]rune("abc"), reflect.TypeOf(""))
	c(5, reflect.TypeOf(MyInt(0)))
	c([]int{1, 2, 3}, reflect.TypeOf([2]int{}))
	c([]int{1}, reflect.TypeOf([2]int{}))
	c(2+3i, reflect.TypeOf(complex64(0)))
	c("x", reflect.TypeOf(0))
	c(errors.New("e") != nil, reflect.TypeOf(false))
	v := reflect.ValueOf(MyInt(3)).Convert(reflect.TypeFor[fmt.Stringer]())
	fmt.Println(v.Kind(), v.Type(), v.Interface())
	try("convert", func() { reflect.ValueOf("x").Convert(reflect.TypeOf(1)) })
	try("convert2", func() { reflect.ValueOf([]int{1}).Convert(reflect.TypeOf([3]int{})) })
}

type big struct{ a, b, c, d, e int }

func (b big) Get(i int) (int, big) { b.a += i; return b.a, b }

func calls() {
	add := func(a int8, b uint16, c float32, d string, e bool) (string, int8, error) {
		return fmt.Sprint(a, b, c, d, e), -a, nil
	}
	r := reflect.ValueOf(add).Call([]reflect.Value{reflect.ValueOf(int8(-3)), reflect.ValueOf(uint16(65535)), reflect.ValueOf(float32(1.5)), reflect.ValueOf("s"), reflect.ValueOf(true)})
	fmt.Println(len(r), r[0], r[1], r[2].IsNil(), r[2].Type())
	r = reflect.ValueOf(fmt.Sprintf).Call([]reflect.Value{reflect.ValueOf("%d-%s"), reflect.ValueOf(1), reflect.ValueOf("x")})
	fmt.Println(r[0])
	r = reflect.ValueOf(fmt.Sprintf).CallSlice([]reflect.Value{reflect.ValueOf("%d-%s"), reflect.ValueOf([]any{2, "y"})})
	fmt.Println(r[0])
	s := &Square{Side: 2}
	v := reflect.ValueOf(s)
	fmt.Println(v.MethodByName("Area").Call(nil)[0], v.MethodByName("Grow").Call([]reflect.Value{reflect.ValueOf(1.0), reflect.ValueOf(1), reflect.ValueOf(2)})[0], s.Side)
	fmt.Println(v.MethodByName("Sum").Call([]reflect.Value{reflect.ValueOf(5)})[0], v.Method(0).Type(), v.NumMethod(), v.Elem().NumMethod())
	f := v.MethodByName("Area").Interface().(func() float64)
	fmt.Println(f())
	fmt.Println(v.Type().Method(0).Func.Call([]reflect.Value{v})[0])
	var sh Shape = Square{Side: 5}
	iv := reflect.ValueOf(&sh).Elem()
	fmt.Println(iv.NumMethod(), iv.Method(0).Call(nil)[0], iv.MethodByName("Name").Call(nil)[0])
	b := big{1, 2, 3, 4, 5}
	r = reflect.ValueOf(b).Method(0).Call([]reflect.Value{reflect.ValueOf(10)})
	fmt.Printf("%v %+v\n", r[0], r[1])
	fmt.Println(reflect.ValueOf(func() {}).Call(nil))
	sum := reflect.ValueOf(func(xs ...int) (t int) {
		for _, x := range xs {
			t += x
		}
		return
	})
	fmt.Println(sum.Call(nil)[0], sum.Call([]reflect.Value{reflect.ValueOf(1), reflect.ValueOf(2)})[0])
	try("few", func() { reflect.ValueOf(add).Call(nil) })
	try("many", func() { reflect.ValueOf(func() {}).Call([]reflect.Value{reflect.ValueOf(1)}) })
	try("type", func() { reflect.ValueOf(func(int) {}).Call([]reflect.Value{reflect.ValueOf("x")}) })
	try("nil", func() { reflect.ValueOf((func())(nil)).Call(nil) })
	try("panic", func() { reflect.ValueOf(func() { panic("inside") }).Call(nil) })

	swap := func(in []reflect.Value) []reflect.Value { return []reflect.Value{in[1], in[0]} }
	var intSwap func(int8, string) (string, int8)
	reflect.ValueOf(&intSwap).Elem().Set(reflect.MakeFunc(reflect.TypeOf(intSwap), swap))
	fmt.Println(intSwap(-5, "five"))
	var noop func()
	reflect.ValueOf(&noop).Elem().Set(reflect.MakeFunc(reflect.TypeOf(noop), func([]reflect.Value) []reflect.Value { fmt.Println("noop"); return nil }))
	noop()
	var structs func(big, float32, ...int) (big, error)
	reflect.ValueOf(&structs).Elem().Set(reflect.MakeFunc(reflect.TypeOf(structs), func(in []reflect.Value) []reflect.Value {
		fmt.Println(in[0], in[1], in[2])
		return []reflect.Value{in[0], reflect.Zero(reflect.TypeFor[error]())}
	}))
	fmt.Println(structs(b, 2.5, 7, 8))
}

func makes() {
	fmt.Println(reflect.PointerTo(reflect.TypeOf(1)), reflect.MapOf(reflect.TypeOf(""), reflect.TypeOf(Square{})), reflect.ChanOf(reflect.SendDir, reflect.TypeOf(1)),
		reflect.ArrayOf(3, reflect.TypeOf("")), reflect.FuncOf([]reflect.Type{reflect.TypeOf(1), reflect.TypeOf([]string{})}, []reflect.Type{reflect.TypeOf(true)}, true))
	st := reflect.StructOf([]reflect.StructField{{Name: "A", Type: reflect.TypeOf(1), Tag: `json:"a"`}, {Name: "B", Type: reflect.TypeOf("")}})
	sv := reflect.New(st).Elem()
	sv.Field(0).SetInt(5)
	sv.Field(1).SetString("five")
	fmt.Printf("%v %+v %T\n", st, sv.Interface(), sv.Interface())
	fmt.Println(st == reflect.TypeOf(struct {
		A int `json:"a"`
		B string
	}{}))
	am := reflect.MakeMap(reflect.MapOf(reflect.TypeOf([2]int{}), reflect.TypeOf(1.5)))
	am.SetMapIndex(reflect.ValueOf([2]int{1, 2}), reflect.ValueOf(2.5))
	fmt.Println(am, am.MapIndex(reflect.ValueOf([2]int{1, 2})))
	try("mapof", func() { reflect.MapOf(reflect.TypeOf([]int{}), reflect.TypeOf(1)) })
	c1, c2 := make(chan int, 1), make(chan string, 1)
	c2 <- "hi"
	i, v, ok := reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(c1)}, {Dir: reflect.SelectRecv, Chan: reflect.ValueOf(c2)}})
	fmt.Println(i, v, ok)
	i, _, _ = reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(c1)}, {Dir: reflect.SelectDefault}})
	fmt.Println(i)
	i, _, _ = reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectSend, Chan: reflect.ValueOf(c1), Send: reflect.ValueOf(3)}})
	fmt.Println(i, <-c1)
}

type node struct {
	v    int
	next *node
}

func deep() {
	eq := func(a, b any) { fmt.Print(reflect.DeepEqual(a, b), " ") }
	eq(1, 1)
	eq(1, int64(1))
	eq([]int{1, 2}, []int{1, 2})
	eq([]int(nil), []int{})
	eq(map[string][]int{"a": {1}}, map[string][]int{"a": {1}})
	eq(map[string]int{"a": 1}, map[string]int{"b": 1})
	eq(Square{Tags: []string{"x"}}, Square{Tags: []string{"x"}})
	a, b := &node{1, nil}, &node{1, nil}
	a.next, b.next = a, b
	eq(a, b)
	b.v = 2
	eq(a, b)
	eq(nil, nil)
	eq(nil, 1)
	eq(errors.New("a"), errors.New("a"))
	eq(func() {}, func() {})
	eq((func())(nil), (func())(nil))
	eq([]any{1, "a", nil}, []any{1, "a", nil})
	fmt.Println()
}

func main() {
	types()
	values()
	converts()
	calls()
	makes()
	deep()
}
