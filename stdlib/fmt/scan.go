package fmt

import (
	"errors"
	"internal/stdio"
	"io"
	"reflect"
	"strconv"
	"sync"
	"unicode/utf8"
)

// ScanState is what a Scanner reads from.
type ScanState interface {
	ReadRune() (r rune, size int, err error)
	UnreadRune() error
	SkipSpace()
	Token(skipSpace bool, f func(rune) bool) (token []byte, err error)
	Width() (wid int, ok bool)
	Read(buf []byte) (n int, err error)
}

// Scanner is implemented by values that read themselves.
type Scanner interface {
	Scan(state ScanState, verb rune) error
}

// Scan reads values separated by space, newlines included, from the standard input.
func Scan(a ...any) (n int, err error) { return Fscan(stdio.Stdin{}, a...) }

// Scanln is Scan, but ends at a newline, which must follow the last value.
func Scanln(a ...any) (n int, err error) { return Fscanln(stdio.Stdin{}, a...) }

// Scanf reads values from the standard input as the format says.
func Scanf(format string, a ...any) (n int, err error) { return Fscanf(stdio.Stdin{}, format, a...) }

// Sscan is Scan from a string.
func Sscan(str string, a ...any) (n int, err error) { return Fscan(&textReader{text: str}, a...) }

// Sscanln is Scanln from a string.
func Sscanln(str string, a ...any) (n int, err error) { return Fscanln(&textReader{text: str}, a...) }

// Sscanf is Scanf from a string.
func Sscanf(str string, format string, a ...any) (n int, err error) {
	return Fscanf(&textReader{text: str}, format, a...)
}

// Fscan is Scan from r.
func Fscan(r io.Reader, a ...any) (n int, err error) {
	s, outer := startScan(r, true, false)
	n, err = s.values(a)
	s.finish(outer)
	return n, err
}

// Fscanln is Scanln from r.
func Fscanln(r io.Reader, a ...any) (n int, err error) {
	s, outer := startScan(r, false, true)
	n, err = s.values(a)
	s.finish(outer)
	return n, err
}

// Fscanf is Scanf from r.
func Fscanf(r io.Reader, format string, a ...any) (n int, err error) {
	s, outer := startScan(r, false, false)
	n, err = s.formatted(format, a)
	s.finish(outer)
	return n, err
}

// textReader reads runes from a string.
type textReader struct {
	text string
	at   int
	last int
}

func (t *textReader) Read(b []byte) (n int, err error) {
	n = copy(b, t.text[t.at:])
	t.at += n
	if n == 0 {
		err = io.EOF
	}
	return n, err
}

func (t *textReader) ReadRune() (r rune, size int, err error) {
	if t.at >= len(t.text) {
		t.last = 0
		return 0, 0, io.EOF
	}
	r, size = rune(t.text[t.at]), 1
	if r >= utf8.RuneSelf {
		r, size = utf8.DecodeRuneInString(t.text[t.at:])
	}
	t.at += size
	t.last = size
	return r, size, nil
}

func (t *textReader) UnreadRune() error {
	t.at -= t.last
	t.last = 0
	return nil
}

// runeReader reads runes from a Reader that only gives bytes, never one byte too many.
type runeReader struct {
	from    io.Reader
	pending []byte // read, but not yet used
	room    [utf8.UTFMax]byte
	last    rune
	size    int
	again   bool // the last rune is to be given once more
	have    bool
}

func (b *runeReader) Read(p []byte) (int, error) { return b.from.Read(p) }

func (b *runeReader) ReadRune() (r rune, size int, err error) {
	if b.again {
		b.again = false
		return b.last, b.size, nil
	}
	for !utf8.FullRune(b.pending) {
		if b.pending == nil {
			b.pending = b.room[:0]
		}
		var one [1]byte
		n, err := io.ReadFull(b.from, one[:])
		if n == 1 {
			b.pending = append(b.pending, one[0])
			continue
		}
		if len(b.pending) == 0 {
			return 0, 0, err
		}
		break // the end, or an error, within a rune
	}
	b.last, b.size = utf8.DecodeRune(b.pending)
	rest := copy(b.room[:], b.pending[b.size:])
	b.pending = b.room[:rest]
	b.have = true
	return b.last, b.size, nil
}

func (b *runeReader) UnreadRune() error {
	if b.again || !b.have {
		return errors.New("fmt: scanning called UnreadRune with no rune available")
	}
	b.again = true
	return nil
}

// limits are what a nested call changes and puts back.
type limits struct {
	nested       bool
	newlineEnds  bool // a newline ends the scan
	newlineSpace bool // a newline is a space
	argLimit     int  // how many runes may have been read while the operand lasts
	limit        int  // the same for the whole call
	width        int
}

const unlimited = 1 << 30

// A scanner is the state of one call.
type scanner struct {
	from  io.RuneScanner
	token []byte
	count int // runes read
	atEnd bool
	limits
}

var scanners sync.Pool

func startScan(r io.Reader, newlineSpace, newlineEnds bool) (s *scanner, outer limits) {
	if s, ok := r.(*scanner); ok { // from within a Scan method
		outer = s.limits
		s.limit = s.argLimit
		s.newlineEnds = newlineEnds || s.newlineEnds
		s.newlineSpace = newlineSpace
		s.nested = true
		return s, outer
	}
	s, _ = scanners.Get().(*scanner)
	if s == nil {
		s = new(scanner)
	}
	if rs, ok := r.(io.RuneScanner); ok {
		s.from = rs
	} else {
		s.from = &runeReader{from: r}
	}
	s.limits = limits{newlineEnds: newlineEnds, newlineSpace: newlineSpace, argLimit: unlimited, limit: unlimited, width: unlimited}
	s.atEnd = false
	s.count = 0
	return s, outer
}

func (s *scanner) finish(outer limits) {
	if s.nested {
		s.limits = outer
		return
	}
	if cap(s.token) > 1024 {
		s.token = nil
	}
	s.token = s.token[:0]
	s.from = nil
	scanners.Put(s)
}

const end = -1 // in place of a rune

// failure carries an error out of the depths of a scan.
type failure struct{ err error }

func (s *scanner) fail(err error)      { panic(failure{err}) }
func (s *scanner) failText(why string) { panic(failure{errors.New(why)}) }

// caught turns a failure into an error.
func caught(err *error) {
	switch e := recover().(type) {
	case nil:
	case failure:
		*err = e.err
	default:
		if why, ok := e.(error); ok && why == io.EOF {
			*err = why
			return
		}
		panic(e)
	}
}

// Read is here for the interface only.
func (s *scanner) Read(buf []byte) (n int, err error) {
	return 0, errors.New("ScanState's Read should not be called. Use ReadRune")
}

func (s *scanner) ReadRune() (r rune, size int, err error) {
	if s.atEnd || s.count >= s.argLimit {
		return 0, 0, io.EOF
	}
	r, size, err = s.from.ReadRune()
	switch {
	case err == nil:
		s.count++
		s.atEnd = s.newlineEnds && r == '\n'
	case err == io.EOF:
		s.atEnd = true
	}
	return r, size, err
}

func (s *scanner) UnreadRune() error {
	s.from.UnreadRune()
	s.atEnd = false
	s.count--
	return nil
}

func (s *scanner) Width() (wid int, ok bool) {
	if s.width == unlimited {
		return 0, false
	}
	return s.width, true
}

func (s *scanner) Token(skipSpace bool, f func(rune) bool) (token []byte, err error) {
	defer caught(&err)
	if f == nil {
		f = notSpace
	}
	s.token = s.token[:0]
	return s.word(skipSpace, f), nil
}

// read returns the next rune, or end.
func (s *scanner) read() rune {
	r, _, err := s.ReadRune()
	if err == nil {
		return r
	}
	if err != io.EOF {
		s.fail(err)
	}
	return end
}

// need is read where more must come.
func (s *scanner) need() rune {
	r := s.read()
	if r == end {
		s.fail(io.ErrUnexpectedEOF)
	}
	return r
}

// some makes sure that there is more input.
func (s *scanner) some() {
	if s.read() == end {
		panic(io.EOF)
	}
	s.UnreadRune()
}

func isSpace(r rune) bool {
	if uint32(r) < 0x100 {
		return r == ' ' || 9 <= r && r <= 13 || r == 0x85 || r == 0xA0
	}
	return 0x2000 <= r && r <= 0x200A || r == 0x1680 || r == 0x2028 || r == 0x2029 || r == 0x202F || r == 0x205F || r == 0x3000
}

func notSpace(r rune) bool { return !isSpace(r) }

// SkipSpace skips spaces, and newlines where they count as such.
func (s *scanner) SkipSpace() {
	for {
		r := s.read()
		switch {
		case r == end:
			return
		case r == '\r' && s.look("\n"):
		case r == '\n':
			if !s.newlineSpace {
				s.failText("unexpected newline")
			}
		case !isSpace(r):
			s.UnreadRune()
			return
		}
	}
}

func (s *scanner) word(skipSpace bool, f func(rune) bool) []byte {
	if skipSpace {
		s.SkipSpace()
	}
	for {
		r := s.read()
		if r == end {
			return s.token
		}
		if !f(r) {
			s.UnreadRune()
			return s.token
		}
		s.token = utf8.AppendRune(s.token, r)
	}
}

func among(set string, r rune) bool {
	for i := 0; i < len(set); i++ {
		if rune(set[i]) == r {
			return true
		}
	}
	return false
}

// look reports whether the next rune is one of set.
func (s *scanner) look(set string) bool {
	r := s.read()
	if r != end {
		s.UnreadRune()
	}
	return among(set, r)
}

// drop skips the next rune if it is one of set.
func (s *scanner) drop(set string) bool {
	r := s.read()
	if r == end {
		return false
	}
	if !among(set, r) {
		s.UnreadRune()
		return false
	}
	return true
}

// take is drop, keeping the rune in the token.
func (s *scanner) take(set string) bool {
	r := s.read()
	if r == end {
		return false
	}
	if !among(set, r) {
		s.UnreadRune()
		return false
	}
	s.token = append(s.token, byte(r))
	return true
}

func (s *scanner) takeAll(set string) {
	for s.take(set) {
	}
}

// values scans all operands, for the functions without format.
func (s *scanner) values(a []any) (done int, err error) {
	defer caught(&err)
	for _, v := range a {
		s.one('v', v)
		done++
	}
	if s.newlineEnds {
		for r := s.read(); r != '\n' && r != end; r = s.read() {
			if !isSpace(r) {
				s.failText("expected newline")
			}
		}
	}
	return done, nil
}

// formatted scans as a format says.
func (s *scanner) formatted(format string, a []any) (done int, err error) {
	defer caught(&err)
	for format != "" {
		if c, size := utf8.DecodeRuneInString(format); c != '%' {
			if isSpace(c) {
				format = s.spaces(format)
				continue
			}
			if !s.literal(c) {
				s.failText("input does not match format")
			}
			format = format[size:]
			continue
		}
		format = format[1:]
		if format == "" {
			s.failText("missing verb: % at end of format string")
		}
		d := directive{format: format[:len(format)-1]} // the last character is no digit, but the verb
		width, ok := d.number()
		if !ok {
			width = unlimited
		}
		s.width = width
		format = format[d.at:]
		verb, size := utf8.DecodeRuneInString(format)
		if verb != 'c' {
			s.SkipSpace()
		}
		if verb == '%' {
			if ok {
				s.some()
			}
			if !s.look("%") && s.need() != '%' {
				s.failText("missing literal %")
			}
			s.drop("%")
			format = format[size:]
			continue
		}
		s.argLimit = min(s.limit, s.count+width)
		if done >= len(a) {
			s.failText("too few operands for format '%" + format + "'")
		}
		format = format[size:]
		s.one(verb, a[done])
		done++
		s.argLimit = s.limit
	}
	if done < len(a) {
		s.failText("too many operands")
	}
	return done, nil
}

// literal reads a rune that stands in the format.
func (s *scanner) literal(want rune) bool {
	if s.need() == want {
		return true
	}
	s.UnreadRune()
	return false
}

// spaces matches the white space at the head of format and returns what follows it.
func (s *scanner) spaces(format string) string {
	newlines, trailing := 0, false
	for format != "" {
		c, size := utf8.DecodeRuneInString(format)
		if !isSpace(c) {
			break
		}
		format = format[size:]
		trailing = c != '\n'
		if !trailing {
			newlines++
		}
	}
	for i := 0; i < newlines; i++ {
		r := s.read()
		for isSpace(r) && r != '\n' {
			r = s.read()
		}
		if r != '\n' && r != end {
			s.failText("newline in format does not match input")
		}
	}
	if !trailing {
		return format
	}
	r := s.read()
	if newlines == 0 {
		switch {
		case r != end && !isSpace(r):
			s.failText("expected space in input to match format")
		case r == '\n':
			s.failText("newline in input does not match format")
		}
	}
	for isSpace(r) && r != '\n' {
		r = s.read()
	}
	if r != end {
		s.UnreadRune()
	}
	return format
}

// one scans an operand.
func (s *scanner) one(verb rune, arg any) {
	s.token = s.token[:0]
	if own, ok := arg.(Scanner); ok {
		if err := own.Scan(s, verb); err != nil {
			if err == io.EOF {
				err = io.ErrUnexpectedEOF
			}
			s.fail(err)
		}
		return
	}
	switch v := arg.(type) {
	case *int:
		*v = int(s.signed(verb, 64))
	case *string:
		*v = s.text(verb)
	case *float64:
		*v = s.real(verb, 64, "float64")
	case *bool:
		*v = s.truth(verb)
	case *int8:
		*v = int8(s.signed(verb, 8))
	case *int16:
		*v = int16(s.signed(verb, 16))
	case *int32:
		*v = int32(s.signed(verb, 32))
	case *int64:
		*v = s.signed(verb, 64)
	case *uint:
		*v = uint(s.unsigned(verb, 64))
	case *uint8:
		*v = uint8(s.unsigned(verb, 8))
	case *uint16:
		*v = uint16(s.unsigned(verb, 16))
	case *uint32:
		*v = uint32(s.unsigned(verb, 32))
	case *uint64:
		*v = s.unsigned(verb, 64)
	case *uintptr:
		*v = uintptr(s.unsigned(verb, 64))
	case *float32:
		*v = float32(s.real(verb, 32, "float32"))
	case *complex64:
		*v = complex64(s.complex(verb, 64))
	case *complex128:
		*v = s.complex(verb, 128)
	case *[]byte:
		*v = []byte(s.text(verb)) // a copy: the token is used again
	default:
		s.other(verb, reflect.ValueOf(arg))
	}
}

// other scans into values of named types.
func (s *scanner) other(verb rune, pointer reflect.Value) {
	if pointer.Kind() != reflect.Pointer {
		s.failText("type not a pointer: " + pointer.Type().String())
	}
	switch v := pointer.Elem(); v.Kind() {
	case reflect.Bool:
		v.SetBool(s.truth(verb))
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt(s.signed(verb, v.Type().Bits()))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		v.SetUint(s.unsigned(verb, v.Type().Bits()))
	case reflect.Float32, reflect.Float64:
		s.SkipSpace()
		s.some()
		v.SetFloat(s.toFloat(s.number(), v.Type().Bits()))
	case reflect.Complex64, reflect.Complex128:
		v.SetComplex(s.complex(verb, v.Type().Bits()))
	case reflect.String:
		v.SetString(s.text(verb))
	case reflect.Slice:
		if v.Type().Elem().Kind() != reflect.Uint8 {
			s.failText("can't scan type: " + pointer.Type().String())
		}
		text := s.text(verb)
		v.Set(reflect.MakeSlice(v.Type(), len(text), len(text)))
		for i := 0; i < len(text); i++ {
			v.Index(i).SetUint(uint64(text[i]))
		}
	default:
		s.failText("can't scan type: " + pointer.Type().String())
	}
}

// suits fails if the verb is none of those that do for the kind of value.
func (s *scanner) suits(verb rune, verbs, kind string) {
	if !among(verbs, verb) {
		s.failText("bad verb '%" + string(verb) + "' for " + kind)
	}
}

func (s *scanner) truth(verb rune) bool {
	s.SkipSpace()
	s.some()
	s.suits(verb, "tv", "boolean")
	spelled := func(first, rest string) {
		// The first letter of the rest may be missing; if it is there, all must follow.
		if s.take(first) {
			for i := 0; i < len(rest); i += 2 {
				if !s.take(rest[i : i+2]) {
					s.failText("syntax error scanning boolean")
				}
			}
		}
	}
	switch s.read() {
	case '1':
		return true
	case 't', 'T':
		spelled("rR", "uUeE")
		return true
	case 'f', 'F':
		spelled("aA", "lLsSeE")
	}
	return false
}

const (
	binary  = "01"
	octal   = "01234567"
	decimal = "0123456789"
	hexa    = "0123456789aAbBcCdDeEfF"
	signs   = "+-"
	floats  = "beEfFgGv"
)

func (s *scanner) character(bits int) int64 {
	s.some()
	r := s.read()
	if x := int64(r) << (64 - uint(bits)) >> (64 - uint(bits)); x != int64(r) {
		s.failText("overflow on character value " + string(r))
	}
	return int64(r)
}

// integer reads the token of a whole number and tells the base to convert it with.
func (s *scanner) integer(verb rune, withSign bool) (token string, base int) {
	s.SkipSpace()
	s.some()
	s.suits(verb, "bdoUxXv", "integer")
	digits, begun := decimal, false
	base = 10
	switch verb {
	case 'b':
		base, digits = 2, binary
	case 'o':
		base, digits = 8, octal
	case 'x', 'X', 'U':
		base, digits = 16, hexa
	}
	if verb == 'U' {
		if !s.drop("U") || !s.drop("+") {
			s.failText("bad unicode format ")
		}
	} else {
		if withSign {
			s.take(signs)
		}
		if verb == 'v' {
			base = 0
			digits = decimal + "_"
			if s.take("0") {
				begun = true
				switch {
				case s.take("bB"):
					digits = binary + "_"
				case s.take("oO"):
					digits = octal + "_"
				case s.take("xX"):
					digits = hexa + "_"
				default:
					digits = octal + "_"
				}
			}
		}
	}
	if !begun {
		s.some()
		if !s.take(digits) {
			s.failText("expected integer")
		}
	}
	s.takeAll(digits)
	return string(s.token), base
}

func (s *scanner) signed(verb rune, bits int) int64 {
	if verb == 'c' {
		return s.character(bits)
	}
	token, base := s.integer(verb, true)
	i, err := strconv.ParseInt(token, base, 64)
	if err != nil {
		s.fail(err)
	}
	if unused := 64 - uint(bits); i<<unused>>unused != i {
		s.failText("integer overflow on token " + token)
	}
	return i
}

func (s *scanner) unsigned(verb rune, bits int) uint64 {
	if verb == 'c' {
		return uint64(s.character(bits))
	}
	token, base := s.integer(verb, false)
	u, err := strconv.ParseUint(token, base, 64)
	if err != nil {
		s.fail(err)
	}
	if unused := 64 - uint(bits); u<<unused>>unused != u {
		s.failText("unsigned integer overflow on token " + token)
	}
	return u
}

// number reads the token of a floating-point number.
func (s *scanner) number() string {
	s.token = s.token[:0]
	if s.take("nN") && s.take("aA") && s.take("nN") {
		return string(s.token)
	}
	s.take(signs)
	if s.take("iI") && s.take("nN") && s.take("fF") {
		return string(s.token)
	}
	digits, mark := decimal+"_", "eEpP"
	if s.take("0") && s.take("xX") {
		digits, mark = hexa+"_", "pP"
	}
	s.takeAll(digits)
	if s.take(".") {
		s.takeAll(digits)
	}
	if s.take(mark) {
		s.take(signs)
		s.takeAll(decimal + "_")
	}
	return string(s.token)
}

func (s *scanner) toFloat(token string, bits int) float64 {
	mark := -1
	for i := 0; i < len(token); i++ {
		switch token[i] {
		case 'x', 'X':
			mark = len(token) // hexadecimal: all for strconv
		case 'p':
			if mark < 0 {
				mark = i
			}
		}
	}
	whole := func(err error) {
		if e, ok := err.(*strconv.NumError); ok {
			e.Num = token
		}
		s.fail(err)
	}
	if mark < 0 || mark == len(token) {
		f, err := strconv.ParseFloat(token, bits)
		if err != nil {
			s.fail(err)
		}
		return f
	}
	// A decimal number with a binary exponent, which strconv does not know.
	f, err := strconv.ParseFloat(token[:mark], bits)
	if err != nil {
		whole(err)
	}
	exp, err := strconv.Atoi(token[mark+1:])
	if err != nil {
		whole(err)
	}
	return scaled(f, exp)
}

// scaled returns f × 2^exp, rounded once, by way of the hexadecimal form.
func scaled(f float64, exp int) float64 {
	text := strconv.FormatFloat(f, 'x', -1, 64)
	for i := 0; i < len(text); i++ {
		if text[i] == 'p' {
			own, _ := strconv.Atoi(text[i+1:])
			f, _ = strconv.ParseFloat(text[:i+1]+strconv.Itoa(own+exp), 64)
			break
		}
	}
	return f // infinities and NaN have no p
}

func (s *scanner) real(verb rune, bits int, kind string) float64 {
	s.suits(verb, floats, kind)
	s.SkipSpace()
	s.some()
	return s.toFloat(s.number(), bits)
}

func (s *scanner) complex(verb rune, bits int) complex128 {
	const wrong = "syntax error scanning complex number"
	s.suits(verb, floats, "complex")
	s.SkipSpace()
	s.some()
	parens := s.drop("(")
	first := s.number()
	s.token = s.token[:0]
	if !s.take(signs) {
		s.failText(wrong)
	}
	sign := string(s.token)
	second := sign + s.number()
	if !s.drop("i") || parens && !s.drop(")") {
		s.failText(wrong)
	}
	re := s.toFloat(first, bits/2)
	return complex(re, s.toFloat(second, bits/2))
}

func (s *scanner) text(verb rune) string {
	s.suits(verb, "svqxX", "string")
	s.SkipSpace()
	s.some()
	switch verb {
	case 'q':
		return s.quotation()
	case 'x', 'X':
		return s.hexText()
	}
	return string(s.word(true, notSpace))
}

func (s *scanner) quotation() string {
	s.some()
	quote := s.read()
	if quote != '`' && quote != '"' {
		s.failText("expected quoted string")
	}
	if quote == '"' {
		s.token = append(s.token, '"')
	}
	for {
		r := s.need()
		if r == '`' && quote == '`' {
			return string(s.token)
		}
		s.token = utf8.AppendRune(s.token, r)
		if quote == '`' {
			continue
		}
		if r == '"' {
			break
		}
		if r == '\\' {
			s.token = utf8.AppendRune(s.token, s.need())
		}
	}
	text, err := strconv.Unquote(string(s.token))
	if err != nil {
		s.fail(err)
	}
	return text
}

func hexValue(r rune) int {
	switch {
	case '0' <= r && r <= '9':
		return int(r - '0')
	case 'a' <= r|0x20 && r|0x20 <= 'f':
		return int(r|0x20-'a') + 10
	}
	return -1
}

func (s *scanner) hexText() string {
	s.some()
	for {
		r := s.read()
		if r == end {
			break
		}
		high := hexValue(r)
		if high < 0 {
			s.UnreadRune()
			break
		}
		low := hexValue(s.need())
		if low < 0 {
			s.failText("illegal hex digit")
		}
		s.token = append(s.token, byte(high<<4|low))
	}
	if len(s.token) == 0 {
		s.failText("no hex data for %x string")
	}
	return string(s.token)
}
