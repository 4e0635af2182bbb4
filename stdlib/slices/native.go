package slices

// sortInts sorts x. The order is total, so every algorithm gives the same.
//
//gosling:native candidate
func sortInts(x []int) {
	d := sorter[int]{x, func(a, b int) int {
		if a < b {
			return -1
		}
		return 0
	}}
	d.quick(0, len(x), 64)
}

// sortStrings sorts x.
//
//gosling:native candidate
func sortStrings(x []string) {
	d := sorter[string]{x, func(a, b string) int {
		if a < b {
			return -1
		}
		return 0
	}}
	d.quick(0, len(x), 64)
}
