module ex/signature

go 1.26
