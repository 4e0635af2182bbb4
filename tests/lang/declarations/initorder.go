// Package initialisation: dependencies through functions, methods and closures; several init functions.
package main

import "fmt"

var trace []string

func t(name string, v int) int { trace = append(trace, fmt.Sprint(name, "=", v)); return v }

var (
	a = t("a", c+b)
	b = t("b", f())
	c = t("c", 1)
	d = t("d", 3)
)

func f() int { d++; return d }

var x1 = t("x1", viaMethod.get())
var viaMethod = T{t("viaMethod", 5)}

type T struct{ v int }

func (t T) get() int { return t.v + y1 }

var y1 = t("y1", func() int { return z1 * 2 }())
var z1 = t("z1", 11)

var p, q = pair()

func pair() (int, int) { return t("p", r), t("q", r+1) }

var r = t("r", 40)

var _ = t("blank", 0)

var m = map[string]int{"k": t("m", a)}
var fn = func() int { return g1 }
var res = t("res", fn())
var g1 = t("g1", 77)

func init() { fmt.Println("init 1", len(trace)); trace = append(trace, "init1") }

func init() { fmt.Println("init 2"); trace = append(trace, "init2") }

var arr = [...]int{t("arr0", 1), t("arr1", 2)}

func main() {
	for _, s := range trace {
		fmt.Println(s)
	}
	fmt.Println(a, b, c, d, x1, y1, z1, p, q, r, m, res, arr)
}

func init() { fmt.Println("init 3"); trace = append(trace, "init3") }
