// Package md5 computes MD5 (RFC 1321), which is broken: not for anything that must be secure.
package md5

import (
	"crypto"
	"hash"
	"internal/digest"
)

func init() {
	crypto.RegisterHash(crypto.MD5, New)
}

// Size is the length of a sum in bytes, BlockSize that of a block.
const (
	Size      = 16
	BlockSize = 64
)

var params = digest.Params{Kind: digest.MD5, Size: 16, Magic: "md5\x01", Name: "md5",
	Init: [8]uint64{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476}}

// New returns a hash that computes MD5.
func New() hash.Hash { return digest.New(&params) }

// Sum returns the MD5 of data.
func Sum(data []byte) (sum [16]byte) {
	digest.Sum(&params, sum[:0], data)
	return sum
}
