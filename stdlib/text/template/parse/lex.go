package parse

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

type itemType int

const (
	itemError itemType = iota // val is the message
	itemBool
	itemChar // a character that nothing else takes
	itemCharConstant
	itemComment
	itemComplex
	itemAssign
	itemDeclare
	itemEOF
	itemField
	itemIdentifier
	itemLeftDelim
	itemLeftParen
	itemNumber
	itemPipe
	itemRawString
	itemRightDelim
	itemRightParen
	itemSpace
	itemString
	itemText
	itemVariable
	itemKeyword // those below are keywords
	itemBlock
	itemBreak
	itemContinue
	itemDot
	itemDefine
	itemElse
	itemEnd
	itemIf
	itemNil
	itemRange
	itemTemplate
	itemWith
)

func keyword(word string) itemType {
	switch word {
	case "block":
		return itemBlock
	case "break":
		return itemBreak
	case "continue":
		return itemContinue
	case "define":
		return itemDefine
	case "else":
		return itemElse
	case "end":
		return itemEnd
	case "if":
		return itemIf
	case "nil":
		return itemNil
	case "range":
		return itemRange
	case "template":
		return itemTemplate
	case "with":
		return itemWith
	case "true", "false":
		return itemBool
	}
	return itemIdentifier
}

type item struct {
	typ  itemType
	pos  Pos
	val  string
	line int // where it begins
}

func (i item) String() string {
	switch i.typ {
	case itemEOF:
		return "EOF"
	case itemError:
		return i.val
	}
	if i.typ > itemKeyword {
		return "<" + i.val + ">"
	}
	if len(i.val) > 10 {
		return fmt.Sprintf("%.10q...", i.val)
	}
	return fmt.Sprintf("%q", i.val)
}

// A lexer cuts text into items, one a call of next.
type lexer struct {
	text        string
	left, right string
	pos         int // where to read on
	start       int // of the item being read
	line        int // at start
	action      bool
	parens      int
	comments    bool // they are items
	breaks      bool // break and continue are keywords
	continues   bool
	failed      bool
}

const blanks = " \t\r\n"

func isSpace(c rune) bool    { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }
func isWordRune(c rune) bool { return c == '_' || unicode.IsLetter(c) || unicode.IsDigit(c) }

func newLexer(text, left, right string) *lexer {
	if left == "" {
		left = "{{"
	}
	if right == "" {
		right = "}}"
	}
	return &lexer{text: text, left: left, right: right, line: 1}
}

// take returns the item from start to pos.
func (l *lexer) take(t itemType) item {
	i := item{t, Pos(l.start), l.text[l.start:l.pos], l.line}
	l.skip()
	return i
}

// skip drops what lies between start and pos.
func (l *lexer) skip() {
	l.line += strings.Count(l.text[l.start:l.pos], "\n")
	l.start = l.pos
}

func (l *lexer) fail(format string, args ...any) item {
	i := item{itemError, Pos(l.start), fmt.Sprintf(format, args...), l.line}
	l.text, l.start, l.pos, l.action, l.failed = "", 0, 0, false, true
	return i
}

func (l *lexer) rest() string { return l.text[l.pos:] }

// peek returns the next rune and its length; -1 at the end.
func (l *lexer) peek() (rune, int) {
	if l.pos >= len(l.text) {
		return -1, 0
	}
	return utf8.DecodeRuneInString(l.text[l.pos:])
}

func trimsLeft(s string) bool { return len(s) >= 2 && s[0] == '-' && isSpace(rune(s[1])) }

// atRight tells whether the right delimiter follows, and whether a trim marker comes before it.
func (l *lexer) atRight() (yes, trim bool) {
	s := l.rest()
	if len(s) >= 2 && isSpace(rune(s[0])) && s[1] == '-' && strings.HasPrefix(s[2:], l.right) {
		return true, true
	}
	return strings.HasPrefix(s, l.right), false
}

func (l *lexer) next() item {
	if l.action {
		return l.inside()
	}
	for {
		at := strings.Index(l.rest(), l.left)
		if at < 0 {
			l.pos = len(l.text)
			if l.pos > l.start {
				return l.take(itemText)
			}
			return item{itemEOF, Pos(l.pos), "", l.line}
		}
		if at > 0 {
			end := l.pos + at
			l.pos = end
			if trimsLeft(l.text[end+len(l.left):]) {
				l.pos = l.start + len(strings.TrimRight(l.text[l.start:end], blanks))
			}
			i := l.take(itemText)
			l.pos = end
			l.skip()
			if i.val != "" {
				return i
			}
		}
		marker := 0
		if trimsLeft(l.text[l.pos+len(l.left):]) {
			marker = 2
		}
		body := l.pos + len(l.left) + marker
		if !strings.HasPrefix(l.text[body:], "/*") {
			l.pos += len(l.left)
			i := l.take(itemLeftDelim)
			l.pos = body
			l.skip()
			l.action, l.parens = true, 0
			return i
		}
		l.pos = body
		l.skip()
		if i, ok := l.comment(); ok {
			return i
		}
	}
}

// comment reads a comment and the delimiter behind it; false: there is no item.
func (l *lexer) comment() (item, bool) {
	end := strings.Index(l.text[l.pos+2:], "*/")
	if end < 0 {
		l.pos += 2
		return l.fail("unclosed comment"), true
	}
	l.pos += end + 4
	yes, trim := l.atRight()
	if !yes {
		return l.fail("comment ends before closing delimiter"), true
	}
	i := l.take(itemComment)
	l.closeAction(trim)
	return i, l.comments
}

// closeAction skips the right delimiter and what a trim marker drops.
func (l *lexer) closeAction(trim bool) {
	if trim {
		l.pos += 2
	}
	l.pos += len(l.right)
	if trim {
		l.pos = len(l.text) - len(strings.TrimLeft(l.rest(), blanks))
	}
	l.skip()
}

func (l *lexer) inside() item {
	if yes, trim := l.atRight(); yes {
		if l.parens > 0 {
			return l.fail("unclosed left paren")
		}
		if trim {
			l.pos += 2
			l.skip()
		}
		at := l.pos
		l.pos += len(l.right)
		i := item{itemRightDelim, Pos(at), l.right, l.line}
		l.pos = at
		if trim {
			l.pos -= 2
			l.start = l.pos
			l.line -= strings.Count(l.text[l.pos:at], "\n")
		}
		l.closeAction(trim)
		l.action = false
		return i
	}
	c, n := l.peek()
	l.pos += n
	switch {
	case c < 0:
		return l.fail("unclosed action")
	case isSpace(c):
		for {
			c, n := l.peek()
			if !isSpace(c) {
				break
			}
			l.pos += n
		}
		// The last space may belong to a trim marker.
		l.pos--
		if _, trim := l.atRight(); trim {
			if l.pos == l.start {
				return l.inside()
			}
			return l.take(itemSpace)
		}
		l.pos++
		return l.take(itemSpace)
	case c == '=':
		return l.take(itemAssign)
	case c == ':':
		if !strings.HasPrefix(l.rest(), "=") {
			return l.fail("expected :=")
		}
		l.pos++
		return l.take(itemDeclare)
	case c == '|':
		return l.take(itemPipe)
	case c == '"':
		return l.quoted('"', itemString, "unterminated quoted string")
	case c == '\'':
		return l.quoted('\'', itemCharConstant, "unterminated character constant")
	case c == '`':
		end := strings.IndexByte(l.rest(), '`')
		if end < 0 {
			return l.fail("unterminated raw quoted string")
		}
		l.pos += end + 1
		return l.take(itemRawString)
	case c == '$':
		return l.name(itemVariable, itemVariable)
	case c == '.' && l.pos < len(l.text) && (l.text[l.pos] < '0' || l.text[l.pos] > '9'):
		return l.name(itemField, itemDot)
	case c == '.' || c == '+' || c == '-' || '0' <= c && c <= '9':
		l.pos = l.start
		return l.number()
	case isWordRune(c):
		l.word()
		if !l.atTerminator() {
			c, _ := l.peek()
			return l.fail("bad character %#U", c)
		}
		t := keyword(l.text[l.start:l.pos])
		if t == itemBreak && !l.breaks || t == itemContinue && !l.continues {
			t = itemIdentifier
		}
		return l.take(t)
	case c == '(':
		l.parens++
		return l.take(itemLeftParen)
	case c == ')':
		if l.parens--; l.parens < 0 {
			return l.fail("unexpected right paren")
		}
		return l.take(itemRightParen)
	case c <= unicode.MaxASCII && unicode.IsPrint(c):
		return l.take(itemChar)
	}
	return l.fail("unrecognized character in action: %#U", c)
}

func (l *lexer) word() {
	for {
		c, n := l.peek()
		if !isWordRune(c) {
			return
		}
		l.pos += n
	}
}

// name reads what follows a dot or dollar sign; alone: there is nothing.
func (l *lexer) name(t, alone itemType) item {
	if l.atTerminator() {
		return l.take(alone)
	}
	l.word()
	if !l.atTerminator() {
		c, _ := l.peek()
		return l.fail("bad character %#U", c)
	}
	return l.take(t)
}

func (l *lexer) atTerminator() bool {
	c, _ := l.peek()
	return c < 0 || isSpace(c) || strings.ContainsRune(".,|:)(", c) || strings.HasPrefix(l.rest(), l.right)
}

func (l *lexer) quoted(end rune, t itemType, message string) item {
	for {
		c, n := l.peek()
		l.pos += n
		if c == '\\' {
			c, n = l.peek()
			if l.pos += n; c >= 0 && c != '\n' {
				continue
			}
		}
		if c < 0 || c == '\n' {
			return l.fail("%s", message)
		}
		if c == end {
			return l.take(t)
		}
	}
}

func (l *lexer) number() item {
	t := itemNumber
	ok := l.digits()
	if c, _ := l.peek(); ok && (c == '+' || c == '-') {
		t = itemComplex
		ok = l.digits() && l.text[l.pos-1] == 'i'
	}
	if !ok {
		return l.fail("bad number syntax: %q", l.text[l.start:l.pos])
	}
	return l.take(t)
}

// digits reads something like a number; strconv decides later.
func (l *lexer) digits() bool {
	accept := func(set string) bool {
		if l.pos < len(l.text) && strings.IndexByte(set, l.text[l.pos]) >= 0 {
			l.pos++
			return true
		}
		return false
	}
	run := func(set string) {
		for accept(set) {
		}
	}
	accept("+-")
	set, exponent := "0123456789_", "eE"
	if accept("0") {
		switch {
		case accept("xX"):
			set, exponent = "0123456789abcdefABCDEF_", "pP"
		case accept("oO"):
			set, exponent = "01234567_", ""
		case accept("bB"):
			set, exponent = "01_", ""
		}
	}
	run(set)
	if accept(".") {
		run(set)
	}
	if accept(exponent) {
		accept("+-")
		run("0123456789_")
	}
	accept("i")
	if c, n := l.peek(); isWordRune(c) {
		l.pos += n
		return false
	}
	return true
}
