# What stops a program before it is checked: cycles, internal packages, missing packages, patterns. The answers are real Go's, but for GOROOT's path and Go's own patch release.
unset GOFLAGS
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT; cd "$tmp"
put() { mkdir -p "$(dirname "$1")"; printf "$2" > "$1"; }
run() { echo "== $1"; (cd "$2" && $GOSLING run . 2>&1 | sed "s,$tmp,TMP,"); }
put go.mod 'module ex.com/m\n\ngo 1.21\n\nrequire ex.com/r v1.0.0\n\nreplace ex.com/r => ./r\n'
put r/go.mod 'module ex.com/r\n'
put r/a/internal/z/z.go 'package z\n'
put cycle/main.go 'package main\n\nimport "ex.com/m/cycle/a"\n\nfunc main() { a.F() }\n'
put cycle/a/a.go 'package a\n\nimport "ex.com/m/cycle/b"\n\nfunc F() { b.F() }\n'
put cycle/b/b.go 'package b\n\nimport "ex.com/m/cycle/a"\n\nfunc F() { a.F() }\n'
run cycle cycle
put self/self.go 'package main\n\nimport "ex.com/m/self"\n\nfunc main() {}\n'
run self self
put intern/main.go 'package main\n\nimport "ex.com/r/a/internal/z"\n\nfunc main() { x }\n'
run internal intern
put internstd/main.go 'package main\n\nimport "internal/abi"\n\nfunc main() { x }\n'
run 'internal of the library' internstd
put two/a.go 'package two\n'; put two/b.go 'package other\n'
run 'two packages' two
put missing/main.go 'package main\n\nimport (\n\t"foo/bar"\n\t"ex.com/other/x"\n\t"ex.com/m/two"\n\t"fmt"\n)\n\nfunc main() { x }\n'
put prog/p.go 'package main\n\nfunc main() {}\n'
run missing missing
put missing/main.go 'package main\n\nimport "ex.com/m/prog"\n\nfunc main() { x }\n'
run 'import of a program' missing
put win/w_windows.go 'package win\n'; put excluded/main.go 'package main\n\nimport "ex.com/m/win"\n\nfunc main() {}\n'
run excluded excluded
put embed/x.txt hi; put embed/dir/_h hi; put embed/sub/go.mod 'module x\n'; put embed/sub/a.txt hi
for p in none dir sub sub/a.txt ../x './x.txt' x.txt/ '[' 'x.txt none' all:dir; do
    put embed/main.go "package main\n\nimport \"embed\"\n\n//go:embed $p\nvar f embed.FS\n\nfunc main() { println(1) }\n"
    run "embed $p" embed
done
for v in 'a int' 'a []int' 'a, b string' 'a = ""' 'a string = ""' '()' 'a []byte'; do
    put embed/main.go "package main\n\nimport _ \"embed\"\n\n//go:embed x.txt main.go\nvar $v\n\nfunc main() {}\n"
    run "var $v" embed
done
put embed/main.go 'package main\n\n//go:embed x.txt\nvar f string\n\nfunc main() {}\n'
run 'no import' embed
put new/go.mod 'module n\n\ngo 1.99\n'; put new/main.go 'package main\n\nfunc main() {}\n'
run 'new go.mod' new
put old/go.mod 'module n\n\ngo 1.17\n'; put old/main.go 'package main\n\nfunc f[T any]() {}\n\nfunc main() {}\n'
run 'old go.mod' old
