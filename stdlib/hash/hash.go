// Package hash has the interfaces of hash functions.
package hash

import "io"

// A Hash is a hash function at work. Write never returns an error.
type Hash interface {
	io.Writer
	Sum(b []byte) []byte // b with the hash of what was written so far behind it
	Reset()
	Size() int
	BlockSize() int
}

// A Hash32 is a Hash of 32 bits.
type Hash32 interface {
	Hash
	Sum32() uint32
}

// A Hash64 is a Hash of 64 bits.
type Hash64 interface {
	Hash
	Sum64() uint64
}

// A Cloner can be copied.
type Cloner interface {
	Hash
	Clone() (Cloner, error)
}

// An XOF is a function with output of any length: Read after Write.
type XOF interface {
	io.Writer
	io.Reader
	Reset()
	BlockSize() int
}
