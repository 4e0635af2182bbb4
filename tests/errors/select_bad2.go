package main

func main() {
	c := make(chan int)
	var s string
	select {
	case s = <-c:
	case v, ok, x := <-c:
	case c <- "a":
	default:
	default:
	}
	_ = s
}
