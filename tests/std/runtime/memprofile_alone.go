// runtime.MemProfile without runtime/pprof.
package main

import (
	"fmt"
	"runtime"
)

var sink []byte

func main() {
	runtime.MemProfileRate = 1
	for i := 0; i < 100; i++ {
		sink = make([]byte, 1000)
	}
	runtime.GC()
	runtime.GC()
	n, ok := runtime.MemProfile(nil, true)
	fmt.Println(n > 0, ok)
	p := make([]runtime.MemProfileRecord, n+50)
	n, ok = runtime.MemProfile(p, true)
	found := false
	for _, r := range p[:n] {
		f := runtime.CallersFrames(r.Stack())
		for {
			fr, more := f.Next()
			if fr.Function == "main.main" && r.AllocObjects == 100 {
				found = true
			}
			if !more {
				break
			}
		}
	}
	fmt.Println(ok, found)
}
