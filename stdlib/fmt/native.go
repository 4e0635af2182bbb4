package fmt

// percent returns where the next % stands in format from at on, or the format's length.
func percent(format string, at int) int
