package main

func main() {
	defer recover
	defer int(3)
	go println
	x := defer f()
}
