package main

//go:noinline
func sieve(flags []bool) int {
	count := 0
	for i := range flags {
		flags[i] = true
	}
	for i := 2; i < len(flags); i++ {
		if flags[i] {
			for j := i + i; j < len(flags); j += i {
				flags[j] = false
			}
			count++
		}
	}
	return count
}

func main() {
	flags := make([]bool, 500000)
	n := 0
	for i := 0; i < 20; i++ {
		n = sieve(flags)
	}
	println(n)
}
