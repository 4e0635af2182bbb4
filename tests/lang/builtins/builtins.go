package main

import (
	"fmt"
	"unsafe"
)

type S struct {
	a byte
	b int32
	c [3]int64
}

func main() {
	s := make([]int, 2, 5)
	fmt.Println(len(s), cap(s), len("é"), len([...]int{1, 2}), len(&[4]int{}), cap(&[4]int{}), len(map[int]int{1: 1}))
	c := make(chan int, 3)
	c <- 1
	fmt.Println(len(c), cap(c), len((chan int)(nil)))
	p := new(int)
	*p += 3
	q := new([2]string)
	q[1] = "z"
	fmt.Println(*p, *q, *new(float64), len(*new([]int)))
	e := new(5)
	fmt.Printf("%T %v\n", e, *e)
	e2 := new("str" + "cat")
	fmt.Printf("%T %v\n", e2, *e2)
	s = append(s, 1, 2, 3)
	s = append(s, s...)
	fmt.Println(s, cap(s) >= 10)
	fmt.Println(append([]byte("x"), "yz"...), append([]any{}, 1, nil, "s"), len(append([]int(nil))) == 0)
	fmt.Println(copy(s, s[3:]), s, copy(make([]byte, 2), "abc"))
	m := map[string]int{"a": 1}
	delete(m, "a")
	m["b"] = 2
	clear(m)
	fmt.Println(len(m))
	t := []string{"a", "b"}
	clear(t)
	fmt.Printf("%q\n", t)
	fmt.Println(min(3, 1, 2), max(3.5, 1), min("b", "a"), max('a', 'b'), min(7))
	var f32 float32 = 1.5
	fmt.Println(max(f32, 1), min(f32, 2))
	x, y := uint8(200), uint8(100)
	fmt.Println(max(x, y), min(x, y, 50))
	z := complex(f32, 2)
	fmt.Printf("%T %v %v %T\n", z, real(z), imag(z), imag(z))
	close(c)
	v, ok := <-c
	fmt.Println(v, ok)
	v, ok = <-c
	fmt.Println(v, ok)
	fmt.Println(unsafe.Sizeof(S{}), unsafe.Offsetof(S{}.c), unsafe.Alignof(int16(0)), unsafe.Sizeof(uintptr(0)))
	st := S{1, 2, [3]int64{3, 4, 5}}
	up := unsafe.Pointer(&st)
	fmt.Println(*(*int32)(unsafe.Pointer(uintptr(up) + unsafe.Offsetof(st.b))), *(*int64)(unsafe.Add(up, unsafe.Offsetof(st.c)+8)))
	f := 1.5
	fmt.Printf("%#x\n", *(*uint64)(unsafe.Pointer(&f)))
	b := []byte("hello")
	str := unsafe.String(&b[0], len(b))
	fmt.Println(str, unsafe.StringData(str) == &b[0], unsafe.SliceData(b) == &b[0])
	arr := [4]int{1, 2, 3, 4}
	sl := unsafe.Slice(&arr[1], 3)
	sl[0] = 20
	fmt.Println(arr, len(sl), cap(sl))
	var ip *int = (*int)(unsafe.Pointer(&arr[3]))
	*ip = 9
	fmt.Println(arr[3])
	hdr := (*[2]uintptr)(unsafe.Pointer(&str))
	fmt.Println(hdr[1])
	defer func() {
		fmt.Println("recovered:", recover())
		println(1, "a", true, 'x', 3 > 2)
		print("x", 1, "\n")
	}()
	panic(fmt.Sprintf("%v", []int{1}))
}
