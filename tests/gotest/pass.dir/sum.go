package pass

func Sum(a ...int) (n int) {
	for _, x := range a {
		n += x
	}
	return n
}
