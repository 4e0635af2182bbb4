// An in-memory key-value store with an RWMutex, hammered by readers and writers.
package main

import (
	"fmt"
	"sort"
	"sync"
	"sync/atomic"
)

type Store struct {
	mu   sync.RWMutex
	data map[string]int
}

func (s *Store) Get(k string) (int, bool) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	v, ok := s.data[k]
	return v, ok
}

func (s *Store) Update(k string, f func(int) int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.data[k] = f(s.data[k])
}

func (s *Store) Keys() []string {
	s.mu.RLock()
	defer s.mu.RUnlock()
	keys := make([]string, 0, len(s.data))
	for k := range s.data {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}

func main() {
	s := &Store{data: make(map[string]int)}
	var wg sync.WaitGroup
	var reads atomic.Int64
	for w := range 4 {
		wg.Add(2)
		go func() {
			defer wg.Done()
			for i := range 1000 {
				s.Update(fmt.Sprintf("key%d", (w+i)%5), func(n int) int { return n + 1 })
			}
		}()
		go func() {
			defer wg.Done()
			for i := range 1000 {
				if _, ok := s.Get(fmt.Sprintf("key%d", i%5)); ok {
					reads.Add(1)
				}
			}
		}()
	}
	wg.Wait()
	total := 0
	for _, k := range s.Keys() {
		v, _ := s.Get(k)
		fmt.Println(k, v)
		total += v
	}
	fmt.Println("total", total, "some reads hit:", reads.Load() > 0)
}
