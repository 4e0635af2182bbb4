package template

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

func builtins() FuncMap {
	lazy := func(arg reflect.Value, args ...reflect.Value) reflect.Value { panic("unreachable") } // apply does it
	return FuncMap{
		"and": lazy, "or": lazy, "call": lazy, "not": func(arg reflect.Value) bool { return !truth(arg) },
		"html": HTMLEscaper, "js": JSEscaper, "urlquery": URLQueryEscaper,
		"index": index, "slice": slice, "len": length,
		"print": fmt.Sprint, "printf": fmt.Sprintf, "println": fmt.Sprintln,
		"eq": eq, "ne": ne, "lt": lt, "le": le, "gt": gt, "ge": ge,
	}
}

var builtinValues = sync.OnceValue(func() map[string]reflect.Value {
	m := map[string]reflect.Value{}
	addFuncs(m, builtins())
	return m
})

func addFuncs(to map[string]reflect.Value, funcs FuncMap) {
	for name, f := range funcs {
		if !goodName(name) {
			panic(fmt.Errorf("function name %q is not a valid identifier", name))
		}
		v := reflect.ValueOf(f)
		if v.Kind() != reflect.Func {
			panic("value for " + name + " not a function")
		}
		if err := resultsFit(name, v.Type()); err != nil {
			panic(err)
		}
		to[name] = v
	}
}

func goodName(name string) bool {
	for i, c := range name {
		if c != '_' && !unicode.IsLetter(c) && (i == 0 || !unicode.IsDigit(c)) {
			return false
		}
	}
	return name != ""
}

func resultsFit(name string, t reflect.Type) error {
	n := t.NumOut()
	if n == 1 || n == 2 && t.Out(1) == errorType {
		return nil
	}
	if n == 2 {
		return fmt.Errorf("invalid function signature for %s: second return value should be error; is %s", name, t.Out(1))
	}
	return fmt.Errorf("function %s has %d return values; should be 1 or 2", name, n)
}

func (t *Template) function(name string) (f reflect.Value, builtin, ok bool) {
	if t.common != nil {
		t.mu.RLock()
		f = t.funcValues[name]
		t.mu.RUnlock()
	}
	if f.IsValid() {
		return f, false, true
	}
	f = builtinValues()[name]
	return f, true, f.IsValid()
}

func truth(v reflect.Value) bool {
	yes, _ := isTrue(inner(v))
	return yes
}

func integer(k reflect.Kind) bool { return k >= reflect.Int && k <= reflect.Uintptr }

// convert makes v a value of type t, if it is one or both are integers.
func convert(v reflect.Value, t reflect.Type) (reflect.Value, error) {
	if !v.IsValid() {
		if !nilable(t) {
			return v, fmt.Errorf("value is nil; should be of type %s", t)
		}
		v = reflect.Zero(t)
	}
	if v.Type().AssignableTo(t) {
		return v, nil
	}
	if integer(v.Kind()) && integer(t.Kind()) {
		return v.Convert(t), nil
	}
	return v, fmt.Errorf("value has type %s; should be %s", v.Type(), t)
}

func position(v reflect.Value, most int) (int, error) {
	var x int64
	switch {
	case !v.IsValid():
		return 0, errors.New("cannot index slice/array with nil")
	case v.CanInt():
		x = v.Int()
	case v.CanUint():
		x = int64(v.Uint())
	default:
		return 0, fmt.Errorf("cannot index slice/array with type %s", v.Type())
	}
	if x < 0 || x > int64(most) {
		return 0, fmt.Errorf("index out of range: %d", x)
	}
	return int(x), nil
}

func index(item reflect.Value, indexes ...reflect.Value) (reflect.Value, error) {
	bad := reflect.Value{}
	if item = inner(item); !item.IsValid() {
		return bad, errors.New("index of untyped nil")
	}
	for _, i := range indexes {
		i = inner(i)
		var null bool
		if item, null = indirect(item); null {
			return bad, errors.New("index of nil pointer")
		}
		switch item.Kind() {
		case reflect.Array, reflect.Slice, reflect.String:
			x, err := position(i, item.Len())
			if err != nil {
				return bad, err
			}
			item = item.Index(x)
		case reflect.Map:
			key, err := convert(i, item.Type().Key())
			if err != nil {
				return bad, err
			}
			elem := item.Type().Elem()
			if item = item.MapIndex(key); !item.IsValid() {
				item = reflect.Zero(elem)
			}
		default:
			return bad, fmt.Errorf("can't index item of type %s", item.Type())
		}
	}
	return item, nil
}

func slice(item reflect.Value, indexes ...reflect.Value) (reflect.Value, error) {
	bad := reflect.Value{}
	if item = inner(item); !item.IsValid() {
		return bad, errors.New("slice of untyped nil")
	}
	var null bool
	if item, null = indirect(item); null {
		return bad, errors.New("slice of nil pointer")
	}
	if len(indexes) > 3 {
		return bad, fmt.Errorf("too many slice indexes: %d", len(indexes))
	}
	most := 0
	switch item.Kind() {
	case reflect.String:
		if len(indexes) == 3 {
			return bad, errors.New("cannot 3-index slice a string")
		}
		most = item.Len()
	case reflect.Array, reflect.Slice:
		most = item.Cap()
	default:
		return bad, fmt.Errorf("can't slice item of type %s", item.Type())
	}
	at := []int{0, item.Len(), most}
	for k, i := range indexes {
		x, err := position(i, most)
		if err != nil {
			return bad, err
		}
		at[k] = x
	}
	for k := 1; k < max(2, len(indexes)); k++ {
		if at[k-1] > at[k] {
			return bad, fmt.Errorf("invalid slice index: %d > %d", at[k-1], at[k])
		}
	}
	if len(indexes) == 3 {
		return item.Slice3(at[0], at[1], at[2]), nil
	}
	return item.Slice(at[0], at[1]), nil
}

func length(item reflect.Value) (int, error) {
	item, null := indirect(item)
	if null {
		return 0, errors.New("len of nil pointer")
	}
	switch item.Kind() {
	case reflect.Array, reflect.Chan, reflect.Map, reflect.Slice, reflect.String:
		return item.Len(), nil
	}
	return 0, fmt.Errorf("len of type %s", item.Type())
}

func call(name string, f reflect.Value, args ...reflect.Value) (reflect.Value, error) {
	bad := reflect.Value{}
	if f = inner(f); !f.IsValid() {
		return bad, errors.New("call of nil")
	}
	t := f.Type()
	if t.Kind() != reflect.Func {
		return bad, fmt.Errorf("non-function %s of type %s", name, t)
	}
	if err := resultsFit(name, t); err != nil {
		return bad, err
	}
	fixed := t.NumIn()
	if t.IsVariadic() {
		if fixed--; len(args) < fixed {
			return bad, fmt.Errorf("wrong number of args for %s: got %d want at least %d", name, len(args), fixed)
		}
	} else if len(args) != fixed {
		return bad, fmt.Errorf("wrong number of args for %s: got %d want %d", name, len(args), fixed)
	}
	argv := make([]reflect.Value, len(args))
	for i, a := range args {
		var err error
		param := t.In(min(i, t.NumIn()-1))
		if i >= fixed {
			param = param.Elem()
		}
		if argv[i], err = convert(inner(a), param); err != nil {
			return bad, fmt.Errorf("arg %d: %w", i, err)
		}
	}
	return safely(f, argv)
}

// ---- comparison

type class int

const (
	other class = iota
	boolean
	complexes
	ints
	floats
	strs
	uints
)

func classOf(v reflect.Value) class {
	switch {
	case v.Kind() == reflect.Bool:
		return boolean
	case v.CanInt():
		return ints
	case v.CanUint():
		return uints
	case v.CanFloat():
		return floats
	case v.CanComplex():
		return complexes
	case v.Kind() == reflect.String:
		return strs
	}
	return other
}

func isNil(v reflect.Value) bool {
	return !v.IsValid() || nilable(v.Type()) && v.Kind() != reflect.Struct && v.IsNil()
}

func eq(arg1 reflect.Value, arg2 ...reflect.Value) (bool, error) {
	a := inner(arg1)
	if len(arg2) == 0 {
		return false, errors.New("missing argument for comparison")
	}
	for _, b := range arg2 {
		if same, err := equal(a, inner(b)); same || err != nil {
			return same, err
		}
	}
	return false, nil
}

func equal(a, b reflect.Value) (bool, error) {
	k, kb := classOf(a), classOf(b)
	switch {
	case k == ints && kb == uints:
		return a.Int() >= 0 && uint64(a.Int()) == b.Uint(), nil
	case k == uints && kb == ints:
		return equal(b, a)
	case k != kb:
		if a.IsValid() && b.IsValid() {
			return false, fmt.Errorf("incompatible types for comparison: %v and %v", a.Type(), b.Type())
		}
		return false, nil
	case k == boolean:
		return a.Bool() == b.Bool(), nil
	case k == complexes:
		return a.Complex() == b.Complex(), nil
	case k == ints:
		return a.Int() == b.Int(), nil
	case k == floats:
		return a.Float() == b.Float(), nil
	case k == strs:
		return a.String() == b.String(), nil
	case k == uints:
		return a.Uint() == b.Uint(), nil
	}
	if a.IsValid() && b.IsValid() && a.Kind() != b.Kind() {
		return false, fmt.Errorf("non-comparable types %s: %v, %s: %v", a, a.Type(), b.Type(), b)
	}
	if isNil(a) || isNil(b) {
		return isNil(a) == isNil(b), nil
	}
	if !b.Type().Comparable() {
		return false, fmt.Errorf("non-comparable type %s: %v", b, b.Type())
	}
	return a.Interface() == b.Interface(), nil
}

func ne(arg1, arg2 reflect.Value) (bool, error) {
	same, err := eq(arg1, arg2)
	return !same, err
}

func lt(arg1, arg2 reflect.Value) (bool, error) {
	a, b := inner(arg1), inner(arg2)
	k, kb := classOf(a), classOf(b)
	switch {
	case k == other || kb == other:
		return false, errBadComparison
	case k == ints && kb == uints:
		return a.Int() < 0 || uint64(a.Int()) < b.Uint(), nil
	case k == uints && kb == ints:
		return b.Int() >= 0 && a.Uint() < uint64(b.Int()), nil
	case k != kb:
		return false, fmt.Errorf("incompatible types for comparison: %v and %v", a.Type(), b.Type())
	case k == floats:
		return a.Float() < b.Float(), nil
	case k == ints:
		return a.Int() < b.Int(), nil
	case k == strs:
		return a.String() < b.String(), nil
	case k == uints:
		return a.Uint() < b.Uint(), nil
	}
	return false, errBadComparison
}

func le(arg1, arg2 reflect.Value) (bool, error) {
	if less, err := lt(arg1, arg2); less || err != nil {
		return less, err
	}
	return eq(arg1, arg2)
}

func gt(arg1, arg2 reflect.Value) (bool, error) {
	yes, err := le(arg1, arg2)
	return !yes && err == nil, err
}

func ge(arg1, arg2 reflect.Value) (bool, error) {
	yes, err := lt(arg1, arg2)
	return !yes && err == nil, err
}

// sortedKeys returns a map's keys in the order in which fmt prints them.
func sortedKeys(m reflect.Value) []reflect.Value {
	keys := m.MapKeys()
	slices.SortStableFunc(keys, compareKeys)
	return keys
}

func compareKeys(a, b reflect.Value) int {
	if a.Type() != b.Type() {
		return -1
	}
	switch k := a.Kind(); {
	case a.CanInt():
		return cmp.Compare(a.Int(), b.Int())
	case a.CanUint():
		return cmp.Compare(a.Uint(), b.Uint())
	case a.CanFloat():
		return cmp.Compare(a.Float(), b.Float())
	case k == reflect.String:
		return strings.Compare(a.String(), b.String())
	case k == reflect.Bool:
		if a.Bool() == b.Bool() {
			return 0
		} else if a.Bool() {
			return 1
		}
		return -1
	case a.CanComplex():
		x, y := a.Complex(), b.Complex()
		return cmp.Or(cmp.Compare(real(x), real(y)), cmp.Compare(imag(x), imag(y)))
	case k == reflect.Pointer || k == reflect.UnsafePointer || k == reflect.Chan:
		return cmp.Compare(a.Pointer(), b.Pointer())
	case k == reflect.Struct:
		for i := range a.NumField() {
			if c := compareKeys(a.Field(i), b.Field(i)); c != 0 {
				return c
			}
		}
	case k == reflect.Array:
		for i := range a.Len() {
			if c := compareKeys(a.Index(i), b.Index(i)); c != 0 {
				return c
			}
		}
	case k == reflect.Interface:
		if a.IsNil() || b.IsNil() {
			return cmp.Compare(len([]int{0}[:b2i(!a.IsNil())]), b2i(!b.IsNil()))
		}
		if ta, tb := a.Elem().Type(), b.Elem().Type(); ta != tb {
			return cmp.Compare(reflect.ValueOf(ta).Pointer(), reflect.ValueOf(tb).Pointer())
		}
		return compareKeys(a.Elem(), b.Elem())
	}
	return 0
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// ---- escapes

var htmlReplacer = sync.OnceValue(func() *strings.Replacer {
	return strings.NewReplacer("\x00", "\uFFFD", `"`, "&#34;", "'", "&#39;", "&", "&amp;", "<", "&lt;", ">", "&gt;")
})

// HTMLEscape writes b to w, escaped for HTML.
func HTMLEscape(w io.Writer, b []byte) { io.WriteString(w, HTMLEscapeString(string(b))) }

// HTMLEscapeString returns s escaped for HTML.
func HTMLEscapeString(s string) string {
	if !strings.ContainsAny(s, "'\"&<>\x00") {
		return s
	}
	return htmlReplacer().Replace(s)
}

// HTMLEscaper returns its arguments, as by fmt.Sprint, escaped for HTML.
func HTMLEscaper(args ...any) string { return HTMLEscapeString(sprint(args)) }

// JSEscape writes b to w, escaped for a string of JavaScript.
func JSEscape(w io.Writer, b []byte) { io.WriteString(w, JSEscapeString(string(b))) }

// JSEscapeString returns s escaped for a string of JavaScript.
func JSEscapeString(s string) string {
	var b strings.Builder
	for i, c := range s {
		switch {
		case c == '\\' || c == '\'' || c == '"':
			b.WriteByte('\\')
			b.WriteRune(c)
		case c < ' ' || c == '<' || c == '>' || c == '&' || c == '=':
			fmt.Fprintf(&b, `\u%04X`, c)
		case c < utf8.RuneSelf:
			b.WriteByte(byte(c))
		case c == utf8.RuneError:
			_, n := utf8.DecodeRuneInString(s[i:])
			b.WriteString(s[i : i+n])
		case unicode.IsPrint(c):
			b.WriteRune(c)
		default:
			fmt.Fprintf(&b, `\u%04X`, c)
		}
	}
	return b.String()
}

// JSEscaper returns its arguments, as by fmt.Sprint, escaped for JavaScript.
func JSEscaper(args ...any) string { return JSEscapeString(sprint(args)) }

// URLQueryEscaper returns its arguments, as by fmt.Sprint, escaped for the query of a URL.
func URLQueryEscaper(args ...any) string {
	s := sprint(args)
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == ' ':
			b.WriteByte('+')
		case '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z' || strings.IndexByte("-_.~", c) >= 0:
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

func sprint(args []any) string {
	if len(args) == 1 {
		if s, ok := args[0].(string); ok {
			return s
		}
	}
	for i, a := range args {
		if x, ok := printable(reflect.ValueOf(a)); ok {
			args[i] = x
		}
	}
	return fmt.Sprint(args...)
}
