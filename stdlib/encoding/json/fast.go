package json

import "reflect"

func encodeFast(v any, html bool) ([]byte, bool)           { return nil, false }
func decodeAny(text string, i int) (x any, end int)        { return nil, -1 }
func (d *decoder) fast(v reflect.Value, i int) (int, bool) { return 0, false }
