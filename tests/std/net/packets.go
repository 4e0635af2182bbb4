// UDP, Unix sockets, pipes within the program, names, buffers.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"
)

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

func udp() {
	s, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%T %s\n", s, s.LocalAddr().Network())
	go func() {
		b := make([]byte, 1500)
		for {
			n, a, err := s.ReadFrom(b)
			if err != nil {
				return
			}
			s.WriteTo(append([]byte("re:"), b[:n]...), a)
		}
	}()
	c, err := net.Dial("udp", s.LocalAddr().String())
	fmt.Printf("%T %v\n", c, err)
	b := make([]byte, 100)
	for _, m := range []string{"one", "", "three"} {
		c.Write([]byte(m))
		c.SetReadDeadline(time.Now().Add(time.Second))
		n, err := c.Read(b)
		fmt.Printf("%q %v\n", b[:n], err)
	}
	c.SetReadDeadline(time.Now().Add(5 * time.Millisecond))
	_, err = c.Read(b)
	fmt.Println(text(err, c.LocalAddr(), c.RemoteAddr()))
	_, err = c.(*net.UDPConn).WriteTo([]byte("x"), s.LocalAddr())
	fmt.Println(text(err, c.LocalAddr(), c.RemoteAddr()), errors.Is(err, net.ErrWriteToConnected))
	u, _ := net.ListenUDP("udp4", nil)
	_, err = u.Write([]byte("x"))
	fmt.Println(text(err, u.LocalAddr()))
	n, oobn, err := u.WriteMsgUDP([]byte("msg"), nil, s.LocalAddr().(*net.UDPAddr))
	fmt.Println(n, oobn, err)
	n, oobn, flags, from, err := u.ReadMsgUDP(b, nil)
	fmt.Printf("%q %d %d %v %v\n", b[:n], oobn, flags, from.String() == s.LocalAddr().String(), err)
	n, err = u.WriteToUDPAddrPort([]byte("ap"), s.LocalAddr().(*net.UDPAddr).AddrPort())
	fmt.Println(n, err)
	n, ap, err := u.ReadFromUDPAddrPort(b)
	fmt.Printf("%q %v %v\n", b[:n], ap.Addr(), err)
	go func() { time.Sleep(5 * time.Millisecond); u.Close() }()
	_, _, err = u.ReadFrom(b)
	fmt.Println(text(err, u.LocalAddr()))
	s.Close()
	_, err = net.DialUDP("tcp", nil, nil)
	fmt.Println(err)
	_, err = net.DialUDP("udp", nil, nil)
	fmt.Println(err)
}

func unix() {
	dir, _ := os.MkdirTemp("", "gosling")
	defer os.RemoveAll(dir)
	name := filepath.Join(dir, "s")
	clean := func(err error) string { return strings.ReplaceAll(fmt.Sprint(err), dir, "DIR") }
	l, err := net.Listen("unix", name)
	fmt.Println(err, l.Addr().Network(), l.Addr().String() == name)
	go func() {
		c, _ := l.Accept()
		b, err := io.ReadAll(c)
		fmt.Printf("%q %v %q %q\n", b, err, c.LocalAddr().String() == name, c.RemoteAddr())
		c.Write([]byte("bye"))
		c.Close()
	}()
	c, err := net.Dial("unix", name)
	fmt.Printf("%T %v %q\n", c, err, c.LocalAddr())
	c.Write([]byte("hi"))
	c.(*net.UnixConn).CloseWrite()
	b, err := io.ReadAll(c)
	fmt.Printf("%q %v\n", b, err)
	fmt.Println(clean(l.Close()))
	_, err = os.Stat(name)
	fmt.Println(errors.Is(err, os.ErrNotExist))
	_, err = net.Dial("unix", name)
	fmt.Println(clean(err))
	_, err = net.Listen("unix", dir+"/no/such")
	fmt.Println(clean(err))

	g, err := net.ListenUnixgram("unixgram", &net.UnixAddr{Name: name, Net: "unixgram"})
	fmt.Println(clean(err))
	d, err := net.DialUnix("unixgram", &net.UnixAddr{Name: name + "2", Net: "unixgram"}, &net.UnixAddr{Name: name, Net: "unixgram"})
	fmt.Println(clean(err), d.LocalAddr().String() == name+"2")
	d.Write([]byte("packet"))
	buf := make([]byte, 100)
	n, from, err := g.ReadFrom(buf)
	fmt.Printf("%q %v %v\n", buf[:n], from.String() == name+"2", err)
	n, err = g.WriteTo([]byte("back"), from)
	fmt.Println(n, err)
	n, err = d.Read(buf)
	fmt.Printf("%q %v\n", buf[:n], err)
	l, err = net.Listen("unixpacket", "@gosling-test")
	if err == nil {
		c, err := net.Dial("unixpacket", "@gosling-test")
		fmt.Println(err, l.Addr(), c.RemoteAddr())
		l.Close()
	}
	_, err = net.Dial("unix", strings.Repeat("x", 200))
	fmt.Println(strings.Contains(err.Error(), "invalid argument"))
}

func pipe() {
	a, b := net.Pipe()
	go func() { a.Write([]byte("through the pipe")); a.Close() }()
	got, err := io.ReadAll(b)
	fmt.Printf("%q %v %v\n", got, err, a.LocalAddr())
	_, err = a.Read(got)
	fmt.Println(err)
	a, b = net.Pipe()
	a.SetReadDeadline(time.Now().Add(2 * time.Millisecond))
	_, err = a.Read(got)
	fmt.Println(err, errors.Is(err, os.ErrDeadlineExceeded))
	b.Close()
	_, err = a.Write(got)
	fmt.Println(err, a.SetDeadline(time.Now()))
}

func main() {
	udp()
	unix()
	pipe()
	bufs := net.Buffers{[]byte("a"), []byte("bc"), []byte("def")}
	var sb strings.Builder
	n, err := bufs.WriteTo(&sb)
	fmt.Println(n, err, sb.String(), len(bufs))
	bufs = net.Buffers{[]byte("a"), []byte("bc"), []byte("def")}
	p := make([]byte, 4)
	k, err := bufs.Read(p)
	fmt.Println(k, err, string(p), len(bufs))

	hosts, err := net.LookupHost("127.0.0.1")
	fmt.Println(hosts, err)
	hosts, err = net.LookupHost("localhost")
	fmt.Println(slices.Contains(hosts, "127.0.0.1"), err)
	_, err = net.LookupHost("")
	fmt.Println(err)
	_, err = net.LookupHost("no such host")
	var de *net.DNSError
	fmt.Println(errors.As(err, &de) && de.IsNotFound)
	ips, err := net.DefaultResolver.LookupIP(context.Background(), "ip4", "localhost")
	fmt.Println(ips, err)
	for _, s := range [][2]string{{"tcp", "http"}, {"tcp", "443"}, {"tcp", "70000"}, {"tcp", "-1"}, {"udp", "domain"}, {"tcp", "nosuch"}, {"foo", "http"}} {
		fmt.Println(net.LookupPort(s[0], s[1]))
	}
	ifs, err := net.Interfaces()
	lo, err2 := net.InterfaceByName("lo")
	fmt.Println(len(ifs) > 0, err, lo.Flags&net.FlagLoopback != 0, err2)
	addrs, err := lo.Addrs()
	fmt.Println(slices.ContainsFunc(addrs, func(a net.Addr) bool { return a.String() == "127.0.0.1/8" }), err)
	_, err = net.InterfaceByName("nosuch0")
	fmt.Println(err)
	var lc net.ListenConfig
	lc.Control = func(network, address string, c syscall.RawConn) error {
		c.Control(func(fd uintptr) { fmt.Println(network, address, fd > 2) })
		return nil
	}
	l, err := lc.Listen(context.Background(), "tcp", "127.0.0.1:0")
	fmt.Println(err)
	l.Close()
}
