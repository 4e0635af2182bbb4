package rand

// The generator adds y[t-607] and y[t-273]; its start is Lehmer's generator mixed with the table
// warm, so that a seed's numbers are those that gc gives.
const (
	length = 607
	tap    = 273
)

type fibonacci struct {
	at, behind int // where y[t-607] and y[t-273] stand; both move down
	vec        [length]uint64
}

func (f *fibonacci) Seed(seed int64) {
	const modulus = 1<<31 - 1
	seed %= modulus
	if seed < 0 {
		seed += modulus
	}
	if seed == 0 {
		seed = 89482311
	}
	x := uint64(seed)
	for range 20 {
		x = x * 48271 % modulus
	}
	for i := range f.vec {
		var word uint64
		for shift := 40; shift >= 0; shift -= 20 {
			x = x * 48271 % modulus
			word ^= x << uint(shift)
		}
		f.vec[i] = word ^ warm[i]
	}
	f.at, f.behind = length-tap, 0
}

func (f *fibonacci) Uint64() uint64 {
	if f.behind--; f.behind < 0 {
		f.behind = length - 1
	}
	if f.at--; f.at < 0 {
		f.at = length - 1
	}
	sum := f.vec[f.at] + f.vec[f.behind]
	f.vec[f.at] = sum
	return sum
}

func (f *fibonacci) Int63() int64 { return int64(f.Uint64() &^ (1 << 63)) }

// machine is the source of the functions without a Rand: the runtime's own numbers.
type machine struct{}

func (machine) Seed(int64)     {}
func (machine) Int63() int64   { return int64(random() >> 1) }
func (machine) Uint64() uint64 { return random() }
