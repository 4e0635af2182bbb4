module ex/panics

go 1.26
