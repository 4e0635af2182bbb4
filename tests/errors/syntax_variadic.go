package main

func f(a ...int, b int) {}
func g() (r ...int) { return }

func main() {}
