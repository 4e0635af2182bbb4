package rand

// random returns 64 unpredictable bits from the runtime. Any goroutine may call it.
func random() uint64
