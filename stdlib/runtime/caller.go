package runtime

// A Func is a function of the program. Its memory is the VM's.
type Func struct{ _ byte }

// A Frame is one line of a traceback.
type Frame struct {
	PC       uintptr
	Func     *Func
	Function string
	File     string
	Line     int
	Entry    uintptr
}

// Frames steps through what Callers collected.
type Frames struct {
	left []uintptr
}

// Caller tells where the skip'th caller of this call stands; 0 is the caller itself.
func Caller(skip int) (pc uintptr, file string, line int, ok bool)

// Callers collects return addresses; skip 0 begins with Callers itself.
func Callers(skip int, pc []uintptr) int

// FuncForPC finds the function that contains pc, or nil.
func FuncForPC(pc uintptr) *Func

func funcinfo(pc uintptr) (f *Func, name, file string, line int, entry uintptr)
func funcname(f *Func) string
func funcentry(f *Func) uintptr

// Name gives the function's name with its package's path.
func (f *Func) Name() string {
	if f == nil {
		return ""
	}
	return funcname(f)
}

// Entry is the address of the function's code.
func (f *Func) Entry() uintptr { return funcentry(f) }

// FileLine finds the source of pc.
func (f *Func) FileLine(pc uintptr) (file string, line int) {
	_, _, file, line, _ = funcinfo(pc)
	return file, line
}

// CallersFrames prepares callers, the result of Callers, for Next.
func CallersFrames(callers []uintptr) *Frames { return &Frames{callers} }

// Next gives one frame; more says that there is another one behind it.
func (ci *Frames) Next() (frame Frame, more bool) {
	for len(ci.left) > 0 {
		pc := ci.left[0]
		ci.left = ci.left[1:]
		f, name, file, line, entry := funcinfo(pc)
		if f == nil {
			continue
		}
		return Frame{pc, f, name, file, line, entry}, len(ci.left) > 0
	}
	return Frame{}, false
}

// Stack writes a traceback of this goroutine, or of all, to buf and returns its length.
func Stack(buf []byte, all bool) int
