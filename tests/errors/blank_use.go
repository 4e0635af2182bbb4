package main

func main() {
	_ = _
	x := _
	_()
	_.x = 1
	_++
	_ := 3
	var _ = nil
}
