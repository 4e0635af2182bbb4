# gosling test -cover: percentages and profiles are those of `go test`: cover.out is what `GOSLING=go` answers.
d=$(mktemp -d); trap 'rm -rf "$d"' EXIT; cd "$d"
export GOFLAGS=-count=1 LC_ALL=C
mkdir x y none plain main
printf 'module ct\n\ngo 1.26\n' > go.mod
cat > y/y.go <<'END'
package y

func Y(n int) int { return n }

func Z() {}
END
cat > y/y_test.go <<'END'
package y

import "testing"

func TestY(t *testing.T) { Y(1) }
END
printf 'package none\n\nfunc N() int { return 1 }\n' > none/n.go
printf 'package plain\n\nvar N = 1\n' > plain/n.go
printf 'package plain\n\nimport "testing"\n\nfunc TestN(t *testing.T) { _ = N }\n' > plain/n_test.go
printf 'package main\n\nfunc main() { println(f(2)) }\n\nfunc f(n int) int { return n * 2 }\n' > main/main.go
printf 'package main\n\nimport "testing"\n\nfunc TestF(t *testing.T) { f(1) }\n' > main/main_test.go
cat > x/x.go <<'END'
package x

import "ct/y"

var table = []func(int) int{
	func(n int) int { return n + 1 },
	func(n int) int {
		if n > 1 {
			n--
		}
		return n
	},
}

type number interface{ ~int | ~float64 }

func sum[T number](list ...T) (s T) {
	for _, x := range list {
		s += x
	}
	return
}

func A(n int) int {
	if n > 3 {
		return y.Y(n)
	} else if n == 2 { // else
		n++
	} /* else */ else /* then */ {
		n--
	}
	switch n {
	case 1:
	case 2, 3:
		n += 4
		fallthrough
	default:
		n *= 2
	}
	switch {
	}
	switch m := n; m {
	}
	return n
}

type T struct{ n int }

func (t *T) M() func() {
	for range 3 {
		t.n++
	}
	defer func() {
		recover()
	}()
	if f := func() bool { return t.n > 2 }; f() && t.n > 1 {
		t.n = 1
	}
	return func() {
		t.n = 7
	}
}

func B(v any, c chan int) (r int) {
	switch v := v.(type) {
	case int:
		r = v
	case nil:
	case string, []byte:
		return 1
	}
	select {
	case x := <-c:
		r += x
	default:
	}
again:
	r++
	if r < 5 {
		goto again
	}
	goto end
end:
	{
		x := 1
		r += x
		{
		}
	}
outer:
	for i := 0; i < 3; i++ {
		for {
			if i == 1 {
				continue outer
			}
			break
		}
	}
	var (
		a = 1
		b = 2
	)
	_, _ = a, b
	{
	}
	if r > 100 {
		panic("large")
		r = 0
	}
	for r := range 2 {
		_ = r
	}
	if false {
		r = 9
	}
	if true {
		r = 8
	}
	go func() {}()
	return table[0](r) +
		table[1](r)
}

func C() { select {} }

func _() { println() }

func D(list []int) {
	for i := range list {
		if i > 0 {
			break
		}
	}
	for i := range list {
		if i > 0 { continue }
		list[i]++
	}
}
END
cat > x/x_test.go <<'END'
package x

import "testing"

func TestA(t *testing.T) {
	A(1)
	A(2)
	new(T).M()
	B(1, nil)
	B("x", nil)
	c := make(chan int, 1)
	c <- 1
	B(nil, c)
	sum(1, 2)
	sum(1.5)
	D([]int{1, 2, 3})
}
END
times() { sed 's,[0-9.]*s\(\s\|)\|$\),T\1,'; }
for mode in set count atomic; do $GOSLING test -covermode $mode -coverprofile c.out ./x | times; cat c.out; done
$GOSLING test -cover ./... 2>&1 | times
(cd x; $GOSLING test -cover -v | times; $GOSLING test -cover -run XXX . | times)
$GOSLING test -coverpkg ./... -coverprofile c.out ./x ./y 2>&1 | times; sort c.out | grep y.go
$GOSLING test -coverpkg ./y,./none -coverprofile c.out ./x 2>&1 | times; cat c.out
$GOSLING test -coverprofile c.out ./none | times; cat c.out
