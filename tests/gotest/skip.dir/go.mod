module ex/skip

go 1.26
