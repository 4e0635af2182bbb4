package main

//go:noinline
func fannkuch(n int) (int, int) {
	perm, perm1, count := make([]int, n), make([]int, n), make([]int, n)
	for i := range perm1 {
		perm1[i] = i
	}
	flips, sum, r, k := 0, 0, n, 0
	for {
		for ; r != 1; r-- {
			count[r-1] = r
		}
		copy(perm, perm1)
		f := 0
		for q := perm[0]; q != 0; q = perm[0] {
			for i, j := 0, q; i < j; i, j = i+1, j-1 {
				perm[i], perm[j] = perm[j], perm[i]
			}
			f++
		}
		flips = max(flips, f)
		if k%2 == 0 {
			sum += f
		} else {
			sum -= f
		}
		for {
			if r == n {
				return sum, flips
			}
			p0 := perm1[0]
			for i := 0; i < r; i++ {
				perm1[i] = perm1[i+1]
			}
			perm1[r] = p0
			count[r]--
			if count[r] > 0 {
				break
			}
			r++
		}
		k++
	}
}

func main() {
	s, f := fannkuch(8)
	s2, f2 := fannkuch(9)
	println(s, f, s2, f2)
}
