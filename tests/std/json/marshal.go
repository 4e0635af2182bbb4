package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strings"
	"time"
)

type Inner struct {
	A int `json:"a"`
	B string
}
type Ptr struct{ P int }
type hidden struct{ X, Y int }
type Named string
type Level int

func (l Level) MarshalText() ([]byte, error) {
	if l < 0 {
		return nil, errors.New("negative level")
	}
	return []byte("level-" + strings.Repeat("i", int(l))), nil
}

type Custom struct{ V string }

func (c Custom) MarshalJSON() ([]byte, error) {
	if c.V == "bad" {
		return []byte("{bad"), nil
	}
	if c.V == "err" {
		return nil, errors.New("custom failure")
	}
	return []byte(` { "custom" : "` + c.V + `<&>" } `), nil
}

type PtrCustom int

func (p *PtrCustom) MarshalJSON() ([]byte, error) { return []byte(fmt.Sprintf(`"p%d"`, *p)), nil }

type Z struct{ n int }

func (z Z) IsZero() bool { return z.n == 7 }

type All struct {
	Bool   bool
	I8     int8
	U64    uint64 `json:",string"`
	F32    float32
	F64    float64 `json:"f64,omitempty"`
	S      string  `json:"s,omitempty"`
	Q      string  `json:",string"`
	N      json.Number
	Skip   int `json:"-"`
	Dash   int `json:"-,"`
	Slice  []int
	Empty  []int `json:",omitempty"`
	Bytes  []byte
	Arr    [2]bool
	M      map[string]int
	MI     map[int]string
	ML     map[Level]int
	Ptr    *int
	PtrQ   *int `json:",string"`
	Any    any
	Err    error `json:",omitempty"`
	Inner  `json:"inner"`
	*Ptr2
	hidden
	T     time.Time `json:",omitzero"`
	Z     Z         `json:",omitzero"`
	ZI    int       `json:"zi,omitzero"`
	ZS    struct{}  `json:"zs,omitempty,omitzero"`
	C     Custom
	PC    PtrCustom
	PCP   *PtrCustom
	L     Level
	R     json.RawMessage
	HTML  string `json:"<html>&"`
	Bad   string `json:"bad,name\"x"`
	Named Named
	priv  int
}
type Ptr2 struct{ P int }

type Amb1 struct{ X, Y int }
type Amb2 struct{ X, Z int }
type Amb struct {
	Amb1
	Amb2
}
type Tagged1 struct {
	X int `json:"x"`
}
type Amb3 struct {
	Tagged1
	Amb2
	x int
}
type Rec struct {
	Name string
	Kids []*Rec `json:",omitempty"`
}
type Cycle struct{ Next *Cycle }

func show(v any) {
	b, err := json.Marshal(v)
	fmt.Printf("%s %v", b, err)
	if err != nil {
		fmt.Printf(" %T", err)
	}
	fmt.Println()
}

func main() {
	n := 5
	pc := PtrCustom(3)
	all := All{Bool: true, I8: -8, U64: math.MaxUint64, F32: 0.1, F64: 1e21, S: "x", Q: `q"<`, N: "12.50", Slice: nil, Bytes: []byte("hello"), M: map[string]int{"b": 2, "a": 1},
		MI: map[int]string{10: "x", 9: "y", -1: "z"}, ML: map[Level]int{1: 1, 2: 2}, Ptr: &n, PtrQ: &n, Any: []any{1, "a", nil, 1.5, true}, Inner: Inner{1, "b"}, Ptr2: &Ptr2{9},
		hidden: hidden{1, 2}, C: Custom{"v"}, PC: 1, PCP: &pc, L: 3, R: json.RawMessage(` [ 1 , 2 ] `), HTML: "<a href='x'>&</a>", Named: "n\u2028\u2029\xff\x01\x7f\b\f\n\r\t\\"}
	show(all)
	show(&all)
	show(All{})
	show(&All{Z: Z{7}, ZI: 1})
	show(Amb{})
	show(Amb3{})
	show(Rec{"a", []*Rec{{"b", nil}, nil, {"c", []*Rec{{"d", nil}}}}})
	for _, f := range []float64{0, 1, -1, 0.1, 1e20, 1e21, 1e-6, 1e-7, 1.5e-9, math.MaxFloat64, math.SmallestNonzeroFloat64, 123456789.125, math.Copysign(0, -1), 100000000000000000000} {
		show(f)
		show(float32(f))
	}
	for _, v := range []any{nil, true, "s", 'x', uint8(3), []byte(nil), []string{}, []string(nil), map[string]any(nil), map[string]any{}, [0]int{}, struct{}{}, (*int)(nil), any(nil), json.Number(""), json.Number("1e5"),
		json.Number("x"), json.Number("1."), math.NaN(), math.Inf(1), float32(math.Inf(-1)), make(chan int), func() {}, complex(1, 2), map[bool]int{}, map[float64]int{}, map[any]int{}, []any{make(chan int)},
		map[string]any{"z": 1, "a": []any{map[string]any{"q": "<"}}}, Custom{"bad"}, Custom{"err"}, []Custom{{"x"}}, map[Level]int{-1: 1}, Level(-1), struct{ C chan int }{}, [3]byte{1, 2, 3}, []int8{1}, []Level{1},
		json.RawMessage("bad"), json.RawMessage(nil), &pc, pc, []PtrCustom{1}, map[string]PtrCustom{"a": 1}, time.Date(2024, 1, 2, 3, 4, 5, 6, time.UTC), time.Second, [][]int{{1}, nil, {}}, map[uint8]string{200: "x", 3: "y"},
		struct {
			A int `json:"a,omitempty,string"`
			B any `json:",string"`
		}{1, 2}, struct {
			Inner
			A int `json:"a"`
		}{}, struct{ *Inner }{}, struct{ X *Inner }{}, struct {
			X **int `json:",string"`
			Y *bool `json:",string"`
		}{}} {
		show(v)
	}
	c := &Cycle{}
	c.Next = c
	show(c)
	m := map[string]any{}
	m["m"] = m
	show(m)
	s := []any{nil}
	s[0] = s
	show(s)
	b, err := json.MarshalIndent(map[string]any{"a": []int{1, 2}, "b": map[string]int{}, "c": []int{}, "d": nil}, ">", "  ")
	fmt.Println(string(b), err)
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.Encode("<a&b>")
	enc.SetEscapeHTML(false)
	enc.Encode("<a&b>")
	enc.Encode(Custom{"x"})
	enc.SetIndent("--", "\t")
	enc.Encode(map[string]any{"k": []any{1, map[string]any{}}})
	fmt.Println(enc.Encode(make(chan int)))
	fmt.Print(buf.String())
	for _, src := range []string{`{"a": [1, 2 ,3] , "b":{} }`, ` [ ] `, `[{},{"a":"b , c"}]`, `"x<y"`, `{"a"`, `[1,]`, ``, `1 2`, "[1]\n\n "} {
		var c, i, h bytes.Buffer
		fmt.Println(json.Compact(&c, []byte(src)), json.Indent(&i, []byte(src), "p", "i"))
		json.HTMLEscape(&h, []byte(src))
		fmt.Printf("%q %q %q %v\n", c.String(), i.String(), h.String(), json.Valid([]byte(src)))
	}
	var me *json.MarshalerError
	_, err = json.Marshal(Level(-1))
	fmt.Println(errors.As(err, &me), me.Type, me.Unwrap())
	for _, e := range []error{&json.InvalidUTF8Error{"a\xff"}, &json.UnmarshalFieldError{Key: "k", Type: nil}, &json.InvalidUnmarshalError{}} {
		func() {
			defer func() { recover() }()
			fmt.Println(e)
		}()
	}
}
