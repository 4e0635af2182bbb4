# A #! first line is skipped and does not shift positions; a script runs by its own name.
d=$(mktemp -d); trap 'rm -rf "$d"' EXIT; cd "$d"
printf '#!/usr/bin/env gosling\npackage main\nimport ("fmt"; "os")\nfunc main() { fmt.Println("script", os.Args[1:]) }\n' > s.go
$GOSLING s.go x -y --z; echo "status $?"
printf '#!/usr/bin/env gosling\npackage main\nfunc main() { y := 1 }\n' > e.go
$GOSLING e.go 2>&1; echo "status $?"
mkdir bin; ln -s "$GOSLING" bin/gosling; chmod +x s.go
PATH="$d/bin:$PATH" ./s.go arg; echo "status $?"
printf '#!/usr/bin/env gosling' > only.go
$GOSLING only.go 2>&1; echo "status $?"
