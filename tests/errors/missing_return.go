package main

func a() int {
}

func b(x int) int {
	if x > 0 {
		return 1
	}
}

func c(x int) int {
	for {
		if x > 0 {
			break
		}
	}
}

func d(x int) int {
	switch x {
	case 1:
		return 1
	}
}

func e() (n int, err error) {
	for true {
	}
}

func main() {}
