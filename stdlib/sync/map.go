package sync

import "sync/atomic"

// A Map is a map[any]any for many goroutines, at its best when keys are written once and read often.
//
// Most keys are in a map that is never changed once published, found without a lock; their values change by CAS. New keys go to a second
// map under mu. When the second has been asked often enough, both are merged into a new first one; values deleted meanwhile are
// marked gone, so that nobody brings them back to life in the old map.
type Map struct {
	_     noCopy
	mu    Mutex
	fixed atomic.Pointer[fixedPart]
	fresh map[any]*cell // keys that fixed doesn't have (mu)
	asked int           // looks at fresh since the last merge (mu)
}

type fixedPart struct {
	m     map[any]*cell
	whole bool // fresh is empty
}

// A cell's pointer is nil when the key is deleted, and &gone when the cell has left the map.
type cell struct {
	p atomic.Pointer[any]
}

var gone any

func (c *cell) get() (value any, ok bool) {
	p := c.p.Load()
	if p == nil || p == &gone {
		return nil, false
	}
	return *p, true
}

// find returns key's cell, which may hold nothing, or nil.
func (m *Map) find(key any) *cell {
	f := m.fixed.Load()
	if f != nil {
		if c := f.m[key]; c != nil {
			return c
		}
		if f.whole {
			return nil
		}
	} else {
		return nil // never used
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.findLocked(key)
}

func (m *Map) findLocked(key any) *cell {
	f := m.fixed.Load()
	if f != nil {
		if c := f.m[key]; c != nil {
			return c
		}
		if f.whole {
			return nil
		}
	}
	c := m.fresh[key]
	m.asked++
	size := len(m.fresh)
	if f != nil {
		size += len(f.m)
	}
	if m.asked > size {
		m.merge()
	}
	return c
}

// merge makes all live cells part of fixed (mu held).
func (m *Map) merge() {
	old := m.fixed.Load()
	all := m.fresh
	if all == nil {
		all = make(map[any]*cell)
	}
	if old != nil {
		for k, c := range old.m {
			if c.p.Load() == nil && c.p.CompareAndSwap(nil, &gone) {
				continue
			}
			if c.p.Load() != &gone {
				all[k] = c
			}
		}
	}
	m.fixed.Store(&fixedPart{all, true})
	m.fresh = nil
	m.asked = 0
}

// insert gives key a fresh cell with p, unless there is one that lives in the map (then that is returned; mu held).
func (m *Map) insert(key any, p *any) *cell {
	c := m.findLocked(key)
	if c != nil && c.p.Load() != &gone {
		return c
	}
	c = new(cell)
	c.p.Store(p)
	f := m.fixed.Load()
	if f == nil {
		f = &fixedPart{}
		m.fixed.Store(f)
	} else if f.whole {
		m.fixed.Store(&fixedPart{m: f.m})
	}
	if m.fresh == nil {
		m.fresh = make(map[any]*cell)
	}
	m.fresh[key] = c
	return nil
}

// Load returns key's value; ok says whether there is one.
func (m *Map) Load(key any) (value any, ok bool) {
	if c := m.find(key); c != nil {
		return c.get()
	}
	return nil, false
}

// Store sets key's value.
func (m *Map) Store(key, value any) { m.Swap(key, value) }

// Swap sets key's value and returns what it was, if there was one.
func (m *Map) Swap(key, value any) (previous any, loaded bool) {
	p := &value
	c := m.find(key)
	for {
		if c != nil {
			for was := c.p.Load(); was != &gone; was = c.p.Load() {
				if c.p.CompareAndSwap(was, p) {
					if was == nil {
						return nil, false
					}
					return *was, true
				}
			}
		}
		m.mu.Lock()
		c = m.insert(key, p)
		m.mu.Unlock()
		if c == nil {
			return nil, false
		}
	}
}

// LoadOrStore returns key's value if there is one; else it stores value.
func (m *Map) LoadOrStore(key, value any) (actual any, loaded bool) {
	p := &value
	c := m.find(key)
	for {
		if c != nil {
			for was := c.p.Load(); was != &gone; was = c.p.Load() {
				if was != nil {
					return *was, true
				}
				if c.p.CompareAndSwap(nil, p) {
					return value, false
				}
			}
		}
		m.mu.Lock()
		c = m.insert(key, p)
		m.mu.Unlock()
		if c == nil {
			return value, false
		}
	}
}

// LoadAndDelete deletes key's value and returns it, if there was one.
func (m *Map) LoadAndDelete(key any) (value any, loaded bool) {
	c := m.find(key)
	if c == nil {
		return nil, false
	}
	for was := c.p.Load(); was != nil && was != &gone; was = c.p.Load() {
		if c.p.CompareAndSwap(was, nil) {
			return *was, true
		}
	}
	return nil, false
}

// Delete deletes key's value.
func (m *Map) Delete(key any) { m.LoadAndDelete(key) }

// CompareAndSwap sets key's value to new if it is old, which must be comparable.
func (m *Map) CompareAndSwap(key, old, new any) (swapped bool) {
	c := m.find(key)
	if c == nil {
		return false
	}
	p := &new
	for was := c.p.Load(); was != nil && was != &gone && *was == old; was = c.p.Load() {
		if c.p.CompareAndSwap(was, p) {
			return true
		}
	}
	return false
}

// CompareAndDelete deletes key's value if it is old, which must be comparable.
func (m *Map) CompareAndDelete(key, old any) (deleted bool) {
	c := m.find(key)
	if c == nil {
		return false
	}
	for was := c.p.Load(); was != nil && was != &gone && *was == old; was = c.p.Load() {
		if c.p.CompareAndSwap(was, nil) {
			return true
		}
	}
	return false
}

// Range calls f for each key and value until f returns false.
func (m *Map) Range(f func(key, value any) bool) {
	part := m.fixed.Load()
	if part == nil || !part.whole {
		m.mu.Lock()
		if part = m.fixed.Load(); part == nil || !part.whole {
			m.merge()
			part = m.fixed.Load()
		}
		m.mu.Unlock()
	}
	for k, c := range part.m {
		if v, ok := c.get(); ok && !f(k, v) {
			return
		}
	}
}

// Clear deletes everything.
func (m *Map) Clear() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.fixed.Store(&fixedPart{whole: true})
	m.fresh = nil
	m.asked = 0
}
