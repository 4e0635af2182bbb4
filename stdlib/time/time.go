// Package time measures and shows time.
package time

import "math/bits"

// A Time is an instant with nanoseconds, and the place whose clock shows it.
//
// Either bit 63 of wall is set: then come 33 bits of seconds since 1885 and 30 bits of nanoseconds, and ext is a reading of the
// monotonic clock, in nanoseconds since the program started. Or wall has only nanoseconds, and ext is the seconds since the year 1.
// The runtime makes values of the first form for timers (runtime/time.c).
type Time struct {
	wall uint64
	ext  int64
	loc  *Location // nil is UTC
}

const (
	monotonic    = 1 << 63
	nsecMask     = 1<<30 - 1
	yearOneTo70  = 62135596800 // seconds from the year 1 to 1970
	yearOneTo85  = 59453308800 // and to 1885
	daySeconds   = 86400
	daysTo1970   = 719162 // from the year 1
	minWall      = yearOneTo85
	secondsLimit = 1<<33 - 1
)

// A Month of the year, from January = 1.
type Month int

// The months.
const (
	January Month = 1 + iota
	February
	March
	April
	May
	June
	July
	August
	September
	October
	November
	December
)

var monthNames = [...]string{"January", "February", "March", "April", "May", "June", "July", "August", "September",
	"October", "November", "December"}

var dayNames = [...]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}

// String gives the English name.
func (m Month) String() string {
	if m < January || m > December {
		return "%!Month(" + string(appendInt(nil, int(m), 0)) + ")"
	}
	return monthNames[m-1]
}

// A Weekday from Sunday = 0.
type Weekday int

// The days of the week.
const (
	Sunday Weekday = iota
	Monday
	Tuesday
	Wednesday
	Thursday
	Friday
	Saturday
)

// String gives the English name.
func (d Weekday) String() string {
	if d < Sunday || d > Saturday {
		return "%!Weekday(" + string(appendInt(nil, int(d), 0)) + ")"
	}
	return dayNames[d]
}

// --- the two forms

func (t *Time) nsec() int32 { return int32(t.wall & nsecMask) }

func (t *Time) sec() int64 { // since the year 1
	if t.wall&monotonic != 0 {
		return yearOneTo85 + int64(t.wall<<1>>31)
	}
	return t.ext
}

func (t *Time) unix() int64 { return t.sec() - yearOneTo70 }

func (t *Time) dropMono() {
	if t.wall&monotonic != 0 {
		t.ext = t.sec()
		t.wall &= nsecMask
	}
}

func (t *Time) addSec(d int64) {
	if t.wall&monotonic != 0 {
		if s := int64(t.wall<<1>>31) + d; 0 <= s && s <= secondsLimit {
			t.wall = t.wall&nsecMask | uint64(s)<<30 | monotonic
			return
		}
		t.dropMono()
	}
	sum := t.ext + d
	switch {
	case (sum > t.ext) == (d > 0):
		t.ext = sum
	case d > 0:
		t.ext = 1<<63 - 1
	default:
		t.ext = -(1<<63 - 1)
	}
}

func unixTime(sec int64, nsec int32, loc *Location) Time {
	return Time{uint64(nsec), sec + yearOneTo70, loc}
}

func clock() (sec int64, nsec int32, mono int64)
func monotonicNow() int64

// Now is the current time, with a reading of the monotonic clock.
func Now() Time {
	sec, nsec, mono := clock()
	since := sec + yearOneTo70 - minWall
	if since < 0 || since > secondsLimit {
		return Time{uint64(nsec), sec + yearOneTo70, Local}
	}
	return Time{monotonic | uint64(since)<<30 | uint64(nsec), mono, Local}
}

// Unix is the time that many seconds and nanoseconds after the start of 1970.
func Unix(sec int64, nsec int64) Time {
	if nsec < 0 || nsec >= 1e9 {
		sec += nsec / 1e9
		if nsec %= 1e9; nsec < 0 {
			nsec += 1e9
			sec--
		}
	}
	return unixTime(sec, int32(nsec), Local)
}

// UnixMilli and UnixMicro count in other units from the start of 1970.
func UnixMilli(msec int64) Time { return Unix(msec/1e3, (msec%1e3)*1e6) }
func UnixMicro(usec int64) Time { return Unix(usec/1e6, (usec%1e6)*1e3) }

// Unix is the number of seconds since 1970; the others count finer and may overflow.
func (t Time) Unix() int64      { return t.unix() }
func (t Time) UnixMilli() int64 { return t.unix()*1e3 + int64(t.nsec())/1e6 }
func (t Time) UnixMicro() int64 { return t.unix()*1e6 + int64(t.nsec())/1e3 }
func (t Time) UnixNano() int64  { return t.unix()*1e9 + int64(t.nsec()) }

// --- comparing and arithmetic

// Compare returns -1, 0 or +1 as t is before, the same as or after u.
func (t Time) Compare(u Time) int {
	a, b := t.ext, u.ext
	if t.wall&u.wall&monotonic == 0 {
		if a, b = t.sec(), u.sec(); a == b {
			a, b = int64(t.nsec()), int64(u.nsec())
		}
	}
	switch {
	case a < b:
		return -1
	case a > b:
		return +1
	}
	return 0
}

// After, Before and Equal compare instants, wherever the clocks hang.
func (t Time) After(u Time) bool  { return t.Compare(u) > 0 }
func (t Time) Before(u Time) bool { return t.Compare(u) < 0 }
func (t Time) Equal(u Time) bool  { return t.Compare(u) == 0 }

// IsZero says whether t is the start of the year 1, UTC: Time's zero value.
func (t Time) IsZero() bool { return t.sec() == 0 && t.nsec() == 0 }

// Add is the time d later.
func (t Time) Add(d Duration) Time {
	sec, nsec := int64(d/1e9), t.nsec()+int32(d%1e9)
	if nsec >= 1e9 {
		nsec -= 1e9
		sec++
	} else if nsec < 0 {
		nsec += 1e9
		sec--
	}
	t.wall = t.wall&^nsecMask | uint64(nsec)
	t.addSec(sec)
	if t.wall&monotonic != 0 {
		if m := t.ext + int64(d); (m > t.ext) == (d > 0) || d == 0 {
			t.ext = m
		} else {
			t.dropMono()
		}
	}
	return t
}

// Sub is the time from u to t, as far as a Duration reaches.
func (t Time) Sub(u Time) Duration {
	if t.wall&u.wall&monotonic != 0 {
		return saturated(t.ext, u.ext)
	}
	d := Duration(t.sec()-u.sec())*Second + Duration(t.nsec()-u.nsec())
	switch {
	case u.Add(d).Equal(t):
		return d
	case t.Before(u):
		return minDuration
	}
	return maxDuration
}

// Since is the time that has passed since t.
func Since(t Time) Duration {
	if t.wall&monotonic != 0 {
		return saturated(monotonicNow(), t.ext)
	}
	return Now().Sub(t)
}

// Until is the time that is left until t.
func Until(t Time) Duration {
	if t.wall&monotonic != 0 {
		return saturated(t.ext, monotonicNow())
	}
	return t.Sub(Now())
}

func saturated(a, b int64) Duration {
	d := Duration(a - b)
	switch {
	case d < 0 && a > b:
		return maxDuration
	case d > 0 && a < b:
		return minDuration
	}
	return d
}

// mod is how far t is behind a multiple of d since the year 1.
func (t Time) mod(d Duration) Duration {
	sec, nsec := t.sec(), uint64(t.nsec())
	negative := sec < 0
	if negative {
		sec = -sec
		if nsec != 0 {
			nsec = 1e9 - nsec
			sec--
		}
	}
	hi, lo := bits.Mul64(uint64(sec), 1e9)
	lo, carry := bits.Add64(lo, nsec, 0)
	r := bits.Rem64(hi+carry, lo, uint64(d))
	if negative && r != 0 {
		r = uint64(d) - r
	}
	return Duration(r)
}

// Truncate rounds t down to a multiple of d since the year 1, and drops the monotonic reading.
func (t Time) Truncate(d Duration) Time {
	t.dropMono()
	if d <= 0 {
		return t
	}
	return t.Add(-t.mod(d))
}

// Round rounds t to the nearest multiple of d since the year 1, halves up.
func (t Time) Round(d Duration) Time {
	t.dropMono()
	if d <= 0 {
		return t
	}
	r := t.mod(d)
	if uint64(r)*2 < uint64(d) {
		return t.Add(-r)
	}
	return t.Add(d - r)
}

// --- the calendar

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// dayNumber counts days from 1970-01-01; the year begins in March here, so that the leap day is the last.
func dayNumber(year int64, month Month, day int) int64 {
	m := int64(month) - 3
	if m < 0 {
		m += 12
		year--
	}
	era := floorDiv(year, 400)
	y := year - era*400
	return era*146097 + y*365 + y/4 - y/100 + (153*m+2)/5 + int64(day) - 1 - 719468
}

// civil is dayNumber's inverse.
func civil(number int64) (year int, month Month, day int) {
	n := number + 719468
	era := floorDiv(n, 146097)
	n -= era * 146097
	y := (n - n/1460 + n/36524 - n/146096) / 365
	n -= 365*y + y/4 - y/100
	m := (5*n + 2) / 153
	day = int(n-(153*m+2)/5) + 1
	month = Month(m + 3)
	if month > 12 {
		month -= 12
		y++
	}
	return int(y + era*400), month, day
}

func isLeap(year int) bool { return year%4 == 0 && (year%100 != 0 || year%400 == 0) }

func daysIn(m Month, year int) int {
	switch m {
	case February:
		if isLeap(year) {
			return 29
		}
		return 28
	case April, June, September, November:
		return 30
	}
	return 31
}

// local gives the seconds since 1970 that the clock of t's place shows, as if it were in UTC.
func (t *Time) local() int64 {
	s := t.unix()
	if t.loc != nil {
		s += int64(t.loc.at(s).offset)
	}
	return s
}

func (t *Time) day() (number, second int64) {
	s := t.local()
	number = floorDiv(s, daySeconds)
	return number, s - number*daySeconds
}

// Date gives year, month and day.
func (t Time) Date() (year int, month Month, day int) {
	n, _ := t.day()
	return civil(n)
}

// Year, Month, Day, Hour, Minute, Second, Nanosecond: the parts of date and clock.
func (t Time) Year() int {
	y, _, _ := t.Date()
	return y
}

func (t Time) Month() Month {
	_, m, _ := t.Date()
	return m
}

func (t Time) Day() int {
	_, _, d := t.Date()
	return d
}

// Clock gives hour, minute and second.
func (t Time) Clock() (hour, min, sec int) {
	_, s := t.day()
	return int(s / 3600), int(s / 60 % 60), int(s % 60)
}

func (t Time) Hour() int {
	_, s := t.day()
	return int(s / 3600)
}

func (t Time) Minute() int {
	_, s := t.day()
	return int(s / 60 % 60)
}

func (t Time) Second() int {
	_, s := t.day()
	return int(s % 60)
}

func (t Time) Nanosecond() int { return int(t.nsec()) }

// Weekday is t's day of the week.
func (t Time) Weekday() Weekday {
	n, _ := t.day()
	return weekday(n)
}

func weekday(n int64) Weekday { // 1970 began on a Thursday
	return Weekday(((n+4)%7 + 7) % 7)
}

// YearDay is the day's number in its year, from 1.
func (t Time) YearDay() int {
	n, _ := t.day()
	y, _, _ := civil(n)
	return int(n-dayNumber(int64(y), January, 1)) + 1
}

// ISOWeek gives the week, from Monday to Sunday; it belongs to the year that has its Thursday.
func (t Time) ISOWeek() (year, week int) {
	n, _ := t.day()
	n += int64(Thursday) - int64((weekday(n)+6)%7+1)
	year, _, _ = civil(n)
	return year, int(n-dayNumber(int64(year), January, 1))/7 + 1
}

// AddDate moves the date and normalises it as Date does.
func (t Time) AddDate(years int, months int, days int) Time {
	y, m, d := t.Date()
	hour, min, sec := t.Clock()
	return Date(y+years, m+Month(months), d+days, hour, min, sec, int(t.nsec()), t.Location())
}

// carry brings low into [0, base).
func carry(high, low, base int) (int, int) {
	q := low / base
	if low%base < 0 {
		q--
	}
	return high + q, low - q*base
}

// Date is the time that loc's clock shows so; values out of range run over into the next higher. Where a clock was put forward
// or back, either of two answers.
func Date(year int, month Month, day, hour, min, sec, nsec int, loc *Location) Time {
	if loc == nil {
		panic("time: missing Location in call to Date")
	}
	m := int(month) - 1
	year, m = carry(year, m, 12)
	sec, nsec = carry(sec, nsec, 1e9)
	min, sec = carry(min, sec, 60)
	hour, min = carry(hour, min, 60)
	day, hour = carry(day, hour, 24)
	n := dayNumber(int64(year), Month(m+1), 1) + int64(day) - 1
	unix := n*daySeconds + int64(hour*3600+min*60+sec)
	loc = loc.get()
	if loc != &utcLoc {
		z := loc.at(unix)
		if guess := unix - int64(z.offset); guess < z.start || guess >= z.end {
			z = loc.at(guess)
		}
		unix -= int64(z.offset)
	}
	t := unixTime(unix, int32(nsec), nil)
	t.setLoc(loc)
	return t
}

// --- places

func (t *Time) setLoc(loc *Location) {
	if loc == &utcLoc {
		loc = nil
	}
	t.dropMono()
	t.loc = loc
}

func (t Time) inPlace(loc *Location) Time {
	t.setLoc(loc)
	return t
}

// UTC, Local and In show the same instant at another place.
func (t Time) UTC() Time   { return t.inPlace(nil) }
func (t Time) Local() Time { return t.inPlace(Local) }

func (t Time) In(loc *Location) Time {
	if loc == nil {
		panic("time: missing Location in call to Time.In")
	}
	return t.inPlace(loc)
}

// Location is t's place.
func (t Time) Location() *Location {
	if t.loc == nil {
		return UTC
	}
	return t.loc
}

// Zone gives the zone's abbreviation and its seconds east of UTC.
func (t Time) Zone() (name string, offset int) {
	z := t.Location().at(t.unix())
	return z.name, z.offset
}

// ZoneBounds gives the instants between which t's zone holds; zero if it has no beginning or no end.
func (t Time) ZoneBounds() (start, end Time) {
	z := t.Location().at(t.unix())
	if z.start != beginning {
		start = unixTime(z.start, 0, nil)
		start.setLoc(t.loc)
	}
	if z.end != ending {
		end = unixTime(z.end, 0, nil)
		end.setLoc(t.loc)
	}
	return start, end
}

// IsDST says whether summer time is kept at t.
func (t Time) IsDST() bool { return t.Location().at(t.unix()).dst }
