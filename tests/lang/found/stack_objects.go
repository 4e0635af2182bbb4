package main

import (
	"errors"
	"fmt"
	"os"
	"sort"
	"strings"
	"sync"
)

type integer interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr
}
type number interface{ integer | ~float32 | ~float64 }

var (
	sum   uint64 // of the unit that runs
	fuel  int    // what is left of its loop rounds and calls
	trace bool
)

func p(at int, v any) {
	s := fmt.Sprintf("%v", v)
	if trace {
		fmt.Println(at, s)
	}
	sum = (sum ^ uint64(at)) * 1099511628211
	for i := 0; i < len(s); i++ {
		sum = (sum ^ uint64(s[i])) * 1099511628211
	}
}

func tick() {
	fuel--
	if fuel < 0 {
		panic("fuel")
	}
}

func why(r any) string {
	if e, ok := r.(error); ok {
		return "error " + e.Error()
	}
	return fmt.Sprintf("%T %v", r, r)
}

func unit(name string, f func()) {
	if len(os.Args) > 1 {
		if os.Args[1] != name {
			return
		}
		trace = true
	}
	sum, fuel = 14695981039346656037, 3000
	defer func() {
		if r := recover(); r != nil {
			p(-1, why(r))
		}
		fmt.Printf("%s %016x\n", name, sum)
	}()
	f()
}

// at keeps an index in range where a panic is not wanted.
func at[T integer](i T, n int) int {
	if n == 0 {
		return 0
	}
	return int(uint64(i) % uint64(n))
}

// toint: only where the language defines the result.
func toint(f float64) int64 {
	if f > -1e15 && f < 1e15 {
		return int64(f)
	}
	return -7
}

func cut(s string) string {
	if len(s) > 48 {
		return s[:48]
	}
	return s
}

func keep[T any](s []T) []T {
	if len(s) > 12 {
		return s[2:10]
	}
	return s
}

func keys[K ~string | integer, V any](m map[K]V) []K {
	var out []K
	for k := range m {
		out = append(out, k)
	}
	sort.Slice(out, func(i, j int) bool { return out[i] < out[j] })
	return out
}

var _ = errors.New
var _ = strings.Repeat
var _ sync.Mutex

func id[V any](v V) V { return v }

func second[V any](_, v V) V { return v }

func pick[V any](c bool, a, b V) V {
	if c {
		return a
	}
	return b
}

type N1379 int64
type I1379 interface { Get(int) int; Set(int) }
type E1379x0 struct { Tag0 int }
func (e *E1379x0) Bump() int { e.Tag0 += 7; return e.Tag0 }
type S1379x0 struct {
	F0 uint8
	F1 [1]float64
	A int
	E1379x0
}
func (s S1379x0) Get(x int) int { return x ^ int(s.A) * s.Tag0 }
func (s *S1379x0) Set(x int) { s.A ^= int(x); s.Bump() }
type E1379x1 struct { Tag1 int }
func (e *E1379x1) Bump() int { e.Tag1 += 9; return e.Tag1 }
type S1379x1 struct {
	F0 [4]complex128
	A uint32
	E1379x1
}
func (s S1379x1) Get(x int) int { return x ^ int(s.A) }
func (s *S1379x1) Set(x int) { s.A -= uint32(x); s.Bump() }
type E1379x2 struct { Tag2 int }
func (e *E1379x2) Bump() int { e.Tag2 += 3; return e.Tag2 }
type S1379x2 struct {
	F0 S1379x0
	F1 uint16
	A uint
	E1379x2
}
func (s S1379x2) Get(x int) int { return x ^ int(s.A) }
func (s *S1379x2) Set(x int) { s.A -= uint(x); s.Bump() }
const (
	C1379a = iota*3 + 489666927294
	C1379b = 1 << (iota + 17)
	C1379f = 0.015891761089575795 * 672e8
)
var G1379x0 float32 = 1e-30
var G1379x1 string = "\x00\xff"
func gadd1379[V integer](a, b V) V {
	if a == b { return a - b }
	var c V = 100
	return (a | b) * c << 5
}
type L1379[V any] struct { list []V; next *L1379[V] }
func (l *L1379[V]) Push(v V) *L1379[V] { l.list = append(l.list, v); if len(l.list) > 2 { return &L1379[V]{next: l} }; return l }
func (l *L1379[V]) All() func(func(int, V) bool) {
	return func(yield func(int, V) bool) {
		for x, i := l, 0; x != nil; x = x.next {
			for _, v := range x.list {
				if !yield(i, v) { return }
				i++
			}
		}
	}
}
func it1379x0(n int, v bool) func(func(int, bool) bool) {
	return func(yield func(int, bool) bool) {
		defer p(0, "end")
		for i := range n {
			if !yield(i * 1, v) { return }
			v = ((id[uint16](64) / (func() uint16 { return 13 }() | 1)) <= (id[uint16](64) / 3))
		}
	}
}
func it1379x1(n int, v uint32) func(func(int, uint32) bool) {
	l := &L1379[uint32]{}
	for range n { l = l.Push(v) }
	return l.All()
}
func h1379x0(q1 uint64, q2 []string) (r0 []complex128, r1 int, r2 float64) {
	tick()
	if v3 := (min(id[uint32](0b1100100), id[uint32](4294967295)) &^ 100); v3 == v3 && ((id[uint](13) - 3) >= 0b1100010000001111001101001101011100100110010001010001101111111111) {
		var v4 S1379x0 = S1379x0{0b1000000, [1]float64{}, (id[int](64) % (r1 | 1)), E1379x0{2}}
		_ = v4
		v5 := map[int]any{}
		_ = v5
		v6 := (((q1 + q1) &^ (q1 >> id[uint8](0x40))) ^ uint64(toint(float64(float64(imag(id[complex128]((1+2i))))))))
		_ = v6
	} else {
		q1 <<= (uint8(toint(float64(G1379x0))) - 0x7f) % 70
	}
	return r0, ((r1 + r1) >> 8), float64((id[uint8](0) &^ func() uint8 { return 0b101 }()))
}
func h1379x1(q7 float64, q8 N1379) (string, float64, int) {
	tick()
	var v9 []uint16 = []uint16{13, 13}
	_ = v9
	return pick((id[bool](true) && id[bool](false)), fmt.Sprint(id[bool](false), G1379x1), cut(G1379x1 + G1379x1)), ((q7 + q7) / (q7 / q7)), int((func() uint64 { return 0b1101 }() >> 64))
}
func h1379x2(q10 func(float64) bool, q11 int64) (r0 []int, r1 uint64, r2 uint) {
	tick()
	var v12 [4]map[string]complex128 = [4]map[string]complex128{map[string]complex128{}}
	_ = v12
	switch ((id[int8](10) >> 33) ^ (id[int8](13) & id[int8](13))) % 5 {
	case 3, 7:
		v13, v14, v15 := h1379x1((float64(id[uint16](7)) - (id[float64](.1) - id[float64](1))), N1379(toint(float64((id[float32](.1) * G1379x0)))))
		_ = v13
		_ = v14
		_ = v15
		for k16, e17 := range v12 {
			tick()
			_ = k16
			_ = e17
			b18 := []int32(string([]byte(v13[at(id[int](5), len(v13)):])))
			for i := range b18 { _ = i; b18[i] ^= (id[int32](7) << r2) & 15 }
			p(1, string(b18))
		}
	case (max(id[int8](1), func() int8 { return 127 }()) << ((id[int](-64) - id[int](0)) & 7)):
		fallthrough
	default:
		var v19 map[uint8]uint8 = map[uint8]uint8{6: (127 & func() uint8 { return 1 }()), 1: (func() uint8 { return 7 }() << (id[int](13) & 63))}
		_ = v19
		v20 := &S1379x0{64, [1]float64{}, id[int](9_223_372_036_854_775_807), E1379x0{}}
		_ = v20
		v20 = &S1379x0{0x64, [1]float64{id[float64](3.25)}, id[int](4026815475632911701), E1379x0{id[int](-9223372036854775808)}}
	}
	for k21, e22 := range it1379x1(gadd1379(id[int](64), id[int](-9223372036854775808)) & 7, (2_653_781_292 & uint32(id[uint16](5)))) {
		tick()
		_ = k21
		_ = e22
		p(2, v12)
		switch t23 := any((id[float64](7) * 1e-30)).(type) {
		case int32:
			_ = t23
			v24, v25, v26 := h1379x1((float64(id[int64](100)) + (-id[float64](7))), ((id[N1379](3) / 3) % (second(id[N1379](-1809416155040844687), id[N1379](7)) | 1)))
			_ = v24
			_ = v25
			_ = v26
			v27 := func() (r28 string) {
				defer func() { if recover() != nil { r28 = v24[at(r0[at(v26, len(r0))], len(v24)):] } }()
				tick()
				p(3, v25)
				return cut(fmt.Sprintf("%q", r0[at(id[uint64](1), len(r0))]))
			}()
			_ = v27
		case int64:
			_ = t23
			p(4, cut(cut(fmt.Sprint(G1379x1, G1379x1) + "b\xc3") + "\x00\xff"))
		case float64:
			_ = t23
			p(5, ((-(t23 - t23)) + ((t23 - t23) * t23)))
		default:
			p(0, t23)
		}
		p(6, r2)
		if ((any(k21) == any(q11)) && (id[bool](true) && id[bool](true))) { continue }
	}
	p(7, r0)
	p(8, r1)
	return []int{id[int](7)}, ((r1 | r1) - 9223372036854775807), ((r2 >> id[uint32](0xd)) &^ uint(id[int16](-7)))
}
func h1379x3() (uint16) {
	tick()
	v29, v30, v31 := h1379x0((13 + (id[uint64](1) << (id[int32](-1901377905) & 15))), []string{G1379x1, "go", "b\xc3"})
	_ = v29
	_ = v30
	_ = v31
	func() {
		defer func() {
			if r := recover(); r != nil {
				p(9, why(r))
			}
		}()
		L32:
		for i33 := range 1 {
			for j34 := 0; j34 < 5; j34++ {
				tick()
				_ = i33
				_ = j34
				switch (max(id[int32](2), id[int32](2147483646)) % 2147483647) {
				case 2, 7:
					switch ((id[uint32](1) & id[uint32](64)) >> (id[uint16](65534) % 32767)) {
					case 3, 7:
						if v35 := ((id[complex128](complex(3, -4)) - func() complex128 { return (0.5-3i) }()) * v29[at(id[int64](0), len(v29))]); v35 == v35 && !(id[int32](2147483647) >= id[int32](-7)) {
							var v36 string
							_ = v36
							v36 = v36[func() uint8 { if (id[bool](true) && id[bool](false)) { return uint8(len(v29)) }; return (0 | id[uint8](13)) }():uint8(uint16(toint(float64(v31))))]
							v37 := (10 | second(id[uint16](2), id[uint16](26394)))
							_ = v37
							v37 &= func() uint16 { if (id[uint](11704196189917540954) == id[uint](64)) { return (v37 & v37) }; return max(v37, v37) }()
						}
					case 2:
						switch ((id[int64](9223372036854775806) / -2) >> 31) {
						case 3, 5:
							f38 := func(q39 complex128) float32 {
								tick()
								v40, v41, v42 := h1379x1(((v31 * v31) * 7), N1379(len(v29)))
								_ = v40
								_ = v41
								_ = v42
								return pick((id[bool](true) || func() bool { return true }()), second(G1379x0, G1379x0), float32(G1379x0))
							}
							_ = f38
						case 6, 8:
							if (((id[uint8](0) | id[uint8](5)) - max(id[uint8](0x2), id[uint8](0))) == (0 & min(id[uint8](0xa), id[uint8](39)))) {
								p(10, v29)
								p(11, v31)
								p(12, v31)
							}
						case 0, 7:
							p(13, second(int16(len(v29)), func() int16 { if (id[bool](true) || id[bool](true)) { return (id[int16](-32768) >> 15) }; return int16(len(v29)) }()))
							p(14, v31)
						}
						p(15, v30)
					}
				case 3, 8:
				case 4:
					p(16, v30)
					p(17, v31)
				case 1:
					p(18, v31)
				case 0:
					p(19, i33)
					p(20, cut(cut(string([]byte(G1379x1)) + "a") + "世界"))
				case 9:
					p(21, min(((func() uint16 { return 0b1101 }() - id[uint16](50379)) + uint16(id[uint](13))), uint16(uint64(func() uint32 { return 1 }()))))
				}
				if (float64(id[int32](0)) > (v31 * .1)) { continue L32 }
				if i33+j34 > 3 { break L32 }
			}
		}
		p(22, len([4]complex128(v29)))
	}()
	return ((id[uint16](0x979a) &^ id[uint16](0)) | (id[uint16](32767) &^ func() uint16 { return 1 }()))
}
func unit1379() {
	var v43 string = string(rune((id[int32](-13) ^ id[int32](10))))
	_ = v43
	var v44 int32 = ((id[int32](-10) << func() uint { return 18446744073709551615 }()) % (id[int32](0x2) | func() int32 { return 3 }()))
	_ = v44
	v45 := ((id[uint32](287) + id[uint32](1)) ^ (id[uint32](64) * id[uint32](1)))
	_ = v45
	var v46 [1]func(int64) int = [1]func(int64) int{func(q47 int64) int { return id[int](714) }}
	_ = v46
	func() {
		defer func() {
			if r := recover(); r != nil {
				p(23, why(r))
			}
		}()
		var g48 sync.WaitGroup
		s49 := make([]int64, 2)
		for i := range s49 {
			q50 := ((id[int64](5) ^ id[int64](221)) - 9223372036854775807)
			_ = q50
			g48.Go(func() {
				defer func() { recover() }()
				s49[i] = ((q50 &^ -9223372036854775807) & max(q50, q50))
			})
		}
		g48.Wait()
		p(24, s49)
		switch t51 := any(v44).(type) {
		case S1379x2:
			_ = t51
			var v52 int16 = (int16(v44) * (id[int16](10) - id[int16](0xa)))
			_ = v52
			v52 = (((v52 ^ v52) & (v52 + v52)) + ((v52 << (id[int](5) & 7)) / -18475))
			v53 := func() (r54 []int) {
				tick()
				switch t55 := any(id[uint](3)).(type) {
				case N1379:
					_ = t55
					if v56 := (0b1101 - (id[uint16](7) >> 64)); v56 == v56 && ((id[bool](false) && id[bool](true)) != !id[bool](false)) {
						r54[at((id[uint64](3) % 64), len(r54))] ^= r54[at(int(toint(float64(id[float32](123456.789)))), len(r54))]
						var v57 float64 = (((id[float64](1e-30) - id[float64](1e30)) - float64(id[float64](1))) - float64((id[float64](0.5) - func() float64 { return 0x1p-4 }())))
						_ = v57
						v57 -= ((v57 * 7) / v57)
						var v58 string
						_ = v58
					} else if (t51 == t51) {
						v59 := ((id[float64](.1) + id[float64](0.5)) - id[float64](0x1p-4))
						_ = v59
						v59, v59 = v59, v59
						switch t60 := any(v45).(type) {
						case int32:
							_ = t60
							r54[at((id[int](393) % (id[int](2225382840102635370) | 1)), len(r54))]--
							switch (int16(toint(float64(v59))) &^ gadd1379(id[int16](2), v52)) % 5 {
							case 4, 5, 9:
							case 1:
								f61 := func(q62 int64) uint32 {
									tick()
									p(25, t51.Get(max((id[int](0x5) & id[int](3)), 5)))
									switch {
									case ((id[uint](3) >= 3) || (id[bool](true) && id[bool](false))):
									case (second(v43, v43) > cut(v43 + "Quick")):
										t51.A--
									case !(id[bool](false) == id[bool](false)):
										v63, v64, v65 := h1379x1(((v59 * v59) / (v59 / v59)), N1379(len(r54)))
										_ = v63
										_ = v64
										_ = v65
									case second((id[bool](false) || func() bool { return true }()), (v59 < v59)):
										if v66 := ((v59 * .1) + float64(v45)); v66 == v66 && (s49[at(v44, len(s49))] >= (q62 / (q62 | 1))) {
											v67, v68, v69 := h1379x1((float64(real(id[complex128](complex(3, -4)))) * (v66 / id[float64](0))), N1379(toint(float64((G1379x0 / id[float32](0.5))))))
											_ = v67
											_ = v68
											_ = v69
											s49 = keep(append(s49, int64((18_446_744_073_709_551_615 ^ id[uint64](10))), ((q62 >> func() uint8 { return 5 }()) + (q62 % (q62 | 1))), (s49[at(v44, len(s49))] / 5)))
											p(26, fmt.Sprint(len(s49), cap(s49) >= len(s49)))
											var v70 [4]S1379x0
											_ = v70
											v70 = pick((t51.A == uint(q62)), [4]S1379x0{}, second(v70, v70))
										}
										v71 := [2]bool{}
										_ = v71
									case ((id[int](-683) &^ id[int](9_223_372_036_854_775_806)) <= int(id[uint](6981051421897526291))):
										v72 := cut(max(v43, G1379x1) + string(rune(v44)))
										_ = v72
									case ((v43 < v43) && (id[int](100) < id[int](-2))):
										v59 = second(max((v59 / v59), (v59 * v59)), ((v59 * id[float64](0.5)) / v59))
										v73 := S1379x0{5, [1]float64{v59}, -9223372036854775807, E1379x0{}}
										_ = v73
									case (!id[bool](false) == (id[bool](false) || id[bool](false))):
									default:
										p(27, fmt.Sprint(cut(string([]rune(v43)) + cut(fmt.Sprintf("%8v", v59))), cut(v43[at(id[int](3), len(v43)):] + fmt.Sprint(id[int8](0x3f), v43))))
									}
									return (uint32(func() uint8 { return 10 }()) &^ (v45 / 10))
								}
								_ = f61
								switch t74 := any((t60 + v44)).(type) {
								case uint64:
									_ = t74
									p(28, (-((id[float32](0) / G1379x0) * min(G1379x0, G1379x0))))
								case int64:
									_ = t74
									v75 := map[int]uint{4: 1, 2: id[uint](100)}
									_ = v75
								case float64:
									_ = t74
									v76 := ((float64(func() int8 { return 2 }()) * 0) < ((v59 / t74) / id[float64](.1)))
									_ = v76
									v76 = ((fmt.Sprint(id[bool](true), v43) <= "go") || ((v44 != 64) && !v76))
									v59 = (float64(real((id[complex128](complex(3, -4)) + (0.5-3i)))) + float64(uint32(toint(float64(id[float32](-2.75e-3))))))
								case uint:
									_ = t74
									if (gadd1379(int16(v44), min(v52, id[int16](779))) >= ((v52 ^ id[int16](-32768)) / -7)) {
										v43 = cut(v43[at(r54[at(id[uint8](100), len(r54))], len(v43)):] + cut(fmt.Sprintf("%+v", (id[int](3) + id[int](-9223372036854775808)))))
										v59 *= (min(v59, v59) + (v59 / v59))
										v77 := [][]uint32{[]uint32{}, []uint32{v45, 0x1, 2147483647, v45, 64}, []uint32{1864904898, v45}, []uint32(nil)}
										_ = v77
									}
									var v78 [1]string = [1]string{"世界"}
									_ = v78
									v78 = [1]string{}
								case uint16:
									_ = t74
									r54[at((id[uint64](0b1) / (id[uint64](18446744073709551614) | 1)), len(r54))] = ((r54[at(id[int](-9223372036854775807), len(r54))] - int(toint(float64(G1379x0)))) | (^(id[int](2) ^ func() int { return -9223372036854775807 }())))
									v79, v80, v81 := h1379x0(((-id[uint64](1)) % 5), make([]string, 4, 6))
									_ = v79
									_ = v80
									_ = v81
								default:
									p(0, t74)
								}
							}
						case fmt.Stringer, error, nil:
							p(0, t60 == nil)
						default:
							p(0, t60)
						}
					} else {
						var v82 bool
						_ = v82
						v82 = (((id[int16](-32767) ^ v52) >= (v52 << id[uint](0))) && pick((G1379x0 >= G1379x0), (id[float32](0.5) > G1379x0), (v52 <= 32767)))
						p(29, r54)
						switch {
						case ((id[int64](64) + id[int64](5)) >= 13):
							v83, v84, v85 := h1379x1(float64(real((id[complex128]((1+2i)) - id[complex128](complex(3, -4))))), (gadd1379(id[N1379](0), t55) * (id[N1379](0xd) >> (id[int](0x2) & 15))))
							_ = v83
							_ = v84
							_ = v85
							p(30, r54)
						case ((id[uint8](64) &^ id[uint8](43)) <= 254):
							fallthrough
						default:
						}
					}
				case bool:
					_ = t55
					p(31, t51)
				case S1379x0:
					_ = t55
					if (((-id[uint64](18446744073709551615)) ^ (^id[uint64](18446744073709551615))) > ((id[uint64](3) | id[uint64](64)) + gadd1379(func() uint64 { return 1 }(), func() uint64 { return 0x1 }()))) {
						var v86 map[string][]complex128 = map[string][]complex128{"a": []complex128{id[complex128]((-1.25+0i))}, "": []complex128{id[complex128]((-1.25+0i)), complex(3, -4), id[complex128]((-1.25+0i)), id[complex128]((0.5-3i))}, "d": make([]complex128, 3, 8), "cc": []complex128{id[complex128](2i)}}
						_ = v86
						v87 := int8(toint(float64((float64(imag(id[complex128]((0.5-3i)))) * 1e10))))
						_ = v87
						v87, v87 = gadd1379((+v87), (id[int8](113) >> id[uint](2))), int8((0x1 & id[uint16](0xffff)))
						var v88 int = ((id[int](-10) - id[int](-9223372036854775807)) / ((id[int](64) * id[int](-7)) | 1))
						_ = v88
					} else {
						switch {
						case (int64(id[uint16](5)) >= (id[int64](0b111) ^ id[int64](-596032032375603353))):
							s49 = keep(append(s49, (s49[at(id[int64](1), len(s49))] << t55.F0)))
							p(32, fmt.Sprint(len(s49), cap(s49) >= len(s49)))
						case ((v52 >= v52) && (id[bool](true) || func() bool { return true }())):
						case ((id[uint8](5) == id[uint8](7)) != (v45 != v45)):
							r54[at(id[int](5), len(r54))], r54[at(v44, len(r54))] = t55.A, (int(id[uint](18446744073709551614)) << ((v52 << 65) & 15))
						case ((^id[int16](-32767)) >= (id[int16](100) % 862)):
							if v89 := (^(id[uint8](254) % (id[uint8](0x7) | 1))); v89 == v89 && ((id[int16](1) + v52) <= (v52 & v52)) {
								v90 := map[int][]int64{5: make([]int64, 1, 6), 2: []int64{id[int64](-9223372036854775808), 13, -5, 100, id[int64](100)}, 7: []int64{10, id[int64](-100), -4611686018427387903, id[int64](64)}, 0: []int64{id[int64](2), id[int64](0), 0x3, 100}}
								_ = v90
							} else if !(id[uint64](7) < 692) {
								f91 := func() int16 {
									tick()
									t51.A = (t51.A & (t51.A & (id[uint](0xc5b98696f39176c) &^ 3465909406164583812)))
									v92 := map[int]N1379{9: 0}
									_ = v92
									return (-13 * (v52 / 7))
								}
								_ = f91
							} else {
								v93, v94, v95 := h1379x1(second((id[float64](123456.789) * 0x1p-4), float64(id[int](5))), N1379(gadd1379(id[uint8](10), id[uint8](255))))
								_ = v93
								_ = v94
								_ = v95
							}
							v96, v97, v98 := h1379x2(func(q99 float64) bool { return (id[bool](false) || id[bool](false)) }, ((id[int64](-64) << (id[int64](0) & 31)) / (s49[at(id[int32](2), len(s49))] | 1)))
							_ = v96
							_ = v97
							_ = v98
						case ((id[int](1) <= id[int](4611686018427387903)) || (v45 >= v45)):
							switch ((-id[float64](.1)) * (id[float64](0x1p-4) - id[float64](0x1p-4))) {
							case 0, 0.5:
								p(33, v45)
							case 1e10:
							default:
								var v100 uint32 = ((v45 ^ v45) + 1)
								_ = v100
								switch int32((v45 * v45)) % 5 {
								case 1, 5:
									t55.F0 = (((id[uint8](50) ^ id[uint8](251)) | max(id[uint8](1), id[uint8](254))) + ((id[uint8](3) ^ id[uint8](100)) << (func() uint8 { return 127 }() + id[uint8](52))))
									v44, v44 = (^(v44 - -2147483646)), (int32(id[int](-9223372036854775808)) << 2)
								case 0, 8:
								case 2:
								case 9:
									v101, v102, v103 := h1379x0(((id[uint64](0) - id[uint64](7)) / (id[uint64](0xd) << v45)), []string{"héllo", "Quick", v43, "b\xc3", v43})
									_ = v101
									_ = v102
									_ = v103
								case 3, 4:
									f104 := func() uint8 {
										tick()
										r54[at((func() uint64 { return 0x3 }() % (id[uint64](0) | 1)), len(r54))] ^= (t55.A / 1)
										return t55.F0
									}
									_ = f104
								case 6:
								default:
									p(34, v100)
									p(35, v45)
								}
							}
						}
					}
				case uint64:
					_ = t55
					p(36, r54)
				default:
					p(0, t55)
				}
				return []int{id[int](-2)}
			}()
			_ = v53
		case complex128:
			_ = t51
			p(37, pick(((any(id[int](7)) == any(id[int](255))) && (id[float64](1) >= id[float64](3.25))), cut(cut(v43 + id[string]("zz\n")) + min(v43, v43)), cut(fmt.Sprint(func() uint16 { return 64 }(), v43) + "")))
			p(38, v44)
		case fmt.Stringer, error, nil:
			p(0, t51 == nil)
		default:
			p(0, t51)
		}
		p(39, s49)
		p(40, s49)
		p(41, s49)
		p(42, v43)
	}()
	p(43, v44)
	func() {
		defer func() {
			if r := recover(); r != nil {
				p(44, why(r))
			}
		}()
		p(45, v45)
		p(46, float64(imag(((id[complex128]((0.5-3i)) * id[complex128]((0.5-3i))) * (id[complex128]((-1.25+0i)) * func() complex128 { return 2i }())))))
		p(47, v44)
		p(48, complex(((id[float64](-1) - id[float64](7)) + (func() float64 { return -2.75e-3 }() / id[float64](123456.789))), float64(uint32(toint(float64(id[float64](-2.75e-3)))))))
		p(49, uint16(((func() int64 { return 9223372036854775806 }() % (id[int64](13) | 1)) | int64(id[uint8](127)))))
		p(50, any(id[float64](0x1p-4)).(float64))
	}()
	p(51, v43)
	func() {
		defer func() {
			if r := recover(); r != nil {
				p(52, why(r))
			}
		}()
		p(53, v43)
		p(54, v44)
		p(55, v43)
	}()
	p(56, v43)
	func() {
		defer func() {
			if r := recover(); r != nil {
				p(57, why(r))
				if (id[uint](18446744073709551614) >= id[uint](9223372036854775807)) { panic("again") }
			}
		}()
		p(58, v45)
		p(59, v45)
		p(60, v44)
		p(61, v43)
		p(62, float64(uint32((id[int64](9223372036854775806) / -9223372036854775807))))
		p(63, v43)
		var nm map[string]int
		nm[cut(cut(v43 + v43) + cut(v43 + G1379x1))] = ((id[int](0x5) + -9223372036854775808) * (-id[int](0x64)))
	}()
	p(64, float32(((+id[int8](7)) >> ((v44 / 7) & 63))))
	func() {
		defer func() {
			if r := recover(); r != nil {
				p(65, why(r))
			}
		}()
		p(66, v43)
		p(67, v44)
		p(68, v43)
		p(69, v44)
		p(70, v45)
	}()
	p(71, int((int32(len(v43)) << 3)))
	func() {
		defer func() {
			if r := recover(); r != nil {
				p(72, why(r))
			}
		}()
		p(73, v45)
		p(74, v45)
		p(75, (((id[float64](-2.75e-3) - id[float64](-1)) / min(func() float64 { return 1e10 }(), id[float64](123456.789))) / id[float64](1e30)))
		p(76, v44)
		p(77, min((int(v45) * int(toint(float64(id[float32](-2.75e-3))))), ((id[int](64) & id[int](100)) % 258)))
		p(78, v43)
		panic((func() uint8 { if id[bool](false) { return id[uint8](254) }; return id[uint8](13) }() * (id[uint8](255) * id[uint8](1))))
	}()
	p(79, v44)
}

func main() {
	unit("u1379", unit1379)
}
