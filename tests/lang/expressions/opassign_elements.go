// Elements of rows, arrays behind pointers, in structs and globals, as operands and on the left of op= and ++; their panics.
package main

import "fmt"

type S struct {
	pad int
	a   [4]int
	b   [8]bool
	g   [2][3]float64
}

var glob [5]int

func main() {
	a := [][]int{{1, 2}, {3, 4}}
	i, k := 1, 0
	a[i][k] += 5
	a[i][k]++
	fmt.Println(a[1][0], a[0][0])
	var s S
	p := &s
	s.a[i] = 7
	p.a[i]++
	p.a[i] += 3 * i
	p.b[i] = true
	p.g[i][k+2] += 1.5 * float64(i)
	p.g[i][k+2]++
	fmt.Println(s.a[i], p.a[1], p.b[i], p.b[k], s.g[i][2], p.g[i][k+2])
	glob[i] = 3
	glob[i] *= 2
	fmt.Println(glob[i])
	pp := &s.a
	for j := range pp {
		pp[j] += j
	}
	fmt.Println(pp[0], pp[1], pp[3])

	func() {
		defer func() { fmt.Println(recover().(error).Error()) }()
		i = 9
		fmt.Println(p.a[i])
	}()
	func() {
		defer func() { fmt.Println(recover().(error).Error()) }()
		var n *S
		i = 2
		fmt.Println(n.a[i])
	}()
	func() {
		defer func() { fmt.Println(recover().(error).Error()) }()
		k = 5
		i = 1
		fmt.Println(a[i][k])
	}()
	var loc [6]int
	for j := 0; j < 6; j++ {
		loc[j] = j * j
		loc[j] += loc[(j+1)%6]
	}
	fmt.Println(loc[3], loc[5])
}
