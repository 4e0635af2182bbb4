// exit: 2
// stderr: fatal error: all goroutines are asleep - deadlock!
// stderr: [sync.Mutex.Lock]:
package main

import "sync"

func main() {
	var mu sync.Mutex
	mu.Lock()
	mu.Lock()
}
