package main

type T struct{}

func (T) String() string { return "" }
func (T) foo()           {}

type W interface{ Foo() }

func main() {
	T{}.string()
	T{}.Foo()
	var w W = T{}
	_ = w
}
