// math/rand/v2: PCG and ChaCha8 give Go's sequences.
package main

import (
	"fmt"
	"math/rand/v2"
)

func main() {
	var seed [32]byte
	copy(seed[:], "chacha8: 32-byte seed for tests!")
	c := rand.NewChaCha8(seed)
	for name, src := range map[int]rand.Source{1: rand.NewPCG(1, 2)} {
		_ = name
		_ = src
	}
	for i, src := range []rand.Source{rand.NewPCG(1, 2), rand.NewPCG(0, 0), c} {
		r := rand.New(src)
		fmt.Println(i)
		for range 4 {
			fmt.Println(r.Int64(), r.Uint32(), r.Uint64(), r.Int32(), r.Int(), r.Uint(), r.Int64N(1000), r.Uint64N(7), r.Int32N(9), r.Uint32N(100), r.IntN(6), r.UintN(5), r.Float64(), r.Float32(), r.NormFloat64(), r.ExpFloat64())
		}
		fmt.Println(r.Perm(10))
		z := rand.NewZipf(r, 1.5, 2, 100)
		fmt.Println(z.Uint64(), z.Uint64(), z.Uint64())
	}
	h := uint64(0)
	for range 2000 {
		h = h*31 + c.Uint64()
	}
	b := make([]byte, 13)
	c.Read(b)
	state, err := c.MarshalBinary()
	fmt.Printf("%x %x %q %v\n", h, b, state, err)
	var d rand.ChaCha8
	fmt.Println(d.UnmarshalBinary(state), d.Uint64() == c.Uint64(), d.UnmarshalBinary([]byte("x")))
	p := rand.NewPCG(3, 4)
	p.Uint64()
	state, _ = p.MarshalBinary()
	fmt.Printf("%q %v\n", state, p.UnmarshalBinary(nil))
	p.Seed(9, 9)
	fmt.Println(p.Uint64())
	for _, f := range []func(){func() { rand.IntN(0) }, func() { rand.N(0) }, func() { rand.Int64N(-1) }, func() { rand.Uint32N(0) }, func() { rand.Shuffle(-1, nil) }} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
	ok := true
	for range 1000 {
		n := rand.N(uint8(10))
		ok = ok && n < 10 && rand.Float64() < 1 && rand.IntN(3) < 3
	}
	fmt.Println(ok)
}
