package main

func main() {
	var a int8 = 128
	var b uint = -1
	var c byte = 256
	var d int = 1 << 64
	var e float32 = 1e40
	f := 1 << 63
	const g int8 = 100 * 2
	h := int8(200)
	i := uint8(1.5)
	j := 1 / 0
	k := 5 % 0
	l := 1.0 / 0.0
	_, _, _, _, _, _, _, _, _, _, _ = a, b, c, d, e, f, h, i, j, k, l
}
