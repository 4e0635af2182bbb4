module ex/testdata

go 1.26
