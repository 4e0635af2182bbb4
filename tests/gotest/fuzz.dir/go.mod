module ex/fuzz

go 1.26
