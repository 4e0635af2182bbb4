package time

// A ParseError says what in Value did not fit Layout.
type ParseError struct {
	Layout     string
	Value      string
	LayoutElem string
	ValueElem  string
	Message    string
}

// Error explains it.
func (e *ParseError) Error() string {
	if e.Message != "" {
		return "parsing time " + quote(e.Value) + e.Message
	}
	return "parsing time " + quote(e.Value) + " as " + quote(e.Layout) + ": cannot parse " + quote(e.ValueElem) + " as " +
		quote(e.LayoutElem)
}

// Parse reads value, which is written as layout shows the reference time. Without a zone it is UTC.
func Parse(layout, value string) (Time, error) { return parse(layout, value, UTC, Local) }

// ParseInLocation is Parse, but without a zone it is at loc, and abbreviations are loc's.
func ParseInLocation(layout, value string, loc *Location) (Time, error) {
	return parse(layout, value, loc, loc)
}

// A reading collects what the elements say.
type reading struct {
	year, month, day, yday, hour, min, sec, nsec int
	pm, pmSet                                    bool
	zone                                         *Location
	offset                                       int // -1: not given
	zoneName                                     string
	value                                        string // what is left
	outOfRange                                   string
	ok                                           bool
}

// digits reads from lo to hi digits.
func (r *reading) digits(lo, hi int) int {
	n, k := 0, 0
	for k < hi && isDigit(r.value, k) {
		n = n*10 + int(r.value[k]-'0')
		k++
	}
	if k < lo {
		r.ok = false
		return 0
	}
	r.value = r.value[k:]
	return n
}

// name finds the value's beginning in a list, without regard to case.
func (r *reading) name(list []string, abbreviated bool) int {
	for i, s := range list {
		if abbreviated {
			s = s[:3]
		}
		if len(r.value) >= len(s) && sameFold(r.value[:len(s)], s) {
			r.value = r.value[len(s):]
			return i
		}
	}
	r.ok = false
	return -1
}

func sameFold(a, b string) bool {
	for i := range len(a) {
		if x, y := a[i]|0x20, b[i]|0x20; x != y || x < 'a' || x > 'z' {
			return false
		}
	}
	return true
}

// literal skips p; a blank in it stands for any number of them.
func literal(value, p string) (string, bool) {
	for p != "" {
		if p[0] == ' ' {
			if value != "" && value[0] != ' ' {
				return value, false
			}
			for p != "" && p[0] == ' ' {
				p = p[1:]
			}
			for value != "" && value[0] == ' ' {
				value = value[1:]
			}
			continue
		}
		if value == "" || value[0] != p[0] {
			return value, false
		}
		p, value = p[1:], value[1:]
	}
	return value, true
}

func (r *reading) limit(what string, v, lo, hi int) int {
	if r.ok && (v < lo || v > hi) {
		r.outOfRange = what
	}
	return v
}

func (r *reading) fraction(n int) {
	s := r.value[:n]
	if s[0] != '.' && s[0] != ',' {
		r.ok = false
		return
	}
	v := 0
	for i := 1; i < 10; i++ {
		v *= 10
		if i < n {
			if !isDigit(s, i) {
				r.ok = false
				return
			}
			v += int(s[i] - '0')
		}
	}
	r.nsec = v
	r.value = r.value[n:]
}

func (r *reading) numericZone(form string) {
	v := r.value
	if len(v) < 1+len(form) || v[0] != '+' && v[0] != '-' {
		r.ok = false
		return
	}
	var parts [3]int
	for i, k := 0, 0; i < len(form); i++ {
		c := v[1+i]
		if form[i] == ':' {
			r.ok = r.ok && c == ':'
			continue
		}
		if c < '0' || c > '9' {
			r.ok = false
			return
		}
		parts[k/2] = parts[k/2]*10 + int(c-'0')
		k++
	}
	r.limit("time zone offset hour", parts[0], 0, 24)
	r.limit("time zone offset minute", parts[1], 0, 60)
	r.limit("time zone offset second", parts[2], 0, 60)
	r.offset = parts[0]*3600 + parts[1]*60 + parts[2]
	if v[0] == '-' {
		r.offset = -r.offset
	}
	r.value = v[1+len(form):]
}

// signedHours reads +N or -N behind GMT or alone; the number of bytes, 0 if there is none.
func signedHours(s string, limit int) int {
	if s == "" || s[0] != '+' && s[0] != '-' {
		return 0
	}
	k, n := 1, 0
	for isDigit(s, k) && n < 1000 {
		n = n*10 + int(s[k]-'0')
		k++
	}
	if k == 1 || n > limit {
		return 0
	}
	return k
}

// abbreviation measures a zone's name: three capitals, or four or five that end in T, a few others.
func abbreviation(s string) (n int, ok bool) {
	if len(s) < 3 {
		return 0, false
	}
	if len(s) >= 4 && (s[:4] == "ChST" || s[:4] == "MeST") {
		return 4, true
	}
	if s[:3] == "GMT" {
		return 3 + signedHours(s[3:], 23), true
	}
	if s[0] == '+' || s[0] == '-' {
		n = signedHours(s, 23)
		return n, n > 0
	}
	for n < 6 && n < len(s) && 'A' <= s[n] && s[n] <= 'Z' {
		n++
	}
	switch n {
	case 3:
		return 3, true
	case 4:
		return 4, s[3] == 'T' || s[:4] == "WITA"
	case 5:
		return 5, s[4] == 'T'
	}
	return 0, false
}

func (r *reading) read(it item, next string) {
	switch it.el {
	case elYear:
		if len(r.value) < 4 || !isDigit(r.value, 0) {
			r.ok = false
			return
		}
		r.year = r.digits(4, 4)
	case elYear2:
		r.year = r.digits(2, 2)
		if r.year >= 69 {
			r.year += 1900
		} else {
			r.year += 2000
		}
	case elMonthName, elMonthAbbr:
		r.month = r.name(monthNames[:], it.el == elMonthAbbr) + 1
	case elMonthNum, elMonth2:
		r.month = r.limit("month", r.digits(lowest(it.el == elMonth2), 2), 1, 12)
	case elDayName, elDayAbbr:
		r.name(dayNames[:], it.el == elDayAbbr)
	case elDay, elDaySpace, elDay2:
		if it.el == elDaySpace && r.value != "" && r.value[0] == ' ' {
			r.value = r.value[1:]
		}
		r.day = r.digits(lowest(it.el == elDay2), 2) // its range depends on the month
	case elYearDaySpace, elYearDay3:
		fewest := 3
		if it.el == elYearDaySpace {
			fewest = 1
			for i := 0; i < 2 && r.value != "" && r.value[0] == ' '; i++ {
				r.value = r.value[1:]
			}
		}
		r.yday = r.digits(fewest, 3)
	case elHour24:
		r.hour = r.limit("hour", r.digits(1, 2), 0, 23)
	case elHour12, elHour12Two:
		r.hour = r.limit("hour", r.digits(lowest(it.el == elHour12Two), 2), 0, 12)
	case elMin, elMin2:
		r.min = r.limit("minute", r.digits(lowest(it.el == elMin2), 2), 0, 59)
	case elSec, elSec2:
		r.sec = r.limit("second", r.digits(lowest(it.el == elSec2), 2), 0, 59)
		// A fraction may follow though the layout has none.
		if r.ok && len(r.value) >= 2 && (r.value[0] == '.' || r.value[0] == ',') && isDigit(r.value, 1) {
			if following, _ := nextItem(next); following.el == elFracZero || following.el == elFracNine {
				return
			}
			n := 2
			for isDigit(r.value, n) {
				n++
			}
			r.fraction(n)
		}
	case elPM, elpm:
		if len(r.value) < 2 {
			r.ok = false
			return
		}
		pm, am := "PM", "AM"
		if it.el == elpm {
			pm, am = "pm", "am"
		}
		switch r.value[:2] {
		case pm:
			r.pm, r.pmSet = true, true
		case am:
			r.pm, r.pmSet = false, true
		default:
			r.ok = false
		}
		r.value = r.value[2:]
	case elZone, elZoneZ:
		if it.el == elZoneZ && r.value != "" && r.value[0] == 'Z' {
			r.value = r.value[1:]
			r.zone = UTC
			return
		}
		r.numericZone(zoneForms[it.form])
	case elZoneName:
		if prefixed(r.value, "UTC") {
			r.zone = UTC
			r.value = r.value[3:]
			return
		}
		n, ok := abbreviation(r.value)
		if !ok {
			r.ok = false
			return
		}
		r.zoneName, r.value = r.value[:n], r.value[n:]
	case elFracZero:
		if len(r.value) < 1+it.form {
			r.ok = false
			return
		}
		r.fraction(1 + it.form)
	case elFracNine:
		if len(r.value) < 2 || r.value[0] != '.' && r.value[0] != ',' || !isDigit(r.value, 1) {
			return // may be missing
		}
		n := 1
		for isDigit(r.value, n) {
			n++
		}
		r.fraction(n)
	}
}

func lowest(two bool) int {
	if two {
		return 2
	}
	return 1
}

func parse(layout, value string, fallback, local *Location) (Time, error) {
	r := reading{month: -1, day: -1, yday: -1, offset: -1, value: value, ok: true}
	rest := layout
	for {
		var it item
		it, rest = nextItem(rest)
		before := it.before
		v, ok := literal(r.value, before)
		if !ok {
			return Time{}, &ParseError{layout, value, before, v, ""}
		}
		if r.value = v; it.el == elNone {
			if v != "" {
				return Time{}, &ParseError{layout, value, "", v, ": extra text: " + quote(v)}
			}
			break
		}
		r.read(it, rest)
		if r.outOfRange != "" {
			return Time{}, &ParseError{layout, value, it.text, r.value, ": " + r.outOfRange + " out of range"}
		}
		if !r.ok {
			return Time{}, &ParseError{layout, value, it.text, v, ""}
		}
	}
	if r.pmSet {
		if r.pm && r.hour < 12 {
			r.hour += 12
		} else if !r.pm && r.hour == 12 {
			r.hour = 0
		}
	}
	if r.yday >= 0 {
		days := 365
		if isLeap(r.year) {
			days = 366
		}
		if r.yday < 1 || r.yday > days {
			return Time{}, &ParseError{layout, value, "", value, ": day-of-year out of range"}
		}
		_, m, d := civil(dayNumber(int64(r.year), January, 1) + int64(r.yday) - 1)
		if r.month >= 0 && r.month != int(m) {
			return Time{}, &ParseError{layout, value, "", value, ": day-of-year does not match month"}
		}
		if r.day >= 0 && r.day != d {
			return Time{}, &ParseError{layout, value, "", value, ": day-of-year does not match day"}
		}
		r.month, r.day = int(m), d
	}
	if r.month < 0 {
		r.month = 1
	}
	if r.day < 0 {
		r.day = 1
	}
	if r.day < 1 || r.day > daysIn(Month(r.month), r.year) {
		return Time{}, &ParseError{layout, value, "", value, ": day out of range"}
	}
	date := func(loc *Location) Time {
		return Date(r.year, Month(r.month), r.day, r.hour, r.min, r.sec, r.nsec, loc)
	}
	if r.zone != nil {
		return date(r.zone), nil
	}
	if r.offset != -1 {
		t := date(UTC)
		t.addSec(-int64(r.offset))
		// The local place, if that is its offset then; else one made up.
		if p := local.at(t.unix()); p.offset == r.offset && (r.zoneName == "" || p.name == r.zoneName) {
			t.setLoc(local)
		} else {
			t.setLoc(FixedZone(r.zoneName, r.offset))
		}
		return t, nil
	}
	if r.zoneName != "" {
		t := date(UTC)
		if offset, ok := local.byName(r.zoneName, t.unix()); ok {
			t.addSec(-int64(offset))
			t.setLoc(local)
			return t, nil
		}
		offset := 0
		if len(r.zoneName) > 3 && r.zoneName[:3] == "GMT" {
			for _, c := range []byte(r.zoneName[4:]) {
				offset = offset*10 + int(c-'0')
			}
			if offset *= 3600; r.zoneName[3] == '-' {
				offset = -offset
			}
		}
		t.setLoc(FixedZone(r.zoneName, offset))
		t.addSec(-int64(offset))
		return t, nil
	}
	return date(fallback), nil
}
