package time

import "errors"

// A Location is a place with its zones through history.
type Location struct {
	name   string
	zones  []zone
	change []change // sorted
	rule   string   // what holds after the last change, in TZ's form
	tried  bool     // localLoc only: has been filled
}

type zone struct {
	name   string
	offset int // seconds east of UTC
	dst    bool
}

type change struct {
	when int64
	zone uint8
}

// A period is a zone and the time in which it holds.
type period struct {
	zone
	start, end int64
}

const (
	beginning = -1 << 63
	ending    = 1<<63 - 1
)

var (
	utcLoc   = Location{name: "UTC"}
	localLoc Location
	localMu  lock
)

// UTC is universal time; Local the place of this system, after the environment's TZ or /etc/localtime.
var (
	UTC   *Location = &utcLoc
	Local *Location = &localLoc
)

// A lock is a small mutex of natives (sync would be a cycle for nobody, but time stands low).
type lock struct {
	state int32
	sema  uint32
}

func (l *lock) acquire()
func (l *lock) release()

func (l *Location) get() *Location {
	if l == nil {
		return &utcLoc
	}
	if l == &localLoc && !localReady() {
		localMu.acquire()
		if !localLoc.tried {
			loadLocal()
			markLocalReady()
		}
		localMu.release()
	}
	return l
}

func localReady() bool
func markLocalReady()

// String is the name: of LoadLocation or FixedZone, "UTC" or "Local".
func (l *Location) String() string { return l.get().name }

// FixedZone is a place that always has the same zone.
func FixedZone(name string, offset int) *Location {
	return &Location{name: name, zones: []zone{{name, offset, false}}}
}

// at finds the zone of an instant.
func (l *Location) at(sec int64) period {
	l = l.get()
	if len(l.zones) == 0 {
		return period{zone{"UTC", 0, false}, beginning, ending}
	}
	if len(l.change) == 0 || sec < l.change[0].when {
		p := period{l.zones[l.firstZone()], beginning, ending}
		if len(l.change) > 0 {
			p.end = l.change[0].when
		}
		return p
	}
	lo, hi := 0, len(l.change)
	for hi-lo > 1 {
		if mid := int(uint(lo+hi) / 2); l.change[mid].when <= sec {
			lo = mid
		} else {
			hi = mid
		}
	}
	p := period{l.zones[l.change[lo].zone], l.change[lo].when, ending}
	if hi < len(l.change) {
		p.end = l.change[hi].when
	} else if l.rule != "" {
		if q, ok := ruleAt(l.rule, p.start, sec); ok {
			return q
		}
	}
	return p
}

// firstZone is what held before the first change: zone 0 if no change leads to it, else the first standard time.
func (l *Location) firstZone() int {
	used := false
	for _, c := range l.change {
		used = used || c.zone == 0
	}
	if !used {
		return 0
	}
	if len(l.change) > 0 && l.zones[l.change[0].zone].dst {
		for i := int(l.change[0].zone) - 1; i >= 0; i-- {
			if !l.zones[i].dst {
				return i
			}
		}
	}
	for i := range l.zones {
		if !l.zones[i].dst {
			return i
		}
	}
	return 0
}

// byName finds the offset of an abbreviation that the place uses, at about unix if it had several.
func (l *Location) byName(name string, unix int64) (offset int, ok bool) {
	l = l.get()
	for i := range l.zones {
		if z := &l.zones[i]; z.name == name {
			if p := l.at(unix - int64(z.offset)); p.name == name {
				return p.offset, true
			}
		}
	}
	for i := range l.zones {
		if l.zones[i].name == name {
			return l.zones[i].offset, true
		}
	}
	return 0, false
}

// --- rules in TZ's form: std offset [dst [offset] [,start[/time],end[/time]]]

type tzParser struct {
	s  string
	ok bool
}

func (p *tzParser) name() string {
	if p.s != "" && p.s[0] == '<' {
		for i := 1; i < len(p.s); i++ {
			if p.s[i] == '>' {
				n := p.s[1:i]
				p.s = p.s[i+1:]
				return n
			}
		}
		p.ok = false
		return ""
	}
	i := 0
	for i < len(p.s) && (p.s[i] >= 'a' && p.s[i] <= 'z' || p.s[i] >= 'A' && p.s[i] <= 'Z') {
		i++
	}
	n := p.s[:i]
	p.s = p.s[i:]
	p.ok = p.ok && i >= 3
	return n
}

func (p *tzParser) number(max int) int {
	i, n := 0, 0
	for isDigit(p.s, i) && n <= max {
		n = n*10 + int(p.s[i]-'0')
		i++
	}
	p.s = p.s[i:]
	p.ok = p.ok && i > 0 && n <= max
	return n
}

func (p *tzParser) skip(c byte) bool {
	if p.s != "" && p.s[0] == c {
		p.s = p.s[1:]
		return true
	}
	return false
}

// seconds reads [+-]hh[:mm[:ss]].
func (p *tzParser) seconds() int {
	sign := 1
	if p.skip('-') {
		sign = -1
	} else {
		p.skip('+')
	}
	n := p.number(24*7) * 3600
	if p.skip(':') {
		n += p.number(59) * 60
		if p.skip(':') {
			n += p.number(59)
		}
	}
	return sign * n
}

// day reads a date of change and gives its second in the year that starts at day number first.
func (p *tzParser) day(year int, first int64) int64 {
	var n int64
	switch {
	case p.skip('J'):
		n = int64(p.number(365)) - 1
		if isLeap(year) && n >= 59 {
			n++
		}
	case p.skip('M'):
		month := p.number(12)
		p.ok = p.skip('.') && p.ok
		week := p.number(5)
		p.ok = p.skip('.') && p.ok
		wday := p.number(6)
		if !p.ok || month == 0 || week == 0 {
			p.ok = false
			return 0
		}
		n = dayNumber(int64(year), Month(month), 1)
		n += int64((wday-int(weekday(n))+7)%7) + int64(week-1)*7
		for n >= dayNumber(int64(year), Month(month), 1)+int64(daysIn(Month(month), year)) {
			n -= 7
		}
		n -= first
	default:
		n = int64(p.number(365))
	}
	at := 2 * 3600
	if p.skip('/') {
		at = p.seconds()
	}
	return n*daySeconds + int64(at)
}

func ruleAt(rule string, since, sec int64) (period, bool) {
	p := &tzParser{rule, true}
	std := zone{name: p.name()}
	std.offset = -p.seconds()
	if !p.ok {
		return period{}, false
	}
	if p.s == "" {
		return period{std, since, ending}, true
	}
	dst := zone{p.name(), std.offset + 3600, true}
	if p.s != "" && p.s[0] != ',' {
		dst.offset = -p.seconds()
	}
	if p.s == "" {
		p.s = ",M3.2.0,M11.1.0"
	}
	if !p.skip(',') || !p.ok {
		return period{}, false
	}
	dates := p.s
	year, _, _ := civil(floorDiv(sec+int64(std.offset), daySeconds))
	// The changes of the years around, in order.
	var before, after change
	before.when, after.when = beginning, ending
	for y := year - 1; y <= year+1; y++ {
		q := &tzParser{dates, true}
		first := dayNumber(int64(y), January, 1)
		on := first*daySeconds + q.day(y, first) - int64(std.offset)
		q.ok = q.skip(',') && q.ok
		off := first*daySeconds + q.day(y, first) - int64(dst.offset)
		if !q.ok || q.s != "" {
			return period{}, false
		}
		for _, c := range [2]change{{on, 1}, {off, 0}} {
			if c.when <= sec && c.when > before.when {
				before = c
			}
			if c.when > sec && c.when < after.when {
				after = c
			}
		}
	}
	z := std
	if before.zone == 1 {
		z = dst
	}
	return period{z, before.when, after.when}, true
}

// --- files

// readFile reads a whole file; code is an errno.
func readFile(path string) (data []byte, code int)
func getenv(name string) (value string, ok bool)

var folders = [...]string{"/usr/share/zoneinfo/", "/usr/share/lib/zoneinfo/", "/usr/lib/locale/TZ/", "/etc/zoneinfo/"}

var errBadZone = errors.New("malformed time zone information")

type bytesReader struct {
	b  []byte
	ok bool
}

func (r *bytesReader) take(n int) []byte {
	if n < 0 || n > len(r.b) {
		r.ok = false
		r.b = nil
		return nil
	}
	head := r.b[:n]
	r.b = r.b[n:]
	return head
}

func (r *bytesReader) big(n int) int64 {
	var v uint64
	b := r.take(n)
	for _, c := range b {
		v = v<<8 | uint64(c)
	}
	if n == 4 {
		return int64(int32(uint32(v)))
	}
	return int64(v)
}

// LoadLocationFromTZData makes a place of the contents of a zoneinfo file.
func LoadLocationFromTZData(name string, data []byte) (*Location, error) {
	r := &bytesReader{data, true}
	if string(r.take(4)) != "TZif" {
		return nil, errBadZone
	}
	version := r.take(16)
	if !r.ok {
		return nil, errBadZone
	}
	var n [6]int // isutc, isstd, leaps, times, types, characters
	header := func() {
		for i := range n {
			n[i] = int(r.big(4))
		}
	}
	header()
	width := 4
	if version[0] >= '2' { // the same again with wider times
		r.take(n[3]*4 + n[3] + n[4]*6 + n[5] + n[2]*8 + n[1] + n[0])
		r.take(20)
		header()
		width = 8
	}
	times := &bytesReader{r.take(n[3] * width), true}
	kinds := r.take(n[3])
	types := &bytesReader{r.take(n[4] * 6), true}
	names := r.take(n[5])
	r.take(n[2]*(width+4) + n[1] + n[0])
	if !r.ok || n[4] == 0 {
		return nil, errBadZone
	}
	l := &Location{name: name}
	if width == 8 && len(r.b) > 2 && r.b[0] == '\n' && r.b[len(r.b)-1] == '\n' {
		l.rule = string(r.b[1 : len(r.b)-1])
	}
	for i := 0; i < n[4]; i++ {
		z := zone{offset: int(types.big(4))}
		z.dst = types.big(1) != 0
		at := int(types.big(1))
		if at >= len(names) {
			return nil, errBadZone
		}
		end := at
		for end < len(names) && names[end] != 0 {
			end++
		}
		z.name = string(names[at:end])
		l.zones = append(l.zones, z)
	}
	for i := 0; i < n[3]; i++ {
		if int(kinds[i]) >= n[4] {
			return nil, errBadZone
		}
		l.change = append(l.change, change{times.big(width), kinds[i]})
	}
	return l, nil
}

func findLocation(name string, places ...string) (*Location, error) {
	for _, p := range places {
		if data, code := readFile(p + name); code == 0 {
			return LoadLocationFromTZData(name, data)
		}
	}
	return nil, errors.New("unknown time zone " + name)
}

var errLocation = errors.New("time: invalid location name")

// LoadLocation finds a place by its name in the IANA database: "Europe/Paris".
func LoadLocation(name string) (*Location, error) {
	switch name {
	case "", "UTC":
		return UTC, nil
	case "Local":
		return Local, nil
	}
	if name[0] == '/' || name[0] == '\\' {
		return nil, errLocation
	}
	for i := range len(name) {
		if name[i] == '\\' || name[i] == '.' && i+1 < len(name) && name[i+1] == '.' && (i == 0 || name[i-1] == '/') {
			return nil, errLocation
		}
	}
	if dir, ok := getenv("ZONEINFO"); ok && dir != "" {
		if l, err := findLocation(name, dir+"/"); err == nil {
			return l, nil
		}
	}
	return findLocation(name, folders[:]...)
}

// loadLocal fills localLoc.
func loadLocal() {
	localLoc.tried = true
	tz, set := getenv("TZ")
	var l *Location
	var err error
	switch {
	case !set:
		l, err = findLocation("localtime", "/etc/")
		if err == nil {
			l.name = "Local"
		}
	case tz != "":
		if tz[0] == ':' {
			tz = tz[1:]
		}
		if tz != "" && tz[0] == '/' {
			l, err = findLocation(tz, "")
			if err == nil {
				if tz == "/etc/localtime" {
					l.name = "Local"
				}
			}
		} else if tz != "" && tz != "UTC" {
			l, err = findLocation(tz, folders[:]...)
		}
	}
	if l == nil || err != nil {
		localLoc.name = "UTC"
		return
	}
	localLoc.name, localLoc.zones, localLoc.change, localLoc.rule = l.name, l.zones, l.change, l.rule
}
