// Package parse makes the trees of text/template. Programs use it through that package.
package parse

import (
	"bytes"
	"fmt"
	"runtime"
	"slices"
	"strconv"
	"strings"
)

// A Tree is one template.
type Tree struct {
	Name      string
	ParseName string // of the template at the top of the text, for errors
	Root      *ListNode
	Mode      Mode
	text      string
	// While parsing.
	funcs  []map[string]any
	lex    *lexer
	last   item   // the newest item
	ahead  []item // read again, the next one last
	vars   []string
	trees  map[string]*Tree
	action int // the line where the action being read began, 0 outside
	ranges int
	depth  int
}

// A Mode is a set of options.
type Mode uint

const (
	ParseComments Mode = 1 << iota // comments go into the tree
	SkipFuncCheck                  // functions may be undefined
)

const maxDepth = 10000 // of parentheses

// New returns an empty tree.
func New(name string, funcs ...map[string]any) *Tree { return &Tree{Name: name, funcs: funcs} }

// Parse returns the trees of the templates that text defines, by name.
func Parse(name, text, leftDelim, rightDelim string, funcs ...map[string]any) (map[string]*Tree, error) {
	trees := map[string]*Tree{}
	_, err := New(name).Parse(text, leftDelim, rightDelim, trees, funcs...)
	return trees, err
}

// Parse parses text and puts the templates it defines into treeSet; what is outside of definitions is t.
func (t *Tree) Parse(text, leftDelim, rightDelim string, treeSet map[string]*Tree, funcs ...map[string]any) (tree *Tree, err error) {
	defer func() {
		if r := recover(); r != nil {
			if _, bug := r.(runtime.Error); bug {
				panic(r)
			}
			t.stop()
			err = r.(error)
		}
	}()
	t.ParseName = t.Name
	t.begin(newLexer(text, leftDelim, rightDelim), text, treeSet, funcs)
	t.document()
	t.add()
	t.stop()
	return t, nil
}

func (t *Tree) begin(l *lexer, text string, trees map[string]*Tree, funcs []map[string]any) {
	t.Root, t.text, t.lex, t.vars, t.funcs, t.trees, t.depth = nil, text, l, []string{"$"}, funcs, trees, 0
	l.comments, l.breaks, l.continues = t.Mode&ParseComments != 0, !t.defined("break"), !t.defined("continue")
}

// inner makes a tree for a template defined inside of t's text.
func (t *Tree) inner(name string) *Tree {
	c := &Tree{Name: name, Mode: t.Mode, ParseName: t.ParseName}
	c.begin(t.lex, t.text, t.trees, t.funcs)
	return c
}

func (t *Tree) stop() { t.lex, t.vars, t.funcs, t.trees = nil, nil, nil, nil }

// Copy copies the tree; parsing leaves nothing else behind.
func (t *Tree) Copy() *Tree {
	if t == nil {
		return nil
	}
	return &Tree{Name: t.Name, ParseName: t.ParseName, Root: t.Root.CopyList(), text: t.text}
}

// ErrorContext returns where n is, as name:line:byte, and its source.
func (t *Tree) ErrorContext(n Node) (location, context string) {
	if own := n.tree(); own != nil {
		t = own
	}
	before := t.text[:n.Position()]
	column := len(before) - 1 - strings.LastIndexByte(before, '\n')
	return fmt.Sprintf("%s:%d:%d", t.ParseName, 1+strings.Count(before, "\n"), column), n.String()
}

func (t *Tree) fail(format string, args ...any) {
	t.Root = nil
	panic(fmt.Errorf(fmt.Sprintf("template: %s:%d: %s", t.ParseName, t.last.line, format), args...))
}

func (t *Tree) must(err error) {
	if err != nil {
		t.fail("%s", err)
	}
}

// ---- items

func (t *Tree) next() item {
	if n := len(t.ahead); n > 0 {
		i := t.ahead[n-1]
		t.ahead = t.ahead[:n-1]
		return i
	}
	t.last = t.lex.next()
	return t.last
}

func (t *Tree) back(i item) { t.ahead = append(t.ahead, i) }

func (t *Tree) peek() item {
	i := t.next()
	t.back(i)
	return i
}

// word is next without spaces.
func (t *Tree) word() item {
	for {
		if i := t.next(); i.typ != itemSpace {
			return i
		}
	}
}

func (t *Tree) peekWord() item {
	i := t.word()
	t.back(i)
	return i
}

func (t *Tree) expect(context string, types ...itemType) item {
	i := t.word()
	if !slices.Contains(types, i.typ) {
		t.unexpected(i, context)
	}
	return i
}

func (t *Tree) unexpected(i item, context string) {
	if i.typ != itemError {
		t.fail("unexpected %s in %s", i, context)
	}
	extra := ""
	if t.action != 0 && t.action != i.line {
		extra = fmt.Sprintf(" in action started at %s:%d", t.ParseName, t.action)
		if strings.HasSuffix(i.val, " action") {
			extra = strings.TrimPrefix(extra, " in action")
		}
	}
	t.fail("%s%s", i, extra)
}

func (t *Tree) unquote(i item) string {
	s, err := strconv.Unquote(i.val)
	t.must(err)
	return s
}

func (t *Tree) defined(function string) bool {
	return slices.ContainsFunc(t.funcs, func(m map[string]any) bool { return m[function] != nil })
}

// ---- templates

// add puts t into the set; an empty template gives way.
func (t *Tree) add() {
	if have := t.trees[t.Name]; have == nil || IsEmptyTree(have.Root) {
		t.trees[t.Name] = t
	} else if !IsEmptyTree(t.Root) {
		t.fail("template: multiple definition of template %q", t.Name)
	}
}

// IsEmptyTree tells whether n holds nothing but space and comments.
func IsEmptyTree(n Node) bool {
	switch n := n.(type) {
	case nil, *CommentNode:
		return true
	case *ListNode:
		return !slices.ContainsFunc(n.Nodes, func(x Node) bool { return !IsEmptyTree(x) })
	case *TextNode:
		return len(bytes.TrimSpace(n.Text)) == 0
	case *ActionNode, *IfNode, *RangeNode, *TemplateNode, *WithNode:
		return false
	}
	panic("unknown node: " + n.String())
}

func (t *Tree) list(pos Pos) *ListNode { return &ListNode{tr: t, NodeType: NodeList, Pos: pos} }

func (t *Tree) document() {
	t.Root = t.list(t.peek().pos)
	for t.peek().typ != itemEOF {
		if t.peek().typ == itemLeftDelim {
			delim := t.next()
			word := t.word()
			if word.typ == itemDefine {
				t.inner("definition").define()
				continue
			}
			t.back(word)
			t.back(delim)
		}
		n := t.textOrAction()
		if n.Type() == nodeEnd || n.Type() == nodeElse {
			t.fail("unexpected %s", n)
		}
		t.Root.append(n)
	}
}

func (t *Tree) define() {
	const context = "define clause"
	t.Name = t.unquote(t.expect(context, itemString, itemRawString))
	t.expect(context, itemRightDelim)
	t.body(context)
}

// body reads t up to its end.
func (t *Tree) body(context string) {
	root, end := t.items()
	if t.Root = root; end.Type() != nodeEnd {
		t.fail("unexpected %s in %s", end, context)
	}
	t.add()
	t.stop()
}

// items reads up to an end or else.
func (t *Tree) items() (list *ListNode, end Node) {
	list = t.list(t.peekWord().pos)
	for t.peekWord().typ != itemEOF {
		n := t.textOrAction()
		if n.Type() == nodeEnd || n.Type() == nodeElse {
			return list, n
		}
		list.append(n)
	}
	t.fail("unexpected EOF")
	return nil, nil
}

func (t *Tree) textOrAction() Node {
	i := t.word()
	switch i.typ {
	case itemText:
		return &TextNode{tr: t, NodeType: NodeText, Pos: i.pos, Text: []byte(i.val)}
	case itemComment:
		return &CommentNode{tr: t, NodeType: NodeComment, Pos: i.pos, Text: i.val}
	case itemLeftDelim:
		t.action = i.line
		defer func() { t.action = 0 }()
		return t.actionNode()
	}
	t.unexpected(i, "input")
	return nil
}

func (t *Tree) actionNode() Node {
	i := t.word()
	switch i.typ {
	case itemBlock:
		return t.block()
	case itemBreak:
		t.inRange("{{break}}")
		return &BreakNode{tr: t, NodeType: NodeBreak, Pos: i.pos, Line: i.line}
	case itemContinue:
		t.inRange("{{continue}}")
		return &ContinueNode{tr: t, NodeType: NodeContinue, Pos: i.pos, Line: i.line}
	case itemElse:
		peek := t.peekWord()
		if peek.typ != itemIf && peek.typ != itemWith {
			peek = t.expect("else", itemRightDelim)
		}
		return &elseNode{tr: t, NodeType: nodeElse, Pos: peek.pos, Line: peek.line}
	case itemEnd:
		return &endNode{tr: t, NodeType: nodeEnd, Pos: t.expect("end", itemRightDelim).pos}
	case itemIf:
		return &IfNode{t.branch(NodeIf, "if")}
	case itemRange:
		return &RangeNode{t.branch(NodeRange, "range")}
	case itemWith:
		return &WithNode{t.branch(NodeWith, "with")}
	case itemTemplate:
		return t.template()
	}
	t.back(i)
	return &ActionNode{tr: t, NodeType: NodeAction, Pos: i.pos, Line: i.line, Pipe: t.pipeline("command", itemRightDelim)}
}

func (t *Tree) inRange(what string) {
	if i := t.word(); i.typ != itemRightDelim {
		t.unexpected(i, what)
	}
	if t.ranges == 0 {
		t.fail("%s outside {{range}}", what)
	}
}

func (t *Tree) branch(typ NodeType, context string) BranchNode {
	vars := len(t.vars)
	defer func() { t.vars = t.vars[:vars] }()
	b := BranchNode{tr: t, NodeType: typ, Pipe: t.pipeline(context, itemRightDelim)}
	b.Pos, b.Line = b.Pipe.Pos, b.Pipe.Line
	if typ == NodeRange {
		t.ranges++
	}
	var end Node
	b.List, end = t.items()
	if typ == NodeRange {
		t.ranges--
	}
	if end.Type() == nodeEnd {
		return b
	}
	// {{else if}} and {{else with}} are nested, and share the end.
	if next := t.peek().typ; typ == NodeIf && next == itemIf {
		t.next()
		b.ElseList = t.list(end.Position())
		b.ElseList.append(&IfNode{t.branch(NodeIf, "if")})
	} else if typ == NodeWith && next == itemWith {
		t.next()
		b.ElseList = t.list(end.Position())
		b.ElseList.append(&WithNode{t.branch(NodeWith, "with")})
	} else if b.ElseList, end = t.items(); end.Type() != nodeEnd {
		t.fail("expected end; found %s", end)
	}
	return b
}

func (t *Tree) templateName(i item, context string) string {
	if i.typ != itemString && i.typ != itemRawString {
		t.unexpected(i, context)
	}
	return t.unquote(i)
}

func (t *Tree) block() Node {
	const context = "block clause"
	i := t.word()
	n := &TemplateNode{tr: t, NodeType: NodeTemplate, Pos: i.pos, Line: i.line, Name: t.templateName(i, context)}
	n.Pipe = t.pipeline(context, itemRightDelim)
	t.inner(n.Name).body(context)
	return n
}

func (t *Tree) template() Node {
	const context = "template clause"
	i := t.word()
	n := &TemplateNode{tr: t, NodeType: NodeTemplate, Pos: i.pos, Line: i.line, Name: t.templateName(i, context)}
	if w := t.word(); w.typ != itemRightDelim {
		t.back(w)
		n.Pipe = t.pipeline(context, itemRightDelim)
	}
	return n
}

// ---- pipelines

func (t *Tree) variable(i item) *VariableNode {
	return &VariableNode{tr: t, NodeType: NodeVariable, Pos: i.pos, Ident: strings.Split(i.val, ".")}
}

func (t *Tree) pipeline(context string, end itemType) *PipeNode {
	first := t.peekWord()
	p := &PipeNode{tr: t, NodeType: NodePipe, Pos: first.pos, Line: first.line}
	for t.declaration(p, context) {
	}
	for {
		i := t.word()
		switch i.typ {
		case end:
			if len(p.Cmds) == 0 {
				t.fail("missing value for %s", context)
			}
			for k, c := range p.Cmds[1:] {
				switch c.Args[0].Type() {
				case NodeBool, NodeDot, NodeNil, NodeNumber, NodeString:
					t.fail("non executable command in pipeline stage %d", k+2)
				}
			}
			return p
		case itemBool, itemCharConstant, itemComplex, itemDot, itemField, itemIdentifier, itemNumber, itemNil, itemRawString, itemString, itemVariable, itemLeftParen:
			t.back(i)
			p.Cmds = append(p.Cmds, t.command())
		default:
			t.unexpected(i, context)
		}
	}
}

// declaration reads a variable that is declared or set; true: another one follows.
func (t *Tree) declaration(p *PipeNode, context string) bool {
	v := t.peekWord()
	if v.typ != itemVariable {
		return false
	}
	t.next()
	after := t.next() // perhaps a space, which counts between arguments
	word := after
	if after.typ == itemSpace {
		word = t.word()
	}
	comma := word.typ == itemChar && word.val == ","
	if word.typ != itemAssign && word.typ != itemDeclare && !comma {
		t.back(word)
		if after.typ == itemSpace {
			t.back(after)
		}
		t.back(v)
		return false
	}
	p.IsAssign = word.typ == itemAssign
	p.Decl = append(p.Decl, t.variable(v))
	t.vars = append(t.vars, v.val)
	if !comma {
		return false
	}
	if context == "range" && len(p.Decl) < 2 {
		switch t.peekWord().typ {
		case itemVariable, itemRightDelim, itemRightParen:
			return true
		}
		t.fail("range can only initialize variables")
	}
	t.fail("too many declarations in %s", context)
	return false
}

func (t *Tree) command() *CommandNode {
	c := &CommandNode{tr: t, NodeType: NodeCommand, Pos: t.peekWord().pos}
	for more := true; more; {
		t.peekWord()
		if n := t.operand(); n != nil {
			c.Args = append(c.Args, n)
		}
		i := t.next()
		more = i.typ == itemSpace
		switch i.typ {
		case itemSpace, itemPipe:
		case itemRightDelim, itemRightParen:
			t.back(i)
		default:
			t.unexpected(i, "operand")
		}
	}
	if len(c.Args) == 0 {
		t.fail("empty command")
	}
	return c
}

// operand reads a term and the fields behind it.
func (t *Tree) operand() Node {
	n := t.term()
	if n == nil || t.peek().typ != itemField {
		return n
	}
	chain := &ChainNode{tr: t, NodeType: NodeChain, Pos: t.peek().pos, Node: n}
	for t.peek().typ == itemField {
		chain.Add(t.next().val)
	}
	switch n.Type() {
	case NodeField:
		return t.field(item{pos: chain.Pos, val: chain.String()})
	case NodeVariable:
		return t.variable(item{pos: chain.Pos, val: chain.String()})
	case NodeBool, NodeString, NodeNumber, NodeNil, NodeDot:
		t.fail("unexpected . after term %q", n.String())
	}
	return chain
}

func (t *Tree) field(i item) Node {
	return &FieldNode{tr: t, NodeType: NodeField, Pos: i.pos, Ident: strings.Split(i.val[1:], ".")}
}

func (t *Tree) term() Node {
	i := t.word()
	switch i.typ {
	case itemIdentifier:
		if t.Mode&SkipFuncCheck == 0 && !t.defined(i.val) {
			t.fail("function %q not defined", i.val)
		}
		return NewIdentifier(i.val).SetTree(t).SetPos(i.pos)
	case itemDot:
		return &DotNode{tr: t, NodeType: NodeDot, Pos: i.pos}
	case itemNil:
		return &NilNode{tr: t, NodeType: NodeNil, Pos: i.pos}
	case itemBool:
		return &BoolNode{tr: t, NodeType: NodeBool, Pos: i.pos, True: i.val == "true"}
	case itemField:
		return t.field(i)
	case itemVariable:
		v := t.variable(i)
		if !slices.Contains(t.vars, v.Ident[0]) {
			t.fail("undefined variable %q", v.Ident[0])
		}
		return v
	case itemCharConstant, itemComplex, itemNumber:
		n, err := t.number(i)
		t.must(err)
		return n
	case itemString, itemRawString:
		return &StringNode{tr: t, NodeType: NodeString, Pos: i.pos, Quoted: i.val, Text: t.unquote(i)}
	case itemLeftParen:
		if t.depth >= maxDepth {
			t.fail("max expression depth exceeded")
		}
		t.depth++
		defer func() { t.depth-- }()
		return t.pipeline("parenthesized pipeline", itemRightParen)
	}
	t.back(i)
	return nil
}
