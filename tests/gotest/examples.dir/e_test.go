package examples

import (
	"fmt"
	"os"
)

func ExampleOne() {
	fmt.Println("hello")
	fmt.Println("  indented")
	// Output:
	// hello
	//   indented
}

func ExampleTwo() {
	fmt.Println("got this")
	// Output: wanted that
}

func ExampleUnordered() {
	fmt.Println("b")
	fmt.Println("a")
	// Unordered output:
	// a
	// b
}

func ExampleUnordered_bad() {
	fmt.Println("c")
	fmt.Println("a")
	// Unordered output: a
	// b
}

func ExampleNothing() {
	fmt.Fprintln(os.Stderr, "not compared")
	// Output:
}

func ExampleNotRun() {
	fmt.Println("// Output: this is a string")
	panic("not run")
}

func ExampleBlock() {
	fmt.Println("x")
	/* a note
	 */

	/*
		Output:
		x
	*/
}

func ExampleBehind() { // not of the group below
	fmt.Println("x") // nor is this
	// Output:
	// x
}
