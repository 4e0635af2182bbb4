# -gcflags=-l and //go:noinline: no call is inlined; tracebacks tell by the offset, which frames of inlined calls lack. gosling dis shows what is inlined.
d=$(mktemp -d); trap 'rm -rf "$d"' EXIT; cd "$d"
cat > p.go <<'END'
package main

func f(x int) int { return 10 / x }

//go:noinline
func g(x int) int { return 10 / x }

type T struct{ n int }

func (t *T) get() int { return t.n }

func main() {
	defer func() { recover(); println(f(0)) }()
	println((&T{1}).get(), g(0))
}
END
norm() { grep -A1 '^main' | sed -E "s#$d#DIR#; s/0x[0-9a-f]+/0xN/g"; }
echo == inlined; $GOSLING run p.go 2>&1 | norm
echo == -l; $GOSLING run -gcflags=-l p.go 2>&1 | norm
echo == all=-N -l; GOFLAGS= $GOSLING run '-gcflags=all=-N -l' p.go 2>&1 | norm
echo == dis; $GOSLING dis p.go | grep -o 'inlined main.*, to'
echo == noinline=1; GOSLING_DEBUG=noinline=1 $GOSLING dis p.go | grep -c 'inlined'
