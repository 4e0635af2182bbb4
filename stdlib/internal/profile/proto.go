package profile

import (
	"hash/crc32"
	"io"
)

// A message is a protobuf message being written.
type message struct{ b []byte }

func (m *message) varint(x uint64) {
	for ; x >= 0x80; x >>= 7 {
		m.b = append(m.b, byte(x)|0x80)
	}
	m.b = append(m.b, byte(x))
}

// number writes a field that is not 0.
func (m *message) number(field int, x int64) {
	if x != 0 {
		m.varint(uint64(field) << 3)
		m.varint(uint64(x))
	}
}

func (m *message) bytes(field int, b string) {
	m.varint(uint64(field)<<3 | 2)
	m.varint(uint64(len(b)))
	m.b = append(m.b, b...)
}

func (m *message) message(field int, write func(m *message)) {
	var in message
	write(&in)
	m.bytes(field, string(in.b))
}

func (m *message) packed(field int, list []int64) {
	m.message(field, func(m *message) {
		for _, x := range list {
			m.varint(uint64(x))
		}
	})
}

// writeGzip writes data in gzip's form, in blocks that are not compressed.
func writeGzip(w io.Writer, data []byte) error {
	out := []byte{0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255}
	for rest := data; ; {
		n := min(len(rest), 65535)
		last := byte(0)
		if n == len(rest) {
			last = 1
		}
		out = append(out, last, byte(n), byte(n>>8), ^byte(n), ^byte(n>>8))
		out = append(out, rest[:n]...)
		if rest = rest[n:]; last == 1 {
			break
		}
	}
	for _, x := range []uint32{crc32.ChecksumIEEE(data), uint32(len(data))} {
		out = append(out, byte(x), byte(x>>8), byte(x>>16), byte(x>>24))
	}
	_, err := w.Write(out)
	return err
}
