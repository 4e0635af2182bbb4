// Results narrower than a word that a deferred closure writes through their address. Found by make differential.
package main

import "fmt"

func i32(x int32) (r int32) {
	defer func() { r = r / -1 }()
	return x
}

func i8(x int8) (r int8) {
	defer func() { r -= 100 }()
	return x
}

func u16(x uint16) (r uint16, ok bool) {
	defer func() { r, ok = r-1, !ok }()
	return x, true
}

func f32(x float32) (r float32) {
	defer func() { r = -r }()
	return x
}

func main() {
	fmt.Println(float64(i32(68)), int64(i32(5)), i32(-3) > 0, int(i8(-100)), int(i8(3)))
	a, b := u16(0)
	fmt.Println(int(a), b, float64(f32(1.5)))
	fmt.Println(i32(-1<<31) < 0, 1<<(uint(i8(105))&63), []int{1, 2, 3, 4, 5, 6}[i8(105)])
}
