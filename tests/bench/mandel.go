package main

//go:noinline
func mandel(w, h, limit int) int {
	n := 0
	for y := 0; y < h; y++ {
		for x := 0; x < w; x++ {
			cr, ci := 2*float64(x)/float64(w)-1.5, 2*float64(y)/float64(h)-1
			zr, zi, i := 0.0, 0.0, 0
			for ; i < limit && zr*zr+zi*zi <= 4; i++ {
				zr, zi = zr*zr-zi*zi+cr, 2*zr*zi+ci
			}
			n += i
		}
	}
	return n
}

func main() { println(mandel(300, 300, 100)) }
