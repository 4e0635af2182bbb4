// What append and maps do to memory: capacities as a slice grows, sharing of backing arrays, random order of maps.
package main

import "fmt"

var s []int // a package variable: its elements live on the heap

func main() {
	last := -1
	for i := 0; i < 2000; i++ {
		s = append(s, i)
		if cap(s) != last {
			fmt.Print(cap(s), " ")
			last = cap(s)
		}
	}
	fmt.Println()

	a := []int{1, 2, 3, 4, 5}
	b := a[1:3]
	fmt.Println(len(b), cap(b))
	b = append(b, 99) // room in a's array: a sees it
	fmt.Println(a)
	c := a[1:3:3]
	c = append(c, -1) // no room: a new array
	fmt.Println(a, c)

	m := map[int]string{}
	for i := range 100 {
		m[i] = fmt.Sprint(i)
	}
	orders := map[int]bool{}
	for range 50 {
		for k := range m {
			orders[k] = true // the first key of this iteration
			break
		}
	}
	fmt.Println("iteration started at more than one place:", len(orders) > 1)
	for k := range m { // deleting while iterating is fine
		if k%2 == 0 {
			delete(m, k)
		}
	}
	fmt.Println(len(m), "left")
}
