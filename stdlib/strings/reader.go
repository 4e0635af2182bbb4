package strings

import (
	"errors"
	"io"
	"unicode/utf8"
)

// A Reader reads from a string. The zero value reads from an empty one.
type Reader struct {
	text string
	at   int64
	rune int // where the rune read last began, -1 if something else was done since
}

// NewReader returns a Reader of s.
func NewReader(s string) *Reader { return &Reader{s, 0, -1} }

// Reset makes the reader read s.
func (r *Reader) Reset(s string) { *r = Reader{s, 0, -1} }

// Len returns how many bytes are left.
func (r *Reader) Len() int { return max(0, len(r.text)-int(r.at)) }

// Size returns the length of the whole string.
func (r *Reader) Size() int64 { return int64(len(r.text)) }

func (r *Reader) ended() bool { return r.at >= int64(len(r.text)) }

func (r *Reader) Read(b []byte) (n int, err error) {
	if r.ended() {
		return 0, io.EOF
	}
	n = copy(b, r.text[r.at:])
	r.at += int64(n)
	r.rune = -1
	return n, nil
}

// ReadAt reads without moving.
func (r *Reader) ReadAt(b []byte, off int64) (n int, err error) {
	if off < 0 {
		return 0, errors.New("strings.Reader.ReadAt: negative offset")
	}
	if off < int64(len(r.text)) {
		n = copy(b, r.text[off:])
	} else {
		return 0, io.EOF
	}
	if n < len(b) {
		err = io.EOF
	}
	return n, err
}

// ReadByte reads a byte.
func (r *Reader) ReadByte() (byte, error) {
	r.rune = -1
	if r.ended() {
		return 0, io.EOF
	}
	c := r.text[r.at]
	r.at++
	return c, nil
}

// UnreadByte goes back by a byte.
func (r *Reader) UnreadByte() error {
	if r.at <= 0 {
		return errors.New("strings.Reader.UnreadByte: at beginning of string")
	}
	r.rune = -1
	r.at--
	return nil
}

// ReadRune reads a rune.
func (r *Reader) ReadRune() (ch rune, size int, err error) {
	if r.ended() {
		r.rune = -1
		return 0, 0, io.EOF
	}
	r.rune = int(r.at)
	ch, size = rune(r.text[r.at]), 1
	if ch >= utf8.RuneSelf {
		ch, size = utf8.DecodeRuneInString(r.text[r.at:])
	}
	r.at += int64(size)
	return ch, size, nil
}

// UnreadRune takes the last ReadRune back.
func (r *Reader) UnreadRune() error {
	if r.at <= 0 {
		return errors.New("strings.Reader.UnreadRune: at beginning of string")
	}
	if r.rune < 0 {
		return errors.New("strings.Reader.UnreadRune: previous operation was not ReadRune")
	}
	r.at = int64(r.rune)
	r.rune = -1
	return nil
}

// Seek sets where reading goes on.
func (r *Reader) Seek(offset int64, whence int) (int64, error) {
	r.rune = -1
	switch whence {
	case io.SeekStart:
	case io.SeekCurrent:
		offset += r.at
	case io.SeekEnd:
		offset += int64(len(r.text))
	default:
		return 0, errors.New("strings.Reader.Seek: invalid whence")
	}
	if offset < 0 {
		return 0, errors.New("strings.Reader.Seek: negative position")
	}
	r.at = offset
	return offset, nil
}

// WriteTo writes the rest to w.
func (r *Reader) WriteTo(w io.Writer) (n int64, err error) {
	r.rune = -1
	if r.ended() {
		return 0, nil
	}
	rest := r.text[r.at:]
	put, err := io.WriteString(w, rest)
	if put > len(rest) {
		panic("strings.Reader.WriteTo: invalid WriteString count")
	}
	r.at += int64(put)
	if put < len(rest) && err == nil {
		err = io.ErrShortWrite
	}
	return int64(put), err
}
