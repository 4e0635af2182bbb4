package main

import "fmt"

type n16 struct {
	p *n16
	v int
}

var sink [64]*n16

func main() {
	for i := 0; i < 30000000; i++ {
		sink[i&63] = &n16{v: i}
	}
	fmt.Println(sink[3].v)
}
