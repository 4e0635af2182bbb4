package io

import "sync"

// A pipe hands a writer's slice over to readers. At most one write is open; it ends when its data
// are used up or an end of the pipe is closed.
type pipe struct {
	turn   sync.Mutex // one Write at a time
	mu     sync.Mutex // guards what follows
	moved  sync.Cond  // something below has changed
	data   []byte     // what the open write has left
	open   bool       // a write is open
	readEr error      // set by the reader's Close: what Write gives
	writEr error      // set by the writer's Close: what Read gives
}

// A PipeReader is the end to read from.
type PipeReader struct{ pipe }

// A PipeWriter is the end to write to.
type PipeWriter struct{ r PipeReader }

// Pipe makes a pipe in memory without buffer: a Write returns when readers have taken all of it.
func Pipe() (*PipeReader, *PipeWriter) {
	w := new(PipeWriter)
	p := &w.r.pipe
	p.moved.L = &p.mu
	return &w.r, w
}

func (r *PipeReader) Read(data []byte) (n int, err error) {
	p := &r.pipe
	p.mu.Lock()
	defer p.mu.Unlock()
	for {
		switch {
		case p.readEr != nil:
			return 0, ErrClosedPipe
		case p.writEr != nil:
			return 0, p.writEr
		case p.open:
			n = copy(data, p.data)
			p.data = p.data[n:]
			if len(p.data) == 0 {
				p.open = false
				p.moved.Broadcast()
			}
			return n, nil
		}
		p.moved.Wait()
	}
}

// Close makes writes fail with ErrClosedPipe.
func (r *PipeReader) Close() error { return r.CloseWithError(nil) }

// CloseWithError makes writes fail with err; only the first call counts.
func (r *PipeReader) CloseWithError(err error) error {
	if err == nil {
		err = ErrClosedPipe
	}
	r.pipe.shut(&r.pipe.readEr, err)
	return nil
}

func (p *pipe) shut(which *error, err error) {
	p.mu.Lock()
	if *which == nil {
		*which = err
	}
	p.moved.Broadcast()
	p.mu.Unlock()
}

func (w *PipeWriter) Write(data []byte) (n int, err error) {
	p := &w.r.pipe
	p.turn.Lock()
	defer p.turn.Unlock()
	p.mu.Lock()
	defer p.mu.Unlock()
	begun := false
	for {
		switch {
		case begun && !p.open:
			return len(data), nil
		case p.readEr != nil || p.writEr != nil:
			if begun {
				n = len(data) - len(p.data)
				p.open, p.data = false, nil
			}
			if p.writEr == nil {
				return n, p.readEr
			}
			return n, ErrClosedPipe
		case !begun:
			begun, p.open, p.data = true, true, data
			p.moved.Broadcast()
		}
		p.moved.Wait()
	}
}

// Close makes reads end with EOF.
func (w *PipeWriter) Close() error { return w.CloseWithError(nil) }

// CloseWithError makes reads end with err; only the first call counts.
func (w *PipeWriter) CloseWithError(err error) error {
	if err == nil {
		err = EOF
	}
	w.r.pipe.shut(&w.r.pipe.writEr, err)
	return nil
}
