//go:build go1.22

package loops

func Own() (sum int) {
	var fs []func() int
	for i := range 3 {
		fs = append(fs, func() int { return i })
	}
	for _, f := range fs {
		sum += f()
	}
	return sum
}
