package main

import (
	"fmt"
	"sort"
	"strings"
)

type Animal interface {
	Name() string
	Sound() string
}
type Base struct {
	name string
	id   int
}

func (b Base) Name() string     { return b.name }
func (b *Base) Rename(n string) { b.name = n }
func (b Base) Describe() string { return "base " + b.Name() }

type Dog struct {
	Base
	tricks []string
}

func (d Dog) Sound() string { return "woof" }
func (d Dog) Name() string  { return "dog " + d.Base.Name() }

type Puppy struct {
	*Dog
	age int
}

func (p Puppy) Sound() string { return strings.ToUpper(p.Dog.Sound()) }

type Logger struct{ lines *[]string }

func (l Logger) Log(s string) { *l.lines = append(*l.lines, s) }

type Service struct {
	Logger
	Animal
	fmt.Stringer
	id string
}
type Str string

func (s Str) String() string { return "Str:" + string(s) }

type A struct{ X, Y int }
type B struct{ X, Z int }
type C struct {
	A
	B
	Y int
}
type byLen []string

func (b byLen) Len() int           { return len(b) }
func (b byLen) Less(i, j int) bool { return len(b[i]) < len(b[j]) }
func (b byLen) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }

type Func func(int) int

func (f Func) Twice(x int) int { return f(f(x)) }

type Counter struct{ n int }

func (c *Counter) Inc() int  { c.n++; return c.n }
func (c Counter) Get() int   { return c.n }
func (c *Counter) Nil() bool { return c == nil }

type Inter interface{ Inc() int }
type Both interface {
	Inter
	Get() int
}
type Rev struct{ sort.Interface }

func (r Rev) Less(i, j int) bool { return r.Interface.Less(j, i) }

type Big struct{ a [10]int }

func (b Big) Change() Big { b.a[0] = 9; return b }
func (b *Big) Mutate()    { b.a[0] = 8 }

type Map map[string]int

func (m Map) Inc(k string) { m[k]++ }

var both Both

func main() {
	d := Dog{Base{"rex", 1}, nil}
	p := Puppy{&d, 1}
	for _, a := range []Animal{d, &d, p, &p} {
		fmt.Print(a.Name(), "/", a.Sound(), " ")
	}
	fmt.Println()
	p.Rename("max")
	fmt.Println(d.name, p.Describe(), p.id, p.Dog.Base.id, d.Base.Name())
	var lines []string
	s := Service{Logger: Logger{&lines}, Animal: p, Stringer: Str("x"), id: "svc"}
	s.Log("one")
	s.Logger.Log("two")
	fmt.Println(lines, s.Name(), s.String(), s.id)
	c := C{A{1, 2}, B{3, 4}, 5}
	fmt.Println(c.Y, c.A.Y, c.A.X, c.B.X, c.Z)
	words := byLen{"ccc", "a", "bb", "dddd"}
	sort.Sort(words)
	fmt.Println(words)
	sort.Sort(Rev{words})
	fmt.Println(words)
	fmt.Println(Func(func(x int) int { return x * x }).Twice(3))
	var k Counter
	k.Inc()
	inc := k.Inc
	inc()
	get := k.Get
	inc()
	fmt.Println(k.n, get(), k.Get())
	f := (*Counter).Inc
	g := Counter.Get
	h := (*Counter).Get
	f(&k)
	fmt.Println(g(k), h(&k), (*Counter)(nil).Nil())
	var i Inter = &k
	i.Inc()
	b := i.(Both)
	fmt.Println(b.Get(), b.Inc(), i.(*Counter).n)
	m := Inter.Inc
	fmt.Println(m(i))
	mi := b.Get
	b.Inc()
	fmt.Println(mi())
	big := Big{}
	ch := big.Change()
	fmt.Println(big.a[0], ch.a[0])
	big.Mutate()
	pb := &big
	fmt.Println(big.a[0], pb.Change().a[0], pb.a[0])
	arr := [2]Counter{}
	arr[1].Inc()
	sl := []Counter{{}, {}}
	sl[0].Inc()
	mp := map[string]*Counter{"a": {}}
	mp["a"].Inc()
	fmt.Println(arr, sl, mp["a"].n)
	Map.Inc(Map{}, "x")
	mm := Map{}
	mm.Inc("q")
	fmt.Println(mm)
	func() {
		defer func() { fmt.Println(recover()) }()
		var np *Counter
		fmt.Println(np.Get())
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var i Both = (*Counter)(nil)
		both = &Counter{}  // gc would call the method of a type that it knows directly, with another text
		both = i
		i = both
		fmt.Println(i.Get())
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var pp Puppy
		fmt.Println(pp.Name())
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var a Animal
		f := a.Name
		fmt.Println(f())
	}()
	anon := struct {
		*Counter
		Str
	}{&k, "anon"}
	anon.Inc()
	fmt.Println(anon.n, anon.String(), fmt.Stringer(anon))
	type T struct {
		Animal
		extra int
	}
	var a Animal = T{Animal: d}
	fmt.Println(a.Name())
	_, ok := a.(Inter)
	fmt.Println(ok)
}
