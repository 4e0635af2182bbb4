package bytes

import (
	"errors"
	"io"
	"unicode/utf8"
)

// MinRead is how much room ReadFrom makes at least before it reads.
const MinRead = 512

// ErrTooLarge is what a Buffer panics with when memory for it can't be had.
var ErrTooLarge = errors.New("bytes.Buffer: too large")

// A Buffer is bytes to write to and read from. Its zero value is empty and ready.
type Buffer struct {
	data []byte // read from at, written at the end
	at   int
	last int8 // what UnreadByte and UnreadRune may take back
}

// What the last operation was: the width of a rune read, or one of these.
const (
	otherwise int8 = 0
	readBytes int8 = -1
)

// NewBuffer makes a Buffer of buf, which then belongs to it.
func NewBuffer(buf []byte) *Buffer { return &Buffer{data: buf} }

// NewBufferString makes a Buffer that holds s.
func NewBufferString(s string) *Buffer { return &Buffer{data: []byte(s)} }

// Bytes returns what is still to be read, without copying.
func (b *Buffer) Bytes() []byte { return b.data[b.at:] }

// String returns what is still to be read; "<nil>" for a nil pointer.
func (b *Buffer) String() string {
	if b == nil {
		return "<nil>"
	}
	return string(b.data[b.at:])
}

// Len returns how many bytes are still to be read.
func (b *Buffer) Len() int { return len(b.data) - b.at }

// Cap returns the size of the buffer's memory.
func (b *Buffer) Cap() int { return cap(b.data) }

// Available returns how many bytes can be written without getting more memory.
func (b *Buffer) Available() int { return cap(b.data) - len(b.data) }

// AvailableBuffer returns an empty slice over the free memory, to append to and then Write.
func (b *Buffer) AvailableBuffer() []byte { return b.data[len(b.data):] }

// Reset makes the buffer empty and keeps its memory.
func (b *Buffer) Reset() { b.data, b.at, b.last = b.data[:0], 0, otherwise }

// Truncate drops all but the first n unread bytes.
func (b *Buffer) Truncate(n int) {
	if n == 0 {
		b.Reset()
		return
	}
	b.last = otherwise
	if n < 0 || n > b.Len() {
		panic("bytes.Buffer: truncation out of range")
	}
	b.data = b.data[:b.at+n]
}

// Peek returns the next n bytes without going on, fewer with io.EOF.
func (b *Buffer) Peek(n int) ([]byte, error) {
	if rest := b.data[b.at:]; len(rest) < n {
		return rest, io.EOF
	}
	return b.data[b.at : b.at+n], nil
}

// extend makes the data n bytes longer and returns where the new ones begin.
func (b *Buffer) extend(n int) int {
	unread := len(b.data) - b.at
	if unread == 0 && b.at != 0 {
		b.Reset()
	}
	if old := len(b.data); n <= cap(b.data)-old {
		b.data = b.data[:old+n]
		return old
	}
	if b.data == nil && n <= 64 {
		b.data = make([]byte, n, 64)
		return 0
	}
	size := cap(b.data)
	switch {
	case n <= size/2-unread:
		copy(b.data, b.data[b.at:]) // sliding is enough, and leaves room for more
	case size > (1<<63-1)-size-n:
		panic(ErrTooLarge)
	default:
		room := larger(max(unread+n, 2*size))
		copy(room, b.data[b.at:])
		b.data = room
	}
	b.at = 0
	b.data = b.data[:unread+n]
	return unread
}

// larger gets memory of at least n bytes, as much as the size class holds.
func larger(n int) []byte {
	defer func() {
		if recover() != nil {
			panic(ErrTooLarge)
		}
	}()
	b := append([]byte(nil), make([]byte, n)...)
	return b[:cap(b)]
}

// Grow makes room for n more bytes.
func (b *Buffer) Grow(n int) {
	if n < 0 {
		panic("bytes.Buffer.Grow: negative count")
	}
	n = b.extend(n)
	b.data = b.data[:n] // what extend made
}

func (b *Buffer) Write(p []byte) (n int, err error) {
	b.last = otherwise
	if n = len(b.data); len(p) <= cap(b.data)-n {
		b.data = b.data[:n+len(p)]
	} else {
		n = b.extend(len(p))
	}
	return copy(b.data[n:], p), nil
}

// WriteString writes s.
func (b *Buffer) WriteString(s string) (n int, err error) {
	b.last = otherwise
	if n = len(b.data); len(s) <= cap(b.data)-n {
		b.data = b.data[:n+len(s)]
	} else {
		n = b.extend(len(s))
	}
	return copy(b.data[n:], s), nil
}

// WriteByte writes c.
func (b *Buffer) WriteByte(c byte) error {
	b.last = otherwise
	n := len(b.data)
	if n < cap(b.data) {
		b.data = b.data[:n+1]
	} else {
		n = b.extend(1)
	}
	b.data[n] = c
	return nil
}

// WriteRune writes the UTF-8 encoding of r.
func (b *Buffer) WriteRune(r rune) (n int, err error) {
	if uint32(r) < utf8.RuneSelf {
		b.WriteByte(byte(r))
		return 1, nil
	}
	b.last = otherwise
	at := b.extend(utf8.UTFMax)
	b.data = utf8.AppendRune(b.data[:at], r)
	return len(b.data) - at, nil
}

// ReadFrom reads r to its end.
func (b *Buffer) ReadFrom(r io.Reader) (n int64, err error) {
	b.last = otherwise
	for {
		at := b.extend(MinRead)
		b.data = b.data[:at]
		got, err := r.Read(b.data[at:cap(b.data)])
		if got < 0 {
			panic(errors.New("bytes.Buffer: reader returned negative count from Read"))
		}
		b.data = b.data[:at+got]
		n += int64(got)
		if err == io.EOF {
			return n, nil
		}
		if err != nil {
			return n, err
		}
	}
}

// WriteTo writes all to w, which makes the buffer empty.
func (b *Buffer) WriteTo(w io.Writer) (n int64, err error) {
	b.last = otherwise
	if rest := b.data[b.at:]; len(rest) > 0 {
		put, err := w.Write(rest)
		if put > len(rest) {
			panic("bytes.Buffer.WriteTo: invalid Write count")
		}
		b.at += put
		n = int64(put)
		if err == nil && put < len(rest) {
			err = io.ErrShortWrite
		}
		if err != nil {
			return n, err
		}
	}
	b.Reset()
	return n, nil
}

// drained resets an empty buffer before something is read from it.
func (b *Buffer) drained() bool {
	if b.at < len(b.data) {
		return false
	}
	b.Reset()
	return true
}

func (b *Buffer) Read(p []byte) (n int, err error) {
	b.last = otherwise
	if b.drained() {
		if len(p) == 0 {
			return 0, nil
		}
		return 0, io.EOF
	}
	n = copy(p, b.data[b.at:])
	b.at += n
	if n > 0 {
		b.last = readBytes
	}
	return n, nil
}

// Next returns the next n bytes, fewer if there are not so many.
func (b *Buffer) Next(n int) []byte {
	b.last = otherwise
	n = min(n, b.Len())
	piece := b.data[b.at : b.at+n]
	b.at += n
	if n > 0 {
		b.last = readBytes
	}
	return piece
}

// ReadByte reads a byte.
func (b *Buffer) ReadByte() (byte, error) {
	if b.drained() {
		return 0, io.EOF
	}
	c := b.data[b.at]
	b.at++
	b.last = readBytes
	return c, nil
}

// ReadRune reads a rune.
func (b *Buffer) ReadRune() (r rune, size int, err error) {
	if b.drained() {
		return 0, 0, io.EOF
	}
	r, size = utf8.DecodeRune(b.data[b.at:])
	b.at += size
	b.last = int8(size)
	return r, size, nil
}

// UnreadRune takes the last ReadRune back.
func (b *Buffer) UnreadRune() error {
	if b.last <= otherwise {
		return errors.New("bytes.Buffer: UnreadRune: previous operation was not a successful ReadRune")
	}
	b.at -= min(b.at, int(b.last))
	b.last = otherwise
	return nil
}

// UnreadByte goes back by a byte after something was read.
func (b *Buffer) UnreadByte() error {
	if b.last == otherwise {
		return errors.New("bytes.Buffer: UnreadByte: previous operation was not a successful read")
	}
	b.last = otherwise
	if b.at > 0 {
		b.at--
	}
	return nil
}

// line takes what there is up to and with delim.
func (b *Buffer) line(delim byte) (line []byte, err error) {
	rest := b.data[b.at:]
	n := IndexByte(rest, delim) + 1
	if n == 0 {
		n = len(rest)
		err = io.EOF
	}
	b.at += n
	b.last = readBytes
	return rest[:n], err
}

// ReadBytes reads up to and with delim; io.EOF if delim is missing.
func (b *Buffer) ReadBytes(delim byte) (line []byte, err error) {
	line, err = b.line(delim)
	return append([]byte(nil), line...), err
}

// ReadString reads up to and with delim; io.EOF if delim is missing.
func (b *Buffer) ReadString(delim byte) (line string, err error) {
	piece, err := b.line(delim)
	return string(piece), err
}

// A Reader reads from a byte slice. The zero value reads from an empty one.
type Reader struct {
	data []byte
	at   int64
	rune int // where the rune read last began, -1 if something else was done since
}

// NewReader returns a Reader of b.
func NewReader(b []byte) *Reader { return &Reader{b, 0, -1} }

// Reset makes the reader read b.
func (r *Reader) Reset(b []byte) { *r = Reader{b, 0, -1} }

// Size returns the length of the whole slice.
func (r *Reader) Size() int64 { return int64(len(r.data)) }

// Len returns how many bytes are left.
func (r *Reader) Len() int { return len(r.rest()) }

func (r *Reader) rest() []byte { return r.data[min(r.at, int64(len(r.data))):] }

func (r *Reader) Read(b []byte) (n int, err error) {
	rest := r.rest()
	if len(rest) == 0 {
		return 0, io.EOF
	}
	n = copy(b, rest)
	r.at, r.rune = r.at+int64(n), -1
	return n, nil
}

// ReadAt reads without moving.
func (r *Reader) ReadAt(b []byte, off int64) (n int, err error) {
	switch {
	case off < 0:
		return 0, errors.New("bytes.Reader.ReadAt: negative offset")
	case off >= r.Size():
		return 0, io.EOF
	}
	if n = copy(b, r.data[off:]); n < len(b) {
		err = io.EOF
	}
	return n, err
}

// ReadByte reads a byte.
func (r *Reader) ReadByte() (byte, error) {
	r.rune = -1
	rest := r.rest()
	if len(rest) == 0 {
		return 0, io.EOF
	}
	r.at++
	return rest[0], nil
}

// UnreadByte goes back by a byte.
func (r *Reader) UnreadByte() error {
	if r.at <= 0 {
		return errors.New("bytes.Reader.UnreadByte: at beginning of slice")
	}
	r.at, r.rune = r.at-1, -1
	return nil
}

// ReadRune reads a rune.
func (r *Reader) ReadRune() (ch rune, size int, err error) {
	rest := r.rest()
	if len(rest) == 0 {
		r.rune = -1
		return 0, 0, io.EOF
	}
	r.rune = int(r.at)
	ch, size = utf8.DecodeRune(rest)
	r.at += int64(size)
	return ch, size, nil
}

// UnreadRune takes the last ReadRune back.
func (r *Reader) UnreadRune() error {
	switch {
	case r.at <= 0:
		return errors.New("bytes.Reader.UnreadRune: at beginning of slice")
	case r.rune < 0:
		return errors.New("bytes.Reader.UnreadRune: previous operation was not ReadRune")
	}
	r.at, r.rune = int64(r.rune), -1
	return nil
}

// Seek sets where reading goes on.
func (r *Reader) Seek(offset int64, whence int) (int64, error) {
	r.rune = -1
	base := [...]int64{io.SeekStart: 0, io.SeekCurrent: r.at, io.SeekEnd: r.Size()}
	if whence < 0 || whence >= len(base) {
		return 0, errors.New("bytes.Reader.Seek: invalid whence")
	}
	if offset += base[whence]; offset < 0 {
		return 0, errors.New("bytes.Reader.Seek: negative position")
	}
	r.at = offset
	return offset, nil
}

// WriteTo writes the rest to w.
func (r *Reader) WriteTo(w io.Writer) (n int64, err error) {
	r.rune = -1
	rest := r.rest()
	if len(rest) == 0 {
		return 0, nil
	}
	put, err := w.Write(rest)
	if put > len(rest) {
		panic("bytes.Reader.WriteTo: invalid Write count")
	}
	r.at += int64(put)
	if put != len(rest) && err == nil {
		err = io.ErrShortWrite
	}
	return int64(put), err
}
