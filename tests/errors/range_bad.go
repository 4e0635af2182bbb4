package main

func main() {
	for range 1.5 {
	}
	for i, j := range 5 {
	}
	for i := range struct{}{} {
	}
	for i, v := range make(chan int) {
	}
	for a := range func() {} {
	}
	for a, b := range func(func(int) bool) {} {
	}
	var p *[]int
	for range p {
	}
	for i := range nil {
	}
	var s string
	for s = range "abc" {
	}
}
