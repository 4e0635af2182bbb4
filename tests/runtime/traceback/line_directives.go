// runtime.Caller and line directives, also several on one line; initialisers whose argument is used twice.
package main

import (
	"fmt"
	"path/filepath"
	"runtime"
)

func where() string {
	_, file, line, _ := runtime.Caller(1)
	return fmt.Sprint(filepath.Base(file), ":", line)
}

type pair struct{ p *int }

func twice(p *int) [2]*int { return [2]*int{p, p} }

var same = twice(&pairs.x)
var pairs struct{ x int }
var fresh = twice(&[]int{1}[0])
var boxed = [2]any{0: both(&pair{}), 1: 2}

func both(p *pair) [2]*pair { return [2]*pair{p, p} }

func main() {
	fmt.Println(where())
//line made.y:100
	fmt.Println(where())
	fmt.Println(where(), /*line other.y:7*/ where(), /*line third.y:9*/ where())
	func() {
//line inner.y:1
		fmt.Println(where())
	}()
	f := runtime.FuncForPC(func() uintptr { pc, _, _, _ := runtime.Caller(1); return pc }())
	fmt.Println(f.Name())
	x := boxed[0].([2]*pair)
	fmt.Println(same[0] == same[1], fresh[0] == fresh[1], x[0] == x[1])
}
