// Package rand makes pseudo-random numbers; a seeded source gives the same ones as gc's.
package rand

// A Source gives uniformly distributed numbers from 0 to 2⁶³-1. It is for one goroutine at a time.
type Source interface {
	Int63() int64
	Seed(seed int64)
}

// A Source64 gives 64-bit numbers, too.
type Source64 interface {
	Source
	Uint64() uint64
}

// NewSource returns a Source (also a Source64) that begins with seed.
func NewSource(seed int64) Source {
	f := new(fibonacci)
	f.Seed(seed)
	return f
}

// A Rand makes numbers of all kinds from a Source.
type Rand struct {
	src  Source
	wide Source64   // src if it is one
	own  *fibonacci // src if it is NewSource's: saves a call through the interface
	// What Read has left of a number.
	rest  int64
	bytes int
}

// New returns a Rand over src.
func New(src Source) *Rand {
	wide, _ := src.(Source64)
	own, _ := src.(*fibonacci)
	return &Rand{src: src, wide: wide, own: own}
}

var global = &Rand{src: machine{}, wide: machine{}}

// Seed makes the source begin with seed.
func (r *Rand) Seed(seed int64) {
	r.src.Seed(seed)
	r.bytes = 0
}

// Int63 returns a number from 0 to 2⁶³-1.
func (r *Rand) Int63() int64 {
	if r.own != nil {
		return int64(r.own.Uint64() &^ (1 << 63))
	}
	return r.src.Int63()
}

// Uint32 returns 32 bits.
func (r *Rand) Uint32() uint32 { return uint32(r.Int63() >> 31) }

// Uint64 returns 64 bits.
func (r *Rand) Uint64() uint64 {
	if r.wide == nil {
		low := uint64(r.Int63()) >> 31
		return low | uint64(r.Int63())<<32
	}
	return r.wide.Uint64()
}

// Int31 returns a number from 0 to 2³¹-1.
func (r *Rand) Int31() int32 { return int32(r.Int63() >> 32) }

// Int returns a number that is not negative.
func (r *Rand) Int() int { return int(r.Int63()) }

// Int63n returns a number below n.
func (r *Rand) Int63n(n int64) int64 {
	if n <= 0 {
		panic("invalid argument to Int63n")
	}
	if n&(n-1) != 0 {
		// Numbers from the incomplete last stretch of n are thrown away.
		limit := 1<<63 - 1 - int64(1<<63%uint64(n))
		for {
			if v := r.Int63(); v <= limit {
				return v % n
			}
		}
	}
	return r.Int63() & (n - 1)
}

// Int31n returns a number below n.
func (r *Rand) Int31n(n int32) int32 {
	if n <= 0 {
		panic("invalid argument to Int31n")
	}
	if n&(n-1) != 0 {
		limit := 1<<31 - 1 - int32(1<<31%uint32(n))
		for {
			if v := int32(r.Int63() >> 32); v <= limit {
				return v % n
			}
		}
	}
	return r.Int31() & (n - 1)
}

// scaled returns a number below n by multiplication instead of division (Lemire).
func (r *Rand) scaled(n uint32) uint32 {
	product := uint64(r.Uint32()) * uint64(n)
	if uint32(product) < n {
		for low := -n % n; uint32(product) < low; {
			product = uint64(r.Uint32()) * uint64(n)
		}
	}
	return uint32(product >> 32)
}

// Intn returns a number below n.
func (r *Rand) Intn(n int) int {
	switch {
	case n <= 0:
		panic("invalid argument to Intn")
	case n < 1<<31:
		return int(r.Int31n(int32(n)))
	}
	return int(r.Int63n(int64(n)))
}

// Float64 returns a number from [0, 1).
func (r *Rand) Float64() float64 {
	for {
		if f := float64(r.Int63()) / (1 << 63); f < 1 {
			return f
		}
	}
}

// Float32 returns a number from [0, 1).
func (r *Rand) Float32() float32 {
	for {
		if f := float32(r.Float64()); f < 1 {
			return f
		}
	}
}

// Perm returns the numbers below n in random order.
func (r *Rand) Perm(n int) []int {
	order := make([]int, n)
	for i := range order {
		at := r.Intn(i + 1)
		order[i] = order[at]
		order[at] = i
	}
	return order
}

// Shuffle brings n things into random order by swap.
func (r *Rand) Shuffle(n int, swap func(i, j int)) {
	if n < 0 {
		panic("invalid argument to Shuffle")
	}
	for last := n - 1; last > 0; last-- {
		if last >= 1<<31-1 {
			swap(last, int(r.Int63n(int64(last)+1)))
		} else {
			swap(last, int(r.scaled(uint32(last)+1)))
		}
	}
}

// Read fills p; it never fails.
func (r *Rand) Read(p []byte) (n int, err error) {
	for i := range p {
		if r.bytes == 0 {
			r.rest, r.bytes = r.src.Int63(), 7
		}
		p[i] = byte(r.rest)
		r.rest >>= 8
		r.bytes--
	}
	return len(p), nil
}

// Seed does nothing since Go 1.24.
//
// Deprecated: use New(NewSource(seed)) for repeatable numbers.
func Seed(seed int64) {}

// Int63 returns a number from 0 to 2⁶³-1.
func Int63() int64 { return int64(random() >> 1) }

// Uint32 returns 32 bits.
func Uint32() uint32 { return uint32(random()) }

// Uint64 returns 64 bits.
func Uint64() uint64 { return random() }

// Int31 returns a number from 0 to 2³¹-1.
func Int31() int32 { return int32(random() >> 33) }

// Int returns a number that is not negative.
func Int() int { return int(random() >> 1) }

// Int63n returns a number below n.
func Int63n(n int64) int64 { return global.Int63n(n) }

// Int31n returns a number below n.
func Int31n(n int32) int32 { return global.Int31n(n) }

// Intn returns a number below n.
func Intn(n int) int { return global.Intn(n) }

// Float64 returns a number from [0, 1).
func Float64() float64 { return float64(random()>>11) / (1 << 53) }

// Float32 returns a number from [0, 1).
func Float32() float32 { return float32(random()>>40) / (1 << 24) }

// Perm returns the numbers below n in random order.
func Perm(n int) []int { return global.Perm(n) }

// Shuffle brings n things into random order by swap.
func Shuffle(n int, swap func(i, j int)) { global.Shuffle(n, swap) }

// Read fills p; it never fails.
//
// Deprecated: crypto/rand is better for secrets.
func Read(p []byte) (n int, err error) {
	one := Rand{src: machine{}} // the rest of a number is shared by nobody
	return one.Read(p)
}

// NormFloat64 returns a number of the standard normal distribution.
func NormFloat64() float64 { return global.NormFloat64() }

// ExpFloat64 returns a number of the exponential distribution with rate 1.
func ExpFloat64() float64 { return global.ExpFloat64() }
