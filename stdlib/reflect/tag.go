package reflect

import "strconv"

func unquoteEscapes(s string) (string, bool) {
	v, err := strconv.Unquote(`"` + s + `"`)
	return v, err == nil
}
