package main

type vec struct{ x, y, z float64 }

//go:noinline
func (a vec) add(b vec) vec { return vec{a.x + b.x, a.y + b.y, a.z + b.z} }

//go:noinline
func (a vec) scale(k float64) vec { return vec{a.x * k, a.y * k, a.z * k} }

//go:noinline
func (a *vec) move(d *vec) { a.x += d.x; a.y += d.y; a.z += d.z }

type body struct {
	pos, vel vec
	n        int
}

//go:noinline
func (b *body) step(dt float64) {
	b.pos = b.pos.add(b.vel.scale(dt))
	b.vel.move(&vec{0, -dt, 0})
	b.n++
}

func main() {
	bs := make([]body, 100)
	for i := range bs {
		bs[i].vel = vec{float64(i), 1, 2}
	}
	for i := 0; i < 10000; i++ {
		for j := range bs {
			bs[j].step(0.001)
		}
	}
	println(bs[3].n, int(bs[3].pos.x), int(bs[3].pos.y))
}
