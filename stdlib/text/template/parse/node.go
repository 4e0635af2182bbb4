package parse

import (
	"fmt"
	"strconv"
	"strings"
)

// A Node is part of a tree. Only types of this package are nodes.
type Node interface {
	Type() NodeType
	String() string
	Copy() Node // with all below
	Position() Pos
	tree() *Tree
	writeTo(*strings.Builder)
}

// NodeType is the kind of a node.
type NodeType int

// Type returns t, for the nodes that embed it.
func (t NodeType) Type() NodeType { return t }

// Pos is a byte offset in the text.
type Pos int

// Position returns p, for the nodes that embed it.
func (p Pos) Position() Pos { return p }

const (
	NodeText NodeType = iota
	NodeAction
	NodeBool
	NodeChain
	NodeCommand
	NodeDot
	nodeElse
	nodeEnd
	NodeField
	NodeIdentifier
	NodeIf
	NodeList
	NodeNil
	NodeNumber
	NodePipe
	NodeRange
	NodeString
	NodeTemplate
	NodeVariable
	NodeWith
	NodeComment
	NodeBreak
	NodeContinue
)

func text(n interface{ writeTo(*strings.Builder) }) string {
	var b strings.Builder
	n.writeTo(&b)
	return b.String()
}

func joined(b *strings.Builder, words []string, sep string) { b.WriteString(strings.Join(words, sep)) }

// A ListNode is a sequence of nodes.
type ListNode struct {
	NodeType
	Pos
	tr    *Tree
	Nodes []Node
}

func (n *ListNode) tree() *Tree { return n.tr }

// String returns the source.
func (n *ListNode) String() string { return text(n) }

func (n *ListNode) writeTo(b *strings.Builder) {
	for _, x := range n.Nodes {
		x.writeTo(b)
	}
}

// Copy copies the node and all below.
func (n *ListNode) Copy() Node {
	return n.CopyList()
}

// CopyList is Copy with its own type.
func (n *ListNode) CopyList() *ListNode {
	if n == nil {
		return nil
	}
	c := *n
	c.Nodes = nil
	for _, x := range n.Nodes {
		c.append(x.Copy())
	}
	return &c
}

func (n *ListNode) append(x Node) { n.Nodes = append(n.Nodes, x) }

// A TextNode is plain text.
type TextNode struct {
	NodeType
	Pos
	tr   *Tree
	Text []byte
}

func (n *TextNode) tree() *Tree { return n.tr }

// String returns the source.
func (n *TextNode) String() string { return text(n) }

func (n *TextNode) writeTo(b *strings.Builder) {
	b.Write(n.Text)
}

// Copy copies the node and all below.
func (n *TextNode) Copy() Node {
	c := *n
	c.Text = append([]byte{}, n.Text...)
	return &c
}

// A CommentNode is a comment.
type CommentNode struct {
	NodeType
	Pos
	tr   *Tree
	Text string
}

func (n *CommentNode) tree() *Tree { return n.tr }

// String returns the source.
func (n *CommentNode) String() string { return text(n) }

func (n *CommentNode) writeTo(b *strings.Builder) {
	b.WriteString("{{" + n.Text + "}}")
}

// Copy copies the node and all below.
func (n *CommentNode) Copy() Node {
	c := *n
	return &c
}

// A PipeNode is a pipeline, perhaps with declarations before it.
type PipeNode struct {
	NodeType
	Pos
	tr       *Tree
	Line     int
	IsAssign bool // the variables exist already
	Decl     []*VariableNode
	Cmds     []*CommandNode
}

func (n *PipeNode) tree() *Tree { return n.tr }

// String returns the source.
func (n *PipeNode) String() string { return text(n) }

func (n *PipeNode) writeTo(b *strings.Builder) {
	for i, v := range n.Decl {
		if i > 0 {
			b.WriteString(", ")
		}
		v.writeTo(b)
	}
	if len(n.Decl) > 0 && n.IsAssign {
		b.WriteString(" = ")
	} else if len(n.Decl) > 0 {
		b.WriteString(" := ")
	}
	for i, c := range n.Cmds {
		if i > 0 {
			b.WriteString(" | ")
		}
		c.writeTo(b)
	}
}

// Copy copies the node and all below.
func (n *PipeNode) Copy() Node {
	return n.CopyPipe()
}

// CopyPipe is Copy with its own type.
func (n *PipeNode) CopyPipe() *PipeNode {
	if n == nil {
		return nil
	}
	c := *n
	c.Decl, c.Cmds = make([]*VariableNode, len(n.Decl)), nil
	for i, v := range n.Decl {
		c.Decl[i] = v.Copy().(*VariableNode)
	}
	for _, cmd := range n.Cmds {
		c.Cmds = append(c.Cmds, cmd.Copy().(*CommandNode))
	}
	return &c
}

// An ActionNode is a pipeline to evaluate and print.
type ActionNode struct {
	NodeType
	Pos
	tr   *Tree
	Line int
	Pipe *PipeNode
}

func (n *ActionNode) tree() *Tree { return n.tr }

// String returns the source.
func (n *ActionNode) String() string { return text(n) }

func (n *ActionNode) writeTo(b *strings.Builder) {
	b.WriteString("{{")
	n.Pipe.writeTo(b)
	b.WriteString("}}")
}

// Copy copies the node and all below.
func (n *ActionNode) Copy() Node {
	c := *n
	c.Pipe = n.Pipe.CopyPipe()
	return &c
}

// A CommandNode is one stage of a pipeline.
type CommandNode struct {
	NodeType
	Pos
	tr   *Tree
	Args []Node
}

func (n *CommandNode) tree() *Tree { return n.tr }

// String returns the source.
func (n *CommandNode) String() string { return text(n) }

func (n *CommandNode) writeTo(b *strings.Builder) {
	for i, a := range n.Args {
		if i > 0 {
			b.WriteByte(' ')
		}
		if _, pipe := a.(*PipeNode); pipe {
			b.WriteByte('(')
			a.writeTo(b)
			b.WriteByte(')')
		} else {
			a.writeTo(b)
		}
	}
}

// Copy copies the node and all below.
func (n *CommandNode) Copy() Node {
	if n == nil {
		return n
	}
	c := *n
	c.Args = nil
	for _, a := range n.Args {
		c.Args = append(c.Args, a.Copy())
	}
	return &c
}

// An IdentifierNode is the name of a function.
type IdentifierNode struct {
	NodeType
	Pos
	tr    *Tree
	Ident string
}

func (n *IdentifierNode) tree() *Tree { return n.tr }

// String returns the source.
func (n *IdentifierNode) String() string { return text(n) }

func (n *IdentifierNode) writeTo(b *strings.Builder) {
	b.WriteString(n.Ident)
}

// Copy copies the node and all below.
func (n *IdentifierNode) Copy() Node {
	c := *n
	return &c
}

// NewIdentifier returns a node for ident.
func NewIdentifier(ident string) *IdentifierNode {
	return &IdentifierNode{NodeType: NodeIdentifier, Ident: ident}
}

// SetPos sets the position and returns n.
func (n *IdentifierNode) SetPos(pos Pos) *IdentifierNode {
	n.Pos = pos
	return n
}

// SetTree sets the tree that n is part of and returns n.
func (n *IdentifierNode) SetTree(t *Tree) *IdentifierNode {
	n.tr = t
	return n
}

// A VariableNode is a variable with fields: $x.Field.
type VariableNode struct {
	NodeType
	Pos
	tr    *Tree
	Ident []string
}

func (n *VariableNode) tree() *Tree { return n.tr }

// String returns the source.
func (n *VariableNode) String() string { return text(n) }

func (n *VariableNode) writeTo(b *strings.Builder) {
	joined(b, n.Ident, ".")
}

// Copy copies the node and all below.
func (n *VariableNode) Copy() Node {
	c := *n
	c.Ident = append([]string{}, n.Ident...)
	return &c
}

// A DotNode is the dot.
type DotNode struct {
	NodeType
	Pos
	tr *Tree
}

func (n *DotNode) tree() *Tree { return n.tr }

// String returns the source.
func (n *DotNode) String() string { return text(n) }

func (n *DotNode) writeTo(b *strings.Builder) {
	b.WriteByte('.')
}

// Copy copies the node and all below.
func (n *DotNode) Copy() Node {
	c := *n
	return &c
}

// A NilNode is nil.
type NilNode struct {
	NodeType
	Pos
	tr *Tree
}

func (n *NilNode) tree() *Tree { return n.tr }

// String returns the source.
func (n *NilNode) String() string { return text(n) }

func (n *NilNode) writeTo(b *strings.Builder) {
	b.WriteString("nil")
}

// Copy copies the node and all below.
func (n *NilNode) Copy() Node {
	c := *n
	return &c
}

// A FieldNode is a chain of fields of the dot: .A.B.
type FieldNode struct {
	NodeType
	Pos
	tr    *Tree
	Ident []string
}

func (n *FieldNode) tree() *Tree { return n.tr }

// String returns the source.
func (n *FieldNode) String() string { return text(n) }

func (n *FieldNode) writeTo(b *strings.Builder) {
	b.WriteByte('.')
	joined(b, n.Ident, ".")
}

// Copy copies the node and all below.
func (n *FieldNode) Copy() Node {
	c := *n
	c.Ident = append([]string{}, n.Ident...)
	return &c
}

// A ChainNode is a term with fields: (x).A.B.
type ChainNode struct {
	NodeType
	Pos
	tr    *Tree
	Node  Node
	Field []string
}

func (n *ChainNode) tree() *Tree { return n.tr }

// String returns the source.
func (n *ChainNode) String() string { return text(n) }

func (n *ChainNode) writeTo(b *strings.Builder) {
	if _, pipe := n.Node.(*PipeNode); pipe {
		b.WriteByte('(')
		n.Node.writeTo(b)
		b.WriteByte(')')
	} else {
		n.Node.writeTo(b)
	}
	for _, f := range n.Field {
		b.WriteString("." + f)
	}
}

// Copy copies the node and all below.
func (n *ChainNode) Copy() Node {
	c := *n
	c.Field = append([]string{}, n.Field...)
	return &c
}

// Add appends a field, written with its dot.
func (n *ChainNode) Add(field string) {
	name, dot := strings.CutPrefix(field, ".")
	if !dot {
		panic("no dot in field")
	}
	if name == "" {
		panic("empty field")
	}
	n.Field = append(n.Field, name)
}

// A BoolNode is true or false.
type BoolNode struct {
	NodeType
	Pos
	tr   *Tree
	True bool
}

func (n *BoolNode) tree() *Tree { return n.tr }

// String returns the source.
func (n *BoolNode) String() string { return text(n) }

func (n *BoolNode) writeTo(b *strings.Builder) {
	b.WriteString(strconv.FormatBool(n.True))
}

// Copy copies the node and all below.
func (n *BoolNode) Copy() Node {
	c := *n
	return &c
}

// A NumberNode is a constant, with its value as each type that can hold it.
type NumberNode struct {
	NodeType
	Pos
	tr         *Tree
	IsInt      bool
	IsUint     bool
	IsFloat    bool
	IsComplex  bool
	Int64      int64
	Uint64     uint64
	Float64    float64
	Complex128 complex128
	Text       string
}

func (n *NumberNode) tree() *Tree { return n.tr }

// String returns the source.
func (n *NumberNode) String() string { return text(n) }

func (n *NumberNode) writeTo(b *strings.Builder) {
	b.WriteString(n.Text)
}

// Copy copies the node and all below.
func (n *NumberNode) Copy() Node {
	c := *n
	return &c
}

// A StringNode is a string constant.
type StringNode struct {
	NodeType
	Pos
	tr     *Tree
	Quoted string // as written
	Text   string
}

func (n *StringNode) tree() *Tree { return n.tr }

// String returns the source.
func (n *StringNode) String() string { return text(n) }

func (n *StringNode) writeTo(b *strings.Builder) {
	b.WriteString(n.Quoted)
}

// Copy copies the node and all below.
func (n *StringNode) Copy() Node {
	c := *n
	return &c
}

// endNode is {{end}}; it stays out of the tree.
type endNode struct {
	NodeType
	Pos
	tr *Tree
}

func (n *endNode) tree() *Tree { return n.tr }

// String returns the source.
func (n *endNode) String() string { return text(n) }

func (n *endNode) writeTo(b *strings.Builder) {
	b.WriteString("{{end}}")
}

// Copy copies the node and all below.
func (n *endNode) Copy() Node {
	c := *n
	return &c
}

// elseNode is {{else}}; it stays out of the tree.
type elseNode struct {
	NodeType
	Pos
	tr   *Tree
	Line int
}

func (n *elseNode) tree() *Tree { return n.tr }

// String returns the source.
func (n *elseNode) String() string { return text(n) }

func (n *elseNode) writeTo(b *strings.Builder) {
	b.WriteString("{{else}}")
}

// Copy copies the node and all below.
func (n *elseNode) Copy() Node {
	c := *n
	return &c
}

// A BranchNode is what if, range and with have in common.
type BranchNode struct {
	NodeType
	Pos
	tr       *Tree
	Line     int
	Pipe     *PipeNode
	List     *ListNode
	ElseList *ListNode // nil without an else
}

func (n *BranchNode) tree() *Tree { return n.tr }

// String returns the source.
func (n *BranchNode) String() string { return text(n) }

func (n *BranchNode) writeTo(b *strings.Builder) {
	switch n.NodeType {
	case NodeIf:
		b.WriteString("{{if ")
	case NodeRange:
		b.WriteString("{{range ")
	case NodeWith:
		b.WriteString("{{with ")
	default:
		panic("unknown branch type")
	}
	n.Pipe.writeTo(b)
	b.WriteString("}}")
	n.List.writeTo(b)
	if n.ElseList != nil {
		b.WriteString("{{else}}")
		n.ElseList.writeTo(b)
	}
	b.WriteString("{{end}}")
}

// Copy copies the node and all below.
func (n *BranchNode) Copy() Node {
	c := n.copied()
	switch n.NodeType {
	case NodeIf:
		return &IfNode{c}
	case NodeRange:
		return &RangeNode{c}
	case NodeWith:
		return &WithNode{c}
	}
	panic("unknown branch type")
}

func (n *BranchNode) copied() BranchNode {
	c := *n
	c.Pipe, c.List, c.ElseList = n.Pipe.CopyPipe(), n.List.CopyList(), n.ElseList.CopyList()
	return c
}

// An IfNode is {{if}}.
type IfNode struct{ BranchNode }

// A RangeNode is {{range}}.
type RangeNode struct{ BranchNode }

// A WithNode is {{with}}.
type WithNode struct{ BranchNode }

// A BreakNode is {{break}}.
type BreakNode struct {
	NodeType
	Pos
	tr   *Tree
	Line int
}

func (n *BreakNode) tree() *Tree { return n.tr }

// String returns the source.
func (n *BreakNode) String() string { return text(n) }

func (n *BreakNode) writeTo(b *strings.Builder) {
	b.WriteString("{{break}}")
}

// Copy copies the node and all below.
func (n *BreakNode) Copy() Node {
	c := *n
	return &c
}

// A ContinueNode is {{continue}}.
type ContinueNode struct {
	NodeType
	Pos
	tr   *Tree
	Line int
}

func (n *ContinueNode) tree() *Tree { return n.tr }

// String returns the source.
func (n *ContinueNode) String() string { return text(n) }

func (n *ContinueNode) writeTo(b *strings.Builder) {
	b.WriteString("{{continue}}")
}

// Copy copies the node and all below.
func (n *ContinueNode) Copy() Node {
	c := *n
	return &c
}

// A TemplateNode is {{template}}.
type TemplateNode struct {
	NodeType
	Pos
	tr   *Tree
	Line int
	Name string
	Pipe *PipeNode // the template's dot; nil if none
}

func (n *TemplateNode) tree() *Tree { return n.tr }

// String returns the source.
func (n *TemplateNode) String() string { return text(n) }

func (n *TemplateNode) writeTo(b *strings.Builder) {
	b.WriteString("{{template " + strconv.Quote(n.Name))
	if n.Pipe != nil {
		b.WriteByte(' ')
		n.Pipe.writeTo(b)
	}
	b.WriteString("}}")
}

// Copy copies the node and all below.
func (n *TemplateNode) Copy() Node {
	c := *n
	c.Pipe = n.Pipe.CopyPipe()
	return &c
}

// number makes the node of a constant.
func (t *Tree) number(i item) (*NumberNode, error) {
	n := &NumberNode{tr: t, NodeType: NodeNumber, Pos: i.pos, Text: i.val}
	switch i.typ {
	case itemCharConstant:
		c, _, tail, err := strconv.UnquoteChar(i.val[1:], i.val[0])
		if err != nil {
			return nil, err
		}
		if tail != "'" {
			return nil, fmt.Errorf("malformed character constant: %s", i.val)
		}
		n.Int64, n.Uint64, n.Float64 = int64(c), uint64(c), float64(c)
		n.IsInt, n.IsUint, n.IsFloat = true, true, true
		return n, nil
	case itemComplex:
		if _, err := fmt.Sscan(i.val, &n.Complex128); err != nil {
			return nil, err
		}
		n.IsComplex = true
		n.simplify()
		return n, nil
	}
	if imaginary, ok := strings.CutSuffix(i.val, "i"); ok {
		if f, err := strconv.ParseFloat(imaginary, 64); err == nil {
			n.Complex128, n.IsComplex = complex(0, f), true
			n.simplify()
			return n, nil
		}
	}
	if u, err := strconv.ParseUint(i.val, 0, 64); err == nil {
		n.Uint64, n.IsUint = u, true
	}
	if v, err := strconv.ParseInt(i.val, 0, 64); err == nil {
		n.Int64, n.IsInt = v, true
		if v == 0 { // -0 as well
			n.Uint64, n.IsUint = uint64(v), true
		}
	}
	if n.IsInt {
		n.Float64, n.IsFloat = float64(n.Int64), true
		return n, nil
	}
	if n.IsUint {
		n.Float64, n.IsFloat = float64(n.Uint64), true
		return n, nil
	}
	if f, err := strconv.ParseFloat(i.val, 64); err == nil {
		if !strings.ContainsAny(i.val, ".eEpP") {
			return nil, fmt.Errorf("integer overflow: %q", i.val)
		}
		n.Float64, n.IsFloat = f, true
		n.integers()
		return n, nil
	}
	return nil, fmt.Errorf("illegal number syntax: %q", i.val)
}

// simplify: a complex number may be a real one, too.
func (n *NumberNode) simplify() {
	if n.IsFloat = imag(n.Complex128) == 0; n.IsFloat {
		n.Float64 = real(n.Complex128)
		n.integers()
	}
}

func (n *NumberNode) integers() {
	if !n.IsInt && float64(int64(n.Float64)) == n.Float64 {
		n.IsInt, n.Int64 = true, int64(n.Float64)
	}
	if !n.IsUint && float64(uint64(n.Float64)) == n.Float64 {
		n.IsUint, n.Uint64 = true, uint64(n.Float64)
	}
}
