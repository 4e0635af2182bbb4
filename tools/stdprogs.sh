#!/bin/bash
# Run the programs of tests/std against our library under real Go (see stdtest.sh), and compare with
# the recorded answers of real Go.   usage: tools/stdprogs.sh [-record] [PROGRAM.go ...]
# -record writes PROGRAM.out from the real library first.
root=$(cd "$(dirname "$0")/.." && pwd)
dir=${STDTEST:-/tmp/stdtest}
record=
[ "$1" = -record ] && { record=1; shift; }
[ $# -eq 0 ] && set -- "$root"/tests/std/*/*.go
pkgs=$(cd "$dir/g" && find . -name '*.go' -printf '%h\n' | sort -u | sed 's#^\./##')
expr=""
for p in $pkgs; do expr="$expr;s#^(import |\\t)((\\w+ )?)\"$p\"\$#\\1\\2\"stdtest/g/$p\"#"; done
passed=0 failed=0
for f in "$@"; do
    name=$(basename "$f" .go)
    out="${f%.go}.out"
    [ -n "$record" ] && { timeout 60 go run "$f" > "$out" 2>/dev/null || echo "cannot record $f"; }
    mkdir -p "$dir/p/$name"
    sed -E "${expr#;}" "$f" > "$dir/p/$name/main.go"
    if (cd "$dir" && timeout 60 go run "./p/$name") > "$dir/p/$name/have" 2> "$dir/p/$name/err" && cmp -s "$out" "$dir/p/$name/have"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAIL $f"
        head -3 "$dir/p/$name/err"
        diff "$out" "$dir/p/$name/have" | cut -c1-220 | head -${LINES_SHOWN:-8}
    fi
done
echo "$passed passed, $failed failed"
