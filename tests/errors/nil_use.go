package main

func main() {
	x := nil
	var y = nil
	_ = nil
	var s string = nil
	var i int = nil
	nil()
	nil.x()
	_ = nil + 1
	_, _ = s, i
}
