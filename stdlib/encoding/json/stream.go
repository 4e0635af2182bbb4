package json

import (
	"bytes"
	"io"
)

// A Decoder reads values from a stream.
type Decoder struct {
	r       io.Reader
	buf     []byte
	at      int   // where the unread part of buf begins
	past    int64 // bytes of the stream before buf
	counted int64 // bytes that values were looked for in, for errors
	d       decoder
	err     error
	place   int // see below
	outer   []int
}

// Where Token stands.
const (
	atTop = iota
	atFirstElem
	atElem
	afterElem
	atFirstKey
	atKey
	afterKey
	atField
	afterField
)

// NewDecoder returns a decoder of r, of which it may read more than the values that are asked for.
func NewDecoder(r io.Reader) *Decoder { return &Decoder{r: r} }

// UseNumber makes numbers in an interface be a Number.
func (dec *Decoder) UseNumber() { dec.d.useNumber = true }

// DisallowUnknownFields makes keys without a field an error.
func (dec *Decoder) DisallowUnknownFields() { dec.d.knownOnly = true }

// Decode stores the next value in what v points to.
func (dec *Decoder) Decode(v any) error {
	if dec.err != nil {
		return dec.err
	}
	if err := dec.separator(); err != nil {
		return err
	}
	if !dec.valueMayBegin() {
		return &SyntaxError{"not at beginning of value", dec.InputOffset()}
	}
	n, err := dec.readValue()
	if err != nil {
		return err
	}
	d := decoder{useNumber: dec.d.useNumber, knownOnly: dec.d.knownOnly, data: dec.buf[dec.at : dec.at+n]}
	d.text = view(d.data)
	dec.at += n
	err = d.unmarshal(v)
	dec.valueDone()
	return err
}

// Buffered returns what was read but not decoded. It is valid until the next Decode.
func (dec *Decoder) Buffered() io.Reader { return bytes.NewReader(dec.buf[dec.at:]) }

// readValue reads until buf[at:at+n] is a value.
func (dec *Decoder) readValue() (n int, err error) {
	s := newScanner()
	defer scanners.Put(s)
	seen := 0
	var readErr error
	for {
		text := view(dec.buf[dec.at:])
		end, status := scan(s, text, seen, min(len(text), seen+piece))
		dec.counted += int64(end - seen)
		seen = end
		switch {
		case status == scanComplete:
			return end, nil
		case status != scanMore:
			dec.counted++
			dec.err = s.complaint(text[end], status, dec.counted)
			return 0, dec.err
		case end < len(text):
			continue
		case readErr != nil:
			if readErr == io.EOF {
				if s.complete() {
					return end, nil
				}
				if i, _ := next(view(dec.buf), 0); i < len(dec.buf) {
					readErr = io.ErrUnexpectedEOF
				}
			}
			dec.err = readErr
			return 0, readErr
		}
		readErr = dec.refill()
	}
}

func (dec *Decoder) refill() error {
	if dec.at > 0 {
		dec.past += int64(dec.at)
		dec.buf = dec.buf[:copy(dec.buf, dec.buf[dec.at:])]
		dec.at = 0
	}
	if cap(dec.buf)-len(dec.buf) < 512 {
		dec.buf = append(make([]byte, 0, 2*cap(dec.buf)+512), dec.buf...)
	}
	n, err := dec.r.Read(dec.buf[len(dec.buf):cap(dec.buf)])
	dec.buf = dec.buf[:len(dec.buf)+n]
	return err
}

// InputOffset returns how many bytes of the stream the values and tokens so far took.
func (dec *Decoder) InputOffset() int64 { return dec.past + int64(dec.at) }

func (dec *Decoder) peek() (byte, error) {
	for {
		var c byte
		if at, b := next(view(dec.buf), dec.at); at < len(dec.buf) {
			dec.at, c = at, b
			return c, nil
		}
		if err := dec.refill(); err != nil {
			if at, b := next(view(dec.buf), dec.at); at < len(dec.buf) {
				dec.at = at
				return b, nil
			}
			return 0, err
		}
	}
}

// A Token is a Delim, bool, float64, Number, string or nil.
type Token any

// A Delim is one of [ ] { }.
type Delim rune

func (d Delim) String() string { return string(d) }

// separator reads the comma or colon before a value.
func (dec *Decoder) separator() error {
	want, text, then := byte(','), "expected comma after array element", atElem
	switch dec.place {
	case afterElem:
	case afterKey:
		want, text, then = ':', "expected colon after object key", atField
	default:
		return nil
	}
	c, err := dec.peek()
	if err != nil {
		return err
	}
	if c != want {
		return &SyntaxError{text, dec.InputOffset()}
	}
	dec.at++
	dec.place = then
	return nil
}

func (dec *Decoder) valueMayBegin() bool {
	return dec.place == atTop || dec.place == atFirstElem || dec.place == atElem || dec.place == atField
}

func (dec *Decoder) valueDone() {
	switch dec.place {
	case atFirstElem, atElem:
		dec.place = afterElem
	case atField:
		dec.place = afterField
	}
}

// Token returns the next token; io.EOF at the end. Commas and colons it checks and leaves out.
func (dec *Decoder) Token() (Token, error) {
	for {
		c, err := dec.peek()
		if err != nil {
			return nil, err
		}
		fits, then := false, dec.place
		switch c {
		case '[', '{':
			if !dec.valueMayBegin() {
				return nil, dec.misplaced(c)
			}
			dec.outer = append(dec.outer, dec.place)
			if dec.place = atFirstElem; c == '{' {
				dec.place = atFirstKey
			}
			dec.at++
			return Delim(c), nil
		case ']', '}':
			if c == ']' {
				fits = dec.place == atFirstElem || dec.place == afterElem
			} else {
				fits = dec.place == atFirstKey || dec.place == afterField
			}
			if !fits {
				return nil, dec.misplaced(c)
			}
			n := len(dec.outer) - 1
			dec.place, dec.outer = dec.outer[n], dec.outer[:n]
			dec.at++
			dec.valueDone()
			return Delim(c), nil
		case ':':
			fits, then = dec.place == afterKey, atField
		case ',':
			fits, then = dec.place == afterElem || dec.place == afterField, atElem
			if dec.place == afterField {
				then = atKey
			}
		case '"':
			if dec.place == atFirstKey || dec.place == atKey {
				was := dec.place
				dec.place = atTop
				var key string
				err := dec.Decode(&key)
				if dec.place = was; err != nil {
					return nil, err
				}
				dec.place = afterKey
				return key, nil
			}
			fallthrough
		default:
			if !dec.valueMayBegin() {
				return nil, dec.misplaced(c)
			}
			var x any
			if err := dec.Decode(&x); err != nil {
				return nil, err
			}
			return x, nil
		}
		if !fits {
			return nil, dec.misplaced(c)
		}
		dec.at++
		dec.place = then
	}
}

func (dec *Decoder) misplaced(c byte) error {
	text := ""
	switch dec.place {
	case atTop, atFirstElem, atElem, atField:
		text = " looking for beginning of value"
	case afterElem:
		text = " after array element"
	case atKey:
		text = " looking for beginning of object key string"
	case afterKey:
		text = " after object key"
	case afterField:
		text = " after object key:value pair"
	}
	return &SyntaxError{"invalid character " + quoteChar(c) + text, dec.InputOffset()}
}

// More tells whether the array or object that Token is in goes on.
func (dec *Decoder) More() bool {
	c, err := dec.peek()
	return err == nil && c != ']' && c != '}'
}

// An Encoder writes values to a stream, each with a newline behind it.
type Encoder struct {
	w              io.Writer
	err            error
	plain          bool // do not escape HTML
	prefix, indent string
}

// NewEncoder returns an encoder to w.
func NewEncoder(w io.Writer) *Encoder { return &Encoder{w: w} }

// Encode writes v.
func (enc *Encoder) Encode(v any) error {
	if enc.err != nil {
		return enc.err
	}
	e := encoder{html: !enc.plain}
	err := e.top(v)
	if err != nil {
		return err
	}
	if enc.prefix != "" || enc.indent != "" {
		e.buf = indented(view(e.buf), enc.prefix, enc.indent)
	}
	_, enc.err = enc.w.Write(append(e.buf, '\n'))
	return enc.err
}

// SetIndent makes later values be indented as by Indent.
func (enc *Encoder) SetIndent(prefix, indent string) { enc.prefix, enc.indent = prefix, indent }

// SetEscapeHTML says whether <, > and & are escaped in strings; they are unless told otherwise.
func (enc *Encoder) SetEscapeHTML(on bool) { enc.plain = !on }
