// Package stdio lets fmt write to standard output without package os, which most small programs then need not load.
// When os is loaded it puts its own files in place, so that a program that sets os.Stdout is followed.
package stdio

import "io"

// Out and In are what os.Stdout and os.Stdin do; nil while os is not loaded.
var (
	Out func(p []byte) (n int, err error)
	In  func(p []byte) (n int, err error)
)

// What a failed system call is without os: the text that os's error would have.
type ioError struct{ op, file, text string }

func (e *ioError) Error() string { return e.op + " " + e.file + ": " + e.text }

func write(fd int, p []byte) (n int, errno uintptr)
func read(fd int, p []byte) (n int, errno uintptr)
func errorText(errno uintptr) string
func brokenPipe()

// Stdout writes to the program's standard output.
type Stdout struct{}

func (Stdout) Write(p []byte) (n int, err error) {
	if Out != nil {
		return Out(p)
	}
	for n < len(p) {
		k, errno := write(1, p[n:])
		if errno != 0 {
			if errno == 32 { // EPIPE
				brokenPipe()
			}
			return n, &ioError{"write", "/dev/stdout", errorText(errno)}
		}
		n += k
	}
	return n, nil
}

// Stdin reads the program's standard input.
type Stdin struct{}

func (Stdin) Read(p []byte) (n int, err error) {
	if In != nil {
		return In(p)
	}
	n, errno := read(0, p)
	if errno != 0 {
		return 0, &ioError{"read", "/dev/stdin", errorText(errno)}
	}
	if n == 0 && len(p) > 0 {
		return 0, io.EOF
	}
	return n, nil
}
