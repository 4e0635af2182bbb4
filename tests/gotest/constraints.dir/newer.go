//go:build linux

// +build ignore

package constraints

func init() { add("newer") }
