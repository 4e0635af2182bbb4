// Package poll makes descriptors that park goroutines instead of threads: os and net are built on it.
package poll

import (
	"io"
	"runtime"
	"sync/atomic"
	"syscall"
	"time"
)

// ErrNetClosing is what operations on a closed connection give.
var ErrNetClosing error = &errNetClosing{}

type errNetClosing struct{ _ byte }

func (e *errNetClosing) Error() string   { return "use of closed network connection" }
func (e *errNetClosing) Timeout() bool   { return false }
func (e *errNetClosing) Temporary() bool { return false }

// ErrFileClosing is the same for files, ErrNoDeadline for those that know no deadlines.
var (
	ErrFileClosing      error = &textError{"use of closed file"}
	ErrNoDeadline       error = &textError{"file type does not support deadline"}
	ErrNotPollable      error = &textError{"not pollable"}
	ErrDeadlineExceeded error = &DeadlineExceededError{}
)

type textError struct{ text string }

func (e *textError) Error() string { return e.text }

// A DeadlineExceededError is a timeout.
type DeadlineExceededError struct{ _ byte }

func (e *DeadlineExceededError) Error() string   { return "i/o timeout" }
func (e *DeadlineExceededError) Timeout() bool   { return true }
func (e *DeadlineExceededError) Temporary() bool { return true }

// An FD is a file or socket. pd is 0 when it cannot be polled; then operations block a thread.
type FD struct {
	mu     fdMutex
	Sysfd  int
	pd     uintptr
	csema  uint32 // Close of a blocking descriptor waits for it
	IsFile bool   // which error closing gives
	Stream bool   // 0 bytes read mean the end
	blocks atomic.Bool
}

func pollOpen(fd int) (pd uintptr, e int)
func pollClose(pd uintptr)
func pollUnblock(pd uintptr)
func pollDeadline(pd uintptr, d int64, mode int)
func pollPrepare(pd uintptr, mode int) (e int)
func pollWait(pd uintptr, mode int) (e int)
func ioRead(pd uintptr, fd int, p []byte) (n, e int)
func ioWrite(pd uintptr, fd int, p []byte) (n, e int)
func ioAccept(pd uintptr, fd int, sa *[128]byte) (nfd, e, salen int)
func ioRecv(pd uintptr, fd int, p, oob []byte, flags int, sa *[128]byte, insalen int) (n, e, oobn, rflags, salen int)
func ioSend(pd uintptr, fd int, p, oob []byte, flags int, sa *[128]byte, insalen int) (n, e, oobn, rflags, salen int)

// Init tells the poller of a descriptor in non-blocking mode; the error says that it cannot be polled.
func (fd *FD) Init() error {
	pd, e := pollOpen(fd.Sysfd)
	if e != 0 {
		return syscall.Errno(e)
	}
	fd.pd = pd
	return nil
}

// Guard has the descriptor closed when nobody can reach fd any more.
func (fd *FD) Guard() *FD {
	runtime.SetFinalizer(fd, (*FD).Close)
	return fd
}

// Pollable says whether goroutines can wait for it.
func (fd *FD) Pollable() bool { return fd.pd != 0 }

func (fd *FD) closing() error {
	if fd.IsFile {
		return ErrFileClosing
	}
	return ErrNetClosing
}

func (fd *FD) err(e int) error {
	switch {
	case e == 0:
		return nil
	case e > 0:
		return syscall.Errno(e)
	case e == -1:
		return fd.closing()
	case e == -2:
		return ErrDeadlineExceeded
	}
	return ErrNotPollable
}

// usable is pd while the descriptor does not block.
func (fd *FD) usable() uintptr {
	if fd.pd != 0 && fd.blocks.Load() {
		return 0
	}
	return fd.pd
}

func (fd *FD) readLock() error {
	if !fd.mu.lock(true) {
		return fd.closing()
	}
	return nil
}

func (fd *FD) readUnlock() {
	if fd.mu.unlock(true) {
		fd.destroy()
	}
}

func (fd *FD) writeLock() error {
	if !fd.mu.lock(false) {
		return fd.closing()
	}
	return nil
}

func (fd *FD) writeUnlock() {
	if fd.mu.unlock(false) {
		fd.destroy()
	}
}

// Incref and Decref keep the descriptor open in between.
func (fd *FD) Incref() error {
	if !fd.mu.incref() {
		return fd.closing()
	}
	return nil
}

func (fd *FD) Decref() {
	if fd.mu.decref() {
		fd.destroy()
	}
}

func (fd *FD) destroy() error {
	if fd.pd != 0 {
		pollClose(fd.pd)
	}
	err := syscall.Close(fd.Sysfd)
	fd.Sysfd = -1
	semrelease(&fd.csema)
	return err
}

// Close wakes everybody who waits; the descriptor itself is closed when the last operation has ended.
func (fd *FD) Close() error {
	if !fd.mu.close() {
		return fd.closing()
	}
	runtime.SetFinalizer(fd, nil)
	if fd.pd != 0 {
		pollUnblock(fd.pd)
	}
	var err error
	if fd.mu.decref() {
		return fd.destroy()
	}
	if fd.pd != 0 && !fd.blocks.Load() {
		semacquire(&fd.csema)
	}
	return err
}

// SetBlocking puts it into blocking mode; operations then block threads.
func (fd *FD) SetBlocking() error {
	if err := fd.Incref(); err != nil {
		return err
	}
	defer fd.Decref()
	fd.blocks.Store(true)
	return syscall.SetNonblock(fd.Sysfd, false)
}

// Read reads once.
func (fd *FD) Read(p []byte) (int, error) {
	if err := fd.readLock(); err != nil {
		return 0, err
	}
	if len(p) == 0 {
		fd.readUnlock()
		return 0, nil
	}
	n, e := ioRead(fd.usable(), fd.Sysfd, p)
	fd.readUnlock()
	if e != 0 {
		return 0, fd.err(e)
	}
	if n == 0 && fd.Stream {
		return 0, io.EOF
	}
	return n, nil
}

// Write writes all.
func (fd *FD) Write(p []byte) (int, error) {
	if err := fd.writeLock(); err != nil {
		return 0, err
	}
	done := 0
	for {
		n, e := ioWrite(fd.usable(), fd.Sysfd, p[done:])
		if n > 0 {
			done += n
		}
		if done == len(p) || e != 0 || n == 0 {
			fd.writeUnlock()
			if e != 0 && done < len(p) {
				return done, fd.err(e)
			}
			if done < len(p) {
				return done, io.ErrUnexpectedEOF
			}
			return done, nil
		}
	}
}

// Pread and Pwrite go at an offset and don't take a turn.
func (fd *FD) Pread(p []byte, off int64) (int, error) {
	if err := fd.Incref(); err != nil {
		return 0, err
	}
	n, err := syscall.Pread(fd.Sysfd, p, off)
	fd.Decref()
	if err != nil {
		return 0, err
	}
	if n == 0 && len(p) > 0 {
		return 0, io.EOF
	}
	return n, nil
}

func (fd *FD) Pwrite(p []byte, off int64) (int, error) {
	if err := fd.Incref(); err != nil {
		return 0, err
	}
	defer fd.Decref()
	done := 0
	for done < len(p) {
		n, err := syscall.Pwrite(fd.Sysfd, p[done:], off+int64(done))
		if n > 0 {
			done += n
		}
		if err != nil {
			return done, err
		}
		if n == 0 {
			return done, io.ErrUnexpectedEOF
		}
	}
	return done, nil
}

// Accept takes a connection; its descriptor does not block. sa gets the peer's address.
func (fd *FD) Accept(sa *[128]byte) (nfd, salen int, err error) {
	if err := fd.readLock(); err != nil {
		return -1, 0, err
	}
	nfd, e, salen := ioAccept(fd.usable(), fd.Sysfd, sa)
	fd.readUnlock()
	if e != 0 {
		return -1, 0, fd.err(e)
	}
	return nfd, salen, nil
}

// Recv receives a message.
func (fd *FD) Recv(p, oob []byte, flags int, sa *[128]byte) (n, oobn, rflags, salen int, err error) {
	if err := fd.readLock(); err != nil {
		return 0, 0, 0, 0, err
	}
	n, e, oobn, rflags, salen := ioRecv(fd.usable(), fd.Sysfd, p, oob, flags, sa, 0)
	fd.readUnlock()
	if e != 0 {
		return 0, 0, 0, 0, fd.err(e)
	}
	if n == 0 && oobn == 0 && fd.Stream && len(p) > 0 {
		return 0, 0, rflags, salen, io.EOF
	}
	return n, oobn, rflags, salen, nil
}

// Send sends a message, to sa if salen is not 0.
func (fd *FD) Send(p, oob []byte, sa *[128]byte, salen int) (n int, err error) {
	if err := fd.writeLock(); err != nil {
		return 0, err
	}
	n, e, _, _, _ := ioSend(fd.usable(), fd.Sysfd, p, oob, 0, sa, salen)
	fd.writeUnlock()
	if e != 0 {
		return 0, fd.err(e)
	}
	return n, nil
}

// WaitWrite waits until a connection is made or has failed.
func (fd *FD) WaitWrite() error {
	if fd.pd == 0 {
		return nil
	}
	return fd.err(pollWait(fd.pd, 'w'))
}

// PrepareWrite comes before what WaitWrite waits for.
func (fd *FD) PrepareWrite() error {
	if fd.pd == 0 {
		return nil
	}
	return fd.err(pollPrepare(fd.pd, 'w'))
}

// SetDeadline sets when reading, writing or both time out.
func (fd *FD) SetDeadline(t time.Time) error      { return fd.deadline(t, 'r'+'w') }
func (fd *FD) SetReadDeadline(t time.Time) error  { return fd.deadline(t, 'r') }
func (fd *FD) SetWriteDeadline(t time.Time) error { return fd.deadline(t, 'w') }

func (fd *FD) deadline(t time.Time, mode int) error {
	var d int64
	if !t.IsZero() {
		d = int64(time.Until(t))
		if d == 0 {
			d = -1
		}
	}
	if err := fd.Incref(); err != nil {
		return err
	}
	defer fd.Decref()
	if fd.pd == 0 || fd.blocks.Load() {
		return ErrNoDeadline
	}
	pollDeadline(fd.pd, d, mode)
	return nil
}

// RawRead and RawWrite call f until it says that it is done, and wait in between; RawControl calls it once.
func (fd *FD) RawRead(f func(uintptr) bool) error {
	if err := fd.readLock(); err != nil {
		return err
	}
	defer fd.readUnlock()
	return fd.raw(f, 'r')
}

func (fd *FD) RawWrite(f func(uintptr) bool) error {
	if err := fd.writeLock(); err != nil {
		return err
	}
	defer fd.writeUnlock()
	return fd.raw(f, 'w')
}

func (fd *FD) raw(f func(uintptr) bool, mode int) error {
	if fd.pd != 0 {
		if e := pollPrepare(fd.pd, mode); e != 0 {
			return fd.err(e)
		}
	}
	for {
		if f(uintptr(fd.Sysfd)) {
			return nil
		}
		if fd.pd == 0 {
			return ErrNotPollable
		}
		if e := pollWait(fd.pd, mode); e != 0 {
			return fd.err(e)
		}
	}
}

func (fd *FD) RawControl(f func(uintptr)) error {
	if err := fd.Incref(); err != nil {
		return err
	}
	defer fd.Decref()
	f(uintptr(fd.Sysfd))
	return nil
}

// Do calls f with the descriptor, kept open meanwhile.
func (fd *FD) Do(f func(fd int) error) error {
	if err := fd.Incref(); err != nil {
		return err
	}
	err := f(fd.Sysfd)
	fd.Decref()
	return err
}
