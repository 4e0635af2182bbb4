// Package base64 encodes bytes as text of 64 different characters (RFC 4648).
package base64

import (
	"internal/basenc"
	"io"
	"slices"
	"strconv"
)

// An Encoding is an alphabet with a padding.
type Encoding struct {
	encode    string
	decodeMap [256]byte // 255: not in the alphabet
	padChar   rune
	strict    bool
}

const (
	StdPadding rune = '='
	NoPadding  rune = -1
)

const alnum = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

// NewEncoding makes a padded encoding of an alphabet of 64 different bytes.
func NewEncoding(encoder string) *Encoding {
	if len(encoder) != 64 {
		panic("encoding alphabet is not 64-bytes long")
	}
	return &Encoding{encode: encoder, decodeMap: basenc.Digits(encoder), padChar: StdPadding}
}

// WithPadding returns the encoding with another padding.
func (enc Encoding) WithPadding(padding rune) *Encoding {
	basenc.CheckPadding(padding, &enc.decodeMap)
	enc.padChar = padding
	return &enc
}

// Strict returns the encoding with trailing bits required to be zero.
func (enc Encoding) Strict() *Encoding {
	enc.strict = true
	return &enc
}

var StdEncoding = NewEncoding(alnum + "+/")             // the usual one
var URLEncoding = NewEncoding(alnum + "-_")             // for URLs and file names
var RawStdEncoding = StdEncoding.WithPadding(NoPadding) // without padding
var RawURLEncoding = URLEncoding.WithPadding(NoPadding) // for URLs, without padding

func put(dst, src []byte, alphabet string, pad int)
func get(dst []byte, src string, digits *[256]byte, pad int, strict bool) (n, bad int)

// EncodedLen returns the length of the encoding of n bytes.
func (enc *Encoding) EncodedLen(n int) int {
	if enc.padChar == NoPadding {
		return n/3*4 + (n%3*8+5)/6
	}
	return (n + 2) / 3 * 4
}

// Encode writes the encoding of src to dst.
func (enc *Encoding) Encode(dst, src []byte) {
	if len(src) > 0 {
		_ = dst[enc.EncodedLen(len(src))-1]
		put(dst, src, enc.encode, int(enc.padChar))
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
		return n/4*3 + n%4*6/8
	}
	return n / 4 * 3
}

// A CorruptInputError is the place of a wrong byte.
type CorruptInputError int64

func (e CorruptInputError) Error() string {
	return "illegal base64 data at input byte " + strconv.FormatInt(int64(e), 10)
}

// Decode writes what src stands for to dst; newlines do not count.
func (enc *Encoding) Decode(dst, src []byte) (n int, err error) {
	return enc.decode(dst, string(src))
}

func (enc *Encoding) decode(dst []byte, src string) (n int, err error) {
	n, bad := get(dst, src, &enc.decodeMap, int(enc.padChar), enc.strict)
	if bad == -2 {
		panic("runtime error: index out of range") // dst is too short
	}
	if bad >= 0 {
		err = CorruptInputError(bad)
	}
	return n, err
}

// AppendDecode appends what src stands for to dst.
func (enc *Encoding) AppendDecode(dst, src []byte) ([]byte, error) {
	n := len(src)
	for n > 0 && rune(src[n-1]) == enc.padChar {
		n--
	}
	n = n/4*3 + n%4*6/8
	dst = slices.Grow(dst, n)
	n, err := enc.Decode(dst[len(dst):][:n], src)
	return dst[:len(dst)+n], err
}

// DecodeString returns what s stands for.
func (enc *Encoding) DecodeString(s string) ([]byte, error) {
	buf := make([]byte, enc.DecodedLen(len(s)))
	n, err := enc.decode(buf, s)
	return buf[:n], err
}

// NewEncoder returns a writer that writes the encoding to w. Close writes what is left.
func NewEncoder(enc *Encoding, w io.Writer) io.WriteCloser {
	return &basenc.Encoder{W: w, Append: enc.AppendEncode, Group: 3, Most: 768}
}

type decoder struct {
	enc     *Encoding
	r       io.Reader
	readErr error
	err     error
	text    []byte // not yet decoded
	out     []byte // decoded, not yet read
}

// NewDecoder returns a reader of what the text of r stands for.
func NewDecoder(enc *Encoding, r io.Reader) io.Reader { return &decoder{enc: enc, r: r} }

func (d *decoder) Read(p []byte) (n int, err error) {
	if len(d.out) == 0 {
		if d.err != nil {
			return 0, d.err
		}
		d.fill(min(max(len(p)/3*4, 4), 1024))
	}
	if len(d.out) == 0 && d.err != nil && len(p) > 0 {
		return 0, d.err
	}
	n = copy(p, d.out)
	if d.out = d.out[n:]; n == 0 && len(p) > 0 {
		return 0, d.err
	}
	return n, nil
}

// fill reads up to size bytes of text and decodes groups of four; at the end also what is left, if nothing is padded.
func (d *decoder) fill(size int) {
	buf := make([]byte, size)
	for len(d.text) < 4 && d.readErr == nil {
		var n int
		n, d.readErr = d.r.Read(buf[:size-len(d.text)])
		for _, c := range buf[:n] {
			if c != '\n' && c != '\r' {
				d.text = append(d.text, c)
			}
		}
	}
	whole := len(d.text) / 4 * 4
	if whole == 0 {
		if whole = len(d.text); whole == 0 || d.enc.padChar != NoPadding {
			if d.err = d.readErr; d.err == io.EOF && whole > 0 {
				d.err = io.ErrUnexpectedEOF
			}
			return
		}
	}
	d.out = make([]byte, whole/4*3+3)
	n, err := d.enc.Decode(d.out, d.text[:whole])
	d.out, d.err = d.out[:n], err
	d.text = append(d.text[:0], d.text[whole:]...)
}
