// Package hex encodes bytes as hexadecimal digits.
package hex

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// ErrLength says that the text has an odd number of digits.
var ErrLength = errors.New("encoding/hex: odd length hex string")

// An InvalidByteError is a byte that is no digit.
type InvalidByteError byte

func (e InvalidByteError) Error() string {
	return fmt.Sprintf("encoding/hex: invalid byte: %#U", rune(e))
}

func put(dst, src []byte)
func get(dst, src []byte) int // how many pairs of digits

// EncodedLen returns the length of the encoding of n bytes.
func EncodedLen(n int) int { return n * 2 }

// DecodedLen returns how many bytes x digits stand for.
func DecodedLen(x int) int { return x / 2 }

// Encode writes the encoding of src to dst and returns its length.
func Encode(dst, src []byte) int {
	if len(src) > 0 {
		_ = dst[2*len(src)-1]
	}
	put(dst, src)
	return 2 * len(src)
}

// AppendEncode appends the encoding of src to dst.
func AppendEncode(dst, src []byte) []byte {
	n := len(dst)
	dst = slices.Grow(dst, 2*len(src))[:n+2*len(src)]
	put(dst[n:], src)
	return dst
}

// EncodeToString returns the encoding of src.
func EncodeToString(src []byte) string {
	return string(AppendEncode(nil, src))
}

// Decode writes what src stands for to dst. It returns how many bytes came before the end or an error.
func Decode(dst, src []byte) (int, error) {
	if len(src) > 1 {
		_ = dst[:min(len(dst), len(src)/2)]
	}
	n := get(dst, src)
	rest := src[2*n:]
	if len(rest) >= 2 {
		if !digit(rest[0]) {
			return n, InvalidByteError(rest[0])
		}
		if !digit(rest[1]) {
			return n, InvalidByteError(rest[1])
		}
		_ = dst[n] // panics
	}
	if len(rest) == 1 {
		if !digit(rest[0]) {
			return n, InvalidByteError(rest[0])
		}
		return n, ErrLength
	}
	return n, nil
}

func digit(c byte) bool { return strings.IndexByte("0123456789abcdefABCDEF", c) >= 0 }

// AppendDecode appends what src stands for to dst.
func AppendDecode(dst, src []byte) ([]byte, error) {
	buf := make([]byte, len(src)/2)
	n, err := Decode(buf, src)
	return append(dst, buf[:n]...), err
}

// DecodeString returns what s stands for.
func DecodeString(s string) ([]byte, error) {
	buf := make([]byte, len(s)/2)
	n, err := Decode(buf, []byte(s))
	return buf[:n], err
}

type encoder struct{ w io.Writer }

// NewEncoder returns a writer of lowercase digits to w.
func NewEncoder(w io.Writer) io.Writer { return &encoder{w} }

func (e *encoder) Write(p []byte) (n int, err error) {
	for len(p) > 0 && err == nil {
		k := min(len(p), 512)
		var written int
		written, err = e.w.Write(AppendEncode(nil, p[:k]))
		n += written / 2
		p = p[k:]
	}
	return n, err
}

type decoder struct {
	r    io.Reader
	err  error
	text []byte
}

// NewDecoder returns a reader of what the digits of r stand for.
func NewDecoder(r io.Reader) io.Reader { return &decoder{r: r} }

func (d *decoder) Read(p []byte) (int, error) {
	if len(d.text) < 2 && d.err == nil {
		buf := make([]byte, 1024)
		k := copy(buf, d.text)
		var n int
		n, d.err = d.r.Read(buf[k:])
		d.text = buf[:k+n]
		if d.err == io.EOF && len(d.text)%2 != 0 {
			if c := d.text[len(d.text)-1]; !digit(c) {
				d.err = InvalidByteError(c)
			} else {
				d.err = io.ErrUnexpectedEOF
			}
		}
	}
	p = p[:min(len(p), len(d.text)/2)]
	n, err := Decode(p, d.text[:2*len(p)])
	d.text = d.text[2*n:]
	if err != nil {
		d.text, d.err = nil, err
	}
	if len(d.text) < 2 {
		return n, d.err
	}
	return n, nil
}

// Dump returns a listing of data as of hexdump -C.
func Dump(data []byte) string {
	if len(data) == 0 {
		return ""
	}
	var b strings.Builder
	d := Dumper(&b)
	d.Write(data)
	d.Close()
	return b.String()
}

type dumper struct {
	w      io.Writer
	line   []byte // the bytes of the line being collected
	past   int
	closed bool
}

// Dumper returns a writer of such a listing to w. Close ends the last line.
func Dumper(w io.Writer) io.WriteCloser { return &dumper{w: w} }

func (d *dumper) Write(data []byte) (n int, err error) {
	if d.closed {
		return 0, errors.New("encoding/hex: dumper closed")
	}
	for len(data) > 0 {
		k := min(16-len(d.line), len(data))
		d.line = append(d.line, data[:k]...)
		data = data[k:]
		if len(d.line) == 16 {
			if err := d.flush(); err != nil {
				return n, err
			}
		}
		n += k
	}
	return n, nil
}

func (d *dumper) flush() error {
	text := fmt.Appendf(nil, "%08x ", d.past)
	for i := range 16 {
		if i%8 == 0 {
			text = append(text, ' ')
		}
		if i < len(d.line) {
			text = AppendEncode(text, d.line[i:i+1])
			text = append(text, ' ')
		} else {
			text = append(text, "   "...)
		}
	}
	text = append(text, " |"...)
	for _, c := range d.line {
		if c < 32 || c > 126 {
			c = '.'
		}
		text = append(text, c)
	}
	d.past += len(d.line)
	d.line = d.line[:0]
	_, err := d.w.Write(append(text, "|\n"...))
	return err
}

func (d *dumper) Close() error {
	if d.closed {
		return nil
	}
	d.closed = true
	if len(d.line) == 0 {
		return nil
	}
	return d.flush()
}
