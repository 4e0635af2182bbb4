module ex/examplepanic

go 1.26
