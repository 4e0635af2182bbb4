// Which names -run, -bench, -fuzz and -skip choose: alternatives by |, each a list of regular expressions by /, one a level.
package testing

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"sync"
	"unicode"
)

type matchFunc func(pat, str string) (bool, error)

type matcher struct {
	mu    sync.Mutex
	match matchFunc
	want  [][]string // nil: all
	not   [][]string
	used  map[string]int // names of subtests given out, and how often asked for
}

func newMatcher(match matchFunc, pattern, flagName, skip string) *matcher {
	return &matcher{match: match, want: parsePattern(match, pattern, flagName), not: parsePattern(match, skip, "-test.skip"), used: map[string]int{}}
}

func parsePattern(match matchFunc, pattern, flagName string) [][]string {
	if pattern == "" {
		return nil
	}
	alternatives := splitPattern(pattern)
	for i, elems := range alternatives {
		for j, e := range elems {
			elems[j] = cleanName(e)
			if _, err := match(elems[j], "non-empty"); err != nil {
				where := fmt.Sprintf("element %d of %s (%q): %s", j, flagName, elems[j], err)
				if len(alternatives) > 1 {
					where = fmt.Sprintf("alternation %d of %s", i, where)
				}
				fmt.Fprintf(os.Stderr, "testing: invalid regexp for %s\n", where)
				os.Exit(1)
			}
		}
	}
	return alternatives
}

// splitPattern splits at | and / outside of brackets and parentheses.
func splitPattern(s string) (list [][]string) {
	var elems []string
	from, square, round := 0, 0, 0
	for i := 0; i <= len(s); i++ {
		end := i == len(s)
		if !end {
			switch c := s[i]; {
			case c == '\\':
				i++
				continue
			case c == '[':
				square++
			case c == ']':
				square = max(square-1, 0)
			case c == '(' && square == 0:
				round++
			case c == ')' && square == 0:
				round--
			}
			if square != 0 || round != 0 || s[i] != '/' && s[i] != '|' {
				continue
			}
		}
		elems = append(elems, s[min(from, len(s)):min(i, len(s))])
		from = i + 1
		if end || s[i] == '|' {
			list = append(list, elems)
			elems = nil
		}
	}
	if elems != nil || from <= len(s) && len(list) == 0 {
		list = append(list, append(elems, s[from:]))
	}
	return list
}

// matches tells whether the path suits an alternative; partial: it is shorter than that.
func (m *matcher) matches(list [][]string, path []string) (ok, partial bool) {
next:
	for _, elems := range list {
		for i := range min(len(path), len(elems)) {
			if ok, _ := m.match(elems[i], path[i]); !ok {
				continue next
			}
		}
		return true, len(path) < len(elems)
	}
	return false, false
}

// fullName names a test below c and says whether it is chosen; partial: only for what is below it.
func (m *matcher) fullName(c *common, name string) (full string, ok, partial bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	full = name
	if c != nil && c.level > 0 {
		full = m.unique(c.name + "/" + cleanName(name))
	}
	path := strings.Split(full, "/")
	ok = true
	if m.want != nil {
		ok, partial = m.matches(m.want, path)
	}
	if ok {
		if skip, part := m.matches(m.not, path); skip && !part {
			return full, false, false
		}
	}
	return full, ok, ok && partial
}

// unique adds #01, #02 and so on to a name that is taken or empty.
func (m *matcher) unique(base string) string {
	empty := strings.HasSuffix(base, "/")
	for {
		n := m.used[base]
		m.used[base] = n + 1
		if n == 0 && !empty {
			stem, number := numbered(base)
			if stem != base && number < m.used[stem] {
				continue // it looks like one that was given out
			}
			return base
		}
		if name := fmt.Sprintf("%s#%02d", base, n); m.used[name] == 0 {
			return name
		}
	}
}

// numbered splits a name as unique makes them.
func numbered(s string) (stem string, n int) {
	i := strings.LastIndexByte(s, '#')
	if i < 0 {
		return s, 0
	}
	digits := s[i+1:]
	n, err := strconv.Atoi(digits)
	switch {
	case len(digits) < 2, len(digits) > 2 && digits[0] == '0', err != nil, n < 0, digits == "00" && !strings.HasSuffix(s[:i], "/"):
		return s, 0
	}
	return s[:i], n
}

// cleanName puts _ for white space and escapes what is not printable.
func cleanName(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r != 0x180e && unicode.IsSpace(r) {
			b.WriteByte('_')
		} else if !strconv.IsPrint(r) {
			q := strconv.QuoteRune(r)
			b.WriteString(q[1 : len(q)-1])
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}
