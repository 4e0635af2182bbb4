package time

// A Duration is a span of time in nanoseconds.
type Duration int64

// Common durations. There is none for days, which differ in length where clocks are changed.
const (
	Nanosecond  Duration = 1
	Microsecond Duration = 1e3
	Millisecond Duration = 1e6
	Second      Duration = 1e9
	Minute      Duration = 60e9
	Hour        Duration = 3600e9
)

const (
	minDuration Duration = -1 << 63
	maxDuration Duration = 1<<63 - 1
)

// String gives the form "72h3m0.5s"; below a second the unit is ms, µs or ns.
func (d Duration) String() string {
	var room [32]byte
	w := len(room)
	u := uint64(d)
	if d < 0 {
		u = -u
	}
	if u == 0 {
		return "0s"
	}
	put := func(s string) {
		w -= len(s)
		copy(room[w:], s)
	}
	digits := func(v uint64) {
		for {
			w--
			room[w] = byte('0' + v%10)
			v /= 10
			if v == 0 {
				return
			}
		}
	}
	fraction := func(v uint64, places int) uint64 {
		any := false
		for ; places > 0; places-- {
			d := v % 10
			if any = any || d != 0; any {
				w--
				room[w] = byte('0' + d)
			}
			v /= 10
		}
		if any {
			put(".")
		}
		return v
	}
	switch {
	case u < uint64(Microsecond):
		put("ns")
		digits(u)
	case u < uint64(Millisecond):
		put("µs")
		digits(fraction(u, 3))
	case u < uint64(Second):
		put("ms")
		digits(fraction(u, 6))
	default:
		put("s")
		u = fraction(u, 9)
		digits(u % 60)
		if u /= 60; u > 0 {
			put("m")
			digits(u % 60)
			if u /= 60; u > 0 {
				put("h")
				digits(u)
			}
		}
	}
	if d < 0 {
		put("-")
	}
	return string(room[w:])
}

// Nanoseconds, Microseconds and Milliseconds give whole numbers, cut off.
func (d Duration) Nanoseconds() int64  { return int64(d) }
func (d Duration) Microseconds() int64 { return int64(d / Microsecond) }
func (d Duration) Milliseconds() int64 { return int64(d / Millisecond) }

// The whole part and the rest are converted apart: that keeps more digits.
func (d Duration) per(unit Duration) float64 { return float64(d/unit) + float64(d%unit)/float64(unit) }

// Seconds, Minutes and Hours give floating point numbers.
func (d Duration) Seconds() float64 { return d.per(Second) }
func (d Duration) Minutes() float64 { return d.per(Minute) }
func (d Duration) Hours() float64   { return d.per(Hour) }

// Truncate rounds d towards zero to a multiple of m.
func (d Duration) Truncate(m Duration) Duration {
	if m <= 0 {
		return d
	}
	return d - d%m
}

// Round rounds d to the nearest multiple of m, halves away from zero.
func (d Duration) Round(m Duration) Duration {
	if m <= 0 {
		return d
	}
	r := d % m
	up := func(r Duration) bool { return uint64(r)+uint64(r) >= uint64(m) }
	if d < 0 {
		if !up(-r) {
			return d - r
		}
		if e := d - m - r; e < d {
			return e
		}
		return minDuration
	}
	if !up(r) {
		return d - r
	}
	if e := d + m - r; e > d {
		return e
	}
	return maxDuration
}

// Abs is d without its sign.
func (d Duration) Abs() Duration {
	switch {
	case d >= 0:
		return d
	case d == minDuration:
		return maxDuration
	}
	return -d
}

func unit(name string) uint64 {
	switch name {
	case "ns":
		return uint64(Nanosecond)
	case "us", "µs", "μs": // U+00B5 and U+03BC
		return uint64(Microsecond)
	case "ms":
		return uint64(Millisecond)
	case "s":
		return uint64(Second)
	case "m":
		return uint64(Minute)
	case "h":
		return uint64(Hour)
	}
	return 0
}

// ParseDuration reads what String writes, with fractions at every unit: "1.5h30m".
func ParseDuration(s string) (Duration, error) {
	invalid := &durationError{"invalid duration " + quote(s)}
	rest, negative := s, false
	if rest != "" && (rest[0] == '-' || rest[0] == '+') {
		negative = rest[0] == '-'
		rest = rest[1:]
	}
	if rest == "0" {
		return 0, nil
	}
	if rest == "" {
		return 0, invalid
	}
	var sum uint64
	for rest != "" {
		if rest[0] != '.' && !isDigit(rest, 0) {
			return 0, invalid
		}
		var whole, part uint64
		scale := 1.0
		k := 0
		for ; isDigit(rest, k); k++ {
			if whole > 1<<63/10 {
				return 0, invalid
			}
			whole = whole*10 + uint64(rest[k]-'0')
			if whole > 1<<63 {
				return 0, invalid
			}
		}
		some := k > 0
		rest = rest[k:]
		if rest != "" && rest[0] == '.' {
			full := false
			for k = 1; isDigit(rest, k); k++ {
				if full || part > (1<<63-1)/10 {
					full = true // more digits than matter
					continue
				}
				if next := part*10 + uint64(rest[k]-'0'); next <= 1<<63 {
					part = next
					scale *= 10
				} else {
					full = true
				}
			}
			some = some || k > 1
			rest = rest[k:]
		}
		if !some {
			return 0, invalid
		}
		for k = 0; k < len(rest) && rest[k] != '.' && !isDigit(rest, k); k++ {
		}
		if k == 0 {
			return 0, &durationError{"missing unit in duration " + quote(s)}
		}
		u := unit(rest[:k])
		if u == 0 {
			return 0, &durationError{"unknown unit " + quote(rest[:k]) + " in duration " + quote(s)}
		}
		rest = rest[k:]
		if whole > 1<<63/u {
			return 0, invalid
		}
		whole *= u
		if part > 0 {
			whole += uint64(float64(part) * (float64(u) / scale))
			if whole > 1<<63 {
				return 0, invalid
			}
		}
		if sum += whole; sum > 1<<63 {
			return 0, invalid
		}
	}
	if negative {
		return -Duration(sum), nil
	}
	if sum > 1<<63-1 {
		return 0, invalid
	}
	return Duration(sum), nil
}

type durationError struct{ text string }

func (e *durationError) Error() string { return "time: " + e.text }

func isDigit(s string, i int) bool { return i < len(s) && '0' <= s[i] && s[i] <= '9' }
