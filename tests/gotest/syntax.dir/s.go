package syntax



func F() {
	x := := 1
}
