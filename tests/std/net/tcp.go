// TCP: listen, dial, echo, addresses, half-closing, deadlines, errors.
package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"strings"
	"sync"
	"syscall"
	"time"
)

// text removes the ports that the system chose.
func text(err error, as ...net.Addr) string {
	if err == nil {
		return "nil"
	}
	s := err.Error()
	for i, a := range as {
		s = strings.ReplaceAll(s, a.String(), fmt.Sprintf("ADDR%d", i))
	}
	return s
}

func main() {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%T %s %s\n", l, l.Addr().Network(), l.Addr().(*net.TCPAddr).IP)
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				defer c.Close()
				io.Copy(c, c)
			}()
		}
	}()
	c, err := net.Dial("tcp", l.Addr().String())
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%T %v %v\n", c, c.RemoteAddr().String() == l.Addr().String(), c.LocalAddr().Network())
	fmt.Fprintf(c, "hello\nworld\n")
	r := bufio.NewReader(c)
	for range 2 {
		s, err := r.ReadString('\n')
		fmt.Printf("%q %v\n", s, err)
	}
	tc := c.(*net.TCPConn)
	fmt.Println(tc.SetNoDelay(false), tc.SetKeepAlive(true), tc.SetKeepAlivePeriod(3*time.Second), tc.SetLinger(1), tc.SetReadBuffer(1<<16), tc.SetWriteBuffer(1<<16))
	fmt.Println(tc.SetKeepAliveConfig(net.KeepAliveConfig{Enable: true}), tc.SetLinger(-1))

	b := make([]byte, 10)
	c.SetReadDeadline(time.Now().Add(10 * time.Millisecond))
	_, err = c.Read(b)
	fmt.Println(text(err, c.LocalAddr(), c.RemoteAddr()))
	var ne net.Error
	fmt.Println(errors.As(err, &ne) && ne.Timeout(), errors.Is(err, os.ErrDeadlineExceeded))
	c.SetReadDeadline(time.Time{})

	// half-closing: the echo comes, then the end
	n, err := c.Write([]byte("last"))
	fmt.Println(n, err, tc.CloseWrite())
	_, err = c.Write([]byte("x"))
	fmt.Println(text(err, c.LocalAddr(), c.RemoteAddr()), errors.Is(err, syscall.EPIPE))
	rest, err := io.ReadAll(c)
	fmt.Printf("%q %v\n", rest, err)
	n, err = c.Read(b)
	fmt.Println(n, err)
	la, ra := c.LocalAddr(), c.RemoteAddr()
	fmt.Println(c.Close())
	fmt.Println(text(c.Close(), la, ra))
	_, err = c.Read(b)
	fmt.Println(text(err, la, ra), errors.Is(err, net.ErrClosed))
	_, err = c.Write(b)
	fmt.Println(text(err, la, ra))
	fmt.Println(text(c.SetDeadline(time.Now()), la, ra))

	// many at once, a megabyte each
	var wg sync.WaitGroup
	var mu sync.Mutex
	total := 0
	for i := range 20 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			c, err := net.Dial("tcp", l.Addr().String())
			if err != nil {
				fmt.Println(err)
				return
			}
			defer c.Close()
			go func() {
				for k := 0; k < 16; k++ {
					c.Write([]byte(strings.Repeat(string(rune('a'+i)), 65536/4)))
				}
				c.(*net.TCPConn).CloseWrite()
			}()
			got, err := io.ReadAll(c)
			for _, x := range got {
				if x != byte('a'+i) {
					fmt.Println("wrong byte")
					return
				}
			}
			mu.Lock()
			total += len(got)
			mu.Unlock()
		}()
	}
	wg.Wait()
	fmt.Println(total)

	// Accept's deadline and end
	l2, _ := net.ListenTCP("tcp4", &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1)})
	l2.SetDeadline(time.Now().Add(10 * time.Millisecond))
	_, err = l2.Accept()
	fmt.Println(text(err, l2.Addr()))
	l2.SetDeadline(time.Time{})
	closed := make(chan bool)
	go func() { time.Sleep(5 * time.Millisecond); l2.Close(); close(closed) }()
	_, err = l2.Accept()
	fmt.Println(text(err, l2.Addr()), errors.Is(err, net.ErrClosed))
	<-closed // until Close has returned, the port still takes connections: in real Go too (some in 3,000)
	fmt.Println(text(l2.Close(), l2.Addr()))

	// nobody listens there
	_, err = net.Dial("tcp", l2.Addr().String())
	fmt.Println(text(err, l2.Addr()), errors.Is(err, syscall.ECONNREFUSED))
	var oe *net.OpError
	var se *os.SyscallError
	fmt.Println(errors.As(err, &oe) && oe.Op == "dial" && oe.Net == "tcp", errors.As(err, &se) && se.Syscall == "connect")
	_, err = net.Listen("tcp", l.Addr().String())
	fmt.Println(text(err, l.Addr()))

	// a reader that is woken by Close, and one by the other side's reset
	c, _ = net.Dial("tcp", l.Addr().String())
	go func() { time.Sleep(5 * time.Millisecond); c.Close() }()
	_, err = c.Read(b)
	fmt.Println(text(err, c.LocalAddr(), c.RemoteAddr()))

	// contexts
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var d net.Dialer
	_, err = d.DialContext(ctx, "tcp", l.Addr().String())
	fmt.Println(text(err, l.Addr()), errors.Is(err, context.Canceled))
	ctx, cancel = context.WithTimeout(context.Background(), time.Nanosecond)
	defer cancel()
	_, err = d.DialContext(ctx, "tcp", l.Addr().String())
	fmt.Println(text(err, l.Addr()), errors.Is(err, context.DeadlineExceeded))

	for _, a := range [][2]string{{"tcp", "127.0.0.1"}, {"tcp", "127.0.0.1:x"}, {"tcp", "1.2.3.4:99999"}, {"foo", "x:1"}, {"tcp", ""}, {"tcp", "[::1"}, {"tcp4", "[::1]:80"}} {
		_, err = net.Dial(a[0], a[1])
		fmt.Println(err)
	}
	for _, a := range [][2]string{{"udp", ":0"}, {"tcp", "127.0.0.1"}, {"foo", ":0"}} {
		_, err = net.Listen(a[0], a[1])
		fmt.Println(err)
	}
	l.Close()
	l, err = net.Listen("tcp", ":0")
	fmt.Println(err, strings.HasPrefix(l.Addr().String(), "[::]:"))
	go func() { c, _ := l.Accept(); c.Write([]byte("hi")); c.Close() }()
	c, err = net.Dial("tcp", fmt.Sprintf(":%d", l.Addr().(*net.TCPAddr).Port))
	got, err := io.ReadAll(c)
	fmt.Println(string(got), err, c.RemoteAddr().(*net.TCPAddr).IP)
	f, err := c.(*net.TCPConn).File()
	fmt.Println(err, f != nil)
	c2, err := net.FileConn(f)
	fmt.Println(err, c2.RemoteAddr().String() == c.RemoteAddr().String())
}
