package main

import "fmt"

type MyStr string
type Bytes []byte
type Runes []rune
type MyByte byte
type Celsius float64
type F func(int) int
type Str interface{ String() string }

func (f F) Call(x int) int       { return f(x) }
func (c Celsius) String() string { return fmt.Sprintf("%.1f°C", float64(c)) }

func arr(f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("panic:", r)
		}
	}()
	f()
}

func main() {
	s := "héllo, 世界\xff!"
	fmt.Println([]byte(s), []rune(s), len([]rune(s)))
	fmt.Printf("%q %q\n", string([]rune(s)), string([]byte(s)))
	fmt.Println(string(rune(65)), string(rune(0x4e16)), string(rune(-1)), string(rune(0xd800)), []byte(string(rune(0x110000))))
	fmt.Println(MyStr("x")+"y", string(MyStr("abc")), []byte(MyStr("ab")), Bytes("cd"), Runes("é"), string(Bytes{65, 66}), string([]MyByte{67}))
	b := []byte("abc")
	t := string(b)
	b[0] = 'X'
	fmt.Println(t, string(b))
	fmt.Println(Celsius(36.6), Str(Celsius(1)).String(), float64(Celsius(2)))
	fmt.Println(F(func(x int) int { return x + 1 }).Call(4))
	x := []int{1, 2, 3, 4}
	a := [2]int(x)
	p := (*[3]int)(x)
	p[0] = 100
	x[1] = 200
	fmt.Println(a, *p, x, len(p))
	arr(func() { fmt.Println([5]int(x)) })
	arr(func() { fmt.Println(*(*[5]int)(x)) })
	fmt.Println([0]int(x[:0]), (*[0]int)([]int(nil)) == nil, (*[0]int)([]int{}) == nil)
	type A struct {
		X int `json:"x"`
	}
	type B struct{ X int }
	fmt.Println(B(A{3}), (*B)(&A{4}).X)
	var e any = 3
	fmt.Println(e.(int), float64(e.(int))/2)
	_, ok := e.(string)
	fmt.Println(ok)
	arr(func() { fmt.Println(e.(string)) })
	arr(func() { fmt.Println(e.(Str)) })
	arr(func() { var n any; fmt.Println(n.(int)) })
	arr(func() { var n Str; fmt.Println(n.(Celsius)) })
	arr(func() { var n Str = Celsius(1); fmt.Println(n.(interface{ Foo() })) })
	var ch = make(chan int, 1)
	(chan<- int)(ch) <- 5
	fmt.Println(<-(<-chan int)(ch))
	fmt.Println((func())(nil) == nil, (*int)(nil) == nil, []int(nil) == nil, map[string]int(nil) == nil, any(nil) == nil, error(nil) == nil)
	fmt.Println(int('a'), uint8(300&0xff), float32(0.1), int64(Celsius(4)), complex64(1), rune(byte(200)), int8(-128))
	u := uint8(200)
	fmt.Println(int8(u), int(int8(u)), uint16(int8(u)), string(rune(u)))
	for i, r := range "a\xf0\x9f\x98\x80\xc0b\xed\xa0\x80" {
		fmt.Print(i, ":", r, " ")
	}
	fmt.Println()
	m := map[string]int{"abc": 1}
	k := []byte("abc")
	fmt.Println(m[string(k)], string(k) == "abc", "x"+string(k)+"y")
	for i, c := range []byte("xyz") {
		fmt.Print(i, c, " ")
	}
	fmt.Println()
}
