# GODEBUG=inittrace=1: a line about each package with something to run at start, in the order of their initialisation. Real Go prints the same
# lines for this module (the library's packages differ; figures are made N).
d=$(mktemp -d)
mkdir $d/a $d/b $d/none
cat > $d/go.mod <<'EOF'
module example.com/m

go 1.26
EOF
cat > $d/a/a.go <<'EOF'
package a

var M = map[string]int{"one": len(name())}

func name() string { return "name" }
EOF
cat > $d/b/b.go <<'EOF'
package b

import (
	"time"

	"example.com/m/a"
)

var B []byte

func init() { B = make([]byte, 100000) }
func init() { time.Sleep(2 * time.Millisecond); B[0] = byte(a.M["one"]) }
EOF
cat > $d/none/none.go <<'EOF'
package none

const C = 3

var V = 4
EOF
cat > $d/main.go <<'EOF'
package main

import (
	"fmt"

	"example.com/m/b"
	"example.com/m/none"
)

func init() { println("in main's init") }
func main() { fmt.Println("main", len(b.B), b.B[0], none.C+none.V) }
EOF
cd $d
GODEBUG=inittrace=1 ${RUN:-$GOSLING run .} 2> err
grep -E '^(in |init (main|example.com/))' err > own
sed -E 's/[0-9]+(\.[0-9]+)?/N/g' own
# b slept for two milliseconds and allocated 100,000 bytes
awk '$2 == "example.com/m/b" { print ($5 >= 2), ($8 >= 100000 && $8 < 200000) }' own
rm -rf $d
