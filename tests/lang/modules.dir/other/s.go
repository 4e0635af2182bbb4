package sub

import "ex.com/old/loops"

var Name = "sub " + loops.Version

func Loop() (n int) {
	for range 4 {
		n++
	}
	return n
}
