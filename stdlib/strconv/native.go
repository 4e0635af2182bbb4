package strconv

// isPrint is unicode.IsPrint for runes above U+00FF; it must not need the tables of unicode.
func isPrint(r rune) bool

// formatBits returns the digits of u, or of -u behind a minus sign, in a base from 2 to 36.
func formatBits(u uint64, negative bool, base int) string

// putBits writes what formatBits returns to dst; it returns the length, or -1 if there is no room.
func putBits(dst []byte, u uint64, negative bool, base int) int

// plainInt reads a decimal number of at most 18 digits with or without a sign.
func plainInt(s string) (n int, ok bool)

// plainPrefix counts the bytes at the head of s that stand for themselves in a quoted string.
func plainPrefix(s string, quote byte) int

// formatFloat writes f in the formats e, E, f, g and G; if there is no room it returns minus what is needed.
func formatFloat(dst []byte, f float64, fmt byte, prec, bitSize int) int

// parseFloat reads a plain decimal number; ok is false if s is something else, or if it is out of range.
func parseFloat(s string, bitSize int) (f float64, ok bool)
