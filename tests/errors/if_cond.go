package main

func f() {}

func main() {
	if 1 {
	}
	if "a" {
	}
	if f() {
	}
	if nil {
	}
	for 1 {
	}
	for f() {
	}
	x := 1
	if x {
	}
	if x == 1 && x {
	}
}
