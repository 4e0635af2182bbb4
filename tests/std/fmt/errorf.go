// fmt.Errorf: wrapping, several wraps, misuse; errors found through it.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
)

type notFound struct{ key string }

func (n notFound) Error() string { return "not found: " + n.key }

func load(key string) error {
	if key == "" {
		return fmt.Errorf("load: %w", errors.New("empty key"))
	}
	if _, err := strconv.Atoi(key); err != nil {
		return fmt.Errorf("load %q: %w", key, err)
	}
	return fmt.Errorf("load %q: %w (%w)", key, notFound{key}, io.ErrUnexpectedEOF)
}

func main() {
	for _, k := range []string{"", "x1", "12"} {
		err := load(k)
		var nf notFound
		var ne *strconv.NumError
		fmt.Println(err)
		fmt.Println(errors.As(err, &nf), nf.key, errors.As(err, &ne), errors.Is(err, strconv.ErrSyntax), errors.Is(err, io.ErrUnexpectedEOF), errors.Unwrap(err) != nil)
		fmt.Printf("%T %v %+v %s %q\n", err, err, err, err, err)
	}
	e := fmt.Errorf("plain %d", 5)
	fmt.Printf("%T %#v %v\n", e, e, errors.Unwrap(e))
	for _, f := range []struct {
		s string
		a []any
	}{{"%w", []any{"not an error"}}, {"%w", []any{nil}}, {"%w", nil}, {"%d %w", []any{1, io.EOF}}, {"%[2]w %[1]w", []any{io.EOF, os.ErrNotExist}}, {"%w %w", []any{io.EOF, 3}}, {"%-10w|", []any{io.EOF}}, {"%+w", []any{io.EOF}}, {"%!w", []any{io.EOF}}} {
		err := fmt.Errorf(f.s, f.a...)
		_, many := err.(interface{ Unwrap() []error })
		fmt.Printf("%T %v | %v %v %v\n", err, err, errors.Unwrap(err), many, errors.Is(err, io.EOF))
	}
	var none error
	fmt.Printf("%v %d %s\n", none, none, none)
	fmt.Println(fmt.Sprintf("%w", io.EOF), fmt.Errorf("%s", io.EOF) == io.EOF)
	deep := error(notFound{"root"})
	for i := range 20 {
		deep = fmt.Errorf("%d:%w", i, deep)
	}
	var nf notFound
	fmt.Println(deep, errors.As(deep, &nf), nf.key)
}
