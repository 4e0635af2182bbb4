// A tour of defer, panic and recover.
package main

import (
	"errors"
	"fmt"
	"os"
)

func order() {
	for i := range 3 {
		defer fmt.Println("deferred", i)
	}
	fmt.Println("body")
}

// A deferred function can read and change the named results.
func double(n int) (result int) {
	defer func() { result *= 2 }()
	return n + 1
}

// safe turns a panic into an error.
func safe(f func()) (err error) {
	defer func() {
		switch x := recover().(type) {
		case nil:
		case error:
			err = fmt.Errorf("recovered: %w", x)
		default:
			err = fmt.Errorf("recovered: %v", x)
		}
	}()
	f()
	return nil
}

func nested() {
	defer func() {
		defer func() { fmt.Println("outer recovers:", recover()) }()
		fmt.Println("inner recovers:", recover())
		panic("second")
	}()
	panic("first")
}

func main() {
	order()
	fmt.Println(double(20))
	fmt.Println(safe(func() { panic("plain") }))
	fmt.Println(safe(func() {
		var m map[string]int
		m["x"] = 1
	}))
	err := safe(func() { panic(os.ErrNotExist) })
	fmt.Println(err, errors.Is(err, os.ErrNotExist))
	fmt.Println(safe(func() { fmt.Println([]int{1, 2, 3}[len(os.Args)+9]) }))
	nested()
}
