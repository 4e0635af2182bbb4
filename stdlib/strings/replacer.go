package strings

import "io"

// A Replacer replaces several strings at once. It can be used by many goroutines.
type Replacer struct {
	pairs []pair
	// For each byte, the pairs whose old begins with it (or is empty), as a list in the order of the
	// arguments: the number of the first one plus 1, and each pair's next.
	heads   [256]int32
	minimum int // the shortest old
}

type pair struct {
	old, new string
	next     int32
}

// NewReplacer returns a Replacer for pairs of old and new strings. At each place the first old in
// the arguments' order that fits is replaced.
func NewReplacer(oldnew ...string) *Replacer {
	if len(oldnew)&1 != 0 {
		panic("strings.NewReplacer: odd argument count")
	}
	r := &Replacer{minimum: 1 << 30}
	r.pairs = make([]pair, 0, len(oldnew)/2)
	for i := 0; i < len(oldnew); i += 2 {
		old := oldnew[i]
		r.pairs = append(r.pairs, pair{old: old, new: oldnew[i+1]})
		r.minimum = min(r.minimum, len(old))
	}
	if r.minimum > 0 {
		// From the last to the first, each put before those already there.
		for i := len(r.pairs) - 1; i >= 0; i-- {
			first := r.pairs[i].old[0]
			r.pairs[i].next = r.heads[first]
			r.heads[first] = int32(i + 1)
		}
	}
	return r
}

// fits finds the pair for the head of s. Empty olds don't count if they were replaced here already.
func (r *Replacer) fits(s string, ignoreEmpty bool) *pair {
	if r.minimum > 0 {
		if s == "" {
			return nil
		}
		for i := r.heads[s[0]]; i != 0; i = r.pairs[i-1].next {
			if p := &r.pairs[i-1]; HasPrefix(s, p.old) {
				return p
			}
		}
		return nil
	}
	for i := range r.pairs {
		if p := &r.pairs[i]; HasPrefix(s, p.old) && !(ignoreEmpty && p.old == "") {
			return p
		}
	}
	return nil
}

// walk calls emit with the pieces of the result, none of them empty; it stops when emit says so.
// If there is nothing to replace, it calls nothing and returns false.
func (r *Replacer) walk(s string, emit func(string) bool) (any bool) {
	done, at := 0, 0
	wasEmpty := false
	for at <= len(s) {
		if r.minimum > 0 && !wasEmpty {
			// Bytes that begin no old are passed quickly.
			for at < len(s) && r.heads[s[at]] == 0 {
				at++
			}
			if at == len(s) {
				break
			}
		}
		p := r.fits(s[at:], wasEmpty)
		wasEmpty = p != nil && p.old == ""
		if p == nil {
			at++
			continue
		}
		any = true
		if at > done && !emit(s[done:at]) {
			return any
		}
		if p.new != "" && !emit(p.new) {
			return any
		}
		at += len(p.old)
		done = at
	}
	if any && done < len(s) {
		emit(s[done:])
	}
	return any
}

// Replace returns s with all replacements made.
func (r *Replacer) Replace(s string) string {
	var out []byte
	replaced := r.walk(s, func(piece string) bool {
		if out == nil {
			out = make([]byte, 0, len(s)+len(s)/8)
		}
		out = append(out, piece...)
		return true
	})
	if !replaced {
		return s
	}
	return taken(out)
}

// WriteString writes s to w with all replacements made.
func (r *Replacer) WriteString(w io.Writer, s string) (n int, err error) {
	replaced := r.walk(s, func(piece string) bool {
		var put int
		put, err = io.WriteString(w, piece)
		n += put
		return err == nil
	})
	if !replaced {
		return io.WriteString(w, s)
	}
	return n, err
}
