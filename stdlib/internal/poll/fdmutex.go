package poll

import "sync/atomic"

// An fdMutex counts the users of a descriptor and lets one read and one write at a time. Closing lets everybody else fail from then on; the
// last user to leave closes. In state: bit 0 closed, 1 a reader has it, 2 a writer has it, then 20 bits each: users, waiting
// readers, waiting writers.
type fdMutex struct {
	state atomic.Uint64
	rsema uint32
	wsema uint32
}

const (
	closedBit = 1
	readBit   = 2
	writeBit  = 4
	refOne    = 1 << 3
	refMask   = (1<<20 - 1) << 3
	rwaitOne  = 1 << 23
	rwaitMask = (1<<20 - 1) << 23
	wwaitOne  = 1 << 43
	wwaitMask = (1<<20 - 1) << 43
)

const tooMany = "too many concurrent operations on a single file or socket (max 1048575)"

func semacquire(s *uint32)
func semrelease(s *uint32)

// incref adds a user.
func (m *fdMutex) incref() bool {
	for {
		old := m.state.Load()
		if old&closedBit != 0 {
			return false
		}
		if (old+refOne)&refMask == 0 {
			panic(tooMany)
		}
		if m.state.CompareAndSwap(old, old+refOne) {
			return true
		}
	}
}

// close adds the user that closes, and wakes who waits for a turn; false if it was closed.
func (m *fdMutex) close() bool {
	for {
		old := m.state.Load()
		if old&closedBit != 0 {
			return false
		}
		if m.state.CompareAndSwap(old, ((old|closedBit)+refOne)&^(rwaitMask|wwaitMask)) {
			for n := old & rwaitMask; n != 0; n -= rwaitOne {
				semrelease(&m.rsema)
			}
			for n := old & wwaitMask; n != 0; n -= wwaitOne {
				semrelease(&m.wsema)
			}
			return true
		}
	}
}

// decref takes a user away; true: that was the last, and it is closed.
func (m *fdMutex) decref() bool {
	now := m.state.Add(^uint64(refOne - 1))
	return now&(closedBit|refMask) == closedBit
}

// lock waits for a turn to read or write; false if it is closed.
func (m *fdMutex) lock(read bool) bool {
	bit, wait, mask, sema := uint64(writeBit), uint64(wwaitOne), uint64(wwaitMask), &m.wsema
	if read {
		bit, wait, mask, sema = readBit, rwaitOne, rwaitMask, &m.rsema
	}
	for {
		old := m.state.Load()
		if old&closedBit != 0 {
			return false
		}
		now := (old | bit) + refOne
		if old&bit != 0 {
			now = old + wait
			if now&mask == 0 {
				panic(tooMany)
			}
		} else if now&refMask == 0 {
			panic(tooMany)
		}
		if m.state.CompareAndSwap(old, now) {
			if old&bit == 0 {
				return true
			}
			semacquire(sema) // whoever left took us off the count
		}
	}
}

// unlock ends a turn and passes it on; true as decref.
func (m *fdMutex) unlock(read bool) bool {
	bit, wait, mask, sema := uint64(writeBit), uint64(wwaitOne), uint64(wwaitMask), &m.wsema
	if read {
		bit, wait, mask, sema = readBit, rwaitOne, rwaitMask, &m.rsema
	}
	for {
		old := m.state.Load()
		now := old&^bit - refOne
		if old&mask != 0 {
			now -= wait
		}
		if m.state.CompareAndSwap(old, now) {
			if old&mask != 0 {
				semrelease(sema)
			}
			return now&(closedBit|refMask) == closedBit
		}
	}
}
