package reflect

import "unsafe"

// The structs of runtime/type.h, field by field: change both. Descriptors are canonical, so types are the same when pointers are,
// and live for ever.

const (
	flagNamed      = 1
	flagComparable = 2
	flagDirect     = 4 // an interface's data word is the value itself
	flagVariadic   = 32
)

type rtype struct {
	size       uintptr
	ptrdata    uintptr
	hash       uint32
	tflag      uint8
	align      uint8
	fieldAlign uint8
	kind       uint8
	gcmask     unsafe.Pointer
	str        string
	uncommon   *uncommonType
	ptrTo      *rtype
	sliceTo    *rtype
}

type uncommonType struct {
	pkgPath  string
	name     string
	nmethods int
	methods  unsafe.Pointer
	front    unsafe.Pointer
}

type methodInfo struct {
	name, pkgPath        string
	typ, ifn, tfn, front unsafe.Pointer
}

type arrayType struct {
	rtype
	elem, slice *rtype
	len         int
}

type elemType struct { // pointers and slices
	rtype
	elem *rtype
}

type chanType struct {
	rtype
	elem *rtype
	dir  int
}

type funcType struct {
	rtype
	nin, nout int
	in, out   unsafe.Pointer // arrays of *rtype
}

type interfaceMethod struct {
	name, pkgPath string
	typ           *rtype
}

type interfaceType struct {
	rtype
	nmethods int
	methods  unsafe.Pointer // array of interfaceMethod
}

type fieldInfo struct {
	name, pkgPath, tag string
	typ                *rtype
	offset             uintptr
	embedded           uint64
}

type structType struct {
	rtype
	nfields int
	fields  unsafe.Pointer // array of fieldInfo
}

type mapType struct {
	rtype
	key, elem *rtype
}

type eface struct {
	typ  *rtype
	data unsafe.Pointer
}

type iface struct {
	tab  *itab
	data unsafe.Pointer
}

type itab struct {
	inter *rtype
	typ   *rtype
	hash  uint32
	_     uint32
	fun   [1 << 16]unsafe.Pointer
}

type sliceHeader struct {
	data     unsafe.Pointer
	len, cap int
}

// hiter is the runtime's iterator over a map.
type hiter struct {
	key, elem                           unsafe.Pointer
	t                                   *rtype
	h, buckets, bptr, overflow, oldover unsafe.Pointer
	startBucket, bits, bucket, check    uint64
	clearSeq                            uint64
}

// Natives, in reflect.c.

func newObject(t *rtype) unsafe.Pointer
func newArray(t *rtype, n int) unsafe.Pointer
func typedMove(t *rtype, dst, src unsafe.Pointer)
func typedClear(t *rtype, p unsafe.Pointer)
func sliceMove(t *rtype, dst, src unsafe.Pointer, n int)
func sliceClear(t *rtype, p unsafe.Pointer, n int)
func equalMemory(t *rtype, a, b unsafe.Pointer) bool // by ==, may panic
func growSlice(elem *rtype, s *sliceHeader, n int)

func findItab(inter, t *rtype) (tab *itab, missing string)
func uncommonOf(t *rtype) *uncommonType
func methodType(t *rtype, i int) *rtype
func methodFunc(t *rtype, i int, boxed bool) unsafe.Pointer

func pointerTo(t *rtype) *rtype
func sliceOf(t *rtype) *rtype
func arrayOf(t *rtype, n int) *rtype
func chanOf(t *rtype, dir int) *rtype
func mapOf(key, elem *rtype) *rtype
func funcOf(in, out []*rtype, variadic bool) *rtype
func structOf(fields []fieldInfo) *rtype

func mapMake(t *rtype, n int) unsafe.Pointer
func mapLen(h unsafe.Pointer) int
func mapGet(t *rtype, h, key unsafe.Pointer) unsafe.Pointer
func mapSet(t *rtype, h, key, elem unsafe.Pointer)
func mapDelete(t *rtype, h, key unsafe.Pointer)
func mapClear(t *rtype, h unsafe.Pointer)
func mapFirst(t *rtype, h unsafe.Pointer, it *hiter)
func mapNext(it *hiter)

func chanMake(t *rtype, n int) unsafe.Pointer
func chanLen(c unsafe.Pointer) int
func chanCap(c unsafe.Pointer) int
func chanClose(c unsafe.Pointer)
func chanSend(c, elem unsafe.Pointer, block bool) bool
func chanRecv(c, elem unsafe.Pointer, block bool) (selected, ok bool)
func selectGo(cases unsafe.Pointer, sends, recvs int, block bool) (chosen int, ok bool)

func printableFunc(closure unsafe.Pointer) uintptr // what Pointer gives for a func; runtime.FuncForPC knows it
