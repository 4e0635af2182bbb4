// exit: 2
// stderr: runtime: goroutine stack exceeds 1000000000-byte limit
// stderr: fatal error: stack overflow
// stderr: frames elided...
// stderr: main.begin(
// stderr: main.main()
package main

func down(n int) int { return up(n+1) + 1 }

func up(n int) int { return down(n) + 1 }

func begin(n int) int { return down(n) + 2 }

func main() { println(begin(0)) }
