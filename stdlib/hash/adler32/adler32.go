// Package adler32 has the checksum Adler-32 of zlib (RFC 1950).
package adler32

import (
	"encoding/binary"
	"errors"
	"hash"
)

// Size is a checksum's length in bytes.
const Size = 4

type digest uint32

func update(sum uint32, p []byte) uint32

// New returns a hash.
func New() hash.Hash32 {
	d := digest(1)
	return &d
}

// Checksum returns the checksum of data.
func Checksum(data []byte) uint32 { return update(1, data) }

func (d *digest) Reset()               { *d = 1 }
func (d *digest) Size() int            { return Size }
func (d *digest) BlockSize() int       { return 4 }
func (d *digest) Sum32() uint32        { return uint32(*d) }
func (d *digest) Sum(in []byte) []byte { return binary.BigEndian.AppendUint32(in, uint32(*d)) }

func (d *digest) Write(p []byte) (n int, err error) {
	*d = digest(update(uint32(*d), p))
	return len(p), nil
}

func (d *digest) AppendBinary(b []byte) ([]byte, error) {
	return binary.BigEndian.AppendUint32(append(b, "adl\x01"...), uint32(*d)), nil
}

func (d *digest) MarshalBinary() ([]byte, error) { return d.AppendBinary(nil) }

func (d *digest) UnmarshalBinary(b []byte) error {
	if len(b) < 4 || string(b[:4]) != "adl\x01" {
		return errors.New("hash/adler32: invalid hash state identifier")
	}
	if len(b) != 8 {
		return errors.New("hash/adler32: invalid hash state size")
	}
	*d = digest(binary.BigEndian.Uint32(b[4:]))
	return nil
}

func (d *digest) Clone() (hash.Cloner, error) {
	c := *d
	return &c, nil
}
