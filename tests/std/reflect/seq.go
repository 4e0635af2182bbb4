package main

import (
	"fmt"
	"reflect"
)

func try(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(name, "panic:", r)
		}
	}()
	f()
}

type I8 int8

func main() {
	for _, x := range []any{3, int8(2), uint16(2), I8(2), "héy", []string{"a", "b"}, [2]int{5, 6}, &[2]int{7, 8}, map[string]int{"a": 1}, func(y func(int) bool) { _ = y(1) && y(2) }, func(y func(int, string) bool) { _ = y(1, "a") && y(2, "b") }, func(y func() bool) { y() }, func() {}, 1.5, struct{}{}, uint64(1)} {
		v := reflect.ValueOf(x)
		fmt.Println(v.Type(), v.Type().CanSeq(), v.Type().CanSeq2())
		try("seq", func() {
			for e := range v.Seq() {
				fmt.Print(e.Type(), " ", e, " ")
			}
			fmt.Println()
		})
		try("seq2", func() {
			for a, b := range v.Seq2() {
				fmt.Print(a.Type(), " ", a, " ", b.Type(), " ", b, " ")
			}
			fmt.Println()
		})
	}
	c := make(chan int, 3)
	c <- 1
	c <- 2
	close(c)
	for e := range reflect.ValueOf(c).Seq() {
		fmt.Println(e)
	}
}
