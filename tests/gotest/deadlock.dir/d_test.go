package deadlock

import "testing"

func TestLock(t *testing.T) {
	c := make(chan int)
	<-c
}
