# A line of 1 GB: an error within two seconds (of a file with holes, and of letters).
d=$(mktemp -d); trap 'rm -rf "$d"' EXIT; cd "$d"
printf 'package main\n' > holes.go; truncate -s 1G holes.go
start=$(date +%s%N); timeout 20 $GOSLING holes.go > out 2>&1; s=$?; ms=$((($(date +%s%N) - start) / 1000000))
echo "status $s, $(head -c 120 out | head -1), $([ $ms -lt 2000 ] && echo quick || echo "$ms ms")"
start=$(date +%s%N); timeout 20 $GOSLING - < /dev/zero > out 2>&1; s=$?; ms=$((($(date +%s%N) - start) / 1000000))
echo "status $s, $(head -c 120 out | head -1), $([ $ms -lt 2000 ] && echo quick || echo "$ms ms")"
yes a | head -c 200000000 | tr '\n' a > letters.go
start=$(date +%s%N); timeout 20 $GOSLING letters.go > out 2>&1; s=$?; ms=$((($(date +%s%N) - start) / 1000000))
echo "status $s, $(head -c 120 out | head -1), $([ $ms -lt 2000 ] && echo quick || echo "$ms ms")"
