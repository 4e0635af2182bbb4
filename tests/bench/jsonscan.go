package main

import (
	"fmt"
	"strings"
)

type parser struct {
	s string
	i int
}

func (p *parser) ws() {
	for p.i < len(p.s) && (p.s[p.i] == ' ' || p.s[p.i] == '\n' || p.s[p.i] == '\t') {
		p.i++
	}
}

func (p *parser) value() any {
	p.ws()
	switch c := p.s[p.i]; {
	case c == '{':
		m := map[string]any{}
		p.i++
		for p.ws(); p.s[p.i] != '}'; p.ws() {
			if p.s[p.i] == ',' {
				p.i++
				p.ws()
			}
			k := p.str()
			p.ws()
			p.i++
			m[k] = p.value()
		}
		p.i++
		return m
	case c == '[':
		var a []any
		p.i++
		for p.ws(); p.s[p.i] != ']'; p.ws() {
			if p.s[p.i] == ',' {
				p.i++
			}
			a = append(a, p.value())
		}
		p.i++
		return a
	case c == '"':
		return p.str()
	case c == 't':
		p.i += 4
		return true
	default:
		n, neg := 0.0, false
		if c == '-' {
			neg = true
			p.i++
		}
		for p.i < len(p.s) && p.s[p.i] >= '0' && p.s[p.i] <= '9' {
			n = n*10 + float64(p.s[p.i]-'0')
			p.i++
		}
		if neg {
			n = -n
		}
		return n
	}
}

func (p *parser) str() string {
	p.i++
	start := p.i
	for p.s[p.i] != '"' {
		p.i++
	}
	p.i++
	return p.s[start : p.i-1]
}

func depth(v any) int {
	switch v := v.(type) {
	case map[string]any:
		n := 1
		for _, e := range v {
			n += depth(e)
		}
		return n
	case []any:
		n := 1
		for _, e := range v {
			n += depth(e)
		}
		return n
	}
	return 1
}

func main() {
	one := `{"id": 12345, "name": "some name", "tags": ["a", "b", "c"], "ok": true, "pos": {"x": -17, "y": 42}}`
	text := "[" + strings.Repeat(one+", ", 2000) + one + "]"
	n := 0
	for i := 0; i < 8; i++ {
		p := parser{s: text}
		n += depth(p.value())
	}
	fmt.Println(n, len(text))
}
