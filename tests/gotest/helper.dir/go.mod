module ex/helper

go 1.26
