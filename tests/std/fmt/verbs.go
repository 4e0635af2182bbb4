// Every verb with many flags, widths and precisions on many values.
package main

import (
	"errors"
	"fmt"
	"math"
	"reflect"
	"time"
)

type (
	I      int
	U8     uint8
	S      string
	B      bool
	F      float32
	C      complex64
	Bytes  []byte
	U8s    []U8
	Strs   []string
	M      map[string]int
	Point  struct{ X, Y int }
	Hidden struct {
		a int
		b string
		c any
		d error
		e []byte
		f *int
	}
	Deep struct {
		P  *Point
		Q  Point
		L  []Point
		M  map[Point]string
		I  any
		E  error
		F  func()
		C  chan int
		By []byte
		A  [3]byte
	}
	Str   struct{ v string }
	PStr  struct{ v string }
	Err   struct{ code int }
	Go    struct{ n int }
	Form  struct{ n int }
	Panic struct{ why any }
	Hold  struct {
		Str Str
		str Str
		E   error
	}
	Emb struct {
		Point
		Err
		S
	}
)

func (s Str) String() string   { return "Str(" + s.v + ")" }
func (s *PStr) String() string { return "PStr(" + s.v + ")" }
func (e Err) Error() string    { return "err " + string(rune('0'+e.code)) }
func (g Go) GoString() string  { return "main.NewGo()" }
func (p Panic) String() string { panic(p.why) }
func (f Form) Format(s fmt.State, verb rune) {
	w, wok := s.Width()
	p, pok := s.Precision()
	fmt.Fprintf(s, "<%c %v %v %v %v", verb, w, wok, p, pok)
	for _, c := range "+-# 0x" {
		if s.Flag(int(c)) {
			fmt.Fprintf(s, "%c", c)
		}
	}
	fmt.Fprint(s, fmt.FormatString(s, verb), ">")
}

var rng uint32 = 12345

func rnd(n int) int {
	rng = rng*1664525 + 1013904223
	return int(rng>>8) % n
}

func main() {
	seven := 7
	var nilp *Point
	var nilstr *PStr
	var nile error
	var nilm map[string]int
	values := []any{
		nil, true, false, 0, 1, -1, 42, -12345, math.MaxInt64, math.MinInt64, int8(-5), int16(300), int32('x'), int64(1 << 40),
		uint(7), uint8(200), uint16(65535), uint32(1 << 31), uint64(math.MaxUint64), uintptr(0xdead),
		'世', '\n', rune(0x10ffff), rune(0x110000), rune(-1), 0xd800,
		0.0, math.Copysign(0, -1), 1.0, -1.5, 3.14159265, 1e6, 1e20, 1e21, 1e-7, 123456789.0, math.Inf(1), math.Inf(-1), math.NaN(),
		math.MaxFloat64, math.SmallestNonzeroFloat64, float32(0.1), float32(1e10), float32(16777216),
		complex(1, -2), complex64(complex(0.1, 3)), complex(math.Inf(1), math.NaN()), 1i,
		"", "hello", "héllo, 世界", "a\tb\n\"q\" `b`", "back`quote", "\xff\xfe", "\u200b\u00a0",
		[]byte(nil), []byte{}, []byte("bytes\x00\xff"), [3]byte{1, 2, 255}, &[2]byte{9, 8}, []int(nil), []int{}, []int{1, -2, 3}, [2]bool{true},
		[]string{"a", "b c"}, []any{1, "x", nil, 2.5}, []float64{1, 2.5}, []error{nil, Err{6}}, [][]int{{1}, nil, {2, 3}}, [0]int{},
		map[string]int{"b": 2, "a": 1}, map[int]string{3: "c", -1: "z"}, nilm, map[float64]bool{math.NaN(): true, 1: false, math.Inf(-1): true},
		map[Point]int{{2, 1}: 1, {1, 5}: 2, {1, 2}: 3}, map[bool]int{true: 1, false: 0}, map[[2]int]int{{2, 1}: 1, {1, 2}: 2}, map[any]int{"x": 1},
		struct{}{}, Point{1, 2}, &Point{3, 4}, nilp, []*Point{nil}, Hidden{1, "s", 2.5, Err{7}, []byte("e"), nil}, &Hidden{},
		Deep{Q: Point{1, 2}, L: []Point{{5, 6}}, M: map[Point]string{{1, 2}: "m"}, I: 5, By: []byte("by"), A: [3]byte{1, 2, 3}},
		I(5), U8(6), S("named"), B(true), F(2.5), C(1 + 2i), Bytes("named"), Bytes(nil), U8s{1, 2}, Strs{"x"}, M{"k": 1},
		Str{"v"}, &Str{"p"}, PStr{"v"}, &PStr{"p"}, nilstr, Err{4}, &Err{5}, nile, Go{1}, &Go{2}, Form{1}, &Form{2}, []Form{{1}}, []Str{{"e"}}, map[string]Str{"k": {"v"}},
		Panic{"bad"}, Panic{Err{8}}, Panic{7}, Panic{nil}, Hold{Str{"a"}, Str{"b"}, Err{1}}, Emb{Point{1, 2}, Err{3}, "s"},
		errors.New("plain"), fmt.Errorf("wrap: %w", Err{9}), time.Duration(1500), []time.Duration{1, 2000},
		reflect.ValueOf(5), reflect.ValueOf("s"), reflect.ValueOf(Str{"r"}), reflect.Value{}, reflect.ValueOf(&seven).Elem(),
		struct {
			A any
			B fmt.Stringer
		}{}, []fmt.Stringer{Str{"i"}, nil}, [1]any{}, &[]int{1}, &map[string]int{"a": 1}, &[1]string{"x"}, (func())(nil), (chan int)(nil), (*int)(nil), []any{[]any{nil}},
	}
	verbs := "vdsqxXtTbcoOUeEfFgGpwyz世!"
	for i, v := range values {
		fmt.Println(i, v)
		fmt.Printf("%v|%+v|%#v|%T|%s|%d|%q|%x\n", v, v, v, v, v, v, v, v)
		for range 14 {
			format := "%"
			for _, c := range "+-# 0" {
				if rnd(4) == 0 {
					format += string(c)
				}
			}
			if rnd(2) == 0 {
				format += fmt.Sprint(rnd(14))
			}
			if rnd(3) == 0 {
				format += "." + []string{"", "0", "1", "2", "3", "8"}[rnd(6)]
			}
			k := rnd(len(verbs))
			for verbs[k]&0xC0 == 0x80 {
				k--
			}
			for _, c := range verbs[k:] {
				format += string(c)
				break
			}
			if format[len(format)-1] == 'p' {
				continue
			}
			out := fmt.Sprintf("[%s] ["+format+"]", format, v)
			if len(out) < 400 {
				fmt.Println(out)
			}
		}
	}
}
