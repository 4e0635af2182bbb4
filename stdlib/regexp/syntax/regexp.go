// Package syntax parses regular expressions into trees, simplifies trees and compiles them to programs.
package syntax

import (
	"slices"
	"strconv"
)

// Op is the operator of a node.
type Op uint8

const (
	OpNoMatch        Op = 1 + iota // matches nothing
	OpEmptyMatch                   // the empty string
	OpLiteral                      // the runes of Rune
	OpCharClass                    // one rune of the ranges in Rune
	OpAnyCharNotNL                 // any rune but a newline
	OpAnyChar                      // any rune
	OpBeginLine                    // the empty string at the start of a line
	OpEndLine                      // ... at the end of a line
	OpBeginText                    // ... at the start of the text
	OpEndText                      // ... at its end
	OpWordBoundary                 // \b
	OpNoWordBoundary               // \B
	OpCapture                      // Sub[0] as group Cap, perhaps called Name
	OpStar                         // Sub[0] any number of times
	OpPlus                         // at least once
	OpQuest                        // at most once
	OpRepeat                       // Min to Max times; Max -1: no limit
	OpConcat                       // all of Sub in a row
	OpAlternate                    // one of Sub
)

var opWords = [...]string{"", "NoMatch", "EmptyMatch", "Literal", "CharClass", "AnyCharNotNL", "AnyChar", "BeginLine", "EndLine", "BeginText",
	"EndText", "WordBoundary", "NoWordBoundary", "Capture", "Star", "Plus", "Quest", "Repeat", "Concat", "Alternate"}

func (i Op) String() string {
	if i >= 1 && int(i) < len(opWords) {
		return opWords[i]
	}
	if i == 128 {
		return "opPseudo"
	}
	return "Op(" + strconv.Itoa(int(i)) + ")"
}

// Flags steer the parser and stay in the nodes.
type Flags uint16

const (
	FoldCase      Flags = 1 << iota // case does not matter
	Literal                         // the pattern is a string
	ClassNL                         // [^a] and the like match newlines
	DotNL                           // . matches newlines
	OneLine                         // ^ and $ match at the ends of the text only
	NonGreedy                       // repetitions prefer fewer
	PerlX                           // Perl's extensions
	UnicodeGroups                   // \p{Han}, \P{Han}
	WasDollar                       // an OpEndText was written $, not \z
	Simple                          // the tree holds no counted repetition

	MatchNL = ClassNL | DotNL

	Perl        = ClassNL | OneLine | PerlX | UnicodeGroups
	POSIX Flags = 0
)

// A Regexp is a node of the tree.
type Regexp struct {
	Op       Op
	Flags    Flags
	Sub      []*Regexp
	Sub0     [1]*Regexp // storage for a short Sub
	Rune     []rune     // literal runes, or the class's ranges as pairs
	Rune0    [2]rune    // storage for a short Rune
	Min, Max int
	Cap      int
	Name     string
}

// Equal tells whether x and y have the same structure.
func (x *Regexp) Equal(y *Regexp) bool {
	if x == nil || y == nil {
		return x == y
	}
	if x.Op != y.Op {
		return false
	}
	differ := x.Flags ^ y.Flags
	switch x.Op {
	case OpLiteral, OpCharClass:
		return differ&FoldCase == 0 && slices.Equal(x.Rune, y.Rune)
	case OpEndText:
		return differ&WasDollar == 0
	case OpConcat, OpAlternate:
		return slices.EqualFunc(x.Sub, y.Sub, (*Regexp).Equal)
	case OpCapture:
		return x.Cap == y.Cap && x.Name == y.Name && x.Sub[0].Equal(y.Sub[0])
	case OpRepeat:
		return differ&NonGreedy == 0 && x.Min == y.Min && x.Max == y.Max && x.Sub[0].Equal(y.Sub[0])
	case OpStar, OpPlus, OpQuest:
		return differ&NonGreedy == 0 && x.Sub[0].Equal(y.Sub[0])
	}
	return true
}

// MaxCap returns the largest number of a group in re.
func (re *Regexp) MaxCap() int {
	most := 0
	re.eachCapture(func(c *Regexp) { most = max(most, c.Cap) })
	return most
}

// CapNames returns the groups' names by number; those without a name are empty.
func (re *Regexp) CapNames() []string {
	names := make([]string, re.MaxCap()+1)
	re.eachCapture(func(c *Regexp) { names[c.Cap] = c.Name })
	return names
}

func (re *Regexp) eachCapture(f func(*Regexp)) {
	if re.Op == OpCapture {
		f(re)
	}
	for _, s := range re.Sub {
		s.eachCapture(f)
	}
}

// An Error says what is wrong with a pattern, and where.
type Error struct {
	Code ErrorCode
	Expr string
}

func (e *Error) Error() string {
	return "error parsing regexp: " + string(e.Code) + ": `" + e.Expr + "`"
}

// An ErrorCode is the kind of an Error.
type ErrorCode string

const (
	ErrInternalError         ErrorCode = "regexp/syntax: internal error"
	ErrInvalidCharClass      ErrorCode = "invalid character class"
	ErrInvalidCharRange      ErrorCode = "invalid character class range"
	ErrInvalidEscape         ErrorCode = "invalid escape sequence"
	ErrInvalidNamedCapture   ErrorCode = "invalid named capture"
	ErrInvalidPerlOp         ErrorCode = "invalid or unsupported Perl syntax"
	ErrInvalidRepeatOp       ErrorCode = "invalid nested repetition operator"
	ErrInvalidRepeatSize     ErrorCode = "invalid repeat count"
	ErrInvalidUTF8           ErrorCode = "invalid UTF-8"
	ErrMissingBracket        ErrorCode = "missing closing ]"
	ErrMissingParen          ErrorCode = "missing closing )"
	ErrMissingRepeatArgument ErrorCode = "missing argument to repetition operator"
	ErrTrailingBackslash     ErrorCode = "trailing backslash at end of expression"
	ErrUnexpectedParen       ErrorCode = "unexpected )"
	ErrNestingDepth          ErrorCode = "expression nests too deeply"
	ErrLarge                 ErrorCode = "expression too large"
)

func (e ErrorCode) String() string { return string(e) }
