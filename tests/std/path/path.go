// path: all functions on a table.
package main

import (
	"fmt"
	"path"
)

func main() {
	for _, p := range []string{"", ".", "..", "/", "//", "a", "a/b", "a/b/", "/a", "/a/b/../c", "a//b", "./a", "a/.", "../a", "../../a", "/../a", "a/../..", "a/../b/../..", "/a/./b//c/../d/", "x.tar.gz", "dir.d/file", ".hidden", "a.b/", "é/世.go"} {
		d, f := path.Split(p)
		fmt.Printf("%q: %q %q %q %q %q %q %v %q\n", p, path.Clean(p), path.Base(p), path.Dir(p), path.Ext(p), d, f, path.IsAbs(p), path.Join("root", p, "x"))
	}
	fmt.Printf("%q %q %q %q\n", path.Join(), path.Join("", ""), path.Join("a", "", "../b"), path.Join("/", "..", "x"))
	for _, c := range [][2]string{{"*", "abc"}, {"*", "a/b"}, {"a*b", "aXXb"}, {"a*/b", "a/b"}, {"?", "世"}, {"?", "/"}, {"[a-c]x", "bx"}, {"[^a-c]x", "bx"}, {"[]a]", "]"}, {"[", "a"}, {"[a", "a"}, {"[a-]", "a"}, {"\\*", "*"}, {"a\\", "a"}, {"a*c*e", "abcde"}, {"a*c*e", "abcd"}, {"*x", "xxx"}, {"", ""}, {"", "a"}, {"*[", "x"}, {"[\\]]", "]"}, {"[-]", "-"}, {"a[", "a"}, {"a[", "ab"}, {"b[", "a"}} {
		ok, err := path.Match(c[0], c[1])
		fmt.Print(c, ok, err, "; ")
	}
	fmt.Println()
}
