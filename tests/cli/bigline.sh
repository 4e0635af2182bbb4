# A line of 1 GB: an error within two seconds of CPU, from a file with holes, from standard input; 200 MB of letters.
d=$(mktemp -d); trap 'rm -rf "$d"' EXIT; cd "$d"
TIMEFORMAT='%U %S'
run() {
    ms=$( { time timeout 60 $GOSLING "$1" > out 2>&1; echo $? > code; } 2>&1 | awk '{print int(1000 * ($1 + $2))}')
    echo "status $(cat code), $(head -c 120 out | head -1), $([ $ms -lt ${LIMIT:-2000} ] && echo quick || echo "$ms ms")"
}
printf 'package main\n' > holes.go; truncate -s 1G holes.go; run holes.go
run - < /dev/zero
yes a | head -c 200000000 | tr '\n' a > letters.go; run letters.go
