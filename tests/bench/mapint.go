package main

//go:noinline
func fill(n int) map[int]int {
	m := map[int]int{}
	for i := 0; i < n; i++ {
		m[i*7919%1000003] += i
	}
	return m
}

//go:noinline
func sum(m map[int]int, n int) int {
	s := 0
	for i := 0; i < n; i++ {
		if v, ok := m[i]; ok {
			s += v
		}
	}
	for k, v := range m {
		s += k ^ v
	}
	return s
}

func main() {
	s := 0
	for i := 0; i < 5; i++ {
		m := fill(200000)
		s += sum(m, 400000)
		for k := range m {
			if k%3 == 0 {
				delete(m, k)
			}
		}
		s += len(m)
	}
	println(s)
}
