package main

type V struct{ x, y, z float64 }

//go:noinline
func (a V) Add(b V) V { return V{a.x + b.x, a.y + b.y, a.z + b.z} }

//go:noinline
func (a V) Mul(k float64) V { return V{a.x * k, a.y * k, a.z * k} }

//go:noinline
func (a V) Dot(b V) float64 { return a.x*b.x + a.y*b.y + a.z*b.z }

func main() {
	p, v := V{0, 0, 0}, V{1, 2, 3}
	e := 0.0
	for i := 0; i < 3000000; i++ {
		p = p.Add(v.Mul(0.01))
		e += p.Dot(v)
	}
	println(int(e))
}
