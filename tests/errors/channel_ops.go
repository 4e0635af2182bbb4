package main

func main() {
	var r <-chan int
	var s chan<- int
	r <- 1
	<-s
	close(r)
	c := make(chan int)
	c <- "x"
	x := 1
	x <- 1
	<-x
	for range s {
	}
	var both chan int = r
	_ = both
	select {
	case x:
	case x = 3:
	case 1 + <-c:
	}
}
