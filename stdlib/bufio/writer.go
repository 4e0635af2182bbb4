package bufio

import (
	"io"
	"unicode/utf8"
)

// A Writer collects what is written until its buffer is full or Flush is called. After an error it
// takes nothing more.
type Writer struct {
	buf  []byte
	used int
	dst  io.Writer
	err  error
}

// NewWriter returns a Writer to w with a buffer of the usual size.
func NewWriter(w io.Writer) *Writer { return NewWriterSize(w, usualSize) }

// NewWriterSize returns a Writer to w whose buffer has size bytes at least; w itself if it is one.
func NewWriterSize(w io.Writer, size int) *Writer {
	if b, ok := w.(*Writer); ok && len(b.buf) >= size {
		return b
	}
	if size <= 0 {
		size = usualSize
	}
	return &Writer{buf: make([]byte, size), dst: w}
}

// Size returns the size of the buffer.
func (b *Writer) Size() int { return len(b.buf) }

// Reset drops what is not flushed, and writes to w from now on.
func (b *Writer) Reset(w io.Writer) {
	if b == w {
		return
	}
	if b.buf == nil {
		b.buf = make([]byte, usualSize)
	}
	b.used, b.dst, b.err = 0, w, nil
}

// Available returns how many bytes of the buffer are free.
func (b *Writer) Available() int { return len(b.buf) - b.used }

// AvailableBuffer returns an empty slice over the free part, to append to and then Write.
func (b *Writer) AvailableBuffer() []byte { return b.buf[b.used:][:0] }

// Buffered returns how many bytes wait for Flush.
func (b *Writer) Buffered() int { return b.used }

// Flush writes out what is in the buffer.
func (b *Writer) Flush() error {
	if b.err != nil || b.used == 0 {
		return b.err
	}
	put, err := b.dst.Write(b.buf[:b.used])
	if put < b.used && err == nil {
		err = io.ErrShortWrite
	}
	if err != nil {
		if 0 < put && put < b.used {
			copy(b.buf, b.buf[put:b.used])
		}
		b.used -= put
		b.err = err
		return err
	}
	b.used = 0
	return nil
}

func (b *Writer) Write(p []byte) (nn int, err error) {
	for len(p) > b.Available() && b.err == nil {
		var n int
		if b.used == 0 {
			n, b.err = b.dst.Write(p) // nothing to put it behind
		} else {
			n = copy(b.buf[b.used:], p)
			b.used += n
			b.Flush()
		}
		nn += n
		p = p[n:]
	}
	if b.err != nil {
		return nn, b.err
	}
	n := copy(b.buf[b.used:], p)
	b.used += n
	return nn + n, nil
}

// WriteString writes s.
func (b *Writer) WriteString(s string) (int, error) {
	done := 0
	for len(s) > b.Available() && b.err == nil {
		var n int
		if own, ok := b.dst.(io.StringWriter); ok && b.used == 0 {
			n, b.err = own.WriteString(s)
		} else {
			n = copy(b.buf[b.used:], s)
			b.used += n
			b.Flush()
		}
		done += n
		s = s[n:]
	}
	if b.err != nil {
		return done, b.err
	}
	n := copy(b.buf[b.used:], s)
	b.used += n
	return done + n, nil
}

// WriteByte writes c.
func (b *Writer) WriteByte(c byte) error {
	if b.err != nil {
		return b.err
	}
	if b.used >= len(b.buf) && b.Flush() != nil {
		return b.err
	}
	b.buf[b.used] = c
	b.used++
	return nil
}

// WriteRune writes the UTF-8 encoding of r.
func (b *Writer) WriteRune(r rune) (size int, err error) {
	if uint32(r) < utf8.RuneSelf {
		if err = b.WriteByte(byte(r)); err != nil {
			return 0, err
		}
		return 1, nil
	}
	if b.err != nil {
		return 0, b.err
	}
	if b.Available() < utf8.UTFMax {
		if b.Flush() != nil {
			return 0, b.err
		}
		if b.Available() < utf8.UTFMax { // a tiny buffer
			return b.WriteString(string(r))
		}
	}
	size = utf8.EncodeRune(b.buf[b.used:], r)
	b.used += size
	return size, nil
}

// ReadFrom writes all that r gives, past the buffer if the underlying writer can do that itself.
func (b *Writer) ReadFrom(r io.Reader) (n int64, err error) {
	if b.err != nil {
		return 0, b.err
	}
	own, direct := b.dst.(io.ReaderFrom)
	for {
		if b.Available() == 0 {
			if err := b.Flush(); err != nil {
				return n, err
			}
		}
		if direct && b.used == 0 {
			more, err := own.ReadFrom(r)
			b.err = err
			return n + more, err
		}
		got := 0
		for tries := 0; got == 0 && err == nil; tries++ {
			if tries == patience {
				return n, io.ErrNoProgress
			}
			got, err = r.Read(b.buf[b.used:])
		}
		b.used += got
		n += int64(got)
		if err == io.EOF {
			// A buffer that is just full goes out at once.
			if b.Available() == 0 {
				return n, b.Flush()
			}
			return n, nil
		}
		if err != nil {
			return n, err
		}
	}
}

// A ReadWriter is a Reader and a Writer together.
type ReadWriter struct {
	*Reader
	*Writer
}

// NewReadWriter puts r and w together.
func NewReadWriter(r *Reader, w *Writer) *ReadWriter { return &ReadWriter{r, w} }
