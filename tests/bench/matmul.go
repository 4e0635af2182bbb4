package main

//go:noinline
func mul(a, b, c [][]float64, n int) {
	for i := 0; i < n; i++ {
		for j := 0; j < n; j++ {
			s := 0.0
			for k := 0; k < n; k++ {
				s += a[i][k] * b[k][j]
			}
			c[i][j] = s
		}
	}
}

func matrix(n int, f float64) [][]float64 {
	m := make([][]float64, n)
	back := make([]float64, n*n)
	for i := range m {
		m[i] = back[i*n : (i+1)*n]
		for j := range m[i] {
			m[i][j] = f * float64(i-j)
		}
	}
	return m
}

func main() {
	const n = 300
	a, b, c := matrix(n, 1), matrix(n, 0.5), matrix(n, 0)
	mul(a, b, c, n)
	println(int64(c[10][20]))
}
