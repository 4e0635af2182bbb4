package slices

func sortPiece(x []int) {
	d := sorter[int]{x, compareInts}
	d.quick(0, len(x), 64)
}

func mergePieces(out, a, b []int) int {
	i, j := 0, 0
	for k := range out {
		if j == len(b) || i < len(a) && a[i] <= b[j] {
			out[k] = a[i]
			i++
		} else {
			out[k] = b[j]
			j++
		}
	}
	return i
}
