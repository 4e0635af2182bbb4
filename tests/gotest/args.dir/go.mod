module ex/args

go 1.26
