package main

import (
	"fmt"
	"reflect"
)

type S struct {
	A int `k:"v"`
	b string
	C []int
	m map[string]int
}

func (s S) M(x int) int          { return s.A + x }
func (s *S) P() string           { return "p" }
func (s S) Seq(y func(int) bool) { _ = y(s.A) && y(s.A+1) }

type I interface{ M(int) int }

func try(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Printf("%s: %T %v\n", name, r, r)
		}
	}()
	f()
	fmt.Println(name, "ok")
}

func main() {
	s := S{A: 1, b: "x"}
	v := reflect.ValueOf(s)
	p := reflect.ValueOf(&s).Elem()
	var nilp *S
	var nilm map[string]int
	var nili I
	var zero reflect.Value
	ro := p.Field(1)
	tests := map[string]func(){}
	order := []string{}
	add := func(n string, f func()) { order = append(order, n); tests[n] = f }
	add("setint unaddr", func() { v.Field(0).SetInt(1) })
	add("set unexported", func() { ro.SetString("y") })
	add("iface unexported", func() { ro.Interface() })
	add("zero.Type", func() { zero.Type() })
	add("zero.Int", func() { zero.Int() })
	add("zero.Interface", func() { zero.Interface() })
	add("zero.Set", func() { zero.Set(v) })
	add("Int of string", func() { reflect.ValueOf("x").Int() })
	add("SetInt string", func() { x := "s"; reflect.ValueOf(&x).Elem().SetInt(1) })
	add("Set mismatch", func() { p.Field(0).Set(reflect.ValueOf("x")) })
	add("Set nil", func() { p.Field(0).Set(zero) })
	add("Field range", func() { v.Field(9) })
	add("Field nonstruct", func() { reflect.ValueOf(1).Field(0) })
	add("Index range", func() { reflect.ValueOf([]int{1}).Index(5) })
	add("Index array", func() { reflect.ValueOf([2]int{}).Index(2) })
	add("Index string", func() { reflect.ValueOf("ab").Index(2) })
	add("Index map", func() { reflect.ValueOf(nilm).Index(0) })
	add("Len int", func() { reflect.ValueOf(1).Len() })
	add("Len nilptr", func() { reflect.ValueOf(nilp).Len() })
	add("Elem int", func() { reflect.ValueOf(1).Elem() })
	add("IsNil int", func() { reflect.ValueOf(1).IsNil() })
	add("Call nonfunc", func() { reflect.ValueOf(1).Call(nil) })
	add("Call few", func() { reflect.ValueOf(s.M).Call(nil) })
	add("Call many", func() { reflect.ValueOf(s.M).Call([]reflect.Value{v, v}) })
	add("Call type", func() { reflect.ValueOf(s.M).Call([]reflect.Value{reflect.ValueOf("x")}) })
	add("Call zero", func() { reflect.ValueOf(s.M).Call([]reflect.Value{zero}) })
	add("Call nil func", func() { var f func(); reflect.ValueOf(f).Call(nil) })
	add("CallSlice", func() { reflect.ValueOf(s.M).CallSlice([]reflect.Value{v}) })
	add("SetMapIndex nil", func() { reflect.ValueOf(nilm).SetMapIndex(reflect.ValueOf("a"), reflect.ValueOf(1)) })
	add("SetMapIndex key", func() { reflect.ValueOf(map[string]int{}).SetMapIndex(reflect.ValueOf(1), reflect.ValueOf(1)) })
	add("MapIndex", func() { reflect.ValueOf(1).MapIndex(v) })
	add("Convert", func() { reflect.ValueOf("x").Convert(reflect.TypeOf(1)) })
	add("Convert array", func() { reflect.ValueOf([]int{1}).Convert(reflect.TypeOf([2]int{})) })
	add("Addr", func() { v.Addr() })
	add("Slice range", func() { reflect.ValueOf([]int{1, 2}).Slice(1, 9) })
	add("Slice array", func() { reflect.ValueOf([2]int{}).Slice(0, 1) })
	add("Slice3", func() { reflect.ValueOf([]int{1}).Slice3(0, 2, 1) })
	add("SetLen", func() { x := []int{1}; reflect.ValueOf(&x).Elem().SetLen(5) })
	add("SetCap", func() { x := []int{1}; reflect.ValueOf(&x).Elem().SetCap(0) })
	add("Grow", func() { x := []int{1}; reflect.ValueOf(&x).Elem().Grow(-1) })
	add("Send", func() { reflect.ValueOf(make(<-chan int)).Send(reflect.ValueOf(1)) })
	add("Recv", func() { reflect.ValueOf(make(chan<- int)).Recv() })
	add("Close", func() { reflect.ValueOf(make(<-chan int)).Close() })
	add("MakeSlice", func() { reflect.MakeSlice(reflect.TypeOf(1), 0, 0) })
	add("MakeSlice len", func() { reflect.MakeSlice(reflect.TypeOf([]int{}), -1, 0) })
	add("MakeSlice cap", func() { reflect.MakeSlice(reflect.TypeOf([]int{}), 2, 1) })
	add("MakeChan", func() { reflect.MakeChan(reflect.TypeOf(make(<-chan int)), 0) })
	add("MakeMap", func() { reflect.MakeMap(reflect.TypeOf(1)) })
	add("MakeFunc", func() { reflect.MakeFunc(reflect.TypeOf(1), nil) })
	add("New nil", func() { reflect.New(nil) })
	add("Zero nil", func() { reflect.Zero(nil) })
	add("Append", func() { reflect.Append(reflect.ValueOf(1)) })
	add("Append type", func() { reflect.Append(reflect.ValueOf([]int{}), reflect.ValueOf("x")) })
	add("Copy", func() { reflect.Copy(reflect.ValueOf([]int{}), reflect.ValueOf([]string{})) })
	add("Method range", func() { v.Method(9) })
	add("Method nil iface", func() { reflect.ValueOf(&nili).Elem().Method(0) })
	add("Type.Elem", func() { reflect.TypeOf(1).Elem() })
	add("Type.Key", func() { reflect.TypeOf(1).Key() })
	add("Type.Field", func() { reflect.TypeOf(1).Field(0) })
	add("Type.Field range", func() { reflect.TypeOf(s).Field(7) })
	add("Type.NumField", func() { reflect.TypeOf(1).NumField() })
	add("Type.In", func() { reflect.TypeOf(1).In(0) })
	add("Type.NumIn", func() { reflect.TypeOf(1).NumIn() })
	add("Type.Out", func() { reflect.TypeOf(1).Out(0) })
	add("Type.IsVariadic", func() { reflect.TypeOf(1).IsVariadic() })
	add("Type.ChanDir", func() { reflect.TypeOf(1).ChanDir() })
	add("Type.Len", func() { reflect.TypeOf(1).Len() })
	add("Type.Bits", func() { reflect.TypeOf("").Bits() })
	add("Type.Implements", func() { reflect.TypeOf(1).Implements(reflect.TypeOf(1)) })
	add("Type.Implements nil", func() { reflect.TypeOf(1).Implements(nil) })
	add("Type.AssignableTo nil", func() { reflect.TypeOf(1).AssignableTo(nil) })
	add("Type.Method", func() { reflect.TypeOf(s).Method(9) })
	add("ArrayOf", func() { reflect.ArrayOf(-1, reflect.TypeOf(1)) })
	add("MapOf", func() { reflect.MapOf(reflect.TypeOf([]int{}), reflect.TypeOf(1)) })
	add("FuncOf", func() { reflect.FuncOf([]reflect.Type{reflect.TypeOf(1)}, nil, true) })
	add("StructOf dup", func() {
		f := reflect.StructField{Name: "A", Type: reflect.TypeOf(1)}
		reflect.StructOf([]reflect.StructField{f, f})
	})
	add("StructOf noname", func() { reflect.StructOf([]reflect.StructField{{Type: reflect.TypeOf(1)}}) })
	add("StructOf notype", func() { reflect.StructOf([]reflect.StructField{{Name: "A"}}) })
	add("StructOf lower", func() { reflect.StructOf([]reflect.StructField{{Name: "a", Type: reflect.TypeOf(1)}}) })
	add("StructOf bad", func() { reflect.StructOf([]reflect.StructField{{Name: "A-", Type: reflect.TypeOf(1)}}) })
	add("ChanOf", func() { reflect.ChanOf(9, reflect.TypeOf(1)) })
	add("Swapper", func() { reflect.Swapper(1) })
	add("Swapper range", func() { reflect.Swapper([]int{1, 2})(0, 5) })
	add("Select", func() { reflect.Select([]reflect.SelectCase{{Dir: 7}}) })
	add("Select default2", func() {
		d := reflect.SelectCase{Dir: reflect.SelectDefault}
		reflect.Select([]reflect.SelectCase{d, d})
	})
	add("Select send", func() {
		reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectSend, Chan: reflect.ValueOf(make(<-chan int)), Send: reflect.ValueOf(1)}})
	})
	add("OverflowInt", func() { reflect.ValueOf("x").OverflowInt(1) })
	add("SetBytes", func() { x := []int{}; reflect.ValueOf(&x).Elem().SetBytes(nil) })
	add("Bytes", func() { reflect.ValueOf(1).Bytes() })
	add("Bytes arr", func() { reflect.ValueOf([2]byte{}).Bytes() })
	add("FieldByIndex", func() { type E struct{ *S }; reflect.ValueOf(E{}).FieldByIndex([]int{0, 0}) })
	add("Comparable", func() { reflect.ValueOf([]int{}).Equal(reflect.ValueOf([]int{})) })
	add("IsZero", func() { zero.IsZero() })
	add("SetZero", func() { v.SetZero() })
	add("NumMethod", func() { zero.NumMethod() })
	add("UnsafePointer", func() { reflect.ValueOf(1).UnsafePointer() })
	add("Pointer", func() { reflect.ValueOf(1).Pointer() })
	add("Seq", func() { reflect.ValueOf(1.5).Seq() })
	add("Seq2", func() { reflect.ValueOf(1).Seq2() })
	add("MapRange", func() { reflect.ValueOf(1).MapRange() })
	add("MapIter Key", func() { reflect.ValueOf(nilm).MapRange().Key() })
	add("TypeAssert", func() { reflect.TypeAssert[int](zero) })
	add("Clear", func() { reflect.ValueOf(1).Clear() })
	add("ValueOf Seq method", func() {
		for x := range v.MethodByName("Seq").Seq() {
			fmt.Print(x, " ")
		}
	})
	for _, n := range order {
		try(n, tests[n])
	}
	t := reflect.StructOf([]reflect.StructField{{Name: "X", Type: reflect.TypeOf(1), Tag: `a:"b"`}, {Name: "S", Type: reflect.TypeOf(s)}})
	n := reflect.New(t).Elem()
	n.Field(0).SetInt(5)
	fmt.Printf("%v %+v %d %v %v\n", t, n, t.Size(), n.Field(1).Field(0), t.Field(0).Tag.Get("a"))
	ft := reflect.FuncOf([]reflect.Type{reflect.TypeOf(1), reflect.TypeOf([]string{})}, []reflect.Type{reflect.TypeOf("")}, true)
	f := reflect.MakeFunc(ft, func(in []reflect.Value) []reflect.Value {
		return []reflect.Value{reflect.ValueOf(fmt.Sprint(in[0], in[1]))}
	})
	fmt.Println(ft, f.Call([]reflect.Value{reflect.ValueOf(1), reflect.ValueOf("a"), reflect.ValueOf("b")})[0], f.CallSlice([]reflect.Value{reflect.ValueOf(1), reflect.ValueOf([]string{"z"})})[0], f.Interface().(func(int, ...string) string)(3, "q"))
}
