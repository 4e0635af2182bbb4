package main

import (
	"errors"
	"fmt"
	"iter"
	"os"
	"strings"
	"text/template"
	"text/template/parse"
)

type User struct {
	Name  string
	Age   int
	Tags  []string
	Attr  map[string]int
	Next  *User
	F     func(int) int
	Any   any
	Err   error
	C     complex128
	priv  int
	Ch    chan int
	Ints  [3]int
	Deep  map[string]map[string]int
	U8    uint8
	Float float64
}

func (u User) Hello(to string, n ...int) string { return fmt.Sprint("hello ", to, " from ", u.Name, n) }
func (u *User) Ptr() string                     { return "ptr " + u.Name }
func (u User) Fail() (string, error)            { return "x", errors.New("failed") }
func (u User) Panics() string                   { panic("oh no") }
func (u User) Two() (int, int)                  { return 1, 2 }
func (u User) String() string                   { return "<" + u.Name + ">" }
func (u User) Seq() iter.Seq[int]               { return func(y func(int) bool) { _ = y(1) && y(2) && y(3) } }
func (u User) Seq2() iter.Seq2[string, int] {
	return func(y func(string, int) bool) { _ = y("a", 1) && y("b", 2) }
}
func (u User) Add(a, b int) int         { return a + b }
func (u User) Iface(x any) string       { return fmt.Sprintf("%T", x) }
func (u User) Err2(b bool) (int, error) { return 1, map[bool]error{true: errors.New("err2")}[b] }

func main() {
	u := &User{Name: "Ann", Age: 30, Tags: []string{"a", "b", "c"}, Attr: map[string]int{"x": 1, "y": 2}, F: func(i int) int { return i * 2 }, Any: 5, C: 1 + 2i, Ints: [3]int{7, 8, 9},
		Next: &User{Name: "Bob"}, Deep: map[string]map[string]int{"k": {"z": 9}}, U8: 200, Float: 1.5}
	funcs := template.FuncMap{"upper": strings.ToUpper, "add": func(a, b int) int { return a + b }, "fail": func() (int, error) { return 0, errors.New("func failed") }, "list": func(x ...any) []any { return x },
		"nilp": func() *User { return nil }, "ptr": func(s string) *string { return &s }, "boom": func() int { panic(errors.New("boom")) }}
	texts := []string{"hello", "{{.Name}} {{.Age}}", "{{.}}", "{{.Tags}} {{.Attr}} {{.Ints}} {{.C}}", "{{.Next.Name}} {{.Next.Next}}", "{{.Next.Next.Name}}", "{{.Nope}}", "{{.priv}}", "{{.Hello \"you\"}} {{.Hello \"x\" 1 2}}", "{{.Hello}}", "{{.Hello 1}}",
		"{{.Ptr}}", "{{.Fail}}", "{{.Panics}}", "{{.Two}}", "{{.F}}", "{{call .F 21}}", "{{call .F}}", "{{call .Name}}", "{{call .F \"x\"}}", "{{call nil}}", "{{.Any}} {{.Err}} {{.Ch}}", "{{with .Next}}{{.Name}}{{$.Name}}{{end}}",
		"{{if .Age}}yes{{else}}no{{end}}", "{{if not .Age}}a{{else if eq .Age 30}}b{{else}}c{{end}}", "{{with .Err}}x{{else with .Name}}{{.}}{{else}}z{{end}}", "{{range .Tags}}[{{.}}]{{end}}", "{{range $i, $t := .Tags}}{{$i}}={{$t}},{{end}}", "{{range $t := .Tags}}{{$t}}{{end}}",
		"{{range .Attr}}{{.}}{{end}} {{range $k, $v := .Attr}}{{$k}}{{$v}}{{end}}", "{{range .Next.Tags}}x{{else}}none{{end}}", "{{range 3}}{{.}}{{end}}", "{{range $i := 3}}{{$i}}{{end}}", "{{range $i, $j := 3}}{{end}}", "{{range .Seq}}{{.}}{{end}}", "{{range $a, $b := .Seq2}}{{$a}}{{$b}}{{end}}{{range .Seq2}}{{.}}{{end}}",
		"{{range .Age}}{{if gt . 3}}{{break}}{{end}}{{if eq . 1}}{{continue}}{{end}}{{.}}{{end}}", "{{range .Name}}{{end}}", "{{range .Tags}}{{range $.Ints}}{{.}}{{break}}{{end}}{{end}}", "{{$x := 1}}{{$x}}{{$x = 2}}{{$x}}{{if true}}{{$x = 3}}{{$y := 4}}{{$y}}{{end}}{{$x}}",
		"{{index .Tags 1}} {{index .Attr \"x\"}} {{index .Deep \"k\" \"z\"}} {{index .Attr \"none\"}} {{index .Name 0}}", "{{index .Tags 9}}", "{{index .Tags \"x\"}}", "{{index .Attr 1}}", "{{index nil 1}}", "{{index .Age 1}}", "{{index .Tags -1}}", "{{slice .Name 1 2}} {{slice .Tags 1}} {{slice .Tags 0 1 2}}", "{{slice .Name 2 1}}", "{{slice .Name 0 1 2}}", "{{slice .Age}}", "{{slice .Tags 1 9}}",
		"{{len .Tags}} {{len .Name}} {{len .Attr}}", "{{len .Age}}", "{{len nil}}", "{{and 1 0 2}} {{and 1 2}} {{or 0 \"\" 3}} {{or 0 0}} {{and}}", "{{and 0 (boom)}} {{or 1 (boom)}}", "{{not 1}} {{not nil}}", "{{eq 1 1}} {{eq 1 2 3 1}} {{ne 1 2}} {{lt 1 2}} {{le 2 2}} {{gt \"b\" \"a\"}} {{ge 1.5 2.5}}",
		"{{eq .Age .U8}} {{lt .U8 .Age}} {{eq 1 1.0}}", "{{eq 1 \"x\"}}", "{{lt true false}}", "{{eq .Tags .Tags}}", "{{eq .Next nil}} {{eq nil nil}} {{eq .Err nil}}", "{{eq 1}}", "{{lt .Next .Next}}", "{{eq .Any 5}}",
		"{{print 1 2 \"x\" \"y\" 3}} {{printf \"%05d|%q\" 42 \"s\"}} {{println \"z\"}}", "{{html \"<a href='x'>&\\\"\"}} {{js \"<a>'\\\"\\n=&日\\u200b\"}} {{urlquery \"a b&c=d/é\"}}", "{{.Name | upper | printf \"%s-%s\" \"p\"}}", "{{\"a\" | .Hello}}", "{{3 | add 4}}", "{{add 1}}", "{{add 1 \"x\"}}", "{{add 1 2.5}}", "{{upper 5}}", "{{fail}}", "{{boom}}", "{{nofunc}}",
		"{{1 | 2}}", "{{nil}}", "{{nil | print}}", "{{true}} {{false}} {{'a'}} {{0x1F}} {{1e3}} {{1.5}} {{1i}} {{1+2i}} {{-5}} {{+3}} {{0b101}} {{0o17}} {{1_000}} {{`raw`}} {{\"q\\t\"}}", "{{99999999999999999999}}", "{{18446744073709551615}}", "{{1.5.2}}", "{{'ab'}}", "{{''}}", "{{.Add 1 'a'}}",
		"{{/* comment */}}x{{- /* trimmed */ -}}  y", "a  {{- 1 -}}  b", "a \n {{- \"x\" }} b {{ \"y\" -}} \n c", "{{define \"T\"}}<{{.}}>{{end}}{{template \"T\" .Name}}{{template \"T\"}}", "{{template \"missing\"}}", "{{block \"B\" .Tags}}{{range .}}{{.}};{{end}}{{end}}", "{{define \"R\"}}{{template \"R\"}}{{end}}",
		"{{(index .Tags 0) | upper}} {{(.Next).Name}} {{(.Hello \"p\").Foo}}", "{{(print \"x\").Name}}", "{{.Deep.k.z}} {{.Deep.nope.z}} {{.Attr.x}} {{.Attr.nope}}", "{{.Attr.x 1}}", "{{.Name 1}}", "{{.Tags.Name}}", "{{nilp.Name}}", "{{nilp}}", "{{ptr \"s\"}} {{ptr \"s\" | upper}}", "{{list 1 \"a\" nil .Name}}", "{{.Iface 1}} {{.Iface nil}} {{.Iface .Any}} {{.Iface (1)}} {{.Iface .}}", "{{.Err2 true}}", "{{.Err2 false}}", "{{.Err2 1}}", "{{with $x := 5}}{{$x}}{{.}}{{end}}{{with $y := .Next}}{{$y.Name}}{{end}}", "{{$.Name}} {{$}}", "{{.U8}} {{.Float}} {{printf \"%T\" .U8}}",
		"{{", "{{}}", "{{.Name", "{{.Name}", "{{if}}x{{end}}", "{{if .Name}}x", "{{end}}", "{{else}}", "{{if 1}}{{else}}{{else}}{{end}}", "{{range}}{{end}}", "{{break}}", "{{continue}}", "{{template}}", "{{template x}}", "{{define}}", "{{define \"x\"}}", "{{define \"x\"}}{{end}}{{define \"x\"}}a{{end}}{{define \"x\"}}b{{end}}", "{{$x}}", "{{$x := }}", "{{$x, $y := 1}}", "{{range $a, $b, $c := .}}{{end}}", "{{range $a, 1 := .}}{{end}}", "{{\"abc}}", "{{'a}}", "{{`raw}}", "{{.A\nB}}", "{{(1}}", "{{1)}}", "{{(1))}}", "{{1 2 (}}", "{{.a,}}", "{{a-b}}", "{{x:y}}", "{{#}}", "{{ | 1}}", "{{1 | }}", "{{.x.}}", "{{.x..y}}", "{{\"a\".b}}", "{{1.x}}", "{{nil.x}}", "{{/* x }}", "{{/* x */ y}}", "{{- }}", "{{-}}", "{{5-}}", "{{- 3}} {{-3}}", "a{{if 1}}\n\n{{.x }\n}}", "{{\n\n\"a", "line\n{{\n.Bad\n}}\n{{.Nope}}", "{{é}}", "{{.é}}", "{{\u00b7}}", "{{block}}", "{{block \"x\"}}{{end}}", "{{with}}{{end}}", "{{1 := 2}}", "{{.X = 1}}", "{{$z = 1}}", "{{range . }}{{else}}{{else}}{{end}}", "{{if true}}{{else range}}{{end}}", "{{if true}}{{else if}}{{end}}",
	}
	for _, text := range texts {
		var b strings.Builder
		t, err := template.New("main").Funcs(funcs).Parse(text)
		if err != nil {
			fmt.Printf("%q: parse: %v\n", text, err)
			continue
		}
		if text == `{{define "R"}}{{template "R"}}{{end}}` {
			continue
		}
		err = t.Execute(&b, u)
		fmt.Printf("%q: %q %v", text, b.String(), err)
		var ee template.ExecError
		if errors.As(err, &ee) {
			fmt.Print(" [", ee.Name, "]")
		}
		if t.Tree != nil && t.Root != nil {
			again := t.Root.String()
			fmt.Printf(" %q %v", again, t.Root.Copy().String() == again)
		}
		fmt.Println()
	}
	for _, opt := range []string{"missingkey=default", "missingkey=zero", "missingkey=error", "missingkey=invalid"} {
		for _, data := range []any{map[string]int{"a": 1}, map[string]any{}, nil} {
			fmt.Println(opt, template.Must(template.New("o").Option(opt).Parse("{{.a}} {{.b}} {{.b.c}}\n")).Execute(os.Stdout, data))
		}
	}
	for _, f := range []func(){func() { template.New("x").Option("bad") }, func() { template.New("x").Option("") }, func() { template.New("x").Funcs(template.FuncMap{"1a": fmt.Sprint}) }, func() { template.New("x").Funcs(template.FuncMap{"a": 1}) },
		func() { template.New("x").Funcs(template.FuncMap{"a": func() {}}) }, func() { template.New("x").Funcs(template.FuncMap{"a": func() (int, int) { return 1, 2 }}) }, func() { template.Must(nil, errors.New("must")) }} {
		func() {
			defer func() { fmt.Println("panic:", recover()) }()
			f()
		}()
	}
	t := template.Must(template.New("root").Delims("<<", ">>").Parse(`<<define "a">>A<<.>><<end>><<define "b">>B<<template "a" .>><<end>>root<<template "b" 1>>{{x}}`))
	fmt.Println(t.Execute(os.Stdout, nil), len(t.Templates()), t.Lookup("a") != nil, t.Lookup("zz") == nil, t.Name())
	c, err := t.Clone()
	template.Must(c.New("a").Parse("changed"))
	fmt.Println(c.Execute(os.Stdout, nil), t.Execute(os.Stdout, nil), err)
	fmt.Println(t.ExecuteTemplate(os.Stdout, "b", "x"), t.ExecuteTemplate(os.Stdout, "none", "x"))
	fmt.Println(template.New("empty").Execute(os.Stdout, nil), template.New("one").DefinedTemplates(), template.Must(template.New("one").Parse("x")).DefinedTemplates())
	_, err = template.ParseFiles("/nonexistent.tmpl")
	fmt.Println(err)
	_, err = template.ParseFiles()
	fmt.Println(err)
	_, err = template.ParseGlob("/nonexistent*.x")
	fmt.Println(err)
	trees, err := parse.Parse("p", "a{{/* c */}}{{if .X}}b{{end}}", "", "", nil)
	fmt.Println(len(trees), err, trees["p"].Root, trees["p"].Root.Nodes[1].Type() == parse.NodeIf, trees["p"].Root.Nodes[1].Position())
	tree := parse.New("q")
	tree.Mode = parse.ParseComments | parse.SkipFuncCheck
	tree, err = tree.Parse("{{/* c */}}{{f 1}}", "", "", map[string]*parse.Tree{})
	fmt.Println(tree.Root, err, tree.Copy().Root)
	fmt.Println(template.IsTrue(0))
	fmt.Println(template.HTMLEscapeString("a<b\x00"), template.JSEscapeString("</script>\xff"), template.URLQueryEscaper("a", 1))
	_, err = template.New("deep").Parse("{{" + strings.Repeat("(", 10001) + "1" + strings.Repeat(")", 10001) + "}}")
	fmt.Println(err)
}
