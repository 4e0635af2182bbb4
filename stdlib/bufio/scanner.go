package bufio

import (
	"bytes"
	"errors"
	"io"
	"unicode/utf8"
)

// MaxScanTokenSize is how long a token may be if Buffer does not say otherwise.
const MaxScanTokenSize = 64 * 1024

// What can go wrong in a Scanner.
var (
	ErrTooLong         = errors.New("bufio.Scanner: token too long")
	ErrNegativeAdvance = errors.New("bufio.Scanner: SplitFunc returns negative advance count")
	ErrAdvanceTooFar   = errors.New("bufio.Scanner: SplitFunc returns advance count beyond input")
	ErrBadReadCount    = errors.New("bufio.Scanner: Read returned impossible count")
)

// ErrFinalToken, from a SplitFunc, says that its token is the last and no error.
var ErrFinalToken = errors.New("final token")

// A SplitFunc finds a token at the head of data: it returns how many bytes to go on, the token, and
// an error that ends the scan. 0, nil, nil asks for more data.
type SplitFunc func(data []byte, atEOF bool) (advance int, token []byte, err error)

// A Scanner reads token by token, lines if Split does not say otherwise.
type Scanner struct {
	src      io.Reader
	split    SplitFunc
	limit    int // the longest token
	token    []byte
	buf      []byte
	from, to int // what of buf is still to be scanned
	err      error
	idle     int  // empty tokens in a row
	begun    bool // Scan has been called
	over     bool // no more tokens
}

// NewScanner returns a Scanner of r's lines.
func NewScanner(r io.Reader) *Scanner {
	return &Scanner{src: r, split: ScanLines, limit: MaxScanTokenSize}
}

// Err returns the first error that was not io.EOF.
func (s *Scanner) Err() error {
	if s.err == io.EOF {
		return nil
	}
	return s.err
}

// Bytes returns the token that Scan found; the next Scan may overwrite it.
func (s *Scanner) Bytes() []byte { return s.token }

// Text returns the token that Scan found as a string.
func (s *Scanner) Text() string { return string(s.token) }

// Split sets how to find tokens.
func (s *Scanner) Split(split SplitFunc) {
	if s.begun {
		panic("Split called after Scan")
	}
	s.split = split
}

// Buffer sets the buffer to begin with, and the longest token.
func (s *Scanner) Buffer(buf []byte, max int) {
	if s.begun {
		panic("Buffer called after Scan")
	}
	s.buf, s.limit = buf[:cap(buf)], max
}

func (s *Scanner) stop(err error) bool {
	if s.err == nil || s.err == io.EOF {
		s.err = err
	}
	s.from, s.to, s.token = 0, 0, nil
	return false
}

// Scan goes on to the next token; false at the end or at an error.
func (s *Scanner) Scan() bool {
	if s.over {
		return false
	}
	s.begun = true
	for {
		if s.from < s.to || s.err != nil {
			advance, token, err := s.split(s.buf[s.from:s.to], s.err != nil)
			if err == ErrFinalToken {
				s.token, s.over = token, true
				return token != nil
			}
			switch {
			case err != nil:
				return s.stop(err)
			case advance < 0:
				return s.stop(ErrNegativeAdvance)
			case advance > s.to-s.from:
				return s.stop(ErrAdvanceTooFar)
			}
			s.from += advance
			s.token = token
			if token != nil {
				if s.err == nil || advance > 0 {
					s.idle = 0
				} else if s.idle++; s.idle > patience {
					panic("bufio.Scan: too many empty tokens without progressing")
				}
				return true
			}
		}
		if s.err != nil { // nothing more to come
			s.from, s.to, s.token = 0, 0, nil
			return false
		}
		if !s.read() {
			return false
		}
	}
}

// read makes room and reads once; false if the token is too long.
func (s *Scanner) read() bool {
	if s.from > 0 && (s.to == len(s.buf) || s.from > len(s.buf)/2) {
		s.to = copy(s.buf, s.buf[s.from:s.to])
		s.from = 0
	}
	if s.to == len(s.buf) {
		if len(s.buf) >= s.limit || len(s.buf) > 1<<62 {
			return s.stop(ErrTooLong)
		}
		size := 2 * len(s.buf)
		if size == 0 {
			size = usualSize
		}
		larger := make([]byte, min(size, s.limit))
		s.to = copy(larger, s.buf[s.from:s.to])
		s.buf, s.from = larger, 0
	}
	for tries := 0; ; tries++ {
		n, err := s.src.Read(s.buf[s.to:])
		if n < 0 || n > len(s.buf)-s.to {
			err = ErrBadReadCount
			n = 0
		}
		s.to += n
		if err != nil {
			if s.err == nil || s.err == io.EOF {
				s.err = err
			}
			return true
		}
		if n > 0 {
			s.idle = 0
			return true
		}
		if tries >= patience {
			s.err = io.ErrNoProgress
			return true
		}
	}
}

// ScanBytes makes each byte a token.
func ScanBytes(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if len(data) > 0 {
		return 1, data[:1], nil
	}
	return 0, nil, nil
}

// ScanRunes makes each rune a token, U+FFFD of each byte of invalid UTF-8.
func ScanRunes(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if len(data) == 0 {
		return 0, nil, nil
	}
	r, w := utf8.DecodeRune(data)
	switch {
	case r != utf8.RuneError || w > 1:
		return w, data[:w], nil
	case !atEOF && !utf8.FullRune(data):
		return 0, nil, nil
	}
	return 1, []byte(string(utf8.RuneError)), nil
}

// ScanLines makes each line a token, without its end (\n or \r\n).
func ScanLines(data []byte, atEOF bool) (advance int, token []byte, err error) {
	end := bytes.IndexByte(data, '\n')
	advance = end + 1
	if end < 0 {
		if !atEOF || len(data) == 0 {
			return 0, nil, nil
		}
		end = len(data)
		advance = end
	}
	if end > 0 && data[end-1] == '\r' {
		end--
	}
	return advance, data[:end], nil
}

func space(r rune) bool {
	if r < 0x100 {
		return r == ' ' || 9 <= r && r <= 13 || r == 0x85 || r == 0xA0
	}
	return 0x2000 <= r && r <= 0x200A || r == 0x1680 || r == 0x2028 || r == 0x2029 || r == 0x202F || r == 0x205F || r == 0x3000
}

// ScanWords makes each word between white space a token.
func ScanWords(data []byte, atEOF bool) (advance int, token []byte, err error) {
	from, inside := 0, false
	for i, w := 0, 1; i < len(data); i += w {
		r := rune(data[i])
		w = 1
		if r >= utf8.RuneSelf {
			r, w = utf8.DecodeRune(data[i:])
		}
		switch gap := space(r); {
		case !inside && gap:
			from = i + w
		case !inside:
			from, inside = i, true
		case gap:
			return i + w, data[from:i], nil
		}
	}
	if atEOF && inside {
		return len(data), data[from:], nil
	}
	return from, nil, nil
}
