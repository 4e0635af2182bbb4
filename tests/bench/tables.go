package main

//go:noinline
func hist(s []byte) int {
	var cnt [256]int
	for _, c := range s {
		cnt[c]++
	}
	m := 0
	for i := 0; i < 256; i++ {
		if cnt[i] > m {
			m = cnt[i]
		}
	}
	return m
}

var table [256]uint32

//go:noinline
func crc(s []byte) uint32 {
	c := ^uint32(0)
	for i := 0; i < len(s); i++ {
		c = table[byte(c)^s[i]] ^ c>>8
	}
	return ^c
}
func main() {
	for i := range table {
		c := uint32(i)
		for j := 0; j < 8; j++ {
			if c&1 == 1 {
				c = 0xedb88320 ^ c>>1
			} else {
				c >>= 1
			}
		}
		table[i] = c
	}
	b := make([]byte, 1000000)
	for i := range b {
		b[i] = byte(i * i)
	}
	t := 0
	for i := 0; i < 5; i++ {
		t += hist(b) + int(crc(b))
	}
	println(t)
}
