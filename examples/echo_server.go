// An echo server that ends politely: on interrupt it takes no more connections, gives those that are open
// a second to finish, and says what it has done.
//
//	gosling run examples/echo_server.go -addr localhost:7777
//
// With -load N it is its own client too: N connections at once, each sends lines and checks what comes back.
package main

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"os"
	"os/signal"
	"sync"
	"sync/atomic"
	"time"
)

// A Server echoes what its clients send.
type Server struct {
	Idle time.Duration // a connection that is silent for so long is closed; 0: never

	listener net.Listener
	clients  sync.WaitGroup
	mu       sync.Mutex
	open     map[net.Conn]struct{}
	served   atomic.Int64
	bytes    atomic.Int64
}

// Listen opens the server's port.
func (s *Server) Listen(addr string) (err error) {
	s.open = make(map[net.Conn]struct{})
	s.listener, err = net.Listen("tcp", addr)
	return err
}

// Serve takes connections until Shutdown: a goroutine for each.
func (s *Server) Serve() error {
	for {
		c, err := s.listener.Accept()
		if errors.Is(err, net.ErrClosed) {
			return nil
		}
		if err != nil {
			return err
		}
		s.track(c, true)
		s.clients.Go(func() {
			defer s.track(c, false)
			defer c.Close()
			s.echo(c)
		})
	}
}

// track remembers who is connected, for Shutdown.
func (s *Server) track(c net.Conn, here bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if here {
		s.open[c] = struct{}{}
		s.served.Add(1)
	} else {
		delete(s.open, c)
	}
}

// echo sends everything back until the client has finished or is silent for too long.
func (s *Server) echo(c net.Conn) {
	buf := make([]byte, 512)
	for {
		if s.Idle > 0 {
			c.SetReadDeadline(time.Now().Add(s.Idle))
		}
		n, err := c.Read(buf)
		if n > 0 {
			if _, err := c.Write(buf[:n]); err != nil {
				return
			}
			s.bytes.Add(int64(n))
		}
		if err != nil {
			return
		}
	}
}

// Shutdown stops accepting and waits for the clients; those still there when ctx ends are cut off.
func (s *Server) Shutdown(ctx context.Context) error {
	s.listener.Close()
	done := make(chan struct{})
	go func() { s.clients.Wait(); close(done) }()
	select {
	case <-done:
		return nil
	case <-ctx.Done():
		s.mu.Lock()
		for c := range s.open {
			c.Close()
		}
		s.mu.Unlock()
		<-done
		return ctx.Err()
	}
}

// load opens n connections, then talks on all of them at once.
func load(addr string, n int) error {
	conns := make([]net.Conn, n)
	for i := range conns {
		c, err := net.Dial("tcp", addr)
		if err != nil {
			return err
		}
		defer c.Close()
		conns[i] = c
	}
	errs := make(chan error, n)
	for i, c := range conns {
		go func() { errs <- talk(c, i) }()
	}
	var err error
	for range conns {
		err = errors.Join(err, <-errs)
	}
	return err
}

// talk sends three lines and checks that they come back.
func talk(c net.Conn, id int) error {
	r := bufio.NewReaderSize(c, 64)
	for k := range 3 {
		line := fmt.Sprintf("client %d, line %d\n", id, k)
		if _, err := io.WriteString(c, line); err != nil {
			return err
		}
		got, err := r.ReadString('\n')
		if err != nil {
			return err
		}
		if got != line {
			return fmt.Errorf("sent %q, got %q", line, got)
		}
	}
	return nil
}

func main() {
	addr := flag.String("addr", "127.0.0.1:0", "`host:port` to listen at")
	clients := flag.Int("load", 0, "test with that many connections, then stop")
	idle := flag.Duration("idle", time.Minute, "how long a client may be silent")
	flag.Parse()

	s := &Server{Idle: *idle}
	if err := s.Listen(*addr); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	go func() {
		defer stop()
		if *clients == 0 {
			fmt.Println("listening at", s.listener.Addr())
			<-ctx.Done()
		} else if err := load(s.listener.Addr().String(), *clients); err != nil {
			fmt.Println(err)
		}
		soon, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		s.Shutdown(soon)
	}()
	if err := s.Serve(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	s.clients.Wait()
	fmt.Printf("%d connections, %d bytes\n", s.served.Load(), s.bytes.Load())
}
