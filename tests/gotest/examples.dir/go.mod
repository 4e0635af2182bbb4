module ex/examples

go 1.26
