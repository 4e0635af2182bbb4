package main

func main() {
	println(0b12, 09, 0x, 1_, 0b1e3, 1e, 0x1.8, 1__0)
}
