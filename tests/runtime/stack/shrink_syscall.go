// Goroutines with large, nearly empty stacks sit in a system call while collections run: the call's results must arrive in their frames.
package main

import (
	"fmt"
	"runtime"
	"syscall"
	"time"
)

func deep(n int) int {
	var pad [32]int
	pad[n%32] = n
	if n == 0 {
		return 0
	}
	return deep(n-1) + pad[n%32] - n + 1
}

func reader(fd int, out chan<- string) {
	deep(60)
	buf := make([]byte, 16)
	n, err := syscall.Read(fd, buf)
	out <- fmt.Sprint(n, err, string(buf[:max(0, min(n, 16))]))
}

func main() {
	for round := range 5 {
		var p [2]int
		if err := syscall.Pipe(p[:]); err != nil {
			panic(err)
		}
		out := make(chan string)
		go reader(p[0], out)
		time.Sleep(5 * time.Millisecond)
		runtime.GC()
		syscall.Write(p[1], []byte("word")[:1+round%4])
		fmt.Println(<-out)
		syscall.Close(p[0])
		syscall.Close(p[1])
	}
}
