module ex/count

go 1.26
