// The types that flags have, what they hold, and what bad values give.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"reflect"
	"time"
)

func main() {
	fs := flag.NewFlagSet("x", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	fs.Int("i", 1, "an `N`")
	fs.Int64("i64", 2, "")
	fs.Uint("u", 3, "")
	fs.Uint64("u64", 4, "")
	fs.Bool("b", true, "")
	fs.String("s", "x", "")
	fs.Float64("f", 1.5, "")
	fs.Duration("d", time.Second, "")
	fs.Func("fn", "", func(string) error { return errors.New("no") })
	fs.BoolFunc("bf", "", func(string) error { return nil })
	fs.VisitAll(func(f *flag.Flag) {
		fmt.Printf("%s %T %v %v", f.Name, f.Value, f.Value, reflect.TypeOf(f.Value).Kind())
		if g, ok := f.Value.(flag.Getter); ok {
			fmt.Printf(" %T %v", g.Get(), g.Get())
		}
		n, u := flag.UnquoteUsage(f)
		fmt.Println("", n, u)
	})
	for _, a := range []string{"-i=x", "-i=99999999999999999999", "-u=-1", "-b=maybe", "-f=1e999", "-d=5", "-fn=1", "-bf=x", "-i64=9223372036854775808", "-i=0x10", "-s"} {
		fmt.Println(a, fs.Parse([]string{a}))
	}
	fs.VisitAll(func(f *flag.Flag) { fmt.Println(f.Name, f.Value) })
	fs.SetOutput(nil)
	flag.CommandLine = fs
	fs.SetOutput(outw{})
	fs.PrintDefaults()
}

type outw struct{}

func (outw) Write(b []byte) (int, error) { fmt.Print(string(b)); return len(b), nil }
