package main

func main() {
	x := 1
	var y, z int
	z = 3
	for i, v := range []int{1} {
	}
	f := func() { w := 1 }
}
