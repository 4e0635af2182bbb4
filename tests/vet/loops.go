// Loop variables in closures, by the rules before go1.22.
//go:build go1.21

package main

func main() {
	for i := 0; i < 3; i++ {
		go func() {
			println(i)
		}()
	}
	for i, v := range []int{1} {
		if i > 0 {
			defer func() { println(i, v) }()
		} else {
			switch {
			case true:
				go func(v int) { println(i, v) }(v)
			}
		}
	}
	for i := 0; i < 3; i++ {
		go func() { println(i) }()
		println()
	}
}
