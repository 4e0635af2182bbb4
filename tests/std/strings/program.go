// A small word counter and a Caesar cipher, as programs use strings.
package main

import (
	"fmt"
	"sort"
	"strings"
	"unicode"
)

const text = `The quick brown fox jumps over the lazy dog. The dog barks;
the fox runs away! "Why," asks the dog, "does the fox run?" Nobody knows...`

func rot(n rune) func(rune) rune {
	return func(r rune) rune {
		switch {
		case 'a' <= r && r <= 'z':
			return 'a' + (r-'a'+n)%26
		case 'A' <= r && r <= 'Z':
			return 'A' + (r-'A'+n)%26
		}
		return r
	}
}

func main() {
	count := map[string]int{}
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
		count[w]++
	}
	words := make([]string, 0, len(count))
	for w := range count {
		words = append(words, w)
	}
	sort.Slice(words, func(i, j int) bool {
		if count[words[i]] != count[words[j]] {
			return count[words[i]] > count[words[j]]
		}
		return words[i] < words[j]
	})
	for i, w := range words {
		fmt.Printf("%-8s|%3d|%s\n", w, count[w], strings.Repeat("*", count[w]))
		if i == 9 {
			break
		}
	}
	secret := strings.Map(rot(13), text)
	fmt.Println(secret)
	fmt.Println(strings.Map(rot(13), secret) == text)
	fmt.Println(count)
	palindrome := func(s string) bool {
		var clean []rune
		for _, r := range strings.ToLower(s) {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				clean = append(clean, r)
			}
		}
		for i, j := 0, len(clean)-1; i < j; i, j = i+1, j-1 {
			if clean[i] != clean[j] {
				return false
			}
		}
		return true
	}
	fmt.Println(palindrome("A man, a plan, a canal: Panama!"), palindrome("Ésope reste ici et se repose"), palindrome("Élu par cette crapule"))
}
