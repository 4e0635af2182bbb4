// What go vet says about printf; the answers stand in printf.vet, sorted by position.
package main

import (
	"errors"
	"fmt"
	"log"
	"os"
	"time"
)

type T struct{ a, b int }
type S string
type St struct{ n int }

func (St) String() string { return "" }

func main() {
	x := "a"
	n := 1
	var e error = errors.New("q")
	var p *T
	var m map[string]int
	fmt.Printf("%d\n", x)
	fmt.Printf("%s %d\n", n, x)
	fmt.Printf("%d %d\n", n)
	fmt.Printf("%d\n", n, n)
	fmt.Printf("hello\n", n)
	fmt.Printf("%z\n", n)
	fmt.Printf("%-+#d\n", n)
	fmt.Printf("%*d\n", x, n)
	fmt.Printf("%[2]d\n", n)
	fmt.Printf("%[1]d %[1]s\n", n)
	fmt.Printf("%")
	fmt.Printf("%5")
	fmt.Printf("%w\n", e)
	_ = fmt.Errorf("%w %w", e, n)
	fmt.Printf("%s %v %d\n", e, p, p)
	fmt.Printf("%s\n", T{1, 2})
	fmt.Printf("%d %s\n", m, m)
	fmt.Printf("%t %f %c %q %x %p\n", n, n, n, n, 1.5, n)
	fmt.Printf("\t\u00e9 %d\n", "lit")
	fmt.Printf(x)
	fmt.Printf("%s %s\n", St{}, &St{})
	fmt.Printf("%d", []string{"a"})
	fmt.Printf("%s", main)
	fmt.Printf("%v %p", main, main)
	fmt.Println("a %d b", n)
	fmt.Println("a\n")
	fmt.Println(os.Stdout, "x")
	fmt.Println(main)
	fmt.Print("100%", "%20a")
	log.Printf("%d", "x")
	log.Println("x\n")
	log.New(os.Stderr, "", 0).Printf("%d", "x")
	fmt.Fprintf(os.Stderr, "%d", "x")
	fmt.Fprintf(os.Stderr, "%d", S("x"))
	fmt.Printf("%s", time.Second)
	fmt.Printf("%d %s", nil, nil)
	fmt.Printf("%.2d %6.3f %+v % x %#x %U", 1, 2.0, p, x, x, 'a')
	fmt.Printf(`raw
%d`, x)
	a := []any{1, 2}
	fmt.Printf("%d %s", a...)
	fmt.Printf("%[0]d %[x]d", 1)
	var i any = 1
	fmt.Printf("%d %s %w", i, i, i)
	fmt.Sprintf("%d", "unused")
}

type logger struct{ prefix string }

func (l *logger) logf(format string, args ...any) { fmt.Fprintf(os.Stderr, l.prefix+format, args...) }
func (l *logger) infof(format string, args ...any) { fmt.Fprintf(os.Stderr, format, args...) }
func say(args ...any)                              { fmt.Println(args...) }
func fail(code int, format string, a ...interface{}) error {
	return fmt.Errorf(format, a...)
}
func twice(format string, a ...any) { fail(1, format, a...) }

func wrappers(l *logger) {
	l.logf("%d", "x")
	l.infof("%d", "x")
	say("%d", 1)
	say("a\n")
	fail(1, "%d %w", "x", nil)
	twice("%d", "x")
}
