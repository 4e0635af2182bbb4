// Package tabwriter aligns tab-terminated cells of text in columns (elastic tabstops).
package tabwriter

import (
	"fmt"
	"io"
	"unicode/utf8"
)

// The flags of Init.
const (
	// FilterHTML gives tags no width, and entities the width of one character.
	FilterHTML uint = 1 << iota
	// StripEscape leaves out the Escape characters.
	StripEscape
	// AlignRight puts the padding before the text.
	AlignRight
	// DiscardEmptyColumns drops columns of empty, vertical-tab-terminated cells.
	DiscardEmptyColumns
	// TabIndent pads leading empty cells with tabs.
	TabIndent
	// Debug shows columns by bars and sections by "---".
	Debug
)

// Escape stands before and behind text that is to be taken as it is.
const Escape = '\xff'

type cell struct {
	bytes, width int
	tabbed       bool // ended by \t, not \v
}

// A Writer aligns what is written to it. The last cell of a line belongs to no column.
type Writer struct {
	dst                         io.Writer
	minWidth, tabWidth, padding int
	padChar                     byte
	flags                       uint
	text                        []byte // of all cells, one behind the other
	counted                     int    // how much of text is in the widths
	open                        cell   // the cell being written
	until                       byte   // what ends the escaped text, 0 if outside
	lines                       [][]cell
	columns                     []int // widths of the columns of the block being formatted
	out                         []byte
}

// NewWriter returns a Writer, as Init sets it up.
func NewWriter(output io.Writer, minwidth, tabwidth, padding int, padchar byte, flags uint) *Writer {
	return new(Writer).Init(output, minwidth, tabwidth, padding, padchar, flags)
}

// Init sets w up: cells have minwidth, padding included; tabwidth is that of the tabs which pad if
// padchar is one; padding is added to the widest cell of a column.
func (w *Writer) Init(output io.Writer, minwidth, tabwidth, padding int, padchar byte, flags uint) *Writer {
	if minwidth < 0 || tabwidth < 0 || padding < 0 {
		panic("negative minwidth, tabwidth, or padding")
	}
	if padchar == '\t' {
		flags &^= AlignRight // tabs can't
	}
	*w = Writer{dst: output, minWidth: minwidth, tabWidth: tabwidth, padding: padding, padChar: padchar, flags: flags}
	w.restart()
	return w
}

func (w *Writer) has(flag uint) bool { return w.flags&flag != 0 }

func (w *Writer) restart() {
	w.text, w.counted, w.open, w.until = w.text[:0], 0, cell{}, 0
	w.lines, w.columns = append(w.lines[:0], nil), w.columns[:0]
}

func (w *Writer) take(b []byte) {
	w.text = append(w.text, b...)
	w.open.bytes += len(b)
}

func (w *Writer) count() {
	w.open.width += utf8.RuneCount(w.text[w.counted:])
	w.counted = len(w.text)
}

// endCell adds the open cell to the line and returns how many it has now.
func (w *Writer) endCell(tabbed bool) int {
	w.open.tabbed = tabbed
	line := &w.lines[len(w.lines)-1]
	*line = append(*line, w.open)
	w.open = cell{}
	return len(*line)
}

func (w *Writer) endEscape() {
	switch w.until {
	case Escape:
		w.count()
		if !w.has(StripEscape) {
			w.open.width -= 2
		}
	case ';':
		w.open.width++
	}
	w.counted, w.until = len(w.text), 0
}

// Write takes text; lines come out when their columns are complete.
func (w *Writer) Write(buf []byte) (n int, err error) {
	defer named("Write")
	done := 0
	upTo := func(i int) {
		w.take(buf[done:i])
		w.count()
		done = i
	}
	for i, c := range buf {
		if w.until != 0 {
			if c == w.until {
				end := i + 1
				if c == Escape && w.has(StripEscape) {
					end = i
				}
				w.take(buf[done:end])
				done = i + 1
				w.endEscape()
			}
			continue
		}
		switch c {
		case '\t', '\v', '\n', '\f':
			upTo(i)
			done++
			cells := w.endCell(c == '\t')
			if c == '\t' || c == '\v' {
				continue
			}
			w.lines = append(w.lines, nil)
			// A line of one cell ends all columns.
			if c == '\f' || cells == 1 {
				w.layOut()
				if c == '\f' && w.has(Debug) {
					w.out = append(w.out, "---\n"...)
				}
				if err = w.send(); err != nil {
					return done, err
				}
			}
		case Escape:
			upTo(i)
			if w.has(StripEscape) {
				done++
			}
			w.until = Escape
		case '<', '&':
			if w.has(FilterHTML) {
				upTo(i)
				w.until = '>'
				if c == '&' {
					w.until = ';'
				}
			}
		}
	}
	w.take(buf[done:])
	return len(buf), nil
}

// Flush writes out all that has been written, its columns ending here.
func (w *Writer) Flush() error {
	defer named("Flush")
	w.layOut()
	return w.send()
}

// named says during what a panic of the writer below happened.
func named(op string) {
	if r := recover(); r != nil {
		panic(fmt.Sprintf("tabwriter: panic during %s (%v)", op, r))
	}
}

func (w *Writer) send() error {
	if len(w.out) == 0 {
		return nil
	}
	n, err := w.dst.Write(w.out)
	if err == nil && n != len(w.out) {
		err = io.ErrShortWrite
	}
	w.out = w.out[:0]
	return err
}

func (w *Writer) layOut() {
	if w.open.bytes > 0 {
		if w.until != 0 {
			w.endEscape()
		} else {
			w.count()
		}
		w.endCell(false)
	}
	w.block(0, 0, len(w.lines))
	w.restart()
}

// block formats the lines from..to, whose first columns have their widths; at is the place of
// their text. It returns the place behind.
func (w *Writer) block(at, from, to int) int {
	column := len(w.columns)
	in := func(i int) bool { return column < len(w.lines[i])-1 }
	for i := from; i < to; i++ {
		if !in(i) {
			continue
		}
		at = w.print(at, from, i)
		from = i
		width, empty := w.minWidth, true
		for ; i < to && in(i); i++ {
			c := w.lines[i][column]
			width = max(width, c.width+w.padding)
			empty = empty && c.width == 0 && !c.tabbed
		}
		if empty && w.has(DiscardEmptyColumns) {
			width = 0
		}
		w.columns = append(w.columns, width)
		at = w.block(at, from, i)
		w.columns = w.columns[:column]
		from = i
	}
	return w.print(at, from, to)
}

func (w *Writer) print(at, from, to int) int {
	for i := from; i < to; i++ {
		leading := w.has(TabIndent)
		for j, c := range w.lines[i] {
			if j > 0 && w.has(Debug) {
				w.out = append(w.out, '|')
			}
			text := w.text[at : at+c.bytes]
			at += c.bytes
			inColumn := j < len(w.columns)
			if c.bytes > 0 {
				leading = false
			}
			if c.bytes > 0 && !(w.has(AlignRight) && inColumn) {
				w.out = append(w.out, text...)
				text = nil
			}
			if inColumn {
				w.pad(c.width, w.columns[j], leading)
			}
			w.out = append(w.out, text...)
		}
		if i+1 < len(w.lines) {
			w.out = append(w.out, '\n')
		}
	}
	return at
}

func (w *Writer) pad(have, want int, tabs bool) {
	c, n := w.padChar, want-have
	if c == '\t' || tabs {
		if w.tabWidth == 0 {
			return
		}
		want = (want + w.tabWidth - 1) / w.tabWidth * w.tabWidth
		c, n = '\t', (want-have+w.tabWidth-1)/w.tabWidth
	}
	for ; n > 0; n-- {
		w.out = append(w.out, c)
	}
}
