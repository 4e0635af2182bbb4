// Package maphash has the hash function of maps, which differs from run to run.
package maphash

import (
	"encoding/binary"
	"hash"
	"unsafe"
)

func sum(seed uint64, s string) uint64
func random() uint64
func value(seed uint64, v any) uint64

// A Seed chooses a hash function. The zero Seed does not.
type Seed struct{ s uint64 }

// MakeSeed returns a random seed.
func MakeSeed() Seed {
	for {
		if s := random(); s != 0 {
			return Seed{s}
		}
	}
}

func (s Seed) valid() uint64 {
	if s.s == 0 {
		panic("maphash: use of uninitialized Seed")
	}
	return s.s
}

// Bytes returns the hash of b.
func Bytes(seed Seed, b []byte) uint64 {
	return String(seed, unsafe.String(unsafe.SliceData(b), len(b)))
}

// String returns the hash of s.
func String(seed Seed, s string) uint64 { return long(seed.valid(), s) }

// long hashes in blocks, as a Hash does.
func long(state uint64, s string) uint64 {
	for len(s) > blockSize {
		state = sum(state, s[:blockSize])
		s = s[blockSize:]
	}
	return sum(state, s)
}

const blockSize = 128

// A Hash hashes a sequence of bytes. The zero Hash takes a random seed at first use.
type Hash struct {
	_     [0]func()
	seed  Seed
	state uint64
	n     int
	buf   [blockSize]byte
}

func (h *Hash) init() {
	if h.seed.s == 0 {
		h.SetSeed(MakeSeed())
	}
}

// Write adds b.
func (h *Hash) Write(b []byte) (int, error) {
	return h.WriteString(unsafe.String(unsafe.SliceData(b), len(b)))
}

// WriteByte adds b.
func (h *Hash) WriteByte(b byte) error {
	_, err := h.WriteString(string([]byte{b}))
	return err
}

// WriteString adds s.
func (h *Hash) WriteString(s string) (int, error) {
	h.init()
	size := len(s)
	for len(s) > 0 {
		if h.n == blockSize { // only when more follows: the last block is never empty
			h.state = sum(h.state, string(h.buf[:]))
			h.n = 0
		}
		k := copy(h.buf[h.n:], s)
		h.n += k
		s = s[k:]
	}
	return size, nil
}

// Sum64 returns the hash.
func (h *Hash) Sum64() uint64 {
	h.init()
	return sum(h.state, string(h.buf[:h.n]))
}

// Sum appends the hash to b.
func (h *Hash) Sum(b []byte) []byte { return binary.BigEndian.AppendUint64(b, h.Sum64()) }

// Seed returns the seed.
func (h *Hash) Seed() Seed {
	h.init()
	return h.seed
}

// SetSeed takes another seed and forgets what was added.
func (h *Hash) SetSeed(seed Seed) {
	h.state = seed.valid()
	h.seed, h.n = seed, 0
}

// Reset forgets what was added.
func (h *Hash) Reset() {
	h.init()
	h.state, h.n = h.seed.s, 0
}

// Size returns 8.
func (h *Hash) Size() int { return 8 }

// BlockSize returns a good length of what to write.
func (h *Hash) BlockSize() int { return blockSize }

// Clone returns a copy.
func (h *Hash) Clone() (hash.Cloner, error) {
	h.init()
	c := *h
	return &c, nil
}

// Comparable returns the hash of v: equal values have equal hashes.
func Comparable[T comparable](seed Seed, v T) uint64 { return value(seed.valid(), v) }

// WriteComparable adds v to h.
func WriteComparable[T comparable](h *Hash, x T) {
	var b [8]byte
	binary.LittleEndian.PutUint64(b[:], value(h.Seed().s, x))
	h.Write(b[:])
}
