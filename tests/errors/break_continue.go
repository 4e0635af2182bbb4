package main

func main() {
	break
	continue
	fallthrough
	if true {
		break
	}
	switch {
	case true:
		continue
	}
	func() {
		for {
			func() { break }()
		}
	}()
}
