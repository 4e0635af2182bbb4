package strconv

// isPrint is unicode.IsPrint for runes above U+00FF; it must not need the tables of unicode.
func isPrint(r rune) bool
