// Package crc is the frame of hash/crc32 and hash/crc64: tables, a checksum at work, its saved state.
package crc

import "errors"

// A Word is a checksum.
type Word interface{ uint32 | uint64 }

// Fill makes t the table of a polynomial, bits reflected. The table is linear: powers of two come first.
func Fill[W Word](t *[256]W, poly W) {
	crc := W(1)
	for i := 128; i > 0; i >>= 1 {
		crc = crc>>1 ^ poly&-(crc&1)
		for j := 0; j < 256; j += 2 * i {
			t[i+j] = crc ^ t[j]
		}
	}
}

// A Kind is what the checksums of a package have in common.
type Kind[W Word] struct {
	Size     int // bytes
	Name     string
	Magic    string // begins a saved state
	Update   func(crc W, tab *[256]W, p []byte) W
	TableSum func(tab *[256]W) W // tells tables apart
}

// A Digest is a checksum at work.
type Digest[W Word] struct {
	Crc  W
	Tab  *[256]W
	Kind *Kind[W]
}

func (d *Digest[W]) Size() int            { return d.Kind.Size }
func (d *Digest[W]) BlockSize() int       { return 1 }
func (d *Digest[W]) Reset()               { d.Crc = 0 }
func (d *Digest[W]) Sum(in []byte) []byte { return Append(in, d.Crc, d.Kind.Size) }

func (d *Digest[W]) Write(p []byte) (n int, err error) {
	d.Crc = d.Kind.Update(d.Crc, d.Tab, p)
	return len(p), nil
}

func (d *Digest[W]) AppendBinary(b []byte) ([]byte, error) {
	return d.Sum(Append(append(b, d.Kind.Magic...), d.Kind.TableSum(d.Tab), d.Kind.Size)), nil
}

func (d *Digest[W]) MarshalBinary() ([]byte, error) { return d.AppendBinary(nil) }

func (d *Digest[W]) UnmarshalBinary(b []byte) error {
	magic, size := len(d.Kind.Magic), d.Kind.Size
	if len(b) < magic || string(b[:magic]) != d.Kind.Magic {
		return errors.New(d.Kind.Name + ": invalid hash state identifier")
	}
	if len(b) != magic+2*size {
		return errors.New(d.Kind.Name + ": invalid hash state size")
	}
	if value[W](b[magic:][:size]) != d.Kind.TableSum(d.Tab) {
		return errors.New(d.Kind.Name + ": tables do not match")
	}
	d.Crc = value[W](b[magic+size:])
	return nil
}

// Append appends the size bytes of w, the highest first.
func Append[W Word](b []byte, w W, size int) []byte {
	for shift := 8 * (size - 1); shift >= 0; shift -= 8 {
		b = append(b, byte(w>>shift))
	}
	return b
}

// AppendTable appends the words of a table.
func AppendTable[W Word](b []byte, t *[256]W, size int) []byte {
	if t != nil {
		for _, w := range t {
			b = Append(b, w, size)
		}
	}
	return b
}

func value[W Word](b []byte) (w W) {
	for _, c := range b {
		w = w<<8 | W(c)
	}
	return w
}
