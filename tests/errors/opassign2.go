package main

func main() {
	s := "a"
	s -= "b"
	s++
	b := true
	b += false
	i := 1
	i += 1.5
	i += "x"
	var p *int
	p += 1
	var e any
	e += 1
	i = i++
}
