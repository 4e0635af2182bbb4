package driver

import (
	"fmt"
	"math"
	"reflect"
	"strconv"
	"time"
)

// A ValueConverter makes a Value of what a program gave.
type ValueConverter interface {
	ConvertValue(v any) (Value, error)
}

// A Valuer makes a Value of itself.
type Valuer interface {
	Value() (Value, error)
}

type (
	boolType         struct{}
	int32Type        struct{}
	stringType       struct{}
	defaultConverter struct{}
)

// The converters: to bool (numbers 0 and 1 and what strconv.ParseBool knows), to int64 in the range of an int32, to string or
// []byte, and to whatever Value the value's kind suggests.
var (
	Bool                      boolType
	Int32                     int32Type
	String                    stringType
	DefaultParameterConverter defaultConverter
)

var (
	_ ValueConverter = Bool
	_ ValueConverter = Int32
	_ ValueConverter = String
	_ ValueConverter = DefaultParameterConverter
)

func (boolType) String() string { return "Bool" }

func (boolType) ConvertValue(src any) (Value, error) {
	fail := func(verb string, v any) (Value, error) {
		return nil, fmt.Errorf("sql/driver: couldn't convert "+verb+" into type bool", v)
	}
	parse := func(s string) (Value, error) {
		if b, err := strconv.ParseBool(s); err == nil {
			return b, nil
		}
		return fail("%q", src)
	}
	switch s := src.(type) {
	case bool:
		return s, nil
	case string:
		return parse(s)
	case []byte:
		return parse(string(s))
	}
	v := reflect.ValueOf(src)
	if v.CanInt() {
		if n := v.Int(); n == 0 || n == 1 {
			return n == 1, nil
		}
		return fail("%d", v.Int())
	}
	if v.CanUint() && v.Kind() != reflect.Uintptr {
		if n := v.Uint(); n <= 1 {
			return n == 1, nil
		}
		return fail("%d", v.Uint())
	}
	return fail("%v (%[1]T)", src)
}

func (int32Type) ConvertValue(src any) (Value, error) {
	v := reflect.ValueOf(src)
	switch {
	case v.CanInt():
		if n := v.Int(); n < math.MinInt32 || n > math.MaxInt32 {
			return nil, fmt.Errorf("sql/driver: value %d overflows int32", src)
		}
		return v.Int(), nil
	case v.CanUint() && v.Kind() != reflect.Uintptr:
		if v.Uint() > math.MaxInt32 {
			return nil, fmt.Errorf("sql/driver: value %d overflows int32", src)
		}
		return int64(v.Uint()), nil
	case v.Kind() == reflect.String:
		n, err := strconv.Atoi(v.String())
		if err != nil {
			return nil, fmt.Errorf("sql/driver: value %q can't be converted to int32", src)
		}
		return int64(n), nil
	}
	return nil, fmt.Errorf("sql/driver: unsupported value %v (type %[1]T) converting to int32", src)
}

func (stringType) ConvertValue(src any) (Value, error) {
	switch src.(type) {
	case string, []byte:
		return src, nil
	}
	return fmt.Sprint(src), nil
}

// Null lets nil pass; NotNull refuses it. All else goes to Converter.
type (
	Null    struct{ Converter ValueConverter }
	NotNull struct{ Converter ValueConverter }
)

func (n Null) ConvertValue(src any) (Value, error) {
	if src != nil {
		return n.Converter.ConvertValue(src)
	}
	return nil, nil
}

func (n NotNull) ConvertValue(src any) (Value, error) {
	if src != nil {
		return n.Converter.ConvertValue(src)
	}
	return nil, fmt.Errorf("nil value not allowed")
}

type decimals interface {
	Decompose(buf []byte) (form byte, negative bool, coefficient []byte, exponent int32)
}

// IsValue says whether v may be a Value.
func IsValue(v any) bool {
	switch v.(type) {
	case nil, []byte, bool, float64, int64, string, time.Time, decimals:
		return true
	}
	return false
}

// IsScanValue is IsValue.
//
// Deprecated: it once told more.
func IsScanValue(v any) bool { return IsValue(v) }

// A Valuer whose method has a value receiver, asked through a nil pointer, stands for NULL.
func valueOf(v Valuer) (Value, error) {
	p := reflect.ValueOf(v)
	if p.Kind() == reflect.Pointer && p.IsNil() && p.Type().Elem().Implements(reflect.TypeFor[Valuer]()) {
		return nil, nil
	}
	return v.Value()
}

func (defaultConverter) ConvertValue(src any) (Value, error) {
	if IsValue(src) {
		return src, nil
	}
	switch v := src.(type) {
	case Valuer:
		x, err := valueOf(v)
		if err == nil && !IsValue(x) {
			return nil, fmt.Errorf("non-Value type %T returned from Value", x)
		}
		return x, err
	}
	v := reflect.ValueOf(src)
	switch k := v.Kind(); k {
	case reflect.Pointer:
		if v.IsNil() {
			return nil, nil
		}
		return defaultConverter{}.ConvertValue(v.Elem().Interface())
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return v.Int(), nil
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		if n := v.Uint(); n < 1<<63 {
			return int64(n), nil
		}
		return nil, fmt.Errorf("uint64 values with high bit set are not supported")
	case reflect.Float32, reflect.Float64:
		return v.Float(), nil
	case reflect.Bool:
		return v.Bool(), nil
	case reflect.String:
		return v.String(), nil
	case reflect.Slice:
		if e := v.Type().Elem().Kind(); e != reflect.Uint8 {
			return nil, fmt.Errorf("unsupported type %T, a slice of %s", src, e)
		}
		return v.Bytes(), nil
	default:
		return nil, fmt.Errorf("unsupported type %T, a %s", src, k)
	}
}
