package main

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"math"
	"strings"
)

// Types without methods, which natives encode and decode; and what makes them give up.

type Base struct {
	ID  int `json:"id"`
	Tag string
}
type Item struct {
	Base
	Name  string            `json:"name,omitempty"`
	Price float64           `json:"price"`
	F32   float32           `json:",omitempty"`
	Tags  []string          `json:"tags"`
	Attr  map[string]string `json:"attr,omitempty"`
	Sub   *Item             `json:"sub,omitempty"`
	On    bool              `json:",omitzero"`
	I8    int8              `json:",omitempty"`
	U16   uint16
	U64   uint64
	Any   any `json:"any,omitempty"`
	Mat   [][]int
	Arr   [2]bool
	Z     []int          `json:",omitzero"`
	ZM    map[string]any `json:",omitzero"`
	É     int            `json:"é"`
}
type Node struct {
	V    int
	Next *Node           `json:",omitempty"`
	Kids map[string]Node `json:",omitempty"`
}

func show(v any) {
	b, err := json.Marshal(v)
	if len(b) > 700 {
		h := fnv.New64a()
		h.Write(b)
		fmt.Println(len(b), h.Sum64(), err)
		return
	}
	fmt.Println(string(b), err)
}

func main() {
	it := Item{Base: Base{1, "<t>"}, Name: "n\u2028\"\\\x01\xff", Price: 1e21, F32: 1e-7, Tags: []string{"a", ""}, Attr: map[string]string{"z": "1", "a<": "2", "": "3"}, Sub: &Item{}, On: true, I8: -8, U16: 65535, U64: math.MaxUint64,
		Any: map[string]any{"b": []any{nil, true, 1.5, "x", map[string]any{}, []any{}}, "a": nil}, Mat: [][]int{{1, -2}, nil, {}}, Z: []int{}, ZM: map[string]any{}}
	show(it)
	show(&it)
	show([]Item{{}, it})
	show(map[string]*Item{"x": &it, "nil": nil})
	for _, v := range []any{[]any{1, "a"}, map[string]any{"k": int8(3), "f": float32(0.1)}, []any{struct{ X int }{1}}, []map[string]int{{"a": 1}, nil}, math.NaN(), []float64{math.Inf(1)}, []any{make(chan int)}, []any{json.Number("5")}, "s<", 3, 2.5, true,
		[]float64{0, -0.0, 1e-6, 9.9e-7, 1e20, 1e21, 1.5e-10, 123456789, 0.1}, []float32{1e-6, 9.9e-7, 1e21, 16777216, 0.1}, [3]int8{1, -1, 127}, []uintptr{7}, []*int{nil}, [][]string{}} {
		show(v)
	}
	n := &Node{V: 1}
	n.Next = n
	_, err := json.Marshal(n)
	fmt.Println(err != nil, strings.HasPrefix(fmt.Sprint(err), "json: unsupported value: encountered a cycle via *main.Node"))
	deep := &Node{}
	for i := range 300 {
		deep = &Node{V: i, Next: deep}
	}
	show(deep)
	show(Node{Kids: map[string]Node{"b": {V: 2}, "a": {V: 1, Kids: map[string]Node{}}}})

	for _, text := range []string{`{"id":5,"Tag":"x","name":"é\ud83d\ude00\n","price":-1.5e3,"F32":0.1,"tags":["a","b",null],"attr":{"k":"v","k":"w"},"sub":{"id":1,"sub":null},"On":true,"I8":-128,"U16":65535,"U64":18446744073709551615,"any":[1,{"a":"b"},null],"Mat":[[1],[],null],"Arr":[true,true,true]}`,
		`{"ID":5,"TAG":"x","NAME":"y"}`, `{"\u0069d":7}`, `{"É":4}`, `{"é":3}`, `{"unknown":{"a":[1,"}"]},"id":1}`, `{"id":1.5}`, `{"id":1e2}`, `{"id":9223372036854775808}`, `{"I8":128}`, `{"I8":-129}`, `{"U16":-1}`, `{"U16":65536}`, `{"U64":18446744073709551616}`, `{"id":-9223372036854775808}`,
		`{"id":"x","name":"kept"}`, `{"tags":[1],"name":"kept"}`, `{"F32":1e39}`, `{"price":1e999}`, `{"On":1}`, `{"attr":[],"id":2}`, `{"tags":{}}`, `{"sub":5}`, `{"any":1e999,"id":3}`, ` { "id" : 1 , "Mat" : [ [ 1 , 2 ] , [ ] ] } `, `{"Arr":[true]}`, `{}`, `null`, `[]`, `{"name":null,"price":null,"On":null}`, `{"id":-0}`, `{"id":00}`} {
		got := it
		got.Tags, got.Attr, got.Sub, got.Any, got.Mat = []string{"old1", "old2", "old3"}, map[string]string{"old": "1"}, &Item{Base: Base{Tag: "old"}}, nil, nil
		err := json.Unmarshal([]byte(text), &got)
		fmt.Println(text, err)
		show(got)
		fmt.Println(len(got.Tags), cap(got.Tags))
	}
	for _, dst := range []any{new(any), new([]int), new(map[string]int), new(*Node), new([]any), new([2]int), new(map[string]any), new([]struct{ A, B int }), new([]string), new(map[string][]float64)} {
		for _, text := range []string{`[1,2,3]`, `{"a":1,"b":2}`, `[{"a":1},{"B":2}]`, `{"a":[1.5],"V":3}`, `null`, `["x"]`, `[1.5]`, `[[[[]]]]`, `"s"`, `7`} {
			err := json.Unmarshal([]byte(text), dst)
			fmt.Printf("%T %s %v ", dst, text, err)
			show(dst)
		}
	}
	inner := &Base{ID: 1}
	holder := struct{ A, B any }{inner, 5}
	fmt.Println(json.Unmarshal([]byte(`{"A":{"id":9},"B":{"id":8}}`), &holder), inner.ID, holder.B)
	fmt.Println(json.Unmarshal([]byte(`{"A":null}`), &holder), holder.A)
	// Large texts are taken apart in Go.
	var big []Item
	for i := range 3000 {
		big = append(big, Item{Base: Base{ID: i}, Name: strings.Repeat("x", i%50), Tags: []string{"t"}, Attr: map[string]string{"k": fmt.Sprint(i)}, Any: []any{float64(i)}})
	}
	b, err := json.Marshal(big)
	var back []Item
	fmt.Println(len(b) > 300<<10, err, json.Unmarshal(b, &back), len(back))
	again, _ := json.Marshal(back)
	var x any
	fmt.Println(string(again) == string(b), json.Unmarshal(b, &x), len(x.([]any)))
	third, _ := json.Marshal(x)
	fmt.Println(len(third) == len(b))
	nest := strings.Repeat(`{"Next":`, 300) + `{"V":5}` + strings.Repeat("}", 300)
	var list Node
	fmt.Println(json.Unmarshal([]byte(nest), &list), list.Next.Next.Next != nil)
	nest = strings.Repeat("[", 500) + strings.Repeat("]", 500)
	fmt.Println(json.Unmarshal([]byte(nest), &x), len(fmt.Sprint(x)))
}
