package iter

// A coro is a coroutine: a goroutine that runs only while the one that switched to it waits. Two unbuffered channels hand control
// back and forth; a switch costs two channel operations, which here is less than one of compiled Go's.
type coro struct {
	f       func(*coro)
	in, out chan struct{}
	started bool
	inside  bool // the coroutine's side has control
}

// newcoro makes a coroutine that will call f when it is first switched to. When f returns, the
// coroutine ends and control goes back to the goroutine that switched to it last.
func newcoro(f func(*coro)) *coro {
	return &coro{f: f, in: make(chan struct{}), out: make(chan struct{})}
}

// coroswitch gives control to the other side and waits until it comes back.
func coroswitch(c *coro) {
	if c.inside {
		c.inside = false
		c.out <- struct{}{}
		<-c.in
		return
	}
	c.inside = true
	if c.started {
		c.in <- struct{}{}
	} else {
		c.started = true
		go func() {
			defer func() {
				c.inside = false
				c.out <- struct{}{}
			}()
			c.f(c)
		}()
	}
	<-c.out
}
