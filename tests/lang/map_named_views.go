package main

import "fmt"

// A map made as one type and used as another with the same underlying type.

type M map[string]any
type N map[int]string

func find(m map[string]any, key string) bool { _, ok := m[key]; return ok }
func put(m map[string]any, key string)       { m[key] = true }

func main() {
	m := M{}
	for i := range 40 {
		m[fmt.Sprint("key", i)] = i
	}
	fmt.Println(find(m, "key7"), find(m, "none"))
	put(m, "new")
	delete((map[string]any)(m), "key1")
	n := 0
	for range (map[string]any)(m) {
		n++
	}
	fmt.Println(len(m), n)
	plain := make(map[int]string)
	for i := range 100 {
		plain[i] = "x"
	}
	named := N(plain)
	fmt.Println(named[50], named[500] == "", len(named))
	named[1000] = "y"
	fmt.Println(plain[1000])
	clear(named)
	fmt.Println(len(plain))
}
