package time

import "errors"

// Layouts: how the reference time, Mon Jan 2 15:04:05 MST 2006, would look.
const (
	Layout      = "01/02 03:04:05PM '06 -0700"
	ANSIC       = "Mon Jan _2 15:04:05 2006"
	UnixDate    = "Mon Jan _2 15:04:05 MST 2006"
	RubyDate    = "Mon Jan 02 15:04:05 -0700 2006"
	RFC822      = "02 Jan 06 15:04 MST"
	RFC822Z     = "02 Jan 06 15:04 -0700"
	RFC850      = "Monday, 02-Jan-06 15:04:05 MST"
	RFC1123     = "Mon, 02 Jan 2006 15:04:05 MST"
	RFC1123Z    = "Mon, 02 Jan 2006 15:04:05 -0700"
	RFC3339     = "2006-01-02T15:04:05Z07:00"
	RFC3339Nano = "2006-01-02T15:04:05.999999999Z07:00"
	Kitchen     = "3:04PM"
	Stamp       = "Jan _2 15:04:05"
	StampMilli  = "Jan _2 15:04:05.000"
	StampMicro  = "Jan _2 15:04:05.000000"
	StampNano   = "Jan _2 15:04:05.000000000"
	DateTime    = "2006-01-02 15:04:05"
	DateOnly    = "2006-01-02"
	TimeOnly    = "15:04:05"
)

// An element of a layout.
type element uint8

const (
	elNone element = iota
	elMonthName
	elMonthAbbr
	elMonthNum
	elMonth2
	elDayName
	elDayAbbr
	elDay
	elDaySpace
	elDay2
	elYearDaySpace
	elYearDay3
	elHour24
	elHour12
	elHour12Two
	elMin
	elMin2
	elSec
	elSec2
	elYear
	elYear2
	elPM
	elpm
	elZoneName
	elZone // + form: see zoneForms
	elZoneZ
	elFracZero
	elFracNine
)

// The numeric zones, longest first: hours, then what stands behind them.
var zoneForms = [...]string{"07:00:00", "070000", "07:00", "0700", "07"}

// An item is an element found in a layout: text before it, and what it needs to know.
type item struct {
	el     element
	before string
	text   string // the element as it stands in the layout
	form   int    // of a zone: index in zoneForms; of a fraction: number of digits
}

func prefixed(s, p string) bool { return len(s) >= len(p) && s[:len(p)] == p }

func lowerAt(s string, i int) bool { return i < len(s) && 'a' <= s[i] && s[i] <= 'z' }

// match says which element s begins with, and its length.
func match(s string) (el element, n, form int) {
	switch s[0] {
	case 'J':
		if prefixed(s, "January") {
			return elMonthName, 7, 0
		}
		if prefixed(s, "Jan") && !lowerAt(s, 3) {
			return elMonthAbbr, 3, 0
		}
	case 'M':
		if prefixed(s, "Monday") {
			return elDayName, 6, 0
		}
		if prefixed(s, "Mon") && !lowerAt(s, 3) {
			return elDayAbbr, 3, 0
		}
		if prefixed(s, "MST") {
			return elZoneName, 3, 0
		}
	case '0':
		if prefixed(s, "002") {
			return elYearDay3, 3, 0
		}
		if len(s) > 1 {
			switch s[1] {
			case '1':
				return elMonth2, 2, 0
			case '2':
				return elDay2, 2, 0
			case '3':
				return elHour12Two, 2, 0
			case '4':
				return elMin2, 2, 0
			case '5':
				return elSec2, 2, 0
			case '6':
				return elYear2, 2, 0
			}
		}
	case '1':
		if prefixed(s, "15") {
			return elHour24, 2, 0
		}
		return elMonthNum, 1, 0
	case '2':
		if prefixed(s, "2006") {
			return elYear, 4, 0
		}
		return elDay, 1, 0
	case '_':
		if prefixed(s, "__2") {
			return elYearDaySpace, 3, 0
		}
		if prefixed(s, "_2") && !prefixed(s, "_2006") {
			return elDaySpace, 2, 0
		}
	case '3':
		return elHour12, 1, 0
	case '4':
		return elMin, 1, 0
	case '5':
		return elSec, 1, 0
	case 'P':
		if prefixed(s, "PM") {
			return elPM, 2, 0
		}
	case 'p':
		if prefixed(s, "pm") {
			return elpm, 2, 0
		}
	case '-', 'Z':
		for i, f := range zoneForms {
			if prefixed(s[1:], f) {
				if s[0] == 'Z' {
					return elZoneZ, 1 + len(f), i
				}
				return elZone, 1 + len(f), i
			}
		}
	case '.', ',':
		if len(s) > 1 && (s[1] == '0' || s[1] == '9') {
			k := 1
			for k < len(s) && s[k] == s[1] {
				k++
			}
			if !isDigit(s, k) {
				if s[1] == '0' {
					return elFracZero, k, k - 1
				}
				return elFracNine, k, k - 1
			}
		}
	}
	return elNone, 0, 0
}

// nextItem cuts the first element off a layout; el is elNone if there is no more.
func nextItem(layout string) (it item, rest string) {
	for i := 0; i < len(layout); i++ {
		if el, n, form := match(layout[i:]); el != elNone {
			return item{el, layout[:i], layout[i : i+n], form}, layout[i+n:]
		}
	}
	return item{before: layout}, ""
}

func appendInt(b []byte, x int, width int) []byte {
	u := uint(x)
	if x < 0 {
		b = append(b, '-')
		u = uint(-x)
	}
	var d [20]byte
	i := len(d)
	for u > 0 || i == len(d) {
		i--
		d[i] = byte('0' + u%10)
		u /= 10
	}
	for ; width > len(d)-i; width-- {
		b = append(b, '0')
	}
	return append(b, d[i:]...)
}

func appendSpaced(b []byte, x, width int) []byte {
	for limit := 10; width > 1; width-- {
		if x < limit {
			b = append(b, ' ')
		}
		limit *= 10
	}
	return appendInt(b, x, 0)
}

func appendFraction(b []byte, nsec int32, it item) []byte {
	at := len(b)
	b = append(b, it.text[0])
	scale := int32(1e8)
	for i := 0; i < it.form; i++ {
		d := byte('0')
		if i < 9 {
			d += byte(nsec / scale % 10)
			scale = max(scale/10, 1)
		}
		b = append(b, d)
	}
	if it.el == elFracNine {
		for len(b) > at+1 && b[len(b)-1] == '0' {
			b = b[:len(b)-1]
		}
		if len(b) == at+1 {
			b = b[:at]
		}
	}
	return b
}

func appendOffset(b []byte, it item, offset int) []byte {
	if it.el == elZoneZ && offset == 0 {
		return append(b, 'Z')
	}
	minutes := offset / 60
	seconds := offset
	if minutes < 0 {
		b = append(b, '-')
		minutes, seconds = -minutes, -seconds
	} else {
		b = append(b, '+')
	}
	b = appendInt(b, minutes/60, 2)
	form := zoneForms[it.form]
	colon := len(form) > 2 && form[2] == ':'
	if len(form) > 2 {
		if colon {
			b = append(b, ':')
		}
		b = appendInt(b, minutes%60, 2)
	}
	if len(form) >= 6 {
		if colon {
			b = append(b, ':')
		}
		b = appendInt(b, seconds%60, 2)
	}
	return b
}

// Format shows t as layout would show the reference time.
func (t Time) Format(layout string) string {
	var room [64]byte
	return string(t.AppendFormat(room[:0], layout))
}

// AppendFormat is Format into b.
func (t Time) AppendFormat(b []byte, layout string) []byte {
	p := t.Location().at(t.unix())
	sec := t.unix() + int64(p.offset)
	day := floorDiv(sec, daySeconds)
	sec -= day * daySeconds
	year, month, mday := civil(day)
	hour := int(sec / 3600)
	twelve := (hour+11)%12 + 1
	for layout != "" {
		var it item
		it, layout = nextItem(layout)
		b = append(b, it.before...)
		switch it.el {
		case elMonthName:
			b = append(b, monthNames[month-1]...)
		case elMonthAbbr:
			b = append(b, monthNames[month-1][:3]...)
		case elMonthNum:
			b = appendInt(b, int(month), 0)
		case elMonth2:
			b = appendInt(b, int(month), 2)
		case elDayName:
			b = append(b, dayNames[weekday(day)]...)
		case elDayAbbr:
			b = append(b, dayNames[weekday(day)][:3]...)
		case elDay:
			b = appendInt(b, mday, 0)
		case elDaySpace:
			b = appendSpaced(b, mday, 2)
		case elDay2:
			b = appendInt(b, mday, 2)
		case elYearDaySpace, elYearDay3:
			n := int(day-dayNumber(int64(year), January, 1)) + 1
			if it.el == elYearDay3 {
				b = appendInt(b, n, 3)
			} else {
				b = appendSpaced(b, n, 3)
			}
		case elHour24:
			b = appendInt(b, hour, 2)
		case elHour12:
			b = appendInt(b, twelve, 0)
		case elHour12Two:
			b = appendInt(b, twelve, 2)
		case elMin:
			b = appendInt(b, int(sec/60%60), 0)
		case elMin2:
			b = appendInt(b, int(sec/60%60), 2)
		case elSec:
			b = appendInt(b, int(sec%60), 0)
		case elSec2:
			b = appendInt(b, int(sec%60), 2)
		case elYear:
			b = appendInt(b, year, 4)
		case elYear2:
			b = appendInt(b, max(year, -year)%100, 2)
		case elPM:
			b = append(b, "AMPM"[hour/12*2:hour/12*2+2]...)
		case elpm:
			b = append(b, "ampm"[hour/12*2:hour/12*2+2]...)
		case elZoneName:
			if p.name != "" {
				b = append(b, p.name...)
			} else {
				b = appendOffset(b, item{el: elZone, form: 3}, p.offset)
			}
		case elZone, elZoneZ:
			b = appendOffset(b, it, p.offset)
		case elFracZero, elFracNine:
			b = appendFraction(b, t.nsec(), it)
		}
	}
	return b
}

// String is for looking at; the m= part is the monotonic reading.
func (t Time) String() string {
	b := t.AppendFormat(nil, "2006-01-02 15:04:05.999999999 -0700 MST")
	if t.wall&monotonic != 0 {
		m := uint64(t.ext)
		b = append(b, " m="...)
		if t.ext < 0 {
			b = append(b, '-')
			m = -m
		} else {
			b = append(b, '+')
		}
		b = appendInt(b, int(m/1e9), 0)
		b = append(b, '.')
		b = appendInt(b, int(m%1e9), 9)
	}
	return string(b)
}

// GoString is the call of Date that makes t.
func (t Time) GoString() string {
	year, month, day := t.Date()
	hour, min, sec := t.Clock()
	b := []byte("time.Date(")
	b = appendInt(b, year, 0)
	if month < January || month > December {
		b = append(b, ", "...)
		b = appendInt(b, int(month), 0)
	} else {
		b = append(b, ", time."...)
		b = append(b, month.String()...)
	}
	for _, v := range [...]int{day, hour, min, sec, t.Nanosecond()} {
		b = append(b, ", "...)
		b = appendInt(b, v, 0)
	}
	b = append(b, ", "...)
	switch loc := t.Location(); loc {
	case UTC:
		b = append(b, "time.UTC"...)
	case Local:
		b = append(b, "time.Local"...)
	default:
		b = append(b, "time.Location("...)
		b = append(b, quote(loc.name)...)
		b = append(b, ')')
	}
	return string(append(b, ')'))
}

// quote puts s in quotes; bytes beyond ASCII are escaped.
func quote(s string) string {
	b := []byte{'"'}
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"' || c == '\\':
			b = append(b, '\\', c)
		case c < ' ' || c >= 0x7f:
			const hex = "0123456789abcdef"
			b = append(b, '\\', 'x', hex[c>>4], hex[c&15])
		default:
			b = append(b, c)
		}
	}
	return string(append(b, '"'))
}

// --- texts for other programs

func (t Time) appendStrict(b []byte, layout, what string) ([]byte, error) {
	b = t.AppendFormat(b, layout)
	if y := t.Year(); y < 0 || y > 9999 {
		return nil, errors.New(what + ": year outside of range [0,9999]")
	}
	if b[len(b)-1] != 'Z' {
		if hours := int(b[len(b)-5]-'0')*10 + int(b[len(b)-4]-'0'); hours > 23 {
			return nil, errors.New(what + ": timezone hour outside of range [0,23]")
		}
	}
	return b, nil
}

// AppendText appends t in RFC 3339's form.
func (t Time) AppendText(b []byte) ([]byte, error) {
	return t.appendStrict(b, RFC3339Nano, "Time.AppendText")
}

// MarshalText gives t in RFC 3339's form.
func (t Time) MarshalText() ([]byte, error) {
	return t.appendStrict(make([]byte, 0, len(RFC3339Nano)), RFC3339Nano, "Time.MarshalText")
}

// MarshalJSON gives it in quotes.
func (t Time) MarshalJSON() ([]byte, error) {
	b, err := t.appendStrict([]byte{'"'}, RFC3339Nano, "Time.MarshalJSON")
	if err != nil {
		return nil, err
	}
	return append(b, '"'), nil
}

// UnmarshalText reads RFC 3339's form.
func (t *Time) UnmarshalText(data []byte) error {
	u, err := parseStrict(string(data))
	*t = u
	return err
}

// UnmarshalJSON reads it in quotes; null changes nothing.
func (t *Time) UnmarshalJSON(data []byte) error {
	s := string(data)
	if s == "null" {
		return nil
	}
	if len(s) < 2 || s[0] != '"' || s[len(s)-1] != '"' {
		return errors.New("Time.UnmarshalJSON: input is not a JSON string")
	}
	return t.UnmarshalText(data[1 : len(data)-1])
}

func parseStrict(s string) (Time, error) {
	t, err := Parse(RFC3339, s)
	if err != nil {
		return Time{}, err
	}
	switch {
	case len(s) > 12 && s[12] == ':': // one digit of hours
		return Time{}, &ParseError{RFC3339, s, "15", s[11:], ""}
	case len(s) > 19 && s[19] == ',':
		return Time{}, &ParseError{RFC3339, s, ".", ",", ""}
	case s[len(s)-1] != 'Z' && s[len(s)-5:len(s)-3] > "23":
		return Time{}, &ParseError{RFC3339, s, "Z07:00", s[len(s)-6:], ": timezone hour out of range"}
	case s[len(s)-1] != 'Z' && s[len(s)-2:] > "59":
		return Time{}, &ParseError{RFC3339, s, "Z07:00", s[len(s)-6:], ": timezone minute out of range"}
	}
	return t, nil
}

// AppendBinary appends version, seconds, nanoseconds and minutes of offset, big-endian.
func (t Time) AppendBinary(b []byte) ([]byte, error) {
	minutes, seconds, version := -1, 0, byte(1)
	if t.Location() != UTC {
		_, offset := t.Zone()
		if seconds = offset % 60; seconds != 0 {
			version = 2
		}
		minutes = offset / 60
		if minutes < -32768 || minutes == -1 || minutes > 32767 {
			return b, errors.New("Time.MarshalBinary: unexpected zone offset")
		}
	}
	b = append(b, version)
	for shift := 56; shift >= 0; shift -= 8 {
		b = append(b, byte(t.sec()>>shift))
	}
	for shift := 24; shift >= 0; shift -= 8 {
		b = append(b, byte(t.nsec()>>shift))
	}
	b = append(b, byte(minutes>>8), byte(minutes))
	if version == 2 {
		b = append(b, byte(seconds))
	}
	return b, nil
}

// MarshalBinary is AppendBinary to nothing.
func (t Time) MarshalBinary() ([]byte, error) { return t.AppendBinary(nil) }

// UnmarshalBinary reads it back.
func (t *Time) UnmarshalBinary(data []byte) error {
	if len(data) == 0 {
		return errors.New("Time.UnmarshalBinary: no data")
	}
	if data[0] != 1 && data[0] != 2 {
		return errors.New("Time.UnmarshalBinary: unsupported version")
	}
	if len(data) != 14+int(data[0]) {
		return errors.New("Time.UnmarshalBinary: invalid length")
	}
	r := &bytesReader{data[1:], true}
	sec, nsec := r.big(8), r.big(4)
	offset := int(int16(r.big(2))) * 60
	if data[0] == 2 {
		offset += int(data[15])
	}
	*t = Time{uint64(nsec), sec, nil}
	if offset == -60 {
		t.setLoc(&utcLoc)
	} else if p := Local.at(t.unix()); p.offset == offset {
		t.setLoc(Local)
	} else {
		t.setLoc(FixedZone("", offset))
	}
	return nil
}

// GobEncode and GobDecode are the binary form.
func (t Time) GobEncode() ([]byte, error)   { return t.MarshalBinary() }
func (t *Time) GobDecode(data []byte) error { return t.UnmarshalBinary(data) }
