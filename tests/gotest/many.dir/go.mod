module ex/many

go 1.26
