package main

import "math"

func f() int { return 1 }

var v = 3

const a = f()
const b = v
const c = []int{1}
const d int = "x"
const e = math.Sqrt(2)
const g = len([]int{1})
const h = "a" + 1
const i

func main() {}
