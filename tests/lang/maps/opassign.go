// m[k] op= y: one entry is made, also when it was not there; panics come before or after it as in gc.
package main

import (
	"fmt"
	"math"
)

type key struct {
	a string
	b int
}

func try(f func()) {
	defer func() {
		if e := recover(); e != nil {
			fmt.Println(e)
		}
	}()
	f()
}

func main() {
	m := map[string]int{"a": 1}
	n := 3
	m["a"]++
	m["b"]--
	m["a"] += n
	m["c"] -= n
	m["d"] |= 6
	m["e"] ^= -1
	m["f"] *= 7
	m["a"] <<= 2
	m["a"] %= 5
	m["g"] += len(m)
	fmt.Println(m)
	s := map[int]string{}
	for i := range 20 {
		s[i%3] += "x"
		s[i%3] += fmt.Sprint(i)
	}
	fmt.Println(s)
	f := map[float64]float64{}
	f[math.NaN()]++
	f[math.NaN()] += 2
	f[0.5] += 0.25
	fmt.Println(len(f), f[0.5])
	k := map[key][]int{}
	k[key{"x", 1}] = append(k[key{"x", 1}], 1)
	c := map[key]complex128{}
	c[key{"x", 1}] += 2i
	c[key{"x", 1}]++
	fmt.Println(k, c)
	z, idx := 0, 5
	try(func() { m["zero"] /= z })
	try(func() { m["index"] += []int{1}[idx] })
	_, ok1 := m["zero"]
	_, ok2 := m["index"]
	fmt.Println(ok1, ok2)
	var none map[string]int
	try(func() { none["x"]++ })
	try(func() { none["x"] += n })
	var i any = []int{}
	u := map[any]int{}
	try(func() { u[i]++ })
	small := map[byte]int8{}
	for range 130 {
		small[7]++
	}
	small[8] -= 100
	small[8] -= 100
	fmt.Println(small, len(m))
	big := map[int]int{}
	for i := range 100000 {
		big[i*7919%1009] += i
	}
	t := 0
	for k, v := range big {
		t += k ^ v
	}
	fmt.Println(len(big), t)
}
