package json

import "bytes"

// HTMLEscape appends src to dst with <, >, &, U+2028 and U+2029 inside strings escaped, so that it can stand in a script of HTML.
func HTMLEscape(dst *bytes.Buffer, src []byte) { dst.Write(rewrite(view(src), escapeHTML)) }

// Compact appends src to dst without its spaces.
func Compact(dst *bytes.Buffer, src []byte) error {
	out, err := compact(src, false)
	if err == nil {
		dst.Write(out)
	}
	return err
}

func compact(src []byte, html bool) ([]byte, error) {
	if err := check(view(src)); err != nil {
		err.Offset = 0
		return nil, err
	}
	how := dropSpace
	if html {
		how |= escapeHTML
	}
	return rewrite(view(src), how), nil
}

// Indent appends src to dst with each element on a line of its own, which begins with prefix and a copy of indent
// for each level. Spaces at the end of src stay.
func Indent(dst *bytes.Buffer, src []byte, prefix, indent string) error {
	out, err := indentedText(src, prefix, indent)
	if err == nil {
		dst.Write(out)
	}
	return err
}

func indentedText(src []byte, prefix, indent string) ([]byte, error) {
	if err := check(view(src)); err != nil {
		return nil, err
	}
	return indented(view(src), prefix, indent), nil
}
