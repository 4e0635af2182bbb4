package os

import (
	"internal/stdio"
	"internal/testlog"
	"syscall"
	"unsafe"
)

// Args are the program's name and its arguments.
var Args []string

func arguments() []string

func init() {
	Args = arguments()
	stdio.Out = func(p []byte) (int, error) { return Stdout.Write(p) }
	stdio.In = func(p []byte) (int, error) { return Stdin.Read(p) }
}

func stringBytes(s string) []byte { return unsafe.Slice(unsafe.StringData(s), len(s)) }

// Exit ends the program at once; deferred calls don't run.
func Exit(code int) {
	if code == 0 && testlog.PanicOnExit0() {
		panic("unexpected call to os.Exit(0) during test")
	}
	syscall.Exit(code)
}

// Numbers of this process and its user.
func Getpid() int      { return syscall.Getpid() }
func Getppid() int     { return syscall.Getppid() }
func Getuid() int      { return syscall.Getuid() }
func Geteuid() int     { return syscall.Geteuid() }
func Getgid() int      { return syscall.Getgid() }
func Getegid() int     { return syscall.Getegid() }
func Getpagesize() int { return syscall.Getpagesize() }

// Getenv gives a variable of the environment, "" if there is none.
func Getenv(key string) string {
	v, _ := syscall.Getenv(key)
	return v
}

// LookupEnv also says whether there is one.
func LookupEnv(key string) (string, bool) { return syscall.Getenv(key) }

// Setenv, Unsetenv and Clearenv change the environment.
func Setenv(key, value string) error { return NewSyscallError("setenv", syscall.Setenv(key, value)) }
func Unsetenv(key string) error      { return NewSyscallError("unsetenv", syscall.Unsetenv(key)) }
func Clearenv()                      { syscall.Clearenv() }

// Environ lists it as "key=value".
func Environ() []string { return syscall.Environ() }

// ExpandEnv replaces $name and ${name} by the environment's.
func ExpandEnv(s string) string { return Expand(s, Getenv) }

func nameChar(c byte) bool {
	return c == '_' || '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z'
}

func specialChar(c byte) bool {
	switch c {
	case '*', '#', '$', '@', '!', '?', '-':
		return true
	}
	return '0' <= c && c <= '9'
}

// variable reads the name behind a $ and says how long it is in s; what makes no sense has no name, and a length if it is to be dropped.
func variable(s string) (name string, n int) {
	braces := s[0] == '{'
	if braces {
		s = s[1:]
	}
	switch {
	case s != "" && specialChar(s[0]) && (!braces || len(s) > 1 && s[1] == '}'):
		n = 1
	case braces:
		for n < len(s) && s[n] != '}' {
			n++
		}
		if n == len(s) {
			return "", 1 // never closed
		}
	default:
		for n < len(s) && nameChar(s[n]) {
			n++
		}
	}
	name = s[:n]
	if braces {
		n += 2
	}
	return name, n
}

// Expand replaces $name and ${name} by what mapping says.
func Expand(s string, mapping func(string) string) string {
	var out []byte
	done := 0
	for i := 0; i < len(s); i++ {
		if s[i] != '$' || i+1 >= len(s) {
			continue
		}
		out = append(out, s[done:i]...)
		name, n := variable(s[i+1:])
		if name != "" {
			out = append(out, mapping(name)...)
		} else if n == 0 {
			out = append(out, '$')
		}
		i += n
		done = i + 1
	}
	if done == 0 {
		return s
	}
	return string(out) + s[done:]
}
