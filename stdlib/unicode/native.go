package unicode

// Tests and mappings of single code points, in C.

// IsLetter reports whether r is a letter (category L).
func IsLetter(r rune) bool

// IsDigit reports whether r is a decimal digit (Nd).
func IsDigit(r rune) bool

// IsNumber reports whether r is a number (N).
func IsNumber(r rune) bool

// IsUpper reports whether r is an upper case letter.
func IsUpper(r rune) bool

// IsLower reports whether r is a lower case letter.
func IsLower(r rune) bool

// IsTitle reports whether r is a title case letter.
func IsTitle(r rune) bool

// IsMark reports whether r is a mark (M).
func IsMark(r rune) bool

// IsPunct reports whether r is punctuation (P).
func IsPunct(r rune) bool

// IsSymbol reports whether r is a symbol (S).
func IsSymbol(r rune) bool

// IsSpace reports whether r is white space by Unicode's property of that name.
func IsSpace(r rune) bool

// IsGraphic reports whether r is a letter, mark, number, punctuation, symbol or space (L, M, N, P, S, Zs).
func IsGraphic(r rune) bool

// IsPrint is IsGraphic with no other space than the ASCII one.
func IsPrint(r rune) bool

// ToUpper maps r to upper case.
func ToUpper(r rune) rune

// ToLower maps r to lower case.
func ToLower(r rune) rune

// ToTitle maps r to title case.
func ToTitle(r rune) rune

// unpackTables fills count tables from their packed form, with their runs in r16 and r32.
func unpackTables(text string, tables *RangeTable, count int, r16 *Range16, r32 *Range32)
