package main

func main() {
unused:
	for {
		break nolabel
		continue missing
	}
dup:
dup:
	goto nowhere
block:
	{
		continue block
		break block
	}
sw:
	switch {
	default:
		continue sw
	}
}
