// Package rand has random numbers from the kernel.
package rand

import "io"

func fill(b []byte) bool

type reader struct{}

func (reader) Read(b []byte) (int, error) {
	for rest := b; len(rest) > 0; {
		n := min(len(rest), 1<<16)
		fill(rest[:n])
		rest = rest[n:]
	}
	return len(b), nil
}

// Reader is the source of random bytes. Programs may replace it.
var Reader io.Reader = reader{}

// Read fills b from Reader. It never fails: an error of Reader ends the program.
func Read(b []byte) (n int, err error) {
	if _, err = io.ReadFull(Reader, b); err != nil {
		panic("crypto/rand: failed to read random data (see https://go.dev/issue/66821): " + err.Error())
	}
	return len(b), nil
}

// Text returns 26 random letters and digits: at least 128 bits.
func Text() string {
	b := make([]byte, 26)
	Read(b)
	for i, c := range b {
		b[i] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[c%32]
	}
	return string(b)
}
