package main

import "fmt"

type I interface {
	M(int) string
	N()
}
type A struct{}
type B struct{}
type C struct{}

func (A) M(int) string   { return "" }
func (b *B) M(int) string { return "" }
func (b *B) N()           {}
func (C) M(string) string { return "" }
func (C) N()              {}

func f(i I) {}

func main() {
	var i I = A{}
	i = B{}
	i = &B{}
	f(C{})
	f(3)
	f(nil)
	var s fmt.Stringer = i
	_ = i.(A)
	_ = i.(B)
	x := 1
	_ = x.(int)
	_ = s
}
