// Limits: read, lowered, refused, and handed on to children.
package main

import (
	"fmt"
	"os"
	"os/exec"
	"syscall"
)

func get(what int) (r syscall.Rlimit) {
	if err := syscall.Getrlimit(what, &r); err != nil {
		fmt.Println(what, err)
	}
	return r
}

func main() {
	fmt.Println(syscall.RLIMIT_CPU, syscall.RLIMIT_FSIZE, syscall.RLIMIT_DATA, syscall.RLIMIT_STACK, syscall.RLIMIT_CORE, syscall.RLIMIT_NOFILE,
		syscall.RLIMIT_AS, syscall.RLIM_INFINITY)
	for what := range 10 {
		r := get(what)
		fmt.Println(what, r.Cur <= r.Max)
	}
	fmt.Println(syscall.Getrlimit(99, new(syscall.Rlimit)), syscall.Getrlimit(-1, new(syscall.Rlimit)), syscall.Getrlimit(syscall.RLIMIT_CPU, nil))
	fmt.Println(syscall.Setrlimit(99, new(syscall.Rlimit)), syscall.Setrlimit(syscall.RLIMIT_CORE, &syscall.Rlimit{Cur: 2, Max: 1}))

	r := get(syscall.RLIMIT_CPU)
	r.Cur = 3600
	fmt.Println(syscall.Setrlimit(syscall.RLIMIT_CPU, &r), get(syscall.RLIMIT_CPU) == r)
	fmt.Println(syscall.Setrlimit(syscall.RLIMIT_CORE, &syscall.Rlimit{}), get(syscall.RLIMIT_CORE))

	// Descriptors: as many as one may have, or one less (tests/cli/nofile.sh), until the program says otherwise; then for its
	// children too.
	r = get(syscall.RLIMIT_NOFILE)
	fmt.Println(r.Cur >= r.Max-1)
	fmt.Println(syscall.Setrlimit(syscall.RLIMIT_NOFILE, &syscall.Rlimit{Cur: r.Max, Max: r.Max - 1}))
	r.Cur = 100
	fmt.Println(syscall.Setrlimit(syscall.RLIMIT_NOFILE, &r), get(syscall.RLIMIT_NOFILE).Cur)
	out, err := exec.Command("sh", "-c", "ulimit -n; ulimit -c").Output()
	fmt.Printf("%q %v\n", out, err)
	var open []*os.File
	for {
		f, err := os.Open("/dev/null")
		if err != nil {
			fmt.Println(err, 50 < len(open) && len(open) < 100)
			break
		}
		open = append(open, f)
	}
	for _, f := range open {
		f.Close()
	}
	fmt.Println(get(syscall.RLIMIT_NOFILE).Cur)
}
