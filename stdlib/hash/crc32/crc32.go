// Package crc32 has the 32-bit cyclic redundancy checks, bits reflected.
package crc32

import (
	"encoding/binary"
	"errors"
	"hash"
	"sync"
)

// Size is a checksum's length in bytes.
const Size = 4

// Polynomials, reflected.
const (
	IEEE       = 0xedb88320 // Ethernet, gzip, PNG
	Castagnoli = 0x82f63b78 // iSCSI
	Koopman    = 0xeb31d82e
)

// A Table holds the checksums of all bytes for one polynomial.
type Table [256]uint32

// IEEETable is the table of IEEE.
var IEEETable = simpleTable(IEEE)

var castagnoli = sync.OnceValue(func() *Table { return simpleTable(Castagnoli) })

func update(crc uint32, tab *Table, p []byte) uint32

// MakeTable returns the table of a polynomial. Do not change it.
func MakeTable(poly uint32) *Table {
	switch poly {
	case IEEE:
		return IEEETable
	case Castagnoli:
		return castagnoli()
	}
	return simpleTable(poly)
}

func simpleTable(poly uint32) *Table {
	t := new(Table)
	// The table is linear: powers of two first.
	crc := uint32(1)
	for i := 128; i > 0; i >>= 1 {
		crc = crc>>1 ^ poly&-(crc&1)
		for j := 0; j < 256; j += 2 * i {
			t[i+j] = crc ^ t[j]
		}
	}
	return t
}

type digest struct {
	crc uint32
	tab *Table
}

// New returns a hash of the polynomial of tab.
func New(tab *Table) hash.Hash32 { return &digest{0, tab} }

// NewIEEE returns a hash of IEEE.
func NewIEEE() hash.Hash32 { return New(IEEETable) }

func (d *digest) Size() int            { return Size }
func (d *digest) BlockSize() int       { return 1 }
func (d *digest) Reset()               { d.crc = 0 }
func (d *digest) Sum32() uint32        { return d.crc }
func (d *digest) Sum(in []byte) []byte { return binary.BigEndian.AppendUint32(in, d.crc) }

func (d *digest) Write(p []byte) (n int, err error) {
	d.crc = update(d.crc, d.tab, p)
	return len(p), nil
}

func (d *digest) AppendBinary(b []byte) ([]byte, error) {
	b = binary.BigEndian.AppendUint32(append(b, "crc\x01"...), tableSum(d.tab))
	return binary.BigEndian.AppendUint32(b, d.crc), nil
}

func (d *digest) MarshalBinary() ([]byte, error) { return d.AppendBinary(nil) }

func (d *digest) UnmarshalBinary(b []byte) error {
	if len(b) < 4 || string(b[:4]) != "crc\x01" {
		return errors.New("hash/crc32: invalid hash state identifier")
	}
	if len(b) != 12 {
		return errors.New("hash/crc32: invalid hash state size")
	}
	if binary.BigEndian.Uint32(b[4:]) != tableSum(d.tab) {
		return errors.New("hash/crc32: tables do not match")
	}
	d.crc = binary.BigEndian.Uint32(b[8:])
	return nil
}

func (d *digest) Clone() (hash.Cloner, error) {
	c := *d
	return &c, nil
}

func tableSum(t *Table) uint32 {
	var b []byte
	if t != nil {
		for _, x := range t {
			b = binary.BigEndian.AppendUint32(b, x)
		}
	}
	return ChecksumIEEE(b)
}

// Update returns the checksum of what crc is the checksum of with p behind it.
func Update(crc uint32, tab *Table, p []byte) uint32 { return update(crc, tab, p) }

// Checksum returns the checksum of data.
func Checksum(data []byte, tab *Table) uint32 { return update(0, tab, data) }

// ChecksumIEEE returns the checksum of data for IEEE.
func ChecksumIEEE(data []byte) uint32 { return update(0, IEEETable, data) }
