package main

type S[T any] struct{}

func (s S[T]) M[U any](u U) {}

func (s S) N() {}

func (s S[int]) O() int { return 1 }

func main() {}
