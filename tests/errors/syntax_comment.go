package main

func main() {
	/* never ends
}
