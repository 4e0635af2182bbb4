// Package ascii85 encodes four bytes as five characters, as btoa and PostScript do.
package ascii85

import (
	"io"
	"strconv"
)

// MaxEncodedLen returns the greatest length of the encoding of n bytes.
func MaxEncodedLen(n int) int { return (n + 3) / 4 * 5 }

// Encode writes the encoding of src to dst and returns its length. It is not framed by <~ and ~>.
func Encode(dst, src []byte) int {
	n := 0
	for len(src) > 0 {
		k := min(len(src), 4)
		v := uint32(0)
		for i := range k {
			v |= uint32(src[i]) << (24 - 8*i)
		}
		src = src[k:]
		if v == 0 && k == 4 {
			dst[n] = 'z'
			n++
			continue
		}
		var digits [5]byte
		for i := 4; i >= 0; i-- {
			digits[i] = '!' + byte(v%85)
			v /= 85
		}
		n += copy(dst[n:], digits[:k+1])
	}
	return n
}

// A CorruptInputError is the place of a wrong byte.
type CorruptInputError int64

func (e CorruptInputError) Error() string {
	return "illegal ascii85 data at input byte " + strconv.FormatInt(int64(e), 10)
}

// Decode writes what src stands for to dst and returns how many bytes it wrote and read. White space does not count. flush:
// src is all there is; else an unfinished group stays unread.
func Decode(dst, src []byte, flush bool) (ndst, nsrc int, err error) {
	v, have := uint32(0), 0
	for i, c := range src {
		if len(dst)-ndst < 4 {
			return ndst, nsrc, nil
		}
		switch {
		case c <= ' ':
			continue
		case c == 'z' && have == 0:
			v, have = 0, 5
		case '!' <= c && c <= 'u':
			v = v*85 + uint32(c-'!')
			have++
		default:
			return 0, 0, CorruptInputError(i)
		}
		if have == 5 {
			nsrc = i + 1
			for k := range 4 {
				dst[ndst+k] = byte(v >> (24 - 8*k))
			}
			ndst += 4
			v, have = 0, 0
		}
	}
	if flush {
		nsrc = len(src)
		if have == 1 {
			return 0, 0, CorruptInputError(len(src))
		}
		if have > 1 {
			for range 5 - have {
				v = v*85 + 84
			}
			for k := range have - 1 {
				dst[ndst] = byte(v >> (24 - 8*k))
				ndst++
			}
		}
	}
	return ndst, nsrc, nil
}

type encoder struct {
	w    io.Writer
	err  error
	rest []byte
}

// NewEncoder returns a writer of the encoding to w. Close writes what is left.
func NewEncoder(w io.Writer) io.WriteCloser { return &encoder{w: w} }

func (e *encoder) Write(p []byte) (int, error) {
	if e.err != nil {
		return 0, e.err
	}
	all := append(e.rest, p...)
	n := len(all) / 4 * 4
	e.rest = append([]byte(nil), all[n:]...)
	if e.put(all[:n]); e.err != nil {
		return 0, e.err
	}
	return len(p), nil
}

func (e *encoder) put(p []byte) {
	if len(p) > 0 {
		out := make([]byte, MaxEncodedLen(len(p)))
		_, e.err = e.w.Write(out[:Encode(out, p)])
	}
}

func (e *encoder) Close() error {
	if e.err == nil {
		e.put(e.rest)
		e.rest = nil
	}
	return e.err
}

type decoder struct {
	r    io.Reader
	rerr error
	err  error
	text []byte
	out  []byte
}

// NewDecoder returns a reader of what the text of r stands for.
func NewDecoder(r io.Reader) io.Reader { return &decoder{r: r} }

func (d *decoder) Read(p []byte) (int, error) {
	for len(d.out) == 0 && d.err == nil && len(p) > 0 {
		buf := make([]byte, 1024)
		if d.rerr == nil {
			var n int
			n, d.rerr = d.r.Read(buf)
			d.text = append(d.text, buf[:n]...)
		}
		out := make([]byte, 4*len(d.text)+4)
		n, read, err := Decode(out, d.text, d.rerr != nil)
		d.out, d.text = out[:n], append([]byte(nil), d.text[read:]...)
		if d.err = err; err == nil && d.rerr != nil {
			d.err = d.rerr
		}
	}
	n := copy(p, d.out)
	if d.out = d.out[n:]; n > 0 || len(p) == 0 {
		return n, nil
	}
	return 0, d.err
}
