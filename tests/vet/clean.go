// Nothing to complain about.
package main

import (
	"context"
	"fmt"
	"os"
	"sync"
	"time"
)

type money int

func (m money) Format(s fmt.State, verb rune) { fmt.Fprintf(s, "%d$", int(m)) }

type point struct {
	X, Y int `json:"-"`
}

type counter struct {
	sync.Mutex
	n int
}

func (c *counter) add() *counter { c.n++; return c }

func wait(ctx context.Context, b bool) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(ctx)
	if b {
		cancel()
		return ctx, nil
	}
	return ctx, cancel
}

func loop(ctx context.Context) error {
	for {
		c, cancel := context.WithTimeout(ctx, time.Second)
		switch {
		case c.Err() != nil:
			cancel()
			return c.Err()
		default:
			cancel()
		}
	}
}

func main() {
	fmt.Printf("%z %5.2f %v %+d %#v %T\n", money(1), 2.0, point{1, 2}, point{1, 2}, nil, nil)
	fmt.Printf("%[2]*[1]d %-10s|%x|% x|%q\n", 1, 5, "a", "b", []byte("c"), 'd')
	fmt.Printf("%s %d %v %p\n", []string{"a"}, []int{1}, map[string]int{"a": 1}, &point{})
	fmt.Fprintln(os.Stderr, "100%", "50% off", "%2F")
	var c counter
	p := &c
	p.add().Lock()
	q := *new(counter)
	_ = &q
	x, y := 1, 2
	x, y = y, x
	_, _ = x, y
L:
	for {
		select {
		default:
			break L
		}
	}
	goto end
end:
	fmt.Println()
}
