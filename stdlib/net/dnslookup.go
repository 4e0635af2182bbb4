package net

import "context"

// What DNS has besides addresses.
type (
	MX struct {
		Host string
		Pref uint16
	}
	NS  struct{ Host string }
	SRV struct {
		Target                 string
		Port, Priority, Weight uint16
	}
)

// collect parses the records with f, which says whether a name in one is fit to be used.
func collect[T any](list []record, server, name string, f func(r record) (T, bool, bool)) (out []T, err error) {
	bad := false
	for _, r := range list {
		v, parsed, fit := f(r)
		if !parsed {
			return nil, &DNSError{Err: errCannotParse.text, Name: name, Server: server}
		}
		if fit {
			out = append(out, v)
		} else {
			bad = true
		}
	}
	if bad {
		err = &DNSError{Err: errBadRecords.text, Name: name}
	}
	return out, err
}

// arrange sorts by less; what is equal stays in an order of chance.
func arrange[T any](list []T, less func(a, b T) bool) {
	for i := len(list) - 1; i > 0; i-- {
		k := int(uint32(sysRandom()) % uint32(i+1))
		list[i], list[k] = list[k], list[i]
	}
	for i := 1; i < len(list); i++ {
		for k := i; k > 0 && less(list[k], list[k-1]); k-- {
			list[k], list[k-1] = list[k-1], list[k]
		}
	}
}

// LookupMX finds who takes a domain's mail, the most preferred first.
func (r *Resolver) LookupMX(ctx context.Context, name string) ([]*MX, error) {
	list, server, err := r.records(ctx, name, dnsMX)
	if err != nil {
		return nil, err
	}
	out, err := collect(list, server, name, func(r record) (*MX, bool, bool) {
		if len(r.data) < 3 {
			return nil, false, false
		}
		host, next := getName(r.msg, r.at+2)
		return &MX{host, uint16(get16(r.data))}, next >= 0, isDomain(host)
	})
	arrange(out, func(a, b *MX) bool { return a.Pref < b.Pref })
	return out, err
}

// LookupNS finds a domain's name servers.
func (r *Resolver) LookupNS(ctx context.Context, name string) ([]*NS, error) {
	list, server, err := r.records(ctx, name, dnsNS)
	if err != nil {
		return nil, err
	}
	return collect(list, server, name, func(r record) (*NS, bool, bool) {
		host, next := getName(r.msg, r.at)
		return &NS{host}, next >= 0, isDomain(host)
	})
}

// LookupTXT finds a name's texts; one in several strings is joined.
func (r *Resolver) LookupTXT(ctx context.Context, name string) ([]string, error) {
	list, server, err := r.records(ctx, name, dnsTXT)
	if err != nil {
		return nil, err
	}
	return collect(list, server, name, func(r record) (string, bool, bool) {
		var text []byte
		for b := r.data; len(b) > 0; b = b[1+b[0]:] {
			if 1+int(b[0]) > len(b) {
				return "", false, false
			}
			text = append(text, b[1:1+int(b[0])]...)
		}
		return string(text), true, true
	})
}

// LookupSRV finds where a service is, in the order in which to try: by priority, by chance according to weight.
func (r *Resolver) LookupSRV(ctx context.Context, service, proto, name string) (string, []*SRV, error) {
	target := name
	if service != "" || proto != "" {
		target = "_" + service + "._" + proto + "." + name
	}
	list, server, err := r.records(ctx, target, dnsSRV)
	if err != nil {
		return "", nil, err
	}
	cname := ""
	out, err := collect(list, server, target, func(r record) (*SRV, bool, bool) {
		if len(r.data) < 7 {
			return nil, false, false
		}
		if cname == "" {
			cname = r.name
		}
		host, next := getName(r.msg, r.at+6)
		return &SRV{host, uint16(get16(r.data[4:])), uint16(get16(r.data)), uint16(get16(r.data[2:]))}, next >= 0, isDomain(host)
	})
	if err != nil && len(out) == 0 {
		return "", nil, err
	}
	arrange(out, func(a, b *SRV) bool { return a.Priority < b.Priority })
	for i := range out { // the next of this priority: each with a chance in proportion to its weight
		sum, last := 0, i
		for last < len(out) && out[last].Priority == out[i].Priority {
			sum += int(out[last].Weight)
			last++
		}
		if sum == 0 {
			continue
		}
		at := int(uint32(sysRandom()) % uint32(sum))
		for k := i; k < last; k++ {
			if at -= int(out[k].Weight); at < 0 {
				out[i], out[k] = out[k], out[i]
				break
			}
		}
	}
	return cname, out, err
}

// addresses asks for those of both kinds, or one.
func (r *Resolver) addresses(ctx context.Context, host string, fam int) (all []IPAddr, err error) {
	for _, kind := range []int{dnsA, dnsAAAA} {
		if kind == dnsA && fam == afInet6 || kind == dnsAAAA && fam == afInet {
			continue
		}
		list, _, e := r.records(ctx, host, kind)
		if e != nil && (err == nil || err.(*DNSError).IsNotFound) {
			err = e
		}
		for _, x := range list {
			switch {
			case kind == dnsA && len(x.data) == 4:
				all = append(all, IPAddr{IP: IPv4(x.data[0], x.data[1], x.data[2], x.data[3])})
			case kind == dnsAAAA && len(x.data) == 16:
				all = append(all, IPAddr{IP: append(IP(nil), x.data...)})
			}
		}
	}
	if len(all) > 0 {
		return all, nil
	}
	return nil, err
}
