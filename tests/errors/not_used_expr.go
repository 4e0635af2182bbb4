package main

func f() int { return 1 }

func main() {
	x := 1
	x
	x + 1
	"abc"
	x == 2
	len("abc")
	append([]int{}, 1)
	func() {}
	-x
	f
	int(3)
	[]int{1}
	f()
}
