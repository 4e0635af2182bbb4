// What go vet says about misc; the answers stand in misc.vet, sorted by position.
package main

import (
	"context"
	"errors"
	"fmt"
	"sort"
	"strings"
	"time"
)

type T struct {
	A int `json:"a"`
	B int `json:"a"`
	c int `json:"c"`
	D int `json: "d"`
	E int `json:"e" xml`
	F int `json:"f"xml:"g"`
	G int `json:"h`
	h int `json:"-"`
	I int "bad"
	J, K int `xml:"k"`
	L int `json:",omitempty"`
	M int `xml:"k,attr"`
}

func unreach(n int) int {
	for {
	}
	return 1
}

func u2(n int) int {
	if n > 0 {
		return 1
		n++
		n--
	} else {
		panic("x")
	}
	fmt.Println("dead")
	return 2
}

func u3(n int) {
	switch n {
	case 1:
		return
	default:
		return
	}
	n++
}

func u4(n int) {
L:
	for {
		for {
			break L
			n++
		}
	}
	n++
	goto M
	n--
M:
	select {}
	n++
}

func u5() {
	func() {
		return
		println(1)
	}()
	for range 3 {
		continue
		println(2)
	}
	{
		return
	}
	println(3)
}

func cancels(b bool) error {
	ctx, _ := context.WithCancel(context.Background())
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	if b {
		return errors.New("x")
	}
	cancel()
	ctx2, c2 := context.WithCancel(ctx)
	defer c2()
	_ = ctx2
	var c3 context.CancelFunc
	ctx2, c3 = context.WithCancel(ctx)
	if b {
		c3()
	}
	return nil
}

func noret() {
	_, cancel := context.WithCancel(context.Background())
	if 1 > 2 {
		return
	}
	cancel()
}

func main() {
	x, y := 1, 2
	x = x
	x, y = x, y
	x, y = y, x
	var s struct{ f []int }
	s.f[0] = s.f[0]
	m := map[int]int{}
	m[1] = m[1]
	if main == nil || nil != strings.ToUpper || fmt.Println != nil {
	}
	fmt.Sprintf("a")
	errors.New("x")
	errors.New("x").Error()
	time.Second.String()
	sort.Reverse(nil)
	(fmt.Sprint)("x")
	var r fmt.Stringer
	r.String()
}
