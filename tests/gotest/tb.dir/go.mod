module ex/tb

go 1.26
