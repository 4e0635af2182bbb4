# A program from standard input, its arguments, and what is left of the input.
printf 'package main\nimport ("fmt"; "os")\nfunc main() { fmt.Println(os.Args[1:]); os.Exit(4) }\n' | $GOSLING - a b; echo "status $?"
printf 'package main\nfunc main() { undefinedname() }\n' | $GOSLING run - 2>&1; echo "status $?"
printf '' | $GOSLING - 2>&1; echo "status $?"
