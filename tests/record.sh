#!/usr/bin/env bash
# Records real Go's answers for tests/**/X.go (X.out) and tests/errors/X.go (X.err). Needs Go; the tests do not.
#   tests/record.sh FILE.go...
set -u
for f in "$@"; do
    dir=$(dirname "$f"); base=$(basename "$f"); tmp=$(mktemp -d)
    case "$f" in
    *errors/*)
        (cd "$dir" && go build -o "$tmp/x" "$base" 2>&1 | grep -v '^# ') > "${f%.go}.err"
        [ -s "${f%.go}.err" ] || echo "$f: no error from Go" ;;
    *)
        (cd "$dir" && go build -o "$tmp/x" "$base") || { echo "$f: does not build"; continue; }
        args=$(sed -n 's,^// args: ,,p' "$f" | head -1)
        (cd "$dir" && sed -n 's,^// stdin: ,,p' "$base" | tr -d '\n' | "$tmp/x" $args > "${base%.go}.out" 2> "$tmp/err"; code=$?
         want=$(sed -n 's,^// exit: ,,p' "$base" | head -1)
         [ "$code" = "${want:-0}" ] || echo "$f: exit $code"
         sed -n 's,^// stderr: ,,p' "$base" | while IFS= read -r text; do
             grep -qF -- "$text" "$tmp/err" || echo "$f: Go's stderr lacks: $text"
         done) ;;
    esac
    rm -rf "$tmp"
done
