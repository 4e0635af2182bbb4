package main

func f(a int, a string)     {}
func g(a int) (a string)    { return }
func (t T) h(t int)         {}

type T struct {
	x int
	x string
}

func (T) x() {}
func (T) m() {}
func (T) m() {}

type I interface {
	M()
	M()
}

func main() {}
