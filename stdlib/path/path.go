// Package path works on slash-separated paths, such as those of URLs.
package path

import (
	"errors"
	"unicode/utf8"
)

// ErrBadPattern says that a pattern is malformed.
var ErrBadPattern = errors.New("syntax error in pattern")

// Clean returns the shortest path that means the same: no double slashes, no dots, no element before "..".
func Clean(path string) string {
	if path == "" {
		return "."
	}
	rooted := path[0] == '/'
	// out is path as long as nothing had to be left out; kept counts what of it is good.
	out := make([]byte, 0, len(path))
	if rooted {
		out = append(out, '/')
	}
	floor := len(out) // ".." can't go below
	for i := 0; i < len(path); {
		if path[i] == '/' {
			i++
			continue
		}
		from := i
		for i < len(path) && path[i] != '/' {
			i++
		}
		switch element := path[from:i]; {
		case element == ".":
			continue
		case element == ".." && len(out) > floor:
			n := len(out) - 1
			for n > floor && out[n] != '/' {
				n--
			}
			out = out[:n]
			continue
		case element == ".." && rooted:
			continue
		}
		if len(out) > 0 && out[len(out)-1] != '/' {
			out = append(out, '/')
		}
		out = append(out, path[from:i]...)
		if path[from:i] == ".." {
			floor = len(out)
		}
	}
	if len(out) == 0 {
		return "."
	}
	if string(out) == path {
		return path
	}
	return string(out)
}

// lastSlash returns where the last slash of path stands, or -1.
func lastSlash(path string) int {
	i := len(path) - 1
	for i >= 0 && path[i] != '/' {
		i--
	}
	return i
}

// Split cuts path behind its last slash.
func Split(path string) (dir, file string) {
	cut := lastSlash(path) + 1
	return path[:cut], path[cut:]
}

// Join puts the elements that are not empty together and cleans the result.
func Join(elem ...string) string {
	var joined []byte
	for _, e := range elem {
		if e == "" {
			continue
		}
		if len(joined) > 0 {
			joined = append(joined, '/')
		}
		joined = append(joined, e...)
	}
	if joined == nil {
		return ""
	}
	return Clean(string(joined))
}

// Ext returns the extension: the last element's end from its last dot on.
func Ext(path string) string {
	name := path[lastSlash(path)+1:]
	for i := len(name); i > 0; i-- {
		if name[i-1] == '.' {
			return name[i-1:]
		}
	}
	return ""
}

// Base returns the last element, "." for an empty path, "/" for slashes only.
func Base(path string) string {
	if path == "" {
		return "."
	}
	end := len(path)
	for end > 0 && path[end-1] == '/' {
		end--
	}
	if end == 0 {
		return "/"
	}
	return path[lastSlash(path[:end])+1 : end]
}

// Dir returns all but the last element, cleaned.
func Dir(path string) string { return Clean(path[:lastSlash(path)+1]) }

// IsAbs reports whether the path begins with a slash.
func IsAbs(path string) bool { return len(path) > 0 && path[0] == '/' }

// Match reports whether name matches the shell pattern: * and ? match anything but slashes, [a-z]
// and [^a-z] one character, \ takes the next character as it is.
func Match(pattern, name string) (matched bool, err error) {
	// Where to try again if the part behind the last star does not fit.
	starAt, restart := -1, 0
	p, n := 0, 0
	for p < len(pattern) || n < len(name) {
		if p < len(pattern) && pattern[p] == '*' {
			starAt, restart = p, n
			p++
			continue
		}
		if p < len(pattern) && n < len(name) {
			after, width, ok, err := single(pattern[p:], name[n:])
			if err != nil {
				return false, err
			}
			if ok {
				p = len(pattern) - len(after)
				n += width
				continue
			}
		}
		if starAt < 0 || restart >= len(name) || name[restart] == '/' {
			return false, wellFormed(pattern[p:])
		}
		restart++ // the star takes one byte more
		p, n = starAt+1, restart
	}
	return true, nil
}

// wellFormed checks the rest of a pattern that does not match any more.
func wellFormed(pattern string) error {
	for pattern != "" {
		after, _, _, err := single(pattern, "x")
		if err != nil {
			return err
		}
		pattern = after
	}
	return nil
}

// single matches one element of a pattern, not a star, with the head of name.
func single(pattern, name string) (after string, width int, ok bool, err error) {
	r, width := utf8.DecodeRuneInString(name)
	switch pattern[0] {
	case '?':
		return pattern[1:], width, r != '/', nil
	case '[':
		pattern = pattern[1:]
		negated := pattern != "" && pattern[0] == '^'
		if negated {
			pattern = pattern[1:]
		}
		for count := 0; ; count++ {
			if pattern != "" && pattern[0] == ']' && count > 0 {
				break
			}
			var low, high rune
			if low, pattern, err = member(pattern); err != nil {
				return "", 0, false, err
			}
			high = low
			if pattern[0] == '-' {
				if high, pattern, err = member(pattern[1:]); err != nil {
					return "", 0, false, err
				}
			}
			ok = ok || low <= r && r <= high
		}
		return pattern[1:], width, ok != negated, nil
	case '\\':
		if pattern = pattern[1:]; pattern == "" {
			return "", 0, false, ErrBadPattern
		}
	}
	return pattern[1:], 1, pattern[0] == name[0], nil
}

// member reads a character of a class; something must follow it.
func member(class string) (r rune, rest string, err error) {
	if class == "" || class[0] == '-' || class[0] == ']' {
		return 0, "", ErrBadPattern
	}
	if class[0] == '\\' {
		if class = class[1:]; class == "" {
			return 0, "", ErrBadPattern
		}
	}
	r, width := utf8.DecodeRuneInString(class)
	rest = class[width:]
	if r == utf8.RuneError && width == 1 || rest == "" {
		err = ErrBadPattern
	}
	return r, rest, err
}
