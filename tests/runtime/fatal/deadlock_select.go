// exit: 2
// stderr: fatal error: all goroutines are asleep - deadlock!
// stderr: goroutine 1 [select (no cases)]:
package main

func main() {
	go func() {}()
	select {}
}
