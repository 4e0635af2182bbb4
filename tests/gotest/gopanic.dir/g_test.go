package gopanic

import "testing"

func TestPanic(t *testing.T) {
	done := make(chan bool)
	go func() {
		panic("in a goroutine")
	}()
	<-done
}
