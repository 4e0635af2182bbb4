package regexp

import (
	"io"
	"sync"
	"unicode/utf8"
	"unsafe"
)

// backtrack searches by trying one way after the other. It never tries an instruction twice at one place: visited has a bit for
// each pair. Matches leftmost-first.
func backtrack(code []uint32, text string, pos int, caps []int, visited []uint32) bool

// simulate follows all ways at once, in time proportional to the length of text times that of the program. It works in pieces:
// moreTime means call again; moreText that it needs text behind what it has. text begins at the offset base of the input;
// last: nothing follows it. work is zeroed before the first call, but for the start.
func simulate(code []uint32, text string, base int, last bool, caps []int, work []uint64) int

const (
	noMatch = iota
	matched
	moreTime
	moreText

	maxBits = 256 << 10 // of visited
)

const workPos, workStarted = 0, 1 // words of work

func workSize(insts, ncap int) int { return 8 + ncap + insts*(6+2*ncap) + 8 }

var bitsPool = sync.Pool{New: func() any { return new([maxBits / 32]uint32) }}

// find looks for a match at or behind pos and fills caps, which may be empty.
func (re *Regexp) find(text string, pos int, caps []int) bool {
	insts := int(re.code[headInsts])
	if pos+re.least > len(text) {
		return false
	}
	if !re.longest && insts*(len(text)-pos+1) <= maxBits {
		bits := bitsPool.Get().(*[maxBits / 32]uint32)
		found := backtrack(re.code, text, pos, caps, bits[:])
		bitsPool.Put(bits)
		return found
	}
	size := workSize(insts, len(caps))
	work, _ := re.work.Get().([]uint64)
	if cap(work) < size {
		work = make([]uint64, size)
	} else {
		work = work[:size]
	}
	work[workPos], work[workStarted] = uint64(pos), 0
	status := moreTime
	for status == moreTime {
		status = simulate(re.code, text, 0, true, caps, work)
	}
	re.work.Put(work)
	return status == matched
}

func view(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// findReader reads no more than it needs to decide, and a rune of context.
func (re *Regexp) findReader(r io.RuneReader, caps []int) bool {
	work := make([]uint64, workSize(int(re.code[headInsts]), len(caps)))
	var text []byte
	base, last := 0, false
	for {
		switch simulate(re.code, view(text), base, last, caps, work) {
		case noMatch:
			return false
		case matched:
			return true
		case moreText:
			if drop := int(work[workPos]) - base; drop > 1024 {
				// What is behind is needed no more, but for a rune of context, which the simulation remembers.
				text = append(text[:0], text[drop:]...)
				base += drop
			}
			c, n, err := r.ReadRune()
			if err != nil {
				last = true
			} else if c == utf8.RuneError && n == 1 {
				text = append(text, 0xff) // which decodes to the same
			} else {
				text = utf8.AppendRune(text, c)
			}
		}
	}
}
