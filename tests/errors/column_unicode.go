package main

func main() {
	s := "日本語"; t := 1
	_ = "é" + undefinedname
	/* 世界 */ x := 2
	_ = s
}
