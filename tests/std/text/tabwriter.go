// text/tabwriter: alignments, flags, escapes, blocks.
package main

import (
	"fmt"
	"os"
	"strings"
	"text/tabwriter"
)

func main() {
	texts := []string{"a\tb\tc\naa\tbb\tcc\naaa\t\tccc\n", "name\tage\tcity\nAlice\t30\tBerlin\nBob\t5\tX\n\nx\ty\n", "one cell\na\tb\n", "\t\tindent\n\tx\ty\n", "é世\t|\nabc\t|\n", "a\vb\vc\naa\v\vc\n\v\vd\n", "x\ty\fz\tw\nlonger\tv\n", "<b>bold</b>\t&amp;&lt;\tz\nplain\tq\tz\n", "esc \xff\t\n\xff\tb\nxx\tb\n", "no newline\tat\tend", "", "\n\n", "a\t\n\tb\t\nccc\t\td\t\n"}
	flags := []uint{0, tabwriter.AlignRight, tabwriter.Debug, tabwriter.AlignRight | tabwriter.Debug, tabwriter.DiscardEmptyColumns | tabwriter.Debug, tabwriter.TabIndent, tabwriter.FilterHTML | tabwriter.Debug, tabwriter.StripEscape | tabwriter.Debug}
	for _, f := range flags {
		for _, p := range []struct {
			min, tab, pad int
			c             byte
		}{{0, 8, 1, ' '}, {5, 0, 2, '.'}, {8, 8, 1, '\t'}, {0, 4, 0, '-'}} {
			for _, t := range texts {
				var b strings.Builder
				w := tabwriter.NewWriter(&b, p.min, p.tab, p.pad, p.c, f)
				fmt.Fprint(w, t)
				w.Flush()
				fmt.Printf("%q\n", b.String())
			}
		}
	}
	w := tabwriter.NewWriter(os.Stdout, 0, 8, 2, ' ', 0)
	for i := 1; i <= 5; i++ {
		fmt.Fprintf(w, "%d\t%d\t%s\n", i, i*i*i*100, strings.Repeat("x", i))
	}
	w.Flush()
	defer func() { fmt.Println(recover()) }()
	tabwriter.NewWriter(os.Stdout, -1, 0, 0, ' ', 0)
}
