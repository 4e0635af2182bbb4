package main

import "fmt"

func prime(n int) bool {
	if n < 2 {
		goto no
	}
	for i := 2; i*i <= n; i++ {
		if n%i == 0 {
			goto no
		}
	}
	return true
no:
	return false
}

func machine(in string) (out string) {
	i := 0
start:
	if i >= len(in) {
		goto end
	}
	switch c := in[i]; {
	case c >= '0' && c <= '9':
		goto digit
	case c == ' ':
		i++
		goto start
	}
	out += "L"
	i++
	goto start
digit:
	for i < len(in) && in[i] >= '0' && in[i] <= '9' {
		i++
	}
	out += "D"
	goto start
end:
	return out
}

func closuresAndGoto() {
	var fs []func() int
	n := 0
again:
	{
		x := n
		fs = append(fs, func() int { x++; return x })
	}
	n++
	if n < 3 {
		goto again
	}
	for _, f := range fs {
		fmt.Print(f(), f(), " ")
	}
	fmt.Println()
}

func labels() {
a:
	for i := 0; i < 3; i++ {
	b:
		for j := 0; ; j++ {
			switch {
			case j == 1:
				continue b
			case j == 2 && i == 1:
				continue a
			case j == 3:
				break b
			case i == 2:
				break a
			}
			fmt.Print(i, j, " ")
		}
		fmt.Print("| ")
	}
	fmt.Println()
c:
	for _, r := range "abc" {
		for k := range map[int]bool{1: true} {
			if r == 'b' {
				continue c
			}
			fmt.Print(string(r), k, " ")
		}
	}
d:
	switch {
	default:
		if true {
			break d
		}
		fmt.Println("unreachable")
	}
	fmt.Println()
e:
	switch x := 1; x {
	case 1:
		for {
			break e
		}
		fmt.Println("no")
	}
}

func main() {
	for i := range 30 {
		if prime(i) {
			fmt.Print(i, " ")
		}
	}
	fmt.Println()
	fmt.Println(machine("ab 12 c345 6"))
	closuresAndGoto()
	labels()
	i := 0
L:
	i++
	defer fmt.Print("deferred ", i, "\n")
	if i < 3 {
		goto L
	}
	var blank int
	_, _ = blank, i

	{
	}
	if i := 5; i > 4 {
	} else {
		fmt.Println("no")
	}
	x, y := 1, 2
	x, y = y, x
	x++
	y--
	fmt.Println(x, y)
	var p *int = &x
	*p++
	(*p) += 2
	fmt.Println(x)
	type T struct{ a [3]struct{ m map[string]int } }
	t := T{}
	t.a[1].m = map[string]int{}
	t.a[1].m["k"]++
	t.a[i-2].m["k"] <<= 3
	fmt.Println(t)
}
