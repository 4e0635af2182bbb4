// The texts of indices out of range, of types with and without sign.
package main

import "fmt"

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}
func main() {
	s := []int{1, 2, 3, 4}
	var a [4]int
	str := "abcd"
	u := uint64(18446744073709551607)
	u32 := uint32(4294967295)
	i8 := int8(-3)
	up := uintptr(u)
	i := -9
	try(func() { _ = s[u] })
	try(func() { _ = s[up] })
	try(func() { _ = s[u32] })
	try(func() { _ = s[i8] })
	try(func() { _ = s[i] })
	try(func() { _ = a[u] })
	try(func() { _ = str[u] })
	try(func() { s[u] = 1 })
	try(func() { a[u] = 1 })
	try(func() { _ = s[u:] })
	try(func() { _ = s[:u] })
	try(func() { _ = s[u:2] })
	try(func() { _ = s[2:u] })
	try(func() { _ = s[1:2:u] })
	try(func() { _ = s[1:u:3] })
	try(func() { _ = s[u:2:3] })
	try(func() { _ = s[u32:] })
	try(func() { _ = str[u:] })
	try(func() { _ = str[:u] })
	try(func() { _ = a[u:] })
	try(func() { _ = &s[u] })
	try(func() { p := &a; _ = p[u] })
	try(func() { _ = s[i:] })
	try(func() { s[u]++ })
	try(func() { s[u], s[0] = 1, 2 })
	try(func() { _ = make([]int, u) })
	try(func() { _ = [4]int(s[:u]) })
	try(func() { u := u; u += uint64(len(s)) - 20; _ = s[u-1] })
}
