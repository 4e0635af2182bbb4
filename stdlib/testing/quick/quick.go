// Package quick tests functions with random arguments.
package quick

import (
	"flag"
	"fmt"
	"math"
	"math/rand"
	"reflect"
	"strings"
	"time"
)

var defaultMaxCount = flag.Int("quickchecks", 100, "The default number of iterations for each check")

// A Generator makes random values of its own type.
type Generator interface {
	Generate(rand *rand.Rand, size int) reflect.Value
}

const complexSize = 50

// Value returns a random value of a type. ok is false for types that cannot have one.
func Value(t reflect.Type, rand *rand.Rand) (value reflect.Value, ok bool) {
	return sized(t, rand, complexSize)
}

func randFloat(r *rand.Rand, most float64) float64 {
	f := r.Float64() * most
	if r.Int()&1 == 1 {
		f = -f
	}
	return f
}

func sized(t reflect.Type, r *rand.Rand, size int) (v reflect.Value, ok bool) {
	if g, ok := reflect.Zero(t).Interface().(Generator); ok {
		return g.Generate(r, size), true
	}
	v = reflect.New(t).Elem()
	switch t.Kind() {
	case reflect.Bool:
		v.SetBool(r.Int()&1 == 0)
	case reflect.Float32:
		v.SetFloat(randFloat(r, math.MaxFloat32))
	case reflect.Float64:
		v.SetFloat(randFloat(r, math.MaxFloat64))
	case reflect.Complex64:
		v.SetComplex(complex(randFloat(r, math.MaxFloat32), randFloat(r, math.MaxFloat32)))
	case reflect.Complex128:
		v.SetComplex(complex(randFloat(r, math.MaxFloat64), randFloat(r, math.MaxFloat64)))
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt(int64(r.Uint64()))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		v.SetUint(r.Uint64())
	case reflect.Map:
		v.Set(reflect.MakeMap(t))
		for range r.Intn(size) {
			key, ok1 := sized(t.Key(), r, size)
			elem, ok2 := sized(t.Elem(), r, size)
			if !ok1 || !ok2 {
				return reflect.Value{}, false
			}
			v.SetMapIndex(key, elem)
		}
	case reflect.Pointer:
		if r.Intn(size) == 0 {
			break
		}
		elem, ok := sized(t.Elem(), r, size)
		if !ok {
			return reflect.Value{}, false
		}
		v.Set(reflect.New(t.Elem()))
		v.Elem().Set(elem)
	case reflect.Slice:
		n := r.Intn(size)
		left := size - n
		v.Set(reflect.MakeSlice(t, n, n))
		for i := range n {
			elem, ok := sized(t.Elem(), r, max(left, 1))
			if !ok {
				return reflect.Value{}, false
			}
			v.Index(i).Set(elem)
		}
	case reflect.Array:
		for i := range v.Len() {
			elem, ok := sized(t.Elem(), r, size)
			if !ok {
				return reflect.Value{}, false
			}
			v.Index(i).Set(elem)
		}
	case reflect.String:
		runes := make([]rune, r.Intn(complexSize))
		for i := range runes {
			runes[i] = rune(r.Intn(0x10ffff))
		}
		v.SetString(string(runes))
	case reflect.Struct:
		n := v.NumField()
		share := 0
		if n > 0 {
			share = max(size/n, 1)
		}
		for i := 0; i < n; i++ {
			if elem, ok := sized(t.Field(i).Type, r, share); ok {
				v.Field(i).Set(elem)
				continue
			}
			return reflect.Value{}, false
		}
	default:
		v = reflect.Value{}
	}
	return v, v.IsValid()
}

// A Config has options of Check and CheckEqual; nil: the usual ones.
type Config struct {
	MaxCount      int        // runs; 0: MaxCountScale times the flag -quickchecks
	MaxCountScale float64    // 0: 1
	Rand          *rand.Rand // nil: one with a random seed
	Values        func([]reflect.Value, *rand.Rand)
}

func (c *Config) random() *rand.Rand {
	if c.Rand == nil {
		return rand.New(rand.NewSource(time.Now().UnixNano()))
	}
	return c.Rand
}

func (c *Config) count() int {
	if c.MaxCount != 0 {
		return c.MaxCount
	}
	if c.MaxCountScale != 0 {
		return int(c.MaxCountScale * float64(*defaultMaxCount))
	}
	return *defaultMaxCount
}

// A SetupError is a mistake in how Check was called.
type SetupError string

func (s SetupError) Error() string { return string(s) }

// A CheckError tells the arguments for which a function was false.
type CheckError struct {
	Count int
	In    []any
}

func (s *CheckError) Error() string {
	return fmt.Sprintf("#%d: failed on input %s", s.Count, listed(s.In))
}

// A CheckEqualError tells the arguments for which two functions differ, and how.
type CheckEqualError struct {
	CheckError
	Out1 []any
	Out2 []any
}

func (s *CheckEqualError) Error() string {
	return fmt.Sprintf("#%d: failed on input %s. Output 1: %s. Output 2: %s", s.Count, listed(s.In), listed(s.Out1), listed(s.Out2))
}

func listed(values []any) string {
	words := make([]string, len(values))
	for i, v := range values {
		words[i] = fmt.Sprintf("%#v", v)
	}
	return strings.Join(words, ", ")
}

func interfaces(values []reflect.Value) []any {
	list := make([]any, len(values))
	for i, v := range values {
		list[i] = v.Interface()
	}
	return list
}

// arguments fills args with random values for f.
func arguments(args []reflect.Value, f reflect.Type, c *Config, r *rand.Rand) error {
	if c.Values != nil {
		c.Values(args, r)
		return nil
	}
	for i := range args {
		v, ok := Value(f.In(i), r)
		if !ok {
			return SetupError(fmt.Sprintf("cannot create arbitrary value of type %s for argument %d", f.In(i), i))
		}
		args[i] = v
	}
	return nil
}

// Check calls f, which returns a bool, with random arguments until it returns false or often enough.
func Check(f any, config *Config) error {
	if config == nil {
		config = &Config{}
	}
	v := reflect.ValueOf(f)
	if v.Kind() != reflect.Func {
		return SetupError("argument is not a function")
	}
	t := v.Type()
	if t.NumOut() != 1 {
		return SetupError("function does not return one value")
	}
	if t.Out(0).Kind() != reflect.Bool {
		return SetupError("function does not return a bool")
	}
	args, r := make([]reflect.Value, t.NumIn()), config.random()
	for i := range config.count() {
		if err := arguments(args, t, config, r); err != nil {
			return err
		}
		if !v.Call(args)[0].Bool() {
			return &CheckError{i + 1, interfaces(args)}
		}
	}
	return nil
}

// CheckEqual calls f and g with random arguments until their results differ or often enough.
func CheckEqual(f, g any, config *Config) error {
	if config == nil {
		config = &Config{}
	}
	vf, vg := reflect.ValueOf(f), reflect.ValueOf(g)
	if vf.Kind() != reflect.Func {
		return SetupError("f is not a function")
	}
	if vg.Kind() != reflect.Func {
		return SetupError("g is not a function")
	}
	t := vf.Type()
	if t != vg.Type() {
		return SetupError("functions have different types")
	}
	args, r := make([]reflect.Value, t.NumIn()), config.random()
	for i := range config.count() {
		if err := arguments(args, t, config, r); err != nil {
			return err
		}
		a, b := interfaces(vf.Call(args)), interfaces(vg.Call(args))
		if !reflect.DeepEqual(a, b) {
			return &CheckEqualError{CheckError{i + 1, interfaces(args)}, a, b}
		}
	}
	return nil
}
