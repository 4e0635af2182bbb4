// iota, typed constants, bit flags and String methods.
package main

import (
	"fmt"
	"strings"
)

type Perm uint8

const (
	Read Perm = 1 << iota
	Write
	Execute
	All = Read | Write | Execute
)

func (p Perm) String() string {
	if p == 0 {
		return "none"
	}
	var names []string
	for i, name := range [...]string{"read", "write", "execute"} {
		if p&(1<<i) != 0 {
			names = append(names, name)
		}
	}
	return strings.Join(names, "|")
}

type Weekday int

const (
	Sunday Weekday = iota
	Monday
	Tuesday
	_
	Thursday
)

const (
	_  = iota
	KB = 1 << (10 * iota)
	MB
	GB
)

func main() {
	p := Read | Execute
	fmt.Println(p, All, Perm(0))
	p &^= Read
	fmt.Printf("%v %d %08b\n", p, p, All)
	fmt.Println(Sunday, Tuesday, Thursday)
	fmt.Println(KB, MB, GB)
}
