package pprof

import (
	"cmp"
	"fmt"
	"internal/profile"
	"io"
	"runtime"
	"slices"
	"strings"
	"text/tabwriter"
)

// dump writes the stacks of all goroutines as a crash prints them.
func dump(w io.Writer) error {
	for n := 1 << 16; ; n *= 2 {
		buf := make([]byte, n)
		if k := runtime.Stack(buf, true); k < n || n >= 64<<20 {
			_, err := w.Write(buf[:k])
			return err
		}
	}
}

func columns(w io.Writer) *tabwriter.Writer { return tabwriter.NewWriter(w, 1, 8, 1, '\t', 0) }

func addresses(w io.Writer, stack []uintptr) {
	fmt.Fprint(w, " @")
	for _, pc := range stack {
		fmt.Fprintf(w, " %#x", pc)
	}
	fmt.Fprint(w, "\n")
}

// names writes a line for each function; those of the runtime on top are left out.
func names(w io.Writer, stack []uintptr) {
	show := false
	frames := runtime.CallersFrames(stack)
	for more := len(stack) > 0; more; {
		var f runtime.Frame
		if f, more = frames.Next(); f.Function != "runtime.goexit" && (show || !strings.HasPrefix(f.Function, "runtime.")) {
			show = true
			fmt.Fprintf(w, "#\t%#x\t%s+%#x\t%s:%d\n", f.PC, f.Function, profile.PCOffset(f.PC), f.File, f.Line)
		}
	}
	fmt.Fprint(w, "\n")
}

// counts writes how often each stack occurs, the most frequent first.
func counts(w io.Writer, name string, list []profile.Record) error {
	tw := columns(w)
	fmt.Fprintf(tw, "%s profile: total %d\n", name, len(list))
	list = profile.Merge(list)
	slices.SortStableFunc(list, func(a, b profile.Record) int { return cmp.Compare(b.Values[0], a.Values[0]) })
	for _, r := range list {
		fmt.Fprint(tw, r.Values[0])
		addresses(tw, r.Stack)
		if labels := profile.LabelsOf(int(r.Values[1])); len(labels) > 0 {
			sep := "# labels: {"
			for _, l := range labels {
				fmt.Fprintf(tw, "%s%q:%q", sep, l.Key, l.Value)
				sep = ", "
			}
			fmt.Fprintln(tw, "}")
		}
		names(tw, r.Stack)
	}
	return tw.Flush()
}

func waits(w io.Writer, kind int, title, more string) error {
	tw := columns(w)
	list := profile.Records(kind)
	slices.SortStableFunc(list, func(a, b profile.Record) int { return cmp.Compare(b.Values[1], a.Values[1]) })
	fmt.Fprintf(tw, "--- %s:\ncycles/second=%v\n%s", title, 1000000000, more)
	for _, r := range list {
		fmt.Fprintf(tw, "%v %v", r.Values[1], r.Values[0])
		addresses(tw, r.Stack)
		names(tw, r.Stack)
	}
	return tw.Flush()
}

func heap(w io.Writer) error {
	tw := columns(w)
	list := profile.Records(profile.Heap)
	slices.SortStableFunc(list, func(a, b profile.Record) int { return cmp.Compare(b.Values[3], a.Values[3]) })
	var total [4]int64
	for _, r := range list {
		for i, v := range r.Values {
			total[i] += v
		}
	}
	line := func(head string, v [4]int64) { fmt.Fprintf(tw, "%s%d: %d [%d: %d]", head, v[2], v[3], v[0], v[1]) }
	line("heap profile: ", total)
	fmt.Fprintf(tw, " @ heap/%d\n", 2*runtime.MemProfileRate)
	for _, r := range list {
		line("", r.Values)
		addresses(tw, r.Stack)
		names(tw, r.Stack)
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	fmt.Fprintf(tw, "\n# runtime.MemStats\n")
	for _, x := range []struct {
		name  string
		value uint64
	}{{"Alloc", m.Alloc}, {"TotalAlloc", m.TotalAlloc}, {"Sys", m.Sys}, {"Lookups", m.Lookups}, {"Mallocs", m.Mallocs}, {"Frees", m.Frees},
		{"HeapAlloc", m.HeapAlloc}, {"HeapSys", m.HeapSys}, {"HeapIdle", m.HeapIdle}, {"HeapInuse", m.HeapInuse}, {"HeapReleased", m.HeapReleased},
		{"HeapObjects", m.HeapObjects}, {"NextGC", m.NextGC}, {"LastGC", m.LastGC}, {"NumGC", uint64(m.NumGC)}, {"NumForcedGC", uint64(m.NumForcedGC)}} {
		fmt.Fprintf(tw, "# %s = %d\n", x.name, x.value)
	}
	return tw.Flush()
}
