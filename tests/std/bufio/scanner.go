// bufio.Scanner with all split functions and its errors.
package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

func main() {
	for _, in := range []string{"", "\n", "one", "one\ntwo\n", "a\r\nb\r\n\r\nc\r", "  spaced   words\there \n", "é世\xff\xe4", "\n\n\n", "\u2003wide\u00a0space\u3000"} {
		for i, split := range []bufio.SplitFunc{bufio.ScanLines, bufio.ScanWords, bufio.ScanRunes, bufio.ScanBytes} {
			s := bufio.NewScanner(strings.NewReader(in))
			s.Split(split)
			fmt.Print(i, ":")
			for s.Scan() {
				fmt.Printf("%q ", s.Text())
			}
			fmt.Print(s.Err(), " ")
		}
		fmt.Println()
	}
	s := bufio.NewScanner(strings.NewReader(strings.Repeat("x", 100)))
	s.Buffer(make([]byte, 0, 10), 50)
	fmt.Println(s.Scan(), s.Err(), errors.Is(s.Err(), bufio.ErrTooLong))
	s = bufio.NewScanner(strings.NewReader(strings.Repeat("y", bufio.MaxScanTokenSize-1) + "\nz"))
	fmt.Println(s.Scan(), len(s.Text()), s.Scan(), s.Text(), s.Scan(), s.Err())
	s = bufio.NewScanner(strings.NewReader(strings.Repeat("y", bufio.MaxScanTokenSize)))
	fmt.Println(s.Scan(), s.Err())
	s = bufio.NewScanner(strings.NewReader("1 2 3 STOP 4"))
	s.Split(func(data []byte, atEOF bool) (int, []byte, error) {
		n, tok, err := bufio.ScanWords(data, atEOF)
		if string(tok) == "STOP" {
			return n, []byte("last"), bufio.ErrFinalToken
		}
		return n, tok, err
	})
	for s.Scan() {
		fmt.Print(s.Text(), ",")
	}
	fmt.Println(s.Err())
	s = bufio.NewScanner(strings.NewReader("10 20 x 30"))
	s.Split(func(data []byte, atEOF bool) (int, []byte, error) {
		n, tok, err := bufio.ScanWords(data, atEOF)
		if err == nil && tok != nil {
			_, err = strconv.Atoi(string(tok))
		}
		return n, tok, err
	})
	for s.Scan() {
		fmt.Print(s.Text(), ",")
	}
	fmt.Println(s.Err())
	comma := func(data []byte, atEOF bool) (int, []byte, error) {
		if i := bytes.IndexByte(data, ','); i >= 0 {
			return i + 1, data[:i], nil
		}
		if !atEOF {
			return 0, nil, nil
		}
		return 0, data, bufio.ErrFinalToken
	}
	s = bufio.NewScanner(strings.NewReader("1,2,,4,"))
	s.Split(comma)
	for s.Scan() {
		fmt.Printf("%q ", s.Text())
	}
	fmt.Println()
	for _, adv := range []int{-1, 100} {
		s = bufio.NewScanner(strings.NewReader("abc"))
		s.Split(func(data []byte, atEOF bool) (int, []byte, error) { return adv, nil, nil })
		fmt.Println(s.Scan(), s.Err())
	}
	for _, f := range []func(){
		func() { s.Split(comma) },
		func() { s.Buffer(nil, 1) }} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
	sum := 0
	var big strings.Builder
	for i := range 20000 {
		fmt.Fprintln(&big, i)
	}
	s = bufio.NewScanner(strings.NewReader(big.String()))
	for s.Scan() {
		n, _ := strconv.Atoi(s.Text())
		sum += n
	}
	fmt.Println(sum)
}
