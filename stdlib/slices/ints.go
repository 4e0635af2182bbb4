package slices

import "math/bits"

// piece is how much the natives sort or merge at once: a few milliseconds' work.
const piece = 1 << 16

// sortInts sorts x. The order is total, so every algorithm gives the same.
func sortInts(x []int) {
	if len(x) <= 12 {
		d := sorter[int]{x, compareInts}
		d.quick(0, len(x), 0)
		return
	}
	for from := 0; from < len(x); from += piece {
		sortPiece(x[from:min(from+piece, len(x))])
	}
	if len(x) <= piece {
		return
	}
	from, to := x, make([]int, len(x))
	for size := piece; size < len(x); size *= 2 {
		for at := 0; at < len(x); at += 2 * size {
			mid, end := min(at+size, len(x)), min(at+2*size, len(x))
			a, b, out := from[at:mid], from[mid:end], to[at:end]
			for len(out) > 0 {
				n := min(piece, len(out))
				taken := mergePieces(out[:n], a, b)
				a, b, out = a[taken:], b[n-taken:], out[n:]
			}
		}
		from, to = to, from
	}
	if &from[0] != &x[0] {
		copy(x, from)
	}
}

func compareInts(a, b int) int {
	if a < b {
		return -1
	}
	return 0
}

// sortStrings sorts x.
func sortStrings(x []string) {
	d := sorter[string]{x, func(a, b string) int {
		if a < b {
			return -1
		}
		return 0
	}}
	d.quick(0, len(x), bits.Len(uint(len(x))))
}
