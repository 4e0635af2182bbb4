module ex/output

go 1.26
