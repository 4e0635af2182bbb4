// Package io holds the interfaces of reading and writing, and helpers over them.
package io

import "errors"

// From where Seek counts.
const (
	SeekStart   = 0
	SeekCurrent = 1
	SeekEnd     = 2
)

// EOF is what Read returns when no more input is there.
var EOF = errors.New("EOF")

// ErrUnexpectedEOF says that the input ended in the middle of something.
var ErrUnexpectedEOF = errors.New("unexpected EOF")

// ErrShortWrite says that a write took fewer bytes than asked without telling why.
var ErrShortWrite = errors.New("short write")

// ErrShortBuffer says that a read needs a longer buffer.
var ErrShortBuffer = errors.New("short buffer")

// ErrNoProgress says that many reads in a row brought neither data nor an error.
var ErrNoProgress = errors.New("multiple Read calls return no data or error")

// ErrClosedPipe is what using a closed pipe gives.
var ErrClosedPipe = errors.New("io: read/write on closed pipe")

var (
	errBadWrite  = errors.New("invalid write result")
	errBadWhence = errors.New("Seek: invalid whence")
	errBadOffset = errors.New("Seek: invalid offset")
)

// Reader reads up to len(p) bytes; it may return data together with an error.
type Reader interface {
	Read(p []byte) (n int, err error)
}

// Writer writes all of p or tells why not.
type Writer interface {
	Write(p []byte) (n int, err error)
}

// Closer ends the use of something.
type Closer interface {
	Close() error
}

// Seeker sets where the next read or write happens.
type Seeker interface {
	Seek(offset int64, whence int) (int64, error)
}

// ReaderAt reads at an offset and fills p or tells why not.
type ReaderAt interface {
	ReadAt(p []byte, off int64) (n int, err error)
}

// WriterAt writes at an offset.
type WriterAt interface {
	WriteAt(p []byte, off int64) (n int, err error)
}

// ReaderFrom takes all that r gives.
type ReaderFrom interface {
	ReadFrom(r Reader) (n int64, err error)
}

// WriterTo writes all it has to w.
type WriterTo interface {
	WriteTo(w Writer) (n int64, err error)
}

// ByteReader reads single bytes.
type ByteReader interface {
	ReadByte() (byte, error)
}

// ByteScanner can give the last byte back.
type ByteScanner interface {
	ByteReader
	UnreadByte() error
}

// ByteWriter writes single bytes.
type ByteWriter interface {
	WriteByte(c byte) error
}

// RuneReader reads single runes.
type RuneReader interface {
	ReadRune() (r rune, size int, err error)
}

// RuneScanner can give the last rune back.
type RuneScanner interface {
	RuneReader
	UnreadRune() error
}

// StringWriter writes strings.
type StringWriter interface {
	WriteString(s string) (n int, err error)
}

// The usual unions.
type (
	// ReadWriter reads and writes.
	ReadWriter interface {
		Reader
		Writer
	}
	// ReadCloser reads and closes.
	ReadCloser interface {
		Reader
		Closer
	}
	// WriteCloser writes and closes.
	WriteCloser interface {
		Writer
		Closer
	}
	// ReadWriteCloser reads, writes and closes.
	ReadWriteCloser interface {
		Reader
		Writer
		Closer
	}
	// ReadSeeker reads and seeks.
	ReadSeeker interface {
		Reader
		Seeker
	}
	// ReadSeekCloser reads, seeks and closes.
	ReadSeekCloser interface {
		Reader
		Seeker
		Closer
	}
	// WriteSeeker writes and seeks.
	WriteSeeker interface {
		Writer
		Seeker
	}
	// ReadWriteSeeker reads, writes and seeks.
	ReadWriteSeeker interface {
		Reader
		Writer
		Seeker
	}
)

// WriteString writes s to w, by w's own WriteString if it has one.
func WriteString(w Writer, s string) (n int, err error) {
	if own, ok := w.(StringWriter); ok {
		return own.WriteString(s)
	}
	return w.Write([]byte(s))
}

// ReadAtLeast reads into buf until it holds min bytes.
func ReadAtLeast(r Reader, buf []byte, min int) (n int, err error) {
	if min > len(buf) {
		return 0, ErrShortBuffer
	}
	for err == nil && n < min {
		var more int
		more, err = r.Read(buf[n:])
		n += more
	}
	switch {
	case n >= min:
		return n, nil
	case n > 0 && err == EOF:
		return n, ErrUnexpectedEOF
	}
	return n, err
}

// ReadFull fills buf.
func ReadFull(r Reader, buf []byte) (n int, err error) { return ReadAtLeast(r, buf, len(buf)) }

// ReadAll reads until the end, which is no error here.
func ReadAll(r Reader) ([]byte, error) {
	data := make([]byte, 0, 512)
	for {
		got, err := r.Read(data[len(data):cap(data)])
		data = data[:len(data)+got]
		if err == EOF {
			return data, nil
		}
		if err != nil {
			return data, err
		}
		if len(data) == cap(data) {
			data = append(data, 0)[:len(data)]
		}
	}
}

// CopyN copies n bytes; fewer only with an error.
func CopyN(dst Writer, src Reader, n int64) (written int64, err error) {
	written, err = Copy(dst, LimitReader(src, n))
	if written < n && err == nil {
		err = EOF
	}
	if written == n {
		err = nil
	}
	return written, err
}

// Copy copies until src ends, by src's WriteTo or dst's ReadFrom if there is one.
func Copy(dst Writer, src Reader) (written int64, err error) { return transfer(dst, src, nil) }

// CopyBuffer is Copy with the caller's buffer.
func CopyBuffer(dst Writer, src Reader, buf []byte) (written int64, err error) {
	if buf != nil && len(buf) == 0 {
		panic("empty buffer in CopyBuffer")
	}
	return transfer(dst, src, buf)
}

func transfer(dst Writer, src Reader, buf []byte) (total int64, err error) {
	if from, ok := src.(WriterTo); ok {
		return from.WriteTo(dst)
	}
	if into, ok := dst.(ReaderFrom); ok {
		return into.ReadFrom(src)
	}
	if buf == nil {
		size := int64(32 << 10)
		if l, ok := src.(*LimitedReader); ok && l.N < size {
			size = max(l.N, 1)
		}
		buf = make([]byte, size)
	}
	for {
		got, readErr := src.Read(buf)
		if got > 0 {
			put, writeErr := dst.Write(buf[:got])
			if put < 0 || put > got {
				put = 0
				if writeErr == nil {
					writeErr = errBadWrite
				}
			}
			total += int64(put)
			switch {
			case writeErr != nil:
				return total, writeErr
			case put != got:
				return total, ErrShortWrite
			}
		}
		if readErr == EOF {
			return total, nil
		}
		if readErr != nil {
			return total, readErr
		}
	}
}

// LimitReader gives a Reader of at most n bytes of r.
func LimitReader(r Reader, n int64) Reader { return &LimitedReader{r, n} }

// A LimitedReader reads from R at most N bytes; N counts down.
type LimitedReader struct {
	R Reader // where to read from
	N int64  // how many bytes may still be read
}

func (l *LimitedReader) Read(p []byte) (n int, err error) {
	if l.N <= 0 {
		return 0, EOF
	}
	n, err = l.R.Read(p[:min(int64(len(p)), l.N)])
	l.N -= int64(n)
	return n, err
}

// A SectionReader reads a stretch of a ReaderAt.
type SectionReader struct {
	r              ReaderAt
	from, at, upTo int64
	size           int64 // as asked for
}

// NewSectionReader gives a reader of n bytes of r from off on.
func NewSectionReader(r ReaderAt, off int64, n int64) *SectionReader {
	end := off + n
	if n >= 0 && end < off {
		end = 1<<63 - 1 // more than there can be: all the rest
	}
	return &SectionReader{r: r, from: off, at: off, upTo: end, size: n}
}

// Outer returns what NewSectionReader got.
func (s *SectionReader) Outer() (r ReaderAt, off int64, n int64) { return s.r, s.from, s.size }

// Size returns the length of the section.
func (s *SectionReader) Size() int64 { return s.upTo - s.from }

func (s *SectionReader) Read(p []byte) (n int, err error) {
	left := s.upTo - s.at
	if left <= 0 {
		return 0, EOF
	}
	n, err = s.r.ReadAt(p[:min(int64(len(p)), left)], s.at)
	s.at += int64(n)
	return n, err
}

// seek computes the place to go to; it is the same for all that lies between two offsets.
func seek(from, at, end, offset int64, whence int) (int64, error) {
	switch whence {
	case SeekStart:
		offset += from
	case SeekCurrent:
		offset += at
	case SeekEnd:
		offset += end
	default:
		return 0, errBadWhence
	}
	if offset < from {
		return 0, errBadOffset
	}
	return offset, nil
}

// Seek sets where Read goes on.
func (s *SectionReader) Seek(offset int64, whence int) (int64, error) {
	to, err := seek(s.from, s.at, s.upTo, offset, whence)
	if err != nil {
		return 0, err
	}
	s.at = to
	return to - s.from, nil
}

// ReadAt reads from the section without moving.
func (s *SectionReader) ReadAt(p []byte, off int64) (n int, err error) {
	if off < 0 || off >= s.Size() {
		return 0, EOF
	}
	off += s.from
	left := s.upTo - off
	if int64(len(p)) <= left {
		return s.r.ReadAt(p, off)
	}
	n, err = s.r.ReadAt(p[:left], off)
	if err == nil {
		err = EOF
	}
	return n, err
}

// An OffsetWriter writes to a WriterAt from an offset on.
type OffsetWriter struct {
	w        WriterAt
	from, at int64
}

// NewOffsetWriter gives a writer that counts w's offsets from off.
func NewOffsetWriter(w WriterAt, off int64) *OffsetWriter { return &OffsetWriter{w, off, off} }

func (o *OffsetWriter) Write(p []byte) (n int, err error) {
	n, err = o.w.WriteAt(p, o.at)
	o.at += int64(n)
	return n, err
}

// WriteAt writes without moving.
func (o *OffsetWriter) WriteAt(p []byte, off int64) (n int, err error) {
	if off < 0 {
		return 0, errBadOffset
	}
	return o.w.WriteAt(p, o.from+off)
}

// Seek sets where Write goes on; there is no end to count from.
func (o *OffsetWriter) Seek(offset int64, whence int) (int64, error) {
	if whence == SeekEnd {
		return 0, errBadWhence
	}
	to, err := seek(o.from, o.at, 0, offset, whence)
	if err != nil {
		return 0, err
	}
	o.at = to
	return to - o.from, nil
}

// TeeReader gives a Reader that writes to w what it reads from r.
func TeeReader(r Reader, w Writer) Reader { return &teeReader{r, w} }

type teeReader struct {
	r Reader
	w Writer
}

func (t *teeReader) Read(p []byte) (n int, err error) {
	n, err = t.r.Read(p)
	if n > 0 {
		if put, writeErr := t.w.Write(p[:n]); writeErr != nil {
			return put, writeErr
		}
	}
	return n, err
}

// Discard takes everything and keeps nothing.
var Discard Writer = discard{}

type discard struct{}

func (discard) Write(p []byte) (int, error)       { return len(p), nil }
func (discard) WriteString(s string) (int, error) { return len(s), nil }

func (discard) ReadFrom(r Reader) (n int64, err error) {
	buf := make([]byte, 8<<10)
	for {
		got, err := r.Read(buf)
		n += int64(got)
		if err == EOF {
			return n, nil
		}
		if err != nil {
			return n, err
		}
	}
}

// NopCloser gives r a Close that does nothing, and keeps its WriteTo.
func NopCloser(r Reader) ReadCloser {
	if w, ok := r.(WriterTo); ok {
		return nopCloserWriterTo{nopCloser{r}, w}
	}
	return nopCloser{r}
}

type nopCloser struct{ Reader }

func (nopCloser) Close() error { return nil }

type nopCloserWriterTo struct {
	nopCloser
	to WriterTo
}

func (c nopCloserWriterTo) WriteTo(w Writer) (n int64, err error) { return c.to.WriteTo(w) }
