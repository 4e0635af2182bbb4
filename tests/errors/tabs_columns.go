package main

func main() {
	/* a */	y := 1
			undefinedf(	badvar)
}
