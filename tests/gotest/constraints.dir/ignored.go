// Left out.

// +build ignore

package main

import "no.such/thing"

func main() { thing.Main() }
