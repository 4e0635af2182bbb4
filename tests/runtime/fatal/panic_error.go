// exit: 2
// stderr: panic: main.E{code:4}: custom 4
package main

import "fmt"

type E struct{ code int }

func (e E) Error() string { return fmt.Sprintf("main.E{code:%d}: custom %d", e.code, e.code) }

func main() { panic(E{4}) }
