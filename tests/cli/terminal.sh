# Errors at a terminal: the source line, a caret, a hint; plain in a pipe; no colours under NO_COLOR.
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT; cd "$tmp"
printf 'package main\n\nimport "fmt"\n\nx := 1\n' > a.go
cat > b.go <<'EOF'
package main

import (
	"fmt"
	"sort"
)

func count(total int) int {
	for i := range 3 {
		totl++
	}
}

func main() {
	fmt.Printn(strings.ToUpper("é"), cuont(1))
	a := 1
	a := 2
	fmt.println(a)
}
EOF
printf 'package main\n\nimport "fmt"\n\nfunc main() { fmt.Printf("%%d", "x") }\n' > c.go
at_terminal() {
    python3 - "$@" <<'EOF'
import os, pty, sys
os.environ["TERM"] = "xterm"
pid, fd = pty.fork()
if pid == 0:
    os.execv(os.environ["GOSLING"], ["gosling"] + sys.argv[1:])
out = b""
try:
    while data := os.read(fd, 4096):
        out += data
except OSError:  # the other side is closed
    pass
os.waitpid(pid, 0)
sys.stdout.write(out.decode().replace("\r\n", "\n").replace("\033", "ESC"))
EOF
}
unset NO_COLOR
echo "== colours"; at_terminal run a.go
echo "== NO_COLOR"; NO_COLOR=1 at_terminal run b.go
echo "== vet"; NO_COLOR=1 at_terminal vet c.go
echo "== pipe"; $GOSLING run b.go 2>&1 | head -3
