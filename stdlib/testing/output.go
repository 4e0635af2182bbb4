// Lines of tests: who owns them, where they were logged, when they are printed.
package testing

import (
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"
)

const (
	mark   = "\x16" // before lines that -json reads
	margin = "    "
)

// verbosity is the flag -test.v: false, true, or test2json.
type verbosity struct{ on, json bool }

func (v *verbosity) IsBoolFlag() bool { return true }
func (v *verbosity) Set(s string) error {
	if s != "true" && s != "false" && s != "test2json" {
		return fmt.Errorf("invalid flag -test.v=%s", s)
	}
	v.json = s == "test2json"
	v.on = v.json || s == "true"
	return nil
}
func (v *verbosity) String() string {
	if v.json {
		return "test2json"
	}
	return fmt.Sprint(v.on)
}
func (v *verbosity) Get() any {
	if v.json {
		return "test2json"
	}
	return v.on
}

// framing is the mark under -json.
func framing() string {
	if flags.verbose.json {
		return mark
	}
	return ""
}

// A printer writes the lines of all tests under -v, and says whose they are when that changes.
type printer struct {
	mu   sync.Mutex
	w    io.Writer
	last string // the test named last
}

func (p *printer) event(test, line string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.last = test
	io.WriteString(p.w, framing()+line)
}

func (p *printer) text(test, line string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.last != "" && p.last != test {
		fmt.Fprintf(p.w, "%s=== NAME  %s\n", framing(), test)
	}
	p.last = test
	io.WriteString(p.w, line)
}

// event tells the printer, if there is one.
func (c *common) event(what string) {
	if c.printer != nil {
		c.printer.event(c.name, fmt.Sprintf("=== %-5s %s\n", what, c.name))
	}
}

// back tells a reader of -json that lines are the parent's again.
func (c *common) back() {
	if c.printer != nil && flags.verbose.json {
		c.printer.event(c.parent.name, "=== NAME  "+c.parent.name+"\n")
	}
}

// alive is c, or the nearest one above that is not done; nil if all are.
func (c *common) alive() *common {
	for ; c != nil; c = c.parent {
		if !c.get(&c.done) {
			return c
		}
	}
	return nil
}

// say logs s with the position of the caller's caller.
func (c *common) say(s string) {
	s = strings.ReplaceAll(strings.TrimSuffix(s, "\n"), "\n", "\n"+margin) + "\n"
	to := c.alive()
	if to == nil {
		panic("Log in goroutine after " + c.name + " has completed: " + s)
	}
	where := to.position(4)
	to.endLine()
	to.writer.Write([]byte(where + s))
}

// position is "file:line: " of the innermost frame that is not a helper's. Where the stack ends in the runner of a subtest, it goes on with
// the stack that called Run.
func (c *common) position(skip int) string {
	var pc [64]uintptr
	stack := pc[:runtime.Callers(skip, pc[:])]
	var first, prev, found runtime.Frame
walk:
	for c != nil && len(stack) > 0 {
		frames := runtime.CallersFrames(stack)
		for more := true; more; {
			var f runtime.Frame
			f, more = frames.Next()
			if f.Function == "runtime.gopanic" || f.Function == "panic" {
				continue
			}
			if first.PC == 0 {
				first = f
			}
			if isRunner(f.Function) {
				if c.level > 1 {
					stack, c = c.creator, c.parent
					continue walk
				}
				found = prev
				break walk
			}
			if !c.isHelper(f.Function) {
				found = f
				break walk
			}
			prev = f
		}
		break
	}
	if found.PC == 0 {
		found = first
	}
	file, line := found.File, found.Line
	if file == "" {
		file = "???"
	} else if !*flags.fullpath {
		file = filepath.Base(file)
	}
	return fmt.Sprintf("%s:%d: ", file, max(line, 1))
}

func isRunner(function string) bool {
	return function == "testing.tRunner" || function == "testing.(*B).runN" || function == "testing.fRunner"
}

func (c *common) isHelper(function string) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.helpers[function]
}

// A lineWriter puts whole lines, indented, into its test's output, or prints them at once.
type lineWriter struct {
	c       *common
	partial []byte
}

// Output is a writer of lines without positions.
func (c *common) Output() io.Writer {
	c.deny("Output")
	to := c.alive()
	if to == nil {
		panic("Output called after " + c.name + " has completed")
	}
	return to.writer
}

func (w *lineWriter) Write(p []byte) (int, error) {
	if w == nil || w.c == nil {
		return 0, nil
	}
	if w.c.alive() == nil {
		panic("Write called after " + w.c.name + " has completed")
	}
	w.c.mu.Lock()
	defer w.c.mu.Unlock()
	w.partial = append(w.partial, p...)
	for {
		i := bytes.IndexByte(w.partial, '\n')
		if i < 0 {
			return len(p), nil
		}
		w.line(string(w.partial[:i+1]))
		w.partial = w.partial[i+1:]
	}
}

func (w *lineWriter) line(s string) {
	c := w.c
	if c.done || c.printer == nil {
		c.output = append(append(c.output, margin...), s...)
	} else if c.kind == 'b' {
		fmt.Print(margin + s)
	} else {
		c.printer.text(c.name, margin+s)
	}
}

// endLine ends a line that Output left open.
func (c *common) endLine() {
	c.mu.Lock()
	open := c.writer != nil && len(c.writer.partial) > 0
	c.mu.Unlock()
	if open {
		c.writer.Write([]byte("\n"))
	}
}

// flush hands a line and the collected output to the parent.
func (c *common) flush(line string) {
	p := c.parent
	p.mu.Lock()
	defer p.mu.Unlock()
	c.mu.Lock()
	defer c.mu.Unlock()
	line += string(c.output)
	c.output = c.output[:0]
	if c.printer != nil && (p.sink == c.printer.w || flags.verbose.json) {
		c.printer.event(c.name, line)
	} else if c.printer != nil {
		io.WriteString(p.sink, framing()+line)
	} else {
		io.WriteString(p.sink, line)
	}
}

func (c *common) report() {
	verdict := ""
	switch {
	case c.Failed():
		verdict = "FAIL"
	case c.printer == nil:
		return
	case c.Skipped():
		verdict = "SKIP"
	default:
		verdict = "PASS"
	}
	c.flush(fmt.Sprintf("--- %s: %s (%s)\n", verdict, c.name, seconds(c.duration)))
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.2fs", d.Seconds()) }

// An indenter is where subtests report to: the output of their parent, one step to the right.
type indenter struct{ c *common }

func (w indenter) Write(b []byte) (int, error) {
	for line := range bytes.Lines(b) {
		if line[0] == mark[0] {
			w.c.output = append(w.c.output, mark...)
			line = line[1:]
		}
		w.c.output = append(append(w.c.output, margin...), line...)
	}
	return len(b), nil
}
