module ex/parallel2

go 1.26
