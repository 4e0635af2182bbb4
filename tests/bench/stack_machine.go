package main

//go:noinline
func run(code []byte, n int) int {
	st := make([]int, 0, 16)
	acc := 0
	for k := 0; k < n; k++ {
		for pc := 0; pc < len(code); pc++ {
			switch code[pc] {
			case 0:
				st = append(st, k)
			case 1:
				st = append(st, pc)
			case 2:
				a, b := st[len(st)-1], st[len(st)-2]
				st = st[:len(st)-2]
				st = append(st, a+b)
			case 3:
				a, b := st[len(st)-1], st[len(st)-2]
				st = st[:len(st)-2]
				st = append(st, a^b)
			case 4:
				acc += st[len(st)-1]
				st = st[:0]
			}
		}
	}
	return acc
}
func main() { println(run([]byte{0, 1, 2, 0, 3, 1, 2, 4}, 1500000)) }
