package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
	"time"
)

type Inner struct {
	A int `json:"a"`
	B string
}
type Embedded struct{ E int }
type lower struct{ L int }
type Text struct{ s string }

func (t *Text) UnmarshalText(b []byte) error {
	if string(b) == "fail" {
		return errors.New("text failure")
	}
	t.s = "text:" + string(b)
	return nil
}

type Custom struct{ raw string }

func (c *Custom) UnmarshalJSON(b []byte) error {
	if string(b) == `"fail"` {
		return errors.New("custom failure")
	}
	c.raw = string(b)
	return nil
}

type T struct {
	Bool  bool
	I     int
	I8    int8
	U     uint
	U8    uint8
	F     float64
	F32   float32
	S     string
	Q     int     `json:",string"`
	QS    string  `json:",string"`
	QF    *float64 `json:",string"`
	QB    bool    `json:",string"`
	N     json.Number
	Slice []int
	Bytes []byte
	Arr   [3]int
	M     map[string]int
	MI    map[int8]string
	MT    map[Text]int
	P     *Inner
	PP    **int
	Any   any
	Inner Inner
	Embedded
	*lower
	Tx   Text
	TxP  *Text
	C    Custom
	CP   *Custom
	R    json.RawMessage
	Time time.Time
	IF   fmt.Stringer
	Ch   chan int
	Kelvin int `json:"kelvin"`
	Ss   []Inner
	Rec  []T
	Sl   [][]string
}

func try(text string) {
	var t T
	err := json.Unmarshal([]byte(text), &t)
	out, _ := json.Marshal(t.Any)
	fmt.Printf("%s: %v", text, err)
	var te *json.UnmarshalTypeError
	var se *json.SyntaxError
	if errors.As(err, &te) {
		fmt.Printf(" [%s %v %d %s %s]", te.Value, te.Type, te.Offset, te.Struct, te.Field)
	} else if errors.As(err, &se) {
		fmt.Printf(" [at %d]", se.Offset)
	}
	fmt.Printf("\n   %v %d %d %d %d %v %v %q %d %q %v %q %v %q %v %v %v %v %s %v %q %q %q %d %v\n", t.Bool, t.I, t.I8, t.U, t.U8, t.F, t.F32, t.S, t.Q, t.QS, t.QB, t.N, t.Slice, t.Bytes, t.Arr, t.M, t.MI, t.MT, out,
		t.Inner, t.Tx.s, t.C.raw, string(t.R), t.E, t.Kelvin)
	if t.P != nil {
		fmt.Println("  P", *t.P)
	}
	if t.PP != nil && *t.PP != nil {
		fmt.Println("  PP", **t.PP)
	}
	if t.QF != nil {
		fmt.Println("  QF", *t.QF)
	}
	if t.TxP != nil || t.CP != nil || len(t.Ss) > 0 || len(t.Sl) > 0 {
		fmt.Println("  ", t.TxP, t.CP, t.Ss, t.Sl, len(t.Rec))
	}
}

func main() {
	for _, text := range []string{`{"Bool":true,"I":-5,"I8":127,"U":7,"U8":255,"F":1.5e3,"F32":0.1,"S":"h\u00e9\n\ud83d\ude00","Q":"42","QS":"\"in\"","QF":"1.5","QB":"true","N":12.50}`,
		`{"Slice":[1,2,3],"Bytes":"aGVsbG8=","Arr":[1,2,3,4],"M":{"a":1},"MI":{"-1":"x","200":"y"},"MT":{"k":1}}`, `{"Arr":[1]}`, `{"Slice":[],"M":{}}`, `{"Slice":null,"M":null,"P":null,"Any":null,"S":null,"I":null}`,
		`{"P":{"a":3,"B":"x"},"PP":5,"Any":{"z":[1,2.5,"s",null,true,{}],"a":1e10}}`, `{"E":3}`, `{"L":3}`, `{"Tx":"a","TxP":"b","C":{"x":1},"CP":[1, 2],"R": {"raw" : 1} }`,
		`{"Tx":5}`, `{"Tx":null}`, `{"Tx":[1]}`, `{"Tx":{}}`, `{"Tx":"fail"}`, `{"C":"fail"}`, `{"C":null}`, `{"CP":null}`, `{"Time":"2024-01-02T03:04:05Z"}`, `{"Time":"x"}`, `{"IF":1}`, `{"IF":null}`, `{"IF":"s"}`, `{"IF":[1]}`, `{"Ch":1}`,
		`{"I":"x","S":5}`, `{"I":1.5}`, `{"I8":128}`, `{"U":-1}`, `{"U8":256}`, `{"F32":1e39}`, `{"F":1e309}`, `{"I":{}}`, `{"I":[]}`, `{"S":true}`, `{"Bool":"x"}`, `{"Bool":1}`, `{"Slice":"x"}`, `{"Slice":{"a":1}}`, `{"M":[1]}`,
		`{"Bytes":"!!"}`, `{"Bytes":[1,2]}`, `{"Inner":{"a":"x"}}`, `{"P":{"a":"x"}}`, `{"Ss":[{"a":1},{"a":"x"},{"B":"y"}]}`, `{"Rec":[{"Inner":{"a":true}}]}`, `{"Sl":[["a"],[1],null]}`,
		`{"Q":42}`, `{"Q":"x"}`, `{"Q":""}`, `{"Q":null}`, `{"Q":"null"}`, `{"QS":"x"}`, `{"QS":"null"}`, `{"QB":"yes"}`, `{"QB":"tru"}`, `{"QF":"null"}`, `{"QF":[]}`, `{"Q":"1.5"}`, `{"QS":"5"}`, `{"QB":"\"x\""}`,
		`{"N":"12"}`, `{"N":"x"}`, `{"N":true}`, `{"N":1e5}`, `{"bool":true,"i":9,"SLICE":[4]}`, "{\"\u212aelvin\":5}", `{"Kelvin":6}`, `{"KELVIN":7,"kelvin":8}`, `{"unknown":{"a":[1,{"b":2}]},"I":1}`, `{"I":1,"I":2}`,
		`{"Any":1e400}`, `{"Any":"\ud800"}`, `{"S":"\ud800x\udc00"}`, "{\"S\":\"a\xffb\"}", `{"MI":{"x":"y"}}`, `{"M":{"a":"x","b":2}}`, `{}`, `[]`, `null`, `5`, `"s"`,
		``, ` `, `{`, `{"a"`, `{"a":`, `{"a":1`, `{"a":1,`, `{"a":1,}`, `{a:1}`, `{"a" 1}`, `{"a":1 "b"}`, `[1 2]`, `[1,`, `[,]`, `[1,]`, `tru`, `trux`, `nul`, `falsy`, `-`, `-x`, `01`, `1.`, `1.x`, `1e`, `1e+`, `1ex`, `.5`, `+1`, `"abc`, `"\x"`, `"\u12g4"`, "\"\n\"", "\"\x01\"",
		`{"a":1}}`, `1 2`, `{"a":1}x`, `'x'`, `{"a":'x'}`, `]`, `"`, `"\`, `nan`, "\u00e9", `[1}`, `{"a"]`, `{"a":1]`, `/`} {
		try(text)
	}
	deep := strings.Repeat("[", 10001)
	fmt.Println(json.Unmarshal([]byte(deep), new(any)))
	deep = strings.Repeat("[", 9999) + strings.Repeat("]", 9999)
	fmt.Println(json.Unmarshal([]byte(deep), new(any)))
	var i int
	fmt.Println(json.Unmarshal([]byte("1"), nil), json.Unmarshal([]byte("1"), i), json.Unmarshal([]byte("1"), (*int)(nil)), json.Unmarshal([]byte("1"), "x"))
	// What is there stays, where nothing replaces it.
	pre := struct {
		A  int
		S  []Inner
		M  map[string]Inner
		P  *Inner
		I  any
		Ar [3]int
	}{1, []Inner{{1, "x"}, {2, "y"}}, map[string]Inner{"k": {1, "z"}}, &Inner{5, "p"}, &Inner{6, "i"}, [3]int{7, 8, 9}}
	fmt.Println(json.Unmarshal([]byte(`{"S":[{"a":9}],"M":{"k":{"a":3},"n":{}},"P":{"B":"q"},"I":{"a":7},"Ar":[1]}`), &pre), pre.A, pre.S, cap(pre.S), pre.S[:2], pre.M, *pre.P, pre.I, pre.Ar)
	for _, dst := range []any{new(map[string]any), new([]any), new(string), new(float64), new(map[string][]map[int]bool), new(*int), new([2]string), new(struct{ A, B any }), new(map[string]*Inner), new(error)} {
		for _, text := range []string{`{"a":[{"1":true}],"A":{"b":null},"b":"x"}`, `[1,"x",[],{}]`, `"str"`, `2.5`, `null`, `{"x":{"a":1}}`} {
			err := json.Unmarshal([]byte(text), dst)
			out, err2 := json.Marshal(dst)
			fmt.Printf("%T %s %s %v %v\n", dst, text, out, err, err2)
		}
	}
	// Streams.
	dec := json.NewDecoder(strings.NewReader(` {"a":1} [2] "x"3 true null 4.5e1{}`))
	for {
		var v any
		off := dec.InputOffset()
		err := dec.Decode(&v)
		fmt.Println(off, v, err, dec.More())
		if err != nil {
			break
		}
	}
	for _, text := range []string{`{"a":[1,{"b":null}],"c":"d"} 5`, `[1 2]`, `{"a" 1}`, `{1:2}`, `[,1]`, `{"a":1,}`, `]`, `[}`, `{"a":}`, `:`, `[1,2`, `{"k":"v"`, ``, `[1,]`, `{"a":tru}`, `x`} {
		dec := json.NewDecoder(oneByte{strings.NewReader(text)})
		fmt.Printf("%s: ", text)
		for {
			t, err := dec.Token()
			if err != nil {
				fmt.Println(err, dec.InputOffset())
				break
			}
			fmt.Printf("%T %v %v %d; ", t, t, dec.More(), dec.InputOffset())
		}
	}
	dec = json.NewDecoder(strings.NewReader(`[{"a":1},{"a":2,"z":0},{"b":"x"}] tail`))
	dec.UseNumber()
	dec.DisallowUnknownFields()
	fmt.Println(dec.Token())
	for dec.More() {
		var in Inner
		fmt.Println(dec.Decode(&in), in)
	}
	fmt.Println(dec.Token())
	rest, _ := io.ReadAll(dec.Buffered())
	fmt.Printf("%q\n", rest)
	dec = json.NewDecoder(strings.NewReader(`[12345678901234567890, 1.0]`))
	dec.UseNumber()
	var list []any
	fmt.Println(dec.Decode(&list), list)
	n := list[0].(json.Number)
	f, err := n.Float64()
	fmt.Println(f, err)
	_, err = n.Int64()
	fmt.Println(err, n.String(), math.MaxInt64)
	dec = json.NewDecoder(strings.NewReader(`{"a":1}{"a":`))
	for range 3 {
		var x any
		fmt.Println(dec.Decode(&x), x)
	}
	dec = json.NewDecoder(strings.NewReader("1\n[2}\n3"))
	for range 4 {
		var x any
		fmt.Println(dec.Decode(&x), x)
	}
}

type oneByte struct{ r io.Reader }

func (o oneByte) Read(p []byte) (int, error) { return o.r.Read(p[:1]) }
