# gosling -e: statements, imports by use, a whole program, errors, arguments.
$GOSLING -e 'fmt.Println(1+2, strings.ToUpper("x"))'; echo "status $?"
$GOSLING -e 'x := []int{1,2,3}
for _, v := range x { println(v) }
fmt.Println(len(x), os.Args[1:])' a 'b c' 2>&1; echo "status $?"
$GOSLING -e 'package main
func main() { println("whole") }' 2>&1; echo "status $?"
$GOSLING -e 'x := 1' 2>&1; echo "status $?"
$GOSLING -e 'fmt.Println(' 2>&1 | head -3; echo "status ${PIPESTATUS[0]}"
$GOSLING -e 'os.Exit(9)'; echo "status $?"
$GOSLING -e 'panic("x")' 2>&1 | head -1; echo "status ${PIPESTATUS[0]}"
$GOSLING -e '' ; echo "status $?"
$GOSLING -e 2>&1; echo "status $?"
