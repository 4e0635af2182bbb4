package main

import (
	"fmt"
	"strings"
)

//go:noinline
func count(words []string, rounds int) map[string]int {
	m := map[string]int{}
	for r := 0; r < rounds; r++ {
		for _, w := range words {
			m[w]++
		}
	}
	return m
}

func main() {
	var text []string
	x := uint32(12345)
	for i := 0; i < 20000; i++ {
		x = x*1664525 + 1013904223
		text = append(text, fmt.Sprintf("word%d", x>>16%3000))
	}
	words := strings.Fields(strings.Join(text, " "))
	m := count(words, 60)
	fmt.Println(len(m), m[words[0]])
}
