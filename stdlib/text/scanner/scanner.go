// Package scanner cuts text into tokens like Go's.
package scanner

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Position is a place in a text. It is valid if Line > 0.
type Position struct {
	Filename string
	Offset   int // in bytes, from 0
	Line     int // from 1
	Column   int // in characters, from 1
}

// IsValid tells whether pos is one.
func (pos *Position) IsValid() bool { return pos.Line > 0 }

func (pos Position) String() string {
	name := cmp.Or(pos.Filename, "<input>")
	if !pos.IsValid() {
		return name
	}
	return fmt.Sprintf("%s:%d:%d", name, pos.Line, pos.Column)
}

// What is recognised: a set for Scanner.Mode.
const (
	_ = 1 << iota // the bit of a token is 1 << -token; 1 << -EOF has no meaning
	_
	ScanIdents
	ScanInts
	ScanFloats // and ints, and hexadecimal floats
	ScanChars
	ScanStrings
	ScanRawStrings
	ScanComments
	SkipComments // with ScanComments: as if they were white space

	GoTokens = SkipComments<<1 - ScanIdents - ScanInts // ints are floats
)

// The results of Scan other than characters.
const (
	EOF = -(iota + 1)
	Ident
	Int
	Float
	Char
	String
	RawString
	Comment
	skipComment
)

var tokenNames = map[rune]string{EOF: "EOF", Ident: "Ident", Int: "Int", Float: "Float", Char: "Char", String: "String", RawString: "RawString", Comment: "Comment"}

// TokenString returns a token's name, or the character quoted.
func TokenString(tok rune) string {
	if s, ok := tokenNames[tok]; ok {
		return s
	}
	return fmt.Sprintf("%q", string(tok))
}

// GoWhitespace is what Go skips.
const GoWhitespace = 1<<'\t' | 1<<'\n' | 1<<'\r' | 1<<' '

// A Scanner reads tokens. Its fields may be changed after Init.
type Scanner struct {
	src io.Reader
	buf []byte // not yet decoded
	eof bool

	at     Position // of the next character; no file name
	peeked rune     // the character at at; -2: not read yet
	width  int      // its bytes
	text   []byte   // of the token being read
	keep   bool     // add to text

	Error       func(s *Scanner, msg string) // nil: print to standard error
	ErrorCount  int
	Mode        uint
	Whitespace  uint64
	IsIdentRune func(ch rune, i int) bool // nil: as in Go
	Position                              // of the last token
}

// Init prepares s to read src as Go tokens.
func (s *Scanner) Init(src io.Reader) *Scanner {
	*s = Scanner{src: src, peeked: -2, Mode: GoTokens, Whitespace: GoWhitespace, Error: s.Error, IsIdentRune: s.IsIdentRune, Position: Position{Filename: s.Filename}}
	s.Error, s.IsIdentRune = nil, nil
	s.at = Position{Line: 1, Column: 1}
	return s
}

func (s *Scanner) fill() {
	for !s.eof && !utf8.FullRune(s.buf) {
		chunk := make([]byte, 1024)
		n, err := s.src.Read(chunk)
		s.buf = append(s.buf, chunk[:n]...)
		if err != nil {
			s.eof = true
			if err != io.EOF {
				s.complain(err.Error())
			}
		}
	}
}

func (s *Scanner) complain(msg string) {
	s.ErrorCount++
	switch {
	case s.Error != nil:
		s.Error(s, msg)
	case s.Position.IsValid():
		fmt.Fprintf(os.Stderr, "%s: %s\n", s.Position, msg)
	default:
		fmt.Fprintf(os.Stderr, "%s: %s\n", s.Pos(), msg)
	}
}

// Peek returns the next character without reading it; EOF at the end.
func (s *Scanner) Peek() rune {
	if s.peeked != -2 {
		return s.peeked
	}
	s.fill()
	if len(s.buf) == 0 {
		s.peeked, s.width = EOF, 0
		return EOF
	}
	c, n := utf8.DecodeRune(s.buf)
	s.peeked, s.width = c, n
	if first := s.at.Offset == 0; first && c == '\ufeff' { // a byte order mark
		s.buf = s.buf[n:]
		s.at.Offset += n
		s.at.Column++
		s.peeked = -2
		return s.Peek()
	}
	if c == utf8.RuneError && n == 1 {
		s.complain("invalid UTF-8 encoding")
	} else if c == 0 {
		s.complain("invalid character NUL")
	}
	return s.peeked
}

// Next reads the next character; EOF at the end.
func (s *Scanner) Next() rune {
	s.Line = 0 // there is no token
	c := s.read()
	s.Peek()
	return c
}

func (s *Scanner) read() rune {
	c := s.Peek()
	if c == EOF {
		return EOF
	}
	s.peeked = -2
	if s.keep {
		s.text = append(s.text, s.buf[:s.width]...)
	}
	s.buf = s.buf[s.width:]
	s.at.Offset += s.width
	if s.at.Column++; c == '\n' {
		s.at.Line++
		s.at.Column = 1
	}
	return c
}

// Pos returns the place behind the last character or token.
func (s *Scanner) Pos() (pos Position) {
	pos = s.at
	pos.Filename = s.Filename
	return pos
}

// TokenText returns the text of the last token.
func (s *Scanner) TokenText() string { return string(s.text) }

func (s *Scanner) identRune(c rune, i int) bool {
	if s.IsIdentRune != nil {
		return c != EOF && s.IsIdentRune(c, i)
	}
	return c == '_' || unicode.IsLetter(c) || unicode.IsDigit(c) && i > 0
}

// Scan reads the next token or character; EOF at the end.
func (s *Scanner) Scan() rune {
	for {
		s.Line = 0
		s.text = s.text[:0]
		for c := s.Peek(); c >= 0 && c < 64 && s.Whitespace&(1<<c) != 0; c = s.Peek() {
			s.read()
		}
		c := s.Peek()
		s.Offset, s.Line, s.Column = s.at.Offset, s.at.Line, s.at.Column
		if c == EOF {
			return EOF
		}
		s.keep = true
		tok := s.token(c)
		s.keep = false
		s.Peek() // complaints about the next character come now
		if tok == Comment && s.Mode&SkipComments != 0 {
			continue
		}
		return tok
	}
}

func (s *Scanner) token(c rune) rune {
	mode := func(m uint) bool { return s.Mode&m != 0 }
	if s.identRune(c, 0) {
		if !mode(ScanIdents) {
			return s.read()
		}
		for i := 0; s.identRune(s.Peek(), i); i++ {
			s.read()
		}
		return Ident
	}
	if decimal(c) {
		if mode(ScanInts | ScanFloats) {
			return s.number(false)
		}
		return s.read()
	}
	s.read()
	switch c {
	case '"':
		if mode(ScanStrings) {
			s.quoted('"')
			s.read()
			return String
		}
	case '\'':
		if mode(ScanChars) {
			if s.quoted('\'') != 1 {
				s.complain("invalid char literal")
			}
			s.read()
			return Char
		}
	case '.':
		if decimal(s.Peek()) && mode(ScanFloats) {
			return s.number(true)
		}
	case '/':
		if next := s.Peek(); (next == '/' || next == '*') && mode(ScanComments) {
			s.comment()
			return Comment
		}
	case '`':
		if mode(ScanRawStrings) {
			for {
				switch s.read() {
				case EOF:
					s.complain("literal not terminated")
					return RawString
				case '`':
					return RawString
				}
			}
		}
	}
	return c
}

func decimal(c rune) bool { return '0' <= c && c <= '9' }

func digitOf(c rune) int {
	switch l := c | 0x20; {
	case decimal(c):
		return int(c - '0')
	case 'a' <= l && l <= 'f':
		return int(l-'a') + 10
	}
	return 16
}

func (s *Scanner) comment() {
	if s.read() == '/' {
		for c := s.Peek(); c != '\n' && c != EOF; c = s.Peek() {
			s.read()
		}
		return
	}
	for prev := rune(0); ; {
		c := s.read()
		if c == EOF {
			s.complain("comment not terminated")
			return
		}
		if prev == '*' && c == '/' {
			return
		}
		prev = c
	}
}

// quoted reads up to the quote, or the end of the line, and returns how many characters that stands for.
func (s *Scanner) quoted(quote rune) (n int) {
	for {
		c := s.Peek()
		if c == '\n' || c == EOF {
			s.complain("literal not terminated")
			return n
		}
		if c == quote {
			return n
		}
		if s.read(); c == '\\' {
			s.escape(quote)
		}
		n++
	}
}

func (s *Scanner) escape(quote rune) {
	digits := func(base, n int) {
		for ; n > 0 && digitOf(s.Peek()) < base; n-- {
			s.read()
		}
		if n > 0 {
			s.complain("invalid char escape")
		}
	}
	switch c := s.Peek(); {
	case c == quote || c >= 0 && strings.ContainsRune(`abfnrtv\`, c):
		s.read()
	case '0' <= c && c <= '7':
		digits(8, 3)
	case c == 'x':
		s.read()
		digits(16, 2)
	case c == 'u':
		s.read()
		digits(16, 4)
	case c == 'U':
		s.read()
		digits(16, 8)
	default:
		s.complain("invalid char escape")
	}
}

// number reads a number; point: one has been read already.
func (s *Scanner) number(point bool) rune {
	base, prefix := 10, rune(0)
	invalid := rune(0)           // a digit too large for the base
	seen, underscore := 0, false // digits
	misplaced := false           // an underscore
	prev := rune('d')            // 'd' a digit or the like, '_', else nothing to separate
	run := func() {
		for {
			c := s.Peek()
			if c == '_' {
				underscore = true
				if prev != '0' && prev != 'p' {
					misplaced = true
				}
				prev = '_'
			} else if d := digitOf(c); decimal(c) || base == 16 && d < 16 {
				if d >= base && invalid == 0 {
					invalid = c
				}
				seen++
				prev = '0'
			} else {
				return
			}
			s.read()
		}
	}
	leave := func() { // a separator must not stand at the end of a run
		if prev == '_' {
			misplaced = true
		}
	}
	tok := rune(Float)
	if !point {
		tok = Int
		if s.Peek() == '0' {
			s.read()
			switch c := s.Peek() | 0x20; c {
			case 'x':
				s.read()
				base, prefix = 16, 'x'
			case 'o':
				s.read()
				base, prefix = 8, 'o'
			case 'b':
				s.read()
				base, prefix = 2, 'b'
			default:
				base, prefix, seen = 8, '0', 1
			}
			prev = 'p'
		}
		if prefix == '0' { // 089.5 is a float
			prev = '0'
		}
		run()
		leave()
		if s.Peek() == '.' && s.Mode&ScanFloats != 0 {
			s.read()
			point, tok = true, Float
			if prefix == 'o' || prefix == 'b' {
				s.complain("invalid radix point in " + literalName(prefix))
			}
		}
	}
	if point {
		prev = '.'
		run()
		leave()
	}
	if seen == 0 {
		s.complain(literalName(prefix) + " has no digits")
	}
	if e := s.Peek() | 0x20; s.Mode&ScanFloats != 0 && s.Peek() > 0 && (e == 'e' || e == 'p') {
		if e == 'e' && prefix != 0 && prefix != '0' {
			s.complain(fmt.Sprintf("%q exponent requires decimal mantissa", s.Peek()))
		} else if e == 'p' && prefix != 'x' {
			s.complain(fmt.Sprintf("%q exponent requires hexadecimal mantissa", s.Peek()))
		}
		s.read()
		tok = Float
		if c := s.Peek(); c == '+' || c == '-' {
			s.read()
		}
		base, seen, prev = 10, 0, '.'
		run()
		leave()
		if seen == 0 {
			s.complain("exponent has no digits")
		}
	} else if prefix == 'x' && tok == Float {
		s.complain("hexadecimal mantissa requires a 'p' exponent")
	}
	if tok == Int && invalid != 0 {
		s.complain(fmt.Sprintf("invalid digit %q in %s", invalid, literalName(prefix)))
	}
	if underscore && misplaced {
		s.complain("'_' must separate successive digits")
	}
	return tok
}

func literalName(prefix rune) string {
	kind := "decimal"
	switch prefix {
	case 'b':
		kind = "binary"
	case 'o', '0':
		kind = "octal"
	case 'x':
		kind = "hexadecimal"
	}
	return kind + " literal"
}
