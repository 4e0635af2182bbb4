package strings

// Index returns where substr first stands in s, or -1.
func Index(s, substr string) int

// LastIndex returns where substr last stands in s, or -1.
func LastIndex(s, substr string) int

// IndexByte returns where c first stands in s, or -1.
func IndexByte(s string, c byte) int

// LastIndexByte returns where c last stands in s, or -1.
func LastIndexByte(s string, c byte) int

// Count counts the places of substr in s that do not overlap; an empty substr stands before every
// rune and at the end.
func Count(s, substr string) int

// Compare returns -1, 0 or +1 as a is less than, equal to or greater than b.
func Compare(a, b string) int

// join concatenates elems with sep between them; total is the length of it all.
func join(elems []string, sep string, total int) string

// repeat puts count copies of s behind each other; the product of the lengths does not overflow.
func repeat(s string, count int) string

// caseASCII changes the case of an ASCII string: to upper if up, else to lower. ok is false if
// s holds other bytes. If nothing changes, the result is s itself.
func caseASCII(s string, up bool) (changed string, ok bool)

// countFields counts the runs of bytes that are no ASCII space; -1 if s holds other than ASCII.
func countFields(s string) int

// nextField finds the first run of bytes from at on that are no ASCII space.
func nextField(s string, at int) (from, to int)
