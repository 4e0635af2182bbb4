module ex/timeout

go 1.26
