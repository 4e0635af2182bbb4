#!/bin/sh
# Who may include whom: every include of the modules against the table in HACKING.md. Prints violations, exit status 1 if there are any.
bad=0
check() { # module, allowed modules
    for f in $1/*.c $1/*.h; do
        [ -e "$f" ] || continue
        grep -ho '#include "[a-z]*/[a-z_0-9]*\.[a-z]*"' "$f" | sed 's/#include "//; s/"//' | while read -r inc; do
            m=${inc%%/*}
            case " $1 $2 " in *" $m "*|*" $inc "*) ;; *) echo "$f includes $inc"; echo x >> /tmp/depcheck.$$ ;; esac
        done
    done
}
check base ""
check lexer "base"
check parser "base lexer"
check types "base lexer parser"
check compile "base lexer parser types vm/bytecode.h runtime/type.h runtime/runtime.h"
check runtime "base"
check vm "base runtime"
[ -e /tmp/depcheck.$$ ] && { rm -f /tmp/depcheck.$$; bad=1; }
exit $bad
