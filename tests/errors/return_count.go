package main

func a() (int, string) { return 1 }
func b()               { return 1 }
func c() int           { return }
func d() int           { return 1, 2 }
func e() (int, error)  { return "x", nil }
func f() (x int, err error) {
	{
		x := 2
		_ = x
		return
	}
}

func main() {}
