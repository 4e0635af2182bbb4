// parser_oracle.go - prints the syntax errors that gc's own parser finds in the files named on stdin; for parser_fuzz.py.
//
//go:build ignore

package main

import (
	"bufio"
	"cmd/compile/internal/syntax"
	"fmt"
	"os"
	"strings"
)

func main() {
	sc := bufio.NewScanner(os.Stdin)
	w := bufio.NewWriter(os.Stdout)
	defer w.Flush()
	for sc.Scan() {
		name := sc.Text()
		f, err := os.Open(name)
		if err != nil { continue }
		var lastSyn uint
		var lastOther uint
		var lastMsg string
		type e struct{ l, c uint; m string }
		var errs []e
		syntax.Parse(syntax.NewFileBase(name), f, func(err error) {
			x := err.(syntax.Error)
			l := x.Pos.Line()
			if strings.HasPrefix(x.Msg, "syntax error") {
				if lastSyn == l { return }
				lastSyn = l
			} else {
				if lastOther == l && lastMsg == x.Msg { return }
				lastOther = l
				lastMsg = x.Msg
			}
			errs = append(errs, e{l, x.Pos.Col(), x.Msg})
		}, nil, 0)
		f.Close()
		// stable sort by position
		for i := 1; i < len(errs); i++ {
			for j := i; j > 0 && (errs[j].l < errs[j-1].l || errs[j].l == errs[j-1].l && errs[j].c < errs[j-1].c); j-- {
				errs[j], errs[j-1] = errs[j-1], errs[j]
			}
		}
		for i, x := range errs {
			if i > 0 && errs[i-1] == x { continue }
			if x.c > 255 { x.c = 255 }
			fmt.Fprintf(w, "%s:%d:%d: %s\n", name, x.l, x.c, x.m)
		}
	}
}
