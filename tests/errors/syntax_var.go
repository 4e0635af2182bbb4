package main

func main() {
	var x
	var y int = 
	const
}
