package main

func f() int { return 1 }

type T struct{}

func (t *T) P() {}

func main() {
	x := 1
	_ = *x
	_ = &1
	_ = &f()
	_ = &"a"
	T{}.P()
	map[string]T{}["a"].P()
	p := &x
	p++
	_ = p + 1
	_ = *nil
	var q **int = p
	_ = q
	p.x = 1
}
