// Package csv reads and writes comma-separated values (RFC 4180).
package csv

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A ParseError says where a record is wrong.
type ParseError struct {
	StartLine int // of the record
	Line      int
	Column    int // in bytes, from 1
	Err       error
}

func (e *ParseError) Error() string {
	switch {
	case e.Err == ErrFieldCount:
		return fmt.Sprintf("record on line %d: %v", e.Line, e.Err)
	case e.StartLine != e.Line:
		return fmt.Sprintf("record on line %d; parse error on line %d, column %d: %v", e.StartLine, e.Line, e.Column, e.Err)
	}
	return fmt.Sprintf("parse error on line %d, column %d: %v", e.Line, e.Column, e.Err)
}

func (e *ParseError) Unwrap() error { return e.Err }

// The errors of a ParseError.
var (
	ErrBareQuote     = errors.New("bare \" in non-quoted-field")
	ErrQuote         = errors.New("extraneous or missing \" in quoted-field")
	ErrFieldCount    = errors.New("wrong number of fields")
	ErrTrailingComma = errors.New("extra delimiter at end of line") // no longer returned

	errDelim = errors.New("csv: invalid field or comment delimiter")
)

func delimiter(c rune) bool {
	return c != 0 && c != '"' && c != '\r' && c != '\n' && c != utf8.RuneError && utf8.ValidRune(c)
}

// A Reader reads records. Its options are set before the first.
type Reader struct {
	Comma            rune // ',' unless changed
	Comment          rune // lines that begin with it are skipped; 0: none are
	FieldsPerRecord  int  // > 0: this many are required; 0: as many as the first record has; < 0: any number
	LazyQuotes       bool // quotes may stand in fields
	TrimLeadingSpace bool
	ReuseRecord      bool // Read may return the same slice again
	TrailingComma    bool // no longer used

	r      *bufio.Reader
	line   int
	offset int64
	long   []byte // a line that is longer than r's buffer
	text   []byte // of the record's fields
	fields []fieldMark
	last   []string
}

// fieldMark: where a field ends in text, and where it began in the input.
type fieldMark struct{ end, line, column int }

// NewReader returns a reader from r.
func NewReader(r io.Reader) *Reader { return &Reader{Comma: ',', r: bufio.NewReader(r)} }

// Read returns the next record; io.EOF at the end. With ErrFieldCount the record comes, too.
func (r *Reader) Read() (record []string, err error) {
	if !r.ReuseRecord {
		return r.record(nil)
	}
	r.last, err = r.record(r.last)
	return r.last, err
}

// ReadAll returns all records that are left.
func (r *Reader) ReadAll() (records [][]string, err error) {
	for {
		rec, err := r.record(nil)
		switch err {
		case nil:
			records = append(records, rec)
		case io.EOF:
			return records, nil
		default:
			return nil, err
		}
	}
}

// FieldPos returns line and column where a field of the last record begins.
func (r *Reader) FieldPos(field int) (line, column int) {
	if field < 0 || field >= len(r.fields) {
		panic("out of range index passed to FieldPos")
	}
	return r.fields[field].line, r.fields[field].column
}

// InputOffset returns how many bytes the records so far took.
func (r *Reader) InputOffset() int64 { return r.offset }

// readLine returns a line with its newline, \r\n being one. The last line may have none.
func (r *Reader) readLine() ([]byte, error) {
	line, err := r.r.ReadSlice('\n')
	if err == bufio.ErrBufferFull {
		r.long = r.long[:0]
		for err == bufio.ErrBufferFull {
			r.long = append(r.long, line...)
			line, err = r.r.ReadSlice('\n')
		}
		r.long = append(r.long, line...)
		line = r.long
	}
	size := len(line)
	r.line++
	r.offset += int64(size)
	if size > 0 && err == io.EOF {
		err = nil
		line = bytes.TrimSuffix(line, []byte{'\r'})
	}
	if bytes.HasSuffix(line, []byte("\r\n")) {
		line = line[:len(line)-1]
		line[len(line)-1] = '\n'
	}
	return line, err
}

func bare(line []byte) []byte { return bytes.TrimSuffix(line, []byte{'\n'}) }

func (r *Reader) record(dst []string) ([]string, error) {
	if !delimiter(r.Comma) || r.Comma == r.Comment || r.Comment != 0 && !delimiter(r.Comment) {
		return nil, errDelim
	}
	var line []byte
	var err error
	for {
		if line, err = r.readLine(); err == io.EOF {
			return nil, err
		}
		first, _ := utf8.DecodeRune(line)
		if r.Comment == 0 || first != r.Comment {
			if err != nil || len(bare(line)) > 0 {
				break
			}
		} else if err != nil {
			line = nil
			break
		}
	}
	r.text, r.fields = r.text[:0], r.fields[:0]
	start := r.line
	if bad := r.parse(line, err != nil); bad != nil {
		bad.StartLine = start
		err = bad
	}
	dst = dst[:0]
	text, from := string(r.text), 0
	for _, f := range r.fields {
		dst = append(dst, text[from:f.end])
		from = f.end
	}
	if r.FieldsPerRecord > 0 && len(dst) != r.FieldsPerRecord && err == nil {
		err = &ParseError{StartLine: start, Line: start, Column: 1, Err: ErrFieldCount}
	} else if r.FieldsPerRecord == 0 {
		r.FieldsPerRecord = len(dst)
	}
	return dst, err
}

// parse splits the record that begins with line. broken: reading has failed.
func (r *Reader) parse(line []byte, broken bool) *ParseError {
	at := fieldMark{line: r.line, column: 1}
	comma := utf8.RuneLen(r.Comma)
	done := func(from fieldMark) {
		from.end = len(r.text)
		r.fields = append(r.fields, from)
	}
	for {
		if r.TrimLeadingSpace {
			rest := bytes.TrimLeftFunc(line, unicode.IsSpace)
			at.column += len(line) - len(rest)
			if len(rest) == 0 {
				at.column -= len(line) - len(bare(line))
			}
			line = rest
		}
		if len(line) == 0 || line[0] != '"' {
			field, rest, more := bytes.Cut(line, []byte(string(r.Comma)))
			if !more {
				field = bare(field)
			}
			if quote := bytes.IndexByte(field, '"'); quote >= 0 && !r.LazyQuotes {
				return &ParseError{Line: r.line, Column: at.column + quote, Err: ErrBareQuote}
			}
			r.text = append(r.text, field...)
			done(at)
			if !more {
				return nil
			}
			at.column += len(field) + comma
			line = rest
			continue
		}
		from := at
		line = line[1:]
		at.column++
		for open := true; open; {
			quote := bytes.IndexByte(line, '"')
			if quote < 0 {
				if len(line) == 0 { // the end of the input
					if !r.LazyQuotes && !broken {
						return &ParseError{Line: at.line, Column: at.column, Err: ErrQuote}
					}
					done(from)
					return nil
				}
				r.text = append(r.text, line...)
				if broken {
					return nil
				}
				at.column += len(line)
				var err error
				if line, err = r.readLine(); len(line) > 0 {
					at.line++
					at.column = 1
				}
				broken = err != nil && err != io.EOF
				continue
			}
			r.text = append(r.text, line[:quote]...)
			line = line[quote+1:]
			at.column += quote + 1
			switch c, _ := utf8.DecodeRune(line); {
			case c == '"':
				r.text = append(r.text, '"')
				line = line[1:]
				at.column++
			case c == r.Comma:
				line = line[comma:]
				at.column += comma
				done(from)
				open = false
			case len(bare(line)) == 0:
				done(from)
				return nil
			case r.LazyQuotes:
				r.text = append(r.text, '"')
			default:
				return &ParseError{Line: r.line, Column: at.column - 1, Err: ErrQuote}
			}
		}
	}
}

// A Writer writes records through a buffer: Flush at the end.
type Writer struct {
	Comma   rune // ',' unless changed
	UseCRLF bool // lines end with \r\n
	w       *bufio.Writer
}

// NewWriter returns a writer to w.
func NewWriter(w io.Writer) *Writer { return &Writer{Comma: ',', w: bufio.NewWriter(w)} }

// Write writes a record, with quotes around the fields that need them.
func (w *Writer) Write(record []string) error {
	if !delimiter(w.Comma) {
		return errDelim
	}
	newline := "\n"
	if w.UseCRLF {
		newline = "\r\n"
	}
	for i, field := range record {
		if i > 0 {
			w.w.WriteRune(w.Comma)
		}
		if w.needsQuotes(field) {
			field = strings.ReplaceAll(field, `"`, `""`)
			if w.UseCRLF {
				field = strings.ReplaceAll(strings.ReplaceAll(field, "\r", ""), "\n", newline)
			}
			field = `"` + field + `"`
		}
		if _, err := w.w.WriteString(field); err != nil {
			return err
		}
	}
	_, err := w.w.WriteString(newline)
	return err
}

// needsQuotes: Postgres takes \. alone for the end of data.
func (w *Writer) needsQuotes(field string) bool {
	if field == "" {
		return false
	}
	first, _ := utf8.DecodeRuneInString(field)
	return field == `\.` || unicode.IsSpace(first) || strings.ContainsAny(field, "\"\r\n") || strings.ContainsRune(field, w.Comma)
}

// Flush writes what is buffered; Error tells how that went.
func (w *Writer) Flush() { w.w.Flush() }

// Error returns the first error of a Write or Flush.
func (w *Writer) Error() error {
	_, err := w.w.Write(nil)
	return err
}

// WriteAll writes records and flushes.
func (w *Writer) WriteAll(records [][]string) error {
	for _, r := range records {
		if err := w.Write(r); err != nil {
			return err
		}
	}
	return w.w.Flush()
}
