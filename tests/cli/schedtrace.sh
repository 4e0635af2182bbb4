# GODEBUG=schedtrace prints Go's lines; figures are replaced by N
d=$(mktemp -d); trap 'rm -rf "$d"' EXIT; cd "$d"
cat > s.go <<'GO'
package main

import "time"

func main() { time.Sleep(120 * time.Millisecond) }
GO
GODEBUG=schedtrace=50 GOMAXPROCS=1 $GOSLING run s.go 2>&1 | sed 's/[0-9][0-9]*/N/g' | sort -u
GODEBUG=schedtrace=50,scheddetail=1 GOMAXPROCS=1 $GOSLING run s.go 2>&1 | grep -E '^(SCHED|  P0|  M0|  G1)' | head -5 |
    sed 's/[0-9][0-9]*/N/g; s/=true/=B/g; s/=false/=B/g; s/=nil/=N/g; s/(.*)/(R)/' | sort -u
