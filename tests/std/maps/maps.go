// maps: functions and iterators; cmp.
package main

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
)

func main() {
	m := map[string]int{"a": 1, "b": 2, "c": 3}
	c := maps.Clone(m)
	c["d"] = 4
	fmt.Println(len(m), len(c), maps.Equal(m, c), maps.Clone(map[int]int(nil)) == nil)
	maps.DeleteFunc(c, func(k string, v int) bool { return v%2 == 0 })
	fmt.Println(c)
	maps.Copy(c, map[string]int{"a": 10, "z": 26})
	fmt.Println(c, maps.EqualFunc(m, map[string]string{"a": "1", "b": "2", "c": "3"}, func(a int, b string) bool { return fmt.Sprint(a) == b }))
	fmt.Println(slices.Sorted(maps.Keys(m)), slices.Sorted(maps.Values(m)))
	sum := 0
	for k, v := range maps.All(m) {
		sum += v + len(k)
	}
	fmt.Println(sum)
	n := maps.Collect(slices.All([]string{"x", "y"}))
	maps.Insert(n, maps.All(map[int]string{7: "seven"}))
	fmt.Println(n)
	for range maps.Keys(m) {
		break
	}
	nan := map[float64]int{math.NaN(): 1, 1: 2}
	fmt.Println(len(maps.Clone(nan)), maps.Equal(nan, nan))

	fmt.Println(cmp.Compare(1, 2), cmp.Compare("b", "a"), cmp.Compare(math.NaN(), 1), cmp.Compare(1, math.NaN()), cmp.Compare(math.NaN(), math.NaN()), cmp.Compare(0.0, math.Copysign(0, -1)))
	fmt.Println(cmp.Less(1, 2), cmp.Less(math.NaN(), 0), cmp.Less(0, math.NaN()), cmp.Or(0, 3, 4), cmp.Or("", "x"), cmp.Or[int]())
	type p struct {
		name string
		age  int
	}
	l := []p{{"Bob", 30}, {"Alice", 30}, {"Carl", 25}}
	slices.SortFunc(l, func(a, b p) int {
		return cmp.Or(-cmp.Compare(a.age, b.age), strings.Compare(a.name, b.name))
	})
	fmt.Println(l)
}
