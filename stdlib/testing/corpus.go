// Files of a fuzz corpus: a line "go test fuzz v1", then a value a line, as a Go conversion: int(-3), []byte("x"), math.Float64frombits(0x1).
package testing

import (
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"
)

const corpusHead = "go test fuzz v1"

func checkTypes(values []any, types []reflect.Type) error {
	if len(values) != len(types) {
		return fmt.Errorf("wrong number of values in corpus entry: %d, want %d", len(values), len(types))
	}
	got := make([]reflect.Type, len(values))
	for i, v := range values {
		got[i] = reflect.TypeOf(v)
	}
	for i := range got {
		if got[i] != types[i] {
			return fmt.Errorf("mismatched types in corpus entry: %v, want %v", got, types)
		}
	}
	return nil
}

// readCorpus reads the files of a directory; it is fine if there is none.
func readCorpus(dir string, types []reflect.Type) ([]entry, error) {
	files, err := os.ReadDir(dir)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	} else if err != nil {
		return nil, fmt.Errorf("reading seed corpus from testdata: %v", err)
	}
	var list []entry
	var bad []string
	for _, file := range files {
		if file.IsDir() {
			continue
		}
		path := filepath.Join(dir, file.Name())
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("failed to read corpus file: %v", err)
		}
		values, err := parseCorpus(string(text))
		if err == nil {
			err = checkTypes(values, types)
		} else {
			err = fmt.Errorf("unmarshal: %v", err)
		}
		if err != nil {
			bad = append(bad, fmt.Sprintf("%q: %v", path, err))
			continue
		}
		list = append(list, entry{file.Name(), values})
	}
	if bad != nil {
		return nil, errors.New(strings.Join(bad, "\n"))
	}
	return list, nil
}

func parseCorpus(text string) (values []any, err error) {
	head, rest, more := strings.Cut(text, "\n")
	switch {
	case text == "":
		return nil, errors.New("cannot unmarshal empty string")
	case !more:
		return nil, errors.New("must include version and at least one value")
	case strings.TrimSuffix(head, "\r") != corpusHead:
		return nil, fmt.Errorf("unknown encoding version: %s", head)
	}
	for line := range strings.SplitSeq(rest, "\n") {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		v, err := parseValue(line)
		if err != nil {
			return nil, fmt.Errorf("malformed line %q: %v", line, err)
		}
		values = append(values, v)
	}
	return values, nil
}

func parseValue(line string) (any, error) {
	open := strings.IndexByte(line, '(')
	if open < 0 || line[len(line)-1] != ')' {
		return nil, errors.New("expected call expression")
	}
	kind, arg := strings.TrimSpace(line[:open]), strings.TrimSpace(line[open+1:len(line)-1])
	bits := 64
	if digits := strings.TrimLeft(kind, "abcdefghijklmnopqrstuvwxyz"); digits != "" {
		bits, _ = strconv.Atoi(digits)
	}
	switch kind {
	case "string":
		return strconv.Unquote(arg)
	case "[]byte":
		s, err := strconv.Unquote(arg)
		return []byte(s), err
	case "bool":
		if arg != "true" && arg != "false" {
			return nil, errors.New("true or false required for type bool")
		}
		return arg == "true", nil
	case "byte", "rune":
		if arg == "" || arg[0] != '\'' {
			if kind == "byte" {
				n, err := strconv.ParseUint(arg, 0, 8)
				return byte(n), err
			}
			n, err := strconv.ParseInt(arg, 0, 32)
			return rune(n), err
		}
		r, _, tail, err := strconv.UnquoteChar(arg[1:], '\'')
		if err == nil && tail != "'" {
			err = errors.New("malformed character literal")
		}
		if kind == "byte" {
			return byte(r), err
		}
		return r, err
	case "int", "int8", "int16", "int32", "int64":
		n, err := strconv.ParseInt(arg, 0, bits)
		return reflect.ValueOf(n).Convert(typeNamed(kind)).Interface(), err
	case "uint", "uint8", "uint16", "uint32", "uint64":
		n, err := strconv.ParseUint(arg, 0, bits)
		return reflect.ValueOf(n).Convert(typeNamed(kind)).Interface(), err
	case "float32":
		x, err := strconv.ParseFloat(arg, 32)
		return float32(x), err
	case "float64":
		return strconv.ParseFloat(arg, 64)
	case "math.Float32frombits":
		n, err := strconv.ParseUint(arg, 0, 32)
		return math.Float32frombits(uint32(n)), err
	case "math.Float64frombits":
		n, err := strconv.ParseUint(arg, 0, 64)
		return math.Float64frombits(n), err
	}
	return nil, errors.New("expected []byte or primitive type")
}

func typeNamed(name string) reflect.Type {
	for _, x := range basics {
		if t := reflect.TypeOf(x); t.String() == name {
			return t
		}
	}
	return nil
}

// formatCorpus is the inverse of parseCorpus.
func formatCorpus(values []any) string {
	var b strings.Builder
	b.WriteString(corpusHead + "\n")
	for _, v := range values {
		switch x := v.(type) {
		case string:
			fmt.Fprintf(&b, "string(%q)\n", x)
		case []byte:
			fmt.Fprintf(&b, "[]byte(%q)\n", x)
		case byte:
			fmt.Fprintf(&b, "byte(%q)\n", x)
		case rune:
			if utf8.ValidRune(x) {
				fmt.Fprintf(&b, "rune(%q)\n", x)
			} else {
				fmt.Fprintf(&b, "int32(%d)\n", x)
			}
		case float32:
			if bits := math.Float32bits(x); x != x && bits != math.Float32bits(float32(math.NaN())) {
				fmt.Fprintf(&b, "math.Float32frombits(%#x)\n", bits)
			} else {
				fmt.Fprintf(&b, "float32(%v)\n", x)
			}
		case float64:
			if bits := math.Float64bits(x); x != x && bits != math.Float64bits(math.NaN()) {
				fmt.Fprintf(&b, "math.Float64frombits(%#x)\n", bits)
			} else {
				fmt.Fprintf(&b, "float64(%v)\n", x)
			}
		default:
			fmt.Fprintf(&b, "%T(%v)\n", v, v)
		}
	}
	return b.String()
}
