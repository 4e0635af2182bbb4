// Package rand makes pseudo-random numbers; a seeded source gives the same ones as gc's.
package rand

import "math/bits"

// A Source gives uniformly distributed 64-bit numbers. It is for one goroutine at a time.
type Source interface {
	Uint64() uint64
}

// A Rand makes numbers of all kinds from a Source.
type Rand struct {
	src Source
}

// New returns a Rand over src.
func New(src Source) *Rand { return &Rand{src} }

// machine is the source of the functions without a Rand: the runtime's own numbers.
type machine struct{}

func (machine) Uint64() uint64 { return random() }

var global = &Rand{machine{}}

// Uint64 returns 64 bits.
func (r *Rand) Uint64() uint64 { return r.src.Uint64() }

// Uint32 returns 32 bits.
func (r *Rand) Uint32() uint32 { return uint32(r.src.Uint64() >> 32) }

// Uint returns a uint.
func (r *Rand) Uint() uint { return uint(r.src.Uint64()) }

// Int64 returns a number that is not negative.
func (r *Rand) Int64() int64 { return int64(r.src.Uint64() << 1 >> 1) }

// Int32 returns a number that is not negative.
func (r *Rand) Int32() int32 { return int32(r.src.Uint64() >> 33) }

// Int returns a number that is not negative.
func (r *Rand) Int() int { return int(r.src.Uint64() << 1 >> 1) }

// below returns a number below n: the high half of a product (Lemire).
func (r *Rand) below(n uint64) uint64 {
	if n&(n-1) == 0 {
		return r.Uint64() & (n - 1)
	}
	high, low := bits.Mul64(r.Uint64(), n)
	if low < n {
		for least := -n % n; low < least; {
			high, low = bits.Mul64(r.Uint64(), n)
		}
	}
	return high
}

func positive(ok bool, name string) {
	if !ok {
		panic("invalid argument to " + name)
	}
}

// Int64N returns a number below n.
func (r *Rand) Int64N(n int64) int64 {
	positive(n > 0, "Int64N")
	return int64(r.below(uint64(n)))
}

// Uint64N returns a number below n.
func (r *Rand) Uint64N(n uint64) uint64 {
	positive(n > 0, "Uint64N")
	return r.below(n)
}

// Int32N returns a number below n.
func (r *Rand) Int32N(n int32) int32 {
	positive(n > 0, "Int32N")
	return int32(r.below(uint64(n)))
}

// Uint32N returns a number below n.
func (r *Rand) Uint32N(n uint32) uint32 {
	positive(n > 0, "Uint32N")
	return uint32(r.below(uint64(n)))
}

// IntN returns a number below n.
func (r *Rand) IntN(n int) int {
	positive(n > 0, "IntN")
	return int(r.below(uint64(n)))
}

// UintN returns a number below n.
func (r *Rand) UintN(n uint) uint {
	positive(n > 0, "UintN")
	return uint(r.below(uint64(n)))
}

// Float64 returns a number from [0, 1).
func (r *Rand) Float64() float64 { return float64(r.Uint64()<<11>>11) / (1 << 53) }

// Float32 returns a number from [0, 1).
func (r *Rand) Float32() float32 { return float32(r.Uint32()<<8>>8) / (1 << 24) }

// Perm returns the numbers below n in random order.
func (r *Rand) Perm(n int) []int {
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	r.Shuffle(n, func(i, j int) { order[i], order[j] = order[j], order[i] })
	return order
}

// Shuffle brings n things into random order by swap.
func (r *Rand) Shuffle(n int, swap func(i, j int)) {
	positive(n >= 0, "Shuffle")
	for ; n > 1; n-- {
		swap(n-1, int(r.below(uint64(n))))
	}
}

// Uint64 returns 64 bits.
func Uint64() uint64 { return random() }

// Uint32 returns 32 bits.
func Uint32() uint32 { return uint32(random()) }

// Uint returns a uint.
func Uint() uint { return uint(random()) }

// Int64 returns a number that is not negative.
func Int64() int64 { return int64(random() >> 1) }

// Int32 returns a number that is not negative.
func Int32() int32 { return int32(random() >> 33) }

// Int returns a number that is not negative.
func Int() int { return int(random() >> 1) }

// Int64N returns a number below n.
func Int64N(n int64) int64 { return global.Int64N(n) }

// Uint64N returns a number below n.
func Uint64N(n uint64) uint64 { return global.Uint64N(n) }

// Int32N returns a number below n.
func Int32N(n int32) int32 { return global.Int32N(n) }

// Uint32N returns a number below n.
func Uint32N(n uint32) uint32 { return global.Uint32N(n) }

// IntN returns a number below n.
func IntN(n int) int { return global.IntN(n) }

// UintN returns a number below n.
func UintN(n uint) uint { return global.UintN(n) }

type intType interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr
}

// N returns a number of any integer type below n.
func N[Int intType](n Int) Int {
	positive(n > 0, "N")
	return Int(global.below(uint64(n)))
}

// Float64 returns a number from [0, 1).
func Float64() float64 { return global.Float64() }

// Float32 returns a number from [0, 1).
func Float32() float32 { return global.Float32() }

// Perm returns the numbers below n in random order.
func Perm(n int) []int { return global.Perm(n) }

// Shuffle brings n things into random order by swap.
func Shuffle(n int, swap func(i, j int)) { global.Shuffle(n, swap) }

// NormFloat64 returns a number of the standard normal distribution.
func NormFloat64() float64 { return global.NormFloat64() }

// ExpFloat64 returns a number of the exponential distribution with rate 1.
func ExpFloat64() float64 { return global.ExpFloat64() }
