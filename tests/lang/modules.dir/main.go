// Modules in local directories: each package has the language version of its own module.
package main

import (
	"fmt"

	"ex.com/Dir/sub"
	"ex.com/app/internal/parts"
	"ex.com/old/loops"
)

func main() {
	fmt.Println(parts.Name, sub.Name, sub.Loop())
	fmt.Println(loops.Shared(), loops.Own(), loops.Version)
}
