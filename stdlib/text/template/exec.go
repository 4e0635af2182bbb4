package template

import (
	"errors"
	"fmt"
	"io"
	"reflect"
	"runtime"
	"strings"
	"text/template/parse"
)

const maxTemplates = 100000 // nested

// An ExecError is an error of Execute other than of writing.
type ExecError struct {
	Name string // of the template
	Err  error
}

func (e ExecError) Error() string { return e.Err.Error() }

// Unwrap returns Err.
func (e ExecError) Unwrap() error { return e.Err }

type writeError struct{ error }

type variable struct {
	name  string
	value reflect.Value
}

// A state is a template being executed.
type state struct {
	t     *Template
	w     io.Writer
	node  parse.Node // for errors
	vars  []variable
	depth int
}

var (
	errorType    = reflect.TypeFor[error]()
	stringerType = reflect.TypeFor[fmt.Stringer]()
	valueType    = reflect.TypeFor[reflect.Value]()
)

type absentType struct{}

// absent is the final argument of a command that is the first of its pipeline.
var absent = reflect.ValueOf(absentType{})

func isAbsent(v reflect.Value) bool { return v.IsValid() && v.Type() == absent.Type() }

// Execute writes t, filled with data, to wr. What was written before an error stays.
func (t *Template) Execute(wr io.Writer, data any) (err error) {
	defer func() {
		switch e := recover().(type) {
		case nil:
		case runtime.Error:
			panic(e)
		case writeError:
			err = e.error
		case ExecError:
			err = e
		default:
			panic(e)
		}
	}()
	dot, ok := data.(reflect.Value)
	if !ok {
		dot = reflect.ValueOf(data)
	}
	s := &state{t: t, w: wr, vars: []variable{{"$", dot}}}
	if t.Tree == nil || t.Root == nil {
		s.fail("%q is an incomplete or empty template", t.Name())
	}
	s.walk(dot, t.Root)
	return nil
}

// ExecuteTemplate executes the associated template of that name.
func (t *Template) ExecuteTemplate(wr io.Writer, name string, data any) error {
	x := t.Lookup(name)
	if x == nil {
		return fmt.Errorf("template: no template %q associated with template %q", name, t.name)
	}
	return x.Execute(wr, data)
}

func (s *state) fail(format string, args ...any) {
	name := percents(s.t.Name())
	if s.node == nil {
		format = "template: " + name + ": " + format
	} else {
		place, source := s.t.ErrorContext(s.node)
		format = fmt.Sprintf("template: %s: executing %q at <%s>: %s", place, name, percents(source), format)
	}
	panic(ExecError{s.t.Name(), fmt.Errorf(format, args...)})
}

func (s *state) lookup(name string) *variable {
	for i := len(s.vars) - 1; i >= 0; i-- {
		if s.vars[i].name == name {
			return &s.vars[i]
		}
	}
	s.fail("undefined variable: %s", name)
	return nil
}

// A jump is how a node was left: break and continue go up to the range.
type jump int

const (
	onward jump = iota
	breaking
	continuing
)

func (s *state) walk(dot reflect.Value, n parse.Node) jump {
	s.node = n
	switch n := n.(type) {
	case *parse.ActionNode:
		v := s.pipeline(dot, n.Pipe)
		if len(n.Pipe.Decl) == 0 {
			s.print(n, v)
		}
	case *parse.BreakNode:
		return breaking
	case *parse.ContinueNode:
		return continuing
	case *parse.CommentNode:
	case *parse.IfNode:
		return s.branch(dot, &n.BranchNode)
	case *parse.WithNode:
		return s.branch(dot, &n.BranchNode)
	case *parse.ListNode:
		for _, x := range n.Nodes {
			if j := s.walk(dot, x); j != onward {
				return j
			}
		}
	case *parse.RangeNode:
		return s.loop(dot, n)
	case *parse.TemplateNode:
		s.call(dot, n)
	case *parse.TextNode:
		if _, err := s.w.Write(n.Text); err != nil {
			panic(writeError{err})
		}
	default:
		s.fail("unknown node: %s", n)
	}
	return onward
}

func (s *state) branch(dot reflect.Value, n *parse.BranchNode) jump {
	vars := len(s.vars)
	defer func() { s.vars = s.vars[:vars] }()
	v := s.pipeline(dot, n.Pipe)
	yes, ok := isTrue(inner(v))
	if !ok {
		s.fail("if/with can't use %v", v)
	}
	if !yes {
		if n.ElseList == nil {
			return onward
		}
		return s.walk(dot, n.ElseList)
	}
	if n.NodeType == parse.NodeWith {
		dot = v
	}
	return s.walk(dot, n.List)
}

// IsTrue tells whether a value counts as true: not the zero of its type, not empty. ok is false if it makes no sense.
func IsTrue(val any) (truth, ok bool) { return isTrue(reflect.ValueOf(val)) }

func isTrue(v reflect.Value) (truth, ok bool) {
	switch v.Kind() {
	case reflect.Invalid:
		return false, true
	case reflect.Array, reflect.Map, reflect.Slice, reflect.String:
		return v.Len() > 0, true
	case reflect.Float32, reflect.Float64:
		return v.Float() != 0, true
	case reflect.Complex64, reflect.Complex128:
		return v.Complex() != 0, true
	case reflect.Struct:
		return true, true
	}
	return !v.IsZero(), true
}

func (s *state) loop(dot reflect.Value, n *parse.RangeNode) jump {
	s.node = n
	outer := len(s.vars)
	defer func() { s.vars = s.vars[:outer] }()
	v, _ := indirect(s.pipeline(dot, n.Pipe))
	decl, base := n.Pipe.Decl, len(s.vars)
	ran := false
	// once runs the body; false: it was left for good.
	once := func(index, elem reflect.Value) bool {
		ran = true
		switch {
		case len(decl) > 0 && n.Pipe.IsAssign:
			if len(decl) > 1 {
				s.lookup(decl[0].Ident[0]).value = index
				s.lookup(decl[1].Ident[0]).value = elem
			} else {
				s.lookup(decl[0].Ident[0]).value = elem
			}
		case len(decl) > 0:
			s.vars[base-1].value = elem
			if len(decl) > 1 {
				s.vars[base-2].value = index
			}
		}
		j := s.walk(elem, n.List)
		s.vars = s.vars[:base]
		return j != breaking
	}
	k := v.Kind()
	switch {
	case k >= reflect.Int && k <= reflect.Uintptr:
		if len(decl) > 1 {
			s.fail("can't use %v to iterate over more than one variable", v)
		}
		for x := range v.Seq() {
			if !once(reflect.Value{}, x) {
				break
			}
		}
	case k == reflect.Array || k == reflect.Slice:
		for i := 0; i < v.Len() && once(reflect.ValueOf(i), v.Index(i)); i++ {
		}
	case k == reflect.Map:
		for _, key := range sortedKeys(v) {
			if !once(key, v.MapIndex(key)) {
				break
			}
		}
	case k == reflect.Chan:
		if v.IsNil() {
			break
		}
		if v.Type().ChanDir() == reflect.SendDir {
			s.fail("range over send-only channel %v", v)
		}
		for i := 0; ; i++ {
			x, ok := v.Recv()
			if !ok || !once(reflect.ValueOf(i), x) {
				break
			}
		}
	case k == reflect.Invalid:
	case k == reflect.Func && v.Type().CanSeq():
		if len(decl) > 1 {
			s.fail("can't use %v iterate over more than one variable", v)
		}
		for x := range v.Seq() {
			if !once(reflect.Value{}, x) {
				break
			}
		}
	case k == reflect.Func && v.Type().CanSeq2():
		for i, x := range v.Seq2() {
			if len(decl) < 2 {
				i, x = reflect.Value{}, i
			}
			if !once(i, x) {
				break
			}
		}
	default:
		s.fail("range can't iterate over %v", v)
	}
	if !ran && n.ElseList != nil {
		return s.walk(dot, n.ElseList)
	}
	return onward
}

func (s *state) call(dot reflect.Value, n *parse.TemplateNode) {
	s.node = n
	t := s.t.Lookup(n.Name)
	if t == nil {
		s.fail("template %q not defined", n.Name)
	}
	if s.depth == maxTemplates {
		s.fail("exceeded maximum template depth (%v)", maxTemplates)
	}
	dot = s.pipeline(dot, n.Pipe)
	in := &state{t: t, w: s.w, node: s.node, vars: []variable{{"$", dot}}, depth: s.depth + 1}
	in.walk(dot, t.Root)
}

// ---- values

func (s *state) pipeline(dot reflect.Value, p *parse.PipeNode) (v reflect.Value) {
	if p == nil {
		return reflect.Value{}
	}
	s.node = p
	v = absent
	for _, c := range p.Cmds {
		v = s.command(dot, c, v)
		if v.Kind() == reflect.Interface && v.Type().NumMethod() == 0 {
			v = v.Elem()
		}
	}
	for _, d := range p.Decl {
		if p.IsAssign {
			s.lookup(d.Ident[0]).value = v
		} else {
			s.vars = append(s.vars, variable{d.Ident[0], v})
		}
	}
	return v
}

func (s *state) noArguments(args []parse.Node, final reflect.Value) {
	if len(args) > 1 || !isAbsent(final) {
		s.fail("can't give argument to non-function %s", args[0])
	}
}

func (s *state) command(dot reflect.Value, c *parse.CommandNode, final reflect.Value) reflect.Value {
	switch n := c.Args[0].(type) {
	case *parse.FieldNode:
		return s.fieldNode(dot, n, c.Args, final)
	case *parse.ChainNode:
		return s.chainNode(dot, n, c.Args, final)
	case *parse.IdentifierNode:
		return s.function(dot, n, c, c.Args, final)
	case *parse.PipeNode:
		s.noArguments(c.Args, final)
		return s.pipeline(dot, n)
	case *parse.VariableNode:
		return s.variableNode(dot, n, c.Args, final)
	}
	s.node = c.Args[0]
	s.noArguments(c.Args, final)
	switch n := c.Args[0].(type) {
	case *parse.BoolNode:
		return reflect.ValueOf(n.True)
	case *parse.DotNode:
		return dot
	case *parse.NilNode:
		s.fail("nil is not a command")
	case *parse.NumberNode:
		return s.constant(n)
	case *parse.StringNode:
		return reflect.ValueOf(n.Text)
	}
	s.fail("can't evaluate command %q", c.Args[0])
	return reflect.Value{}
}

// constant gives a number the type that it would have in Go.
func (s *state) constant(n *parse.NumberNode) reflect.Value {
	s.node = n
	hex := len(n.Text) > 2 && n.Text[0] == '0' && n.Text[1]|0x20 == 'x' && !strings.ContainsAny(n.Text, "pP")
	switch {
	case n.IsComplex:
		return reflect.ValueOf(n.Complex128)
	case n.IsFloat && !hex && n.Text[0] != '\'' && strings.ContainsAny(n.Text, ".eEpP"):
		return reflect.ValueOf(n.Float64)
	case n.IsInt:
		return reflect.ValueOf(int(n.Int64))
	case n.IsUint:
		s.fail("%s overflows int", n.Text)
	}
	return reflect.Value{}
}

func (s *state) fieldNode(dot reflect.Value, n *parse.FieldNode, args []parse.Node, final reflect.Value) reflect.Value {
	s.node = n
	return s.fields(dot, dot, n, n.Ident, args, final)
}

func (s *state) chainNode(dot reflect.Value, n *parse.ChainNode, args []parse.Node, final reflect.Value) reflect.Value {
	s.node = n
	if len(n.Field) == 0 {
		s.fail("internal error: no fields in evalChainNode")
	}
	if n.Node.Type() == parse.NodeNil {
		s.fail("indirection through explicit nil in %s", n)
	}
	return s.fields(dot, s.argument(dot, nil, n.Node), n, n.Field, args, final)
}

func (s *state) variableNode(dot reflect.Value, n *parse.VariableNode, args []parse.Node, final reflect.Value) reflect.Value {
	s.node = n
	v := s.lookup(n.Ident[0]).value
	if len(n.Ident) == 1 {
		s.noArguments(args, final)
		return v
	}
	return s.fields(dot, v, n, n.Ident[1:], args, final)
}

// fields follows names; the last may be a method that gets the arguments.
func (s *state) fields(dot, v reflect.Value, n parse.Node, names []string, args []parse.Node, final reflect.Value) reflect.Value {
	last := len(names) - 1
	for _, name := range names[:last] {
		v = s.field(dot, name, n, nil, absent, v)
	}
	return s.field(dot, names[last], n, args, final, v)
}

func (s *state) function(dot reflect.Value, n *parse.IdentifierNode, c parse.Node, args []parse.Node, final reflect.Value) reflect.Value {
	s.node = n
	f, builtin, ok := s.t.function(n.Ident)
	if !ok {
		s.fail("%q is not a defined function", n.Ident)
	}
	return s.apply(dot, f, builtin, c, n.Ident, args, final)
}

func (s *state) field(dot reflect.Value, name string, n parse.Node, args []parse.Node, final, of reflect.Value) reflect.Value {
	if !of.IsValid() {
		if s.t.missing == missingError {
			s.fail("nil data; no entry for key %q", name)
		}
		return reflect.Value{}
	}
	typ := of.Type()
	of, null := indirect(of)
	if null && of.Kind() == reflect.Interface {
		s.fail("nil pointer evaluating %s.%s", typ, name)
	}
	self := of
	if k := of.Kind(); k != reflect.Interface && k != reflect.Pointer && of.CanAddr() {
		self = of.Addr()
	}
	if m := self.MethodByName(name); m.IsValid() {
		return s.apply(dot, m, false, n, name, args, final)
	}
	hasArgs := len(args) > 1 || !isAbsent(final)
	switch of.Kind() {
	case reflect.Struct:
		sf, ok := of.Type().FieldByName(name)
		if !ok {
			break
		}
		v, err := of.FieldByIndexErr(sf.Index)
		if !sf.IsExported() {
			s.fail("%s is an unexported field of struct type %s", name, typ)
		}
		if err != nil {
			s.fail("%v", err)
		}
		if hasArgs {
			s.fail("%s has arguments but cannot be invoked as function", name)
		}
		return v
	case reflect.Map:
		key := reflect.ValueOf(name)
		if !key.Type().AssignableTo(of.Type().Key()) {
			break
		}
		if hasArgs {
			s.fail("%s is not a method but has arguments", name)
		}
		v := of.MapIndex(key)
		if !v.IsValid() && s.t.missing == missingZero {
			v = reflect.Zero(of.Type().Elem())
		} else if !v.IsValid() && s.t.missing == missingError {
			s.fail("map has no entry for key %q", name)
		}
		return v
	case reflect.Pointer: // nil
		if e := of.Type().Elem(); e.Kind() == reflect.Struct {
			if _, ok := e.FieldByName(name); !ok {
				break
			}
		}
		if null {
			s.fail("nil pointer evaluating %s.%s", typ, name)
		}
	}
	s.fail("can't evaluate field %s in type %s", name, typ)
	return reflect.Value{}
}

func (s *state) apply(dot, f reflect.Value, builtin bool, n parse.Node, name string, args []parse.Node, final reflect.Value) reflect.Value {
	if args != nil {
		args = args[1:]
	}
	typ := f.Type()
	in := len(args)
	if !isAbsent(final) {
		in++
	}
	fixed := typ.NumIn()
	if typ.IsVariadic() {
		if fixed--; in < fixed {
			s.fail("wrong number of args for %s: want at least %d got %d", name, fixed, len(args))
		}
	} else if in != fixed {
		s.fail("wrong number of args for %s: want %d got %d", name, fixed, in)
	}
	if err := resultsFit(name, typ); err != nil {
		s.fail("%v", err)
	}
	param := func(i int) reflect.Type {
		if i < fixed {
			return typ.In(i)
		}
		return typ.In(fixed).Elem()
	}
	if builtin && (name == "and" || name == "or") { // these evaluate no more arguments than they need
		var v reflect.Value
		for _, a := range args {
			v = s.argument(dot, param(0), a).Interface().(reflect.Value)
			if truth(v) == (name == "or") {
				return v
			}
		}
		if !isAbsent(final) {
			v = unwrap(s.fit(final, param(0)))
		}
		return v
	}
	argv := make([]reflect.Value, 0, in)
	for i, a := range args {
		argv = append(argv, s.argument(dot, param(i), a))
	}
	if !isAbsent(final) {
		argv = append(argv, s.fit(final, param(len(args))))
	}
	if builtin && name == "call" {
		callee := ""
		if len(args) == 0 {
			callee = final.String()
		} else {
			callee = args[0].String()
		}
		argv = append([]reflect.Value{reflect.ValueOf(callee)}, argv...)
		f = reflect.ValueOf(call)
	}
	v, err := safely(f, argv)
	if err != nil {
		s.node = n
		s.fail("error calling %s: %w", name, err)
	}
	return unwrap(v)
}

func unwrap(v reflect.Value) reflect.Value {
	if v.Type() == valueType {
		return v.Interface().(reflect.Value)
	}
	return v
}

func nilable(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Chan, reflect.Func, reflect.Interface, reflect.Map, reflect.Pointer, reflect.Slice:
		return true
	}
	return t == valueType
}

// fit makes v assignable to typ: by dereference, or by its address.
func (s *state) fit(v reflect.Value, typ reflect.Type) reflect.Value {
	switch {
	case !v.IsValid():
		if typ == nil {
			return reflect.ValueOf(nil)
		}
		if !nilable(typ) {
			s.fail("invalid value; expected %s", typ)
		}
		return reflect.Zero(typ)
	case typ == valueType && v.Type() != typ:
		return reflect.ValueOf(v)
	case typ == nil || v.Type().AssignableTo(typ):
		return v
	}
	if v.Kind() == reflect.Interface && !v.IsNil() {
		if v = v.Elem(); v.Type().AssignableTo(typ) {
			return v
		}
	}
	switch {
	case v.Kind() == reflect.Pointer && v.Type().Elem().AssignableTo(typ):
		if v = v.Elem(); !v.IsValid() {
			s.fail("dereference of nil pointer of type %s", typ)
		}
		return v
	case v.CanAddr() && reflect.PointerTo(v.Type()).AssignableTo(typ):
		return v.Addr()
	}
	s.fail("wrong type for value; expected %s; got %s", typ, v.Type())
	return v
}

// argument evaluates n for a parameter of type typ; nil: any type will do.
func (s *state) argument(dot reflect.Value, typ reflect.Type, n parse.Node) reflect.Value {
	s.node = n
	switch n := n.(type) {
	case *parse.DotNode:
		return s.fit(dot, typ)
	case *parse.NilNode:
		if !nilable(typ) {
			s.fail("cannot assign nil to %s", typ)
		}
		return reflect.Zero(typ)
	case *parse.FieldNode:
		return s.fit(s.fieldNode(dot, n, []parse.Node{n}, absent), typ)
	case *parse.VariableNode:
		return s.fit(s.variableNode(dot, n, nil, absent), typ)
	case *parse.PipeNode:
		return s.fit(s.pipeline(dot, n), typ)
	case *parse.IdentifierNode:
		return s.fit(s.function(dot, n, n, nil, absent), typ)
	case *parse.ChainNode:
		return s.fit(s.chainNode(dot, n, nil, absent), typ)
	}
	v := reflect.New(typ).Elem()
	number, ok := n.(*parse.NumberNode)
	if !ok {
		number = new(parse.NumberNode) // of no kind
	}
	want := ""
	switch k := typ.Kind(); {
	case typ == valueType:
		return reflect.ValueOf(s.literal(n))
	case k == reflect.Interface && typ.NumMethod() == 0:
		return s.literal(n)
	case k == reflect.Bool:
		var x *parse.BoolNode
		if x, ok = n.(*parse.BoolNode); ok {
			v.SetBool(x.True)
		}
		want = "bool"
	case k == reflect.String:
		var x *parse.StringNode
		if x, ok = n.(*parse.StringNode); ok {
			v.SetString(x.Text)
		}
		want = "string"
	case v.CanInt():
		want, ok = "integer", number.IsInt
		v.SetInt(number.Int64)
	case v.CanUint():
		want, ok = "unsigned integer", number.IsUint
		v.SetUint(number.Uint64)
	case v.CanFloat():
		want, ok = "float", number.IsFloat
		v.SetFloat(number.Float64)
	case v.CanComplex():
		want, ok = "complex", number.IsComplex
		v.SetComplex(number.Complex128)
	default:
		s.fail("can't handle %s for arg of type %s", n, typ)
	}
	if !ok {
		s.fail("expected %s; found %s", want, n)
	}
	return v
}

// literal evaluates a constant for a parameter of any type.
func (s *state) literal(n parse.Node) reflect.Value {
	switch n := n.(type) {
	case *parse.BoolNode:
		return reflect.ValueOf(n.True)
	case *parse.NumberNode:
		return s.constant(n)
	case *parse.StringNode:
		return reflect.ValueOf(n.Text)
	}
	s.fail("can't handle assignment of %s to empty interface argument", n)
	return reflect.Value{}
}

// indirect follows pointers and interfaces up to one that is nil.
func indirect(v reflect.Value) (reflect.Value, bool) {
	for v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface {
		if v.IsNil() {
			return v, true
		}
		v = v.Elem()
	}
	return v, false
}

// inner returns what an interface holds.
func inner(v reflect.Value) reflect.Value {
	if v.Kind() == reflect.Interface {
		return v.Elem()
	}
	return v
}

func (s *state) print(n parse.Node, v reflect.Value) {
	s.node = n
	x, ok := printable(v)
	if !ok {
		s.fail("can't print %s of type %s", n, v.Type())
	}
	if _, err := fmt.Fprint(s.w, x); err != nil {
		panic(writeError{err})
	}
}

func printable(v reflect.Value) (any, bool) {
	if v.Kind() == reflect.Pointer {
		v, _ = indirect(v)
	}
	if !v.IsValid() {
		return "<no value>", true
	}
	speaks := func(t reflect.Type) bool { return t.Implements(errorType) || t.Implements(stringerType) }
	if !speaks(v.Type()) {
		if v.CanAddr() && speaks(reflect.PointerTo(v.Type())) {
			v = v.Addr()
		} else if k := v.Kind(); k == reflect.Chan || k == reflect.Func {
			return nil, false
		}
	}
	return v.Interface(), true
}

func safely(f reflect.Value, args []reflect.Value) (v reflect.Value, err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case error:
			err = r
		default:
			err = fmt.Errorf("%v", r)
		}
	}()
	out := f.Call(args)
	if len(out) == 2 && !out[1].IsNil() {
		return out[0], out[1].Interface().(error)
	}
	return out[0], nil
}

var errBadComparison = errors.New("invalid type for comparison")
