// Package crc32 has the 32-bit cyclic redundancy checks, bits reflected.
package crc32

import (
	"hash"
	"internal/crc"
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

func update(crc uint32, tab *[256]uint32, p []byte) uint32

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
	crc.Fill((*[256]uint32)(t), poly)
	return t
}

// A digest is a checksum at work.
type digest struct{ crc.Digest[uint32] }

var kind = crc.Kind[uint32]{Size: Size, Name: "hash/crc32", Magic: "crc\x01", Update: update}

func init() { kind.TableSum = tableSum }

// tableSum is the checksum of a table.
func tableSum(t *[256]uint32) uint32 {
	b := crc.AppendTable(nil, t, Size)
	return ChecksumIEEE(b)
}

// New returns a hash of the polynomial of tab.
func New(tab *Table) hash.Hash32 {
	return &digest{crc.Digest[uint32]{Tab: (*[256]uint32)(tab), Kind: &kind}}
}

// NewIEEE returns a hash of IEEE.
func NewIEEE() hash.Hash32 { return New(IEEETable) }

func (d *digest) Sum32() uint32 { return d.Crc }

func (d *digest) Clone() (hash.Cloner, error) {
	c := *d
	return &c, nil
}

// Update returns the checksum of what crc is the checksum of with p behind it.
func Update(crc uint32, tab *Table, p []byte) uint32 { return update(crc, (*[256]uint32)(tab), p) }

// Checksum returns the checksum of data.
func Checksum(data []byte, tab *Table) uint32 { return update(0, (*[256]uint32)(tab), data) }

// ChecksumIEEE returns the checksum of data for IEEE.
func ChecksumIEEE(data []byte) uint32 { return Checksum(data, IEEETable) }
