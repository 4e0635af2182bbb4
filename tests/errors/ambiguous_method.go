package main

type A struct{}
type B struct{}

func (A) M() {}
func (B) M() {}

type C struct {
	A
	B
}
type I interface{ M() }

func main() {
	var i I = C{}
	C{}.M()
	_ = i
}
