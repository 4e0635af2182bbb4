package main

import (
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"runtime"
	"strings"
	"time"
	"unique"
	"weak"
)

func main() {
	l := log.New(os.Stdout, "pre: ", log.Lshortfile)
	l.Println("hello", 1)
	l.Printf("x=%d", 5)
	l.SetFlags(log.Lmsgprefix)
	l.Print("a", "b")
	l.SetFlags(0)
	l.SetPrefix("")
	l.Output(1, "out")
	var sb strings.Builder
	log.SetOutput(&sb)
	log.Println("std")
	fmt.Println(len(sb.String()), log.Flags() == log.LstdFlags)
	func() {
		defer func() { fmt.Println("recovered", recover()) }()
		log.Panicf("bad %d", 3)
	}()

	fs := flag.NewFlagSet("prog", flag.ContinueOnError)
	fs.SetOutput(os.Stdout)
	n := fs.Int("n", 5, "a `count` of things")
	s := fs.String("s", "def", "a string")
	b := fs.Bool("b", false, "a bool")
	d := fs.Duration("d", time.Second, "a duration")
	f := fs.Float64("f", 0, "a float")
	fs.Func("fn", "func flag", func(s string) error {
		if s == "bad" {
			return errors.New("nope")
		}
		return nil
	})
	fmt.Println(fs.Parse([]string{"-n=7", "--s", "text", "-b", "-d", "2m", "-f=1.5", "rest", "-n"}), *n, *s, *b, *d, *f, fs.Args(), fs.NFlag())
	for _, a := range [][]string{{"-x"}, {"-n", "abc"}, {"-n"}, {"-b=maybe"}, {"-h"}, {"-n=99999999999999999999"}, {"---"}, {"-fn", "bad"}} {
		err := fs.Parse(a)
		fmt.Println("->", err, err == flag.ErrHelp)
	}
	fs.Visit(func(f *flag.Flag) { fmt.Print(f.Name, "=", f.Value, " ") })
	fmt.Println()

	h1, h2, h3 := unique.Make("a"), unique.Make("a"), unique.Make("b")
	fmt.Println(h1 == h2, h1 == h3, h1.Value())
	type T struct{ a, b int }
	t := &T{1, 2}
	w := weak.Make(t)
	w2 := weak.Make(&t.b)
	fmt.Println(w.Value() == t, *w2.Value(), w == weak.Make(t), weak.Pointer[int]{}.Value() == nil)
	runtime.KeepAlive(t)
	t = nil
	for i := 0; i < 5; i++ {
		runtime.GC()
	}
	fmt.Println(w.Value() == nil, w2.Value() == nil)
}
