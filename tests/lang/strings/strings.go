package main

import "fmt"

func main() {
	s := "héllo, 世界"
	fmt.Println(len(s), s[1], s[1:3], s[:1]+s[3:], s[len(s):] == "")
	for i, r := range s {
		fmt.Print(i, string(r), " ")
	}
	fmt.Println()
	for i := 0; i < len(s); i++ {
		fmt.Printf("%x ", s[i])
	}
	fmt.Println()
	fmt.Println("a" < "b", "a" < "aa", "" < "a", "b" > "abc", "abc" == "ab"+"c", "Z" < "a", "é" > "z", "a\x00" > "a")
	bad := "a\xe4\xb8z\xff\xf8\xc0\x80\xed\xbf\xbf\xf4\x90\x80\x80"
	for i, r := range bad {
		fmt.Printf("%d:%x ", i, r)
	}
	fmt.Println(len([]rune(bad)))
	t := ""
	for i := 0; i < 26; i++ {
		t += string(rune('a' + i))
	}
	fmt.Println(t, t[5:10], t[20:], t[:0] == "")
	u := t
	t += "!"
	fmt.Println(u, t)
	b := []byte("bytes")
	b = append(b, " and string"...)
	n := copy(b[1:], "YTE")
	fmt.Println(string(b), n)
	fmt.Println(string(b[2:4]), len(string(b)))
	r := []rune("日本語")
	r[1] = 'x'
	fmt.Println(string(r), len(r), r)
	fmt.Printf("%q %+q %x %X % x %s %v %T\n", s, s, s, "hi", "hi", s, s, s[0])
	fmt.Printf("%c %U %#U %q %d\n", '世', '世', '世', '世', '世')
	const c = "constant"
	fmt.Println(c[3], len(c), c[2:4])
	raw := `a\n"b"
	c`
	fmt.Println(raw, len(raw))
	fmt.Println("tab\there", "nl\\n", "quote\"", "oct\101", "hex\x42", "u\u00e9", "\a\b\f\v" == "\x07\x08\x0c\x0b")
	switch s[:1] {
	case "h":
		fmt.Println("starts with h")
	}
	m := map[string]int{}
	for _, w := range []string{"x", "y", "x"} {
		m[w]++
	}
	m[string([]byte{'x'})] += 10
	fmt.Println(m)
	concat := "a" + s[:1] + "b" + string(rune('c')) + "d" + u[:2] + "e"
	fmt.Println(concat)
	var e string
	e += e + e
	fmt.Println(e == "", len(e))
	type MyS string
	ms := MyS("my")
	ms += "s"
	fmt.Println(ms, len(ms), ms[0], ms[1:], ms == "mys", string(ms) < "n")
	arr := [...]string{"z", "a", "m"}
	for i := range arr {
		for j := i + 1; j < len(arr); j++ {
			if arr[j] < arr[i] {
				arr[i], arr[j] = arr[j], arr[i]
			}
		}
	}
	fmt.Println(arr)
	x := s
	for len(x) > 0 {
		x = x[1:]
	}
	fmt.Println(len(x), min("b", "a", "c"), max("b", "a", s))
	long := ""
	for i := range 300 {
		long += string(rune(i + 200))
	}
	h := 0
	for i, r := range long {
		h = (h*31 + int(r)*i) % 1000003
	}
	fmt.Println(len(long), h)
	println("to stderr", 1, true)
}
