// Package pem reads and writes blocks of base64 between BEGIN and END lines (RFC 7468).
package pem

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"slices"
	"strings"
)

// A Block is one block.
type Block struct {
	Type    string // what follows BEGIN
	Headers map[string]string
	Bytes   []byte
}

const (
	begin  = "-----BEGIN "
	end    = "-----END "
	dashes = "-----"
)

// cutLine returns the first line, without the space at its end, and what follows it.
func cutLine(data []byte) (line, rest []byte) {
	line, rest, _ = bytes.Cut(data, []byte{'\n'})
	return bytes.TrimRight(line, " \t\r"), rest
}

// Decode returns the first block in data and what follows it. Without a block it returns nil and data.
func Decode(data []byte) (p *Block, rest []byte) {
	rest = data
	for {
		// BEGIN stands at the start of a line.
		if bytes.HasPrefix(rest, []byte(begin)) {
			rest = rest[len(begin):]
		} else if _, after, ok := bytes.Cut(rest, []byte("\n"+begin)); ok {
			rest = after
		} else {
			return nil, data
		}
		var line []byte
		line, rest = cutLine(rest)
		name, ok := bytes.CutSuffix(line, []byte(dashes))
		if !ok {
			continue
		}
		block := &Block{Headers: map[string]string{}, Type: string(name)}
		for len(rest) > 0 {
			line, next := cutLine(rest)
			key, value, colon := bytes.Cut(line, []byte{':'})
			if !colon {
				break
			}
			block.Headers[string(bytes.TrimSpace(key))] = string(bytes.TrimSpace(value))
			rest = next
		}
		body, tail := []byte(nil), []byte(nil)
		if len(block.Headers) == 0 && bytes.HasPrefix(rest, []byte(end)) {
			tail = rest[len(end):]
		} else if body, tail, ok = bytes.Cut(rest, []byte("\n"+end)); !ok {
			continue
		}
		line, after := cutLine(tail)
		if string(line) != block.Type+dashes {
			continue
		}
		text := bytes.Map(func(c rune) rune {
			if c == ' ' || c == '\t' || c == '\r' || c == '\n' {
				return -1
			}
			return c
		}, body)
		var err error
		if block.Bytes, err = base64.StdEncoding.DecodeString(string(text)); err != nil {
			continue
		}
		return block, after
	}
}

// Encode writes b to out.
func Encode(out io.Writer, b *Block) error {
	for k := range b.Headers {
		if strings.Contains(k, ":") {
			return errors.New("pem: cannot encode a header key that contains a colon")
		}
	}
	var buf bytes.Buffer
	buf.WriteString(begin + b.Type + dashes + "\n")
	if len(b.Headers) > 0 {
		const first = "Proc-Type"
		if v, ok := b.Headers[first]; ok {
			buf.WriteString(first + ": " + v + "\n")
		}
		keys := []string{}
		for k := range b.Headers {
			if k != first {
				keys = append(keys, k)
			}
		}
		slices.Sort(keys)
		for _, k := range keys {
			buf.WriteString(k + ": " + b.Headers[k] + "\n")
		}
		buf.WriteByte('\n')
	}
	text := base64.StdEncoding.EncodeToString(b.Bytes)
	for len(text) > 0 {
		n := min(len(text), 64)
		buf.WriteString(text[:n] + "\n")
		text = text[n:]
	}
	buf.WriteString(end + b.Type + dashes + "\n")
	_, err := out.Write(buf.Bytes())
	return err
}

// EncodeToMemory returns the encoding of b; nil if its headers are invalid.
func EncodeToMemory(b *Block) []byte {
	var buf bytes.Buffer
	if err := Encode(&buf, b); err != nil {
		return nil
	}
	return buf.Bytes()
}
