#!/bin/bash
# Copy our standard library packages into a scratch module, where real Go compiles them under g/...:
# the test bed for differential tests.  Natives (functions without body, in files native.go) are
# replaced by the pure Go twins kept in tools/stdpure.   usage: tools/stdtest.sh [DIR]
set -e
root=$(cd "$(dirname "$0")/.." && pwd)
dir=${1:-/tmp/stdtest}
pkgs="errors unicode unicode/utf8 unicode/utf16 strconv math math/bits math/cmplx math/rand math/rand/v2
 fmt strings bytes io io/fs bufio sort slices maps cmp iter container/list container/heap
 container/ring path text/tabwriter internal/oserror internal/chacha8"
mkdir -p "$dir/g"
[ -f "$dir/go.mod" ] || printf 'module stdtest\n\ngo 1.26\n' > "$dir/go.mod"
expr=""
have=""
for p in $pkgs; do
    if ls "$root/stdlib/$p"/*.go >/dev/null 2>&1; then
        have="$have $p"
        expr="$expr;s#^(import |\\t)((\\w+ )?)\"$p\"\$#\\1\\2\"stdtest/g/$p\"#"
    fi
done
for p in $have; do
    mkdir -p "$dir/g/$p"
    rm -f "$dir/g/$p"/*.go
    for f in "$root/stdlib/$p"/*.go; do
        src=$f
        alt="$root/tools/stdpure/$p/$(basename "$f")"
        [ -f "$alt" ] && src=$alt
        sed -E "${expr#;};s#real \"stdtest/g/#real \"#" "$src" > "$dir/g/$p/$(basename "$f")"
    done
done
