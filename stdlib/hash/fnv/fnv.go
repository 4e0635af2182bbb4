// Package fnv has the hash functions FNV-1 and FNV-1a of Fowler, Noll and Vo.
package fnv

import (
	"encoding/binary"
	"errors"
	"hash"
	"math/bits"
)

type (
	sum32   uint32
	sum32a  uint32
	sum64   uint64
	sum64a  uint64
	sum128  [2]uint64
	sum128a [2]uint64
)

const (
	byteAtATime = 1 // the block size of all

	offset32  = 2166136261
	offset64  = 14695981039346656037
	offset128 = 0x6c62272e07bb0142 // the upper half
	lower128  = 0x62b821756295c58d
	prime32   = 16777619
	prime64   = 1099511628211
	prime128  = 0x13b // 2^88 is the other part
)

// hash64 and hash32 do the work; xorFirst is FNV-1a.
func hash32(h uint32, data []byte, xorFirst bool) uint32
func hash64(h uint64, data []byte, xorFirst bool) uint64

// New32 returns FNV-1 of 32 bits.
func New32() hash.Hash32 {
	s := sum32(offset32)
	return &s
}

// New32a returns FNV-1a of 32 bits.
func New32a() hash.Hash32 {
	s := sum32a(offset32)
	return &s
}

// New64 returns FNV-1 of 64 bits.
func New64() hash.Hash64 {
	s := sum64(offset64)
	return &s
}

// New64a returns FNV-1a of 64 bits.
func New64a() hash.Hash64 {
	s := sum64a(offset64)
	return &s
}

// New128 returns FNV-1 of 128 bits.
func New128() hash.Hash { return &sum128{offset128, lower128} }

// New128a returns FNV-1a of 128 bits.
func New128a() hash.Hash { return &sum128a{offset128, lower128} }

func times128(s [2]uint64) [2]uint64 {
	high, low := bits.Mul64(prime128, s[1])
	return [2]uint64{high + s[1]<<24 + prime128*s[0], low}
}

func (s *sum32) Write(p []byte) (int, error) {
	*s = sum32(hash32(uint32(*s), p, false))
	return len(p), nil
}
func (s *sum32a) Write(p []byte) (int, error) {
	*s = sum32a(hash32(uint32(*s), p, true))
	return len(p), nil
}
func (s *sum64) Write(p []byte) (int, error) {
	*s = sum64(hash64(uint64(*s), p, false))
	return len(p), nil
}
func (s *sum64a) Write(p []byte) (int, error) {
	*s = sum64a(hash64(uint64(*s), p, true))
	return len(p), nil
}

func (s *sum128) Write(p []byte) (int, error) {
	for _, c := range p {
		*s = times128(*s)
		s[1] ^= uint64(c)
	}
	return len(p), nil
}

func (s *sum128a) Write(p []byte) (int, error) {
	for _, c := range p {
		s[1] ^= uint64(c)
		*s = times128(*s)
	}
	return len(p), nil
}

func (s *sum32) Reset()   { *s = offset32 }
func (s *sum32a) Reset()  { *s = offset32 }
func (s *sum64) Reset()   { *s = offset64 }
func (s *sum64a) Reset()  { *s = offset64 }
func (s *sum128) Reset()  { *s = sum128{offset128, lower128} }
func (s *sum128a) Reset() { *s = sum128a{offset128, lower128} }

func (s *sum32) Sum32() uint32  { return uint32(*s) }
func (s *sum32a) Sum32() uint32 { return uint32(*s) }
func (s *sum64) Sum64() uint64  { return uint64(*s) }
func (s *sum64a) Sum64() uint64 { return uint64(*s) }

func (*sum32) Size() int   { return 32 / 8 }
func (*sum32a) Size() int  { return 32 / 8 }
func (*sum64) Size() int   { return 64 / 8 }
func (*sum64a) Size() int  { return 64 / 8 }
func (*sum128) Size() int  { return 128 / 8 }
func (*sum128a) Size() int { return 128 / 8 }

func (*sum32) BlockSize() int   { return byteAtATime }
func (*sum32a) BlockSize() int  { return byteAtATime }
func (*sum64) BlockSize() int   { return byteAtATime }
func (*sum64a) BlockSize() int  { return byteAtATime }
func (*sum128) BlockSize() int  { return byteAtATime }
func (*sum128a) BlockSize() int { return byteAtATime }

func (s *sum32) Sum(b []byte) []byte   { return binary.BigEndian.AppendUint32(b, uint32(*s)) }
func (s *sum32a) Sum(b []byte) []byte  { return binary.BigEndian.AppendUint32(b, uint32(*s)) }
func (s *sum64) Sum(b []byte) []byte   { return binary.BigEndian.AppendUint64(b, uint64(*s)) }
func (s *sum64a) Sum(b []byte) []byte  { return binary.BigEndian.AppendUint64(b, uint64(*s)) }
func (s *sum128) Sum(b []byte) []byte  { return put128(b, *s) }
func (s *sum128a) Sum(b []byte) []byte { return put128(b, *s) }

func put128(b []byte, s [2]uint64) []byte {
	return binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint64(b, s[0]), s[1])
}

// The saved state is a name and the sum.
func (s *sum32) AppendBinary(b []byte) ([]byte, error)   { return s.Sum(append(b, "fnv\x01"...)), nil }
func (s *sum32a) AppendBinary(b []byte) ([]byte, error)  { return s.Sum(append(b, "fnv\x02"...)), nil }
func (s *sum64) AppendBinary(b []byte) ([]byte, error)   { return s.Sum(append(b, "fnv\x03"...)), nil }
func (s *sum64a) AppendBinary(b []byte) ([]byte, error)  { return s.Sum(append(b, "fnv\x04"...)), nil }
func (s *sum128) AppendBinary(b []byte) ([]byte, error)  { return s.Sum(append(b, "fnv\x05"...)), nil }
func (s *sum128a) AppendBinary(b []byte) ([]byte, error) { return s.Sum(append(b, "fnv\x06"...)), nil }

func (s *sum32) MarshalBinary() ([]byte, error)   { return s.AppendBinary(nil) }
func (s *sum32a) MarshalBinary() ([]byte, error)  { return s.AppendBinary(nil) }
func (s *sum64) MarshalBinary() ([]byte, error)   { return s.AppendBinary(nil) }
func (s *sum64a) MarshalBinary() ([]byte, error)  { return s.AppendBinary(nil) }
func (s *sum128) MarshalBinary() ([]byte, error)  { return s.AppendBinary(nil) }
func (s *sum128a) MarshalBinary() ([]byte, error) { return s.AppendBinary(nil) }

// saved checks a saved state and returns the sum in it.
func saved(b []byte, kind byte, size int) ([]byte, error) {
	if len(b) < 4 || string(b[:4]) != "fnv"+string(rune(kind)) {
		return nil, errors.New("hash/fnv: invalid hash state identifier")
	}
	if len(b) != 4+size {
		return nil, errors.New("hash/fnv: invalid hash state size")
	}
	return b[4:], nil
}

func (s *sum32) UnmarshalBinary(b []byte) error {
	b, err := saved(b, 1, 4)
	if err == nil {
		*s = sum32(binary.BigEndian.Uint32(b))
	}
	return err
}

func (s *sum32a) UnmarshalBinary(b []byte) error {
	b, err := saved(b, 2, 4)
	if err == nil {
		*s = sum32a(binary.BigEndian.Uint32(b))
	}
	return err
}

func (s *sum64) UnmarshalBinary(b []byte) error {
	b, err := saved(b, 3, 8)
	if err == nil {
		*s = sum64(binary.BigEndian.Uint64(b))
	}
	return err
}

func (s *sum64a) UnmarshalBinary(b []byte) error {
	b, err := saved(b, 4, 8)
	if err == nil {
		*s = sum64a(binary.BigEndian.Uint64(b))
	}
	return err
}

func (s *sum128) UnmarshalBinary(b []byte) error {
	b, err := saved(b, 5, 16)
	if err == nil {
		*s = sum128{binary.BigEndian.Uint64(b), binary.BigEndian.Uint64(b[8:])}
	}
	return err
}

func (s *sum128a) UnmarshalBinary(b []byte) error {
	b, err := saved(b, 6, 16)
	if err == nil {
		*s = sum128a{binary.BigEndian.Uint64(b), binary.BigEndian.Uint64(b[8:])}
	}
	return err
}

func (s *sum32) Clone() (hash.Cloner, error)   { c := *s; return &c, nil }
func (s *sum32a) Clone() (hash.Cloner, error)  { c := *s; return &c, nil }
func (s *sum64) Clone() (hash.Cloner, error)   { c := *s; return &c, nil }
func (s *sum64a) Clone() (hash.Cloner, error)  { c := *s; return &c, nil }
func (s *sum128) Clone() (hash.Cloner, error)  { c := *s; return &c, nil }
func (s *sum128a) Clone() (hash.Cloner, error) { c := *s; return &c, nil }
