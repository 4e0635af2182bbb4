module ex/cleanup

go 1.26
