// Maps growing and shrinking while they are iterated; large keys and values; deletion patterns.
package main

import "fmt"

type K struct {
	a string
	b int
}

func main() {
	m := map[int]int{}
	for i := range 8 {
		m[i] = i
	}
	seen := map[int]int{}
	for k := range m {
		seen[k]++
		for j := range 100 {
			m[1000+k*100+j] = 1
		}
		if len(m) > 20000 {
			break
		}
	}
	miss := 0
	for i := range 8 {
		if seen[i] != 1 {
			miss++
		}
	}
	for _, n := range seen {
		if n != 1 {
			miss++
		}
	}
	fmt.Println("missed", miss)
	for i := range 3000 {
		m[i] = i
	}
	n := 0
	for k := range m {
		if k%2 == 1 {
			delete(m, k)
			delete(m, k-1)
		}
		n++
	}
	for k := range m {
		if k%2 == 1 {
			fmt.Println("odd left", k)
		}
	}
	fmt.Println(n > 100)
	clear(m)
	for k := range m {
		fmt.Println("left", k)
	}
	sm := map[string]K{}
	for i := range 5000 {
		sm[fmt.Sprintf("%x", i*2654435761)] = K{fmt.Sprint(i), i}
	}
	bad := 0
	for i := range 5000 {
		k := sm[fmt.Sprintf("%x", i*2654435761)]
		if k.b != i || k.a != fmt.Sprint(i) {
			bad++
		}
	}
	fmt.Println(bad, len(sm))
	km := map[K]int{}
	for i := range 2000 {
		km[K{fmt.Sprint(i % 100), i / 100}] += i
	}
	s := 0
	for k, v := range km {
		if k.a != fmt.Sprint(v%100) {
			bad++
		}
		s += v
	}
	fmt.Println(len(km), s, bad)
	// nested loops over the same map
	t := map[int]bool{1: true, 2: true, 3: true}
	c := 0
	for a := range t {
		for b := range t {
			c += a * b
		}
	}
	fmt.Println(c)
	for i := range t {
		delete(t, 1)
		delete(t, 2)
		delete(t, 3)
		_ = i
		c++
	}
	fmt.Println(c, len(t))
	// churn: size stays small
	q := map[int]int{}
	for i := range 20000 {
		q[i] = i
		delete(q, i-10)
	}
	fmt.Println(len(q))
	// clear while iterating
	for i := range 100 {
		q[i] = i
	}
	rounds := 0
	for range q {
		clear(q)
		rounds++
	}
	fmt.Println(rounds, len(q))
	i8 := map[int8]string{}
	for i := range 256 {
		i8[int8(i)] = fmt.Sprint(i)
	}
	fmt.Println(len(i8), i8[-1], i8[127])
	f := map[[2]float64]*int{}
	for i := range 100 {
		f[[2]float64{float64(i), -float64(i)}] = &i
	}
	t2 := 0
	for k, p := range f {
		if k[0] != float64(*p) {
			t2++
		}
	}
	fmt.Println(t2, len(f))
}
