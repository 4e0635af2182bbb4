// Counts the words of text files, one goroutine a piece of each file, and prints the most frequent ones.
//
//	gosling examples/wordcount.go FILE...
package main

import (
	"fmt"
	"os"
	"runtime"
	"sort"
)

type count struct {
	word string
	n    int
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '\'' || c >= 0x80 }

// tally counts the words of one piece; pieces end between words.
func tally(text string) map[string]int {
	m := make(map[string]int)
	i := 0
	for i < len(text) {
		for i < len(text) && !isLetter(text[i]) {
			i++
		}
		start := i
		for i < len(text) && isLetter(text[i]) {
			i++
		}
		if i > start {
			m[text[start:i]]++
		}
	}
	return m
}

// split cuts text into about n pieces, never inside a word.
func split(text string, n int) []string {
	var pieces []string
	size := len(text)/n + 1
	for len(text) > 0 {
		end := min(size, len(text))
		for end < len(text) && isLetter(text[end]) {
			end++
		}
		pieces = append(pieces, text[:end])
		text = text[end:]
	}
	return pieces
}

func main() {
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "usage: wordcount FILE...")
		os.Exit(2)
	}
	results := make(chan map[string]int)
	running := 0
	for _, name := range os.Args[1:] {
		data, err := os.ReadFile(name)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		for _, piece := range split(string(data), 4*runtime.GOMAXPROCS(0)) {
			running++
			go func() { results <- tally(piece) }()
		}
	}
	total := make(map[string]int)
	for ; running > 0; running-- {
		for w, n := range <-results {
			total[w] += n
		}
	}
	var all []count
	words := 0
	for w, n := range total {
		all = append(all, count{w, n})
		words += n
	}
	sort.Slice(all, func(i, j int) bool {
		if all[i].n != all[j].n {
			return all[i].n > all[j].n
		}
		return all[i].word < all[j].word
	})
	fmt.Printf("%d words, %d different\n", words, len(all))
	for i := 0; i < len(all) && i < 10; i++ {
		fmt.Printf("%7d %s\n", all[i].n, all[i].word)
	}
}
