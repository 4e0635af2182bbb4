package main

type item struct {
	a, b int
	p    *int
}

//go:noinline
func ints(n int) []int {
	var s []int
	for i := 0; i < n; i++ {
		s = append(s, i)
	}
	return s
}

//go:noinline
func items(n int) []item {
	var s []item
	for i := 0; i < n; i++ {
		s = append(s, item{a: i})
	}
	return s
}

//go:noinline
func bytes(n int) []byte {
	var b []byte
	for i := 0; i < n; i++ {
		b = append(b, "abc"...)
		b = append(b, byte(i))
	}
	return b
}

func main() {
	n := 0
	for i := 0; i < 10; i++ {
		n += len(ints(200000)) + len(items(50000)) + len(bytes(100000))
	}
	println(n)
}
