package examplepanic

import "fmt"

func ExampleBoom() {
	fmt.Println("some")
	panic("boom")
	// Output: some
}
