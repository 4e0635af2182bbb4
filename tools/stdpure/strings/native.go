package strings

import "unicode/utf8"

func Index(s, substr string) int {
	for i := 0; i+len(substr) <= len(s); i++ {
		if s[i:i+len(substr)] == substr {
			return i
		}
	}
	return -1
}

func LastIndex(s, substr string) int {
	for i := len(s) - len(substr); i >= 0; i-- {
		if s[i:i+len(substr)] == substr {
			return i
		}
	}
	return -1
}

func IndexByte(s string, c byte) int {
	for i := range len(s) {
		if s[i] == c {
			return i
		}
	}
	return -1
}

func LastIndexByte(s string, c byte) int {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] == c {
			return i
		}
	}
	return -1
}

func Count(s, substr string) int {
	if substr == "" {
		return utf8.RuneCountInString(s) + 1
	}
	n := 0
	for {
		i := Index(s, substr)
		if i < 0 {
			return n
		}
		n++
		s = s[i+len(substr):]
	}
}

func Compare(a, b string) int {
	if a < b {
		return -1
	}
	if a > b {
		return 1
	}
	return 0
}

func join(elems []string, sep string, total int) string {
	b := make([]byte, 0, total)
	for i, e := range elems {
		if i > 0 {
			b = append(b, sep...)
		}
		b = append(b, e...)
	}
	return string(b)
}

func repeat(s string, count int) string {
	b := make([]byte, 0, len(s)*count)
	for range count {
		b = append(b, s...)
	}
	return string(b)
}

func caseASCII(s string, up bool) (string, bool) {
	b := []byte(s)
	for i, c := range b {
		if c >= utf8.RuneSelf {
			return "", false
		}
		if up && 'a' <= c && c <= 'z' || !up && 'A' <= c && c <= 'Z' {
			b[i] = c ^ 0x20
		}
	}
	return string(b), true
}

func countFields(s string) int {
	n, at := 0, 0
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return -1
		}
	}
	for {
		from, to := nextField(s, at)
		if from == to {
			return n
		}
		n++
		at = to
	}
}

func nextField(s string, at int) (from, to int) {
	for at < len(s) && asciiSpace(s[at]) {
		at++
	}
	from = at
	for at < len(s) && !asciiSpace(s[at]) {
		at++
	}
	return from, at
}
