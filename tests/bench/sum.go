package main

//go:noinline
func sum(n int) int {
	s := 0
	for i := 0; i < n; i++ {
		for j := 0; j < n; j++ {
			s += i * j
		}
	}
	return s
}

func main() { println(sum(10000)) }
