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
func New() hash.Hash {
	d := new(state)
	d.Init(&params)
	return d
}

// Sum256 returns the SHA-256 of data.
func Sum256(data []byte) (sum [32]byte) {
	d := new(state)
	d.Init(&params)
	d.Write(data)
	d.Sum(sum[:0])
	return sum
}

var new224Params = digest.Params{Kind: digest.SHA256, Size: 28, Magic: "sha\x02", Name: "sha256",
	Init: [8]uint64{0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939, 0xffc00b31, 0x68581511, 0x64f98fa7, 0xbefa4fa4}}

// New224 returns a hash that computes SHA-224.
func New224() hash.Hash {
	d := new(state)
	d.Init(&new224Params)
	return d
}

// Sum224 returns the SHA-224 of data.
func Sum224(data []byte) (sum [28]byte) {
	d := new(state)
	d.Init(&new224Params)
	d.Write(data)
	d.Sum(sum[:0])
	return sum
}

type state struct{ digest.D }

func (d *state) Clone() (hash.Cloner, error) {
	c := *d
	return &c, nil
}
