package json

import (
	"strconv"
	"sync"
	"unsafe"
)

// A scanner is the state of scan, in scan.c.
type scanner struct {
	state, depth int
	word, at     int
	key          int
	objects      [10000/64 + 1]uint64
}

const (
	scanMore = iota
	scanComplete
	scanBad
	scanDeep
)

const piece = 1 << 20 // of text, for one call

// scan reads text from from on; see scan.c.
func scan(s *scanner, text string, from, to int) (at, status int)

// next skips spaces and returns what follows, 0 at the end.
func next(text string, i int) (at int, c byte)

// valueEnd returns where the value at i ends; the text is valid.
func valueEnd(text string, i int) int

// unquote returns what a literal with its quotes means.
func unquote(item string) (s string, ok bool)

// quote returns s as a literal; html: with <, > and & escaped.
func quote(s string, html bool) []byte

const escapeHTML, dropSpace = 1, 2

func rewrite(src string, how int) []byte
func indented(src, prefix, indent string) []byte

func view(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

var scanners = sync.Pool{New: func() any { return new(scanner) }}

func newScanner() *scanner {
	s := scanners.Get().(*scanner)
	s.reset()
	return s
}

func (s *scanner) reset() { s.state, s.depth = 0, 0 }

// A SyntaxError says what is wrong with a text.
type SyntaxError struct {
	msg    string
	Offset int64 // after how many bytes
}

func (e *SyntaxError) Error() string { return e.msg }

const stateEnd, stateWord = 21, 22

var stateTexts = [...]string{"looking for beginning of value", "looking for beginning of value", "looking for beginning of object key string",
	"looking for beginning of object key string", "in string literal", "in string escape code", "in \\u hexadecimal character escape",
	"in \\u hexadecimal character escape", "in \\u hexadecimal character escape", "in \\u hexadecimal character escape", "in numeric literal", "", "",
	"after decimal point in numeric literal", "", "in exponent of numeric literal", "in exponent of numeric literal", "", "after object key",
	"after object key:value pair", "after array element", "after top-level value"}

func (s *scanner) complaint(c byte, status int, offset int64) *SyntaxError {
	text := ""
	switch {
	case status == scanDeep:
		text = "exceeded max depth"
	case s.state == stateWord:
		word := [...]string{"true", "false", "null"}[s.word]
		text = "in literal " + word + " (expecting " + quoteChar(word[s.at]) + ")"
	default:
		text = stateTexts[s.state]
	}
	return &SyntaxError{"invalid character " + quoteChar(c) + " " + text, offset}
}

func quoteChar(c byte) string {
	if c == '"' {
		return `'"'`
	}
	return strconv.QuoteRune(rune(c))
}

// complete tells whether the text could end here.
func (s *scanner) complete() bool {
	switch s.state {
	case 11, 12, 14, 17: // numbers
		return s.depth == 0
	}
	return s.state == stateEnd
}

// check returns what is wrong with a text that should be one value.
func check(text string) *SyntaxError {
	s := newScanner()
	defer scanners.Put(s)
	at, status := 0, scanMore
	for at < len(text) && status == scanMore {
		at, status = scan(s, text, at, min(len(text), at+piece))
	}
	if status == scanMore && s.complete() {
		return nil
	}
	if status == scanMore {
		if (s.state == stateWord || stateTexts[min(s.state, stateEnd)] != "") && s.state > 4 && (s.state < 18 || s.state == stateWord) {
			return s.complaint(' ', scanBad, int64(len(text))) // where not even a space may follow
		}
		return &SyntaxError{"unexpected end of JSON input", int64(len(text))}
	}
	if status == scanComplete {
		i, c := next(text, at)
		if i == len(text) {
			return nil
		}
		s.state = stateEnd
		return s.complaint(c, scanBad, int64(i+1))
	}
	return s.complaint(text[at], status, int64(at+1))
}

// Valid tells whether data is one JSON value.
func Valid(data []byte) bool { return check(view(data)) == nil }
