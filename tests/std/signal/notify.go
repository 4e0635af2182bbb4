// Signals come to channels, are ignored, get their defaults back.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"
)

func send(s syscall.Signal) { syscall.Kill(os.Getpid(), s) }

func main() {
	c := make(chan os.Signal, 4)
	signal.Notify(c, syscall.SIGUSR1, os.Interrupt)
	send(syscall.SIGUSR1)
	fmt.Println(<-c)
	send(syscall.SIGINT)
	fmt.Println(<-c)
	d := make(chan os.Signal, 4)
	signal.Notify(d)
	send(syscall.SIGUSR1)
	fmt.Println(<-c, <-d)
	send(syscall.SIGQUIT)
	fmt.Println(<-d)
	signal.Stop(d)
	signal.Ignore(syscall.SIGHUP)
	fmt.Println(signal.Ignored(syscall.SIGHUP), signal.Ignored(syscall.SIGINT))
	send(syscall.SIGHUP)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	fmt.Println(ctx)
	send(syscall.SIGTERM)
	<-ctx.Done()
	fmt.Println(ctx.Err(), context.Cause(ctx))
	stop()
	ctx, stop = signal.NotifyContext(context.Background(), os.Interrupt)
	stop()
	fmt.Println(ctx.Err(), context.Cause(ctx))
	for range 100 {
		send(syscall.SIGINT)
		<-c
	}
	// a write to a closed pipe only fails
	r, w, _ := os.Pipe()
	r.Close()
	_, err := w.Write([]byte("x"))
	fmt.Println(err)
	signal.Stop(c)
	fmt.Println(syscall.SIGWINCH, syscall.SIGTERM, syscall.Signal(64), syscall.Signal(0))
}
