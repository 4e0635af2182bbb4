// io.Pipe: writers wait for readers; closing from both ends.
package main

import (
	"errors"
	"fmt"
	"io"
	"sync"
)

func main() {
	r, w := io.Pipe()
	go func() {
		for i := range 3 {
			n, err := fmt.Fprintf(w, "message %d", i)
			if n != 9 || err != nil {
				fmt.Println("write", n, err)
			}
		}
		w.Close()
	}()
	p := make([]byte, 5)
	for {
		n, err := r.Read(p)
		fmt.Printf("%d %q %v\n", n, p[:n], err)
		if err != nil {
			break
		}
	}
	n, err := w.Write([]byte("x"))
	fmt.Println(n, err)
	r, w = io.Pipe()
	w.CloseWithError(errors.New("broken"))
	n, err = r.Read(p)
	fmt.Println(n, err)
	r, w = io.Pipe()
	done := make(chan string)
	go func() {
		n, err := w.Write([]byte("hello world"))
		done <- fmt.Sprint(n, " ", err)
	}()
	io.ReadFull(r, p)
	r.CloseWithError(errors.New("enough"))
	fmt.Println(<-done)
	n, err = r.Read(p)
	fmt.Println(n, err)
	n, err = w.Write(nil)
	fmt.Println(n, err)
	// Many writers, one reader.
	r, w = io.Pipe()
	var wg sync.WaitGroup
	for i := range 10 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			w.Write([]byte{byte('a' + i), byte('a' + i)})
		}()
	}
	go func() { wg.Wait(); w.Close() }()
	all, err := io.ReadAll(r)
	count := map[byte]int{}
	paired := true
	for i := 0; i < len(all); i += 2 {
		count[all[i]]++
		paired = paired && all[i] == all[i+1]
	}
	fmt.Println(len(all), err, paired, len(count))
}
