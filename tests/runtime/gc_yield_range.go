package main

import (
	"fmt"
	"runtime"
)

type T struct {
	p *int
	s []byte
}

func work(n int, done chan bool) {
	for r := 0; r < n; r++ {
		m := map[string]*T{}
		for i := 0; i < 50; i++ {
			m[string([]byte{byte('a' + i%26), byte(i)})] = &T{new(int), make([]byte, 100)}
		}
		k := 0
		for key, v := range m {
			*v.p = k
			v.s[3] = 1
			k++
			_ = append([]byte(key), "xx"...)
			if k%5 == 0 {
				runtime.Gosched()
			}
		}
	}
	done <- true
}
func main() {
	done := make(chan bool)
	for i := 0; i < 8; i++ {
		go work(300, done)
	}
	go func() {
		for {
			runtime.GC()
		}
	}()
	for i := 0; i < 8; i++ {
		<-done
	}
	fmt.Println("ok")
}
