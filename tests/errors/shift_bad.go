package main

func main() {
	s := 3
	f := 1.5
	_ = 1.0 << s
	_ = f << 2
	_ = 1 << -1
	_ = 1 << 1.5
	_ = "a" << 1
	var x float64 = 1 << s
	_ = 1 << 1000
	_ = x
	_ = 1 << "a"
}
