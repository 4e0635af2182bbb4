module ex/shuffle

go 1.26
