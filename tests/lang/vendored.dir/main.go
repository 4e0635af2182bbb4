// A vendor folder; its packages have the versions that modules.txt tells.
package main

import (
	"fmt"

	"ex.com/dep/p"
)

func main() { fmt.Println(p.Sum()) }
