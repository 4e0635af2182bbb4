package main

type I interface{ M() }

func main() {
	var x any
	switch y := x.(type) {
	}
	switch x.(type) {
	case int, int:
	case string, bool:
	case string:
	case nil:
	case nil:
	case 3:
	default:
	default:
	}
	var i I
	switch i.(type) {
	case int:
	}
	_ = x.(type)
	n := 1
	switch n.(type) {
	}
}
