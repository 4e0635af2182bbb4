package strconv

import "errors"

// ErrRange says that a value does not fit the type it is wanted in.
var ErrRange = errors.New("value out of range")

// ErrSyntax says that a text does not have the form of a value of the wanted type.
var ErrSyntax = errors.New("invalid syntax")

// A NumError tells of a failed conversion.
type NumError struct {
	Func string // which function failed (ParseBool, ParseInt, …)
	Num  string // what it was given
	Err  error  // why it failed
}

func (e *NumError) Error() string {
	return "strconv." + e.Func + ": parsing " + Quote(e.Num) + ": " + e.Err.Error()
}

func (e *NumError) Unwrap() error { return e.Err }

// fail builds the error; the text is copied, for the caller's may be a view of a buffer.
func fail(fn, text string, why error) *NumError {
	return &NumError{fn, string([]byte(text)), why}
}

// What goes wrong in reading digits.
type verdict int

const (
	fine verdict = iota
	badSyntax
	tooLarge
	badBase
	badWidth
)

func (v verdict) report(fn, text string, base, width int) error {
	switch v {
	case fine:
		return nil
	case tooLarge:
		return fail(fn, text, ErrRange)
	case badBase:
		return fail(fn, text, errors.New("invalid base "+Itoa(base)))
	case badWidth:
		return fail(fn, text, errors.New("invalid bit size "+Itoa(width)))
	}
	return fail(fn, text, ErrSyntax)
}

// digitValue returns c's value as a digit, 255 if it is none.
func digitValue(c byte) byte {
	if c-'0' < 10 {
		return c - '0'
	}
	if l := c | 0x20; 'a' <= l && l <= 'z' {
		return l - 'a' + 10
	}
	return 255
}

// splitBase takes the prefix off a number whose base is to be found out.
func splitBase(s string) (base uint64, rest string) {
	if s[0] != '0' {
		return 10, s
	}
	if len(s) > 2 {
		switch s[1] | 0x20 {
		case 'x':
			return 16, s[2:]
		case 'o':
			return 8, s[2:]
		case 'b':
			return 2, s[2:]
		}
	}
	return 8, s[1:]
}

// readUint reads an unsigned number that fits in width bits. On overflow it gives the largest one.
func readUint(text string, base, width int) (uint64, verdict) {
	if text == "" {
		return 0, badSyntax
	}
	b, s := uint64(base), text
	prefixed := base == 0
	if prefixed {
		b, s = splitBase(text)
	} else if base < 2 || base > 36 {
		return 0, badBase
	}
	if width == 0 {
		width = IntSize
	} else if width < 0 || width > 64 {
		return 0, badWidth
	}
	limit := ^uint64(0) >> (64 - uint(width))
	mulLimit := ^uint64(0) / b
	var n uint64
	separators := false
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == '_' && prefixed {
			separators = true
			continue
		}
		d := uint64(digitValue(c))
		if d >= b {
			return 0, badSyntax
		}
		if n > mulLimit {
			return limit, tooLarge
		}
		n *= b
		sum := n + d
		if sum < n || sum > limit {
			return limit, tooLarge
		}
		n = sum
	}
	if separators && !separated(text) {
		return 0, badSyntax
	}
	return n, fine
}

// separated reports whether every underscore in s stands between digits or between a base prefix and a digit.
func separated(s string) bool {
	if s != "" && (s[0] == '+' || s[0] == '-') {
		s = s[1:]
	}
	digitBefore, hex := false, false
	if len(s) > 1 && s[0] == '0' {
		switch s[1] | 0x20 {
		case 'x':
			hex = true
			fallthrough
		case 'b', 'o':
			s = s[2:]
			digitBefore = true // the prefix counts as one
		}
	}
	underscore := false
	for i := 0; i < len(s); i++ {
		d := digitValue(s[i])
		switch {
		case d < 10 || hex && d < 16:
			digitBefore, underscore = true, false
		case s[i] == '_':
			if !digitBefore {
				return false
			}
			digitBefore, underscore = false, true
		default:
			if underscore {
				return false
			}
			digitBefore = false
		}
	}
	return !underscore
}

// readInt reads a signed number; on overflow it gives the nearest one.
func readInt(text string, base, width int) (int64, verdict) {
	s := text
	negative := false
	if s != "" && (s[0] == '-' || s[0] == '+') {
		negative = s[0] == '-'
		s = s[1:]
	}
	u, v := readUint(s, base, width)
	if v != fine && v != tooLarge {
		return 0, v
	}
	if width == 0 {
		width = IntSize
	}
	bound := uint64(1) << (uint(width) - 1)
	if negative {
		if u > bound {
			return -int64(bound), tooLarge
		}
		return -int64(u), fine
	}
	if u >= bound {
		return int64(bound - 1), tooLarge
	}
	return int64(u), fine
}

// ParseUint reads an unsigned number in the given base (0: by its prefix) that fits in bitSize bits.
func ParseUint(s string, base int, bitSize int) (uint64, error) {
	u, v := readUint(s, base, bitSize)
	return u, v.report("ParseUint", s, base, bitSize)
}

// ParseInt reads a signed number in the given base (0: by its prefix) that fits in bitSize bits.
func ParseInt(s string, base int, bitSize int) (i int64, err error) {
	if base == 10 && (bitSize == 64 || bitSize == 0) {
		if n, ok := plainInt(s); ok {
			return int64(n), nil
		}
	}
	i, v := readInt(s, base, bitSize)
	return i, v.report("ParseInt", s, base, bitSize)
}

// Atoi is ParseInt(s, 10, 0) for an int.
func Atoi(s string) (int, error) {
	if n, ok := plainInt(s); ok {
		return n, nil
	}
	value, v := readInt(s, 10, 0)
	return int(value), v.report("Atoi", s, 10, 0)
}

// ParseBool reads 1, t, T, TRUE, true, True, 0, f, F, FALSE, false or False.
func ParseBool(str string) (bool, error) {
	if len(str) <= 5 {
		switch value := len(str) != 5; str {
		case "true", "True", "TRUE", "false", "False", "FALSE":
			return value, nil
		case "1", "t", "T":
			return true, nil
		case "0", "f", "F":
			return false, nil
		}
	}
	return false, fail("ParseBool", str, ErrSyntax)
}
