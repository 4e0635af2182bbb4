// Sizes that no memory can hold are panics of make, not the end of the process.
package main

import "fmt"

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	for _, n := range []int{1 << 62, 1<<48 + 1, -1} {
		try(func() { fmt.Println(len(make([]byte, n))) })
		try(func() { fmt.Println(len(make([]int64, 0, n))) })
		try(func() { fmt.Println(len(make([][100]string, n, n))) })
		try(func() { fmt.Println(cap(make(chan int, n))) })
	}
	m := make(map[int]int, 1<<20)
	m[1] = 2
	fmt.Println(len(m))
}
