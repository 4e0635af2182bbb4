// exit: 2
// stderr: unexpected fault address 0x
// stderr: fatal error: fault
// stderr: [signal SIGSEGV: segmentation violation code=0x2 addr=0x
// stderr: main.main()
package main

import (
	"fmt"
	"syscall"
)

func main() {
	mem, _ := syscall.Mmap(-1, 0, 4096, syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
	syscall.Mprotect(mem, syscall.PROT_NONE)
	defer func() { fmt.Println("not recovered", recover()) }()
	mem[0] = 1
}
