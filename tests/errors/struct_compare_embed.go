package main

type A struct{ X int }
type B struct{ X int }
type C struct {
	A
	B
}
type D struct {
	*A
	**B
	[]int
}
type E struct {
	A
	A
}

func main() {
	c := C{}
	_ = c.X
}
