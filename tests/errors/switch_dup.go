package main

func main() {
	x := 1
	switch x {
	case 1, 2:
	case 2:
	case "a":
	case 1.5:
	default:
	default:
	}
	switch "a" {
	case "a", "a":
	}
	switch {
	case x:
	case true:
	}
	switch x {
	case 1:
		fallthrough
	case 2:
		if true {
			fallthrough
		}
	case 3:
		fallthrough
	}
}
