// Package crc64 has the 64-bit cyclic redundancy checks, bits reflected.
package crc64

import (
	"encoding/binary"
	"errors"
	"hash"
	"sync"
)

// Size is a checksum's length in bytes.
const Size = 8

// Polynomials, reflected.
const (
	ISO  = 0xd800000000000000 // ISO 3309
	ECMA = 0xc96c5795d7870f42 // ECMA 182
)

// A Table holds the checksums of all bytes for one polynomial.
type Table [256]uint64

func update(crc uint64, tab *Table, p []byte) uint64

var (
	iso  = sync.OnceValue(func() *Table { return newTable(ISO) })
	ecma = sync.OnceValue(func() *Table { return newTable(ECMA) })
)

// MakeTable returns the table of a polynomial. Do not change it.
func MakeTable(poly uint64) *Table {
	switch poly {
	case ISO:
		return iso()
	case ECMA:
		return ecma()
	}
	return newTable(poly)
}

func newTable(poly uint64) *Table {
	t := new(Table)
	crc := uint64(1)
	for i := 128; i > 0; i >>= 1 {
		crc = crc>>1 ^ poly&-(crc&1)
		for j := 0; j < 256; j += 2 * i {
			t[i+j] = crc ^ t[j]
		}
	}
	return t
}

type digest struct {
	crc uint64
	tab *Table
}

// New returns a hash of the polynomial of tab.
func New(tab *Table) hash.Hash64 { return &digest{0, tab} }

func (d *digest) Size() int            { return Size }
func (d *digest) BlockSize() int       { return 1 }
func (d *digest) Reset()               { d.crc = 0 }
func (d *digest) Sum64() uint64        { return d.crc }
func (d *digest) Sum(in []byte) []byte { return binary.BigEndian.AppendUint64(in, d.crc) }

func (d *digest) Write(p []byte) (n int, err error) {
	d.crc = update(d.crc, d.tab, p)
	return len(p), nil
}

func (d *digest) AppendBinary(b []byte) ([]byte, error) {
	b = binary.BigEndian.AppendUint64(append(b, "crc\x02"...), tableSum(d.tab))
	return binary.BigEndian.AppendUint64(b, d.crc), nil
}

func (d *digest) MarshalBinary() ([]byte, error) { return d.AppendBinary(nil) }

func (d *digest) UnmarshalBinary(b []byte) error {
	if len(b) < 4 || string(b[:4]) != "crc\x02" {
		return errors.New("hash/crc64: invalid hash state identifier")
	}
	if len(b) != 20 {
		return errors.New("hash/crc64: invalid hash state size")
	}
	if binary.BigEndian.Uint64(b[4:]) != tableSum(d.tab) {
		return errors.New("hash/crc64: tables do not match")
	}
	d.crc = binary.BigEndian.Uint64(b[12:])
	return nil
}

func (d *digest) Clone() (hash.Cloner, error) {
	c := *d
	return &c, nil
}

// tableSum is the ISO checksum of the table.
func tableSum(t *Table) uint64 {
	var b []byte
	if t != nil {
		for _, x := range t {
			b = binary.BigEndian.AppendUint64(b, x)
		}
	}
	return Checksum(b, MakeTable(ISO))
}

// Update returns the checksum of what crc is the checksum of with p behind it.
func Update(crc uint64, tab *Table, p []byte) uint64 { return update(crc, tab, p) }

// Checksum returns the checksum of data.
func Checksum(data []byte, tab *Table) uint64 { return update(0, tab, data) }
