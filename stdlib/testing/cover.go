// Coverage: what the program registered, the percentage, the profile.
package testing

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"sync/atomic"
)

// A CoverBlock is a range of source with a counter.
type CoverBlock struct {
	Line0 uint32
	Col0  uint16
	Line1 uint32
	Col1  uint16
	Stmts uint16
}

// Cover is what a program registers: counters and blocks by file.
type Cover struct {
	Mode            string
	Counters        map[string][]uint32
	Blocks          map[string][]CoverBlock
	CoveredPackages string
}

var cover Cover

// RegisterCover tells of the program's counters.
func RegisterCover(c Cover) { cover = c }

// CoverMode is how coverage counts; "" without coverage.
func CoverMode() string { return cover.Mode }

// Coverage is the part of the blocks that ran.
func Coverage() float64 {
	ran, all := 0, 0
	for _, counters := range cover.Counters {
		all += len(counters)
		for i := range counters {
			if atomic.LoadUint32(&counters[i]) != 0 {
				ran++
			}
		}
	}
	if all == 0 {
		return 0
	}
	return float64(ran) / float64(all)
}

// reportCoverage prints the percentage and writes the profile, files and blocks in order.
func reportCoverage() {
	files := make([]string, 0, len(cover.Blocks))
	for name := range cover.Blocks {
		files = append(files, name)
	}
	slices.SortFunc(files, func(a, b string) int { // by package first
		i, j := strings.LastIndexByte(a, '/'), strings.LastIndexByte(b, '/')
		if c := strings.Compare(a[:i], b[:j]); c != 0 {
			return c
		}
		return strings.Compare(a[i:], b[j:])
	})
	type line struct {
		CoverBlock
		count uint32
	}
	var out strings.Builder
	fmt.Fprintf(&out, "mode: %s\n", cover.Mode)
	var ran, all int64
	for _, name := range files {
		var lines []line
		for i, b := range cover.Blocks[name] {
			n := atomic.LoadUint32(&cover.Counters[name][i])
			all += int64(b.Stmts)
			if n != 0 {
				ran += int64(b.Stmts)
			}
			lines = append(lines, line{b, n})
		}
		slices.SortStableFunc(lines, func(a, b line) int {
			for _, d := range []int{int(a.Line0) - int(b.Line0), int(a.Line1) - int(b.Line1), int(a.Col0) - int(b.Col0), int(a.Col1) - int(b.Col1)} {
				if d != 0 {
					return d
				}
			}
			return int(a.Stmts) - int(b.Stmts)
		})
		for _, l := range lines {
			fmt.Fprintf(&out, "%s:%d.%d,%d.%d %d %d\n", name, l.Line0, l.Col0, l.Line1, l.Col1, l.Stmts, l.count)
		}
	}
	if path := *profiles.cover; path != "" {
		if err := os.WriteFile(outputPath(path), []byte(out.String()), 0o666); err != nil {
			fmt.Fprintf(os.Stderr, "testing: %s\n", err)
			os.Exit(2)
		}
	}
	if all == 0 {
		fmt.Println("coverage: [no statements]")
	} else {
		fmt.Printf("coverage: %.1f%% of statements%s\n", 100*float64(ran)/float64(all), cover.CoveredPackages)
	}
}
