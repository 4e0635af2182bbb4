package net

import (
	"context"
	"errors"
	"io"
	"os"
	"time"
)

// A DNS client of our own, for what getaddrinfo does not know: it asks the servers of /etc/resolv.conf, first in a datagram, and over TCP if
// the answer does not fit. Resolver.Dial, if set, makes the connections.

type dnsConfig struct {
	servers  []string
	search   []string // each with a dot at its end
	ndots    int
	timeout  time.Duration
	attempts int
}

func words(s string) (list []string) {
	for i := 0; i < len(s); {
		for i < len(s) && (s[i] == ' ' || s[i] == '\t' || s[i] == '\r') {
			i++
		}
		start := i
		for i < len(s) && s[i] != ' ' && s[i] != '\t' && s[i] != '\r' {
			i++
		}
		if i > start {
			list = append(list, s[start:i])
		}
	}
	return list
}

func option(s, name string, low, high, v int) int {
	if len(s) <= len(name) || s[:len(name)] != name {
		return v
	}
	n := 0
	for _, c := range []byte(s[len(name):]) {
		if c < '0' || c > '9' {
			break
		}
		n = min(n*10+int(c-'0'), 1000)
	}
	return min(max(n, low), high)
}

func readConfig(path string) *dnsConfig {
	c := &dnsConfig{ndots: 1, attempts: 2}
	seconds := 5
	text, _ := os.ReadFile(path)
	for start, i := 0, 0; i <= len(text); i++ {
		if i < len(text) && text[i] != '\n' {
			continue
		}
		line := string(text[start:i])
		start = i + 1
		f := words(line)
		if len(f) < 2 || line[0] == ';' || line[0] == '#' {
			continue
		}
		switch f[0] {
		case "nameserver":
			if len(c.servers) < 3 && ParseIP(f[1]) != nil {
				c.servers = append(c.servers, JoinHostPort(f[1], "53"))
			}
		case "domain", "search":
			c.search = nil
			for _, s := range f[1:] {
				if s[len(s)-1] != '.' {
					s += "."
				}
				if s != "." {
					c.search = append(c.search, s)
				}
			}
		case "options":
			for _, s := range f[1:] {
				c.ndots = option(s, "ndots:", 0, 15, c.ndots)
				seconds = option(s, "timeout:", 1, 1000, seconds)
				c.attempts = option(s, "attempts:", 1, 1000, c.attempts)
			}
		}
	}
	if len(c.servers) == 0 {
		c.servers = []string{"127.0.0.1:53", "[::1]:53"}
	}
	c.timeout = time.Duration(seconds) * time.Second
	return c
}

// names are what a name may stand for: itself, and with each suffix of the search list.
func (c *dnsConfig) names(name string) (list []string) {
	if len(name) > 254 || len(name) == 254 && name[len(name)-1] != '.' {
		return nil
	}
	if name[len(name)-1] == '.' {
		return []string{name}
	}
	dots := 0
	for _, b := range []byte(name) {
		if b == '.' {
			dots++
		}
	}
	if dots >= c.ndots {
		list = append(list, name+".")
	}
	for _, s := range c.search {
		if len(name)+1+len(s) <= 254 {
			list = append(list, name+"."+s)
		}
	}
	if dots < c.ndots {
		list = append(list, name+".")
	}
	return list
}

func sysRandom() int

var (
	errCannotParse = &textError{"cannot unmarshal DNS message"}
	errMisbehaving = &textError{"server misbehaving"}
	errLame        = &textError{"lame referral"}
	errBadRecords  = &textError{"DNS response contained records which contain invalid names"}
)

func (r *Resolver) dial(ctx context.Context, network, server string) (Conn, error) {
	var c Conn
	var err error
	if r != nil && r.Dial != nil {
		c, err = r.Dial(ctx, network, server)
	} else {
		c, err = new(Dialer).DialContext(ctx, network, server)
	}
	return c, mapErr(err)
}

// exchange asks one server once.
func (r *Resolver) exchange(ctx context.Context, server, name string, qtype int, timeout time.Duration) (*reply, error) {
	for _, network := range []string{"udp", "tcp"} {
		a, err := r.exchangeOver(ctx, network, server, name, qtype, timeout)
		if err != nil || !a.cut || network == "tcp" {
			return a, err
		}
	}
	return nil, errCannotParse
}

func (r *Resolver) exchangeOver(ctx context.Context, network, server, name string, qtype int, timeout time.Duration) (*reply, error) {
	ctx, cancel := context.WithDeadline(ctx, time.Now().Add(timeout))
	defer cancel()
	c, err := r.dial(ctx, network, server)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	if d, ok := ctx.Deadline(); ok {
		c.SetDeadline(d)
	}
	id := sysRandom() & 0xffff
	q := dnsQuestion(id, name, qtype)
	if _, ok := c.(PacketConn); ok {
		if _, err := c.Write(q); err != nil {
			return nil, mapErr(err)
		}
		b := make([]byte, dnsMax)
		for { // what is not the answer is somebody's attempt to be taken for it
			n, err := c.Read(b)
			if err != nil {
				return nil, mapErr(err)
			}
			if a, ok := parseReply(b[:n], id, name, qtype); ok {
				return a, nil
			}
		}
	}
	if _, err := c.Write(append(put16(nil, len(q)), q...)); err != nil {
		return nil, mapErr(err)
	}
	var head [2]byte
	if _, err := io.ReadFull(c, head[:]); err != nil {
		return nil, mapErr(err)
	}
	b := make([]byte, get16(head[:]))
	n, err := io.ReadFull(c, b)
	if err != nil {
		return nil, mapErr(err)
	}
	a, ok := parseReply(b[:n], id, name, qtype)
	if !ok {
		return nil, errCannotParse
	}
	return a, nil
}

// ask tries one name with all servers.
func (r *Resolver) ask(ctx context.Context, c *dnsConfig, name string, qtype int) (answers []record, server string, err error) {
	for range c.attempts {
		for _, server = range c.servers {
			a, e := r.exchange(ctx, server, name, qtype, c.timeout)
			if e != nil {
				d := &DNSError{UnwrapErr: nil, Err: e.Error(), Name: name, Server: server}
				if errors.Is(e, context.DeadlineExceeded) || errors.Is(e, context.Canceled) {
					d.UnwrapErr = e
				}
				if t, ok := e.(Error); ok && t.Timeout() {
					d.IsTimeout = true
				}
				if _, ok := e.(*OpError); ok {
					d.IsTemporary = true
				}
				err = d
				continue
			}
			fail := func(e error) *DNSError { return &DNSError{Err: e.Error(), Name: name, Server: server} }
			switch {
			case a.rcode == dnsNXDomain:
				d := fail(errNoSuchHost)
				d.IsNotFound = true
				return nil, server, d
			case a.rcode == 0 && len(a.answers) == 0 && !a.authoritative && !a.recurse && a.extra == 0:
				err = fail(errLame)
			case a.rcode != 0:
				d := fail(errMisbehaving)
				d.IsTemporary = a.rcode == dnsServFail
				err = d
			case len(a.answers) == 0:
				d := fail(errNoSuchHost)
				d.IsNotFound = true
				return nil, server, d
			default:
				return a.answers, server, nil
			}
		}
	}
	return nil, server, err
}

// records finds those of a name and type, along the search list.
func (r *Resolver) records(ctx context.Context, name string, qtype int) (answers []record, server string, err error) {
	if !isDomain(name) {
		return nil, "", &DNSError{Err: errNoSuchHost.text, Name: name, IsNotFound: true}
	}
	c := readConfig("/etc/resolv.conf")
	for _, full := range c.names(name) {
		if answers, server, err = r.ask(ctx, c, full, qtype); err == nil {
			return answers, server, nil
		}
		if e := err.(*DNSError); e.Temporary() && r != nil && r.StrictErrors {
			break
		}
	}
	if e, ok := err.(*DNSError); ok {
		e.Name = name
	} else {
		err = &DNSError{Err: errNoSuchHost.text, Name: name, IsNotFound: true}
	}
	return nil, server, err
}
