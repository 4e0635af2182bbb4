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
	i <<= 1.5
	i &&= 2
	var p *int
	p += 1
	i, s += 1, "x"
}
