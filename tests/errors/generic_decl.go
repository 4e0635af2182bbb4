package main

type A[T] struct{}
type B[T any, T any] struct{}
type C[T any] T
type D[T int|[]byte|~MyInt] struct{}
type MyInt int
type E interface{ int; String() string }

func f[T](x T) {}
func main[T any]() {}

var e E
var g = f2

func f2[T any]() {}
