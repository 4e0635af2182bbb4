// What signals do that nobody asked for: some nothing. (A thread sanitizer delivers signals late: not for it.)
package main

import (
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func send(s syscall.Signal) { syscall.Kill(os.Getpid(), s) }

func main() {
	for _, s := range []syscall.Signal{syscall.SIGUSR1, syscall.SIGUSR2, syscall.SIGALRM, syscall.SIGWINCH, syscall.SIGCHLD, syscall.SIGURG} {
		send(s)
	}
	time.Sleep(2 * time.Millisecond)
	c := make(chan os.Signal, 4)
	signal.Notify(c, syscall.SIGUSR1)
	send(syscall.SIGUSR1)
	fmt.Println(<-c)
	signal.Reset(syscall.SIGUSR1)
	send(syscall.SIGUSR1)
	select {
	case s := <-c:
		fmt.Println("unexpected", s)
	case <-time.After(5 * time.Millisecond):
	}
	fmt.Println("alive")
}
