// Package bufio puts buffers before readers and writers.
package bufio

import (
	"bytes"
	"errors"
	"io"
	"unicode/utf8"
)

const usualSize = 4096

// What can go wrong.
var (
	ErrInvalidUnreadByte = errors.New("bufio: invalid use of UnreadByte")
	ErrInvalidUnreadRune = errors.New("bufio: invalid use of UnreadRune")
	ErrBufferFull        = errors.New("bufio: buffer full")
	ErrNegativeCount     = errors.New("bufio: negative count")
)

// A Reader reads through a buffer.
type Reader struct {
	buf      []byte
	from, to int // what of buf has been read but not yet used
	src      io.Reader
	err      error // to be returned when the buffer is empty
	lastByte int   // for UnreadByte; -1 if it can't be
	lastRune int   // its width, for UnreadRune; -1 if it can't be
}

const (
	least    = 16  // the smallest buffer
	patience = 100 // empty reads in a row
)

// NewReader returns a Reader of rd with a buffer of the usual size.
func NewReader(rd io.Reader) *Reader { return NewReaderSize(rd, usualSize) }

// NewReaderSize returns a Reader of rd whose buffer has size bytes at least; rd itself if it is one.
func NewReaderSize(rd io.Reader, size int) *Reader {
	if b, ok := rd.(*Reader); ok && len(b.buf) >= size {
		return b
	}
	r := new(Reader)
	r.start(make([]byte, max(size, least)), rd)
	return r
}

func (b *Reader) start(buf []byte, src io.Reader) {
	*b = Reader{buf: buf, src: src, lastByte: -1, lastRune: -1}
}

// Reset forgets everything and reads from r.
func (b *Reader) Reset(r io.Reader) {
	if b == r {
		return
	}
	if b.buf == nil {
		b.buf = make([]byte, usualSize)
	}
	b.start(b.buf, r)
}

// Size returns the size of the buffer.
func (b *Reader) Size() int { return len(b.buf) }

// Buffered returns how many bytes can be had from the buffer.
func (b *Reader) Buffered() int { return b.to - b.from }

// more reads new data behind what is left, which it moves to the front. There must be room.
func (b *Reader) more() {
	if b.from > 0 {
		b.to = copy(b.buf, b.buf[b.from:b.to])
		b.from = 0
	}
	if b.to == len(b.buf) {
		panic("bufio: tried to fill full buffer")
	}
	for range patience {
		n, err := b.src.Read(b.buf[b.to:])
		if n < 0 {
			panic(errNegativeRead)
		}
		b.to += n
		if err != nil {
			b.err = err
			return
		}
		if n > 0 {
			return
		}
	}
	b.err = io.ErrNoProgress
}

var errNegativeRead = errors.New("bufio: reader returned negative count from Read")

// failed returns the pending error, once.
func (b *Reader) failed() error {
	err := b.err
	b.err = nil
	return err
}

// Peek returns the next n bytes without going on; they are valid until the next read.
func (b *Reader) Peek(n int) ([]byte, error) {
	if n < 0 {
		return nil, ErrNegativeCount
	}
	b.lastByte, b.lastRune = -1, -1
	for b.to-b.from < n && b.to-b.from < len(b.buf) && b.err == nil {
		b.more()
	}
	if n > len(b.buf) {
		return b.buf[b.from:b.to], ErrBufferFull
	}
	if have := b.to - b.from; have < n {
		err := b.failed()
		if err == nil {
			err = ErrBufferFull
		}
		return b.buf[b.from:b.to], err
	}
	return b.buf[b.from : b.from+n], nil
}

// Discard skips n bytes.
func (b *Reader) Discard(n int) (discarded int, err error) {
	if n < 0 {
		return 0, ErrNegativeCount
	}
	if n == 0 {
		return 0, nil
	}
	b.lastByte, b.lastRune = -1, -1
	for discarded < n {
		if b.from == b.to {
			b.more()
		}
		step := min(b.to-b.from, n-discarded)
		b.from += step
		discarded += step
		if discarded < n && b.err != nil {
			return discarded, b.failed()
		}
	}
	return n, nil
}

func (b *Reader) Read(p []byte) (n int, err error) {
	if len(p) == 0 {
		if b.Buffered() > 0 {
			return 0, nil
		}
		return 0, b.failed()
	}
	if b.from == b.to {
		if b.err != nil {
			return 0, b.failed()
		}
		if len(p) >= len(b.buf) {
			// Large reads go past the buffer.
			n, b.err = b.src.Read(p)
			if n < 0 {
				panic(errNegativeRead)
			}
			if n > 0 {
				b.lastByte, b.lastRune = int(p[n-1]), -1
			}
			return n, b.failed()
		}
		// One read only.
		b.from, b.to = 0, 0
		n, b.err = b.src.Read(b.buf)
		if n < 0 {
			panic(errNegativeRead)
		}
		if n == 0 {
			return 0, b.failed()
		}
		b.to = n
	}
	n = copy(p, b.buf[b.from:b.to])
	b.from += n
	b.lastByte, b.lastRune = int(b.buf[b.from-1]), -1
	return n, nil
}

// ReadByte reads a byte.
func (b *Reader) ReadByte() (byte, error) {
	b.lastRune = -1
	for b.from == b.to {
		if b.err != nil {
			return 0, b.failed()
		}
		b.more()
	}
	c := b.buf[b.from]
	b.from++
	b.lastByte = int(c)
	return c, nil
}

// UnreadByte gives the last byte read back.
func (b *Reader) UnreadByte() error {
	if b.lastByte < 0 || b.from == 0 && b.to > 0 {
		return ErrInvalidUnreadByte
	}
	if b.from > 0 {
		b.from--
	} else {
		b.to = 1 // the buffer is empty
	}
	b.buf[b.from] = byte(b.lastByte)
	b.lastByte, b.lastRune = -1, -1
	return nil
}

// ReadRune reads a rune; invalid UTF-8 gives U+FFFD of width 1.
func (b *Reader) ReadRune() (r rune, size int, err error) {
	for b.from+utf8.UTFMax > b.to && !utf8.FullRune(b.buf[b.from:b.to]) && b.err == nil && b.to-b.from < len(b.buf) {
		b.more()
	}
	b.lastRune = -1
	if b.from == b.to {
		return 0, 0, b.failed()
	}
	r, size = rune(b.buf[b.from]), 1
	if r >= utf8.RuneSelf {
		r, size = utf8.DecodeRune(b.buf[b.from:b.to])
	}
	b.from += size
	b.lastByte = int(b.buf[b.from-1])
	b.lastRune = size
	return r, size, nil
}

// UnreadRune gives the last rune back, if the last operation was ReadRune.
func (b *Reader) UnreadRune() error {
	if b.lastRune < 0 || b.from < b.lastRune {
		return ErrInvalidUnreadRune
	}
	b.from -= b.lastRune
	b.lastByte, b.lastRune = -1, -1
	return nil
}

// ReadSlice reads up to and with delim; the slice is valid until the next read.
func (b *Reader) ReadSlice(delim byte) (line []byte, err error) {
	for seen := 0; ; {
		if i := bytes.IndexByte(b.buf[b.from+seen:b.to], delim); i >= 0 {
			end := b.from + seen + i + 1
			line = b.buf[b.from:end]
			b.from = end
			break
		}
		if b.err != nil {
			line, err = b.buf[b.from:b.to], b.failed()
			b.from = b.to
			break
		}
		if b.Buffered() >= len(b.buf) {
			line, err = b.buf, ErrBufferFull
			b.from = b.to
			break
		}
		seen = b.to - b.from
		b.more()
	}
	if n := len(line); n > 0 {
		b.lastByte, b.lastRune = int(line[n-1]), -1
	}
	return line, err
}

// ReadLine reads a line without its end. A line longer than the buffer comes in pieces, all but
// the last with isPrefix. ReadBytes or a Scanner are easier to use.
func (b *Reader) ReadLine() (line []byte, isPrefix bool, err error) {
	line, err = b.ReadSlice('\n')
	if err == ErrBufferFull {
		if n := len(line); n > 0 && line[n-1] == '\r' {
			// It may be half of a line's end: leave it for the next call.
			if b.from == 0 {
				panic("bufio: tried to rewind past start of buffer")
			}
			b.from--
			line = line[:n-1]
		}
		return line, true, nil
	}
	if len(line) == 0 {
		if err != nil {
			line = nil
		}
		return line, false, err
	}
	if n := len(line); line[n-1] == '\n' {
		line = line[:n-1]
		if n > 1 && line[n-2] == '\r' {
			line = line[:n-2]
		}
	}
	return line, false, nil
}

// gather reads up to delim; before holds copies of the buffers that were full.
func (b *Reader) gather(delim byte) (before [][]byte, last []byte, total int, err error) {
	for {
		last, err = b.ReadSlice(delim)
		total += len(last)
		if err != ErrBufferFull {
			return before, last, total, err
		}
		before = append(before, bytes.Clone(last))
	}
}

// ReadBytes reads up to and with delim; err says why delim is missing.
func (b *Reader) ReadBytes(delim byte) ([]byte, error) {
	before, last, total, err := b.gather(delim)
	line := make([]byte, 0, total)
	for _, piece := range before {
		line = append(line, piece...)
	}
	return append(line, last...), err
}

// ReadString reads up to and with delim; err says why delim is missing.
func (b *Reader) ReadString(delim byte) (string, error) {
	before, last, total, err := b.gather(delim)
	if before == nil {
		return string(last), err
	}
	line := make([]byte, 0, total)
	for _, piece := range before {
		line = append(line, piece...)
	}
	return string(append(line, last...)), err
}

// WriteTo writes all the rest to w.
func (b *Reader) WriteTo(w io.Writer) (n int64, err error) {
	b.lastByte, b.lastRune = -1, -1
	flush := func() error {
		put, err := w.Write(b.buf[b.from:b.to])
		if put < 0 {
			panic(errNegativeWrite)
		}
		b.from += put
		n += int64(put)
		return err
	}
	if b.from < b.to {
		if err = flush(); err != nil {
			return n, err
		}
	}
	if own, ok := b.src.(io.WriterTo); ok {
		more, err := own.WriteTo(w)
		return n + more, err
	}
	if own, ok := w.(io.ReaderFrom); ok {
		more, err := own.ReadFrom(b.src)
		return n + more, err
	}
	for b.err == nil {
		if b.to-b.from < len(b.buf) {
			b.more()
		}
		if b.from < b.to {
			if err = flush(); err != nil {
				return n, err
			}
		}
	}
	if b.err == io.EOF {
		b.err = nil
	}
	return n, b.failed()
}

var errNegativeWrite = errors.New("bufio: writer returned negative count from Write")
