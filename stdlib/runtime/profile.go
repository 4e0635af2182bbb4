package runtime

// A StackRecord is a stack of a profile.
type StackRecord struct {
	Stack0 [32]uintptr
}

// Stack cuts it at the first zero.
func (r *StackRecord) Stack() []uintptr {
	n := 0
	for n < len(r.Stack0) && r.Stack0[n] != 0 {
		n++
	}
	return r.Stack0[:n]
}

// A MemProfileRecord says what was allocated at one place.
type MemProfileRecord struct {
	AllocBytes, FreeBytes     int64
	AllocObjects, FreeObjects int64
	Stack0                    [32]uintptr
}

// InUseBytes and InUseObjects tell what has not been freed.
func (r *MemProfileRecord) InUseBytes() int64   { return r.AllocBytes - r.FreeBytes }
func (r *MemProfileRecord) InUseObjects() int64 { return r.AllocObjects - r.FreeObjects }

// Stack cuts the stack at the first zero.
func (r *MemProfileRecord) Stack() []uintptr { return (&StackRecord{r.Stack0}).Stack() }

// A BlockProfileRecord says where goroutines waited.
type BlockProfileRecord struct {
	Count, Cycles int64
	StackRecord
}

// SetBlockProfileRate has one wait in rate nanoseconds of waiting recorded; 1: all, 0: none.
func SetBlockProfileRate(rate int) { setblockrate(rate) }

// SetMutexProfileFraction has one in rate waits for a lock recorded, 0: none; below 0 it only returns what it was.
func SetMutexProfileFraction(rate int) int { return setmutexfraction(rate) }

func setcpurate(hz int)
func setblockrate(rate int)
func setmutexfraction(rate int) int

// records is internal/profile's: stack length, four values, stack.
func records(kind int, buf []uintptr) int

func allRecords(kind int) []uintptr {
	for buf := []uintptr(nil); ; {
		n := records(kind, buf)
		if n <= len(buf) {
			return buf[:n]
		}
		buf = make([]uintptr, n+n/4+100)
	}
}

// fill gives up to room records to put and returns how many there are.
func fill(kind, room int, use func(values []uintptr) bool, put func(i int, values, stack []uintptr)) (n int, ok bool) {
	all := allRecords(kind)
	for pass := 0; pass < 2 && (pass == 0 || n <= room); pass++ {
		n = 0
		for r := all; len(r) > 0; {
			values, stack := r[1:5], r[5:5+r[0]]
			r = r[5+r[0]:]
			if !use(values) {
				continue
			}
			if pass > 0 {
				put(n, values, stack)
			}
			n++
		}
	}
	return n, n <= room
}

func anyRecord([]uintptr) bool { return true }

// MemProfile collects what was allocated where; inuseZero: also where nothing is left of it.
func MemProfile(p []MemProfileRecord, inuseZero bool) (n int, ok bool) {
	use := func(v []uintptr) bool { return v[0] > 0 && (inuseZero || v[3] > 0) }
	return fill(0, len(p), use, func(i int, v, stack []uintptr) {
		p[i] = MemProfileRecord{AllocObjects: int64(v[0]), AllocBytes: int64(v[1]), FreeObjects: int64(v[0] - v[2]), FreeBytes: int64(v[1] - v[3])}
		copy(p[i].Stack0[:], stack)
	})
}

// BlockProfile and MutexProfile collect where goroutines waited, and who made others wait for a lock.
func BlockProfile(p []BlockProfileRecord) (n int, ok bool) { return waits(1, p) }
func MutexProfile(p []BlockProfileRecord) (n int, ok bool) { return waits(2, p) }

func waits(kind int, p []BlockProfileRecord) (n int, ok bool) {
	return fill(kind, len(p), anyRecord, func(i int, v, stack []uintptr) {
		p[i] = BlockProfileRecord{Count: int64(v[0]), Cycles: int64(v[1])}
		copy(p[i].Stack0[:], stack)
	})
}

// ThreadCreateProfile and GoroutineProfile collect the stacks of threads, which are empty, and goroutines.
// ok is false if p has too little room for the n that there are.
func ThreadCreateProfile(p []StackRecord) (n int, ok bool) { return stacks(4, p) }
func GoroutineProfile(p []StackRecord) (n int, ok bool)    { return stacks(3, p) }

func stacks(kind int, p []StackRecord) (n int, ok bool) {
	return fill(kind, len(p), anyRecord, func(i int, v, stack []uintptr) {
		p[i] = StackRecord{}
		copy(p[i].Stack0[:], stack)
	})
}
