// A thread sleeps until a timer in an hour; a goroutine that comes back from a system call sets an earlier one and waits.
package main

import (
	"fmt"
	"os/exec"
	"time"
)

func main() {
	go time.Sleep(time.Hour)
	for range 3 {
		err := exec.Command("sleep", "0.05").Run()
		time.Sleep(20 * time.Millisecond)
		fmt.Println("awake", err)
	}
}
