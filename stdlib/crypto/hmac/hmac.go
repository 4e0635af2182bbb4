// Package hmac authenticates messages by keyed hashes (FIPS 198).
package hmac

import (
	"crypto/subtle"
	"hash"
)

type hmac struct {
	inner, outer hash.Hash
	ipad, opad   []byte
}

// New returns the HMAC of the hash that h makes. Two calls of h must not return the same.
func New(h func() hash.Hash, key []byte) hash.Hash {
	m := &hmac{inner: h(), outer: h()}
	if comparable(m.inner, m.outer) {
		panic("crypto/hmac: hash generation function does not produce unique values")
	}
	size := m.inner.BlockSize()
	if len(key) > size {
		m.outer.Write(key)
		key = m.outer.Sum(nil)
	}
	m.ipad, m.opad = make([]byte, size), make([]byte, size)
	copy(m.ipad, key)
	copy(m.opad, key)
	for i := range size {
		m.ipad[i] ^= 0x36
		m.opad[i] ^= 0x5c
	}
	m.inner.Write(m.ipad)
	return m
}

func comparable(a, b hash.Hash) (same bool) {
	defer func() { recover() }() // values that cannot be compared are not the same
	return a == b
}

func (m *hmac) Write(p []byte) (int, error) { return m.inner.Write(p) }
func (m *hmac) Size() int                   { return m.outer.Size() }
func (m *hmac) BlockSize() int              { return m.inner.BlockSize() }

func (m *hmac) Sum(in []byte) []byte {
	sum := m.inner.Sum(nil)
	m.outer.Reset()
	m.outer.Write(m.opad)
	m.outer.Write(sum)
	return m.outer.Sum(in)
}

func (m *hmac) Reset() {
	m.inner.Reset()
	m.inner.Write(m.ipad)
}

func (m *hmac) Clone() (hash.Cloner, error) {
	c := *m
	for _, h := range []*hash.Hash{&c.inner, &c.outer} {
		cl, ok := (*h).(hash.Cloner)
		if !ok {
			return nil, errNoClone
		}
		copied, err := cl.Clone()
		if err != nil {
			return nil, errNoClone
		}
		*h = copied
	}
	return &c, nil
}

type cloneError struct{}

func (cloneError) Error() string { return "unsupported operation" }

var errNoClone error = cloneError{}

// Equal compares two codes without leaking where they differ.
func Equal(mac1, mac2 []byte) bool { return subtle.ConstantTimeCompare(mac1, mac2) == 1 }
