// Package crc64 has the 64-bit cyclic redundancy checks, bits reflected.
package crc64

import (
	"hash"
	"internal/crc"
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

func update(crc uint64, tab *[256]uint64, p []byte) uint64

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
	crc.Fill((*[256]uint64)(t), poly)
	return t
}

// A digest is a checksum at work.
type digest struct{ crc.Digest[uint64] }

var kind = crc.Kind[uint64]{Size: Size, Name: "hash/crc64", Magic: "crc\x02", Update: update}

func init() { kind.TableSum = tableSum }

// tableSum is the checksum of a table.
func tableSum(t *[256]uint64) uint64 {
	b := crc.AppendTable(nil, t, Size)
	return Checksum(b, MakeTable(ISO))
}

// New returns a hash of the polynomial of tab.
func New(tab *Table) hash.Hash64 {
	return &digest{crc.Digest[uint64]{Tab: (*[256]uint64)(tab), Kind: &kind}}
}

func (d *digest) Sum64() uint64 { return d.Crc }

func (d *digest) Clone() (hash.Cloner, error) {
	c := *d
	return &c, nil
}

// Update returns the checksum of what crc is the checksum of with p behind it.
func Update(crc uint64, tab *Table, p []byte) uint64 { return update(crc, (*[256]uint64)(tab), p) }

// Checksum returns the checksum of data.
func Checksum(data []byte, tab *Table) uint64 { return update(0, (*[256]uint64)(tab), data) }
