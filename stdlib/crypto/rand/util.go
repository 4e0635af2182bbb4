package rand

import (
	"errors"
	"io"
	"math/big"
)

// Int returns a random number in [0, max). It panics if max <= 0.
func Int(rand io.Reader, max *big.Int) (n *big.Int, err error) {
	if max.Sign() <= 0 {
		panic("crypto/rand: argument to Int is <= 0")
	}
	n = new(big.Int)
	bits := n.Sub(max, n.SetUint64(1)).BitLen()
	if bits == 0 {
		return n, nil
	}
	b := make([]byte, (bits+7)/8)
	for {
		if _, err := io.ReadFull(rand, b); err != nil {
			return nil, err
		}
		if top := bits % 8; top != 0 {
			b[0] &= 1<<top - 1
		}
		if n.SetBytes(b).Cmp(max) < 0 {
			return n, nil
		}
	}
}

// maybeRead reads a byte half of the time, so that nobody relies on what is made of a given input.
func maybeRead(r io.Reader) {
	var coin [1]byte
	Read(coin[:])
	if coin[0]&1 != 0 {
		r.Read(coin[:])
	}
}

// Prime returns a number of the given length that is prime with high probability.
func Prime(r io.Reader, bits int) (*big.Int, error) {
	if bits < 2 {
		return nil, errors.New("crypto/rand: prime size must be at least 2-bit")
	}
	maybeRead(r)
	b := make([]byte, (bits+7)/8)
	p := new(big.Int)
	for {
		if _, err := io.ReadFull(r, b); err != nil {
			return nil, err
		}
		p.SetBytes(b)
		p.Rsh(p, uint(len(b)*8-bits))
		// The two highest bits are set, so that a product of two has twice the length; the lowest, so that it is odd.
		p.SetBit(p, bits-1, 1)
		p.SetBit(p, max(bits-2, 0), 1)
		if p.SetBit(p, 0, 1); bits == 2 {
			p.SetInt64(3)
		}
		if p.ProbablyPrime(20) {
			return p, nil
		}
	}
}
