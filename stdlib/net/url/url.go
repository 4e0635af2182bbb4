// Package url parses URLs and queries (RFC 3986).
package url

import (
	"errors"
	"fmt"
	"net/netip"
	"path"
	"slices"
	"strings"
)

// An Error says what operation failed for which URL.
type Error struct {
	Op  string
	URL string
	Err error
}

func (e *Error) Unwrap() error { return e.Err }
func (e *Error) Error() string { return fmt.Sprintf("%s %q: %s", e.Op, e.URL, e.Err) }

// Timeout tells whether Err is a timeout.
func (e *Error) Timeout() bool {
	t, ok := e.Err.(interface{ Timeout() bool })
	return ok && t.Timeout()
}

// Temporary tells whether Err is temporary.
func (e *Error) Temporary() bool {
	t, ok := e.Err.(interface{ Temporary() bool })
	return ok && t.Temporary()
}

// A URL is scheme://userinfo@host/path?query#fragment or scheme:opaque?query#fragment. Path and Fragment are unescaped; RawPath and RawFragment are
// how they were escaped, if that is not the usual way.
type URL struct {
	Scheme   string
	Opaque   string
	User     *Userinfo
	Host     string // or host:port
	Path     string
	Fragment string

	RawQuery    string // without the question mark
	RawPath     string
	RawFragment string
	ForceQuery  bool // a question mark although RawQuery is empty
	OmitHost    bool // no // although there is a scheme
}

// A Userinfo is a user name and perhaps a password.
type Userinfo struct {
	username    string
	password    string
	passwordSet bool
}

// User returns a Userinfo without password.
func User(username string) *Userinfo { return &Userinfo{username: username} }

// UserPassword returns a Userinfo with a password. That is a bad idea.
func UserPassword(username, password string) *Userinfo { return &Userinfo{username, password, true} }

// Username returns the name.
func (u *Userinfo) Username() (name string) {
	if u != nil {
		name = u.username
	}
	return name
}

// Password returns the password and whether there is one.
func (u *Userinfo) Password() (password string, set bool) {
	if u != nil {
		password, set = u.password, u.passwordSet
	}
	return password, set
}

// String returns the escaped form.
func (u *Userinfo) String() string {
	if u == nil {
		return ""
	}
	s := escape(u.username, inUser)
	if u.passwordSet {
		s += ":" + escape(u.password, inUser)
	}
	return s
}

// Parse parses a URL, which may be relative.
func Parse(rawURL string) (*URL, error) {
	bare, fragment, _ := strings.Cut(rawURL, "#")
	u, err := parse(bare, false)
	if err != nil {
		return nil, &Error{"parse", bare, err}
	}
	if err := u.setFragment(fragment); err != nil {
		return nil, &Error{"parse", rawURL, err}
	}
	return u, nil
}

// ParseRequestURI parses a URL as a request has it: absolute or an absolute path, without fragment.
func ParseRequestURI(rawURL string) (*URL, error) {
	u, err := parse(rawURL, true)
	if err != nil {
		return nil, &Error{"parse", rawURL, err}
	}
	return u, nil
}

// cutScheme splits off what stands before a colon, if that is a scheme.
func cutScheme(s string) (scheme, rest string, err error) {
	for i := 0; i < len(s); i++ {
		c := s[i]
		letter := 'a' <= c|0x20 && c|0x20 <= 'z'
		if c == ':' {
			if i == 0 {
				return "", "", errors.New("missing protocol scheme")
			}
			return strings.ToLower(s[:i]), s[i+1:], nil
		}
		if !letter && (i == 0 || (c < '0' || c > '9') && c != '+' && c != '-' && c != '.') {
			break
		}
	}
	return "", s, nil
}

func parse(s string, request bool) (u *URL, err error) {
	if strings.ContainsFunc(s, func(c rune) bool { return c < ' ' || c == 0x7f }) {
		return nil, errors.New("net/url: invalid control character in URL")
	}
	if s == "" && request {
		return nil, errors.New("empty url")
	}
	u = &URL{}
	if s == "*" {
		u.Path = "*"
		return u, nil
	}
	var rest string
	if u.Scheme, rest, err = cutScheme(s); err != nil {
		return nil, err
	}
	if strings.HasSuffix(rest, "?") && strings.Count(rest, "?") == 1 {
		u.ForceQuery = true
		rest = rest[:len(rest)-1]
	} else {
		rest, u.RawQuery, _ = strings.Cut(rest, "?")
	}
	if !strings.HasPrefix(rest, "/") {
		if u.Scheme != "" {
			u.Opaque = rest
			return u, nil
		}
		if request {
			return nil, errors.New("invalid URI for request")
		}
		if segment, _, _ := strings.Cut(rest, "/"); strings.Contains(segment, ":") {
			return nil, errors.New("first path segment in URL cannot contain colon")
		}
	}
	authority, slashes := strings.CutPrefix(rest, "//")
	if slashes && (u.Scheme != "" || !request && !strings.HasPrefix(rest, "///")) {
		rest = ""
		if i := strings.IndexByte(authority, '/'); i >= 0 {
			authority, rest = authority[:i], authority[i:]
		}
		if err := u.setAuthority(authority); err != nil {
			return nil, err
		}
	} else if u.Scheme != "" && strings.HasPrefix(rest, "/") {
		u.OmitHost = true
	}
	if err := u.setPath(rest); err != nil {
		return nil, err
	}
	return u, nil
}

func (u *URL) setAuthority(s string) (err error) {
	info, host := "", s
	at := strings.LastIndexByte(s, '@')
	if at >= 0 {
		info, host = s[:at], s[at+1:]
	}
	if u.Host, err = parseHost(u.Scheme, host); err != nil || at < 0 {
		return err
	}
	if strings.ContainsFunc(info, func(c rune) bool {
		return c > 0x7f || strings.IndexByte("-._:~!$&'()*+,;=%@", byte(c)) < 0 && needsEscape(byte(c), inQuery)
	}) {
		return errors.New("net/url: invalid userinfo")
	}
	name, password, set := strings.Cut(info, ":")
	user := &Userinfo{passwordSet: set}
	if user.username, err = unescape(name, inUser); err != nil {
		return err
	}
	if user.password, err = unescape(password, inUser); err != nil {
		return err
	}
	u.User = user
	return nil
}

func portFits(s string) bool {
	return s == "" || s[0] == ':' && !strings.ContainsFunc(s[1:], func(c rune) bool { return c < '0' || c > '9' })
}

func parseHost(scheme, host string) (string, error) {
	badPort := func(port string) error { return fmt.Errorf("invalid port %q after host", port) }
	switch open := strings.LastIndexByte(host, '['); {
	case open > 0:
		return "", errors.New("invalid IP-literal")
	case open < 0:
		if i := strings.IndexByte(host, ':'); i >= 0 {
			if scheme != "http" && scheme != "https" {
				i = strings.LastIndexByte(host, ':')
			}
			if !portFits(host[i:]) {
				return "", badPort(host[i:])
			}
		}
		return unescape(host, inHost)
	}
	end := strings.LastIndexByte(host, ']')
	if end < 0 {
		return "", errors.New("missing ']' in host")
	}
	name, port := host[1:end], host[end+1:]
	if !portFits(port) {
		return "", badPort(port)
	}
	zone := ""
	if i := strings.Index(name, "%25"); i >= 0 {
		name, zone = name[:i], name[i:]
	}
	name, err := unescape(name, inHost)
	if err != nil {
		return "", err
	}
	if zone, err = unescape(zone, inZone); err != nil {
		return "", err
	}
	addr, err := netip.ParseAddr(name + zone)
	if err != nil {
		return "", fmt.Errorf("invalid host: %w", err)
	}
	if addr.Is4() {
		return "", errors.New("invalid IP-literal")
	}
	return "[" + name + zone + "]" + port, nil
}

// setPath sets Path and, if p is not escaped as usual, RawPath.
func (u *URL) setPath(p string) error {
	text, err := unescape(p, inPath)
	if err != nil {
		return err
	}
	u.Path = text
	if u.RawPath = p; p == escape(u.Path, inPath) {
		u.RawPath = ""
	}
	return nil
}

func (u *URL) setFragment(f string) error {
	text, err := unescape(f, inFragment)
	if err != nil {
		return err
	}
	u.Fragment = text
	if u.RawFragment = f; f == escape(u.Fragment, inFragment) {
		u.RawFragment = ""
	}
	return nil
}

// escaped returns raw, if it is an escaped form of text.
func escaped(raw, text string, p place) string {
	if raw != "" && valid(raw, p) {
		if t, err := unescape(raw, p); err == nil && t == text {
			return raw
		}
	}
	if p == inPath && text == "*" {
		return text
	}
	return escape(text, p)
}

// EscapedPath returns the path as it stands in the URL.
func (u *URL) EscapedPath() string { return escaped(u.RawPath, u.Path, inPath) }

// EscapedFragment returns the fragment as it stands in the URL.
func (u *URL) EscapedFragment() string { return escaped(u.RawFragment, u.Fragment, inFragment) }

// String puts the URL together.
func (u *URL) String() string {
	var b strings.Builder
	if u.Scheme != "" {
		b.WriteString(u.Scheme + ":")
	}
	if u.Opaque != "" {
		b.WriteString(u.Opaque)
	} else {
		named := u.Host != "" || u.User != nil
		if named || u.Scheme != "" && !u.OmitHost && u.Path != "" {
			b.WriteString("//")
			if u.User != nil {
				b.WriteString(u.User.String() + "@")
			}
			b.WriteString(escape(u.Host, inHost))
		}
		p := u.EscapedPath()
		if p != "" && p[0] != '/' && u.Host != "" {
			b.WriteByte('/')
		}
		if segment, _, _ := strings.Cut(p, "/"); b.Len() == 0 && strings.Contains(segment, ":") {
			b.WriteString("./") // or the segment would be a scheme
		}
		b.WriteString(p)
	}
	if u.ForceQuery || u.RawQuery != "" {
		b.WriteString("?" + u.RawQuery)
	}
	if u.Fragment != "" {
		b.WriteString("#" + u.EscapedFragment())
	}
	return b.String()
}

// Redacted is String with the password replaced by xxxxx.
func (u *URL) Redacted() string {
	if u == nil {
		return ""
	}
	c := *u
	if _, set := c.User.Password(); set {
		c.User = UserPassword(c.User.Username(), "xxxxx")
	}
	return c.String()
}

// IsAbs tells whether there is a scheme.
func (u *URL) IsAbs() bool { return u.Scheme != "" }

// Parse parses a URL in the context of u.
func (u *URL) Parse(ref string) (*URL, error) {
	r, err := Parse(ref)
	if err != nil {
		return nil, err
	}
	return u.ResolveReference(r), nil
}

// resolve follows the path ref from base, and . and .. in it.
func resolve(base, ref string) string {
	full := ref
	switch {
	case ref == "":
		full = base
	case ref[0] != '/':
		full = base[:strings.LastIndexByte(base, '/')+1] + ref
	}
	if full == "" {
		return ""
	}
	out := []byte{'/'}
	first, last := true, "" // the next element needs no slash; the element before
	for _, elem := range strings.Split(full, "/") {
		switch last = elem; elem {
		case ".":
			first = false
		case "..":
			cut := 1
			if i := strings.LastIndexByte(string(out[1:]), '/'); i >= 0 {
				cut = i + 1
			}
			out = out[:cut]
			first = len(out) == 1
		default:
			if !first {
				out = append(out, '/')
			}
			out = append(out, elem...)
			first = false
		}
	}
	if last == "." || last == ".." {
		out = append(out, '/')
	}
	if len(out) > 1 && out[1] == '/' {
		out = out[1:]
	}
	return string(out)
}

// ResolveReference returns what ref means in the context of u.
func (u *URL) ResolveReference(ref *URL) *URL {
	r := *ref
	if ref.Scheme == "" {
		r.Scheme = u.Scheme
	}
	if ref.Scheme != "" || ref.Host != "" || ref.User != nil {
		r.setPath(resolve(ref.EscapedPath(), ""))
		return &r
	}
	if ref.Opaque != "" {
		r.User, r.Host, r.Path = nil, "", ""
		return &r
	}
	if ref.Path == "" && !ref.ForceQuery && ref.RawQuery == "" {
		if r.RawQuery = u.RawQuery; ref.Fragment == "" {
			r.Fragment, r.RawFragment = u.Fragment, u.RawFragment
		}
	}
	if ref.Path == "" && u.Opaque != "" {
		r.Opaque, r.User, r.Host, r.Path = u.Opaque, nil, "", ""
		return &r
	}
	r.Host, r.User = u.Host, u.User
	r.setPath(resolve(u.EscapedPath(), ref.EscapedPath()))
	return &r
}

// Query returns the query's values; what is wrong is left out.
func (u *URL) Query() Values {
	v, _ := ParseQuery(u.RawQuery)
	return v
}

// RequestURI returns path and query as a request has them.
func (u *URL) RequestURI() string {
	s := u.Opaque
	if s == "" {
		if s = u.EscapedPath(); s == "" {
			s = "/"
		}
	} else if strings.HasPrefix(s, "//") {
		s = u.Scheme + ":" + s
	}
	if u.ForceQuery || u.RawQuery != "" {
		s += "?" + u.RawQuery
	}
	return s
}

func (u *URL) hostPort() (host, port string) {
	host = u.Host
	if i := strings.LastIndexByte(host, ':'); i >= 0 && portFits(host[i:]) {
		host, port = host[:i], host[i+1:]
	}
	if strings.HasPrefix(host, "[") && strings.HasSuffix(host, "]") {
		host = host[1 : len(host)-1]
	}
	return host, port
}

// Hostname returns the host without port and brackets.
func (u *URL) Hostname() string {
	host, _ := u.hostPort()
	return host
}

// Port returns the port, or "".
func (u *URL) Port() string {
	_, port := u.hostPort()
	return port
}

// AppendBinary appends String to b.
func (u *URL) AppendBinary(b []byte) ([]byte, error) { return append(b, u.String()...), nil }

// MarshalBinary returns String.
func (u *URL) MarshalBinary() (text []byte, err error) { return u.AppendBinary(nil) }

// UnmarshalBinary parses text.
func (u *URL) UnmarshalBinary(text []byte) error {
	parsed, err := Parse(string(text))
	if err == nil {
		*u = *parsed
	}
	return err
}

// JoinPath returns u with elements joined to its path, which is cleaned.
func (u *URL) JoinPath(elem ...string) *URL {
	joined, _ := u.joinPath(elem)
	return joined
}

func (u *URL) joinPath(elem []string) (*URL, error) {
	base := u.EscapedPath()
	relative := !strings.HasPrefix(base, "/")
	if relative {
		base = "/" + base
	}
	all := append([]string{base}, elem...)
	p := path.Join(all...)
	if relative {
		p = p[1:]
	}
	if strings.HasSuffix(all[len(all)-1], "/") && !strings.HasSuffix(p, "/") {
		p += "/"
	}
	c := *u
	return &c, c.setPath(p)
}

// JoinPath returns the URL base with elements joined to its path.
func JoinPath(base string, elem ...string) (result string, err error) {
	u, err := Parse(base)
	if err != nil {
		return "", err
	}
	if u, err = u.joinPath(elem); err != nil {
		return "", err
	}
	return u.String(), nil
}

// Values are a query's values, or a form's.
type Values map[string][]string

// Get returns the first value of key, or "".
func (v Values) Get(key string) string {
	if list := v[key]; len(list) > 0 {
		return list[0]
	}
	return ""
}

// Set replaces the values of key.
func (v Values) Set(key, value string) { v[key] = []string{value} }

// Add adds a value to key.
func (v Values) Add(key, value string) { v[key] = append(v[key], value) }

// Del removes the values of key.
func (v Values) Del(key string) { delete(v, key) }

// Has tells whether key has values.
func (v Values) Has(key string) bool {
	_, ok := v[key]
	return ok
}

// Encode returns the values as a query, in the order of the keys.
func (v Values) Encode() string {
	keys := make([]string, 0, len(v))
	for k := range v {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	var parts []string
	for _, k := range keys {
		for _, value := range v[k] {
			parts = append(parts, QueryEscape(k)+"="+QueryEscape(value))
		}
	}
	return strings.Join(parts, "&")
}

// ParseQuery returns a query's values. With an error, it returns those that are right.
func ParseQuery(query string) (Values, error) {
	v := Values{}
	if strings.Count(query, "&") >= 10000 {
		return v, errors.New("number of URL query parameters exceeded limit")
	}
	var failed error
	for query != "" {
		var part string
		part, query, _ = strings.Cut(query, "&")
		if strings.Contains(part, ";") {
			failed = errors.New("invalid semicolon separator in query")
			continue
		}
		if part == "" {
			continue
		}
		key, value, _ := strings.Cut(part, "=")
		key, err := QueryUnescape(key)
		if err == nil {
			value, err = QueryUnescape(value)
		}
		if err == nil {
			v[key] = append(v[key], value)
		} else if failed == nil {
			failed = err
		}
	}
	return v, failed
}
