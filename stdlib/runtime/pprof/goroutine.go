package pprof

import (
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"text/tabwriter"
)

// pcoffset is how far pc is from its function's first instruction.
func pcoffset(pc uintptr) uintptr

// goroutines writes the stacks of all goroutines: debug 1 counts equal ones, debug 2 is what a crash prints.
func goroutines(w io.Writer, debug int) error {
	if debug >= 2 {
		for n := 1 << 16; ; n *= 2 {
			buf := make([]byte, n)
			if k := runtime.Stack(buf, true); k < n || n >= 64<<20 {
				_, err := w.Write(buf[:k])
				return err
			}
		}
	}
	if debug <= 0 {
		return errors.New("runtime/pprof: not supported yet: the goroutine profile as protobuf")
	}
	records, n := make([]runtime.StackRecord, runtime.NumGoroutine()+10), 0
	for ok := false; !ok; {
		if n, ok = runtime.GoroutineProfile(records); !ok {
			records = make([]runtime.StackRecord, n+10)
		}
	}
	count := make(map[[32]uintptr]int)
	var order [][32]uintptr
	for _, r := range records[:n] {
		if count[r.Stack0]++; count[r.Stack0] == 1 {
			order = append(order, r.Stack0)
		}
	}
	slices.SortStableFunc(order, func(a, b [32]uintptr) int { return count[b] - count[a] })
	tw := tabwriter.NewWriter(w, 1, 8, 1, '\t', 0)
	fmt.Fprintf(tw, "goroutine profile: total %d\n", n)
	for _, s := range order {
		r := runtime.StackRecord{Stack0: s}
		fmt.Fprintf(tw, "%d @", count[s])
		for _, pc := range r.Stack() {
			fmt.Fprintf(tw, " %#x", pc)
		}
		fmt.Fprint(tw, "\n")
		show := false
		frames := runtime.CallersFrames(r.Stack())
		for more := len(r.Stack()) > 0; more; {
			var f runtime.Frame
			f, more = frames.Next()
			if f.Function != "runtime.goexit" && (show || !strings.HasPrefix(f.Function, "runtime.")) {
				show = true
				fmt.Fprintf(tw, "#\t%#x\t%s+%#x\t%s:%d\n", f.PC, f.Function, pcoffset(f.PC), f.File, f.Line)
			}
		}
		fmt.Fprint(tw, "\n")
	}
	return tw.Flush()
}
