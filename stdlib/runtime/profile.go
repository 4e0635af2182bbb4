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

// Profiles are not collected yet: they are empty.
func MemProfile(p []MemProfileRecord, inuseZero bool) (n int, ok bool) { return 0, true }
func BlockProfile(p []BlockProfileRecord) (n int, ok bool)             { return 0, true }
func MutexProfile(p []BlockProfileRecord) (n int, ok bool)             { return 0, true }
func ThreadCreateProfile(p []StackRecord) (n int, ok bool)             { return 0, true }

func goroutineprofile(p []StackRecord) int

// GoroutineProfile collects the stacks of all goroutines; ok is false if p has too little room for the n that there are.
func GoroutineProfile(p []StackRecord) (n int, ok bool) {
	n = goroutineprofile(p)
	return n, n <= len(p)
}
