# gosling explain escape: the source, and below a line what it puts on the heap and why.
d=$(mktemp -d); trap 'rm -rf "$d"' EXIT; cd "$d"
cat > p.go <<'EOF'
package main

type point struct{ x, y int }

var sink any

func moved(n int) *int {
	x := n
	return &x
}

func loop() *point {
	var last *point
	for i := 0; i < 3; i++ {
		last = &point{i, i}
		local := &point{i, 1}
		local.x++
	}
	return last
}

func main() {
	sink = *moved(1) + loop().x
	c := make(chan *point, 1)
	c <- &point{1, 2}
	go func() { sink = c }()
}
EOF
$GOSLING explain escape p.go; echo "status $?"
$GOSLING explain escape; echo "status $?"
