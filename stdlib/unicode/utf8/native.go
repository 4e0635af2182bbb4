package utf8

// RuneCountInString is RuneCount for a string.
func RuneCountInString(s string) (n int)

// ValidString reports whether s is all valid UTF-8.
func ValidString(s string) bool
