// Package iotest has readers and writers that behave badly on purpose.
package iotest

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"log"
)

type readerFunc func(p []byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }

type writerFunc func(p []byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }

// OneByteReader returns a reader that reads one byte at a time from r.
func OneByteReader(r io.Reader) io.Reader {
	return readerFunc(func(p []byte) (int, error) { return r.Read(p[:min(len(p), 1)]) })
}

// HalfReader returns a reader that reads half of what it is asked for.
func HalfReader(r io.Reader) io.Reader {
	return readerFunc(func(p []byte) (int, error) { return r.Read(p[:(len(p)+1)/2]) })
}

// DataErrReader returns a reader that returns the last data together with the error behind it.
func DataErrReader(r io.Reader) io.Reader {
	buf := make([]byte, 1024)
	var rest []byte
	var err error
	return readerFunc(func(p []byte) (n int, got error) {
		for {
			err = nil
			if len(rest) == 0 {
				var k int
				k, err = r.Read(buf)
				rest = buf[:k]
			}
			if n > 0 || err != nil {
				return n, err
			}
			n = copy(p, rest)
			rest = rest[n:]
		}
	})
}

// ErrTimeout is what a TimeoutReader returns.
var ErrTimeout = errors.New("timeout")

// TimeoutReader returns a reader whose second read with data fails; later ones do not.
func TimeoutReader(r io.Reader) io.Reader {
	count := 0
	return readerFunc(func(p []byte) (int, error) {
		if count++; count == 2 {
			return 0, ErrTimeout
		}
		return r.Read(p)
	})
}

// ErrReader returns a reader that always fails with err.
func ErrReader(err error) io.Reader {
	return readerFunc(func(p []byte) (int, error) { return 0, err })
}

// TruncateWriter returns a writer that drops, without saying so, all but the first n bytes.
func TruncateWriter(w io.Writer, n int64) io.Writer {
	return writerFunc(func(p []byte) (int, error) {
		if n <= 0 {
			return len(p), nil
		}
		k, err := w.Write(p[:min(int64(len(p)), n)])
		n -= int64(k)
		if err == nil {
			k = len(p)
		}
		return k, err
	})
}

// NewReadLogger returns a reader that logs what it reads with a prefix, in hexadecimal.
func NewReadLogger(prefix string, r io.Reader) io.Reader {
	return readerFunc(func(p []byte) (n int, err error) {
		n, err = r.Read(p)
		logged(prefix, p[:n], err)
		return n, err
	})
}

// NewWriteLogger returns a writer that logs what it writes with a prefix, in hexadecimal.
func NewWriteLogger(prefix string, w io.Writer) io.Writer {
	return writerFunc(func(p []byte) (n int, err error) {
		n, err = w.Write(p)
		logged(prefix, p[:n], err)
		return n, err
	})
}

func logged(prefix string, p []byte, err error) {
	if err != nil {
		log.Printf("%s %x: %v", prefix, p, err)
	} else {
		log.Printf("%s %x", prefix, p)
	}
}

// TestReader tests that reading from r returns content; also, if r can, seeking and reading at offsets.
func TestReader(r io.Reader, content []byte) error {
	if len(content) > 0 {
		n, err := r.Read(nil)
		if n != 0 || err != nil {
			return fmt.Errorf("Read(0) = %d, %v, want 0, nil", n, err)
		}
	}
	got, err := io.ReadAll(&smallByteReader{r: r})
	switch {
	case err != nil:
		return err
	case string(got) != string(content):
		return fmt.Errorf("ReadAll(small amounts) = %q\n\twant %q", got, content)
	}
	var more [10]byte
	if n, err := r.Read(more[:]); n > 0 || err != io.EOF {
		return fmt.Errorf("Read(10) at EOF = %v, %v, want 0, EOF", n, err)
	}
	if s, ok := r.(io.ReadSeeker); ok {
		if err := testSeeker(s, content); err != nil {
			return err
		}
	}
	if a, ok := r.(io.ReaderAt); ok {
		return testReaderAt(a, content)
	}
	return nil
}

func testSeeker(r io.ReadSeeker, content []byte) error {
	size := int64(len(content))
	seek := func(offset int64, whence int, from string, want int64) error {
		if off, err := r.Seek(offset, whence); off != want || err != nil {
			return fmt.Errorf("Seek(%d, %d) from %s = %d, %v, want %d, nil", offset, whence, from, off, err, want)
		}
		return nil
	}
	rest := func(from int64) error {
		data, err := io.ReadAll(&smallByteReader{r: r})
		if err != nil {
			return fmt.Errorf("ReadAll from offset %d: %v", from, err)
		}
		if !bytes.Equal(data, content[from:]) {
			return fmt.Errorf("ReadAll from offset %d = %q\n\twant %q", from, data, content[from:])
		}
		return nil
	}
	middle := size - size/3
	at := fmt.Sprint(middle)
	steps := []func() error{
		func() error { return seek(0, 1, "EOF", size) },
		func() error { return seek(middle-size, 1, "EOF", middle) },
		func() error { return seek(0, 1, at, middle) },
		func() error { return rest(middle) },
		func() error { return seek(middle/2, 0, "EOF", middle/2) },
		func() error { return seek(middle-size, 2, fmt.Sprint(middle/2), middle) },
		func() error { return rest(middle) },
		func() error { return seek(middle/2, 0, "EOF", middle/2) },
		func() error { return rest(middle / 2) },
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func testReaderAt(r io.ReaderAt, content []byte) error {
	size := len(content)
	for _, try := range [][2]int{{size, 0}, {1, size}, {size + 1, 0}} {
		n, at := try[0], try[1]
		data := make([]byte, n)
		want, end := min(n, size-at), n > size-at
		if n, err := r.ReadAt(data, int64(at)); n != want || end && err != io.EOF || !end && err != nil && err != io.EOF {
			text := "nil or EOF"
			if end {
				text = "EOF"
			}
			return fmt.Errorf("ReadAt(%d, %d) = %v, %v, want %d, %s", len(data), at, n, err, want, text)
		}
		if !bytes.Equal(data[:want], content[at:at+want]) {
			return fmt.Errorf("ReadAt(%d, %d) = %q\n\twant %q", n, at, data[:want], content[at:at+want])
		}
	}
	for i := range size {
		data := []byte{0xfe}
		last := i == size-1
		if n, err := r.ReadAt(data, int64(i)); n != 1 || err != nil && (!last || err != io.EOF) {
			want := "nil"
			if last {
				want = "nil or EOF"
			}
			return fmt.Errorf("ReadAt(1, %d) = %v, %v, want 1, %s", i, n, err, want)
		}
		if data[0] != content[i] {
			return fmt.Errorf("ReadAt(1, %d) = %q want %q", i, data, content[i:i+1])
		}
	}
	return nil
}

// A smallByteReader asks for one, two or three bytes in turns.
type smallByteReader struct {
	r   io.Reader
	off int
	n   int
}

func (s *smallByteReader) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	s.n = min(s.n%3+1, len(p))
	n, err := s.r.Read(p[:s.n])
	if err != nil && err != io.EOF {
		err = fmt.Errorf("Read(%d bytes at offset %d): %v", s.n, s.off, err)
	}
	s.off += n
	return n, err
}
