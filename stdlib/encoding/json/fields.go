package json

import (
	"cmp"
	"reflect"
	"slices"
	"strings"
	"sync"
	"unicode"
)

// A field is what a struct type offers under one name, perhaps out of embedded structs.
type field struct {
	name      string
	tagged    bool
	index     []int // how to get there
	typ       reflect.Type
	omitEmpty bool
	omitZero  bool
	isZero    func(reflect.Value) bool // nil: reflect's
	quoted    bool
	label     [2]string // `"name":` and the same with HTML escaped
	encode    encoderFunc
}

type structFields struct {
	list   []field
	exact  map[string]*field
	folded map[string]*field
}

var fieldCache sync.Map // reflect.Type to *structFields

func fieldsOf(t reflect.Type) *structFields {
	if f, ok := fieldCache.Load(t); ok {
		return f.(*structFields)
	}
	f, _ := fieldCache.LoadOrStore(t, collect(t))
	return f.(*structFields)
}

func foldName(s string) string {
	return strings.Map(func(c rune) rune {
		least := c
		for f := unicode.SimpleFold(c); f != c; f = unicode.SimpleFold(f) {
			least = min(least, f)
		}
		return least
	}, s)
}

func validName(s string) bool {
	for _, c := range s {
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) && !strings.ContainsRune("!#$%&()*+-./:;<=>?@[]^_{|}~ ", c) {
			return false
		}
	}
	return s != ""
}

func tagOption(options, name string) bool {
	for options != "" {
		var o string
		if o, options, _ = strings.Cut(options, ","); o == name {
			return true
		}
	}
	return false
}

// collect goes through embedded structs breadth first, as Go finds promoted fields, except that a tag beats depth's equals.
func collect(t reflect.Type) *structFields {
	type level struct {
		typ   reflect.Type
		index []int
		many  bool // embedded more than once at this depth: all its fields annihilate each other
	}
	var found []field
	seen := map[reflect.Type]bool{}
	for todo := []level{{typ: t}}; len(todo) > 0; {
		var deeper []level
		at := map[reflect.Type]int{}
		for _, l := range todo {
			if seen[l.typ] {
				continue
			}
			seen[l.typ] = true
			for i := range l.typ.NumField() {
				sf := l.typ.Field(i)
				inner := sf.Type
				if inner.Kind() == reflect.Pointer && (sf.Anonymous || inner.Name() == "") {
					inner = inner.Elem()
				}
				if !sf.IsExported() && (!sf.Anonymous || inner.Kind() != reflect.Struct) {
					continue
				}
				tag := sf.Tag.Get("json")
				if tag == "-" {
					continue
				}
				name, options, _ := strings.Cut(tag, ",")
				if !validName(name) {
					name = ""
				}
				ft := sf.Type
				if ft.Name() == "" && ft.Kind() == reflect.Pointer {
					ft = ft.Elem()
				}
				index := append(slices.Clone(l.index), i)
				if name == "" && sf.Anonymous && ft.Kind() == reflect.Struct {
					if k, again := at[ft]; again {
						deeper[k].many = true
					} else {
						at[ft] = len(deeper)
						deeper = append(deeper, level{typ: ft, index: index})
					}
					continue
				}
				f := field{name: name, tagged: name != "", index: index, typ: ft, omitEmpty: tagOption(options, "omitempty"), omitZero: tagOption(options, "omitzero")}
				if name == "" {
					f.name = sf.Name
				}
				if tagOption(options, "string") {
					k := ft.Kind()
					f.quoted = k >= reflect.Bool && k <= reflect.Float64 || k == reflect.String
				}
				if f.omitZero {
					f.isZero = zeroTest(sf.Type)
				}
				f.label = [2]string{`"` + f.name + `":`, `"` + string(rewrite(f.name, escapeHTML)) + `":`}
				found = append(found, f)
				if l.many {
					found = append(found, f)
				}
			}
		}
		todo = deeper
	}
	slices.SortFunc(found, func(a, b field) int {
		if c := strings.Compare(a.name, b.name); c != 0 {
			return c
		}
		if c := cmp.Compare(len(a.index), len(b.index)); c != 0 {
			return c
		}
		if a.tagged != b.tagged {
			if a.tagged {
				return -1
			}
			return 1
		}
		return slices.Compare(a.index, b.index)
	})
	s := &structFields{exact: map[string]*field{}, folded: map[string]*field{}}
	for i := 0; i < len(found); {
		n := i + 1
		for n < len(found) && found[n].name == found[i].name {
			n++
		}
		// The first one wins unless the next is its equal.
		if n == i+1 || len(found[i].index) != len(found[i+1].index) || found[i].tagged != found[i+1].tagged {
			s.list = append(s.list, found[i])
		}
		i = n
	}
	slices.SortFunc(s.list, func(a, b field) int { return slices.Compare(a.index, b.index) })
	for i := range s.list {
		f := &s.list[i]
		ft := t
		for _, k := range f.index {
			if ft.Kind() == reflect.Pointer {
				ft = ft.Elem()
			}
			ft = ft.Field(k).Type
		}
		f.encode = encoderOf(ft)
		s.exact[f.name] = f
		if folded := foldName(f.name); s.folded[folded] == nil {
			s.folded[folded] = f
		}
	}
	return s
}

type isZeroer interface{ IsZero() bool }

var isZeroerType = reflect.TypeFor[isZeroer]()

func zeroTest(t reflect.Type) func(reflect.Value) bool {
	ask := func(v reflect.Value) bool { return v.Interface().(isZeroer).IsZero() }
	switch {
	case t.Kind() == reflect.Interface && t.Implements(isZeroerType):
		return func(v reflect.Value) bool {
			return v.IsNil() || v.Elem().Kind() == reflect.Pointer && v.Elem().IsNil() || ask(v)
		}
	case t.Kind() == reflect.Pointer && t.Implements(isZeroerType):
		return func(v reflect.Value) bool { return v.IsNil() || ask(v) }
	case t.Implements(isZeroerType):
		return ask
	case reflect.PointerTo(t).Implements(isZeroerType):
		return func(v reflect.Value) bool {
			if !v.CanAddr() {
				box := reflect.New(v.Type()).Elem()
				box.Set(v)
				v = box
			}
			return ask(v.Addr())
		}
	}
	return nil
}
