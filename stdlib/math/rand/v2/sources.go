package rand

import (
	"errors"
	"math/bits"
)

// A PCG is the generator PCG-DXSM of Melissa O'Neill with 128 bits of state.
type PCG struct {
	high, low uint64
}

// NewPCG returns a PCG seeded with two numbers.
func NewPCG(seed1, seed2 uint64) *PCG { return &PCG{seed1, seed2} }

// Seed makes p begin again.
func (p *PCG) Seed(seed1, seed2 uint64) { *p = PCG{seed1, seed2} }

// Uint64 returns the next number.
func (p *PCG) Uint64() uint64 {
	const (
		mulHigh, mulLow = 2549297995355413924, 4865540595714422341
		incHigh, incLow = 6364136223846793005, 1442695040888963407
	)
	// state = state*mul + inc, in 128 bits
	high, low := bits.Mul64(p.low, mulLow)
	high += p.high*mulLow + p.low*mulHigh
	low, carry := bits.Add64(low, incLow, 0)
	p.high, p.low = high+incHigh+carry, low

	x := p.high
	x ^= x >> 32
	x *= 0xda942042e4dd58b5
	x ^= x >> 48
	return x * (low | 1)
}

func putBig(b []byte, v uint64) []byte {
	for shift := 56; shift >= 0; shift -= 8 {
		b = append(b, byte(v>>uint(shift)))
	}
	return b
}

func getBig(b []byte) (v uint64) {
	for _, c := range b[:8] {
		v = v<<8 | uint64(c)
	}
	return v
}

// AppendBinary appends the state.
func (p *PCG) AppendBinary(b []byte) ([]byte, error) {
	return putBig(putBig(append(b, "pcg:"...), p.high), p.low), nil
}

// MarshalBinary returns the state.
func (p *PCG) MarshalBinary() ([]byte, error) { return p.AppendBinary(nil) }

// UnmarshalBinary sets the state to one that MarshalBinary has given.
func (p *PCG) UnmarshalBinary(data []byte) error {
	if len(data) != 20 || string(data[:4]) != "pcg:" {
		return errors.New("invalid PCG encoding")
	}
	p.high, p.low = getBig(data[4:]), getBig(data[12:])
	return nil
}

// A ChaCha8 is a cryptographically strong generator: the stream of ChaCha with 8 rounds, its key
// replaced by the last 32 bytes of every 16 blocks (see c2sp.org/chacha8rand).
type ChaCha8 struct {
	key   [4]uint64
	out   [32]uint64 // four blocks, interleaved
	at    int        // the next of out
	count uint32     // the number of the first of the four blocks
	rest  [8]byte    // what Read has left over, at the end
	left  int
}

// NewChaCha8 returns a ChaCha8 seeded with seed.
func NewChaCha8(seed [32]byte) *ChaCha8 {
	c := new(ChaCha8)
	c.Seed(seed)
	return c
}

// Seed makes c begin again.
func (c *ChaCha8) Seed(seed [32]byte) {
	*c = ChaCha8{}
	for i := range c.key {
		c.key[i] = getLittle(seed[8*i:])
	}
	c.fill()
}

func getLittle(b []byte) (v uint64) {
	for i := 7; i >= 0; i-- {
		v = v<<8 | uint64(b[i])
	}
	return v
}

func putLittle(b []byte, v uint64) []byte {
	for range 8 {
		b = append(b, byte(v))
		v >>= 8
	}
	return b
}

func quarter(s *[16]uint32, a, b, c, d int) {
	s[a] += s[b]
	s[d] = bits.RotateLeft32(s[d]^s[a], 16)
	s[c] += s[d]
	s[b] = bits.RotateLeft32(s[b]^s[c], 12)
	s[a] += s[b]
	s[d] = bits.RotateLeft32(s[d]^s[a], 8)
	s[c] += s[d]
	s[b] = bits.RotateLeft32(s[b]^s[c], 7)
}

// fill makes the four blocks from count on: word w of block b becomes the 32-bit word 4w+b of out.
//
//gosling:native candidate
func (c *ChaCha8) fill() {
	c.at = 0
	for b := range uint32(4) {
		s := [16]uint32{0x61707865, 0x3320646e, 0x79622d32, 0x6b206574}
		for i, k := range c.key {
			s[4+2*i], s[5+2*i] = uint32(k), uint32(k>>32)
		}
		s[12] = c.count + b
		for range 4 {
			for i := range 4 {
				quarter(&s, i, 4+i, 8+i, 12+i)
			}
			for i := range 4 {
				quarter(&s, i, 4+(i+1)&3, 8+(i+2)&3, 12+(i+3)&3)
			}
		}
		for i, k := range c.key { // the key only is added
			s[4+2*i] += uint32(k)
			s[5+2*i] += uint32(k >> 32)
		}
		for w, v := range s {
			shift := b & 1 * 32
			slot := &c.out[2*w+int(b>>1)]
			*slot = *slot&^(0xFFFFFFFF<<shift) | uint64(v)<<shift
		}
	}
}

// Uint64 returns the next number.
func (c *ChaCha8) Uint64() uint64 {
	limit := len(c.out)
	if c.count == 12 {
		limit -= len(c.key)
	}
	if c.at >= limit {
		if c.count += 4; c.count == 16 {
			copy(c.key[:], c.out[limit:])
			c.count = 0
		}
		c.fill()
	}
	v := c.out[c.at]
	c.at++
	return v
}

// Read fills p with the stream's bytes; it never fails.
func (c *ChaCha8) Read(p []byte) (n int, err error) {
	n = len(p)
	for len(p) > 0 {
		if c.left == 0 {
			putLittle(c.rest[:0], c.Uint64())
			c.left = 8
		}
		k := copy(p, c.rest[8-c.left:])
		c.left -= k
		p = p[k:]
	}
	return n, nil
}

// AppendBinary appends the state.
func (c *ChaCha8) AppendBinary(b []byte) ([]byte, error) {
	if c.left > 0 {
		b = append(append(b, "readbuf:"...), byte(c.left))
		b = append(b, c.rest[8-c.left:]...)
	}
	b = putBig(append(b, "chacha8:"...), uint64(c.count/4*32)+uint64(c.at))
	for _, k := range c.key {
		b = putLittle(b, k)
	}
	return b, nil
}

// MarshalBinary returns the state.
func (c *ChaCha8) MarshalBinary() ([]byte, error) { return c.AppendBinary(nil) }

// UnmarshalBinary sets the state to one that MarshalBinary has given.
func (c *ChaCha8) UnmarshalBinary(data []byte) error {
	if prefix := "readbuf:"; len(data) >= len(prefix) && string(data[:len(prefix)]) == prefix {
		data = data[len(prefix):]
		if len(data) == 0 || len(data) < 1+int(data[0]) {
			return errors.New("invalid ChaCha8 Read buffer encoding")
		}
		n := int(data[0])
		c.left = copy(c.rest[8-n:], data[1:1+n])
		data = data[1+n:]
	}
	if len(data) != 48 || string(data[:8]) != "chacha8:" {
		return errors.New("invalid ChaCha8 encoding")
	}
	used := getBig(data[8:])
	if used > 4*32-4 {
		return errors.New("invalid ChaCha8 encoding")
	}
	for i := range c.key {
		c.key[i] = getLittle(data[16+8*i:])
	}
	c.count = uint32(used) / 32 * 4
	c.fill()
	c.at = int(used % 32)
	return nil
}
