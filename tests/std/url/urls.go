package main

import (
	"errors"
	"fmt"
	"net/url"
)

func main() {
	list := []string{"http://www.google.com", "http://www.google.com/", "http://www.google.com/file%20one%26two", "ftp://webmaster:p%40ss@www.google.com/", "http://www.google.com/?q=go+language#a%20b", "http:www.google.com/?q=go", "mailto:a@b.c", "/foo?query=http://bad", "//foo", "//user@foo/path?a=b", "///threeslashes",
		"a/b/c", "http://%3Fam:pa%3Fsword@google.com", "http://192.168.0.1:8080/", "http://[fe80::1]:8080/", "http://[fe80::1%25en0]/", "http://[fe80::1%25%65%6e%301-._~]/", "mysql://a,b,c/bar", "scheme://!$&'()*+,;=hello!:1/path", "http://a/!$&'()*+,;=:@[hello]", "http://example.com//foo", "myscheme://authority<\"hi\">/foo", "tcp://[2020::2020:20:2020:2020%25Windows%20Loves%20Spaces]:2020",
		"magnet:?xt=urn:btih:c12fe1", "mailto:?subject=hi", "http://a.b/?", "http://a.b?", "?x=1", "#frag", "#", "", "*", "http://host/%2f%2F/a%2Fb", "http://h/a b", "http://h/?a b", "x:y", "a:b:c", "1http://a", "ht tp://a", ":x", "http://", "http:", "file:///etc/passwd", "file:/x", "http://a b/", "http://a%20b/", "http://a%zz/", "http://h/%", "http://h/%1", "http://h/%zz", "http://[::1", "http://[::1]x", "http://[1.2.3.4]/", "http://x[::1]/", "http://h:port/", "http://h:/", "http://h:1:2/", "foo://h:1:2/", "http://user name@h/", "http://u:p:q@h/", "http://u@v@h/", "http://\x7f/", "http://h/\n", "cache_object:foo", "cache_object/:foo", "http://h/#%zz", "http://日本/日本?日#日", "http://%e6%97%a5/", "HTTP://H/", "http://h/a;b?c;d", "http://h/é#é", "path/with:colon", "a/../b", "http://foo.com/#(!*)", "http://h/!%21"}
	for _, s := range list {
		u, err := url.Parse(s)
		if err != nil {
			var e *url.Error
			fmt.Printf("%q: %v %v\n", s, err, errors.As(err, &e))
		} else {
			pw, set := u.User.Password()
			fmt.Printf("%q: %q %q %q %q %v %q|%q|%q|%q|%q|%q %v %v -> %q %q %q %q %q %q %q %v\n", s, u.Scheme, u.Opaque, u.User.Username(), pw, set, u.Host, u.Path, u.RawPath, u.RawQuery, u.Fragment, u.RawFragment, u.ForceQuery, u.OmitHost, u, u.EscapedPath(), u.EscapedFragment(), u.RequestURI(), u.Hostname(), u.Port(), u.Redacted(), u.IsAbs())
		}
		u, err = url.ParseRequestURI(s)
		fmt.Println("  ", u, err)
	}
	base, _ := url.Parse("http://a/b/c/d;p?q")
	for _, ref := range []string{"g:h", "g", "./g", "g/", "/g", "//g", "?y", "g?y", "#s", "g#s", "g?y#s", ";x", "g;x", "", ".", "./", "..", "../", "../g", "../..", "../../", "../../g", "../../../g", "/./g", "/../g", "g.", ".g", "g..", "..g", "./../g", "./g/.", "g/./h", "g/../h", "g;x=1/./y", "g?y/./x", "g#s/../x", "http:g", "mailto:x", "%2e%2e/x", "a//b", "//u@h/p", "?"} {
		u, err := base.Parse(ref)
		fmt.Println(ref, u, err)
	}
	op, _ := url.Parse("mailto:x@y")
	fmt.Println(op.Parse("#f"))
	fmt.Println(op.Parse(":"))
	for _, q := range []string{"a=1&b=2&a=3", "a", "a=&b", "&&a=1&", "a=%zz&b=1", "a;b=1&c=2", "a+b=c%20d", "%3d=%26", "=x", "a=b=c"} {
		v, err := url.ParseQuery(q)
		fmt.Println(q, v, err, v.Encode(), v.Get("a"), v.Has("b"), v.Get("none"))
	}
	v := url.Values{}
	v.Set("name", "A b")
	v.Add("x", "1")
	v.Add("x", "é&")
	v.Del("none")
	fmt.Println(v.Encode(), base.Query())
	for _, s := range []string{"a b/c?d&e=f+g%h", "é", "!*'();:@&=+$,/?#[]~-_.", "", "%41"} {
		fmt.Println(url.QueryEscape(s), url.PathEscape(s))
		fmt.Println(url.QueryUnescape(s))
		fmt.Println(url.PathUnescape(s))
	}
	for _, e := range [][]string{{"x"}, {"../x"}, {"/x/"}, {"x", "..", "y/"}, {}, {"a%2fb"}, {"%zz"}, {"//"}} {
		fmt.Println(url.JoinPath("http://h/a/b", e...))
		fmt.Println(url.JoinPath("rel", e...))
		fmt.Println(base.JoinPath(e...))
	}
	fmt.Println(url.User("a:b").String(), url.UserPassword("x@", "y/"), &url.URL{Scheme: "http", Host: "h", Path: "p"}, &url.URL{Path: "a:b"}, &url.URL{Host: "h"}, &url.URL{Scheme: "s", Path: "//x"}, &url.URL{Path: "//x"}, (*url.Userinfo)(nil))
	b, err := base.MarshalBinary()
	var back url.URL
	fmt.Println(string(b), err, back.UnmarshalBinary(b), back.String(), back.UnmarshalBinary([]byte(":")))
}
