// Untyped constants: exactness, kinds, iota, conversion.
package main

import (
	"fmt"
	"math"
)

type Weekday int

const (
	Sunday Weekday = iota
	Monday
	Tuesday
	_
	Thursday
)

type Bits uint8

const (
	F0 Bits = 1 << iota
	F1
	F2
	_
	F4
)

const (
	_  = iota
	KB = 1 << (10 * iota)
	MB
	GB
	TB
	PB
	EB
	ZB
	YB
)

const (
	s0 = "a"
	s1
	i2 = iota
	s3 = "b"
	i4 = iota
	f5 = iota * 0.5
	f6
	c7 = iota + 'a'
	c8
)

const huge = 1 << 500
const third = 1.0 / 3
const Pi = 3.14159265358979323846264338327950288419716939937510582097494459

func (d Weekday) String() string { return [...]string{"Su", "Mo", "Tu", "We", "Th"}[d] }

func main() {
	fmt.Println(Sunday, Monday, Tuesday, Thursday, int(Thursday))
	fmt.Println(F0, F1, F2, F4, F0|F4)
	fmt.Println(KB, MB, GB, TB, PB, EB, YB/ZB, YB>>70)
	fmt.Println(s0, s1, i2, s3, i4, f5, f6, c7, c8)
	fmt.Printf("%T %T %T %T\n", c7, f5, i2, s1)
	fmt.Println(huge>>498, huge/(huge>>3), huge%7)
	fmt.Println(third*3 == 1, third+third+third == 1.0)
	var f32 float32 = third
	var f64 float64 = third
	fmt.Println(f32, f64, float32(f64) == f32, float64(f32) == f64)
	fmt.Println(float32(Pi), float64(Pi), Pi*1e10)
	const h = 'x' + 1.0
	fmt.Printf("%T %v\n", h, h)
	const k = 2 + 3i*1i
	fmt.Printf("%T %v %v\n", k, k, int(k+1))
	fmt.Println(5/2, 5.0/2, 5/2.0, 'a'/2, -7/2, -7%3, 7%-3)
	fmt.Println(1<<3.0, 1.0<<3, uint8(255), int8(-128))
	fmt.Println(math.MaxInt64, uint64(math.MaxUint64), math.MinInt64, math.MaxUint32)
	fmt.Println(math.MaxFloat64, math.SmallestNonzeroFloat64, math.MaxFloat32)
	fmt.Println(len("héllo"), len([3]int{}), len([...]string{4: "x"}))
	const l = len("const") + cap([7]int{})
	var arr [l]bool
	fmt.Println(len(arr))
	fmt.Println(^0, ^uint8(5), -5&^3, 6&^3, 1<<63-1)
	const mask = ^uint32(0)
	fmt.Println(mask, mask>>31, uint64(mask)<<1)
	fmt.Println("con"+"cat", "a" < "b", 'a' < 'b', 1 == 1.0, true && !false || false)
	fmt.Println(real(3+4i), imag(3+4i), complex(1, 2))
	var b byte = 'A' + 1
	var r rune = 0x10FFFF
	var u uint = 1e3
	var i8 int8 = -1 << 7
	fmt.Println(b, r, u, i8, string(rune(b)))
	fmt.Println(0b1010_1010, 0o17, 017, 0xFF_FF, 1_000_000, 0x1p-2, 0x1.8p1, 1e-3, .5, 5., 0x.8p0)
	fmt.Println('\'', '\\', '\n', '\x41', '\101', '\u00e9', '\U0001F600', "\u65e5\xff\377\t\"")
	fmt.Println(`raw \n
line`, 07.5, 09.5, 1e+2, 0i, 1.5e1i, 0x10i)
	const typed int64 = 1 << 40
	fmt.Println(typed*2, typed/3, typed%1000, -typed)
	var d time = 3 * second
	fmt.Println(d, second/2, min(1, 2.5, 'a'), max("a", "b"), min(3, 2))
	const c1 = uint8(200)
	fmt.Println(c1, c1>>1, uint16(c1)<<1, c1&0x0f|1, c1^0xff)
}

type time int64

const second time = 1000
