package main

func main() {
	println("\q", "\x4", '\400', "\ud800", "\U00110000")
}
