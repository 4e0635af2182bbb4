// The text of runtime/debug.BuildInfo: written and read, with every error.
package main

import (
	"fmt"
	"runtime/debug"
)

func main() {
	for _, s := range []string{"go\tgo1.21\npath\texample.com/m\nmod\texample.com/m\t(devel)\t\ndep\ta.b/c\tv1.2.3\th1:abc=\n=>\t../c\tv0.0.0\t\nbuild\t-compiler=gc\nbuild\tX=\"a\\nb c\"\n",
		"path\tx\n", "mod\tonly\n", "bogus\tline\n", "=>\tx\ty\tz\n", "dep\ta\n", "build\tnoequals\n", "build\t\"a b\"=c\n", "build\tA=\"x\n", "go\t1\nunknown\n", "", "build\tX=`raw`\n", "build\tX=\"q\"r\n"} {
		bi, err := debug.ParseBuildInfo(s)
		fmt.Printf("%v\n", err)
		if err == nil {
			fmt.Printf("%q\n%+v\n", bi.String(), bi.Settings)
			for _, d := range bi.Deps {
				fmt.Println(d.Path, d.Version, d.Sum, d.Replace)
			}
		}
	}
	bi := &debug.BuildInfo{GoVersion: "go1.26", Path: "p", Main: debug.Module{Path: "m"}, Deps: []*debug.Module{{Path: "d", Version: "v1", Sum: "s", Replace: &debug.Module{Path: "r", Version: "v2"}}},
		Settings: []debug.BuildSetting{{"K", "v"}, {"K 2", "a b"}, {"a=b", "x\ny"}, {"q", "`"}, {"", ""}, {"t", "\t"}, {"z", "\""}}}
	fmt.Printf("%q\n", bi.String())
	for _, s := range []string{"build\t\"a b", "build\t=x", "build\t\"\"=x", "mod\ta\tb\tc\td\n", "dep\ta\tb\n=>\tx\ty\n", "dep\ta\tb\n=>\tx\ty\tz\tw\n", "dep\ta\tb\npath\tq\n=>\tx\ty\tz\n", "mod\ta\tb\n=>\tx\ty\tz\n", "path\ta\tb\n", "go\t1.1\n", "build\tA=", "build\t\"k\"x=1", "build\tk x=1", "build\t`k=1", "build\tA=x y", "\n\npath\tx\n\nmod\tq\n", "path x\n", "dep\ta\tb\n=>\tx\ty\tz\n=>\tr\ts\tt\n", "build\tA=\"x\"", "build\tA=`x", "build\tA= x"} {
		bi, err := debug.ParseBuildInfo(s + "\n")
		fmt.Printf("%q: %v\n", s, err)
		if err == nil {
			fmt.Printf("%q\n", bi.String())
			fmt.Println(bi.Main.Replace, bi.Settings)
		}
	}
}
