module ex/gopanic

go 1.26
