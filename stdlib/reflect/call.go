package reflect

import (
	"iter"
	"unsafe"
)

// How functions are called whose type nobody knew when this was compiled.
//
// A call's window holds the results and behind them the parameters, each in whole slots of eight bytes (vm/native.h). So a
// function with r slots of results and a of parameters can be called as if it were a func([a]word) [r]word, and a func of that type can
// stand in for it. The arrays are of pointers so that the collector sees what is in them. More parameters than the function has do
// no harm: a call may pass too many, but a stand-in must have the exact number.

type word = unsafe.Pointer

const (
	mostArgs    = 64 // slots, of a call
	mostResults = 12
	mostMade    = 16 // of parameters of a stand-in
)

func slots(t *rtype) int { return int(t.size+7) / 8 }

func slotsOf(list []*rtype) (n int) {
	for _, t := range list {
		n += slots(t)
	}
	return n
}

// toSlots stores a value as it stands in a frame: small scalars extended to a whole slot.
func toSlots(t *rtype, dst, src unsafe.Pointer) {
	switch t.Kind() {
	case Bool, Uint8:
		*(*uint64)(dst) = uint64(*(*uint8)(src))
	case Int8:
		*(*int64)(dst) = int64(*(*int8)(src))
	case Int16:
		*(*int64)(dst) = int64(*(*int16)(src))
	case Uint16:
		*(*uint64)(dst) = uint64(*(*uint16)(src))
	case Int32:
		*(*int64)(dst) = int64(*(*int32)(src))
	case Uint32, Float32:
		*(*uint64)(dst) = uint64(*(*uint32)(src))
	default:
		typedMove(t, dst, src)
	}
}

func invoke[A, R any](fn, args, res unsafe.Pointer) {
	*(*R)(res) = (*(*func(A) R)(unsafe.Pointer(&fn)))(*(*A)(args))
}

func invokeOnly[A any](fn, args unsafe.Pointer) {
	(*(*func(A))(unsafe.Pointer(&fn)))(*(*A)(args))
}

// callArgs gives the number of slots that a call of n passes.
func callArgs(n int) int {
	switch {
	case n <= 4:
		return max(n, 1)
	case n <= 8:
		return (n + 1) &^ 1
	case n <= 16:
		return (n + 3) &^ 3
	case n <= 32:
		return 32
	}
	return mostArgs
}

func callNone(fn, args unsafe.Pointer, n int) {
	switch n {
	case 1:
		invokeOnly[[1]word](fn, args)
	case 2:
		invokeOnly[[2]word](fn, args)
	case 3:
		invokeOnly[[3]word](fn, args)
	case 4:
		invokeOnly[[4]word](fn, args)
	case 6:
		invokeOnly[[6]word](fn, args)
	case 8:
		invokeOnly[[8]word](fn, args)
	case 12:
		invokeOnly[[12]word](fn, args)
	case 16:
		invokeOnly[[16]word](fn, args)
	case 32:
		invokeOnly[[32]word](fn, args)
	default:
		invokeOnly[[mostArgs]word](fn, args)
	}
}

func callSome[R any](fn, args, res unsafe.Pointer, n int) {
	switch n {
	case 1:
		invoke[[1]word, R](fn, args, res)
	case 2:
		invoke[[2]word, R](fn, args, res)
	case 3:
		invoke[[3]word, R](fn, args, res)
	case 4:
		invoke[[4]word, R](fn, args, res)
	case 6:
		invoke[[6]word, R](fn, args, res)
	case 8:
		invoke[[8]word, R](fn, args, res)
	case 12:
		invoke[[12]word, R](fn, args, res)
	case 16:
		invoke[[16]word, R](fn, args, res)
	case 32:
		invoke[[32]word, R](fn, args, res)
	default:
		invoke[[mostArgs]word, R](fn, args, res)
	}
}

// callFunc calls a closure; args has room for callArgs words.
func callFunc(fn unsafe.Pointer, args []word, nres int) (res []word) {
	if nres == 0 {
		callNone(fn, unsafe.Pointer(&args[0]), len(args))
		return nil
	}
	res = make([]word, nres)
	a, r, n := unsafe.Pointer(&args[0]), unsafe.Pointer(&res[0]), len(args)
	switch nres {
	case 1:
		callSome[[1]word](fn, a, r, n)
	case 2:
		callSome[[2]word](fn, a, r, n)
	case 3:
		callSome[[3]word](fn, a, r, n)
	case 4:
		callSome[[4]word](fn, a, r, n)
	case 5:
		callSome[[5]word](fn, a, r, n)
	case 6:
		callSome[[6]word](fn, a, r, n)
	case 7:
		callSome[[7]word](fn, a, r, n)
	case 8:
		callSome[[8]word](fn, a, r, n)
	case 9:
		callSome[[9]word](fn, a, r, n)
	case 10:
		callSome[[10]word](fn, a, r, n)
	case 11:
		callSome[[11]word](fn, a, r, n)
	case 12:
		callSome[[mostResults]word](fn, a, r, n)
	default:
		panic("reflect: call of a function with more than 12 words of results is not supported")
	}
	return res
}

// receiver finds a method value's function and the word to call it with.
func (v Value) receiver(op string) (ft *funcType, fn, data unsafe.Pointer) {
	i := int(v.flag >> fShift)
	if v.typ.Kind() == Interface {
		w := (*iface)(v.ptr)
		if w.tab == nil {
			panic("reflect: " + op + " of method on nil interface value")
		}
		m := v.typ.interfaceMethods()[i]
		return (*funcType)(unsafe.Pointer(m.typ)), w.tab.fun[i], w.data
	}
	at, _ := v.typ.exported(i)
	plain := v
	plain.flag &^= fMethod
	return (*funcType)(unsafe.Pointer(methodType(v.typ, at))), methodFunc(v.typ, at, true), plain.word()
}

func (v Value) methodValueType() Type {
	i := int(v.flag >> fShift)
	if v.typ.Kind() == Interface {
		return v.typ.interfaceMethods()[i].typ
	}
	at, _ := v.typ.exported(i)
	return methodType(v.typ, at)
}

// Call calls the function v; arguments for "..." are given one by one.
func (v Value) Call(in []Value) []Value {
	v.must(Func, "Call")
	v.mustExport("Call")
	return v.call("Call", in)
}

// CallSlice calls the variadic function v; the last argument is a slice.
func (v Value) CallSlice(in []Value) []Value {
	v.must(Func, "CallSlice")
	v.mustExport("CallSlice")
	return v.call("CallSlice", in)
}

func (v Value) call(op string, in []Value) []Value {
	var ft *funcType
	var fn, data unsafe.Pointer
	at := 0
	if v.flag&fMethod != 0 {
		ft, fn, data = v.receiver(op)
		at = 1
	} else {
		ft = (*funcType)(unsafe.Pointer(v.typ))
		if fn = v.pointer(); fn == nil {
			panic("reflect.Value.Call: call of nil function")
		}
	}
	params := ft.ins()
	variadic := ft.tflag&flagVariadic != 0
	fixed := len(params)
	if op == "CallSlice" {
		if !variadic {
			panic("reflect: CallSlice of non-variadic function")
		}
	} else if variadic {
		fixed--
	}
	if len(in) < fixed {
		panic("reflect: " + op + " with too few input arguments")
	}
	if len(in) > fixed && !(variadic && op == "Call") {
		panic("reflect: " + op + " with too many input arguments")
	}
	for _, x := range in {
		if x.Kind() == Invalid {
			panic("reflect: " + op + " using zero Value argument")
		}
	}
	for i := 0; i < fixed; i++ {
		if have, want := in[i].Type(), params[i]; !have.AssignableTo(want) {
			panic("reflect: " + op + " using " + have.String() + " as type " + want.str)
		}
	}
	if op == "Call" && variadic {
		rest := MakeSlice(params[fixed], len(in)-fixed, len(in)-fixed)
		elem := params[fixed].elemOrNil()
		for i, x := range in[fixed:] {
			if have := x.Type(); !have.AssignableTo(elem) {
				panic("reflect: cannot use " + have.String() + " as type " + elem.str + " in " + op)
			}
			rest.Index(i).Set(x)
		}
		in = append(append(make([]Value, 0, fixed+1), in[:fixed]...), rest)
	}
	total := at + slotsOf(params)
	if total > mostArgs {
		panic("reflect: call of a function with more than 64 words of parameters is not supported")
	}
	args := make([]word, callArgs(total))
	if at == 1 {
		args[0] = data
	}
	for i, t := range params {
		in[i].mustExport(op)
		x := in[i].assignTo("reflect.Value.Call", t)
		if t.size > 0 {
			toSlots(t, unsafe.Pointer(&args[at]), x.address())
			at += slots(t)
		}
	}
	outs := ft.outs()
	res := callFunc(fn, args, slotsOf(outs))
	ret := make([]Value, len(outs))
	at = 0
	for i, t := range outs {
		if t.size == 0 {
			ret[i] = Zero(t)
			continue
		}
		ret[i] = fresh(t, 0, unsafe.Pointer(&res[at]))
		at += slots(t)
	}
	return ret
}

// NumMethod counts the methods that Method gives.
func (v Value) NumMethod() int {
	if v.typ == nil {
		panic(&ValueError{"reflect.Value.NumMethod", Invalid})
	}
	if v.flag&fMethod != 0 {
		return 0
	}
	return v.typ.NumMethod()
}

// Method gives the i'th method bound to v.
func (v Value) Method(i int) Value {
	if v.typ == nil {
		panic(&ValueError{"reflect.Value.Method", Invalid})
	}
	if v.flag&fMethod != 0 || uint(i) >= uint(v.typ.NumMethod()) {
		panic("reflect: Method index out of range")
	}
	if v.typ.Kind() == Interface && v.IsNil() {
		panic("reflect: Method on nil interface value")
	}
	return Value{v.typ, v.ptr, v.flag&(fSticky|fIndirect|fAddress) | uintptr(Func) | uintptr(i)<<fShift | fMethod}
}

// MethodByName gives the method bound to v; the zero Value if there is none.
func (v Value) MethodByName(name string) Value {
	if v.typ == nil {
		panic(&ValueError{"reflect.Value.MethodByName", Invalid})
	}
	if v.flag&fMethod != 0 {
		return Value{}
	}
	m, ok := v.typ.MethodByName(name)
	if !ok {
		return Value{}
	}
	return v.Method(m.Index)
}

// Methods goes through the methods bound to v.
func (v Value) Methods() iter.Seq2[Method, Value] {
	return func(yield func(Method, Value) bool) {
		for i := 0; i < v.NumMethod(); i++ {
			if !yield(v.typ.Method(i), v.Method(i)) {
				return
			}
		}
	}
}

// methodFunc turns a method value into an ordinary function.
func (v Value) methodFunc(op string) Value {
	t := v.methodValueType()
	bound := v
	if v.flag&fIndirect != 0 && v.flag&fAddress != 0 { // keep the receiver as it is now
		p := newObject(v.typ)
		typedMove(v.typ, p, v.ptr)
		bound.ptr = p
		bound.flag &^= fAddress
	}
	bound.receiver(op)
	call := "Call"
	if t.IsVariadic() {
		call = "CallSlice"
	}
	f := MakeFunc(t, func(args []Value) []Value { return bound.call(call, args) })
	f.flag |= v.flag & fReadOnly
	return f
}

// --- functions made at run time

type madeFunc struct {
	typ *funcType
	fn  func(args []Value) []Value
}

// MakeFunc gives a function of type t that calls fn with its arguments as Values.
func MakeFunc(t Type, fn func(args []Value) (results []Value)) Value {
	if t.Kind() != Func {
		panic("reflect: call of MakeFunc with non-Func type")
	}
	ft := t.common().function("")
	m := &madeFunc{ft, fn}
	var c unsafe.Pointer
	nargs, nres := slotsOf(ft.ins()), slotsOf(ft.outs())
	switch nres {
	case 0:
		c = makeFor[[0]word](m, nargs)
	case 1:
		c = makeFor[[1]word](m, nargs)
	case 2:
		c = makeFor[[2]word](m, nargs)
	case 3:
		c = makeFor[[3]word](m, nargs)
	case 4:
		c = makeFor[[4]word](m, nargs)
	case 5:
		c = makeFor[[5]word](m, nargs)
	case 6:
		c = makeFor[[6]word](m, nargs)
	case 7:
		c = makeFor[[7]word](m, nargs)
	case 8:
		c = makeFor[[8]word](m, nargs)
	default:
		panic("reflect: MakeFunc with more than 8 words of results is not supported")
	}
	return Value{t.common(), c, uintptr(Func)}
}

func makeFor[R any](m *madeFunc, nargs int) unsafe.Pointer {
	switch nargs {
	case 0:
		return standIn[[0]word, R](m)
	case 1:
		return standIn[[1]word, R](m)
	case 2:
		return standIn[[2]word, R](m)
	case 3:
		return standIn[[3]word, R](m)
	case 4:
		return standIn[[4]word, R](m)
	case 5:
		return standIn[[5]word, R](m)
	case 6:
		return standIn[[6]word, R](m)
	case 7:
		return standIn[[7]word, R](m)
	case 8:
		return standIn[[8]word, R](m)
	case 9:
		return standIn[[9]word, R](m)
	case 10:
		return standIn[[10]word, R](m)
	case 11:
		return standIn[[11]word, R](m)
	case 12:
		return standIn[[12]word, R](m)
	case 13:
		return standIn[[13]word, R](m)
	case 14:
		return standIn[[14]word, R](m)
	case 15:
		return standIn[[15]word, R](m)
	case 16:
		return standIn[[mostMade]word, R](m)
	}
	panic("reflect: MakeFunc with more than 16 words of parameters is not supported")
}

func standIn[A, R any](m *madeFunc) unsafe.Pointer {
	f := func(args A) (res R) {
		m.run(unsafe.Pointer(&args), unsafe.Pointer(&res))
		return res
	}
	return *(*unsafe.Pointer)(unsafe.Pointer(&f))
}

func (m *madeFunc) run(args, res unsafe.Pointer) {
	in := make([]Value, m.typ.nin)
	for i, t := range m.typ.ins() {
		if t.size == 0 {
			in[i] = Zero(t)
			continue
		}
		in[i] = fresh(t, 0, args)
		args = unsafe.Add(args, uintptr(slots(t))*8)
	}
	out := m.fn(in)
	if len(out) != m.typ.nout {
		panic("reflect: wrong return count from function created by MakeFunc")
	}
	for i, t := range m.typ.outs() {
		x := out[i]
		if x.typ == nil {
			panic("reflect: function created by MakeFunc using " + funcName + " returned zero Value")
		}
		if x.flag&fReadOnly != 0 {
			panic("reflect: function created by MakeFunc using " + funcName + " returned value obtained from unexported field")
		}
		x = x.assignTo("reflect.MakeFunc", t)
		if t.size > 0 {
			toSlots(t, res, x.address())
			res = unsafe.Add(res, uintptr(slots(t))*8)
		}
	}
}

const funcName = "closure"
