package main

import (
	"fmt"
	"strings"
)

//go:noinline
func build(n int) string {
	var b strings.Builder
	for i := 0; i < n; i++ {
		b.WriteString("item ")
		b.WriteByte(byte('a' + i%26))
		b.WriteString(", ")
	}
	return b.String()
}

//go:noinline
func concat(n int) string {
	s := ""
	for i := 0; i < n; i++ {
		s += "xy"
	}
	return s
}

func main() {
	n := 0
	for i := 0; i < 20; i++ {
		n += len(build(50000)) + len(concat(2000))
	}
	for i := 0; i < 20000; i++ {
		n += len(fmt.Sprintf("%d:%s:%5.2f", i, "abc", float64(i)/7))
	}
	fmt.Println(n)
}
