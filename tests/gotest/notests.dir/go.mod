module ex/notests

go 1.26
