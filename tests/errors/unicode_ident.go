package main

func main() {
	ñ := 1
	日本 := "x"
	x := ñandú
	_ = 1 € 2
}
