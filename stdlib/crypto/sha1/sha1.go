// Package sha1 computes SHA-1 (RFC 3174), which is broken: not for anything that must be secure.
package sha1

import (
	"crypto"
	"hash"
	"internal/digest"
)

func init() {
	crypto.RegisterHash(crypto.SHA1, New)
}

// Size is the length of a sum in bytes, BlockSize that of a block.
const (
	Size      = 20
	BlockSize = 64
)

var params = digest.Params{Kind: digest.SHA1, Size: 20, Magic: "sha\x01", Name: "sha1",
	Init: [8]uint64{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0}}

// New returns a hash that computes SHA-1.
func New() hash.Hash { return digest.New(&params) }

// Sum returns the SHA-1 of data.
func Sum(data []byte) (sum [20]byte) {
	digest.Sum(&params, sum[:0], data)
	return sum
}
