// Coverage as programs may register it; -cover itself is not supported yet.
package testing

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
			if counters[i] != 0 {
				ran++
			}
		}
	}
	if all == 0 {
		return 0
	}
	return float64(ran) / float64(all)
}
