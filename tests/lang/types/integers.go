// Integer arithmetic of every width: wrap-around, division, shifts, bit operations.
package main

import "fmt"

type integer interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr
}

func ops[T integer](x, y T) {
	fmt.Printf("%T %v %v:", x, x, y)
	fmt.Print(" ", x+y, " ", x-y, " ", x*y, " ", x&y, " ", x|y, " ", x^y, " ", x&^y, " ", -x, " ", ^x)
	func() {
		defer func() {
			if e := recover(); e != nil {
				fmt.Print(" ", e)
			}
		}()
		fmt.Print(" ", x/y, " ", x%y)
	}()
	fmt.Print(" ", x == y, x < y, x <= y, x > y, x >= y)
	z := x
	z++
	fmt.Print(" ", z)
	z = y
	z--
	z += x
	z <<= 1
	fmt.Println(" ", z)
}

func shifts[T integer](x T) {
	for _, s := range []uint{0, 1, 3, 7, 8, 15, 31, 32, 63, 64, 200} {
		fmt.Print(x<<s, "/", x>>s, " ")
	}
	fmt.Println()
}

func conv(f float64) {
	fmt.Println(int(f), int64(f), int32(f), int16(int(f)), uint8(int(f)), uint32(int64(f)), float32(f))
}

func main() {
	ops(int8(127), int8(2))
	ops(int8(-128), int8(-1))
	ops(int16(32767), int16(-3))
	ops(int16(-32768), int16(-1))
	ops(int32(-1<<31), int32(-1))
	ops(int32(7), int32(0))
	ops(int64(-1<<63), int64(-1))
	ops(int64(1<<62), int64(7))
	ops(int(-17), int(5))
	ops(int(17), int(-5))
	ops(uint8(200), uint8(100))
	ops(uint16(65535), uint16(2))
	ops(uint32(1<<31), uint32(3))
	ops(uint64(1<<63), uint64(10))
	ops(uint(5), uint(0))
	ops(uintptr(5), uintptr(7))
	shifts(int8(-100))
	shifts(uint8(200))
	shifts(int16(-30000))
	shifts(uint16(60000))
	shifts(int32(-2000000000))
	shifts(uint32(4000000000))
	shifts(int64(-1 << 62))
	shifts(uint64(1<<63 + 1))
	conv(3.99)
	conv(-3.99)
	conv(300.5)
	conv(-70000.25)
	// conversions between widths
	big := 0x123456789ABCDEF0
	fmt.Println(int8(big), int16(big), int32(big), uint8(big), uint16(big), uint32(big), int64(big), uint64(big))
	neg := int8(-1)
	fmt.Println(uint8(neg), uint16(neg), uint32(neg), uint64(neg), int64(neg), uint16(uint8(neg)))
	u32 := uint32(0xFFFFFFFF)
	fmt.Println(int32(u32), int64(u32), int64(int32(u32)), float32(u32), float64(u32))
	u64 := uint64(1<<64 - 1)
	fmt.Println(float64(u64), float32(u64), int64(u64), uint64(float64(1<<63)))
	// negative shift count
	func() {
		defer func() { fmt.Println(recover()) }()
		s := -1
		fmt.Println(1 << s)
	}()
	var s8 uint8 = 255
	fmt.Println(s8+1, s8*s8, s8<<4>>4, (s8<<4)>>4, int(s8)<<4>>4, -s8, ^s8)
	var i8 int8 = 64
	fmt.Println(i8*2, i8<<1, i8+i8, i8*i8, i8<<1>>1)
	a, b := uint8(3), uint8(5)
	fmt.Println(a-b, int(a-b), int(a)-int(b), a-b > 0)
	x := 10
	x += 5
	x -= 3
	x *= 7
	x /= 4
	x %= 8
	x <<= 5
	x >>= 2
	x |= 3
	x ^= 0xf
	x &= 0x3c
	x &^= 8
	fmt.Println(x)
	h := uint32(2166136261)
	for _, c := range []byte("hash me") {
		h ^= uint32(c)
		h *= 16777619
	}
	fmt.Println(h)
	var acc int16
	for i := range 1000 {
		acc = acc*31 + int16(i)
	}
	fmt.Println(acc)
}
