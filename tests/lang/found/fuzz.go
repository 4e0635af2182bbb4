// Found by the fuzzer: blanks in parentheses, appends whose length overflows.
package main

import "fmt"

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	(_) = 0
	x := 2
	(_), x = x, 3
	for (_) = range 2 {
		fmt.Println(x)
	}
	for (_), ((x)) = range []int{7} {
		fmt.Println(x)
	}
	a := make([]struct{}, int(^uint(0)>>1))
	b := make([]struct{}, int(^uint(0)>>1))
	try(func() { _ = append(a, b...) })
	try(func() { _ = append(a, struct{}{}) })
	try(func() { _ = append(a, struct{}{}, struct{}{}) })
}
