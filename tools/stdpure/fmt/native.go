package fmt

func percent(format string, at int) int {
	for at < len(format) && format[at] != '%' {
		at++
	}
	return at
}
