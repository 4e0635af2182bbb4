// A generic LRU cache: a map into a doubly linked list, newest first.
package main

import (
	"fmt"
	"iter"
)

type entry[K comparable, V any] struct {
	key        K
	value      V
	prev, next *entry[K, V]
}

type Cache[K comparable, V any] struct {
	max        int
	byKey      map[K]*entry[K, V]
	root       entry[K, V] // root.next is the newest, root.prev the oldest
	hits, miss int
}

func New[K comparable, V any](max int) *Cache[K, V] {
	c := &Cache[K, V]{max: max, byKey: make(map[K]*entry[K, V])}
	c.root.prev, c.root.next = &c.root, &c.root
	return c
}

func (e *entry[K, V]) unlink() { e.prev.next, e.next.prev = e.next, e.prev }

func (c *Cache[K, V]) front(e *entry[K, V]) {
	e.prev, e.next = &c.root, c.root.next
	e.prev.next, e.next.prev = e, e
}

func (c *Cache[K, V]) Get(k K) (v V, ok bool) {
	e, ok := c.byKey[k]
	if !ok {
		c.miss++
		return v, false
	}
	c.hits++
	e.unlink()
	c.front(e)
	return e.value, true
}

func (c *Cache[K, V]) Put(k K, v V) {
	if e, ok := c.byKey[k]; ok {
		e.value = v
		e.unlink()
		c.front(e)
		return
	}
	if len(c.byKey) == c.max {
		old := c.root.prev
		old.unlink()
		delete(c.byKey, old.key)
	}
	e := &entry[K, V]{key: k, value: v}
	c.byKey[k] = e
	c.front(e)
}

// All yields the entries, newest first.
func (c *Cache[K, V]) All() iter.Seq2[K, V] {
	return func(yield func(K, V) bool) {
		for e := c.root.next; e != &c.root; e = e.next {
			if !yield(e.key, e.value) {
				return
			}
		}
	}
}

func main() {
	c := New[string, int](3)
	for i, w := range []string{"one", "two", "three", "one", "four", "two"} {
		if _, ok := c.Get(w); !ok {
			c.Put(w, i)
		}
	}
	for k, v := range c.All() {
		fmt.Println(k, v)
	}
	fmt.Println("hits", c.hits, "misses", c.miss)
}
