#!/bin/sh
# Installs what gosling needs to be built and tested on Debian 12. Run as root, or with sudo at hand. With the argument `fuzz` also what `make fuzz` needs.
set -e
PACKAGES="gcc g++ make re2c lemon libgmp-dev libffi-dev libedit-dev libutf8proc-dev tzdata python3 zlib1g libsqlite3-0"
[ "$1" = fuzz ] && PACKAGES="$PACKAGES clang libclang-rt-14-dev"
missing=""
for p in $PACKAGES; do
    dpkg -s "$p" >/dev/null 2>&1 || missing="$missing $p"
done
[ -z "$missing" ] && exit 0
echo "installing:$missing"
run=""
[ "$(id -u)" = 0 ] || run="sudo"
$run apt-get update -q
DEBIAN_FRONTEND=noninteractive $run apt-get install -y -q --no-install-recommends $missing
