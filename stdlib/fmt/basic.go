package fmt

import (
	"strconv"
	"unicode/utf8"
)

// fill writes n bytes of padding.
func (p *printer) fill(n int, with byte) {
	for ; n > 0; n-- {
		p.buf = append(p.buf, with)
	}
}

// padding returns what stands left and right of something of the given width.
func (p *printer) padding(width int) (left, right int, with byte) {
	if p.flags&hasWidth == 0 || p.width <= width {
		return 0, 0, ' '
	}
	if p.flags&minus != 0 {
		return 0, p.width - width, ' '
	}
	if p.flags&zero != 0 {
		return p.width - width, 0, '0'
	}
	return p.width - width, 0, ' '
}

// padText writes s within the width.
func (p *printer) padText(s string) {
	if p.flags&hasWidth == 0 {
		p.buf = append(p.buf, s...)
		return
	}
	left, right, with := p.padding(utf8.RuneCountInString(s))
	p.fill(left, with)
	p.buf = append(p.buf, s...)
	p.fill(right, ' ')
}

// padFrom moves what the buffer holds from start on to its place within the width; zeros are used
// only if the flags say so.
func (p *printer) padFrom(start int) {
	if p.flags&hasWidth == 0 {
		return
	}
	left, right, with := p.padding(utf8.RuneCount(p.buf[start:]))
	if left > 0 {
		end := len(p.buf)
		p.fill(left, with)
		copy(p.buf[start+left:], p.buf[start:end])
		for i := start; i < start+left; i++ {
			p.buf[i] = with
		}
	}
	p.fill(right, ' ')
}

// clip cuts s to the precision, counted in runes.
func (p *printer) clip(s string) string {
	if p.flags&hasPrec != 0 {
		n := p.prec
		for i := range s {
			if n == 0 {
				return s[:i]
			}
			n--
		}
	}
	return s
}

func (p *printer) text(s string) { p.padText(p.clip(s)) }

func (p *printer) boolean(v bool, verb rune) {
	if verb != 't' && verb != 'v' {
		p.badVerb(verb)
		return
	}
	p.padText(strconv.FormatBool(v))
}

func (p *printer) integer(u uint64, signed bool, verb rune) {
	switch verb {
	case 'd':
		if p.flags == 0 {
			if signed {
				p.buf = strconv.AppendInt(p.buf, int64(u), 10)
			} else {
				p.buf = strconv.AppendUint(p.buf, u, 10)
			}
			return
		}
		p.digits(u, signed, 10, verb)
	case 'v':
		if p.flags&sharpV != 0 && !signed {
			p.hex(u, true)
		} else {
			p.digits(u, signed, 10, verb)
		}
	case 'b':
		p.digits(u, signed, 2, verb)
	case 'o', 'O':
		p.digits(u, signed, 8, verb)
	case 'x', 'X':
		p.digits(u, signed, 16, verb)
	case 'c', 'q':
		r := rune(u)
		if u > utf8.MaxRune {
			r = utf8.RuneError
		}
		start := len(p.buf)
		switch {
		case verb == 'c':
			p.buf = utf8.AppendRune(p.buf, r)
		case p.flags&plus != 0:
			p.buf = strconv.AppendQuoteRuneToASCII(p.buf, r)
		default:
			p.buf = strconv.AppendQuoteRune(p.buf, r)
		}
		p.padFrom(start)
	case 'U':
		p.codePoint(u)
	default:
		p.badVerb(verb)
	}
}

// hex prints u in base 16, with 0x if lead is set.
func (p *printer) hex(u uint64, lead bool) {
	saved := p.flags
	p.flags &^= sharp
	if lead {
		p.flags |= sharp
	}
	p.digits(u, false, 16, 'v')
	p.flags = saved
}

// digits prints u in a base: sign, prefix, zeros up to the precision, digits.
func (p *printer) digits(u uint64, signed bool, base int, verb rune) {
	negative := signed && int64(u) < 0
	if negative {
		u = -u
	}
	least := 0
	switch {
	case p.flags&hasPrec != 0:
		least = p.prec
		if least == 0 && u == 0 {
			if p.flags&hasWidth != 0 {
				p.fill(p.width, ' ')
			}
			return
		}
	case p.flags&(zero|minus|hasWidth) == zero|hasWidth:
		least = p.width
		if negative || p.flags&(plus|space) != 0 {
			least--
		}
	}
	start := len(p.buf)
	switch {
	case negative:
		p.buf = append(p.buf, '-')
	case p.flags&plus != 0:
		p.buf = append(p.buf, '+')
	case p.flags&space != 0:
		p.buf = append(p.buf, ' ')
	}
	if verb == 'O' {
		p.buf = append(p.buf, "0o"...)
	}
	if p.flags&sharp != 0 {
		switch {
		case base == 2:
			p.buf = append(p.buf, "0b"...)
		case base == 16 && verb == 'X':
			p.buf = append(p.buf, "0X"...)
		case base == 16:
			p.buf = append(p.buf, "0x"...)
		}
	}
	var room [64]byte
	number := strconv.AppendUint(room[:0], u, base)
	if p.flags&sharp != 0 && base == 8 && len(number) >= least && number[0] != '0' {
		p.buf = append(p.buf, '0')
	}
	p.fill(least-len(number), '0')
	if verb == 'X' {
		for i, c := range number {
			if c >= 'a' {
				number[i] = c - ('a' - 'A')
			}
		}
	}
	p.buf = append(p.buf, number...)
	if p.flags&hasWidth != 0 {
		saved := p.flags
		p.flags &^= zero
		p.padFrom(start)
		p.flags = saved
	}
}

// codePoint prints u as U+0041, or as U+0041 'A' with #.
func (p *printer) codePoint(u uint64) {
	least := 4
	if p.flags&hasPrec != 0 && p.prec > 4 {
		least = p.prec
	}
	start := len(p.buf)
	p.buf = append(p.buf, "U+"...)
	var room [16]byte
	number := strconv.AppendUint(room[:0], u, 16)
	p.fill(least-len(number), '0')
	for _, c := range number {
		if c >= 'a' {
			c -= 'a' - 'A'
		}
		p.buf = append(p.buf, c)
	}
	if p.flags&sharp != 0 && u <= utf8.MaxRune && strconv.IsPrint(rune(u)) {
		p.buf = append(utf8.AppendRune(append(p.buf, " '"...), rune(u)), '\'')
	}
	saved := p.flags
	p.flags &^= zero
	p.padFrom(start)
	p.flags = saved
}

func (p *printer) string(s string, verb rune) {
	switch verb {
	case 'v':
		if p.flags&sharpV != 0 {
			p.quoted(s)
		} else {
			p.text(s)
		}
	case 's':
		if p.flags == 0 {
			p.buf = append(p.buf, s...)
		} else {
			p.text(s)
		}
	case 'q':
		p.quoted(s)
	case 'x', 'X':
		p.hexBytes(s, verb)
	default:
		p.badVerb(verb)
	}
}

func (p *printer) quoted(s string) {
	s = p.clip(s)
	start := len(p.buf)
	switch {
	case p.flags&sharp != 0 && strconv.CanBackquote(s):
		p.buf = append(append(append(p.buf, '`'), s...), '`')
	case p.flags&plus != 0:
		p.buf = strconv.AppendQuoteToASCII(p.buf, s)
	default:
		p.buf = strconv.AppendQuote(p.buf, s)
	}
	p.padFrom(start)
}

// hexBytes prints s with two digits a byte.
func (p *printer) hexBytes(s string, verb rune) {
	if p.flags&hasPrec != 0 && p.prec < len(s) {
		s = s[:p.prec]
	}
	digits := "0123456789abcdef"
	if verb == 'X' {
		digits = "0123456789ABCDEF"
	}
	start := len(p.buf)
	for i := 0; i < len(s); i++ {
		if i > 0 && p.flags&space != 0 {
			p.buf = append(p.buf, ' ')
		}
		if p.flags&sharp != 0 && (i == 0 || p.flags&space != 0) {
			p.buf = append(p.buf, '0', byte(verb))
		}
		p.buf = append(p.buf, digits[s[i]>>4], digits[s[i]&15])
	}
	p.padFrom(start)
}

// bytes prints a slice or array of bytes.
func (p *printer) bytes(b []byte, verb rune, typeName string) {
	switch verb {
	case 's', 'q', 'x', 'X':
		p.string(string(b), verb)
	case 'v', 'd':
		if p.flags&sharpV == 0 {
			p.buf = append(p.buf, '[')
			for i, c := range b {
				if i > 0 {
					p.buf = append(p.buf, ' ')
				}
				p.digits(uint64(c), false, 10, verb)
			}
			p.buf = append(p.buf, ']')
			return
		}
		p.buf = append(p.buf, typeName...)
		if b == nil {
			p.buf = append(p.buf, nilParens...)
			return
		}
		p.buf = append(p.buf, '{')
		for i, c := range b {
			if i > 0 {
				p.buf = append(p.buf, ", "...)
			}
			p.hex(uint64(c), true)
		}
		p.buf = append(p.buf, '}')
	default:
		p.otherBytes(b, verb)
	}
}

func (p *printer) float(v float64, size int, verb rune) {
	switch verb {
	case 'v':
		p.realNumber(v, size, 'g', -1)
	case 'e', 'E', 'f':
		p.realNumber(v, size, byte(verb), 6)
	case 'F':
		p.realNumber(v, size, 'f', 6)
	case 'g', 'G', 'b', 'x', 'X':
		p.realNumber(v, size, byte(verb), -1)
	default:
		p.badVerb(verb)
	}
}

func (p *printer) realNumber(v float64, size int, verb byte, prec int) {
	if p.flags == 0 {
		start := len(p.buf)
		p.buf = strconv.AppendFloat(p.buf, v, verb, prec, size)
		if p.buf[start] != '+' {
			return
		}
		p.buf = p.buf[:start] // +Inf has its sign always
	}
	if p.flags&hasPrec != 0 {
		prec = p.prec
	}
	number := strconv.AppendFloat(p.floatRoom[:1], v, verb, prec, size)
	if c := number[1]; c == '-' || c == '+' {
		number = number[1:]
	} else {
		number[0] = '+'
	}
	if number[0] == '+' && p.flags&(space|plus) == space {
		number[0] = ' '
	}
	start := len(p.buf)
	if c := number[1]; c == 'I' || c == 'N' {
		if c == 'N' && p.flags&(space|plus) == 0 {
			number = number[1:]
		}
		p.buf = append(p.buf, number...)
		saved := p.flags
		p.flags &^= zero
		p.padFrom(start)
		p.flags = saved
		return
	}
	if p.flags&sharp != 0 && verb != 'b' {
		number = p.withPoint(number, verb, prec)
	}
	if p.flags&plus != 0 || number[0] != '+' {
		if left, _, with := p.padding(len(number)); with == '0' {
			p.buf = append(p.buf, number[0])
			p.fill(left, '0')
			p.buf = append(p.buf, number[1:]...)
			return
		}
	} else {
		number = number[1:]
	}
	p.buf = append(p.buf, number...)
	p.padFrom(start)
}

// withPoint gives a number the decimal point and the trailing zeros that # asks for.
func (p *printer) withPoint(number []byte, verb byte, prec int) []byte {
	missing := 0
	switch verb {
	case 'g', 'G', 'x':
		if missing = prec; missing < 0 {
			missing = 6
		}
	}
	end, point, significant := len(number), false, false
scan:
	for i := 1; i < len(number); i++ {
		switch c := number[i]; c {
		case '.':
			point = true
			continue
		case 'p', 'P':
			end = i
			break scan
		case 'e', 'E':
			if verb != 'x' && verb != 'X' {
				end = i
				break scan
			}
		}
		significant = significant || number[i] != '0'
		if significant {
			missing--
		}
	}
	var room [8]byte
	tail := append(room[:0], number[end:]...)
	number = number[:end]
	if !point {
		if len(number) == 2 && number[1] == '0' {
			missing--
		}
		number = append(number, '.')
	}
	for ; missing > 0; missing-- {
		number = append(number, '0')
	}
	return append(number, tail...)
}

func (p *printer) complex(v complex128, size int, verb rune) {
	switch verb {
	case 'v', 'b', 'g', 'G', 'x', 'X', 'f', 'F', 'e', 'E':
		saved := p.flags
		p.buf = append(p.buf, '(')
		p.float(real(v), size, verb)
		p.flags |= plus
		p.float(imag(v), size, verb)
		p.buf = append(p.buf, "i)"...)
		p.flags = saved
	default:
		p.badVerb(verb)
	}
}
