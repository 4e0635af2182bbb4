// Package log writes lines with date and time.
package log

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

// What a line begins with: a date like 2009/01/23, a time like 01:23:23 or with microseconds, the whole path of the file and its line
// or only the name, time in UTC, and the prefix in front of the message instead of the line.
const (
	Ldate, Ltime          = 1, 2
	Lmicroseconds         = 4
	Llongfile, Lshortfile = 8, 16
	LUTC                  = 32
	Lmsgprefix            = 64
	LstdFlags             = 3
)

// A Logger writes lines to one place.
type Logger struct {
	mu      sync.Mutex // one line at a time
	out     io.Writer  // (mu)
	flags   atomic.Int32
	prefix  atomic.Pointer[string]
	discard atomic.Bool
}

// New makes a Logger.
func New(out io.Writer, prefix string, flag int) *Logger {
	made := &Logger{}
	made.flags.Store(int32(flag))
	made.prefix.Store(&prefix)
	made.SetOutput(out)
	return made
}

var std = New(os.Stderr, "", LstdFlags)

// Default is the Logger that the package's functions use.
func Default() *Logger { return std }

// SetOutput, SetPrefix and SetFlags change a Logger, Writer, Prefix and Flags tell.
func (l *Logger) SetOutput(w io.Writer) {
	l.mu.Lock()
	l.out = w
	l.mu.Unlock()
	l.discard.Store(w == io.Discard)
}

func (l *Logger) SetPrefix(prefix string) { l.prefix.Store(&prefix) }
func (l *Logger) SetFlags(flag int)       { l.flags.Store(int32(flag)) }

func (l *Logger) Writer() io.Writer {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.out
}

func (l *Logger) Prefix() string {
	if p := l.prefix.Load(); p != nil {
		return *p
	}
	return ""
}

func (l *Logger) Flags() int { return int(l.flags.Load()) }

func padded(b []byte, n, width int, end byte) []byte {
	limit := 1
	for range width - 1 {
		limit *= 10
	}
	for ; n < limit && limit > 1; limit /= 10 {
		b = append(b, '0')
	}
	return append(fmt.Append(b, n), end)
}

// line writes one line; depth counts the callers to skip for the file's name.
func (l *Logger) line(depth int, text []byte) error {
	now := time.Now()
	flags, prefix := l.Flags(), l.Prefix()
	var b []byte
	if flags&Lmsgprefix == 0 {
		b = append(b, prefix...)
	}
	if flags&LUTC != 0 {
		now = now.UTC()
	}
	if flags&Ldate != 0 {
		year, month, day := now.Date()
		b = padded(b, year, 4, '/')
		b = padded(b, int(month), 2, '/')
		b = padded(b, day, 2, ' ')
	}
	if flags&(Ltime|Lmicroseconds) != 0 {
		hour, min, sec := now.Clock()
		b = padded(b, hour, 2, ':')
		b = padded(b, min, 2, ':')
		b = padded(b, sec, 2, ' ')
		if flags&Lmicroseconds != 0 {
			b[len(b)-1] = '.'
			b = padded(b, now.Nanosecond()/1000, 6, ' ')
		}
	}
	if flags&(Lshortfile|Llongfile) != 0 {
		_, file, line, ok := runtime.Caller(depth)
		if !ok {
			file, line = "???", 0
		}
		if flags&Lshortfile != 0 {
			for i := len(file) - 1; i > 0; i-- {
				if file[i] == '/' {
					file = file[i+1:]
					break
				}
			}
		}
		b = fmt.Append(b, file, ":", line, ": ")
	}
	if flags&Lmsgprefix != 0 {
		b = append(b, prefix...)
	}
	b = append(b, text...)
	if len(b) == 0 || b[len(b)-1] != '\n' {
		b = append(b, '\n')
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	_, err := l.out.Write(b)
	return err
}

// Output writes a line; calldepth 1 is the caller of Output.
func (l *Logger) Output(calldepth int, s string) error {
	return l.line(calldepth+1, []byte(s))
}

func (l *Logger) print(how func([]byte, ...any) []byte, v []any) {
	if !l.discard.Load() {
		l.line(3, how(nil, v...))
	}
}

func (l *Logger) printf(format string, v []any) {
	if !l.discard.Load() {
		l.line(3, fmt.Appendf(nil, format, v...))
	}
}

// The methods print as fmt's functions do; Fatal exits with status 1, Panic panics afterwards.
func (l *Logger) Print(v ...any)                 { l.print(fmt.Append, v) }
func (l *Logger) Println(v ...any)               { l.print(fmt.Appendln, v) }
func (l *Logger) Printf(format string, v ...any) { l.printf(format, v) }

func (l *Logger) Fatal(v ...any) {
	l.Output(2, fmt.Sprint(v...))
	os.Exit(1)
}

func (l *Logger) Fatalln(v ...any) {
	l.Output(2, fmt.Sprintln(v...))
	os.Exit(1)
}

func (l *Logger) Fatalf(format string, v ...any) {
	l.Output(2, fmt.Sprintf(format, v...))
	os.Exit(1)
}

func (l *Logger) panics(s string) {
	l.Output(3, s)
	panic(s)
}

func (l *Logger) Panic(v ...any)                 { l.panics(fmt.Sprint(v...)) }
func (l *Logger) Panicln(v ...any)               { l.panics(fmt.Sprintln(v...)) }
func (l *Logger) Panicf(format string, v ...any) { l.panics(fmt.Sprintf(format, v...)) }

// The functions are those of the default Logger.
func SetOutput(w io.Writer)                { std.SetOutput(w) }
func SetPrefix(prefix string)              { std.SetPrefix(prefix) }
func SetFlags(flag int)                    { std.SetFlags(flag) }
func Writer() io.Writer                    { return std.Writer() }
func Prefix() string                       { return std.Prefix() }
func Flags() int                           { return std.Flags() }
func Output(calldepth int, s string) error { return std.Output(calldepth+1, s) }
func Print(v ...any)                       { std.print(fmt.Append, v) }
func Println(v ...any)                     { std.print(fmt.Appendln, v) }
func Printf(format string, v ...any)       { std.printf(format, v) }

func Fatal(v ...any) {
	std.Output(2, fmt.Sprint(v...))
	os.Exit(1)
}

func Fatalln(v ...any) {
	std.Output(2, fmt.Sprintln(v...))
	os.Exit(1)
}

func Fatalf(format string, v ...any) {
	std.Output(2, fmt.Sprintf(format, v...))
	os.Exit(1)
}

func Panic(v ...any)                 { std.panics(fmt.Sprint(v...)) }
func Panicln(v ...any)               { std.panics(fmt.Sprintln(v...)) }
func Panicf(format string, v ...any) { std.panics(fmt.Sprintf(format, v...)) }
