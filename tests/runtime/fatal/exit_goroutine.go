// exit: 7
package main

import "os"

func main() {
	go os.Exit(7)
	select {}
}
