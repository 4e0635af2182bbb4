# The soft limit on descriptors: raised to one less than the hard one, as by real Go's runtime; programs that are started have the old one.
d=$(mktemp -d); trap 'rm -rf "$d"' EXIT; cd "$d"
cat > nofile.go <<'END'
package main

import (
	"fmt"
	"os/exec"
	"syscall"
)

func main() {
	var r syscall.Rlimit
	fmt.Println(syscall.Getrlimit(syscall.RLIMIT_NOFILE, &r), r)
	out, err := exec.Command("sh", "-c", "ulimit -Sn; ulimit -Hn").Output()
	fmt.Printf("%q %v\n", out, err)
}
END
for soft in 200 999 1000; do (ulimit -Sn $soft; ulimit -Hn 1000; "$GOSLING" run nofile.go); done
