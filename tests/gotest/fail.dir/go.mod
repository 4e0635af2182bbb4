module ex/fail

go 1.26
