package iter

// Coroutines for the test bed: two goroutines that hand a token to each other.
type coro struct {
	in, out chan bool
	inside  bool
}

func newcoro(f func(*coro)) *coro {
	c := &coro{in: make(chan bool), out: make(chan bool)}
	go func() {
		<-c.in
		defer func() { c.inside = false; c.out <- true }()
		f(c)
	}()
	return c
}

func coroswitch(c *coro) {
	if c.inside {
		c.inside = false
		c.out <- true
		<-c.in
		return
	}
	c.inside = true
	c.in <- true
	<-c.out
}
