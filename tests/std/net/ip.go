// Addresses as texts and numbers.
package main

import (
	"fmt"
	"net"
	"net/netip"
)

func main() {
	for _, s := range []string{"1.2.3.4", "::1", "fe80::1%eth0", "2001:db8::", "::ffff:1.2.3.4", "1.2.3", "1.2.3.256", "01.2.3.4", "1..2.3", "1.2.3.4.5", "", "x", "1:2:3:4:5:6:7:8",
		"1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1::2::3", "::12345", ":1", "1:", "::1.2.3.4", "1:2:3:4:5:6:1.2.3.4", "fe80::1%", "%eth0", "::g", "1.2.3.4x", "1.2.3.", "0:0:1:0:0:0:1:0", "1:0:0:2:0:0:0:3", "::ffff:1.2.3.4%z", "1:2:3:4:5:6:7:1.2.3.4", "1::2:3:4:5:6:7:8", "1.2.3.4%z"} {
		a, err := netip.ParseAddr(s)
		fmt.Printf("%q %v %v | %v | %v %v\n", s, a, err, net.ParseIP(s), a.Is4(), a.Is4In6())
		if err == nil {
			fmt.Println(a.StringExpanded(), a.Next(), a.Prev(), a.Unmap(), a.IsLoopback(), a.IsPrivate(), a.IsMulticast(), a.IsGlobalUnicast(), a.IsLinkLocalUnicast(), a.Zone(), a.BitLen())
		}
	}
	for _, s := range []string{"10.1.2.3/8", "10.1.2.3/33", "2001:db8::1/32", "1.2.3.4", "1.2.3.4/", "1.2.3.4/08", "1.2.3.4/-1", "::1%z/64", "x/1", "10.0.0.0/0"} {
		ip, n, err := net.ParseCIDR(s)
		p, err2 := netip.ParsePrefix(s)
		fmt.Println(s, ip, n, err, "|", p, err2, p.Masked(), p.Bits(), p.IsValid(), p.IsSingleIP())
		if err == nil {
			ones, bits := n.Mask.Size()
			fmt.Println(n.Contains(net.ParseIP("10.9.9.9")), n.Contains(net.ParseIP("2001:db8:1::")), ones, bits, n.Mask, p.Contains(netip.MustParseAddr("10.9.9.9")))
		}
	}
	for _, s := range []string{"1.2.3.4:80", "[::1]:80", "::1:80", "[1.2.3.4]:80", "1.2.3.4", "1.2.3.4:", ":80", "[::1:80", "1.2.3.4:99999", "1.2.3.4:x", "[fe80::1%eth0]:1"} {
		ap, err := netip.ParseAddrPort(s)
		fmt.Println(s, ap, err, ap.Addr(), ap.Port(), ap.IsValid())
	}
	for _, s := range []string{"host:80", "[::1]:80", "host", "::1:80", "[::1]", "[::1]80", "[host", "a:b:c", "[a]b:1", ":80", "host:", "", "ho]st:80", "[[::1]:80", "[]:", "host]:1", "[fe80::1%eth0]:http"} {
		h, p, err := net.SplitHostPort(s)
		fmt.Printf("%q %q %q %v\n", s, h, p, err)
	}
	fmt.Println(net.JoinHostPort("::1", "80"), net.JoinHostPort("a", "b"), net.JoinHostPort("", "1"))
	ip := net.IPv4(192, 168, 1, 77)
	fmt.Println(ip, len(ip), ip.To4(), len(ip.To4()), ip.DefaultMask(), ip.Mask(net.CIDRMask(24, 32)), ip.Equal(ip.To4()), net.IP{1, 2, 3}, net.IP(nil), ip.IsPrivate(), net.IPv6loopback.IsLoopback())
	fmt.Println(net.IPMask{255, 0, 255, 0}, net.IPNet{IP: ip, Mask: net.IPMask{255, 0, 255, 0}}.IP, &net.IPNet{IP: ip, Mask: net.IPMask{255, 0, 255, 0}}, net.CIDRMask(33, 32))
	var x net.IP
	fmt.Println(x.UnmarshalText([]byte("1.2.3.4")), x, x.UnmarshalText([]byte("nope")))
	text, err := net.IP{1, 2, 3}.MarshalText()
	fmt.Println(text, err)
	fmt.Println(&net.TCPAddr{IP: net.IPv6loopback, Port: 80}, &net.UDPAddr{Port: 53}, (*net.TCPAddr)(nil), &net.IPAddr{IP: ip}, &net.UnixAddr{Name: "/x", Net: "unix"}, &net.TCPAddr{IP: net.ParseIP("fe80::1"), Port: 1, Zone: "lo"})
	for _, s := range []string{"1.2.3.4:80", "[::1]:http", "1.2.3.4:nosuchport", "127.0.0.1"} {
		a, err := net.ResolveTCPAddr("tcp", s)
		fmt.Println(a, err)
	}
	for _, s := range []string{"00:00:5e:00:53:01", "02-00-5e-10-00-00-00-01", "0000.5e00.5301", "1:2:3:4:5:6", "00:00:5e:00:53", "00:00:5e:00:53:0x"} {
		m, err := net.ParseMAC(s)
		fmt.Println(m, err)
	}
	fmt.Println(netip.PrefixFrom(netip.MustParseAddr("1.2.3.4"), 24).Overlaps(netip.MustParsePrefix("1.2.3.128/25")), netip.Addr{}, netip.AddrPort{}, netip.Prefix{})
	m := map[netip.Addr]int{netip.MustParseAddr("::1"): 1}
	fmt.Println(m[netip.IPv6Loopback()], netip.MustParseAddr("1.2.3.4").Compare(netip.MustParseAddr("::1")), netip.MustParseAddr("1.2.3.4") == netip.AddrFrom4([4]byte{1, 2, 3, 4}))
	b, _ := netip.MustParseAddrPort("[::1]:80").MarshalBinary()
	fmt.Println(b)
	fmt.Println((&net.DNSError{Err: "no such host", Name: "a.b", Server: "1.1.1.1:53"}).Error(), (&net.AddrError{Err: "bad", Addr: "x"}).Error(), &net.OpError{Op: "dial", Net: "tcp", Source: &net.TCPAddr{Port: 1}, Addr: &net.TCPAddr{Port: 2}, Err: fmt.Errorf("oops")})
	fmt.Println(net.FlagUp|net.FlagLoopback, net.Flags(0))
}
