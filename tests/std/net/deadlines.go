// Deadlines under load: on 300 connections somebody waits with a deadline that passes, on 100 bytes are echoed all the time, and one listener's
// Accept and the writes to a peer that does not read time out meanwhile. Nothing ends early, nothing much too late, and the echoes go on.
package main

import (
	"errors"
	"fmt"
	"net"
	"os"
	"sort"
	"sync"
	"sync/atomic"
	"time"
)

const (
	silent, talking, rounds = 300, 100, 3
	wait                    = 60 * time.Millisecond
)

type stats struct {
	mu    sync.Mutex
	late  []time.Duration
	early int
	other int
}

func (s *stats) add(begin time.Time, wanted time.Duration, err error) {
	took := time.Since(begin)
	s.mu.Lock()
	defer s.mu.Unlock()
	var ne net.Error
	if !errors.Is(err, os.ErrDeadlineExceeded) || !errors.As(err, &ne) || !ne.Timeout() {
		s.other++
	}
	if took < wanted {
		s.early++
	}
	s.late = append(s.late, took-wanted)
}

func (s *stats) report(what string) {
	sort.Slice(s.late, func(i, k int) bool { return s.late[i] < s.late[k] })
	n := len(s.late)
	fmt.Println(what, n, "early", s.early, "other errors", s.other, "half are in time:", s.late[n/2] < 100*time.Millisecond)
	if os.Getenv("SHOW") != "" {
		fmt.Fprintln(os.Stderr, what, "late: median", s.late[n/2], "p99", s.late[n*99/100], "most", s.late[n-1])
	}
}

func main() {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	var served sync.WaitGroup
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			served.Add(1)
			go func() { // echoes what comes; a first byte 0 means: never read again
				defer served.Done()
				defer c.Close()
				b := make([]byte, 64)
				for {
					n, err := c.Read(b)
					if err != nil {
						return
					}
					if b[0] == 0 {
						time.Sleep(time.Hour)
					}
					c.Write(b[:n])
				}
			}()
		}
	}()
	dial := func() net.Conn {
		c, err := net.Dial("tcp", l.Addr().String())
		if err != nil {
			panic(err)
		}
		return c
	}
	var reads, writes, accepts stats
	var echoes, broken atomic.Int64
	var wg, echo sync.WaitGroup
	stop := make(chan bool)
	for range talking {
		c := dial()
		echo.Add(1)
		go func() {
			defer echo.Done()
			defer c.Close()
			b := make([]byte, 8)
			for k := byte(1); ; k = k%100 + 1 {
				select {
				case <-stop:
					return
				default:
				}
				c.SetDeadline(time.Now().Add(time.Minute)) // moved on each time, never reached
				b[0] = k
				if _, err := c.Write(b[:1]); err != nil {
					broken.Add(1)
					return
				}
				if n, err := c.Read(b); n != 1 || err != nil || b[0] != k {
					broken.Add(1)
					return
				}
				echoes.Add(1)
			}
		}()
	}
	for i := range silent {
		c := dial()
		wg.Add(1)
		go func() {
			defer wg.Done()
			defer c.Close()
			b := make([]byte, 8)
			for range rounds {
				d := wait + time.Duration(i%20)*time.Millisecond
				begin := time.Now()
				c.SetReadDeadline(begin.Add(d))
				_, err := c.Read(b)
				reads.add(begin, d, err)
			}
			c.SetReadDeadline(time.Time{}) // and it works again
			c.Write([]byte{7})
			if n, err := c.Read(b); n != 1 || err != nil || b[0] != 7 {
				broken.Add(1)
			}
		}()
	}
	for range 4 {
		c := dial()
		wg.Add(1)
		go func() {
			defer wg.Done()
			defer c.Close()
			c.(*net.TCPConn).SetWriteBuffer(4096)
			c.Write([]byte{0})
			big := make([]byte, 32<<20)
			for range rounds {
				begin := time.Now()
				c.SetWriteDeadline(begin.Add(wait))
				_, err := c.Write(big)
				writes.add(begin, wait, err)
			}
		}()
	}
	quiet, err := net.ListenTCP("tcp", &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1)})
	if err != nil {
		panic(err)
	}
	for range rounds {
		begin := time.Now()
		quiet.SetDeadline(begin.Add(wait))
		_, err := quiet.Accept()
		accepts.add(begin, wait, err)
	}
	wg.Wait()
	close(stop)
	echo.Wait()
	reads.report("reads")
	writes.report("writes")
	accepts.report("accepts")
	fmt.Println("echoes went on:", echoes.Load() > 10*talking, "broken:", broken.Load())
	if os.Getenv("SHOW") != "" {
		fmt.Fprintln(os.Stderr, "echoes", echoes.Load())
	}
}
