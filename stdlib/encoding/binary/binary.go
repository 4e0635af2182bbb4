// Package binary turns numbers into bytes and back.
package binary

import (
	"errors"
	"io"
	"reflect"
)

// A ByteOrder says in which order the bytes of a number stand.
type ByteOrder interface {
	Uint16([]byte) uint16
	Uint32([]byte) uint32
	Uint64([]byte) uint64
	PutUint16([]byte, uint16)
	PutUint32([]byte, uint32)
	PutUint64([]byte, uint64)
	String() string
}

// An AppendByteOrder also appends.
type AppendByteOrder interface {
	AppendUint16([]byte, uint16) []byte
	AppendUint32([]byte, uint32) []byte
	AppendUint64([]byte, uint64) []byte
	String() string
}

type littleEndian struct{}
type bigEndian struct{}
type nativeEndian struct{ littleEndian }

// The orders; NativeEndian is this machine's.
var (
	LittleEndian littleEndian
	BigEndian    bigEndian
	NativeEndian nativeEndian
)

func (littleEndian) String() string   { return "LittleEndian" }
func (littleEndian) GoString() string { return "binary.LittleEndian" }
func (bigEndian) String() string      { return "BigEndian" }
func (bigEndian) GoString() string    { return "binary.BigEndian" }
func (nativeEndian) String() string   { return "NativeEndian" }
func (nativeEndian) GoString() string { return "binary.NativeEndian" }

func low(b []byte, n int) (v uint64) {
	_ = b[n-1]
	for n--; n >= 0; n-- {
		v = v<<8 | uint64(b[n])
	}
	return v
}

func high(b []byte, n int) (v uint64) {
	for _, c := range b[:n:n] {
		v = v<<8 | uint64(c)
	}
	return v
}

func putLow(b []byte, n int, v uint64) {
	_ = b[n-1]
	for i := range n {
		b[i] = byte(v)
		v >>= 8
	}
}

func putHigh(b []byte, n int, v uint64) {
	_ = b[n-1]
	for n--; n >= 0; n-- {
		b[n] = byte(v)
		v >>= 8
	}
}

func (littleEndian) Uint16(b []byte) uint16       { return uint16(low(b, 2)) }
func (littleEndian) Uint32(b []byte) uint32       { return uint32(low(b, 4)) }
func (littleEndian) Uint64(b []byte) uint64       { return low(b, 8) }
func (littleEndian) PutUint16(b []byte, v uint16) { putLow(b, 2, uint64(v)) }
func (littleEndian) PutUint32(b []byte, v uint32) { putLow(b, 4, uint64(v)) }
func (littleEndian) PutUint64(b []byte, v uint64) { putLow(b, 8, v) }
func (littleEndian) AppendUint16(b []byte, v uint16) []byte {
	return append(b, byte(v), byte(v>>8))
}
func (littleEndian) AppendUint32(b []byte, v uint32) []byte {
	var w [4]byte
	putLow(w[:], 4, uint64(v))
	return append(b, w[:]...)
}
func (littleEndian) AppendUint64(b []byte, v uint64) []byte {
	var w [8]byte
	putLow(w[:], 8, v)
	return append(b, w[:]...)
}

func (bigEndian) Uint16(b []byte) uint16       { return uint16(high(b, 2)) }
func (bigEndian) Uint32(b []byte) uint32       { return uint32(high(b, 4)) }
func (bigEndian) Uint64(b []byte) uint64       { return high(b, 8) }
func (bigEndian) PutUint16(b []byte, v uint16) { putHigh(b, 2, uint64(v)) }
func (bigEndian) PutUint32(b []byte, v uint32) { putHigh(b, 4, uint64(v)) }
func (bigEndian) PutUint64(b []byte, v uint64) { putHigh(b, 8, v) }
func (bigEndian) AppendUint16(b []byte, v uint16) []byte {
	return append(b, byte(v>>8), byte(v))
}
func (bigEndian) AppendUint32(b []byte, v uint32) []byte {
	var w [4]byte
	putHigh(w[:], 4, uint64(v))
	return append(b, w[:]...)
}
func (bigEndian) AppendUint64(b []byte, v uint64) []byte {
	var w [8]byte
	putHigh(w[:], 8, v)
	return append(b, w[:]...)
}

// --- numbers of variable length: seven bits a byte, lowest first, the eighth says that more follow

// How long they can get.
const (
	MaxVarintLen16 = 3
	MaxVarintLen32 = 5
	MaxVarintLen64 = 10
)

var errOverflow = errors.New("binary: varint overflows a 64-bit integer")

// AppendUvarint appends x; AppendVarint puts the sign into the lowest bit.
func AppendUvarint(buf []byte, x uint64) []byte {
	for ; x > 0x7f; x >>= 7 {
		buf = append(buf, byte(x)|0x80)
	}
	return append(buf, byte(x))
}

func zigzag(x int64) uint64   { return uint64(x)<<1 ^ uint64(x>>63) }
func unzigzag(u uint64) int64 { return int64(u>>1) ^ -int64(u&1) }

func AppendVarint(buf []byte, x int64) []byte { return AppendUvarint(buf, zigzag(x)) }

// PutUvarint and PutVarint write to buf and return how many bytes.
func PutUvarint(buf []byte, x uint64) int {
	n := 0
	for ; x > 0x7f; x >>= 7 {
		buf[n] = byte(x) | 0x80
		n++
	}
	buf[n] = byte(x)
	return n + 1
}

func PutVarint(buf []byte, x int64) int { return PutUvarint(buf, zigzag(x)) }

// Uvarint and Varint read a number and its length: 0 if buf is too short, negative if the number is too large.
func Uvarint(buf []byte) (x uint64, n int) {
	for n, c := range buf {
		if n == MaxVarintLen64 || n == MaxVarintLen64-1 && 1 < c && c < 0x80 {
			return 0, -n - 1
		}
		x |= uint64(c&0x7f) << (7 * n)
		if c < 0x80 {
			return x, n + 1
		}
	}
	return 0, 0
}

func Varint(buf []byte) (int64, int) {
	u, n := Uvarint(buf)
	return unzigzag(u), n
}

// ReadUvarint and ReadVarint read byte by byte.
func ReadUvarint(r io.ByteReader) (x uint64, err error) {
	for n := range MaxVarintLen64 {
		c, err := r.ReadByte()
		if err != nil {
			if n > 0 && err == io.EOF {
				err = io.ErrUnexpectedEOF
			}
			return x, err
		}
		if n == MaxVarintLen64-1 && c > 1 {
			break
		}
		x |= uint64(c&0x7f) << (7 * n)
		if c < 0x80 {
			return x, nil
		}
	}
	return x, errOverflow
}

func ReadVarint(r io.ByteReader) (int64, error) {
	u, err := ReadUvarint(r)
	return unzigzag(u), err
}

// --- values of any type with a fixed size

func sizeOf(t reflect.Type) int {
	switch t.Kind() {
	case reflect.Array:
		if n := sizeOf(t.Elem()); n >= 0 {
			return n * t.Len()
		}
	case reflect.Struct:
		sum := 0
		for i := range t.NumField() {
			n := sizeOf(t.Field(i).Type)
			if n < 0 {
				return -1
			}
			sum += n
		}
		return sum
	case reflect.Bool, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64, reflect.Uint8, reflect.Uint16, reflect.Uint32,
		reflect.Uint64, reflect.Float32, reflect.Float64, reflect.Complex64, reflect.Complex128:
		return int(t.Size())
	}
	return -1
}

func sizeOfValue(v reflect.Value) int {
	if v.Kind() == reflect.Slice {
		if n := sizeOf(v.Type().Elem()); n >= 0 {
			return n * v.Len()
		}
		return -1
	}
	if !v.IsValid() {
		return -1
	}
	return sizeOf(v.Type())
}

// Size is the number of bytes that Write would write; -1 if the type has no fixed size.
func Size(v any) int { return sizeOfValue(reflect.Indirect(reflect.ValueOf(v))) }

// A walker goes through a value and its bytes together.
type walker struct {
	order ByteOrder
	buf   []byte
	write bool
}

func (w *walker) number(size int, v uint64) uint64 {
	b := w.buf[:size]
	w.buf = w.buf[size:]
	if w.write {
		switch size {
		case 1:
			b[0] = byte(v)
		case 2:
			w.order.PutUint16(b, uint16(v))
		case 4:
			w.order.PutUint32(b, uint32(v))
		case 8:
			w.order.PutUint64(b, v)
		}
		return v
	}
	switch size {
	case 1:
		return uint64(b[0])
	case 2:
		return uint64(w.order.Uint16(b))
	case 4:
		return uint64(w.order.Uint32(b))
	}
	return w.order.Uint64(b)
}

func (w *walker) value(v reflect.Value) {
	t := v.Type()
	switch k := v.Kind(); k {
	case reflect.Array, reflect.Slice:
		for i := range v.Len() {
			w.value(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Field(i); t.Field(i).Name != "_" && (w.write || f.CanSet()) {
				w.value(f)
			} else {
				n := sizeOf(f.Type())
				if w.write {
					clear(w.buf[:n])
				}
				w.buf = w.buf[n:]
			}
		}
	case reflect.Bool:
		bit := uint64(0)
		if v.Bool() {
			bit = 1
		}
		if bit = w.number(1, bit); !w.write {
			v.SetBool(bit != 0)
		}
	case reflect.Complex64, reflect.Complex128:
		half := int(t.Size()) / 2
		re := w.number(half, bits(real(v.Complex()), half))
		im := w.number(half, bits(imag(v.Complex()), half))
		if !w.write {
			v.SetComplex(complex(float(re, half), float(im, half)))
		}
	case reflect.Float32, reflect.Float64:
		size := int(t.Size())
		if u := w.number(size, bits(v.Float(), size)); !w.write {
			v.SetFloat(float(u, size))
		}
	default:
		size := int(t.Size())
		if v.CanInt() {
			if u := w.number(size, uint64(v.Int())); !w.write {
				shift := 64 - 8*size
				v.SetInt(int64(u<<shift) >> shift)
			}
		} else if u := w.number(size, v.Uint()); !w.write {
			v.SetUint(u)
		}
	}
}

func bad(op string, data any) error {
	return errors.New("binary." + op + ": some values are not fixed-sized in type " + reflect.TypeOf(data).String())
}

// Write writes data's fixed-size value; Append appends it; Encode puts it into buf.
func Write(w io.Writer, order ByteOrder, data any) error {
	b, err := encode("Write", nil, order, data)
	if err != nil {
		return err
	}
	_, err = w.Write(b)
	return err
}

func Append(buf []byte, order ByteOrder, data any) ([]byte, error) {
	return encode("Append", buf, order, data)
}

var errSmall = errors.New("buffer too small")

func Encode(buf []byte, order ByteOrder, data any) (int, error) {
	b, err := encode("Encode", nil, order, data)
	if err != nil {
		return 0, err
	}
	if len(buf) < len(b) {
		return 0, errSmall
	}
	return copy(buf, b), nil
}

func encode(op string, buf []byte, order ByteOrder, data any) ([]byte, error) {
	v := reflect.Indirect(reflect.ValueOf(data))
	n := sizeOfValue(v)
	if n < 0 {
		return nil, bad(op, data)
	}
	at := len(buf)
	buf = append(buf, make([]byte, n)...)
	(&walker{order, buf[at:], true}).value(v)
	return buf, nil
}

// target finds what Read may set: what a pointer points at, or a slice's elements.
func target(op string, data any) (reflect.Value, int, error) {
	v := reflect.ValueOf(data)
	switch v.Kind() {
	case reflect.Pointer:
		v = v.Elem()
	case reflect.Slice:
	default:
		return v, 0, errors.New("binary." + op + ": invalid type " + reflect.TypeOf(data).String())
	}
	n := sizeOfValue(v)
	if n < 0 {
		return v, 0, bad(op, data)
	}
	return v, n, nil
}

// Read fills data, a pointer or a slice; Decode does so from buf.
func Read(r io.Reader, order ByteOrder, data any) error {
	v, n, err := target("Read", data)
	if err != nil {
		return err
	}
	buf := make([]byte, n)
	if _, err := io.ReadFull(r, buf); err != nil {
		return err
	}
	(&walker{order, buf, false}).value(v)
	return nil
}

func Decode(buf []byte, order ByteOrder, data any) (int, error) {
	v, n, err := target("Decode", data)
	if err != nil {
		return 0, err
	}
	if len(buf) < n {
		return 0, errSmall
	}
	(&walker{order, buf[:n], false}).value(v)
	return n, nil
}
