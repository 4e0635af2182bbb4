package bytes

// Equal reports whether a and b have the same length and bytes; nil is like empty.
func Equal(a, b []byte) bool

// Compare returns -1, 0 or +1 as a is less than, equal to or greater than b.
func Compare(a, b []byte) int

// Index returns where sep first stands in s, or -1.
func Index(s, sep []byte) int

// LastIndex returns where sep last stands in s, or -1.
func LastIndex(s, sep []byte) int

// IndexByte returns where c first stands in b, or -1.
func IndexByte(b []byte, c byte) int

// LastIndexByte returns where c last stands in s, or -1.
func LastIndexByte(s []byte, c byte) int

// Count counts the places of sep in s that do not overlap; an empty sep stands before every rune
// and at the end.
func Count(s, sep []byte) int
