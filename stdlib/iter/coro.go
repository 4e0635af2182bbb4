package iter

// A coro is a coroutine: a goroutine that runs only while the one that switched to it waits. Two unbuffered channels hand control
// back and forth; a switch costs two channel operations, which here is less than one of compiled Go's.
type coro struct {
	f       func(*coro)
	in, out chan struct{}
	inside  bool // the coroutine's side has control
}

// newcoro makes a coroutine that will call f when it is first switched to. When f returns, the
// coroutine ends and control goes back to the goroutine that switched to it last.
func newcoro(f func(*coro)) *coro {
	c := &coro{f: f, in: make(chan struct{}), out: make(chan struct{})}
	go c.run()
	return c
}

func (c *coro) run() {
	<-c.in
	defer func() {
		c.inside = false
		leave()
		c.out <- struct{}{}
	}()
	c.f(c)
}

// leave tells the runtime that this goroutine will end as soon as it has handed over: who goes on must not find it counted.
func leave()

// coroswitch gives control to the other side and waits until it comes back.
func coroswitch(c *coro) {
	if c.inside {
		c.inside = false
		c.out <- struct{}{}
		<-c.in
		return
	}
	c.inside = true
	c.in <- struct{}{}
	<-c.out
}
