// exit: 2
// stderr: panic: the text of String
package main

type S int

func (s S) String() string { return "the text of String" }

func main() { panic(S(7)) }
