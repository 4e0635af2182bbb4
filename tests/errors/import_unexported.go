package main

import (
	"fmt"
	"strings"
)

func main() {
	fmt.println("x")
	strings.NoSuch("y")
	var b strings.builder
	_ = b
}
