package main

type A = B
type B = A
type C = undefined
type D = []D

func (A) m() {}

func main() {}
