// Package base32 encodes bytes as text of 32 different characters (RFC 4648).
package base32

import (
	"internal/basenc"
	"io"
	"slices"
	"strconv"
)

// An Encoding is an alphabet with a padding.
type Encoding struct {
	encode    string
	decodeMap [256]uint8 // 255: not in the alphabet
	padChar   rune
}

const (
	StdPadding rune = '='
	NoPadding  rune = -1
)

// NewEncoding makes a padded encoding of an alphabet of 32 different bytes.
func NewEncoding(encoder string) *Encoding {
	if len(encoder) != 32 {
		panic("encoding alphabet is not 32-bytes long")
	}
	return &Encoding{encode: encoder, decodeMap: basenc.Digits(encoder), padChar: StdPadding}
}

// StdEncoding is the usual encoding.
var StdEncoding = NewEncoding("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")

// HexEncoding keeps the order of what is encoded.
var HexEncoding = NewEncoding("0123456789ABCDEFGHIJKLMNOPQRSTUV")

// WithPadding returns the encoding with another padding.
func (enc Encoding) WithPadding(padding rune) *Encoding {
	basenc.CheckPadding(padding, &enc.decodeMap)
	enc.padChar = padding
	return &enc
}

// EncodedLen returns the length of the encoding of n bytes.
func (enc *Encoding) EncodedLen(n int) int {
	if enc.padChar == NoPadding {
		return n/5*8 + (n%5*8+4)/5
	}
	return (n + 4) / 5 * 8
}

// Encode writes the encoding of src to dst.
func (enc *Encoding) Encode(dst, src []byte) {
	if len(src) == 0 {
		return
	}
	_ = dst[enc.EncodedLen(len(src))-1]
	for len(src) > 0 {
		k := min(len(src), 5)
		v := uint64(0)
		for i := range 5 {
			v <<= 8
			if i < k {
				v |= uint64(src[i])
			}
		}
		digits := (k*8 + 4) / 5
		for i := range 8 {
			if i < digits {
				dst[i] = enc.encode[v>>(35-5*i)&31]
			} else if enc.padChar != NoPadding {
				dst[i] = byte(enc.padChar)
			}
			if i == digits-1 && enc.padChar == NoPadding {
				break
			}
		}
		if src = src[k:]; len(src) > 0 {
			dst = dst[8:]
		}
	}
}

// AppendEncode appends the encoding of src to dst.
func (enc *Encoding) AppendEncode(dst, src []byte) []byte {
	from, size := len(dst), enc.EncodedLen(len(src))
	dst = slices.Grow(dst, size)[:from+size]
	enc.Encode(dst[from:], src)
	return dst
}

// EncodeToString returns the encoding of src.
func (enc *Encoding) EncodeToString(src []byte) string {
	return string(enc.AppendEncode(nil, src))
}

// DecodedLen returns the most bytes that n bytes of text stand for.
func (enc *Encoding) DecodedLen(n int) int {
	if enc.padChar == NoPadding {
		return n/8*5 + n%8*5/8
	}
	return n / 8 * 5
}

// A CorruptInputError is the place of a wrong byte.
type CorruptInputError int64

func (e CorruptInputError) Error() string {
	return "illegal base32 data at input byte " + strconv.FormatInt(int64(e), 10)
}

func withoutNewlines(src []byte) []byte {
	out := make([]byte, 0, len(src))
	for _, c := range src {
		if c != '\n' && c != '\r' {
			out = append(out, c)
		}
	}
	return out
}

// decode decodes text without newlines; end: the padding was met.
func (enc *Encoding) decode(dst, src []byte) (n int, end bool, err error) {
	total := len(src)
	for len(src) > 0 && !end {
		var digits [8]byte
		have := 8
		for j := 0; j < 8; {
			if len(src) == 0 {
				if enc.padChar != NoPadding {
					return n, false, CorruptInputError(total - len(src) - j)
				}
				have, end = j, true
				break
			}
			c := src[0]
			src = src[1:]
			if c == byte(enc.padChar) && j >= 2 && len(src) < 8 {
				// The rest must be padding, and enough of it.
				if len(src)+j < 7 {
					return n, false, CorruptInputError(total)
				}
				for k := range 7 - j {
					if len(src) > k && src[k] != byte(enc.padChar) {
						return n, false, CorruptInputError(total - len(src) + k - 1)
					}
				}
				have, end = j, true
				if j == 2 || j == 4 || j == 5 || j == 7 {
					break
				}
				return n, false, CorruptInputError(total - len(src) - 1)
			}
			if digits[j] = enc.decodeMap[c]; digits[j] == 255 {
				return n, false, CorruptInputError(total - len(src) - 1)
			}
			j++
		}
		v := uint64(0)
		for _, d := range digits {
			v = v<<5 | uint64(d)
		}
		k := have * 5 / 8
		for i := range k {
			dst[n+i] = byte(v >> (32 - 8*i))
		}
		n += k
	}
	return n, end, nil
}

// Decode writes what src stands for to dst; newlines do not count.
func (enc *Encoding) Decode(dst, src []byte) (n int, err error) {
	n, _, err = enc.decode(dst, withoutNewlines(src))
	return n, err
}

// AppendDecode appends what src stands for to dst.
func (enc *Encoding) AppendDecode(dst, src []byte) ([]byte, error) {
	text := withoutNewlines(src)
	buf := make([]byte, len(text)/8*5+5)
	n, _, err := enc.decode(buf, text)
	return append(dst, buf[:n]...), err
}

// DecodeString returns what s stands for.
func (enc *Encoding) DecodeString(s string) ([]byte, error) {
	return enc.AppendDecode([]byte{}, []byte(s))
}

// NewEncoder returns a writer that writes the encoding to w. Close writes what is left.
func NewEncoder(enc *Encoding, w io.Writer) io.WriteCloser {
	return &basenc.Encoder{W: w, Append: enc.AppendEncode, Group: 5, Most: 640}
}

type decoder struct {
	enc  *Encoding
	r    io.Reader
	err  error
	end  bool
	text []byte
	out  []byte
}

// NewDecoder returns a reader of what the text of r stands for.
func NewDecoder(enc *Encoding, r io.Reader) io.Reader { return &decoder{enc: enc, r: r} }

func (d *decoder) Read(p []byte) (int, error) {
	for len(d.out) == 0 && d.err == nil && len(p) > 0 {
		buf := make([]byte, 1024)
		n, err := d.r.Read(buf)
		d.text = append(d.text, withoutNewlines(buf[:n])...)
		whole := len(d.text) / 8 * 8
		if err == io.EOF && d.enc.padChar == NoPadding {
			whole = len(d.text)
		}
		if d.end && len(d.text) > 0 {
			d.err = CorruptInputError(0)
			break
		}
		d.out = make([]byte, whole/8*5+5)
		n, d.end, d.err = d.enc.decode(d.out, d.text[:whole])
		d.out = d.out[:n]
		d.text = append([]byte(nil), d.text[whole:]...)
		if d.err == nil && err != nil {
			if d.err = err; err == io.EOF && len(d.text) > 0 {
				d.err = io.ErrUnexpectedEOF
			}
		}
	}
	n := copy(p, d.out)
	d.out = d.out[n:]
	if n > 0 || len(p) == 0 {
		return n, nil
	}
	return 0, d.err
}
