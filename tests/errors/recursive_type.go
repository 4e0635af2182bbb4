package main

type T struct {
	a int
	b T
}
type A [2]A
type B struct{ c C }
type C struct{ b B }
type I interface{ I }
type D D
type E F
type F E
type OK struct{ p *OK }

func main() {}
