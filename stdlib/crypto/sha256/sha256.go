// Package sha256 computes SHA-256 and SHA-224 (FIPS 180-4).
package sha256

import (
	"crypto"
	"hash"
	"internal/digest"
)

func init() {
	crypto.RegisterHash(crypto.SHA256, New)
	crypto.RegisterHash(crypto.SHA224, New224)
}

// Lengths of sums and blocks in bytes.
const (
	Size      = 32
	Size224   = 28
	BlockSize = 64
)

var params = digest.Params{Kind: digest.SHA256, Size: 32, Magic: "sha\x03", Name: "sha256",
	Init: [8]uint64{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19}}

// New returns a hash that computes SHA-256.
func New() hash.Hash { return digest.New(&params) }

// Sum256 returns the SHA-256 of data.
func Sum256(data []byte) (sum [32]byte) {
	digest.Sum(&params, sum[:0], data)
	return sum
}

var new224Params = digest.Params{Kind: digest.SHA256, Size: 28, Magic: "sha\x02", Name: "sha256",
	Init: [8]uint64{0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939, 0xffc00b31, 0x68581511, 0x64f98fa7, 0xbefa4fa4}}

// New224 returns a hash that computes SHA-224.
func New224() hash.Hash { return digest.New(&new224Params) }

// Sum224 returns the SHA-224 of data.
func Sum224(data []byte) (sum [28]byte) {
	digest.Sum(&new224Params, sum[:0], data)
	return sum
}
