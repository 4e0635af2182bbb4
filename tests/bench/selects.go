package main

func main() {
	a, b, c, quit := make(chan int, 16), make(chan int, 16), make(chan int), make(chan bool)
	for _, ch := range []chan int{a, b, c} {
		go func() {
			for i := 0; i < 100000; i++ {
				ch <- i
			}
			quit <- true
		}()
	}
	s, done := 0, 0
	for done < 3 {
		select {
		case v := <-a:
			s += v
		case v := <-b:
			s += v
		case v := <-c:
			s += v
		case <-quit:
			done++
		}
	}
	for i := 0; i < 1000000; i++ {
		select {
		case v := <-a:
			s += v
		default:
			s++
		}
	}
	for len(a)+len(b) > 0 {
		select {
		case v := <-a:
			s += v
		case v := <-b:
			s += v
		}
	}
	println(s > 0)
}
