// A tiny interpreter for arithmetic: a lexer, a recursive-descent parser to a tree of closures, and errors with positions.
package main

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
)

type node func(vars map[string]float64) float64

type parser struct {
	text string
	at   int
}

var errDivide = errors.New("division by zero")

func (p *parser) fail(format string, args ...any) {
	panic(fmt.Errorf("column %d: "+format, append([]any{p.at + 1}, args...)...))
}

func (p *parser) peek() byte {
	for p.at < len(p.text) && p.text[p.at] == ' ' {
		p.at++
	}
	if p.at == len(p.text) {
		return 0
	}
	return p.text[p.at]
}

func (p *parser) accept(chars string) byte {
	if c := p.peek(); c != 0 && strings.IndexByte(chars, c) >= 0 {
		p.at++
		return c
	}
	return 0
}

func (p *parser) word(ok func(c byte) bool) string {
	start := p.at
	for p.at < len(p.text) && ok(p.text[p.at]) {
		p.at++
	}
	return p.text[start:p.at]
}

func (p *parser) sum() node {
	left := p.product()
	for {
		op := p.accept("+-")
		if op == 0 {
			return left
		}
		x, y := left, p.product()
		if op == '+' {
			left = func(v map[string]float64) float64 { return x(v) + y(v) }
		} else {
			left = func(v map[string]float64) float64 { return x(v) - y(v) }
		}
	}
}

func (p *parser) product() node {
	left := p.factor()
	for {
		op := p.accept("*/")
		if op == 0 {
			return left
		}
		x, y := left, p.factor()
		if op == '*' {
			left = func(v map[string]float64) float64 { return x(v) * y(v) }
			continue
		}
		left = func(v map[string]float64) float64 {
			d := y(v)
			if d == 0 {
				panic(errDivide)
			}
			return x(v) / d
		}
	}
}

func (p *parser) factor() node {
	switch c := p.peek(); {
	case p.accept("-") != 0:
		x := p.factor()
		return func(v map[string]float64) float64 { return -x(v) }
	case p.accept("(") != 0:
		x := p.sum()
		if p.accept(")") == 0 {
			p.fail("missing )")
		}
		return x
	case c >= '0' && c <= '9':
		n, err := strconv.ParseFloat(p.word(func(c byte) bool { return c >= '0' && c <= '9' || c == '.' }), 64)
		if err != nil {
			p.fail("%v", err)
		}
		return func(map[string]float64) float64 { return n }
	case c >= 'a' && c <= 'z':
		name := p.word(func(c byte) bool { return c >= 'a' && c <= 'z' })
		if name == "sqrt" {
			x := p.factor()
			return func(v map[string]float64) float64 { return math.Sqrt(x(v)) }
		}
		return func(v map[string]float64) float64 { return v[name] }
	case c == 0:
		p.fail("unexpected end")
	default:
		p.fail("unexpected %q", c)
	}
	return nil
}

func eval(text string, vars map[string]float64) (result float64, err error) {
	defer func() {
		if e, ok := recover().(error); ok {
			err = e
		}
	}()
	p := &parser{text: text}
	n := p.sum()
	if p.peek() != 0 {
		p.fail("unexpected %q", p.peek())
	}
	return n(vars), nil
}

func main() {
	vars := map[string]float64{"x": 3, "y": 4}
	for _, text := range []string{"1 + 2*3", "(1+2) * 3", "sqrt(x*x + y*y)", "-x - -y", "7 / (y-4)", "2 * (3", "4 $ 4", "1.5*x"} {
		v, err := eval(text, vars)
		if err != nil {
			fmt.Printf("%-18s error: %v\n", text, err)
			continue
		}
		fmt.Printf("%-18s %g\n", text, v)
	}
}
