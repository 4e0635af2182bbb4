// Package ring is a circular list without beginning or end.
package ring

// A Ring is an element of a circular list; a pointer to any of them stands for all. The zero value
// is a ring of one.
type Ring struct {
	next, prev *Ring
	// Value is what the user keeps here.
	Value any
}

func (r *Ring) ready() *Ring {
	if r.next == nil {
		r.next, r.prev = r, r
	}
	return r
}

// New makes a ring of n elements.
func New(n int) *Ring {
	if n < 1 {
		return nil
	}
	first := new(Ring).ready()
	for ; n > 1; n-- {
		e := &Ring{next: first, prev: first.prev}
		e.prev.next, first.prev = e, e
	}
	return first
}

// Next returns the next element.
func (r *Ring) Next() *Ring { return r.ready().next }

// Prev returns the previous element.
func (r *Ring) Prev() *Ring { return r.ready().prev }

// Move goes n elements on, or back if n is negative.
func (r *Ring) Move(n int) *Ring {
	at := r.ready()
	for ; n > 0; n-- {
		at = at.next
	}
	for ; n < 0; n++ {
		at = at.prev
	}
	return at
}

// Len counts the elements.
func (r *Ring) Len() int {
	if r == nil {
		return 0
	}
	n := 1
	for e := r.Next(); e != r; e = e.next {
		n++
	}
	return n
}

// Link makes s the next of r and returns what was. In one ring that takes out what lies between;
// two rings become one.
func (r *Ring) Link(s *Ring) *Ring {
	was := r.Next()
	if s != nil {
		end := s.Prev()
		r.next, s.prev = s, r
		end.next, was.prev = was, end
	}
	return was
}

// Unlink takes n elements behind r out, as a ring of their own.
func (r *Ring) Unlink(n int) *Ring {
	if n < 1 {
		return nil
	}
	return r.Link(r.Move(n + 1))
}

// Do calls f with each value.
func (r *Ring) Do(f func(any)) {
	if r == nil {
		return
	}
	f(r.Value)
	for e := r.Next(); e != r; e = e.next {
		f(e.Value)
	}
}
