package net

import (
	"io"
	"os"
	"runtime"
	"sync"
	"syscall"
	"time"
)

// A pipeDeadline is a channel that is closed when a time has come.
type pipeDeadline struct {
	mu     sync.Mutex
	timer  *time.Timer
	passed chan struct{}
}

func (d *pipeDeadline) set(t time.Time) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.timer != nil && !d.timer.Stop() {
		<-d.passed // its function is closing it
	}
	d.timer = nil
	closed := false
	select {
	case <-d.passed:
		closed = true
	default:
	}
	if t.IsZero() {
		if closed {
			d.passed = make(chan struct{})
		}
		return
	}
	if left := time.Until(t); left > 0 {
		if closed {
			d.passed = make(chan struct{})
		}
		c := d.passed
		d.timer = time.AfterFunc(left, func() { close(c) })
		return
	}
	if !closed {
		close(d.passed)
	}
}

func (d *pipeDeadline) wait() chan struct{} {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.passed
}

type pipeAddr struct{}

func (pipeAddr) Network() string { return "pipe" }
func (pipeAddr) String() string  { return "pipe" }

// pipe is one end: a reader takes a writer's slice, and answers with how much it took.
type pipe struct {
	wrMu   sync.Mutex
	in     <-chan []byte
	took   chan<- int
	out    chan<- []byte
	taken  <-chan int
	once   sync.Once
	done   chan struct{}
	other  <-chan struct{}
	rd, wd pipeDeadline
}

// Pipe makes a connection within the program: each Write waits for the Reads that take all of it.
func Pipe() (Conn, Conn) {
	a, b := make(chan []byte), make(chan []byte)
	na, nb := make(chan int), make(chan int)
	da, db := make(chan struct{}), make(chan struct{})
	p := &pipe{in: a, took: na, out: b, taken: nb, done: da, other: db}
	q := &pipe{in: b, took: nb, out: a, taken: na, done: db, other: da}
	for _, x := range []*pipe{p, q} {
		x.rd.passed, x.wd.passed = make(chan struct{}), make(chan struct{})
	}
	return p, q
}

func isClosed(c <-chan struct{}) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}

func (*pipe) LocalAddr() Addr  { return pipeAddr{} }
func (*pipe) RemoteAddr() Addr { return pipeAddr{} }

// fail wraps what has no name of its own.
func (*pipe) fail(op string, err error) error {
	switch err {
	case nil, io.EOF, io.ErrClosedPipe:
		return err
	}
	return &OpError{Op: op, Net: "pipe", Err: err}
}

func (p *pipe) Read(b []byte) (int, error) {
	n, err := p.read(b)
	return n, p.fail("read", err)
}

func (p *pipe) read(b []byte) (int, error) {
	late := p.rd.wait()
	switch {
	case isClosed(p.done):
		return 0, io.ErrClosedPipe
	case isClosed(p.other):
		return 0, io.EOF
	case isClosed(late):
		return 0, os.ErrDeadlineExceeded
	}
	select {
	case w := <-p.in:
		n := copy(b, w)
		p.took <- n
		return n, nil
	case <-p.done:
		return 0, io.ErrClosedPipe
	case <-p.other:
		return 0, io.EOF
	case <-late:
		return 0, os.ErrDeadlineExceeded
	}
}

func (p *pipe) Write(b []byte) (int, error) {
	n, err := p.write(b)
	return n, p.fail("write", err)
}

func (p *pipe) write(b []byte) (n int, err error) {
	late := p.wd.wait()
	switch {
	case isClosed(p.done), isClosed(p.other):
		return 0, io.ErrClosedPipe
	case isClosed(late):
		return 0, os.ErrDeadlineExceeded
	}
	p.wrMu.Lock() // one Write after the other
	defer p.wrMu.Unlock()
	for once := true; once || len(b) > 0; once = false {
		select {
		case p.out <- b:
			k := <-p.taken
			b = b[k:]
			n += k
		case <-p.done:
			return n, io.ErrClosedPipe
		case <-p.other:
			return n, io.ErrClosedPipe
		case <-late:
			return n, os.ErrDeadlineExceeded
		}
	}
	return n, nil
}

func (p *pipe) Close() error {
	p.once.Do(func() { close(p.done) })
	return nil
}

func (p *pipe) deadlines(t time.Time, ds ...*pipeDeadline) error {
	if isClosed(p.done) || isClosed(p.other) {
		return io.ErrClosedPipe
	}
	for _, d := range ds {
		d.set(t)
	}
	return nil
}

func (p *pipe) SetDeadline(t time.Time) error      { return p.deadlines(t, &p.rd, &p.wd) }
func (p *pipe) SetReadDeadline(t time.Time) error  { return p.deadlines(t, &p.rd) }
func (p *pipe) SetWriteDeadline(t time.Time) error { return p.deadlines(t, &p.wd) }

// Buffers are written one after the other.
type Buffers [][]byte

// WriteTo writes them all to w and forgets what was written.
func (v *Buffers) WriteTo(w io.Writer) (n int64, err error) {
	for i := 0; err == nil && i < len(*v); i++ {
		var k int
		k, err = w.Write((*v)[i])
		n += int64(k)
	}
	v.consume(n)
	return n, err
}

// Read reads from them.
func (v *Buffers) Read(p []byte) (n int, err error) {
	for len(p) > 0 && len(*v) > 0 {
		k := copy(p, (*v)[0])
		v.consume(int64(k))
		p = p[k:]
		n += k
	}
	if len(*v) == 0 {
		err = io.EOF
	}
	return n, err
}

// consume drops the first n bytes.
func (v *Buffers) consume(n int64) {
	rest := *v
	for len(rest) > 0 && int64(len(rest[0])) <= n {
		n -= int64(len(rest[0]))
		rest[0], rest = nil, rest[1:]
	}
	if n > 0 {
		rest[0] = rest[0][n:]
	}
	*v = rest
}

// --- sockets that somebody else opened

func fileFD(f *os.File) (*netFD, error) {
	s, e := sysDup(int(f.Fd()))
	runtime.KeepAlive(f)
	if e != 0 {
		return nil, errnoErr("fcntl", e)
	}
	syscall.SetNonblock(s, true)
	fam, e := sysGetopt(s, solSocket, soDomain)
	sotype, e2 := sysGetopt(s, solSocket, soType)
	if e == 0 {
		e = e2
	}
	if e != 0 {
		syscall.Close(s)
		return nil, errnoErr("getsockopt", e)
	}
	network := ""
	switch {
	case fam == afUnix && sotype == sockStream:
		network = "unix"
	case fam == afUnix && sotype == sockDgram:
		network = "unixgram"
	case fam == afUnix:
		network = "unixpacket"
	case (fam == afInet || fam == afInet6) && sotype == sockStream:
		network = "tcp"
	case (fam == afInet || fam == afInet6) && sotype == sockDgram:
		network = "udp"
	default:
		syscall.Close(s)
		return nil, syscall.EPROTONOSUPPORT
	}
	fd := newFD(s, network, fam, sotype)
	if err := fd.init(); err != nil {
		return nil, err
	}
	fd.names()
	fd.peer()
	fd.connected = fd.raddr != nil
	return fd, nil
}

func fileErr(f *os.File, err error) error {
	return &OpError{Op: "file", Net: "file+net", Source: nil, Addr: fileAddr(f.Name()), Err: err}
}

type fileAddr string

func (fileAddr) Network() string  { return "file+net" }
func (f fileAddr) String() string { return string(f) }

// FileConn, FilePacketConn and FileListener make connections of a copy of f's descriptor.
func FileConn(f *os.File) (Conn, error) {
	fd, err := fileFD(f)
	if err != nil {
		return nil, fileErr(f, err)
	}
	switch fd.net[0] {
	case 't':
		return newTCPConn(fd, -1, KeepAliveConfig{}), nil
	}
	if fd.net == "udp" {
		return &UDPConn{conn{fd}}, nil
	}
	return &UnixConn{conn{fd}}, nil
}

func FilePacketConn(f *os.File) (PacketConn, error) {
	fd, err := fileFD(f)
	if err != nil {
		return nil, fileErr(f, err)
	}
	switch fd.net {
	case "udp":
		return &UDPConn{conn{fd}}, nil
	case "unixgram":
		return &UnixConn{conn{fd}}, nil
	}
	fd.pfd.Close()
	return nil, fileErr(f, syscall.EINVAL)
}

func FileListener(f *os.File) (Listener, error) {
	fd, err := fileFD(f)
	if err != nil {
		return nil, fileErr(f, err)
	}
	switch fd.net {
	case "tcp":
		return &TCPListener{fd: fd}, nil
	case "unix", "unixpacket":
		return &UnixListener{fd: fd, path: fd.laddr.String()}, nil
	}
	fd.pfd.Close()
	return nil, fileErr(f, syscall.EINVAL)
}
