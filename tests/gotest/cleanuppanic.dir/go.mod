module ex/cleanuppanic

go 1.26
