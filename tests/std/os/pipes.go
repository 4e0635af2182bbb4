// Pipes park goroutines, know deadlines, and closing wakes who waits.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"sync"
	"time"
)

func main() {
	r, w, err := os.Pipe()
	fmt.Println(err, r.Name(), w.Name())
	b := make([]byte, 10)
	go func() { time.Sleep(5 * time.Millisecond); w.Write([]byte("hello")) }()
	n, err := r.Read(b)
	fmt.Println(n, err, string(b[:n]))

	t := time.Now()
	r.SetReadDeadline(time.Now().Add(20 * time.Millisecond))
	n, err = r.Read(b)
	fmt.Println(n, err, errors.Is(err, os.ErrDeadlineExceeded), os.IsTimeout(err), time.Since(t) >= 19*time.Millisecond)
	n, err = r.Read(b)
	fmt.Println(n, err)
	r.SetReadDeadline(time.Time{})

	// a deadline that is set while somebody waits
	go func() { time.Sleep(5 * time.Millisecond); r.SetDeadline(time.Now()) }()
	n, err = r.Read(b)
	fmt.Println(n, err)
	r.SetDeadline(time.Time{})

	// a full pipe
	w.SetWriteDeadline(time.Now().Add(10 * time.Millisecond))
	n, err = w.Write(make([]byte, 1<<20))
	fmt.Println(n == 65536, err)
	w.SetWriteDeadline(time.Time{})
	io.ReadFull(r, make([]byte, n))

	// a thousand goroutines wait, and no thousand threads
	var wg sync.WaitGroup
	var ends []*os.File
	var sum int
	var mu sync.Mutex
	for i := 0; i < 500; i++ {
		r, w, err := os.Pipe()
		if err != nil {
			fmt.Println(err)
			return
		}
		ends = append(ends, w)
		wg.Add(1)
		go func() {
			defer wg.Done()
			b, err := io.ReadAll(r)
			if err != nil {
				fmt.Println(err)
			}
			mu.Lock()
			sum += len(b)
			mu.Unlock()
			r.Close()
		}()
	}
	for k := 0; k < 3; k++ {
		for i, w := range ends {
			w.Write(make([]byte, i))
		}
	}
	for _, w := range ends {
		w.Close()
	}
	wg.Wait()
	fmt.Println(sum)

	// writers take turns
	wg.Add(4)
	for i := range 4 {
		go func() {
			defer wg.Done()
			w.Write(bytesOf(byte('a'+i), 100000))
		}()
	}
	got := make([]byte, 400000)
	io.ReadFull(r, got)
	wg.Wait()
	runs := 1
	for i := 1; i < len(got); i++ {
		if got[i] != got[i-1] {
			runs++
		}
	}
	fmt.Println(runs)

	closed := make(chan bool)
	go func() { time.Sleep(5 * time.Millisecond); r.Close(); close(closed) }()
	n, err = r.Read(b)
	fmt.Println(n, err, errors.Is(err, os.ErrClosed))
	<-closed // the descriptor is open until Close has returned
	n, err = w.Write(b)
	fmt.Println(n, err)
	fmt.Println(w.Close(), w.Close())
	name := os.TempDir() + "/gosling_pipes_test"
	f, _ := os.Create(name)
	defer os.Remove(name)
	fmt.Println(f.SetDeadline(time.Now()), errors.Is(f.SetDeadline(time.Now()), os.ErrNoDeadline))
	f.Close()
	_, err = f.Write(b)
	fmt.Println(err)
	_, err = f.Stat()
	fmt.Println(err, f.SetDeadline(time.Now()))
}

func bytesOf(c byte, n int) []byte {
	b := make([]byte, n)
	for i := range b {
		b[i] = c
	}
	return b
}
