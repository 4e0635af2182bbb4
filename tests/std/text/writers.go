package main

import (
	"bytes"
	"fmt"
	"text/tabwriter"
)

type bad struct{}

func (bad) Write(p []byte) (int, error) { panic("cannot write") }

func main() {
	var b bytes.Buffer
	b.Grow(64)
	bb := b.Bytes()
	b.WriteString("in place")
	fmt.Printf("%q %v\n", bb[:b.Len()], cap(bb) >= 64)
	for _, flush := range []bool{true, false} {
		func() {
			defer func() { fmt.Println(recover()) }()
			w := tabwriter.NewWriter(bad{}, 0, 0, 5, ' ', 0)
			fmt.Fprint(w, "a\t")
			if flush {
				w.Flush()
			}
			fmt.Fprint(w, "b\n\n")
		}()
	}
}
