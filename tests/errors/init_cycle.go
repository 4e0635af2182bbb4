package main

var a = b
var b = c
var c = f()

func f() int { return a }

const x = y
const y = x

func main() {}
