package main

func main() {
	var i int = "s"
	var s string = 1
	var f float64 = "x"
	var b bool = 1
	var p *int = 5
	i = 1.5
	s = 'a'
	var e error = 3
	_, _, _, _, _, _ = i, s, f, b, p, e
}
