module ex/external

go 1.26
