package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"testing"
)

type H struct {
	A uint8
	B int16
	_ [3]byte
	C float32
	D [2]int32
	E bool
	F complex64
}

func main() {
	var b bytes.Buffer
	h := H{1, -2, [3]byte{9, 9, 9}, 1.5, [2]int32{3, -4}, true, 1 + 2i}
	fmt.Println(binary.Write(&b, binary.BigEndian, h), b.Bytes(), binary.Size(h))
	var g H
	fmt.Println(binary.Read(bytes.NewReader(b.Bytes()), binary.BigEndian, &g), g)
	b.Reset()
	binary.Write(&b, binary.LittleEndian, []uint16{1, 2, 0xabcd})
	fmt.Println(b.Bytes())
	fmt.Println(binary.Write(&b, binary.LittleEndian, 5), binary.Size("x"))
	buf := make([]byte, 10)
	for _, x := range []int64{0, 1, -1, 63, -64, 1 << 40, -1 << 63, 1<<63 - 1} {
		n := binary.PutVarint(buf, x)
		y, m := binary.Varint(buf[:n])
		fmt.Println(x, buf[:n], y, m)
	}
	fmt.Println(binary.Uvarint([]byte{0xff}))
	fmt.Println(binary.Uvarint(bytes.Repeat([]byte{0xff}, 11)))
	fmt.Println(binary.LittleEndian.Uint32([]byte{1, 2, 3, 4}), binary.BigEndian.Uint64([]byte{1, 2, 3, 4, 5, 6, 7, 8}), binary.BigEndian, binary.LittleEndian.AppendUint32(nil, 7))
	fmt.Println(testing.AllocsPerRun(10, func() {}))
}
