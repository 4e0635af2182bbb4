package utf8

func RuneCountInString(s string) (n int) {
	for range s {
		n++
	}
	return n
}

func ValidString(s string) bool {
	for i := 0; i < len(s); {
		if s[i] < RuneSelf {
			i++
			continue
		}
		_, w := multi(s[i:])
		if w == 1 {
			return false
		}
		i += w
	}
	return true
}
