package json

import (
	"reflect"
	"strconv"
)

// An UnmarshalTypeError says that a value does not fit its Go type.
type UnmarshalTypeError struct {
	Value  string       // what it was: "bool", "array", "number -5"
	Type   reflect.Type // what it should go into
	Offset int64        // after how many bytes
	Struct string       // the struct type that contains the field
	Field  string       // the path from there to the value
}

func (e *UnmarshalTypeError) Error() string {
	place := "value"
	if e.Struct != "" || e.Field != "" {
		place = "struct field " + e.Struct + "." + e.Field
	}
	return "json: cannot unmarshal " + e.Value + " into Go " + place + " of type " + e.Type.String()
}

// An UnmarshalFieldError says that a key leads to a field that is not exported.
//
// Deprecated: nothing returns it.
type UnmarshalFieldError struct {
	Key   string
	Type  reflect.Type
	Field reflect.StructField
}

func (e *UnmarshalFieldError) Error() string {
	return "json: cannot unmarshal object key " + strconv.Quote(e.Key) + " into unexported field " + e.Field.Name + " of type " + e.Type.String()
}

// An InvalidUnmarshalError says that Unmarshal got no pointer to store through.
type InvalidUnmarshalError struct {
	Type reflect.Type
}

func (e *InvalidUnmarshalError) Error() string {
	switch {
	case e.Type == nil:
		return "json: Unmarshal(nil)"
	case e.Type.Kind() == reflect.Pointer:
		return "json: Unmarshal(nil " + e.Type.String() + ")"
	}
	return "json: Unmarshal(non-pointer " + e.Type.String() + ")"
}

// An UnsupportedTypeError says that values of a type have no JSON.
type UnsupportedTypeError struct {
	Type reflect.Type
}

func (e *UnsupportedTypeError) Error() string { return "json: unsupported type: " + e.Type.String() }

// An UnsupportedValueError says that a value has no JSON.
type UnsupportedValueError struct {
	Value reflect.Value
	Str   string
}

func (e *UnsupportedValueError) Error() string { return "json: unsupported value: " + e.Str }

// An InvalidUTF8Error was returned for strings that are not UTF-8.
//
// Deprecated: nothing returns it.
type InvalidUTF8Error struct {
	S string
}

func (e *InvalidUTF8Error) Error() string {
	return "json: invalid UTF-8 in string: " + strconv.Quote(e.S)
}

// A MarshalerError wraps what a MarshalJSON or MarshalText method returned.
type MarshalerError struct {
	Type       reflect.Type
	Err        error
	sourceFunc string
}

func (e *MarshalerError) Error() string {
	name := e.sourceFunc
	if name == "" {
		name = "MarshalJSON"
	}
	return "json: error calling " + name + " for type " + e.Type.String() + ": " + e.Err.Error()
}

// Unwrap returns Err.
func (e *MarshalerError) Unwrap() error { return e.Err }
