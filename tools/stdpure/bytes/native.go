package bytes

import "strings"

func Equal(a, b []byte) bool             { return view(a) == view(b) }
func Compare(a, b []byte) int            { return strings.Compare(view(a), view(b)) }
func Index(s, sep []byte) int            { return strings.Index(view(s), view(sep)) }
func LastIndex(s, sep []byte) int        { return strings.LastIndex(view(s), view(sep)) }
func IndexByte(b []byte, c byte) int     { return strings.IndexByte(view(b), c) }
func LastIndexByte(s []byte, c byte) int { return strings.LastIndexByte(view(s), c) }
func Count(s, sep []byte) int            { return strings.Count(view(s), view(sep)) }
