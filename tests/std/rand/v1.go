// math/rand: the sequences of seeded sources are Go's.
package main

import (
	"fmt"
	"math/rand"
)

type fixed struct{ n int64 }

func (f *fixed) Int63() int64 {
	f.n = f.n*6364136223846793005 + 1442695040888963407
	return f.n & (1<<63 - 1)
}
func (f *fixed) Seed(seed int64) { f.n = seed }

func main() {
	for _, seed := range []int64{1, 42, 0, -7} {
		r := rand.New(rand.NewSource(seed))
		for range 5 {
			fmt.Println(r.Int63(), r.Uint32(), r.Uint64(), r.Int31(), r.Int(), r.Int63n(1000), r.Int31n(7), r.Intn(100), r.Float64(), r.Float32(), r.NormFloat64(), r.ExpFloat64())
		}
		fmt.Println(r.Perm(10))
		b := make([]byte, 11)
		r.Read(b)
		fmt.Printf("%x\n", b)
		s := []string{"a", "b", "c", "d", "e"}
		r.Shuffle(len(s), func(i, j int) { s[i], s[j] = s[j], s[i] })
		fmt.Println(s)
		z := rand.NewZipf(r, 1.2, 3, 50)
		for range 10 {
			fmt.Print(z.Uint64(), " ")
		}
		r.Seed(seed)
		fmt.Println(r.Intn(1 << 40))
	}
	r := rand.New(&fixed{1})
	fmt.Println(r.Uint64(), r.Intn(10), r.Float64(), r.NormFloat64())
	for _, f := range []func(){func() { r.Intn(0) }, func() { r.Int63n(-1) }, func() { r.Int31n(0) }, func() { r.Shuffle(-1, nil) }} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
	counts := make([]int, 6)
	for range 6000 {
		counts[rand.Intn(6)]++
	}
	for _, c := range counts {
		fmt.Print(c > 800 && c < 1200, " ")
	}
	f := rand.Float64()
	fmt.Println(f >= 0 && f < 1, len(rand.Perm(5)), rand.Int() >= 0)
}
