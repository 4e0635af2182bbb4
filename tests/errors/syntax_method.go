package main

func (a, b T) M() {}
func () N() {}

type T int

func main() {}
