package main

import (
	"crypto"
	"crypto/hmac"
	"crypto/md5"
	"crypto/rand"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"crypto/subtle"
	"encoding"
	"fmt"
	"hash"
	"hash/adler32"
	"hash/crc32"
	"hash/crc64"
	"hash/fnv"
	"hash/maphash"
)

func main() {
	var data []byte
	for i := range 300 {
		data = append(data, byte(i*i+i/7))
	}
	makers := []func() hash.Hash{md5.New, sha1.New, sha256.New, sha256.New224, sha512.New, sha512.New384, sha512.New512_224, sha512.New512_256,
		func() hash.Hash { return fnv.New32() }, func() hash.Hash { return fnv.New32a() }, func() hash.Hash { return fnv.New64() }, func() hash.Hash { return fnv.New64a() }, fnv.New128, fnv.New128a,
		func() hash.Hash { return crc32.NewIEEE() }, func() hash.Hash { return crc32.New(crc32.MakeTable(crc32.Castagnoli)) }, func() hash.Hash { return crc32.New(crc32.MakeTable(crc32.Koopman)) },
		func() hash.Hash { return crc64.New(crc64.MakeTable(crc64.ISO)) }, func() hash.Hash { return crc64.New(crc64.MakeTable(crc64.ECMA)) }, func() hash.Hash { return adler32.New() },
		func() hash.Hash { return hmac.New(sha256.New, []byte("key")) }, func() hash.Hash { return hmac.New(md5.New, data) }}
	for i, mk := range makers {
		h := mk()
		fmt.Println(i, h.Size(), h.BlockSize())
		for _, n := range []int{0, 1, 55, 56, 63, 64, 65, 111, 112, 119, 127, 128, 129, 255, 300} {
			h.Reset()
			h.Write(data[:n/3])
			h.Write(data[n/3 : n])
			fmt.Printf("%d %x\n", n, h.Sum([]byte{0xff}))
		}
		if c, ok := h.(hash.Cloner); ok {
			d, err := c.Clone()
			d.Write([]byte("more"))
			fmt.Printf("clone %x %x %v\n", d.Sum(nil), h.Sum(nil), err)
		}
		if m, ok := h.(encoding.BinaryMarshaler); ok {
			state, err := m.MarshalBinary()
			fmt.Printf("%x %v\n", state, err)
			other := mk()
			u := other.(encoding.BinaryUnmarshaler)
			fmt.Println(u.UnmarshalBinary(state), u.UnmarshalBinary(state[:len(state)-1]), u.UnmarshalBinary(nil), u.UnmarshalBinary([]byte("xyz\x01")))
			other.Write([]byte("x"))
			h.Write([]byte("x"))
			fmt.Printf("%x %v\n", other.Sum(nil), string(other.Sum(nil)) == string(h.Sum(nil)))
		}
		if h, ok := h.(hash.Hash32); ok {
			fmt.Println(h.Sum32())
		}
		if h, ok := h.(hash.Hash64); ok {
			fmt.Println(h.Sum64())
		}
	}
	fmt.Printf("%x %x %x %x\n", md5.Sum(data), sha1.Sum(data), sha256.Sum256(data), sha256.Sum224(data))
	fmt.Printf("%x %x %x %x\n", sha512.Sum512(data), sha512.Sum384(data), sha512.Sum512_224(data), sha512.Sum512_256(data))
	fmt.Println(crc32.ChecksumIEEE(data), crc32.Checksum(data, crc32.MakeTable(0x12345678)), crc32.Update(5, crc32.IEEETable, data), crc64.Checksum(data, crc64.MakeTable(crc64.ECMA)), adler32.Checksum(data))
	for h := crypto.Hash(0); h < 22; h++ {
		if h < crypto.SHA3_224 || h > crypto.SHA3_512 {
			fmt.Print(h, " ", h.Available(), "; ")
		}
	}
	fmt.Println(crypto.SHA256.Size(), crypto.SHA256.New().Size(), crypto.MD5.HashFunc())
	for _, f := range []func(){func() { crypto.MD4.New() }, func() { crypto.Hash(99).Size() }, func() { subtle.XORBytes(nil, data, data) }, func() { subtle.ConstantTimeCopy(1, data, nil) }, func() { var s maphash.Seed; maphash.String(s, "x") }} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
	fmt.Println(subtle.ConstantTimeCompare([]byte("a"), []byte("a")), subtle.ConstantTimeCompare([]byte("a"), []byte("b")), subtle.ConstantTimeSelect(1, 5, 6), subtle.ConstantTimeSelect(0, 5, 6),
		subtle.ConstantTimeByteEq(3, 3), subtle.ConstantTimeByteEq(3, 4), subtle.ConstantTimeEq(-1, -1), subtle.ConstantTimeEq(1, 2), subtle.ConstantTimeLessOrEq(1, 2), subtle.ConstantTimeLessOrEq(2, 2), subtle.ConstantTimeLessOrEq(3, 2), hmac.Equal([]byte("x"), []byte("x")))
	seed := maphash.MakeSeed()
	var a, b maphash.Hash
	a.SetSeed(seed)
	b.SetSeed(seed)
	a.Write(data)
	for _, c := range data {
		b.WriteByte(c)
	}
	fmt.Println(a.Sum64() == b.Sum64(), a.Sum64() == maphash.Bytes(seed, data), maphash.String(seed, "x") == maphash.String(maphash.MakeSeed(), "x"), a.Size(), a.BlockSize(), a.Seed() == seed)
	type key struct {
		a int
		s string
	}
	fmt.Println(maphash.Comparable(seed, key{1, "x"}) == maphash.Comparable(seed, key{1, "x"}), maphash.Comparable(seed, key{1, "x"}) == maphash.Comparable(seed, key{1, "y"}))
	x, y := make([]byte, 40), make([]byte, 40)
	n, err := rand.Read(x)
	rand.Read(y)
	fmt.Println(n, err, string(x) == string(y), len(rand.Text()))
}
