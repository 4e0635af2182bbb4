// exit: 2
// stderr: fatal error: sync: RUnlock of unlocked RWMutex
package main

import "sync"

func main() {
	defer func() { recover() }()
	var m sync.RWMutex
	m.RUnlock()
}
