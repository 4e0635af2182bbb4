package main

import (
	"bytes"
	"encoding/ascii85"
	"encoding/base32"
	"encoding/base64"
	"encoding/csv"
	"encoding/hex"
	"fmt"
	"io"
	"strings"
)

type slow struct{ r io.Reader }

func (s slow) Read(p []byte) (int, error) { return s.r.Read(p[:min(len(p), 3)]) }

func try(f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("panic:", r)
		}
	}()
	f()
}

func main() {
	var data []byte
	for i := range 40 {
		data = append(data, byte(i*37))
	}
	e64 := []*base64.Encoding{base64.StdEncoding, base64.URLEncoding, base64.RawStdEncoding, base64.RawURLEncoding, base64.StdEncoding.Strict(), base64.StdEncoding.WithPadding('*'), base64.RawStdEncoding.Strict()}
	e32 := []*base32.Encoding{base32.StdEncoding, base32.HexEncoding, base32.StdEncoding.WithPadding(base32.NoPadding), base32.StdEncoding.WithPadding('*')}
	for n := 0; n < 12; n++ {
		for _, e := range e64 {
			s := e.EncodeToString(data[:n])
			b, err := e.DecodeString(s)
			fmt.Println(s, e.EncodedLen(n), e.DecodedLen(len(s)), bytes.Equal(b, data[:n]), err, string(e.AppendEncode([]byte("<"), data[:n])))
		}
		for _, e := range e32 {
			s := e.EncodeToString(data[:n])
			b, err := e.DecodeString(s)
			fmt.Println(s, e.EncodedLen(n), e.DecodedLen(len(s)), bytes.Equal(b, data[:n]), err)
		}
	}
	for _, s := range []string{"", "A", "AA", "AAA", "AAAA", "AA=", "AA==", "AA=A", "AAA=", "AAA==", "A===", "====", "AA==AA==", "AAAA=", "AB==", "AAB=", "A!AA", "AAAA\nAA==\n", "AA\n=\n=", "AA=\n", "AAAAA", "AAAAAA", "\r\n", "AA==x", "*", "AA**", "AAé="} {
		for _, e := range e64 {
			b, err := e.DecodeString(s)
			r, rerr := io.ReadAll(base64.NewDecoder(e, slow{strings.NewReader(s)}))
			fmt.Printf("%q %x %v %x %v\n", s, b, err, r, rerr)
		}
	}
	for _, s := range []string{"", "A", "AA", "AA======", "AAAA====", "AAAAA===", "AAAAAAA=", "AAAAAAAA", "AA=====", "A=======", "AAA=====", "AAAAAAAAAA======", "AA======AA======", "AA====A=", "1AAAAAAA", "AAAAAAA1", "AAAA\nAAAA", "aa======", "AAAAAA=="} {
		for _, e := range e32 {
			b, err := e.DecodeString(s)
			fmt.Printf("%q %x %v\n", s, b, err)
		}
		r, err := io.ReadAll(base32.NewDecoder(base32.StdEncoding, slow{strings.NewReader(strings.Repeat("ME======", 0) + s)}))
		fmt.Printf(" %x %v\n", r, err != nil)
	}
	var buf bytes.Buffer
	for _, w := range []io.WriteCloser{base64.NewEncoder(base64.StdEncoding, &buf), base32.NewEncoder(base32.StdEncoding, &buf), ascii85.NewEncoder(&buf), hex.Dumper(&buf)} {
		for i := 0; i < len(data); i += 7 {
			fmt.Print(w.Write(data[i:min(i+7, len(data))]))
		}
		fmt.Println(w.Close(), buf.String())
		buf.Reset()
	}
	try(func() { base64.NewEncoding("abc") })
	try(func() { base64.NewEncoding(strings.Repeat("A", 64)) })
	try(func() { base64.StdEncoding.WithPadding('A') })
	try(func() { base64.StdEncoding.WithPadding('\n') })
	try(func() { base32.NewEncoding("abc") })
	try(func() { base32.StdEncoding.WithPadding('A') })

	for _, s := range []string{"", "0", "00", "0g", "g0", "ffFF", "012", "01x", "0é", "zz"} {
		b, err := hex.DecodeString(s)
		fmt.Printf("%q %x %v\n", s, b, err)
		r, err := io.ReadAll(hex.NewDecoder(slow{strings.NewReader(s)}))
		fmt.Printf(" %x %v\n", r, err)
	}
	fmt.Print(hex.Dump(data), hex.Dump(data[:16]), hex.Dump(nil), hex.EncodeToString(data), hex.EncodedLen(3), hex.DecodedLen(7), "\n")
	w := hex.NewEncoder(&buf)
	fmt.Println(w.Write(data))
	fmt.Println(buf.String(), string(hex.AppendEncode([]byte("x"), []byte{1})))
	d := hex.Dumper(&buf)
	d.Close()
	_, err := d.Write([]byte("x"))
	fmt.Println(err)

	for n := range 10 {
		dst := make([]byte, ascii85.MaxEncodedLen(n))
		k := ascii85.Encode(dst, data[:n])
		out := make([]byte, 20)
		nd, ns, err := ascii85.Decode(out, dst[:k], true)
		fmt.Printf("%s %x %d %v\n", dst[:k], out[:nd], ns, err)
	}
	for _, s := range []string{"z", "zz!!", "!z", "!", "!!", "~", "ab cd\nef", "v", "87cURDZ"} {
		out := make([]byte, 20)
		nd, ns, err := ascii85.Decode(out, []byte(s), true)
		fmt.Printf("%q %x %d %v ", s, out[:nd], ns, err)
		nd, ns, err = ascii85.Decode(out, []byte(s), false)
		r, rerr := io.ReadAll(ascii85.NewDecoder(slow{strings.NewReader(s)}))
		fmt.Printf("%x %d %v %x %v\n", out[:nd], ns, err, r, rerr)
	}

	for _, s := range []string{"a,b,c\n1,2,3\n", "a,\"b\nc\",d\n", "a,\"b\"\"c\",d", "\"a", "a\"b,c\n", "\"a\"b,c\n", "a,b\nc\n", "\n\n#x\na\n", " a, b\n", "a;b\n", "a,b\r\nc,d\r\n", "\"a\r\nb\"\r\n", ",,\n", "\"\"\n", "a,b\n\"x\ny\nz", "\"a\n\"b\"", "é,ü\n", "x\r", "  \"a\",b\n", "a,b,\n"} {
		for mode := range 5 {
			r := csv.NewReader(strings.NewReader(s))
			switch mode {
			case 1:
				r.LazyQuotes = true
			case 2:
				r.TrimLeadingSpace = true
				r.Comment = '#'
			case 3:
				r.Comma = ';'
				r.FieldsPerRecord = -1
			case 4:
				r.FieldsPerRecord = 2
				r.ReuseRecord = true
			}
			for {
				rec, err := r.Read()
				fmt.Printf("%q %d %v %d", s, mode, err, r.InputOffset())
				if err == io.EOF {
					fmt.Println()
					break
				}
				fmt.Printf(" %q", rec)
				if err == nil {
					for i := range rec {
						line, col := r.FieldPos(i)
						fmt.Print(" ", line, ":", col)
					}
				}
				fmt.Println()
			}
		}
	}
	for _, crlf := range []bool{false, true} {
		cw := csv.NewWriter(&buf)
		buf.Reset()
		cw.UseCRLF = crlf
		cw.WriteAll([][]string{{"a", "b c", " d", "e,f", "g\"h", "i\nj", "k\r\nl", "", "\\.", "#"}, {}, {""}, {"é"}})
		fmt.Printf("%q %v\n", buf.String(), cw.Error())
	}
	cw := csv.NewWriter(&buf)
	cw.Comma = '"'
	fmt.Println(cw.Write([]string{"a"}))
	r := csv.NewReader(strings.NewReader("a"))
	r.Comma = '\n'
	_, err = r.Read()
	fmt.Println(err)
	_, err = csv.NewReader(strings.NewReader("a,b\nc\n")).ReadAll()
	fmt.Println(err)
}
