// Package template fills texts with data.
package template

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"text/template/parse"
)

// FuncMap maps the names of functions to functions with one result, or two of which the second is an error.
type FuncMap map[string]any

// A Template is a parsed template, and knows those associated with it.
type Template struct {
	name string
	*parse.Tree
	*common
	leftDelim, rightDelim string
}

// common is what associated templates share.
type common struct {
	mu         sync.RWMutex // guards all
	all        map[string]*Template
	funcs      FuncMap
	funcValues map[string]reflect.Value
	missing    int
}

const (
	missingInvalid = iota
	missingZero
	missingError
)

// Must returns t, or panics.
func Must(t *Template, err error) *Template {
	if err != nil {
		panic(err)
	}
	return t
}

// New returns an empty template.
func New(name string) *Template {
	t := &Template{name: name}
	t.init()
	return t
}

// New returns an empty template associated with t.
func (t *Template) New(name string) *Template {
	t.init()
	return &Template{name: name, common: t.common, leftDelim: t.leftDelim, rightDelim: t.rightDelim}
}

func (t *Template) init() {
	if t.common == nil {
		t.common = &common{all: map[string]*Template{}, funcs: FuncMap{}, funcValues: map[string]reflect.Value{}}
	}
}

// Name returns the name.
func (t *Template) Name() string { return t.name }

// Clone copies t and all associated with it, but not their trees.
func (t *Template) Clone() (*Template, error) {
	c := &Template{name: t.name, Tree: t.Tree, leftDelim: t.leftDelim, rightDelim: t.rightDelim}
	c.init()
	if t.common == nil {
		return c, nil
	}
	t.mu.RLock()
	defer t.mu.RUnlock()
	c.missing = t.missing
	maps.Copy(c.funcs, t.funcs)
	maps.Copy(c.funcValues, t.funcValues)
	for name, other := range t.all {
		if name == t.name {
			c.all[name] = c
		} else {
			c.all[name] = &Template{name: other.name, Tree: other.Tree, common: c.common, leftDelim: other.leftDelim, rightDelim: other.rightDelim}
		}
	}
	return c, nil
}

// AddParseTree associates the template that tree is with t, under a name.
func (t *Template) AddParseTree(name string, tree *parse.Tree) (*Template, error) {
	t.init()
	t.mu.Lock()
	defer t.mu.Unlock()
	n := t
	if name != t.name {
		n = t.New(name)
	}
	// An empty template replaces none.
	keep := false
	if old := t.all[name]; old != nil && old.Tree != nil {
		keep = parse.IsEmptyTree(tree.Root)
	}
	if !keep {
		t.all[name] = n
	}
	if !keep || n.Tree == nil {
		n.Tree = tree
	}
	return n, nil
}

// Templates returns the associated templates, t included.
func (t *Template) Templates() (list []*Template) {
	if t.common == nil {
		return nil
	}
	t.mu.RLock()
	defer t.mu.RUnlock()
	list = make([]*Template, 0, len(t.all))
	for _, x := range t.all {
		list = append(list, x)
	}
	return list
}

// Lookup returns the associated template of that name, or nil.
func (t *Template) Lookup(name string) *Template {
	if t.common == nil {
		return nil
	}
	t.mu.RLock()
	defer t.mu.RUnlock()
	return t.all[name]
}

// DefinedTemplates returns "; defined templates are: " and the names, for errors.
func (t *Template) DefinedTemplates() string {
	text, sep := "", "; defined templates are: "
	for _, x := range t.Templates() {
		if x.Tree != nil && x.Root != nil {
			text += sep + fmt.Sprintf("%q", x.name)
			sep = ", "
		}
	}
	return text
}

// Delims sets the delimiters for later calls of Parse; empty: the usual ones.
func (t *Template) Delims(left, right string) *Template {
	t.init()
	t.leftDelim, t.rightDelim = left, right
	return t
}

// Option sets options: "missingkey=default", "invalid", "zero" or "error" say what a map's missing key gives.
func (t *Template) Option(opt ...string) *Template {
	t.init()
	for _, o := range opt {
		switch o {
		case "":
			panic("empty option string")
		case "missingkey=default", "missingkey=invalid":
			t.missing = missingInvalid
		case "missingkey=zero":
			t.missing = missingZero
		case "missingkey=error":
			t.missing = missingError
		default:
			panic("unrecognized option: " + o)
		}
	}
	return t
}

// Funcs adds functions. It must come before the text that uses them is parsed.
func (t *Template) Funcs(funcMap FuncMap) *Template {
	t.init()
	t.mu.Lock()
	defer t.mu.Unlock()
	addFuncs(t.funcValues, funcMap)
	maps.Copy(t.funcs, funcMap)
	return t
}

// Parse parses text as the body of t; what it defines is associated with t.
func (t *Template) Parse(text string) (*Template, error) {
	t.init()
	t.mu.RLock()
	trees, err := parse.Parse(t.name, text, t.leftDelim, t.rightDelim, t.funcs, builtins())
	t.mu.RUnlock()
	if err != nil {
		return nil, err
	}
	for name := range trees {
		t.AddParseTree(name, trees[name]) // never fails
	}
	return t, nil
}

// ParseFiles parses files; the templates have the files' base names. It returns the first.
func ParseFiles(filenames ...string) (*Template, error) {
	return parseFiles(nil, os.ReadFile, filepath.Base, filenames)
}

// ParseFiles parses files and associates the templates with t.
func (t *Template) ParseFiles(filenames ...string) (*Template, error) {
	t.init()
	return parseFiles(t, os.ReadFile, filepath.Base, filenames)
}

// ParseGlob is ParseFiles of the files that match.
func ParseGlob(pattern string) (*Template, error) { return parseGlob(nil, pattern) }

// ParseGlob is ParseFiles of the files that match.
func (t *Template) ParseGlob(pattern string) (*Template, error) {
	t.init()
	return parseGlob(t, pattern)
}

// ParseFS is ParseGlob in a file system.
func ParseFS(fsys fs.FS, patterns ...string) (*Template, error) { return parseFS(nil, fsys, patterns) }

// ParseFS is ParseGlob in a file system.
func (t *Template) ParseFS(fsys fs.FS, patterns ...string) (*Template, error) {
	t.init()
	return parseFS(t, fsys, patterns)
}

func parseFiles(t *Template, read func(string) ([]byte, error), base func(string) string, files []string) (*Template, error) {
	if len(files) == 0 {
		return nil, errors.New("template: no files named in call to ParseFiles")
	}
	for _, file := range files {
		text, err := read(file)
		if err != nil {
			return nil, err
		}
		name := base(file)
		if t == nil {
			t = New(name)
		}
		to := t
		if name != t.name {
			to = t.New(name)
		}
		if _, err := to.Parse(string(text)); err != nil {
			return nil, err
		}
	}
	return t, nil
}

func noMatch(pattern string) error {
	return fmt.Errorf("template: pattern matches no files: %#q", pattern)
}

func parseGlob(t *Template, pattern string) (*Template, error) {
	files, err := filepath.Glob(pattern)
	if err == nil && len(files) == 0 {
		err = noMatch(pattern)
	}
	if err != nil {
		return nil, err
	}
	return parseFiles(t, os.ReadFile, filepath.Base, files)
}

func parseFS(t *Template, fsys fs.FS, patterns []string) (*Template, error) {
	var files []string
	for _, pattern := range patterns {
		list, err := fs.Glob(fsys, pattern)
		if err == nil && len(list) == 0 {
			err = noMatch(pattern)
		}
		if err != nil {
			return nil, err
		}
		files = append(files, list...)
	}
	return parseFiles(t, func(name string) ([]byte, error) { return fs.ReadFile(fsys, name) }, path.Base, files)
}

func percents(s string) string { return strings.ReplaceAll(s, "%", "%%") }
