module ex/main2

go 1.26
