package main

import (
	"fmt"
	"reflect"
)

type U interface{ F() }
type A int

func (a *A) F() {}
func s1(v reflect.Value) (U, reflect.Value) {
	fmt.Println("n", v.Type().NumMethod())
	if v.Type().NumMethod() > 0 {
		if u, ok := v.Interface().(U); ok {
			return u, reflect.Value{}
		}
	}
	return nil, v
}
func s2(v reflect.Value) (U, reflect.Value) {
	taken := false
	for {
		if v.Type().NumMethod() > 0 {
			if u, ok := v.Interface().(U); ok {
				return u, reflect.Value{}
			}
		}
		if taken {
			return nil, v
		}
		taken = true
	}
}
func s3(v reflect.Value) (U, reflect.Value) {
	self, taken := v, false
	if v.Kind() != reflect.Pointer && v.CanAddr() {
		v, taken = v.Addr(), true
	}
	for {
		n := v.Type().NumMethod()
		fmt.Println("s3", n, taken, v.Type())
		if n > 0 {
			if u, ok := v.Interface().(U); ok {
				return u, reflect.Value{}
			}
		}
		if taken {
			v, taken = self, false
		} else {
			return nil, v
		}
	}
}
func main() {
	a := []A{1}
	{
		_, v := s1(reflect.ValueOf(a).Index(0).Addr())
		fmt.Println(v.IsValid())
	}
	{
		_, v := s2(reflect.ValueOf(a).Index(0).Addr())
		fmt.Println(v.IsValid())
	}
	{
		_, v := s3(reflect.ValueOf(a).Index(0))
		fmt.Println(v.IsValid())
	}
}
