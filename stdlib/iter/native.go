package iter

// A coro is a coroutine of the runtime: a goroutine that runs only when it is switched to.
type coro struct{}

// newcoro makes a coroutine that will call f when it is first switched to. When f returns, the
// coroutine ends and control goes back to the goroutine that switched to it last.
func newcoro(f func(*coro)) *coro

// coroswitch exchanges the current goroutine with the coroutine's side: called by the creator it
// runs the coroutine until that calls coroswitch itself or ends; called by the coroutine it gives control back.
func coroswitch(c *coro)
