// Records that the system's resolver does not know, from a DNS server in this program: datagrams, TCP for what does not fit, errors, noise.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"sort"
	"strings"
	"time"
)

func be(v int) []byte { return []byte{byte(v >> 8), byte(v)} }

func name(s string) (b []byte) {
	for _, l := range strings.Split(strings.TrimSuffix(s, "."), ".") {
		b = append(append(b, byte(len(l))), l...)
	}
	return append(b, 0)
}

func rr(kind int, data ...[]byte) []byte { // owned by the name in the question, compressed
	var d []byte
	for _, x := range data {
		d = append(d, x...)
	}
	b := append([]byte{0xc0, 12}, be(kind)...)
	b = append(b, 0, 1, 0, 0, 0, 60)
	return append(append(b, be(len(d))...), d...)
}

func txt(parts ...string) (b []byte) {
	for _, p := range parts {
		b = append(append(b, byte(len(p))), p...)
	}
	return b
}

func answer(q []byte, tcp bool) []byte {
	end := 12
	var labels []string
	for q[end] != 0 {
		labels = append(labels, string(q[end+1:end+1+int(q[end])]))
		end += 1 + int(q[end])
	}
	end++
	kind := int(q[end])<<8 | int(q[end+1])
	end += 4
	who := strings.ToLower(strings.Join(labels, "."))
	flags, code := 0x85, 0x80
	var rrs [][]byte
	switch fmt.Sprint(who, " ", kind) {
	case "mail.example 15":
		rrs = [][]byte{rr(15, be(20), name("second.mail.example")), rr(15, be(10), []byte{5, 'f', 'i', 'r', 's', 't', 0xc0, 12}), rr(15, be(30), name("third.example"))}
	case "ns.example 2":
		rrs = [][]byte{rr(2, name("a.ns.example")), rr(2, name("b.ns.example"))}
	case "text.example 16":
		rrs = [][]byte{rr(16, txt("one, ", "joined")), rr(16, txt("v=spf1 -all")), rr(16, txt(""))}
	case "big.example 16":
		if !tcp {
			flags |= 2 // truncated
			break
		}
		for i := 0; i < 40; i++ {
			rrs = append(rrs, rr(16, txt(strings.Repeat(string(rune('a'+i%26)), 200))))
		}
	case "_sip._tcp.example 33", "plain.example 33":
		rrs = [][]byte{rr(33, be(2), be(0), be(5060), name("backup.example")), rr(33, be(1), be(0), be(5061), name("main.example"))}
	case "host.example 1":
		rrs = [][]byte{rr(5, name("alias.example")), rr(1, []byte{192, 0, 2, 1}), rr(1, []byte{192, 0, 2, 2})}
	case "bad.example 15":
		rrs = [][]byte{rr(15, be(5), name("fine.example")), rr(15, be(6), name("not fine.example"))}
	case "cut.example 15":
		rrs = [][]byte{rr(15, be(5), []byte{9, 'x'})}
	case "fail.example 16":
		code |= 2
	case "refused.example 16":
		code |= 5
	case "silent.example 16":
		return nil
	case "empty.example 16", "host.example 28":
	default:
		code |= 3
	}
	b := append([]byte{q[0], q[1], byte(flags), byte(code), 0, 1}, be(len(rrs))...)
	b = append(append(b, 0, 0, 0, 0), q[12:end]...)
	for _, r := range rrs {
		b = append(b, r...)
	}
	return b
}

func show(what any, err error) {
	var d *net.DNSError
	if errors.As(err, &d) {
		fmt.Printf("%v: %q %q timeout %v temporary %v not found %v\n", what, d.Err, d.Name, d.IsTimeout, d.IsTemporary, d.IsNotFound)
		return
	}
	fmt.Println(what, err)
}

func main() {
	var u net.PacketConn
	var l net.Listener
	var err error
	for range 100 { // one port that is free for both
		if u, err = net.ListenPacket("udp", "127.0.0.1:0"); err != nil {
			panic(err)
		}
		if l, err = net.Listen("tcp", u.LocalAddr().String()); err == nil {
			break
		}
		u.Close()
	}
	if err != nil {
		panic(err)
	}
	go func() {
		b := make([]byte, 2000)
		for {
			n, from, err := u.ReadFrom(b)
			if err != nil {
				return
			}
			a := answer(b[:n], false)
			if a == nil {
				continue
			}
			wrong := append([]byte(nil), a...) // somebody guesses: another id, another question
			wrong[0] ^= 1
			u.WriteTo(wrong, from)
			wrong[0] ^= 1
			wrong[13] ^= 1
			u.WriteTo(wrong, from)
			u.WriteTo([]byte("x"), from)
			u.WriteTo(a, from)
		}
	}()
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			var n [2]byte
			io.ReadFull(c, n[:])
			q := make([]byte, int(n[0])<<8|int(n[1]))
			io.ReadFull(c, q)
			a := answer(q, true)
			c.Write(append(be(len(a)), a...))
			c.Close()
		}
	}()
	r := &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, network, server string) (net.Conn, error) {
		var d net.Dialer
		return d.DialContext(ctx, network, u.LocalAddr().String())
	}}
	ctx := context.Background()
	mx, err := r.LookupMX(ctx, "mail.example.")
	for _, m := range mx {
		fmt.Println(m.Host, m.Pref)
	}
	show("mx", err)
	ns, err := r.LookupNS(ctx, "ns.example.")
	for _, n := range ns {
		fmt.Println(n.Host)
	}
	show("ns", err)
	t, err := r.LookupTXT(ctx, "text.example.")
	fmt.Printf("%q ", t)
	show("txt", err)
	t, err = r.LookupTXT(ctx, "big.example.")
	total := 0
	for i, s := range t {
		if s != strings.Repeat(string(rune('a'+i%26)), 200) {
			fmt.Println("wrong text", i)
		}
		total += len(s)
	}
	show(fmt.Sprint(len(t), " ", total), err)
	for _, q := range [][3]string{{"sip", "tcp", "example."}, {"", "", "plain.example."}} {
		cname, srv, err := r.LookupSRV(ctx, q[0], q[1], q[2])
		for _, s := range srv {
			fmt.Println(s.Target, s.Port, s.Priority, s.Weight)
		}
		show(cname, err)
	}
	ips, err := r.LookupHost(ctx, "host.example.")
	sort.Strings(ips)
	show(ips, err)
	ip, err := r.LookupIP(ctx, "ip4", "host.example.")
	show(len(ip), err)

	mx, err = r.LookupMX(ctx, "bad.example.")
	for _, m := range mx {
		fmt.Println(m.Host, m.Pref)
	}
	show("bad", err)
	mx, err = r.LookupMX(ctx, "cut.example.")
	show(len(mx), err)
	for _, n := range []string{"nobody.example.", "empty.example.", "fail.example.", "refused.example.", "", "a..b", "-x.example.", strings.Repeat("x", 64) + ".example."} {
		_, err = r.LookupTXT(ctx, n)
		show("txt", err)
	}
	_, err = r.LookupHost(ctx, "nobody.example.")
	show("host", err)
	ctx, cancel := context.WithTimeout(ctx, 50*time.Millisecond)
	defer cancel()
	begin := time.Now()
	_, err = r.LookupTXT(ctx, "silent.example.")
	var d *net.DNSError
	fmt.Println(errors.As(err, &d) && d.IsTimeout && strings.HasSuffix(d.Err, "i/o timeout"), time.Since(begin) < 5*time.Second)
	fmt.Println(errors.Is(err, context.DeadlineExceeded))
}
