module ex/nomatch

go 1.26
