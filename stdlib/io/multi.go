package io

type multiReader struct {
	rest []Reader
}

// drained stands where a reader was that has ended.
type drained struct{}

func (drained) Read([]byte) (int, error) { return 0, EOF }

// MultiReader reads one after the other.
func MultiReader(readers ...Reader) Reader {
	return &multiReader{append([]Reader(nil), readers...)}
}

func (m *multiReader) Read(p []byte) (n int, err error) {
	for len(m.rest) > 0 {
		if inner, ok := m.rest[0].(*multiReader); ok && len(m.rest) == 1 {
			m.rest = inner.rest // no chains of single ones
			continue
		}
		n, err = m.rest[0].Read(p)
		if err == EOF {
			m.rest[0] = drained{} // free it, even if the slice lives on, perhaps in a MultiReader around this one
			m.rest = m.rest[1:]
			if len(m.rest) > 0 {
				err = nil
			}
		}
		if n > 0 || err != nil && err != EOF {
			return n, err
		}
		if err == nil && len(m.rest) > 0 && len(p) == 0 {
			return 0, nil
		}
	}
	return 0, EOF
}

// WriteTo copies all readers to w, with one buffer.
func (m *multiReader) WriteTo(w Writer) (total int64, err error) {
	return m.writeTo(w, make([]byte, 32<<10))
}

func (m *multiReader) writeTo(w Writer, buf []byte) (total int64, err error) {
	for len(m.rest) > 0 {
		var n int64
		if inner, ok := m.rest[0].(*multiReader); ok {
			n, err = inner.writeTo(w, buf)
		} else {
			n, err = transfer(w, m.rest[0], buf)
		}
		total += n
		if err != nil {
			return total, err
		}
		m.rest[0] = drained{}
		m.rest = m.rest[1:]
	}
	m.rest = nil
	return total, nil
}

type multiWriter struct {
	to []Writer
}

// MultiWriter writes to all of them, in order, and stops at the first error.
func MultiWriter(writers ...Writer) Writer {
	m := &multiWriter{make([]Writer, 0, len(writers))}
	for _, w := range writers {
		if inner, ok := w.(*multiWriter); ok {
			m.to = append(m.to, inner.to...)
		} else {
			m.to = append(m.to, w)
		}
	}
	return m
}

func checked(n, want int, err error) (int, error) {
	if err == nil && n != want {
		err = ErrShortWrite
	}
	return n, err
}

func (m *multiWriter) Write(p []byte) (n int, err error) {
	for _, w := range m.to {
		n, err = w.Write(p)
		if n, err = checked(n, len(p), err); err != nil {
			return n, err
		}
	}
	return len(p), nil
}

func (m *multiWriter) WriteString(s string) (n int, err error) {
	var p []byte
	for _, w := range m.to {
		if own, ok := w.(StringWriter); ok {
			n, err = own.WriteString(s)
		} else {
			if p == nil {
				p = []byte(s)
			}
			n, err = w.Write(p)
		}
		if n, err = checked(n, len(s), err); err != nil {
			return n, err
		}
	}
	return len(s), nil
}
