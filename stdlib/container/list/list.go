// Package list is a doubly linked list.
package list

// An Element is a link of a list.
type Element struct {
	after, before *Element // the list's root stands at both ends
	owner         *List
	// Value is what the user keeps here.
	Value any
}

// Next returns the next element or nil.
func (e *Element) Next() *Element {
	if e.owner == nil || e.after == &e.owner.root {
		return nil
	}
	return e.after
}

// Prev returns the previous element or nil.
func (e *Element) Prev() *Element {
	if e.owner == nil || e.before == &e.owner.root {
		return nil
	}
	return e.before
}

// A List is a doubly linked list. Its zero value is empty and ready.
type List struct {
	root   Element // only its links count; it closes the ring
	length int
}

// New returns an empty list.
func New() *List { return new(List).Init() }

// Init makes l empty.
func (l *List) Init() *List {
	l.root.after, l.root.before = &l.root, &l.root
	l.length = 0
	return l
}

func (l *List) ready() {
	if l.root.after == nil {
		l.Init()
	}
}

// Len returns how many elements there are.
func (l *List) Len() int { return l.length }

// Front returns the first element or nil.
func (l *List) Front() *Element {
	if l.length > 0 {
		return l.root.after
	}
	return nil
}

// Back returns the last element or nil.
func (l *List) Back() *Element {
	if l.length > 0 {
		return l.root.before
	}
	return nil
}

// link puts e behind at.
func link(e, at *Element) {
	e.before, e.after = at, at.after
	at.after.before = e
	at.after = e
}

// unlink takes e out of the ring.
func unlink(e *Element) {
	e.before.after, e.after.before = e.after, e.before
}

func (l *List) add(v any, at *Element) *Element {
	e := &Element{Value: v, owner: l}
	link(e, at)
	l.length++
	return e
}

func (l *List) move(e, at *Element) {
	if e != at {
		unlink(e)
		link(e, at)
	}
}

// Remove takes e out if it is in l, and returns its value.
func (l *List) Remove(e *Element) any {
	if e.owner == l {
		unlink(e)
		e.after, e.before, e.owner = nil, nil, nil
		l.length--
	}
	return e.Value
}

// PushFront puts v first.
func (l *List) PushFront(v any) *Element {
	l.ready()
	return l.add(v, &l.root)
}

// PushBack puts v last.
func (l *List) PushBack(v any) *Element {
	l.ready()
	return l.add(v, l.root.before)
}

// InsertBefore puts v before mark, which must be in l; else it returns nil.
func (l *List) InsertBefore(v any, mark *Element) *Element {
	if mark.owner == l {
		return l.add(v, mark.before)
	}
	return nil
}

// InsertAfter puts v behind mark, which must be in l; else it returns nil.
func (l *List) InsertAfter(v any, mark *Element) *Element {
	if mark.owner == l {
		return l.add(v, mark)
	}
	return nil
}

// MoveToFront makes e the first, if it is in l.
func (l *List) MoveToFront(e *Element) {
	if e.owner == l {
		l.move(e, &l.root)
	}
}

// MoveToBack makes e the last, if it is in l.
func (l *List) MoveToBack(e *Element) {
	if e.owner == l {
		l.move(e, l.root.before)
	}
}

// MoveBefore puts e before mark, if both are in l.
func (l *List) MoveBefore(e, mark *Element) {
	if e != mark && e.owner == l && mark.owner == l {
		l.move(e, mark.before)
	}
}

// MoveAfter puts e behind mark, if both are in l.
func (l *List) MoveAfter(e, mark *Element) {
	if e != mark && e.owner == l && mark.owner == l {
		l.move(e, mark)
	}
}

// PushBackList puts copies of other's values last; other may be l.
func (l *List) PushBackList(other *List) {
	l.ready()
	e := other.Front()
	for n := other.Len(); n > 0; n-- {
		l.add(e.Value, l.root.before)
		e = e.Next()
	}
}

// PushFrontList puts copies of other's values first; other may be l.
func (l *List) PushFrontList(other *List) {
	l.ready()
	e := other.Back()
	for n := other.Len(); n > 0; n-- {
		l.add(e.Value, &l.root)
		e = e.Prev()
	}
}
