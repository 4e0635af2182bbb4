package main

type P struct {
	x, y, vx, vy float64
	n            int
}

//go:noinline
func step(ps []P, dt float64) {
	for i := range ps {
		ps[i].x += ps[i].vx * dt
		ps[i].y += ps[i].vy * dt
		if ps[i].x > 100 {
			ps[i].vx = -ps[i].vx
			ps[i].n++
		}
		p := &ps[i]
		if p.x < 0 {
			p.vx = -p.vx
			p.n++
		}
	}
}
func main() {
	ps := make([]P, 1000)
	for i := range ps {
		ps[i] = P{float64(i % 100), 1, float64(i%7) - 3, 1, 0}
	}
	for i := 0; i < 15000; i++ {
		step(ps, 0.1)
	}
	n := 0
	for _, p := range ps {
		n += p.n
	}
	println(n)
}
