package main

const N = 64

type M [N][N]int

//go:noinline
func mul(a, b, c *M) {
	for i := 0; i < N; i++ {
		for j := 0; j < N; j++ {
			s := 0
			for k := 0; k < N; k++ {
				s += a[i][k] * b[k][j]
			}
			c[i][j] = s
		}
	}
}
func main() {
	var a, b, c M
	for i := 0; i < N; i++ {
		for j := 0; j < N; j++ {
			a[i][j] = i + j
			b[i][j] = i - j
		}
	}
	for i := 0; i < 150; i++ {
		mul(&a, &b, &c)
	}
	println(c[3][5])
}
