// Package digest is the frame of MD5, SHA-1 and SHA-2: blocks, padding, saved states. The packages of crypto add names and numbers.
package digest

import (
	"errors"
	"hash"
)

// The compression functions.
const (
	MD5 = iota
	SHA1
	SHA256
	SHA512
)

// blocks mixes whole blocks into h.
func blocks(kind int, h *[8]uint64, p []byte)

// A Params describes a hash function.
type Params struct {
	Kind  int
	Size  int // of the result in bytes
	Magic string
	Name  string // of the package, for errors
	Init  [8]uint64
}

// A D is a hash at work.
type D struct {
	p    *Params
	h    [8]uint64
	tail [128]byte // what does not fill a block yet
	n    int       // of it
	len  uint64
}

// New returns a hash of p.
func New(p *Params) hash.Hash { return &D{p: p, h: p.Init} }

// Sum appends the hash of data to out.
func Sum(p *Params, out, data []byte) {
	d := &D{p: p, h: p.Init}
	d.Write(data)
	d.Sum(out)
}

// Clone returns a hash that goes on from the same state.
func (d *D) Clone() (hash.Cloner, error) {
	c := *d
	return &c, nil
}

// Reset forgets what was written.
func (d *D) Reset() { d.h, d.n, d.len = d.p.Init, 0, 0 }

// Size returns the length of the sum.
func (d *D) Size() int { return d.p.Size }

// BlockSize returns the length of a block.
func (d *D) BlockSize() int {
	if d.p.Kind == SHA512 {
		return 128
	}
	return 64
}

const piece = 256 << 10 // bytes mixed by one call: a millisecond or so

// Write adds p.
func (d *D) Write(p []byte) (int, error) {
	size, written := d.BlockSize(), len(p)
	d.len += uint64(written)
	if d.n > 0 {
		k := copy(d.tail[d.n:size], p)
		p = p[k:]
		if d.n += k; d.n < size {
			return written, nil
		}
		blocks(d.p.Kind, &d.h, d.tail[:size])
		d.n = 0
	}
	for len(p) >= size {
		k := min(len(p)&^(size-1), piece)
		blocks(d.p.Kind, &d.h, p[:k])
		p = p[k:]
	}
	d.n = copy(d.tail[:], p)
	return written, nil
}

// Sum appends the hash to in; d may be written on.
func (d *D) Sum(in []byte) []byte {
	c := *d
	size, lenSize := c.BlockSize(), 8
	if size == 128 {
		lenSize = 16
	}
	pad := size - (c.n+lenSize)%size
	end := make([]byte, pad+lenSize)
	end[0] = 0x80
	for i := range 8 {
		at := len(end) - 1 - i
		if d.p.Kind == MD5 {
			at = len(end) - 8 + i
		}
		end[at] = byte(d.len << 3 >> (8 * i))
	}
	if lenSize == 16 {
		end[len(end)-9] = byte(d.len >> 61)
	}
	c.Write(end)
	return c.words(in, d.p.Size)
}

// words appends the first n bytes of the state.
func (d *D) words(in []byte, n int) []byte {
	width := d.BlockSize() / 16
	for i := range n {
		shift := 8 * (i % width)
		if d.p.Kind != MD5 {
			shift = 8*(width-1) - shift
		}
		in = append(in, byte(d.h[i/width]>>shift))
	}
	return in
}

func (d *D) stateSize() int {
	switch d.p.Kind {
	case MD5:
		return 16
	case SHA1:
		return 20
	}
	return d.BlockSize() / 2
}

// AppendBinary appends the state: name, words, the unfinished block, the length.
func (d *D) AppendBinary(b []byte) ([]byte, error) {
	b = append(b, d.p.Magic...)
	width := d.BlockSize() / 16
	for i := range d.stateSize() {
		b = append(b, byte(d.h[i/width]>>(8*(width-1-i%width))))
	}
	b = append(b, d.tail[:d.n]...)
	b = append(b, make([]byte, d.BlockSize()-d.n)...)
	for i := range 8 {
		b = append(b, byte(d.len>>(56-8*i)))
	}
	return b, nil
}

// MarshalBinary returns the state.
func (d *D) MarshalBinary() ([]byte, error) { return d.AppendBinary(nil) }

// UnmarshalBinary takes a state back.
func (d *D) UnmarshalBinary(b []byte) error {
	if len(b) < len(d.p.Magic) || string(b[:len(d.p.Magic)]) != d.p.Magic {
		return errors.New("crypto/" + d.p.Name + ": invalid hash state identifier")
	}
	size, width := d.BlockSize(), d.BlockSize()/16
	if len(b) != len(d.p.Magic)+d.stateSize()+size+8 {
		return errors.New("crypto/" + d.p.Name + ": invalid hash state size")
	}
	b = b[len(d.p.Magic):]
	for i := range d.stateSize() / width {
		d.h[i] = 0
		for range width {
			d.h[i] = d.h[i]<<8 | uint64(b[0])
			b = b[1:]
		}
	}
	copy(d.tail[:], b[:size])
	d.len = 0
	for _, c := range b[size:] {
		d.len = d.len<<8 | uint64(c)
	}
	d.n = int(d.len % uint64(size))
	return nil
}
