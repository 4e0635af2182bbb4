// exit: 3
package main

import (
	"fmt"
	"os"
)

func main() {
	defer fmt.Println("not run")
	fmt.Print("no newline")
	os.Exit(3)
}
