package main

type I interface{ M() }
type P *int
type T struct{}

func (i I) X()     {}
func (p P) Y()     {}
func (i int) Z()   {}
func (t **T) W()   {}
func (u Undef) V() {}
func (t []T) U()   {}
func (t T) init()  {}
func (t T) _()     {}

func main() {
	t := T{}
	t.X()
	T.Y(t)
}
