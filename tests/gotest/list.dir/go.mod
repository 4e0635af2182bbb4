module ex/list

go 1.26
